//! The loop that advances a world: always the earliest thing first.
//!
//! Invariant: where a caller stops and goes on changes nothing. So every round of the loop does exactly one
//! thing (a slice of several instructions counts as several that nothing could come between).

use std::rc::Rc;

use super::cores::Phase;
use super::event::EventKind;
use super::guest::{Answer, Guest, Position, Slice, Stop, Syscall};
use super::ids::{CoreId, ProcessId, ThreadId};
use super::inbox::Arrival;
use super::jobs::JobRecord;
use super::lines::LineWatch;
use super::ops::Ops;
use super::schedule::Action;
use super::state::Kernel;
use super::table::Table;
use super::thread::{Wait, WokenBy};
use super::world::{Ending, EventSink, Progress, Until, World, WorldConfig};

/// Later than this, sums of times would not fit: some 550 years.
const END_OF_TIME_NS: u64 = u64::MAX / 16 * 15;

impl<G: Guest> World<G> {
    /// A world at time 0, before the first instruction.
    #[must_use]
    pub fn new(guest: &G, config: WorldConfig) -> Self {
        let mut kernel = Kernel::new(config);
        let (memory, stack) = guest.boot();
        let process = kernel.add_process("MainProcess".into(), None, None, Table::new());
        kernel.add_thread(process, "MainThread".into(), false, None, 0);
        let n_cores = kernel.cores.len();
        let mut world = World {
            kernel,
            memories: Table::new(),
            stacks: Table::new(),
            stops: (0..n_cores).map(|_| None).collect(),
        };
        world.memories.push(Some(Rc::new(memory)));
        world.stacks.push(Some(Rc::new(stack)));
        world
    }

    /// Adds an arrival, which must be later than [`World::now_ns`]: that is how a run branches.
    pub fn insert_arrival(&mut self, arrival: Arrival) {
        assert!(
            arrival.time_ns > self.kernel.now_ns,
            "a job can only arrive in the future"
        );
        self.kernel.inbox.edit().insert(arrival);
    }

    /// Advances until the step count or the virtual time is reached (what happens at exactly that time
    /// included), or nothing can happen.
    pub fn run(&mut self, guest: &G, until: Until, sink: &mut dyn EventSink) -> Progress {
        self.run_watched(guest, until, sink, None)
    }

    /// As [`World::run`], and stops when a thread has come to another line than the watch knows.
    pub fn run_watched(
        &mut self,
        guest: &G,
        until: Until,
        sink: &mut dyn EventSink,
        mut watch: Option<&mut LineWatch>,
    ) -> Progress {
        loop {
            match &self.kernel.ending {
                Some(Ending::Exited(status)) => return Progress::Exited(*status),
                Some(Ending::Stopped { message, .. }) => {
                    return Progress::Stopped(Rc::clone(message));
                }
                None => {}
            }
            if self.kernel.step >= until.step || self.kernel.work >= until.work {
                return Progress::Reached;
            }
            self.kernel.dispatch_ready(sink);
            let Some((time_ns, action)) = self.kernel.next_action() else {
                if self.kernel.somebody_waits_for_a_job() {
                    return Progress::Idle;
                }
                return Progress::Stopped(self.kernel.deadlock(sink));
            };
            if time_ns > until.time_ns {
                return Progress::Reached;
            }
            if time_ns > END_OF_TIME_NS {
                return Progress::Stopped(self.kernel.end_of_time(sink));
            }
            self.act(guest, sink, (time_ns, action), until, watch.as_deref_mut());
            if watch.as_ref().is_some_and(|watch| watch.has_changed()) {
                return Progress::Reached;
            }
        }
    }

