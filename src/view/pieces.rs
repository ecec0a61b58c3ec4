//! What a world's tables of tasks and threads sum up to. A table is in pieces that copies of a world
//! share; a piece that is the same object as in the last frame has not changed, and what it sums up
//! to is kept. So a frame costs what has changed since the last one, not what there is.

use std::rc::Rc;

use super::language::Language;
use super::world::{task_state, thread_state};
use super::{State, Tally};
use crate::kernel::event::TaskWait;
use crate::kernel::guest::{Position, TaskState};
use crate::kernel::ids::{JobId, LoopId, TaskId, ThreadId};
use crate::kernel::tasks::TaskEntry;
use crate::kernel::thread::{ThreadRecord, ThreadState};
use crate::kernel::world::{PIECE_LEN, World};
use crate::recording::Recording;

/// How many ready tasks of a loop are drawn.
pub(super) const N_READY: usize = 8;
/// How many waiting tasks of a loop are drawn.
pub(super) const N_WAITING: usize = 5;

/// What is kept of a world from frame to frame. Forgetting it changes nothing but the time it takes.
pub struct Pieces<G: Language> {
    tasks: Vec<TaskPiece>,
    threads: Vec<ThreadPiece<G>>,
}

impl<G: Language> Default for Pieces<G> {
    fn default() -> Self {
        Pieces {
            tasks: Vec::new(),
            threads: Vec::new(),
        }
    }
}

/// The tasks of one piece.
struct TaskPiece {
    // Invariant: holding it keeps the world from changing it in place, so that the same address is
    // the same tasks.
    entries: Rc<Vec<TaskEntry>>,
    loops: Vec<LoopTally>,
    jobs: Vec<(JobId, Option<State>)>,
    /// Tasks that may come to a job without a change of their own: one that runs takes it, and of
    /// one that has not run yet it becomes known when the run has been simulated so far.
    unsettled: Vec<TaskId>,
}

/// What the tasks of a loop do.
#[derive(Clone, Debug)]
pub(super) struct LoopTally {
    pub id: LoopId,
    pub running: Option<TaskId>,
    /// The first ready tasks, by their order in the queue.
    pub ready: First<N_READY>,
    /// The waiting tasks whose wait ends first, by the time of its end.
    pub waiting: First<N_WAITING>,
}

/// The first few tasks by a key, and how many there are.
#[derive(Clone, Debug, Default)]
pub(super) struct First<const N: usize> {
    pub tasks: Vec<(u64, TaskId)>,
    pub n: usize,
}

impl<const N: usize> First<N> {
    fn add(&mut self, key: u64, task: TaskId) {
        self.n += 1;
        self.consider((key, task));
    }

    fn merge(&mut self, other: &First<N>) {
        self.n += other.n;
        for item in &other.tasks {
            if !self.consider(*item) {
                return;
            }
        }
    }

    /// Whether it is one of the first.
    fn consider(&mut self, item: (u64, TaskId)) -> bool {
        let at = self.tasks.partition_point(|known| *known < item);
        if at >= N {
            return false;
        }
        self.tasks.truncate(N - 1);
        self.tasks.insert(at, item);
        true
    }
}

impl LoopTally {
    fn new(id: LoopId) -> Self {
        LoopTally {
            id,
            running: None,
            ready: First::default(),
            waiting: First::default(),
        }
    }
}

/// The tally of a loop, which is made if it is not there yet.
fn tally_of(tallies: &mut Vec<LoopTally>, id: LoopId) -> &mut LoopTally {
    let at = tallies.iter().position(|tally| tally.id == id);
    let at = at.unwrap_or_else(|| {
        tallies.push(LoopTally::new(id));
        tallies.len() - 1
    });
    &mut tallies[at]
}

/// When a waiting task goes on, if that is known: what waiting tasks are ordered by.
pub(super) fn wakes_ns(state: &TaskState) -> u64 {
    match state {
        TaskState::Waiting {
            wait: TaskWait::Timer { until_ns, .. },
            ..
        } => *until_ns,
        _ => u64::MAX,
    }
}

/// The job of a task: its own, or the one that the coroutine it awaits works on.
pub(super) fn task_job<G: Language>(
    recording: &Recording<G>,
    n_events: usize,
    id: TaskId,
    entry: &TaskEntry,
) -> Option<JobId> {
    if entry.record.job.is_some() {
        return entry.record.job;
    }
    let spans = &recording.lanes().tasks().get(id.index())?.spans;
    match spans.has_jobs() {
        true => spans.at_event(n_events)?.job,
        false => None,
    }
}

