//! Generators, coroutines and async generators: how they are resumed, what they yield to, how one
//! delegates to another. A suspended one keeps its registers in its object.

use smallvec::SmallVec;

use super::code::{Code, CodeId, CodeKind, Instruction, Reg};
use super::fast::{self, Next};
use super::heap::{
    AsyncStep, Generator, GeneratorKind, GeneratorState, Heap, Iter, Object, Shared, TracebackEntry,
};
use super::iterate::{self, Step};
use super::library::asyncio_core::{self, Awaited};
use super::names;
use super::native::{Args, Raised, Res, Resume};
use super::runtime::Python;
use super::thread::{Frame, FrameKind, Return};
use super::types::Exc;
use super::value::{ObjId, Value};
use super::vm::Vm;
use crate::kernel::event::Outcome as Ending;

impl Generator {
    /// One that has not begun.
    pub(super) fn new(
        kind: GeneratorKind,
        (id, code): (CodeId, &Code),
        registers: SmallVec<[Value; 8]>,
        job: u32,
    ) -> Generator {
        Generator {
            kind,
            state: GeneratorState::Created,
            code: id,
            name: None,
            disguise: code.disguise,
            pc: 0,
            registers,
            handling: Value::None,
            job,
        }
    }

    /// It has ended.
    pub(super) fn close(&mut self) {
        self.state = GeneratorState::Closed;
        self.registers.clear();
    }

    /// The frame in which it goes on, called from one with the given job. Its registers move onto the
    /// stack, what it was handling is being handled again.
    pub(super) fn resume(
        &mut self,
        id: ObjId,
        registers: &mut Vec<Value>,
        handling: &mut Value,
        then: Return,
        job: u32,
    ) -> Frame {
        let frame = Frame {
            kind: FrameKind::Generator(id),
            code: self.code,
            pc: self.pc,
            base: u32::try_from(registers.len()).expect("a stack has < 2**32 values"),
            then,
            outer_handling: *handling,
            job: if self.job == 0 { job } else { self.job },
            carries_job: false,
            is_thrown_into: false,
        };
        self.state = GeneratorState::Running;
        if !self.handling.is_none() {
            *handling = self.handling;
        }
        registers.extend_from_slice(&self.registers);
        frame
    }

    /// Keeps its registers, and what it is handling, until it goes on.
    pub(super) fn suspend(&mut self, frame: &Frame, registers: &[Value], handling: &mut Value) {
        self.state = GeneratorState::Suspended;
        self.pc = frame.pc;
        self.registers.copy_from_slice(registers);
        self.handling = match handling.is_same(frame.outer_handling) {
            true => Value::None,
            false => *handling,
        };
        *handling = frame.outer_handling;
    }
}

/// A generator, and the register that gets what is sent in, or what the one it delegates to returns.
pub(super) type Link = (ObjId, Option<Reg>);

/// A generator, and those it delegates to, none of which runs: all that is in the way between who
/// wants the next value and who gives it.
pub(super) struct Chain {
    outermost: Link,
    /// Those it delegates to, the outer ones first.
    inner: SmallVec<[Link; 4]>,
    /// The builtin iterator to which the last one delegates.
    iterator: Option<Value>,
}

/// What a generator does that is not running.
enum Suspended {
    /// It has not begun.
    New,
    /// It yields; the register gets what is sent in.
    Yields(Reg),
    /// It delegates to an iterator, whose result the register gets.
    Delegates(Reg, Value),
}

/// A plain generator that may go on, and what it does now.
#[inline]
fn suspended(python: &Python, heap: &Heap, iterator: Value) -> Option<(ObjId, Suspended)> {
    let id = iterator.as_obj()?;
    let Object::Generator(generator) = heap.get(id) else {
        return None;
    };
    let code = python.code(generator.code);
    if code.kind != CodeKind::Generator {
        return None;
    }
    let does = match generator.state {
        GeneratorState::Created => Suspended::New,
        GeneratorState::Suspended => match &code.instructions[generator.pc as usize - 1] {
            Instruction::Yield { dst, .. } => Suspended::Yields(*dst),
            Instruction::Delegate { dst, iter } => {
                Suspended::Delegates(*dst, generator.registers[*iter as usize])
            }
            _ => return None,
        },
        GeneratorState::Running | GeneratorState::Closed => return None,
    };
    Some((id, does))
}

