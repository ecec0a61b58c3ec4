//! interleave: real Python in a simulated, deterministic machine. The map, in reading order.
//!
//! * [`source`]: source text and what is wrong with it.
//! * [`kernel`]: the simulated machine; knows no language.
//! * [`python`]: the guest language that runs in it.
//! * [`recording`]: a run of a world that can be seen at any step, forwards and backwards.
//! * [`run`]: a program from beginning to end, without a page.
//! * [`lessons`]: scenarios, as data.
//! * [`view`]: a world at the cursor as plain structs, ready to draw.
//! * [`session`]: what the page is doing: scenario, runs, cursor, undo.
//! * `ui`: the page, compiled for Wasm only.

pub mod kernel;
pub mod lessons;
pub mod python;
pub mod recording;
pub mod run;
pub mod session;
pub mod source;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod view;
