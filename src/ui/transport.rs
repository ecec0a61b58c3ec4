//! To start, back, play, forward, to end; how far a step goes; how fast it plays; where it is.

use yew::prelude::*;

use super::browser::value_of;
use super::format::{position, speed as speed_text};
use super::icons::{Shape, icon};
use super::start_bar::keep_focus;
use super::state::Dispatch;
use crate::session::action::{MAX_SPEED, MIN_SPEED};
use crate::session::{Action, Direction, Playback, StepKind};

/// What a [`Transport`] needs.
#[derive(Properties, PartialEq)]
pub struct TransportProps {
    /// Whether virtual time flows.
    pub playing: bool,
    /// How fast.
    pub speed: f64,
    /// How far a step goes.
    pub step_kind: StepKind,
    /// The cursor's virtual time.
    pub now_ns: u64,
    /// How many events are before the cursor.
    pub event: usize,
    /// How many there are.
    pub n_events: usize,
    /// The last event, in words.
    pub what: AttrValue,
    /// Whether something can be taken back.
    pub can_undo: bool,
    /// Whether something can be done again.
    pub can_redo: bool,
    /// Whether there is more to simulate.
    pub simulating: bool,
}

/// The speed slider has this many notches, evenly spaced on a logarithmic scale.
const N_NOTCHES: f64 = 100.0;

/// The transport.
#[component]
pub fn Transport(props: &TransportProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides the dispatcher");
    let act = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone().into()))
    };
    let button = |name: &'static str,
                  shape: Shape,
                  keys: &'static str,
                  disabled: bool,
                  action: Action| {
        html! {
            <button type="button" class={classes!((shape == Shape::Play || shape == Shape::Pause).then_some("pl"))} aria-label={name}
                title={name} aria-keyshortcuts={keys} {disabled} onmousedown={keep_focus()} onclick={act(action)}>{ icon(shape, 14) }</button>
        }
    };
    let step = |direction| Action::Step {
        direction,
        by: None,
    };
    let (play, shape) = if props.playing {
        ("Pause", Shape::Pause)
    } else {
        ("Play", Shape::Play)
    };
    html! {
        <footer class="transport">
            <div class="ctl" role="group" aria-label="Playing">
                { button("To start", Shape::ToStart, "Home", false, Action::ToStart) }
                { button("Step back", Shape::StepBack, "ArrowLeft", false, step(Direction::Back)) }
                { button(play, shape, "Space", false, Action::Playback(Playback::Toggle)) }
                { button("Step forward", Shape::StepForward, "ArrowRight", false, step(Direction::Forward)) }
                { button("To end", Shape::ToEnd, "End", false, Action::ToEnd) }
            </div>
            <StepKinds chosen={props.step_kind} />
            <SpeedSlider speed={props.speed} />
            <PositionSlider now_ns={props.now_ns} event={props.event} n_events={props.n_events} what={props.what.clone()} />
            <div class="where">
                <output class="t">{ format!("t = {}", position(props.now_ns)) }</output>
                <span class="ev">{ format!("event {} / {}", props.event, props.n_events) }
                    if props.simulating { <span title="Still simulating ahead">{ " …" }</span> }
                </span>
            </div>
            <div class="ctl" role="group" aria-label="History">
                { button("Undo", Shape::Undo, "Control+Z", !props.can_undo, Action::Undo) }
                { button("Redo", Shape::Redo, "Control+Shift+Z", !props.can_redo, Action::Redo) }
            </div>
        </footer>
    }
}

#[derive(Properties, PartialEq)]
struct StepKindsProps {
    chosen: StepKind,
}

#[component]
fn StepKinds(props: &StepKindsProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides the dispatcher");
    let choose = |kind: StepKind| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: Event| dispatch.dispatch(Action::SetStepKind(kind).into()))
    };
    html! {
        <fieldset class="seg">
            <legend class="sr-only">{ "Step by" }</legend>
            for kind in StepKind::ALL {
                <label key={kind.name()} title={step_help(kind)}>
                    <input type="radio" name="step-kind" value={kind.name()} checked={kind == props.chosen} onchange={choose(kind)} />
                    <span>{ kind.name() }</span>
                </label>
            }
        </fieldset>
    }
}

fn step_help(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Line => "A step goes to where some thread is at another line.",
        StepKind::Event => "A step goes to the next event of any world.",
        StepKind::Switch => "A step goes to where control passes to another thread or task.",
    }
}

#[derive(Properties, PartialEq)]
struct SpeedSliderProps {
    speed: f64,
}

#[component]
fn SpeedSlider(props: &SpeedSliderProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides the dispatcher");
    let span = (MAX_SPEED / MIN_SPEED).ln();
    let notch = ((props.speed / MIN_SPEED).ln() / span * N_NOTCHES).round();
    let oninput = Callback::from(move |event: InputEvent| {
        let Ok(notch) = value_of(&event).parse::<f64>() else {
            return;
        };
        let speed = MIN_SPEED * (notch / N_NOTCHES * span).exp();
        // Two digits are as exact as anyone can choose.
        let unit = 10_f64.powf(speed.log10().floor() - 1.0);
        dispatch.dispatch(Action::Playback(Playback::Speed((speed / unit).round() * unit)).into());
    });
    let text = speed_text(props.speed);
    html! {
        <label class="speed"><span>{ "speed" }</span>
            <input type="range" min="0" max={N_NOTCHES.to_string()} step="1" value={notch.to_string()} {oninput}
                aria-label="Speed" aria-valuetext={text.clone()} title="Virtual seconds for each real second" />
            <span class="mono">{ text }</span>
        </label>
    }
}

#[derive(Properties, PartialEq)]
struct PositionSliderProps {
    now_ns: u64,
    event: usize,
    n_events: usize,
    what: AttrValue,
}

/// The keyboard's and the screen reader's way along the timeline, one event a notch.
#[component]
fn PositionSlider(props: &PositionSliderProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides the dispatcher");
    let oninput = Callback::from(move |event: InputEvent| {
        if let Ok(at) = value_of(&event).parse() {
            dispatch.dispatch(Action::SeekEvent(at).into());
        }
    });
    let text = format!(
        "event {}, {}, {}",
        props.event,
        position(props.now_ns),
        props.what
    );
    html! {
        <input class="position" type="range" min="0" max={props.n_events.max(1).to_string()} step="1" value={props.event.to_string()}
            {oninput} aria-label="Position" aria-valuetext={text} />
    }
}
