//! The page from four worlds: what each looks like, what just happened, which lanes the timeline has.

use std::rc::Rc;

use super::explain::{Context, explain};
use super::language::Language;
use super::pieces::Pieces;
use super::roster::{Ask, List, Roster, roster};
use super::world::{WorldViewer, refused_view};
use super::{
    ConsoleLine, Explanation, FileView, Icon, JobChip, Lane, LaneAt, PageView, State, WorldKind,
    WorldView,
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

/// Looks at the four worlds, and keeps what the next look can use.
pub struct Looker<G: Language> {
    pieces: [Pieces<G>; 4],
}

impl<G: Language> Default for Looker<G> {
    fn default() -> Self {
        Looker {
            pieces: std::array::from_fn(|_| Pieces::default()),
        }
    }
}

impl<G: Language> Looker<G> {
    /// The page. `last` is the last event that has happened. Parts that are as in `before` are shared
    /// with it.
    #[must_use]
    pub fn page_view(
        &mut self,
        now_ns: u64,
        worlds: &[WorldAt<'_, G>; 4],
        last: Option<EventAt>,
        kinds: &[JobKind],
        before: &PageView,
    ) -> PageView {
        let telling = last.map(|last| most_telling(now_ns, worlds, last));
        let mut explanation = None;
        let views = worlds.iter().zip(&mut self.pieces).enumerate();
        let views = views.map(|(i, (at, pieces))| {
            let old = before.worlds.get(i);
            let Some(mut viewer) = viewer(now_ns, at, kinds, pieces) else {
                return refused_view(at.kind, at.files, at.refused.unwrap_or_default());
            };
            let view = viewer.view(at.files, console(&viewer, old.map(|view| &**view)));
            if let Some((_, index)) = telling.filter(|(world, _)| *world == i) {
                explanation = Some(explain(&Context {
                    kind: at.kind,
                    machine: &viewer.recording.setup().machine,
                    view: &view,
                    around: &viewer,
                    log: viewer.recording.log(),
                    index,
                }));
            }
            view
        });
        let views: Vec<WorldView> = views.collect();
        let worlds = views.into_iter().enumerate();
        let worlds = worlds.map(|(i, view)| match before.worlds.get(i) {
            Some(old) if **old == view => Rc::clone(old),
            _ => Rc::new(view),
        });
        PageView {
            now_ns,
            worlds: worlds.collect(),
            explanation: explanation.unwrap_or_else(Explanation::nothing),
        }
    }

    /// Part of a list of one of the worlds, as [`Looker::page_view`] last saw it.
    #[must_use]
    pub fn roster(
        &self,
        now_ns: u64,
        world: usize,
        at: &WorldAt<'_, G>,
        kinds: &[JobKind],
        list: &List,
        ask: &Ask<'_>,
    ) -> Roster {
        let (Some(recording), Some(seen)) = (at.recording, at.seen) else {
            return Roster::default();
        };
        let pieces = &self.pieces[world];
        let viewer = WorldViewer::new(at.kind, recording, seen, now_ns, kinds, pieces);
        roster(&viewer, list, ask)
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

/// Looks at a world that was not refused.
fn viewer<'a, G: Language>(
    now_ns: u64,
    at: &WorldAt<'a, G>,
    kinds: &'a [JobKind],
    pieces: &'a mut Pieces<G>,
) -> Option<WorldViewer<'a, G>> {
    let (recording, seen) = (at.recording?, at.seen?);
    pieces.update(recording, seen.world(), seen.place().n_events);
    Some(WorldViewer::new(
        at.kind, recording, seen, now_ns, kinds, pieces,
    ))
}

/// What was printed, in lines; shared with what was looked at before if nothing was printed since.
fn console<G: Language>(
    viewer: &WorldViewer<'_, G>,
    before: Option<&WorldView>,
) -> Rc<[ConsoleLine]> {
    let printed = viewer.recording.printed(viewer.n_events);
    let lines = console_lines(viewer.recording, printed);
    match before {
        Some(before) if *before.console == lines[..] => Rc::clone(&before.console),
        _ => lines.into(),
    }
}

fn console_lines<G: Language>(recording: &Recording<G>, printed: &[u32]) -> Vec<ConsoleLine> {
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

/// The lanes that the timeline shows for a world, in order: its processes if there are several, its
/// threads, its tasks. Takes little for each lane, whatever is on it.
pub fn lanes_of(world: WorldKind, lanes: &Lanes, all: &mut Vec<LaneAt>) {
    let mut threads: Vec<&recording::Lane> = lanes.threads().iter().collect();
    let has_processes = lanes.processes().len() > 1;
    if has_processes {
        // Stable: within a process they stay in order of creation.
        threads.sort_by_key(|thread| thread.process);
    }
    let mut add = |id: LaneId, is_main: bool| all.push(LaneAt { world, id, is_main });
    for of_process in threads.chunk_by(|a, b| a.process == b.process) {
        match of_process {
            [single] if has_processes => add(LaneId::Process(single.process), true),
            [main, others @ ..] => {
                add(main.id, true);
                others.iter().for_each(|thread| add(thread.id, false));
            }
            [] => {}
        }
    }
    lanes.tasks().iter().for_each(|task| add(task.id, false));
}

/// One of the lanes that [`lanes_of`] lists.
#[must_use]
pub fn lane(at: LaneAt, lanes: &Lanes) -> Option<Lane> {
    let (lane, name) = match at.id {
        LaneId::Process(id) => (lanes.processes().get(id.index())?, process_name(id)),
        LaneId::Task(id) => {
            let name = super::world::task_name(id);
            (lanes.tasks().get(id.index())?, name)
        }
        LaneId::Thread(id) => {
            let lane = lanes.threads().get(id.index())?;
            let name = match at.is_main {
                _ if lane.runs_loop => "loop".to_owned(),
                true => "main".to_owned(),
                false => thread_name(id),
            };
            match lane.process {
                ProcessId(0) => (lane, name),
                process => (lane, format!("{} · {name}", process_name(process))),
            }
        }
    };
    Some(Lane {
        name: name.into(),
        spans: lane.spans.clone(),
    })
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
