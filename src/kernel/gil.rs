//! A process's global interpreter lock: who has it, who wants it, and when it must be handed on.

use std::collections::VecDeque;

use super::ids::ThreadId;

/// One GIL.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gil {
    /// Who has it.
    pub holder: Option<ThreadId>,
    /// Who wants it, and since when, first come first.
    pub waiters: VecDeque<(ThreadId, u64)>,
    /// Who had it last: to get it after another costs a switch.
    pub(super) last_holder: Option<ThreadId>,
    /// Since when the holder has been running with it.
    pub(super) held_since_ns: u64,
    /// How long the holder may keep it while another wants it.
    pub(super) interval_ns: u64,
    /// The holder got it from another and has not run with it yet.
    pub(super) is_fresh: bool,
}

impl Gil {
    /// When the holder must hand it on: one switch interval after somebody began to want it, or after
    /// it got it, whichever is later. `None` while nobody wants it.
    #[must_use]
    pub fn deadline_ns(&self) -> Option<u64> {
        let (_, wanted_since_ns) = self.waiters.front()?;
        Some((*wanted_since_ns).max(self.held_since_ns) + self.interval_ns)
    }
}
