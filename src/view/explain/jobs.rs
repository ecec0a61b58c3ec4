//! Sentences about jobs, queues, output, errors.

use super::{Teller, Told, capital, errors, quoted, told};
use crate::kernel::event::{EventKind, Outcome, Stream};
use crate::kernel::ids::{JobId, QueueId};
use crate::view::{State, WorldKind};

impl Teller<'_> {
    pub(super) fn tell_job(&self) -> Told {
        match &self.event.kind {
            EventKind::JobArrived { job } => self.job_arrived(*job),
            EventKind::JobTaken { job } => self.job_taken(*job),
            EventKind::JobStarted { job } => self.job_started(*job),
            EventKind::JobFinished { job, outcome } => self.job_finished(*job, outcome),
            EventKind::QueuePut { queue, item, len } => self.queue_put(*queue, *item, *len),
            EventKind::QueueTaken { queue, item, len } => self.queue_taken(*queue, *item, *len),
            EventKind::Printed { stream, text } => self.printed(*stream, text),
            EventKind::Raised { error } => self.raised(error),
            EventKind::LimitReached { what } => told(
                format!("The run ends here: {what}."),
                "A simulated machine has limits, so that the page never freezes.",
            ),
            other => unreachable!("{other:?} is not about a job"),
        }
    }

    fn label(&self, job: JobId) -> String {
        match self.context.around.job_label(job) {
            Some(label) => format!("Job {} ({label})", job.0),
            None => format!("Job {}", job.0),
        }
    }

    fn job_arrived(&self, job: JobId) -> Told {
        let what = format!("{} arrives in the inbox.", self.label(job));
        let processes = &self.context.view.processes.first;
        let main = processes.first().and_then(|it| it.threads.first.first());
        let busy_with = main.and_then(|main| {
            let is_busy = matches!(main.state, State::Running | State::Waiting | State::Blocked);
            main.job.as_ref().filter(|chip| is_busy && chip.job != job)
        });
        let why = match busy_with {
            Some(chip) if self.is_on_a_loop_thread() => format!(
                "The event loop is busy with job {}, so nobody takes it yet.",
                chip.job.0
            ),
            Some(chip) => format!(
                "The main thread is busy with job {}, so job {} has to wait.",
                chip.job.0, job.0
            ),
            None => "The program takes it as soon as it comes to inbox().".to_owned(),
        };
        told(what, why)
    }

    fn is_on_a_loop_thread(&self) -> bool {
        self.context.view.loops.first.iter().any(|l| !l.ended)
    }

    fn job_taken(&self, job: JobId) -> Told {
        let why = match self.context.kind {
            WorldKind::Synchronous => {
                "One thing at a time: the next job is taken only when this one is done with."
            }
            WorldKind::Threads => {
                "The loop over inbox() hands it to another thread and is soon back for the next one."
            }
            WorldKind::Processes => {
                "The loop over inbox() hands it to another process and is soon back for the next one."
            }
            WorldKind::Async => {
                "The loop over inbox() makes a task of it and is soon back for the next one."
            }
        };
        told(
            format!("{} is taken out of the inbox.", self.label(job)),
            why,
        )
    }

    fn job_started(&self, job: JobId) -> Told {
        let waited = self.since_arrival(job);
        let name = match self.event.task {
            Some(task) => self.task_name(task),
            None => self.thread_name(self.event.thread),
        };
        told(
            format!("{} begins to work on job {}.", capital(&name), job.0),
            match waited {
                Some(waited) => format!("It arrived {waited} ago."),
                None => "Its code is called for the first time.".to_owned(),
            },
        )
    }

    fn job_finished(&self, job: JobId, outcome: &Outcome) -> Told {
        let after = self
            .since_arrival(job)
            .map_or(String::new(), |time| format!(", {time} after it arrived"));
        match outcome {
            Outcome::Done => told(
                format!("Job {} is done{after}.", job.0),
                "No code works on it any more, and it lies in no queue.",
            ),
            Outcome::Failed(error) => told(
                format!("Job {} has failed{after}: {error}.", job.0),
                "The exception left the function that worked on the job.",
            ),
            Outcome::Cancelled => told(
                format!("Job {} was cancelled{after}.", job.0),
                "Its task was cancelled before it was done.",
            ),
        }
    }

    fn queue_name(&self, queue: QueueId) -> String {
        match self.context.around.queue_name(queue) {
            Some(name) => format!("the {name}"),
            None => "the queue".to_owned(),
        }
    }

    fn queue_put(&self, queue: QueueId, item: Option<JobId>, len: u32) -> Told {
        let queue = self.queue_name(queue);
        let why = match len {
            0 | 1 => {
                "A queue hands work from one to another: who puts it there need not wait until it is done."
                    .to_owned()
            }
            n => format!("Now {n} wait in it: more is put there than taken out."),
        };
        told(
            format!("{} puts {} on {queue}.", self.actor(), thing(item)),
            why,
        )
    }

    fn queue_taken(&self, queue: QueueId, item: Option<JobId>, len: u32) -> Told {
        let queue = self.queue_name(queue);
        let why = match len {
            0 => "It is empty now.".to_owned(),
            1 => "First in, first out; one more is left in it.".to_owned(),
            n => format!("First in, first out; {n} more are left in it."),
        };
        told(
            format!("{} takes {} from {queue}.", self.actor(), thing(item)),
            why,
        )
    }

    fn printed(&self, stream: Stream, text: &str) -> Told {
        let what = format!("{} prints {}.", self.actor(), quoted(text));
        let why = match stream {
            Stream::Out => "It is in this world's console.",
            Stream::Err => errors::meaning(text)
                .unwrap_or("It went to the error stream of this world's console."),
        };
        told(what, why)
    }

    fn raised(&self, error: &str) -> Told {
        let unless_caught = "Unless somebody catches it, it ends this function, then its caller, and so on up to the job.";
        let why = match errors::meaning_of_exception(error) {
            Some(meaning) => format!("{meaning} {unless_caught}"),
            None => unless_caught.to_owned(),
        };
        told(format!("{} raises {error}.", self.actor()), why)
    }
}

fn thing(item: Option<JobId>) -> String {
    item.map_or("something".to_owned(), |job| format!("job {}", job.0))
}
