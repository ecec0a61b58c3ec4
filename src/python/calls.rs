//! Calls: what can be called, how arguments meet parameters, how a frame begins and ends. A call
//! pushes a frame or answers at once; it never recurses into the interpreter.

use std::rc::Rc;

use smallvec::SmallVec;

use super::code::{Code, CodeKind, Reg, Sym};
use super::heap::{Generator, GeneratorKind, Layout, Object, Shared};
use super::library::asyncio_future;
use super::names;
use super::native::{Args, NativeFn, Outcome, Res, Resume};
use super::process::ImportState;
use super::thread::{Frame, FrameKind, Pending, Return};
use super::types::{Exc, Type};
use super::value::{ObjId, Value};
use super::vm::Vm;
use crate::kernel::event::Outcome as Ending;
use crate::kernel::guest::Stop;
use crate::kernel::ids::JobId;

/// CPython's default recursion limit, and frames of the library's own runner at the bottom, which
/// CPython does not have.
pub(super) const DEFAULT_MAX_FRAMES: usize = 1000 + RUNNER_FRAMES;
/// Frames of the library's own runner at the bottom.
pub(super) const RUNNER_FRAMES: usize = 2;

/// `OSError(number, …)` is an error of the class that stands for the number.
fn os_error_class(class: ObjId, args: &[Value]) -> ObjId {
    use super::types::Exc;
    let &[Value::Int(number), _, ..] = args else {
        return class;
    };
    if class != Exc::OSError.class() {
        return class;
    }
    let exc = match number {
        2 => Exc::FileNotFoundError,
        1 | 13 => Exc::PermissionError,
        3 => Exc::ProcessLookupError,
        4 => Exc::InterruptedError,
        10 => Exc::ChildProcessError,
        11 | 114 | 115 => Exc::BlockingIOError,
        17 => Exc::FileExistsError,
        20 => Exc::NotADirectoryError,
        21 => Exc::IsADirectoryError,
        32 | 108 => Exc::BrokenPipeError,
        103 => Exc::ConnectionAbortedError,
        104 => Exc::ConnectionResetError,
        110 => Exc::TimeoutError,
        111 => Exc::ConnectionRefusedError,
        _ => Exc::OSError,
    };
    exc.class()
}

impl Vm<'_, '_> {
    /// Calls anything; the result goes where `then` says.
    ///
    /// # Errors
    /// `TypeError` if it cannot be called so; whatever a native raises.
    pub fn call(&mut self, callee: Value, mut args: Args, then: Return) -> Res<()> {
        let mut callee = callee;
        let mut n_objects = 0;
        loop {
            n_objects += 1;
            if n_objects > DEFAULT_MAX_FRAMES {
                // An object whose `__call__` is an object whose `__call__`…
                return self.raise(Exc::RecursionError, "maximum recursion depth exceeded");
            }
            let id = match callee {
                Value::Native(native) => {
                    let def = &self.python.natives[native.0 as usize];
                    def.unwrap_receiver(&self.process.heap, &mut args.values);
                    let outcome = (def.function)(self, args)?;
                    return self.apply(outcome, then);
                }
                Value::Obj(id) => id,
                _ => return self.not_callable(callee),
            };
            match self.process.heap.get(id) {
                Object::Function(_) => {
                    let names = args.names.take();
                    return self.push_function(id, &args.values, names.as_deref(), then);
                }
                Object::BoundMethod(parts) => {
                    let (function, object) = **parts;
                    args.insert_first(object);
                    callee = function;
                }
                Object::StaticMethod(f) => callee = *f,
                Object::Class(_) => return self.instantiate(id, args, then),
                Object::Instance(i) => match self.class_attr(i.class, names::CALL) {
                    Some(function) => {
                        args.insert_first(callee);
                        callee = function;
                    }
                    None => return self.not_callable(callee),
                },
                _ => return self.not_callable(callee),
            }
        }
    }

    /// The function in Rust that calling a value is.
    pub(super) fn native_of(&self, callee: Value) -> Option<NativeFn> {
        match callee {
            Value::Native(native) => {
                let def = &self.python.natives[native.0 as usize];
                // A method called as a function may have an instance to unwrap first.
                (!def.owner.takes_payload()).then_some(def.function)
            }
            // The builtin classes are the first objects.
            Value::Obj(class) => *self.python.constructors.get(class.0 as usize)?,
            _ => None,
        }
    }