    fn act(
        &mut self,
        guest: &G,
        sink: &mut dyn EventSink,
        (time_ns, action): (u64, Action),
        until: Until,
        watch: Option<&mut LineWatch>,
    ) {
        assert!(time_ns >= self.kernel.now_ns, "time never goes back");
        self.kernel.now_ns = time_ns;
        let core = match action {
            Action::Arrival => return self.kernel.job_arrives(sink),
            Action::Timer => return self.kernel.timer_is_due(sink),
            Action::Core(core) => core,
        };
        match self.kernel.cores[core.index()].phase {
            Phase::Idle => unreachable!("an idle core has nothing to do"),
            Phase::Arriving => self.kernel.arrive(sink, core),
            Phase::Calling => self.take_effect(guest, sink, core),
            Phase::Burning { end_ns } if end_ns <= time_ns => self.kernel.finish_burn(sink, core),
            Phase::Running if !self.kernel.must_interrupt(core) => {
                self.slice(guest, sink, core, until, watch);
            }
            Phase::Burning { .. } | Phase::Running => {
                self.note_position(guest, core);
                self.kernel.interrupt(sink, core);
            }
        }
    }

    /// The thread on the core executes instructions until something else comes first.
    fn slice(
        &mut self,
        guest: &G,
        sink: &mut dyn EventSink,
        core: CoreId,
        until: Until,
        watch: Option<&mut LineWatch>,
    ) {
        let thread = self.kernel.thread_on(core);
        let process = self.kernel.thread(thread).process;
        let until_ns = self
            .kernel
            .horizon_ns(core)
            .min(until.time_ns.saturating_add(1));
        self.kernel.note_first_run(thread);
        let answer = self.kernel.take_answer(thread);
        let memory = Rc::make_mut(
            self.memories
                .edit(process.index())
                .as_mut()
                .expect("a process that runs has memory"),
        );
        let stack = Rc::make_mut(
            self.stacks
                .edit(thread.index())
                .as_mut()
                .expect("a thread that runs has a stack"),
        );
        if let Some(answer) = answer {
            guest.deliver(memory, stack, answer);
        }
        let costs = self.kernel.machine.costs.clone();
        let now_ns = self.kernel.cores[core.index()].time_ns;
        let (step, work) = (self.kernel.step, self.kernel.work);
        let mut ops = Ops {
            kernel: &mut self.kernel,
            sink,
            process,
            thread,
        };
        let mut slice = Slice {
            now_ns,
            began_ns: now_ns,
            until_ns,
            step,
            until_step: until.step,
            work,
            until_work: until.work,
            process,
            thread,
            costs: &costs,
            ops: &mut ops,
        };
        let stop = match watch {
            None => guest.run(memory, stack, &mut slice),
            Some(watch) => watch.run(guest, memory, stack, &mut slice),
        };
        let (end_ns, began_ns) = (slice.now_ns, slice.began_ns);
        let (step, work) = (slice.step, slice.work);
        (self.kernel.step, self.kernel.work) = (step, work);
        self.kernel.now_ns = began_ns;
        self.kernel.cores[core.index()].time_ns = end_ns;
        self.kernel.wake_loops(sink);
        self.stopped(guest, sink, core, stop);
    }

    fn stopped(
        &mut self,
        guest: &G,
        sink: &mut dyn EventSink,
        core: CoreId,
        stop: Stop<G::Thread>,
    ) {
        let costs = &self.kernel.machine.costs;
        let cost_ns = match &stop {
            Stop::SliceOver => return,
            Stop::Collect => return self.collect(guest, core),
            Stop::Limit(message) => {
                let message = Rc::clone(message);
                let thread = self.kernel.thread_on(core);
                let before = self.kernel.thread(thread).position.place;
                self.note_position(guest, core);
                // A limit names a line: in code of the guest's own, the last one of the user's.
                let position = &mut self.kernel.thread_mut(thread).position;
                if position.place.line == 0 {
                    position.place = before;
                }
                return self.kernel.reach_limit(sink, thread, message);
            }
            Stop::Call(Syscall::SpawnThread { .. }) => costs.thread_create_ns,
            Stop::Call(Syscall::Fork { .. }) => costs.fork_ns,
            Stop::Call(_) | Stop::Exited { .. } => 0,
        };
        self.note_position(guest, core);
        self.stops[core.index()] = Some(stop);
        let core = &mut self.kernel.cores[core.index()];
        core.time_ns += cost_ns;
        core.phase = Phase::Calling;
    }

    /// Remembers where a thread is before it leaves the guest for a while.
    fn note_position(&mut self, guest: &G, core: CoreId) {
        let thread = self.kernel.thread_on(core);
        let position = self.position(guest, thread);
        self.kernel.thread_mut(thread).position = position;
    }

