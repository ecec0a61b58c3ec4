//! The stack of one Python thread: frames and one vector of registers for all of them. Nothing
//! here refers to Rust's own stack, so a copy of it is a copy of the thread.

use super::code::{CodeId, Reg, Target};
use super::native::AnswerAs;
use super::value::{ObjId, Value};

/// A thread's stack.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    /// Frames, outermost first.
    pub frames: Vec<Frame>,
    /// Registers of all Python frames, one window after the other.
    pub registers: Vec<Value>,
    /// The exception being handled (`sys.exc_info`), or `None`.
    pub handling: Value,
    /// What to do with the kernel's answer when the thread goes on.
    pub pending: Option<Pending>,
    /// The kernel's answer, from when it comes until the thread goes on.
    pub answer: Option<crate::kernel::guest::Answer>,
    /// The running event loop of this thread, or `None`.
    pub running_loop: Value,
    /// `get_event_loop`'s loop of this thread, or `None`.
    pub current_loop: Value,
    /// The present context of `contextvars`: a dict of its variables, which is never changed but
    /// replaced; an instance of `Context`, which has such a dict; or `None`, when nothing was set.
    pub context: Value,
    /// The `threading.Thread` object, or `None`.
    pub thread_object: Value,
    /// What the thread is blocked in, for the page: the builtin's call, e.g. `io(400)`.
    pub blocked_in: Option<std::rc::Rc<str>>,
    /// The asyncio task that runs on the thread now.
    pub current_task: Option<crate::kernel::ids::TaskId>,
    /// The exception that ends the thread, kept for its outcome.
    pub fatal: Option<ObjId>,
    /// The library has printed it already.
    pub is_fatal_reported: bool,
}

impl Thread {
    /// Bytes of memory that it takes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        let registers = self.registers.capacity() * size_of::<Value>();
        let frames = self.frames.capacity() * size_of::<Frame>();
        (size_of::<Thread>() + registers + frames) as u64
    }
}

/// The kernel's answer goes here.
#[derive(Clone, Copy, Debug)]
pub struct Pending {
    /// What the calling frame does with it.
    pub then: Return,
    /// How it becomes a value.
    pub answer: AnswerAs,
}

/// One frame.
#[derive(Clone, Debug)]
pub struct Frame {
    /// What it runs.
    pub kind: FrameKind,
    /// Its code (of a native frame: the code that called it).
    pub code: CodeId,
    /// The next instruction.
    pub pc: Target,
    /// Where its registers begin.
    pub base: u32,
    /// What its caller does with its result.
    pub then: Return,
    /// The exception that was being handled when it was entered.
    pub outer_handling: Value,
    /// The job it works on, 0 for none.
    pub job: u32,
    /// Whether this frame itself counts for the job (and not only inherits it).
    pub carries_job: bool,
    /// Whether it went on, as a generator, with an exception thrown in from outside.
    pub is_thrown_into: bool,
}

/// What a frame runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    /// A function, module body, class body.
    Python,
    /// A generator, coroutine or async generator, whose object this is.
    Generator(ObjId),
    /// An event loop's `run_forever`.
    RunLoop(ObjId),
}

/// What a frame's caller does with its result. Registers are the caller's.
#[derive(Clone, Copy, Debug)]
pub enum Return {
    /// Stores it.
    Store(Reg),
    /// Stores its truth, negated if `true`.
    StoreTruth(Reg, bool),
    /// Jumps to the target if its truth is the bool.
    Branch(Target, bool),
    /// Forgets it.
    Discard,
    /// It was `__init__`: must be `None`; stores the instance.
    Init(Reg, ObjId),
    /// It is a list of values that the present unpacking instruction takes apart.
    Unpack(Reg),
    /// It was a class body: makes the class and stores it.
    Class(Reg),
    /// It was a module body: stores what `import` gives.
    Import(Reg),
    /// A generator or `__next__` driven by `ForIter`: a yielded value is stored, the end jumps.
    Iterate(Reg, Target),
    /// The sub-iterator of a `Delegate` at the caller's present instruction.
    Delegate(Reg),
    /// `__next__` called for a `Delegate`: its result is yielded on, `StopIteration` ends it.
    DelegateNext(Reg),
    /// A generator driven by `send`/`next`/`throw`: a yielded value is stored, the end raises.
    Resume(Reg),
    /// A step of a task (the object).
    TaskStep(ObjId),
    /// A callback of the event loop (the handle).
    Callback(ObjId),
    /// The bottom of the thread.
    Bottom,
}
