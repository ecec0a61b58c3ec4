//! Lanes of the timeline: what every thread, process and asyncio task did when, folded from the
//! event log alone. Must never look into a world: a lane is a function of the events before it.

mod spans;

pub use spans::{Piece, Spans};

use crate::kernel::event::{Event, EventKind, Outcome, TaskWait, WaitReason};
use crate::kernel::ids::{JobId, ProcessId, TaskId, ThreadId};

/// What a job, thread, process or task is doing. Each has one texture everywhere on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// In the inbox, not yet taken (dashed outline).
    Arrived,
    /// Could run, but something else does (dashed outline).
    Ready,
    /// A core executes it (solid).
    Running,
    /// Waits for I/O, a timer, a message (thin line).
    Waiting,
    /// Waits for a lock or the GIL (hatched).
    Blocked,
    /// Lies in a queue (dashed outline).
    Queued,
    /// Ended (faded).
    Done,
    /// Raised (crossed).
    Failed,
}

impl State {
    /// All, in order.
    pub const ALL: [State; 8] = [
        State::Arrived,
        State::Ready,
        State::Running,
        State::Waiting,
        State::Blocked,
        State::Queued,
        State::Done,
        State::Failed,
    ];

    /// The word used in accessible names: `job 4, running`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            State::Arrived => "waiting to start",
            State::Ready => "ready",
            State::Running => "running",
            State::Waiting => "waiting",
            State::Blocked => "blocked",
            State::Queued => "in a queue",
            State::Done => "done",
            State::Failed => "failed",
        }
    }

    /// The state of something that ended this way.
    #[must_use]
    pub fn of_outcome(outcome: &Outcome) -> State {
        match outcome {
            Outcome::Done => State::Done,
            Outcome::Failed(_) | Outcome::Cancelled => State::Failed,
        }
    }
}

/// A stretch of a lane in one state. A lane that ended has a last span of no length in the state
/// `Done` or `Failed`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// From, nanoseconds of virtual time.
    pub start_ns: u64,
    /// To; [`Span::OPEN`] while it has not ended as far as the run has been simulated.
    pub end_ns: u64,
    /// The state.
    pub state: State,
    /// The job, if any.
    pub job: Option<JobId>,
    /// Index of the event (within the world) that began it.
    pub start_event: u32,
    /// Index of the event that ended it; `u32::MAX` while it is open.
    pub end_event: u32,
}

impl Span {
    /// `end_ns` of a span that has not ended.
    pub const OPEN: u64 = u64::MAX;

    /// Whether it has not ended.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.end_ns == Span::OPEN
    }
}

/// What a lane is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneId {
    /// A thread.
    Thread(ThreadId),
    /// A process: what its busiest thread does.
    Process(ProcessId),
    /// An asyncio task.
    Task(TaskId),
}

/// One lane. A copy shares its spans until one of the two grows.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// What it is of.
    pub id: LaneId,
    /// For a thread: its process.
    pub process: ProcessId,
    /// For a thread: whether an event loop runs on it.
    pub runs_loop: bool,
    /// Its spans in order of time, not overlapping, at least one.
    pub spans: Spans,
}

impl Lane {
    fn new(id: LaneId, process: ProcessId, first: Span) -> Lane {
        Lane {
            id,
            process,
            runs_loop: false,
            spans: Spans::new(first),
        }
    }

    fn last(&self) -> Span {
        self.spans.last()
    }

    /// What it does now.
    #[must_use]
    pub fn state(&self) -> State {
        self.last().state
    }

    /// Goes on in another state or for another job; does nothing if neither differs.
    fn change(&mut self, at: At, state: State, job: Option<JobId>) {
        let last = self.last();
        if !last.is_open() || (last.state == state && last.job == job) {
            return;
        }
        let is_first = self.spans.len() == 1;
        if last.state == state && last.job.is_none() && is_first {
            // It was created for this job; nobody could know until it first ran.
            self.spans.replace_last(Span { job, ..last });
            return;
        }
        // A state that took no time is not worth a span, unless it is the only one.
        if last.start_ns == at.time_ns && !is_first {
            self.spans.pop();
        } else {
            self.spans.replace_last(Span {
                end_ns: at.time_ns,
                end_event: at.index,
                job: last.job.or(job.filter(|_| is_first)),
                ..last
            });
        }
        let ended = matches!(state, State::Done | State::Failed);
        self.spans.push(Span {
            start_ns: at.time_ns,
            end_ns: if ended { at.time_ns } else { Span::OPEN },
            state,
            job: if ended { last.job.or(job) } else { job },
            start_event: at.index,
            end_event: if ended { at.index } else { u32::MAX },
        });
    }
}

