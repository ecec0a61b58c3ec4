//! A hash of an event log: FNV-1a (64 bits) over a canonical encoding, so that a run in the browser
//! can be compared with the same run natively. Every field is encoded little-endian with its length
//! where it has one; nothing depends on the width of `usize` or on how Rust lays out an enum.

use std::borrow::Borrow;

use crate::kernel::event::{Event, EventKind, Outcome, Stream, TaskWait, WaitReason};
use crate::kernel::ids::SyncId;

/// The hash of these events, in order.
pub fn hash_events(events: impl Iterator<Item = impl Borrow<Event>>) -> u64 {
    let mut hasher = Fnv::default();
    for event in events {
        hash_event(&mut hasher, event.borrow());
    }
    hasher.0
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }

    fn u32(&mut self, value: u32) {
        value.to_le_bytes().into_iter().for_each(|b| self.byte(b));
    }

    fn u64(&mut self, value: u64) {
        value.to_le_bytes().into_iter().for_each(|b| self.byte(b));
    }

    fn text(&mut self, text: &str) {
        self.u64(text.len() as u64);
        text.bytes().for_each(|b| self.byte(b));
    }

    fn flag(&mut self, flag: bool) {
        self.byte(u8::from(flag));
    }

    fn optional(&mut self, value: Option<u64>) {
        self.flag(value.is_some());
        self.u64(value.unwrap_or(0));
    }

    fn sync(&mut self, sync: SyncId) {
        match sync {
            SyncId::Private(n) => (self.byte(0), self.u32(n)),
            SyncId::Shared(n) => (self.byte(1), self.u32(n)),
        };
    }
}

fn hash_event(h: &mut Fnv, event: &Event) {
    h.u64(event.time_ns);
    h.u64(event.step);
    h.u32(event.process.0);
    h.u32(event.thread.0);
    h.optional(event.task.map(|t| u64::from(t.0)));
    h.optional(event.job.map(|j| u64::from(j.0)));
    h.u32(u32::from(event.place.file));
    h.u32(event.place.line);
    h.text(kind_name(&event.kind));
    hash_kind(h, &event.kind);
}

/// The name of an event's kind, as in the code and on the page.
#[must_use]
pub fn kind_name(kind: &EventKind) -> &'static str {
    match kind {
        EventKind::JobArrived { .. } => "JobArrived",
        EventKind::JobTaken { .. } => "JobTaken",
        EventKind::JobStarted { .. } => "JobStarted",
        EventKind::JobFinished { .. } => "JobFinished",
        EventKind::ThreadCreated { .. } => "ThreadCreated",
        EventKind::ThreadDispatched { .. } => "ThreadDispatched",
        EventKind::ThreadPreempted { .. } => "ThreadPreempted",
        EventKind::ThreadBlocked { .. } => "ThreadBlocked",
        EventKind::ThreadWoken { .. } => "ThreadWoken",
        EventKind::ThreadExited { .. } => "ThreadExited",
        EventKind::GilRequested { .. } => "GilRequested",
        EventKind::GilAcquired => "GilAcquired",
        EventKind::GilReleased => "GilReleased",
        EventKind::GilSwitched { .. } => "GilSwitched",
        EventKind::ProcessForked { .. } => "ProcessForked",
        EventKind::ProcessExited { .. } => "ProcessExited",
        EventKind::CpuStarted { .. } => "CpuStarted",
        EventKind::CpuFinished => "CpuFinished",
        EventKind::LoopStarted { .. } => "LoopStarted",
        EventKind::LoopIterated { .. } => "LoopIterated",
        EventKind::TaskCreated { .. } => "TaskCreated",
        EventKind::TaskResumed => "TaskResumed",
        EventKind::TaskSuspended { .. } => "TaskSuspended",
        EventKind::TaskWoken { .. } => "TaskWoken",
        EventKind::TaskCancelRequested { .. } => "TaskCancelRequested",
        EventKind::TaskFinished { .. } => "TaskFinished",
        EventKind::TimerFired { .. } => "TimerFired",
        EventKind::LockAcquired { .. } => "LockAcquired",
        EventKind::LockReleased { .. } => "LockReleased",
        EventKind::QueuePut { .. } => "QueuePut",
        EventKind::QueueTaken { .. } => "QueueTaken",
        EventKind::Printed { .. } => "Printed",
        EventKind::Raised { .. } => "Raised",
        EventKind::Deadlocked { .. } => "Deadlocked",
        EventKind::LimitReached { .. } => "LimitReached",
    }
}

