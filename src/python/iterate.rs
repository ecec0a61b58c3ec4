//! Iteration over builtin data. What needs Python code (generators, instances) is answered with
//! `None` or [`Step::NeedsPython`], and the interpreter resumes it.

use super::builtins::support::{charge, reserve};
use super::compare::{plain_without, range_len};
use super::heap::{DictPart, Heap, Iter, Object, Shared};
use super::names;
use super::native::Res;
use super::types::Exc;
use super::value::{ObjId, Value};
use super::vm::Vm;

/// What an iterator gives.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// The next value.
    Item(Value),
    /// Nothing more.
    End,
    /// Python code must run.
    NeedsPython,
}

/// `iter(v)` for builtin data, builtin iterators and generators (which are their own).
///
/// # Errors
/// `TypeError` if it cannot be iterated.
pub fn get_iter(vm: &mut Vm<'_, '_>, v: Value) -> Res<Option<Value>> {
    match iter_in(&mut vm.process.heap, v) {
        Iterated::Made(iterator) => Ok(Some(iterator)),
        Iterated::InPython => Ok(None),
        Iterated::None => not_iterable(vm, v),
    }
}

/// What `iter(v)` is.
pub enum Iterated {
    /// This.
    Made(Value),
    /// Python code makes it.
    InPython,
    /// It cannot be iterated.
    None,
}

/// `iter(v)` on the heap alone.
pub fn iter_in(heap: &mut Heap, v: Value) -> Iterated {
    let Some(id) = v.as_obj() else {
        return Iterated::None;
    };
    let iter = match heap.get(id) {
        Object::List(_) => Iter::List { list: id, index: 0 },
        Object::Tuple(_) => Iter::Tuple {
            tuple: id,
            index: 0,
        },
        Object::Str(_) => Iter::Str { text: id, byte: 0 },
        Object::Bytes(b) => {
            let bytes: Vec<Value> = b.iter().map(|&b| Value::Int(b.into())).collect();
            let Value::Obj(tuple) = heap.new_tuple(bytes) else {
                panic!("a tuple is an object");
            };
            Iter::Tuple { tuple, index: 0 }
        }
        Object::Range(r) => Iter::Range {
            next: r[0],
            stop: r[1],
            step: r[2],
        },
        Object::Dict(d) => Iter::Dict {
            dict: id,
            index: 0,
            len: d.len(),
            what: DictPart::Keys,
        },
        Object::Set(s) | Object::FrozenSet(s) => Iter::Dict {
            dict: id,
            index: 0,
            len: s.len(),
            what: DictPart::Keys,
        },
        Object::DictView { dict, what, .. } => {
            let (dict, what) = (*dict, *what);
            let len = match heap.get(dict) {
                Object::Dict(d) => d.len(),
                _ => 0,
            };
            Iter::Dict {
                dict,
                index: 0,
                len,
                what,
            }
        }
        Object::Deque(d) => Iter::Deque {
            deque: id,
            index: 0,
            len: d.len(),
        },
        Object::Iterator(_) => return Iterated::Made(v),
        Object::Generator(g) if g.kind == super::heap::GeneratorKind::Generator => {
            return Iterated::Made(v);
        }
        Object::Instance(_) => {
            let data = plain_without(heap, v, names::ITER);
            return match data.is_same(v) {
                true => Iterated::InPython,
                false => match iter_in(heap, data) {
                    // A number; the class may still have `__getitem__`, or the words name it.
                    Iterated::None => Iterated::InPython,
                    iterated => iterated,
                },
            };
        }
        Object::Exception(_) | Object::Future(_) | Object::AsyncStep(_) => {
            return Iterated::InPython;
        }
        Object::Class(c) if c.has_metaclass() => return Iterated::InPython,
        _ => return Iterated::None,
    };
    Iterated::Made(new_iterator_in(heap, iter))
}

/// A new iterator object.
pub fn new_iterator(vm: &mut Vm<'_, '_>, iter: Iter) -> Value {
    new_iterator_in(&mut vm.process.heap, iter)
}

fn new_iterator_in(heap: &mut Heap, iter: Iter) -> Value {
    Value::Obj(heap.alloc(Object::Iterator(Shared::new(iter))))
}

