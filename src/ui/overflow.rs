//! Lists that may be long: the first few, and a button that shows the rest.

use yew::prelude::*;

use super::start_bar::keep_focus;

/// How many rows or chips are drawn before "+ n more".
pub const N_SHOWN: usize = 12;

/// What a [`More`] needs.
#[derive(Properties, PartialEq)]
pub struct MoreProps {
    /// How many are hidden while closed.
    pub n_hidden: usize,
    /// Whether the rest is shown.
    pub open: UseStateHandle<bool>,
}

/// The button under (or after) the list; nothing when everything is shown anyway.
#[component]
pub fn More(props: &MoreProps) -> Html {
    if props.n_hidden == 0 {
        return Html::default();
    }
    let toggle = {
        let open = props.open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    let text = if *props.open {
        "show fewer".to_owned()
    } else {
        format!("+ {} more", props.n_hidden)
    };
    html! { <button type="button" class="more" aria-expanded={(*props.open).to_string()} onmousedown={keep_focus()} onclick={toggle}>{ text }</button> }
}

/// Which of `n` are drawn, and how many are hidden while closed.
pub fn shown(n: usize, limit: usize, open: bool) -> (usize, usize) {
    let n_hidden = n.saturating_sub(limit);
    (if open { n } else { n - n_hidden }, n_hidden)
}