    fn collect(&mut self, guest: &G, core: CoreId) {
        let process = self.kernel.thread(self.kernel.thread_on(core)).process;
        self.with_roots(process, |memory, stacks| guest.collect(memory, stacks));
    }

    /// Does something to the memory of a process that has to know all stacks that refer to it.
    pub(super) fn with_roots<T>(
        &mut self,
        process: ProcessId,
        act: impl FnOnce(&mut G::Process, &mut dyn Iterator<Item = &G::Thread>) -> T,
    ) -> T {
        let record = self.kernel.processes.get(process.index());
        let on_stacks = record
            .live_threads
            .iter()
            .filter_map(|thread| self.stacks.get(thread.index()).as_deref());
        // Threads that are about to be born belong to nobody yet, but need their memory.
        let unborn = self
            .kernel
            .cores
            .iter()
            .zip(&self.stops)
            .filter(|(core, _)| {
                core.thread
                    .is_some_and(|thread| self.kernel.thread(thread).process == process)
            })
            .filter_map(|(_, stop)| match stop {
                Some(Stop::Call(
                    Syscall::SpawnThread { thread, .. } | Syscall::Fork { thread, .. },
                )) => Some(thread),
                _ => None,
            });
        let memory = self.memories.edit(process.index()).as_mut();
        let memory = Rc::make_mut(memory.expect("a process that runs has memory"));
        act(memory, &mut on_stacks.chain(unborn))
    }
}

impl Kernel {
    fn take_answer(&mut self, thread: ThreadId) -> Option<Answer> {
        // Looking first spares a copy of a record that a keyframe shares.
        self.thread(thread).answer.as_ref()?;
        self.thread_mut(thread).answer.take()
    }

    fn note_first_run(&mut self, thread: ThreadId) {
        if self.thread(thread).first_ran_ns.is_some() {
            return;
        }
        let now_ns = self.now_ns;
        let record = self.thread_mut(thread);
        record.first_ran_ns = Some(now_ns);
        let start_ns = now_ns - record.created_ns;
        if thread != ThreadId(0) {
            self.counters.n_started += 1;
            self.counters.start_ns += start_ns;
        }
    }

    fn wake_loops(&mut self, sink: &mut dyn EventSink) {
        for event_loop in std::mem::take(&mut self.woken_loops) {
            let thread = self.loops.get(event_loop.index()).thread;
            self.wake(sink, thread, Some(Answer::Done), WokenBy::Thread);
        }
    }

    /// The first of the jobs to come is here.
    fn job_arrives(&mut self, sink: &mut dyn EventSink) {
        let inbox = self.inbox.edit();
        let first = inbox.future.pop_first();
        let ((_, job), kind) = first.expect("a job arrives");
        inbox.waiting.push_back((job, Rc::clone(&kind)));
        let mut to_try: Vec<ThreadId> = inbox.takers.pop().into_iter().collect();
        let mut to_tell: Vec<ThreadId> = Vec::new();
        while let Some(selector) = inbox.selectors.pop() {
            to_tell.push(selector);
        }
        if inbox.is_closed() {
            while let Some(taker) = inbox.takers.pop() {
                to_try.push(taker);
            }
        }
        let record = JobRecord::new(kind, self.now_ns);
        self.jobs.edit().insert(job, record);
        let at = Position {
            job: Some(job),
            ..Position::default()
        };
        let kind = EventKind::JobArrived { job };
        self.emit_at(sink, ProcessId(0), ThreadId(0), at, kind);
        for thread in to_try {
            self.wake(sink, thread, None, WokenBy::Job);
        }
        for thread in to_tell {
            self.wake(sink, thread, Some(Answer::Done), WokenBy::Job);
        }
    }

    /// Whether a job would get things going again. (With a closed inbox nobody waits in it.)
    fn somebody_waits_for_a_job(&self) -> bool {
        self.threads.iter().any(|record| {
            let wait = record.wait.as_ref().filter(|_| !record.is_runnable());
            wait.is_some_and(Wait::is_for_inbox)
        })
    }
}
