//! The heap of one process: an arena of pages shared copy-on-write between a world and its copies
//! (keyframes, forked processes, branches). Objects refer to each other by index only, so a copy of
//! the heap is a copy of page pointers, and `fork` is exactly that.
//!
//! Must never hold anything outside the process (threads' stacks, kernel objects: only their ids),
//! and nothing here may depend on addresses or on the order of a hash map.

use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use smallvec::SmallVec;

use super::characters::Text;
use super::code::{Code, CodeId, ModuleId, Sym, Target};
use super::dict::Dict;
use super::names;
use super::set::Set;
use super::types::Type;
use super::value::{ObjId, Value};
use crate::kernel::ids::{JobId, LoopId, PipeId, Place, SyncId, TaskId};

/// Objects in a page. A power of two; small, because a page is copied whole when first written
/// after a copy of the world was taken.
const PAGE_SIZE: usize = 64;

/// A page of the arena.
#[derive(Clone, Debug)]
struct Page {
    // In the page itself, so that an object is one pointer away. Those beyond `n_objects` are free.
    slots: [Object; PAGE_SIZE],
}

impl Page {
    fn of(object: &Object) -> Page {
        Page {
            slots: std::array::from_fn(|_| object.clone()),
        }
    }
}

/// The heap of a process.
#[derive(Clone, Debug, Default)]
pub struct Heap {
    pages: Vec<Rc<Page>>,
    /// Free slots below this are not used again before the next collection: the lowest free slot at or
    /// above it is used first. (A list of free slots would be copied with every copy of the heap.)
    next_free: u32,
    /// How many free slots there are at or above `next_free`.
    n_free: u32,
    /// How many objects the last collection left.
    n_left: u32,
    n_objects: u32,
    /// Estimated bytes of all live objects, their buffers included.
    bytes: u64,
    /// Allocations since the last collection, in bytes.
    debt: u64,
    class_cache: ClassCache,
    /// What new sets share until something is put into them: many never hold anything.
    empty_set: Rc<Set>,
}

/// Entries of a [`ClassCache`]. A power of two.
const CLASS_CACHE_SIZE: usize = 512;

/// What lookups along classes' method resolution orders gave lately. It changes no answer.
#[derive(Clone, Debug)]
struct ClassCache {
    entries: Rc<[ClassCacheEntry; CLASS_CACHE_SIZE]>,
    /// Increased whenever a class changes or is made: older entries are void.
    version: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct ClassCacheEntry {
    class: ObjId,
    name: Sym,
    version: u32,
    found: Option<Value>,
}

impl Default for ClassCache {
    fn default() -> Self {
        ClassCache {
            entries: Rc::new([ClassCacheEntry::default(); CLASS_CACHE_SIZE]),
            version: 1,
        }
    }
}

impl ClassCache {
    fn slot(class: ObjId, name: Sym) -> usize {
        (class.0.wrapping_mul(31) ^ u64::from(name.0)) as usize % CLASS_CACHE_SIZE
    }
}

/// A part of an object that copies of the object share until one of them changes it: a page is copied
/// without what its objects hold.
#[derive(Clone, Debug)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// A part that nobody shares yet.
    pub fn new(value: T) -> Self {
        Shared(Rc::new(value))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        Rc::make_mut(&mut self.0)
    }
}

