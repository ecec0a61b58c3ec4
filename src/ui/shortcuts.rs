//! Which key does what. Pure but for the hook that listens.

use yew::prelude::*;

use super::browser::keys::{Focus, KeyListener, KeyPress};
use super::browser::toggle_popover;
use super::help::HELP_ID;
use super::state::Dispatch;
use crate::lessons::Scenario;
use crate::session::{Action, Direction, Playback, StepKind};

/// Listens to the page's keys.
#[hook]
pub fn use_shortcuts(dispatch: Dispatch, scenario: &'static Scenario, single_keys: bool) {
    use_effect_with((scenario.slug, single_keys), move |_| {
        let listener = KeyListener::new(move |press| {
            if press.key == "?" && single_keys && press.focus != Focus::Typing {
                toggle_popover(HELP_ID);
                return true;
            }
            match action_of(press, scenario, single_keys) {
                Some(action) => {
                    dispatch.dispatch(action.into());
                    true
                }
                None => false,
            }
        });
        move || drop(listener)
    });
}

fn action_of(press: &KeyPress, scenario: &Scenario, single_keys: bool) -> Option<Action> {
    if press.alt || press.focus == Focus::Typing {
        return None;
    }
    if press.command {
        return match press.key.as_str() {
            "z" if !press.shift => Some(Action::Undo),
            "z" | "Z" | "y" => Some(Action::Redo),
            _ => None,
        };
    }
    if !single_keys {
        return None;
    }
    let by = press.shift.then_some(StepKind::Switch);
    match press.key.as_str() {
        " " if press.focus == Focus::Page => Some(Action::Playback(Playback::Toggle)),
        "ArrowLeft" if press.focus != Focus::Slider => Some(Action::Step {
            direction: Direction::Back,
            by,
        }),
        "ArrowRight" if press.focus != Focus::Slider => Some(Action::Step {
            direction: Direction::Forward,
            by,
        }),
        "Home" if press.focus != Focus::Slider => Some(Action::ToStart),
        "End" if press.focus != Focus::Slider => Some(Action::ToEnd),
        "[" => Some(Action::Playback(Playback::Slower)),
        "]" => Some(Action::Playback(Playback::Faster)),
        "b" | "B" => Some(Action::Burst(None)),
        digit => {
            let at = digit.parse::<usize>().ok()?.checked_sub(1)?;
            let button = scenario.buttons.get(at)?;
            Some(Action::Start(button.kind.into()))
        }
    }
}
