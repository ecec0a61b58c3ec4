//! Subscripts, slices and lengths of builtin data, and the dict operations that everyone uses.
//! `None` as an answer means that Python code must run.

use std::rc::Rc;

use super::builtins::support::{charge, grow, reserve};
use super::characters::Text;
use super::compare::{self, Answer, Number, number, settle};
use super::dict::Dict;
use super::heap::{Heap, Object, Shared};
use super::names;
use super::native::{Raised, Res};
use super::types::{Exc, Type};
use super::value::{ObjId, Value};
use super::vm::Vm;
use super::wide;

/// `obj[key]`.
///
/// # Errors
/// `IndexError`, `KeyError`, `TypeError`.
pub fn load_item(vm: &mut Vm<'_, '_>, obj: Value, key: Value) -> Res<Option<Value>> {
    let Value::Obj(id) = obj else {
        return not_subscriptable(vm, obj);
    };
    let heap = &vm.process.heap;
    let index = match key {
        Value::Int(i) => i,
        Value::True => 1,
        Value::False => 0,
        _ => return load_other(vm, id, key),
    };
    match heap.get(id) {
        Object::List(l) => match position(index, l.len()) {
            Some(at) => Ok(Some(l[at])),
            None => index_error(vm, "list index out of range"),
        },
        Object::Tuple(t) => match position(index, t.len()) {
            Some(at) => Ok(Some(t[at])),
            None => index_error(vm, "tuple index out of range"),
        },
        Object::Str(s) => match position(index, s.n_chars()).and_then(|at| s.char_at(at)) {
            Some(c) => Ok(Some(vm.new_str(c))),
            None => index_error(vm, "string index out of range"),
        },
        Object::Bytes(b) => match position(index, b.len()) {
            Some(at) => Ok(Some(Value::Int(b[at].into()))),
            None => index_error(vm, "index out of range"),
        },
        Object::Range(r) => match range_item(r, index) {
            Some(item) => Ok(Some(Value::Int(item))),
            None => index_error(vm, "range object index out of range"),
        },
        Object::Deque(d) => match position(index, d.len()) {
            Some(at) => Ok(Some(d[at])),
            None => index_error(vm, "deque index out of range"),
        },
        _ => load_other(vm, id, key),
    }
}

fn load_other(vm: &mut Vm<'_, '_>, id: ObjId, key: Value) -> Res<Option<Value>> {
    if matches!(vm.process.heap.get(id), Object::Dict(_)) {
        return match lookup(vm, id, key)? {
            None => Ok(None),
            Some(Some(value)) => Ok(Some(value)),
            Some(None) => key_error(vm, key),
        };
    }
    let obj = Value::Obj(id);
    let (kind, words) = match vm.process.heap.get(id) {
        Object::List(_) => (Type::List, "list indices must be integers or slices, not "),
        Object::Tuple(_) => (
            Type::Tuple,
            "tuple indices must be integers or slices, not ",
        ),
        Object::Str(_) => (Type::Str, "string indices must be integers, not "),
        Object::Bytes(_) => (Type::Bytes, "byte indices must be integers or slices, not "),
        Object::Range(_) => (
            Type::Range,
            "range indices must be integers or slices, not ",
        ),
        Object::Deque(_) => (Type::Deque, "sequence index must be integer, not "),
        Object::Instance(_) => return load_from_instance(vm, obj, key),
        Object::Exception(_) => return Ok(None),
        Object::Class(_) => return Ok(None),
        _ => return not_subscriptable(vm, obj),
    };
    if wide::wide(&vm.process.heap, key).is_some() {
        return vm.raise(
            Exc::IndexError,
            match kind {
                Type::Range => "range object index out of range",
                _ => "cannot fit 'int' into an index-sized integer",
            },
        );
    }
    if let Some(slice) = slice_of(vm, key) {
        let Some(len) = len(vm, obj)? else {
            return Ok(None);
        };
        let Some(bounds) = slice_indices(vm, &slice, len)? else {
            return Ok(None);
        };
        return load_slice(vm, id, bounds).map(Some);
    }
    if let Some(key) = vm.process.heap.payload(key) {
        return load_item(vm, obj, key);
    }
    if compare::may_have_dunders(&vm.process.heap, key) {
        return Ok(None);
    }
    if super::wide::wide(&vm.process.heap, key).is_some() {
        return index_too_large(vm, kind);
    }
    let name = vm.type_name(key);
    let quoted = matches!(kind, Type::Str | Type::Deque);
    let name = if quoted {
        format!("'{name}'")
    } else {
        name.to_string()
    };
    vm.type_error(format!("{words}{name}"))
}

