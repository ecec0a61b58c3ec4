//! Instructions on builtin data at hand (texts, lists, dicts, tuples, iterators) that need nothing but
//! the heap: the second try of the fast loop, behind what it does by itself. An instruction here is
//! either done or has changed nothing; what raises, runs Python code or costs virtual time of its own is
//! left to the interpreter.
//!
//! Must never know of frames, time or the kernel.

use std::fmt::Write;
use std::rc::Rc;

use super::builtins::format;
use super::characters::Text;
use super::code::{BinaryOp, CompareOp, Conversion, Instruction, Reg, Sym, UnaryOp};
use super::compare::{self, Number, number};
use super::dict::Dict;
use super::heap::{Heap, Object, Shared};
use super::items::resolve_slice;
use super::iterate::{self, Iterated, Step};
use super::operators;
use super::value::{ObjId, Value};
use super::vm::class_of;

/// What touches more elements than this costs virtual time of its own (see `charge` of the builtins).
pub(super) const MAX_ELEMENTS: usize = 64;

/// Executes an instruction; answers with the next one's index, or `None` if it has changed nothing.
/// `scratch` is where a text is put together.
pub(super) fn execute(
    heap: &mut Heap,
    scratch: &mut String,
    regs: &mut [Value],
    instruction: Instruction,
    pc: usize,
) -> Option<usize> {
    let reg = |r: Reg| regs[r as usize];
    let next = pc + 1;
    let jump = |is_taken: bool, target: u32| Some(if is_taken { target as usize } else { next });
    let (dst, value) = match instruction {
        Instruction::JumpIfFalse { cond, target } => {
            return jump(!compare::truth_in(heap, reg(cond))?, target);
        }
        Instruction::JumpIfTrue { cond, target } => {
            return jump(compare::truth_in(heap, reg(cond))?, target);
        }
        Instruction::JumpIfCompare {
            op,
            a,
            b,
            sense,
            target,
        } => return jump(compared(heap, op, reg(a), reg(b))? == sense, target),
        Instruction::JumpIfCompareInt {
            op,
            a,
            int,
            sense,
            target,
        } => {
            let int = Value::Int(int.into());
            return jump(compared(heap, op, reg(a), int)? == sense, target);
        }
        Instruction::ForIter { iter, dst, exit } => match next_item(heap, reg(iter))? {
            Some(item) => (dst, item),
            None => return Some(exit as usize),
        },
        Instruction::UnpackSequence { src, first, count } => {
            let items = items_of(heap, reg(src)).filter(|items| items.len() == count as usize)?;
            regs[first as usize..first as usize + count as usize].copy_from_slice(items);
            return Some(next);
        }
        Instruction::StoreItem { obj, key, src } => {
            store_item(heap, reg(obj), reg(key), reg(src))?;
            return Some(next);
        }
        Instruction::DictInsert { dict, key, src } => {
            store_item(heap, reg(dict), reg(key), reg(src))?;
            return Some(next);
        }
        Instruction::SetAdd { set, src } => {
            add_to_set(heap, reg(set).as_obj()?, reg(src))?;
            return Some(next);
        }
        Instruction::ListAppend { list, src } => {
            append(heap, reg(list).as_obj()?, reg(src))?;
            return Some(next);
        }
        Instruction::StoreCell { cell, src } => {
            *heap.get_mut(reg(cell).as_obj()?) = Object::Cell(reg(src));
            return Some(next);
        }
        Instruction::Compare { op, dst, a, b } => {
            (dst, Value::bool(compared(heap, op, reg(a), reg(b))?))
        }
        Instruction::Not { dst, a } => (dst, Value::bool(!compare::truth_in(heap, reg(a))?)),
        Instruction::Contains {
            dst,
            item,
            container,
            negate,
        } => {
            let found = compare::find_in(heap, reg(container), reg(item))?.ok()?;
            (dst, Value::bool(found != negate))
        }
        Instruction::LoadItem { dst, obj, key } => (dst, load_item(heap, reg(obj), reg(key))?),
        Instruction::LoadAttr { dst, obj, name } => (dst, class_attr(heap, reg(obj), name)?),
        Instruction::BuildString { dst, first, count } => {
            let parts = &regs[first as usize..first as usize + count as usize];
            (dst, joined(heap, scratch, parts)?)
        }
        Instruction::FormatValue {
            dst,
            src,
            conversion,
            spec,
        } => {
            let spec = (spec != u16::MAX).then(|| reg(spec));
            (dst, formatted(heap, scratch, reg(src), conversion, spec)?)
        }
        Instruction::BuildTuple { dst, first, count } => {
            let items = &regs[first as usize..first as usize + count as usize];
            (dst, heap.new_tuple(items))
        }
        Instruction::BuildList { dst, first, count } => {
            let items = &regs[first as usize..first as usize + count as usize];
            (dst, heap.new_list(items.to_vec()))
        }
        Instruction::BuildDict { dst, count: 0, .. } => {
            (dst, Value::Obj(heap.alloc(Object::Dict(Rc::default()))))
        }
        Instruction::BuildSlice { dst, first } => {
            let parts = [reg(first), reg(first + 1), reg(first + 2)];
            let slice = heap.alloc(Object::Slice(Shared::new(parts)));
            (dst, Value::Obj(slice))
        }
        Instruction::GetIter { dst, src } => match iterate::iter_in(heap, reg(src)) {
            Iterated::Made(iterator) => (dst, iterator),
            Iterated::InPython | Iterated::None => return None,
        },
        Instruction::GetYieldFromIter { dst, src } => match iterate::iter_in(heap, reg(src)) {
            Iterated::Made(iterator) => (dst, iterator),
            Iterated::InPython | Iterated::None => return None,
        },
        Instruction::MatchException {
            dst,
            exception,
            class,
        } => {
            let class = reg(class).as_obj()?;
            let matches = is_instance(heap, reg(exception), class);
            let is_exception = |object: &Object| {
                matches!(object, Object::Class(c)
                if c.layout == super::heap::Layout::Exception)
            };
            is_exception(heap.get(class)).then_some(())?;
            (dst, Value::bool(matches))
        }
        Instruction::Unary { op, dst, a } => (dst, unary(op, reg(a))?),
        Instruction::Binary { op, dst, a, b } => (dst, binary(heap, scratch, op, reg(a), reg(b))?),
        Instruction::InPlace { op, dst, a, b } => {
            // What can be changed in place, is.
            let is_text = heap.as_str(reg(a)).is_some();
            if !is_text && matches!(reg(a), Value::Obj(_)) {
                return None;
            }
            (dst, binary(heap, scratch, op, reg(a), reg(b))?)
        }
        Instruction::BinaryInt {
            op, dst, a, int, ..
        } => {
            let int = Value::Int(int.into());
            (dst, binary(heap, scratch, op, reg(a), int)?)
        }
        _ => return None,
    };
    regs[dst as usize] = value;
    Some(next)
}