/// A plain generator that goes on by itself: it has not begun, or is suspended by a `yield` of its own.
#[inline]
pub(super) fn alone(python: &Python, heap: &Heap, iterator: Value) -> Option<Link> {
    match suspended(python, heap, iterator)? {
        (id, Suspended::New) => Some((id, None)),
        (id, Suspended::Yields(got)) => Some((id, Some(got))),
        (_, Suspended::Delegates(..)) => None,
    }
}

/// The chain of a plain generator: one that has not begun, or is suspended by a `yield` of its own, or
/// delegates to another or to a simple builtin iterator. `None` also if the stack has
/// no room for the frames of all.
#[inline]
pub(super) fn chain(
    python: &Python,
    heap: &Heap,
    iterator: Value,
    n_frames: usize,
) -> Option<Chain> {
    if n_frames == 0 {
        return None;
    }
    let (id, does) = suspended(python, heap, iterator)?;
    let (got, delegates_to) = match does {
        Suspended::New => (None, None),
        Suspended::Yields(got) => (Some(got), None),
        Suspended::Delegates(got, iterator) => (Some(got), Some(iterator)),
    };
    let mut chain = Chain {
        outermost: (id, got),
        inner: SmallVec::new(),
        iterator: None,
    };
    if let Some(iterator) = delegates_to {
        chain.follow(python, heap, iterator, n_frames)?;
    }
    Some(chain)
}

impl Chain {
    /// Adds an iterator to which the first generator delegates, and those to which it delegates.
    fn follow(
        &mut self,
        python: &Python,
        heap: &Heap,
        iterator: Value,
        n_frames: usize,
    ) -> Option<()> {
        let mut iterator = iterator;
        loop {
            if let Object::Iterator(state) = heap.get(iterator.as_obj()?) {
                let is_simple = matches!(
                    **state,
                    Iter::Range { .. } | Iter::List { .. } | Iter::Tuple { .. }
                );
                self.iterator = Some(iterator);
                return is_simple.then_some(());
            }
            if self.inner.len() + 1 >= n_frames {
                return None;
            }
            let (id, does) = suspended(python, heap, iterator)?;
            match does {
                Suspended::New => {
                    self.inner.push((id, None));
                    return Some(());
                }
                Suspended::Yields(got) => {
                    self.inner.push((id, Some(got)));
                    return Some(());
                }
                Suspended::Delegates(got, to) => {
                    self.inner.push((id, Some(got)));
                    iterator = to;
                }
            }
        }
    }

    /// What the builtin iterator at its end gives: then no generator has to go on.
    #[inline]
    pub(super) fn gives(&self, heap: &mut Heap) -> Option<Value> {
        match fast::next(heap, self.iterator?) {
            Next::Item(item) => Some(item),
            Next::End | Next::Other => None,
        }
    }

    /// Puts the frames of all on the stack; the last one goes on. Nothing is sent in.
    #[inline]
    pub(super) fn resume(
        &self,
        heap: &mut Heap,
        frames: &mut Vec<Frame>,
        registers: &mut Vec<Value>,
        handling: &mut Value,
        then: Return,
    ) {
        let mut then = resume_link(self.outermost, heap, frames, registers, handling, then);
        for &link in &self.inner {
            then = resume_link(link, heap, frames, registers, handling, then);
        }
    }
}

/// Puts a generator's frame on the stack; answers what is done when the next one's returns.
pub(super) fn resume_link(
    (id, got): Link,
    heap: &mut Heap,
    frames: &mut Vec<Frame>,
    registers: &mut Vec<Value>,
    handling: &mut Value,
    then: Return,
) -> Return {
    let Object::Generator(generator) = heap.get_mut(id) else {
        panic!("a chain is made of generators")
    };
    let job = frames.last().map_or(0, |frame| frame.job);
    let frame = generator.resume(id, registers, handling, then, job);
    let mut then = then;
    if let Some(got) = got {
        then = Return::Delegate(got);
        registers[frame.base as usize + got as usize] = Value::None;
    }
    frames.push(frame);
    then
}

