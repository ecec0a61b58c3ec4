//! Waiting and waking: what a thread may wait for, how it tries, how it is woken, and what is said when
//! everybody waits for ever.

use std::fmt::Write as _;
use std::rc::Rc;

use super::event::{EventKind, WaitReason};
use super::guest::Answer;
use super::ids::{CoreId, PipeId, SyncId, ThreadId};
use super::state::{Kernel, with_commas};
use super::thread::{ThreadState, Wait, WaitTarget, WokenBy};
use super::world::{Ending, EventSink};

/// How many waiting threads a deadlock message names.
const MAX_NAMED: usize = 6;

impl Kernel {
    /// The thread on a core wants something: it gets it, or the time is out, or it waits.
    pub fn get_or_wait(
        &mut self,
        sink: &mut dyn EventSink,
        core: CoreId,
        target: WaitTarget,
        timeout_ns: Option<u64>,
    ) {
        let thread = self.thread_on(core);
        if let Some(answer) = self.try_now(sink, thread, &target) {
            self.answer(core, answer);
        } else if timeout_ns == Some(0) {
            self.answer(core, Answer::TimedOut);
        } else {
            self.wait(sink, core, target, timeout_ns);
        }
    }

    /// The thread on a core begins to wait.
    pub fn wait(
        &mut self,
        sink: &mut dyn EventSink,
        core: CoreId,
        target: WaitTarget,
        timeout_ns: Option<u64>,
    ) {
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        let wait = Wait {
            target,
            deadline_ns: timeout_ns.map(|ns| self.now_ns.saturating_add(ns)),
            ticket,
            timer: None,
        };
        self.block(sink, core, wait);
    }

    /// The thread on a core goes on with this answer, without having waited.
    pub fn answer(&mut self, core: CoreId, answer: Answer) {
        let thread = self.thread_on(core);
        self.thread_mut(thread).answer = Some(answer);
        self.cores[core.index()].phase = super::cores::Phase::Running;
    }

    /// A woken thread has its core and tries again. False when it has to go on waiting.
    pub fn try_again(&mut self, sink: &mut dyn EventSink, core: CoreId, thread: ThreadId) -> bool {
        let Some(wait) = self.thread_mut(thread).wait.take() else {
            return true;
        };
        if let Some(answer) = self.try_now(sink, thread, &wait.target) {
            self.thread_mut(thread).answer = Some(answer);
            return true;
        }
        if wait.deadline_ns.is_some_and(|due| due <= self.now_ns) {
            self.thread_mut(thread).answer = Some(Answer::TimedOut);
            return true;
        }
        self.block(sink, core, wait);
        false
    }

    fn block(&mut self, sink: &mut dyn EventSink, core: CoreId, mut wait: Wait) {
        let thread = self.thread_on(core);
        self.finish_left(sink, thread, self.now_ns, self.step);
        let reason = self.reason(thread, &wait.target);
        let until_ns = wait.deadline_ns;
        self.queue_up(thread, &wait);
        wait.timer = until_ns.map(|due| self.timers.edit().set(due, thread));
        let event = EventKind::ThreadBlocked {
            reason: reason.clone(),
            until_ns,
        };
        self.emit(sink, thread, event);
        self.leave_core(core);
        let record = self.threads.edit(thread.index());
        record.wait = Some(wait);
        record.state = ThreadState::Blocked {
            reason,
            since_ns: self.now_ns,
            until_ns,
        };
        self.release_gil(sink, thread);
    }

    fn reason(&self, thread: ThreadId, target: &WaitTarget) -> WaitReason {
        match target {
            WaitTarget::Sleep => WaitReason::Sleep,
            WaitTarget::Io => WaitReason::Io,
            WaitTarget::Sync { sync, what } => WaitReason::Sync {
                sync: *sync,
                what: Rc::clone(what),
                owner: self.semaphore(self.thread(thread).process, *sync).owner,
            },
            WaitTarget::JoinThread(other) => WaitReason::JoinThread(*other),
            WaitTarget::JoinProcess(other) => WaitReason::JoinProcess(*other),
            WaitTarget::Send { what, .. } | WaitTarget::Receive { what, .. } => WaitReason::Pipe {
                what: Rc::clone(what),
            },
            WaitTarget::Inbox => WaitReason::Inbox,
            WaitTarget::Select { .. } => WaitReason::Select,
        }
    }