/// When an event happened, and which it was.
#[derive(Clone, Copy, Debug)]
struct At {
    time_ns: u64,
    index: u32,
}

impl At {
    fn open(self, state: State, job: Option<JobId>) -> Span {
        Span {
            start_ns: self.time_ns,
            end_ns: Span::OPEN,
            state,
            job,
            start_event: self.index,
            end_event: u32::MAX,
        }
    }
}

/// All lanes of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes {
    threads: Vec<Lane>,
    processes: Vec<Lane>,
    tasks: Vec<Lane>,
    /// For each process, how many of its threads are in each of `State`'s live states.
    // Invariant: equals a count over `threads`; kept so that an event costs no scan.
    n_in_state: Vec<[u32; 4]>,
}

/// The live states of a thread, the one that stands for its process first.
const LIVE: [State; 4] = [State::Running, State::Ready, State::Blocked, State::Waiting];

fn live_index(state: State) -> Option<usize> {
    LIVE.iter().position(|s| *s == state)
}

impl Lanes {
    /// The lanes that these events give.
    #[must_use]
    pub fn of_events(events: impl Iterator<Item = Event>) -> Lanes {
        let mut lanes = Lanes::default();
        for (index, event) in events.enumerate() {
            lanes.add(index, &event);
        }
        lanes
    }

    /// Bytes of memory that they take.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        let lanes = [&self.threads, &self.processes, &self.tasks];
        let of_lane = |lane: &Lane| size_of::<Lane>() as u64 + lane.spans.bytes();
        lanes.into_iter().flatten().map(of_lane).sum()
    }

    /// Threads, in order of creation.
    #[must_use]
    pub fn threads(&self) -> &[Lane] {
        &self.threads
    }

    /// Processes, in order of creation.
    #[must_use]
    pub fn processes(&self) -> &[Lane] {
        &self.processes
    }

    /// Tasks, in order of creation.
    #[must_use]
    pub fn tasks(&self) -> &[Lane] {
        &self.tasks
    }

    /// Adds what the event with this index did.
    ///
    /// # Panics
    /// If there are more than 2³² − 2 events.
    pub fn add(&mut self, index: usize, event: &Event) {
        let at = At {
            time_ns: event.time_ns,
            index: u32::try_from(index).expect("fewer than 2**32 events"),
        };
        self.ensure_thread(at, event.process, event.thread);
        if matches!(event.kind, EventKind::JobArrived { .. }) {
            // It comes from outside: whatever the thread computes for another job goes on.
            return;
        }
        match &event.kind {
            EventKind::ThreadCreated { child } => self.ensure_thread(at, event.process, *child),
            EventKind::ProcessForked { child } => self.ensure_process(at, *child),
            EventKind::ProcessExited { status } => self.end_process(at, event.process, *status),
            EventKind::LoopStarted { .. } => {
                if let Some(lane) = self
                    .threads
                    .iter_mut()
                    .rev()
                    .find(|l| l.id == LaneId::Thread(event.thread))
                {
                    lane.runs_loop = true;
                }
            }
            _ => {}
        }
        if let Some(state) = thread_state_after(&event.kind) {
            self.change_thread(at, event.thread, state, event.job);
        } else {
            self.keep_thread(at, event.thread, event.job);
        }
        self.add_to_tasks(at, event);
    }

    fn ensure_process(&mut self, at: At, process: ProcessId) {
        while self.processes.len() <= process.index() {
            let id = ProcessId(self.processes.len() as u32);
            let first = at.open(State::Ready, None);
            self.processes
                .push(Lane::new(LaneId::Process(id), id, first));
            self.n_in_state.push([0; 4]);
        }
    }

    fn ensure_thread(&mut self, at: At, process: ProcessId, thread: ThreadId) {
        self.ensure_process(at, process);
        while self.threads.len() <= thread.index() {
            let id = ThreadId(self.threads.len() as u32);
            let first = at.open(State::Ready, None);
            self.threads
                .push(Lane::new(LaneId::Thread(id), process, first));
            let ready = live_index(State::Ready).expect("ready is a live state");
            self.n_in_state[process.index()][ready] += 1;
        }
    }

    fn change_thread(&mut self, at: At, thread: ThreadId, state: State, job: Option<JobId>) {
        let lane = &mut self.threads[thread.index()];
        let process = lane.process;
        let before = lane.state();
        lane.change(at, state, job);
        let counts = &mut self.n_in_state[process.index()];
        if let Some(i) = live_index(before) {
            counts[i] -= 1;
        }
        if let Some(i) = live_index(lane.state()) {
            counts[i] += 1;
        }
        if let Some(i) = counts.iter().position(|&n| n > 0) {
            let lane = &mut self.processes[process.index()];
            // While several threads do the same, the process keeps the job it showed.
            let job = if LIVE[i] == state || counts.iter().sum::<u32>() == 1 {
                job
            } else {
                lane.last().job
            };
            lane.change(at, LIVE[i], job);
        }
    }

    /// The thread goes on as it was, perhaps for another job.
    fn keep_thread(&mut self, at: At, thread: ThreadId, job: Option<JobId>) {
        let state = self.threads[thread.index()].state();
        if state == State::Running {
            self.change_thread(at, thread, state, job);
        }
    }

    fn end_process(&mut self, at: At, process: ProcessId, status: i32) {
        let state = if status == 0 {
            State::Done
        } else {
            State::Failed
        };
        self.processes[process.index()].change(at, state, None);
        self.n_in_state[process.index()] = [0; 4];
        for lane in &mut self.threads {
            if lane.process == process && lane.last().is_open() {
                lane.change(at, state, None);
            }
        }
    }

    fn ensure_task(&mut self, at: At, process: ProcessId, task: TaskId, job: Option<JobId>) {
        while self.tasks.len() <= task.index() {
            let id = TaskId(self.tasks.len() as u32);
            self.tasks.push(Lane::new(
                LaneId::Task(id),
                process,
                at.open(State::Ready, job),
            ));
        }
    }

    fn add_to_tasks(&mut self, at: At, event: &Event) {
        match &event.kind {
            EventKind::TaskCreated { child } => {
                self.ensure_task(at, event.process, *child, None);
                return;
            }
            EventKind::TaskWoken { woken } => {
                self.ensure_task(at, event.process, *woken, None);
                let job = self.tasks[woken.index()].last().job;
                self.tasks[woken.index()].change(at, State::Ready, job);
                return;
            }
            _ => {}
        }
        let Some(task) = event.task else { return };
        self.ensure_task(at, event.process, task, event.job);
        let lane = &mut self.tasks[task.index()];
        let state = match &event.kind {
            EventKind::TaskResumed => State::Running,
            EventKind::TaskSuspended { wait } => state_of_task_wait(wait),
            EventKind::TaskFinished { outcome } => State::of_outcome(outcome),
            // What happens to its thread happens to the task that runs on it.
            kind => thread_state_after(kind).unwrap_or_else(|| lane.state()),
        };
        lane.change(at, state, event.job);
    }
}