    /// Calls a native with consecutive registers.
    pub(super) fn call_native(
        &mut self,
        function: NativeFn,
        first: usize,
        count: usize,
        dst: Reg,
    ) -> Res<()> {
        let values = self.registers_at(first, count);
        self.call_native_with(function, values, dst)
    }

    /// Calls a native with values.
    pub(super) fn call_native_with(
        &mut self,
        function: NativeFn,
        values: SmallVec<[Value; 6]>,
        dst: Reg,
    ) -> Res<()> {
        let names = None;
        match function(self, Args { values, names }) {
            Ok(Outcome::Value(value)) => {
                self.set(dst, value);
                Ok(())
            }
            Ok(outcome) => self.apply(outcome, Return::Store(dst)),
            Err(raised) => Err(raised),
        }
    }

    fn not_callable(&mut self, callee: Value) -> Res<()> {
        let class = self.type_name(callee);
        self.type_error(format!("'{class}' object is not callable"))
    }

    /// Does what a native answered.
    ///
    /// # Errors
    /// Whatever the call it answered with raises.
    pub fn apply(&mut self, outcome: Outcome, then: Return) -> Res<()> {
        match outcome {
            Outcome::Value(value) => self.give(then, value),
            Outcome::Call { callee, args } => self.call(callee, args, then),
            Outcome::Prelude { name, args } => self.call_prelude(name, &args, then),
            Outcome::Block { call, answer } => {
                self.thread.pending = Some(Pending { then, answer });
                self.stop = Some(Stop::Call(*call));
                Ok(())
            }
            Outcome::Make { class, args } => self.make_instance(class, args, then),
            Outcome::RunModule(module) => {
                let module = module.0 as usize;
                let body = self.python.program.modules[module].body;
                Rc::make_mut(&mut self.process.modules[module]).state = ImportState::Imported;
                self.push_code(body, then);
                Ok(())
            }
            Outcome::RunLoop(event_loop) => {
                let code = self.thread.frames.last().expect("a frame called").code;
                let frame = self.frame(FrameKind::RunLoop(event_loop), code, then);
                self.thread.frames.push(frame);
                Ok(())
            }
            Outcome::Resume { generator, input } => match then {
                Return::Store(dst) => self.resume(generator, input, Return::Resume(dst)),
                _ => {
                    // A Python frame in between turns the yielded value into a returned one.
                    let (name, value) = match input {
                        Resume::Send(value) => ("_send", value),
                        Resume::Throw(exception) => ("_throw", Value::Obj(exception)),
                    };
                    self.call_prelude(name, &[Value::Obj(generator), value], then)
                }
            },
        }
    }

    /// Calls a function of the module `_prelude`.
    ///
    /// # Errors
    /// As any call.
    pub fn call_prelude(&mut self, name: &'static str, args: &[Value], then: Return) -> Res<()> {
        let function = self.prelude_function(name);
        self.call(function, Args::positional(args), then)
    }

    /// A function of the prelude.
    pub(super) fn prelude_function(&mut self, name: &'static str) -> Value {
        let sym = self.intern(name);
        let module = self
            .python
            .module("_prelude")
            .expect("the prelude is always compiled");
        self.module_attr(module, sym)
            .unwrap_or_else(|| panic!("_prelude defines {name}, which a native answered with"))
    }

    /// A new frame on top of the present one.
    pub(super) fn frame(&self, kind: FrameKind, code: super::code::CodeId, then: Return) -> Frame {
        Frame {
            kind,
            code,
            pc: 0,
            base: u32::try_from(self.thread.registers.len()).expect("a stack has < 2**32 values"),
            then,
            outer_handling: self.thread.handling,
            job: self.thread.frames.last().map_or(0, |f| f.job),
            carries_job: false,
            is_thrown_into: false,
        }
    }

