//! The queues a program made, with what lies in them.

use yew::prelude::*;

use crate::ui::chip::Chip;
use crate::ui::overflow::{More, N_SHOWN, shown};
use crate::view::QueueView;

/// The queues.
pub fn queues(queues: &[QueueView]) -> Html {
    html! { for (at, queue) in queues.iter().enumerate() { <Queue key={at} queue={queue.clone()} /> } }
}

#[derive(Properties, PartialEq)]
struct QueueProps {
    queue: QueueView,
}

#[component]
fn Queue(props: &QueueProps) -> Html {
    let open = use_state(|| false);
    let queue = &props.queue;
    let (n, n_hidden) = shown(queue.items.len(), N_SHOWN, *open);
    let size = if queue.maxsize > 0 {
        format!(" · at most {}", queue.maxsize)
    } else {
        String::new()
    };
    html! {
        <>
            <h3 class="cap" title="First in, first out: one side puts, the other takes when it has time.">{ format!("{}{size}", queue.name) }</h3>
            <div class="queue">
                if queue.items.is_empty() { <span class="empty">{ "Empty: whoever takes from it waits." }</span> }
                for item in queue.items.iter().take(n) {
                    if let Some(chip) = item { <Chip chip={chip.clone()} /> } else { <span class="chip jn s-waiting">{ "item" }</span> }
                }
                <More {n_hidden} {open} />
            </div>
        </>
    }
}
