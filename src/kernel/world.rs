//! A world: one simulated machine running one program, with all of its state and nothing outside it.
//! This is the public face; the loop is in `run.rs`. It knows no language.
//!
//! A clone of a world costs pointers: what the two share is copied when one of them changes it.

use std::rc::Rc;

use super::cores::Core;
use super::counters::Counters;
use super::event::Event;
use super::guest::{Guest, Position, Stop};
use super::ids::{CoreId, JobId, LoopId, PipeId, ProcessId, QueueId, SyncId, TaskId, ThreadId};
use super::inbox::{Arrival, Inbox, InboxMode};
use super::jobs::JobRecord;
use super::machine::Machine;
use super::pipe::Pipe;
use super::policy::Choice;
use super::process::ProcessRecord;
use super::state::Kernel;
use super::sync::Semaphore;
use super::table::Table;
use super::tasks::{LoopRecord, QueueRecord, TaskEntry};
use super::thread::ThreadRecord;

/// What a world starts from, besides its program.
#[derive(Clone, Debug)]
pub struct WorldConfig {
    /// The machine.
    pub machine: Machine,
    /// The jobs that will arrive, in any order.
    pub arrivals: Vec<Arrival>,
    /// Whether the inbox ends.
    pub inbox: InboxMode,
    /// How much it may use.
    pub limits: Limits,
}

impl Default for WorldConfig {
    fn default() -> Self {
        WorldConfig {
            machine: Machine::default(),
            arrivals: Vec::new(),
            inbox: InboxMode::Open,
            limits: Limits::default(),
        }
    }
}

/// How much a world may use. Reaching one ends the run, with its number in the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Threads alive at the same time, in all processes.
    pub threads: u32,
    /// Threads over the whole run.
    pub threads_ever: u32,
    /// Processes alive at the same time.
    pub processes: u32,
    /// Bytes printed.
    pub output_bytes: u64,
    /// Messages in one pipe.
    pub pipe_messages: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            threads: 10_000,
            threads_ever: 200_000,
            processes: 1_000,
            output_bytes: 4_000_000,
            pipe_messages: 1_000_000,
        }
    }
}

/// How far to run: until the step count or the virtual time is reached, whichever is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Until {
    /// Stop as soon as this many steps were executed in all.
    pub step: u64,
    /// Do what happens at this time, but nothing later.
    pub time_ns: u64,
    /// Stop soon after instructions have gone through so many elements in all ([`World::work`]): a step that sorts
    /// a million of them takes as long as many others.
    pub work: u64,
}

impl Until {
    /// As far as it goes.
    pub const END: Until = Until {
        step: u64::MAX,
        time_ns: u64::MAX,
        work: u64::MAX,
    };

    /// Until this virtual time (included).
    #[must_use]
    pub fn time(time_ns: u64) -> Self {
        Until {
            time_ns,
            ..Until::END
        }
    }

    /// Until this step count.
    #[must_use]
    pub fn step(step: u64) -> Self {
        Until { step, ..Until::END }
    }
}

/// How a run came to its end.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// The step count or time was reached.
    Reached,
    /// Nothing happens until another job arrives.
    Idle,
    /// The program ended with this exit status.
    Exited(i32),
    /// A limit or a deadlock ended the run; why, in a learner's words.
    Stopped(Rc<str>),
}

/// Why a world cannot go on.
#[derive(Clone, Debug, PartialEq)]
pub enum Ending {
    /// The program ended with this exit status.
    Exited(i32),
    /// A limit or a deadlock ended the run.
    Stopped {
        /// Why, in a learner's words.
        message: Rc<str>,
        /// Which thread did it, if it was one.
        thread: ThreadId,
        /// Where that was.
        at: Position,
    },
}

/// Receives what happens, in order.
pub trait EventSink {
    /// Something happened.
    fn event(&mut self, event: Event);

