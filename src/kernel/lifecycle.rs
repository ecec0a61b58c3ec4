//! How threads and processes begin and end.

use std::rc::Rc;

use super::event::{EventKind, Outcome};
use super::guest::{Answer, Guest, Position};
use super::ids::{CoreId, JobId, ProcessId, ThreadId};
use super::state::{Kernel, with_commas};
use super::table::Table;
use super::thread::{ThreadState, WokenBy};
use super::world::{Ending, EventSink, World};

/// The exit status of a process that was killed, as Python's `Process.exitcode` has it.
pub(super) const KILLED: i32 = -15;

impl<G: Guest> World<G> {
    /// Starts a thread in the process of the one on the core, which has already paid for it.
    pub(super) fn spawn(
        &mut self,
        sink: &mut dyn EventSink,
        core: CoreId,
        stack: G::Thread,
        job: Option<JobId>,
        name: Rc<str>,
        daemon: bool,
    ) {
        let parent = self.kernel.thread_on(core);
        if !self.kernel.may_add_thread(sink, parent) {
            return;
        }
        let process = self.kernel.thread(parent).process;
        let created_ns = self.kernel.now_ns - self.kernel.machine.costs.thread_create_ns;
        let child = self
            .kernel
            .add_thread(process, name, daemon, job, created_ns);
        self.stacks.push(Some(Rc::new(stack)));
        self.kernel.place_child(parent, child);
        self.kernel
            .emit(sink, parent, EventKind::ThreadCreated { child });
        self.kernel.answer(core, Answer::Thread(child));
    }

    /// Forks the process of the thread on the core, which has already paid for it.
    pub(super) fn fork(
        &mut self,
        guest: &G,
        sink: &mut dyn EventSink,
        core: CoreId,
        stack: G::Thread,
        job: Option<JobId>,
        name: Rc<str>,
    ) {
        let parent = self.kernel.thread_on(core);
        if !self.kernel.may_add_process(sink, parent) {
            return;
        }
        let parent_process = self.kernel.thread(parent).process;
        let mut syncs = Table::new();
        let original = self.kernel.processes.get(parent_process.index());
        for semaphore in original.syncs.iter() {
            syncs.push(semaphore.copy_for_fork());
        }
        let child = self
            .kernel
            .add_process(Rc::clone(&name), Some(parent_process), job, syncs);
        let memory = self.memories.get(parent_process.index()).as_deref();
        let mut memory = memory.expect("a process that runs has memory").clone();
        guest.after_fork(&mut memory, child);
        self.memories.push(Some(Rc::new(memory)));
        let created_ns = self.kernel.now_ns - self.kernel.machine.costs.fork_ns;
        let thread = self
            .kernel
            .add_thread(child, "MainThread".into(), false, job, created_ns);
        self.stacks.push(Some(Rc::new(stack)));
        self.kernel.place_child(parent, thread);
        self.kernel
            .emit(sink, parent, EventKind::ProcessForked { child });
        self.kernel.answer(core, Answer::Process(child));
    }

    /// A thread ends; with a main thread its process.
    pub(super) fn thread_exits(
        &mut self,
        sink: &mut dyn EventSink,
        thread: ThreadId,
        outcome: Outcome,
        status: i32,
    ) {
        let process = self.kernel.thread(thread).process;
        let is_main = self.kernel.processes.get(process.index()).main_thread == thread;
        if is_main {
            self.kernel.forget_gil_waiters(process);
        }
        self.end_thread(sink, thread, outcome);
        if is_main {
            self.process_exits(sink, process, status);
        }
    }

    /// A process ends, and with it all its threads. When it is the main process, everything ends.
    pub(super) fn process_exits(
        &mut self,
        sink: &mut dyn EventSink,
        process: ProcessId,
        status: i32,
    ) {
        if !self.kernel.processes.get(process.index()).is_alive() {
            return;
        }
        self.kernel.forget_gil_waiters(process);
        let remaining = self
            .kernel
            .processes
            .get(process.index())
            .live_threads
            .clone();
        for thread in remaining {
            self.end_thread(sink, thread, Outcome::Cancelled);
        }
        self.memories.edit(process.index()).take();
        self.kernel.end_process(sink, process, status);
        if process == ProcessId(0) {
            let orphans = (1..self.kernel.processes.len()).map(super::state::id_from);
            for orphan in orphans.map(ProcessId) {
                self.process_exits(sink, orphan, KILLED);
            }
            self.kernel.ending = Some(Ending::Exited(status));
        }
    }

    fn end_thread(&mut self, sink: &mut dyn EventSink, thread: ThreadId, outcome: Outcome) {
        if let ThreadState::Running { core, .. } = self.kernel.thread(thread).state {
            self.stops[core.index()] = None;
        }
        self.kernel.end_thread(sink, thread, outcome);
        self.stacks.edit(thread.index()).take();
    }
}

impl Kernel {
    /// Until it runs, a new thread is shown at the line that started it.
    fn place_child(&mut self, parent: ThreadId, child: ThreadId) {
        let place = self.thread(parent).position.place;
        let record = self.thread_mut(child);
        record.position = Position {
            place,
            job: record.job,
            task: None,
        };
    }

