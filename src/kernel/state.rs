//! The state of a machine, without the guest's part of it (memories and stacks). It is not generic, so
//! that the scheduler is compiled once. It must never call a guest.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::cores::Core;
use super::counters::Counters;
use super::disk::Disk;
use super::event::{Event, EventKind, Outcome};
use super::guest::Position;
use super::ids::{JobId, LoopId, ProcessId, SyncId, ThreadId};
use super::inbox::Inbox;
use super::jobs::JobRecord;
use super::machine::{Machine, PolicyKind};
use super::pipe::Pipe;
use super::policy::{AnyPolicy, SplitMix64};
use super::process::ProcessRecord;
use super::sync::Semaphore;
use super::table::{Shared, Table};
use super::tasks::{LoopRecord, QueueRecord, TaskEntry};
use super::thread::{ThreadRecord, ThreadState};
use super::timers::Timers;
use super::world::{Ending, EventSink, Limits, WorldConfig};

/// What `random` starts from on a machine whose policy has no seed.
const DEFAULT_SEED: u64 = 42;

/// See the module.
#[derive(Clone, Debug)]
pub(super) struct Kernel {
    pub machine: Machine,
    pub limits: Limits,
    /// Instructions executed so far.
    pub step: u64,
    /// Elements that they went through, beyond the few that are part of any instruction.
    pub work: u64,
    /// When the last thing happened. Invariant: never decreases, because the earliest is always done
    /// first, and nothing that is done makes something happen earlier than itself.
    pub now_ns: u64,
    /// The time of the last event.
    pub last_event_ns: u64,
    pub processes: Table<ProcessRecord>,
    pub threads: Table<ThreadRecord>,
    pub cores: Vec<Core>,
    /// Threads that wait for a core, and since when, first come first.
    pub run_queue: Shared<VecDeque<(ThreadId, u64)>>,
    pub timers: Shared<Timers>,
    pub inbox: Shared<Inbox>,
    pub jobs: Shared<BTreeMap<JobId, JobRecord>>,
    pub shared_syncs: Table<Semaphore>,
    pub pipes: Table<Pipe>,
    pub tasks: Table<TaskEntry>,
    pub loops: Table<LoopRecord>,
    pub queues: Table<QueueRecord>,
    pub disk: Rc<Disk>,
    /// Loops that the present slice has woken.
    pub woken_loops: Vec<LoopId>,
    /// The next place in a queue of waiters.
    pub next_ticket: u64,
    /// The next place in a loop's ready queue.
    pub next_ready_order: u64,
    pub policy: AnyPolicy,
    pub generator: SplitMix64,
    pub counters: Counters,
    pub ending: Option<Ending>,
    /// Jobs that no frame works on any more, but that the code that ran last may still hand on.
    pub left: Vec<LeftJob>,
}

/// A job whose last frame has ended.
#[derive(Clone, Debug)]
pub(super) struct LeftJob {
    pub job: JobId,
    /// Who had the frame.
    pub process: ProcessId,
    pub thread: ThreadId,
    /// Where it ended.
    pub at: Position,
}

impl Kernel {
    pub fn new(config: WorldConfig) -> Self {
        let machine = config.machine;
        assert!(machine.n_cores > 0, "a machine has at least one core");
        let seed = match machine.policy {
            PolicyKind::RoundRobin => DEFAULT_SEED,
            PolicyKind::Random(seed) => seed,
        };
        Kernel {
            cores: (0..machine.n_cores).map(|_| Core::new()).collect(),
            policy: AnyPolicy::new(machine.policy),
            generator: SplitMix64::new(seed),
            inbox: Shared::new(Inbox::new(config.inbox, config.arrivals)),
            limits: config.limits,
            machine,
            step: 0,
            work: 0,
            now_ns: 0,
            last_event_ns: 0,
            processes: Table::new(),
            threads: Table::new(),
            run_queue: Shared::default(),
            timers: Shared::default(),
            jobs: Shared::default(),
            shared_syncs: Table::new(),
            pipes: Table::new(),
            tasks: Table::new(),
            loops: Table::new(),
            queues: Table::new(),
            disk: Rc::default(),
            woken_loops: Vec::new(),
            next_ticket: 0,
            next_ready_order: 0,
            counters: Counters::default(),
            ending: None,
            left: Vec::new(),
        }
    }

    /// Records an event of a thread at the present time, where the thread last was.
    pub fn emit(&mut self, sink: &mut dyn EventSink, thread: ThreadId, kind: EventKind) {
        let record = self.threads.get(thread.index());
        let (process, at) = (record.process, record.position);
        self.emit_at(sink, process, thread, at, kind);
    }

    /// Records an event of a thread that is about a job, whether the thread works on it or not.
    pub fn emit_about(
        &mut self,
        sink: &mut dyn EventSink,
        thread: ThreadId,
        job: JobId,
        kind: EventKind,
    ) {
        let record = self.threads.get(thread.index());
        let at = Position {
            job: Some(job),
            ..record.position
        };
        self.emit_at(sink, record.process, thread, at, kind);
    }

    /// Records an event at the present time.
    pub fn emit_at(
        &mut self,
        sink: &mut dyn EventSink,
        process: ProcessId,
        thread: ThreadId,
        at: Position,
        kind: EventKind,
    ) {
        self.last_event_ns = self.last_event_ns.max(self.now_ns);
        sink.event(Event {
            time_ns: self.last_event_ns,
            step: self.step,
            process,
            thread,
            task: at.task,
            job: at.job,
            place: at.place,
            kind,
        });
    }

