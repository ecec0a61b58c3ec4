//! The machine's cores: slots that glow when taken.

use yew::prelude::*;

use crate::ui::chip::job_class;
use crate::view::CoreView;

/// More cores than this are too small for their numbers.
const MAX_NUMBERED: usize = 4;

/// The cores.
pub fn cores(cores: &[CoreView]) -> Html {
    html! {
        <div class={classes!("cores", (cores.len() > MAX_NUMBERED).then_some("many"))} role="group" aria-label="Cores">
            for core in cores {
                <span key={core.id.0} class={classes!("slot", core.thread.map(|_| "on"), job_class(core.job))}
                    role="img" aria-label={format!("core {}: {}", core.id.0, occupant(core))}
                    title={format!("core {}: {}. A core runs one thread at a time.", core.id.0, occupant(core))}>
                    if cores.len() <= MAX_NUMBERED { { core.id.0 } }
                </span>
            }
        </div>
    }
}

fn occupant(core: &CoreView) -> String {
    match (core.job, core.thread) {
        (Some(job), _) => format!("job {}", job.0),
        (None, Some(_)) => "busy".to_owned(),
        (None, None) => "idle".to_owned(),
    }
}