/// Whom a `yield` of the top frame gives its value, if nothing but plain generators that delegate are
/// in between: how many generators are suspended, and the register of the frame below them.
pub(super) fn yields_to(python: &Python, frames: &[Frame]) -> Option<(usize, Reg)> {
    for (n, frame) in frames.iter().rev().enumerate() {
        let is_plain = matches!(frame.kind, FrameKind::Generator(_))
            && python.code(frame.code).kind == CodeKind::Generator;
        match frame.then {
            Return::Iterate(dst, _) | Return::Resume(dst) if is_plain => return Some((n + 1, dst)),
            Return::Delegate(_) if is_plain => {}
            _ => return None,
        }
    }
    None
}

/// Takes the frames of so many generators off the stack, until they go on.
pub(super) fn suspend(
    heap: &mut Heap,
    frames: &mut Vec<Frame>,
    registers: &mut Vec<Value>,
    handling: &mut Value,
    n_frames: usize,
) {
    for _ in 0..n_frames {
        let frame = frames.last().expect("they were counted");
        let base = frame.base as usize;
        if let FrameKind::Generator(id) = frame.kind
            && let Object::Generator(generator) = heap.get_mut(id)
        {
            generator.suspend(frame, &registers[base..], handling);
        }
        registers.truncate(base);
        frames.pop();
    }
}

impl Vm<'_, '_> {
    /// Puts a generator's frame on the stack and sends a value in or throws an exception at the
    /// point where it is suspended.
    ///
    /// # Errors
    /// `ValueError` if it runs already; the exception thrown; `StopIteration` if it has ended.
    pub fn resume(&mut self, id: ObjId, input: Resume, then: Return) -> Res<()> {
        let Object::Generator(g) = self.process.heap.get(id) else {
            panic!("the caller found a generator")
        };
        let (state, kind) = (g.state, g.kind);
        if self.thread.frames.len() >= self.process.max_frames {
            return self.raise(Exc::RecursionError, "maximum recursion depth exceeded");
        }
        match (state, input) {
            (GeneratorState::Running, _) => {
                let what = kind_name(kind);
                return self.value_error(format!("{what} already executing"));
            }
            (GeneratorState::Closed, Resume::Throw(exception)) => return Err(Raised(exception)),
            (GeneratorState::Closed, Resume::Send(_)) => return self.resume_closed(kind, then),
            (GeneratorState::Created, Resume::Throw(exception)) => {
                self.add_unstarted_to_traceback(id, exception);
                let (_, job) = self.close_generator(id);
                if job != 0 && kind == GeneratorKind::Coroutine {
                    let ending = self.ending_of(exception);
                    self.leave_job(job, ending);
                }
                return Err(Raised(exception));
            }
            (GeneratorState::Created, Resume::Send(value)) if !value.is_none() => {
                let what = kind_name(kind);
                return self.type_error(format!(
                    "can't send non-None value to a just-started {what}"
                ));
            }
            _ => {}
        }
        let Object::Generator(g) = self.process.heap.get_mut(id) else {
            panic!("the caller found a generator")
        };
        let thread = &mut *self.thread;
        let job = thread.frames.last().map_or(0, |f| f.job);
        let mut frame = g.resume(id, &mut thread.registers, &mut thread.handling, then, job);
        frame.is_thrown_into = matches!(input, Resume::Throw(_));
        thread.frames.push(frame);
        if state == GeneratorState::Created {
            Ok(())
        } else {
            self.continue_with(input)
        }
    }

    /// What is thrown into a generator before its first line comes from its `def`.
    fn add_unstarted_to_traceback(&mut self, generator: ObjId, exception: ObjId) {
        let Object::Generator(g) = self.process.heap.get(generator) else {
            panic!("the caller found a generator")
        };
        let entry = TracebackEntry {
            code: g.code,
            at: TracebackEntry::UNSTARTED,
            is_lookup: false,
        };
        if let Object::Exception(e) = self.process.heap.get_mut(exception) {
            e.traceback.push(entry);
        }
    }

