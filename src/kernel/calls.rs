//! What threads ask of the kernel, and what is done. A call takes effect when its instruction has ended, so
//! that the calls of several cores take effect in order of time.

use std::rc::Rc;

use super::cores::Phase;
use super::event::EventKind;
use super::guest::{Answer, Guest, Message, Stop, Syscall};
use super::ids::{CoreId, PipeId, ProcessId};
use super::state::with_commas;
use super::thread::{Burn, WaitTarget};
use super::world::{EventSink, World};

impl<G: Guest> World<G> {
    /// What the thread on a core stopped with takes effect now.
    pub(super) fn take_effect(&mut self, guest: &G, sink: &mut dyn EventSink, core: CoreId) {
        let stop = self.stops[core.index()].take();
        match stop.expect("a core that calls has something to call with") {
            Stop::Call(call) => self.call(guest, sink, core, call),
            Stop::Exited { outcome, status } => {
                let thread = self.kernel.thread_on(core);
                self.thread_exits(sink, thread, outcome, status);
            }
            Stop::SliceOver | Stop::Collect | Stop::Limit(_) => {
                unreachable!("only calls and exits wait for their time")
            }
        }
    }

    fn call(
        &mut self,
        guest: &G,
        sink: &mut dyn EventSink,
        core: CoreId,
        call: Syscall<G::Thread>,
    ) {
        let kernel = &mut self.kernel;
        let thread = kernel.thread_on(core);
        match call {
            Syscall::Burn { cpu_ns } => kernel.begin_burn(sink, core, cpu_ns),
            Syscall::Sleep { ns } => kernel.wait(sink, core, WaitTarget::Sleep, Some(ns)),
            Syscall::Io { ns } => kernel.wait(sink, core, WaitTarget::Io, Some(ns)),
            Syscall::SpawnThread {
                thread: stack,
                job,
                name,
                daemon,
            } => self.spawn(sink, core, stack, job, name, daemon),
            Syscall::Fork {
                thread: stack,
                job,
                name,
            } => self.fork(guest, sink, core, stack, job, name),
            Syscall::JoinThread { thread, timeout_ns } => {
                kernel.get_or_wait(sink, core, WaitTarget::JoinThread(thread), timeout_ns);
            }
            Syscall::JoinProcess {
                process,
                timeout_ns,
            } => {
                kernel.get_or_wait(sink, core, WaitTarget::JoinProcess(process), timeout_ns);
            }
            Syscall::Kill { process } => self.kill(sink, core, process),
            Syscall::Acquire {
                sync,
                timeout_ns,
                what,
            } => kernel.get_or_wait(sink, core, WaitTarget::Sync { sync, what }, timeout_ns),
            Syscall::Release { sync } => {
                kernel.answer(core, Answer::Done);
                kernel.release(sink, thread, sync);
            }
            Syscall::Send {
                pipe,
                message,
                timeout_ns,
                what,
            } => self.send(sink, core, pipe, message, timeout_ns, what),
            Syscall::Receive {
                pipe,
                timeout_ns,
                what,
            } => kernel.get_or_wait(sink, core, WaitTarget::Receive { pipe, what }, timeout_ns),
            Syscall::TakeJob => kernel.get_or_wait(sink, core, WaitTarget::Inbox, None),
            Syscall::Select {
                event_loop,
                timeout_ns,
                inbox,
            } => {
                let target = WaitTarget::Select { event_loop, inbox };
                kernel.get_or_wait(sink, core, target, timeout_ns);
            }
        }
    }

    fn send(
        &mut self,
        sink: &mut dyn EventSink,
        core: CoreId,
        pipe: PipeId,
        message: Message,
        timeout_ns: Option<u64>,
        what: Rc<str>,
    ) {
        let limit = self.kernel.limits.pipe_messages;
        if self.kernel.pipes.get(pipe.index()).messages.len() >= limit as usize {
            let text = format!(
                "more than {} messages in one queue",
                with_commas(limit.into())
            );
            let thread = self.kernel.thread_on(core);
            self.kernel.reach_limit(sink, thread, text.into());
            return;
        }
        let target = WaitTarget::Send {
            pipe,
            message,
            what,
        };
        self.kernel.get_or_wait(sink, core, target, timeout_ns);
    }

    fn kill(&mut self, sink: &mut dyn EventSink, core: CoreId, process: ProcessId) {
        // First the answer: a process may kill itself.
        self.kernel.answer(core, Answer::Done);
        self.process_exits(sink, process, super::lifecycle::KILLED);
    }
}

impl super::state::Kernel {
    fn begin_burn(&mut self, sink: &mut dyn EventSink, core: CoreId, cpu_ns: u64) {
        let thread = self.thread_on(core);
        let began_ns = self.now_ns;
        self.finish_left(sink, thread, began_ns, self.step);
        self.emit(sink, thread, EventKind::CpuStarted { cpu_ns });
        self.thread_mut(thread).burn = Some(Burn {
            total_ns: cpu_ns,
            left_ns: cpu_ns,
            began_ns,
            running_since_ns: None,
        });
        self.run_burn(core, thread);
    }

    /// The computation on a core is complete.
    pub(super) fn finish_burn(&mut self, sink: &mut dyn EventSink, core: CoreId) {
        let thread = self.thread_on(core);
        self.thread_mut(thread).burn = None;
        self.emit(sink, thread, EventKind::CpuFinished);
        let now_ns = self.now_ns;
        let core_state = &mut self.cores[core.index()];
        core_state.time_ns = now_ns;
        core_state.phase = Phase::Running;
        self.answer(core, Answer::Done);
    }
}
