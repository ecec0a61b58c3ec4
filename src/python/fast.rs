//! The fast loop: instructions on data at hand (numbers, lists, plain attributes, plain calls) that
//! neither raise nor ask anything of the kernel. Whatever an instruction needs beyond that is left to
//! `Vm::execute`, which does the whole of it: an instruction here is either done or has changed nothing.
//!
//! It counts steps and virtual time in bulk. Must never report an event or run a native: their time
//! would be wrong.

use std::ops::Range;
use std::rc::Rc;

use super::code::{BinaryOp, Code, CodeId, CodeKind, CompareOp, Instruction, Reg, Sym};
use super::generators;
use super::heap::{
    ATTR_BYTES, Generator, GeneratorKind, GeneratorState, Heap, Iter, Layout, Object, Shared,
};
use super::names;
use super::native::QuickFn;
use super::process::Process;
use super::quick;
use super::runtime::Python;
use super::thread::{Frame, FrameKind, Return, Thread};
use super::value::{ObjId, Value};
use super::vm::Vm;
use crate::kernel::guest::BulkClock;

impl Vm<'_, '_> {
    /// Executes instructions of the top frame, and of the frames it calls and returns to, until one
    /// needs more than this loop knows (then the answer is true), the heap wants to be collected, or the
    /// slice is over. The thread is between two instructions before and after.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm an instruction; the loop's state must stay in machine registers"
    )]
    pub(super) fn run_fast(&mut self) -> bool {
        let python = self.python;
        let mut clock = BulkClock::new(self.slice);
        let Process {
            heap,
            modules,
            constants,
            has_jobs,
            max_frames,
            collect_at,
            may_drop,
            ..
        } = &mut *self.process;
        let Thread {
            frames,
            registers,
            handling,
            ..
        } = &mut *self.thread;
        let scratch = &mut self.scratch;
        let mut needs_more = true;
        'frame: loop {
            let depth = frames.len();
            let Some(frame) = frames.last() else {
                break;
            };
            if let FrameKind::RunLoop(_) = frame.kind {
                break;
            }
            let code = python.code(frame.code);
            let instructions = &code.instructions[..];
            let constants = &constants[frame.code.0 as usize][..];
            let base = frame.base as usize;
            let regs = &mut registers[base..];
            let mut pc = frame.pc as usize;
            needs_more = false;
            'run: while !clock.is_over() {
                let instruction = &instructions[pc];
                pc = 'next: {
                    'simple: {
                        break 'next match *instruction {
                            Instruction::Move { dst, src } => {
                                regs[dst as usize] = regs[src as usize];
                                pc + 1
                            }
                            Instruction::LoadConst { dst, index } => {
                                regs[dst as usize] = constants[index as usize];
                                pc + 1
                            }
                            Instruction::LoadGlobal { dst, slot } => {
                                let module = code.module.0 as usize;
                                let value = match modules[module].globals[slot as usize] {
                                    Value::Undef => python.builtins_by_slot[module][slot as usize],
                                    value => value,
                                };
                                if let Value::Undef = value {
                                    break 'simple;
                                }
                                regs[dst as usize] = value;
                                pc + 1
                            }
                            Instruction::StoreGlobal { slot, src } => {
                                if *may_drop {
                                    break 'simple;
                                }
                                let state = Rc::make_mut(&mut modules[code.module.0 as usize]);
                                state.globals[slot as usize] = regs[src as usize];
                                pc + 1
                            }
                            Instruction::DropFrom { .. } if !*may_drop => pc + 1,
                            Instruction::DeleteLocal { reg } if !*may_drop => {
                                regs[reg as usize] = Value::Undef;
                                pc + 1
                            }
                            Instruction::EnterHandler { exception, saved } => {
                                regs[saved as usize] = *handling;
                                *handling = regs[exception as usize];
                                pc + 1
                            }
                            Instruction::LeaveHandler { saved } => {
                                *handling = regs[saved as usize];
                                pc + 1
                            }
                            Instruction::CheckBound { reg } => match regs[reg as usize] {
                                Value::Undef => break 'simple,
                                _ => pc + 1,
                            },
                            Instruction::LoadCell { dst, cell } => {
                                match cell_contents(heap, regs[cell as usize]) {
                                    Value::Undef => break 'simple,
                                    value => {
                                        regs[dst as usize] = value;
                                        pc + 1
                                    }
                                }
                            }
                            Instruction::Jump { target } => target as usize,
                            Instruction::JumpIfFalse { cond, target } => {
                                match truth(regs[cond as usize]) {
                                    Some(true) => pc + 1,
                                    Some(false) => target as usize,
                                    None => break 'simple,
                                }
                            }
                            Instruction::JumpIfTrue { cond, target } => {
                                match truth(regs[cond as usize]) {
                                    Some(false) => pc + 1,
                                    Some(true) => target as usize,
                                    None => break 'simple,
                                }
                            }
                            Instruction::JumpIfNone { src, target } => {
                                if regs[src as usize].is_none() {
                                    target as usize
                                } else {
                                    pc + 1
                                }
                            }
                            Instruction::Binary { op, dst, a, b }
                            | Instruction::InPlace { op, dst, a, b } => {
                                let Some(value) = binary(op, regs[a as usize], regs[b as usize])
                                else {
                                    break 'simple;
                                };
                                regs[dst as usize] = value;
                                pc + 1
                            }
                            Instruction::BinaryInt {
                                op, dst, a, int, ..
                            } => {
                                let int = Value::Int(int.into());
                                let Some(value) = binary(op, regs[a as usize], int) else {
                                    break 'simple;
                                };
                                regs[dst as usize] = value;
                                pc + 1
                            }
                            Instruction::JumpIfCompare {
                                op,
                                a,
                                b,
                                sense,
                                target,
                            } => match compare(op, regs[a as usize], regs[b as usize]) {
                                Some(truth) if truth == sense => target as usize,
                                Some(_) => pc + 1,
                                None => break 'simple,
                            },
                            Instruction::JumpIfCompareInt {
                                op,
                                a,
                                int,
                                sense,
                                target,
                            } => match compare(op, regs[a as usize], Value::Int(int.into())) {
                                Some(truth) if truth == sense => target as usize,
                                Some(_) => pc + 1,
                                None => break 'simple,
                            },
                            Instruction::Compare { op, dst, a, b } => {
                                let Some(value) = compare(op, regs[a as usize], regs[b as usize])
                                else {
                                    break 'simple;
                                };
                                regs[dst as usize] = Value::bool(value);
                                pc + 1
                            }
                            Instruction::Is { dst, a, b, negate } => {
                                let is_same = regs[a as usize].is_same(regs[b as usize]);
                                regs[dst as usize] = Value::bool(is_same != negate);
                                pc + 1
                            }
                            Instruction::Not { dst, a } => {
                                let Some(truth) = truth(regs[a as usize]) else {
                                    break 'simple;
                                };
                                regs[dst as usize] = Value::bool(!truth);
                                pc + 1
                            }
                            Instruction::LoadItem { dst, obj, key } => {
                                let Some(value) =
                                    load_item(heap, regs[obj as usize], regs[key as usize])
                                else {
                                    break 'simple;
                                };
                                regs[dst as usize] = value;
                                pc + 1
                            }
                            Instruction::StoreItem { obj, key, src } => {
                                let (obj, key) = (regs[obj as usize], regs[key as usize]);
                                let Some(slot) = list_slot(heap, obj, key) else {
                                    break 'simple;
                                };
                                *slot = regs[src as usize];
                                pc + 1
                            }
                            Instruction::LoadAttr { dst, obj, name } => {
                                let Some(value) = load_attr(heap, regs[obj as usize], name) else {
                                    break 'simple;
                                };
                                regs[dst as usize] = value;
                                pc + 1
                            }
                            Instruction::StoreAttr { obj, name, src } => {
                                let (obj, value) = (regs[obj as usize], regs[src as usize]);
                                if !store_attr(heap, obj, name, value) {
                                    break 'simple;
                                }
                                pc + 1
                            }
                            Instruction::ForIter { iter, dst, exit } => {
                                match next(heap, regs[iter as usize]) {
                                    Next::Item(value) => {
                                        regs[dst as usize] = value;
                                        pc + 1
                                    }
                                    Next::End => exit as usize,
                                    Next::Other => {
                                        let iterator = regs[iter as usize];
                                        let then = Return::Iterate(dst, exit);
                                        let room = max_frames.saturating_sub(depth);
                                        if room > 0
                                            && let Some(link) =
                                                generators::alone(python, heap, iterator)
                                        {
                                            top(frames).pc = pc as u32 + 1;
                                            generators::resume_link(
                                                link, heap, frames, registers, handling, then,
                                            );
                                            clock.tick();
                                            continue 'frame;
                                        }
                                        let chain = generators::chain(python, heap, iterator, room);
                                        let Some(chain) = chain else {
                                            break 'simple;
                                        };
                                        let Some(gives) = chain.gives(heap) else {
                                            top(frames).pc = pc as u32 + 1;
                                            chain.resume(heap, frames, registers, handling, then);
                                            clock.tick();
                                            continue 'frame;
                                        };
                                        regs[dst as usize] = gives;
                                        pc + 1
                                    }
                                }
                            }
                            Instruction::Call {
                                dst,
                                callee,
                                first,
                                count,
                            } => {
                                let callee = regs[callee as usize];
                                if let Some(quick) = python.quick_call(callee) {
                                    let args =
                                        &regs[first as usize..first as usize + count as usize];
                                    let Some(value) = quick(heap, args) else {
                                        break 'simple;
                                    };
                                    if heap.debt() > *collect_at {
                                        clock.end_after_this();
                                    }
                                    regs[dst as usize] = value;
                                    break 'next pc + 1;
                                }
                                if *has_jobs || depth >= *max_frames {
                                    break 'simple;
                                }
                                let callee = plain_callee(python, heap, callee, count.into(), dst);
                                let Some(callee) = callee else {
                                    break 'simple;
                                };
                                top(frames).pc = pc as u32 + 1;
                                clock.tick_call();
                                let first = base + first as usize;
                                let args = first..first + count as usize;
                                push(frames, registers, heap, *handling, callee, args);
                                if heap.debt() > *collect_at {
                                    clock.end();
                                }
                                continue 'frame;
                            }
                            Instruction::CallMethod {
                                dst,
                                first,
                                name,
                                count,
                            } => {
                                let receiver = regs[first as usize];
                                let n_args = usize::from(count) + 1;
                                if let Some(quick) = quick_method(python, heap, receiver, name) {
                                    let args = &regs[first as usize..first as usize + n_args];
                                    let Some(value) = quick(heap, args) else {
                                        break 'simple;
                                    };
                                    if heap.debt() > *collect_at {
                                        clock.end_after_this();
                                    }
                                    regs[dst as usize] = value;
                                    break 'next pc + 1;
                                }
                                if *has_jobs || depth >= *max_frames {
                                    break 'simple;
                                }
                                let callee =
                                    plain_method(python, heap, receiver, name, n_args, dst);
                                let Some(callee) = callee else {
                                    break 'simple;
                                };
                                top(frames).pc = pc as u32 + 1;
                                clock.tick_call();
                                let first = base + first as usize;
                                let args = first..first + n_args;
                                push(frames, registers, heap, *handling, callee, args);
                                if heap.debt() > *collect_at {
                                    clock.end();
                                }
                                continue 'frame;
                            }
                            Instruction::Yield { dst: _, src } => {
                                let Some((n_frames, dst)) = generators::yields_to(python, frames)
                                else {
                                    break 'simple;
                                };
                                let value = regs[src as usize];
                                top(frames).pc = pc as u32 + 1;
                                generators::suspend(heap, frames, registers, handling, n_frames);
                                give(frames, registers, dst, value);
                                clock.tick();
                                continue 'frame;
                            }
                            Instruction::Delegate { dst, iter } => {
                                let iterator = regs[iter as usize];
                                if depth >= *max_frames {
                                    break 'simple;
                                }
                                if let Some(id) = new_coroutine(heap, iterator) {
                                    let Object::Generator(coroutine) = heap.get_mut(id) else {
                                        break 'simple;
                                    };
                                    let frame = top(frames);
                                    frame.pc = pc as u32 + 1;
                                    let (then, job) = (Return::Delegate(dst), frame.job);
                                    let begun =
                                        coroutine.resume(id, registers, handling, then, job);
                                    frames.push(begun);
                                    clock.tick();
                                    continue 'frame;
                                }
                                let Some(target) = generators::yields_to(python, frames) else {
                                    break 'simple;
                                };
                                let gives = match next(heap, iterator) {
                                    Next::Item(item) => Some(item),
                                    Next::End => {
                                        regs[dst as usize] = Value::None;
                                        break 'next pc + 1;
                                    }
                                    Next::Other => {
                                        let chain = generators::chain(
                                            python,
                                            heap,
                                            iterator,
                                            max_frames.saturating_sub(depth),
                                        );
                                        let Some(chain) = chain else {
                                            break 'simple;
                                        };
                                        let gives = chain.gives(heap);
                                        top(frames).pc = pc as u32 + 1;
                                        if gives.is_none() {
                                            let then = Return::Delegate(dst);
                                            chain.resume(heap, frames, registers, handling, then);
                                        }
                                        gives
                                    }
                                };
                                if let Some(gives) = gives {
                                    let (n_frames, dst) = target;
                                    top(frames).pc = pc as u32 + 1;
                                    generators::suspend(
                                        heap, frames, registers, handling, n_frames,
                                    );
                                    give(frames, registers, dst, gives);
                                }
                                clock.tick();
                                continue 'frame;
                            }
                            Instruction::GetAwaitable { dst, src } => {
                                let value = regs[src as usize];
                                if !is_awaited_itself(heap, value) {
                                    break 'simple;
                                }
                                regs[dst as usize] = value;
                                pc + 1
                            }
                            Instruction::Return { src } if code.kind == CodeKind::Coroutine => {
                                let frame = top(frames);
                                let (FrameKind::Generator(id), Return::Delegate(dst)) =
                                    (frame.kind, frame.then)
                                else {
                                    break 'simple;
                                };
                                if !end_coroutine(heap, id) {
                                    break 'simple;
                                }
                                let value = regs[src as usize];
                                *handling = frame.outer_handling;
                                leave(frames, registers);
                                give(frames, registers, dst, value);
                                clock.tick();
                                continue 'frame;
                            }
                            Instruction::Return { src } => {
                                let value = regs[src as usize];
                                let frame = top(frames);
                                if frame.carries_job || *may_drop {
                                    break 'simple;
                                }
                                let is_plain = frame.kind == FrameKind::Python
                                    && code.kind == CodeKind::Function;
                                let (dst, value) = match (frame.then, frame.kind) {
                                    (Return::Store(dst), _) if is_plain => (dst, value),
                                    (Return::Init(dst, made), _) if is_plain && value.is_none() => {
                                        (dst, Value::Obj(made))
                                    }
                                    (then, FrameKind::Generator(id))
                                        if code.kind == CodeKind::Generator =>
                                    {
                                        let (Return::Delegate(_) | Return::Iterate(..)) = then
                                        else {
                                            break 'simple;
                                        };
                                        if let Object::Generator(generator) = heap.get_mut(id) {
                                            generator.close();
                                        }
                                        *handling = frame.outer_handling;
                                        leave(frames, registers);
                                        match then {
                                            Return::Delegate(dst) => {
                                                give(frames, registers, dst, value);
                                            }
                                            Return::Iterate(_, exit) => top(frames).pc = exit,
                                            _ => {}
                                        }
                                        clock.tick();
                                        continue 'frame;
                                    }
                                    _ => break 'simple,
                                };
                                *handling = frame.outer_handling;
                                leave(frames, registers);
                                give(frames, registers, dst, value);
                                clock.tick();
                                continue 'frame;
                            }
                            _ => break 'simple,
                        };
                    }
                    let Some(next) = quick::execute(heap, scratch, regs, *instruction, pc) else {
                        needs_more = true;
                        break 'run;
                    };
                    if heap.debt() > *collect_at {
                        clock.end_after_this();
                    }
                    next
                };
                clock.tick();
            }
            top(frames).pc = pc as u32;
            break;
        }
        clock.stop(self.slice);
        needs_more
    }
}

