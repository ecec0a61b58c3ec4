//! The page: Yew components that draw [`crate::view`] structs and send actions to the session.
//! Compiled for Wasm only. Must never simulate, decide or remember anything about a world: what is
//! on the page comes from the session, and what the user does goes back to it.
//!
//! * [`app`]: the one reducer, and where every panel sits.
//! * `header`, `machine_panel`, `help`, `start_bar`: above the worlds.
//! * `world`: one world: its code, its machinery, its figures; `chip`, `code_panel`, `icons` are its parts.
//! * `explanation`, `timeline`, `console`, `transport`: below the worlds.
//! * `browser`: the only place that names browser services (storage, URL, frames, keys, canvas).

pub mod app;
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
mod runs;
mod shortcuts;
mod start_bar;
mod state;
mod timeline;
mod transport;
mod world;

/// Puts the page into the document. Called by `static/boot.js` when it can load the rest of the code.
#[wasm_bindgen::prelude::wasm_bindgen(js_name = startPage)]
pub fn start_page() {
    yew::Renderer::<app::App>::new().render();
    browser::rest::load_when_used();
}
