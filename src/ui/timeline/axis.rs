//! The two axes: virtual time, and events, where every event is equally wide, because a context
//! switch and a network wait differ by six orders of magnitude.

use crate::ui::runs::KnownRuns;

/// Which axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AxisKind {
    /// Virtual time.
    #[default]
    Time,
    /// Events of all worlds, each equally wide.
    Events,
}

/// Turns times into axis positions and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Axis {
    /// A position is a time in nanoseconds; the axis ends at this one.
    Time(u64),
    /// A position is a number of events, which happened at these times.
    // Invariant: sorted, so that both directions are a binary search.
    Events(Vec<u64>),
}

impl Axis {
    /// The axis of what has been simulated.
    pub fn new(kind: AxisKind, runs: &KnownRuns) -> Self {
        match kind {
            AxisKind::Time => Axis::Time(runs.session().end_ns()),
            AxisKind::Events => Axis::Events(runs.session().event_times_ns()),
        }
    }

    /// The axis position of a time.
    pub fn position_of(&self, time_ns: u64) -> f64 {
        match self {
            Axis::Time(_) => time_ns as f64,
            Axis::Events(times_ns) => times_ns.partition_point(|at| *at <= time_ns) as f64,
        }
    }

    /// The time at an axis position.
    pub fn time_at(&self, position: f64) -> u64 {
        let position = position.max(0.0);
        match self {
            Axis::Time(_) => position as u64,
            Axis::Events(times_ns) => {
                let index = (position as usize).checked_sub(1);
                let last = times_ns.last().copied().unwrap_or(0);
                index.map_or(0, |index| times_ns.get(index).copied().unwrap_or(last))
            }
        }
    }

    /// Where the axis ends.
    pub fn end(&self) -> f64 {
        match self {
            Axis::Time(end_ns) => *end_ns as f64,
            Axis::Events(times_ns) => times_ns.len() as f64,
        }
    }

    /// The least that is shown, so that an empty page has an axis too.
    pub fn at_least(&self) -> f64 {
        match self {
            Axis::Time(_) => 1.2e9,
            Axis::Events(_) => 60.0,
        }
    }
}
