//! What copies of a world cost in real memory, and how to make them cheap. Nothing here changes what
//! happens in a world, and nothing that happens in it may depend on any of this.

use std::rc::Rc;

use super::guest::Guest;
use super::ids::ProcessId;
use super::world::World;

/// Beside the tables: the record itself, its cores and queues. An estimate.
const BASE_BYTES: u64 = 4 << 10;
/// What an entry of a map or of a queue of waiters costs, an estimate.
const ENTRY_BYTES: usize = 48;

impl<G: Guest> World<G> {
    /// To be called before a copy of the world is kept for long: what is garbage in its processes'
    /// memories is not kept with it. How much work that was, as a number of objects.
    pub fn prepare_to_be_kept(&mut self, guest: &G) -> usize {
        let n_processes = self.kernel.processes.len();
        let ids = (0..n_processes).map(super::state::id_from).map(ProcessId);
        let living: Vec<ProcessId> = ids.filter(|id| self.memory(*id).is_some()).collect();
        let empty = |id| self.with_roots(id, |memory, stacks| guest.empty_garbage(memory, stacks));
        living.into_iter().map(empty).sum()
    }

    /// Bytes of real memory that this world has and `other`, an earlier or later copy of the same
    /// run, does not share; all that it has without one. Exact for the guest's pages, an estimate
    /// for the machine's own records.
    #[must_use]
    pub fn unshared_bytes(&self, guest: &G, other: Option<&World<G>>) -> u64 {
        let kernel = &self.kernel;
        let twin = other.map(|other| &other.kernel);
        let memories = self.memories.unshared_bytes(
            other.map(|other| &other.memories),
            |memory, twin| match (memory, twin) {
                (Some(memory), Some(Some(twin))) if Rc::ptr_eq(memory, twin) => 0,
                (Some(memory), twin) => {
                    guest.unshared_bytes(memory, twin.and_then(|twin| twin.as_deref()))
                }
                (None, _) => 0,
            },
        );
        let stacks = self
            .stacks
            .unshared_bytes(other.map(|other| &other.stacks), |stack, twin| {
                match (stack, twin) {
                    (Some(stack), Some(Some(twin))) if Rc::ptr_eq(stack, twin) => 0,
                    (Some(stack), _) => guest.stack_bytes(stack),
                    (None, _) => 0,
                }
            });
        let processes =
            kernel
                .processes
                .unshared_bytes(twin.map(|twin| &twin.processes), |process, _| {
                    let n_entries = process.live_threads.len() + process.gil.waiters.len();
                    let ids = process.threads.len() * size_of::<ProcessId>();
                    (ids + n_entries * ENTRY_BYTES) as u64
                        + process.syncs.unshared_bytes(None, |_, _| 0)
                });
        let records = kernel
            .threads
            .unshared_bytes(twin.map(|t| &t.threads), |_, _| 0)
            + kernel
                .tasks
                .unshared_bytes(twin.map(|t| &t.tasks), |_, _| 0)
            + kernel
                .loops
                .unshared_bytes(twin.map(|t| &t.loops), |_, _| 0)
            + kernel
                .queues
                .unshared_bytes(twin.map(|t| &t.queues), |queue, _| {
                    (queue.items.len() * size_of::<ProcessId>() * 2) as u64
                })
            + kernel
                .pipes
                .unshared_bytes(twin.map(|t| &t.pipes), |pipe, _| {
                    (pipe.messages.len() * ENTRY_BYTES) as u64
                })
            + kernel
                .shared_syncs
                .unshared_bytes(twin.map(|t| &t.shared_syncs), |_, _| 0);
        let run_queue = kernel.run_queue.len() * size_of::<(u64, u64)>();
        let queues = kernel
            .run_queue
            .unshared_bytes(twin.map(|t| &t.run_queue), run_queue)
            + kernel
                .timers
                .unshared_bytes(twin.map(|t| &t.timers), kernel.timers.len() * ENTRY_BYTES)
            + kernel
                .jobs
                .unshared_bytes(twin.map(|t| &t.jobs), kernel.jobs.len() * 2 * ENTRY_BYTES);
        let disk = match twin {
            Some(twin) if Rc::ptr_eq(&twin.disk, &kernel.disk) => 0,
            twin => kernel.disk.unshared_bytes(twin.map(|twin| &*twin.disk)),
        };
        BASE_BYTES + disk + memories + stacks + processes + records + queues
    }
}
