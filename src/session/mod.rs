//! What the page is doing: which scenario on which machine, the runs of its four worlds, and one
//! cursor in virtual time that they share. Must never know Yew, the browser or a real clock.

pub mod action;
pub mod hash;

pub use action::{Action, Direction, Playback, StepKind};
pub use hash::{Settings, Theme};
