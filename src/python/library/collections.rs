//! `collections.deque`, which the library's own queues use too.

use std::collections::VecDeque;
use std::rc::Rc;

use super::args::{at, bind, int, native, object};
use crate::python::compare;
use crate::python::heap::{DictPart, Object};
use crate::python::iterate;
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::types::{Exc, Type};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

const DEQUE: Owner = Owner::Method(Type::Deque);

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    native(Owner::Constructor(Type::Deque), "deque", construct),
    native(Owner::Module("_collections"), "deque_class", deque_class),
    native(Owner::Module("_collections"), "keys_of", keys_of),
    native(Owner::Module("_collections"), "values_of", values_of),
    native(Owner::Module("_collections"), "items_of", items_of),
    native(DEQUE, "append", append),
    native(DEQUE, "appendleft", appendleft),
    native(DEQUE, "pop", pop),
    native(DEQUE, "popleft", popleft),
    native(DEQUE, "extend", extend),
    native(DEQUE, "extendleft", extendleft),
    native(DEQUE, "clear", clear),
    native(DEQUE, "copy", copy),
    native(DEQUE, "remove", remove),
    native(DEQUE, "index", index),
    native(DEQUE, "count", count),
    native(DEQUE, "insert", insert),
    native(DEQUE, "rotate", rotate),
    native(DEQUE, "reverse", reverse),
    native(Owner::Getter(Type::Deque), "maxlen", maxlen),
];

fn deque_class(_vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::Obj(Type::Deque.class()).into())
}

/// A deque with a maximal length, and one made of what only Python code can iterate, are made in Python.
fn construct(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [iterable, maxlen] = bind(vm, &args, "deque", ["iterable", "maxlen"], 0)?;
    if let Some(maxlen) = maxlen.filter(|m| !m.is_none()) {
        let iterable = match iterable {
            Some(iterable) => iterable,
            None => vm.heap().new_tuple([]),
        };
        return in_python(vm, "_bounded", &[iterable, maxlen]);
    }
    let items = match iterable {
        None => Vec::new(),
        Some(iterable) => match iterate::to_vec(vm, iterable)? {
            Some(items) => items,
            None => return in_python(vm, "_from_iterable", &[iterable]),
        },
    };
    vm.heap().grew(16 * items.len() as u64);
    let deque = Object::Deque(Rc::new(VecDeque::from(items)));
    Ok(Value::Obj(vm.heap().alloc(deque)).into())
}

fn in_python(vm: &mut Vm<'_, '_>, name: &str, args: &[Value]) -> Res<Outcome> {
    let name = vm.intern(name);
    let callee = super::module_attr(vm, "collections", name);
    Ok(Outcome::Call {
        callee: callee.expect("a deque comes from the module collections"),
        args: Args::positional(args),
    })
}

fn receiver(vm: &mut Vm<'_, '_>, args: &Args) -> Res<ObjId> {
    let id = object(vm, at(args, 0))?;
    match vm.process.heap.get(id) {
        Object::Deque(_) => Ok(id),
        _ => vm.type_error("this method needs a deque"),
    }
}

fn items<'v>(vm: &'v Vm<'_, '_>, id: ObjId) -> &'v VecDeque<Value> {
    match vm.process.heap.get(id) {
        Object::Deque(items) => items,
        other => panic!("a deque, not {other:?}"),
    }
}

fn items_mut<'v>(vm: &'v mut Vm<'_, '_>, id: ObjId) -> &'v mut VecDeque<Value> {
    match vm.process.heap.get_mut(id) {
        Object::Deque(items) => Rc::make_mut(items),
        other => panic!("a deque, not {other:?}"),
    }
}