impl TaskPiece {
    fn new<G: Language>(
        entries: &Rc<Vec<TaskEntry>>,
        first: usize,
        recording: &Recording<G>,
        n_events: usize,
    ) -> Self {
        let mut piece = TaskPiece {
            entries: Rc::clone(entries),
            loops: Vec::new(),
            jobs: Vec::new(),
            unsettled: Vec::new(),
        };
        for (entry, index) in entries.iter().zip(first..) {
            let id = TaskId(index as u32);
            let state = &entry.record.state;
            if matches!(state, TaskState::Finished(_)) {
                continue;
            }
            let tally = tally_of(&mut piece.loops, entry.record.event_loop);
            match state {
                TaskState::Ready => tally.ready.add(entry.ready_order, id),
                TaskState::Waiting { .. } => tally.waiting.add(wakes_ns(state), id),
                _ => tally.running = Some(id),
            }
            let is_running = matches!(state, TaskState::Running);
            let is_new = matches!(state, TaskState::Ready) && entry.record.job.is_none();
            if is_running || is_new {
                piece.unsettled.push(id);
            } else if let Some(job) = task_job(recording, n_events, id, entry) {
                add_job(&mut piece.jobs, (job, Some(task_state(entry))));
            }
        }
        piece
    }
}

/// The same job in the same state is not worth another row.
fn add_job(jobs: &mut Vec<(JobId, Option<State>)>, job: (JobId, Option<State>)) {
    if jobs.last() != Some(&job) {
        jobs.push(job);
    }
}

/// A line at which a thread is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    pub file: u16,
    pub line: u32,
    pub running: bool,
    pub job: Option<JobId>,
}

/// The threads of one piece.
struct ThreadPiece<G: Language> {
    // Invariant: as for tasks.
    records: Rc<Vec<ThreadRecord>>,
    stacks: Stacks<G>,
    positions: Vec<Position>,
    lines: Vec<Line>,
    jobs: Vec<(JobId, Option<State>)>,
    tally: Tally,
}

type Stacks<G> = crate::kernel::world::StackPiece<G>;

impl<G: Language> ThreadPiece<G> {
    fn new(
        records: &Rc<Vec<ThreadRecord>>,
        stacks: &Stacks<G>,
        first: usize,
        guest: &G,
        world: &World<G>,
    ) -> Self {
        let mut piece = ThreadPiece {
            records: Rc::clone(records),
            stacks: Rc::clone(stacks),
            positions: Vec::with_capacity(records.len()),
            lines: Vec::new(),
            jobs: Vec::new(),
            tally: Tally::default(),
        };
        for (record, index) in records.iter().zip(first..) {
            let mut at = world.position(guest, ThreadId(index as u32));
            if record.first_ran_ns.is_none() {
                at.job = at.job.or(record.job);
            }
            piece.positions.push(at);
            count(&mut piece.tally, record);
            if record.is_alive() {
                piece.add_live(record, at, stacks[index - first].as_deref(), guest);
            }
        }
        piece
    }

    fn add_live(
        &mut self,
        record: &ThreadRecord,
        at: Position,
        stack: Option<&G::Thread>,
        guest: &G,
    ) {
        let state = thread_state(record);
        if let Some(job) = at.job {
            add_job(&mut self.jobs, (job, Some(state)));
        } else if let Some(job) = record.job {
            add_job(&mut self.jobs, (job, None));
        }
        let running = state == State::Running;
        self.add_line(at.place.file, at.place.line, running, at.job);
        if let Some(stack) = stack {
            guest.calls(stack, &mut |place, job| {
                let job = job.or(at.job).or(record.job);
                self.add_line(place.file, place.line, false, job);
            });
        }
    }

    fn add_line(&mut self, file: u16, line: u32, running: bool, job: Option<JobId>) {
        let line = Line {
            file,
            line,
            running,
            job,
        };
        if line.line > 0 && !self.lines.contains(&line) {
            self.lines.push(line);
        }
    }
}

fn count(tally: &mut Tally, record: &ThreadRecord) {
    *match thread_state(record) {
        State::Running => &mut tally.running,
        State::Ready => &mut tally.ready,
        State::Blocked => &mut tally.blocked,
        State::Done | State::Failed => &mut tally.ended,
        _ => &mut tally.waiting,
    } += 1;
    let wants_gil = matches!(record.state, ThreadState::WaitingForGil { .. });
    tally.wanting_gil += usize::from(wants_gil);
}

