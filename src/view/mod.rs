//! A world at the cursor as plain, copied structs, ready to draw. Must never hold a reference into
//! a world, and must never know Yew or the browser.
//!
//! Everything the page shows comes through these types; everything in them is derived from the
//! simulated machine. Times are virtual nanoseconds.

pub mod explain;
pub mod figures;
pub mod language;
pub mod page;
mod python;
mod world;

use std::rc::Rc;

use crate::kernel::event::Stream;
use crate::kernel::ids::{CoreId, JobId, ProcessId, TaskId, ThreadId};

pub use crate::recording::{Piece, Span, Spans, State};

/// The four ways to do the same work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorldKind {
    /// One thing at a time.
    Synchronous,
    /// One thread for each job.
    Threads,
    /// One process for each job.
    Processes,
    /// One thread, an event loop.
    Async,
}

impl WorldKind {
    /// All, in the order of the page.
    pub const ALL: [WorldKind; 4] = [
        WorldKind::Synchronous,
        WorldKind::Threads,
        WorldKind::Processes,
        WorldKind::Async,
    ];

    /// Its title, which is also its landmark's accessible name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            WorldKind::Synchronous => "Synchronous",
            WorldKind::Threads => "Threads",
            WorldKind::Processes => "Processes",
            WorldKind::Async => "Async",
        }
    }

    /// One line under the title.
    #[must_use]
    pub fn tagline(self, gil: bool) -> &'static str {
        match self {
            WorldKind::Synchronous => "one thing at a time",
            WorldKind::Threads if gil => "shared memory, one GIL",
            WorldKind::Threads => "shared memory, no GIL",
            WorldKind::Processes => "own memory, true parallelism",
            WorldKind::Async => "one thread, an event loop",
        }
    }
}

/// The picture on a job's chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// An arrow down: I/O.
    Download,
    /// A chip: CPU.
    Cpu,
    /// Two arrows: both.
    Exchange,
    /// An envelope: in the background.
    Mail,
    /// A warning sign: raises.
    Warning,
    /// A film frame.
    Frame,
    /// A box: a message or order.
    Parcel,
}

/// A job's chip. `job.number` is its number in every world; its colour is `colour_of(job)`.
#[derive(Clone, Debug, PartialEq)]
pub struct JobChip {
    /// Which job.
    pub job: JobId,
    /// The name of its button, e.g. `Download`.
    pub label: Rc<str>,
    /// Its picture.
    pub icon: Icon,
    /// What it does in this world.
    pub state: State,
}

/// Number of job colours; job n has colour `(n - 1) % N_COLOURS`.
pub const N_COLOURS: u32 = 7;

/// The colour index of a job, 0-based.
#[must_use]
pub fn colour_of(job: JobId) -> u32 {
    job.0.saturating_sub(1) % N_COLOURS
}

/// The page at the cursor.
#[derive(Clone, Debug, PartialEq)]
pub struct PageView {
    /// Virtual time of the cursor.
    pub now_ns: u64,
    /// The four worlds, in the order of [`WorldKind::ALL`].
    pub worlds: Vec<Rc<WorldView>>,
    /// What just happened, and why.
    pub explanation: Explanation,
}

/// One world at the cursor.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldView {
    /// Which.
    pub kind: WorldKind,
    /// One line under the title.
    pub tagline: Rc<str>,
    /// Whether it goes on.
    pub status: Status,
    /// The program's files; never changes during a run.
    pub files: Rc<[FileView]>,
    /// The lines at which threads are now, one for each thread, in thread order.
    pub running_lines: Vec<RunningLine>,
    /// Jobs that have arrived and that the program has not taken, or taken and not begun.
    pub inbox: Vec<JobChip>,
    /// Every job that has arrived, with its state here.
    pub jobs: Vec<JobChip>,
    /// The processes, ended ones included.
    pub processes: Vec<ProcessView>,
    /// The event loops, ended ones included.
    pub loops: Vec<LoopView>,
    /// The queues that the program made.
    pub queues: Vec<QueueView>,
    /// The cores.
    pub cores: Vec<CoreView>,
    /// Three or four measured figures.
    pub figures: Vec<Figure>,
    /// What it has printed.
    pub console: Rc<[ConsoleLine]>,
}

/// Whether a world goes on.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// It can go on from here.
    Running,
    /// Nothing happens until another job arrives.
    Idle,
    /// The program ended with this exit status.
    Exited(i32),
    /// It was refused, or a limit was reached.
    Stopped {
        /// What and why, in words a learner understands.
        message: Rc<str>,
        /// Where.
        file: Rc<str>,
        /// The line, 0 when there is none.
        line: u32,
    },
}

/// One file of a program.
#[derive(Clone, Debug, PartialEq)]
pub struct FileView {
    /// Its name, e.g. `threads.py`.
    pub name: Rc<str>,
    /// Index, as in [`RunningLine::file`].
    pub file: u16,
    /// Its lines.
    pub lines: Rc<[Rc<str>]>,
    /// The lines (from 1, inclusive) of the world's own main loop, shown first.
    pub focus: (u32, u32),
}

/// A line at which a thread is.
#[derive(Clone, Debug, PartialEq)]
pub struct RunningLine {
    /// Which file.
    pub file: u16,
    /// Which line, from 1.
    pub line: u32,
    /// Which thread.
    pub thread: ThreadId,
    /// The job it works on.
    pub job: Option<JobId>,
    /// What the thread does.
    pub state: State,
}

