//! `set` and `frozenset`.

use std::rc::Rc;

use crate::python::code::{BinaryOp, CompareOp};
use crate::python::compare;
use crate::python::heap::Object;
use crate::python::items::{add_to_set, key_error};
use crate::python::iterate::to_vec;
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::operators::{combine_sets, in_place_set, set_like, take_out, toggle_in};
use crate::python::set::Set;
use crate::python::types::{Exc, Type};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

use super::support::{between, charge, grow, prelude, rest};

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    constructor(Type::Set, "set", new_set),
    constructor(Type::FrozenSet, "frozenset", new_frozen),
    method(Type::Set, "add", add),
    method(Type::Set, "remove", remove),
    method(Type::Set, "discard", discard),
    method(Type::Set, "pop", pop),
    method(Type::Set, "clear", clear),
    method(Type::Set, "update", update),
    method(Type::Set, "intersection_update", intersection_update),
    method(Type::Set, "difference_update", difference_update),
    method(
        Type::Set,
        "symmetric_difference_update",
        symmetric_difference_update,
    ),
    method(Type::Set, "copy", copy),
    method(Type::Set, "union", union),
    method(Type::Set, "intersection", intersection),
    method(Type::Set, "difference", difference),
    method(Type::Set, "symmetric_difference", symmetric_difference),
    method(Type::Set, "issubset", is_subset),
    method(Type::Set, "issuperset", is_superset),
    method(Type::Set, "isdisjoint", is_disjoint),
    method(Type::Set, "__contains__", contains),
    method(Type::FrozenSet, "copy", copy),
    method(Type::FrozenSet, "union", union),
    method(Type::FrozenSet, "intersection", intersection),
    method(Type::FrozenSet, "difference", difference),
    method(
        Type::FrozenSet,
        "symmetric_difference",
        symmetric_difference,
    ),
    method(Type::FrozenSet, "issubset", is_subset),
    method(Type::FrozenSet, "issuperset", is_superset),
    method(Type::FrozenSet, "isdisjoint", is_disjoint),
    method(Type::FrozenSet, "__contains__", contains),
];

const fn method(class: Type, name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Method(class),
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

/// The receiver's elements: a set or a frozenset.
fn me(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<(ObjId, Rc<Set>)> {
    if let Some(&Value::Obj(id)) = args.values.first()
        && let Object::Set(s) | Object::FrozenSet(s) = vm.process.heap.get(id)
    {
        return Ok((id, Rc::clone(s)));
    }
    vm.type_error(format!("descriptor '{name}' requires a 'set' object"))
}

fn set_mut<'v>(vm: &'v mut Vm<'_, '_>, id: ObjId) -> &'v mut Set {
    match vm.process.heap.get_mut(id) {
        Object::Set(s) => Rc::make_mut(s),
        other => panic!("the receiver is a set, not {other:?}"),
    }
}

/// A set of any builtin iterable; `None` if Python code must run.
fn set_of(vm: &mut Vm<'_, '_>, source: Value) -> Res<Option<Rc<Set>>> {
    if let Some(Object::Set(s) | Object::FrozenSet(s)) =
        source.as_obj().map(|id| vm.process.heap.get(id))
    {
        return Ok(Some(Rc::new(s.fresh_copy())));
    }
    let Some(items) = to_vec(vm, source)? else {
        return Ok(None);
    };
    let n_in_dict = match source.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Dict(d)) => d.len(),
        _ => 0,
    };
    let mut empty = Set::default();
    empty.reserve_for(n_in_dict);
    let set = vm.process.heap.alloc(Object::Set(Rc::new(empty)));
    for item in items {
        if add_to_set(vm, set, item)?.is_none() {
            return Ok(None);
        }
    }
    match vm.process.heap.get(set) {
        Object::Set(s) => Ok(Some(Rc::clone(s))),
        other => panic!("{other:?} is a set"),
    }
}

fn allocate(vm: &mut Vm<'_, '_>, set: Rc<Set>, frozen: bool) -> Value {
    let object = if frozen {
        Object::FrozenSet(set)
    } else {
        Object::Set(set)
    };
    Value::Obj(vm.process.heap.alloc(object))
}

fn new_set(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "set", (0, 1))?;
    let Some(&source) = args.values.first() else {
        return Ok(allocate(vm, Rc::default(), false).into());
    };
    Ok(match set_of(vm, source)? {
        Some(set) => allocate(vm, set, false).into(),
        None => prelude("_set", &[source]),
    })
}

fn new_frozen(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "frozenset", (0, 1))?;
    let Some(&source) = args.values.first() else {
        return Ok(allocate(vm, Rc::default(), true).into());
    };
    if vm.class_of(source) == Type::FrozenSet.class() {
        return Ok(source.into());
    }
    Ok(match set_of(vm, source)? {
        Some(set) => allocate(vm, set, true).into(),
        None => prelude("_frozenset", &[source]),
    })
}

