//! A world at the cursor as plain, copied structs, ready to draw. Must never hold a reference into
//! a world, and must never know Yew or the browser.
//!
//! Everything the page shows comes through these types; everything in them is derived from the
//! simulated machine. Times are virtual nanoseconds.

pub mod explain;
pub mod figures;
pub mod language;
pub mod page;
mod pieces;
mod python;
pub mod roster;
mod world;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::kernel::event::Stream;
use crate::kernel::ids::{CoreId, JobId, LoopId, ProcessId, QueueId, TaskId, ThreadId};

pub use crate::recording::{LaneId, Piece, Span, Spans, State};
pub use world::N_ROWS;

/// The four ways to do the same work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageView {
    /// Virtual time of the cursor.
    pub now_ns: u64,
    /// The four worlds, in the order of [`WorldKind::ALL`].
    pub worlds: Vec<Rc<WorldView>>,
    /// What just happened, and why.
    pub explanation: Explanation,
}

/// The first few of many, and how many there are: what is drawn of a list, whose length a frame's
/// cost must not follow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Few<T> {
    /// What is drawn. What runs is among it, be it the hundredth.
    pub first: Vec<T>,
    /// How many there are, drawn or not.
    pub n: usize,
}

impl<T> Few<T> {
    /// Nothing.
    #[must_use]
    pub fn none() -> Self {
        Few {
            first: Vec::new(),
            n: 0,
        }
    }

    /// How many are not drawn.
    #[must_use]
    pub fn n_hidden(&self) -> usize {
        self.n.saturating_sub(self.first.len())
    }
}

/// How many threads of a world do what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// On a core.
    pub running: usize,
    /// Ready for a core.
    pub ready: usize,
    /// Waiting for a lock or the GIL.
    pub blocked: usize,
    /// Of those, waiting for the GIL.
    pub wanting_gil: usize,
    /// Waiting for anything else.
    pub waiting: usize,
    /// Ended.
    pub ended: usize,
}

/// One world at the cursor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorldView {
    /// Which.
    pub kind: WorldKind,
    /// One line under the title.
    pub tagline: Rc<str>,
    /// Whether it goes on.
    pub status: Status,
    /// The program's files; never changes during a run.
    pub files: Rc<[FileView]>,
    /// The lines at which something is, by file and line.
    pub marks: Vec<Mark>,
    /// How many jobs have arrived.
    pub n_jobs: usize,
    /// Jobs that nobody works on yet: taken from the inbox a moment ago, waiting in it, or in hand
    /// (in a variable, or given to a pool).
    pub inbox: Few<JobChip>,
    /// Jobs done or failed.
    pub finished: Few<JobChip>,
    /// The processes that have not ended.
    pub processes: Few<ProcessView>,
    /// How many processes have ended.
    pub n_processes_ended: usize,
    /// What all threads do.
    pub threads: Tally,
    /// The thread whose call stack is drawn, in the worlds that have one.
    pub stack: Option<StackView>,
    /// The event loops that have not ended, or the only one.
    pub loops: Few<LoopView>,
    /// The queues that the program made.
    pub queues: Few<QueueView>,
    /// The cores; none if the program was refused.
    pub cores: Vec<CoreView>,
    /// Three or four measured figures.
    pub figures: Vec<Figure>,
    /// What it has printed.
    pub console: Rc<[ConsoleLine]>,
}

/// Whether a world goes on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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

/// Something is at this line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// Which file.
    pub file: u16,
    /// Which line, from 1.
    pub line: u32,
    /// Whether a core executes it now (it may also wait here, or have called what runs).
    pub running: bool,
    /// The jobs that are here.
    pub jobs: Few<JobId>,
}

/// A process.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// Its threads that have not ended.
    pub threads: Few<ThreadView>,
}

/// A thread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}

/// A thread and its call stack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StackView {
    /// Whose.
    pub thread: ThreadView,
    /// The innermost frames, innermost first; library frames are folded into the user's frame that
    /// called them.
    pub inner: Vec<FrameView>,
    /// How many frames between the innermost and the outermost ones are not drawn.
    pub n_hidden: usize,
    /// The outermost frames of a deep stack, the outermost last.
    pub outer: Vec<FrameView>,
}

