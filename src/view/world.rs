//! One world at the cursor, as the page shows it: processes, threads, loops, queues, cores.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::figures::figures;
use super::language::Language;
use super::page::{JobKind, chip, process_name, thread_name};
use super::{
    ConsoleLine, CoreView, FileView, FrameView, JobChip, LoopView, ProcessView, QueueView,
    RunningLine, State, Status, TaskView, ThreadView, Wait, WorldKind, WorldView,
};
use crate::kernel::event::{Outcome, TaskWait, WaitReason};
use crate::kernel::guest::{Position, TaskState};
use crate::kernel::ids::{JobId, LoopId, TaskId, ThreadId};
use crate::kernel::jobs::JobRecord;
use crate::kernel::process::ProcessRecord;
use crate::kernel::tasks::TaskEntry;
use crate::kernel::thread::{ThreadRecord, ThreadState};
use crate::kernel::world::{Ending, Progress, World};
use crate::recording::lanes::{state_of_task_wait, state_of_wait};
use crate::recording::{Recording, Seen};
use crate::source::{Diagnostic, DiagnosticKind};

/// The index of a frame's file when it is a builtin.
pub const NO_FILE: u16 = u16::MAX;

/// Looks at one world.
pub(super) struct WorldViewer<'a, G: Language> {
    pub kind: WorldKind,
    pub recording: &'a Recording<G>,
    pub world: &'a World<G>,
    pub now_ns: u64,
    kinds: &'a [JobKind],
    /// Where each thread is, by thread.
    positions: Vec<Position>,
    /// What is done for each job that is in work.
    job_states: BTreeMap<JobId, State>,
    n_events: usize,
}

impl<'a, G: Language> WorldViewer<'a, G> {
    pub fn new(
        kind: WorldKind,
        recording: &'a Recording<G>,
        seen: &'a Seen<G>,
        now_ns: u64,
        kinds: &'a [JobKind],
    ) -> Self {
        let world = seen.world();
        let position = |(id, record): (ThreadId, &ThreadRecord)| {
            let mut position = world.position(recording.guest(), id);
            if record.first_ran_ns.is_none() {
                position.job = position.job.or(record.job);
            }
            position
        };
        let mut viewer = WorldViewer {
            kind,
            recording,
            world,
            now_ns,
            kinds,
            positions: world.threads().map(position).collect(),
            job_states: BTreeMap::new(),
            n_events: seen.place().n_events,
        };
        viewer.find_job_states();
        viewer
    }

    pub fn view(&self, files: &Rc<[FileView]>, console: Rc<[ConsoleLine]>) -> WorldView {
        let mut view = WorldView {
            kind: self.kind,
            tagline: self.kind.tagline(self.world.machine().gil).into(),
            status: self.status(),
            files: Rc::clone(files),
            running_lines: self.running_lines(),
            inbox: Vec::new(),
            jobs: self.world.jobs().map(|(job, _)| self.chip(job)).collect(),
            processes: self.processes(),
            loops: self
                .world
                .loops()
                .map(|(id, _)| self.event_loop(id))
                .collect(),
            queues: self.queues(),
            cores: self.cores(),
            figures: figures(self),
            console,
        };
        view.inbox = self.inbox(&view);
        view
    }

    /// What has arrived and was not taken; before it, what was just taken and that nothing on the page
    /// carries yet: a job never vanishes between the inbox and the frame it is an argument of.
    fn inbox(&self, view: &WorldView) -> Vec<JobChip> {
        let carried = carried_jobs(view);
        let in_between = view.jobs.iter().filter(|chip| {
            let record = self.world.job(chip.job);
            let is_out = record.is_some_and(|it| it.taken_ns.is_some() && it.finished.is_none());
            is_out && !carried.contains(&chip.job)
        });
        let waiting = self.world.inbox().waiting.iter();
        let waiting = waiting.map(|(job, kind)| chip(self.kinds, *job, kind, State::Arrived));
        in_between.cloned().chain(waiting).collect()
    }

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
            thread.map_or(at.place, |thread| self.positions[thread.index()].place)
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

    /// What each job's threads, tasks and queues do with it: what is most active counts.
    fn find_job_states(&mut self) {
        let mut found: Vec<(JobId, State)> = Vec::new();
        for (id, record) in self.world.threads() {
            if let Some(job) = self.positions[id.index()].job.filter(|_| record.is_alive()) {
                found.push((job, thread_state(record)));
            }
        }
        for (id, entry) in self.world.tasks() {
            let is_idle = matches!(
                entry.record.state,
                TaskState::Running | TaskState::Finished(_)
            );
            if let Some(job) = self.task_job(id, entry).filter(|_| !is_idle) {
                found.push((job, task_state(entry)));
            }
        }
        for (_, queue) in self.world.queues() {
            let jobs = queue.items.iter().flatten();
            found.extend(jobs.map(|job| (*job, State::Queued)));
        }
        for (job, state) in found {
            let known = self.job_states.entry(job).or_insert(state);
            if activity(state) > activity(*known) {
                *known = state;
            }
        }
    }

