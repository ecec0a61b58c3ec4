//! The page: Yew components that draw [`crate::view`] structs and send actions to the session.
//! Compiled for Wasm only. Must never simulate, decide or remember anything about a world: what is
//! on the page comes from the session, and what the user does goes back to it.
//!
//! * [`app`]: the one reducer, and where every panel sits.
//! * `header`, `machine_panel`, `help`, `start_bar`: above the worlds.
//! * `world`: one world: its code, its machinery, its figures; `chip`, `code_panel`, `icons` are its parts.
//! * `overflow`, `roster`: what is summed up in a world's lists, opened and searched.
//! * `explanation`, `timeline`, `console`, `transport`: below the worlds.
//! * `browser`: the only place that names browser services (storage, URL, frames, keys, canvas).

mod app;
mod browser;
mod chip;
mod code_panel;
mod colours;
mod console;
mod explanation;
mod format;
mod header;
mod help;
mod icons;
mod machine_panel;
mod motion;
mod overflow;
mod playback;
mod roster;
mod runs;
mod shortcuts;
mod start_bar;
mod state;
mod timeline;
mod transport;
mod world;

use std::rc::Rc;

use wasm_bindgen::prelude::*;

/// Puts the page into the document; `opening` is what it shows at first (`crate::session::opening`).
/// Called by `static/boot.js` when it can load the rest of the code.
#[wasm_bindgen(js_name = startPage)]
pub fn start_page(opening: &[u8]) {
    let opening = Rc::from(opening);
    yew::Renderer::<app::App>::with_props(app::AppProps { opening }).render();
}