fn add(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (set, shared) = me(vm, &args, "add")?;
    drop(shared);
    let item = rest(vm, &args, Type::Set, "add", (1, 1))?[0];
    Ok(match add_to_set(vm, set, item)? {
        Some(_) => Value::None.into(),
        None => prelude("_set_add", &[Value::Obj(set), item]),
    })
}

/// Removes an item; `None` if Python code must run, else whether it was there.
fn take(vm: &mut Vm<'_, '_>, set: ObjId, item: Value) -> Res<Option<bool>> {
    let heap = &vm.process.heap;
    let Object::Set(s) = heap.get(set) else {
        panic!("the receiver is a set");
    };
    let found = compare::hash_value(heap, item, 0)
        .and_then(|hash| compare::find_element(heap, s, hash, item));
    let Some(found) = compare::settle(vm, found)? else {
        return Ok(None);
    };
    if let Some(at) = found {
        set_mut(vm, set).remove(at);
    }
    Ok(Some(found.is_some()))
}

fn remove(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (set, shared) = me(vm, &args, "remove")?;
    drop(shared);
    let item = rest(vm, &args, Type::Set, "remove", (1, 1))?[0];
    match take(vm, set, item)? {
        Some(true) => Ok(Value::None.into()),
        Some(false) => key_error(vm, item),
        None => {
            let strict = Value::True;
            Ok(prelude("_set_remove", &[Value::Obj(set), item, strict]))
        }
    }
}

fn discard(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (set, shared) = me(vm, &args, "discard")?;
    drop(shared);
    let item = rest(vm, &args, Type::Set, "discard", (1, 1))?[0];
    Ok(match take(vm, set, item)? {
        Some(_) => Value::None.into(),
        None => {
            let strict = Value::False;
            prelude("_set_remove", &[Value::Obj(set), item, strict])
        }
    })
}

fn pop(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (set, shared) = me(vm, &args, "pop")?;
    drop(shared);
    rest(vm, &args, Type::Set, "pop", (0, 0))?;
    match set_mut(vm, set).pop() {
        Some(entry) => Ok(entry.key.into()),
        None => vm.raise(Exc::KeyError, "pop from an empty set"),
    }
}

fn clear(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (set, shared) = me(vm, &args, "clear")?;
    drop(shared);
    rest(vm, &args, Type::Set, "clear", (0, 0))?;
    set_mut(vm, set).clear();
    Ok(Value::None.into())
}

fn copy(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (id, set) = me(vm, &args, "copy")?;
    rest(vm, &args, Type::Set, "copy", (0, 0))?;
    if matches!(vm.process.heap.get(id), Object::FrozenSet(_)) {
        return Ok(Value::Obj(id).into());
    }
    charge(vm, set.len());
    Ok(allocate(vm, Rc::new(set.fresh_copy()), false).into())
}

/// `a.union(b, …)` and its siblings.
fn combined(vm: &mut Vm<'_, '_>, args: &Args, name: &'static str, op: BinaryOp) -> Res<Outcome> {
    let (id, start) = me(vm, args, name)?;
    super::support::no_keywords(vm, args, name)?;
    let frozen = matches!(vm.process.heap.get(id), Object::FrozenSet(_));
    let mut result = start;
    if op == BinaryOp::Xor && args.values.len() != 2 {
        let n = args.values.len() - 1;
        return vm.type_error(format!(
            "set.symmetric_difference() takes exactly one argument ({n} given)"
        ));
    }
    if args.values.len() == 1 {
        return Ok(allocate(vm, Rc::new(result.fresh_copy()), frozen).into());
    }
    for (at, &other) in args.values[1..].iter().enumerate() {
        let combined = if op == BinaryOp::Sub && (at > 0 || !has_size(vm, other)) {
            match operand(vm, other)? {
                Some(other) if at > 0 => take_out(vm, &result, &other)?,
                Some(other) => take_out(vm, &result.fresh_copy(), &other)?,
                None => None,
            }
        } else if op == BinaryOp::Xor && !is_set(vm, other) {
            match operand(vm, other)? {
                Some(other) => toggle_in(vm, &result, &other)?,
                None => None,
            }
        } else if op == BinaryOp::Or && at > 0 && other.as_obj() == Some(id) {
            // The set itself adds nothing to its copy.
            continue;
        } else if op == BinaryOp::Or && set_like(vm, other).is_none() {
            // One after another: they are not merged, which shows in their order.
            let copy = allocate(vm, Rc::new(result.fresh_copy()), false);
            let copy = copy.as_obj().expect("a set is an object");
            add_each(vm, copy, other)?.map(|()| set_mut(vm, copy).clone())
        } else {
            match operand(vm, other)? {
                Some(other) => combine_sets(vm, op, &result, &other)?,
                None => None,
            }
        };
        match combined {
            Some(combined) => result = Rc::new(combined),
            None => {
                let name = vm.new_str(name);
                let others = vm.process.heap.new_tuple(&args.values[1..]);
                return Ok(prelude("_set_method", &[Value::Obj(id), name, others]));
            }
        }
    }
    grow(vm, 48 * result.len() as u64);
    Ok(allocate(vm, result, frozen).into())
}

