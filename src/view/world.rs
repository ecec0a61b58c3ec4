//! One world at the cursor, as the page shows it: processes, threads, loops, queues, cores. Of lists
//! that may be long only what is drawn is built; the rest is counted, and [`super::roster`] has it.

use std::rc::Rc;

use super::explain::Around;
use super::figures::figures;
use super::language::{Frames, Language};
use super::page::{JobKind, chip, process_name, thread_name};
use super::pieces::{LoopTally, Pieces, task_job};
use super::{
    ConsoleLine, CoreView, Few, FileView, FrameView, JobChip, LoopView, Mark, ProcessView,
    QueueView, StackView, State, Status, Tally, TaskView, ThreadView, Wait, WorldKind, WorldView,
};
use crate::kernel::event::{Outcome, TaskWait, WaitReason};
use crate::kernel::guest::{Position, TaskState};
use crate::kernel::ids::{JobId, LoopId, ProcessId, QueueId, TaskId, ThreadId};
use crate::kernel::jobs::JobRecord;
use crate::kernel::process::ProcessRecord;
use crate::kernel::tasks::{LoopRecord, QueueRecord, TaskEntry};
use crate::kernel::thread::{ThreadRecord, ThreadState};
use crate::kernel::world::{Ending, Progress, World};
use crate::recording::lanes::{state_of_task_wait, state_of_wait};
use crate::recording::{Recording, Seen};
use crate::source::{Diagnostic, DiagnosticKind};

/// The index of a frame's file when it is a builtin.
pub const NO_FILE: u16 = u16::MAX;

/// How many places there are for rows of threads or processes, beside those that run.
pub const N_ROWS: usize = 12;
/// How many places there are for chips in the inbox: two rows.
const N_INBOX: usize = 8;
/// How many places there are for chips of what is finished: two rows.
const N_FINISHED: usize = 10;
/// How many places there are for things in a queue.
const N_ITEMS: usize = 12;
/// How many loops and queues are drawn.
const N_BOXES: usize = 8;
/// How many jobs are drawn beside a line.
const N_DOTS: usize = 6;
/// How many of the innermost and of the outermost frames of a stack are drawn.
const N_FRAMES: (usize, usize) = (7, 2);

/// What is known of a job beside its record.
#[derive(Clone, Copy, Default)]
struct KnownJob {
    /// What is done for it, if it is in work: what is most active counts.
    state: Option<State>,
    /// Whether something on the page shows it beside the inbox.
    is_carried: bool,
}

/// Looks at one world.
pub(super) struct WorldViewer<'a, G: Language> {
    pub kind: WorldKind,
    pub recording: &'a Recording<G>,
    pub world: &'a World<G>,
    pub now_ns: u64,
    pub kinds: &'a [JobKind],
    pieces: &'a Pieces<G>,
    /// By job.
    jobs: Vec<KnownJob>,
    pub n_events: usize,
}

impl<'a, G: Language> WorldViewer<'a, G> {
    /// `pieces` are those of this very world.
    pub fn new(
        kind: WorldKind,
        recording: &'a Recording<G>,
        seen: &'a Seen<G>,
        now_ns: u64,
        kinds: &'a [JobKind],
        pieces: &'a Pieces<G>,
    ) -> Self {
        let mut viewer = WorldViewer {
            kind,
            recording,
            world: seen.world(),
            now_ns,
            kinds,
            pieces,
            jobs: Vec::new(),
            n_events: seen.place().n_events,
        };
        viewer.find_jobs();
        viewer
    }

    pub fn view(&mut self, files: &Rc<[FileView]>, console: Rc<[ConsoleLine]>) -> WorldView {
        let stack = self.stack_thread().map(|thread| self.stack(thread));
        if let Some(stack) = &stack {
            let frames = stack.inner.iter().chain(&stack.outer);
            for job in frames.filter_map(|frame| frame.job) {
                self.know(job).is_carried = true;
            }
        }
        let (inbox, finished) = self.inbox_and_finished();
        WorldView {
            kind: self.kind,
            tagline: self.kind.tagline(self.world.machine().gil).into(),
            status: self.status(),
            files: Rc::clone(files),
            marks: self.marks(),
            n_jobs: self.world.jobs().count(),
            inbox,
            finished,
            processes: self.processes(),
            n_processes_ended: self
                .world
                .processes()
                .filter(|(_, p)| !p.is_alive())
                .count(),
            threads: self.pieces.tally(),
            stack,
            loops: self.loops(),
            queues: self.queues(),
            cores: self.cores(),
            figures: figures(self),
            console,
        }
    }