/// As [`load_item`], from the builtin data of an instance that has not its own idea of it.
fn load_from_instance(vm: &mut Vm<'_, '_>, obj: Value, key: Value) -> Res<Option<Value>> {
    let heap = &vm.process.heap;
    if let (Some(data), Value::Int(index)) = (heap.byte_array(obj), key)
        && let Object::Bytes(bytes) = heap.get(data)
        && let Some(at) = position(index, bytes.len())
    {
        return Ok(Some(Value::Int(bytes[at].into())));
    }
    let data = compare::plain_without(heap, obj, names::GETITEM);
    if data.is_same(obj) {
        return Ok(None);
    }
    if let Value::Obj(id) = data
        && let Object::Dict(_) = heap.get(id)
    {
        return match lookup(vm, id, key)? {
            Some(Some(value)) => Ok(Some(value)),
            // `__missing__` may know.
            _ => Ok(None),
        };
    }
    load_item(vm, data, key)
}

/// `obj[key] = value`; `None` if Python code must run.
///
/// # Errors
/// `IndexError`, `TypeError`, `ValueError`.
pub fn store_item(vm: &mut Vm<'_, '_>, obj: Value, key: Value, value: Value) -> Res<Option<()>> {
    let Value::Obj(id) = obj else {
        return no_assignment(vm, obj, "item assignment");
    };
    match vm.process.heap.get(id) {
        Object::List(l) => {
            let len = l.len();
            let Some(Number::Int(index)) = number(vm.process.heap.plain(key)) else {
                return store_slice(vm, id, key, value);
            };
            match position(index, len) {
                Some(at) => {
                    super::builtins::support::list_mut(vm, id)[at] = value;
                    Ok(Some(()))
                }
                None => index_error(vm, "list assignment index out of range"),
            }
        }
        Object::Dict(_) => insert(vm, id, key, value),
        Object::Deque(d) => {
            let len = d.len();
            let Some(Number::Int(index)) = number(vm.process.heap.plain(key)) else {
                return no_assignment(vm, obj, "item assignment");
            };
            match position(index, len) {
                Some(at) => {
                    if let Object::Deque(d) = vm.process.heap.get_mut(id) {
                        Rc::make_mut(d)[at] = value;
                    }
                    Ok(Some(()))
                }
                None => index_error(vm, "deque index out of range"),
            }
        }
        Object::Instance(_) => {
            if store_byte(&mut vm.process.heap, obj, key, value).is_some() {
                return Ok(Some(()));
            }
            match compare::plain_without(&vm.process.heap, obj, names::SETITEM) {
                data if data.is_same(obj) => Ok(None),
                Value::Obj(id) if has_item_assignment(vm, id) => {
                    store_item(vm, Value::Obj(id), key, value)
                }
                _ => no_assignment(vm, obj, "item assignment"),
            }
        }
        Object::Exception(_) => Ok(None),
        _ => no_assignment(vm, obj, "item assignment"),
    }
}

/// `bytearray[index] = byte`, if it is that and fits.
fn store_byte(heap: &mut Heap, obj: Value, key: Value, value: Value) -> Option<()> {
    let data = heap.byte_array(obj)?;
    let (Value::Int(index), Value::Int(byte)) = (key, value) else {
        return None;
    };
    let byte = u8::try_from(byte).ok()?;
    let Object::Bytes(bytes) = heap.get_mut(data) else {
        return None;
    };
    let at = position(index, bytes.len())?;
    Rc::make_mut(bytes)[at] = byte;
    Some(())
}

