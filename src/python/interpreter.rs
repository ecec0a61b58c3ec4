//! The loop that executes one instruction after the other. Each arm of the big `match` is one call
//! of a small function; fast paths for ints and floats are the only exception.

use std::rc::Rc;

use super::builtins::support::{MAX_HEAP_BYTES, memory_message};
use super::code::{BinaryOp, Code, CodeKind, CompareOp, Instruction, Reg};
use super::heap::{GeneratorKind, Object, Shared};
use super::iterate::{self, Step};
use super::library::asyncio_core::{self, LoopStep};
use super::native::{Args, Raised, Res, Resume};
use super::process::Process;
use super::runtime::Python;
use super::thread::{FrameKind, Return, Thread};
use super::types::Exc;
use super::value::{ObjId, Value};
use super::vm::Vm;
use super::{compare, items, operators, text};
use crate::kernel::event::{Outcome as Ending, Stream};
use crate::kernel::guest::{Slice, Stop, Syscall};

/// Runs a thread for a slice: see [`crate::kernel::guest::Guest::run`].
pub fn run(
    python: &Python,
    process: &mut Process,
    thread: &mut Thread,
    slice: &mut Slice<'_>,
) -> Stop<Thread> {
    Vm::new(python, process, thread, slice).run_slice()
}

/// Runs the body of `_prelude`, which defines functions and nothing else, and gives the process in
/// which they are defined.
pub fn run_prelude(python: &Python) -> Process {
    let mut process = python.image.clone();
    let Some(prelude) = python.module("_prelude") else {
        return process;
    };
    let body = python.program.modules[prelude.0 as usize].body;
    let mut thread = python.thread_for(body);
    super::boot::run_without_kernel(python, &mut process, &mut thread);
    let state = Rc::make_mut(&mut process.modules[prelude.0 as usize]);
    state.state = super::process::ImportState::Imported;
    process
}

