//! Semaphores (a lock is a semaphore of one) and the queue of those who wait for something. They barge, as
//! futexes do: a release wakes the first waiter, who must run and try again, and somebody else may be
//! faster. Among waiters it is first come, first served.

use std::collections::BTreeMap;

use super::ids::ThreadId;

/// Who waits for something, in order of their tickets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct WaitQueue {
    waiters: BTreeMap<u64, ThreadId>,
}

impl WaitQueue {
    /// Queues `thread` at the place of its ticket.
    pub fn insert(&mut self, ticket: u64, thread: ThreadId) {
        let earlier = self.waiters.insert(ticket, thread);
        assert!(earlier.is_none(), "a ticket is given out once");
    }

    /// Takes a thread out because it gave up.
    pub fn remove(&mut self, ticket: u64) {
        self.waiters.remove(&ticket);
    }

    /// Takes out the first.
    pub fn pop(&mut self) -> Option<ThreadId> {
        self.waiters.pop_first().map(|(_, thread)| thread)
    }
}

/// One semaphore.
#[derive(Clone, Debug, PartialEq)]
pub struct Semaphore {
    /// How many may still take it.
    pub value: u32,
    /// Whether it is a lock that programs see: it has an owner and events.
    pub is_lock: bool,
    /// Who took it last, for a lock that is taken.
    pub owner: Option<ThreadId>,
    pub(super) waiters: WaitQueue,
}

impl Semaphore {
    /// A semaphore that nobody waits for.
    #[must_use]
    pub fn new(value: u32, is_lock: bool) -> Self {
        Semaphore {
            value,
            is_lock,
            owner: None,
            waiters: WaitQueue::default(),
        }
    }

    /// Takes one, if there is one.
    pub(super) fn try_take(&mut self, thread: ThreadId) -> bool {
        if self.value == 0 {
            return false;
        }
        self.value -= 1;
        if self.is_lock {
            self.owner = Some(thread);
        }
        true
    }

    /// Gives one back; the thread to wake, if any.
    pub(super) fn give(&mut self) -> Option<ThreadId> {
        self.value = self.value.checked_add(1).expect(
            "a program cannot release a semaphore four billion times more than it takes it",
        );
        self.owner = None;
        self.waiters.pop()
    }

    /// What a forked child gets: the same value, but nobody waits, because the waiting threads are not
    /// in the child.
    pub(super) fn copy_for_fork(&self) -> Self {
        Semaphore {
            waiters: WaitQueue::default(),
            ..self.clone()
        }
    }
}