    /// Begins a call of a Python function.
    ///
    /// # Errors
    /// `TypeError` if the arguments do not fit, `RecursionError`.
    pub fn push_function(
        &mut self,
        id: ObjId,
        args: &[Value],
        keywords: Option<&[Sym]>,
        then: Return,
    ) -> Res<()> {
        let Object::Function(function) = self.process.heap.get(id) else {
            panic!("the caller found a function")
        };
        let code_id = function.code;
        let code = self.python.code(code_id);
        if self.thread.frames.len() >= self.process.max_frames {
            return self.raise(Exc::RecursionError, "maximum recursion depth exceeded");
        }
        let base = self.thread.registers.len();
        let closure = Rc::clone(&function.closure);
        let name = self.assigned_name(function);
        let n_positional = code.params.positional.len();
        let is_simple = keywords.is_none()
            && args.len() == n_positional
            && code.params.keyword_only.is_empty()
            && !code.params.has_varargs
            && !code.params.has_varkw;
        let mut frame = self.frame(FrameKind::Python, code_id, then);
        self.thread
            .registers
            .resize(base + code.n_registers as usize, Value::Undef);
        if is_simple {
            self.thread.registers[base..base + args.len()].copy_from_slice(args);
        } else if let Err(raised) = self.bind_arguments(id, code, base, args, keywords) {
            self.thread.registers.truncate(base);
            return Err(raised);
        }
        for (&register, &cell) in code.free_registers.iter().zip(closure.iter()) {
            self.thread.registers[base + register as usize] = cell;
        }
        for &register in &code.cell_params {
            let at = base + register as usize;
            let value = self.thread.registers[at];
            let cell = self.process.heap.alloc(Object::Cell(value));
            self.thread.registers[at] = Value::Obj(cell);
        }
        // Library frames pass jobs on; only the user's own code works on them.
        if self.process.has_jobs && !self.python.is_library(code_id) {
            self.note_job(&mut frame, args, code.kind);
        }
        self.slice.charge(self.slice.costs.call_ns);
        match code.kind {
            CodeKind::Generator => self.make_generator(frame, GeneratorKind::Generator, name),
            CodeKind::Coroutine => self.make_generator(frame, GeneratorKind::Coroutine, name),
            CodeKind::AsyncGenerator => {
                self.process.has_async_generators = true;
                self.make_generator(frame, GeneratorKind::AsyncGenerator, name)
            }
            CodeKind::Module | CodeKind::Class | CodeKind::Function => {
                self.thread.frames.push(frame);
                Ok(())
            }
        }
    }

    /// The frame carries a job if an argument is one and its caller does not already.
    fn note_job(&mut self, frame: &mut Frame, args: &[Value], kind: CodeKind) {
        if let Some(job) = args.iter().find_map(|&arg| self.job_in(arg)) {
            let is_new = job.0 != frame.job;
            if is_new && kind == CodeKind::Function && self.only_hands_on(frame) {
                return;
            }
            frame.job = job.0;
            if is_new && matches!(kind, CodeKind::Function) {
                frame.carries_job = true;
                let at = self.position_with_job(job);
                self.slice.job_enter(job, at);
            }
        }
    }

    /// Whether a call is the user's call of the library, such as `Thread(target=handle, args=[job])`:
    /// the library does not work on the job, it hands it on.
    fn only_hands_on(&self, frame: &Frame) -> bool {
        let is_users = |caller: &Frame| !self.python.is_library(caller.code);
        self.python.is_library(frame.code) && self.thread.frames.iter().any(is_users)
    }

    /// The job that a value is, or that a tuple or list holds.
    #[must_use]
    pub fn job_in(&self, value: Value) -> Option<JobId> {
        let heap = &self.process.heap;
        let is_job = |value: Value| match heap.get(value.as_obj()?) {
            Object::Job { job, .. } => Some(*job),
            _ => None,
        };
        match heap.get(value.as_obj()?) {
            Object::Job { job, .. } => Some(*job),
            Object::Tuple(items) => items.iter().find_map(|&v| is_job(v)),
            Object::List(items) => items.iter().take(8).find_map(|&v| is_job(v)),
            _ => None,
        }
    }

    pub(super) fn position_with_job(&self, job: JobId) -> crate::kernel::guest::Position {
        crate::kernel::guest::Position {
            job: Some(job),
            ..self.position()
        }
    }

    /// A function's `__qualname__`: the one that a program gave it, or its code's.
    fn name_of_function(&self, id: ObjId) -> Rc<str> {
        match self.process.heap.get(id) {
            Object::Function(function) => self.qualname_of(function),
            other => panic!("{other:?} is a function"),
        }
    }