    // ---- jobs

    /// What is known of a job, to change it.
    fn know(&mut self, job: JobId) -> &mut KnownJob {
        let index = job.0 as usize;
        if self.jobs.len() <= index {
            self.jobs.resize(index + 1, KnownJob::default());
        }
        &mut self.jobs[index]
    }

    fn known(&self, job: JobId) -> KnownJob {
        self.jobs.get(job.0 as usize).copied().unwrap_or_default()
    }

    /// What each job's threads, tasks and queues do with it.
    fn find_jobs(&mut self) {
        let (pieces, world) = (self.pieces, self.world);
        for (job, state) in pieces.jobs() {
            self.carries(*job, *state);
        }
        for id in pieces.unsettled_tasks() {
            let entry = world.task(id);
            if let Some(job) = self.task_job(id, entry) {
                // What is done for a running task's job, its thread says.
                let is_running = matches!(entry.record.state, TaskState::Running);
                self.carries(job, (!is_running).then(|| task_state(entry)));
            }
        }
        for (_, queue) in world.queues() {
            for job in queue.items.iter().flatten() {
                self.carries(*job, Some(State::Queued));
            }
        }
        for (_, process) in world.processes() {
            if let Some(job) = process.job.filter(|_| process.is_alive()) {
                self.carries(job, None);
            }
        }
    }

    fn carries(&mut self, job: JobId, state: Option<State>) {
        let known = self.know(job);
        known.is_carried = true;
        if state.map(activity) > known.state.map(activity) {
            known.state = state;
        }
    }

    pub fn chip(&self, job: JobId) -> JobChip {
        match self.world.job(job) {
            Some(record) => chip(self.kinds, job, &record.kind, self.job_state(job, record)),
            None => chip(self.kinds, job, &Rc::from("job"), State::Arrived),
        }
    }

    fn job_state(&self, job: JobId, record: &JobRecord) -> State {
        // A job that was accepted and then put on a queue was finished for a moment, and is not now.
        match (self.known(job).state, &record.finished) {
            (Some(state), _) => state,
            (None, Some((_, outcome))) => State::of_outcome(outcome),
            (None, None) if record.taken_ns.is_none() => State::Arrived,
            (None, None) => State::Ready,
        }
    }

    /// When a job was finished, if it is.
    pub fn finished_ns(&self, job: JobId, record: &JobRecord) -> Option<u64> {
        let finished_ns = record.finished.as_ref().map(|(ns, _)| *ns);
        finished_ns.filter(|_| self.known(job).state.is_none())
    }

    /// Whether a job was taken from the inbox, and nothing on the page shows it yet: a job never
    /// vanishes between the inbox and the frame it is an argument of.
    fn is_in_hand(&self, job: JobId, record: &JobRecord) -> bool {
        record.taken_ns.is_some()
            && !self.known(job).is_carried
            && !has_ended(self.job_state(job, record))
    }

    /// Jobs in hand, and then what has arrived and was not taken.
    pub fn inbox_jobs(&self) -> impl Iterator<Item = JobId> {
        let in_hand = self.world.jobs();
        let in_hand = in_hand.filter(|(job, record)| self.is_in_hand(*job, record));
        let waiting = self.world.inbox().waiting.iter().map(|(job, _)| *job);
        in_hand.map(|(job, _)| job).chain(waiting)
    }

    /// Jobs that are over.
    pub fn finished_jobs(&self) -> impl Iterator<Item = JobId> {
        let jobs = self.world.jobs();
        let ended = jobs.filter(|(job, record)| has_ended(self.job_state(*job, record)));
        ended.map(|(job, _)| job)
    }

