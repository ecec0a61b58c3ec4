//! Sentences about event loops and tasks.

use super::{Teller, Told, capital, numbered, time, told};
use crate::kernel::event::{EventKind, Outcome, TaskWait};
use crate::kernel::ids::TaskId;
use crate::view::Few;

/// A timer that is later than this was kept waiting.
const LATE_NS: u64 = 1_000_000;

impl Teller<'_> {
    pub(super) fn tell_task(&self) -> Told {
        match &self.event.kind {
            EventKind::LoopStarted { .. } => told(
                format!(
                    "An event loop begins on {}.",
                    self.thread_name(self.event.thread)
                ),
                "It runs tasks on this one thread, one at a time, each until its next await.",
            ),
            EventKind::LoopIterated { turn, n_ready, .. } => loop_iterated(*turn, *n_ready),
            EventKind::TaskCreated { child } => told(
                format!("{} creates {}.", self.actor(), self.task_name(*child)),
                "It goes to the end of the ready queue: it does not run before the running task awaits.",
            ),
            EventKind::TaskResumed => told(
                format!("{} runs.", self.actor()),
                "It was the first in the ready queue, and nobody else runs on the loop.",
            ),
            EventKind::TaskSuspended { wait } => self.task_suspended(wait),
            EventKind::TaskWoken { woken } => self.task_woken(*woken),
            EventKind::TaskCancelRequested { target } => told(
                format!("{} cancels {}.", self.actor(), self.task_name(*target)),
                "CancelledError will be raised in it at the await where it is.",
            ),
            EventKind::TaskFinished { outcome } => self.task_finished(outcome),
            EventKind::TimerFired { late_ns } => timer_fired(*late_ns),
            other => unreachable!("{other:?} is not about a task"),
        }
    }

    fn task_suspended(&self, wait: &TaskWait) -> Told {
        let actor = self.actor();
        let now_ns = self.event.time_ns;
        let what = match wait {
            TaskWait::Timer { until_ns, io } => {
                let left = time(until_ns.saturating_sub(now_ns));
                let for_what = if *io { "the network" } else { "a timer" };
                format!("{actor} awaits {for_what}, for {left}.")
            }
            TaskWait::Task(task) => format!("{actor} awaits {}.", self.task_name(*task)),
            TaskWait::Library { what } => format!("{actor} awaits {what}()."),
            TaskWait::Inbox => format!("{actor} awaits the next job."),
            TaskWait::Future => format!("{actor} awaits a future."),
            TaskWait::GaveWay => format!("{actor} gives way for one turn."),
        };
        let ready = self.ready_others(self.event.task);
        let why = match (wait, ready) {
            (TaskWait::GaveWay, _) => {
                "sleep(0) lets the others run once; the task itself is ready again at once.".to_owned()
            }
            (_, Some(ready)) => {
                format!("At an await the loop is free for others: {ready} can run meanwhile.")
            }
            (_, None) => {
                "At an await the loop is free for others, but none is ready: it waits for a timer or an answer."
                    .to_owned()
            }
        };
        told(what, why)
    }

    /// Tasks in the ready queue, without one: `task 5`, `tasks 2 and 5`.
    pub(super) fn ready_others(&self, without: Option<TaskId>) -> Option<String> {
        self.listed_tasks(&self.other_tasks(true, false, without))
    }

    /// `task 5`, `tasks 2, 3 and 5`.
    pub(super) fn listed_tasks(&self, tasks: &Few<TaskId>) -> Option<String> {
        let names: Vec<String> = tasks.first.iter().map(|id| self.task_name(*id)).collect();
        let number = |name: &String| name.strip_prefix("task ").and_then(|n| n.parse().ok());
        let numbers: Option<Vec<u32>> = names.iter().map(number).collect();
        match numbers {
            Some(numbers) => numbered("task", &numbers, tasks.n),
            None => super::listed(&names, tasks.n),
        }
    }

    fn task_woken(&self, woken: TaskId) -> Told {
        let waited_for = self.earlier(|event| match &event.kind {
            EventKind::TaskSuspended { wait } if event.task == Some(woken) => Some(wait.clone()),
            _ => None,
        });
        let cause = match waited_for {
            Some(TaskWait::Timer { io: true, .. }) => "The network has answered".to_owned(),
            Some(TaskWait::Timer { io: false, .. }) => "Its timer is due".to_owned(),
            Some(TaskWait::Task(task)) => format!("{} has ended", capital(&self.task_name(task))),
            Some(TaskWait::Library { what }) => format!("{what}() can go on"),
            Some(TaskWait::Inbox) => "A job has arrived".to_owned(),
            Some(TaskWait::Future) => "Its future is done".to_owned(),
            Some(TaskWait::GaveWay) | None => "It can go on".to_owned(),
        };
        told(
            format!("{} is ready.", capital(&self.task_name(woken))),
            format!("{cause}; now it waits in the ready queue for its turn."),
        )
    }

    fn task_finished(&self, outcome: &Outcome) -> Told {
        let actor = self.actor();
        match outcome {
            Outcome::Done => told(
                format!("{actor} ends."),
                "Its coroutine returned; whoever awaits it becomes ready.",
            ),
            Outcome::Failed(error) => told(
                format!("{actor} fails: {error}."),
                "The exception is kept in the task until somebody awaits it; the other tasks go on.",
            ),
            Outcome::Cancelled => told(
                format!("{actor} ends, cancelled."),
                "CancelledError left its coroutine.",
            ),
        }
    }
}

fn loop_iterated(turn: u64, n_ready: u32) -> Told {
    let ready = match n_ready {
        0 => "nothing is ready".to_owned(),
        1 => "one is ready".to_owned(),
        n => format!("{n} are ready"),
    };
    told(
        format!("Turn {turn} of the event loop begins: {ready}."),
        "A turn runs everything that was ready when it began; what becomes ready meanwhile runs in the next turn.",
    )
}

fn timer_fired(late_ns: u64) -> Told {
    if late_ns < LATE_NS {
        return told(
            "A timer is due.",
            "The loop looks at its timers at the beginning of each turn.",
        );
    }
    told(
        format!("A timer is served {} late.", time(late_ns)),
        "The loop was busy with a task that did not await; it looks at its timers only between turns.",
    )
}