    /// A policy made a choice.
    fn choice(&mut self, choice: Choice) {
        let _ = choice;
    }
}

impl EventSink for Vec<Event> {
    fn event(&mut self, event: Event) {
        self.push(event);
    }
}

/// A sink for those who do not want to know.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoEvents;

impl EventSink for NoEvents {
    fn event(&mut self, _event: Event) {}
}

/// Items in a piece of a world's tables.
pub const PIECE_LEN: usize = super::table::CHUNK;

/// A piece of the table of stacks.
pub type StackPiece<G> = Rc<Vec<Option<Rc<<G as Guest>::Thread>>>>;

/// One simulated machine with one program.
pub struct World<G: Guest> {
    /// Everything but the guest's own state.
    pub(super) kernel: Kernel,
    /// The memory of each process, by process; none after its end.
    pub(super) memories: Table<Option<Rc<G::Process>>>,
    /// The stack of each thread, by thread; none after its end.
    pub(super) stacks: Table<Option<Rc<G::Thread>>>,
    /// For each core, what its thread stopped with: it takes effect when the core's time has come.
    pub(super) stops: Vec<Option<Stop<G::Thread>>>,
}

impl<G: Guest> Clone for World<G> {
    fn clone(&self) -> Self {
        World {
            kernel: self.kernel.clone(),
            memories: self.memories.clone(),
            stacks: self.stacks.clone(),
            stops: self.stops.clone(),
        }
    }
}

/// Reading a world, for the page. Nothing here changes it.
impl<G: Guest> World<G> {
    /// Instructions executed so far.
    #[must_use]
    pub fn step(&self) -> u64 {
        self.kernel.step
    }

    /// Elements that instructions have gone through so far, beyond the few that are part of any instruction.
    #[must_use]
    pub fn work(&self) -> u64 {
        self.kernel.work
    }

    /// The virtual time of the last thing that happened.
    #[must_use]
    pub fn now_ns(&self) -> u64 {
        self.kernel.now_ns
    }

    /// When the next thing will happen; `None` when nothing can.
    #[must_use]
    pub fn next_ns(&self) -> Option<u64> {
        self.kernel.next_ns()
    }

    /// The machine it runs on.
    #[must_use]
    pub fn machine(&self) -> &Machine {
        &self.kernel.machine
    }

    /// Why it cannot go on, if it cannot.
    #[must_use]
    pub fn ending(&self) -> Option<&Ending> {
        self.kernel.ending.as_ref()
    }

    /// All processes, ended ones included.
    pub fn processes(&self) -> impl Iterator<Item = (ProcessId, &ProcessRecord)> {
        numbered(&self.kernel.processes, ProcessId)
    }

    /// One process.
    #[must_use]
    pub fn process(&self, id: ProcessId) -> &ProcessRecord {
        self.kernel.processes.get(id.index())
    }

    /// A process's memory, unless it has ended.
    #[must_use]
    pub fn memory(&self, id: ProcessId) -> Option<&G::Process> {
        self.memories.get(id.index()).as_deref()
    }

    /// All threads, ended ones included.
    pub fn threads(&self) -> impl Iterator<Item = (ThreadId, &ThreadRecord)> {
        numbered(&self.kernel.threads, ThreadId)
    }

    /// One thread.
    #[must_use]
    pub fn thread(&self, id: ThreadId) -> &ThreadRecord {
        self.kernel.threads.get(id.index())
    }

    /// A thread's stack, unless it has ended.
    #[must_use]
    pub fn stack(&self, id: ThreadId) -> Option<&G::Thread> {
        self.stacks.get(id.index()).as_deref()
    }

    /// Where a thread is.
    #[must_use]
    pub fn position(&self, guest: &G, id: ThreadId) -> Position {
        let record = self.thread(id);
        match (self.memory(record.process), self.stack(id)) {
            (Some(memory), Some(stack)) => guest.position(memory, stack),
            _ => record.position,
        }
    }