/// A heap object. Small (its payload behind an `Rc`), so that pages stay small.
#[derive(Clone, Debug)]
pub enum Object {
    /// A free slot.
    Free,
    /// `str`
    Str(Text),
    /// An `int` beyond 64 bits, never one that fits.
    Wide(Rc<num_bigint::BigInt>),
    /// `bytes`
    Bytes(Rc<[u8]>),
    /// `list`
    List(Rc<Vec<Value>>),
    /// `tuple`
    Tuple(Rc<[Value]>),
    /// `dict`
    Dict(Rc<Dict>),
    /// `set`
    Set(Rc<Set>),
    /// `frozenset`
    FrozenSet(Rc<Set>),
    /// `range`
    Range(Shared<[i64; 3]>),
    /// `slice`
    Slice(Shared<[Value; 3]>),
    /// A cell of a captured variable.
    Cell(Value),
    /// A function written in Python.
    Function(Shared<Function>),
    /// A function bound to its first argument.
    BoundMethod(Shared<(Value, Value)>),
    /// A class.
    Class(Shared<Class>),
    /// An instance of a class written in Python.
    Instance(Shared<Instance>),
    /// An exception.
    Exception(Shared<Exception>),
    /// A module.
    Module(ModuleId),
    /// A generator, coroutine or async generator.
    Generator(Shared<Generator>),
    /// An iterator over builtin data.
    Iterator(Shared<Iter>),
    /// `dict.keys()`, `.values()`, `.items()`
    DictView {
        /// Whether it shows as a view of an `OrderedDict`.
        is_ordered: bool,
        /// The dict.
        dict: ObjId,
        /// Which part.
        what: DictPart,
    },
    /// What an async generator's `__anext__`, `asend`, `athrow`, `aclose` give: an awaitable.
    AsyncStep(Shared<AsyncStep>),
    /// `property(get, set, delete, doc)`
    Property(Shared<[Value; 4]>),
    /// `staticmethod(f)`
    StaticMethod(Value),
    /// `classmethod(f)`
    ClassMethod(Value),
    /// `super()`: the class after which to look, and the instance or class.
    Super(Shared<(ObjId, Value)>),
    /// `collections.deque`, kept for the ready queue and `queue`
    Deque(Rc<std::collections::VecDeque<Value>>),
    /// An `asyncio` future or task.
    Future(Shared<Future>),
    /// A callback of an event loop.
    Handle(Shared<Handle>),
    /// An event loop.
    EventLoop(Shared<EventLoop>),
    /// A job from the inbox.
    Job {
        /// Its number.
        job: JobId,
        /// Its kind, e.g. `download` (a str).
        kind: ObjId,
    },
    /// A kernel lock or semaphore.
    Sync(SyncId),
    /// A pipe between processes.
    Pipe(PipeId),
}

/// What one attribute adds to an object's size.
pub const ATTR_BYTES: u64 = 24;

/// Attributes in order of first assignment. Instances have few: they need no allocation of their own,
/// and a scan beats hashing.
#[derive(Clone, Debug, Default)]
pub struct Attrs(pub SmallVec<[(Sym, Value); 3]>);

impl Attrs {
    /// The dict that has the attributes, once a program has asked for `__dict__`: the first entry then. Only
    /// what is in slots comes behind it.
    #[must_use]
    pub fn shared(&self) -> Option<ObjId> {
        match self.0.first() {
            Some(&(names::DICT, Value::Obj(dict))) => Some(dict),
            _ => None,
        }
    }

    /// The attribute's value.
    #[must_use]
    pub fn get(&self, name: Sym) -> Option<Value> {
        self.0.iter().find(|(n, _)| *n == name).map(|(_, v)| *v)
    }

    /// Sets or adds it; true if it is new.
    pub fn set(&mut self, name: Sym, value: Value) -> bool {
        match self.0.iter_mut().find(|(n, _)| *n == name) {
            Some((_, v)) => {
                *v = value;
                false
            }
            None => {
                self.0.push((name, value));
                true
            }
        }
    }

    /// Removes it; false if it was not there.
    pub fn remove(&mut self, name: Sym) -> bool {
        match self.0.iter().position(|(n, _)| *n == name) {
            Some(at) => {
                self.0.remove(at);
                true
            }
            None => false,
        }
    }
}

/// A function written in Python.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its code.
    pub code: CodeId,
    /// Its `__name__` is the code's unless assigned; other attributes too.
    pub attrs: Attrs,
    /// Default values of the last positional parameters.
    pub defaults: Rc<[Value]>,
    /// Default values of keyword-only parameters: a dict or `None`.
    pub kw_defaults: Value,
    /// Cells of its free variables.
    pub closure: Rc<[Value]>,
}

/// The shape of a class's instances: which `Object` they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// `Object::Instance`
    Instance,
    /// `Object::Exception`
    Exception,
    /// `Object::Instance` with builtin data of that class (a [`Type`] that [`Type::is_base`]).
    Payload(Type),
    /// `Object::Future`, which has its class among its attributes.
    Future,
    /// Builtin data (`int`, `list`…), nothing else.
    Builtin,
}

/// A class.
#[derive(Clone, Debug)]
pub struct Class {
    /// Its name.
    pub name: Rc<str>,
    /// Its qualified name.
    pub qualname: Rc<str>,
    /// Its module's name, `builtins` for builtin ones.
    pub module: Rc<str>,
    /// Its bases.
    pub bases: Vec<ObjId>,
    /// Its method resolution order, itself first.
    pub mro: Rc<[ObjId]>,
    /// Classes that name it among their bases; not kept for builtin ones.
    pub subclasses: Vec<ObjId>,
    /// Its attributes.
    pub attrs: Attrs,
    /// What its instances are.
    pub layout: Layout,
    /// Its own class: `type`, or a metaclass.
    pub meta: ObjId,
    /// Whether its instances have only the attributes that `__slots__` of it and its bases name.
    pub is_sealed: bool,
}

