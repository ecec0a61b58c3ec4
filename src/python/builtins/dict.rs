//! `dict` and its views.

use std::rc::Rc;

use crate::python::compare;
use crate::python::heap::{DictPart, Object};
use crate::python::items::{self, dict_mut, find, insert, lookup, take};
use crate::python::iterate::{self, to_vec};
use crate::python::names;
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::types::{Exc, Type};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

use super::support::{charge, prelude, receiver, rest};

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    constructor("dict", new),
    method("get", get),
    method("keys", keys),
    method("values", values),
    method("items", items_view),
    method("pop", pop),
    method("popitem", pop_item),
    method("setdefault", set_default),
    method("update", update_method),
    method("clear", clear),
    method("copy", copy),
    NativeDef {
        owner: Owner::Static(Type::Dict),
        name: "fromkeys",
        function: from_keys,
    },
    method("__contains__", contains),
    method("__setitem__", set_item),
    method("__len__", length),
    NativeDef {
        owner: Owner::Method(Type::DictView),
        name: "isdisjoint",
        function: is_disjoint,
    },
];

const fn method(name: &'static str, function: crate::python::native::NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Method(Type::Dict),
        name,
        function,
    }
}

const fn constructor(name: &'static str, function: crate::python::native::NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Constructor(Type::Dict),
        name,
        function,
    }
}

/// `dict.update(source)`: a dict, or pairs of builtin data. `None` if Python code must run; the
/// dict may then have some of them already.
///
/// # Errors
/// `TypeError`, `ValueError` for what is no pairs.
pub fn update(vm: &mut Vm<'_, '_>, dict: ObjId, source: Value) -> Res<Option<()>> {
    let source = compare::plain_without(&vm.process.heap, source, names::ITER);
    if let Some(Object::Dict(other)) = source.as_obj().map(|id| vm.process.heap.get(id)) {
        let other = Rc::clone(other);
        return merge(vm, dict, &other);
    }
    let Some(pairs) = to_vec(vm, source)? else {
        return Ok(None);
    };
    for (at, &pair) in pairs.iter().enumerate() {
        if !iterate::is_iterable(vm, pair) {
            return vm.type_error(format!(
                "cannot convert dictionary update sequence element #{at} to a sequence"
            ));
        }
        let Some(parts) = to_vec(vm, pair)? else {
            return Ok(None);
        };
        let &[key, value] = &parts[..] else {
            let n = parts.len();
            return vm.value_error(format!(
                "dictionary update sequence element #{at} has length {n}; 2 is required"
            ));
        };
        if insert(vm, dict, key, value)?.is_none() {
            return Ok(None);
        }
    }
    Ok(Some(()))
}

fn merge(vm: &mut Vm<'_, '_>, dict: ObjId, other: &crate::python::dict::Dict) -> Res<Option<()>> {
    charge(vm, other.len());
    for entry in other.iter() {
        let found = match vm.process.heap.get(dict) {
            Object::Dict(d) => compare::find_key(&vm.process.heap, d, entry.hash, entry.key),
            object => panic!("{object:?} is a dict"),
        };
        let Some(found) = compare::settle(vm, found)? else {
            return Ok(None);
        };
        items::put(vm, dict, entry.hash, found, entry.key, entry.value);
    }
    Ok(Some(()))
}

fn new(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    if args.positionals().len() > 1 {
        let n = args.positionals().len();
        return vm.type_error(format!("dict expected at most 1 argument, got {n}"));
    }
    let dict = items::new_dict(vm);
    fill(
        vm,
        dict,
        args.positionals().first().copied(),
        &args,
        Value::Obj(dict),
    )
}

/// Puts a source and keywords into a dict and gives `result`.
pub(super) fn fill(
    vm: &mut Vm<'_, '_>,
    dict: ObjId,
    source: Option<Value>,
    args: &Args,
    result: Value,
) -> Res<Outcome> {
    let mut in_python = None;
    if let Some(source) = source
        && (needs_prelude(vm, source) || update(vm, dict, source)?.is_none())
    {
        in_python = Some(source);
    }
    let keywords = match in_python {
        // The keywords come after the source: they go along to Python.
        Some(_) => items::new_dict(vm),
        None => dict,
    };
    for (name, value) in args.keywords() {
        let name = vm.name(name);
        let key = vm.new_str(name);
        insert(vm, keywords, key, value)?;
    }
    Ok(match in_python {
        Some(source) => prelude(
            "_dict_update",
            &[Value::Obj(dict), source, Value::Obj(keywords), result],
        ),
        None => Outcome::Value(result),
    })
}

fn needs_prelude(vm: &Vm<'_, '_>, source: Value) -> bool {
    let source = compare::plain_without(&vm.process.heap, source, names::ITER);
    source.as_obj().is_some_and(|id| {
        matches!(
            vm.process.heap.get(id),
            Object::Instance(_) | Object::Exception(_) | Object::Generator(_)
        )
    })
}

fn get(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let dict = receiver(vm, &args, Type::Dict, "get")?;
    let rest = rest(vm, &args, Type::Dict, "get", (1, 2))?;
    let default = rest.get(1).copied().unwrap_or(Value::None);
    Ok(match lookup(vm, dict, rest[0])? {
        Some(found) => found.unwrap_or(default).into(),
        None => prelude("_dict_get", &[Value::Obj(dict), rest[0], default]),
    })
}

