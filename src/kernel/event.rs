//! What happens in a world that is worth seeing, in the past tense. Events are plain data: they
//! are recorded, hashed, drawn and explained, and never read back by the machine itself.

use serde::{Deserialize, Serialize};
use std::rc::Rc;

use super::ids::{CoreId, JobId, LoopId, Place, ProcessId, QueueId, SyncId, TaskId, ThreadId};

/// One event and where it happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Virtual time in nanoseconds. Events of a world are ordered by (`time_ns`, index).
    pub time_ns: u64,
    /// The step during (or just before) which it happened.
    pub step: u64,
    /// The process and thread it happened in.
    pub process: ProcessId,
    /// See `process`.
    pub thread: ThreadId,
    /// The asyncio task that was running on the thread, if any.
    pub task: Option<TaskId>,
    /// The job that was being worked on, if any.
    pub job: Option<JobId>,
    /// The user's line that caused it (never a line of the library).
    pub place: Place,
    /// What happened.
    pub kind: EventKind,
}

/// Why a thread does not run although it has not ended.
#[derive(Clone, Debug, PartialEq)]
pub enum WaitReason {
    /// `time.sleep`.
    Sleep,
    /// `lab.io`: a blocking call to the network or the disk.
    Io,
    /// A lock, semaphore, condition… `what` names the call as the user wrote it (`Lock.acquire`,
    /// `Queue.get`, `Event.wait`); `owner` is who holds it, if that can be said.
    Sync {
        /// The kernel object.
        sync: SyncId,
        /// The library call, e.g. `Queue.get`.
        what: Rc<str>,
        /// The thread that holds it.
        owner: Option<ThreadId>,
    },
    /// `Thread.join`.
    JoinThread(ThreadId),
    /// `Process.join`.
    JoinProcess(ProcessId),
    /// A message from (or room in) a pipe; `what` as above.
    Pipe {
        /// The library call, e.g. `Queue.get`.
        what: Rc<str>,
    },
    /// `inbox()`: no job has arrived.
    Inbox,
    /// The event loop has nothing ready: it waits in `select` for a timer or for I/O.
    Select,
}

/// What an asyncio task waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskWait {
    /// A timer (`asyncio.sleep`, `aio`), due at this virtual time.
    Timer {
        /// When it is due, in nanoseconds of virtual time.
        until_ns: u64,
        /// True for `aio`, simulated I/O; false for a plain sleep.
        io: bool,
    },
    /// Another task.
    Task(TaskId),
    /// A library object; `what` names the call, e.g. `Queue.get`, `Lock.acquire`, `gather`.
    Library {
        /// The call.
        what: Rc<str>,
    },
    /// The next job.
    Inbox,
    /// A bare future.
    Future,
    /// Nothing: it gave way (`sleep(0)`) and is ready again.
    GaveWay,
}

/// How a thread, process, task or job ended.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It returned.
    Done,
    /// It raised; the text is the exception's last traceback line, e.g. `ValueError: no`.
    Failed(Rc<str>),
    /// It was cancelled.
    Cancelled,
}

