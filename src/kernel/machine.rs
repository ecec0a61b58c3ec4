//! The parameters of a simulated machine: what the user can change. Plain data, no behaviour.

/// One nanosecond of virtual time is 1.
pub const US: u64 = 1_000;
/// Nanoseconds in a millisecond.
pub const MS: u64 = 1_000_000;

/// The machine a world runs on.
#[derive(Clone, Debug, PartialEq)]
pub struct Machine {
    /// Number of cores, 1 to 16.
    pub n_cores: u32,
    /// Whether each process has a global interpreter lock.
    pub gil: bool,
    /// How long a thread may keep the GIL while another wants it (`sys.getswitchinterval`).
    pub switch_interval_ns: u64,
    /// How long the operating system lets a thread keep a core while another wants it.
    pub os_slice_ns: u64,
    /// What things cost.
    pub costs: Costs,
    /// Who decides which thread runs next.
    pub policy: PolicyKind,
}

/// Which policy decides choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyKind {
    /// First come, first served, as an ordinary operating system does.
    RoundRobin,
    /// Every choice drawn from a generator with this seed.
    Random(u64),
}

/// What things cost, in nanoseconds of virtual time (memory in bytes).
///
/// Defaults: measured on CPython 3.11, 2 vCPU EPYC, best of several; see `docs/costs.md`.
#[derive(Clone, Debug, PartialEq)]
pub struct Costs {
    /// One bytecode instruction.
    pub instruction_ns: u64,
    /// A Python function call, on top of its instructions.
    pub call_ns: u64,
    /// One step of an asyncio task: take a handle from the ready deque, resume, suspend.
    pub task_switch_ns: u64,
    /// Creating an asyncio task.
    pub task_create_ns: u64,
    /// Creating a thread, paid by the creator.
    pub thread_create_ns: u64,
    /// Handing a core or the GIL from one thread to another, paid by the one that gets it.
    pub thread_switch_ns: u64,
    /// Forking a process, paid by the parent.
    pub fork_ns: u64,
    /// Memory of a process before it allocates anything.
    pub process_bytes: u64,
    /// Memory of a thread (its stack, touched part).
    pub thread_bytes: u64,
    /// Memory of an asyncio task.
    pub task_bytes: u64,
}

impl Default for Costs {
    fn default() -> Self {
        Costs {
            instruction_ns: 15,
            call_ns: 54,
            task_switch_ns: 1_800,
            task_create_ns: 3_200,
            thread_create_ns: 121 * US,
            thread_switch_ns: 9_800,
            fork_ns: 4_300 * US,
            process_bytes: 19_500_000,
            thread_bytes: 64 * 1024,
            task_bytes: 1_300,
        }
    }
}

impl Default for Machine {
    fn default() -> Self {
        Machine {
            n_cores: 2,
            gil: true,
            switch_interval_ns: 5 * MS,
            os_slice_ns: 4 * MS,
            costs: Costs::default(),
            policy: PolicyKind::RoundRobin,
        }
    }
}