/// Whether `iter(v)` could work: builtin iterables, generators, instances that may define it.
#[must_use]
pub fn is_iterable(vm: &Vm<'_, '_>, v: Value) -> bool {
    let Some(id) = v.as_obj() else {
        return false;
    };
    let heap = &vm.process.heap;
    match heap.get(id) {
        Object::List(_)
        | Object::Tuple(_)
        | Object::Str(_)
        | Object::Bytes(_)
        | Object::Range(_)
        | Object::Dict(_)
        | Object::Set(_)
        | Object::FrozenSet(_)
        | Object::DictView { .. }
        | Object::Deque(_)
        | Object::Iterator(_) => true,
        Object::Generator(g) => g.kind == super::heap::GeneratorKind::Generator,
        Object::Instance(_) | Object::Exception(_) | Object::Class(_) => {
            let has = |name| super::compare::python_method(heap, v, name).is_some();
            has(names::ITER)
                || has(names::GETITEM)
                || heap.payload(v).is_some_and(|data| is_iterable(vm, data))
        }
        _ => false,
    }
}

/// Iterators over iterators, such as `enumerate(enumerate(…))`, may be this deep.
const MAX_NESTED_ITERATORS: usize = 500;

/// Why a builtin iterator has no next value and no end.
pub enum Stuck {
    /// The container changed its size: the words of the `RuntimeError`.
    Changed(&'static str),
    /// It is no iterator at all.
    NotAnIterator,
    /// It is an iterator over an iterator over an iterator…
    TooDeep,
}

/// The next value of a builtin iterator.
///
/// # Errors
/// `RuntimeError` when the container changed its size.
pub fn next(vm: &mut Vm<'_, '_>, iter: Value) -> Res<Step> {
    match next_in(&mut vm.process.heap, iter) {
        Ok(step) => Ok(step),
        Err(Stuck::Changed(words)) => vm.raise(Exc::RuntimeError, words),
        Err(Stuck::NotAnIterator) => not_an_iterator(vm, iter),
        Err(Stuck::TooDeep) => vm.raise(Exc::RecursionError, "maximum recursion depth exceeded"),
    }
}

/// Whether [`next_in`] either gives the next value or changes nothing.
#[must_use]
pub fn is_steady(heap: &Heap, iter: Value) -> bool {
    let mut iter = iter;
    loop {
        let Some(Object::Iterator(state)) = iter.as_obj().map(|id| heap.get(id)) else {
            return false;
        };
        match &**state {
            Iter::Zip { inner } => return inner.iter().all(|&part| never_sticks(heap, part)),
            Iter::Enumerate { inner, .. } => iter = *inner,
            Iter::Inbox => return false,
            _ => return true,
        }
    }
}

fn never_sticks(heap: &Heap, iter: Value) -> bool {
    let Some(Object::Iterator(state)) = iter.as_obj().map(|id| heap.get(id)) else {
        return false;
    };
    matches!(
        **state,
        Iter::List { .. } | Iter::Tuple { .. } | Iter::Str { .. } | Iter::Range { .. }
    )
}

/// The next value of a builtin iterator, on the heap alone.
///
/// # Errors
/// Why there is none.
pub fn next_in(heap: &mut Heap, iter: Value) -> Result<Step, Stuck> {
    next_at(heap, iter, 0)
}

fn next_at(heap: &mut Heap, iter: Value, depth: usize) -> Result<Step, Stuck> {
    let Some(id) = iter.as_obj() else {
        return Err(Stuck::NotAnIterator);
    };
    let state = match heap.get(id) {
        Object::Iterator(state) => &**state,
        Object::Generator(_) | Object::Instance(_) => return Ok(Step::NeedsPython),
        _ => return Err(Stuck::NotAnIterator),
    };
    match *state {
        Iter::Range { next, stop, step } => Ok(next_of_range(heap, id, next, stop, step)),
        Iter::List { list, index } => {
            let item = match heap.get(list) {
                Object::List(l) => l.get(index).copied(),
                _ => None,
            };
            Ok(advance(
                heap,
                id,
                item,
                Iter::List {
                    list,
                    index: index + 1,
                },
            ))
        }
        Iter::Tuple { tuple, index } => {
            let item = match heap.get(tuple) {
                Object::Tuple(t) => t.get(index).copied(),
                _ => None,
            };
            let then = Iter::Tuple {
                tuple,
                index: index + 1,
            };
            Ok(advance(heap, id, item, then))
        }
        Iter::Str { text, byte } => Ok(next_of_str(heap, id, text, byte)),
        Iter::Dict {
            dict,
            index,
            len,
            what,
        } => next_of_dict(heap, id, dict, index, len, what),
        Iter::Deque { deque, index, len } => {
            let (item, now) = match heap.get(deque) {
                Object::Deque(d) => (d.get(index).copied(), d.len()),
                _ => (None, len),
            };
            if now != len {
                return Err(Stuck::Changed("deque mutated during iteration"));
            }
            let then = Iter::Deque {
                deque,
                index: index + 1,
                len,
            };
            Ok(advance(heap, id, item, then))
        }
        Iter::Reversed { sequence, index } => {
            let at = index.checked_sub(1);
            let item = match (heap.get(sequence), at) {
                (Object::List(l), Some(at)) => l.get(at).copied(),
                (Object::Tuple(t), Some(at)) => t.get(at).copied(),
                _ => None,
            };
            let index = index.saturating_sub(1);
            Ok(advance(heap, id, item, Iter::Reversed { sequence, index }))
        }
        Iter::Enumerate { inner, next: count } => {
            next_of_enumerate(heap, id, inner, count, depth + 1)
        }
        Iter::Zip { .. } => next_of_zip(heap, id, depth + 1),
        Iter::Inbox => Ok(Step::NeedsPython),
        Iter::Exhausted => Ok(Step::End),
    }
}

/// All values of a builtin iterable; `None` if Python code must run. Refuses what is too big
/// before it allocates.
///
/// # Errors
/// `TypeError` if it cannot be iterated, `MemoryError`.
pub fn to_vec(vm: &mut Vm<'_, '_>, v: Value) -> Res<Option<Vec<Value>>> {
    let Some(id) = v.as_obj() else {
        return not_iterable(vm, v);
    };
    let items = match vm.process.heap.get(id) {
        Object::List(l) => l.to_vec(),
        Object::Tuple(t) => t.to_vec(),
        Object::Deque(d) => d.iter().copied().collect(),
        Object::Set(s) | Object::FrozenSet(s) => s.iter().map(|e| e.key).collect(),
        Object::Dict(d) => d.iter().map(|e| e.key).collect(),
        Object::Bytes(b) => b.iter().map(|&b| Value::Int(b.into())).collect(),
        Object::Range(r) => {
            let (r, n) = (**r, range_len(r));
            reserve(vm, n.saturating_mul(16))?;
            (0..n as i64)
                .map(|i| r[0] + i * r[2])
                .map(Value::Int)
                .collect()
        }
        Object::Str(s) => {
            let s = s.clone();
            reserve(vm, 16 * s.len() as u64)?;
            s.chars()
                .map(|c| new_char(&mut vm.process.heap, c))
                .collect()
        }
        Object::DictView { .. } => {
            let Some(iter) = get_iter(vm, v)? else {
                return Ok(None);
            };
            return drain(vm, iter);
        }
        Object::Iterator(_) => return drain(vm, v),
        Object::Instance(_) => {
            return match plain_without(&vm.process.heap, v, names::ITER) {
                data @ Value::Obj(_) if !data.is_same(v) && is_iterable(vm, data) => {
                    to_vec(vm, data)
                }
                _ => Ok(None),
            };
        }
        Object::Exception(_) => return Ok(None),
        Object::Class(c) if c.has_metaclass() => return Ok(None),
        Object::Generator(g) if g.kind == super::heap::GeneratorKind::Generator => {
            return Ok(None);
        }
        _ => return not_iterable(vm, v),
    };
    charge(vm, items.len());
    Ok(Some(items))
}

fn drain(vm: &mut Vm<'_, '_>, iter: Value) -> Res<Option<Vec<Value>>> {
    let mut items = Vec::new();
    loop {
        match next(vm, iter)? {
            Step::Item(v) => items.push(v),
            Step::End => break,
            Step::NeedsPython if items.is_empty() => return Ok(None),
            Step::NeedsPython => panic!("a builtin iterator never needs Python halfway"),
        }
        if items.len() % 4096 == 0 {
            reserve(vm, 16 * items.len() as u64)?;
        }
    }
    charge(vm, items.len());
    Ok(Some(items))
}

fn new_char(heap: &mut Heap, c: char) -> Value {
    heap.new_str(c)
}

/// Stores the iterator's new state, or ends it.
#[inline]
fn advance(heap: &mut Heap, iter: ObjId, item: Option<Value>, then: Iter) -> Step {
    if let Object::Iterator(state) = heap.get_mut(iter) {
        **state = if item.is_some() {
            then
        } else {
            Iter::Exhausted
        };
    }
    item.map_or(Step::End, Step::Item)
}

#[inline]
fn next_of_range(heap: &mut Heap, iter: ObjId, next: i64, stop: i64, step: i64) -> Step {
    let there = if step > 0 { next < stop } else { next > stop };
    if !there {
        return Step::End;
    }
    if let Object::Iterator(state) = heap.get_mut(iter)
        && let Iter::Range { next: slot, .. } = &mut **state
    {
        // At the edge of the 64-bit numbers the range ends here anyway.
        *slot = next.saturating_add(step);
    }
    Step::Item(Value::Int(next))
}

fn next_of_str(heap: &mut Heap, iter: ObjId, text: ObjId, byte: usize) -> Step {
    let c = match heap.get(text) {
        Object::Str(s) => s[byte..].chars().next(),
        _ => None,
    };
    let item = c.map(|c| new_char(heap, c));
    let byte = byte + c.map_or(0, char::len_utf8);
    advance(heap, iter, item, Iter::Str { text, byte })
}

fn next_of_dict(
    heap: &mut Heap,
    iter: ObjId,
    dict: ObjId,
    index: usize,
    len: usize,
    what: DictPart,
) -> Result<Step, Stuck> {
    let (changed, now, found) = match heap.get(dict) {
        Object::Dict(d) => {
            let found = d.next_from(index).map(|(at, e)| (at, e.key, e.value));
            ("dictionary changed size during iteration", d.len(), found)
        }
        Object::Set(s) | Object::FrozenSet(s) => {
            let found = s.next_from(index).map(|(at, e)| (at, e.key, Value::None));
            ("Set changed size during iteration", s.len(), found)
        }
        other => panic!("an iterator over a dict or set, not {other:?}"),
    };
    if now != len {
        return Err(Stuck::Changed(changed));
    }
    let (index, item) = match found {
        None => (index, None),
        Some((at, key, value)) => {
            let item = match what {
                DictPart::Keys => key,
                DictPart::Values => value,
                DictPart::Items => heap.new_tuple(vec![key, value]),
            };
            (at + 1, Some(item))
        }
    };
    let then = Iter::Dict {
        dict,
        index,
        len,
        what,
    };
    Ok(advance(heap, iter, item, then))
}

fn next_of_enumerate(
    heap: &mut Heap,
    iter: ObjId,
    inner: Value,
    count: i64,
    depth: usize,
) -> Result<Step, Stuck> {
    if depth > MAX_NESTED_ITERATORS {
        return Err(Stuck::TooDeep);
    }
    match next_at(heap, inner, depth)? {
        Step::Item(item) => {
            let pair = heap.new_tuple(vec![Value::Int(count), item]);
            let then = Iter::Enumerate {
                inner,
                next: count + 1,
            };
            Ok(advance(heap, iter, Some(pair), then))
        }
        other => Ok(other),
    }
}

fn next_of_zip(heap: &mut Heap, iter: ObjId, depth: usize) -> Result<Step, Stuck> {
    if depth > MAX_NESTED_ITERATORS {
        return Err(Stuck::TooDeep);
    }
    let inner = match heap.get(iter) {
        Object::Iterator(state) => match &**state {
            Iter::Zip { inner } => inner.clone(),
            other => panic!("{other:?} is a zip"),
        },
        other => panic!("{other:?} is an iterator"),
    };
    if inner.is_empty() {
        return Ok(Step::End);
    }
    let mut items = Vec::with_capacity(inner.len());
    for part in inner {
        match next_at(heap, part, depth)? {
            Step::Item(item) => items.push(item),
            other => return Ok(other),
        }
    }
    Ok(Step::Item(heap.new_tuple(items)))
}

fn not_iterable<T>(vm: &mut Vm<'_, '_>, v: Value) -> Res<T> {
    let name = vm.type_name(v);
    vm.type_error(format!("'{name}' object is not iterable"))
}

fn not_an_iterator<T>(vm: &mut Vm<'_, '_>, v: Value) -> Res<T> {
    let name = vm.type_name(v);
    vm.type_error(format!("'{name}' object is not an iterator"))
}
