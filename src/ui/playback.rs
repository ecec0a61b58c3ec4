//! The page's only clock. It runs while the session has something to do, and emits nothing but ticks.

use yew::prelude::*;

use super::browser::frames::FrameLoop;

/// While `active`, calls `on_tick` in each frame with the milliseconds of real time since the last.
#[hook]
pub fn use_playback(active: bool, on_tick: Callback<f64>) {
    use_effect_with(active, move |&active| {
        let frames = active.then(|| FrameLoop::new(move |elapsed_ms| on_tick.emit(elapsed_ms)));
        move || drop(frames)
    });
}
