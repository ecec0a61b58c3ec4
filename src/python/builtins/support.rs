//! What all builtins share: limits, virtual time of big operations, and the checks of arguments
//! with CPython's words. Must never do the work of a single builtin.

use std::rc::Rc;

use smallvec::SmallVec;

use crate::kernel::guest::Stop;
use crate::python::characters::Text;
use crate::python::compare::{Number, number};
use crate::python::heap::Object;
use crate::python::native::{Args, Outcome, Res};
use crate::python::types::{Exc, Type};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;
use crate::python::wide;

/// The largest object a program may make.
const MAX_OBJECT_BYTES: u64 = 192 << 20;
/// The most memory a process may hold.
pub const MAX_HEAP_BYTES: u64 = 512 << 20;

/// Counts the virtual time of an operation that touches `n` elements: one nanosecond each, which is
/// about what copying costs CPython. Small ones are part of the instruction's own cost.
#[inline]
pub fn charge(vm: &mut Vm<'_, '_>, n: usize) {
    if n > 64 {
        vm.slice.charge_work(n as u64);
    }
}

/// Counts bytes by which an object's buffer grew.
#[inline]
pub fn grow(vm: &mut Vm<'_, '_>, bytes: u64) {
    vm.process.heap.grew(bytes);
}

/// Ends the run when something does not fit, before it is allocated. CPython would ask its system
/// for the memory, and get it or not: so this is a limit of the simulated machine, not an exception
/// that a program could handle.
///
/// # Errors
/// `MemoryError`, which nobody sees: it only ends the native.
#[inline]
pub fn reserve(vm: &mut Vm<'_, '_>, bytes: u64) -> Res<()> {
    if bytes > MAX_OBJECT_BYTES || bytes.saturating_add(vm.process.heap.bytes()) > MAX_HEAP_BYTES {
        return out_of_memory(vm);
    }
    Ok(())
}

/// What a run says that needs more memory than there is.
#[must_use]
pub fn memory_message() -> Rc<str> {
    let megabytes = MAX_HEAP_BYTES >> 20;
    format!("out of memory: a process of the simulated machine has {megabytes} MB").into()
}

fn out_of_memory(vm: &mut Vm<'_, '_>) -> Res<()> {
    vm.stop = Some(Stop::Limit(memory_message()));
    let exception = vm.new_exception(Exc::MemoryError.class(), &[]);
    Err(crate::python::native::Raised(exception))
}

/// The result of a function of `_prelude`.
#[must_use]
pub fn prelude(name: &'static str, args: &[Value]) -> Outcome {
    Outcome::Prelude {
        name,
        args: SmallVec::from_slice(args),
    }
}

/// A value, or what `_prelude` gives.
#[must_use]
pub fn value_or(known: Option<Value>, name: &'static str, args: &[Value]) -> Outcome {
    match known {
        Some(value) => Outcome::Value(value),
        None => prelude(name, args),
    }
}

