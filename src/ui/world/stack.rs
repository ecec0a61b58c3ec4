//! A call stack, innermost frame on top.

use yew::prelude::*;

use super::moment::Moment;
use crate::ui::chip::{Chip, job_class, state_class};
use crate::ui::format::{duration, number};
use crate::ui::overflow::more_button;
use crate::view::roster::List;
use crate::view::{FrameView, StackView, Wait};

/// The stack that is drawn in this world, if it is of a kind that has one.
pub fn stack(at: &Moment, caption: &'static str) -> Html {
    let Some(stack) = &at.world.stack else {
        return Html::default();
    };
    let n_outer = stack.outer.len();
    // Keys count from the outermost frame, so that a call only adds a row.
    let key_of_inner = |at: usize| stack.inner.len() - at + stack.n_hidden + n_outer;
    html! {
        <>
            <h3 class="cap" title="Who called whom: the innermost call is on top and runs; the others wait for it to return.">{ caption }</h3>
            <div class="stack">
                if stack.inner.is_empty() { <span class="empty">{ "Empty: the program has ended, or has not begun." }</span> }
                <>
                    for (at, frame) in stack.inner.iter().enumerate() { { frame_row(stack, key_of_inner(at), frame, at == 0) } }
                </>
                if stack.n_hidden > 0 {
                    { more_button(format!("… {} frames …", number(stack.n_hidden)), "frame cut", List::Frames, &at.opener) }
                }
                <>
                    for (at, frame) in stack.outer.iter().enumerate() { { frame_row(stack, n_outer - at, frame, false) } }
                </>
            </div>
        </>
    }
}

fn frame_row(stack: &StackView, key: usize, frame: &FrameView, top: bool) -> Html {
    let class = classes!(
        "frame",
        job_class(frame.job),
        top.then_some("top"),
        top.then(|| state_class(stack.thread.state))
    );
    html! {
        <div {key} {class}>
            <span class="call">{ &*frame.call }</span>
            if let Some(chip) = &frame.chip { <Chip chip={chip.clone()} /> }
            <small>{ remark(stack, frame, top) }</small>
        </div>
    }
}

fn remark(stack: &StackView, frame: &FrameView, top: bool) -> String {
    let wait = stack.thread.wait.filter(|_| top);
    match (frame.note, wait.as_ref().and_then(time_left)) {
        (Some(note), _) => note.to_owned(),
        (None, Some(left)) => format!("{left} left"),
        (None, None) if frame.line > 0 => format!(":{}", frame.line),
        (None, None) => String::new(),
    }
}

/// How long it still takes, if that is known.
pub fn time_left(wait: &Wait) -> Option<String> {
    wait.left_ns.map(duration)
}
