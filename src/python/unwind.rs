//! Exceptions on their way: from the frame where they were raised to the handler that catches them,
//! through generators, tasks and callbacks.

use std::rc::Rc;

use super::code::Target;
use super::drops::Dropped;
use super::heap::{GeneratorKind, Object, TracebackEntry, decimal};
use super::library::asyncio_core;
use super::native::{Raised, Res};
use super::thread::{Frame, FrameKind, Return};
use super::types::Exc;
use super::value::{ObjId, Value};
use super::vm::Vm;
use crate::kernel::event::{EventKind, Outcome as Ending};

/// Most lines that say what was raised are shorter.
const LINE_BYTES: usize = 64;

impl Vm<'_, '_> {
    /// Finds who handles an exception and goes on there.
    ///
    /// # Errors
    /// The exception itself when nobody in the thread does.
    pub(super) fn unwind(&mut self, raised: Raised) -> Res<()> {
        let mut exception = raised.0;
        // What is raised again has this frame in its traceback already.
        let mut is_in_traceback = std::mem::take(&mut self.is_reraise);
        if !is_in_traceback {
            self.set_context(exception);
            self.note_raised(exception);
        }
        let mut n_known = self.n_in_traceback(exception);
        let mut dropped = Dropped::new();
        loop {
            let Some(frame) = self.thread.frames.last() else {
                return Err(Raised(exception));
            };
            if !matches!(frame.kind, FrameKind::RunLoop(_)) {
                if !is_in_traceback {
                    self.add_to_traceback(exception);
                }
                if let Some(first_dead) = self.enter_handler(exception) {
                    dropped.extend(self.forget_iterators(first_dead));
                    return self.close_dropped(&dropped);
                }
            } else if let FrameKind::RunLoop(event_loop) = frame.kind {
                asyncio_core::loop_interrupted(self, event_loop);
            }
            is_in_traceback = false;
            // Variables live on in the traceback, unless the frame is only being closed.
            let is_closing = self.is_instance(Value::Obj(exception), Exc::GeneratorExit.class());
            let frame = self.thread.frames.last().expect("a frame is there");
            let n_locals = match is_closing {
                true => 0,
                false => self.python.code(frame.code).local_names.len(),
            };
            let first_dead = frame.base as usize + n_locals;
            dropped.extend(self.forget_iterators(first_dead));
            self.is_lookup = self.is_in_getter();
            let frame = self.thread.frames.pop().expect("a frame is there");
            self.thread.registers.truncate(frame.base as usize);
            self.thread.handling = frame.outer_handling;
            let raised = exception;
            exception = self.frame_raised(&frame, raised);
            if exception != raised {
                n_known = 0;
            }
            self.forget_frames_of_throw(&frame, exception, n_known);
            if self.catch_for_caller(&frame, exception)? {
                return self.close_dropped(&dropped);
            }
        }
    }

    /// Adds the frame to the traceback. Of the library's own frames only the innermost is kept: it is
    /// not shown, but says that the exception was raised at all.
    fn add_to_traceback(&mut self, exception: ObjId) {
        let python = self.python;
        let frame = self.thread.frames.last().expect("a frame is there");
        let is_library = python.is_library(frame.code);
        let entry = TracebackEntry {
            code: frame.code,
            at: frame.pc.saturating_sub(1),
            is_lookup: std::mem::take(&mut self.is_lookup),
        };
        if let Object::Exception(e) = self.process.heap.get_mut(exception)
            && (!is_library || e.traceback.is_empty())
        {
            e.traceback.push(entry);
        }
    }

    /// Whether the frame on top is the library's `_get_and_call`, on its first line, which gets a method.
    fn is_in_getter(&self) -> bool {
        let Some(frame) = self.thread.frames.last() else {
            return false;
        };
        let code = self.python.code(frame.code);
        self.python.is_library(frame.code)
            && &*code.name == "_get_and_call"
            && self.python.line_of(frame, false) == code.first_line + 1
    }

    /// `exception.__traceback__ = value`: nothing, or an object of `_tracebacks`.
    pub(super) fn set_traceback(&mut self, exception: ObjId, value: Value) {
        let entries = match value {
            Value::None => Vec::new(),
            _ => match self.traceback_behind(value) {
                Some(entries) => entries,
                None => return,
            },
        };
        if let Object::Exception(e) = self.process.heap.get_mut(exception) {
            e.traceback = entries;
        }
    }

    /// The places that a traceback object had when it was made.
    fn traceback_behind(&mut self, traceback: Value) -> Option<Vec<TracebackEntry>> {
        let (error, count) = (self.intern("_error"), self.intern("_count"));
        let Object::Instance(instance) = self.process.heap.get(traceback.as_obj()?) else {
            return None;
        };
        let (Value::Obj(error), Value::Int(count)) =
            (instance.attrs.get(error)?, instance.attrs.get(count)?)
        else {
            return None;
        };
        match self.process.heap.get(error) {
            Object::Exception(e) => {
                Some(e.traceback.iter().take(count as usize).copied().collect())
            }
            _ => None,
        }
    }

