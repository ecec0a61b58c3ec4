//! Where lanes lie, from top to bottom, grouped by world. Pure.

use crate::view::{Lane, WorldKind};

/// The ruler's height.
pub const RULER_PX: f64 = 26.0;
/// A lane's height, its gap included.
pub const LANE_PX: f64 = 12.0;
/// The gap between two worlds.
const GROUP_GAP_PX: f64 = 7.0;
/// A world without lanes still has its name.
const MIN_LANES: usize = 1;

/// One world's lanes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Which world.
    pub world: WorldKind,
    /// Index of its first lane.
    pub first: usize,
    /// How many lanes.
    pub n: usize,
    /// Where it begins, below the ruler.
    pub top: f64,
    /// How high it is.
    pub height: f64,
}

impl Group {
    /// Where its lanes begin.
    pub fn lanes_top(&self) -> f64 {
        self.top + GROUP_GAP_PX / 2.0
    }
}

/// The groups in order, and the height of all.
pub fn groups(lanes: &[Lane]) -> (Vec<Group>, f64) {
    let mut top = 0.0;
    let mut groups = Vec::new();
    for world in WorldKind::ALL {
        let first = lanes
            .iter()
            .position(|lane| lane.world == world)
            .unwrap_or(lanes.len());
        let n = lanes[first..]
            .iter()
            .take_while(|lane| lane.world == world)
            .count();
        let height = n.max(MIN_LANES) as f64 * LANE_PX + GROUP_GAP_PX;
        groups.push(Group {
            world,
            first,
            n,
            top,
            height,
        });
        top += height;
    }
    (groups, top)
}