impl Class {
    /// Whether its class is another than `type`.
    #[must_use]
    pub fn has_metaclass(&self) -> bool {
        self.meta != super::types::Type::Type.class()
    }
}

/// An instance of a class written in Python.
#[derive(Clone, Debug)]
pub struct Instance {
    /// Its class.
    pub class: ObjId,
    /// Its attributes.
    pub attrs: Attrs,
    /// The builtin data that it is as well, if its class derives from a builtin one; else `Undef`.
    // Invariant: never an instance itself, so that `Heap::plain` need look only once.
    pub payload: Value,
}

/// A place in a traceback.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TracebackEntry {
    /// The code.
    pub code: CodeId,
    /// The instruction.
    pub at: Target,
    /// Whether it was about to call a method, and looked it up.
    pub is_lookup: bool,
}

impl TracebackEntry {
    /// `at` of a generator that has not begun.
    pub const UNSTARTED: Target = Target::MAX;

    /// The line, given its code.
    #[must_use]
    pub fn line(self, code: &Code) -> u32 {
        if self.at == Self::UNSTARTED {
            return code.first_line;
        }
        let line = code.lines.get(self.at as usize).or(code.lines.last());
        line.copied().unwrap_or(0)
    }
}

/// An exception.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Its class.
    pub class: ObjId,
    /// `args`, a tuple.
    pub args: Value,
    /// `__cause__`
    pub cause: Value,
    /// `__context__`
    pub context: Value,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// Outermost first once complete; entries are pushed as it unwinds, innermost first.
    pub traceback: Vec<TracebackEntry>,
    /// What the machine raised it about: the object that has no such attribute, the name that is not
    /// defined.
    pub subject: Value,
    /// Other attributes.
    pub attrs: Attrs,
}

/// What a generator object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorKind {
    /// A generator.
    Generator,
    /// A coroutine.
    Coroutine,
    /// An async generator.
    AsyncGenerator,
}

/// What a generator does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    /// Not started.
    Created,
    /// At a `yield` or `await`.
    Suspended,
    /// On some thread's stack.
    Running,
    /// Ended.
    Closed,
}

/// A suspended frame. While it runs, its registers are on the thread's stack; what is here then is out of date.
#[derive(Clone, Debug)]
pub struct Generator {
    /// Which kind.
    pub kind: GeneratorKind,
    /// What it does.
    pub state: GeneratorState,
    /// Its code.
    pub code: CodeId,
    /// Its name, if assigned.
    pub name: Option<Rc<str>>,
    /// What it is to be seen as, if not as a generator: `map` and others are generators inside.
    pub disguise: Option<Type>,
    /// The instruction at which it goes on.
    pub pc: u32,
    /// Its registers; few have more than fit in here.
    pub registers: SmallVec<[Value; 8]>,
    /// The exception being handled in it, to be restored when it goes on.
    pub handling: Value,
    /// The job it works on, 0 for none.
    pub job: u32,
}

/// One step of an async generator, to be awaited.
#[derive(Clone, Copy, Debug)]
pub struct AsyncStep {
    /// The async generator.
    pub generator: ObjId,
    /// What goes in: the value sent, or the exception if `throws`.
    pub input: Value,
    /// Whether the input is thrown.
    pub throws: bool,
    /// Whether it is `aclose`.
    pub closes: bool,
    /// Whether it has been started.
    pub started: bool,
}

/// An iterator over builtin data.
#[derive(Clone, Debug)]
pub enum Iter {
    /// Over a list, by index: it sees changes, as Python's does.
    List {
        /// The list.
        list: ObjId,
        /// The next index.
        index: usize,
    },
    /// Over a tuple.
    Tuple {
        /// The tuple.
        tuple: ObjId,
        /// The next index.
        index: usize,
    },
    /// Over a str, by byte position.
    Str {
        /// The str.
        text: ObjId,
        /// The next byte.
        byte: usize,
    },
    /// Over a range.
    Range {
        /// The next value.
        next: i64,
        /// The end.
        stop: i64,
        /// The step.
        step: i64,
    },
    /// Over a dict or set, by entry index.
    Dict {
        /// The dict or set.
        dict: ObjId,
        /// The next entry.
        index: usize,
        /// Its length at the start: a change of size is an error.
        len: usize,
        /// Whether it gives keys, values or items.
        what: DictPart,
    },
    /// Over a deque, by index.
    Deque {
        /// The deque.
        deque: ObjId,
        /// The next index.
        index: usize,
        /// Its length at the start.
        len: usize,
    },
    /// `reversed` of a list, tuple or range made into a list.
    Reversed {
        /// The list or tuple.
        sequence: ObjId,
        /// One past the next index.
        index: usize,
    },
    /// `enumerate` over a builtin iterator.
    Enumerate {
        /// The inner iterator.
        inner: Value,
        /// The next number.
        next: i64,
    },
    /// `zip` over builtin iterators.
    Zip {
        /// The inner iterators.
        inner: Vec<Value>,
    },
    /// The jobs of the inbox.
    Inbox,
    /// Ended.
    Exhausted,
}

