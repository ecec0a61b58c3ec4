//! A job's chip: number, picture, colour and texture. The same everywhere.

use yew::prelude::*;

use super::icons::{Shape, icon};
use crate::kernel::ids::JobId;
use crate::view::{JobChip, State, colour_of};

/// What a [`Chip`] needs.
#[derive(Properties, PartialEq)]
pub struct ChipProps {
    /// The job.
    pub chip: JobChip,
    /// Whether the chip stands for the job in its world and so moves when the job moves. A job may
    /// be drawn twice (a frame and a chip); only one of the two travels.
    #[prop_or(true)]
    pub travels: bool,
}

/// The chip.
#[component]
pub fn Chip(props: &ChipProps) -> Html {
    let JobChip {
        job,
        label,
        icon: picture,
        state,
    } = &props.chip;
    html! {
        <span class={classes!("chip", job_class(Some(*job)), state_class(*state))} role="img"
            aria-label={format!("job {}, {}", job.0, state.word())} title={format!("{label}: {}", state.word())}
            data-move={props.travels.then(|| travel_key(*job))}>
            { job.0 }{ icon(Shape::Job(*picture), 11) }
        </span>
    }
}

/// The key under which a job's chip is found again after it moved.
pub fn travel_key(job: JobId) -> String {
    format!("job{}", job.0)
}

/// The class that sets the job's colour.
pub fn job_class(job: Option<JobId>) -> &'static str {
    const CLASSES: [&str; 7] = ["j0", "j1", "j2", "j3", "j4", "j5", "j6"];
    job.map_or("jn", |job| CLASSES[colour_of(job) as usize])
}

/// The class that sets the state's texture.
pub fn state_class(state: State) -> &'static str {
    match state {
        State::Arrived | State::Ready | State::Queued => "s-ready",
        State::Running => "s-running",
        State::Waiting => "s-waiting",
        State::Blocked => "s-blocked",
        State::Done => "s-done",
        State::Failed => "s-failed",
    }
}
