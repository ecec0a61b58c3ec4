//! The long lists of a world, in part: what "+ 9,950 more" stands for, to be looked through and
//! searched. Only the rows that are asked for are built.

use std::fmt::Write;
use std::ops::Range;
use std::rc::Rc;

use super::language::Language;
use super::page::process_name;
use super::pieces::wakes_ns;
use super::world::{WorldViewer, task_state, thread_state};
use super::{JobChip, State, Wait};
use crate::kernel::guest::TaskState;
use crate::kernel::ids::{JobId, LoopId, ProcessId, QueueId, TaskId, ThreadId};

/// A list that may be long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Jobs that nobody works on yet.
    Inbox,
    /// Jobs that are over.
    Finished,
    /// The processes that have not ended.
    Processes,
    /// The threads of a process that have not ended.
    Threads(ProcessId),
    /// The ready tasks of a loop, in the order in which they will run.
    Ready(LoopId),
    /// The waiting tasks of a loop, earliest known end first.
    Waiting(LoopId),
    /// What lies in a queue, first to be taken first.
    Queue(QueueId),
    /// The frames of the call stack, innermost first.
    Frames,
}

/// What is wanted of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask<'a> {
    /// Only rows that have all of these words; a number is a whole one.
    pub query: &'a str,
    /// Which of those rows.
    pub rows: Range<usize>,
}

/// Part of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roster {
    /// How long the list is.
    pub n: usize,
    /// How many rows have the words of the query.
    pub n_found: usize,
    /// The rows that were asked for, as far as there are such.
    pub rows: Vec<Row>,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// `thread 2`, `Task-7`, `download(job 2)`; empty for a job, which has a chip.
    pub name: Rc<str>,
    /// The job it is or works on.
    pub chip: Option<JobChip>,
    /// What it does, in a word; none for a frame.
    pub state: Option<State>,
    /// The same with details: `network`.
    pub doing: Rc<str>,
    /// With its time.
    pub wait: Option<Wait>,
}

/// Something that is listed.
#[derive(Clone, Copy)]
enum Item {
    Job(JobId),
    Queued(Option<JobId>),
    Process(ProcessId),
    Thread(ThreadId),
    Task(TaskId),
}

/// Part of a list of a world.
pub(super) fn roster<G: Language>(at: &WorldViewer<'_, G>, list: &List, ask: &Ask<'_>) -> Roster {
    if *list == List::Frames {
        return frames(at, ask);
    }
    let items = items(at, list);
    let words = words(ask.query);
    let mut text = String::new();
    let mut is_found = |item: &&Item| {
        text.clear();
        words.is_empty() || {
            describe(at, **item, &mut text);
            has_words(&text, &words)
        }
    };
    let found: Vec<&Item> = items.iter().filter(|item| is_found(item)).collect();
    let shown = found.iter().skip(ask.rows.start).take(ask.rows.len());
    Roster {
        n: items.len(),
        n_found: found.len(),
        rows: shown.map(|item| row(at, **item)).collect(),
    }
}

fn items<G: Language>(at: &WorldViewer<'_, G>, list: &List) -> Vec<Item> {
    let world = at.world;
    match *list {
        List::Inbox => at.inbox_jobs().map(Item::Job).collect(),
        List::Finished => at.finished_jobs().map(Item::Job).collect(),
        List::Processes => {
            let live = world.processes().filter(|(_, process)| process.is_alive());
            live.map(|(id, _)| Item::Process(id)).collect()
        }
        List::Threads(process) => {
            let process = world.processes().nth(process.index());
            let threads = process.map(|(_, record)| record.live_threads.iter());
            threads
                .into_iter()
                .flatten()
                .map(|id| Item::Thread(*id))
                .collect()
        }
        List::Ready(id) => tasks(at, id, true),
        List::Waiting(id) => tasks(at, id, false),
        List::Queue(id) => {
            let queue = world.queues().nth(id.index());
            let items = queue.map(|(_, record)| record.items.iter());
            items
                .into_iter()
                .flatten()
                .map(|item| Item::Queued(*item))
                .collect()
        }
        List::Frames => Vec::new(),
    }
}

fn tasks<G: Language>(at: &WorldViewer<'_, G>, event_loop: LoopId, ready: bool) -> Vec<Item> {
    let mut found: Vec<(u64, TaskId)> = Vec::new();
    for (id, entry) in at.world.tasks() {
        if entry.record.event_loop != event_loop {
            continue;
        }
        match &entry.record.state {
            TaskState::Ready if ready => found.push((entry.ready_order, id)),
            state @ TaskState::Waiting { .. } if !ready => found.push((wakes_ns(state), id)),
            _ => {}
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, id)| Item::Task(id)).collect()
}

