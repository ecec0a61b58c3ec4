//! The kernel services that a guest uses in the middle of a slice. None of them blocks or switches, and
//! none may depend on where the slice began or ends.

use std::rc::Rc;

use super::disk::Disk;
use super::event::{Event, EventKind, Outcome, Stream, TaskWait};
use super::guest::{Position, SliceOps, TaskRecord, TaskState};
use super::ids::{JobId, LoopId, PipeId, ProcessId, QueueId, SyncId, TaskId, ThreadId};
use super::pipe::Pipe;
use super::state::{Kernel, LeftJob, id_from};
use super::sync::Semaphore;
use super::tasks::{LoopRecord, QueueRecord, TaskEntry};
use super::world::EventSink;

/// The services, for the time of one slice of one thread.
pub(super) struct Ops<'a> {
    pub kernel: &'a mut Kernel,
    pub sink: &'a mut dyn EventSink,
    pub process: ProcessId,
    pub thread: ThreadId,
}

impl Ops<'_> {
    /// Updates what is derived from a guest's events.
    fn observe(&mut self, now_ns: u64, at: Position, kind: &EventKind) {
        match kind {
            EventKind::TaskCreated { child } => self.task_became_ready(*child, now_ns),
            EventKind::TaskWoken { woken } => self.task_became_ready(*woken, now_ns),
            EventKind::TaskSuspended {
                wait: TaskWait::GaveWay,
            } => {
                if let Some(task) = at.task {
                    self.task_became_ready(task, now_ns);
                }
            }
            EventKind::TaskResumed => {
                self.kernel.counters.n_task_switches += 1;
                let Some(task) = at.task.filter(|task| self.knows_task(*task)) else {
                    return;
                };
                let entry = self.kernel.tasks.edit(task.index());
                if let Some(since_ns) = entry.ready_since_ns.take() {
                    self.kernel
                        .counters
                        .loop_lagged(now_ns.saturating_sub(since_ns));
                }
            }
            EventKind::TimerFired { late_ns } => self.kernel.counters.loop_lagged(*late_ns),
            _ => {}
        }
    }

    fn knows_task(&self, task: TaskId) -> bool {
        task.index() < self.kernel.tasks.len()
    }

    fn task_became_ready(&mut self, task: TaskId, now_ns: u64) {
        if !self.knows_task(task) {
            return;
        }
        let order = self.kernel.next_ready_order;
        self.kernel.next_ready_order += 1;
        let entry = self.kernel.tasks.edit(task.index());
        entry.ready_since_ns = Some(now_ns);
        entry.ready_order = order;
    }

    fn count_task(&mut self, event_loop: LoopId, is_born: bool) {
        let Some(record) = self.kernel.loops.find(event_loop.index()) else {
            return;
        };
        let process = self.kernel.processes.edit(record.process.index());
        if is_born {
            process.n_tasks += 1;
            self.kernel.counters.task_born();
        } else {
            process.n_tasks -= 1;
            self.kernel.counters.n_tasks -= 1;
        }
    }

    fn finish_left(&mut self, now_ns: u64, step: u64) {
        if !self.kernel.left.is_empty() {
            self.kernel
                .finish_left(self.sink, self.thread, now_ns, step);
        }
    }

    fn record(&mut self, now_ns: u64, step: u64, at: Position, kind: EventKind) {
        let (process, thread) = (self.process, self.thread);
        self.emit(now_ns, step, process, thread, at, kind);
    }
}

