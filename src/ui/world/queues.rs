//! The queues a program made, with what lies in them.

use yew::prelude::*;

use super::moment::Moment;
use crate::ui::chip::Chip;
use crate::ui::format::count;
use crate::ui::overflow::{Opener, more};
use crate::view::QueueView;
use crate::view::roster::List;

/// The queues.
pub fn queues(at: &Moment) -> Html {
    let queues = &at.world.queues;
    let n_hidden = queues.n_hidden();
    html! {
        <>
            for queue in &queues.first { { queue_box(queue, &at.opener) } }
            if n_hidden > 0 { <p class="empty">{ format!("and {} more", count(n_hidden, "queue")) }</p> }
        </>
    }
}

fn queue_box(queue: &QueueView, opener: &Opener) -> Html {
    let size = if queue.maxsize > 0 {
        format!(" · at most {}", queue.maxsize)
    } else {
        String::new()
    };
    html! {
        <>
            <h3 class="cap" title="First in, first out: one side puts, the other takes when it has time.">{ format!("{}{size}", queue.name) }</h3>
            <div class="queue">
                if queue.items.n == 0 { <span class="empty">{ "Empty: whoever takes from it waits." }</span> }
                for item in &queue.items.first {
                    if let Some(chip) = item { <Chip chip={chip.clone()} /> } else { <span class="chip jn s-waiting">{ "item" }</span> }
                }
                { more(queue.items.n_hidden(), List::Queue(queue.id), opener) }
            </div>
        </>
    }
}