fn view(vm: &mut Vm<'_, '_>, args: &Args, name: &str, what: DictPart) -> Res<Outcome> {
    let dict = receiver(vm, args, Type::Dict, name)?;
    rest(vm, args, Type::Dict, name, (0, 0))?;
    let view = vm.process.heap.alloc(Object::DictView {
        is_ordered: false,
        dict,
        what,
    });
    Ok(Value::Obj(view).into())
}

fn keys(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    view(vm, &args, "keys", DictPart::Keys)
}

fn values(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    view(vm, &args, "values", DictPart::Values)
}

fn items_view(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    view(vm, &args, "items", DictPart::Items)
}

fn pop(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let dict = receiver(vm, &args, Type::Dict, "pop")?;
    let rest = rest(vm, &args, Type::Dict, "pop", (1, 2))?;
    match (take(vm, dict, rest[0])?, rest.get(1)) {
        (None, _) => {
            let mut all = vec![Value::Obj(dict)];
            all.extend_from_slice(&rest);
            Ok(prelude("_dict_pop", &all))
        }
        (Some(Some(value)), _) => Ok(value.into()),
        (Some(None), Some(&default)) => Ok(default.into()),
        (Some(None), None) => items::key_error(vm, rest[0]),
    }
}

fn pop_item(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let dict = receiver(vm, &args, Type::Dict, "popitem")?;
    rest(vm, &args, Type::Dict, "popitem", (0, 0))?;
    let d = dict_mut(vm, dict);
    let Some(entry) = d.iter().next_back().copied() else {
        return vm.raise(Exc::KeyError, "popitem(): dictionary is empty");
    };
    if let Some(at) = d.find(entry.hash, |k| k.is_same(entry.key)) {
        d.remove(at);
    }
    let pair = vm.process.heap.new_tuple(vec![entry.key, entry.value]);
    Ok(pair.into())
}

fn set_default(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let dict = receiver(vm, &args, Type::Dict, "setdefault")?;
    let rest = rest(vm, &args, Type::Dict, "setdefault", (1, 2))?;
    let default = rest.get(1).copied().unwrap_or(Value::None);
    Ok(match find(vm, dict, rest[0])? {
        None => prelude("_dict_setdefault", &[Value::Obj(dict), rest[0], default]),
        Some((_, Some(at))) => dict_mut(vm, dict).entry(at).value.into(),
        Some((hash, None)) => {
            items::put(vm, dict, hash, None, rest[0], default);
            default.into()
        }
    })
}

fn update_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let dict = receiver(vm, &args, Type::Dict, "update")?;
    let n = args.positionals().len() - 1;
    if n > 1 {
        return vm.type_error(format!("update expected at most 1 argument, got {n}"));
    }
    let source = args.positionals().get(1).copied();
    fill(vm, dict, source, &args, Value::None)
}

fn clear(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let dict = receiver(vm, &args, Type::Dict, "clear")?;
    rest(vm, &args, Type::Dict, "clear", (0, 0))?;
    dict_mut(vm, dict).clear();
    Ok(Value::None.into())
}

fn copy(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let dict = receiver(vm, &args, Type::Dict, "copy")?;
    rest(vm, &args, Type::Dict, "copy", (0, 0))?;
    let n = dict_mut(vm, dict).len();
    charge(vm, n);
    let copy = vm.process.heap.get(dict).clone();
    Ok(Value::Obj(vm.process.heap.alloc(copy)).into())
}

fn from_keys(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    super::support::between(vm, &args, "fromkeys", (1, 2))?;
    let value = args.values.get(1).copied().unwrap_or(Value::None);
    let dict = items::new_dict(vm);
    let known = match to_vec(vm, args.values[0])? {
        None => None,
        Some(keys) => {
            let mut done = Some(());
            for key in keys {
                done = done.and(insert(vm, dict, key, value)?);
            }
            done
        }
    };
    Ok(match known {
        Some(()) => Value::Obj(dict).into(),
        None => prelude("_dict_fromkeys", &[args.values[0], value]),
    })
}

fn contains(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let dict = receiver(vm, &args, Type::Dict, "__contains__")?;
    let rest = rest(vm, &args, Type::Dict, "__contains__", (1, 1))?;
    Ok(match lookup(vm, dict, rest[0])? {
        Some(found) => Value::bool(found.is_some()).into(),
        None => prelude("_contains", &[Value::Obj(dict), rest[0]]),
    })
}

fn set_item(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let dict = receiver(vm, &args, Type::Dict, "__setitem__")?;
    let rest = rest(vm, &args, Type::Dict, "__setitem__", (2, 2))?;
    Ok(match insert(vm, dict, rest[0], rest[1])? {
        Some(()) => Value::None.into(),
        None => prelude("_setitem", &[Value::Obj(dict), rest[0], rest[1]]),
    })
}

fn length(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let dict = receiver(vm, &args, Type::Dict, "__len__")?;
    let n = dict_mut(vm, dict).len();
    Ok(Value::Int(n as i64).into())
}

fn is_disjoint(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let view = receiver(vm, &args, Type::DictView, "isdisjoint")?;
    let rest = rest(vm, &args, Type::DictView, "isdisjoint", (1, 1))?;
    let view = Value::Obj(view);
    let Some(others) = to_vec(vm, rest[0])? else {
        return Ok(prelude("_is_disjoint", &[view, rest[0]]));
    };
    for other in others {
        match compare::contains(vm, view, other)? {
            Some(false) => {}
            Some(true) => return Ok(Value::False.into()),
            None => return Ok(prelude("_is_disjoint", &[view, rest[0]])),
        }
    }
    Ok(Value::True.into())
}