    /// The job of a task: its own, or the one that the coroutine it awaits works on.
    fn task_job(&self, id: TaskId, entry: &TaskEntry) -> Option<JobId> {
        if entry.record.job.is_some() {
            return entry.record.job;
        }
        let spans = &self.recording.lanes().tasks().get(id.index())?.spans;
        spans.at_event(self.n_events)?.job
    }

    pub fn chip(&self, job: JobId) -> JobChip {
        let Some(record) = self.world.job(job) else {
            return chip(self.kinds, job, &Rc::from("job"), State::Arrived);
        };
        // A job that was accepted and then put on a queue was finished for a moment, and is not now.
        let state = match (self.job_states.get(&job), &record.finished) {
            (Some(state), _) => *state,
            (None, Some((_, outcome))) => State::of_outcome(outcome),
            (None, None) if record.taken_ns.is_none() => State::Arrived,
            (None, None) => State::Ready,
        };
        chip(self.kinds, job, &record.kind, state)
    }

    /// When a job was finished, if it is.
    pub fn finished_ns(&self, job: JobId, record: &JobRecord) -> Option<u64> {
        let finished_ns = record.finished.as_ref().map(|(ns, _)| *ns);
        finished_ns.filter(|_| !self.job_states.contains_key(&job))
    }

    fn running_lines(&self) -> Vec<RunningLine> {
        self.world
            .threads()
            .filter(|(_, record)| record.is_alive())
            .map(|(id, record)| (id, record, self.positions[id.index()]))
            .filter(|(_, _, at)| at.place.line > 0)
            .map(|(thread, record, at)| RunningLine {
                file: at.place.file,
                line: at.place.line,
                thread,
                job: at.job,
                state: thread_state(record),
            })
            .collect()
    }

    fn processes(&self) -> Vec<ProcessView> {
        let machine = self.world.machine();
        self.world
            .processes()
            .map(|(id, record)| ProcessView {
                id,
                name: process_name(id).into(),
                job: record.job.map(|job| self.chip(job)),
                state: self.process_state(record),
                memory_bytes: self.world.memory_bytes(self.recording.guest(), id),
                gil: record.gil.holder.filter(|_| machine.gil),
                threads: record
                    .threads
                    .iter()
                    .map(|thread| self.thread(*thread, record))
                    .collect(),
            })
            .collect()
    }

