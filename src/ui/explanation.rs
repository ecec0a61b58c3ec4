//! The sentence that says what just happened, and the one that says why.

use yew::prelude::*;

use crate::view::Explanation;

/// What an [`ExplanationBar`] needs.
#[derive(Properties, PartialEq)]
pub struct ExplanationBarProps {
    /// The sentences.
    pub explanation: Explanation,
    /// What a screen reader is told: empty while playing, the sentences after a manual step.
    pub announced: AttrValue,
}

/// The bar, and the live region beside it.
#[component]
pub fn ExplanationBar(props: &ExplanationBarProps) -> Html {
    let Explanation {
        world,
        what,
        why,
        kind,
    } = &props.explanation;
    html! {
        <section class="say" aria-label="Explanation">
            <p class="what" title={*kind}>
                if let Some(world) = world { <b>{ world.title() }</b>{ " " } }
                { &**what }
            </p>
            <p class="why">{ &**why }</p>
            <div class="sr-only" aria-live="polite">{ &props.announced }</div>
        </section>
    }
}