fn compared(heap: &Heap, op: CompareOp, a: Value, b: Value) -> Option<bool> {
    if let (Some(x), Some(y)) = (heap.as_str(a), heap.as_str(b)) {
        return Some(match op {
            CompareOp::Eq => x == y,
            CompareOp::Ne => x != y,
            _ => compare::accepts(op, x.cmp(y)),
        });
    }
    compare::compare_in(heap, op, a, b, 0).ok()
}

/// Whether a value is an instance of a class.
pub(super) fn is_instance(heap: &Heap, value: Value, class: ObjId) -> bool {
    let own = class_of(heap, value);
    own == class || heap.class(own).mro.contains(&class)
}

/// The items of a list or tuple.
pub(super) fn items_of(heap: &Heap, sequence: Value) -> Option<&[Value]> {
    match heap.get(sequence.as_obj()?) {
        Object::List(items) => Some(items),
        Object::Tuple(items) => Some(items),
        _ => None,
    }
}

/// The inner `None` is the end.
fn next_item(heap: &mut Heap, iterator: Value) -> Option<Option<Value>> {
    if !iterate::is_steady(heap, iterator) {
        return None;
    }
    match iterate::next_in(heap, iterator) {
        Ok(Step::Item(item)) => Some(Some(item)),
        Ok(Step::End) => Some(None),
        Ok(Step::NeedsPython) | Err(_) => None,
    }
}

/// A dict, and the hash of a key and its position in it.
pub(super) fn find(heap: &Heap, dict: Value, key: Value) -> Option<(&Dict, u64, Option<usize>)> {
    let Object::Dict(dict) = heap.get(dict.as_obj()?) else {
        return None;
    };
    let hash = compare::hash_value(heap, key, 0).ok()?;
    let at = compare::find_key(heap, dict, hash, key).ok()?;
    Some((dict, hash, at))
}