/// Whether `await` takes the value as it is: a coroutine that has not begun, or a future.
fn is_awaited_itself(heap: &Heap, value: Value) -> bool {
    let is_future = |id| matches!(heap.get(id), Object::Future(_));
    value.as_obj().is_some_and(is_future) || new_coroutine(heap, value).is_some()
}

/// A coroutine that has not begun.
fn new_coroutine(heap: &Heap, value: Value) -> Option<ObjId> {
    let id = value.as_obj()?;
    match heap.get(id) {
        Object::Generator(g) => {
            (g.kind == GeneratorKind::Coroutine && g.state == GeneratorState::Created).then_some(id)
        }
        _ => None,
    }
}

/// A coroutine returned. False, and nothing is done, if the end of a job is to be told.
fn end_coroutine(heap: &mut Heap, id: ObjId) -> bool {
    if !matches!(heap.get(id), Object::Generator(g) if g.job == 0) {
        return false;
    }
    if let Object::Generator(coroutine) = heap.get_mut(id) {
        coroutine.state = GeneratorState::Closed;
        coroutine.registers.clear();
    }
    true
}

/// The truth of a value that is no object.
#[inline(always)]
fn truth(value: Value) -> Option<bool> {
    match value {
        Value::True => Some(true),
        Value::False | Value::None => Some(false),
        Value::Int(i) => Some(i != 0),
        _ => None,
    }
}

