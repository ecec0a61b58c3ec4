//! An event loop: what is ready, the ring that turns once an iteration, what waits.

use yew::prelude::*;

use super::moment::Moment;
use super::stack::time_left;
use crate::ui::chip::Chip;
use crate::ui::overflow::{More, shown};
use crate::view::{State, TaskView};

/// What an [`EventLoop`] needs.
#[derive(Properties, PartialEq)]
pub struct EventLoopProps {
    /// The world.
    pub at: Moment,
    /// Which of its loops.
    pub index: usize,
}

/// The loop.
#[component]
pub fn EventLoop(props: &EventLoopProps) -> Html {
    let event_loop = &props.at.world.loops[props.index];
    html! {
        <div class="loop">
            <Column title="Ready" limit={8} tasks={first_shown(&event_loop.ready)} n_tasks={event_loop.ready.len()} now_ns={0}
                empty={"Nothing is ready."} help="Tasks that could run at once; the loop runs them one after the other." />
            <Ring turn={event_loop.turn} busy={event_loop.running.is_some()} selecting={event_loop.selecting} ended={event_loop.ended} />
            <Column title="Waiting" limit={5} tasks={first_shown(&event_loop.waiting)} n_tasks={event_loop.waiting.len()} now_ns={props.at.now_ns}
                empty={"Nothing waits."} help="Tasks suspended at an await; a timer or a result will make them ready." />
        </div>
    }
}

/// No more than this many tasks are drawn, even in an opened column.
const N_MAX: usize = 200;

fn first_shown(tasks: &[TaskView]) -> Vec<TaskView> {
    tasks.iter().take(N_MAX).cloned().collect()
}

#[derive(Properties, PartialEq)]
struct ColumnProps {
    title: &'static str,
    help: &'static str,
    empty: &'static str,
    limit: usize,
    tasks: Vec<TaskView>,
    n_tasks: usize,
    now_ns: u64,
}

#[component]
fn Column(props: &ColumnProps) -> Html {
    let open = use_state(|| false);
    let (n, n_hidden) = shown(props.n_tasks, props.limit, *open);
    html! {
        <div class={classes!("col", (props.title == "Ready").then_some("rows"), open.then_some("open"))}>
            <h3 class="cap" title={props.help}>{ props.title }</h3>
            if props.tasks.is_empty() { <span class="empty">{ props.empty }</span> }
            <>{ for props.tasks.iter().take(n).map(|task| task_row(task, props.now_ns)) }</>
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
