//! The jobs at both ends: those that nobody works on yet, and those that are over.

use yew::prelude::*;

use super::moment::Moment;
use crate::ui::chip::Chip;
use crate::ui::format::count;
use crate::ui::overflow::more;
use crate::view::roster::List;
use crate::view::{JobChip, WorldKind, WorldView};

/// Jobs that have arrived and that no code works on yet.
pub fn inbox(at: &Moment) -> Html {
    let inbox = &at.world.inbox;
    html! {
        <div class="inbox">
            <h3 class="cap" title="Jobs that have arrived; the program takes them from inbox() one after the other.">{ "Waiting to start" }</h3>
            if inbox.n == 0 && at.world.n_jobs == 0 {
                <span class="empty">{ "Nothing waits. Start a task, or press " }<kbd>{ "1" }</kbd>{ "." }</span>
            } else if inbox.n == 0 {
                <span class="empty">{ "Nothing waits." }</span>
            }
            { chips(&inbox.first) }
            { more(inbox.n_hidden(), List::Inbox, &at.opener) }
        </div>
    }
}

/// The jobs that are over, in a faded row; nothing as long as nothing is over.
pub fn finished(at: &Moment) -> Html {
    let finished = &at.world.finished;
    let ended = ended(&at.world);
    if finished.n == 0 && ended.is_none() {
        return Html::default();
    }
    html! {
        <div class="inbox">
            <h3 class="cap">{ "Finished" }
                if let Some(ended) = ended { <span class="aside">{ ended }</span> }
            </h3>
            { chips(&finished.first) }
            { more(finished.n_hidden(), List::Finished, &at.opener) }
        </div>
    }
}

fn chips(chips: &[JobChip]) -> Html {
    html! { <>for chip in chips { <Chip key={chip.job.0} chip={chip.clone()} /> }</> }
}

/// `2 threads ended`, in the worlds where they do.
fn ended(view: &WorldView) -> Option<String> {
    let (n, word) = match view.kind {
        WorldKind::Processes => (view.n_processes_ended, "process"),
        WorldKind::Threads => (view.threads.ended, "thread"),
        WorldKind::Synchronous | WorldKind::Async => (0, ""),
    };
    (n > 0).then(|| format!("{} ended", count(n, word)))
}
