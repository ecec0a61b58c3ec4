//! Equality, order, hashing and truth of builtin data. Works on the heap alone; what would need
//! Python code to run is answered with `None`, and the interpreter then runs the dunder protocol.
//! Never recurses deeper than `MAX_DEPTH`.

use std::cmp::Ordering;

use super::code::{CompareOp, Sym};
use super::dict::Dict;
use super::heap::{DictPart, Heap, Object};
use super::names;
use super::native::Res;
use super::set::Set;
use super::types::Exc;
use super::value::{ObjId, Value};
use super::vm::{Vm, class_of};
use super::wide;

/// How deep nested containers may be compared, hashed or shown.
pub const MAX_DEPTH: u32 = 300;

/// Why builtin code has no answer.
#[derive(Clone, Copy, Debug)]
pub enum Ask {
    /// Python code must run.
    Python,
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// No order between these.
    Unorderable(Value, Value),
    /// Has no hash.
    Unhashable(Value),
}

/// An answer, or why there is none.
pub type Answer<T> = Result<T, Ask>;

/// The symbol of a comparison in a program's text.
#[must_use]
pub fn symbol(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Eq => "==",
        CompareOp::Ne => "!=",
        CompareOp::Lt => "<",
        CompareOp::Le => "<=",
        CompareOp::Gt => ">",
        CompareOp::Ge => ">=",
    }
}

/// `a op b`.
///
/// # Errors
/// `TypeError` without an order, `RecursionError` when nested too deep.
pub fn compare(vm: &mut Vm<'_, '_>, op: CompareOp, a: Value, b: Value) -> Res<Option<Value>> {
    if let (Value::Int(x), Value::Int(y)) = (a, b) {
        return Ok(Some(Value::bool(accepts(op, x.cmp(&y)))));
    }
    let answer = compare_in(&vm.process.heap, op, a, b, 0);
    settle_comparison(vm, op, answer).map(|known| known.map(Value::bool))
}

/// `a == b`.
///
/// # Errors
/// `RecursionError` when nested too deep.
pub fn equals(vm: &mut Vm<'_, '_>, a: Value, b: Value) -> Res<Option<bool>> {
    let answer = equal(&vm.process.heap, a, b, 0);
    settle_comparison(vm, CompareOp::Eq, answer)
}

/// `hash(v)`.
///
/// # Errors
/// `TypeError` if it has none.
pub fn hash(vm: &mut Vm<'_, '_>, v: Value) -> Res<Option<u64>> {
    let answer = hash_value(&vm.process.heap, v, 0);
    settle(vm, answer)
}

/// `item in container`.
///
/// # Errors
/// `TypeError` if it is no container.
pub fn contains(vm: &mut Vm<'_, '_>, container: Value, item: Value) -> Res<Option<bool>> {
    let container = plain_without(&vm.process.heap, container, names::CONTAINS);
    let answer = match find_in(&vm.process.heap, container, item) {
        Some(answer) => answer,
        None => return contains_otherwise(vm, container, item),
    };
    settle(vm, answer)
}

/// `bool(v)`.
///
/// # Errors
/// None yet.
pub fn truth(vm: &mut Vm<'_, '_>, v: Value) -> Res<Option<bool>> {
    Ok(truth_in(&vm.process.heap, v))
}

/// `bool(v)` on the heap alone.
#[must_use]
pub fn truth_in(heap: &Heap, v: Value) -> Option<bool> {
    Some(match v {
        Value::Undef | Value::None => false,
        Value::True => true,
        Value::False => false,
        Value::Int(i) => i != 0,
        Value::Float(f) => f.get() != 0.0,
        Value::NotImplemented | Value::Ellipsis | Value::Native(_) => true,
        Value::Obj(id) => match heap.get(id) {
            Object::Str(s) => !s.is_empty(),
            Object::Bytes(b) => !b.is_empty(),
            Object::List(l) => !l.is_empty(),
            Object::Tuple(t) => !t.is_empty(),
            Object::Dict(d) => !d.is_empty(),
            Object::Set(s) | Object::FrozenSet(s) => !s.is_empty(),
            Object::Range(r) => range_len(r) != 0,
            Object::Deque(d) => !d.is_empty(),
            Object::DictView { dict, .. } => match heap.get(*dict) {
                Object::Dict(d) => !d.is_empty(),
                _ => true,
            },
            Object::Instance(_) | Object::Exception(_) | Object::Class(_) => {
                let has = |name| python_method(heap, v, name).is_some();
                if has(names::BOOL) || has(names::LEN) {
                    return None;
                }
                match heap.payload(v) {
                    Some(payload) => return truth_in(heap, payload),
                    None => true,
                }
            }
            _ => true,
        },
    })
}

