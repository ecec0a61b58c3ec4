//! Who runs: cores, the run queue, the GIL, the operating system's slices. Everything here happens at
//! the kernel's present time.
//!
//! A thread's way to run: `make_ready` puts it on the run queue, `dispatch_ready` on a core; it pays for
//! the switch, tries again what it waited for (`arrive`), gets the GIL, and runs.

use super::cores::{Core, Phase};
use super::event::EventKind;
use super::ids::{CoreId, ProcessId, ThreadId};
use super::policy::{Choice, ChoicePoint, Policy};
use super::state::Kernel;
use super::thread::ThreadState;
use super::world::EventSink;

/// What happens next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Action {
    /// A job arrives.
    Arrival,
    /// A timer is due.
    Timer,
    /// A core goes on.
    Core(CoreId),
}

impl Kernel {
    /// The earliest thing that can happen, and when. At the same time arrivals come before timers, and
    /// timers before cores in order of their numbers: never an order that depends on how the world
    /// was built up, so that a branch and a fresh run agree.
    pub fn next_action(&self) -> Option<(u64, Action)> {
        let mut next = self.inbox.next_ns().map(|time| (time, Action::Arrival));
        if let Some(time) = self.timers.next_ns() {
            next = earlier(next, (time, Action::Timer));
        }
        for (index, core) in (0..).zip(&self.cores) {
            if let Some(time) = self.core_due_ns(core) {
                next = earlier(next, (time, Action::Core(CoreId(index))));
            }
        }
        next
    }

    /// When the next thing will happen, if the world can go on.
    pub fn next_ns(&self) -> Option<u64> {
        if self.ending.is_some() {
            return None;
        }
        if self.can_dispatch() {
            return Some(self.now_ns);
        }
        self.next_action().map(|(time, _)| time)
    }

    /// Before which time instructions of a core must start, so that nothing else comes first.
    pub fn horizon_ns(&self, core: CoreId) -> u64 {
        let mut until = self.interrupt_ns(&self.cores[core.index()]);
        until = until.min(self.inbox.next_ns().unwrap_or(u64::MAX));
        until = until.min(self.timers.next_ns().unwrap_or(u64::MAX));
        for (index, other) in (0..).zip(&self.cores) {
            if index == core.0 {
                continue;
            }
            if let Some(due) = self.core_due_ns(other) {
                // At the same time the core with the smaller number comes first.
                until = until.min(due.saturating_add(u64::from(core.0 < index)));
            }
        }
        until
    }

    fn core_due_ns(&self, core: &Core) -> Option<u64> {
        match core.phase {
            Phase::Idle => None,
            Phase::Arriving | Phase::Calling | Phase::Running => Some(core.time_ns),
            Phase::Burning { end_ns } => {
                Some(end_ns.min(self.interrupt_ns(core).max(core.time_ns)))
            }
        }
    }

    /// When the thread on a core must give up the core or its GIL, if nothing changes until then.
    fn interrupt_ns(&self, core: &Core) -> u64 {
        let gil = self.gil_deadline_ns(core).unwrap_or(u64::MAX);
        gil.min(self.os_deadline_ns(core).unwrap_or(u64::MAX))
    }

    fn gil_deadline_ns(&self, core: &Core) -> Option<u64> {
        if !self.machine.gil {
            return None;
        }
        let process = self.thread(core.thread?).process;
        self.processes.get(process.index()).gil.deadline_ns()
    }

    /// One slice after somebody began to wait for a core, or after the thread got it, if that is later.
    fn os_deadline_ns(&self, core: &Core) -> Option<u64> {
        let (_, waiting_since_ns) = self.run_queue.front()?;
        Some((*waiting_since_ns).max(core.since_ns) + core.os_slice_ns)
    }

    /// Whether the thread on a core must stop now, although it could run on.
    pub fn must_interrupt(&self, core: CoreId) -> bool {
        self.interrupt_ns(&self.cores[core.index()]) <= self.now_ns
    }

    /// Takes the GIL or the core away from a running thread, whichever is due.
    pub fn interrupt(&mut self, sink: &mut dyn EventSink, core: CoreId) {
        let gil_deadline = self.gil_deadline_ns(&self.cores[core.index()]);
        if gil_deadline.is_some_and(|deadline| deadline <= self.now_ns) {
            self.switch_gil(sink, core);
        } else {
            self.preempt(sink, core);
        }
    }

    /// Puts a thread on the run queue.
    pub fn make_ready(&mut self, thread: ThreadId) {
        let since_ns = self.now_ns;
        self.thread_mut(thread).state = ThreadState::Ready { since_ns };
        self.run_queue.edit().push_back((thread, since_ns));
    }

    /// Gives the idle cores to those who wait for one.
    pub fn dispatch_ready(&mut self, sink: &mut dyn EventSink) {
        while self.can_dispatch() {
            let index = self.choose_for_core(sink);
            let (thread, _) = self
                .run_queue
                .edit()
                .remove(index)
                .expect("a policy chooses among the candidates");
            let core = self.best_core_for(thread);
            self.dispatch(sink, core, thread);
        }
    }

