//! The jobs that are over, in one faded row.

use yew::prelude::*;

use crate::ui::chip::Chip;
use crate::ui::overflow::{More, shown};
use crate::view::JobChip;

/// What [`Finished`] needs.
#[derive(Properties, PartialEq)]
pub struct FinishedProps {
    /// Jobs done or failed.
    pub chips: Vec<JobChip>,
    /// A remark: `2 threads ended`.
    pub ended: Option<String>,
}

/// Two rows of chips.
const N_CHIPS: usize = 9;

/// Nothing as long as nothing is over.
#[component]
pub fn Finished(props: &FinishedProps) -> Html {
    let open = use_state(|| false);
    if props.chips.is_empty() && props.ended.is_none() {
        return Html::default();
    }
    let (n, n_hidden) = shown(props.chips.len(), N_CHIPS, *open);
    html! {
        <div class="inbox">
            <h3 class="cap">{ "Finished" }
                if let Some(ended) = &props.ended { <span class="aside">{ ended }</span> }
            </h3>
            <>
                for chip in props.chips.iter().take(n) { <Chip key={chip.job.0} chip={chip.clone()} /> }
            </>
            <More {n_hidden} {open} />
        </div>
    }
}