/// `del obj[key]`; `None` if Python code must run.
///
/// # Errors
/// `IndexError`, `KeyError`, `TypeError`.
pub fn delete_item(vm: &mut Vm<'_, '_>, obj: Value, key: Value) -> Res<Option<()>> {
    let Value::Obj(id) = obj else {
        return no_deletion(vm, obj);
    };
    match vm.process.heap.get(id) {
        Object::List(l) => {
            let len = l.len();
            let Some(Number::Int(index)) = number(vm.process.heap.plain(key)) else {
                return delete_slice(vm, id, key);
            };
            match position(index, len) {
                Some(at) => {
                    super::builtins::support::list_mut(vm, id).remove(at);
                    charge(vm, len - at);
                    Ok(Some(()))
                }
                None => index_error(vm, "list assignment index out of range"),
            }
        }
        Object::Dict(_) => match take(vm, id, key)? {
            None => Ok(None),
            Some(Some(_)) => Ok(Some(())),
            Some(None) => key_error(vm, key),
        },
        Object::Deque(d) => {
            let len = d.len();
            match number(key) {
                Some(Number::Int(index)) if position(index, len).is_some() => {
                    let at = position(index, len).unwrap_or(0);
                    if let Object::Deque(d) = vm.process.heap.get_mut(id) {
                        Rc::make_mut(d).remove(at);
                    }
                    Ok(Some(()))
                }
                _ => index_error(vm, "deque index out of range"),
            }
        }
        Object::Instance(_) => {
            match compare::plain_without(&vm.process.heap, obj, names::DELITEM) {
                data if data.is_same(obj) => Ok(None),
                Value::Obj(id) if has_item_assignment(vm, id) => {
                    delete_item(vm, Value::Obj(id), key)
                }
                _ => no_deletion(vm, obj),
            }
        }
        Object::Exception(_) => Ok(None),
        _ => no_deletion(vm, obj),
    }
}

/// Whether builtin data has `data[key] = value` and `del data[key]`.
fn has_item_assignment(vm: &Vm<'_, '_>, id: ObjId) -> bool {
    matches!(
        vm.process.heap.get(id),
        Object::List(_) | Object::Dict(_) | Object::Deque(_)
    )
}

/// `len(v)`.
///
/// # Errors
/// `TypeError` if it has none.
pub fn len(vm: &mut Vm<'_, '_>, v: Value) -> Res<Option<u64>> {
    let heap = &vm.process.heap;
    if let Some(id) = v.as_obj() {
        match heap.get(id) {
            Object::Str(s) => return Ok(Some(s.n_chars() as u64)),
            Object::Bytes(b) => return Ok(Some(b.len() as u64)),
            Object::List(l) => return Ok(Some(l.len() as u64)),
            Object::Tuple(t) => return Ok(Some(t.len() as u64)),
            Object::Dict(d) => return Ok(Some(d.len() as u64)),
            Object::Set(s) | Object::FrozenSet(s) => return Ok(Some(s.len() as u64)),
            Object::Deque(d) => return Ok(Some(d.len() as u64)),
            Object::DictView { dict, .. } => {
                if let Object::Dict(d) = heap.get(*dict) {
                    return Ok(Some(d.len() as u64));
                }
            }
            Object::Range(r) => {
                let n = compare::range_len(r);
                return if i64::try_from(n).is_err() {
                    vm.raise(
                        Exc::OverflowError,
                        "Python int too large to convert to C ssize_t",
                    )
                } else {
                    Ok(Some(n))
                };
            }
            Object::Instance(_) | Object::Exception(_) | Object::Class(_)
                if compare::python_method(heap, v, names::LEN).is_some() =>
            {
                return Ok(None);
            }
            // A number has none: the words name the class of the instance.
            Object::Instance(_) if let Some(data @ Value::Obj(_)) = heap.payload(v) => {
                return len(vm, data);
            }
            _ => {}
        }
    }
    let name = vm.type_name(v);
    vm.type_error(format!("object of type '{name}' has no len()"))
}

