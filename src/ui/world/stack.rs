//! A call stack, innermost frame on top.

use yew::prelude::*;

use crate::ui::chip::{Chip, job_class, state_class};
use crate::ui::format::duration;
use crate::view::{FrameView, JobChip, ThreadView, Wait};

/// What a [`Stack`] needs.
#[derive(Properties, PartialEq)]
pub struct StackProps {
    /// The line above it.
    pub caption: &'static str,
    /// The jobs that the frames may carry.
    pub jobs: Vec<JobChip>,
    /// Whose stack it is.
    pub thread: Option<ThreadView>,
    /// The cursor's virtual time.
    pub now_ns: u64,
}

/// More frames than these are cut in the middle.
const N_FRAMES: usize = 9;

/// The stack.
#[component]
pub fn Stack(props: &StackProps) -> Html {
    let frames = frames_of(props);
    let n = frames.len();
    // The outermost frame of a job is where its chip goes when the program takes it.
    let chip_at = |at: usize| {
        let job = frames[at].job?;
        let outermost = frames[at + 1..].iter().all(|frame| frame.job != Some(job));
        props
            .jobs
            .iter()
            .find(|chip| outermost && chip.job == job)
            .cloned()
    };
    let is_cut = |at: usize| n > N_FRAMES && at >= N_FRAMES - 3 && at < n - 2;
    html! {
        <>
            <h3 class="cap" title="Who called whom: the innermost call is on top and runs; the others wait for it to return.">{ props.caption }</h3>
            <div class="stack">
                if n == 0 { <span class="empty">{ "Empty: the program has ended, or has not begun." }</span> }
                <>
                    for (at, frame) in frames.iter().enumerate().filter(|(at, _)| !is_cut(*at)) {
                        { frame_row(props, at, frame, chip_at(at)) }
                        if n > N_FRAMES && at == N_FRAMES - 4 {
                            <div key="cut" class="frame cut">{ format!("… {} frames …", n - 2 - (N_FRAMES - 3)) }</div>
                        }
                    }
                </>
            </div>
        </>
    }
}

fn frames_of(props: &StackProps) -> &[FrameView] {
    props.thread.as_ref().map_or(&[], |thread| &thread.frames)
}

fn frame_row(props: &StackProps, at: usize, frame: &FrameView, chip: Option<JobChip>) -> Html {
    let n = frames_of(props).len();
    let top = at == 0;
    let state = props
        .thread
        .as_ref()
        .map(|thread| thread.state)
        .filter(|_| top);
    let class = classes!(
        "frame",
        job_class(frame.job),
        top.then_some("top"),
        state.map(state_class)
    );
    html! {
        <div key={n - at} {class}>
            <span class="call">{ &*frame.call }</span>
            if let Some(chip) = chip { <Chip {chip} /> }
            <small>{ remark(props, frame, top) }</small>
        </div>
    }
}

fn remark(props: &StackProps, frame: &FrameView, top: bool) -> String {
    let wait = props
        .thread
        .as_ref()
        .and_then(|thread| thread.wait)
        .filter(|_| top);
    match (
        &frame.note,
        wait.and_then(|wait| time_left(&wait, props.now_ns)),
    ) {
        (Some(note), _) => note.to_string(),
        (None, Some(left)) => format!("{left} left"),
        (None, None) if frame.line > 0 => format!(":{}", frame.line),
        (None, None) => String::new(),
    }
}

/// How long it still takes, if that is known.
pub fn time_left(wait: &Wait, now_ns: u64) -> Option<String> {
    wait.until_ns
        .map(|until_ns| duration(until_ns.saturating_sub(now_ns)))
}