    /// What a resume gives in the frame just pushed, at the instruction that suspended it.
    fn continue_with(&mut self, input: Resume) -> Res<()> {
        let frame = self.thread.frames.last().expect("a frame was just pushed");
        let at = frame.pc as usize - 1;
        match (self.python.code(frame.code).instructions[at], input) {
            (Instruction::Yield { dst, .. }, Resume::Send(value)) => {
                self.set(dst, value);
                Ok(())
            }
            (Instruction::Yield { .. }, Resume::Throw(exception)) => Err(Raised(exception)),
            (Instruction::Delegate { dst, iter }, input) => {
                let base = frame.base as usize;
                let iter = self.thread.registers[base + iter as usize];
                match (iter, input) {
                    (Value::None, Resume::Send(value)) => {
                        self.set(dst, value);
                        Ok(())
                    }
                    (Value::None, Resume::Throw(exception)) => Err(Raised(exception)),
                    _ => self.delegate(dst, iter, input),
                }
            }
            (other, _) => panic!("a generator is suspended at a yield or await, not {other:?}"),
        }
    }

    fn resume_closed(&mut self, kind: GeneratorKind, then: Return) -> Res<()> {
        if kind == GeneratorKind::Coroutine {
            return self.raise(Exc::RuntimeError, "cannot reuse already awaited coroutine");
        }
        match then {
            Return::Iterate(_, exit) => {
                self.jump(exit);
                Ok(())
            }
            Return::Delegate(dst) if kind == GeneratorKind::Generator => {
                self.set(dst, Value::None);
                Ok(())
            }
            _ if kind == GeneratorKind::AsyncGenerator => {
                let exception = self.new_exception(Exc::StopAsyncIteration.class(), &[]);
                Err(Raised(exception))
            }
            _ => {
                let exception = self.new_exception(Exc::StopIteration.class(), &[]);
                Err(Raised(exception))
            }
        }
    }

    /// The top frame, a generator's, yields: to whoever resumed it, through all that delegate.
    /// `awaits`: it is an awaited future on its way to the event loop, not a `yield` of its own.
    pub(super) fn yield_value(&mut self, value: Value, awaits: bool) -> Res<()> {
        let mut awaits = awaits;
        loop {
            let frame = self
                .thread
                .frames
                .pop()
                .expect("a generator's frame yields");
            let FrameKind::Generator(id) = frame.kind else {
                panic!("only a generator's frame yields")
            };
            let Object::Generator(g) = self.process.heap.get_mut(id) else {
                panic!("a generator's frame belongs to a generator")
            };
            let thread = &mut *self.thread;
            let base = frame.base as usize;
            g.suspend(&frame, &thread.registers[base..], &mut thread.handling);
            thread.registers.truncate(base);
            let is_async_generator = g.kind == GeneratorKind::AsyncGenerator;
            match frame.then {
                Return::Delegate(dst) if is_async_generator && !awaits => {
                    self.set(dst, value);
                    return Ok(());
                }
                // Whoever delegates yields the same on.
                Return::Delegate(_) => awaits = true,
                Return::Iterate(dst, _) | Return::Resume(dst) => {
                    self.set(dst, value);
                    return Ok(());
                }
                Return::TaskStep(task) => {
                    self.thread.current_task = None;
                    return asyncio_core::task_yielded(self, task, value);
                }
                other => panic!("a generator is never resumed for {other:?}"),
            }
        }
    }

    /// A generator's frame returned.
    pub(super) fn generator_returned(&mut self, id: ObjId, then: Return, value: Value) -> Res<()> {
        let (kind, job) = self.close_generator(id);
        if job != 0 && kind == GeneratorKind::Coroutine {
            self.leave_job(job, Ending::Done);
        }
        let ended = |vm: &mut Self, class: Exc| {
            let args: &[Value] = if value.is_none() { &[] } else { &[value] };
            Err(Raised(vm.new_exception(class.class(), args)))
        };
        match then {
            Return::TaskStep(task) => {
                self.thread.current_task = None;
                asyncio_core::task_returned(self, task, value)
            }
            _ if kind == GeneratorKind::AsyncGenerator => ended(self, Exc::StopAsyncIteration),
            Return::Iterate(_, exit) => {
                self.jump(exit);
                Ok(())
            }
            Return::Delegate(dst) => {
                self.set(dst, value);
                Ok(())
            }
            _ => ended(self, Exc::StopIteration),
        }
    }