fn argument(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<Value> {
    match args.values.len() {
        2 => Ok(at(args, 1)),
        n => vm.type_error(format!(
            "deque.{name}() takes exactly one argument ({} given)",
            n - 1
        )),
    }
}

fn append(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let value = argument(vm, &args, "append")?;
    items_mut(vm, id).push_back(value);
    vm.heap().grew(16);
    Ok(Value::None.into())
}

fn appendleft(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let value = argument(vm, &args, "appendleft")?;
    items_mut(vm, id).push_front(value);
    vm.heap().grew(16);
    Ok(Value::None.into())
}

fn pop(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let value = items_mut(vm, id).pop_back();
    taken(vm, value)
}

fn popleft(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let value = items_mut(vm, id).pop_front();
    taken(vm, value)
}

fn taken(vm: &mut Vm<'_, '_>, value: Option<Value>) -> Res<Outcome> {
    match value {
        Some(value) => Ok(value.into()),
        None => vm.raise(Exc::IndexError, "pop from an empty deque"),
    }
}

fn extend(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let iterable = argument(vm, &args, "extend")?;
    match iterate::to_vec(vm, iterable)? {
        Some(more) => {
            vm.heap().grew(16 * more.len() as u64);
            items_mut(vm, id).extend(more);
            Ok(Value::None.into())
        }
        None => in_python(vm, "_extend", &[Value::Obj(id), iterable]),
    }
}

fn extendleft(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let iterable = argument(vm, &args, "extendleft")?;
    match iterate::to_vec(vm, iterable)? {
        Some(more) => {
            vm.heap().grew(16 * more.len() as u64);
            let items = items_mut(vm, id);
            more.into_iter().for_each(|value| items.push_front(value));
            Ok(Value::None.into())
        }
        None => in_python(vm, "_extendleft", &[Value::Obj(id), iterable]),
    }
}

fn clear(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    items_mut(vm, id).clear();
    Ok(Value::None.into())
}

fn copy(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let copy = Object::Deque(Rc::new(items(vm, id).clone()));
    Ok(Value::Obj(vm.heap().alloc(copy)).into())
}

/// The positions of the items equal to a value; `None` if Python code must compare.
fn positions(vm: &mut Vm<'_, '_>, id: ObjId, value: Value) -> Res<Option<Vec<usize>>> {
    let mut found = Vec::new();
    let all: Vec<Value> = items(vm, id).iter().copied().collect();
    for (position, item) in all.into_iter().enumerate() {
        if item.is_same(value) {
            found.push(position);
            continue;
        }
        match compare::equals(vm, item, value)? {
            Some(true) => found.push(position),
            Some(false) => {}
            None => return Ok(None),
        }
    }
    Ok(Some(found))
}

fn remove(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let value = argument(vm, &args, "remove")?;
    match positions(vm, id, value)? {
        None => in_python(vm, "_remove", &[Value::Obj(id), value]),
        Some(found) => match found.first() {
            Some(&position) => {
                items_mut(vm, id).remove(position);
                Ok(Value::None.into())
            }
            None => {
                let shown = crate::python::text::repr(vm, value)?.unwrap_or_default();
                vm.value_error(format!("{shown} is not in deque"))
            }
        },
    }
}

fn index(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let value = argument(vm, &args, "index")?;
    match positions(vm, id, value)? {
        None => in_python(vm, "_index", &[Value::Obj(id), value]),
        Some(found) => match found.first() {
            Some(&position) => Ok(Value::Int(position as i64).into()),
            None => {
                let shown = crate::python::text::repr(vm, value)?.unwrap_or_default();
                vm.value_error(format!("{shown} is not in deque"))
            }
        },
    }
}

fn count(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let value = argument(vm, &args, "count")?;
    match positions(vm, id, value)? {
        None => in_python(vm, "_count", &[Value::Obj(id), value]),
        Some(found) => Ok(Value::Int(found.len() as i64).into()),
    }
}

fn insert(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let position = int(vm, at(&args, 1))?;
    let value = at(&args, 2);
    let items = items_mut(vm, id);
    let len = items.len() as i64;
    let position = if position < 0 {
        (position + len).max(0)
    } else {
        position.min(len)
    };
    items.insert(position as usize, value);
    vm.heap().grew(16);
    Ok(Value::None.into())
}

fn rotate(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let n = match args.values.get(1) {
        Some(&n) => int(vm, n)?,
        None => 1,
    };
    let items = items_mut(vm, id);
    if !items.is_empty() {
        let n = n.rem_euclid(items.len() as i64) as usize;
        items.rotate_right(n);
    }
    Ok(Value::None.into())
}

fn reverse(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    items_mut(vm, id).make_contiguous().reverse();
    Ok(Value::None.into())
}

fn maxlen(_vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::None.into())
}

fn keys_of(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    ordered_view(vm, &args, DictPart::Keys)
}

fn values_of(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    ordered_view(vm, &args, DictPart::Values)
}

fn items_of(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    ordered_view(vm, &args, DictPart::Items)
}

/// A view of an `OrderedDict`.
fn ordered_view(vm: &mut Vm<'_, '_>, args: &Args, what: DictPart) -> Res<Outcome> {
    let value = args.values.first().copied().unwrap_or(Value::None);
    let dict = match vm.process.heap.plain(value) {
        Value::Obj(dict) if matches!(vm.process.heap.get(dict), Object::Dict(_)) => dict,
        _ => return vm.type_error("an OrderedDict is needed"),
    };
    let view = vm.heap().alloc(Object::DictView {
        is_ordered: true,
        dict,
        what,
    });
    Ok(Value::Obj(view).into())
}
