//! A loaded Python program as the kernel's guest: the compiled code, the table of natives, and the
//! image of a fresh process. Immutable: all state is in [`Process`] and [`Thread`].

use std::collections::HashMap;
use std::rc::Rc;

use super::builtins;
use super::code::{Code, CodeId, CodeKind, Module, ModuleId, Program, Sym};
use super::collect;
use super::heap::{Attrs, Class, Heap, Layout, Object, Shared};
use super::interpreter;
use super::names::Interner;
use super::native::{NativeDef, NativeFn, Owner, QuickFn, all_natives};
use super::process::{ImportState, ModuleState, Process};
use super::thread::{Frame, FrameKind, Return, Thread};
use super::types::{Exc, Type};
use super::value::{Const, NativeId, ObjId, Value};
use crate::kernel::guest::{Answer, Guest, Position, Slice, Stop};
use crate::kernel::ids::{JobId, Place, ProcessId};

/// A loaded program.
pub struct Python {
    /// The compiled program.
    pub program: Program,
    /// All natives, by `NativeId`.
    pub natives: Vec<NativeDef>,
    /// A process that has executed nothing yet but the library's `_prelude`.
    pub image: Process,
    /// For each module and slot, the builtin of that name, or `Undef`.
    pub builtins_by_slot: Vec<Box<[Value]>>,
    /// Constructors of builtin classes, by class number.
    pub constructors: Vec<Option<NativeFn>>,
    /// The quick cases of natives, by `NativeId`.
    quick: Vec<Option<QuickFn>>,
    /// The quick cases of constructors, by class number.
    quick_constructors: Vec<Option<QuickFn>>,
    /// By name, which entry of `quick_methods` has the quick cases of methods of that name.
    quick_names: Vec<u8>,
    /// The quick cases of methods, by name and class. The first entry has none.
    quick_methods: Vec<[Option<QuickFn>; N_QUICK_CLASSES]>,
    // Looked up, never iterated.
    builtins: HashMap<Sym, Value>,
    modules_by_name: HashMap<Rc<str>, ModuleId>,
    /// For each module, the slots of its variables, ordered by name.
    slots: Vec<Box<[(Sym, u32)]>>,
}

/// Builtin classes whose methods have quick cases.
const N_QUICK_CLASSES: usize = 5;

/// An object's class as a column of the table of quick methods.
#[inline]
fn quick_class(object: &Object) -> Option<usize> {
    Some(match object {
        Object::Str(_) => 0,
        Object::List(_) => 1,
        Object::Dict(_) => 2,
        Object::Set(_) => 3,
        Object::Deque(_) => 4,
        _ => return None,
    })
}

/// The tables of quick methods.
fn quick_methods(
    natives: &[NativeDef],
    quick: &[Option<QuickFn>],
    names: &mut Interner,
) -> (Vec<u8>, Vec<[Option<QuickFn>; N_QUICK_CLASSES]>) {
    let (mut by_name, mut methods) = (Vec::new(), vec![[None; N_QUICK_CLASSES]]);
    for (native, &quick) in natives.iter().zip(quick) {
        let column = match native.owner {
            Owner::Method(Type::Str) => 0,
            Owner::Method(Type::List) => 1,
            Owner::Method(Type::Dict) => 2,
            Owner::Method(Type::Set) => 3,
            Owner::Method(Type::Deque) => 4,
            _ => continue,
        };
        if quick.is_none() {
            continue;
        }
        let name = names.intern(native.name).0 as usize;
        if by_name.len() <= name {
            by_name.resize(name + 1, 0);
        }
        if by_name[name] == 0 {
            by_name[name] = u8::try_from(methods.len()).expect("few methods are quick");
            methods.push([None; N_QUICK_CLASSES]);
        }
        methods[by_name[name] as usize][column] = quick;
    }
    (by_name, methods)
}