/// A part of a dict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DictPart {
    /// Keys.
    Keys,
    /// Values.
    Values,
    /// `(key, value)` tuples.
    Items,
}

/// State of a future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FutureState {
    /// Not done.
    Pending,
    /// Cancelled.
    Cancelled,
    /// Has a result or an exception.
    Finished,
}

/// An `asyncio` future; a task when `task` is there.
#[derive(Clone, Debug)]
pub struct Future {
    /// Its loop.
    pub event_loop: ObjId,
    /// Its state.
    pub state: FutureState,
    /// Its result.
    pub result: Value,
    /// Its exception, or `None`.
    pub exception: Value,
    /// Message of `cancel(msg)`, or `None`.
    pub cancel_message: Value,
    /// Done-callbacks, in order; one with a context is a [`Handle`]. A task among them is woken, a
    /// future of `gather` told. Most have one.
    pub callbacks: SmallVec<[Value; 1]>,
    /// Whether its exception was retrieved.
    pub retrieved: bool,
    /// What it stands for.
    pub purpose: Purpose,
    /// The task part.
    pub task: Option<TaskPart>,
    /// Other attributes, and its class if that is the program's own; few futures have any.
    pub attrs: Option<Box<Attrs>>,
}

/// What a future stands for.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// A task, or a future of the program's own.
    Plain,
    /// `sleep`, or simulated I/O: until a time. Its result is already there while it is pending.
    Timer {
        /// Nanoseconds of virtual time.
        due_ns: u64,
        /// Whether it is I/O.
        is_io: bool,
        /// Whether it is among its loop's timers.
        is_scheduled: bool,
    },
    /// The next job of the inbox.
    Inbox,
    /// What `gather` gives.
    Gather(Box<Gather>),
    /// A call of the library, e.g. `Queue.get`.
    Call(Rc<str>),
}

/// How far `gather` is.
#[derive(Clone, Debug, Default)]
pub struct Gather {
    /// The futures, in the order of the arguments.
    pub children: Vec<ObjId>,
    /// How many different ones there are.
    pub n_different: u32,
    /// How many of these are done.
    pub n_done: u32,
    /// Whether exceptions are results.
    pub return_exceptions: bool,
    /// Whether `cancel()` was called and some child took notice.
    pub is_cancel_requested: bool,
}

impl Future {
    /// One of its other attributes.
    #[must_use]
    pub fn attr(&self, name: Sym) -> Option<Value> {
        self.attrs.as_ref()?.get(name)
    }

    /// Its class, if that is the program's own.
    #[must_use]
    pub fn own_class(&self) -> Option<ObjId> {
        self.attr(names::CLASS)?.as_obj()
    }

    /// Its other attributes, to change.
    pub fn attrs_mut(&mut self) -> &mut Attrs {
        self.attrs.get_or_insert_default()
    }
}

/// What makes a future a task.
#[derive(Clone, Debug)]
pub struct TaskPart {
    /// Its number for the page.
    pub id: TaskId,
    /// Its coroutine.
    pub coroutine: Value,
    /// The future it waits for, or `None`.
    pub waiter: Value,
    /// `cancel()` was called while it was ready or running.
    pub must_cancel: bool,
    /// `cancelling()`
    pub n_cancelling: u32,
    /// Its name.
    pub name: Rc<str>,
    /// The job it works on, 0 for none.
    pub job: u32,
    /// Its context, between its steps; see [`crate::python::thread::Thread::context`].
    pub context: Value,
    /// Where its coroutine is suspended in the user's program, and the job there: for the event of its
    /// next step, so that this has not to follow the awaits again.
    pub suspended_at: Option<(Place, u32)>,
}