    /// Delegates from the top frame (`await`, `yield from`) to a sub-iterator.
    pub(super) fn delegate(&mut self, dst: Reg, iter: Value, input: Resume) -> Res<()> {
        if let Value::Obj(id) = iter {
            match self.process.heap.get(id) {
                Object::Generator(_) => return self.resume(id, input, Return::Delegate(dst)),
                Object::Future(_) => {
                    return match asyncio_core::await_future(self, id, input)? {
                        Awaited::Result(value) => {
                            self.set(dst, value);
                            Ok(())
                        }
                        Awaited::Pending => self.yield_value(iter, true),
                    };
                }
                Object::AsyncStep(step) => {
                    let step = **step;
                    return self.delegate_to_async_generator(dst, id, step, input);
                }
                _ => {}
            }
        }
        let frame = self.thread.frames.last().expect("a frame is running");
        if iter.is_none() && self.python.is_library(frame.code) {
            return self.yield_value(Value::None, true);
        }
        match input {
            Resume::Send(value) if value.is_none() => self.delegate_next(dst, iter),
            Resume::Send(value) => {
                let send = self.get_attr(iter, names::SEND)?;
                self.delegate_call(dst, send, value)
            }
            Resume::Throw(exception) => match self.find_attr(iter, names::THROW)? {
                Some(throw) => self.delegate_call(dst, throw, Value::Obj(exception)),
                None => Err(Raised(exception)),
            },
        }
    }

    fn delegate_next(&mut self, dst: Reg, iter: Value) -> Res<()> {
        let is_iterator = match iter.as_obj().map(|id| self.process.heap.get(id)) {
            Some(Object::Iterator(_) | Object::Generator(_)) => true,
            Some(Object::Instance(i)) => self.class_attr(i.class, names::NEXT).is_some(),
            _ => false,
        };
        if !is_iterator {
            let class = self.type_name(iter);
            return self.type_error(format!(
                "__await__() returned non-iterator of type '{class}'"
            ));
        }
        match iterate::next(self, iter)? {
            Step::Item(value) => self.yield_value(value, true),
            Step::End => {
                self.set(dst, Value::None);
                Ok(())
            }
            Step::NeedsPython => self.next_in_python(iter, Return::DelegateNext(dst)),
        }
    }

    fn delegate_call(
        &mut self,
        dst: Reg,
        method: super::attributes::Attr,
        argument: Value,
    ) -> Res<()> {
        match method {
            super::attributes::Attr::Value(method) => self.call(
                method,
                Args::positional(&[argument]),
                Return::DelegateNext(dst),
            ),
            super::attributes::Attr::Call(..) => {
                self.type_error("send and throw must be plain methods")
            }
        }
    }

    /// One step of an async generator: its `yield` ends the step, its `await`s go on outwards.
    fn delegate_to_async_generator(
        &mut self,
        dst: Reg,
        id: ObjId,
        step: AsyncStep,
        input: Resume,
    ) -> Res<()> {
        let input = if step.started {
            input
        } else {
            if let Object::AsyncStep(step) = self.process.heap.get_mut(id) {
                step.started = true;
            }
            match (step.throws, step.input) {
                (true, Value::Obj(exception)) => Resume::Throw(exception),
                _ => Resume::Send(step.input),
            }
        };
        self.resume(step.generator, input, Return::Delegate(dst))
    }

    /// `__next__` of an instance.
    pub(super) fn next_in_python(&mut self, iterator: Value, then: Return) -> Res<()> {
        if let Value::Obj(id) = iterator
            && let Object::Generator(g) = self.process.heap.get(id)
            && g.kind == GeneratorKind::Generator
        {
            return self.resume(id, Resume::Send(Value::None), then);
        }
        let class = self.class_of(iterator);
        let Some(next) = self.class_attr(class, names::NEXT) else {
            let class = self.type_name(iterator);
            return self.type_error(format!("'{class}' object is not an iterator"));
        };
        match self.call(next, Args::positional(&[iterator]), then) {
            // A native `__next__` (the inbox's) raises here, with no frame in between to catch it.
            Err(raised) => self.end_iteration(then, raised),
            Ok(()) => Ok(()),
        }
    }

    /// A native `__next__` raised: `StopIteration` ends the iteration that called it.
    pub(super) fn end_iteration(&mut self, then: Return, raised: Raised) -> Res<()> {
        if !self.is_instance(Value::Obj(raised.0), Exc::StopIteration.class()) {
            return Err(raised);
        }
        match then {
            Return::Iterate(_, exit) => self.jump(exit),
            Return::DelegateNext(dst) => {
                let value = self.stop_iteration_value(raised.0);
                self.set(dst, value);
            }
            _ => return Err(raised),
        }
        Ok(())
    }