impl Python {
    /// Loads a compiled program.
    #[must_use]
    pub fn new(mut program: Program) -> Python {
        disguise_generators(&mut program);
        let natives = all_natives();
        let quick: Vec<Option<QuickFn>> = natives
            .iter()
            .map(|native| builtins::quick::of(native.owner, native.name))
            .collect();
        let mut quick_constructors = vec![None; Type::ALL.len()];
        for (native, &quick) in natives.iter().zip(&quick) {
            if let Owner::Constructor(class) = native.owner {
                quick_constructors[class as usize] = quick;
            }
        }
        let mut names = program.names.clone();
        let mut heap = Heap::default();
        let mut builtins = boot_classes(&mut heap, &mut names);
        let constructors = attach_natives(&natives, &mut heap, &mut names, &mut builtins);
        let (quick_names, quick_methods) = quick_methods(&natives, &quick, &mut names);
        let modules = boot_modules(&program, &natives, &mut heap, &mut names);
        let constants = boot_constants(&program, &mut heap);
        let builtins_by_slot = program
            .modules
            .iter()
            .map(|m| {
                m.globals
                    .iter()
                    .map(|s| builtins.get(s).copied().unwrap_or(Value::Undef))
                    .collect()
            })
            .collect();
        let modules_by_name = program
            .modules
            .iter()
            .enumerate()
            .map(|(i, m)| (Rc::clone(&m.name), ModuleId(i as u16)))
            .collect();
        let slots = program.modules.iter().map(slots_by_name).collect();
        let image = Process {
            id: ProcessId(0),
            n_boot_objects: heap.n_slots(),
            heap,
            modules,
            constants: Rc::new(constants),
            names: Rc::new(names),
            has_async_generators: false,
            has_jobs: false,
            may_drop: false,
            has_threads: false,
            n_named_tasks: 0,
            warned: Rc::default(),
            event_loops: Vec::new(),
            unretrieved: Default::default(),
            max_frames: super::calls::DEFAULT_MAX_FRAMES,
            emptied: None,
            collect_at: collect::MIN_DEBT_BYTES,
        };
        let mut python = Python {
            program,
            natives,
            image,
            builtins_by_slot,
            constructors,
            quick,
            quick_constructors,
            quick_names,
            quick_methods,
            builtins,
            modules_by_name,
            slots,
        };
        python.image = interpreter::run_prelude(&python);
        python
    }

    /// The code object.
    #[must_use]
    pub fn code(&self, id: CodeId) -> &Code {
        &self.program.codes[id.0 as usize]
    }

    /// The quick case of calling a builtin function or class.
    #[inline]
    #[must_use]
    pub fn quick_call(&self, callee: Value) -> Option<QuickFn> {
        match callee {
            Value::Native(native) => self.quick[native.0 as usize],
            // The builtin classes are the first objects.
            Value::Obj(class) => *self.quick_constructors.get(class.0 as usize)?,
            _ => None,
        }
    }

    /// The quick case of a method of an object of a builtin class, whose methods nothing can change.
    #[inline]
    #[must_use]
    pub fn quick_method(&self, object: &Object, name: Sym) -> Option<QuickFn> {
        let class = quick_class(object)?;
        let entry = *self.quick_names.get(name.0 as usize)?;
        self.quick_methods[entry as usize][class]
    }

    /// The builtin of a name.
    #[must_use]
    pub fn builtin(&self, name: Sym) -> Option<Value> {
        self.builtins.get(&name).copied()
    }

    /// The names of all builtins, in order.
    #[must_use]
    pub fn builtin_names(&self) -> Vec<Rc<str>> {
        let names = &self.image.names;
        let mut found: Vec<Rc<str>> = (self.builtins.keys())
            .map(|&name| Rc::clone(names.name(name)))
            .collect();
        found.sort_unstable();
        found
    }

    /// Where the code of a module has one of its variables, if it mentions it.
    #[must_use]
    pub fn slot_of(&self, module: ModuleId, name: Sym) -> Option<usize> {
        let slots = &self.slots[module.0 as usize];
        let at = slots.binary_search_by_key(&name, |&(name, _)| name).ok()?;
        Some(slots[at].1 as usize)
    }

    /// The module of a name.
    #[must_use]
    pub fn module(&self, name: &str) -> Option<ModuleId> {
        self.modules_by_name.get(name).copied()
    }

    /// Whether a code object belongs to the library.
    #[must_use]
    pub fn is_library(&self, code: CodeId) -> bool {
        self.program.modules[self.code(code).module.0 as usize].is_library
    }

    /// The line of a frame: of the instruction it is in the middle of, or is about to execute.
    #[must_use]
    pub fn line_of(&self, frame: &Frame, is_between: bool) -> u32 {
        let lines = &self.code(frame.code).lines;
        let at = if is_between {
            frame.pc as usize
        } else {
            (frame.pc as usize).saturating_sub(1)
        };
        lines.get(at).or(lines.last()).copied().unwrap_or(0)
    }