    fn process_state(&self, record: &ProcessRecord) -> State {
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

    fn thread(&self, id: ThreadId, process: &ProcessRecord) -> ThreadView {
        let record = self.world.thread(id);
        let state = thread_state(record);
        let name = if id == process.main_thread {
            "main".to_owned()
        } else {
            thread_name(id)
        };
        let core = match record.state {
            ThreadState::Running { core, .. } => Some(core),
            _ => None,
        };
        // An ended thread goes on showing the job it was for.
        let job = self.positions[id.index()].job.or(record.job);
        ThreadView {
            id,
            name: name.into(),
            state,
            doing: self.doing(record),
            job: job.map(|job| self.chip(job)),
            core,
            has_gil: self.world.machine().gil && record.is_alive() && self.world.has_gil(id),
            wait: self.thread_wait(record),
            frames: self.frames(id, record),
        }
    }

    /// What a thread does, in words.
    fn doing(&self, record: &ThreadRecord) -> Rc<str> {
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
            let left_ns = burn.total_ns - done_ns;
            return Some(Wait {
                since_ns: burn.began_ns,
                until_ns: is_running.then_some(self.now_ns + left_ns),
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
            since_ns,
            until_ns,
            fraction: until_ns.map(|until_ns| fraction(over_ns, until_ns - since_ns)),
        }
    }

    /// The stack, innermost first, with the builtin it is in.
    fn frames(&self, id: ThreadId, record: &ThreadRecord) -> Vec<FrameView> {
        let (Some(memory), Some(stack)) = (self.world.memory(record.process), self.world.stack(id))
        else {
            return Vec::new();
        };
        let mut frames = self.recording.guest().frames(memory, stack);
        let is_in_builtin = frames.first().is_some_and(|frame| frame.line == 0);
        if let Some(call) = builtin_call(record).filter(|_| !is_in_builtin) {
            let job = self.positions[id.index()].job;
            frames.insert(
                0,
                FrameView {
                    call: call.into(),
                    file: NO_FILE,
                    line: 0,
                    job,
                    note: None,
                    locals: Vec::new(),
                },
            );
        }
        if self.blocks_a_loop(id, record)
            && let Some(first) = frames.first_mut()
        {
            first.note = Some("blocks the loop!".into());
        }
        frames
    }

    /// Whether an event loop stands still because a task on it computes or waits without `await`.
    fn blocks_a_loop(&self, id: ThreadId, record: &ThreadRecord) -> bool {
        let runs_loop = self.world.loops().any(|(_, l)| l.thread == id && !l.ended);
        let is_in_task = self.positions[id.index()].task.is_some();
        let is_waiting = matches!(
            &record.state,
            ThreadState::Blocked { reason, .. } if *reason != WaitReason::Select
        );
        runs_loop && is_in_task && (record.burn.is_some() || is_waiting)
    }

    fn event_loop(&self, id: LoopId) -> LoopView {
        let (_, record) = self.world.loops().nth(id.index()).expect("the loop exists");
        let mut ready = Vec::new();
        let mut waiting = Vec::new();
        let mut running = None;
        for (task, entry) in self.world.tasks() {
            if entry.record.event_loop != id {
                continue;
            }
            match entry.record.state {
                TaskState::Ready => ready.push((entry.ready_order, self.task(task, entry))),
                TaskState::Running => running = Some(self.task(task, entry)),
                TaskState::Waiting { .. } => waiting.push(self.task(task, entry)),
                TaskState::Finished(_) => {}
            }
        }
        ready.sort_by_key(|(order, _)| *order);
        let until = |task: &TaskView| task.wait.and_then(|w| w.until_ns).unwrap_or(u64::MAX);
        waiting.sort_by_key(|task| (until(task), task.id));
        LoopView {
            thread: record.thread,
            turn: record.turn,
            ended: record.ended,
            running,
            ready: ready.into_iter().map(|(_, task)| task).collect(),
            waiting,
            selecting: record.selecting,
        }
    }

    fn task(&self, id: TaskId, entry: &TaskEntry) -> TaskView {
        let (doing, wait) = match &entry.record.state {
            TaskState::Ready => ("ready".into(), None),
            TaskState::Running => ("running".into(), None),
            TaskState::Finished(_) => ("done".into(), None),
            TaskState::Waiting { wait, since_ns } => {
                let until_ns = match wait {
                    TaskWait::Timer { until_ns, .. } => Some(*until_ns),
                    _ => None,
                };
                let since = until_ns.map_or(*since_ns, |until_ns| until_ns.min(*since_ns));
                (self.task_doing(wait), Some(self.wait(since, until_ns)))
            }
        };
        TaskView {
            id,
            name: Rc::clone(&entry.record.name),
            job: self.task_job(id, entry).map(|job| self.chip(job)),
            state: task_state(entry),
            doing,
            wait,
        }
    }

    fn task_doing(&self, wait: &TaskWait) -> Rc<str> {
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

    fn queues(&self) -> Vec<QueueView> {
        let in_queue = |job: &Option<JobId>| {
            job.map(|job| JobChip {
                state: State::Queued,
                ..self.chip(job)
            })
        };
        self.world
            .queues()
            .map(|(_, queue)| QueueView {
                name: Rc::clone(&queue.name),
                items: queue.items.iter().map(in_queue).collect(),
                maxsize: queue.maxsize,
            })
            .collect()
    }

    fn cores(&self) -> Vec<CoreView> {
        self.world
            .cores()
            .map(|(id, core)| CoreView {
                id,
                thread: core.thread,
                job: core.thread.and_then(|t| self.positions[t.index()].job),
            })
            .collect()
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
        running_lines: Vec::new(),
        inbox: Vec::new(),
        jobs: Vec::new(),
        processes: Vec::new(),
        loops: Vec::new(),
        queues: Vec::new(),
        cores: Vec::new(),
        figures: Vec::new(),
        console: Rc::from([]),
    }
}

/// The name of a task on its lane: as asyncio counts, from 1.
pub(super) fn task_name(id: TaskId) -> String {
    format!("task {}", id.0 + 1)
}

/// The jobs that live processes, threads, tasks and queues show.
fn carried_jobs(view: &WorldView) -> BTreeSet<JobId> {
    let is_live = |state: State| !matches!(state, State::Done | State::Failed);
    let mut carried = BTreeSet::new();
    for process in view.processes.iter().filter(|it| is_live(it.state)) {
        carried.extend(process.job.iter().map(|chip| chip.job));
        for thread in process.threads.iter().filter(|it| is_live(it.state)) {
            carried.extend(thread.job.iter().map(|chip| chip.job));
            carried.extend(thread.frames.iter().filter_map(|frame| frame.job));
        }
    }
    for event_loop in view.loops.iter().filter(|it| !it.ended) {
        let ready = event_loop.running.iter().chain(&event_loop.ready);
        let tasks = ready.chain(&event_loop.waiting);
        carried.extend(tasks.filter_map(|task| Some(task.job.as_ref()?.job)));
    }
    let items = view.queues.iter().flat_map(|queue| &queue.items);
    carried.extend(items.flatten().map(|chip| chip.job));
    carried
}

fn thread_state(record: &ThreadRecord) -> State {
    match &record.state {
        ThreadState::Ready { .. } => State::Ready,
        ThreadState::Running { .. } => State::Running,
        ThreadState::WaitingForGil { .. } => State::Blocked,
        ThreadState::Blocked { reason, .. } => state_of_wait(reason),
        ThreadState::Exited { outcome, .. } => State::of_outcome(outcome),
    }
}

fn task_state(entry: &TaskEntry) -> State {
    match &entry.record.state {
        TaskState::Ready => State::Ready,
        TaskState::Running => State::Running,
        TaskState::Waiting { wait, .. } => state_of_task_wait(wait),
        TaskState::Finished(outcome) => State::of_outcome(outcome),
    }
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