    /// Ends the run because a thread reached a limit.
    pub fn reach_limit(&mut self, sink: &mut dyn EventSink, thread: ThreadId, message: Rc<str>) {
        let what = Rc::clone(&message);
        self.emit(sink, thread, EventKind::LimitReached { what });
        self.ending = Some(Ending::Stopped {
            message,
            thread,
            at: self.threads.get(thread.index()).position,
        });
    }

    pub fn semaphore(&self, process: ProcessId, sync: SyncId) -> &Semaphore {
        match sync {
            SyncId::Private(n) => self.processes.get(process.index()).syncs.get(n as usize),
            SyncId::Shared(n) => self.shared_syncs.get(n as usize),
        }
    }

    pub fn semaphore_mut(&mut self, process: ProcessId, sync: SyncId) -> &mut Semaphore {
        match sync {
            SyncId::Private(n) => self.processes.edit(process.index()).syncs.edit(n as usize),
            SyncId::Shared(n) => self.shared_syncs.edit(n as usize),
        }
    }

    pub fn thread(&self, thread: ThreadId) -> &ThreadRecord {
        self.threads.get(thread.index())
    }

    pub fn thread_mut(&mut self, thread: ThreadId) -> &mut ThreadRecord {
        self.threads.edit(thread.index())
    }

    /// A new thread, ready to run.
    pub fn add_thread(
        &mut self,
        process: ProcessId,
        name: Rc<str>,
        daemon: bool,
        job: Option<JobId>,
        created_ns: u64,
    ) -> ThreadId {
        let thread = ThreadId(id_from(self.threads.len()));
        self.threads.push(ThreadRecord {
            process,
            name,
            daemon,
            job,
            state: ThreadState::Ready {
                since_ns: self.now_ns,
            },
            burn: None,
            created_ns,
            first_ran_ns: None,
            position: Position::default(),
            answer: None,
            wait: None,
            owes_switch: false,
            joiners: Vec::new(),
        });
        let owner = self.processes.edit(process.index());
        owner.threads.push(thread);
        owner.live_threads.push(thread);
        self.counters.thread_born();
        if let Some(job) = job {
            self.hold_job(job);
        }
        self.make_ready(thread);
        thread
    }

    /// A new process; its main thread must be added next.
    pub fn add_process(
        &mut self,
        name: Rc<str>,
        parent: Option<ProcessId>,
        job: Option<JobId>,
        syncs: Table<Semaphore>,
    ) -> ProcessId {
        let process = ProcessId(id_from(self.processes.len()));
        self.processes.push(ProcessRecord {
            name,
            parent,
            job,
            main_thread: ThreadId(id_from(self.threads.len())),
            live_threads: Vec::new(),
            threads: Vec::new(),
            gil: super::gil::Gil::default(),
            n_tasks: 0,
            created_ns: self.now_ns,
            exited: None,
            syncs,
            carried: BTreeMap::new(),
            joiners: Vec::new(),
        });
        self.counters.process_born();
        process
    }

    /// Counts another holder of a job that will hand it on.
    pub fn hold_job(&mut self, job: JobId) {
        if let Some(record) = self.jobs.edit().get_mut(&job) {
            record.n_holders += 1;
        }
    }

    /// One holder less, without finishing the job.
    pub fn unhold_job(&mut self, job: JobId) {
        if let Some(record) = self.jobs.edit().get_mut(&job) {
            record.n_holders = record.n_holders.saturating_sub(1);
        }
    }

    /// The thread waits, computes, ends, or goes on to another task or job: it will not hand on what
    /// it has left before. A job is finished once: between checking an order and putting it on a queue
    /// nothing waits.
    pub fn finish_left(
        &mut self,
        sink: &mut dyn EventSink,
        thread: ThreadId,
        now_ns: u64,
        step: u64,
    ) {
        while let Some(index) = self.left.iter().position(|left| left.thread == thread) {
            let LeftJob {
                job, process, at, ..
            } = self.left.remove(index);
            let Some(outcome) = self.drop_job(job, 0, Outcome::Done, now_ns) else {
                continue;
            };
            self.last_event_ns = self.last_event_ns.max(now_ns);
            sink.event(Event {
                time_ns: self.last_event_ns,
                step,
                process,
                thread,
                task: at.task,
                job: Some(job),
                place: at.place,
                kind: EventKind::JobFinished { job, outcome },
            });
        }
    }

    /// `n` holders less; if nobody has the job any more, it is finished, as its last frame reported or
    /// else with `otherwise`. The outcome, if this finished it.
    pub fn drop_job(
        &mut self,
        job: JobId,
        n: u32,
        otherwise: Outcome,
        now_ns: u64,
    ) -> Option<Outcome> {
        let record = self.jobs.edit().get_mut(&job)?;
        record.n_holders = record.n_holders.saturating_sub(n);
        if record.n_holders > 0 || !record.is_in_work() {
            return None;
        }
        let outcome = record.reported.clone().unwrap_or(otherwise);
        record.finished = Some((now_ns, outcome.clone()));
        Some(outcome)
    }
}

/// The next id of a table.
pub(super) fn id_from(len: usize) -> u32 {
    u32::try_from(len).expect("limits keep tables far below four billion entries")
}

/// `1234567` as `1,234,567`, for messages.
pub(super) fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