    fn inbox_and_finished(&self) -> (Few<JobChip>, Few<JobChip>) {
        let chips = |jobs: &mut dyn Iterator<Item = JobId>, n_places: usize| {
            let mut first: Vec<JobId> = Vec::new();
            let mut n = 0;
            for job in jobs {
                n += 1;
                if n <= n_places {
                    first.push(job);
                }
            }
            first.truncate(n_drawn(n, n_places));
            Few {
                first: first.into_iter().map(|job| self.chip(job)).collect(),
                n,
            }
        };
        (
            chips(&mut self.inbox_jobs(), N_INBOX),
            chips(&mut self.finished_jobs(), N_FINISHED),
        )
    }

    // ---- the program

    fn status(&self) -> Status {
        let (message, thread, at) = match (self.world.ending(), self.recording.progress()) {
            (Some(Ending::Exited(status)), _) => return Status::Exited(*status),
            (
                Some(Ending::Stopped {
                    message,
                    thread,
                    at,
                }),
                _,
            ) => (message, Some(*thread), *at),
            // The recording itself is full.
            (None, Progress::Stopped(message)) if self.n_events == self.recording.log().len() => {
                (message, None, Position::default())
            }
            (None, _) if self.world.next_ns().is_none() => return Status::Idle,
            (None, _) => return Status::Running,
        };
        let place = if at.place.line > 0 {
            at.place
        } else {
            thread.map_or(at.place, |thread| self.pieces.position(thread).place)
        };
        Status::Stopped {
            message: Rc::clone(message),
            file: match place.line {
                0 => "".into(),
                _ => self.recording.guest().file_name(place.file),
            },
            line: place.line,
        }
    }

