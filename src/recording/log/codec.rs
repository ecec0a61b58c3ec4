//! Events as bytes: what differs from the event before, in as few bytes as that takes. About eight
//! bytes for an event, where the struct takes more than a hundred.

use std::rc::Rc;

use crate::kernel::event::{Event, EventKind, Outcome, Stream, TaskWait, WaitReason};
use crate::kernel::ids::{
    CoreId, JobId, LoopId, Place, ProcessId, QueueId, SyncId, TaskId, ThreadId,
};

/// The place differs from that of the event before.
const NEW_PLACE: u8 = 0x40;
/// The process, thread, task or job does.
const NEW_ACTOR: u8 = 0x80;
const TAG: u8 = 0x3f;

/// What the next event is compared with.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    time_ns: u64,
    step: u64,
    place: Place,
    process: u32,
    thread: u32,
    /// The last task and job there were, and whether there is one now.
    task: (u32, bool),
    job: (u32, bool),
}

impl Before {
    fn of(event: &Event, before: &Before) -> Before {
        Before {
            time_ns: event.time_ns,
            step: event.step,
            place: event.place,
            process: event.process.0,
            thread: event.thread.0,
            task: event
                .task
                .map_or((before.task.0, false), |task| (task.0, true)),
            job: event.job.map_or((before.job.0, false), |job| (job.0, true)),
        }
    }

    fn is_same_actor(&self, other: &Before) -> bool {
        (self.process, self.thread, self.task, self.job)
            == (other.process, other.thread, other.task, other.job)
    }
}

/// Several events as bytes, and the texts in them.
#[derive(Debug, Default)]
pub(super) struct Encoded {
    pub bytes: Vec<u8>,
    pub texts: Vec<Rc<str>>,
}

impl Encoded {
    /// Encodes events.
    pub fn of(events: &[Event]) -> Encoded {
        let mut encoded = Encoded {
            // About what they take: it is not to grow again and again.
            bytes: Vec::with_capacity(8 * events.len()),
            texts: Vec::new(),
        };
        let mut before = Before::default();
        for event in events {
            encoded.push(event, &mut before);
        }
        encoded
    }

    /// The events again.
    pub fn events(&self, n: usize) -> Vec<Event> {
        let mut reader = Reader {
            encoded: self,
            at: 0,
        };
        let mut before = Before::default();
        (0..n).map(|_| reader.event(&mut before)).collect()
    }

    fn push(&mut self, event: &Event, before: &mut Before) {
        let now = Before::of(event, before);
        let is_new_place = now.place != before.place;
        let is_new_actor = !now.is_same_actor(before);
        let place_flag = if is_new_place { NEW_PLACE } else { 0 };
        let actor_flag = if is_new_actor { NEW_ACTOR } else { 0 };
        let flags = place_flag | actor_flag;
        self.bytes.push(tag_of(&event.kind) | flags);
        self.number(now.time_ns - before.time_ns);
        self.number(zigzag(now.step, before.step));
        if is_new_place {
            self.number(u64::from(now.place.file));
            self.number(zigzag(now.place.line.into(), before.place.line.into()));
        }
        if is_new_actor {
            self.number(zigzag(now.process.into(), before.process.into()));
            self.number(zigzag(now.thread.into(), before.thread.into()));
            self.actor(now.task, before.task);
            self.actor(now.job, before.job);
        }
        self.kind(event);
        *before = now;
    }

    /// A task or job: the difference, and in the lowest bit whether there is one.
    fn actor(&mut self, now: (u32, bool), before: (u32, bool)) {
        self.number(zigzag(now.0.into(), before.0.into()) << 1 | u64::from(now.1));
    }

    fn text(&mut self, text: &Rc<str>) {
        // Names of calls recur, printed lines do not: a short look back is enough.
        let mut recent = self.texts.iter().enumerate().rev().take(8);
        let known = recent.find(|(_, known)| *known == text);
        let index = known.map_or(self.texts.len(), |(index, _)| index);
        if index == self.texts.len() {
            self.texts.push(Rc::clone(text));
        }
        self.number(index as u64);
    }

    fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }
}

struct Reader<'a> {
    encoded: &'a Encoded,
    at: usize,
}

impl Reader<'_> {
    fn event(&mut self, before: &mut Before) -> Event {
        let head = self.byte();
        let mut now = *before;
        now.time_ns += self.number();
        now.step = unzigzag(self.number(), before.step);
        if head & NEW_PLACE != 0 {
            now.place.file = self.number() as u16;
            now.place.line = unzigzag(self.number(), before.place.line.into()) as u32;
        }
        if head & NEW_ACTOR != 0 {
            now.process = unzigzag(self.number(), before.process.into()) as u32;
            now.thread = unzigzag(self.number(), before.thread.into()) as u32;
            now.task = self.actor(before.task);
            now.job = self.actor(before.job);
        }
        *before = now;
        let mut event = Event {
            time_ns: now.time_ns,
            step: now.step,
            process: ProcessId(now.process),
            thread: ThreadId(now.thread),
            task: now.task.1.then_some(TaskId(now.task.0)),
            job: now.job.1.then_some(JobId(now.job.0)),
            place: now.place,
            kind: EventKind::GilAcquired,
        };
        event.kind = self.kind(head & TAG, &event);
        event
    }

    fn actor(&mut self, before: (u32, bool)) -> (u32, bool) {
        let number = self.number();
        let id = unzigzag(number >> 1, before.0.into()) as u32;
        (id, number & 1 == 1)
    }

    fn text(&mut self) -> Rc<str> {
        let index = self.number() as usize;
        Rc::clone(&self.encoded.texts[index])
    }

    fn byte(&mut self) -> u8 {
        let byte = self.encoded.bytes[self.at];
        self.at += 1;
        byte
    }

    fn number(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
            shift += 7;
        }
    }
}

/// The difference to a number that is probably near, small whichever way it goes.
fn zigzag(number: u64, near: u64) -> u64 {
    let difference = number.wrapping_sub(near).cast_signed();
    ((difference << 1) ^ (difference >> 63)).cast_unsigned()
}

fn unzigzag(encoded: u64, near: u64) -> u64 {
    let difference = (encoded >> 1).cast_signed() ^ -(encoded & 1).cast_signed();
    near.wrapping_add(difference.cast_unsigned())
}

fn optional(number: Option<u64>) -> u64 {
    number.map_or(0, |number| number + 1)
}

fn of_sync(sync: SyncId) -> u64 {
    match sync {
        SyncId::Private(n) => u64::from(n) << 1,
        SyncId::Shared(n) => u64::from(n) << 1 | 1,
    }
}

fn to_sync(number: u64) -> SyncId {
    let n = (number >> 1) as u32;
    match number & 1 {
        0 => SyncId::Private(n),
        _ => SyncId::Shared(n),
    }
}

fn to_optional(number: u64) -> Option<u64> {
    number.checked_sub(1)
}

/// What the ids of other tasks are near to.
fn own_task(event: &Event) -> u64 {
    event.task.map_or(0, |task| task.0.into())
}

