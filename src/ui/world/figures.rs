//! The measured figures at the foot of a world, each with a sentence that says what it is.

use yew::prelude::*;

use crate::view::Figure;

/// The figures; the world's name makes the ids of the four rows differ.
pub fn figures(figures: &[Figure], world: &str) -> Html {
    html! {
        <div class="foot" role="group" aria-label={format!("Figures of {}", world)}>
            for (at, figure) in figures.iter().enumerate() {
                <button type="button" class="fig" key={at} aria-describedby={format!("fig-{}-{at}", world)}>
                    <b>{ &*figure.value }</b><span class="fig-label">{ &*figure.label }</span>
                    <span class="tip" role="tooltip" id={format!("fig-{}-{at}", world)}>{ figure.help }</span>
                </button>
            }
        </div>
    }
}