/// A process.
#[derive(Clone, Debug, PartialEq)]
pub struct ProcessView {
    /// Which.
    pub id: ProcessId,
    /// `process 3`
    pub name: Rc<str>,
    /// The job it was started for.
    pub job: Option<JobChip>,
    /// What its busiest thread does; `Done`/`Failed` after it ended.
    pub state: State,
    /// Bytes of memory it uses now.
    pub memory_bytes: u64,
    /// Who has its GIL; always `None` when the machine has no GIL.
    pub gil: Option<ThreadId>,
    /// Its threads, ended ones included.
    pub threads: Vec<ThreadView>,
}

/// A thread.
#[derive(Clone, Debug, PartialEq)]
pub struct ThreadView {
    /// Which.
    pub id: ThreadId,
    /// `main`, `thread 2`
    pub name: Rc<str>,
    /// What it does.
    pub state: State,
    /// The same in words: `waiting in inbox()`, `network`, `wants the GIL`.
    pub doing: Rc<str>,
    /// The job it works on.
    pub job: Option<JobChip>,
    /// The core it runs on.
    pub core: Option<CoreId>,
    /// Whether it has its process's GIL.
    pub has_gil: bool,
    /// What it waits for or computes, with its time.
    pub wait: Option<Wait>,
    /// Its stack, innermost first; library frames are folded into the user's frame that called them.
    pub frames: Vec<FrameView>,
}

/// Something with a beginning and (if known) an end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wait {
    /// When it began.
    pub since_ns: u64,
    /// When it will end, if that is known. For CPU work: when it would end if left alone.
    pub until_ns: Option<u64>,
    /// How much of it is over, 0.0 to 1.0, if that is known.
    pub fraction: Option<f32>,
}

/// A frame of a call stack.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameView {
    /// `download(job 2)`, `<module>`, `async resize(job 4)`; or a builtin's call: `io(400)`.
    pub call: Rc<str>,
    /// Which file, `u16::MAX` for a builtin.
    pub file: u16,
    /// The line it is at, from 1; 0 for a builtin.
    pub line: u32,
    /// The job it works on.
    pub job: Option<JobId>,
    /// A remark for the innermost one: `blocks the loop!`.
    pub note: Option<Rc<str>>,
    /// Its local variables as `(name, repr)`, each repr cut to a sensible length.
    pub locals: Vec<(Rc<str>, Rc<str>)>,
}

/// An event loop.
#[derive(Clone, Debug, PartialEq)]
pub struct LoopView {
    /// Which thread it runs on.
    pub thread: ThreadId,
    /// Iterations so far.
    pub turn: u64,
    /// Whether it has ended.
    pub ended: bool,
    /// The task that runs now.
    pub running: Option<TaskView>,
    /// Ready tasks (and plain callbacks), in the order in which they will run.
    pub ready: Vec<TaskView>,
    /// Waiting tasks, earliest known end first.
    pub waiting: Vec<TaskView>,
    /// Whether it waits in `select` now.
    pub selecting: bool,
}

/// An asyncio task.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskView {
    /// Which.
    pub id: TaskId,
    /// `Task-2`, or the name of the callback.
    pub name: Rc<str>,
    /// The job it works on.
    pub job: Option<JobChip>,
    /// What it does.
    pub state: State,
    /// What it waits for, in words: `network`, `timer`, `task 3`, `Queue.get`.
    pub doing: Rc<str>,
    /// With its time.
    pub wait: Option<Wait>,
}

/// A queue of the program.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueView {
    /// `queue.Queue`
    pub name: Rc<str>,
    /// What lies in it, first to be taken first; `None` for a thing that is not a job.
    pub items: Vec<Option<JobChip>>,
    /// Its capacity, 0 if unbounded.
    pub maxsize: u32,
}

/// A core.
#[derive(Clone, Debug, PartialEq)]
pub struct CoreView {
    /// Which.
    pub id: CoreId,
    /// Who runs on it.
    pub thread: Option<ThreadId>,
    /// For which job.
    pub job: Option<JobId>,
}

/// A measured figure at the foot of a world.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// `43%`
    pub value: Rc<str>,
    /// `CPU busy`
    pub label: Rc<str>,
    /// What it is, in a sentence.
    pub help: &'static str,
}

/// A printed line (or part of one).
#[derive(Clone, Debug, PartialEq)]
pub struct ConsoleLine {
    /// When.
    pub time_ns: u64,
    /// Where.
    pub stream: Stream,
    /// For which job.
    pub job: Option<JobId>,
    /// The text, without its newline.
    pub text: Rc<str>,
}

/// The sentence that says what just happened, and the one that says why.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// In which world; `None` on the empty page.
    pub world: Option<WorldKind>,
    /// What happened, in one sentence.
    pub what: Rc<str>,
    /// Why, in one sentence.
    pub why: Rc<str>,
    /// The kind of event as one word for the event counter's tooltip, e.g. `TaskSuspended`.
    pub kind: &'static str,
}

/// One lane of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Which world.
    pub world: WorldKind,
    /// What it is: a thread or task number for its label.
    pub name: Rc<str>,
    /// Its spans, in order of time, not overlapping; shared with the recording, never copied. The
    /// last one may be open ([`Span::OPEN`]): draw it up to the end of the simulated run. A lane that
    /// ended has a last span of no length, `Done` or `Failed`.
    pub spans: Spans,
}