/// A number below 64 for each kind.
fn tag_of(kind: &EventKind) -> u8 {
    match kind {
        EventKind::JobArrived { .. } => 0,
        EventKind::JobTaken { .. } => 1,
        EventKind::JobStarted { .. } => 2,
        EventKind::JobFinished { .. } => 3,
        EventKind::ThreadCreated { .. } => 4,
        EventKind::ThreadDispatched { .. } => 5,
        EventKind::ThreadPreempted { .. } => 6,
        EventKind::ThreadBlocked { .. } => 7,
        EventKind::ThreadWoken { .. } => 8,
        EventKind::ThreadExited { .. } => 9,
        EventKind::GilRequested { .. } => 10,
        EventKind::GilAcquired => 11,
        EventKind::GilReleased => 12,
        EventKind::GilSwitched { .. } => 13,
        EventKind::ProcessForked { .. } => 14,
        EventKind::ProcessExited { .. } => 15,
        EventKind::CpuStarted { .. } => 16,
        EventKind::CpuFinished => 17,
        EventKind::LoopStarted { .. } => 18,
        EventKind::LoopIterated { .. } => 19,
        EventKind::TaskCreated { .. } => 20,
        EventKind::TaskResumed => 21,
        EventKind::TaskSuspended { .. } => 22,
        EventKind::TaskWoken { .. } => 23,
        EventKind::TaskCancelRequested { .. } => 24,
        EventKind::TaskFinished { .. } => 25,
        EventKind::TimerFired { .. } => 26,
        EventKind::LockAcquired { .. } => 27,
        EventKind::LockReleased { .. } => 28,
        EventKind::QueuePut { .. } => 29,
        EventKind::QueueTaken { .. } => 30,
        EventKind::Printed { .. } => 31,
        EventKind::Raised { .. } => 32,
        EventKind::Deadlocked { .. } => 33,
        EventKind::LimitReached { .. } => 34,
    }
}

impl Encoded {
    fn kind(&mut self, event: &Event) {
        match &event.kind {
            EventKind::JobArrived { job }
            | EventKind::JobTaken { job }
            | EventKind::JobStarted { job } => self.number(job.0.into()),
            EventKind::JobFinished { job, outcome } => {
                self.number(job.0.into());
                self.outcome(outcome);
            }
            EventKind::ThreadCreated { child } => {
                self.number(zigzag(child.0.into(), event.thread.0.into()))
            }
            EventKind::ThreadDispatched { core } | EventKind::ThreadPreempted { core } => {
                self.number(core.0.into())
            }
            EventKind::ThreadBlocked { reason, until_ns } => {
                self.number(until_ns.is_some().into());
                if let Some(until_ns) = until_ns {
                    self.number(zigzag(*until_ns, event.time_ns));
                }
                self.reason(reason);
            }
            EventKind::ThreadWoken { timed_out } => self.number((*timed_out).into()),
            EventKind::ThreadExited { outcome } | EventKind::TaskFinished { outcome } => {
                self.outcome(outcome)
            }
            EventKind::GilRequested { holder } => {
                self.number(zigzag(holder.0.into(), event.thread.0.into()))
            }
            EventKind::GilAcquired
            | EventKind::GilReleased
            | EventKind::CpuFinished
            | EventKind::TaskResumed => {}
            EventKind::GilSwitched { to } => {
                self.number(zigzag(to.0.into(), event.thread.0.into()))
            }
            EventKind::ProcessForked { child } => {
                self.number(zigzag(child.0.into(), event.process.0.into()))
            }
            EventKind::ProcessExited { status } => self.number(status.cast_unsigned().into()),
            EventKind::CpuStarted { cpu_ns } => self.number(*cpu_ns),
            EventKind::LoopStarted { event_loop } => self.number(event_loop.0.into()),
            EventKind::LoopIterated {
                event_loop,
                turn,
                n_ready,
            } => {
                self.number(event_loop.0.into());
                self.number(*turn);
                self.number((*n_ready).into());
            }
            EventKind::TaskCreated { child } => {
                self.number(zigzag(child.0.into(), own_task(event)))
            }
            EventKind::TaskSuspended { wait } => self.task_wait(wait, event),
            EventKind::TaskWoken { woken } => self.number(zigzag(woken.0.into(), own_task(event))),
            EventKind::TaskCancelRequested { target } => {
                self.number(zigzag(target.0.into(), own_task(event)))
            }
            EventKind::TimerFired { late_ns } => self.number(*late_ns),
            EventKind::LockAcquired { sync } | EventKind::LockReleased { sync } => {
                self.number(of_sync(*sync))
            }
            EventKind::QueuePut { queue, item, len }
            | EventKind::QueueTaken { queue, item, len } => {
                self.number(queue.0.into());
                self.number(optional(item.map(|job| job.0.into())));
                self.number((*len).into());
            }
            EventKind::Printed { stream, text } => {
                self.number((*stream == Stream::Err).into());
                self.text(text);
            }
            EventKind::Raised { error } => self.text(error),
            EventKind::Deadlocked { what } | EventKind::LimitReached { what } => self.text(what),
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Done => self.number(0),
            Outcome::Cancelled => self.number(1),
            Outcome::Failed(error) => {
                self.number(2);
                self.text(error);
            }
        }
    }