/// Arithmetic of numbers that cannot fail.
#[inline(always)]
fn binary(op: BinaryOp, a: Value, b: Value) -> Option<Value> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => binary_of_ints(op, a, b),
        (Value::Float(a), Value::Float(b)) => binary_of_floats(op, a.get(), b.get()),
        (Value::Int(a), Value::Float(b)) => binary_of_floats(op, a as f64, b.get()),
        (Value::Float(a), Value::Int(b)) => binary_of_floats(op, a.get(), b as f64),
        _ => None,
    }
}

#[inline(always)]
fn binary_of_ints(op: BinaryOp, a: i64, b: i64) -> Option<Value> {
    let result = match op {
        BinaryOp::Add => a.checked_add(b)?,
        BinaryOp::Sub => a.checked_sub(b)?,
        BinaryOp::Mul => a.checked_mul(b)?,
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::FloorDiv if b > 0 => a.div_euclid(b),
        BinaryOp::Mod if b > 0 => a.rem_euclid(b),
        _ => return None,
    };
    Some(Value::Int(result))
}

#[inline(always)]
fn binary_of_floats(op: BinaryOp, a: f64, b: f64) -> Option<Value> {
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::TrueDiv if b != 0.0 => a / b,
        _ => return None,
    };
    Some(Value::float(result))
}