    fn n_in_traceback(&self, exception: ObjId) -> usize {
        match self.process.heap.get(exception) {
            Object::Exception(e) => e.traceback.len(),
            _ => 0,
        }
    }

    /// CPython 3.11 loses frames where an exception that was thrown into a chain of coroutines comes
    /// back to one that handles another exception: what it came through since it was caught last.
    fn forget_frames_of_throw(&mut self, ended: &Frame, exception: ObjId, n_known: usize) {
        if !ended.is_thrown_into || !matches!(ended.then, Return::Delegate(_)) {
            return;
        }
        let Some(caller) = self.thread.frames.last() else {
            return;
        };
        if !self.thread.handling.is_same(caller.outer_handling)
            && let Object::Exception(e) = self.process.heap.get_mut(exception)
        {
            e.traceback.truncate(n_known);
        }
    }

    /// The generators in dead registers of the frame on top, which forgets them.
    fn forget_iterators(&mut self, first_dead: usize) -> Dropped {
        let registers = self.thread.registers.get(first_dead..).unwrap_or_default();
        let dropped = self.with_cleanup(registers);
        if !dropped.is_empty() {
            for register in &mut self.thread.registers[first_dead..] {
                if register.as_obj().is_some_and(|id| dropped.contains(&id)) {
                    *register = Value::Undef;
                }
            }
        }
        dropped
    }

    /// Jumps to the frame's handler, if it has one; gives the first register that is dead there.
    fn enter_handler(&mut self, exception: ObjId) -> Option<usize> {
        let python = self.python;
        let frame = self.thread.frames.last().expect("a frame is there");
        let code = python.code(frame.code);
        let at: Target = frame.pc.saturating_sub(1);
        let base = frame.base as usize;
        let handler = code.handlers.iter().find(|h| h.start <= at && at < h.end);
        let handler = handler?;
        self.thread.registers[base + handler.exception as usize] = Value::Obj(exception);
        let first_dead = base + handler.exception as usize + 1;
        self.jump(handler.target);
        Some(first_dead)
    }

    /// A frame ended with an exception; gives the one that goes on.
    fn frame_raised(&mut self, frame: &Frame, exception: ObjId) -> ObjId {
        if frame.carries_job {
            let ending = self.ending_of(exception);
            self.leave_job(frame.job, ending);
        }
        match frame.kind {
            FrameKind::Generator(id) => self.generator_raised(id, exception),
            _ => exception,
        }
    }

    /// How what ended with this exception ended.
    pub(super) fn ending_of(&self, exception: ObjId) -> Ending {
        if self.is_instance(Value::Obj(exception), Exc::CancelledError.class()) {
            Ending::Cancelled
        } else {
            Ending::Failed(self.last_line_of(exception))
        }
    }

    /// A generator's frame ended with an exception: it is closed, and an end-of-iteration signal
    /// that escapes becomes a `RuntimeError` (PEP 479).
    fn generator_raised(&mut self, id: ObjId, exception: ObjId) -> ObjId {
        let (kind, job) = self.close_generator(id);
        if job != 0 && kind == GeneratorKind::Coroutine {
            let ending = self.ending_of(exception);
            self.leave_job(job, ending);
        }
        let value = Value::Obj(exception);
        let what = match kind {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::AsyncGenerator => "async generator",
        };
        let signal = if self.is_instance(value, Exc::StopIteration.class()) {
            "StopIteration"
        } else if kind == GeneratorKind::AsyncGenerator
            && self.is_instance(value, Exc::StopAsyncIteration.class())
        {
            "StopAsyncIteration"
        } else {
            return exception;
        };
        let text = self.new_str(format!("{what} raised {signal}"));
        let error = self.new_exception(Exc::RuntimeError.class(), &[text]);
        if let Object::Exception(e) = self.process.heap.get_mut(error) {
            e.cause = value;
            e.context = value;
            e.suppress_context = true;
        }
        error
    }

    /// Marks a generator as ended; gives its kind and the job it carried.
    pub(super) fn close_generator(&mut self, id: ObjId) -> (GeneratorKind, u32) {
        let Object::Generator(g) = self.process.heap.get_mut(id) else {
            panic!("a generator's frame belongs to a generator")
        };
        g.close();
        (g.kind, g.job)
    }