/// A callback of an event loop.
#[derive(Clone, Debug)]
pub struct Handle {
    /// What to call; a task itself stands for its next step.
    pub callback: Value,
    /// With which arguments.
    pub args: Rc<[Value]>,
    /// In which context; not of a task, which has its own.
    pub context: Value,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// When it is due, for a timer: nanoseconds of virtual time.
    pub due_ns: Option<u64>,
    /// Whether it is among its loop's timers.
    pub is_scheduled: bool,
}

/// What an event loop is to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ready {
    /// A callback.
    Handle(ObjId),
    /// A task's next step; what goes in is told by what it waits for.
    Step(ObjId),
    /// A future whose time has come.
    Timer(ObjId),
    /// A child of a `gather` is done.
    Gathered {
        /// What `gather` gave.
        outer: ObjId,
        /// The child.
        child: ObjId,
    },
}

/// How far an event loop is in its present iteration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopPhase {
    /// Before it: how long to wait is not yet known.
    Begin,
    /// It waits, or has waited, for timers and for what comes from outside.
    Selecting,
    /// It runs the handles that were ready.
    Running,
}

/// An event loop.
#[derive(Clone, Debug)]
pub struct EventLoop {
    /// Its number for the kernel.
    pub id: LoopId,
    /// What to run, in order.
    pub ready: std::collections::VecDeque<Ready>,
    /// Timers (handles and futures): a binary heap ordered by `(due_ns, seq)`.
    pub timers: Vec<(u64, u64, ObjId)>,
    /// Sequence number of the next timer.
    pub next_timer_seq: u64,
    /// Cancelled timers that are still in `timers`.
    pub n_cancelled_timers: u32,
    /// How far it is in its present iteration.
    pub phase: LoopPhase,
    /// How many are left in this iteration.
    pub n_todo: u32,
    /// Iterations so far.
    pub turn: u64,
    /// `stop()` was called.
    pub stopping: bool,
    /// `close()` was called.
    pub closed: bool,
    /// Whether it is inside `run_forever`.
    pub running: bool,
    /// The task being run, or `None`.
    pub current_task: Value,
    /// The context of whoever runs the loop.
    pub outer_context: Value,
    /// Futures that wait for a job of the inbox, in order.
    pub inbox_waiters: Vec<Value>,
    /// Operations in other threads that will call back (`run_in_executor`): number for the page.
    pub n_external: u32,
    /// Its unfinished tasks: a dict from their numbers.
    pub tasks: ObjId,
    /// Callbacks for what has come from outside since the loop last looked: handles.
    pub arrived: Vec<ObjId>,
    /// Other attributes (exception handler, default executor…).
    pub attrs: Attrs,
}

/// Bytes of a task beside its slot and its coroutine, with what the kernel and the loop know of it: so that a
/// program that makes tasks for ever is told in time that there is no more memory.
const TASK_BYTES: u64 = 1_024;

/// Bytes an object occupies: its slot and an estimate of its buffers. The same on 32 and 64 bits.
#[must_use]
pub fn size_of_object(object: &Object) -> u64 {
    const SLOT: u64 = 32;
    SLOT + size_of_buffer(object)
}

/// Bytes of what an object has beside its slot, an estimate.
fn size_of_buffer(object: &Object) -> u64 {
    const VALUE: u64 = 16;
    match object {
        Object::Str(s) => s.len() as u64,
        Object::Bytes(b) => b.len() as u64,
        Object::Wide(big) => big.bits() / 8,
        Object::List(l) => VALUE * l.len() as u64,
        Object::Tuple(t) => VALUE * t.len() as u64,
        Object::Dict(d) => 48 * d.len() as u64,
        Object::Set(s) | Object::FrozenSet(s) => 48 * s.len() as u64,
        Object::Deque(d) => VALUE * d.len() as u64,
        Object::Generator(g) if g.state == GeneratorState::Running => 64,
        Object::Generator(g) => 64 + VALUE * g.registers.len() as u64,
        Object::Instance(i) => 32 + ATTR_BYTES * i.attrs.0.len() as u64,
        Object::Future(future) if future.task.is_some() => TASK_BYTES,
        Object::Free | Object::Cell(_) | Object::Module(_) | Object::Job { .. } => 0,
        _ => 64,
    }
}

impl Heap {
    /// Puts an object into a free slot.
    pub fn alloc(&mut self, object: Object) -> ObjId {
        let size = size_of_object(&object);
        self.bytes += size;
        self.debt += size;
        let id = match self.n_free {
            0 => self.new_slot(),
            _ => self.take_free(),
        };
        let free = std::mem::replace(self.get_mut(id), object);
        // What was there needs not be dropped, which the compiler cannot know.
        std::mem::forget(free);
        id
    }

