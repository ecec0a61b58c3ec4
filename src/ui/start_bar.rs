//! The buttons that start jobs in all worlds at once.

use yew::prelude::*;

use super::icons::{icon, job_shape};
use super::state::Dispatch;
use crate::lessons::{BURST, Scenario};
use crate::session::Action;

/// What a [`StartBar`] needs.
#[derive(Properties, PartialEq)]
pub struct StartBarProps {
    /// Whose jobs.
    pub scenario: &'static Scenario,
    /// Whether keys do something and so are worth showing.
    pub keys: bool,
}

/// The bar.
#[component]
pub fn StartBar(props: &StartBarProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides the dispatcher");
    let start = |kind: &'static str| {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Start(kind.into()).into()))
    };
    let burst = {
        let dispatch = dispatch.clone();
        Callback::from(move |_| dispatch.dispatch(Action::Burst(None).into()))
    };
    html! {
        <section class="start" aria-label="Start a task">
            <h2 class="lab">{ "Start a task" }</h2>
            <div class="tasks">
                for (at, button) in props.scenario.buttons.iter().enumerate() {
                    <button key={button.kind} type="button" class="task" onmousedown={keep_focus()} onclick={start(button.kind)}
                        aria-keyshortcuts={props.keys.then(|| (at + 1).to_string())}>
                        <i aria-hidden="true">{ icon(job_shape(button.icon), 14) }</i>{ button.label }
                        <small aria-hidden="true">{ button.tag }</small>
                        if props.keys { <kbd aria-hidden="true">{ at + 1 }</kbd> }
                    </button>
                }
                <button type="button" class="task" onmousedown={keep_focus()} onclick={burst}
                    aria-keyshortcuts={props.keys.then_some("B")} title={format!("{BURST} jobs at once")}>
                    <i aria-hidden="true">{ format!("×{BURST}") }</i>{ "Burst" }
                    if props.keys { <kbd aria-hidden="true">{ "B" }</kbd> }
                </button>
            </div>
            <span class="lab same">{ "same arrivals in every world" }</span>
        </section>
    }
}

/// A click by mouse leaves the focus where it was, so that space still plays and pauses; the
/// keyboard's way to the button is not touched.
pub fn keep_focus() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| event.prevent_default())
}
