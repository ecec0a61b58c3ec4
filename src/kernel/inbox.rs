//! The inbox: jobs that will arrive, and jobs that have arrived and wait to be taken.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::ids::JobId;
use super::sync::WaitQueue;

/// A job and the virtual time at which it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// When.
    pub time_ns: u64,
    /// Its number. Each arrival of a world has its own; ties in time are broken by it.
    pub job: JobId,
    /// The name of its kind, e.g. `download`.
    pub kind: Rc<str>,
}

/// Whether the inbox ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InboxMode {
    /// A service: it waits for more.
    Open,
    /// It closes after the last arrival, as `static/lab.py` does on real CPython.
    ClosesAfterLast,
}

/// The inbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Inbox {
    /// Whether it ends.
    pub mode: InboxMode,
    /// What will arrive, by time and job.
    pub(super) future: BTreeMap<(u64, JobId), Rc<str>>,
    /// What has arrived and was not taken, first to be taken first.
    pub waiting: VecDeque<(JobId, Rc<str>)>,
    /// Threads in a blocking take.
    pub(super) takers: WaitQueue,
    /// Threads in a `select` that a job ends.
    pub(super) selectors: WaitQueue,
}

impl Inbox {
    /// An inbox with these arrivals ahead.
    #[must_use]
    pub fn new(mode: InboxMode, arrivals: Vec<Arrival>) -> Self {
        let mut inbox = Inbox {
            mode,
            future: BTreeMap::new(),
            waiting: VecDeque::new(),
            takers: WaitQueue::default(),
            selectors: WaitQueue::default(),
        };
        for arrival in arrivals {
            inbox.insert(arrival);
        }
        inbox
    }

    /// Adds an arrival.
    pub(super) fn insert(&mut self, arrival: Arrival) {
        self.future
            .insert((arrival.time_ns, arrival.job), arrival.kind);
    }

    /// When the next job arrives.
    #[must_use]
    pub fn next_ns(&self) -> Option<u64> {
        self.future.first_key_value().map(|((time, _), _)| *time)
    }

    /// Whether nothing more will ever arrive.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.mode == InboxMode::ClosesAfterLast && self.future.is_empty()
    }

    /// Whether it is closed and empty.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.is_closed() && self.waiting.is_empty()
    }
}