    /// The process ends: its GIL is of no use to anybody any more.
    fn forget_gil_waiters(&mut self, process: ProcessId) {
        let gil = &mut self.processes.edit(process.index()).gil;
        gil.waiters.clear();
    }

    fn may_add_thread(&mut self, sink: &mut dyn EventSink, parent: ThreadId) -> bool {
        let Some(message) = self.thread_limit() else {
            return true;
        };
        self.reach_limit(sink, parent, message.into());
        false
    }

    fn thread_limit(&self) -> Option<String> {
        let (at_once, ever) = (self.limits.threads, self.limits.threads_ever);
        if self.counters.n_threads >= at_once {
            let n = with_commas(at_once.into());
            return Some(format!("more than {n} threads at the same time"));
        }
        if self.threads.len() >= ever as usize {
            let n = with_commas(ever.into());
            return Some(format!("more than {n} threads in one run"));
        }
        None
    }

    fn may_add_process(&mut self, sink: &mut dyn EventSink, parent: ThreadId) -> bool {
        let limit = self.limits.processes;
        if self.counters.n_processes >= limit {
            let n = with_commas(limit.into());
            let message = format!("more than {n} processes at the same time");
            self.reach_limit(sink, parent, message.into());
            return false;
        }
        self.may_add_thread(sink, parent)
    }

    /// Ends a thread, wherever it is: on a core, in a queue, or waiting.
    fn end_thread(&mut self, sink: &mut dyn EventSink, thread: ThreadId, outcome: Outcome) {
        self.finish_left(sink, thread, self.now_ns, self.step);
        self.emit(
            sink,
            thread,
            EventKind::ThreadExited {
                outcome: outcome.clone(),
            },
        );
        let state = self.thread(thread).state.clone();
        let process = self.thread(thread).process;
        match state {
            ThreadState::Running { core, .. } => self.leave_core(core),
            ThreadState::Ready { .. } => self.run_queue.edit().retain(|(t, _)| *t != thread),
            ThreadState::WaitingForGil { .. } => {
                let gil = &mut self.processes.edit(process.index()).gil;
                gil.waiters.retain(|(t, _)| *t != thread);
            }
            ThreadState::Blocked { .. } | ThreadState::Exited { .. } => {}
        }
        let at_ns = self.now_ns;
        let record = self.thread_mut(thread);
        record.state = ThreadState::Exited {
            outcome: outcome.clone(),
            at_ns,
        };
        record.burn = None;
        record.answer = None;
        let joiners = std::mem::take(&mut record.joiners);
        let job = record.job;
        let live = &mut self.processes.edit(process.index()).live_threads;
        let index = live.binary_search(&thread);
        live.remove(index.expect("a thread that ends was alive, and threads are in order"));
        self.counters.n_threads -= 1;
        self.abandon_wait(sink, thread);
        self.release_gil(sink, thread);
        self.end_loops_of(thread);
        if let Some(job) = job {
            self.finish_dropped(sink, thread, job, 1, outcome);
        }
        for joiner in joiners {
            self.wake(sink, joiner, Some(Answer::Done), WokenBy::Thread);
        }
    }

    fn end_loops_of(&mut self, thread: ThreadId) {
        let loops: Vec<usize> = self
            .loops
            .iter()
            .enumerate()
            .filter(|(_, record)| record.thread == thread && !record.ended)
            .map(|(index, _)| index)
            .collect();
        for index in loops {
            self.loops.edit(index).ended = true;
        }
    }

    fn end_process(&mut self, sink: &mut dyn EventSink, process: ProcessId, status: i32) {
        let now_ns = self.now_ns;
        let record = self.processes.edit(process.index());
        record.exited = Some((now_ns, status));
        let main_thread = record.main_thread;
        let carried = std::mem::take(&mut record.carried);
        let joiners = std::mem::take(&mut record.joiners);
        self.counters.n_processes -= 1;
        self.counters.n_tasks -= std::mem::take(&mut self.processes.edit(process.index()).n_tasks);
        for (job, n) in carried {
            // Frames were cut off in the middle of their work.
            if let Some(record) = self.jobs.edit().get_mut(&job) {
                record.reported = Some(Outcome::Cancelled);
            }
            self.finish_dropped(sink, main_thread, job, n, Outcome::Cancelled);
        }
        self.emit(sink, main_thread, EventKind::ProcessExited { status });
        for joiner in joiners {
            self.wake(sink, joiner, Some(Answer::Status(status)), WokenBy::Thread);
        }
    }

    fn finish_dropped(
        &mut self,
        sink: &mut dyn EventSink,
        thread: ThreadId,
        job: JobId,
        n: u32,
        otherwise: Outcome,
    ) {
        if let Some(outcome) = self.drop_job(job, n, otherwise, self.now_ns) {
            self.emit_about(sink, thread, job, EventKind::JobFinished { job, outcome });
        }
    }
}