#[inline(always)]
fn compare(op: CompareOp, a: Value, b: Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(holds(op, &a, &b)),
        (Value::Float(a), Value::Float(b)) => Some(holds(op, &a.get(), &b.get())),
        _ => None,
    }
}

#[inline(always)]
fn holds<T: PartialOrd>(op: CompareOp, a: &T, b: &T) -> bool {
    match op {
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
    }
}

#[inline(always)]
fn cell_contents(heap: &Heap, cell: Value) -> Value {
    match cell {
        Value::Obj(id) => match heap.get(id) {
            Object::Cell(value) => *value,
            _ => Value::Undef,
        },
        _ => Value::Undef,
    }
}

/// An index, counted from the end if it is negative.
#[inline(always)]
fn position(index: i64, len: usize) -> Option<usize> {
    let from_start = if index < 0 { index + len as i64 } else { index };
    usize::try_from(from_start).ok().filter(|&at| at < len)
}

#[inline(always)]
fn load_item(heap: &Heap, obj: Value, key: Value) -> Option<Value> {
    let (Value::Obj(id), Value::Int(index)) = (obj, key) else {
        return None;
    };
    let items = match heap.get(id) {
        Object::List(items) => &items[..],
        Object::Tuple(items) => items,
        _ => return None,
    };
    position(index, items.len()).map(|at| items[at])
}

