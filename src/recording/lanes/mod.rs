//! Lanes of the timeline: what every thread, process and asyncio task did when, folded from the
//! event log alone. Must never look into a world: a lane is a function of the events before it.

mod spans;

pub use spans::{Piece, Spans};

use crate::kernel::event::{Event, EventKind, Outcome, TaskWait, WaitReason};
use crate::kernel::ids::{JobId, ProcessId, TaskId, ThreadId};
use serde::{Deserialize, Serialize};

/// What a job, thread, process or task is doing. Each has one texture everywhere on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// The event that told that an event loop runs on it.
    loop_event: Option<u32>,
}

impl Lane {
    fn new(id: LaneId, process: ProcessId, at: At, job: Option<JobId>) -> Lane {
        Lane {
            id,
            process,
            runs_loop: false,
            spans: Spans::new(at.time_ns, at.index, State::Ready, job),
            loop_event: None,
        }
    }

    fn last(&self) -> Span {
        self.spans.last()
    }

    /// What it does now.
    #[must_use]
    pub fn state(&self) -> State {
        self.spans.last_state()
    }

    /// Whether it is in this state for this job.
    #[inline]
    fn is(&self, state: State, job: Option<JobId>) -> bool {
        self.spans.ends_with(state, job)
    }

    /// Goes on in another state or for another job; does nothing if neither differs.
    fn change(&mut self, at: At, state: State, job: Option<JobId>) {
        if self.is(state, job) {
            return;
        }
        let last = self.last();
        if !last.is_open() {
            return;
        }
        let is_first = self.spans.len() == 1;
        if is_first && last.job.is_none() && job.is_some() {
            // It was created for this job; nobody could know until it first ran.
            self.spans.tell_first_job(job, at.index);
        }
        if is_first && last.job.is_none() && last.state == state {
            return;
        }
        // A state that took no time is not worth a span, unless it is the only one.
        if last.start_ns == at.time_ns && !is_first {
            self.spans.pop();
        }
        let ended = matches!(state, State::Done | State::Failed);
        let job = if ended { last.job.or(job) } else { job };
        self.spans.push(at.time_ns, at.index, state, job);
    }

    /// Forgets what the events from this number on did. False if nothing is left.
    fn cut_to(&mut self, n_events: usize) -> bool {
        if self
            .loop_event
            .is_some_and(|event| event as usize >= n_events)
        {
            self.loop_event = None;
            self.runs_loop = false;
        }
        self.spans.cut_to(n_events)
    }
}

/// When an event happened, and which it was.
#[derive(Clone, Copy, Debug)]
struct At {
    time_ns: u64,
    index: u32,
}

/// All lanes of a run.
#[derive(Clone, Debug, Default)]
pub struct Lanes {
    threads: Vec<Lane>,
    processes: Vec<Lane>,
    tasks: Vec<Lane>,
    /// For each process, how many of its threads are in each of `State`'s live states.
    // Invariant: equals a count over `threads`; kept so that an event costs no scan.
    n_in_state: Vec<[u32; 4]>,
    /// For each process, its threads.
    threads_of: Vec<Vec<ThreadId>>,
    /// How many spans the threads and tasks have, about.
    n_spans: u64,
}

impl PartialEq for Lanes {
    fn eq(&self, other: &Self) -> bool {
        // The rest follows from these, or is an estimate.
        (&self.threads, &self.processes, &self.tasks)
            == (&other.threads, &other.processes, &other.tasks)
    }
}

/// What a lane takes, an estimate.
const LANE_BYTES: u64 = 200;
/// What a packed span takes on average, an estimate.
const SPAN_BYTES: u64 = 10;

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

    /// Bytes of memory that they take, an estimate.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        let n_lanes = self.threads.len() + self.processes.len() + self.tasks.len();
        n_lanes as u64 * LANE_BYTES + self.n_spans * SPAN_BYTES
    }

    /// Forgets what the events from this number on did, all at the times of the events before being
    /// kept. What is left is what those before give.
    pub fn cut_to(&mut self, n_events: usize) {
        for lanes in [&mut self.threads, &mut self.processes, &mut self.tasks] {
            lanes.retain_mut(|lane| lane.cut_to(n_events));
        }
        self.n_in_state = vec![[0; 4]; self.processes.len()];
        self.threads_of = vec![Vec::new(); self.processes.len()];
        for (lane, id) in self.threads.iter().zip((0..).map(ThreadId)) {
            self.threads_of[lane.process.index()].push(id);
            if let Some(state) = live_index(lane.state()) {
                self.n_in_state[lane.process.index()][state] += 1;
            }
        }
        let all = self.threads.iter().chain(&self.tasks);
        self.n_spans = all.map(|lane| lane.spans.len() as u64).sum();
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
        // At most one for its thread and one for its task.
        self.n_spans += 1 + u64::from(event.task.is_some());
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
                let lane = &mut self.threads[event.thread.index()];
                lane.runs_loop = true;
                lane.loop_event.get_or_insert(at.index);
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
            let lane = Lane::new(LaneId::Process(id), id, at, None);
            self.processes.push(lane);
            self.n_in_state.push([0; 4]);
            self.threads_of.push(Vec::new());
        }
    }

    fn ensure_thread(&mut self, at: At, process: ProcessId, thread: ThreadId) {
        self.ensure_process(at, process);
        while self.threads.len() <= thread.index() {
            let id = ThreadId(self.threads.len() as u32);
            let lane = Lane::new(LaneId::Thread(id), process, at, None);
            self.threads.push(lane);
            self.threads_of[process.index()].push(id);
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
        let lane = &self.threads[thread.index()];
        let process = &self.processes[lane.process.index()];
        if lane.is(State::Running, job) && process.is(State::Running, job) {
            // So it is with nearly all events of asyncio.
            return;
        }
        if lane.state() == State::Running {
            self.change_thread(at, thread, State::Running, job);
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
        for thread in &self.threads_of[process.index()] {
            self.threads[thread.index()].change(at, state, None);
        }
    }

    fn ensure_task(&mut self, at: At, process: ProcessId, task: TaskId, job: Option<JobId>) {
        while self.tasks.len() <= task.index() {
            let id = TaskId(self.tasks.len() as u32);
            self.tasks
                .push(Lane::new(LaneId::Task(id), process, at, job));
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