/// Where printed text went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// Which event. `step by switch` stops at those for which [`EventKind::is_switch`] holds.
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// A job reached the inbox.
    JobArrived {
        /// Which.
        job: JobId,
    },
    /// The program took a job from its inbox.
    JobTaken {
        /// Which.
        job: JobId,
    },
    /// Code began to work on a job.
    JobStarted {
        /// Which.
        job: JobId,
    },
    /// No code works on the job any more, and it is in no queue.
    JobFinished {
        /// Which.
        job: JobId,
        /// How.
        outcome: Outcome,
    },

    /// A thread was created (by `thread` of the event).
    ThreadCreated {
        /// The new thread.
        child: ThreadId,
    },
    /// A core began to run the thread.
    ThreadDispatched {
        /// Which core.
        core: CoreId,
    },
    /// The operating system took the core away because others wanted it.
    ThreadPreempted {
        /// Which core.
        core: CoreId,
    },
    /// The thread began to wait.
    ThreadBlocked {
        /// For what.
        reason: WaitReason,
        /// Until when at the latest, in nanoseconds of virtual time.
        until_ns: Option<u64>,
    },
    /// What the thread waited for came (or its time ran out); it is ready to run.
    ThreadWoken {
        /// True when the waiting time ran out.
        timed_out: bool,
    },
    /// The thread ended.
    ThreadExited {
        /// How.
        outcome: Outcome,
    },

    /// The thread wants its process's GIL, which another holds.
    GilRequested {
        /// Who holds it.
        holder: ThreadId,
    },
    /// The thread got its process's GIL.
    GilAcquired,
    /// The thread gave its process's GIL up because it blocks or ends.
    GilReleased,
    /// The switch interval ran out: the thread had to hand the GIL over.
    GilSwitched {
        /// Who gets it.
        to: ThreadId,
    },

    /// A process was forked.
    ProcessForked {
        /// The child.
        child: ProcessId,
    },
    /// A process ended with this status.
    ProcessExited {
        /// Its exit status.
        status: i32,
    },

    /// `cpu(ms)` or another long computation began.
    CpuStarted {
        /// How much CPU time it needs, in nanoseconds.
        cpu_ns: u64,
    },
    /// It ended.
    CpuFinished,

    /// An event loop began.
    LoopStarted {
        /// Which.
        event_loop: LoopId,
    },
    /// A new iteration of an event loop began, with this many handles ready.
    LoopIterated {
        /// Which.
        event_loop: LoopId,
        /// Iterations so far, this one included.
        turn: u64,
        /// Ready handles it will run.
        n_ready: u32,
    },
    /// An asyncio task was created; it is ready.
    TaskCreated {
        /// The new task.
        child: TaskId,
    },
    /// The event loop resumed the task (`task` of the event).
    TaskResumed,
    /// The task suspended at an `await`.
    TaskSuspended {
        /// For what.
        wait: TaskWait,
    },
    /// What the task waited for came: it is in the ready queue.
    TaskWoken {
        /// Which.
        woken: TaskId,
    },
    /// `task.cancel()` was called.
    TaskCancelRequested {
        /// Which.
        target: TaskId,
    },
    /// The task ended.
    TaskFinished {
        /// How.
        outcome: Outcome,
    },
    /// A timer (`call_later`, `sleep`) was due.
    TimerFired {
        /// How late, in nanoseconds: the loop was busy.
        late_ns: u64,
    },

    /// A lock or semaphore was taken.
    LockAcquired {
        /// Which.
        sync: SyncId,
    },
    /// It was given back.
    LockReleased {
        /// Which.
        sync: SyncId,
    },
    /// Something was put on a queue.
    QueuePut {
        /// Which queue.
        queue: QueueId,
        /// The job in it, if it is one.
        item: Option<JobId>,
        /// Length afterwards.
        len: u32,
    },
    /// Something was taken from a queue.
    QueueTaken {
        /// Which queue.
        queue: QueueId,
        /// The job in it, if it is one.
        item: Option<JobId>,
        /// Length afterwards.
        len: u32,
    },

    /// Text was printed.
    Printed {
        /// Where.
        stream: Stream,
        /// What, with its newline.
        text: Rc<str>,
    },
    /// An exception was raised (once, where it began).
    Raised {
        /// Its last traceback line, e.g. `ValueError: no`.
        error: Rc<str>,
    },

    /// Every thread waits for ever: the run ended.
    Deadlocked {
        /// Who waits for what, in words a learner understands.
        what: Rc<str>,
    },
    /// A limit of the world ended the run.
    LimitReached {
        /// In words a learner understands, e.g. `more than 100,000 threads`.
        what: Rc<str>,
    },
}

impl EventKind {
    /// Whether control passed from one thread or task to another.
    #[must_use]
    pub fn is_switch(&self) -> bool {
        matches!(
            self,
            EventKind::ThreadDispatched { .. }
                | EventKind::GilAcquired
                | EventKind::GilSwitched { .. }
                | EventKind::ThreadPreempted { .. }
                | EventKind::TaskResumed
                | EventKind::TaskSuspended { .. }
        )
    }
}