    fn reason(&mut self, reason: &WaitReason) {
        match reason {
            WaitReason::Sleep => self.number(0),
            WaitReason::Io => self.number(1),
            WaitReason::Inbox => self.number(2),
            WaitReason::Select => self.number(3),
            WaitReason::JoinThread(thread) => {
                self.number(4);
                self.number(thread.0.into());
            }
            WaitReason::JoinProcess(process) => {
                self.number(5);
                self.number(process.0.into());
            }
            WaitReason::Pipe { what } => {
                self.number(6);
                self.text(what);
            }
            WaitReason::Sync { sync, what, owner } => {
                self.number(7);
                self.number(of_sync(*sync));
                self.text(what);
                self.number(optional(owner.map(|owner| owner.0.into())));
            }
        }
    }

    fn task_wait(&mut self, wait: &TaskWait, event: &Event) {
        match wait {
            TaskWait::Timer { until_ns, io } => {
                self.number((*io).into());
                self.number(zigzag(*until_ns, event.time_ns));
            }
            TaskWait::Task(task) => {
                self.number(2);
                self.number(zigzag(task.0.into(), own_task(event)));
            }
            TaskWait::Library { what } => {
                self.number(3);
                self.text(what);
            }
            TaskWait::Inbox => self.number(4),
            TaskWait::Future => self.number(5),
            TaskWait::GaveWay => self.number(6),
        }
    }
}