    fn make_generator(
        &mut self,
        frame: Frame,
        kind: GeneratorKind,
        name: Option<Rc<str>>,
    ) -> Res<()> {
        let base = frame.base as usize;
        let registers = SmallVec::from_slice(&self.thread.registers[base..]);
        self.thread.registers.truncate(base);
        if frame.job != 0 && kind == GeneratorKind::Coroutine {
            let job = JobId(frame.job);
            let at = self.position_with_job(job);
            self.slice.job_enter(job, at);
        }
        let is_dropped = kind == GeneratorKind::Coroutine && self.is_dropped(&frame);
        if kind != GeneratorKind::Coroutine
            && !self.python.code(frame.code).handlers.is_empty()
            && !self.python.is_library(frame.code)
        {
            self.process.may_drop = true;
        }
        let of_code = (frame.code, self.python.code(frame.code));
        let mut generator = Generator::new(kind, of_code, registers, frame.job);
        generator.name = name.clone();
        let generator = Object::Generator(Shared::new(generator));
        let generator = self.process.heap.alloc(generator);
        if is_dropped {
            self.close_generator(generator);
            if frame.job != 0 {
                self.leave_job(frame.job, Ending::Cancelled);
            }
            self.warn_of_dropped(&frame, name);
        }
        self.give(frame.then, Value::Obj(generator))
    }

    /// Whether a new coroutine is the result of a statement that only calls: nobody will await it.
    fn is_dropped(&self, made: &Frame) -> bool {
        let (Return::Store(_), Some(caller)) = (made.then, self.thread.frames.last()) else {
            return false;
        };
        let code = self.python.code(caller.code);
        let at = caller.pc.saturating_sub(1);
        !self.python.is_library(caller.code) && code.discarded.binary_search(&at).is_ok()
    }

    /// CPython says so when it frees a coroutine that was never awaited: once for each line.
    fn warn_of_dropped(&mut self, made: &Frame, name: Option<Rc<str>>) {
        let caller = self.thread.frames.last().expect("somebody called it");
        let code = self.python.code(caller.code);
        let module = &self.python.program.modules[code.module.0 as usize];
        let line = self.python.line_of(caller, false);
        if !Rc::make_mut(&mut self.process.warned).insert((made.code, line)) {
            return;
        }
        let source = module.text.lines().nth((line as usize).saturating_sub(1));
        let text = format!(
            "{}:{line}: RuntimeWarning: coroutine '{}' was never awaited\n  {}\n\
             RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n",
            module.file,
            name.unwrap_or_else(|| Rc::clone(&self.python.code(made.code).qualname)),
            source.unwrap_or_default().trim(),
        );
        self.print(crate::kernel::event::Stream::Err, &text);
    }

    /// The exception or nothing with which a job's frame ended.
    pub(super) fn leave_job(&mut self, job: u32, outcome: Ending) {
        let job = JobId(job);
        let at = self.position_with_job(job);
        self.slice.job_leave(job, outcome, at);
    }

    fn bind_arguments(
        &mut self,
        id: ObjId,
        code: &Code,
        base: usize,
        args: &[Value],
        keywords: Option<&[Sym]>,
    ) -> Res<()> {
        let keywords = keywords.unwrap_or(&[]);
        let (positional, named) = args.split_at(args.len() - keywords.len());
        let params = &code.params;
        let n_positional = params.positional.len();
        let n_named = n_positional + params.keyword_only.len();
        let n_taken = positional.len().min(n_positional);
        self.thread.registers[base..base + n_taken].copy_from_slice(&positional[..n_taken]);
        if params.has_varargs {
            let rest = self.process.heap.new_tuple(&positional[n_taken..]);
            self.thread.registers[base + n_named] = rest;
        }
        let varkw = params.has_varkw.then(|| {
            let dict = Value::Obj(self.process.heap.alloc(Object::Dict(Rc::default())));
            let at = base + n_named + usize::from(params.has_varargs);
            self.thread.registers[at] = dict;
            dict
        });
        if params.n_positional_only > 0 && !params.has_varkw {
            self.check_positional_only(code, keywords)?;
        }
        for (&name, &value) in keywords.iter().zip(named) {
            self.bind_keyword((id, code), base, name, value, varkw)?;
        }
        if positional.len() > n_positional && !params.has_varargs {
            return self.too_many_arguments(id, code, base, positional.len());
        }
        self.fill_defaults(id, code, base)
    }