/// Sets a key of a dict whose hash and position were found.
pub(super) fn put(
    heap: &mut Heap,
    dict: ObjId,
    hash: u64,
    found: Option<usize>,
    (key, value): (Value, Value),
) -> Option<()> {
    let Object::Dict(d) = heap.get_mut(dict) else {
        return None;
    };
    let d = Rc::make_mut(d);
    match found {
        Some(at) => d.set_value(at, value),
        None => {
            d.push(hash, key, value);
            heap.grew(48);
        }
    }
    Some(())
}

fn store_item(heap: &mut Heap, obj: Value, key: Value, value: Value) -> Option<()> {
    let (_, hash, at) = find(heap, obj, key)?;
    put(heap, obj.as_obj()?, hash, at, (key, value))
}

/// Adds to a set; whether it is new.
pub(super) fn add_to_set(heap: &mut Heap, set: ObjId, item: Value) -> Option<bool> {
    let Object::Set(s) = heap.get(set) else {
        return None;
    };
    let hash = compare::hash_value(heap, item, 0).ok()?;
    if compare::find_element(heap, s, hash, item).ok()?.is_some() {
        return Some(false);
    }
    if let Object::Set(s) = heap.get_mut(set) {
        Rc::make_mut(s).push(hash, item);
    }
    heap.grew(48);
    Some(true)
}

/// Appends to a list.
pub(super) fn append(heap: &mut Heap, list: ObjId, item: Value) -> Option<()> {
    let Object::List(items) = heap.get_mut(list) else {
        return None;
    };
    Rc::make_mut(items).push(item);
    heap.grew(16);
    Some(())
}

fn load_item(heap: &mut Heap, obj: Value, key: Value) -> Option<Value> {
    let id = obj.as_obj()?;
    match (heap.get(id), key) {
        (Object::Dict(_), _) => {
            let (dict, _, at) = find(heap, obj, key)?;
            Some(dict.entry(at?).value)
        }
        (Object::Str(text), Value::Int(index)) => {
            let at = super::items::position(index, text.n_chars())?;
            let item = Text::from(text.char_at(at)?);
            Some(heap.new_str(item))
        }
        (_, Value::Obj(slice)) => {
            let Object::Slice(parts) = heap.get(slice) else {
                return None;
            };
            let parts = **parts;
            load_slice(heap, id, parts)
        }
        _ => None,
    }
}

fn load_slice(heap: &mut Heap, id: ObjId, parts: [Value; 3]) -> Option<Value> {
    let part = |value| match value {
        Value::None => Some(None),
        Value::Int(int) => Some(Some(int)),
        _ => None,
    };
    let (start, stop, step) = (
        part(parts[0])?,
        part(parts[1])?,
        part(parts[2])?.unwrap_or(1),
    );
    let len = match heap.get(id) {
        Object::List(items) => items.len(),
        Object::Tuple(items) => items.len(),
        Object::Str(text) => text.n_chars(),
        _ => return None,
    };
    if step != 1 {
        return None;
    }
    let bounds = resolve_slice(start, stop, 1, len as u64);
    if bounds.count as usize > MAX_ELEMENTS {
        return None;
    }
    let range = bounds.start as usize..bounds.start as usize + bounds.count as usize;
    let result = match heap.get(id) {
        Object::List(items) => Object::List(Rc::new(items[range].to_vec())),
        Object::Tuple(items) => Object::Tuple(items[range].into()),
        Object::Str(text) => Object::Str(text.part(range).into()),
        _ => return None,
    };
    Some(Value::Obj(heap.alloc(result)))
}

/// An attribute that an instance has from its class: a method, bound to it, or plain data.
fn class_attr(heap: &mut Heap, obj: Value, name: Sym) -> Option<Value> {
    let Object::Instance(instance) = heap.get(obj.as_obj()?) else {
        return None;
    };
    if instance.attrs.get(name).is_some() || instance.attrs.shared().is_some() {
        return None;
    }
    let value = heap.known_class_attr(instance.class, name)??;
    match value {
        Value::Obj(id) => match heap.get(id) {
            Object::Function(_) => {
                let method = Object::BoundMethod(Shared::new((value, obj)));
                Some(Value::Obj(heap.alloc(method)))
            }
            Object::Str(_) | Object::List(_) | Object::Tuple(_) | Object::Dict(_) => Some(value),
            _ => None,
        },
        Value::Undef | Value::Native(_) => None,
        _ => Some(value),
    }
}

