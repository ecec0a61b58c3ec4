//! What `_prelude` needs to keep, in dicts and sets, keys whose class has its own `__hash__` or
//! `__eq__`: Python code computes the hash and compares, these natives give the candidates and store.

use std::rc::Rc;

use crate::python::heap::{DictPart, Object};
use crate::python::items::{dict_mut, put};
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

use super::support::grow;

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    native("_candidates", candidates),
    native("_value_at", value_at),
    native("_put_at", put_at),
    native("_remove_at", remove_at),
    native("_hash_tuple", hash_tuple),
    native("_view_kind", view_kind),
    native("_ascii_escaped", ascii_escaped),
];

const fn native(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Module("_prelude"),
        name,
        function,
    }
}

fn container(args: &Args) -> ObjId {
    args.values[0]
        .as_obj()
        .expect("the prelude gives a dict or set")
}

fn int(value: Value) -> i64 {
    match value {
        Value::Int(i) => i,
        other => panic!("the prelude gives an int, not {other:?}"),
    }
}

/// `_candidates(container, hash)`: a list of `(position, key)` of the keys with this hash.
fn candidates(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let hash = int(args.values[1]) as u64;
    let mut found: Vec<(usize, Value)> = Vec::new();
    // Refusing every key makes the search visit all of them.
    match vm.process.heap.get(container(&args)) {
        Object::Dict(d) => {
            let mut keys = Vec::new();
            d.find(hash, |key| {
                keys.push(key);
                false
            });
            for key in keys {
                if let Some(at) = d.find(hash, |k| k.is_same(key)) {
                    found.push((at, key));
                }
            }
            found.sort_by_key(|&(at, _)| at);
        }
        Object::Set(s) | Object::FrozenSet(s) => {
            let mut keys = Vec::new();
            s.find(hash, |key| {
                keys.push(key);
                false
            });
            for key in keys {
                if let Some(at) = s.find(hash, |k| k.is_same(key)) {
                    found.push((at, key));
                }
            }
        }
        other => panic!("the prelude gives a dict or set, not {other:?}"),
    }
    let mut list = Vec::new();
    for (at, key) in found {
        list.push(vm.process.heap.new_tuple(vec![Value::Int(at as i64), key]));
    }
    Ok(vm.process.heap.new_list(list).into())
}

/// `_value_at(dict, position)`
fn value_at(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let at = int(args.values[1]) as usize;
    match vm.process.heap.get(container(&args)) {
        Object::Dict(d) => Ok(d.entry(at).value.into()),
        other => panic!("the prelude gives a dict, not {other:?}"),
    }
}

/// `_put_at(container, hash, position or -1, key, value)`
fn put_at(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = container(&args);
    let hash = int(args.values[1]) as u64;
    let at = usize::try_from(int(args.values[2])).ok();
    let (key, value) = (args.values[3], args.values[4]);
    if let Object::Dict(_) = vm.process.heap.get(id) {
        put(vm, id, hash, at, key, value);
        return Ok(Value::None.into());
    }
    if at.is_none() {
        if let Object::Set(s) | Object::FrozenSet(s) = vm.process.heap.get_mut(id) {
            Rc::make_mut(s).push(hash, key);
        }
        grow(vm, 48);
    }
    Ok(Value::None.into())
}

/// `_remove_at(container, position)`
fn remove_at(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = container(&args);
    let at = int(args.values[1]) as usize;
    if let Object::Dict(_) = vm.process.heap.get(id) {
        return Ok(dict_mut(vm, id).remove(at).value.into());
    }
    if let Object::Set(s) | Object::FrozenSet(s) = vm.process.heap.get_mut(id) {
        Rc::make_mut(s).remove(at);
    }
    Ok(Value::None.into())
}

/// `_hash_tuple(hashes)`: the hash of a tuple whose items have these.
fn hash_tuple(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let hashes = super::support::list_of(vm, container(&args));
    let lanes = hashes.iter().map(|&h| int(h) as u64);
    let hash = crate::python::compare::mix_lanes(lanes, hashes.len());
    Ok(Value::Int(hash as i64).into())
}

/// `_view_kind(view)`: `keys`, `values` or `items`.
fn view_kind(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let kind = match vm.process.heap.get(container(&args)) {
        Object::DictView { what, .. } => match what {
            DictPart::Keys => "keys",
            DictPart::Values => "values",
            DictPart::Items => "items",
        },
        other => panic!("the prelude gives a view, not {other:?}"),
    };
    Ok(vm.new_str(kind).into())
}

/// `_ascii_escaped(text)`
fn ascii_escaped(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let text = vm.as_str(args.values[0]).unwrap_or_default();
    Ok(vm.new_str(super::functions::ascii_of(&text)).into())
}