    /// Puts a thread where it will be found when what it waits for comes.
    fn queue_up(&mut self, thread: ThreadId, wait: &Wait) {
        let process = self.thread(thread).process;
        match &wait.target {
            WaitTarget::Sleep | WaitTarget::Io => {}
            WaitTarget::Sync { sync, .. } => {
                let semaphore = self.semaphore_mut(process, *sync);
                semaphore.waiters.insert(wait.ticket, thread);
            }
            WaitTarget::JoinThread(other) => self.thread_mut(*other).joiners.push(thread),
            WaitTarget::JoinProcess(other) => {
                self.processes.edit(other.index()).joiners.push(thread);
            }
            WaitTarget::Send { pipe, .. } => {
                let pipe = self.pipes.edit(pipe.index());
                pipe.senders.insert(wait.ticket, thread);
            }
            WaitTarget::Receive { pipe, .. } => {
                let pipe = self.pipes.edit(pipe.index());
                pipe.receivers.insert(wait.ticket, thread);
            }
            WaitTarget::Inbox => self.inbox.edit().takers.insert(wait.ticket, thread),
            WaitTarget::Select { event_loop, inbox } => {
                let record = self.loops.edit(event_loop.index());
                // A loop may be made in one thread and run in another.
                record.thread = thread;
                record.selecting = true;
                if *inbox {
                    self.inbox.edit().selectors.insert(wait.ticket, thread);
                }
            }
        }
    }

    /// The opposite of `queue_up`; harmless for a thread that was taken out already.
    fn unqueue(&mut self, thread: ThreadId, wait: &Wait) {
        let process = self.thread(thread).process;
        match &wait.target {
            WaitTarget::Sleep | WaitTarget::Io => {}
            WaitTarget::Sync { sync, .. } => {
                self.semaphore_mut(process, *sync)
                    .waiters
                    .remove(wait.ticket);
            }
            WaitTarget::JoinThread(other) => {
                self.thread_mut(*other).joiners.retain(|t| *t != thread);
            }
            WaitTarget::JoinProcess(other) => {
                let joiners = &mut self.processes.edit(other.index()).joiners;
                joiners.retain(|t| *t != thread);
            }
            WaitTarget::Send { pipe, .. } => {
                self.pipes.edit(pipe.index()).senders.remove(wait.ticket);
            }
            WaitTarget::Receive { pipe, .. } => {
                self.pipes.edit(pipe.index()).receivers.remove(wait.ticket);
            }
            WaitTarget::Inbox => self.inbox.edit().takers.remove(wait.ticket),
            WaitTarget::Select { event_loop, inbox } => {
                self.loops.edit(event_loop.index()).selecting = false;
                if *inbox {
                    self.inbox.edit().selectors.remove(wait.ticket);
                }
            }
        }
    }

    /// Ends a wait: the thread gets an answer, or (`None`) must try again once it has a core.
    pub fn wake(
        &mut self,
        sink: &mut dyn EventSink,
        thread: ThreadId,
        answer: Option<Answer>,
        by: WokenBy,
    ) {
        let mut wait = self
            .thread_mut(thread)
            .wait
            .take()
            .expect("a thread that is woken waits for something");
        if let (Some(timer), Some(due_ns)) = (wait.timer.take(), wait.deadline_ns) {
            self.timers.edit().cancel(due_ns, timer);
        }
        self.unqueue(thread, &wait);
        let record = self.thread_mut(thread);
        record.owes_switch = by == WokenBy::Thread;
        match answer {
            Some(answer) => record.answer = Some(answer),
            None => record.wait = Some(wait),
        }
        let timed_out = by == WokenBy::TimeOut;
        self.emit(sink, thread, EventKind::ThreadWoken { timed_out });
        self.make_ready(thread);
    }

    /// The first timer is due.
    pub fn timer_is_due(&mut self, sink: &mut dyn EventSink) {
        let thread = self.timers.edit().pop().expect("a timer is due");
        let wait = self.thread_mut(thread).wait.as_mut();
        let wait = wait.expect("a thread with a timer waits");
        wait.timer = None;
        let (answer, by) = match wait.target {
            WaitTarget::Sleep | WaitTarget::Io => (Answer::Done, WokenBy::Timer),
            WaitTarget::Select { .. } => (Answer::Done, WokenBy::TimeOut),
            _ => (Answer::TimedOut, WokenBy::TimeOut),
        };
        self.wake(sink, thread, Some(answer), by);
    }

