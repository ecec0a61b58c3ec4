//! The common cases of some natives, on the heap alone: what the fast loop calls with the arguments where
//! they are. One of these has either done what the native of the same name does, or has changed
//! nothing and answers `None`; then the native does the whole of it.

use std::rc::Rc;

use crate::python::characters::Text;
use crate::python::heap::{DictPart, Heap, Iter, Object, Shared};
use crate::python::iterate::{self, Iterated};
use crate::python::native::{Owner, QuickFn};
use crate::python::quick::{
    MAX_ELEMENTS, add_to_set, append, find, index, is_instance, items_of, put,
};
use crate::python::types::Type;
use crate::python::value::Value;

use super::str::{BYTES_SPLIT_AT_ONCE, for_each_word, is_whitespace};

/// For which natives there is a quick case.
pub const TABLE: &[(Owner, &str, QuickFn)] = &[
    (Owner::Builtins, "len", len),
    (Owner::Builtins, "isinstance", isinstance),
    (Owner::Builtins, "sum", sum),
    (Owner::Builtins, "abs", abs),
    (Owner::Builtins, "min", min),
    (Owner::Builtins, "max", max),
    (Owner::Builtins, "ord", ord),
    (Owner::Constructor(Type::Enumerate), "enumerate", enumerate),
    (Owner::Constructor(Type::Range), "range", range),
    (Owner::Constructor(Type::Int), "int", int),
    (Owner::Constructor(Type::Str), "str", str),
    (Owner::Constructor(Type::List), "list", list),
    (Owner::Constructor(Type::Dict), "dict", dict),
    (Owner::Constructor(Type::Set), "set", set),
    (Owner::Method(Type::List), "append", list_append),
    (Owner::Method(Type::List), "pop", list_pop),
    (Owner::Method(Type::Dict), "get", dict_get),
    (Owner::Method(Type::Dict), "setdefault", dict_setdefault),
    (Owner::Method(Type::Dict), "items", dict_items),
    (Owner::Method(Type::Dict), "keys", dict_keys),
    (Owner::Method(Type::Dict), "values", dict_values),
    (Owner::Method(Type::Set), "add", set_add),
    (Owner::Method(Type::Deque), "append", deque_append),
    (Owner::Method(Type::Deque), "popleft", deque_popleft),
    (Owner::Method(Type::Str), "strip", strip),
    (Owner::Method(Type::Str), "split", split),
    (Owner::Method(Type::Str), "startswith", startswith),
    (Owner::Method(Type::Str), "endswith", endswith),
];

/// The quick case of a native.
#[must_use]
pub fn of(owner: Owner, name: &str) -> Option<QuickFn> {
    let is_it = |entry: &&(Owner, &str, QuickFn)| entry.0 == owner && entry.1 == name;
    TABLE.iter().find(is_it).map(|&(.., function)| function)
}

fn len(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[Value::Obj(id)] = args else { return None };
    let n = match heap.get(id) {
        Object::Str(text) => text.n_chars(),
        Object::List(items) => items.len(),
        Object::Tuple(items) => items.len(),
        Object::Dict(dict) => dict.len(),
        Object::Set(set) | Object::FrozenSet(set) => set.len(),
        Object::Deque(items) => items.len(),
        Object::Bytes(bytes) => bytes.len(),
        _ => return None,
    };
    Some(Value::Int(n as i64))
}

fn isinstance(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[value, Value::Obj(class)] = args else {
        return None;
    };
    match heap.get(class) {
        Object::Class(c) if !c.has_metaclass() => {
            Some(Value::bool(is_instance(heap, value, class)))
        }
        _ => None,
    }
}

fn sum(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[items] = args else { return None };
    let items = items_of(heap, items).filter(|items| items.len() <= MAX_ELEMENTS)?;
    let mut total = 0_i64;
    for &item in items {
        let Value::Int(int) = item else { return None };
        total = total.checked_add(int)?;
    }
    Some(Value::Int(total))
}

fn abs(_: &mut Heap, args: &[Value]) -> Option<Value> {
    match *args {
        [Value::Int(int)] => int.checked_abs().map(Value::Int),
        [Value::Float(float)] => Some(Value::float(float.get().abs())),
        _ => None,
    }
}

fn min(_: &mut Heap, args: &[Value]) -> Option<Value> {
    match *args {
        [Value::Int(a), Value::Int(b)] => Some(Value::Int(a.min(b))),
        _ => None,
    }
}

fn max(_: &mut Heap, args: &[Value]) -> Option<Value> {
    match *args {
        [Value::Int(a), Value::Int(b)] => Some(Value::Int(a.max(b))),
        _ => None,
    }
}

fn ord(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[text] = args else { return None };
    let mut chars = heap.as_str(text)?.chars();
    let first = chars.next().filter(|_| chars.next().is_none())?;
    Some(Value::Int(u32::from(first).into()))
}

fn enumerate(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let (source, next) = match *args {
        [source] => (source, 0),
        // From a later start on, the numbers may become long ones.
        [source, Value::Int(start)] if start < i64::MAX / 2 => (source, start),
        _ => return None,
    };
    // What is an iterator already may need Python code later.
    let is_container = matches!(
        heap.get(source.as_obj()?),
        Object::List(_) | Object::Tuple(_) | Object::Str(_) | Object::Dict(_) | Object::Range(_)
    );
    let Iterated::Made(inner) = is_container.then(|| iterate::iter_in(heap, source))? else {
        return None;
    };
    let iter = Object::Iterator(Shared::new(Iter::Enumerate { inner, next }));
    Some(Value::Obj(heap.alloc(iter)))
}