    fn can_dispatch(&self) -> bool {
        !self.run_queue.is_empty() && self.cores.iter().any(|core| core.thread.is_none())
    }

    /// The place in the run queue of the thread that gets a core.
    fn choose_for_core(&mut self, sink: &mut dyn EventSink) -> usize {
        let n = self.run_queue.len();
        if n == 1 {
            return 0;
        }
        let index = self.policy.choose(ChoicePoint::Core, n);
        let taken = self.run_queue[index].0;
        self.record_choice(sink, ChoicePoint::Core, n, index, taken);
        index
    }

    fn record_choice(
        &self,
        sink: &mut dyn EventSink,
        point: ChoicePoint,
        n_candidates: usize,
        index: usize,
        taken: ThreadId,
    ) {
        sink.choice(Choice {
            time_ns: self.now_ns,
            point,
            n_candidates: super::state::id_from(n_candidates),
            index: super::state::id_from(index),
            taken,
        });
    }

    /// The idle core where the thread ran last, because going on there is free; else the first.
    fn best_core_for(&self, thread: ThreadId) -> CoreId {
        let idle = || {
            (0..)
                .map(CoreId)
                .zip(&self.cores)
                .filter(|(_, core)| core.thread.is_none())
        };
        idle()
            .find(|(_, core)| core.last_thread == Some(thread))
            .or_else(|| idle().next())
            .expect("a core is idle")
            .0
    }

    fn dispatch(&mut self, sink: &mut dyn EventSink, core_id: CoreId, thread: ThreadId) {
        let now_ns = self.now_ns;
        let os_slice_ns = self
            .policy
            .keep_for_ns(ChoicePoint::Core, self.machine.os_slice_ns);
        let owes_switch = std::mem::take(&mut self.thread_mut(thread).owes_switch);
        let core = &mut self.cores[core_id.index()];
        let is_after_another = core.last_thread.is_some_and(|last| last != thread);
        core.paid_switch = false;
        core.thread = Some(thread);
        core.since_ns = now_ns;
        core.os_slice_ns = os_slice_ns;
        core.phase = Phase::Arriving;
        core.time_ns = now_ns;
        if owes_switch || is_after_another {
            self.pay_switch(core_id);
        }
        self.thread_mut(thread).state = ThreadState::Running {
            core: core_id,
            since_ns: now_ns,
        };
        self.emit(sink, thread, EventKind::ThreadDispatched { core: core_id });
    }

    /// A thread has come to a core: it tries again what it waited for, gets its GIL and runs.
    pub fn arrive(&mut self, sink: &mut dyn EventSink, core_id: CoreId) {
        let thread = self.thread_on(core_id);
        if !self.try_again(sink, core_id, thread) {
            return;
        }
        let core = &mut self.cores[core_id.index()];
        core.time_ns = self.now_ns;
        core.phase = Phase::Running;
        if self.machine.gil && !self.take_gil(sink, core_id, thread) {
            return;
        }
        if self.thread(thread).burn.is_some() {
            self.run_burn(core_id, thread);
        }
    }

    /// Starts or resumes the thread's computation when its core is ready.
    pub fn run_burn(&mut self, core: CoreId, thread: ThreadId) {
        let start_ns = self.cores[core.index()].time_ns;
        let burn = self.thread_mut(thread).burn.as_mut();
        let burn = burn.expect("the thread computes");
        burn.running_since_ns = Some(start_ns);
        let end_ns = start_ns + burn.left_ns;
        self.cores[core.index()].phase = Phase::Burning { end_ns };
    }

    /// Who is on a core that has something to do.
    pub fn thread_on(&self, core: CoreId) -> ThreadId {
        self.cores[core.index()]
            .thread
            .expect("a core that acts has a thread")
    }

    /// Takes the GIL for a thread that has a core. False when it must wait for it.
    fn take_gil(&mut self, sink: &mut dyn EventSink, core: CoreId, thread: ThreadId) -> bool {
        let now_ns = self.now_ns;
        let process = self.thread(thread).process;
        let gil = &mut self.processes.edit(process.index()).gil;
        match gil.holder {
            Some(holder) if holder == thread => {
                if std::mem::take(&mut gil.is_fresh) {
                    // Its time with the GIL begins now that it runs. (A thread that the operating
                    // system interrupted does not get more time with it.)
                    gil.held_since_ns = now_ns;
                }
            }
            Some(holder) => {
                gil.waiters.push_back((thread, now_ns));
                self.emit(sink, thread, EventKind::GilRequested { holder });
                self.wait_for_gil(core, thread);
                return false;
            }
            None => {
                let is_after_another = gil.last_holder.is_some_and(|last| last != thread);
                self.own_gil(sink, process, thread);
                if is_after_another && !self.cores[core.index()].paid_switch {
                    self.pay_switch(core);
                    let start_ns = self.cores[core.index()].time_ns;
                    self.processes.edit(process.index()).gil.held_since_ns = start_ns;
                }
            }
        }
        true
    }

