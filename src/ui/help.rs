//! What the page is, its keys, and the switch that turns single keys off (WCAG 2.1.4).

use yew::prelude::*;

use super::browser::is_checked;
use super::icons::{Shape, icon};
use super::state::{Dispatch, UiAction};

/// The id by which buttons and the `?` key open it.
pub const HELP_ID: &str = "help";

const KEYS: [(&[&str], &str); 9] = [
    (&["1", "…", "5"], "start a task"),
    (&["B"], "burst: ten at once"),
    (&["space"], "play, pause"),
    (&["←", "→"], "step back, step forward"),
    (&["shift ←", "shift →"], "step from switch to switch"),
    (&["Home", "End"], "to start, to end"),
    (&["[", "]"], "slower, faster"),
    (&["Ctrl Z", "Ctrl shift Z"], "undo, redo"),
    (&["?"], "this list"),
];

const TEXTURES: [(&str, &str); 6] = [
    ("s-running", "running: a core executes it"),
    ("s-ready", "ready: could run, but something else does"),
    ("s-waiting", "waiting: for the network, a timer, a message"),
    ("s-blocked", "blocked: for a lock or the GIL"),
    ("s-done", "done"),
    ("s-failed", "failed: it raised"),
];

/// What a [`Help`] needs.
#[derive(Properties, PartialEq)]
pub struct HelpProps {
    /// Whether single keys do something.
    pub single_keys: bool,
}

/// The dialog.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides the dispatcher");
    let switch = Callback::from(move |event: Event| {
        dispatch.dispatch(UiAction::SingleKeys(is_checked(&event)))
    });
    html! {
        <div id={HELP_ID} class="panel help" popover="auto" role="dialog" aria-labelledby="help-title">
            <div class="panel-head"><h2 id="help-title">{ "What a program does while it waits" }</h2>
                <button type="button" class="ghost small" popovertarget={HELP_ID} popovertargetaction="hide" aria-label="Close" autofocus=true>{ icon(Shape::Close, 14) }</button>
            </div>
            <p>{ "The same jobs run in four simulated machines, each with its own real Python program: one call stack, threads, processes, an event loop. Start a task, play, step forward and back; start something else at any point, and the run branches there." }</p>
            <h3>{ "What the textures mean" }</h3>
            <ul class="legend">
                for (class, text) in TEXTURES { <li><span class={classes!("chip", "j0", class)} aria-hidden="true">{ "1" }</span>{ text }</li> }
            </ul>
            <h3>{ "Keys" }</h3>
            <dl class="keys">
                for (keys, text) in KEYS {
                    <div><dt>for key in keys.iter() { <kbd>{ *key }</kbd>{ " " } }</dt><dd>{ text }</dd></div>
                }
            </dl>
            <label class="row"><span>{ "Single keys" }<small>{ "off: only Ctrl and Cmd shortcuts, and the keys of the focused control, do something" }</small></span>
                <input type="checkbox" role="switch" class="switch" checked={props.single_keys} onchange={switch} /></label>
        </div>
    }
}