    /// A slot that was never used.
    fn new_slot(&mut self) -> ObjId {
        let id = ObjId(self.n_objects.into());
        self.n_objects += 1;
        if id.0 as usize / PAGE_SIZE == self.pages.len() {
            self.add_page();
        }
        id
    }

    // Apart from `Heap::alloc`, which is hot: this is not.
    #[cold]
    #[inline(never)]
    fn add_page(&mut self) {
        self.pages.push(Rc::new(Page::of(&Object::Free)));
    }

    /// The lowest free slot that may be used.
    #[inline]
    fn take_free(&mut self) -> ObjId {
        self.n_free -= 1;
        loop {
            let id = ObjId(self.next_free.into());
            self.next_free += 1;
            if matches!(self.get(id), Object::Free) {
                return id;
            }
        }
    }

    /// The object.
    #[inline]
    #[must_use]
    pub fn get(&self, id: ObjId) -> &Object {
        let index = id.0 as usize;
        &self.pages[index / PAGE_SIZE].slots[index % PAGE_SIZE]
    }

    /// The object, to change; its page is copied first if another world shares it. A change of
    /// size through this is not counted in `bytes` until [`Heap::grew`] says so.
    #[inline]
    pub fn get_mut(&mut self, id: ObjId) -> &mut Object {
        let index = id.0 as usize;
        let page = &mut self.pages[index / PAGE_SIZE];
        if Rc::get_mut(page).is_none() {
            copy_page(page);
        }
        let page = Rc::get_mut(page).expect("a page just copied is shared with nobody");
        &mut page.slots[index % PAGE_SIZE]
    }

    /// Counts bytes by which an object's buffer grew.
    #[inline]
    pub fn grew(&mut self, bytes: u64) {
        self.bytes += bytes;
        self.debt += bytes;
    }

    /// Estimated bytes of all objects, garbage included.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Bytes allocated since the last collection.
    #[must_use]
    pub fn debt(&self) -> u64 {
        self.debt
    }

    /// Number of slots ever used; ids are below it.
    #[must_use]
    pub fn n_slots(&self) -> u32 {
        self.n_objects
    }

    /// How many objects the last collection left: about how many are alive.
    #[must_use]
    pub fn n_left(&self) -> u32 {
        self.n_left
    }

    /// Frees every object whose mark is not set, and starts a new debt.
    ///
    /// # Panics
    /// If `marks` has not one entry for each slot.
    pub fn sweep(&mut self, marks: &[bool]) {
        assert_eq!(
            marks.len(),
            self.n_objects as usize,
            "one mark for each slot"
        );
        let (mut n_free, mut bytes) = (0, 0);
        for (page, marks) in self.pages.iter_mut().zip(marks.chunks(PAGE_SIZE)) {
            clear_unmarked(page, marks, &Object::Free);
            for slot in &page.slots[..marks.len()] {
                if matches!(slot, Object::Free) {
                    n_free += 1;
                } else {
                    bytes += size_of_object(slot);
                }
            }
        }
        // The lowest slot is used first, so that the heap stays dense.
        self.next_free = 0;
        self.n_free = n_free;
        self.n_left = self.n_objects - n_free;
        self.bytes = bytes;
        self.debt = 0;
    }

    /// Empties every object whose mark is not set, without freeing its slot: nothing that happens
    /// from now on differs, but a copy of the heap no longer keeps the garbage.
    ///
    /// # Panics
    /// If `marks` has not one entry for each slot.
    pub fn empty_unmarked(&mut self, marks: &[bool]) {
        assert_eq!(
            marks.len(),
            self.n_objects as usize,
            "one mark for each slot"
        );
        // Pages without anything alive are one page.
        let (dead, free) = (Page::of(&EMPTIED), Page::of(&Object::Free));
        let (dead, free) = (Rc::new(dead), Rc::new(free));
        for (page, marks) in self.pages.iter_mut().zip(marks.chunks(PAGE_SIZE)) {
            let is_full = marks.len() == PAGE_SIZE;
            if is_full && page.slots.iter().all(|slot| matches!(slot, Object::Free)) {
                *page = Rc::clone(&free);
            } else if is_full
                && page
                    .slots
                    .iter()
                    .zip(marks)
                    .all(|(slot, is_marked)| !is_marked && !matches!(slot, Object::Free))
            {
                *page = Rc::clone(&dead);
            } else {
                clear_unmarked(page, marks, &EMPTIED);
            }
        }
    }

