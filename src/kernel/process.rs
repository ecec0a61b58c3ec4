//! Processes as the machine sees them: threads, GIL, private locks, jobs in their memory. The memory
//! itself belongs to the guest.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::gil::Gil;
use super::ids::{JobId, ProcessId, ThreadId};
use super::sync::Semaphore;
use super::table::Table;

/// One process.
#[derive(Clone, Debug)]
pub struct ProcessRecord {
    /// Its name, e.g. `MainProcess`, `Process-1`.
    pub name: Rc<str>,
    /// Who forked it.
    pub parent: Option<ProcessId>,
    /// The job it was given at its start.
    pub job: Option<JobId>,
    /// The thread whose end ends the process.
    pub main_thread: ThreadId,
    /// Its threads that have not ended, in order of creation.
    pub live_threads: Vec<ThreadId>,
    /// All its threads, in order of creation.
    pub threads: Vec<ThreadId>,
    /// Its GIL; unused when the machine has none.
    pub gil: Gil,
    /// Its asyncio tasks that have not finished.
    pub n_tasks: u32,
    /// When it was created.
    pub created_ns: u64,
    /// When it ended, and its exit status.
    pub exited: Option<(u64, i32)>,
    /// Its private locks and semaphores.
    pub(super) syncs: Table<Semaphore>,
    /// How often its memory has each job (frames, coroutines, queue items).
    pub(super) carried: BTreeMap<JobId, u32>,
    /// Who waits for it to end.
    pub(super) joiners: Vec<ThreadId>,
}

impl ProcessRecord {
    /// Whether it has not ended.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.exited.is_none()
    }
}