fn hash_kind(h: &mut Fnv, kind: &EventKind) {
    match kind {
        EventKind::JobArrived { job }
        | EventKind::JobTaken { job }
        | EventKind::JobStarted { job } => h.u32(job.0),
        EventKind::JobFinished { job, outcome } => {
            h.u32(job.0);
            hash_outcome(h, outcome);
        }
        EventKind::ThreadCreated { child } => h.u32(child.0),
        EventKind::ThreadDispatched { core } | EventKind::ThreadPreempted { core } => h.u32(core.0),
        EventKind::ThreadBlocked { reason, until_ns } => {
            hash_wait(h, reason);
            h.optional(*until_ns);
        }
        EventKind::ThreadWoken { timed_out } => h.flag(*timed_out),
        EventKind::ThreadExited { outcome } | EventKind::TaskFinished { outcome } => {
            hash_outcome(h, outcome);
        }
        EventKind::GilRequested { holder } => h.u32(holder.0),
        EventKind::GilSwitched { to } => h.u32(to.0),
        EventKind::GilAcquired
        | EventKind::GilReleased
        | EventKind::CpuFinished
        | EventKind::TaskResumed => {}
        EventKind::ProcessForked { child } => h.u32(child.0),
        EventKind::ProcessExited { status } => h.u32(status.cast_unsigned()),
        EventKind::CpuStarted { cpu_ns } => h.u64(*cpu_ns),
        EventKind::LoopStarted { event_loop } => h.u32(event_loop.0),
        EventKind::LoopIterated {
            event_loop,
            turn,
            n_ready,
        } => {
            h.u32(event_loop.0);
            h.u64(*turn);
            h.u32(*n_ready);
        }
        EventKind::TaskCreated { child } => h.u32(child.0),
        EventKind::TaskSuspended { wait } => hash_task_wait(h, wait),
        EventKind::TaskWoken { woken } => h.u32(woken.0),
        EventKind::TaskCancelRequested { target } => h.u32(target.0),
        EventKind::TimerFired { late_ns } => h.u64(*late_ns),
        EventKind::LockAcquired { sync } | EventKind::LockReleased { sync } => h.sync(*sync),
        EventKind::QueuePut { queue, item, len } | EventKind::QueueTaken { queue, item, len } => {
            h.u32(queue.0);
            h.optional(item.map(|j| u64::from(j.0)));
            h.u32(*len);
        }
        EventKind::Printed { stream, text } => {
            h.flag(*stream == Stream::Err);
            h.text(text);
        }
        EventKind::Raised { error } => h.text(error),
        EventKind::Deadlocked { what } | EventKind::LimitReached { what } => h.text(what),
    }
}

fn hash_outcome(h: &mut Fnv, outcome: &Outcome) {
    match outcome {
        Outcome::Done => h.byte(0),
        Outcome::Failed(error) => {
            h.byte(1);
            h.text(error);
        }
        Outcome::Cancelled => h.byte(2),
    }
}

fn hash_wait(h: &mut Fnv, reason: &WaitReason) {
    match reason {
        WaitReason::Sleep => h.byte(0),
        WaitReason::Io => h.byte(1),
        WaitReason::Sync { sync, what, owner } => {
            h.byte(2);
            h.sync(*sync);
            h.text(what);
            h.optional(owner.map(|t| u64::from(t.0)));
        }
        WaitReason::JoinThread(thread) => {
            h.byte(3);
            h.u32(thread.0);
        }
        WaitReason::JoinProcess(process) => {
            h.byte(4);
            h.u32(process.0);
        }
        WaitReason::Pipe { what } => {
            h.byte(5);
            h.text(what);
        }
        WaitReason::Inbox => h.byte(6),
        WaitReason::Select => h.byte(7),
    }
}

fn hash_task_wait(h: &mut Fnv, wait: &TaskWait) {
    match wait {
        TaskWait::Timer { until_ns, io } => {
            h.byte(0);
            h.u64(*until_ns);
            h.flag(*io);
        }
        TaskWait::Task(task) => {
            h.byte(1);
            h.u32(task.0);
        }
        TaskWait::Library { what } => {
            h.byte(2);
            h.text(what);
        }
        TaskWait::Inbox => h.byte(3),
        TaskWait::Future => h.byte(4),
        TaskWait::GaveWay => h.byte(5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ids::{JobId, Place, ProcessId, ThreadId};

    fn event(kind: EventKind) -> Event {
        Event {
            time_ns: 7,
            step: 3,
            process: ProcessId(0),
            thread: ThreadId(1),
            task: None,
            job: Some(JobId(2)),
            place: Place { file: 0, line: 4 },
            kind,
        }
    }

    #[test]
    fn the_empty_log_has_the_offset_basis() {
        assert_eq!(
            hash_events(std::iter::empty::<Event>()),
            0xcbf2_9ce4_8422_2325
        );
    }

    #[test]
    fn every_field_counts() {
        let base = event(EventKind::CpuStarted { cpu_ns: 5 });
        let mut others = vec![
            event(EventKind::CpuStarted { cpu_ns: 6 }),
            event(EventKind::CpuFinished),
        ];
        others.push(Event {
            time_ns: 8,
            ..base.clone()
        });
        others.push(Event {
            job: None,
            ..base.clone()
        });
        let first = hash_events([base.clone()].iter());
        assert_eq!(first, hash_events([base].iter()));
        for other in others {
            assert_ne!(first, hash_events([other].iter()));
        }
    }
}
