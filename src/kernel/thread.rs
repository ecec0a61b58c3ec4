//! Threads as the machine sees them: state, what they wait for, where they are. It never looks at
//! a thread's stack, which belongs to the guest.

use std::rc::Rc;

use super::event::{Outcome, WaitReason};
use super::guest::{Answer, Message, Position};
use super::ids::{CoreId, JobId, LoopId, PipeId, ProcessId, SyncId, ThreadId};

/// What a thread does.
#[derive(Clone, Debug, PartialEq)]
pub enum ThreadState {
    /// It could run, but no core has taken it yet (it may hold its GIL).
    Ready {
        /// Since when.
        since_ns: u64,
    },
    /// On a core: it runs, or the core is just switching to it.
    Running {
        /// Which core.
        core: CoreId,
        /// Since when.
        since_ns: u64,
    },
    /// It wants its process's GIL, which another holds.
    WaitingForGil {
        /// Since when.
        since_ns: u64,
    },
    /// It waits for something else.
    Blocked {
        /// For what.
        reason: WaitReason,
        /// Since when.
        since_ns: u64,
        /// Until when at the latest.
        until_ns: Option<u64>,
    },
    /// It ended.
    Exited {
        /// How.
        outcome: Outcome,
        /// When.
        at_ns: u64,
    },
}

/// A computation in progress (`cpu(ms)`), which can be cut and resumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burn {
    /// CPU time of the whole computation.
    pub total_ns: u64,
    /// CPU time left when it last started or stopped.
    pub left_ns: u64,
    /// When it began.
    pub began_ns: u64,
    /// Since when it has been running, if it is.
    pub running_since_ns: Option<u64>,
}

impl Burn {
    /// CPU time that has been done at virtual time `at_ns` (not before the last event).
    #[must_use]
    pub fn done_ns(&self, at_ns: u64) -> u64 {
        let before = self.total_ns - self.left_ns;
        let now = self
            .running_since_ns
            .map_or(0, |since_ns| at_ns.saturating_sub(since_ns));
        (before + now).min(self.total_ns)
    }
}

/// One thread.
#[derive(Clone, Debug)]
pub struct ThreadRecord {
    /// Its process.
    pub process: ProcessId,
    /// Its name, e.g. `MainThread`, `Thread-1 (handle)`.
    pub name: Rc<str>,
    /// Whether the process may end without it.
    pub daemon: bool,
    /// The job it was given at its start.
    pub job: Option<JobId>,
    /// What it does.
    pub state: ThreadState,
    /// The computation it is in, running or not.
    pub burn: Option<Burn>,
    /// When it was created.
    pub created_ns: u64,
    /// When it executed its first instruction.
    pub first_ran_ns: Option<u64>,
    /// Where it was when it last left the guest. For a thread that runs, ask the guest.
    pub position: Position,
    /// What it is to be told before it runs again.
    pub(super) answer: Option<Answer>,
    /// What it waits for; kept while it is ready but has yet to try again.
    pub(super) wait: Option<Wait>,
    /// Another thread woke it or gave it the GIL: it pays for a switch when it gets a core.
    pub(super) owes_switch: bool,
    /// Who waits for it to end.
    pub(super) joiners: Vec<ThreadId>,
}

impl ThreadRecord {
    /// Whether it has not ended.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        !matches!(self.state, ThreadState::Exited { .. })
    }

    /// Whether it is ready to run, or running, or wants the GIL: anything but waiting or ended.
    #[must_use]
    pub fn is_runnable(&self) -> bool {
        !matches!(
            self.state,
            ThreadState::Blocked { .. } | ThreadState::Exited { .. }
        )
    }
}

/// What ended a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WokenBy {
    /// The time of a sleep or of simulated I/O is over.
    Timer,
    /// The waiting time ran out.
    TimeOut,
    /// A job arrived (or no more will).
    Job,
    /// Another thread released, sent, ended…
    Thread,
}

/// A wait, with all that is needed to try again or to give up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wait {
    pub target: WaitTarget,
    pub deadline_ns: Option<u64>,
    /// Its place in the queue of what it waits for: first come, first served, even after a vain try.
    pub ticket: u64,
    /// Its timer, while it is blocked.
    pub timer: Option<u64>,
}

impl Wait {
    /// Whether a job in the inbox ends it.
    pub fn is_for_inbox(&self) -> bool {
        matches!(
            self.target,
            WaitTarget::Inbox | WaitTarget::Select { inbox: true, .. }
        )
    }
}

/// What a thread waits for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum WaitTarget {
    Sleep,
    Io,
    Sync {
        sync: SyncId,
        what: Rc<str>,
    },
    JoinThread(ThreadId),
    JoinProcess(ProcessId),
    Send {
        pipe: PipeId,
        message: Message,
        what: Rc<str>,
    },
    Receive {
        pipe: PipeId,
        what: Rc<str>,
    },
    Inbox,
    Select {
        event_loop: LoopId,
        inbox: bool,
    },
}
