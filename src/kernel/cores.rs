//! The cores: each has its own time, and runs one thread at a time.

use super::ids::ThreadId;

/// One core.
#[derive(Clone, Debug, PartialEq)]
pub struct Core {
    /// Who is on it.
    pub thread: Option<ThreadId>,
    /// Since when.
    pub since_ns: u64,
    /// How long it was busy before that.
    pub(super) busy_before_ns: u64,
    /// Who was on it last: to run another costs a switch.
    pub(super) last_thread: Option<ThreadId>,
    /// When its next action is due, unless the phase says otherwise. Meaningless when idle.
    pub(super) time_ns: u64,
    /// How long the thread may keep it while another wants it.
    pub(super) os_slice_ns: u64,
    /// The thread paid for a switch when it came here.
    pub(super) paid_switch: bool,
    /// What it does next.
    pub(super) phase: Phase,
}

/// What a core does next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Nothing: no thread is on it.
    Idle,
    /// The thread has arrived: it tries again what it waited for, and then wants the GIL.
    Arriving,
    /// The thread executes instructions.
    Running,
    /// The thread computes until then, if it is left alone.
    Burning { end_ns: u64 },
    /// The thread's call to the kernel (or its end) takes effect.
    Calling,
}

impl Core {
    /// An idle core at time 0.
    #[must_use]
    pub(super) fn new() -> Self {
        Core {
            thread: None,
            since_ns: 0,
            busy_before_ns: 0,
            last_thread: None,
            time_ns: 0,
            os_slice_ns: 0,
            paid_switch: false,
            phase: Phase::Idle,
        }
    }

    /// How long it has been busy at virtual time `at_ns`.
    #[must_use]
    pub fn busy_ns(&self, at_ns: u64) -> u64 {
        let now = match self.thread {
            Some(_) => at_ns.saturating_sub(self.since_ns),
            None => 0,
        };
        self.busy_before_ns + now
    }
}
