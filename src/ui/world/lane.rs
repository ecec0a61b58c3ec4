//! A thread as a lane: its job, how far it is, the GIL if it has it, its core.

use yew::prelude::*;

use super::stack::time_left;
use crate::kernel::ids::{CoreId, ProcessId};
use crate::ui::chip::{Chip, job_class, state_class};
use crate::ui::icons::{Shape, icon};
use crate::view::{State, ThreadView, Wait};

/// What a [`Lane`] needs.
#[derive(Properties, PartialEq)]
pub struct LaneProps {
    /// The thread.
    pub thread: ThreadView,
    /// Whose thread it is.
    pub process: ProcessId,
    /// Whether its process has a GIL.
    pub gil: bool,
}

/// The lane.
#[component]
pub fn Lane(props: &LaneProps) -> Html {
    let thread = &props.thread;
    let running = thread.state == State::Running;
    // That it computes is said by the bar and the core; there is little room.
    let what = if running && thread.wait.is_some() {
        ""
    } else {
        &*thread.doing
    };
    html! {
        <div class={classes!("lane", running.then_some("on"), state_class(thread.state), job_class(thread.job.as_ref().map(|chip| chip.job)))}
            data-move={format!("lane{}", thread.id.0)}>
            <span class="nm" title={thread.name.to_string()}>{ &*thread.name }</span>
            <span class="mid">
                if let Some(chip) = &thread.job { <Chip chip={chip.clone()} /> }
                if let Some(fraction) = thread.wait.and_then(|wait| wait.fraction) {
                    { bar(fraction, thread.state) }
                }
                <span class="st">{ doing(what, thread.wait.as_ref()) }</span>
            </span>
            if props.gil && thread.has_gil { { gil_key(props.process) } }
            { core_badge(thread.core) }
        </div>
    }
}

/// `network · 190 ms`
pub fn doing(doing: &str, wait: Option<&Wait>) -> String {
    match wait.and_then(time_left) {
        Some(left) if !doing.is_empty() => format!("{doing} · {left}"),
        Some(left) => left,
        None => doing.to_owned(),
    }
}

/// How far something is.
fn bar(fraction: f32, state: State) -> Html {
    // Whole thousandths: a style that does not change costs nothing.
    let thousandths = (fraction.clamp(0.0, 1.0) * 1000.0).round() / 1000.0;
    html! {
        <span class={classes!("bar", state_class(state))} aria-hidden="true">
            <b style={format!("transform:scaleX({thousandths})")}></b>
        </span>
    }
}

/// The key that moves to the thread that has the GIL: each process has its own, which travels alone.
pub fn gil_key(process: ProcessId) -> Html {
    html! {
        <span class="gil" role="img" aria-label="has the GIL" data-move={format!("gil{}", process.0)}
            title="The GIL: only the thread that has this key runs Python code in its process.">{ icon(Shape::Key, 14) }</span>
    }
}

/// Which core a thread runs on.
pub fn core_badge(core: Option<CoreId>) -> Html {
    match core {
        Some(core) => html! { <span class="core on">{ format!("core {}", core.0) }</span> },
        None => html! { <span class="core" aria-hidden="true">{ "–" }</span> },
    }
}