/// A list's slot for an index, if no other world shares the list.
#[inline(always)]
fn list_slot(heap: &mut Heap, obj: Value, key: Value) -> Option<&mut Value> {
    let (Value::Obj(id), Value::Int(index)) = (obj, key) else {
        return None;
    };
    let Object::List(items) = heap.get_mut(id) else {
        return None;
    };
    let items = Rc::get_mut(items)?;
    position(index, items.len()).map(|at| &mut items[at])
}

/// An instance's own attribute, when its class has none of that name.
#[inline(always)]
fn load_attr(heap: &Heap, obj: Value, name: Sym) -> Option<Value> {
    let Value::Obj(id) = obj else { return None };
    let Object::Instance(instance) = heap.get(id) else {
        return None;
    };
    match heap.known_class_attr(instance.class, name) {
        Some(None) => instance.attrs.get(name),
        _ => None,
    }
}

/// Sets an instance's attribute, when its class neither has one of that name nor its own `__setattr__`.
#[inline(always)]
fn store_attr(heap: &mut Heap, obj: Value, name: Sym, value: Value) -> bool {
    let Value::Obj(id) = obj else { return false };
    let Object::Instance(instance) = heap.get(id) else {
        return false;
    };
    let class = instance.class;
    let setter = heap.known_class_attr(class, names::SETATTR);
    let is_plain = matches!(heap.known_class_attr(class, name), Some(None))
        && matches!(setter, Some(None | Some(Value::Native(_))));
    if !is_plain {
        return false;
    }
    let is_new = instance.attrs.get(name).is_none();
    if is_new && (instance.attrs.shared().is_some() || heap.class(class).is_sealed) {
        return false;
    }
    if let Object::Instance(instance) = heap.get_mut(id)
        && instance.attrs.set(name, value)
    {
        heap.grew(ATTR_BYTES);
    }
    true
}