/// The method of a value's class if a program wrote it; `None` if builtin or absent.
#[must_use]
pub fn python_method(heap: &Heap, value: Value, name: Sym) -> Option<Value> {
    let class = match value {
        Value::Obj(id) => match heap.get(id) {
            Object::Instance(i) => i.class,
            Object::Exception(e) => e.class,
            Object::Class(c) if c.has_metaclass() => c.meta,
            _ => return None,
        },
        _ => return None,
    };
    super::vm::class_attr(heap, class, name).filter(|v| !matches!(v, Value::Native(_)))
}

/// The builtin data of an instance whose class derives from a builtin one and has not a method of its
/// own of this name; any other value itself.
#[must_use]
pub fn plain_without(heap: &Heap, value: Value, name: Sym) -> Value {
    match heap.payload(value) {
        Some(payload) if python_method(heap, value, name).is_none() => payload,
        _ => value,
    }
}

/// Whether a value's class is written in Python (or is an exception), so that it may have dunders.
#[must_use]
pub fn may_have_dunders(heap: &Heap, value: Value) -> bool {
    value
        .as_obj()
        .is_some_and(|id| matches!(heap.get(id), Object::Instance(_) | Object::Exception(_)))
}

/// Number of values in a range.
#[must_use]
pub fn range_len(r: &[i64; 3]) -> u64 {
    let (start, stop, step) = (i128::from(r[0]), i128::from(r[1]), i128::from(r[2]));
    let n = if step > 0 {
        (stop - start + step - 1).div_euclid(step)
    } else {
        (start - stop - step - 1).div_euclid(-step)
    };
    // At most 2**64 - 1: the ends are 64-bit numbers.
    n.max(0) as u64
}

/// Turns an answer into what natives give: errors raised, `None` for Python.
///
/// # Errors
/// What the answer says.
pub fn settle<T>(vm: &mut Vm<'_, '_>, answer: Answer<T>) -> Res<Option<T>> {
    settle_comparison(vm, CompareOp::Lt, answer)
}

/// As [`settle`], naming the operator.
///
/// # Errors
/// What the answer says.
pub fn settle_comparison<T>(
    vm: &mut Vm<'_, '_>,
    op: CompareOp,
    answer: Answer<T>,
) -> Res<Option<T>> {
    match answer {
        Ok(known) => Ok(Some(known)),
        Err(Ask::Python) => Ok(None),
        Err(Ask::TooDeep) => vm.raise(
            Exc::RecursionError,
            "maximum recursion depth exceeded in comparison",
        ),
        Err(Ask::Unhashable(v)) => {
            let name = vm.type_name(v);
            vm.type_error(format!("unhashable type: '{name}'"))
        }
        Err(Ask::Unorderable(a, b)) => {
            let (x, y) = (vm.type_name(a), vm.type_name(b));
            let op = symbol(op);
            vm.type_error(format!(
                "'{op}' not supported between instances of '{x}' and '{y}'"
            ))
        }
    }
}

/// Whether an operator accepts an ordering.
#[must_use]
pub fn accepts(op: CompareOp, ordering: Ordering) -> bool {
    match op {
        CompareOp::Eq => ordering.is_eq(),
        CompareOp::Ne => ordering.is_ne(),
        CompareOp::Lt => ordering.is_lt(),
        CompareOp::Le => ordering.is_le(),
        CompareOp::Gt => ordering.is_gt(),
        CompareOp::Ge => ordering.is_ge(),
    }
}

/// `a op b` on the heap alone.
///
/// # Errors
/// Why there is no answer.
pub fn compare_in(heap: &Heap, op: CompareOp, a: Value, b: Value, depth: u32) -> Answer<bool> {
    match op {
        CompareOp::Eq => equal(heap, a, b, depth),
        CompareOp::Ne => {
            // A class may define `__ne__` alone; without one it is `not __eq__`.
            let has_ne = |v| python_method(heap, v, names::NE).is_some();
            if has_ne(a) || has_ne(b) {
                return Err(Ask::Python);
            }
            equal(heap, a, b, depth).map(|same| !same)
        }
        _ => order(heap, op, a, b, depth),
    }
}

/// A number as both kinds: bools are ints.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// An int.
    Int(i64),
    /// A float.
    Float(f64),
}

/// The number a value is, if it is one.
#[must_use]
pub fn number(value: Value) -> Option<Number> {
    match value {
        Value::Int(i) => Some(Number::Int(i)),
        Value::True => Some(Number::Int(1)),
        Value::False => Some(Number::Int(0)),
        Value::Float(f) => Some(Number::Float(f.get())),
        _ => None,
    }
}

/// The exact order of two numbers; `None` with a NaN.
#[must_use]
pub fn order_numbers(a: Number, b: Number) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(x), Number::Int(y)) => Some(x.cmp(&y)),
        (Number::Float(x), Number::Float(y)) => x.partial_cmp(&y),
        (Number::Int(x), Number::Float(y)) => order_int_float(x, y),
        (Number::Float(x), Number::Int(y)) => order_int_float(y, x).map(Ordering::reverse),
    }
}

