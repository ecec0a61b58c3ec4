//! Where lanes lie, from top to bottom, grouped by world. Pure.

use crate::view::{LaneAt, WorldKind};

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

/// All lanes, in groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// All lanes, a world after the other.
    pub lanes: Vec<LaneAt>,
    /// The worlds in order.
    pub groups: Vec<Group>,
    /// The height of all.
    pub height: f64,
}

impl Layout {
    /// Lays out lanes.
    pub fn new(lanes: Vec<LaneAt>) -> Self {
        let mut top = 0.0;
        let mut first = 0;
        let groups = WorldKind::ALL.map(|world| {
            let n = lanes[first..].partition_point(|lane| lane.world <= world);
            let height = n.max(MIN_LANES) as f64 * LANE_PX + GROUP_GAP_PX;
            let group = Group {
                world,
                first,
                n,
                top,
                height,
            };
            top += height;
            first += n;
            group
        });
        Layout {
            lanes,
            groups: groups.to_vec(),
            height: top,
        }
    }
}