    /// The lines to mark: where each thread is, and the calls through which it came there.
    fn marks(&self) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        for line in self.pieces.lines() {
            let is_it = |mark: &Mark| mark.file == line.file && mark.line == line.line;
            let at = marks.iter().position(is_it).unwrap_or_else(|| {
                marks.push(Mark {
                    file: line.file,
                    line: line.line,
                    running: false,
                    jobs: Few::none(),
                });
                marks.len() - 1
            });
            marks[at].running |= line.running;
            marks[at].jobs.first.extend(line.job);
        }
        for mark in &mut marks {
            mark.jobs.first.sort_unstable();
            mark.jobs.first.dedup();
            mark.jobs.n = mark.jobs.first.len();
            mark.jobs.first.truncate(N_DOTS);
        }
        marks.sort_unstable_by_key(|mark| (mark.file, mark.line));
        marks
    }

    // ---- processes and threads

    fn processes(&self) -> Few<ProcessView> {
        let n = self.world.counters().n_processes as usize;
        let live = self.world.processes().filter(|(_, p)| p.is_alive());
        let live = live.map(|(id, _)| id).take(n_drawn(n, N_ROWS));
        let mut ids: Vec<ProcessId> = live.collect();
        for thread in self.running_threads() {
            let id = self.world.thread(thread).process;
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Few {
            first: ids.into_iter().map(|id| self.process(id)).collect(),
            n,
        }
    }

    fn running_threads(&self) -> impl Iterator<Item = ThreadId> {
        self.world.cores().filter_map(|(_, core)| core.thread)
    }

    fn process(&self, id: ProcessId) -> ProcessView {
        let record = self.world.process(id);
        let live = &record.live_threads;
        let mut ids = live[..n_drawn(live.len(), N_ROWS)].to_vec();
        for thread in self.running_threads() {
            if self.world.thread(thread).process == id && !ids.contains(&thread) {
                ids.push(thread);
            }
        }
        ProcessView {
            id,
            name: process_name(id).into(),
            job: record.job.map(|job| self.chip(job)),
            state: self.process_state(record),
            memory_bytes: self.world.memory_bytes(self.recording.guest(), id),
            gil: record.gil.holder.filter(|_| self.world.machine().gil),
            threads: Few {
                first: ids.into_iter().map(|thread| self.thread(thread)).collect(),
                n: live.len(),
            },
        }
    }

    pub fn process_state(&self, record: &ProcessRecord) -> State {
        if let Some((_, status)) = record.exited {
            return if status == 0 {
                State::Done
            } else {
                State::Failed
            };
        }
        let threads = record.live_threads.iter();
        threads
            .map(|thread| thread_state(self.world.thread(*thread)))
            .max_by_key(|state| activity(*state))
            .unwrap_or(State::Ready)
    }

    pub fn thread(&self, id: ThreadId) -> ThreadView {
        let record = self.world.thread(id);
        let core = match record.state {
            ThreadState::Running { core, .. } => Some(core),
            _ => None,
        };
        ThreadView {
            id,
            name: self.lane_name(id, record).into(),
            state: thread_state(record),
            doing: self.doing(record),
            job: self.thread_job(id, record).map(|job| self.chip(job)),
            core,
            has_gil: self.world.machine().gil && record.is_alive() && self.world.has_gil(id),
            wait: self.thread_wait(record),
        }
    }

    /// The job of a thread. An ended thread goes on showing the one it was for.
    pub fn thread_job(&self, id: ThreadId, record: &ThreadRecord) -> Option<JobId> {
        self.pieces.position(id).job.or(record.job)
    }

    /// The name of a thread within its process.
    pub fn lane_name(&self, id: ThreadId, record: &ThreadRecord) -> String {
        if id == self.world.process(record.process).main_thread {
            "main".to_owned()
        } else {
            thread_name(id)
        }
    }

    /// What a thread does, in words.
    pub fn doing(&self, record: &ThreadRecord) -> Rc<str> {
        match &record.state {
            ThreadState::Ready { .. } => "ready: wants a core".into(),
            ThreadState::Running { .. } if record.burn.is_some() => "computing".into(),
            ThreadState::Running { .. } => "running".into(),
            ThreadState::WaitingForGil { .. } => "wants the GIL".into(),
            ThreadState::Blocked { reason, .. } => doing_while(reason).into(),
            ThreadState::Exited { outcome, .. } => match outcome {
                Outcome::Done => "done".into(),
                Outcome::Failed(error) => format!("failed: {error}").into(),
                Outcome::Cancelled => "cancelled".into(),
            },
        }
    }

    /// What a thread waits for or computes, with its time. Progress of a computation is shown even
    /// while another thread has the core.
    fn thread_wait(&self, record: &ThreadRecord) -> Option<Wait> {
        if let (Some(burn), true) = (&record.burn, record.is_alive()) {
            let done_ns = burn.done_ns(self.now_ns);
            let is_running = burn.running_since_ns.is_some();
            return Some(Wait {
                left_ns: is_running.then_some(burn.total_ns - done_ns),
                fraction: Some(fraction(done_ns, burn.total_ns)),
            });
        }
        match &record.state {
            ThreadState::Blocked {
                since_ns, until_ns, ..
            } => Some(self.wait(*since_ns, *until_ns)),
            ThreadState::WaitingForGil { since_ns } => Some(self.wait(*since_ns, None)),
            _ => None,
        }
    }

    fn wait(&self, since_ns: u64, until_ns: Option<u64>) -> Wait {
        let over_ns = self.now_ns.saturating_sub(since_ns);
        Wait {
            left_ns: until_ns.map(|until_ns| until_ns.saturating_sub(self.now_ns)),
            fraction: until_ns.map(|until_ns| fraction(over_ns, until_ns - since_ns)),
        }
    }

    // ---- the stack

    /// The thread whose stack is drawn: the only one, or the one that runs a loop.
    pub fn stack_thread(&self) -> Option<ThreadId> {
        match self.kind {
            WorldKind::Threads | WorldKind::Processes => None,
            WorldKind::Synchronous => Some(ThreadId(0)),
            WorldKind::Async => {
                let mut live = self.world.loops().filter(|(_, l)| !l.ended);
                Some(live.next().map_or(ThreadId(0), |(_, l)| l.thread))
            }
        }
    }

    fn stack(&self, id: ThreadId) -> StackView {
        let (n_inner, n_outer) = N_FRAMES;
        let mut frames = self.frames(id, n_inner, n_outer);
        let mut seen: Vec<JobId> = Vec::new();
        // The outermost frame of a job is where its chip goes when the program takes it.
        let all = frames.outer.iter_mut().rev();
        for frame in all.chain(frames.inner.iter_mut().rev()) {
            if let Some(job) = frame.job.filter(|job| !seen.contains(job)) {
                seen.push(job);
                frame.chip = Some(self.chip(job));
            }
        }
        StackView {
            thread: self.thread(id),
            inner: frames.inner,
            n_hidden: frames.n_hidden,
            outer: frames.outer,
        }
    }

    /// The stack, innermost first, with the builtin it is in.
    pub fn frames(&self, id: ThreadId, n_inner: usize, n_outer: usize) -> Frames {
        let record = self.world.thread(id);
        let (Some(memory), Some(stack)) = (self.world.memory(record.process), self.world.stack(id))
        else {
            return Frames::default();
        };
        let guest = self.recording.guest();
        let mut frames = guest.frames(memory, stack, n_inner, n_outer);
        let is_in_builtin = frames.inner.first().is_some_and(|frame| frame.line == 0);
        if let Some(call) = builtin_call(record).filter(|_| !is_in_builtin) {
            let builtin = FrameView {
                call: call.into(),
                file: NO_FILE,
                line: 0,
                job: self.pieces.position(id).job,
                chip: None,
                note: None,
            };
            frames.inner.insert(0, builtin);
        }
        if let Some(first) = frames.inner.first_mut() {
            first.note = self.blocks_a_loop(id, record).then_some("blocks the loop!");
        }
        frames
    }

    /// Whether an event loop stands still because a task on it computes or waits without `await`.
    fn blocks_a_loop(&self, id: ThreadId, record: &ThreadRecord) -> bool {
        let runs_loop = self.world.loops().any(|(_, l)| l.thread == id && !l.ended);
        let is_in_task = self.pieces.position(id).task.is_some();
        let is_waiting = matches!(
            &record.state,
            ThreadState::Blocked { reason, .. } if *reason != WaitReason::Select
        );
        runs_loop && is_in_task && (record.burn.is_some() || is_waiting)
    }

    // ---- loops, tasks, queues, cores

    fn loops(&self) -> Few<LoopView> {
        let tallies = self.pieces.loops();
        let all: Vec<(LoopId, &LoopRecord)> = self.world.loops().collect();
        let is_shown = |at: &&(LoopId, &LoopRecord)| all.len() == 1 || !at.1.ended;
        let shown = || all.iter().filter(is_shown);
        let view = |(id, record): &(LoopId, &LoopRecord)| {
            self.event_loop(*id, record, tallies.iter().find(|tally| tally.id == *id))
        };
        Few {
            first: shown().take(N_BOXES).map(view).collect(),
            n: shown().count(),
        }
    }

    fn event_loop(&self, id: LoopId, record: &LoopRecord, tally: Option<&LoopTally>) -> LoopView {
        let tasks = |first: &[(u64, TaskId)], n: usize| {
            let first = &first[..n_drawn(n, first.len())];
            Few {
                first: first.iter().map(|(_, task)| self.task(*task)).collect(),
                n,
            }
        };
        let running = tally.and_then(|tally| tally.running);
        LoopView {
            id,
            thread: record.thread,
            turn: record.turn,
            ended: record.ended,
            running: running.map(|task| self.task(task)),
            ready: tally.map_or_else(Few::none, |t| tasks(&t.ready.tasks, t.ready.n)),
            waiting: tally.map_or_else(Few::none, |t| tasks(&t.waiting.tasks, t.waiting.n)),
            selecting: record.selecting,
        }
    }

    pub fn task(&self, id: TaskId) -> TaskView {
        let entry = self.world.task(id);
        let wait = match &entry.record.state {
            TaskState::Waiting { wait, since_ns } => {
                let until_ns = match wait {
                    TaskWait::Timer { until_ns, .. } => Some(*until_ns),
                    _ => None,
                };
                let since = until_ns.map_or(*since_ns, |until_ns| until_ns.min(*since_ns));
                Some(self.wait(since, until_ns))
            }
            _ => None,
        };
        TaskView {
            id,
            name: Rc::clone(&entry.record.name),
            job: self.task_job(id, entry).map(|job| self.chip(job)),
            state: task_state(entry),
            doing: self.task_doing(entry),
            wait,
        }
    }

    pub fn task_job(&self, id: TaskId, entry: &TaskEntry) -> Option<JobId> {
        task_job(self.recording, self.n_events, id, entry)
    }

    /// What a task does, in words.
    pub fn task_doing(&self, entry: &TaskEntry) -> Rc<str> {
        let wait = match &entry.record.state {
            TaskState::Ready => return "ready".into(),
            TaskState::Running => return "running".into(),
            TaskState::Finished(_) => return "done".into(),
            TaskState::Waiting { wait, .. } => wait,
        };
        match wait {
            TaskWait::Timer { io: true, .. } => "network".into(),
            TaskWait::Timer { io: false, .. } => "timer".into(),
            TaskWait::Task(task) => Rc::clone(&self.world.task(*task).record.name),
            TaskWait::Library { what } => format!("{what}()").into(),
            TaskWait::Inbox => "waiting in inbox()".into(),
            TaskWait::Future => "a future".into(),
            TaskWait::GaveWay => "gave way".into(),
        }
    }

    fn queues(&self) -> Few<QueueView> {
        let view = |(id, queue): (QueueId, &QueueRecord)| QueueView {
            id,
            name: Rc::clone(&queue.name),
            items: Few {
                first: queue
                    .items
                    .iter()
                    .take(n_drawn(queue.items.len(), N_ITEMS))
                    .map(|it| self.queued(*it))
                    .collect(),
                n: queue.items.len(),
            },
            maxsize: queue.maxsize,
        };
        Few {
            first: self.world.queues().take(N_BOXES).map(view).collect(),
            n: self.world.queues().count(),
        }
    }

    /// The chip of what lies in a queue, if it is a job.
    pub fn queued(&self, item: Option<JobId>) -> Option<JobChip> {
        item.map(|job| JobChip {
            state: State::Queued,
            ..self.chip(job)
        })
    }

    fn cores(&self) -> Vec<CoreView> {
        self.world
            .cores()
            .map(|(id, core)| CoreView {
                id,
                thread: core.thread,
                job: core
                    .thread
                    .and_then(|thread| self.pieces.position(thread).job),
            })
            .collect()
    }
}