    /// `await value`: what to delegate to. In the library, `await None` gives way once.
    pub(super) fn get_awaitable(&mut self, dst: Reg, value: Value) -> Res<()> {
        if let Value::Obj(id) = value {
            match self.process.heap.get(id) {
                Object::Generator(g) if g.kind == GeneratorKind::Coroutine => {
                    if matches!(g.state, GeneratorState::Running | GeneratorState::Suspended) {
                        return self.raise(Exc::RuntimeError, "coroutine is being awaited already");
                    }
                    self.set(dst, value);
                    return Ok(());
                }
                Object::Future(_) | Object::AsyncStep(_) => {
                    self.set(dst, value);
                    return Ok(());
                }
                _ => {}
            }
        }
        let frame = self.thread.frames.last().expect("a frame is running");
        if value.is_none() && self.python.is_library(frame.code) {
            self.set(dst, value);
            return Ok(());
        }
        let class = self.class_of(value);
        match self.class_attr(class, names::AWAIT) {
            Some(method) => self.call(method, Args::positional(&[value]), Return::Store(dst)),
            None => {
                let class = self.type_name(value);
                self.type_error(format!(
                    "object {class} can't be used in 'await' expression"
                ))
            }
        }
    }

    /// `aiter(value)`
    pub(super) fn get_aiter(&mut self, dst: Reg, value: Value) -> Res<()> {
        if let Value::Obj(id) = value
            && let Object::Generator(g) = self.process.heap.get(id)
            && g.kind == GeneratorKind::AsyncGenerator
        {
            self.set(dst, value);
            return Ok(());
        }
        let class = self.class_of(value);
        match self.class_attr(class, names::AITER) {
            Some(method) => self.call(method, Args::positional(&[value]), Return::Store(dst)),
            None => {
                let class = self.type_name(value);
                self.type_error(format!(
                    "'async for' requires an object with __aiter__ method, got {class}"
                ))
            }
        }
    }

    /// `anext(value)`
    pub(super) fn get_anext(&mut self, dst: Reg, value: Value) -> Res<()> {
        if let Value::Obj(id) = value
            && let Object::Generator(g) = self.process.heap.get(id)
            && g.kind == GeneratorKind::AsyncGenerator
        {
            let step = self.async_step(id, Value::None, false);
            self.set(dst, step);
            return Ok(());
        }
        let class = self.class_of(value);
        match self.class_attr(class, names::ANEXT) {
            Some(method) => self.call(method, Args::positional(&[value]), Return::Store(dst)),
            None => {
                let class = self.type_name(value);
                self.type_error(format!(
                    "'async for' requires an iterator with __anext__ method, got {class}"
                ))
            }
        }
    }

    /// An awaitable step of an async generator.
    pub fn async_step(&mut self, generator: ObjId, input: Value, throws: bool) -> Value {
        let step = AsyncStep {
            generator,
            input,
            throws,
            closes: false,
            started: false,
        };
        Value::Obj(
            self.process
                .heap
                .alloc(Object::AsyncStep(Shared::new(step))),
        )
    }

    /// Runs a task's coroutine for one step.
    pub(super) fn step_task(&mut self, task: ObjId, input: Resume) -> Res<()> {
        let Object::Future(future) = self.process.heap.get(task) else {
            panic!("the loop steps a task")
        };
        let part = future.task.as_ref().expect("the loop steps a task");
        let (id, coroutine) = (part.id, part.coroutine);
        self.thread.current_task = Some(id);
        let coroutine = coroutine.as_obj().expect("a task drives a coroutine");
        match self.resume(coroutine, input, Return::TaskStep(task)) {
            Ok(()) => Ok(()),
            // It raised before its frame was pushed (or in it: then the frame is unwound first).
            Err(raised) => match self.thread.frames.last().map(|f| f.kind) {
                Some(FrameKind::RunLoop(_)) => {
                    self.thread.current_task = None;
                    asyncio_core::task_raised(self, task, raised.0)
                }
                _ => Err(raised),
            },
        }
    }
}

fn kind_name(kind: GeneratorKind) -> &'static str {
    match kind {
        GeneratorKind::Generator => "generator",
        GeneratorKind::Coroutine => "coroutine",
        GeneratorKind::AsyncGenerator => "async generator",
    }
}