/// The words of a query.
fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(str::to_lowercase).collect()
}

/// Whether a text in small letters has all words. `7` is found in `task 7`, not in `task 17`.
fn has_words(text: &str, words: &[String]) -> bool {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    words.iter().all(|word| {
        if is_number(word) {
            let mut numbers = text.split(|c: char| !c.is_ascii_digit());
            numbers.any(|number| number == word)
        } else {
            text.contains(word.as_str())
        }
    })
}

/// What a row can be found by, in small letters.
fn describe<G: Language>(at: &WorldViewer<'_, G>, item: Item, text: &mut String) {
    let (job, state, doing) = match item {
        Item::Job(job) => (Some(job), Some(at.chip(job).state), None),
        Item::Queued(job) => (job, Some(State::Queued), None),
        Item::Process(id) => {
            let record = at.world.process(id);
            text.push_str(&process_name(id));
            (record.job, Some(at.process_state(record)), None)
        }
        Item::Thread(id) => {
            let record = at.world.thread(id);
            text.push_str(&at.lane_name(id, record));
            let doing = at.doing(record);
            (
                at.thread_job(id, record),
                Some(thread_state(record)),
                Some(doing),
            )
        }
        Item::Task(id) => {
            let entry = at.world.task(id);
            text.push_str(&entry.record.name);
            let doing = at.task_doing(entry);
            (at.task_job(id, entry), Some(task_state(entry)), Some(doing))
        }
    };
    if let Some(job) = job {
        // Writing to a string cannot fail.
        let _ = write!(text, " job {} {}", job.0, at.chip(job).label);
    }
    for word in [state.map(State::word), doing.as_deref()]
        .into_iter()
        .flatten()
    {
        text.push(' ');
        text.push_str(word);
    }
    text.make_ascii_lowercase();
}

fn row<G: Language>(at: &WorldViewer<'_, G>, item: Item) -> Row {
    let of_chip = |chip: JobChip| Row {
        name: "".into(),
        state: Some(chip.state),
        doing: Rc::clone(&chip.label),
        chip: Some(chip),
        wait: None,
    };
    match item {
        Item::Job(job) => of_chip(at.chip(job)),
        Item::Queued(item) => match at.queued(item) {
            Some(chip) => of_chip(chip),
            None => Row {
                name: "item".into(),
                chip: None,
                state: Some(State::Queued),
                doing: "not a job".into(),
                wait: None,
            },
        },
        Item::Process(id) => {
            let record = at.world.process(id);
            let main = at.thread(record.main_thread);
            Row {
                name: process_name(id).into(),
                chip: record.job.map(|job| at.chip(job)),
                state: Some(at.process_state(record)),
                doing: main.doing,
                wait: main.wait,
            }
        }
        Item::Thread(id) => {
            let thread = at.thread(id);
            Row {
                name: thread.name,
                chip: thread.job,
                state: Some(thread.state),
                doing: thread.doing,
                wait: thread.wait,
            }
        }
        Item::Task(id) => {
            let task = at.task(id);
            Row {
                name: task.name,
                chip: task.job,
                state: Some(task.state),
                doing: task.doing,
                wait: task.wait,
            }
        }
    }
}

/// The whole stack: deep ones are rare, and describing a frame is cheap enough for a look now and then.
fn frames<G: Language>(at: &WorldViewer<'_, G>, ask: &Ask<'_>) -> Roster {
    let frames = at
        .stack_thread()
        .map(|thread| at.frames(thread, usize::MAX, 0));
    let frames = frames.map_or_else(Vec::new, |frames| frames.inner);
    let words = words(ask.query);
    let is_found = |call: &str| words.is_empty() || has_words(&call.to_lowercase(), &words);
    let found: Vec<_> = frames
        .iter()
        .filter(|frame| is_found(&frame.call))
        .collect();
    let shown = found.iter().skip(ask.rows.start).take(ask.rows.len());
    let row = |frame: &&super::FrameView| Row {
        name: Rc::clone(&frame.call),
        chip: frame.job.map(|job| at.chip(job)),
        state: None,
        doing: match frame.line {
            0 => "".into(),
            line => format!("line {line}").into(),
        },
        wait: None,
    };
    Roster {
        n: frames.len(),
        n_found: found.len(),
        rows: shown.map(row).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_found_by_all_its_words_and_whole_numbers() {
        let found =
            |query: &str| has_words("task-17 job 3 download waiting network", &words(query));
        assert!(found("") && found("17") && found("job 3") && found("NETWORK wait"));
        assert!(!found("7") && !found("job 17 4") && !found("running"));
    }
}
