//! Recordings: program + machine + arrivals + policy, which determine every step of a run. Keeps
//! events, lanes and keyframes, and gives the world at any step or time, forwards and backwards.
//!
//! Must never know the guest's language, the page, or a real clock: whoever advances a recording
//! says when its time is up.

pub mod hash;
pub mod keyframes;
pub mod lanes;
pub mod log;
pub mod trace;

pub use lanes::{Lane, LaneId, Lanes, Span, State};
pub use log::EventLog;