/// No keyword arguments.
///
/// # Errors
/// `TypeError`.
pub fn no_keywords(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<()> {
    if args.n_keywords() > 0 {
        return vm.type_error(format!("{name}() takes no keyword arguments"));
    }
    Ok(())
}

/// Exactly one positional argument.
///
/// # Errors
/// `TypeError`.
pub fn one(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<Value> {
    no_keywords(vm, args, name)?;
    match args.values[..] {
        [value] => Ok(value),
        _ => {
            let given = args.values.len();
            vm.type_error(format!(
                "{name}() takes exactly one argument ({given} given)"
            ))
        }
    }
}

/// A method's receiver, which must be of its class.
///
/// # Errors
/// `TypeError`.
pub fn receiver(vm: &mut Vm<'_, '_>, args: &Args, class: Type, name: &str) -> Res<ObjId> {
    let class_name = class.name();
    match args.values.first() {
        Some(&Value::Obj(id)) if args.n_keywords() < args.values.len() && is_of(vm, id, class) => {
            Ok(id)
        }
        Some(&other) => {
            let other = vm.type_name(other);
            vm.type_error(format!(
                "descriptor '{name}' for '{class_name}' objects doesn't apply to a '{other}' object"
            ))
        }
        None => vm.type_error(format!(
            "unbound method {class_name}.{name}() needs an argument"
        )),
    }
}

fn is_of(vm: &Vm<'_, '_>, id: ObjId, class: Type) -> bool {
    let own = vm.class_of(Value::Obj(id));
    own == class.class() || Type::of_class(own).and_then(Type::parent) == Some(class)
}

/// The positional arguments after the receiver, between `min` and `max` of them, no keywords; the
/// words are those CPython uses for a method of that many arguments.
///
/// # Errors
/// `TypeError`.
pub fn rest(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    class: Type,
    name: &str,
    (min, max): (usize, usize),
) -> Res<SmallVec<[Value; 6]>> {
    let class = class.name();
    if args.n_keywords() > 0 {
        return vm.type_error(format!("{class}.{name}() takes no keyword arguments"));
    }
    let given = args.values.len() - 1;
    if given >= min && given <= max {
        return Ok(SmallVec::from_slice(&args.values[1..]));
    }
    match (min, max) {
        (0, 0) => vm.type_error(format!(
            "{class}.{name}() takes no arguments ({given} given)"
        )),
        (1, 1) => vm.type_error(format!(
            "{class}.{name}() takes exactly one argument ({given} given)"
        )),
        _ => wrong_count(vm, name, given, (min, max)),
    }
}

/// The positional arguments, between `min` and `max` of them, no keywords.
///
/// # Errors
/// `TypeError`.
pub fn between(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &str,
    (min, max): (usize, usize),
) -> Res<()> {
    no_keywords(vm, args, name)?;
    let given = args.values.len();
    if given < min || given > max {
        return wrong_count(vm, name, given, (min, max));
    }
    Ok(())
}

fn wrong_count<T>(
    vm: &mut Vm<'_, '_>,
    name: &str,
    given: usize,
    (min, max): (usize, usize),
) -> Res<T> {
    let s = |n: usize| if n == 1 { "" } else { "s" };
    if min == max {
        vm.type_error(format!(
            "{name} expected {min} argument{}, got {given}",
            s(min)
        ))
    } else if given < min {
        vm.type_error(format!(
            "{name} expected at least {min} argument{}, got {given}",
            s(min)
        ))
    } else {
        vm.type_error(format!(
            "{name} expected at most {max} argument{}, got {given}",
            s(max)
        ))
    }
}

/// Arguments by position or name, after `skip` receivers. The first `required` must be there.
///
/// # Errors
/// `TypeError`.
pub fn bind<const N: usize>(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    function: &str,
    skip: usize,
    names: [&str; N],
    required: usize,
) -> Res<[Option<Value>; N]> {
    let mut bound = [None; N];
    let positional = &args.positionals()[skip..];
    if positional.len() > N {
        let given = positional.len() + args.n_keywords();
        return vm.type_error(format!(
            "{function}() takes at most {N} argument{} ({given} given)",
            if N == 1 { "" } else { "s" }
        ));
    }
    for (slot, &value) in bound.iter_mut().zip(positional) {
        *slot = Some(value);
    }
    for (sym, value) in args.keywords() {
        let name = vm.name(sym);
        match names.iter().position(|&n| n == &*name) {
            Some(at) if bound[at].is_none() => bound[at] = Some(value),
            Some(at) => {
                return vm.type_error(format!(
                    "argument for {function}() given by name ('{name}') and position ({})",
                    at + 1
                ));
            }
            None => {
                return vm.type_error(format!(
                    "'{name}' is an invalid keyword argument for {function}()"
                ));
            }
        }
    }
    for (at, name) in names.iter().enumerate().take(required) {
        if bound[at].is_none() {
            return vm.type_error(format!(
                "{function}() missing required argument '{name}' (pos {})",
                at + 1
            ));
        }
    }
    Ok(bound)
}

/// An int argument (bools are ints).
///
/// # Errors
/// `TypeError`.
pub fn int_arg(vm: &mut Vm<'_, '_>, value: Value) -> Res<i64> {
    match number(value) {
        Some(Number::Int(i)) => Ok(i),
        None if let Some(payload) = vm.process.heap.payload(value)
            && !matches!(payload, Value::Float(_))
            && vm.as_str(payload).is_none() =>
        {
            int_arg(vm, payload)
        }
        _ if wide::wide(&vm.process.heap, value).is_some() => vm.raise(
            Exc::OverflowError,
            "Python int too large to convert to C ssize_t",
        ),
        _ => {
            let name = vm.type_name(value);
            vm.type_error(format!(
                "'{name}' object cannot be interpreted as an integer"
            ))
        }
    }
}

/// An int argument of 32 bits.
///
/// # Errors
/// `TypeError`, `OverflowError`.
pub fn c_int_arg(vm: &mut Vm<'_, '_>, value: Value) -> Res<i32> {
    let is_wide = wide::wide(&vm.process.heap, value).is_some();
    let n = if is_wide {
        i64::MAX
    } else {
        int_arg(vm, value)?
    };
    match i32::try_from(n) {
        Ok(n) => Ok(n),
        Err(_) => vm.raise(
            Exc::OverflowError,
            "Python int too large to convert to C int",
        ),
    }
}

/// A float argument (ints are taken).
///
/// # Errors
/// `TypeError`.
pub fn float_arg(vm: &mut Vm<'_, '_>, value: Value) -> Res<f64> {
    match number(value) {
        Some(Number::Int(i)) => Ok(i as f64),
        Some(Number::Float(f)) => Ok(f),
        None if let Some(payload) = vm.process.heap.payload(value)
            && vm.as_str(payload).is_none() =>
        {
            float_arg(vm, payload)
        }
        None if let Some(big) = wide::wide(&vm.process.heap, value).cloned() => {
            wide::float_or_raise(vm, &big)
        }
        None => {
            let name = vm.type_name(value);
            vm.type_error(format!("must be real number, not {name}"))
        }
    }
}

/// A str argument, with the words of a method that wants one.
///
/// # Errors
/// `TypeError`.
pub fn str_arg(vm: &mut Vm<'_, '_>, function: &str, value: Value) -> Res<Text> {
    match vm.as_str(value) {
        Some(text) => Ok(text),
        None => {
            let name = vm.type_name(value);
            vm.type_error(format!("{function} must be str, not {name}"))
        }
    }
}

/// A list's items.
///
/// # Panics
/// If it is not a list: natives check their receiver first.
#[must_use]
pub fn list_of(vm: &Vm<'_, '_>, id: ObjId) -> Rc<Vec<Value>> {
    match vm.process.heap.get(id) {
        Object::List(items) => Rc::clone(items),
        other => panic!("the receiver is a list, not {other:?}"),
    }
}

/// A list's items, to change.
///
/// # Panics
/// If it is not a list.
pub fn list_mut<'v>(vm: &'v mut Vm<'_, '_>, id: ObjId) -> &'v mut Vec<Value> {
    match vm.process.heap.get_mut(id) {
        Object::List(items) => Rc::make_mut(items),
        other => panic!("the receiver is a list, not {other:?}"),
    }
}