    /// Some callers catch what their callee raises: iteration, delegation, tasks, callbacks.
    fn catch_for_caller(&mut self, frame: &Frame, exception: ObjId) -> Res<bool> {
        let value = Value::Obj(exception);
        let is_generator = matches!(frame.kind, FrameKind::Generator(_));
        match frame.then {
            Return::Iterate(_, exit)
                if !is_generator && self.is_instance(value, Exc::StopIteration.class()) =>
            {
                self.jump(exit);
                Ok(true)
            }
            Return::DelegateNext(dst) if self.is_instance(value, Exc::StopIteration.class()) => {
                let result = self.stop_iteration_value(exception);
                self.set(dst, result);
                Ok(true)
            }
            Return::TaskStep(task) => {
                self.thread.current_task = None;
                asyncio_core::task_raised(self, task, exception)?;
                Ok(true)
            }
            Return::Callback(handle) => {
                asyncio_core::callback_raised(self, handle, exception)?;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// `StopIteration.value`
    #[must_use]
    pub fn stop_iteration_value(&self, exception: ObjId) -> Value {
        let Object::Exception(e) = self.process.heap.get(exception) else {
            return Value::None;
        };
        match e.args.as_obj().map(|id| self.process.heap.get(id)) {
            Some(Object::Tuple(items)) => items.first().copied().unwrap_or(Value::None),
            _ => Value::None,
        }
    }

    /// A raised exception remembers the one being handled.
    fn set_context(&mut self, exception: ObjId) {
        let handling = self.thread.handling;
        let Value::Obj(context) = handling else {
            return;
        };
        if context == exception {
            return;
        }
        // A cycle would make tracebacks endless: cut it where the exception is in its own past.
        let mut link = context;
        for _ in 0..1000 {
            let Object::Exception(e) = self.process.heap.get_mut(link) else {
                break;
            };
            match e.context {
                Value::Obj(next) if next == exception => {
                    e.context = Value::None;
                    break;
                }
                Value::Obj(next) => link = next,
                _ => break,
            }
        }
        if let Object::Exception(e) = self.process.heap.get_mut(exception)
            && e.context.is_none()
        {
            e.context = handling;
        }
    }

    /// Tells the page, for exceptions raised by the user's own lines that are not mere signals.
    fn note_raised(&mut self, exception: ObjId) {
        let value = Value::Obj(exception);
        let is_signal = [
            Exc::StopIteration,
            Exc::StopAsyncIteration,
            Exc::GeneratorExit,
        ]
        .iter()
        .any(|e| self.is_instance(value, e.class()));
        let is_fresh = match self.process.heap.get(exception) {
            Object::Exception(e) => e.traceback.is_empty(),
            _ => false,
        };
        let in_library = self
            .thread
            .frames
            .last()
            .is_none_or(|f| self.python.is_library(f.code));
        if is_signal || !is_fresh || in_library {
            return;
        }
        let error = self.last_line_of(exception);
        let at = self.position();
        self.slice.emit(at, EventKind::Raised { error });
    }

    /// The last line of an exception's traceback, as far as it can be said without running Python.
    #[must_use]
    pub fn last_line_of(&self, exception: ObjId) -> Rc<str> {
        let Object::Exception(e) = self.process.heap.get(exception) else {
            return "an exception".into();
        };
        let class = self.process.heap.class(e.class);
        let mut line = String::with_capacity(LINE_BYTES);
        if !matches!(&*class.module, "builtins" | "__main__") {
            line.push_str(&class.module);
            line.push('.');
        }
        line.push_str(&class.name);
        let args = match e.args.as_obj().map(|id| self.process.heap.get(id)) {
            Some(Object::Tuple(items)) => &items[..],
            _ => &[],
        };
        let mut digits = [0; 20];
        let text = match *args {
            [] => "",
            [Value::Int(i)] => decimal(i.unsigned_abs(), i < 0, &mut digits),
            [one] => self.process.heap.as_str(one).map_or("…", |text| text),
            _ => "…",
        };
        if !text.is_empty() {
            line.push_str(": ");
            line.push_str(text);
        }
        line.into()
    }

    /// Whether a raised class has a constructor written in Python, which must run first.
    pub(super) fn needs_python_constructor(&self, value: Value) -> bool {
        match value {
            Value::Obj(id) if self.is_exception_class(value) => !self.has_plain_init(id),
            _ => false,
        }
    }

    /// The exception that `raise value` raises.
    ///
    /// # Errors
    /// `TypeError` if the value is no exception.
    pub(super) fn exception_from(&mut self, value: Value) -> Res<Raised> {
        if let Value::Obj(id) = value {
            match self.process.heap.get(id) {
                Object::Exception(_) => return Ok(Raised(id)),
                Object::Class(_) if self.is_exception_class(value) => {
                    return Ok(Raised(self.new_exception(id, &[])));
                }
                _ => {}
            }
        }
        self.type_error("exceptions must derive from BaseException")
    }

    /// `raise value from cause`
    pub(super) fn raise_from(&mut self, value: Value, cause: Value) -> Res<()> {
        let raised = self.exception_from(value)?;
        let cause = match cause {
            Value::None => Value::None,
            _ => match self.exception_from(cause) {
                Ok(cause) => Value::Obj(cause.0),
                Err(_) => {
                    return self.type_error("exception causes must derive from BaseException");
                }
            },
        };
        if let Object::Exception(e) = self.process.heap.get_mut(raised.0) {
            e.cause = cause;
            e.suppress_context = true;
        }
        Err(raised)
    }

    /// `except class:`
    pub(super) fn exception_matches(&mut self, exception: Value, class: Value) -> Res<bool> {
        let classes = match class.as_obj().map(|id| self.process.heap.get(id)) {
            Some(Object::Tuple(items)) => items.to_vec(),
            _ => vec![class],
        };
        for class in classes {
            if !self.is_exception_class(class) {
                return self.type_error(
                    "catching classes that do not inherit from BaseException is not allowed",
                );
            }
            if let Value::Obj(id) = class
                && self.is_instance(exception, id)
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
