//! `list` and `tuple`.

use std::rc::Rc;

use crate::python::compare;
use crate::python::heap::Object;
use crate::python::items;
use crate::python::iterate::{get_iter, is_iterable, to_vec};
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::operators::extend_list;
use crate::python::types::{Exc, Type};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

use super::support::{
    between, charge, grow, int_arg, list_mut, list_of, prelude, receiver, rest, value_or,
};

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    constructor(Type::List, "list", new_list),
    constructor(Type::Tuple, "tuple", new_tuple),
    method("append", append),
    method("extend", extend),
    method("insert", insert),
    method("remove", remove),
    method("pop", pop),
    method("clear", clear),
    method("index", index),
    method("count", count),
    method("reverse", reverse),
    method("copy", copy),
    method("__iter__", iterate),
    method("__len__", length),
    method("__getitem__", get_item),
    method("__contains__", contains),
    tuple_method("index", tuple_index),
    tuple_method("count", tuple_count),
    tuple_method("__iter__", iterate),
    tuple_method("__len__", length),
    tuple_method("__getitem__", get_item),
    tuple_method("__contains__", contains),
];

const fn method(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Method(Type::List),
        name,
        function,
    }
}

const fn tuple_method(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Method(Type::Tuple),
        name,
        function,
    }
}

const fn constructor(class: Type, name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Constructor(class),
        name,
        function,
    }
}

fn new_list(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "list", (0, 1))?;
    let Some(&source) = args.values.first() else {
        return Ok(vm.process.heap.new_list(Vec::new()).into());
    };
    let items = to_vec(vm, source)?;
    let list = items.map(|items| vm.process.heap.new_list(items));
    Ok(value_or(list, "_list", &[source]))
}

fn new_tuple(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "tuple", (0, 1))?;
    let Some(&source) = args.values.first() else {
        return Ok(vm.process.heap.new_tuple(Vec::new()).into());
    };
    if vm.class_of(source) == Type::Tuple.class() {
        return Ok(source.into());
    }
    let items = to_vec(vm, source)?;
    let tuple = items.map(|items| vm.process.heap.new_tuple(items));
    Ok(value_or(tuple, "_tuple", &[source]))
}

fn append(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "append")?;
    let item = rest(vm, &args, Type::List, "append", (1, 1))?[0];
    list_mut(vm, list).push(item);
    grow(vm, 16);
    Ok(Value::None.into())
}

fn extend(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "extend")?;
    let source = rest(vm, &args, Type::List, "extend", (1, 1))?[0];
    match to_vec(vm, source)? {
        Some(items) => {
            extend_list(vm, list, &items)?;
            Ok(Value::None.into())
        }
        None => Ok(prelude("_list_extend", &[Value::Obj(list), source])),
    }
}

/// Where `insert` puts an item: beyond the ends is at the ends.
fn clip(index: i64, len: usize) -> usize {
    let len = len as i64;
    let from_start = if index < 0 { index + len } else { index };
    from_start.clamp(0, len) as usize
}

fn insert(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "insert")?;
    let rest = rest(vm, &args, Type::List, "insert", (2, 2))?;
    let index = int_arg(vm, rest[0])?;
    let items = list_mut(vm, list);
    let at = clip(index, items.len());
    let n_moved = items.len() - at;
    items.insert(at, rest[1]);
    grow(vm, 16);
    charge(vm, n_moved);
    Ok(Value::None.into())
}

/// The first position of an item in `range`; the inner `None` asks for Python code.
fn find(
    vm: &mut Vm<'_, '_>,
    items: &[Value],
    item: Value,
    range: std::ops::Range<usize>,
) -> Res<Option<Option<usize>>> {
    charge(vm, range.len());
    for at in range {
        if items[at].is_same(item) {
            return Ok(Some(Some(at)));
        }
        match compare::equals(vm, items[at], item)? {
            Some(true) => return Ok(Some(Some(at))),
            Some(false) => {}
            None => return Ok(None),
        }
    }
    Ok(Some(None))
}

fn remove(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "remove")?;
    let item = rest(vm, &args, Type::List, "remove", (1, 1))?[0];
    let items = list_of(vm, list);
    match find(vm, &items, item, 0..items.len())? {
        Some(Some(at)) => {
            drop(items);
            list_mut(vm, list).remove(at);
            Ok(Value::None.into())
        }
        Some(None) => vm.value_error("list.remove(x): x not in list"),
        None => Ok(prelude("_list_remove", &[Value::Obj(list), item])),
    }
}

