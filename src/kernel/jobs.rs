//! Jobs as the machine sees them: when they arrived, when work on them began and ended, and how many
//! places in the world still have them.

use std::rc::Rc;

use super::event::Outcome;

/// One job that has arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct JobRecord {
    /// The name of its kind, e.g. `download`.
    pub kind: Rc<str>,
    /// When it arrived.
    pub arrived_ns: u64,
    /// When the program took it from the inbox.
    pub taken_ns: Option<u64>,
    /// When code began to work on it.
    pub started_ns: Option<u64>,
    /// When it was finished, and how.
    pub finished: Option<(u64, Outcome)>,
    /// How many frames, coroutines, messages, queue items and starting threads have it.
    pub(super) n_holders: u32,
    /// How the last frame that had it ended: the job's own outcome, once nobody has it.
    pub(super) reported: Option<Outcome>,
}

impl JobRecord {
    /// A job that has just arrived.
    #[must_use]
    pub fn new(kind: Rc<str>, arrived_ns: u64) -> Self {
        JobRecord {
            kind,
            arrived_ns,
            taken_ns: None,
            started_ns: None,
            finished: None,
            n_holders: 0,
            reported: None,
        }
    }

    /// Whether code works on it, or a queue has it.
    #[must_use]
    pub fn is_in_work(&self) -> bool {
        self.started_ns.is_some() && self.finished.is_none()
    }
}
