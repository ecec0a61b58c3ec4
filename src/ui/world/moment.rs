//! A world at one moment, as its panels take it: shared, never copied. Compared by pointer, because
//! a world that is another object has changed somewhere, and comparing all of it costs more than
//! drawing the few rows that are in sight.

use std::rc::Rc;

use crate::ui::overflow::Opener;
use crate::view::WorldView;

/// A world at the cursor.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The world.
    pub world: Rc<WorldView>,
    /// Whether processes have a GIL (a key is drawn only then).
    pub gil: bool,
    /// How its long lists are opened.
    pub opener: Opener,
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.world, &other.world)
            && self.gil == other.gil
            && self.opener == other.opener
    }
}