    fn pay_switch(&mut self, core: CoreId) {
        self.cores[core.index()].time_ns += self.machine.costs.thread_switch_ns;
        self.cores[core.index()].paid_switch = true;
        self.counters.n_thread_switches += 1;
    }

    fn wait_for_gil(&mut self, core: CoreId, thread: ThreadId) {
        self.leave_core(core);
        self.counters.n_gil_waits += 1;
        let since_ns = self.now_ns;
        self.thread_mut(thread).state = ThreadState::WaitingForGil { since_ns };
    }

    fn own_gil(&mut self, sink: &mut dyn EventSink, process: ProcessId, thread: ThreadId) {
        let interval_ns = self
            .policy
            .keep_for_ns(ChoicePoint::Gil, self.machine.switch_interval_ns);
        let gil = &mut self.processes.edit(process.index()).gil;
        gil.holder = Some(thread);
        gil.held_since_ns = self.now_ns;
        gil.interval_ns = interval_ns;
        self.emit(sink, thread, EventKind::GilAcquired);
    }

    /// Takes one of those who want a GIL out of their queue.
    fn choose_for_gil(&mut self, sink: &mut dyn EventSink, process: ProcessId) -> ThreadId {
        let n = self.processes.get(process.index()).gil.waiters.len();
        let index = match n {
            1 => 0,
            _ => self.policy.choose(ChoicePoint::Gil, n),
        };
        let gil = &mut self.processes.edit(process.index()).gil;
        let (thread, since_ns) = gil
            .waiters
            .remove(index)
            .expect("somebody waits for the GIL");
        self.counters.gil_wait_ns += self.now_ns - since_ns;
        if n > 1 {
            self.record_choice(sink, ChoicePoint::Gil, n, index, thread);
        }
        thread
    }

    /// Gives the GIL to one of those who want it; it needs a core next.
    fn hand_gil_to(&mut self, sink: &mut dyn EventSink, process: ProcessId, thread: ThreadId) {
        self.own_gil(sink, process, thread);
        self.processes.edit(process.index()).gil.is_fresh = true;
        self.thread_mut(thread).owes_switch = true;
        self.make_ready(thread);
    }

    /// The thread gives its GIL up, if it has it, because it blocks or ends.
    pub fn release_gil(&mut self, sink: &mut dyn EventSink, thread: ThreadId) {
        let process = self.thread(thread).process;
        if self.processes.get(process.index()).gil.holder != Some(thread) {
            return;
        }
        let gil = &mut self.processes.edit(process.index()).gil;
        gil.holder = None;
        gil.last_holder = Some(thread);
        gil.is_fresh = false;
        let is_wanted = !gil.waiters.is_empty();
        self.emit(sink, thread, EventKind::GilReleased);
        if is_wanted {
            let next = self.choose_for_gil(sink, process);
            self.hand_gil_to(sink, process, next);
        }
    }

    /// The switch interval is over: the thread on the core hands its GIL over, and waits for it in turn.
    fn switch_gil(&mut self, sink: &mut dyn EventSink, core: CoreId) {
        let thread = self.thread_on(core);
        let process = self.thread(thread).process;
        let to = self.choose_for_gil(sink, process);
        self.counters.n_gil_switches += 1;
        self.emit(sink, thread, EventKind::GilSwitched { to });
        self.wait_for_gil(core, thread);
        let gil = &mut self.processes.edit(process.index()).gil;
        gil.last_holder = Some(thread);
        gil.waiters.push_back((thread, self.now_ns));
        self.hand_gil_to(sink, process, to);
    }

    /// The operating system takes the core away; the thread keeps its GIL.
    fn preempt(&mut self, sink: &mut dyn EventSink, core: CoreId) {
        let thread = self.thread_on(core);
        self.counters.n_preemptions += 1;
        self.emit(sink, thread, EventKind::ThreadPreempted { core });
        self.leave_core(core);
        self.make_ready(thread);
    }

    /// Makes a core idle; a computation that was going on there is cut.
    pub fn leave_core(&mut self, core_id: CoreId) {
        let now_ns = self.now_ns;
        let thread = self.thread_on(core_id);
        if let Some(burn) = self.thread(thread).burn
            && let Some(since_ns) = burn.running_since_ns
        {
            let burn = self.thread_mut(thread).burn.as_mut().expect("just seen");
            burn.left_ns -= now_ns.saturating_sub(since_ns);
            burn.running_since_ns = None;
        }
        let core = &mut self.cores[core_id.index()];
        core.busy_before_ns += now_ns - core.since_ns;
        core.thread = None;
        core.last_thread = Some(thread);
        core.phase = Phase::Idle;
        core.time_ns = now_ns;
    }
}

fn earlier(first: Option<(u64, Action)>, second: (u64, Action)) -> Option<(u64, Action)> {
    match first {
        Some(first) if first.0 <= second.0 => Some(first),
        _ => Some(second),
    }
}
