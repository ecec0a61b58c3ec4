//! What is due when. Ties are broken by a sequence number: first set, first due.

use std::collections::BTreeMap;

use super::ids::ThreadId;

/// The timers of all waiting threads.
#[derive(Clone, Debug, Default)]
pub(super) struct Timers {
    by_time: BTreeMap<(u64, u64), ThreadId>,
    next_sequence: u64,
}

impl Timers {
    /// Sets a timer; the answer is needed to cancel it.
    pub fn set(&mut self, due_ns: u64, thread: ThreadId) -> u64 {
        let sequence = self.next_sequence;
        self.next_sequence += 1;
        self.by_time.insert((due_ns, sequence), thread);
        sequence
    }

    pub fn cancel(&mut self, due_ns: u64, sequence: u64) {
        let timer = self.by_time.remove(&(due_ns, sequence));
        assert!(
            timer.is_some(),
            "a waiting thread's timer is set until it is cancelled or due"
        );
    }

    pub fn len(&self) -> usize {
        self.by_time.len()
    }

    pub fn next_ns(&self) -> Option<u64> {
        self.by_time.first_key_value().map(|((due, _), _)| *due)
    }

    pub fn pop(&mut self) -> Option<ThreadId> {
        self.by_time.pop_first().map(|(_, thread)| thread)
    }
}