impl<G: Language> Around for WorldViewer<'_, G> {
    fn job_label(&self, job: JobId) -> Option<Rc<str>> {
        Some(self.chip(self.world.job(job).map(|_| job)?).label)
    }

    fn home(&self, thread: ThreadId) -> Option<(ProcessId, bool)> {
        let process = self.pieces.thread(thread)?.process;
        let main = self.world.process(process).main_thread;
        Some((process, main == thread))
    }

    fn task_name(&self, task: TaskId) -> Option<Rc<str>> {
        Some(Rc::clone(&self.pieces.task(task)?.record.name))
    }

    fn queue_name(&self, queue: QueueId) -> Option<Rc<str>> {
        let (_, record) = self.world.queues().nth(queue.index())?;
        Some(Rc::clone(&record.name))
    }

    fn thread_state(&self, thread: ThreadId) -> Option<(State, bool)> {
        let record = self.pieces.thread(thread)?;
        Some((thread_state(record), record.burn.is_some()))
    }
}

/// A world whose program was refused.
pub(super) fn refused_view(
    kind: WorldKind,
    files: &Rc<[FileView]>,
    diagnostics: &[Diagnostic],
) -> WorldView {
    let status = match diagnostics.first() {
        Some(first) => Status::Stopped {
            message: match first.kind {
                DiagnosticKind::Syntax => format!("SyntaxError: {}", first.message).into(),
                DiagnosticKind::Unsupported => {
                    format!("This page cannot run it: {}", first.message).into()
                }
            },
            file: Rc::clone(&first.file),
            line: first.line,
        },
        None => Status::Idle,
    };
    WorldView {
        kind,
        tagline: kind.tagline(true).into(),
        status,
        files: Rc::clone(files),
        marks: Vec::new(),
        n_jobs: 0,
        inbox: Few::none(),
        finished: Few::none(),
        processes: Few::none(),
        n_processes_ended: 0,
        threads: Tally::default(),
        stack: None,
        loops: Few::none(),
        queues: Few::none(),
        cores: Vec::new(),
        figures: Vec::new(),
        console: Rc::from([]),
    }
}