    /// Forgets what a thread waits for, because the thread ends. A wake-up that it got and did not use
    /// goes to the next.
    pub fn abandon_wait(&mut self, sink: &mut dyn EventSink, thread: ThreadId) {
        let Some(mut wait) = self.thread_mut(thread).wait.take() else {
            return;
        };
        if let (Some(timer), Some(due_ns)) = (wait.timer.take(), wait.deadline_ns) {
            self.timers.edit().cancel(due_ns, timer);
        }
        self.unqueue(thread, &wait);
        let next = match &wait.target {
            WaitTarget::Sync { sync, .. } => {
                let process = self.thread(thread).process;
                let semaphore = self.semaphore_mut(process, *sync);
                match semaphore.value {
                    0 => None,
                    _ => semaphore.waiters.pop(),
                }
            }
            WaitTarget::Send { pipe, .. } => {
                let pipe = self.pipes.edit(pipe.index());
                match pipe.has_room() {
                    true => pipe.senders.pop(),
                    false => None,
                }
            }
            WaitTarget::Receive { pipe, .. } => {
                let pipe = self.pipes.edit(pipe.index());
                match pipe.messages.is_empty() {
                    true => None,
                    false => pipe.receivers.pop(),
                }
            }
            WaitTarget::Inbox if !self.inbox.waiting.is_empty() => self.inbox.edit().takers.pop(),
            _ => None,
        };
        if let Some(next) = next {
            self.wake(sink, next, None, WokenBy::Thread);
        }
    }

    /// Tries to get what a thread wants, without waiting.
    fn try_now(
        &mut self,
        sink: &mut dyn EventSink,
        thread: ThreadId,
        target: &WaitTarget,
    ) -> Option<Answer> {
        match target {
            WaitTarget::Sync { sync, .. } => self.try_acquire(sink, thread, *sync),
            WaitTarget::JoinThread(other) => {
                (!self.thread(*other).is_alive()).then_some(Answer::Done)
            }
            WaitTarget::JoinProcess(other) => {
                let (_, status) = self.processes.get(other.index()).exited?;
                Some(Answer::Status(status))
            }
            WaitTarget::Send { pipe, message, .. } => {
                if !self.pipes.get(pipe.index()).has_room() {
                    return None;
                }
                if let Some(job) = message.job {
                    self.hold_job(job);
                }
                let pipe = self.pipes.edit(pipe.index());
                pipe.messages.push_back(message.clone());
                if let Some(receiver) = pipe.receivers.pop() {
                    self.wake(sink, receiver, None, WokenBy::Thread);
                }
                Some(Answer::Done)
            }
            WaitTarget::Receive { pipe, .. } => self.try_receive(sink, *pipe),
            WaitTarget::Inbox => self.try_take(sink, thread),
            WaitTarget::Select { event_loop, inbox } => {
                let is_woken =
                    std::mem::take(&mut self.loops.edit(event_loop.index()).wake_pending);
                let has_job = *inbox && (!self.inbox.waiting.is_empty() || self.inbox.is_over());
                (is_woken || has_job).then_some(Answer::Done)
            }
            WaitTarget::Sleep | WaitTarget::Io => None,
        }
    }

    fn try_acquire(
        &mut self,
        sink: &mut dyn EventSink,
        thread: ThreadId,
        sync: SyncId,
    ) -> Option<Answer> {
        let process = self.thread(thread).process;
        let semaphore = self.semaphore_mut(process, sync);
        if !semaphore.try_take(thread) {
            return None;
        }
        if semaphore.is_lock {
            self.emit(sink, thread, EventKind::LockAcquired { sync });
        }
        Some(Answer::Done)
    }

    fn try_receive(&mut self, sink: &mut dyn EventSink, pipe: PipeId) -> Option<Answer> {
        let pipe = self.pipes.edit(pipe.index());
        let message = pipe.messages.pop_front()?;
        let sender = pipe.senders.pop();
        if let Some(job) = message.job {
            self.unhold_job(job);
        }
        if let Some(sender) = sender {
            self.wake(sink, sender, None, WokenBy::Thread);
        }
        Some(Answer::Message(message))
    }

    fn try_take(&mut self, sink: &mut dyn EventSink, thread: ThreadId) -> Option<Answer> {
        self.finish_left(sink, thread, self.now_ns, self.step);
        if let Some((job, kind)) = self.take_job() {
            self.emit_about(sink, thread, job, EventKind::JobTaken { job });
            return Some(Answer::Job { job, kind });
        }
        self.inbox.is_over().then_some(Answer::NoMoreJobs)
    }