fn pop(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "pop")?;
    let rest = rest(vm, &args, Type::List, "pop", (0, 1))?;
    let index = match rest.first() {
        None => -1,
        Some(&index) => int_arg(vm, index)?,
    };
    let items = list_mut(vm, list);
    let n = items.len();
    if n == 0 {
        return vm.raise(Exc::IndexError, "pop from empty list");
    }
    match items::position(index, n) {
        Some(at) => {
            let item = items.remove(at);
            charge(vm, n - at);
            Ok(item.into())
        }
        None => vm.raise(Exc::IndexError, "pop index out of range"),
    }
}

fn clear(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "clear")?;
    rest(vm, &args, Type::List, "clear", (0, 0))?;
    list_mut(vm, list).clear();
    Ok(Value::None.into())
}

fn index_in(vm: &mut Vm<'_, '_>, args: &Args, class: Type, items: &[Value]) -> Res<Outcome> {
    let rest = rest(vm, args, class, "index", (1, 3))?;
    let start = match rest.get(1) {
        None => 0,
        Some(&start) => clip(int_arg(vm, start)?, items.len()),
    };
    let end = match rest.get(2) {
        None => items.len(),
        Some(&end) => clip(int_arg(vm, end)?, items.len()),
    };
    match find(vm, items, rest[0], start..end.max(start))? {
        Some(Some(at)) => Ok(Value::Int(at as i64).into()),
        Some(None) if class == Type::List => match crate::python::text::repr(vm, rest[0])? {
            Some(text) => vm.value_error(format!("{text} is not in list")),
            None => Ok(prelude("_not_in_list", &[rest[0]])),
        },
        Some(None) => vm.value_error("tuple.index(x): x not in tuple"),
        None => {
            let (start, end) = (Value::Int(start as i64), Value::Int(end as i64));
            Ok(prelude("_index", &[args.values[0], rest[0], start, end]))
        }
    }
}

fn count_in(vm: &mut Vm<'_, '_>, args: &Args, class: Type, items: &[Value]) -> Res<Outcome> {
    let wanted = rest(vm, args, class, "count", (1, 1))?[0];
    let mut n = 0;
    for &item in items {
        let same = item.is_same(wanted);
        match if same {
            Some(true)
        } else {
            compare::equals(vm, item, wanted)?
        } {
            Some(is) => n += i64::from(is),
            None => return Ok(prelude("_count", &[args.values[0], wanted])),
        }
    }
    charge(vm, items.len());
    Ok(Value::Int(n).into())
}

fn tuple_of(vm: &Vm<'_, '_>, id: ObjId) -> Rc<[Value]> {
    match vm.process.heap.get(id) {
        Object::Tuple(items) => Rc::clone(items),
        other => panic!("the receiver is a tuple, not {other:?}"),
    }
}

fn index(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "index")?;
    let items = list_of(vm, list);
    index_in(vm, &args, Type::List, &items)
}

fn count(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "count")?;
    let items = list_of(vm, list);
    count_in(vm, &args, Type::List, &items)
}

fn tuple_index(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let tuple = receiver(vm, &args, Type::Tuple, "index")?;
    let items = tuple_of(vm, tuple);
    index_in(vm, &args, Type::Tuple, &items)
}

fn tuple_count(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let tuple = receiver(vm, &args, Type::Tuple, "count")?;
    let items = tuple_of(vm, tuple);
    count_in(vm, &args, Type::Tuple, &items)
}

fn reverse(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "reverse")?;
    rest(vm, &args, Type::List, "reverse", (0, 0))?;
    let items = list_mut(vm, list);
    items.reverse();
    let n = items.len();
    charge(vm, n);
    Ok(Value::None.into())
}

fn copy(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "copy")?;
    rest(vm, &args, Type::List, "copy", (0, 0))?;
    let items = list_of(vm, list).to_vec();
    charge(vm, items.len());
    Ok(vm.process.heap.new_list(items).into())
}

fn iterate(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = super::support::one(vm, &args, "__iter__")?;
    debug_assert!(is_iterable(vm, value));
    let iterator = get_iter(vm, value)?;
    Ok(value_or(iterator, "_iter", &[value]))
}

fn length(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = super::support::one(vm, &args, "__len__")?;
    let n = items::len(vm, value)?;
    Ok(value_or(n.map(|n| Value::Int(n as i64)), "_len", &[value]))
}

fn get_item(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "__getitem__", (2, 2))?;
    let item = items::load_item(vm, args.values[0], args.values[1])?;
    Ok(value_or(item, "_getitem", &args.values))
}

fn contains(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "__contains__", (2, 2))?;
    let is = compare::contains(vm, args.values[0], args.values[1])?;
    Ok(value_or(is.map(Value::bool), "_contains", &args.values))
}