/// The state of the event's thread after it, if the event changes it.
fn thread_state_after(kind: &EventKind) -> Option<State> {
    Some(match kind {
        EventKind::ThreadDispatched { .. } | EventKind::GilAcquired => State::Running,
        EventKind::ThreadPreempted { .. } | EventKind::ThreadWoken { .. } => State::Ready,
        EventKind::GilRequested { .. } | EventKind::GilSwitched { .. } => State::Blocked,
        EventKind::ThreadBlocked { reason, .. } => state_of_wait(reason),
        EventKind::ThreadExited { outcome } => State::of_outcome(outcome),
        _ => return None,
    })
}

/// What a thread that waits for this does: locks block, everything else is waited for.
#[must_use]
pub fn state_of_wait(reason: &WaitReason) -> State {
    match reason {
        WaitReason::Sync { what, owner, .. } if owner.is_some() || is_lock_call(what) => {
            State::Blocked
        }
        _ => State::Waiting,
    }
}

/// What a task that waits for this does.
#[must_use]
pub fn state_of_task_wait(wait: &TaskWait) -> State {
    match wait {
        TaskWait::GaveWay => State::Ready,
        TaskWait::Library { what } if is_lock_call(what) => State::Blocked,
        _ => State::Waiting,
    }
}

fn is_lock_call(what: &str) -> bool {
    what.ends_with(".acquire")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ids::{CoreId, Place};

    #[test]
    fn an_arrival_leaves_the_running_thread_with_its_own_job() {
        let happens = |time_ns, job, kind| Event {
            time_ns,
            step: time_ns,
            process: ProcessId(0),
            thread: ThreadId(0),
            task: None,
            job: Some(JobId(job)),
            place: Place { file: 0, line: 1 },
            kind,
        };
        let mut lanes = Lanes::default();
        let dispatched = EventKind::ThreadDispatched { core: CoreId(0) };
        lanes.add(0, &happens(0, 4, dispatched));
        lanes.add(1, &happens(5, 5, EventKind::JobArrived { job: JobId(5) }));
        assert_eq!(lanes.threads[0].last().job, Some(JobId(4)));
    }
}