    /// Where a thread is in the user's program. `is_between`: it is between two instructions, not in
    /// the middle of one.
    #[must_use]
    pub fn position_of(&self, thread: &Thread, is_between: bool) -> Position {
        let mut place = Place::default();
        for (depth, frame) in thread.frames.iter().rev().enumerate() {
            if matches!(frame.kind, FrameKind::RunLoop(_)) || self.is_library(frame.code) {
                continue;
            }
            let line = self.line_of(frame, is_between && depth == 0);
            place = Place {
                file: self.code(frame.code).module.0,
                line,
            };
            break;
        }
        let job = thread.frames.last().map_or(0, |f| f.job);
        Position {
            place,
            job: (job != 0).then_some(JobId(job)),
            task: thread.current_task,
        }
    }

    /// A thread that will run a code object without arguments, at its beginning.
    #[must_use]
    pub fn thread_for(&self, code: CodeId) -> Thread {
        let n_registers = self.code(code).n_registers as usize;
        Thread {
            frames: vec![Frame {
                kind: FrameKind::Python,
                code,
                pc: 0,
                base: 0,
                then: Return::Bottom,
                outer_handling: Value::None,
                job: 0,
                carries_job: false,
                is_thrown_into: false,
            }],
            registers: vec![Value::Undef; n_registers],
            handling: Value::None,
            running_loop: Value::None,
            current_loop: Value::None,
            context: Value::None,
            thread_object: Value::None,
            ..Thread::default()
        }
    }
}

/// The library has generators where CPython has iterators of other classes.
fn disguise_generators(program: &mut Program) {
    let modules = &program.modules;
    for code in &mut program.codes {
        if modules[code.module.0 as usize].is_library && code.kind == CodeKind::Generator {
            code.disguise = Type::of_library_generator(&code.name);
        }
    }
}

/// Allocates the classes at their fixed places and gives the builtins by name.
fn boot_classes(heap: &mut Heap, names: &mut Interner) -> HashMap<Sym, Value> {
    let mut builtins = HashMap::new();
    for &t in Type::ALL {
        let (bases, mro) = match t {
            Type::Object => (vec![], vec![t.class()]),
            Type::Bool => (
                vec![Type::Int.class()],
                vec![t.class(), Type::Int.class(), Type::Object.class()],
            ),
            _ if base_of(t).is_some() => {
                let mut mro = vec![t.class()];
                let mut next = base_of(t);
                while let Some(base) = next {
                    mro.push(base.class());
                    next = base_of(base);
                }
                mro.push(Type::Object.class());
                (vec![mro[1]], mro)
            }
            _ => match t.parent() {
                Some(parent) => (
                    vec![Type::Object.class()],
                    vec![t.class(), parent.class(), Type::Object.class()],
                ),
                None => (
                    vec![Type::Object.class()],
                    vec![t.class(), Type::Object.class()],
                ),
            },
        };
        let layout = if t == Type::Object {
            Layout::Instance
        } else {
            Layout::Builtin
        };
        let id = heap.alloc(class_object(t.name(), module_of(t), bases, mro, layout));
        assert_eq!(id, t.class(), "builtin classes come first, in order");
        if module_of(t) == "builtins" && is_named_builtin(t) {
            builtins.insert(names.intern(t.name()), Value::Obj(id));
        }
    }
    for &e in Exc::ALL {
        let (bases, mut mro) = if e == Exc::BaseException {
            (
                vec![Type::Object.class()],
                vec![e.class(), Type::Object.class()],
            )
        } else {
            (vec![e.base().class()], vec![e.class()])
        };
        if e != Exc::BaseException {
            mro.extend(heap.class(e.base().class()).mro.iter());
        }
        let id = heap.alloc(class_object(
            e.name(),
            e.module(),
            bases,
            mro,
            Layout::Exception,
        ));
        assert_eq!(
            id,
            e.class(),
            "exceptions follow the builtin classes, in order"
        );
        if e.is_in_builtins() {
            builtins.insert(names.intern(e.name()), Value::Obj(id));
        }
    }
    for (alias, e) in [
        ("IOError", Exc::OSError),
        ("EnvironmentError", Exc::OSError),
    ] {
        builtins.insert(names.intern(alias), Value::Obj(e.class()));
    }
    builtins.insert(names.intern("NotImplemented"), Value::NotImplemented);
    builtins.insert(names.intern("Ellipsis"), Value::Ellipsis);
    builtins.insert(names.intern("__debug__"), Value::True);
    builtins
}

fn class_object(
    name: &str,
    module: &str,
    bases: Vec<ObjId>,
    mro: Vec<ObjId>,
    layout: Layout,
) -> Object {
    Object::Class(Shared::new(Class {
        name: name.into(),
        qualname: name.into(),
        module: module.into(),
        bases,
        mro: mro.into(),
        subclasses: Vec::new(),
        attrs: Attrs::default(),
        layout,
        meta: Type::Type.class(),
        is_sealed: false,
    }))
}

