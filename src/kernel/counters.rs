//! Totals for the figures at the foot of a world. None of them depends on how a run is cut into slices.

/// Totals since the start of the world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counters {
    /// How often a core or GIL passed from one thread to another.
    pub n_thread_switches: u64,
    /// How often the operating system took a core away.
    pub n_preemptions: u64,
    /// How often the switch interval ran out.
    pub n_gil_switches: u64,
    /// How often the event loops resumed a task.
    pub n_task_switches: u64,
    /// How often a thread had to wait for its GIL.
    pub n_gil_waits: u64,
    /// How long threads waited for it altogether.
    pub gil_wait_ns: u64,
    /// Threads (processes' main threads included) that have executed their first instruction, not
    /// counting the first.
    pub n_started: u64,
    /// Time from creation to first instruction, with the cost of creation itself, summed over them.
    pub start_ns: u64,
    /// Threads alive now.
    pub n_threads: u32,
    /// The most that were alive at once.
    pub peak_threads: u32,
    /// Processes alive now.
    pub n_processes: u32,
    /// The most that were alive at once.
    pub peak_processes: u32,
    /// Tasks that have not finished.
    pub n_tasks: u32,
    /// The most at once.
    pub peak_tasks: u32,
    /// How often a timer or ready task of an event loop got its turn.
    pub n_loop_lags: u64,
    /// How long they waited for it altogether: the loop was busy.
    pub loop_lag_ns: u64,
    /// The longest.
    pub max_loop_lag_ns: u64,
    /// Bytes printed.
    pub output_bytes: u64,
}

impl Counters {
    /// Mean time from creation to first instruction.
    #[must_use]
    pub fn mean_start_ns(&self) -> Option<u64> {
        self.start_ns.checked_div(self.n_started)
    }

    /// Mean time a timer or ready task waited for its loop.
    #[must_use]
    pub fn mean_loop_lag_ns(&self) -> Option<u64> {
        self.loop_lag_ns.checked_div(self.n_loop_lags)
    }

    pub(super) fn loop_lagged(&mut self, lag_ns: u64) {
        self.n_loop_lags += 1;
        self.loop_lag_ns += lag_ns;
        self.max_loop_lag_ns = self.max_loop_lag_ns.max(lag_ns);
    }

    pub(super) fn thread_born(&mut self) {
        self.n_threads += 1;
        self.peak_threads = self.peak_threads.max(self.n_threads);
    }

    pub(super) fn process_born(&mut self) {
        self.n_processes += 1;
        self.peak_processes = self.peak_processes.max(self.n_processes);
    }

    pub(super) fn task_born(&mut self) {
        self.n_tasks += 1;
        self.peak_tasks = self.peak_tasks.max(self.n_tasks);
    }
}
