//! One world: title, code, machinery, figures. Which pieces are shown follows from what the world
//! contains, not only from its kind: an async world may well have a thread pool.

mod cores;
mod event_loop;
mod figures;
mod finished;
mod in_hand;
mod inbox;
mod lane;
mod moment;
mod process;
mod queues;
mod stack;
mod status;

use std::rc::Rc;

use yew::prelude::*;

use self::cores::cores;
use self::event_loop::EventLoop;
use self::figures::figures;
use self::finished::Finished;
use self::in_hand::not_started;
use self::inbox::Inbox;
use self::moment::Moment;
use self::process::{ProcessBoxes, Threads, count, has_ended};
use self::queues::queues;
use self::stack::Stack;
use self::status::status_line;
use super::code_panel::{CodePanel, marks};
use crate::kernel::ids::{ProcessId, ThreadId};
use crate::view::{JobChip, ThreadView, WorldKind, WorldView};

/// What a [`World`] needs.
#[derive(Properties, PartialEq)]
pub struct WorldProps {
    /// The world at the cursor.
    pub view: Rc<WorldView>,
    /// The cursor's virtual time.
    pub now_ns: u64,
    /// Whether the machine has a GIL (a key is drawn only then).
    pub gil: bool,
}

/// The world.
#[component]
pub fn World(props: &WorldProps) -> Html {
    let view = &props.view;
    let title = view.kind.title();
    html! {
        <section class={classes!("world", kind_class(view.kind))} aria-label={title}>
            <header class="wh"><h2>{ title }</h2><span class="tag">{ &*view.tagline }</span>{ cores(&view.cores) }</header>
            <CodePanel world={title} files={view.files.clone()} marks={marks(&view.running_lines, &view.processes)} />
            <div class="stage" tabindex="0" role="group" aria-label={format!("Machinery of {title}")}>
                { status_line(&view.status) }
                if !view.processes.is_empty() {
                    <Inbox chips={not_started(view)} untouched={view.jobs.is_empty()} />
                }
                { machinery(&Moment { world: view.clone(), now_ns: props.now_ns, gil: props.gil }) }
                { queues(&view.queues) }
                <Finished chips={finished(view)} ended={ended(view)} />
            </div>
            { figures(&view.figures, title) }
        </section>
    }
}

fn machinery(at: &Moment) -> Html {
    let view = &*at.world;
    if view.processes.is_empty() {
        // The program was refused: there is no machine to draw.
        return Html::default();
    }
    match view.kind {
        WorldKind::Processes => html! { <ProcessBoxes at={at.clone()} skip={0} /> },
        WorldKind::Threads => html! { <>{ threads_of_main(at, None) }{ other_processes(at) }</> },
        WorldKind::Synchronous => {
            let shown = stack_thread(view);
            html! {
                <>
                    { stack(at, "Call stack", shown) }
                    { threads_of_main(at, shown.map(|thread| thread.id)) }
                    { other_processes(at) }
                </>
            }
        }
        WorldKind::Async => async_machinery(at),
    }
}

fn async_machinery(at: &Moment) -> Html {
    let view = &*at.world;
    let shown = stack_thread(view);
    html! {
        <>
            for (index, event_loop) in view.loops.iter().enumerate() {
                if !event_loop.ended || view.loops.len() == 1 { <EventLoop at={at.clone()} {index} /> }
            }
            { stack(at, "Running on the one thread", shown) }
            { threads_of_main(at, shown.map(|thread| thread.id)) }
            { other_processes(at) }
        </>
    }
}

fn stack(at: &Moment, caption: &'static str, thread: Option<&ThreadView>) -> Html {
    let jobs = thread
        .map(|thread| jobs_of(&at.world, thread))
        .unwrap_or_default();
    html! { <Stack {caption} {jobs} thread={thread.cloned()} now_ns={at.now_ns} /> }
}

/// The lanes of the main process, without the thread that is already drawn as a stack. When that
/// one is the only thread, there is nothing left to draw.
fn threads_of_main(at: &Moment, drawn: Option<ThreadId>) -> Html {
    let n = at
        .world
        .processes
        .first()
        .map_or(0, |process| process.threads.len());
    if n <= usize::from(drawn.is_some()) {
        return Html::default();
    }
    html! { <Threads at={at.clone()} process={0} {drawn} /> }
}