    /// All positional-only parameters that are given by name are named in one message, which comes
    /// when the first name is bound that is none of the others.
    fn check_positional_only(&mut self, code: &Code, keywords: &[Sym]) -> Res<()> {
        let params = &code.params;
        let n_only = params.n_positional_only as usize;
        let (only, others) = params.positional.split_at(n_only);
        let is_known = |name: &&Sym| !others.contains(name) && !params.keyword_only.contains(name);
        if keywords.iter().find(is_known).is_none() {
            return Ok(());
        }
        let wrong = only.iter().filter(|name| keywords.contains(name));
        let wrong: Vec<Rc<str>> = wrong.map(|&name| self.name(name)).collect();
        if wrong.is_empty() {
            return Ok(());
        }
        let function = &code.qualname;
        self.type_error(format!(
            "{function}() got some positional-only arguments passed as keyword arguments: '{}'",
            wrong.join(", ")
        ))
    }

    fn bind_keyword(
        &mut self,
        (id, code): (ObjId, &Code),
        base: usize,
        name: Sym,
        value: Value,
        varkw: Option<Value>,
    ) -> Res<()> {
        let params = &code.params;
        let named = params.positional.iter().chain(&params.keyword_only);
        let found = named
            .enumerate()
            .skip(params.n_positional_only as usize)
            .find(|(_, p)| **p == name)
            .map(|(i, _)| i);
        let text = self.name(name);
        match (found, varkw) {
            (Some(at), _) => {
                let register = &mut self.thread.registers[base + at];
                if !matches!(register, Value::Undef) {
                    let function = self.name_of_function(id);
                    return self.type_error(format!(
                        "{function}() got multiple values for argument '{text}'"
                    ));
                }
                *register = value;
                Ok(())
            }
            (None, Some(dict)) => {
                let key = self.new_str(text);
                self.insert_named(dict, key, value);
                Ok(())
            }
            (None, None) => {
                let function = self.name_of_function(id);
                self.type_error(format!(
                    "{function}() got an unexpected keyword argument '{text}'"
                ))
            }
        }
    }

    fn fill_defaults(&mut self, id: ObjId, code: &Code, base: usize) -> Res<()> {
        let Object::Function(function) = self.process.heap.get(id) else {
            panic!("the caller found a function")
        };
        let defaults = Rc::clone(&function.defaults);
        let kw_defaults = function.kw_defaults;
        let n_positional = code.params.positional.len();
        let first_default = n_positional - defaults.len();
        let mut missing: Vec<Sym> = Vec::new();
        for (i, &name) in code.params.positional.iter().enumerate() {
            if matches!(self.thread.registers[base + i], Value::Undef) {
                match i.checked_sub(first_default) {
                    Some(d) => self.thread.registers[base + i] = defaults[d],
                    None => missing.push(name),
                }
            }
        }
        if !missing.is_empty() {
            return self.missing_arguments(id, &missing, "positional");
        }
        for (i, &name) in code.params.keyword_only.iter().enumerate() {
            let at = base + n_positional + i;
            if matches!(self.thread.registers[at], Value::Undef) {
                let text = self.name(name);
                let key = self.new_str(text);
                let default = match kw_defaults {
                    Value::None => None,
                    dict => self.find_named(dict, key),
                };
                match default {
                    Some(value) => self.thread.registers[at] = value,
                    None => missing.push(name),
                }
            }
        }
        if missing.is_empty() {
            return Ok(());
        }
        self.missing_arguments(id, &missing, "keyword-only")
    }

    fn missing_arguments(&mut self, id: ObjId, missing: &[Sym], kind: &str) -> Res<()> {
        let quoted: Vec<String> = missing
            .iter()
            .map(|&n| format!("'{}'", self.name(n)))
            .collect();
        let listed = match &quoted[..] {
            [one] => one.clone(),
            [a, b] => format!("{a} and {b}"),
            [init @ .., last] => format!("{}, and {last}", init.join(", ")),
            [] => panic!("something is missing"),
        };
        let s = if quoted.len() == 1 { "" } else { "s" };
        let (function, n) = (self.name_of_function(id), quoted.len());
        self.type_error(format!(
            "{function}() missing {n} required {kind} argument{s}: {listed}"
        ))
    }

