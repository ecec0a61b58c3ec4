//! Reading the arguments of natives.

use std::rc::Rc;

use crate::python::heap::Object;
use crate::python::native::{Args, NativeDef, NativeFn, Owner, Res};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

/// An entry of a table, on one line.
pub const fn native(owner: Owner, name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner,
        name,
        function,
    }
}

/// Arguments by position or name; the first `required` must be there.
///
/// # Errors
/// `TypeError`.
pub fn bind<const N: usize>(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    function: &str,
    names: [&str; N],
    required: usize,
) -> Res<[Option<Value>; N]> {
    let mut bound = [None; N];
    let given = args.positionals();
    if given.len() > N && names.first() == Some(&"self") {
        let (most, n) = (N - 1, given.len() - 1);
        let s = if most == 1 { "" } else { "s" };
        return vm.type_error(format!(
            "{function}() takes at most {most} argument{s} ({n} given)"
        ));
    }
    if given.len() > N {
        return vm.type_error(format!(
            "{function}() takes at most {N} positional arguments ({} given)",
            given.len()
        ));
    }
    for (slot, &value) in bound.iter_mut().zip(given) {
        *slot = Some(value);
    }
    for (sym, value) in args.keywords() {
        let name = vm.name(sym);
        match names.iter().position(|&n| n == &*name) {
            Some(at) if bound[at].is_none() => bound[at] = Some(value),
            Some(_) => {
                return vm.type_error(format!(
                    "{function}() got multiple values for argument '{name}'"
                ));
            }
            None => {
                return vm.type_error(format!(
                    "{function}() got an unexpected keyword argument '{name}'"
                ));
            }
        }
    }
    if let Some(at) = (0..required).find(|&at| bound[at].is_none()) {
        return vm.type_error(format!(
            "{function}() missing required argument '{}' (pos {})",
            names[at],
            at + 1
        ));
    }
    Ok(bound)
}

/// The argument at a position, which library code always gives.
#[must_use]
pub fn at(args: &Args, index: usize) -> Value {
    args.values.get(index).copied().unwrap_or(Value::None)
}

/// A number of seconds, as nanoseconds; negative ones are 0.
///
/// # Errors
/// `TypeError` if it is no number, `OverflowError` if it is longer than a machine's life.
pub fn seconds_to_ns(vm: &mut Vm<'_, '_>, value: Value) -> Res<u64> {
    let seconds = number(vm, value)?;
    if seconds.is_nan() {
        return vm.value_error("Invalid value NaN (not a number)");
    }
    if seconds > 9.0e9 {
        return vm.raise(
            crate::python::types::Exc::OverflowError,
            "timestamp too large to convert to C _PyTime_t",
        );
    }
    Ok((seconds.max(0.0) * 1e9).round() as u64)
}

/// A waiting time: `None` for ever.
///
/// # Errors
/// As [`seconds_to_ns`].
pub fn timeout_ns(vm: &mut Vm<'_, '_>, value: Value) -> Res<Option<u64>> {
    match value {
        Value::None => Ok(None),
        value => seconds_to_ns(vm, value).map(Some),
    }
}

/// An int or float.
///
/// # Errors
/// `TypeError`.
pub fn number(vm: &mut Vm<'_, '_>, value: Value) -> Res<f64> {
    match value {
        Value::Int(i) => Ok(i as f64),
        Value::Float(f) => Ok(f.get()),
        Value::True => Ok(1.0),
        Value::False => Ok(0.0),
        other => {
            let name = vm.type_name(other);
            vm.type_error(format!("'{name}' object cannot be interpreted as a number"))
        }
    }
}

/// An int.
///
/// # Errors
/// `TypeError`.
pub fn int(vm: &mut Vm<'_, '_>, value: Value) -> Res<i64> {
    match value {
        Value::Int(i) => Ok(i),
        Value::True => Ok(1),
        Value::False => Ok(0),
        other => {
            let name = vm.type_name(other);
            vm.type_error(format!(
                "'{name}' object cannot be interpreted as an integer"
            ))
        }
    }
}

/// A str.
///
/// # Errors
/// `TypeError`.
pub fn text(vm: &mut Vm<'_, '_>, value: Value) -> Res<Rc<str>> {
    match vm.as_str(value) {
        Some(text) => Ok(text.into()),
        None => {
            let name = vm.type_name(value);
            vm.type_error(format!("expected str instance, {name} found"))
        }
    }
}

/// The items of a list, tuple or deque.
#[must_use]
pub fn items_of(vm: &Vm<'_, '_>, value: Value) -> Vec<Value> {
    match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::List(items)) => items.to_vec(),
        Some(Object::Tuple(items)) => items.to_vec(),
        Some(Object::Deque(items)) => items.iter().copied().collect(),
        _ => Vec::new(),
    }
}

/// The first items of a list or deque, and how many it has: a queue may be long, and is looked at
/// whenever it changes.
#[must_use]
pub fn first_items_of(vm: &Vm<'_, '_>, value: Value, max: usize) -> (Vec<Value>, usize) {
    match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::List(items)) => (items[..items.len().min(max)].to_vec(), items.len()),
        Some(Object::Deque(items)) => (items.iter().take(max).copied().collect(), items.len()),
        _ => (Vec::new(), 0),
    }
}

/// An object, as a receiver is.
///
/// # Errors
/// `TypeError` if it is an immediate value.
pub fn object(vm: &mut Vm<'_, '_>, value: Value) -> Res<ObjId> {
    match value {
        Value::Obj(id) => Ok(id),
        other => {
            let name = vm.type_name(other);
            vm.type_error(format!("unexpected '{name}' object"))
        }
    }
}
