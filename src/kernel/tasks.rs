//! What guests report about their tasks, event loops and queues, kept for the page. The machine never
//! acts on any of it, except that a loop that waits can be woken.

use std::rc::Rc;

use super::guest::TaskRecord;
use super::ids::{JobId, ProcessId, ThreadId};

/// A task, and what the kernel adds to the guest's report.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskEntry {
    /// What the guest reported.
    pub record: TaskRecord,
    /// Since when it has been in the ready queue, if it is.
    pub ready_since_ns: Option<u64>,
    /// Grows with each time a task became ready: the order in the ready queue.
    pub ready_order: u64,
}

/// An event loop.
#[derive(Clone, Debug, PartialEq)]
pub struct LoopRecord {
    /// Its process.
    pub process: ProcessId,
    /// The thread it runs on; before it first waits, the one that made it.
    pub thread: ThreadId,
    /// Iterations so far.
    pub turn: u64,
    /// Handles that were ready when the present iteration began.
    pub n_ready: u32,
    /// Whether it waits in `select`.
    pub selecting: bool,
    /// Whether it was closed (or its thread ended).
    pub ended: bool,
    /// It was woken while it was not waiting: its next `select` returns at once.
    pub(super) wake_pending: bool,
}

/// A queue of the program.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueRecord {
    /// Its process.
    pub process: ProcessId,
    /// Its class, e.g. `queue.Queue`.
    pub name: Rc<str>,
    /// Its capacity, 0 if unbounded.
    pub maxsize: u32,
    /// What lies in it: a job each, or something else.
    pub items: Vec<Option<JobId>>,
}