fn order_int_float(i: i64, f: f64) -> Option<Ordering> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if f.is_nan() {
        None
    } else if f >= LIMIT {
        Some(Ordering::Less)
    } else if f < -LIMIT {
        Some(Ordering::Greater)
    } else {
        let whole = f.trunc();
        let by_fraction = || 0.0_f64.partial_cmp(&(f - whole)).unwrap_or(Ordering::Equal);
        Some(i.cmp(&(whole as i64)).then_with(by_fraction))
    }
}

/// `a == b` on the heap alone.
///
/// # Errors
/// Why there is no answer.
pub fn equal(heap: &Heap, a: Value, b: Value, depth: u32) -> Answer<bool> {
    if let (Some(x), Some(y)) = (number(a), number(b)) {
        return Ok(order_numbers(x, y) == Some(Ordering::Equal));
    }
    let (Value::Obj(x), Value::Obj(y)) = (a, b) else {
        return equal_by_identity(heap, a, b, depth);
    };
    match (heap.get(x), heap.get(y)) {
        (Object::Str(s), Object::Str(t)) => Ok(s == t),
        (Object::Wide(s), Object::Wide(t)) => Ok(s == t),
        (Object::Bytes(s), Object::Bytes(t)) => Ok(s == t),
        (Object::List(s), Object::List(t)) => equal_slices(heap, s, t, depth),
        (Object::Tuple(s), Object::Tuple(t)) => equal_slices(heap, s, t, depth),
        (Object::Dict(s), Object::Dict(t)) => equal_dicts(heap, s, t, depth),
        (Object::Set(s) | Object::FrozenSet(s), Object::Set(t) | Object::FrozenSet(t)) => {
            Ok(s.len() == t.len() && is_subset(heap, s, t)?)
        }
        (Object::Range(r), Object::Range(s)) => {
            let n = range_len(r);
            Ok(n == range_len(s) && (n == 0 || r[0] == s[0] && (n == 1 || r[2] == s[2])))
        }
        (Object::Slice(s), Object::Slice(t)) => equal_slices(heap, &s[..], &t[..], depth),
        (Object::Deque(s), Object::Deque(t)) => {
            let (s, t): (Vec<_>, Vec<_>) =
                (s.iter().copied().collect(), t.iter().copied().collect());
            equal_slices(heap, &s, &t, depth)
        }
        (Object::BoundMethod(s), Object::BoundMethod(t)) => {
            Ok(s.0.is_same(t.0) && s.1.is_same(t.1))
        }
        (Object::DictView { .. }, _) | (_, Object::DictView { .. }) => {
            match (SetLike::of(heap, a), SetLike::of(heap, b)) {
                (Some(s), Some(t)) => {
                    Ok(s.len() == t.len() && s.n_common(heap, &t, depth)? == s.len())
                }
                _ => equal_by_identity(heap, a, b, depth),
            }
        }
        _ => equal_by_identity(heap, a, b, depth),
    }
}

