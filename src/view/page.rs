//! The page from four worlds: what each looks like, what just happened, which lanes the timeline has.

use std::rc::Rc;

use super::explain::{Context, explain};
use super::language::Language;
use super::world::{WorldViewer, refused_view};
use super::{
    ConsoleLine, Explanation, FileView, Icon, JobChip, Lane, PageView, State, WorldKind, WorldView,
};
use crate::kernel::event::EventKind;
use crate::kernel::ids::{JobId, ProcessId, ThreadId};
use crate::recording::{self, LaneId, Lanes, Recording, Seen};
use crate::source::Diagnostic;

/// The most console lines that a view has; older ones are not shown.
const MAX_CONSOLE_LINES: usize = 400;

/// How many formalities in a row are passed over.
const MAX_FORMALITIES: usize = 20;

/// A kind of job, as its button shows it.
#[derive(Clone, Debug)]
pub struct JobKind {
    /// What programs call it: `job.kind`.
    pub kind: Rc<str>,
    /// The name of its button.
    pub label: Rc<str>,
    /// Its picture.
    pub icon: Icon,
}

/// The chip of a job.
#[must_use]
pub fn chip(kinds: &[JobKind], job: JobId, kind: &Rc<str>, state: State) -> JobChip {
    let known = kinds.iter().find(|known| known.kind == *kind);
    JobChip {
        job,
        label: known.map_or_else(|| Rc::clone(kind), |known| Rc::clone(&known.label)),
        icon: known.map_or(Icon::Parcel, |known| known.icon),
        state,
    }
}

/// One world to look at.
pub struct WorldAt<'a, G: Language> {
    /// Which.
    pub kind: WorldKind,
    /// The files of its program.
    pub files: &'a Rc<[FileView]>,
    /// Why its program was refused, if it was.
    pub refused: Option<&'a [Diagnostic]>,
    /// Its run, unless the program was refused.
    pub recording: Option<&'a Recording<G>>,
    /// The world at the cursor.
    pub seen: Option<&'a Seen<G>>,
}

impl PageView {
    /// A page on which nothing has been looked at.
    #[must_use]
    pub fn empty() -> PageView {
        PageView {
            now_ns: 0,
            worlds: Vec::new(),
            explanation: Explanation::nothing(),
        }
    }
}

/// An event: which world, and its index there.
pub type EventAt = (usize, usize);