impl Reader<'_> {
    fn id(&mut self) -> u32 {
        self.number() as u32
    }

    fn kind(&mut self, tag: u8, event: &Event) -> EventKind {
        match tag {
            0 => EventKind::JobArrived {
                job: JobId(self.id()),
            },
            1 => EventKind::JobTaken {
                job: JobId(self.id()),
            },
            2 => EventKind::JobStarted {
                job: JobId(self.id()),
            },
            3 => EventKind::JobFinished {
                job: JobId(self.id()),
                outcome: self.outcome(),
            },
            4 => EventKind::ThreadCreated {
                child: ThreadId(unzigzag(self.number(), event.thread.0.into()) as u32),
            },
            5 => EventKind::ThreadDispatched {
                core: CoreId(self.id()),
            },
            6 => EventKind::ThreadPreempted {
                core: CoreId(self.id()),
            },
            7 => EventKind::ThreadBlocked {
                until_ns: match self.number() {
                    0 => None,
                    _ => Some(unzigzag(self.number(), event.time_ns)),
                },
                reason: self.reason(),
            },
            8 => EventKind::ThreadWoken {
                timed_out: self.number() == 1,
            },
            9 => EventKind::ThreadExited {
                outcome: self.outcome(),
            },
            10 => EventKind::GilRequested {
                holder: ThreadId(unzigzag(self.number(), event.thread.0.into()) as u32),
            },
            11 => EventKind::GilAcquired,
            12 => EventKind::GilReleased,
            13 => EventKind::GilSwitched {
                to: ThreadId(unzigzag(self.number(), event.thread.0.into()) as u32),
            },
            14 => EventKind::ProcessForked {
                child: ProcessId(unzigzag(self.number(), event.process.0.into()) as u32),
            },
            15 => EventKind::ProcessExited {
                status: self.id().cast_signed(),
            },
            16 => EventKind::CpuStarted {
                cpu_ns: self.number(),
            },
            17 => EventKind::CpuFinished,
            18 => EventKind::LoopStarted {
                event_loop: LoopId(self.id()),
            },
            19 => EventKind::LoopIterated {
                event_loop: LoopId(self.id()),
                turn: self.number(),
                n_ready: self.id(),
            },
            20 => EventKind::TaskCreated {
                child: TaskId(unzigzag(self.number(), own_task(event)) as u32),
            },
            21 => EventKind::TaskResumed,
            22 => EventKind::TaskSuspended {
                wait: self.task_wait(event),
            },
            23 => EventKind::TaskWoken {
                woken: TaskId(unzigzag(self.number(), own_task(event)) as u32),
            },
            24 => EventKind::TaskCancelRequested {
                target: TaskId(unzigzag(self.number(), own_task(event)) as u32),
            },
            25 => EventKind::TaskFinished {
                outcome: self.outcome(),
            },
            26 => EventKind::TimerFired {
                late_ns: self.number(),
            },
            27 => EventKind::LockAcquired {
                sync: to_sync(self.number()),
            },
            28 => EventKind::LockReleased {
                sync: to_sync(self.number()),
            },
            29 => EventKind::QueuePut {
                queue: QueueId(self.id()),
                item: to_optional(self.number()).map(|job| JobId(job as u32)),
                len: self.id(),
            },
            30 => EventKind::QueueTaken {
                queue: QueueId(self.id()),
                item: to_optional(self.number()).map(|job| JobId(job as u32)),
                len: self.id(),
            },
            31 => EventKind::Printed {
                stream: if self.number() == 1 {
                    Stream::Err
                } else {
                    Stream::Out
                },
                text: self.text(),
            },
            32 => EventKind::Raised { error: self.text() },
            33 => EventKind::Deadlocked { what: self.text() },
            34 => EventKind::LimitReached { what: self.text() },
            other => unreachable!("no kind of event has the tag {other}"),
        }
    }

    fn outcome(&mut self) -> Outcome {
        match self.number() {
            0 => Outcome::Done,
            1 => Outcome::Cancelled,
            _ => Outcome::Failed(self.text()),
        }
    }

    fn reason(&mut self) -> WaitReason {
        match self.number() {
            0 => WaitReason::Sleep,
            1 => WaitReason::Io,
            2 => WaitReason::Inbox,
            3 => WaitReason::Select,
            4 => WaitReason::JoinThread(ThreadId(self.id())),
            5 => WaitReason::JoinProcess(ProcessId(self.id())),
            6 => WaitReason::Pipe { what: self.text() },
            _ => WaitReason::Sync {
                sync: to_sync(self.number()),
                what: self.text(),
                owner: to_optional(self.number()).map(|owner| ThreadId(owner as u32)),
            },
        }
    }

    fn task_wait(&mut self, event: &Event) -> TaskWait {
        match self.number() {
            io @ (0 | 1) => TaskWait::Timer {
                io: io == 1,
                until_ns: unzigzag(self.number(), event.time_ns),
            },
            2 => TaskWait::Task(TaskId(unzigzag(self.number(), own_task(event)) as u32)),
            3 => TaskWait::Library { what: self.text() },
            4 => TaskWait::Inbox,
            5 => TaskWait::Future,
            _ => TaskWait::GaveWay,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One of each kind, and of each reason and outcome.
    fn kinds() -> Vec<EventKind> {
        let (job, child, error): (JobId, ThreadId, Rc<str>) =
            (JobId(3), ThreadId(7), "E: no".into());
        let blocked = |reason, until_ns| EventKind::ThreadBlocked { reason, until_ns };
        let suspended = |wait| EventKind::TaskSuspended { wait };
        let what = Rc::clone(&error);
        vec![
            EventKind::JobArrived { job },
            EventKind::JobTaken { job },
            EventKind::JobStarted { job },
            EventKind::JobFinished {
                job,
                outcome: Outcome::Cancelled,
            },
            EventKind::ThreadCreated { child },
            EventKind::ThreadDispatched { core: CoreId(1) },
            EventKind::ThreadPreempted { core: CoreId(0) },
            blocked(WaitReason::Sleep, Some(u64::MAX / 2)),
            blocked(WaitReason::Io, Some(5_000)),
            blocked(WaitReason::Inbox, None),
            blocked(WaitReason::Select, None),
            blocked(WaitReason::JoinThread(child), None),
            blocked(WaitReason::JoinProcess(ProcessId(2)), None),
            blocked(WaitReason::Pipe { what: what.clone() }, None),
            blocked(
                WaitReason::Sync {
                    sync: SyncId::Shared(4),
                    what: "Queue.get".into(),
                    owner: Some(child),
                },
                None,
            ),
            EventKind::ThreadWoken { timed_out: true },
            EventKind::ThreadExited {
                outcome: Outcome::Failed(error.clone()),
            },
            EventKind::GilRequested { holder: child },
            EventKind::GilAcquired,
            EventKind::GilReleased,
            EventKind::GilSwitched { to: child },
            EventKind::ProcessForked {
                child: ProcessId(1),
            },
            EventKind::ProcessExited { status: -15 },
            EventKind::CpuStarted { cpu_ns: 3_000_000 },
            EventKind::CpuFinished,
            EventKind::LoopStarted {
                event_loop: LoopId(0),
            },
            EventKind::LoopIterated {
                event_loop: LoopId(0),
                turn: 1 << 40,
                n_ready: 300,
            },
            EventKind::TaskCreated { child: TaskId(9) },
            EventKind::TaskResumed,
            suspended(TaskWait::Timer {
                until_ns: 99_999_999,
                io: true,
            }),
            suspended(TaskWait::Timer {
                until_ns: 0,
                io: false,
            }),
            suspended(TaskWait::Task(TaskId(0))),
            suspended(TaskWait::Library { what }),
            suspended(TaskWait::Inbox),
            suspended(TaskWait::Future),
            suspended(TaskWait::GaveWay),
            EventKind::TaskWoken { woken: TaskId(2) },
            EventKind::TaskCancelRequested {
                target: TaskId(u32::MAX),
            },
            EventKind::TaskFinished {
                outcome: Outcome::Done,
            },
            EventKind::TimerFired { late_ns: 12 },
            EventKind::LockAcquired {
                sync: SyncId::Private(0),
            },
            EventKind::LockReleased {
                sync: SyncId::Private(u32::MAX),
            },
            EventKind::QueuePut {
                queue: QueueId(1),
                item: Some(job),
                len: 1,
            },
            EventKind::QueueTaken {
                queue: QueueId(1),
                item: None,
                len: 0,
            },
            EventKind::Printed {
                stream: Stream::Out,
                text: "a\n".into(),
            },
            EventKind::Printed {
                stream: Stream::Err,
                text: error.clone(),
            },
            EventKind::Raised {
                error: error.clone(),
            },
            EventKind::Deadlocked {
                what: error.clone(),
            },
            EventKind::LimitReached { what: error },
        ]
    }

    #[test]
    fn events_come_back_as_they_were() {
        let kinds = kinds();
        let events: Vec<Event> = (0..500_usize)
            .map(|i| Event {
                time_ns: (i * i * 1_000) as u64,
                // Steps can go back: what a call does has the step at which it takes effect.
                step: if i % 7 == 0 { u64::MAX } else { (i * 3) as u64 },
                process: ProcessId((i / 100) as u32),
                thread: ThreadId((i * 31 % 11) as u32),
                task: (i % 3 > 0).then_some(TaskId((i * 17 % 1_000) as u32)),
                job: (i % 5 > 2).then_some(JobId((i % 13) as u32)),
                place: Place {
                    file: (i % 2) as u16,
                    line: (i * 7 % 50) as u32,
                },
                kind: kinds[i % kinds.len()].clone(),
            })
            .collect();
        let encoded = Encoded::of(&events);
        for (decoded, event) in encoded.events(events.len()).iter().zip(&events) {
            assert_eq!(decoded, event);
        }
        assert!(encoded.bytes.len() < 16 * events.len());
    }
}
