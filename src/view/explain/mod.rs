//! What just happened, and why: one sentence each for every kind of event, in plain words. A
//! sentence knows the event, the events before it, and the view of the world after it.

mod errors;
mod jobs;
mod tasks;
#[cfg(test)]
mod tests;
mod threads;

use std::rc::Rc;

use super::{Explanation, Few, State, TaskView, WorldKind, WorldView};
use crate::kernel::event::{Event, EventKind};
use crate::kernel::ids::{JobId, ProcessId, QueueId, TaskId, ThreadId};
use crate::kernel::machine::Machine;
use crate::recording::EventLog;
use crate::recording::hash::kind_name;

/// How many earlier events are searched for the beginning of something.
const MAX_LOOK_BACK: usize = 20_000;

/// What an explanation may look at.
pub struct Context<'a> {
    /// In which world it happened.
    pub kind: WorldKind,
    /// The machine.
    pub machine: &'a Machine,
    /// The world after it.
    pub view: &'a WorldView,
    /// What of that world is not in view.
    pub around: &'a dyn Around,
    /// All events.
    pub log: &'a EventLog,
    /// The index of the event.
    pub index: usize,
}

/// What an explanation may ask about single things, in view or not.
pub trait Around {
    /// The name of a job's button.
    fn job_label(&self, job: JobId) -> Option<Rc<str>>;
    /// The process of a thread, and whether it is its main thread.
    fn home(&self, thread: ThreadId) -> Option<(ProcessId, bool)>;
    /// The name of a task.
    fn task_name(&self, task: TaskId) -> Option<Rc<str>>;
    /// The class of a queue.
    fn queue_name(&self, queue: QueueId) -> Option<Rc<str>>;
    /// What a thread does, and whether it is in a computation.
    fn thread_state(&self, thread: ThreadId) -> Option<(State, bool)>;
}

impl Explanation {
    /// Before anything has happened.
    #[must_use]
    pub fn nothing() -> Explanation {
        Explanation {
            world: None,
            what: "Nothing has happened yet.".into(),
            why: "Start a task, or press 1: the same job arrives in all four worlds.".into(),
            kind: "",
        }
    }
}

/// What happened, and why.
#[must_use]
pub fn explain(context: &Context<'_>) -> Explanation {
    let Some(event) = context.log.get(context.index) else {
        return Explanation::nothing();
    };
    let teller = Teller {
        context,
        event: &event,
    };
    let Told { what, why } = teller.tell();
    Explanation {
        world: Some(context.kind),
        what: what.into(),
        why: why.into(),
        kind: kind_name(&event.kind),
    }
}

/// Two sentences.
struct Told {
    what: String,
    why: String,
}

fn told(what: impl Into<String>, why: impl Into<String>) -> Told {
    Told {
        what: what.into(),
        why: why.into(),
    }
}

/// Tells one event.
struct Teller<'a> {
    context: &'a Context<'a>,
    event: &'a Event,
}

impl<'a> Teller<'a> {
    fn tell(&self) -> Told {
        match &self.event.kind {
            EventKind::JobArrived { .. }
            | EventKind::JobTaken { .. }
            | EventKind::JobStarted { .. }
            | EventKind::JobFinished { .. }
            | EventKind::QueuePut { .. }
            | EventKind::QueueTaken { .. }
            | EventKind::Printed { .. }
            | EventKind::Raised { .. }
            | EventKind::LimitReached { .. } => self.tell_job(),
            EventKind::LoopStarted { .. }
            | EventKind::LoopIterated { .. }
            | EventKind::TaskCreated { .. }
            | EventKind::TaskResumed
            | EventKind::TaskSuspended { .. }
            | EventKind::TaskWoken { .. }
            | EventKind::TaskCancelRequested { .. }
            | EventKind::TaskFinished { .. }
            | EventKind::TimerFired { .. } => self.tell_task(),
            _ => self.tell_thread(),
        }
    }

    // ---- names

    /// Who did it, at the beginning of a sentence: `Task 4 (job 2)`, `Thread 3`, `Process 2`.
    fn actor(&self) -> String {
        capital(&self.actor_within())
    }

    /// The same within a sentence.
    fn actor_within(&self) -> String {
        let name = match self.event.task {
            Some(task) => self.task_name(task),
            None => self.thread_name(self.event.thread),
        };
        with_job(name, self.event.job)
    }

    /// The event's thread, whatever task runs on it.
    fn thread_within(&self) -> String {
        with_job(self.thread_name(self.event.thread), self.event.job)
    }