    /// Gives one back to a semaphore and wakes the first who waits for it.
    pub fn release(&mut self, sink: &mut dyn EventSink, thread: ThreadId, sync: SyncId) {
        let process = self.thread(thread).process;
        let semaphore = self.semaphore_mut(process, sync);
        let next = semaphore.give();
        if semaphore.is_lock {
            self.emit(sink, thread, EventKind::LockReleased { sync });
        }
        if let Some(next) = next {
            self.wake(sink, next, None, WokenBy::Thread);
        }
    }

    /// Nothing happens before the clock of the machine has come to its end.
    pub fn end_of_time(&mut self, sink: &mut dyn EventSink) -> Rc<str> {
        let alive = self.threads.iter().position(|record| record.is_alive());
        let thread = alive.and_then(|index| u32::try_from(index).ok());
        let thread = thread.map(ThreadId).unwrap_or_default();
        let message: Rc<str> = "the program waits for longer than 500 years".into();
        self.reach_limit(sink, thread, Rc::clone(&message));
        message
    }

    /// Nothing can happen any more, and nobody waits for a job.
    pub fn deadlock(&mut self, sink: &mut dyn EventSink) -> Rc<str> {
        let blocked = |(_, record): &(ThreadId, &super::thread::ThreadRecord)| record.is_alive();
        let waiting: Vec<ThreadId> = (0..)
            .map(ThreadId)
            .zip(self.threads.iter())
            .filter(blocked)
            .map(|(thread, _)| thread)
            .collect();
        let mut text = String::from("Deadlock: every thread waits for ever. ");
        let named: Vec<String> = waiting
            .iter()
            .take(MAX_NAMED)
            .map(|thread| self.describe_wait(*thread))
            .collect();
        text.push_str(&named.join("; "));
        if waiting.len() > MAX_NAMED {
            let n_more = with_commas((waiting.len() - MAX_NAMED) as u64);
            let _ = write!(text, "; and {n_more} more");
        }
        text.push('.');
        let message: Rc<str> = text.into();
        let thread = waiting.first().copied().unwrap_or_default();
        let what = Rc::clone(&message);
        self.emit(sink, thread, EventKind::Deadlocked { what });
        self.ending = Some(Ending::Stopped {
            message: Rc::clone(&message),
            thread,
            at: self.thread(thread).position,
        });
        message
    }

    /// `Thread-1 waits in Lock.acquire (line 12) for a lock that Thread-2 has`
    fn describe_wait(&self, thread: ThreadId) -> String {
        let record = self.thread(thread);
        let name = |thread: ThreadId| Rc::clone(&self.thread(thread).name);
        let (call, detail) = match &record.state {
            ThreadState::Blocked { reason, .. } => match reason {
                WaitReason::Sync { what, owner, sync } => {
                    let owner =
                        self.semaphore(record.process, *sync)
                            .owner
                            .or(*owner)
                            .map(|owner| match owner == thread {
                                true => " for a lock that it already has itself".to_owned(),
                                false => format!(" for a lock that {} has", name(owner)),
                            });
                    (what.to_string(), owner.unwrap_or_default())
                }
                WaitReason::JoinThread(other) => {
                    ("join".to_owned(), format!(" for {} to end", name(*other)))
                }
                WaitReason::JoinProcess(other) => {
                    let other = &self.processes.get(other.index()).name;
                    ("join".to_owned(), format!(" for {other} to end"))
                }
                WaitReason::Pipe { what } => (what.to_string(), String::new()),
                WaitReason::Select => (
                    "its event loop".to_owned(),
                    ", where no task is ready and no timer is set".to_owned(),
                ),
                WaitReason::Inbox => ("inbox()".to_owned(), String::new()),
                WaitReason::Sleep => ("sleep".to_owned(), String::new()),
                WaitReason::Io => ("io".to_owned(), String::new()),
            },
            other => unreachable!("in a deadlock every thread is blocked, not {other:?}"),
        };
        let line = match record.position.place.line {
            0 => String::new(),
            line => format!(" (line {line})"),
        };
        let process = match record.process.0 {
            0 => String::new(),
            _ => format!(" of {}", self.processes.get(record.process.index()).name),
        };
        format!("{}{process} waits in {call}{line}{detail}", record.name)
    }
}