/// The value of a key in a dict: `None` if Python code must run, `Some(None)` if it is not there.
///
/// # Errors
/// `TypeError` for an unhashable key.
pub fn lookup(vm: &mut Vm<'_, '_>, dict: ObjId, key: Value) -> Res<Option<Option<Value>>> {
    let heap = &vm.process.heap;
    let d = dict_in(heap.get(dict));
    let found = compare::hash_value(heap, key, 0)
        .and_then(|hash| compare::find_key(heap, d, hash, key))
        .map(|at| at.map(|at| d.entry(at).value));
    settle(vm, found)
}

/// Sets a key of a dict; `None` if Python code must run.
///
/// # Errors
/// `TypeError` for an unhashable key.
pub fn insert(vm: &mut Vm<'_, '_>, dict: ObjId, key: Value, value: Value) -> Res<Option<()>> {
    let Some((hash, found)) = find(vm, dict, key)? else {
        return Ok(None);
    };
    put(vm, dict, hash, found, key, value);
    Ok(Some(()))
}

/// Stores at a position that was found, or appends.
pub fn put(
    vm: &mut Vm<'_, '_>,
    dict: ObjId,
    hash: u64,
    found: Option<usize>,
    key: Value,
    value: Value,
) {
    let d = dict_mut(vm, dict);
    match found {
        Some(at) => d.set_value(at, value),
        None => {
            d.push(hash, key, value);
            grow(vm, 48);
        }
    }
}

/// Removes a key from a dict and gives its value: `None` if Python code must run, `Some(None)` if
/// it is not there.
///
/// # Errors
/// `TypeError` for an unhashable key.
pub fn take(vm: &mut Vm<'_, '_>, dict: ObjId, key: Value) -> Res<Option<Option<Value>>> {
    let Some((_, found)) = find(vm, dict, key)? else {
        return Ok(None);
    };
    Ok(Some(found.map(|at| dict_mut(vm, dict).remove(at).value)))
}

/// The hash of a key and its position in a dict; `None` if Python code must run.
///
/// # Errors
/// `TypeError` for an unhashable key.
pub fn find(vm: &mut Vm<'_, '_>, dict: ObjId, key: Value) -> Res<Option<(u64, Option<usize>)>> {
    let heap = &vm.process.heap;
    let d = dict_in(heap.get(dict));
    let found: Answer<_> = compare::hash_value(heap, key, 0)
        .and_then(|hash| Ok((hash, compare::find_key(heap, d, hash, key)?)));
    settle(vm, found)
}

fn dict_in(object: &Object) -> &Dict {
    match object {
        Object::Dict(d) => d,
        other => panic!("the caller knows it is a dict, not {other:?}"),
    }
}

/// A dict, to change.
///
/// # Panics
/// If it is not one.
pub fn dict_mut<'v>(vm: &'v mut Vm<'_, '_>, dict: ObjId) -> &'v mut Dict {
    match vm.process.heap.get_mut(dict) {
        Object::Dict(d) => Rc::make_mut(d),
        other => panic!("the caller knows it is a dict, not {other:?}"),
    }
}

/// A new empty dict.
pub fn new_dict(vm: &mut Vm<'_, '_>) -> ObjId {
    vm.process.heap.alloc(Object::Dict(Rc::default()))
}

/// Adds to a set; `None` if Python code must run, else whether it is new.
///
/// # Errors
/// `TypeError` for an unhashable element.
pub fn add_to_set(vm: &mut Vm<'_, '_>, set: ObjId, item: Value) -> Res<Option<bool>> {
    let heap = &vm.process.heap;
    let (Object::Set(s) | Object::FrozenSet(s)) = heap.get(set) else {
        panic!("the caller knows it is a set");
    };
    let found = compare::hash_value(heap, item, 0)
        .and_then(|hash| Ok((hash, compare::find_element(heap, s, hash, item)?)));
    let Some((hash, found)) = settle(vm, found)? else {
        return Ok(None);
    };
    if found.is_none() {
        if let Object::Set(s) | Object::FrozenSet(s) = vm.process.heap.get_mut(set) {
            Rc::make_mut(s).push(hash, item);
        }
        grow(vm, 48);
    }
    Ok(Some(found.is_none()))
}