impl SliceOps for Ops<'_> {
    fn emit(
        &mut self,
        now_ns: u64,
        step: u64,
        process: ProcessId,
        thread: ThreadId,
        at: Position,
        kind: EventKind,
    ) {
        self.observe(now_ns, at, &kind);
        if matches!(
            kind,
            EventKind::TaskSuspended { .. } | EventKind::TaskFinished { .. }
        ) {
            self.finish_left(now_ns, step);
        }
        let last_ns = &mut self.kernel.last_event_ns;
        *last_ns = (*last_ns).max(now_ns);
        self.sink.event(Event {
            time_ns: *last_ns,
            step,
            process,
            thread,
            task: at.task,
            job: at.job,
            place: at.place,
            kind,
        });
    }

    fn print(
        &mut self,
        now_ns: u64,
        step: u64,
        process: ProcessId,
        thread: ThreadId,
        at: Position,
        stream: Stream,
        text: &str,
    ) -> bool {
        let (limit, before) = (
            self.kernel.limits.output_bytes,
            self.kernel.counters.output_bytes,
        );
        let left = limit.saturating_sub(before);
        let kept = text.floor_char_boundary(usize::try_from(left).unwrap_or(usize::MAX));
        self.kernel.counters.output_bytes += text.len() as u64;
        let text: Rc<str> = text[..kept].into();
        let kind = EventKind::Printed { stream, text };
        self.emit(now_ns, step, process, thread, at, kind);
        self.kernel.counters.output_bytes >= self.kernel.limits.output_bytes
    }

    fn job_enter(&mut self, job: JobId, now_ns: u64, step: u64, at: Position) {
        let Some(record) = self.kernel.jobs.edit().get_mut(&job) else {
            return;
        };
        record.n_holders += 1;
        // Work goes on after all: whoever had the job in between did not tell.
        record.finished = None;
        let is_first = record.started_ns.is_none();
        record.started_ns.get_or_insert(now_ns);
        let owner = self.kernel.processes.edit(self.process.index());
        *owner.carried.entry(job).or_insert(0) += 1;
        if is_first {
            let at = Position {
                job: Some(job),
                ..at
            };
            self.record(now_ns, step, at, EventKind::JobStarted { job });
        }
    }

    fn job_leave(&mut self, job: JobId, outcome: Outcome, at: Position) {
        if !self.uncarry(job) {
            return;
        }
        let Some(record) = self.kernel.jobs.edit().get_mut(&job) else {
            return;
        };
        record.reported = Some(outcome);
        record.n_holders = record.n_holders.saturating_sub(1);
        if record.n_holders == 0 && record.is_in_work() {
            let (process, thread) = (self.process, self.thread);
            self.kernel.left.push(LeftJob {
                job,
                process,
                thread,
                at,
            });
        }
    }

    fn job_hold(&mut self, job: JobId) {
        self.kernel.hold_job(job);
        let owner = self.kernel.processes.edit(self.process.index());
        *owner.carried.entry(job).or_insert(0) += 1;
    }

    fn job_unhold(&mut self, job: JobId) {
        if self.uncarry(job) {
            self.kernel.unhold_job(job);
        }
    }

    fn new_sync(&mut self, process: ProcessId, shared: bool, value: u32, is_lock: bool) -> SyncId {
        let semaphore = Semaphore::new(value, is_lock);
        if shared {
            let sync = SyncId::Shared(id_from(self.kernel.shared_syncs.len()));
            self.kernel.shared_syncs.push(semaphore);
            sync
        } else {
            let syncs = &mut self.kernel.processes.edit(process.index()).syncs;
            let sync = SyncId::Private(id_from(syncs.len()));
            syncs.push(semaphore);
            sync
        }
    }

    fn sync_value(&self, process: ProcessId, sync: SyncId) -> u32 {
        self.kernel.semaphore(process, sync).value
    }

    fn new_pipe(&mut self, capacity: u32) -> PipeId {
        let pipe = PipeId(id_from(self.kernel.pipes.len()));
        self.kernel.pipes.push(Pipe::new(capacity));
        pipe
    }

    fn pipe_len(&self, pipe: PipeId) -> u32 {
        id_from(self.kernel.pipes.get(pipe.index()).messages.len())
    }

    fn new_queue(&mut self, process: ProcessId, name: Rc<str>, maxsize: u32) -> QueueId {
        let queue = QueueId(id_from(self.kernel.queues.len()));
        self.kernel.queues.push(QueueRecord {
            process,
            name,
            maxsize,
            items: Vec::new(),
        });
        queue
    }

    fn queue_changed(&mut self, queue: QueueId, items: Vec<Option<JobId>>) {
        self.kernel.queues.edit(queue.index()).items = items;
    }

    fn new_loop(&mut self, process: ProcessId, thread: ThreadId) -> LoopId {
        let event_loop = LoopId(id_from(self.kernel.loops.len()));
        self.kernel.loops.push(LoopRecord {
            process,
            thread,
            turn: 0,
            n_ready: 0,
            selecting: false,
            ended: false,
            wake_pending: false,
        });
        event_loop
    }

    fn loop_turned(&mut self, event_loop: LoopId, turn: u64, n_ready: u32) {
        let record = self.kernel.loops.edit(event_loop.index());
        record.turn = turn;
        record.n_ready = n_ready;
    }

    fn wake_loop(&mut self, event_loop: LoopId, _now_ns: u64) -> bool {
        let record = self.kernel.loops.edit(event_loop.index());
        if !record.selecting {
            record.wake_pending = true;
            return false;
        }
        // The thread is woken when the slice is over: see `World::slice`.
        record.selecting = false;
        self.kernel.woken_loops.push(event_loop);
        true
    }

    fn loop_ended(&mut self, event_loop: LoopId) {
        self.kernel.loops.edit(event_loop.index()).ended = true;
    }

    fn new_task(&mut self, record: TaskRecord) -> TaskId {
        let task = TaskId(id_from(self.kernel.tasks.len()));
        self.count_task(record.event_loop, true);
        self.kernel.tasks.push(TaskEntry {
            record,
            ready_since_ns: None,
            ready_order: self.kernel.next_ready_order,
        });
        self.kernel.next_ready_order += 1;
        task
    }

    fn task_changed(&mut self, task: TaskId, state: TaskState) {
        let entry = self.kernel.tasks.edit(task.index());
        let is_over = |state: &TaskState| matches!(state, TaskState::Finished(_));
        let ends = is_over(&state) && !is_over(&entry.record.state);
        entry.record.state = state;
        let event_loop = entry.record.event_loop;
        if ends {
            self.count_task(event_loop, false);
        }
    }

    fn try_take_job(&mut self, now_ns: u64, step: u64, at: Position) -> Option<(JobId, Rc<str>)> {
        self.finish_left(now_ns, step);
        let (job, kind) = self.kernel.take_job_at(now_ns)?;
        let at = Position {
            job: Some(job),
            ..at
        };
        self.record(now_ns, step, at, EventKind::JobTaken { job });
        Some((job, kind))
    }

    fn inbox_is_over(&self) -> bool {
        self.kernel.inbox.is_over()
    }

    fn pipe_jobs(&self, pipe: PipeId, max: usize) -> Vec<Option<JobId>> {
        let messages = self.kernel.pipes.get(pipe.index()).messages.iter();
        messages.take(max).map(|message| message.job).collect()
    }

    fn n_cores(&self) -> u32 {
        self.kernel.machine.n_cores
    }

    fn switch_interval_ns(&self) -> u64 {
        self.kernel.machine.switch_interval_ns
    }

    fn thread_is_alive(&self, thread: ThreadId) -> bool {
        self.kernel.thread(thread).is_alive()
    }

    fn process_status(&self, process: ProcessId) -> Option<i32> {
        let record = self.kernel.processes.get(process.index());
        record.exited.map(|(_, status)| status)
    }

    fn disk(&mut self) -> &mut Disk {
        Rc::make_mut(&mut self.kernel.disk)
    }

    fn random(&mut self) -> u64 {
        self.kernel.generator.next_u64()
    }
}

impl Ops<'_> {
    /// The running process has the job once less. False if it never had it: a forked child may hold
    /// copies that were never counted.
    fn uncarry(&mut self, job: JobId) -> bool {
        let carried = &mut self.kernel.processes.edit(self.process.index()).carried;
        let Some(n) = carried.get_mut(&job) else {
            return false;
        };
        *n -= 1;
        if *n == 0 {
            carried.remove(&job);
        }
        true
    }
}

impl Kernel {
    /// Takes the first job of the inbox.
    pub fn take_job(&mut self) -> Option<(JobId, Rc<str>)> {
        self.take_job_at(self.now_ns)
    }

    fn take_job_at(&mut self, now_ns: u64) -> Option<(JobId, Rc<str>)> {
        if self.inbox.waiting.is_empty() {
            return None;
        }
        let (job, kind) = self.inbox.edit().waiting.pop_front()?;
        let record = self.jobs.edit().get_mut(&job);
        let record = record.expect("a job in the inbox has arrived");
        record.taken_ns = Some(now_ns);
        Some((job, kind))
    }
}