impl<'a> Vm<'a, '_> {
    fn run_slice(&mut self) -> Stop<Thread> {
        let heap = &self.process.heap;
        if heap.bytes() - heap.debt().min(heap.bytes()) > MAX_HEAP_BYTES {
            // The last collection left that much.
            return Stop::Limit(memory_message());
        }
        let answered = self.take_answer();
        self.catch(answered);
        loop {
            if self.process.heap.debt() > self.process.collect_at {
                return Stop::Collect;
            }
            let Some(frame) = self.thread.frames.last() else {
                return self.exit_thread();
            };
            let result = match frame.kind {
                FrameKind::RunLoop(event_loop) => self.run_loop_frame(event_loop),
                _ => self.run_frames(),
            };
            self.catch(result);
            if let Some(stop) = self.stop.take() {
                return stop;
            }
            if self.slice.is_over() && !self.thread.frames.is_empty() {
                return Stop::SliceOver;
            }
        }
    }

    /// Hands an exception to whoever handles it; ends the thread if nobody does.
    fn catch(&mut self, result: Res<()>) {
        if matches!(self.stop, Some(Stop::Limit(_))) {
            // The run ends here, with the stack as it is.
            return;
        }
        let mut result = result;
        // Handling one (in a task, in a callback) may raise another.
        while let Err(raised) = result {
            if self.thread.frames.is_empty() {
                self.thread.fatal = Some(raised.0);
                return;
            }
            result = self.unwind(raised);
        }
    }

    fn exit_thread(&mut self) -> Stop<Thread> {
        let outcome = match self.thread.fatal {
            Some(exception) => {
                // The library reports what a program raises; this is for what it raises itself.
                let error = self.last_line_of(exception);
                if !self.thread.is_fatal_reported {
                    self.print(Stream::Err, &format!("{error}\n"));
                }
                Ending::Failed(error)
            }
            None => Ending::Done,
        };
        let status = i32::from(self.thread.fatal.is_some());
        Stop::Exited { outcome, status }
    }

    /// Executes instructions until the slice is over, something happens between two of them, or an
    /// event loop is on top.
    fn run_frames(&mut self) -> Res<()> {
        loop {
            let needs_more = self.run_fast();
            if self.must_pause() {
                return Ok(());
            }
            if !needs_more {
                // Its clock was cautious about how long calls take.
                continue;
            }
            let Some(frame) = self.thread.frames.last_mut() else {
                return Ok(());
            };
            if let FrameKind::RunLoop(_) = frame.kind {
                return Ok(());
            }
            let python: &'a Python = self.python;
            let code: &'a Code = python.code(frame.code);
            let instruction = code.instructions[frame.pc as usize];
            frame.pc += 1;
            let base = frame.base as usize;
            self.slice.tick(self.slice.costs.instruction_ns);
            self.execute(instruction, code, base)?;
            if self.must_pause() {
                return Ok(());
            }
        }
    }

    /// Whether something comes before the next instruction.
    fn must_pause(&self) -> bool {
        self.stop.is_some()
            || self.slice.is_over()
            || self.process.heap.debt() > self.process.collect_at
    }

    /// Jumps of the top frame.
    pub(super) fn jump(&mut self, target: u32) {
        let frame = self.thread.frames.last_mut();
        frame.expect("a frame is running").pc = target;
    }

    /// Jumps to `target` if the truth of a value is `sense`; Python code may decide it.
    fn branch(&mut self, value: Value, target: u32, sense: bool) -> Res<()> {
        self.give(Return::Branch(target, sense), value)
    }

    /// Executes any instruction. The frame's `pc` is behind it already.
    #[expect(
        clippy::too_many_lines,
        reason = "one arm an instruction; each dispatches"
    )]
    fn execute(&mut self, instruction: Instruction, code: &Code, base: usize) -> Res<()> {
        let reg = |vm: &Self, r: Reg| vm.thread.registers[base + r as usize];
        match instruction {
            Instruction::Move { dst, src } => {
                self.set(dst, reg(self, src));
                Ok(())
            }
            Instruction::LoadConst { dst, index } => {
                let frame = self.thread.frames.last().expect("a frame is running");
                let constant = self.process.constants[frame.code.0 as usize][index as usize];
                self.set(dst, constant);
                Ok(())
            }
            Instruction::Jump { target } => {
                self.jump(target);
                Ok(())
            }
            Instruction::JumpIfFalse { cond, target } => {
                self.branch(reg(self, cond), target, false)
            }
            Instruction::JumpIfTrue { cond, target } => self.branch(reg(self, cond), target, true),
            Instruction::Binary { op, dst, a, b } => {
                self.binary(op, dst, reg(self, a), reg(self, b))
            }
            Instruction::Compare { op, dst, a, b } => {
                self.compare(op, Return::Store(dst), reg(self, a), reg(self, b))
            }
            Instruction::JumpIfCompare {
                op,
                a,
                b,
                sense,
                target,
            } => self.compare(
                op,
                Return::Branch(target, sense),
                reg(self, a),
                reg(self, b),
            ),
            Instruction::JumpIfCompareInt {
                op,
                a,
                int,
                sense,
                target,
            } => {
                let int = Value::Int(int.into());
                self.compare(op, Return::Branch(target, sense), reg(self, a), int)
            }
            Instruction::BinaryInt {
                op,
                dst,
                a,
                int,
                in_place,
            } => {
                let (x, int) = (reg(self, a), Value::Int(int.into()));
                match in_place {
                    true => self.in_place(op, dst, x, int),
                    false => self.binary(op, dst, x, int),
                }
            }
            Instruction::ForIter { iter, dst, exit } => {
                let iterator = reg(self, iter);
                match iterate::next(self, iterator)? {
                    Step::Item(value) => self.set(dst, value),
                    Step::End => self.jump(exit),
                    Step::NeedsPython => {
                        return self.next_in_python(iterator, Return::Iterate(dst, exit));
                    }
                }
                Ok(())
            }
            Instruction::Call {
                dst,
                callee,
                first,
                count,
            } => {
                let callee = reg(self, callee);
                let (first, count) = (base + first as usize, count as usize);
                if let Some(native) = self.native_of(callee) {
                    return self.call_native(native, first, count, dst);
                }
                let values = self.registers_at(first, count);
                let names = None;
                self.call(callee, Args { values, names }, Return::Store(dst))
            }
            Instruction::Return { src } => self.return_value(reg(self, src)),
            Instruction::CheckBound { reg: r } => match reg(self, r) {
                Value::Undef => self.unbound_local(code, r),
                _ => Ok(()),
            },
            Instruction::LoadGlobal { dst, slot } => self.load_global(code, dst, slot),
            Instruction::StoreGlobal { slot, src } => {
                let value = reg(self, src);
                self.store_global(code, slot, value)
            }
            Instruction::DeleteGlobal { slot } => self.delete_global(code, slot),
            Instruction::LoadName { dst, slot } => self.load_name(code, dst, slot),
            Instruction::LoadClassCell { dst, name, cell } => {
                let namespace = reg(self, 0);
                let text = self.name(name);
                let key = self.new_str(text);
                match self.find_named(namespace, key) {
                    Some(value) => self.set(dst, value),
                    None => return self.load_cell(code, dst, cell),
                }
                Ok(())
            }
            Instruction::StoreName { name, src } => {
                let (namespace, value) = (reg(self, 0), reg(self, src));
                let text = self.name(name);
                let key = self.new_str(text);
                self.insert_named(namespace, key, value);
                Ok(())
            }
            Instruction::DeleteName { name } => {
                let namespace = reg(self, 0);
                let text = self.name(name);
                let key = self.new_str(Rc::clone(&text));
                match self.remove_named(namespace, key) {
                    Some(_) => Ok(()),
                    None => self.raise(Exc::NameError, format!("name '{text}' is not defined")),
                }
            }
            Instruction::DeleteLocal { reg: r } => {
                let dropped = self.with_cleanup(&[reg(self, r)]);
                self.set(r, Value::Undef);
                self.close_dropped(&dropped)
            }
            Instruction::DropFrom { first, end } => {
                let last = self.thread.registers.len();
                let end = last.min(base + end as usize);
                self.drop_registers(base + first as usize..end)
            }
            Instruction::MakeCell { reg: r } => {
                let cell = self.process.heap.alloc(Object::Cell(Value::Undef));
                self.set(r, Value::Obj(cell));
                Ok(())
            }
            Instruction::LoadCell { dst, cell } => self.load_cell(code, dst, cell),
            Instruction::StoreCell { cell, src } => {
                let value = reg(self, src);
                self.store_cell(reg(self, cell), value);
                Ok(())
            }
            Instruction::DeleteCell { cell } => {
                let cell_value = reg(self, cell);
                if matches!(self.cell_contents(cell_value), Value::Undef) {
                    return self.unbound_cell(code, cell);
                }
                self.store_cell(cell_value, Value::Undef);
                Ok(())
            }
            Instruction::InPlace { op, dst, a, b } => {
                let (x, y) = (reg(self, a), reg(self, b));
                self.in_place(op, dst, x, y)
            }
            Instruction::Unary { op, dst, a } => {
                let x = reg(self, a);
                match operators::unary(self, op, x)? {
                    Some(value) => {
                        self.set(dst, value);
                        Ok(())
                    }
                    None => self.unary_in_python(op, dst, x),
                }
            }
            Instruction::Not { dst, a } => self.give(Return::StoreTruth(dst, true), reg(self, a)),
            Instruction::Is { dst, a, b, negate } => {
                let same = reg(self, a).is_same(reg(self, b));
                self.set(dst, Value::bool(same != negate));
                Ok(())
            }
            Instruction::Contains {
                dst,
                item,
                container,
                negate,
            } => {
                let (container, item) = (reg(self, container), reg(self, item));
                match compare::contains(self, container, item)? {
                    Some(found) => {
                        self.set(dst, Value::bool(found != negate));
                        Ok(())
                    }
                    None => {
                        let then = Return::StoreTruth(dst, negate);
                        self.call_prelude("_contains", &[container, item], then)
                    }
                }
            }
            Instruction::JumpIfNone { src, target } => {
                if reg(self, src).is_none() {
                    self.jump(target);
                }
                Ok(())
            }
            Instruction::LoadAttr { dst, obj, name } => {
                let attr = self.get_attr(reg(self, obj), name)?;
                self.give_attr(Return::Store(dst), attr)
            }
            Instruction::StoreAttr { obj, name, src } => {
                let value = reg(self, src);
                let assigned = self.set_attr(reg(self, obj), name, value)?;
                self.finish_assignment(assigned)
            }
            Instruction::DeleteAttr { obj, name } => {
                let assigned = self.delete_attr(reg(self, obj), name)?;
                self.finish_assignment(assigned)
            }
            Instruction::LoadItem { dst, obj, key } => {
                let (obj, key) = (reg(self, obj), reg(self, key));
                match items::load_item(self, obj, key)? {
                    Some(value) => {
                        self.set(dst, value);
                        Ok(())
                    }
                    None => self.call_prelude("_getitem", &[obj, key], Return::Store(dst)),
                }
            }
            Instruction::StoreItem { obj, key, src } => {
                let (obj, key, value) = (reg(self, obj), reg(self, key), reg(self, src));
                match items::store_item(self, obj, key, value)? {
                    Some(()) => Ok(()),
                    None => self.call_prelude("_setitem", &[obj, key, value], Return::Discard),
                }
            }
            Instruction::DeleteItem { obj, key } => {
                let (obj, key) = (reg(self, obj), reg(self, key));
                match items::delete_item(self, obj, key)? {
                    Some(()) => Ok(()),
                    None => self.call_prelude("_delitem", &[obj, key], Return::Discard),
                }
            }
            Instruction::BuildSlice { dst, first } => {
                let parts = [reg(self, first), reg(self, first + 1), reg(self, first + 2)];
                let slice = self.process.heap.alloc(Object::Slice(Shared::new(parts)));
                self.set(dst, Value::Obj(slice));
                Ok(())
            }
            Instruction::BuildTuple { dst, first, count } => {
                let values = self.registers_at(base + first as usize, count as usize);
                let tuple = self.process.heap.new_tuple(&values[..]);
                self.set(dst, tuple);
                Ok(())
            }
            Instruction::BuildList { dst, first, count } => {
                let values = self.registers_at(base + first as usize, count as usize);
                let list = self.process.heap.new_list(values.to_vec());
                self.set(dst, list);
                Ok(())
            }
            Instruction::BuildSet { dst, first, count } => self.build_set(dst, base, first, count),
            Instruction::BuildDict { dst, first, count } => {
                self.build_dict(dst, base, first, count)
            }
            Instruction::ListAppend { list, src } => {
                let (list, value) = (reg(self, list), reg(self, src));
                self.list_append(list, value);
                Ok(())
            }
            Instruction::ListExtend { list, src, callee } => {
                let (list, source) = (reg(self, list), reg(self, src));
                let callee = (callee != u16::MAX).then(|| reg(self, callee));
                self.list_extend(list, source, callee)
            }
            Instruction::ListToTuple { dst, list } => {
                let items = match self.object(reg(self, list)) {
                    Object::List(items) => Rc::clone(items),
                    other => panic!("the compiler built a list, not {other:?}"),
                };
                let tuple = self.process.heap.new_tuple(&items[..]);
                self.set(dst, tuple);
                Ok(())
            }
            Instruction::SetAdd { set, src } => {
                let (set, value) = (reg(self, set), reg(self, src));
                self.set_add(set, value)
            }
            Instruction::SetUpdate { set, src } => {
                let (set, source) = (reg(self, set), reg(self, src));
                self.set_update(set, source)
            }
            Instruction::DictInsert { dict, key, src } => {
                let (dict, key, value) = (reg(self, dict), reg(self, key), reg(self, src));
                self.dict_insert(dict, key, value)
            }
            Instruction::DictUpdate { dict, src } => {
                let (dict, source) = (reg(self, dict), reg(self, src));
                self.dict_update(dict, source, None)
            }
            Instruction::DictMerge { dict, src, callee } => {
                let (dict, source, callee) = (reg(self, dict), reg(self, src), reg(self, callee));
                self.dict_update(dict, source, Some(callee))
            }
            Instruction::FormatValue {
                dst,
                src,
                conversion,
                spec,
            } => {
                let spec = if spec == u16::MAX {
                    Value::None
                } else {
                    reg(self, spec)
                };
                self.format_value(dst, reg(self, src), conversion, spec)
            }
            Instruction::BuildString { dst, first, count } => {
                let mut joined = String::new();
                for r in first..first + count {
                    joined.push_str(&self.as_str(reg(self, r)).expect("f-string parts are str"));
                }
                let value = self.new_str(joined);
                self.set(dst, value);
                Ok(())
            }
            Instruction::UnpackSequence { src, first, count } => {
                self.unpack(reg(self, src), first, count as usize, None)
            }
            Instruction::UnpackStar {
                src,
                first,
                before,
                after,
            } => self.unpack(reg(self, src), first, before as usize, Some(after as usize)),
            Instruction::GetIter { dst, src } => {
                let source = reg(self, src);
                match iterate::get_iter(self, source)? {
                    Some(iterator) => {
                        self.set(dst, iterator);
                        Ok(())
                    }
                    None => self.call_prelude("_iter", &[source], Return::Store(dst)),
                }
            }
            Instruction::MakeFunction {
                dst,
                code: id,
                first,
                n_cells,
            } => {
                self.make_function(dst, id, base, first, n_cells);
                Ok(())
            }
            Instruction::SetAnnotations { function, src } => {
                let (function, value) = (reg(self, function), reg(self, src));
                let id = function.as_obj().expect("a function was just made");
                if let Object::Function(f) = self.process.heap.get_mut(id) {
                    f.attrs.set(super::names::ANNOTATIONS, value);
                }
                Ok(())
            }
            Instruction::BuildClass { dst, first, .. } => {
                let body = reg(self, first);
                let namespace = Value::Obj(self.process.heap.alloc(Object::Dict(Rc::default())));
                self.call_class_body(body, namespace, Return::Class(dst))
            }
            Instruction::CallKw {
                dst,
                callee,
                first,
                count,
                kwnames,
            } => {
                let callee = reg(self, callee);
                let values = self.registers_at(base + first as usize, count as usize);
                let names = Some(Rc::clone(&code.keyword_names[kwnames as usize]));
                self.call(callee, Args { values, names }, Return::Store(dst))
            }
            Instruction::CallEx { dst, callee, first } => {
                let (callee, args, kwargs) =
                    (reg(self, callee), reg(self, first), reg(self, first + 1));
                self.call_ex(callee, args, kwargs, Return::Store(dst))
            }
            Instruction::CallMethod {
                dst,
                first,
                name,
                count,
            } => self.call_method(dst, base + first as usize, name, count as usize),
            Instruction::Yield { dst: _, src } => self.yield_value(reg(self, src), false),
            Instruction::GetYieldFromIter { dst, src } => {
                let source = reg(self, src);
                let goes_itself = match source.as_obj().map(|id| self.process.heap.get(id)) {
                    Some(Object::Generator(g)) => g.kind != GeneratorKind::AsyncGenerator,
                    // What it waits for goes on to the event loop.
                    Some(Object::Future(_) | Object::AsyncStep(_)) => true,
                    _ => false,
                };
                if goes_itself {
                    self.set(dst, source);
                    return Ok(());
                }
                match iterate::get_iter(self, source)? {
                    Some(iterator) => {
                        self.set(dst, iterator);
                        Ok(())
                    }
                    None => self.call_prelude("_iter", &[source], Return::Store(dst)),
                }
            }
            Instruction::GetAwaitable { dst, src } => self.get_awaitable(dst, reg(self, src)),
            Instruction::Delegate { dst, iter } => {
                self.delegate(dst, reg(self, iter), Resume::Send(Value::None))
            }
            Instruction::GetAiter { dst, src } => self.get_aiter(dst, reg(self, src)),
            Instruction::GetAnext { dst, src } => self.get_anext(dst, reg(self, src)),
            Instruction::JumpIfNotStopAsync { exception, target } => {
                let is_end =
                    self.is_instance(reg(self, exception), Exc::StopAsyncIteration.class());
                if is_end {
                    self.set(exception, Value::None);
                } else {
                    self.jump(target);
                }
                Ok(())
            }
            Instruction::Raise { src } => {
                let value = reg(self, src);
                if self.needs_python_constructor(value) {
                    return self.call_prelude("_raise", &[value], Return::Discard);
                }
                let raised = self.exception_from(value)?;
                Err(raised)
            }
            Instruction::RaiseFrom { src, cause } => {
                let (value, cause) = (reg(self, src), reg(self, cause));
                if self.needs_python_constructor(value) || self.needs_python_constructor(cause) {
                    return self.call_prelude("_raise_from", &[value, cause], Return::Discard);
                }
                self.raise_from(value, cause)
            }
            Instruction::Reraise { exception } => {
                let id = reg(self, exception)
                    .as_obj()
                    .expect("a handler caught an exception");
                self.is_reraise = true;
                Err(Raised(id))
            }
            Instruction::RaiseCurrent => match self.thread.handling {
                Value::Obj(id) => {
                    self.is_reraise = true;
                    Err(Raised(id))
                }
                _ => self.raise(Exc::RuntimeError, "No active exception to reraise"),
            },
            Instruction::EnterHandler { exception, saved } => {
                let outer = self.thread.handling;
                self.thread.handling = reg(self, exception);
                self.set(saved, outer);
                Ok(())
            }
            Instruction::LeaveHandler { saved } => {
                self.thread.handling = reg(self, saved);
                Ok(())
            }
            Instruction::MatchException {
                dst,
                exception,
                class,
            } => {
                let matches = self.exception_matches(reg(self, exception), reg(self, class))?;
                self.set(dst, Value::bool(matches));
                Ok(())
            }
            Instruction::RaiseAssertion { message } => {
                let args: &[Value] = if message == u16::MAX {
                    &[]
                } else {
                    &[reg(self, message)]
                };
                let exception = self.new_exception(Exc::AssertionError.class(), args);
                Err(Raised(exception))
            }
            Instruction::WithEnter { dst, exit, src } => {
                self.with_enter(dst, exit, reg(self, src), false)
            }
            Instruction::AsyncWithEnter { dst, exit, src } => {
                self.with_enter(dst, exit, reg(self, src), true)
            }
            Instruction::WithExit {
                dst,
                exit,
                exception,
            } => {
                let exit = reg(self, exit);
                if exception == u16::MAX {
                    let args = Args::positional(&[Value::None; 3]);
                    return self.call(exit, args, Return::Store(dst));
                }
                let exception = reg(self, exception);
                self.call_prelude("_exit_with", &[exit, exception], Return::Store(dst))
            }
            Instruction::Import {
                dst,
                name,
                want_last,
            } => self.import(code, dst, name, want_last),
            Instruction::ImportFrom { dst, module, name } => {
                self.import_from(dst, reg(self, module), name)
            }
        }
    }

    /// Sets a register of the top frame.
    #[inline]
    pub(super) fn set(&mut self, register: Reg, value: Value) {
        let base = self.thread.frames.last().expect("a frame is running").base as usize;
        self.thread.registers[base + register as usize] = value;
    }

    fn binary(&mut self, op: BinaryOp, dst: Reg, x: Value, y: Value) -> Res<()> {
        match operators::binary(self, op, x, y)? {
            Some(value) => {
                self.set(dst, value);
                Ok(())
            }
            None => self.binary_in_python(op, dst, x, y),
        }
    }

    fn in_place(&mut self, op: BinaryOp, dst: Reg, x: Value, y: Value) -> Res<()> {
        match operators::in_place(self, op, x, y)? {
            Some(value) => {
                self.set(dst, value);
                Ok(())
            }
            None => self.in_place_in_python(op, dst, x, y),
        }
    }

    fn compare(&mut self, op: CompareOp, then: Return, x: Value, y: Value) -> Res<()> {
        match compare::compare(self, op, x, y)? {
            Some(value) => self.give(then, value),
            None => self.compare_in_python(op, then, x, y),
        }
    }

    /// Gives a result to the frame on top (whose callee has ended, or which called a native).
    ///
    /// # Errors
    /// What the second half of the caller's instruction raises.
    pub fn give(&mut self, then: Return, value: Value) -> Res<()> {
        match then {
            Return::Store(dst) | Return::Resume(dst) => self.set(dst, value),
            Return::StoreTruth(dst, negate) => match compare::truth(self, value)? {
                Some(truth) => self.set(dst, Value::bool(truth != negate)),
                None => return self.call_prelude("_truth", &[value], then),
            },
            Return::Branch(target, if_true) => match compare::truth(self, value)? {
                Some(truth) if truth == if_true => self.jump(target),
                Some(_) => {}
                None => return self.call_prelude("_truth", &[value], then),
            },
            Return::Discard | Return::Callback(_) | Return::Bottom | Return::TaskStep(_) => {}
            Return::Init(dst, instance) => {
                if !value.is_none() {
                    let class = self.type_name(value);
                    return self
                        .type_error(format!("__init__() should return None, not '{class}'"));
                }
                self.set(dst, Value::Obj(instance));
            }
            Return::Unpack(first) => return self.finish_unpack(first, value),
            Return::Class(dst) => return self.finish_class(dst, value),
            Return::Import(_) => {
                // The import is executed again, now that the module's body has run.
                let pc = self.thread.frames.last().expect("a frame is running").pc;
                self.jump(pc - 1);
            }
            Return::Iterate(dst, _) => self.set(dst, value),
            Return::Delegate(dst) => self.set(dst, value),
            Return::DelegateNext(_) => return self.yield_value(value, true),
        }
        Ok(())
    }

    pub(super) fn give_attr(&mut self, then: Return, attr: super::attributes::Attr) -> Res<()> {
        match attr {
            super::attributes::Attr::Value(value) => self.give(then, value),
            super::attributes::Attr::Call(callee, args) => self.call(callee, args, then),
        }
    }

    fn finish_assignment(&mut self, assigned: super::attributes::Assigned) -> Res<()> {
        match assigned {
            super::attributes::Assigned::Done => Ok(()),
            super::attributes::Assigned::Call(callee, args) => {
                self.call(callee, args, Return::Discard)
            }
        }
    }

    /// Ends the top frame with a value.
    fn return_value(&mut self, value: Value) -> Res<()> {
        let frame = self.thread.frames.pop().expect("a frame returns");
        let namespace = self.thread.registers.get(frame.base as usize).copied();
        let dropped = self.with_cleanup(&self.thread.registers[frame.base as usize..]);
        self.thread.registers.truncate(frame.base as usize);
        self.thread.handling = frame.outer_handling;
        match frame.kind {
            FrameKind::Generator(id) => self.generator_returned(id, frame.then, value)?,
            _ => {
                if frame.carries_job {
                    self.leave_job(frame.job, Ending::Done);
                }
                let value = match (self.python.code(frame.code).kind, namespace) {
                    (CodeKind::Class, Some(namespace)) => namespace,
                    _ => value,
                };
                self.give(frame.then, value)?;
            }
        }
        match dropped.is_empty() {
            true => Ok(()),
            false => self.close_dropped(&dropped),
        }
    }

    /// One step of an event loop.
    fn run_loop_frame(&mut self, event_loop: ObjId) -> Res<()> {
        self.slice.tick(self.slice.costs.instruction_ns);
        match asyncio_core::run_loop_step(self, event_loop)? {
            LoopStep::Continue => Ok(()),
            LoopStep::StepTask { task, input } => self.step_task(task, input),
            LoopStep::Call {
                handle,
                callee,
                args,
            } => {
                let called = self.call(callee, args, Return::Callback(handle));
                if let Err(raised) = called {
                    // A native raises at once, with no frame that would hand it over.
                    return asyncio_core::callback_raised(self, handle, raised.0);
                }
                Ok(())
            }
            LoopStep::Select { timeout_ns, inbox } => {
                let Object::EventLoop(l) = self.process.heap.get(event_loop) else {
                    panic!("a loop frame runs an event loop")
                };
                self.stop = Some(Stop::Call(Syscall::Select {
                    event_loop: l.id,
                    timeout_ns,
                    inbox,
                }));
                self.thread.pending = Some(super::thread::Pending {
                    then: Return::Discard,
                    answer: super::native::AnswerAs::None,
                });
                Ok(())
            }
            LoopStep::Stopped => {
                let frame = self.thread.frames.pop().expect("the loop's frame");
                self.give(frame.then, Value::None)
            }
        }
    }

    fn format_value(
        &mut self,
        dst: Reg,
        value: Value,
        conversion: super::code::Conversion,
        spec: Value,
    ) -> Res<()> {
        use super::code::Conversion;
        let converted = match conversion {
            Conversion::None => Some(None),
            Conversion::Str => text::str_of(self, value)?.map(Some),
            Conversion::Repr => text::repr(self, value)?.map(Some),
            Conversion::Ascii => text::ascii(self, value)?.map(Some),
        };
        let spec_text = self.as_str(spec).unwrap_or_default();
        let done = match converted {
            Some(None) => text::format_value(self, value, &spec_text)?,
            Some(Some(converted)) => {
                let converted = self.new_str(converted);
                text::format_value(self, converted, &spec_text)?
            }
            None => None,
        };
        match done {
            Some(done) => {
                let done = self.new_str(done);
                self.set(dst, done);
                Ok(())
            }
            None => {
                let conversion = match conversion {
                    Conversion::None => "",
                    Conversion::Str => "s",
                    Conversion::Repr => "r",
                    Conversion::Ascii => "a",
                };
                let conversion = self.new_str(conversion);
                let spec = self.new_str(spec_text);
                let args = [value, conversion, spec];
                self.call_prelude("_format", &args, Return::Store(dst))
            }
        }
    }
}