/// The value of a key in a dict whose keys are builtin data (a namespace, keyword arguments).
///
/// # Errors
/// `TypeError` for a key that is unhashable or hashed by Python code.
pub fn dict_get(vm: &mut Vm<'_, '_>, dict: Value, key: Value) -> Res<Option<Value>> {
    match lookup(vm, object(dict), key)? {
        Some(found) => Ok(found),
        None => hashed_by_python(vm, key),
    }
}

/// Sets a key of such a dict.
///
/// # Errors
/// As [`dict_get`].
pub fn dict_set(vm: &mut Vm<'_, '_>, dict: Value, key: Value, value: Value) -> Res<()> {
    match insert(vm, object(dict), key, value)? {
        Some(()) => Ok(()),
        None => hashed_by_python(vm, key),
    }
}

/// Removes a key from such a dict and gives its value.
///
/// # Errors
/// As [`dict_get`].
pub fn dict_remove(vm: &mut Vm<'_, '_>, dict: Value, key: Value) -> Res<Option<Value>> {
    match take(vm, object(dict), key)? {
        Some(found) => Ok(found),
        None => hashed_by_python(vm, key),
    }
}

/// Adds builtin data to a set.
///
/// # Errors
/// As [`dict_get`].
pub fn set_add(vm: &mut Vm<'_, '_>, set: Value, item: Value) -> Res<()> {
    match add_to_set(vm, object(set), item)? {
        Some(_) => Ok(()),
        None => hashed_by_python(vm, item),
    }
}

fn object(container: Value) -> ObjId {
    container.as_obj().expect("a dict or set is an object")
}

fn hashed_by_python<T>(vm: &mut Vm<'_, '_>, key: Value) -> Res<T> {
    let name = vm.type_name(key);
    vm.type_error(format!(
        "a '{name}' object, whose class has its own __hash__ or __eq__, is not supported here yet"
    ))
}

/// Raises `KeyError(key)`.
///
/// # Errors
/// Always.
pub fn key_error<T>(vm: &mut Vm<'_, '_>, key: Value) -> Res<T> {
    let exception = vm.new_exception(Exc::KeyError.class(), &[key]);
    Err(Raised(exception))
}

fn index_error<T>(vm: &mut Vm<'_, '_>, words: &str) -> Res<T> {
    vm.raise(Exc::IndexError, words)
}

fn not_subscriptable<T>(vm: &mut Vm<'_, '_>, v: Value) -> Res<T> {
    let name = vm.type_name(v);
    vm.type_error(format!("'{name}' object is not subscriptable"))
}

fn no_assignment<T>(vm: &mut Vm<'_, '_>, v: Value, what: &str) -> Res<T> {
    let name = vm.type_name(v);
    vm.type_error(format!("'{name}' object does not support {what}"))
}

fn no_deletion<T>(vm: &mut Vm<'_, '_>, v: Value) -> Res<T> {
    let name = vm.type_name(v);
    // CPython's words for what is a sequence or a set, and for all else.
    let is_sequence = matches!(
        &*name,
        "tuple" | "str" | "bytes" | "range" | "set" | "frozenset"
    );
    let not = if is_sequence { "doesn't" } else { "does not" };
    vm.type_error(format!("'{name}' object {not} support item deletion"))
}

/// The value of a range at an index; ranges may be longer than any list.
fn range_item(r: &[i64; 3], index: i64) -> Option<i64> {
    let n = i128::from(compare::range_len(r));
    let at = i128::from(index) + if index < 0 { n } else { 0 };
    let item = i128::from(r[0]) + at * i128::from(r[2]);
    (0..n)
        .contains(&at)
        .then(|| i64::try_from(item).expect("between the ends of the range"))
}

/// Where an index points, counting from the end if negative.
#[must_use]
pub fn position(index: i64, len: usize) -> Option<usize> {
    let at = if index < 0 {
        index.checked_add(i64::try_from(len).ok()?)?
    } else {
        index
    };
    usize::try_from(at).ok().filter(|&at| at < len)
}

/// Start, step and number of the elements that a slice selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The first index.
    pub start: i64,
    /// The end, as `slice.indices` gives it.
    pub stop: i64,
    /// From one to the next.
    pub step: i64,
    /// How many.
    pub count: u64,
}