    fn too_many_arguments(&mut self, id: ObjId, code: &Code, base: usize, given: usize) -> Res<()> {
        let n_defaults = match self.process.heap.get(id) {
            Object::Function(f) => f.defaults.len(),
            _ => 0,
        };
        let most = code.params.positional.len();
        let takes = if n_defaults > 0 {
            format!("from {} to {most} positional arguments", most - n_defaults)
        } else {
            format!(
                "{most} positional argument{}",
                if most == 1 { "" } else { "s" }
            )
        };
        let keyword_only = base + most..base + most + code.params.keyword_only.len();
        let keyword_only = self.thread.registers[keyword_only].iter();
        let n_named = keyword_only.filter(|v| !matches!(v, Value::Undef)).count();
        let s = |n: usize| if n == 1 { "" } else { "s" };
        let more = match n_named {
            0 => String::new(),
            n => format!(
                " positional argument{} (and {n} keyword-only argument{})",
                s(given),
                s(n)
            ),
        };
        let were = if given == 1 && n_named == 0 {
            "was"
        } else {
            "were"
        };
        let function = self.name_of_function(id);
        self.type_error(format!(
            "{function}() takes {takes} but {given}{more} {were} given"
        ))
    }

    /// Calls a class.
    fn instantiate(&mut self, class: ObjId, args: Args, then: Return) -> Res<()> {
        let c = self.process.heap.class(class);
        if c.has_metaclass()
            && let Some(callee @ Value::Obj(_)) = self.class_attr(c.meta, names::CALL)
        {
            let mut with_class = args;
            with_class.insert_first(Value::Obj(class));
            return self.call(callee, with_class, then);
        }
        self.make_instance(class, args, then)
    }

    /// What `type.__call__` does.
    fn make_instance(&mut self, class: ObjId, args: Args, then: Return) -> Res<()> {
        let c = self.process.heap.class(class);
        let layout = c.layout;
        if layout == Layout::Instance && c.mro.contains(&Type::Type.class()) {
            let (positional, keywords) = self.tuple_and_dict(&args);
            let args = [Value::Obj(class), positional, keywords];
            return self.call_prelude("_call_metaclass", &args, then);
        }
        if c.has_metaclass() {
            let abstract_methods = self.intern("__abstractmethods__");
            if let Some(methods) = self.class_attr(class, abstract_methods)
                && !methods.is_none()
            {
                return self.call_prelude("_refuse_abstract", &[Value::Obj(class), methods], then);
            }
        }
        if layout == Layout::Builtin || class == Type::Object.class() {
            return self.construct_builtin(class, args, then);
        }
        if let Layout::Payload(kind) = layout {
            return self.instantiate_with_payload(class, kind, args, then);
        }
        if let Some(new) = self.own_new(class) {
            let mut with_class = args;
            with_class.insert_first(Value::Obj(class));
            return self.new_and_init(class, new, &with_class, then);
        }
        let init = self
            .process
            .heap
            .class_attr(class, names::INIT)
            .filter(|f| !matches!(f, Value::Native(_)));
        let instance = match layout {
            Layout::Future => {
                let instance = asyncio_future::new_of_class(self, class)?;
                let init = init.or_else(|| self.process.heap.class_attr(class, names::INIT));
                let init = init.expect("futures have an `__init__`");
                return self.init_and_give(instance, init, args, then);
            }
            Layout::Exception => {
                let class = os_error_class(class, args.positionals());
                self.new_exception(class, args.positionals())
            }
            _ => self.new_instance(class),
        };
        match init {
            Some(init) => self.init_and_give(instance, init, args, then),
            None => {
                if layout == Layout::Instance && !args.values.is_empty() {
                    let name = Rc::clone(&self.process.heap.class(class).name);
                    return self.type_error(format!("{name}() takes no arguments"));
                }
                if args.n_keywords() > 0 {
                    let name = Rc::clone(&self.process.heap.class(class).name);
                    return self.type_error(format!("{name}() takes no keyword arguments"));
                }
                self.give(then, Value::Obj(instance))
            }
        }
    }

    /// Calls an instance's `__init__` and gives the instance.
    fn init_and_give(
        &mut self,
        instance: ObjId,
        init: Value,
        mut args: Args,
        then: Return,
    ) -> Res<()> {
        args.insert_first(Value::Obj(instance));
        if let Return::Store(dst) = then {
            return self.call(init, args, Return::Init(dst, instance));
        }
        let (positional, keywords) = self.tuple_and_dict(&args);
        self.call_prelude("_init_and_give", &[init, positional, keywords], then)
    }

    /// Calls `__new__`, whose arguments begin with the class, and then `__init__`, in Python.
    fn new_and_init(&mut self, class: ObjId, new: Value, args: &Args, then: Return) -> Res<()> {
        let (positional, keywords) = self.tuple_and_dict(args);
        let args = [new, Value::Obj(class), positional, keywords];
        self.call_prelude("_new_and_init", &args, then)
    }