fn range(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let parts = match *args {
        [Value::Int(stop)] => [0, stop, 1],
        [Value::Int(start), Value::Int(stop)] => [start, stop, 1],
        [Value::Int(start), Value::Int(stop), Value::Int(step)] if step != 0 => [start, stop, step],
        _ => return None,
    };
    Some(Value::Obj(heap.alloc(Object::Range(Shared::new(parts)))))
}

fn int(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    match *args {
        [Value::Int(int)] => Some(Value::Int(int)),
        [text] => {
            let text = heap.as_str(text)?;
            let is_plain = text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit());
            let digits = is_plain.then(|| text.parse())?;
            digits.ok().map(Value::Int)
        }
        _ => None,
    }
}

fn str(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    match *args {
        [Value::Int(int)] => Some(heap.new_decimal(int)),
        [text] if heap.as_str(text).is_some() => Some(text),
        _ => None,
    }
}

fn list(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    match *args {
        [] => Some(heap.new_list(Vec::new())),
        [items] => {
            let items = items_of(heap, items).filter(|items| items.len() <= MAX_ELEMENTS)?;
            let items = items.to_vec();
            Some(heap.new_list(items))
        }
        _ => None,
    }
}

fn dict(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let object = args.is_empty().then(|| Object::Dict(Rc::default()))?;
    Some(Value::Obj(heap.alloc(object)))
}

fn set(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    args.is_empty().then(|| heap.new_set())
}

fn list_append(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[Value::Obj(list), item] = args else {
        return None;
    };
    append(heap, list, item).map(|()| Value::None)
}

fn list_pop(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let (list, at) = match *args {
        [Value::Obj(list)] => (list, Value::Int(-1)),
        [Value::Obj(list), at] => (list, at),
        _ => return None,
    };
    let Object::List(items) = heap.get(list) else {
        return None;
    };
    let n = items.len();
    let at = index(at, n).filter(|at| n - at <= MAX_ELEMENTS)?;
    let Object::List(items) = heap.get_mut(list) else {
        return None;
    };
    Some(Rc::make_mut(items).remove(at))
}

fn dict_get(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let (dict, key, default) = match *args {
        [dict, key] => (dict, key, Value::None),
        [dict, key, default] => (dict, key, default),
        _ => return None,
    };
    let (dict, _, at) = find(heap, dict, key)?;
    Some(at.map_or(default, |at| dict.entry(at).value))
}

fn dict_setdefault(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[dict, key, default] = args else {
        return None;
    };
    match find(heap, dict, key)? {
        (dict, _, Some(at)) => Some(dict.entry(at).value),
        (_, hash, None) => {
            put(heap, dict.as_obj()?, hash, None, (key, default))?;
            Some(default)
        }
    }
}

fn view(heap: &mut Heap, args: &[Value], what: DictPart) -> Option<Value> {
    let &[Value::Obj(dict)] = args else {
        return None;
    };
    match heap.get(dict) {
        Object::Dict(_) => Some(Value::Obj(heap.alloc(Object::DictView {
            is_ordered: false,
            dict,
            what,
        }))),
        _ => None,
    }
}

fn dict_items(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    view(heap, args, DictPart::Items)
}

fn dict_keys(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    view(heap, args, DictPart::Keys)
}

fn dict_values(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    view(heap, args, DictPart::Values)
}

fn set_add(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[Value::Obj(set), item] = args else {
        return None;
    };
    add_to_set(heap, set, item).map(|_| Value::None)
}

fn deque_append(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[Value::Obj(deque), item] = args else {
        return None;
    };
    let Object::Deque(items) = heap.get_mut(deque) else {
        return None;
    };
    Rc::make_mut(items).push_back(item);
    heap.grew(16);
    Some(Value::None)
}

fn deque_popleft(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[Value::Obj(deque)] = args else {
        return None;
    };
    let Object::Deque(items) = heap.get_mut(deque) else {
        return None;
    };
    Rc::make_mut(items).pop_front()
}

fn strip(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let text = heap.as_str(*args.first()?)?;
    let rest = match *args {
        [_] => text.trim_matches(is_whitespace),
        [_, set] => {
            let set = &**heap.as_str(set)?;
            let stays = |end: Option<&u8>| {
                end.is_some_and(|end| end.is_ascii() && !set.as_bytes().contains(end))
            };
            if stays(text.as_bytes().first()) && stays(text.as_bytes().last()) {
                return Some(args[0]);
            }
            text.trim_matches(|c| set.contains(c))
        }
        _ => return None,
    };
    if rest.len() == text.len() {
        return Some(args[0]);
    }
    let rest = Text::from(rest);
    Some(heap.new_str(rest))
}

/// Bytes of a word and what separates it from the next.
const USUAL_WORD_BYTES: usize = 6;

/// By whitespace.
fn split(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[text] = args else { return None };
    let text = heap.as_str(text)?.clone();
    if text.len() / BYTES_SPLIT_AT_ONCE > MAX_ELEMENTS {
        return None;
    }
    let mut parts = Vec::with_capacity(text.len() / USUAL_WORD_BYTES + 1);
    for_each_word(&text, |word| parts.push(heap.new_str(word)));
    Some(heap.new_list(parts))
}

fn startswith(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[text, start] = args else { return None };
    Some(Value::bool(
        heap.as_str(text)?.starts_with(&**heap.as_str(start)?),
    ))
}

fn endswith(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[text, end] = args else { return None };
    Some(Value::bool(
        heap.as_str(text)?.ends_with(&**heap.as_str(end)?),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::python::native::all_natives;

    #[test]
    fn each_is_the_quick_case_of_a_native() {
        let natives = all_natives();
        for (owner, name, _) in TABLE {
            let is_it = |native: &&crate::python::native::NativeDef| {
                native.owner == *owner && native.name == *name
            };
            assert_eq!(natives.iter().filter(is_it).count(), 1, "{name}");
        }
    }
}