/// What CPython's `difference` looks up elements in; anything else is gone through.
fn has_size(vm: &Vm<'_, '_>, other: Value) -> bool {
    let object = other.as_obj().map(|id| vm.process.heap.get(id));
    is_set(vm, other) || matches!(object, Some(Object::Dict(_)))
}

fn is_set(vm: &Vm<'_, '_>, other: Value) -> bool {
    let object = other.as_obj().map(|id| vm.process.heap.get(id));
    matches!(object, Some(Object::Set(_) | Object::FrozenSet(_)))
}

/// What a set method takes: a set as it is, any other iterable as a set.
fn operand(vm: &mut Vm<'_, '_>, other: Value) -> Res<Option<Rc<Set>>> {
    if let Some(Object::Set(s) | Object::FrozenSet(s)) =
        other.as_obj().map(|id| vm.process.heap.get(id))
    {
        return Ok(Some(Rc::clone(s)));
    }
    set_of(vm, other)
}

fn union(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    combined(vm, &args, "union", BinaryOp::Or)
}

fn intersection(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    combined(vm, &args, "intersection", BinaryOp::And)
}

fn difference(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    combined(vm, &args, "difference", BinaryOp::Sub)
}

fn symmetric_difference(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    combined(vm, &args, "symmetric_difference", BinaryOp::Xor)
}

/// `a.update(b, …)` and its siblings.
fn combined_in_place(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &'static str,
    op: BinaryOp,
) -> Res<Outcome> {
    let (id, shared) = me(vm, args, name)?;
    drop(shared);
    super::support::no_keywords(vm, args, name)?;
    for &other in &args.values[1..] {
        let is_set = set_like(vm, other).is_some();
        let done = if op == BinaryOp::Or && !is_set {
            add_each(vm, id, other)?
        } else {
            let other = if is_set {
                Some(other)
            } else {
                set_of(vm, other)?.map(|set| allocate(vm, set, false))
            };
            match other {
                Some(other) => in_place_set(vm, op, id, other)?.map(|_| ()),
                None => None,
            }
        };
        if done.is_none() {
            let name = vm.new_str(name);
            let others = vm.process.heap.new_tuple(&args.values[1..]);
            return Ok(prelude(
                "_set_update_method",
                &[Value::Obj(id), name, others],
            ));
        }
    }
    Ok(Value::None.into())
}

fn add_each(vm: &mut Vm<'_, '_>, set: ObjId, source: Value) -> Res<Option<()>> {
    let n_in_dict = match source.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Dict(d)) => d.len(),
        _ => 0,
    };
    let Some(items) = to_vec(vm, source)? else {
        return Ok(None);
    };
    set_mut(vm, set).reserve_for(n_in_dict);
    for item in items {
        if add_to_set(vm, set, item)?.is_none() {
            return Ok(None);
        }
    }
    Ok(Some(()))
}

pub(super) fn update(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    combined_in_place(vm, &args, "update", BinaryOp::Or)
}

fn intersection_update(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    combined_in_place(vm, &args, "intersection_update", BinaryOp::And)
}

fn difference_update(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    combined_in_place(vm, &args, "difference_update", BinaryOp::Sub)
}

fn symmetric_difference_update(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    combined_in_place(vm, &args, "symmetric_difference_update", BinaryOp::Xor)
}

/// Compares with any iterable.
fn compared(vm: &mut Vm<'_, '_>, args: &Args, name: &'static str, op: CompareOp) -> Res<Outcome> {
    let (id, _) = me(vm, args, name)?;
    let other = rest(vm, args, Type::Set, name, (1, 1))?[0];
    if let Some(set) = operand(vm, other)? {
        let set = allocate(vm, set, false);
        if let Some(value) = compare::compare(vm, op, Value::Obj(id), set)? {
            return Ok(value.into());
        }
    }
    let name = vm.new_str(name);
    Ok(prelude("_set_compare", &[Value::Obj(id), name, other]))
}

fn is_subset(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    compared(vm, &args, "issubset", CompareOp::Le)
}

fn is_superset(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    compared(vm, &args, "issuperset", CompareOp::Ge)
}

fn is_disjoint(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (id, set) = me(vm, &args, "isdisjoint")?;
    let other = rest(vm, &args, Type::Set, "isdisjoint", (1, 1))?[0];
    let common = match operand(vm, other)? {
        Some(other) => combine_sets(vm, BinaryOp::And, &set, &other)?,
        None => None,
    };
    Ok(match common {
        Some(common) => Value::bool(common.is_empty()).into(),
        None => prelude("_is_disjoint", &[Value::Obj(id), other]),
    })
}

fn contains(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "__contains__", (2, 2))?;
    let is = compare::contains(vm, args.values[0], args.values[1])?;
    Ok(super::support::value_or(
        is.map(Value::bool),
        "_contains",
        &args.values,
    ))
}
