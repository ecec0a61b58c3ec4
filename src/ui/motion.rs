//! Things move from where they were to where they are, in time with the play speed.

use yew::prelude::*;

use super::browser::moving::Places;
use super::browser::reduced_motion;

/// How fast the page moves: the play speed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace(pub f64);

impl Pace {
    /// How long a movement takes. Slower runs move more gently; a fast one must not lag behind itself.
    fn duration_ms(self) -> f64 {
        (220.0 / self.0.max(0.01).sqrt()).clamp(70.0, 420.0)
    }
}

/// Moves the elements with a `data-move` key below `root` whenever `signature` changes.
#[hook]
pub fn use_motion(root: &NodeRef, signature: u64, pace: Pace) {
    let places = use_mut_ref(Places::default);
    let root = root.clone();
    use_effect_with(signature, move |_| {
        let duration_ms = if reduced_motion() {
            0.0
        } else {
            pace.duration_ms()
        };
        if let Some(root) = root.cast() {
            places.borrow_mut().update(&root, duration_ms);
        }
    });
}
