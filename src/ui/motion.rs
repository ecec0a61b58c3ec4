//! Things move from where they were to where they are, in time with the play speed.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::browser::moving::{LayoutObserver, Places};
use super::browser::reduced_motion;

/// How long a movement takes, from the play speed. Slower runs move more gently; a fast one must
/// not lag behind itself.
fn duration_ms(speed: f64) -> f64 {
    (220.0 / speed.max(0.01).sqrt()).clamp(70.0, 420.0)
}

/// Moves the elements with a `data-move` key below the children of `root` whenever `signature`
/// changes.
#[hook]
pub fn use_motion(root: &NodeRef, signature: u64, speed: f64) {
    let current_speed = use_memo((), |()| Cell::new(speed));
    current_speed.set(speed);
    let observer = use_mut_ref(|| None::<LayoutObserver>);
    use_effect_with((), {
        let (observer, root) = (observer.clone(), root.clone());
        let current_speed = Rc::clone(&current_speed);
        move |()| {
            let mut places = Places::default();
            *observer.borrow_mut() = LayoutObserver::new(move || {
                let duration_ms = if reduced_motion() {
                    0.0
                } else {
                    duration_ms(current_speed.get())
                };
                if let Some(root) = root.cast() {
                    places.update(&root, duration_ms);
                }
            });
            move || drop(observer.take())
        }
    });
    use_effect_with(signature, move |_| {
        if let Some(observer) = &*observer.borrow() {
            observer.ask();
        }
    });
}