/// The page. `last` is the last event that has happened. Parts that are as in `before` are shared
/// with it.
#[must_use]
pub fn page_view<G: Language>(
    now_ns: u64,
    worlds: &[WorldAt<'_, G>; 4],
    last: Option<EventAt>,
    kinds: &[JobKind],
    before: &PageView,
) -> PageView {
    let views: Vec<Rc<WorldView>> = worlds
        .iter()
        .enumerate()
        .map(|(i, world)| {
            let old = before.worlds.get(i);
            let view = world_view(now_ns, world, kinds, old.map(|view| &**view));
            match old {
                Some(old) if **old == view => Rc::clone(old),
                _ => Rc::new(view),
            }
        })
        .collect();
    let explanation = last.map(|last| most_telling(now_ns, worlds, last));
    let explanation = explanation.and_then(|(world, index)| {
        let at = &worlds[world];
        Some(explain(&Context {
            kind: at.kind,
            machine: &at.recording?.setup().machine,
            view: &views[world],
            log: at.recording?.log(),
            index,
        }))
    });
    PageView {
        now_ns,
        explanation: explanation.unwrap_or_else(Explanation::nothing),
        worlds: views,
    }
}

/// The event that says most about a moment: at an event that event; between events the latest that
/// is more than a formality, or the computation that holds up an event loop now.
fn most_telling<G: Language>(now_ns: u64, worlds: &[WorldAt<'_, G>; 4], last: EventAt) -> EventAt {
    let event_at = |(world, index): EventAt| worlds[world].recording?.log().get(index);
    if event_at(last).is_none_or(|event| event.time_ns == now_ns) {
        return last;
    }
    let telling = |(world, at): (usize, &WorldAt<'_, G>)| {
        let n_events = at.seen?.place().n_events;
        let events = at.recording?.log().iter_back_from(n_events);
        let mut events = events.take(MAX_FORMALITIES);
        let (index, event) = events.find(|(_, event)| !is_formality(&event.kind))?;
        let holds_up_loop =
            event.task.is_some() && matches!(event.kind, EventKind::CpuStarted { .. });
        Some(((holds_up_loop, event.time_ns, world), (world, index)))
    };
    let all = worlds.iter().enumerate().filter_map(telling);
    all.max_by_key(|(weight, _)| *weight)
        .map_or(last, |(_, at)| at)
}

/// Whether an event says little unless one steps through all of them.
fn is_formality(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::GilReleased
            | EventKind::GilAcquired
            | EventKind::ThreadDispatched { .. }
            | EventKind::LoopIterated { .. }
            | EventKind::LockReleased { .. }
    )
}

fn world_view<G: Language>(
    now_ns: u64,
    at: &WorldAt<'_, G>,
    kinds: &[JobKind],
    before: Option<&WorldView>,
) -> WorldView {
    let (Some(recording), Some(seen)) = (at.recording, at.seen) else {
        return refused_view(at.kind, at.files, at.refused.unwrap_or_default());
    };
    let viewer = WorldViewer::new(at.kind, recording, seen, now_ns, kinds);
    let console = console(recording, seen.place().n_events);
    let console = match before {
        Some(before) if *before.console == console[..] => Rc::clone(&before.console),
        _ => console.into(),
    };
    viewer.view(at.files, console)
}

/// What was printed, in lines.
fn console<G: Language>(recording: &Recording<G>, n_events: usize) -> Vec<ConsoleLine> {
    let printed = recording.printed(n_events);
    let shown = &printed[printed.len().saturating_sub(MAX_CONSOLE_LINES)..];
    let mut lines: Vec<ConsoleLine> = Vec::with_capacity(shown.len());
    // A print without a newline is continued by the next one of its stream.
    let mut is_open = false;
    for index in shown {
        let event = recording.log().get(*index as usize);
        let event = event.expect("printed events are in the log");
        let EventKind::Printed { stream, text } = &event.kind else {
            unreachable!("only printed events are listed as such");
        };
        let ends = text.ends_with('\n');
        let body = text.strip_suffix('\n').unwrap_or(text);
        for (i, part) in body.split('\n').enumerate() {
            match lines.last_mut() {
                Some(last) if i == 0 && is_open && last.stream == *stream => {
                    last.text = format!("{}{part}", last.text).into();
                }
                _ => lines.push(ConsoleLine {
                    time_ns: event.time_ns,
                    stream: *stream,
                    job: event.job,
                    text: part.into(),
                }),
            }
        }
        is_open = !ends;
    }
    lines
}

/// Adds the lanes that the timeline shows for a world: its processes if there are several, its
/// threads, its tasks.
pub fn lanes_of(world: WorldKind, lanes: &Lanes, all: &mut Vec<Lane>) {
    let has_processes = lanes.processes().len() > 1;
    let mut add = |name: String, lane: &recording::Lane| {
        all.push(Lane {
            world,
            name: name.into(),
            spans: lane.spans.clone(),
        });
    };
    for process in lanes.processes() {
        let mut threads = lanes
            .threads()
            .iter()
            .filter(|t| t.process == process.process);
        let is_single = threads.nth(1).is_none();
        if has_processes && is_single {
            add(process_name(process.process), process);
            continue;
        }
        let of_process = |t: &&recording::Lane| t.process == process.process;
        for (i, thread) in lanes.threads().iter().filter(of_process).enumerate() {
            let mut name = match thread.id {
                _ if thread.runs_loop => "loop".to_owned(),
                LaneId::Thread(id) if i > 0 => thread_name(id),
                _ => "main".to_owned(),
            };
            if process.process != ProcessId(0) {
                name = format!("{} · {name}", process_name(process.process));
            }
            add(name, thread);
        }
    }
    for task in lanes.tasks() {
        if let LaneId::Task(id) = task.id {
            add(super::world::task_name(id), task);
        }
    }
}

/// The name of a process.
#[must_use]
pub fn process_name(id: ProcessId) -> String {
    match id.0 {
        0 => "main process".to_owned(),
        n => format!("process {n}"),
    }
}

/// The name of a thread that is not the main one of its process.
#[must_use]
pub fn thread_name(id: ThreadId) -> String {
    format!("thread {}", id.0)
}
