//! What can be done on the page: few, nested actions. Plain data, so that they can be logged,
//! tested and replayed.

use std::rc::Rc;

use crate::kernel::machine::Machine;

/// Something the user (or the clock of the page) does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A job of this kind (a button's `kind`, e.g. `download`) arrives at the cursor.
    Start(Rc<str>),
    /// Ten jobs arrive at the cursor at once; the kinds are those of the buttons in turn, or all of
    /// one kind.
    Burst(Option<Rc<str>>),
    /// The cursor goes to a virtual time: everything until then, and including then, has happened.
    Seek {
        /// The time, nanoseconds.
        time_ns: u64,
    },
    /// The cursor goes to just after the n-th event of all worlds (0: before the first).
    SeekEvent(usize),
    /// The cursor goes one step.
    Step {
        /// Which way.
        direction: Direction,
        /// How far; `None` takes the chosen step kind.
        by: Option<StepKind>,
    },
    /// The cursor goes to the start.
    ToStart,
    /// The cursor goes to the end of what has been simulated.
    ToEnd,
    /// Play, pause, speed.
    Playback(Playback),
    /// Real time has passed; moves the cursor while playing.
    Tick {
        /// How much, in milliseconds.
        elapsed_ms: f64,
    },
    /// Every run is simulated on until it has executed so many instructions (or ends, or its memory is
    /// full), wherever the cursor is. [`Session::progress`](super::Session::progress) says how far
    /// that is.
    Record {
        /// How many.
        until_step: u64,
    },
    /// Neither this nor a place that the cursor was to go to is waited for any longer: what has been
    /// simulated so far is kept and can be gone through as ever.
    StopRecording,
    /// All worlds are simulated again from their start on another machine; the cursor stays.
    Machine(Machine),
    /// Another scenario, by its slug; the run starts anew, empty.
    Scenario(Rc<str>),
    /// Takes back the last job, burst, machine or scenario.
    Undo,
    /// Does it again.
    Redo,
    /// What `Step` without a kind goes by.
    SetStepKind(StepKind),
    /// The notice has been read.
    DismissNotice,
}

/// Which way to step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Forward,
    /// Towards the start.
    Back,
}

/// How far one step goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StepKind {
    /// To where some thread is at another line.
    Line,
    /// To the next event of any world.
    #[default]
    Event,
    /// To the next event that passes control from one thread or task to another.
    Switch,
}

impl StepKind {
    /// All, in the order of the page.
    pub const ALL: [StepKind; 3] = [StepKind::Line, StepKind::Event, StepKind::Switch];

    /// Its name on the page.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            StepKind::Line => "line",
            StepKind::Event => "event",
            StepKind::Switch => "switch",
        }
    }
}

/// Playing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Playback {
    /// Virtual time flows.
    Play,
    /// It stands still.
    Pause,
    /// One or the other.
    Toggle,
    /// How fast; brought into the range [`MIN_SPEED`] to [`MAX_SPEED`].
    Speed(f64),
    /// The next faster of [`SPEEDS`].
    Faster,
    /// The next slower of [`SPEEDS`].
    Slower,
}

/// The slowest speed: virtual seconds for each real second.
pub const MIN_SPEED: f64 = 0.05;
/// The fastest.
pub const MAX_SPEED: f64 = 20.0;
/// A 400 ms download lasts 1.6 s: slow enough to follow, short enough to wait for.
pub const DEFAULT_SPEED: f64 = 0.25;
/// The speeds that the keys go through. At 1 a virtual second lasts a real one.
pub const SPEEDS: [f64; 9] = [0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0];

impl Playback {
    /// The speed that this asks for, from the present one; `None` if it is not about speed.
    #[must_use]
    pub fn speed_from(self, speed: f64) -> Option<f64> {
        match self {
            Playback::Speed(wanted) if wanted.is_finite() => {
                Some(wanted.clamp(MIN_SPEED, MAX_SPEED))
            }
            Playback::Faster => Some(SPEEDS.into_iter().find(|s| *s > speed).unwrap_or(MAX_SPEED)),
            Playback::Slower => Some(
                SPEEDS
                    .into_iter()
                    .rev()
                    .find(|s| *s < speed)
                    .unwrap_or(MIN_SPEED),
            ),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speeds_stay_in_range() {
        assert_eq!(Playback::Speed(99.0).speed_from(1.0), Some(MAX_SPEED));
        assert_eq!(Playback::Speed(0.0).speed_from(1.0), Some(MIN_SPEED));
        assert_eq!(Playback::Speed(f64::NAN).speed_from(1.0), None);
        assert_eq!(Playback::Faster.speed_from(0.25), Some(0.5));
        assert_eq!(Playback::Slower.speed_from(0.3), Some(0.25));
        assert_eq!(Playback::Faster.speed_from(20.0), Some(20.0));
        assert_eq!(Playback::Slower.speed_from(0.05), Some(0.05));
        assert_eq!(Playback::Play.speed_from(1.0), None);
    }
}