/// The base of one of asyncio's classes, if it is another of them.
fn base_of(t: Type) -> Option<Type> {
    match t {
        Type::Task => Some(Type::Future),
        Type::TimerHandle => Some(Type::Handle),
        Type::BaseEventLoop => Some(Type::AbstractEventLoop),
        Type::BaseSelectorEventLoop => Some(Type::BaseEventLoop),
        Type::EventLoop => Some(Type::BaseSelectorEventLoop),
        _ => None,
    }
}

/// The module that shows in the class's repr.
fn module_of(t: Type) -> &'static str {
    match t {
        Type::Deque => "collections",
        Type::Future | Type::Task => "_asyncio",
        Type::Handle | Type::TimerHandle => "asyncio.events",
        Type::AbstractEventLoop => "asyncio.events",
        Type::BaseEventLoop => "asyncio.base_events",
        Type::BaseSelectorEventLoop => "asyncio.selector_events",
        Type::EventLoop => "asyncio.unix_events",
        Type::GatheringFuture => "asyncio.tasks",
        Type::Job | Type::Inbox => "lab",
        Type::Sync => "_thread",
        Type::Pipe => "multiprocessing",
        Type::DequeIterator => "_collections",
        _ if t.is_of_itertools() => "itertools",
        _ => "builtins",
    }
}

/// Whether a builtin class has this name and programs find it among the builtins.
#[must_use]
pub fn is_class_in_builtins(name: &str) -> bool {
    let is_it = |t: Type| t.name() == name && module_of(t) == "builtins" && is_named_builtin(t);
    Type::ALL.iter().any(|&t| is_it(t))
}

/// Whether programs find the class among the builtins.
fn is_named_builtin(t: Type) -> bool {
    if t.parent().is_some() {
        return matches!(t, Type::Map | Type::Filter | Type::Reversed);
    }
    !matches!(
        t,
        Type::NoneType
            | Type::NotImplementedType
            | Type::EllipsisType
            | Type::Cell
            | Type::Function
            | Type::NativeFunction
            | Type::Method
            | Type::Module
            | Type::Generator
            | Type::Coroutine
            | Type::AsyncGenerator
            | Type::Iterator
            | Type::DictView
            | Type::AsyncGeneratorStep
    )
}

/// Puts natives where programs find them; gives the constructors.
fn attach_natives(
    natives: &[NativeDef],
    heap: &mut Heap,
    names: &mut Interner,
    builtins: &mut HashMap<Sym, Value>,
) -> Vec<Option<NativeFn>> {
    let mut constructors = vec![None; Type::ALL.len()];
    for (i, native) in natives.iter().enumerate() {
        let value = Value::Native(NativeId(i as u64));
        let name = names.intern(native.name);
        let (class, attr) = match native.owner {
            Owner::Builtins => {
                builtins.insert(name, value);
                continue;
            }
            Owner::Module(_) => continue,
            Owner::Constructor(t) => {
                constructors[t as usize] = Some(native.function);
                continue;
            }
            Owner::Method(t) | Owner::InstanceMethod(t) => (t.class(), value),
            Owner::ExceptionMethod => (Exc::BaseException.class(), value),
            Owner::Static(t) => (
                t.class(),
                Value::Obj(heap.alloc(Object::StaticMethod(value))),
            ),
            Owner::Getter(t) => {
                let property =
                    Object::Property(Shared::new([value, Value::None, Value::None, Value::None]));
                (t.class(), Value::Obj(heap.alloc(property)))
            }
        };
        heap.class_mut(class).attrs.set(name, attr);
    }
    for t in [Type::List, Type::Dict, Type::Set, Type::Deque] {
        let attrs = &mut heap.class_mut(t.class()).attrs;
        attrs.set(super::names::HASH, Value::None);
    }
    constructors
}

fn slots_by_name(module: &Module) -> Box<[(Sym, u32)]> {
    let mut slots: Box<[(Sym, u32)]> = module.globals.iter().copied().zip(0..).collect();
    slots.sort_unstable();
    slots
}