    /// Arguments as Python code takes them: `*args, **kwargs`.
    pub(super) fn tuple_and_dict(&mut self, args: &Args) -> (Value, Value) {
        let positional = self.heap().new_tuple(args.positionals());
        let keywords: Vec<(Sym, Value)> = args.keywords().collect();
        (positional, self.dict_of_attrs(&keywords))
    }

    /// Calls a class that derives from a builtin one.
    fn instantiate_with_payload(
        &mut self,
        class: ObjId,
        kind: Type,
        args: Args,
        then: Return,
    ) -> Res<()> {
        let own_new = self.own_new(class);
        let init = self.process.heap.class_attr(class, names::INIT);
        let own_init = init.filter(|f| !matches!(f, Value::Native(_)));
        if let Some(new) = own_new {
            let mut with_class = args;
            with_class.insert_first(Value::Obj(class));
            return self.new_and_init(class, new, &with_class, then);
        }
        if kind.is_mutable_base() {
            let instance = self.new_empty_payload(class, kind);
            return match (own_init, init) {
                (Some(init), _) => self.init_and_give(instance, init, args, then),
                (None, Some(init)) if !args.values.is_empty() => {
                    self.init_and_give(instance, init, args, then)
                }
                _ => self.give(then, Value::Obj(instance)),
            };
        }
        let constructor = self.python.constructors[kind as usize].expect("bases have constructors");
        match (constructor(self, args.clone())?, own_init) {
            (Outcome::Value(payload), own_init) => {
                let payload = self.process.heap.plain(payload);
                let instance = self.process.heap.new_instance_with(class, payload);
                match own_init {
                    Some(init) => self.init_and_give(instance, init, args, then),
                    None => self.give(then, Value::Obj(instance)),
                }
            }
            _ => {
                let new = self.process.heap.class_attr(class, names::NEW);
                let new = match new
                    .and_then(Value::as_obj)
                    .map(|id| self.process.heap.get(id))
                {
                    Some(&Object::StaticMethod(function)) => function,
                    _ => panic!("classes with builtin data inherit its `__new__`"),
                };
                let mut with_class = args;
                with_class.insert_first(Value::Obj(class));
                self.new_and_init(class, new, &with_class, then)
            }
        }
    }

    /// An instance of a class whose builtin data is filled later.
    pub(super) fn new_empty_payload(&mut self, class: ObjId, kind: Type) -> ObjId {
        let payload = match kind {
            Type::List => Object::List(Rc::default()),
            Type::Dict => Object::Dict(Rc::default()),
            Type::Set => Object::Set(Rc::default()),
            Type::Deque => Object::Deque(Rc::default()),
            other => panic!("a {} is not filled by its `__init__`", other.name()),
        };
        let payload = self.process.heap.alloc(payload);
        self.process
            .heap
            .new_instance_with(class, Value::Obj(payload))
    }

    /// The `__new__` that a class defines or inherits, unless it is `object`'s.
    pub(super) fn own_new(&mut self, class: ObjId) -> Option<Value> {
        let new = self.process.heap.class_attr(class, names::NEW)?;
        let new = match new.as_obj().map(|id| self.process.heap.get(id)) {
            Some(&Object::StaticMethod(function)) => function,
            _ => new,
        };
        (!matches!(new, Value::Native(_))).then_some(new)
    }

    /// A new instance without attributes.
    pub fn new_instance(&mut self, class: ObjId) -> ObjId {
        self.process.heap.new_instance(class)
    }

    fn construct_builtin(&mut self, class: ObjId, args: Args, then: Return) -> Res<()> {
        if let Some(Some(constructor)) = self.python.constructors.get(class.0 as usize) {
            let outcome = constructor(self, args)?;
            return self.apply(outcome, then);
        }
        if class == Type::Object.class() {
            let instance = self.new_instance(class);
            return self.give(then, Value::Obj(instance));
        }
        let name = Rc::clone(&self.process.heap.class(class).name);
        self.type_error(format!("cannot create '{name}' instances"))
    }

    /// Copies consecutive registers of the present frame.
    #[must_use]
    pub fn registers_at(&self, first: usize, count: usize) -> SmallVec<[Value; 6]> {
        SmallVec::from_slice(&self.thread.registers[first..first + count])
    }
}
