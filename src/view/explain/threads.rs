//! Sentences about threads, processes, cores, the GIL, locks and computations.

use super::{Teller, Told, capital, text, time, told};
use crate::kernel::event::{EventKind, Outcome, WaitReason};
use crate::kernel::ids::{CoreId, TaskId, ThreadId};
use crate::view::{State, WorldKind};

impl Teller<'_> {
    pub(super) fn tell_thread(&self) -> Told {
        let costs = &self.context.machine.costs;
        match &self.event.kind {
            EventKind::ThreadCreated { child } => told(
                format!("{} starts {}.", self.actor(), self.thread_name(*child)),
                format!(
                    "Starting a thread takes {}; it shares the memory of its process.",
                    time(costs.thread_create_ns)
                ),
            ),
            EventKind::ThreadDispatched { core } => self.dispatched(*core),
            EventKind::ThreadPreempted { core } => told(
                format!(
                    "The operating system takes core {} from {}.",
                    core.0,
                    self.thread_within()
                ),
                format!(
                    "It had the core for its time slice ({}), and another thread wants one.",
                    time(self.context.machine.os_slice_ns)
                ),
            ),
            EventKind::ThreadBlocked { reason, until_ns } => self.blocked(reason, *until_ns),
            EventKind::ThreadWoken { timed_out } => self.woken(*timed_out),
            EventKind::ThreadExited { outcome } => self.exited(outcome),
            EventKind::GilRequested { holder } => self.gil_requested(*holder),
            EventKind::GilAcquired => self.gil_acquired(),
            EventKind::GilReleased => told(
                format!("{} gives up the GIL.", capital(&self.thread_within())),
                "It is about to wait or to end; only a thread that executes Python code needs the GIL.",
            ),
            EventKind::GilSwitched { to } => self.gil_switched(*to),
            EventKind::ProcessForked { child } => told(
                format!("{} forks process {}.", self.actor(), child.0),
                format!(
                    "A fork takes {}: the child gets a copy of the memory and a GIL of its own, so it can run on another core at the same time.",
                    time(costs.fork_ns)
                ),
            ),
            EventKind::ProcessExited { status } => self.process_exited(*status),
            EventKind::CpuStarted { cpu_ns } => self.cpu_started(*cpu_ns),
            EventKind::CpuFinished => self.cpu_finished(),
            EventKind::LockAcquired { .. } => told(
                format!("{} takes the lock.", self.actor()),
                "Nobody else can take it until it is given back.",
            ),
            EventKind::LockReleased { .. } => told(
                format!("{} gives the lock back.", self.actor()),
                "If somebody waits for it, the one who has waited longest may try again.",
            ),
            other => unreachable!("{other:?} is not about a thread"),
        }
    }

    fn dispatched(&self, core: CoreId) -> Told {
        let why = match self.context.view.threads.ready {
            0 => "The core was free.".to_owned(),
            1 => "It was first in the run queue; another thread is ready and waits for a core."
                .to_owned(),
            n => {
                format!("It was first in the run queue; {n} others are ready and wait for a core.")
            }
        };
        let name = capital(&self.thread_within());
        told(format!("{name} gets core {}.", core.0), why)
    }

    fn blocked(&self, reason: &WaitReason, until_ns: Option<u64>) -> Told {
        let actor = self.actor();
        let how_long = until_ns.map_or(String::new(), |until_ns| {
            format!(" for {}", time(until_ns.saturating_sub(self.event.time_ns)))
        });
        match reason {
            WaitReason::Io => told(
                format!("{actor} waits for the network{how_long}."),
                self.why_blocked("io()"),
            ),
            WaitReason::Sleep => told(
                format!("{actor} sleeps{how_long}."),
                self.why_blocked("sleep()"),
            ),
            WaitReason::Sync { what, owner, .. } => told(
                format!("{actor} waits for {what}()."),
                match owner {
                    Some(owner) => format!(
                        "{} has it and must give it back first.",
                        capital(&self.thread_name(*owner))
                    ),
                    None => "What it wants is not there yet.".to_owned(),
                },
            ),
            WaitReason::JoinThread(thread) => told(
                format!("{actor} waits for {} to end.", self.thread_name(*thread)),
                "join() blocks until then.",
            ),
            WaitReason::JoinProcess(process) => told(
                format!("{actor} waits for process {} to end.", process.0),
                "join() blocks until then.",
            ),
            WaitReason::Pipe { what } => told(
                format!("{actor} waits for {what}()."),
                if text(what).ends_with("put") {
                    "The queue is full."
                } else {
                    "The queue is empty."
                },
            ),
            WaitReason::Inbox => told(
                format!("{actor} waits for the next job."),
                if self.all_wait() {
                    "inbox() is empty. Nothing else can run either, so time jumps to the next thing that happens."
                } else {
                    "inbox() is empty."
                },
            ),
            WaitReason::Select => self.loop_selects(until_ns),
        }
    }

    /// Why a blocking call stops what it stops.
    fn why_blocked(&self, call: &str) -> String {
        if self.is_on_loop() && self.event.task.is_some() {
            return format!(
                "{call} is a blocking call inside the event loop: all its tasks stand still until it returns. An await would let them run."
            );
        }
        match (self.context.kind, self.inbox()) {
            (WorldKind::Synchronous, Some(jobs)) => format!(
                "{call} blocks the only thread, so {jobs} must wait although the CPU has nothing to do."
            ),
            (WorldKind::Synchronous, None) => format!(
                "{call} blocks the only thread: nothing else happens in this world meanwhile."
            ),
            _ if self.all_wait() => {
                "All threads wait now: time jumps to the next thing that happens.".to_owned()
            }
            (WorldKind::Processes, _) => {
                "Only this process waits; its core is free for another one.".to_owned()
            }
            _ => "It gives up its core and the GIL while it waits, so other threads can run."
                .to_owned(),
        }
    }

    fn loop_selects(&self, until_ns: Option<u64>) -> Told {
        let mut waiting = self.other_tasks(false, true, None);
        waiting.first.sort_unstable();
        let who = self
            .listed_tasks(&waiting)
            .map_or("No task can run".to_owned(), |tasks| {
                let verb = if waiting.n == 1 { "waits" } else { "wait" };
                format!("{} {verb}, nobody is ready", capital(&tasks))
            });
        let until = match until_ns {
            Some(until_ns) => format!(
                "the next timer is due in {}.",
                time(until_ns.saturating_sub(self.event.time_ns))
            ),
            None => "only a new job or another thread can wake it.".to_owned(),
        };
        told(
            "The event loop has nothing to run and goes to sleep.",
            format!("{who}; {until}"),
        )
    }

    fn woken(&self, timed_out: bool) -> Told {
        let reason = self.earlier_here(|event| match &event.kind {
            EventKind::ThreadBlocked { reason, .. } => Some(reason.clone()),
            _ => None,
        });
        let cause = match reason {
            Some(WaitReason::Io) => "The network has answered".to_owned(),
            Some(WaitReason::Sleep) => "Its sleep is over".to_owned(),
            Some(WaitReason::Inbox) => "A job has arrived".to_owned(),
            Some(WaitReason::Select) if timed_out => "A timer of the event loop is due".to_owned(),
            Some(WaitReason::Select) => "The event loop was woken".to_owned(),
            Some(WaitReason::JoinThread(thread)) if !timed_out => {
                format!("{} has ended", capital(&self.thread_name(thread)))
            }
            Some(WaitReason::JoinProcess(process)) if !timed_out => {
                format!("Process {} has ended", process.0)
            }
            _ if timed_out => "Its waiting time has run out".to_owned(),
            _ => "What it waited for is there".to_owned(),
        };
        let needs = if self.context.machine.gil {
            "it needs a core and the GIL to run"
        } else {
            "it needs a core to run"
        };
        let name = capital(&self.thread_within());
        told(format!("{name} can go on."), format!("{cause}; {needs}."))
    }

    fn exited(&self, outcome: &Outcome) -> Told {
        let name = capital(&self.thread_within());
        match outcome {
            Outcome::Done => told(format!("{name} ends."), "Its function returned."),
            Outcome::Failed(error) => told(
                format!("{name} ends with {error}."),
                "Nobody caught the exception; it ends this thread, and no other.",
            ),
            Outcome::Cancelled => told(format!("{name} was ended."), "Its process has ended."),
        }
    }

    fn process_exited(&self, status: i32) -> Told {
        let name = match self.event.process.0 {
            0 => "The main process".to_owned(),
            n => format!("Process {n}"),
        };
        let why = if status == 0 {
            "Its work is done; its memory is given back."
        } else {
            "A status other than 0 says that something went wrong."
        };
        told(format!("{name} ends with status {status}."), why)
    }

    fn is_computing(&self, id: ThreadId) -> bool {
        let state = self.context.around.thread_state(id);
        state.is_some_and(|(state, computes)| {
            computes && matches!(state, State::Running | State::Ready)
        })
    }

    fn gil_requested(&self, holder: ThreadId) -> Told {
        let interval = time(self.context.machine.switch_interval_ns);
        let who = self.thread_name(holder);
        let why = if self.is_computing(holder) {
            format!(
                "{} computes and keeps the GIL until it is told to hand it over, {interval} from now: who only needs a moment waits that long each time (the convoy effect).",
                capital(&who)
            )
        } else {
            format!(
                "Only one thread of a process executes Python code at a time; after {interval} the other must hand the GIL over."
            )
        };
        let name = capital(&self.thread_within());
        told(format!("{name} wants the GIL, which {who} has."), why)
    }

    fn gil_acquired(&self) -> Told {
        let name = capital(&self.thread_within());
        let what = format!("{name} gets the GIL.");
        let since = self.earlier_here(|event| match event.kind {
            EventKind::GilRequested { .. } | EventKind::GilSwitched { .. } => {
                Some(Some(event.time_ns))
            }
            EventKind::GilReleased | EventKind::GilAcquired => Some(None),
            _ => None,
        });
        let why = match since.flatten() {
            Some(since_ns) => format!(
                "It waited {} for it; now it may execute Python code.",
                time(self.event.time_ns - since_ns)
            ),
            None => "Nobody else had it; now it may execute Python code.".to_owned(),
        };
        told(what, why)
    }

    fn gil_switched(&self, to: ThreadId) -> Told {
        let other = self.thread_name(to);
        let interval = time(self.context.machine.switch_interval_ns);
        told(
            format!(
                "{} must hand the GIL to {other}.",
                capital(&self.thread_within())
            ),
            format!(
                "{} has wanted it for a switch interval ({interval}); without this rule a computing thread would keep it for ever.",
                capital(&other)
            ),
        )
    }

    fn cpu_started(&self, cpu_ns: u64) -> Told {
        let actor = self.actor();
        let cpu = time(cpu_ns);
        if let (Some(task), true) = (self.event.task, self.is_on_loop()) {
            return self.cpu_in_loop(task, &cpu);
        }
        let what = format!("{actor} computes for {cpu}.");
        let threads = &self.context.view.threads;
        let wants_to_run =
            |state: State| matches!(state, State::Ready | State::Blocked | State::Running);
        let itself = self.context.around.thread_state(self.event.thread);
        let itself = itself.is_some_and(|(state, _)| wants_to_run(state));
        let n_others = threads.running + threads.ready + threads.blocked - usize::from(itself);
        let why = match (self.context.kind, self.inbox()) {
            (WorldKind::Synchronous, Some(jobs)) => {
                format!("There is only one thread, so {jobs} must wait until it is done.")
            }
            (WorldKind::Synchronous, None) => "It needs a core all that time.".to_owned(),
            (WorldKind::Processes, _) => {
                "It has a GIL of its own, so other processes can compute at the same time on other cores."
                    .to_owned()
            }
            _ if !self.context.machine.gil => {
                "Without a GIL, threads compute at the same time on different cores.".to_owned()
            }
            _ if n_others > 0 => {
                "It keeps the GIL while it computes: the other threads take turns with it, however many cores there are."
                    .to_owned()
            }
            _ => "It keeps the GIL while it computes.".to_owned(),
        };
        told(what, why)
    }

    /// The sentence this page exists for.
    fn cpu_in_loop(&self, task: TaskId, cpu: &str) -> Told {
        let mut others = self.other_tasks(true, true, Some(task));
        others.first.sort_unstable();
        let Some(stuck) = self.listed_tasks(&others) else {
            return told(
                format!(
                    "{} is doing CPU work inside the event loop, for {cpu}.",
                    self.actor()
                ),
                "No other task is there to be held up. The loop could not run one meanwhile.",
            );
        };
        let ready = self.other_tasks(true, false, Some(task));
        let even_though = match (self.listed_tasks(&ready), ready.n) {
            (Some(tasks), 1) => format!(" even though {tasks} is ready"),
            (Some(tasks), _) => format!(" even though {tasks} are ready"),
            (None, _) => String::new(),
        };
        let inbox = self.inbox().map_or(String::new(), |jobs| {
            format!(" Nobody takes {jobs} either.")
        });
        told(
            format!(
                "{} is doing CPU work inside the event loop, so {stuck} cannot move{even_though}.",
                self.actor()
            ),
            format!(
                "A loop has one thread, and a task gives way only at an await: for {cpu} there is none.{inbox}"
            ),
        )
    }

    fn cpu_finished(&self) -> Told {
        let actor = self.actor();
        let started = self.earlier_here(|event| match event.kind {
            EventKind::CpuStarted { cpu_ns } => Some((event.time_ns, cpu_ns)),
            _ => None,
        });
        let why = match started {
            Some((since_ns, cpu_ns)) => {
                let took_ns = self.event.time_ns - since_ns;
                if took_ns > cpu_ns + cpu_ns / 50 {
                    format!(
                        "It needed {} of CPU time and took {}, because it had to share.",
                        time(cpu_ns),
                        time(took_ns)
                    )
                } else {
                    format!(
                        "It took {}, as long as it needed: nobody interrupted it.",
                        time(took_ns)
                    )
                }
            }
            None => "Its CPU time is used up.".to_owned(),
        };
        told(format!("{actor} has done its computation."), why)
    }
}