fn other_processes(at: &Moment) -> Html {
    if at.world.processes.len() <= 1 {
        return Html::default();
    }
    html! { <ProcessBoxes at={at.clone()} skip={1} /> }
}

/// The thread that is drawn as a stack, in the worlds that have one.
fn stack_thread(view: &WorldView) -> Option<&ThreadView> {
    match view.kind {
        WorldKind::Threads | WorldKind::Processes => None,
        WorldKind::Synchronous => main_thread(view),
        WorldKind::Async => {
            let live = view.loops.iter().find(|event_loop| !event_loop.ended);
            live.and_then(|event_loop| thread(view, event_loop.thread))
                .or_else(|| main_thread(view))
        }
    }
}

fn main_thread(view: &WorldView) -> Option<&ThreadView> {
    let process = view
        .processes
        .iter()
        .find(|process| process.id == ProcessId(0))?;
    process.threads.first()
}

fn thread(view: &WorldView, id: ThreadId) -> Option<&ThreadView> {
    view.processes
        .iter()
        .flat_map(|process| &process.threads)
        .find(|thread| thread.id == id)
}

fn jobs_of(view: &WorldView, thread: &ThreadView) -> Vec<JobChip> {
    let carried = |chip: &&JobChip| {
        thread
            .frames
            .iter()
            .any(|frame| frame.job == Some(chip.job))
    };
    view.jobs.iter().filter(carried).cloned().collect()
}

fn finished(view: &WorldView) -> Vec<JobChip> {
    view.jobs
        .iter()
        .filter(|chip| has_ended(chip.state))
        .cloned()
        .collect()
}

/// `2 threads ended`, in the worlds where they do.
fn ended(view: &WorldView) -> Option<String> {
    let (n, word) = match view.kind {
        WorldKind::Processes => (
            view.processes
                .iter()
                .filter(|process| has_ended(process.state))
                .count(),
            "process",
        ),
        WorldKind::Threads => {
            let threads = view.processes.iter().flat_map(|process| &process.threads);
            (
                threads.filter(|thread| has_ended(thread.state)).count(),
                "thread",
            )
        }
        WorldKind::Synchronous | WorldKind::Async => (0, ""),
    };
    (n > 0).then(|| format!("{} ended", count(n, word)))
}

fn kind_class(kind: WorldKind) -> &'static str {
    match kind {
        WorldKind::Synchronous => "w-sync",
        WorldKind::Threads => "w-threads",
        WorldKind::Processes => "w-processes",
        WorldKind::Async => "w-async",
    }
}

/// A number that changes when, and only when, something on the page may have moved; measuring
/// where things are is the dear part of moving them.
pub fn motion_signature(worlds: &[Rc<WorldView>]) -> u64 {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    for view in worlds {
        hash_places(view, &mut hasher);
    }
    hasher.finish()
}

fn hash_places(view: &WorldView, mut hasher: &mut impl std::hash::Hasher) {
    use std::hash::Hash;
    for chip in &view.inbox {
        (0, chip.job).hash(&mut hasher);
    }
    for thread in view.processes.iter().flat_map(|process| &process.threads) {
        (
            1,
            thread.id,
            has_ended(thread.state),
            thread.has_gil,
            thread.core,
            thread.frames.len(),
        )
            .hash(&mut hasher);
        thread.job.as_ref().map(|chip| chip.job).hash(&mut hasher);
    }
    for event_loop in &view.loops {
        let tasks = event_loop.running.iter().map(|task| (2, task.id));
        let tasks = tasks.chain(event_loop.ready.iter().map(|task| (3, task.id)));
        for task in tasks.chain(event_loop.waiting.iter().map(|task| (4, task.id))) {
            task.hash(&mut hasher);
        }
    }
    for item in view.queues.iter().flat_map(|queue| &queue.items).flatten() {
        (5, item.job).hash(&mut hasher);
    }
}