/// The name of a task on its lane: as asyncio counts, from 1.
pub(super) fn task_name(id: TaskId) -> String {
    format!("task {}", id.0 + 1)
}

pub(super) fn thread_state(record: &ThreadRecord) -> State {
    match &record.state {
        ThreadState::Ready { .. } => State::Ready,
        ThreadState::Running { .. } => State::Running,
        ThreadState::WaitingForGil { .. } => State::Blocked,
        ThreadState::Blocked { reason, .. } => state_of_wait(reason),
        ThreadState::Exited { outcome, .. } => State::of_outcome(outcome),
    }
}

pub(super) fn task_state(entry: &TaskEntry) -> State {
    match &entry.record.state {
        TaskState::Ready => State::Ready,
        TaskState::Running => State::Running,
        TaskState::Waiting { wait, .. } => state_of_task_wait(wait),
        TaskState::Finished(outcome) => State::of_outcome(outcome),
    }
}

/// How many of `n` are drawn where there are so many places: the button that stands for the rest
/// takes one.
fn n_drawn(n: usize, n_places: usize) -> usize {
    if n <= n_places { n } else { n_places - 1 }
}

/// Whether there is nothing left to draw but a mention.
#[must_use]
pub fn has_ended(state: State) -> bool {
    matches!(state, State::Done | State::Failed)
}