impl Bounds {
    /// The selected indices, in order.
    pub fn indices(self) -> impl Iterator<Item = usize> {
        (0..self.count).map(move |n| (self.start + n as i64 * self.step) as usize)
    }
}

/// The parts of a slice object.
#[must_use]
pub fn slice_of(vm: &Vm<'_, '_>, key: Value) -> Option<[Value; 3]> {
    match vm.process.heap.get(key.as_obj()?) {
        Object::Slice(parts) => Some(**parts),
        _ => None,
    }
}

/// What a slice selects of a sequence of `len` elements; `None` if an index is an instance.
///
/// # Errors
/// `TypeError` for parts that are no ints, `ValueError` for a step of zero.
pub fn slice_indices(vm: &mut Vm<'_, '_>, slice: &[Value; 3], len: u64) -> Res<Option<Bounds>> {
    let mut parts = [None; 3];
    for (part, &value) in parts.iter_mut().zip(slice) {
        let value = vm.process.heap.plain(value);
        *part = match (value, number(value)) {
            (Value::None, _) => None,
            (_, Some(Number::Int(i))) => Some(i),
            _ if compare::may_have_dunders(&vm.process.heap, value) => return Ok(None),
            _ => {
                return vm.type_error(
                    "slice indices must be integers or None or have an __index__ method",
                );
            }
        };
    }
    let [start, stop, step] = parts;
    if step == Some(0) {
        return vm.value_error("slice step cannot be zero");
    }
    Ok(Some(resolve_slice(start, stop, step.unwrap_or(1), len)))
}

/// Clips a slice to a sequence.
#[must_use]
pub fn resolve_slice(start: Option<i64>, stop: Option<i64>, step: i64, len: u64) -> Bounds {
    let len = i64::try_from(len).unwrap_or(i64::MAX);
    let step = step.max(-i64::MAX);
    let (low, high) = if step > 0 { (0, len) } else { (-1, len - 1) };
    let clip = |index: i64| {
        let from_start = if index < 0 { index + len } else { index };
        from_start.clamp(low, high)
    };
    let start = start.map_or(if step > 0 { low } else { high }, clip);
    let stop = stop.map_or(if step > 0 { high } else { low }, clip);
    let count = if step > 0 && start < stop {
        (stop - start - 1) / step + 1
    } else if step < 0 && stop < start {
        (start - stop - 1) / -step + 1
    } else {
        0
    };
    Bounds {
        start,
        stop,
        step,
        count: count as u64,
    }
}

fn load_slice(vm: &mut Vm<'_, '_>, id: ObjId, bounds: Bounds) -> Res<Value> {
    if !matches!(vm.process.heap.get(id), Object::Range(_)) {
        charge(vm, bounds.count as usize);
    }
    let contiguous = bounds.start as usize..bounds.start as usize + bounds.count as usize;
    let pick = |items: &[Value]| -> Vec<Value> {
        if bounds.step == 1 {
            items[contiguous.clone()].to_vec()
        } else {
            bounds.indices().map(|at| items[at]).collect()
        }
    };
    let result = match vm.process.heap.get(id) {
        Object::List(l) => Object::List(Rc::new(pick(l))),
        Object::Tuple(t) => Object::Tuple(pick(t).into()),
        Object::Bytes(b) => Object::Bytes(bounds.indices().map(|at| b[at]).collect()),
        Object::Str(s) => Object::Str(slice_str(s, bounds)),
        Object::Range(r) => {
            let at = |index: i64| r[0].wrapping_add(index.wrapping_mul(r[2]));
            Object::Range(Shared::new([
                at(bounds.start),
                at(bounds.stop),
                r[2].wrapping_mul(bounds.step),
            ]))
        }
        Object::Deque(_) => {
            return vm.type_error("sequence index must be integer, not 'slice'");
        }
        other => panic!("{other:?} has slices"),
    };
    Ok(Value::Obj(vm.process.heap.alloc(result)))
}

