//! Animation frames.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

type FrameCallback = Rc<RefCell<Option<Closure<dyn FnMut(f64)>>>>;

fn request(callback: &FrameCallback) -> Option<i32> {
    let callback = callback.borrow();
    super::window()
        .request_animation_frame(callback.as_ref()?.as_ref().unchecked_ref())
        .ok()
}

/// Calls back once in each frame, with the milliseconds since the last one, until dropped.
pub struct FrameLoop {
    callback: FrameCallback,
    pending: Rc<Cell<Option<i32>>>,
}

impl FrameLoop {
    /// Starts.
    pub fn new(mut on_frame: impl FnMut(f64) + 'static) -> Self {
        let callback: FrameCallback = Rc::default();
        let pending = Rc::new(Cell::new(None));
        let mut last_ms: Option<f64> = None;
        *callback.borrow_mut() = Some(Closure::new({
            let (weak, pending) = (Rc::downgrade(&callback), pending.clone());
            move |now_ms: f64| {
                // Asked for first: what the callback does may end the loop.
                pending.set(weak.upgrade().and_then(|callback| request(&callback)));
                let elapsed_ms = last_ms.map_or(16.0, |last_ms| now_ms - last_ms);
                last_ms = Some(now_ms);
                on_frame(elapsed_ms);
            }
        }));
        pending.set(request(&callback));
        FrameLoop { callback, pending }
    }
}

impl Drop for FrameLoop {
    fn drop(&mut self) {
        if let Some(id) = self.pending.take() {
            let _ = super::window().cancel_animation_frame(id);
        }
        // The closure may be running just now: it must not be freed under its own feet.
        if let Ok(mut callback) = self.callback.try_borrow_mut()
            && let Some(closure) = callback.take()
        {
            gloo_timers::callback::Timeout::new(0, move || drop(closure)).forget();
        }
    }
}