    /// Whether a thread has its process's GIL.
    #[must_use]
    pub fn has_gil(&self, id: ThreadId) -> bool {
        self.process(self.thread(id).process).gil.holder == Some(id)
    }

    /// The memory that a process uses, in bytes: its own, its threads', its tasks' and its data.
    #[must_use]
    pub fn memory_bytes(&self, guest: &G, id: ProcessId) -> u64 {
        let Some(memory) = self.memory(id) else {
            return 0;
        };
        let costs = &self.kernel.machine.costs;
        let n_threads = self.process(id).live_threads.len() as u64;
        costs.process_bytes
            + n_threads * costs.thread_bytes
            + u64::from(self.process(id).n_tasks) * costs.task_bytes
            + guest.heap_bytes(memory)
    }

    /// The cores.
    pub fn cores(&self) -> impl Iterator<Item = (CoreId, &Core)> {
        (0..).map(CoreId).zip(self.kernel.cores.iter())
    }

    /// All tasks, finished ones included.
    pub fn tasks(&self) -> impl Iterator<Item = (TaskId, &TaskEntry)> {
        numbered(&self.kernel.tasks, TaskId)
    }

    /// One task.
    #[must_use]
    pub fn task(&self, id: TaskId) -> &TaskEntry {
        self.kernel.tasks.get(id.index())
    }

    /// All tasks in pieces of [`PIECE_LEN`]. As long as somebody keeps a piece, a world that changes
    /// has another object in its place.
    pub fn task_pieces(&self) -> impl Iterator<Item = &Rc<Vec<TaskEntry>>> {
        self.kernel.tasks.chunks()
    }

    /// All threads and their stacks in pieces, as for tasks.
    pub fn thread_pieces(&self) -> impl Iterator<Item = (&Rc<Vec<ThreadRecord>>, &StackPiece<G>)> {
        self.kernel.threads.chunks().zip(self.stacks.chunks())
    }

    /// All event loops, closed ones included.
    pub fn loops(&self) -> impl Iterator<Item = (LoopId, &LoopRecord)> {
        numbered(&self.kernel.loops, LoopId)
    }

    /// All queues that programs made.
    pub fn queues(&self) -> impl Iterator<Item = (QueueId, &QueueRecord)> {
        numbered(&self.kernel.queues, QueueId)
    }

    /// The inbox.
    #[must_use]
    pub fn inbox(&self) -> &Inbox {
        &self.kernel.inbox
    }

    /// All jobs that have arrived, by number.
    pub fn jobs(&self) -> impl Iterator<Item = (JobId, &JobRecord)> {
        self.kernel.jobs.iter().map(|(id, record)| (*id, record))
    }

    /// One job, if it has arrived.
    #[must_use]
    pub fn job(&self, id: JobId) -> Option<&JobRecord> {
        self.kernel.jobs.get(&id)
    }

    /// A pipe.
    #[must_use]
    pub fn pipe(&self, id: PipeId) -> &Pipe {
        self.kernel.pipes.get(id.index())
    }

    /// A semaphore, as this process sees it.
    #[must_use]
    pub fn semaphore(&self, process: ProcessId, id: SyncId) -> &Semaphore {
        self.kernel.semaphore(process, id)
    }

    /// Totals for the figures.
    #[must_use]
    pub fn counters(&self) -> &Counters {
        &self.kernel.counters
    }

    /// How long all cores together have been busy at virtual time `at_ns`.
    #[must_use]
    pub fn busy_ns(&self, at_ns: u64) -> u64 {
        self.kernel
            .cores
            .iter()
            .map(|core| core.busy_ns(at_ns))
            .sum()
    }
}

fn numbered<T: Clone, I>(table: &Table<T>, id: fn(u32) -> I) -> impl Iterator<Item = (I, &T)> {
    (0..).map(id).zip(table.iter())
}