/// The characters of a str that a slice selects.
#[must_use]
pub fn slice_str(text: &Text, bounds: Bounds) -> Text {
    let (start, count) = (bounds.start as usize, bounds.count as usize);
    if bounds.step == 1 {
        return text.part(start..start + count).into();
    }
    let picked = bounds.indices().filter_map(|at| text.char_at(at));
    picked.collect::<String>().into()
}

/// An index beyond 64 bits.
fn index_too_large<T>(vm: &mut Vm<'_, '_>, kind: Type) -> Res<T> {
    let words = match kind {
        Type::Range => "range object index out of range",
        _ => "cannot fit 'int' into an index-sized integer",
    };
    vm.raise(Exc::IndexError, words)
}

fn list_slice_bounds(vm: &mut Vm<'_, '_>, id: ObjId, key: Value) -> Res<Option<Bounds>> {
    let Some(slice) = slice_of(vm, key) else {
        if compare::may_have_dunders(&vm.process.heap, key) {
            return Ok(None);
        }
        if super::wide::wide(&vm.process.heap, key).is_some() {
            return index_too_large(vm, Type::List);
        }
        let name = vm.type_name(key);
        return vm.type_error(format!(
            "list indices must be integers or slices, not {name}"
        ));
    };
    let len = super::builtins::support::list_of(vm, id).len() as u64;
    slice_indices(vm, &slice, len)
}

fn store_slice(vm: &mut Vm<'_, '_>, id: ObjId, key: Value, value: Value) -> Res<Option<()>> {
    let Some(bounds) = list_slice_bounds(vm, id, key)? else {
        return Ok(None);
    };
    if !super::iterate::is_iterable(vm, value) {
        return vm.type_error(if bounds.step == 1 {
            "can only assign an iterable"
        } else {
            "must assign iterable to extended slice"
        });
    }
    let Some(items) = super::iterate::to_vec(vm, value)? else {
        return Ok(None);
    };
    if bounds.step == 1 {
        reserve(vm, 16 * items.len() as u64)?;
        let start = bounds.start as usize;
        let n_before = bounds.count as usize;
        let list = super::builtins::support::list_mut(vm, id);
        list.splice(start..start + n_before, items.iter().copied());
        grow(vm, 16 * items.len().saturating_sub(n_before) as u64);
        charge(vm, items.len());
        return Ok(Some(()));
    }
    if items.len() as u64 != bounds.count {
        return vm.value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            items.len(),
            bounds.count
        ));
    }
    let list = super::builtins::support::list_mut(vm, id);
    for (at, item) in bounds.indices().zip(items) {
        list[at] = item;
    }
    Ok(Some(()))
}

fn delete_slice(vm: &mut Vm<'_, '_>, id: ObjId, key: Value) -> Res<Option<()>> {
    let Some(bounds) = list_slice_bounds(vm, id, key)? else {
        return Ok(None);
    };
    let list = super::builtins::support::list_mut(vm, id);
    let mut doomed: Vec<usize> = bounds.indices().collect();
    doomed.sort_unstable();
    let mut doomed = doomed.into_iter().peekable();
    let mut at = 0;
    list.retain(|_| {
        let dies = doomed.next_if_eq(&at).is_some();
        at += 1;
        !dies
    });
    let n = list.len();
    charge(vm, n);
    Ok(Some(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(start: Option<i64>, stop: Option<i64>, step: i64, expected: &str) {
        let bounds = resolve_slice(start, stop, step, 6);
        assert_eq!(&*slice_str(&"abcdef".into(), bounds), expected);
        assert_eq!(
            &*slice_str(&"äbcdéf".into(), bounds),
            expected.replace('a', "ä").replace('e', "é")
        );
    }

    #[test]
    fn slices_select_what_python_selects() {
        check(None, None, 1, "abcdef");
        check(Some(1), Some(3), 1, "bc");
        check(Some(-2), None, 1, "ef");
        check(None, Some(-2), 1, "abcd");
        check(None, None, -1, "fedcba");
        check(Some(4), Some(0), -2, "ec");
        check(Some(10), Some(-10), -3, "fc");
        check(Some(3), Some(1), 1, "");
        check(None, None, i64::MAX, "a");
        check(None, None, i64::MIN, "f");
    }
}
