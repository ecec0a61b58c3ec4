//! A thread as a lane: its job, how far it is, the GIL if it has it, its core.

use yew::prelude::*;

use super::stack::time_left;
use crate::ui::chip::{Chip, job_class, state_class};
use crate::ui::icons::{Shape, icon};
use crate::view::{State, ThreadView, Wait};

/// What a [`Lane`] needs.
#[derive(Properties, PartialEq)]
pub struct LaneProps {
    /// The thread.
    pub thread: ThreadView,
    /// Whether its process has a GIL.
    pub gil: bool,
    /// The cursor's virtual time.
    pub now_ns: u64,
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
                    <Bar {fraction} state={thread.state} />
                }
                <span class="st">{ doing(what, thread.wait.as_ref(), props.now_ns) }</span>
            </span>
            if props.gil && thread.has_gil { <GilKey process={0} /> }
            <CoreBadge core={thread.core.map(|core| core.0)} />
        </div>
    }
}

/// `network · 190 ms`
pub fn doing(doing: &str, wait: Option<&Wait>, now_ns: u64) -> String {
    match wait.and_then(|wait| time_left(wait, now_ns)) {
        Some(left) if !doing.is_empty() => format!("{doing} · {left}"),
        Some(left) => left,
        None => doing.to_owned(),
    }
}

#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// How much is over, 0.0 to 1.0.
    pub fraction: f32,
    /// Its texture.
    pub state: State,
}

/// How far something is.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    // Whole thousandths: a style that does not change costs nothing.
    let thousandths = (props.fraction.clamp(0.0, 1.0) * 1000.0).round() / 1000.0;
    html! {
        <span class={classes!("bar", state_class(props.state))} aria-hidden="true">
            <b style={format!("transform:scaleX({thousandths})")}></b>
        </span>
    }
}

/// What a [`GilKey`] needs.
#[derive(Properties, PartialEq)]
pub struct GilKeyProps {
    /// Whose GIL it is: each process has its own key, which travels alone.
    pub process: u32,
}

/// The key that moves to the thread that has the GIL.
#[component]
pub fn GilKey(props: &GilKeyProps) -> Html {
    html! {
        <span class="gil" role="img" aria-label="has the GIL" data-move={format!("gil{}", props.process)}
            title="The GIL: only the thread that has this key runs Python code in its process.">{ icon(Shape::Key, 14) }</span>
    }
}

#[derive(Properties, PartialEq)]
pub struct CoreBadgeProps {
    /// Which core, if it runs.
    pub core: Option<u32>,
}

/// Which core a thread runs on.
#[component]
pub fn CoreBadge(props: &CoreBadgeProps) -> Html {
    match props.core {
        Some(core) => html! { <span class="core on">{ format!("core {core}") }</span> },
        None => html! { <span class="core" aria-hidden="true">{ "–" }</span> },
    }
}