fn boot_modules(
    program: &Program,
    natives: &[NativeDef],
    heap: &mut Heap,
    names: &mut Interner,
) -> Vec<Rc<ModuleState>> {
    let dunder_name = super::names::NAME;
    let mut states = Vec::new();
    for (i, module) in program.modules.iter().enumerate() {
        let object = Value::Obj(heap.alloc(Object::Module(ModuleId(i as u16))));
        let mut extra = Attrs::default();
        let name = heap.new_str(Rc::clone(&module.name));
        extra.set(dunder_name, name);
        extra.set(super::names::DOC, Value::None);
        let file = heap.new_str(Rc::clone(&module.file));
        extra.set(super::names::FILE, file);
        for (n, native) in natives.iter().enumerate() {
            if matches!(native.owner, Owner::Module(m) if *m == *module.name) {
                extra.set(names.intern(native.name), Value::Native(NativeId(n as u64)));
            }
        }
        let mut globals = vec![Value::Undef; module.globals.len()];
        for (slot, sym) in module.globals.iter().enumerate() {
            if let Some(value) = extra.get(*sym) {
                globals[slot] = value;
            }
        }
        states.push(Rc::new(ModuleState {
            state: ImportState::New,
            globals,
            extra,
            object,
        }));
    }
    states
}

fn boot_constants(program: &Program, heap: &mut Heap) -> Vec<Box<[Value]>> {
    // Equal strings are one object, as CPython's compiler does for names.
    let mut strings: HashMap<Rc<str>, Value> = HashMap::new();
    program
        .codes
        .iter()
        .map(|code| {
            code.constants
                .iter()
                .map(|c| boot_constant(c, heap, &mut strings))
                .collect()
        })
        .collect()
}

fn boot_constant(c: &Const, heap: &mut Heap, strings: &mut HashMap<Rc<str>, Value>) -> Value {
    match c {
        Const::None => Value::None,
        Const::Ellipsis => Value::Ellipsis,
        Const::Bool(b) => Value::bool(*b),
        Const::Int(i) => Value::Int(*i),
        Const::Wide(digits) => {
            let big = num_bigint::BigInt::parse_bytes(digits.as_bytes(), 10);
            let big = big.expect("the compiler wrote decimal digits");
            Value::Obj(heap.alloc(Object::Wide(Rc::new(big))))
        }
        Const::Float(f) => Value::float(*f),
        Const::Str(s) => *strings
            .entry(Rc::clone(s))
            .or_insert_with(|| heap.new_str(Rc::clone(s))),
        Const::Bytes(b) => Value::Obj(heap.alloc(Object::Bytes(Rc::clone(b)))),
        Const::Tuple(items) => {
            let items: Vec<Value> = items
                .iter()
                .map(|item| boot_constant(item, heap, strings))
                .collect();
            heap.new_tuple(items)
        }
    }
}

impl Guest for Python {
    type Process = Process;
    type Thread = Thread;

    fn boot(&self) -> (Process, Thread) {
        let main = &self.program.modules[self.main_runner().0 as usize];
        (self.image.clone(), self.thread_for(main.body))
    }

    fn run(
        &self,
        process: &mut Process,
        thread: &mut Thread,
        slice: &mut Slice<'_>,
    ) -> Stop<Thread> {
        interpreter::run(self, process, thread, slice)
    }

    fn deliver(&self, _process: &mut Process, thread: &mut Thread, answer: Answer) {
        thread.answer = Some(answer);
        thread.blocked_in = None;
    }

    fn after_fork(&self, child: &mut Process, id: ProcessId) {
        child.id = id;
    }

    fn collect<'a>(&self, process: &mut Process, threads: &mut dyn Iterator<Item = &'a Thread>)
    where
        Thread: 'a,
    {
        collect::collect(process, threads);
    }

    fn empty_garbage<'a>(
        &self,
        process: &mut Process,
        threads: &mut dyn Iterator<Item = &'a Thread>,
    ) -> usize
    where
        Thread: 'a,
    {
        collect::empty_garbage(process, threads)
    }

    fn unshared_bytes(&self, process: &Process, other: Option<&Process>) -> u64 {
        process.unshared_bytes(other)
    }

    fn stack_bytes(&self, thread: &Thread) -> u64 {
        thread.bytes()
    }

    fn position(&self, process: &Process, thread: &Thread) -> Position {
        let mut position = self.position_of(thread, thread.pending.is_none());
        if position.place.line == 0
            && let Value::Obj(error) = thread.handling
            && let Object::Exception(error) = process.heap.get(error)
        {
            // The library reports what the program raised: that is where it ended.
            let mut entries = error.traceback.iter();
            if let Some(&entry) = entries.find(|entry| !self.is_library(entry.code)) {
                let code = self.code(entry.code);
                position.place = Place {
                    file: code.module.0,
                    line: entry.line(code),
                };
            }
        }
        position
    }

    fn heap_bytes(&self, process: &Process) -> u64 {
        process.heap.bytes()
    }
}

impl Python {
    /// The library module whose body runs the main module and ends the process.
    fn main_runner(&self) -> ModuleId {
        self.module("_main").unwrap_or(self.program.main)
    }
}