    /// Bytes of memory that this heap has and `other`, a copy that has gone on differently, does not
    /// share.
    #[must_use]
    pub fn unshared_bytes(&self, other: Option<&Heap>) -> u64 {
        let mut bytes = (self.pages.len() * size_of::<Rc<Page>>()) as u64;
        let mut last: Option<&Rc<Page>> = None;
        for (index, page) in self.pages.iter().enumerate() {
            let twin = other.and_then(|other| other.pages.get(index));
            let is_known = |other: &Rc<Page>| Rc::ptr_eq(page, other);
            if twin.is_some_and(is_known) || last.is_some_and(is_known) {
                continue;
            }
            // Emptied pages are one, and mostly side by side.
            if page.slots.first().is_some_and(is_empty) {
                last = Some(page);
            }
            bytes += (PAGE_SIZE * size_of::<Object>()) as u64;
            for (slot, object) in page.slots.iter().enumerate() {
                let twin = twin.map(|twin| &twin.slots[slot]);
                if !twin.is_some_and(|twin| shares_buffer(object, twin)) {
                    bytes += size_of_buffer(object);
                }
            }
        }
        bytes
    }
}

/// The decimal digits of a number, and its sign.
pub fn decimal(mut magnitude: u64, is_negative: bool, buffer: &mut [u8; 20]) -> &str {
    let mut at = buffer.len();
    loop {
        at -= 1;
        buffer[at] = b'0' + (magnitude % 10) as u8;
        magnitude /= 10;
        if magnitude == 0 {
            break;
        }
    }
    if is_negative {
        at -= 1;
        buffer[at] = b'-';
    }
    std::str::from_utf8(&buffer[at..]).expect("digits are ASCII")
}

// Apart from `Heap::get_mut`, which is hot: this is not.
#[cold]
#[inline(never)]
fn copy_page(page: &mut Rc<Page>) {
    *page = Rc::new(Page::clone(page));
}

/// What is left of an object that nothing refers to, until it is freed.
const EMPTIED: Object = Object::Cell(Value::Undef);

fn is_empty(object: &Object) -> bool {
    matches!(object, Object::Free | Object::Cell(Value::Undef))
}

/// Puts `empty` into every slot of a page that is not marked, nor free, nor that already.
fn clear_unmarked(page: &mut Rc<Page>, marks: &[bool], empty: &Object) {
    let is_emptied = |object: &Object| match empty {
        Object::Free => matches!(object, Object::Free),
        _ => is_empty(object),
    };
    let is_dead = |(object, is_marked): (&Object, &bool)| !is_marked && !is_emptied(object);
    if !page.slots.iter().zip(marks).any(is_dead) {
        return;
    }
    let Some(own) = Rc::get_mut(page) else {
        // What is dead need not be copied first.
        let left = |at: usize| match page.slots.get(at).zip(marks.get(at)) {
            Some(dead) if is_dead(dead) => empty.clone(),
            _ => page.slots[at].clone(),
        };
        *page = Rc::new(Page {
            slots: std::array::from_fn(left),
        });
        return;
    };
    for (slot, is_marked) in own.slots.iter_mut().zip(marks) {
        if !is_marked && !is_emptied(slot) {
            *slot = empty.clone();
        }
    }
}

/// Whether two objects are copies that have their buffer in common.
fn shares_buffer(object: &Object, other: &Object) -> bool {
    match (object, other) {
        (Object::Str(a), Object::Str(b)) => a.shares_buffer(b),
        (Object::Bytes(a), Object::Bytes(b)) => Rc::ptr_eq(a, b),
        (Object::List(a), Object::List(b)) => Rc::ptr_eq(a, b),
        (Object::Tuple(a), Object::Tuple(b)) => Rc::ptr_eq(a, b),
        (Object::Dict(a), Object::Dict(b)) => Rc::ptr_eq(a, b),
        (Object::Set(a), Object::Set(b)) | (Object::FrozenSet(a), Object::FrozenSet(b)) => {
            Rc::ptr_eq(a, b)
        }
        (Object::Deque(a), Object::Deque(b)) => Rc::ptr_eq(a, b),
        _ => false,
    }
}

/// Ways to read an object as what it must be.
impl Heap {
    /// The text of a str.
    #[inline]
    #[must_use]
    pub fn as_str(&self, value: Value) -> Option<&Text> {
        match self.get(value.as_obj()?) {
            Object::Str(s) => Some(s),
            _ => None,
        }
    }

    /// The text of a str, or of an instance of a class derived from `str`.
    #[must_use]
    pub fn text_of(&self, value: Value) -> Option<&Text> {
        self.as_str(self.plain(value))
    }

