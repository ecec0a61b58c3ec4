//! The measured figures at the foot of a world, each with a sentence that says what it is.

use yew::prelude::*;

use crate::view::Figure;

/// What [`Figures`] needs.
#[derive(Properties, PartialEq)]
pub struct FiguresProps {
    /// The figures.
    pub figures: Vec<Figure>,
    /// The world's name, to make the ids of the four rows differ.
    pub world: &'static str,
}

/// The figures.
#[component]
pub fn Figures(props: &FiguresProps) -> Html {
    html! {
        <div class="foot" role="group" aria-label={format!("Figures of {}", props.world)}>
            for (at, figure) in props.figures.iter().enumerate() {
                <button type="button" class="fig" key={at} aria-describedby={format!("fig-{}-{at}", props.world)}>
                    <b>{ &*figure.value }</b><span class="fig-label">{ &*figure.label }</span>
                    <span class="tip" role="tooltip" id={format!("fig-{}-{at}", props.world)}>{ figure.help }</span>
                </button>
            }
        </div>
    }
}