/// Which of several states stands for the whole.
fn activity(state: State) -> u8 {
    match state {
        State::Done | State::Failed => 0,
        State::Arrived => 1,
        State::Queued => 2,
        State::Waiting => 3,
        State::Blocked => 4,
        State::Ready => 5,
        State::Running => 6,
    }
}

/// What a waiting thread does, in words.
fn doing_while(reason: &WaitReason) -> String {
    match reason {
        WaitReason::Sleep => "sleeping".to_owned(),
        WaitReason::Io => "network".to_owned(),
        WaitReason::Sync { what, owner, .. } => match owner {
            Some(owner) => format!("waiting for {what}(): {} has it", short_name(*owner)),
            None => format!("waiting for {what}()"),
        },
        WaitReason::JoinThread(thread) => format!("waiting for {} to end", short_name(*thread)),
        WaitReason::JoinProcess(process) => {
            format!("waiting for {} to end", process_name(*process))
        }
        WaitReason::Pipe { what } => format!("waiting for {what}()"),
        WaitReason::Inbox => "waiting in inbox()".to_owned(),
        WaitReason::Select => "event loop: nothing is ready".to_owned(),
    }
}

/// The name of a thread without its process.
pub(super) fn short_name(thread: ThreadId) -> String {
    match thread {
        ThreadId(0) => "the main thread".to_owned(),
        other => thread_name(other),
    }
}

/// The builtin's call that a thread is in, as its user wrote it, if the guest does not say.
fn builtin_call(record: &ThreadRecord) -> Option<String> {
    if let (Some(burn), true) = (&record.burn, record.is_alive()) {
        return Some(format!("cpu({})", in_ms(burn.total_ns)));
    }
    let ThreadState::Blocked {
        reason,
        since_ns,
        until_ns,
    } = &record.state
    else {
        return None;
    };
    let whole_ns = until_ns.map_or(0, |until_ns| until_ns - since_ns);
    match reason {
        WaitReason::Io => Some(format!("io({})", in_ms(whole_ns))),
        WaitReason::Sleep => Some(format!("sleep({} ms)", in_ms(whole_ns))),
        WaitReason::Inbox => Some("inbox()".to_owned()),
        _ => None,
    }
}

fn in_ms(ns: u64) -> String {
    let thousandths = ns / 1_000;
    let text = format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn fraction(part_ns: u64, whole_ns: u64) -> f32 {
    match whole_ns {
        0 => 1.0,
        whole_ns => (part_ns as f64 / whole_ns as f64).clamp(0.0, 1.0) as f32,
    }
}
