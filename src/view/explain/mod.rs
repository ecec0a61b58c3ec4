//! What just happened, and why: one sentence each for every kind of event, in plain words. A
//! sentence knows the event, the events before it, and the view of the world after it.

mod jobs;
mod tasks;
#[cfg(test)]
mod tests;
mod threads;

use std::rc::Rc;

use super::{Explanation, State, TaskView, ThreadView, WorldKind, WorldView};
use crate::kernel::event::{Event, EventKind};
use crate::kernel::ids::{JobId, ProcessId, TaskId, ThreadId};
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
    /// All events.
    pub log: &'a EventLog,
    /// The index of the event.
    pub index: usize,
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
    let teller = Teller { context, event };
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
        let mut processes = self.context.view.processes.iter();
        let found = processes.find(|p| p.threads.iter().any(|t| t.id == id));
        match found {
            _ if id == ThreadId(0) => "the main thread".to_owned(),
            Some(process) if process.id != ProcessId(0) => {
                if process.threads.first().is_some_and(|t| t.id == id) {
                    format!("process {}", process.id.0)
                } else {
                    format!("thread {} of process {}", id.0, process.id.0)
                }
            }
            _ => format!("thread {}", id.0),
        }
    }

    fn task_name(&self, id: TaskId) -> String {
        match self.task(id) {
            Some(task) if task.name.starts_with("Task-") => {
                format!("task {}", &task.name["Task-".len()..])
            }
            Some(task) => format!("task “{}”", task.name),
            None => super::world::task_name(id),
        }
    }

    // ---- the world after the event

    fn threads(&self) -> impl Iterator<Item = &'a ThreadView> {
        let view: &'a WorldView = self.context.view;
        view.processes.iter().flat_map(|p| p.threads.iter())
    }

    fn thread(&self, id: ThreadId) -> Option<&'a ThreadView> {
        self.threads().find(|t| t.id == id)
    }

    fn tasks(&self) -> impl Iterator<Item = &'a TaskView> {
        let view: &'a WorldView = self.context.view;
        view.loops.iter().flat_map(|l| {
            let rest = l.ready.iter().chain(&l.waiting);
            l.running.iter().chain(rest)
        })
    }

    fn task(&self, id: TaskId) -> Option<&'a TaskView> {
        self.tasks().find(|t| t.id == id)
    }

    /// Whether an event loop runs on the event's thread.
    fn is_on_loop(&self) -> bool {
        let mut loops = self.context.view.loops.iter();
        loops.any(|l| l.thread == self.event.thread && !l.ended)
    }

    /// Whether no thread of the world can run.
    fn all_wait(&self) -> bool {
        let is_waiting = |t: &ThreadView| {
            matches!(
                t.state,
                State::Waiting | State::Done | State::Failed | State::Blocked
            ) && &*t.doing != "wants the GIL"
        };
        self.threads().all(is_waiting)
    }

    /// Jobs in the inbox, in words: `job 3`, `jobs 3, 4 and 5`.
    fn inbox(&self) -> Option<String> {
        let numbers: Vec<u32> = self.context.view.inbox.iter().map(|c| c.job.0).collect();
        numbered("job", &numbers)
    }

    // ---- the events before

    /// The latest earlier event for which `pick` gives something.
    fn earlier<T>(&self, pick: impl FnMut(&Event) -> Option<T>) -> Option<T> {
        let events = self.context.log.iter_back_from(self.context.index);
        events
            .take(MAX_LOOK_BACK)
            .map(|(_, event)| event)
            .find_map(pick)
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

/// `a`, `a and b`, `a, b and c`; after five, `and 7 more`.
fn listed(items: &[String]) -> Option<String> {
    const MAX: usize = 5;
    match items {
        [] => None,
        [one] => Some(one.clone()),
        _ if items.len() > MAX => {
            let first = items[..MAX].join(", ");
            Some(format!("{first} and {} more", items.len() - MAX))
        }
        [first @ .., last] => Some(format!("{} and {last}", first.join(", "))),
    }
}

/// `job 3`, `jobs 3, 4 and 5`.
fn numbered(noun: &str, numbers: &[u32]) -> Option<String> {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    let list = listed(&words)?;
    Some(match numbers {
        [_] => format!("{noun} {list}"),
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
