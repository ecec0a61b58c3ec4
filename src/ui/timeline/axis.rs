//! The two axes: virtual time, and events, where every event is equally wide, because a context
//! switch and a network wait differ by six orders of magnitude. Pure.

use std::rc::Rc;

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
#[derive(Clone, Debug)]
pub struct Axis {
    /// Which.
    pub kind: AxisKind,
    /// When each event of all worlds happened, in order.
    // Invariant: sorted, so that both directions are a binary search.
    pub event_times_ns: Rc<[u64]>,
}

impl Axis {
    /// The axis position of a time.
    pub fn position_of(&self, time_ns: u64) -> f64 {
        match self.kind {
            AxisKind::Time => time_ns as f64,
            AxisKind::Events => self.event_times_ns.partition_point(|at| *at < time_ns) as f64,
        }
    }

    /// The time at an axis position.
    pub fn time_at(&self, position: f64) -> u64 {
        let position = position.max(0.0);
        match self.kind {
            AxisKind::Time => position as u64,
            AxisKind::Events => {
                let last = self.event_times_ns.last().copied().unwrap_or(0);
                self.event_times_ns
                    .get(position as usize)
                    .copied()
                    .unwrap_or(last)
            }
        }
    }

    /// Where the axis ends.
    pub fn end(&self, end_ns: u64) -> f64 {
        match self.kind {
            AxisKind::Time => end_ns as f64,
            AxisKind::Events => self.event_times_ns.len() as f64,
        }
    }

    /// The least that is shown, so that an empty page has an axis too.
    pub fn at_least(&self) -> f64 {
        match self.kind {
            AxisKind::Time => 1.2e9,
            AxisKind::Events => 60.0,
        }
    }
}