/// Something with a beginning and (if known) an end.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Wait {
    /// How long it will still take, if that is known. For CPU work: if left alone.
    pub left_ns: Option<u64>,
    /// How much of it is over, 0.0 to 1.0, if that is known.
    pub fraction: Option<f32>,
}

/// A frame of a call stack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FrameView {
    /// `download(job 2)`, `<module>`, `async resize(job 4)`; or a builtin's call: `io(400)`.
    pub call: Rc<str>,
    /// Which file, `u16::MAX` for a builtin.
    pub file: u16,
    /// The line it is at, from 1; 0 for a builtin.
    pub line: u32,
    /// The job it works on.
    pub job: Option<JobId>,
    /// That job's chip, on the outermost frame that works on it.
    pub chip: Option<JobChip>,
    /// A remark for the innermost one: `blocks the loop!`.
    #[serde(deserialize_with = "saved::maybe_words")]
    pub note: Option<Words>,
}

/// An event loop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoopView {
    /// Which.
    pub id: LoopId,
    /// Which thread it runs on.
    pub thread: ThreadId,
    /// Iterations so far.
    pub turn: u64,
    /// Whether it has ended.
    pub ended: bool,
    /// The task that runs now.
    pub running: Option<TaskView>,
    /// Ready tasks, in the order in which they will run.
    pub ready: Few<TaskView>,
    /// Waiting tasks, earliest known end first.
    pub waiting: Few<TaskView>,
    /// Whether it waits in `select` now.
    pub selecting: bool,
}

/// An asyncio task.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QueueView {
    /// Which.
    pub id: QueueId,
    /// `queue.Queue`
    pub name: Rc<str>,
    /// What lies in it, first to be taken first; `None` for a thing that is not a job.
    pub items: Few<Option<JobChip>>,
    /// Its capacity, 0 if unbounded.
    pub maxsize: u32,
}

/// A core.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoreView {
    /// Which.
    pub id: CoreId,
    /// Who runs on it.
    pub thread: Option<ThreadId>,
    /// For which job.
    pub job: Option<JobId>,
}

/// A measured figure at the foot of a world.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// `43%`
    pub value: Rc<str>,
    /// `CPU busy`
    pub label: Rc<str>,
    /// What it is, in a sentence.
    #[serde(deserialize_with = "saved::words")]
    pub help: Words,
}

/// A printed line (or part of one).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// In which world; `None` on the empty page.
    pub world: Option<WorldKind>,
    /// What happened, in one sentence.
    pub what: Rc<str>,
    /// Why, in one sentence.
    pub why: Rc<str>,
    /// The kind of event as one word for the event counter's tooltip, e.g. `TaskSuspended`.
    #[serde(deserialize_with = "saved::words")]
    pub kind: Words,
}

/// Which lane of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneAt {
    /// Which world.
    pub world: WorldKind,
    /// What it is of.
    pub id: LaneId,
    /// Whether it is a process's main thread.
    pub is_main: bool,
}

/// One lane of the timeline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lane {
    /// What it is: `main`, `thread 2`, `task 7`.
    pub name: Rc<str>,
    /// Its spans, in order of time, not overlapping; shared with the recording, never copied. The
    /// last one may be open ([`Span::OPEN`]): draw it up to the end of the simulated run. A lane that
    /// ended has a last span of no length, `Done` or `Failed`.
    pub spans: Spans,
}

/// Words of ours. A name of its own, because serde would have a `&'static str` borrow from what it reads.
type Words = &'static str;

/// Words that are the program's own when a view is made, read back from a saved view.
mod saved {
    use serde::{Deserialize, Deserializer};

    /// A page reads one view (`crate::session::opening`), once, so these may stay for ever.
    pub fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
        String::deserialize(deserializer).map(|words| &*words.leak())
    }

    pub fn maybe_words<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<&'static str>, D::Error> {
        let words = Option::<String>::deserialize(deserializer)?;
        Ok(words.map(|words| &*words.leak()))
    }
}
