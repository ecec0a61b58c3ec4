//! One world: title, code, machinery, figures. Which pieces are shown follows from what the world
//! contains, not only from its kind: an async world may well have a thread pool.

mod cores;
mod event_loop;
mod figures;
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
use self::event_loop::event_loop;
use self::figures::figures;
use self::inbox::{finished, inbox};
use self::moment::Moment;
use self::process::{process_boxes, threads};
use self::queues::queues;
use self::stack::stack;
pub use self::stack::time_left;
use self::status::status_line;
use super::browser::focus;
use super::code_panel::CodePanel;
use super::overflow::{Opener, button_id};
use super::roster::RosterPanel;
use crate::kernel::ids::ProcessId;
use crate::view::roster::List;
use crate::view::{WorldKind, WorldView};

/// What a [`World`] needs.
#[derive(Properties)]
pub struct WorldProps {
    /// The world at the cursor.
    pub view: Rc<WorldView>,
    /// Whether the machine has a GIL (a key is drawn only then).
    pub gil: bool,
}

/// A world that looks as before is the same object.
impl PartialEq for WorldProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.view, &other.view) && self.gil == other.gil
    }
}

/// The world.
#[component]
pub fn World(props: &WorldProps) -> Html {
    let opened = use_state_eq(|| None::<List>);
    let view = &props.view;
    let title = view.kind.title();
    let open = use_callback((), {
        let opened = opened.setter();
        move |list, ()| opened.set(Some(list))
    });
    let on_close = {
        let opened = opened.clone();
        Callback::from(move |()| {
            if let Some(list) = *opened {
                focus(&button_id(title, list));
            }
            opened.set(None);
        })
    };
    let at = Moment {
        world: view.clone(),
        gil: props.gil,
        opener: Opener {
            world: title,
            opened: *opened,
            open,
        },
    };
    html! {
        <section class={classes!("world", kind_class(view.kind))} aria-label={title}>
            <header class="wh"><h2>{ title }</h2><span class="tag">{ &*view.tagline }</span>{ cores(&view.cores) }</header>
            <CodePanel world={title} files={view.files.clone()} marks={view.marks.clone()} />
            <div class="stage" tabindex="0" role="group" aria-label={format!("Machinery of {title}")}>
                { status_line(&view.status) }
                { machinery(&at) }
            </div>
            if let Some(list) = *opened { <RosterPanel key={format!("{list:?}")} world={view.kind} {list} {on_close} /> }
            { figures(&view.figures, title) }
        </section>
    }
}

fn machinery(at: &Moment) -> Html {
    let view = &*at.world;
    if view.cores.is_empty() {
        // The program was refused: there is no machine to draw.
        return Html::default();
    }
    let own = match view.kind {
        WorldKind::Processes => process_boxes(at, 0),
        WorldKind::Threads => html! { <>{ threads_of_main(at) }{ other_processes(at) }</> },
        WorldKind::Synchronous => html! {
            <>{ stack(at, "Call stack") }{ threads_of_main(at) }{ other_processes(at) }</>
        },
        WorldKind::Async => html! {
            <>
                for it in &view.loops.first { { event_loop(at, it) } }
                { stack(at, "Running on the one thread") }{ threads_of_main(at) }{ other_processes(at) }
            </>
        },
    };
    html! { <>{ inbox(at) }{ own }{ queues(at) }{ finished(at) }</> }
}

/// The lanes of the main process, without the thread that is already drawn as a stack. When that
/// one is the only thread, there is nothing left to draw.
fn threads_of_main(at: &Moment) -> Html {
    let drawn = at.world.stack.as_ref().map(|stack| stack.thread.id);
    let main = at.world.processes.first.first();
    let main = main.filter(|main| main.id == ProcessId(0));
    match main.filter(|main| main.threads.n > usize::from(drawn.is_some())) {
        Some(main) => threads(at, main, drawn),
        None => Html::default(),
    }
}

fn other_processes(at: &Moment) -> Html {
    if at.world.processes.n <= 1 {
        return Html::default();
    }
    process_boxes(at, 1)
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
    for chip in &view.inbox.first {
        (0, chip.job).hash(&mut hasher);
    }
    (1, view.finished.first.len()).hash(&mut hasher);
    for process in &view.processes.first {
        process.id.hash(&mut hasher);
        for thread in &process.threads.first {
            let job = thread.job.as_ref().map(|chip| chip.job);
            (thread.id, thread.has_gil, thread.core, job).hash(&mut hasher);
        }
    }
    if let Some(stack) = &view.stack {
        stack.inner.len().hash(&mut hasher);
    }
    for event_loop in &view.loops.first {
        let tasks = event_loop.ready.first.iter().map(|task| (3, task.id));
        for task in tasks.chain(event_loop.waiting.first.iter().map(|task| (4, task.id))) {
            task.hash(&mut hasher);
        }
    }
    for queue in &view.queues.first {
        for item in queue.items.first.iter().flatten() {
            (5, item.job).hash(&mut hasher);
        }
    }
}