    /// `thread 3`, `process 2`, `thread 7 of process 2`, `the main thread`.
    fn thread_name(&self, id: ThreadId) -> String {
        match self.context.around.home(id) {
            _ if id == ThreadId(0) => "the main thread".to_owned(),
            Some((process, is_main)) if process != ProcessId(0) => {
                if is_main {
                    format!("process {}", process.0)
                } else {
                    format!("thread {} of process {}", id.0, process.0)
                }
            }
            _ => format!("thread {}", id.0),
        }
    }

    fn task_name(&self, id: TaskId) -> String {
        match self.context.around.task_name(id) {
            Some(name) => match name.strip_prefix("Task-") {
                Some(number) => format!("task {number}"),
                None => format!("task “{name}”"),
            },
            None => super::world::task_name(id),
        }
    }

    // ---- the world after the event

    /// Whether an event loop runs on the event's thread.
    fn is_on_loop(&self) -> bool {
        let mut loops = self.context.view.loops.first.iter();
        loops.any(|l| l.thread == self.event.thread && !l.ended)
    }

    /// Whether no thread of the world can run.
    fn all_wait(&self) -> bool {
        let threads = &self.context.view.threads;
        threads.running + threads.ready + threads.wanting_gil == 0
    }

    /// Jobs in the inbox, in words: `job 3`, `jobs 3, 4 and 5`.
    fn inbox(&self) -> Option<String> {
        let inbox = &self.context.view.inbox;
        let numbers: Vec<u32> = inbox.first.iter().map(|c| c.job.0).collect();
        numbered("job", &numbers, inbox.n)
    }

    /// Tasks that are ready or wait (those that are drawn), and how many there are. Without one.
    fn other_tasks(&self, ready: bool, waiting: bool, without: Option<TaskId>) -> Few<TaskId> {
        let mut found = Few::none();
        let mut add = |tasks: &Few<TaskView>| {
            let ids = tasks.first.iter().map(|task| task.id);
            let others: Vec<TaskId> = ids.filter(|id| Some(*id) != without).collect();
            found.n += tasks.n - (tasks.first.len() - others.len());
            found.first.extend(others);
        };
        for event_loop in &self.context.view.loops.first {
            if ready {
                add(&event_loop.ready);
            }
            if waiting {
                add(&event_loop.waiting);
            }
        }
        found
    }

    // ---- the events before

    /// The latest earlier event for which `pick` gives something.
    fn earlier<T>(&self, mut pick: impl FnMut(&Event) -> Option<T>) -> Option<T> {
        let events = self.context.log.iter_back_from(self.context.index);
        events
            .take(MAX_LOOK_BACK)
            .find_map(|(_, event)| pick(&event))
    }

    /// The same for events of this event's thread.
    fn earlier_here<T>(&self, mut pick: impl FnMut(&Event) -> Option<T>) -> Option<T> {
        let thread = self.event.thread;
        self.earlier(|event| pick(event).filter(|_| event.thread == thread))
    }

    /// How long a job has been there.
    fn since_arrival(&self, job: JobId) -> Option<String> {
        let arrived_ns = self.earlier(|event| {
            let is_it = event.kind == EventKind::JobArrived { job };
            is_it.then_some(event.time_ns)
        })?;
        Some(time(self.event.time_ns - arrived_ns))
    }
}

fn with_job(name: String, job: Option<JobId>) -> String {
    match job {
        Some(job) => format!("{name} (job {})", job.0),
        None => name,
    }
}

fn time(ns: u64) -> String {
    super::figures::duration(ns)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// `a`, `a and b`, `a, b and c`; after five, `and 7 more`. There are `n`, the first of which are given.
fn listed(items: &[String], n: usize) -> Option<String> {
    const MAX: usize = 5;
    match items {
        [] => None,
        [one] if n == 1 => Some(one.clone()),
        _ if n > MAX => {
            let first = &items[..items.len().min(MAX)];
            Some(format!("{} and {} more", first.join(", "), n - first.len()))
        }
        [first @ .., last] => Some(format!("{} and {last}", first.join(", "))),
    }
}

/// `job 3`, `jobs 3, 4 and 5`.
fn numbered(noun: &str, numbers: &[u32], n: usize) -> Option<String> {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    let list = listed(&words, n)?;
    Some(match n {
        1 => format!("{noun} {list}"),
        _ => format!("{noun}s {list}"),
    })
}

/// Printed text, short enough for a sentence.
fn quoted(text: &str) -> String {
    let line = text.trim_end_matches('\n');
    let mut short: String = line.chars().take(40).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    format!("“{short}”")
}

/// Shares a name without its `Rc`.
fn text(name: &Rc<str>) -> &str {
    name
}
