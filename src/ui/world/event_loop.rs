//! An event loop: what is ready, the ring that turns once an iteration, what waits.

use yew::prelude::*;

use super::moment::Moment;
use super::stack::time_left;
use crate::ui::chip::Chip;
use crate::ui::overflow::more;
use crate::view::roster::List;
use crate::view::{Few, LoopView, State, TaskView};

/// A loop.
pub fn event_loop(at: &Moment, event_loop: &LoopView) -> Html {
    html! {
        <div class="loop" key={event_loop.id.0}>
            { column(at, "Ready", List::Ready(event_loop.id), &event_loop.ready, "Nothing is ready.",
                "Tasks that could run at once; the loop runs them one after the other.") }
            <Ring turn={event_loop.turn} busy={event_loop.running.is_some()} selecting={event_loop.selecting} ended={event_loop.ended} />
            { column(at, "Waiting", List::Waiting(event_loop.id), &event_loop.waiting, "Nothing waits.",
                "Tasks suspended at an await; a timer or a result will make them ready.") }
        </div>
    }
}

fn column(
    at: &Moment,
    title: &'static str,
    list: List,
    tasks: &Few<TaskView>,
    empty: &'static str,
    help: &'static str,
) -> Html {
    html! {
        <div class={classes!("col", matches!(list, List::Ready(_)).then_some("rows"))}>
            <h3 class="cap" title={help}>{ title }</h3>
            if tasks.n == 0 { <span class="empty">{ empty }</span> }
            <>{ for tasks.first.iter().map(task_row) }</>
            { more(tasks.n_hidden(), list, &at.opener) }
        </div>
    }
}

fn task_row(task: &TaskView) -> Html {
    let text = if task.state == State::Waiting {
        let left = task.wait.as_ref().and_then(time_left);
        left.unwrap_or_else(|| task.doing.to_string())
    } else {
        String::new()
    };
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