/// What is compared as a set: sets, and the keys or items of dicts.
enum SetLike<'h> {
    Elements(&'h Set),
    Keys(&'h Dict),
    Items(&'h Dict),
}

impl<'h> SetLike<'h> {
    fn of(heap: &'h Heap, v: Value) -> Option<SetLike<'h>> {
        let (dict, what) = match heap.get(heap.plain(v).as_obj()?) {
            Object::Set(s) | Object::FrozenSet(s) => return Some(SetLike::Elements(s)),
            Object::DictView { dict, what, .. } => (*dict, *what),
            _ => return None,
        };
        let Object::Dict(dict) = heap.get(dict) else {
            return None;
        };
        match what {
            DictPart::Keys => Some(SetLike::Keys(dict)),
            DictPart::Items => Some(SetLike::Items(dict)),
            DictPart::Values => None,
        }
    }

    fn len(&self) -> usize {
        match self {
            SetLike::Elements(s) => s.len(),
            SetLike::Keys(d) | SetLike::Items(d) => d.len(),
        }
    }

    /// How many elements it has in common with another one.
    fn n_common(&self, heap: &Heap, other: &SetLike<'_>, depth: u32) -> Answer<usize> {
        let mut n = 0;
        match (self, other) {
            (SetLike::Items(d), SetLike::Items(e)) => {
                for entry in d.iter() {
                    n += usize::from(has_item(
                        heap,
                        e,
                        (entry.hash, entry.key),
                        entry.value,
                        depth,
                    )?);
                }
            }
            (SetLike::Items(_), _) => return other.n_common(heap, self, depth),
            (SetLike::Elements(s), _) => {
                for entry in s.iter() {
                    n += usize::from(other.has(heap, entry.hash, entry.key, depth)?);
                }
            }
            (SetLike::Keys(d), _) => {
                for entry in d.iter() {
                    n += usize::from(other.has(heap, entry.hash, entry.key, depth)?);
                }
            }
        }
        Ok(n)
    }

    fn has(&self, heap: &Heap, hash: u64, element: Value, depth: u32) -> Answer<bool> {
        match self {
            SetLike::Elements(s) => Ok(find_element(heap, s, hash, element)?.is_some()),
            SetLike::Keys(d) => Ok(find_key(heap, d, hash, element)?.is_some()),
            SetLike::Items(d) => {
                let Some(Object::Tuple(pair)) = element.as_obj().map(|id| heap.get(id)) else {
                    return Ok(false);
                };
                let &[key, value] = &**pair else {
                    return Ok(false);
                };
                let hash = hash_value(heap, key, depth)?;
                has_item(heap, d, (hash, key), value, depth)
            }
        }
    }
}

/// Whether a dict has a value at a key, which comes with its hash.
fn has_item(
    heap: &Heap,
    dict: &Dict,
    (hash, key): (u64, Value),
    value: Value,
    depth: u32,
) -> Answer<bool> {
    match find_key(heap, dict, hash, key)? {
        Some(at) => equal_items(heap, dict.entry(at).value, value, depth),
        None => Ok(false),
    }
}

/// Objects without an equality of their own, and values of different kinds.
fn equal_by_identity(heap: &Heap, a: Value, b: Value, depth: u32) -> Answer<bool> {
    if let Some(order) = wide::order(heap, a, b) {
        return Ok(order == Some(Ordering::Equal));
    }
    let has_eq = |v| python_method(heap, v, names::EQ).is_some();
    if has_eq(a) || has_eq(b) {
        return Err(Ask::Python);
    }
    if heap.payload(a).is_some() || heap.payload(b).is_some() {
        return equal(heap, heap.plain(a), heap.plain(b), depth + 1);
    }
    Ok(a.is_same(b))
}

/// Equality of elements: the same object is equal to itself.
fn equal_items(heap: &Heap, a: Value, b: Value, depth: u32) -> Answer<bool> {
    if depth > MAX_DEPTH {
        return Err(Ask::TooDeep);
    }
    Ok(a.is_same(b) || equal(heap, a, b, depth + 1)?)
}

fn equal_slices(heap: &Heap, s: &[Value], t: &[Value], depth: u32) -> Answer<bool> {
    if s.len() != t.len() {
        return Ok(false);
    }
    for (&a, &b) in s.iter().zip(t) {
        if !equal_items(heap, a, b, depth)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn equal_dicts(heap: &Heap, s: &Dict, t: &Dict, depth: u32) -> Answer<bool> {
    if s.len() != t.len() {
        return Ok(false);
    }
    for entry in s.iter() {
        let Some(at) = find_key(heap, t, entry.hash, entry.key)? else {
            return Ok(false);
        };
        if !equal_items(heap, entry.value, t.entry(at).value, depth)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether every element of a set is in another.
///
/// # Errors
/// Why there is no answer.
pub fn is_subset(heap: &Heap, s: &Set, t: &Set) -> Answer<bool> {
    for entry in s.iter() {
        if find_element(heap, t, entry.hash, entry.key)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The position of a key in a dict.
///
/// # Errors
/// Why there is no answer.
pub fn find_key(heap: &Heap, dict: &Dict, hash: u64, key: Value) -> Answer<Option<usize>> {
    if let Value::Int(int) = key {
        // Nothing but numbers equals an int, and what runs Python code to compare itself.
        let mut is_odd = false;
        let found = dict.find(hash, |k| match k {
            Value::Int(stored) => stored == int,
            _ => {
                is_odd = true;
                false
            }
        });
        if found.is_some() || !is_odd {
            return Ok(found);
        }
    }
    let mut problem = None;
    let text = heap.as_str(key);
    let found = dict.find(hash, |k| match (heap.as_str(k), text) {
        (Some(stored), Some(text)) => stored == text,
        _ => key_matches(heap, k, key, &mut problem),
    });
    problem.map_or(Ok(found), Err)
}

/// The position of an element in a set.
///
/// # Errors
/// Why there is no answer.
pub fn find_element(heap: &Heap, set: &Set, hash: u64, key: Value) -> Answer<Option<usize>> {
    let mut problem = None;
    let text = heap.as_str(key);
    let found = set.find(hash, |k| match (heap.as_str(k), text) {
        (Some(stored), Some(text)) => stored == text,
        _ => key_matches(heap, k, key, &mut problem),
    });
    problem.map_or(Ok(found), Err)
}

fn key_matches(heap: &Heap, stored: Value, key: Value, problem: &mut Option<Ask>) -> bool {
    if stored.is_same(key) {
        return true;
    }
    match equal(heap, stored, key, 0) {
        Ok(same) => same,
        Err(ask) => {
            *problem = Some(ask);
            false
        }
    }
}

fn order(heap: &Heap, op: CompareOp, a: Value, b: Value, depth: u32) -> Answer<bool> {
    if depth > MAX_DEPTH {
        return Err(Ask::TooDeep);
    }
    if let (Some(x), Some(y)) = (number(a), number(b)) {
        return Ok(order_numbers(x, y).is_some_and(|o| accepts(op, o)));
    }
    if let (Value::Obj(x), Value::Obj(y)) = (a, b) {
        match (heap.get(x), heap.get(y)) {
            (Object::Str(s), Object::Str(t)) => return Ok(accepts(op, s.cmp(t))),
            (Object::Bytes(s), Object::Bytes(t)) => return Ok(accepts(op, s.cmp(t))),
            (Object::List(s), Object::List(t)) => return order_slices(heap, op, s, t, depth),
            (Object::Tuple(s), Object::Tuple(t)) => return order_slices(heap, op, s, t, depth),
            (Object::Set(s) | Object::FrozenSet(s), Object::Set(t) | Object::FrozenSet(t)) => {
                return order_sets(heap, op, s, t);
            }
            (Object::DictView { .. }, _) | (_, Object::DictView { .. }) => {
                if let (Some(s), Some(t)) = (SetLike::of(heap, a), SetLike::of(heap, b)) {
                    return order_set_likes(heap, op, &s, &t, depth);
                }
            }
            _ => {}
        }
    }
    if let Some(ordering) = wide::order(heap, a, b) {
        return Ok(ordering.is_some_and(|o| accepts(op, o)));
    }
    if has_order(heap, a) || has_order(heap, b) {
        return Err(Ask::Python);
    }
    if heap.payload(a).is_some() || heap.payload(b).is_some() {
        let ordered = order(heap, op, heap.plain(a), heap.plain(b), depth + 1);
        return match ordered {
            // The words name the classes of these, not of their builtin data.
            Err(Ask::Unorderable(x, y)) if x.is_same(heap.plain(a)) && y.is_same(heap.plain(b)) => {
                Err(Ask::Unorderable(a, b))
            }
            other => other,
        };
    }
    Err(Ask::Unorderable(a, b))
}

fn has_order(heap: &Heap, v: Value) -> bool {
    if let Some(Object::Handle(handle)) = v.as_obj().map(|id| heap.get(id)) {
        return handle.due_ns.is_some();
    }
    [names::LT, names::LE, names::GT, names::GE]
        .iter()
        .any(|&name| python_method(heap, v, name).is_some())
}

fn order_slices(heap: &Heap, op: CompareOp, s: &[Value], t: &[Value], depth: u32) -> Answer<bool> {
    for (&a, &b) in s.iter().zip(t) {
        if !equal_items(heap, a, b, depth)? {
            return order(heap, op, a, b, depth + 1);
        }
    }
    Ok(accepts(op, s.len().cmp(&t.len())))
}

fn order_sets(heap: &Heap, op: CompareOp, s: &Set, t: &Set) -> Answer<bool> {
    match op {
        CompareOp::Lt => Ok(s.len() < t.len() && is_subset(heap, s, t)?),
        CompareOp::Le => Ok(s.len() <= t.len() && is_subset(heap, s, t)?),
        CompareOp::Gt => Ok(t.len() < s.len() && is_subset(heap, t, s)?),
        _ => Ok(t.len() <= s.len() && is_subset(heap, t, s)?),
    }
}

fn order_set_likes(
    heap: &Heap,
    op: CompareOp,
    s: &SetLike<'_>,
    t: &SetLike<'_>,
    depth: u32,
) -> Answer<bool> {
    let n_common = s.n_common(heap, t, depth)?;
    let (is_below, is_above) = (n_common == s.len(), n_common == t.len());
    Ok(match op {
        CompareOp::Lt => is_below && !is_above,
        CompareOp::Le => is_below,
        CompareOp::Gt => is_above && !is_below,
        _ => is_above,
    })
}

/// The modulus of Python's numeric hashes, a Mersenne prime.
const HASH_MODULUS: u64 = (1 << 61) - 1;

/// `hash(v)` on the heap alone.
///
/// # Errors
/// Why there is no answer.
#[inline]
pub fn hash_value(heap: &Heap, v: Value, depth: u32) -> Answer<u64> {
    match heap.as_str(v) {
        Some(text) => Ok(hash_bytes(text.as_bytes())),
        None => hash_other(heap, v, depth),
    }
}

fn hash_other(heap: &Heap, v: Value, depth: u32) -> Answer<u64> {
    if depth > MAX_DEPTH {
        return Err(Ask::TooDeep);
    }
    Ok(match v {
        Value::Int(i) => hash_int(i),
        Value::True => 1,
        Value::False => 0,
        Value::Float(f) => hash_float(f.get()),
        Value::Undef | Value::None => 0x5b3_7f1d,
        Value::NotImplemented => 0x5b3_7f2d,
        Value::Ellipsis => 0x5b3_7f3d,
        Value::Native(id) => 0x6000_0000 + id.0,
        Value::Obj(id) => return hash_object(heap, id, v, depth),
    })
}

fn hash_object(heap: &Heap, id: ObjId, v: Value, depth: u32) -> Answer<u64> {
    Ok(match heap.get(id) {
        Object::Str(s) => hash_bytes(s.as_bytes()),
        Object::Bytes(b) => hash_bytes(b),
        Object::Wide(big) => {
            let (magnitude, negative) = wide::hash(big, HASH_MODULUS);
            signed_hash(magnitude, negative)
        }
        Object::Tuple(t) => hash_tuple(heap, t, depth)?,
        Object::FrozenSet(s) => hash_set(s),
        Object::Range(r) => {
            let n = range_len(r);
            let part = |wanted: bool, i: i64| if wanted { hash_int(i) } else { 0x5b3_7f1d };
            mix_lanes(
                [hash_int(n as i64), part(n > 0, r[0]), part(n > 1, r[2])].into_iter(),
                3,
            )
        }
        Object::List(_)
        | Object::Dict(_)
        | Object::Set(_)
        | Object::Slice(_)
        | Object::Deque(_)
        | Object::DictView { .. } => return Err(Ask::Unhashable(v)),
        Object::BoundMethod(m) => hash_identity(id_of(m.0)) ^ hash_identity(id_of(m.1)),
        Object::Instance(_) | Object::Exception(_) => match hash_method(heap, v) {
            HashMethod::Identity => match heap.payload(v) {
                Some(payload) => match hash_value(heap, payload, depth + 1) {
                    Err(Ask::Unhashable(x)) if x.is_same(payload) => {
                        return Err(Ask::Unhashable(v));
                    }
                    answer => return answer,
                },
                None => hash_identity(id.0),
            },
            HashMethod::None => return Err(Ask::Unhashable(v)),
            HashMethod::Python => return Err(Ask::Python),
        },
        _ => hash_identity(id.0),
    })
}

enum HashMethod {
    Identity,
    None,
    Python,
}

/// A class that defines `__eq__` and not `__hash__` has no hash.
fn hash_method(heap: &Heap, v: Value) -> HashMethod {
    for &class in heap.class(class_of(heap, v)).mro.iter() {
        let attrs = &heap.class(class).attrs;
        match attrs.get(names::HASH) {
            Some(Value::Native(_)) => return HashMethod::Identity,
            Some(Value::None) => return HashMethod::None,
            Some(_) => return HashMethod::Python,
            None => {}
        }
        if attrs
            .get(names::EQ)
            .is_some_and(|m| !matches!(m, Value::Native(_)))
        {
            return HashMethod::None;
        }
    }
    HashMethod::Identity
}

/// What `id(v)` gives: made from the object's number, so it is the same in every run.
#[must_use]
pub fn id_of(v: Value) -> u64 {
    const OBJECTS: u64 = 0x7f32_1000_0000;
    const OTHERS: u64 = 0x55d0_0000_0000;
    match v {
        Value::Obj(id) => OBJECTS + id.0 * 48,
        Value::Undef | Value::None => OTHERS + 0x10,
        Value::NotImplemented => OTHERS + 0x20,
        Value::Ellipsis => OTHERS + 0x30,
        Value::False => OTHERS + 0x40,
        Value::True => OTHERS + 0x60,
        Value::Native(id) => OTHERS + 0x1000 + 48 * id.0,
        Value::Int(i) => OTHERS + 0x100_0000 + ((i as u64).wrapping_mul(32) & 0x3f_ffff_ffff),
        Value::Float(f) => {
            0x6000_0000_0000 + (hash_bytes(&f.get().to_bits().to_le_bytes()) & 0xff_ffff_fff0)
        }
    }
}

/// `object.__hash__`.
#[must_use]
pub fn hash_identity_of(v: Value) -> u64 {
    v.as_obj().map_or(0, |id| hash_identity(id.0))
}

fn hash_identity(id: u64) -> u64 {
    id.wrapping_mul(16).wrapping_add(0x7f32_1000)
}

fn hash_int(i: i64) -> u64 {
    let magnitude = i.unsigned_abs() % HASH_MODULUS;
    signed_hash(magnitude, i < 0)
}

/// Python never answers -1.
fn signed_hash(magnitude: u64, negative: bool) -> u64 {
    let hash = if negative {
        magnitude.wrapping_neg()
    } else {
        magnitude
    };
    if hash == u64::MAX { u64::MAX - 1 } else { hash }
}

/// A float's value modulo the same prime, so that `hash(2.0) == hash(2)`.
fn hash_float(f: f64) -> u64 {
    if f.is_infinite() {
        return signed_hash(314_159, f < 0.0);
    }
    if f.is_nan() || f == 0.0 {
        return 0;
    }
    let bits = f.to_bits();
    let raw_exponent = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = if raw_exponent == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, raw_exponent - 1075)
    };
    // 2**61 is 1 modulo the prime, so a power of two is a rotation.
    let turns = exponent.rem_euclid(61) as u32;
    let m = mantissa % HASH_MODULUS;
    let rotated = if turns == 0 {
        m
    } else {
        (m << turns & HASH_MODULUS) | m >> (61 - turns)
    };
    signed_hash(rotated % HASH_MODULUS, f < 0.0)
}

/// CPython's is random for each run; ours takes eight bytes at a time.
fn hash_bytes(bytes: &[u8]) -> u64 {
    const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| {
        let mixed = (hash ^ word).wrapping_mul(MULTIPLIER);
        mixed ^ mixed >> 32
    };
    let half = |half: &[u8; 4]| u64::from(u32::from_le_bytes(*half));
    let mut hash = bytes.len() as u64;
    // The last bytes may be looked at twice: that is quicker than one at a time.
    let last = if let Some(last) = bytes.last_chunk::<8>() {
        for word in bytes.as_chunks::<8>().0 {
            hash = mix(hash, u64::from_le_bytes(*word));
        }
        u64::from_le_bytes(*last)
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        half(first) | half(last) << 32
    } else {
        bytes
            .iter()
            .fold(0, |all, &byte| all << 8 | u64::from(byte))
    };
    mix(mix(hash, last), MULTIPLIER)
}

fn hash_tuple(heap: &Heap, items: &[Value], depth: u32) -> Answer<u64> {
    let mut lanes = Vec::with_capacity(items.len());
    for &item in items {
        lanes.push(hash_value(heap, item, depth + 1)?);
    }
    Ok(mix_lanes(lanes.into_iter(), items.len()))
}

/// The scheme of xxHash that tuples use.
#[must_use]
pub fn mix_lanes(lanes: impl Iterator<Item = u64>, n: usize) -> u64 {
    const P1: u64 = 11_400_714_785_074_694_791;
    const P2: u64 = 14_029_467_366_897_019_727;
    const P5: u64 = 2_870_177_450_012_600_261;
    let mut acc = P5;
    for lane in lanes {
        acc = acc.wrapping_add(lane.wrapping_mul(P2));
        acc = acc.rotate_left(31).wrapping_mul(P1);
    }
    acc = acc.wrapping_add(n as u64 ^ (P5 ^ 3_527_539));
    if acc == u64::MAX { 1_546_275_796 } else { acc }
}

fn hash_set(set: &Set) -> u64 {
    let mut hash = 0_u64;
    for entry in set.iter() {
        let h = entry.hash;
        hash ^= ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
    }
    hash ^= (set.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= hash >> 11 ^ hash >> 25;
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash }
}

/// Looks for an item in builtin containers that need no iteration; `None` for other values.
pub(super) fn find_in(heap: &Heap, container: Value, item: Value) -> Option<Answer<bool>> {
    let in_items = |items: &mut dyn Iterator<Item = Value>| -> Answer<bool> {
        for v in items {
            if v.is_same(item) || equal(heap, v, item, 0)? {
                return Ok(true);
            }
        }
        Ok(false)
    };
    Some(match heap.get(container.as_obj()?) {
        Object::List(l) => in_items(&mut l.iter().copied()),
        Object::Tuple(t) => in_items(&mut t.iter().copied()),
        Object::Deque(d) => in_items(&mut d.iter().copied()),
        Object::Dict(d) => {
            hash_value(heap, item, 0).and_then(|h| Ok(find_key(heap, d, h, item)?.is_some()))
        }
        Object::Set(s) | Object::FrozenSet(s) => {
            hash_of_member(heap, item).and_then(|h| Ok(find_element(heap, s, h, item)?.is_some()))
        }
        Object::Range(r) if matches!(item, Value::Int(_) | Value::True | Value::False) => {
            Ok(range_has(r, item))
        }
        Object::Range(r) => {
            if let Value::Float(f) = item {
                let f = f.get();
                Ok(f.fract() == 0.0 && range_has(r, Value::Int(f as i64)))
            } else {
                if may_have_dunders(heap, item) {
                    Err(Ask::Python)
                } else {
                    Ok(false)
                }
            }
        }
        Object::DictView { dict, what, .. } => return find_in_view(heap, *dict, *what, item),
        Object::Str(s) => match heap.text_of(item) {
            Some(part) => Ok(s.contains(&**part)),
            None => return None,
        },
        Object::Bytes(b) => match item {
            Value::Int(i) if (0..256).contains(&i) => Ok(b.contains(&(i as u8))),
            Value::Obj(id) => match heap.get(heap.plain(Value::Obj(id)).as_obj().unwrap_or(id)) {
                Object::Bytes(part) => {
                    Ok(part.is_empty() || b.windows(part.len()).any(|w| w == &**part))
                }
                _ => return None,
            },
            _ => return None,
        },
        _ => return None,
    })
}

/// A set is looked up among sets by its frozen hash.
fn hash_of_member(heap: &Heap, item: Value) -> Answer<u64> {
    match item.as_obj().map(|id| heap.get(id)) {
        Some(Object::Set(s)) => Ok(hash_set(s)),
        _ => hash_value(heap, item, 0),
    }
}

fn find_in_view(heap: &Heap, dict: ObjId, what: DictPart, item: Value) -> Option<Answer<bool>> {
    let Object::Dict(d) = heap.get(dict) else {
        return None;
    };
    let search = || -> Answer<bool> {
        match what {
            DictPart::Keys => {
                let hash = hash_value(heap, item, 0)?;
                Ok(find_key(heap, d, hash, item)?.is_some())
            }
            DictPart::Values => {
                for entry in d.iter() {
                    if entry.value.is_same(item) || equal(heap, entry.value, item, 0)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            DictPart::Items => {
                let Some(Object::Tuple(pair)) = item.as_obj().map(|id| heap.get(id)) else {
                    return Ok(false);
                };
                let &[key, value] = &**pair else {
                    return Ok(false);
                };
                let hash = hash_value(heap, key, 0)?;
                match find_key(heap, d, hash, key)? {
                    Some(at) => equal(heap, d.entry(at).value, value, 0),
                    None => Ok(false),
                }
            }
        }
    };
    Some(search())
}

fn range_has(r: &[i64; 3], item: Value) -> bool {
    let Some(Number::Int(i)) = number(item) else {
        return false;
    };
    let (start, stop, step) = (i128::from(r[0]), i128::from(r[1]), i128::from(r[2]));
    let i = i128::from(i);
    let inside = if step > 0 {
        start <= i && i < stop
    } else {
        stop < i && i <= start
    };
    inside && (i - start) % step == 0
}

fn contains_otherwise(vm: &mut Vm<'_, '_>, container: Value, item: Value) -> Res<Option<bool>> {
    let name = vm.type_name(item);
    match container.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Str(_)) => vm.type_error(format!(
            "'in <string>' requires string as left operand, not {name}"
        )),
        Some(Object::Bytes(_)) => match item {
            Value::Int(_) => vm.value_error("byte must be in range(0, 256)"),
            _ => vm.type_error(format!("a bytes-like object is required, not '{name}'")),
        },
        Some(Object::Instance(_) | Object::Exception(_) | Object::Generator(_)) => Ok(None),
        Some(Object::Class(c)) if c.has_metaclass() => Ok(None),
        Some(Object::Iterator(_)) => contains_iterator(vm, container, item),
        _ => {
            let name = vm.type_name(container);
            vm.type_error(format!("argument of type '{name}' is not iterable"))
        }
    }
}

fn contains_iterator(vm: &mut Vm<'_, '_>, iter: Value, item: Value) -> Res<Option<bool>> {
    loop {
        match super::iterate::next(vm, iter)? {
            super::iterate::Step::Item(v) => {
                if v.is_same(item) {
                    return Ok(Some(true));
                }
                match equals(vm, v, item)? {
                    Some(true) => return Ok(Some(true)),
                    Some(false) => {}
                    None => return Ok(None),
                }
            }
            super::iterate::Step::End => return Ok(Some(false)),
            super::iterate::Step::NeedsPython => return Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expected hashes are what CPython 3.11 gives.
    #[test]
    fn numbers_hash_as_in_cpython() {
        assert_eq!(hash_int(-1), (-2_i64) as u64);
        assert_eq!(hash_int(i64::MAX), 3);
        assert_eq!(hash_int(i64::MIN), (-4_i64) as u64);
        assert_eq!(hash_float(2.0), 2);
        assert_eq!(hash_float(-1.0), (-2_i64) as u64);
        assert_eq!(hash_float(0.5), 1_152_921_504_606_846_976);
        assert_eq!(hash_float(1e300), 1_224_995_262_755_759_164);
        assert_eq!(hash_float(0.1), 230_584_300_921_369_408);
    }

    #[test]
    fn tuples_hash_as_in_cpython() {
        assert_eq!(
            mix_lanes([1, 2].into_iter(), 2) as i64,
            -3_550_055_125_485_641_917
        );
    }

    #[test]
    fn ints_and_floats_compare_exactly() {
        let big = (1_i64 << 53) + 1;
        let order = order_numbers(Number::Int(big), Number::Float((1_i64 << 53) as f64));
        assert_eq!(order, Some(Ordering::Greater));
        let order = order_numbers(Number::Int(i64::MAX), Number::Float(9.3e18));
        assert_eq!(order, Some(Ordering::Less));
        let order = order_numbers(Number::Int(-1), Number::Float(-1.5));
        assert_eq!(order, Some(Ordering::Greater));
    }
}
