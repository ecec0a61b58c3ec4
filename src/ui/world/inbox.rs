//! The inbox: jobs that have arrived and that the program has not taken yet.

use yew::prelude::*;

use crate::ui::chip::Chip;
use crate::ui::overflow::{More, shown};
use crate::view::JobChip;

/// What an [`Inbox`] needs.
#[derive(Properties, PartialEq)]
pub struct InboxProps {
    /// The jobs, first to be taken first.
    pub chips: Vec<JobChip>,
    /// Whether no job has arrived yet, so that there is something to learn.
    pub untouched: bool,
}

/// Two rows of chips.
const N_CHIPS: usize = 8;

/// The inbox.
#[component]
pub fn Inbox(props: &InboxProps) -> Html {
    let open = use_state(|| false);
    let (n, n_hidden) = shown(props.chips.len(), N_CHIPS, *open);
    html! {
        <div class="inbox">
            <h3 class="cap" title="Jobs that have arrived; the program takes them from inbox() one after the other.">{ "Waiting to start" }</h3>
            if props.chips.is_empty() && props.untouched {
                <span class="empty">{ "Nothing waits. Start a task, or press " }<kbd>{ "1" }</kbd>{ "." }</span>
            } else if props.chips.is_empty() {
                <span class="empty">{ "Nothing waits." }</span>
            }
            <>
                for chip in props.chips.iter().take(n) { <Chip key={chip.job.0} chip={chip.clone()} /> }
            </>
            <More {n_hidden} {open} />
        </div>
    }
}