/// What an iterator gives without further ado.
pub(super) enum Next {
    Item(Value),
    End,
    /// It is none of the simplest ones.
    Other,
}

#[inline(always)]
pub(super) fn next(heap: &mut Heap, iterator: Value) -> Next {
    let Value::Obj(id) = iterator else {
        return Next::Other;
    };
    let Object::Iterator(state) = heap.get_mut(id) else {
        return Next::Other;
    };
    let (sequence, at) = match &mut **state {
        Iter::Range { next, stop, step } => {
            let is_there = match *step > 0 {
                true => *next < *stop,
                false => *next > *stop,
            };
            if !is_there {
                return Next::End;
            }
            let item = *next;
            // At the edge of the 64-bit numbers a range ends anyway.
            *next = item.saturating_add(*step);
            return Next::Item(Value::Int(item));
        }
        Iter::List { list, index } => (*list, *index),
        Iter::Tuple { tuple, index } => (*tuple, *index),
        _ => return Next::Other,
    };
    let item = match heap.get(sequence) {
        Object::List(items) => items.get(at).copied(),
        Object::Tuple(items) => items.get(at).copied(),
        _ => None,
    };
    let Object::Iterator(state) = heap.get_mut(id) else {
        return Next::Other;
    };
    match (&mut **state, item) {
        (Iter::List { index, .. } | Iter::Tuple { index, .. }, Some(_)) => *index += 1,
        (ended, _) => *ended = Iter::Exhausted,
    }
    item.map_or(Next::End, Next::Item)
}

/// The frame on top of the stack.
#[inline(always)]
fn top(frames: &mut [Frame]) -> &mut Frame {
    frames.last_mut().expect("a frame is running")
}

/// Takes the top frame off the stack.
#[inline(always)]
fn leave(frames: &mut Vec<Frame>, registers: &mut Vec<Value>) {
    let frame = frames.pop().expect("a frame is left");
    registers.truncate(frame.base as usize);
}

/// Gives the top frame a value.
#[inline(always)]
fn give(frames: &[Frame], registers: &mut [Value], dst: Reg, value: Value) {
    let frame = frames.last().expect("somebody called");
    registers[frame.base as usize + dst as usize] = value;
}

/// A call whose arguments are exactly the positional parameters of a plain function.
struct Callee<'c> {
    function: ObjId,
    id: CodeId,
    code: &'c Code,
    /// Comes before the arguments.
    receiver: Option<Value>,
    then: Return,
}

#[inline(always)]
fn plain_callee<'c>(
    python: &'c Python,
    heap: &mut Heap,
    callee: Value,
    n_args: usize,
    dst: Reg,
) -> Option<Callee<'c>> {
    let Value::Obj(id) = callee else { return None };
    match heap.get(id) {
        Object::Function(_) => plain_function(python, heap, id, n_args, dst),
        Object::Class(_) => plain_init(python, heap, id, n_args, dst),
        _ => None,
    }
}