fn unary(op: UnaryOp, a: Value) -> Option<Value> {
    match (op, a) {
        (UnaryOp::Neg, Value::Int(i)) => i.checked_neg().map(Value::Int),
        (UnaryOp::Neg, Value::Float(f)) => Some(Value::float(-f.get())),
        (UnaryOp::Pos, Value::Int(_) | Value::Float(_)) => Some(a),
        (UnaryOp::Invert, Value::Int(i)) => Some(Value::Int(!i)),
        _ => None,
    }
}

fn binary(
    heap: &mut Heap,
    scratch: &mut String,
    op: BinaryOp,
    a: Value,
    b: Value,
) -> Option<Value> {
    match (op, a, b) {
        (_, Value::Int(x), Value::Int(y)) => operators::quick_of_ints(op, x, y),
        (BinaryOp::Add, Value::Obj(_), Value::Obj(_)) => concatenated(heap, scratch, a, b),
        (BinaryOp::Mul, Value::Obj(text), Value::Int(n)) => {
            let Object::Str(text) = heap.get(text) else {
                return None;
            };
            let n = usize::try_from(n).unwrap_or(0);
            let is_short = text.len().checked_mul(n)? <= MAX_ELEMENTS;
            let text = is_short.then(|| text.repeat(n))?;
            Some(heap.new_str(text))
        }
        _ => None,
    }
}

fn concatenated(heap: &mut Heap, scratch: &mut String, a: Value, b: Value) -> Option<Value> {
    let object = match (heap.get(a.as_obj()?), heap.get(b.as_obj()?)) {
        (Object::Str(s), Object::Str(t)) if s.len() + t.len() <= MAX_ELEMENTS => {
            scratch.clear();
            scratch.push_str(s);
            scratch.push_str(t);
            Object::Str((&**scratch).into())
        }
        (Object::List(s), Object::List(t)) if s.len() + t.len() <= MAX_ELEMENTS => {
            Object::List(Rc::new([&s[..], &t[..]].concat()))
        }
        (Object::Tuple(s), Object::Tuple(t)) if s.len() + t.len() <= MAX_ELEMENTS => {
            Object::Tuple([&s[..], &t[..]].concat().into())
        }
        _ => return None,
    };
    Some(Value::Obj(heap.alloc(object)))
}

/// Texts put together.
fn joined(heap: &mut Heap, scratch: &mut String, parts: &[Value]) -> Option<Value> {
    scratch.clear();
    for &part in parts {
        scratch.push_str(heap.as_str(part)?);
    }
    Some(heap.new_str(&**scratch))
}

/// A text or an int in an f-string.
fn formatted(
    heap: &mut Heap,
    scratch: &mut String,
    value: Value,
    conversion: Conversion,
    spec: Option<Value>,
) -> Option<Value> {
    let spec = match spec {
        Some(spec) => &**heap.as_str(spec)?,
        None => "",
    };
    let is_text = heap.as_str(value).is_some();
    match conversion {
        Conversion::None => {}
        Conversion::Str if is_text => {}
        _ => return None,
    }
    scratch.clear();
    match (heap.as_str(value), value) {
        (Some(_), _) if spec.is_empty() => return Some(value),
        (Some(text), _) => {
            let spec = narrow_spec(spec)?;
            format::write_str(scratch, text, &spec)?;
        }
        (None, Value::Int(int)) if spec.is_empty() => {
            write!(scratch, "{int}").expect("a String takes any text");
        }
        (None, Value::Int(int)) => {
            let spec = narrow_spec(spec)?;
            format::write_int(scratch, int, &spec)?;
        }
        (None, Value::Float(float)) if !spec.is_empty() => {
            let spec = narrow_spec(spec)?;
            scratch.push_str(&format::format_float(float.get(), &spec).ok()?);
        }
        _ => return None,
    }
    Some(heap.new_str(&**scratch))
}

/// A specification of a text that surely fits into memory; what is wider is for the general case to judge.
fn narrow_spec(spec: &str) -> Option<format::Spec> {
    const MAX_CHARS: usize = 1_000;
    let spec = format::parse(spec).ok()?;
    (spec.width.max(spec.precision.unwrap_or(0)) <= MAX_CHARS).then_some(spec)
}

/// A number as an index of a sequence of so many items.
pub(super) fn index(value: Value, len: usize) -> Option<usize> {
    match number(value)? {
        Number::Int(index) => super::items::position(index, len),
        Number::Float(_) => None,
    }
}
