//! An event loop: what is ready, the ring that turns once an iteration, what waits.

use yew::prelude::*;

use super::stack::time_left;
use crate::ui::chip::Chip;
use crate::ui::overflow::{More, shown};
use crate::view::{LoopView, State, TaskView};

/// What an [`EventLoop`] needs.
#[derive(Properties, PartialEq)]
pub struct EventLoopProps {
    /// The loop.
    pub event_loop: LoopView,
    /// The cursor's virtual time.
    pub now_ns: u64,
}

const N_TASKS: usize = 5;

/// The loop.
#[component]
pub fn EventLoop(props: &EventLoopProps) -> Html {
    let EventLoopProps { event_loop, now_ns } = props;
    html! {
        <div class="loop">
            <Column title="Ready" tasks={event_loop.ready.clone()} now_ns={0}
                empty={"Nothing is ready."} help="Tasks that could run at once; the loop runs them one after the other." />
            <Ring turn={event_loop.turn} busy={event_loop.running.is_some()} selecting={event_loop.selecting} ended={event_loop.ended} />
            <Column title="Waiting" tasks={event_loop.waiting.clone()} now_ns={*now_ns}
                empty={"Nothing waits."} help="Tasks suspended at an await; a timer or a result will make them ready." />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ColumnProps {
    title: &'static str,
    help: &'static str,
    empty: &'static str,
    tasks: Vec<TaskView>,
    now_ns: u64,
}

#[component]
fn Column(props: &ColumnProps) -> Html {
    let open = use_state(|| false);
    let (n, n_hidden) = shown(props.tasks.len(), N_TASKS, *open);
    html! {
        <div class={classes!("col", open.then_some("open"))}>
            <h3 class="cap" title={props.help}>{ props.title }</h3>
            if props.tasks.is_empty() { <span class="empty">{ props.empty }</span> }
            for task in props.tasks.iter().take(n) { { task_row(task, props.now_ns) } }
            <More {n_hidden} {open} />
        </div>
    }
}

fn task_row(task: &TaskView, now_ns: u64) -> Html {
    let left = task
        .wait
        .and_then(|wait| time_left(&wait, now_ns))
        .filter(|_| task.state == State::Waiting);
    let text = left.unwrap_or_else(|| {
        if task.state == State::Waiting {
            task.doing.to_string()
        } else {
            String::new()
        }
    });
    html! {
        <span class="wait" key={task.id.0} title={format!("{}: {}", task.name, task.doing)}>
            if let Some(chip) = &task.job {
                <Chip chip={chip.clone()} />
            } else {
                <span class="chip jn s-waiting" data-move={format!("task{}", task.id.0)}>{ &*task.name }</span>
            }
            <span class="left">{ text }</span>
        </span>
    }
}

#[derive(Properties, PartialEq)]
struct RingProps {
    turn: u64,
    busy: bool,
    selecting: bool,
    ended: bool,
}

/// One turn of the ring is one iteration of the loop.
#[component]
fn Ring(props: &RingProps) -> Html {
    let caption = match (props.ended, props.busy, props.selecting) {
        (true, ..) => "ended",
        (_, true, _) => "busy",
        (_, _, true) => "asleep",
        _ => "turns",
    };
    let turns = (props.turn % 100_000) as f64;
    html! {
        <div class={classes!("ring", props.busy.then_some("busy"), props.selecting.then_some("sleeps"))}
            title="The event loop: each turn runs every task that was ready when the turn began, then looks which waits are over.">
            <svg viewBox="0 0 92 92" aria-hidden="true" focusable="false">
                <circle cx="46" cy="46" r="36" class="track" />
                <path d="M46 10 A36 36 0 0 1 82 46" class="hand" style={format!("transform:rotate({}deg)", turns * 90.0)} />
            </svg>
            <span class="ring-text"><small>{ "loop turn" }</small><b>{ props.turn }</b><small>{ caption }</small></span>
        </div>
    }
}