#[inline(always)]
fn plain_function<'c>(
    python: &'c Python,
    heap: &Heap,
    function: ObjId,
    n_args: usize,
    dst: Reg,
) -> Option<Callee<'c>> {
    let Object::Function(f) = heap.get(function) else {
        return None;
    };
    let code = python.code(f.code);
    (code.plain_parameters() == Some(n_args)).then_some(Callee {
        function,
        id: f.code,
        code,
        receiver: None,
        then: Return::Store(dst),
    })
}

/// A method that is found on the class of an instance and not hidden by an attribute of its own.
#[inline(always)]
fn plain_method<'c>(
    python: &'c Python,
    heap: &Heap,
    receiver: Value,
    name: Sym,
    n_args: usize,
    dst: Reg,
) -> Option<Callee<'c>> {
    let Value::Obj(id) = receiver else {
        return None;
    };
    let Object::Instance(instance) = heap.get(id) else {
        return None;
    };
    match heap.known_class_attr(instance.class, name) {
        Some(Some(Value::Obj(method)))
            if instance.attrs.get(name).is_none() && instance.attrs.shared().is_none() =>
        {
            plain_function(python, heap, method, n_args, dst)
        }
        _ => None,
    }
}

/// The quick case of a method of builtin data.
#[inline(always)]
fn quick_method(python: &Python, heap: &Heap, receiver: Value, name: Sym) -> Option<QuickFn> {
    python.quick_method(heap.get(receiver.as_obj()?), name)
}

/// Calling a class whose only own part in it is a plain `__init__`. Makes the instance.
fn plain_init<'c>(
    python: &'c Python,
    heap: &mut Heap,
    class: ObjId,
    n_args: usize,
    dst: Reg,
) -> Option<Callee<'c>> {
    let new = heap.known_class_attr(class, names::NEW)??.as_obj()?;
    let is_plain = heap.class(class).layout == Layout::Instance
        && !heap.class(class).has_metaclass()
        && matches!(heap.get(new), Object::StaticMethod(Value::Native(_)));
    let init = heap.known_class_attr(class, names::INIT)??.as_obj()?;
    let callee = plain_function(python, heap, init, n_args + 1, dst)?;
    (is_plain && callee.code.kind == CodeKind::Function).then_some(())?;
    let instance = heap.new_instance(class);
    Some(Callee {
        receiver: Some(Value::Obj(instance)),
        then: Return::Init(dst, instance),
        ..callee
    })
}

/// Puts the frame of a call on the stack, or makes the generator that the call gives; the arguments
/// are in the caller's registers.
#[inline(always)]
fn push(
    frames: &mut Vec<Frame>,
    registers: &mut Vec<Value>,
    heap: &mut Heap,
    handling: Value,
    callee: Callee<'_>,
    args: Range<usize>,
) {
    let base = registers.len();
    let code = callee.code;
    registers.extend(callee.receiver);
    registers.extend_from_within(args);
    registers.resize(base + code.n_registers as usize, Value::Undef);
    if !code.free_registers.is_empty()
        && let Object::Function(function) = heap.get(callee.function)
    {
        for (&register, &cell) in code.free_registers.iter().zip(function.closure.iter()) {
            registers[base + register as usize] = cell;
        }
    }
    let job = frames.last().map_or(0, |frame| frame.job);
    if let (CodeKind::Generator, Return::Store(dst)) = (code.kind, callee.then) {
        let registers_of_it = registers[base..].into();
        registers.truncate(base);
        let made = Generator::new(
            GeneratorKind::Generator,
            (callee.id, code),
            registers_of_it,
            job,
        );
        let made = Value::Obj(heap.alloc(Object::Generator(Shared::new(made))));
        give(frames, registers, dst, made);
        return;
    }
    frames.push(Frame {
        kind: FrameKind::Python,
        code: callee.id,
        pc: 0,
        base: u32::try_from(base).expect("a stack has < 2**32 values"),
        then: callee.then,
        outer_handling: handling,
        job,
        carries_job: false,
        is_thrown_into: false,
    });
}
