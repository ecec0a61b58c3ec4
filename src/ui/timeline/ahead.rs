//! Running ahead: the button that has a long run simulated now, how far it is, and the end of it.

use yew::prelude::*;

use crate::session::{Action, RecordingProgress};
use crate::ui::format::{bytes, number};
use crate::ui::icons::{Shape, icon};
use crate::ui::start_bar::keep_focus;
use crate::ui::state::Dispatch;

/// So many instructions of every world are simulated at a time.
const N_STEPS: u64 = 100_000_000;

/// The button that begins it.
pub fn ahead_button(progress: &RecordingProgress, is_settled: bool, dispatch: &Dispatch) -> Html {
    let action = Action::Record {
        until_step: progress.n_steps + N_STEPS,
    };
    let disabled = is_settled || progress.until_step.is_some();
    html! {
        <button type="button" aria-label="Run ahead" title="Run ahead: simulate the next 100 million instructions now, to go through a long run at once"
            {disabled} onmousedown={keep_focus()} onclick={acting(dispatch, action)}>{ icon(Shape::Ahead, 14) }</button>
    }
}

/// How far it is, and the button that stops it.
pub fn ahead_progress(progress: &RecordingProgress, dispatch: &Dispatch) -> Html {
    let percent = (progress.thousandths / 10).to_string();
    let millions = number((progress.n_steps / 1_000_000) as usize);
    html! {
        <div class="ahead">
            <span class="ahead-bar" role="progressbar" aria-label="Running ahead" aria-valuemin="0" aria-valuemax="100" aria-valuenow={percent.clone()}>
                <b style={format!("transform:scaleX(.{:03})", progress.thousandths.min(999))}></b>
            </span>
            <span class="ahead-text">{ format!("Running ahead: {percent}% · {millions} M steps · {}", bytes(progress.memory_bytes)) }</span>
            <button type="button" class="plain" onmousedown={keep_focus()} onclick={acting(dispatch, Action::StopRecording)}>{ "Cancel" }</button>
        </div>
    }
}

fn acting(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone().into()))
}