    /// The builtin data that a value is: what an instance of `class Stack(list)` has of a list, and
    /// any other value itself.
    #[inline]
    #[must_use]
    pub fn plain(&self, value: Value) -> Value {
        self.payload(value).unwrap_or(value)
    }

    /// The builtin data in an instance whose class derives from a builtin one.
    #[inline]
    #[must_use]
    pub fn payload(&self, value: Value) -> Option<Value> {
        match self.get(value.as_obj()?) {
            Object::Instance(i) if !matches!(i.payload, Value::Undef) => Some(i.payload),
            _ => None,
        }
    }

    /// The bytes of a bytearray (not of a class derived from it).
    #[must_use]
    pub fn byte_array(&self, value: Value) -> Option<ObjId> {
        let Value::Obj(data) = self.payload(value)? else {
            return None;
        };
        let Object::Instance(instance) = self.get(value.as_obj()?) else {
            return None;
        };
        let is_it = matches!(self.get(data), Object::Bytes(_))
            && &*self.class(instance.class).module == "builtins";
        is_it.then_some(data)
    }

    /// A new str.
    pub fn new_str(&mut self, text: impl Into<Text>) -> Value {
        Value::Obj(self.alloc(Object::Str(text.into())))
    }

    /// The str of an int.
    pub fn new_decimal(&mut self, int: i64) -> Value {
        let mut digits = [0; 20];
        let text = decimal(int.unsigned_abs(), int < 0, &mut digits);
        self.new_str(text)
    }

    /// A new list.
    pub fn new_list(&mut self, items: Vec<Value>) -> Value {
        Value::Obj(self.alloc(Object::List(Rc::new(items))))
    }

    /// A new empty set.
    pub fn new_set(&mut self) -> Value {
        let empty = Rc::clone(&self.empty_set);
        Value::Obj(self.alloc(Object::Set(empty)))
    }

    /// A new tuple.
    pub fn new_tuple(&mut self, items: impl Into<Rc<[Value]>>) -> Value {
        Value::Obj(self.alloc(Object::Tuple(items.into())))
    }

    /// A new instance without attributes.
    pub fn new_instance(&mut self, class: ObjId) -> ObjId {
        self.new_instance_with(class, Value::Undef)
    }

    /// A new instance without attributes that is builtin data as well.
    pub fn new_instance_with(&mut self, class: ObjId, payload: Value) -> ObjId {
        let instance = Instance {
            class,
            attrs: Attrs::default(),
            payload,
        };
        self.alloc(Object::Instance(Shared::new(instance)))
    }

    /// A class's attribute, looked up along its method resolution order, without binding.
    pub fn class_attr(&mut self, class: ObjId, name: Sym) -> Option<Value> {
        if let Some(found) = self.known_class_attr(class, name) {
            return found;
        }
        let found = super::vm::class_attr(self, class, name);
        let version = self.class_cache.version;
        Rc::make_mut(&mut self.class_cache.entries)[ClassCache::slot(class, name)] =
            ClassCacheEntry {
                class,
                name,
                version,
                found,
            };
        found
    }

    /// As [`Heap::class_attr`], if it was looked up lately.
    #[inline]
    #[must_use]
    pub fn known_class_attr(&self, class: ObjId, name: Sym) -> Option<Option<Value>> {
        let entry = &self.class_cache.entries[ClassCache::slot(class, name)];
        let is_it =
            entry.class == class && entry.name == name && entry.version == self.class_cache.version;
        is_it.then_some(entry.found)
    }

    /// A class, to change its attributes.
    ///
    /// # Panics
    /// If it is not a class.
    pub fn class_mut(&mut self, id: ObjId) -> &mut Class {
        self.class_cache.version += 1;
        match self.get_mut(id) {
            Object::Class(class) => class,
            other => panic!("object {} is a class, not {other:?}", id.0),
        }
    }

    /// Puts a new class where an object was allocated for it.
    pub fn define_class(&mut self, id: ObjId, class: Class) {
        // An earlier class may have had the same number.
        self.class_cache.version += 1;
        for &base in &class.bases {
            if &*self.class(base).module != "builtins" {
                self.class_mut(base).subclasses.push(id);
            }
        }
        *self.get_mut(id) = Object::Class(Shared::new(class));
    }

    /// The class, which the caller knows it is.
    ///
    /// # Panics
    /// If it is not a class.
    #[must_use]
    pub fn class(&self, id: ObjId) -> &Class {
        match self.get(id) {
            Object::Class(class) => class,
            other => panic!("object {} is a class, not {other:?}", id.0),
        }
    }
}
