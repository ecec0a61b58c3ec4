//! Whether a world goes on: shown when it ended, or why it was stopped and at which line.

use yew::prelude::*;

use crate::ui::icons::{Shape, icon};
use crate::view::{Icon, Status};

/// Nothing while the world goes on.
pub fn status_line(status: &Status) -> Html {
    match status {
        Status::Running | Status::Idle => Html::default(),
        Status::Exited(0) => {
            html! { <p class="status">{ "The program has ended (exit status 0)." }</p> }
        }
        Status::Exited(status) => html! {
            <p class="status bad">{ icon(Shape::Job(Icon::Warning), 14) }{ format!("The program has ended with exit status {status}.") }</p>
        },
        Status::Stopped {
            message,
            file,
            line,
        } => html! {
            <p class="status bad">
                { icon(Shape::Job(Icon::Warning), 14) }
                <span><b>{ "Stopped. " }</b>{ &**message }
                    if *line > 0 { <span class="where">{ format!(" {file}, line {line}") }</span> }
                </span>
            </p>
        },
    }
}
