//! Lists that may be long: the first few, and a button that opens all of them.

use yew::prelude::*;

use super::format::number;
use super::start_bar::keep_focus;
use crate::view::roster::List;

/// What a world's lists need to be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Opener {
    /// Whose lists: the world's name.
    pub world: &'static str,
    /// Which list is open.
    pub opened: Option<List>,
    /// Opens one.
    pub open: Callback<List>,
}

/// The button under (or after) a list; nothing when everything is drawn anyway.
pub fn more(n_hidden: usize, list: List, opener: &Opener) -> Html {
    if n_hidden == 0 {
        return Html::default();
    }
    let text = format!("+ {} more", number(n_hidden));
    more_button(text, "more", list, opener)
}

/// The button with another text.
pub fn more_button(text: String, class: &'static str, list: List, opener: &Opener) -> Html {
    let is_open = opener.opened == Some(list);
    let onclick = opener.open.reform(move |_: MouseEvent| list);
    html! {
        <button type="button" {class} id={button_id(opener.world, list)} aria-haspopup="dialog" aria-expanded={is_open.to_string()}
            onmousedown={keep_focus()} {onclick}>{ text }</button>
    }
}

/// The id of a list's button, to which the focus goes back.
pub fn button_id(world: &str, list: List) -> String {
    format!("more-{world}-{list:?}")
}