impl<G: Language> Pieces<G> {
    /// Brings what is kept up to this world.
    pub(super) fn update(&mut self, recording: &Recording<G>, world: &World<G>, n_events: usize) {
        let guest = &**recording.guest();
        let mut n = 0;
        for entries in world.task_pieces() {
            let is_kept = |piece: &TaskPiece| Rc::ptr_eq(&piece.entries, entries);
            if !self.tasks.get(n).is_some_and(is_kept) {
                let piece = TaskPiece::new(entries, n * PIECE_LEN, recording, n_events);
                put(&mut self.tasks, n, piece);
            }
            n += 1;
        }
        self.tasks.truncate(n);
        n = 0;
        for (records, stacks) in world.thread_pieces() {
            let is_kept = |piece: &ThreadPiece<G>| {
                Rc::ptr_eq(&piece.records, records) && Rc::ptr_eq(&piece.stacks, stacks)
            };
            if !self.threads.get(n).is_some_and(is_kept) {
                let piece = ThreadPiece::new(records, stacks, n * PIECE_LEN, guest, world);
                put(&mut self.threads, n, piece);
            }
            n += 1;
        }
        self.threads.truncate(n);
    }

    /// Where a thread is.
    pub(super) fn position(&self, id: ThreadId) -> Position {
        self.threads[id.index() / PIECE_LEN].positions[id.index() % PIECE_LEN]
    }

    /// A thread, if there is one with this number.
    pub(super) fn thread(&self, id: ThreadId) -> Option<&ThreadRecord> {
        let piece = self.threads.get(id.index() / PIECE_LEN)?;
        piece.records.get(id.index() % PIECE_LEN)
    }

    /// A task, if there is one with this number.
    pub(super) fn task(&self, id: TaskId) -> Option<&TaskEntry> {
        let piece = self.tasks.get(id.index() / PIECE_LEN)?;
        piece.entries.get(id.index() % PIECE_LEN)
    }

    /// What all threads do.
    pub(super) fn tally(&self) -> Tally {
        let mut all = Tally::default();
        for Tally {
            running,
            ready,
            blocked,
            wanting_gil,
            waiting,
            ended,
        } in self.threads.iter().map(|piece| piece.tally)
        {
            all.running += running;
            all.ready += ready;
            all.blocked += blocked;
            all.wanting_gil += wanting_gil;
            all.waiting += waiting;
            all.ended += ended;
        }
        all
    }

    /// The lines at which threads are; a line may come several times.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        self.threads.iter().flat_map(|piece| &piece.lines)
    }

    /// The jobs that threads and tasks have, and what they do with them (nothing, if somebody else
    /// says it); a job may come several times.
    pub(super) fn jobs(&self) -> impl Iterator<Item = &(JobId, Option<State>)> {
        let of_threads = self.threads.iter().flat_map(|piece| &piece.jobs);
        of_threads.chain(self.tasks.iter().flat_map(|piece| &piece.jobs))
    }

    /// Tasks whose job must be looked for each time.
    pub(super) fn unsettled_tasks(&self) -> impl Iterator<Item = TaskId> {
        self.tasks
            .iter()
            .flat_map(|piece| piece.unsettled.iter().copied())
    }

    /// What the tasks of each loop do.
    pub(super) fn loops(&self) -> Vec<LoopTally> {
        let mut all = Vec::new();
        for tally in self.tasks.iter().flat_map(|piece| &piece.loops) {
            let of_loop = tally_of(&mut all, tally.id);
            of_loop.running = of_loop.running.or(tally.running);
            of_loop.ready.merge(&tally.ready);
            of_loop.waiting.merge(&tally.waiting);
        }
        all
    }
}

fn put<T>(pieces: &mut Vec<T>, at: usize, piece: T) {
    match pieces.get_mut(at) {
        Some(old) => *old = piece,
        None => pieces.push(piece),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_few_are_the_first_of_all() {
        let mut all = First::<3>::default();
        let mut other = First::<3>::default();
        for (key, id) in [(9, 0), (4, 1), (7, 2), (4, 3), (8, 4)] {
            all.add(key, TaskId(id));
        }
        for (key, id) in [(5, 5), (9, 6), (1, 7)] {
            other.add(key, TaskId(id));
        }
        all.merge(&other);
        assert_eq!(all.n, 8);
        assert_eq!(all.tasks, [(1, TaskId(7)), (4, TaskId(1)), (4, TaskId(3))]);
    }
}
