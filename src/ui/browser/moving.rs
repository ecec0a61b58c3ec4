//! Moves elements from where they were to where they are (first, last, invert, play).

use std::cell::Cell;
use std::collections::BTreeMap;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ResizeObserver};

/// Calls back between the browser's own layout and its painting. To ask for positions any earlier
/// would make it lay the page out twice, which is the dearest part of a frame. No event says that a
/// layout is done; but an element whose size differs is reported just then, so one is resized.
pub struct LayoutObserver {
    probe: HtmlElement,
    observer: ResizeObserver,
    is_wide: Cell<bool>,
    _closure: Closure<dyn FnMut()>,
}

impl LayoutObserver {
    /// Observes; calls back once at first.
    pub fn new(on_layout: impl FnMut() + 'static) -> Option<Self> {
        let document = super::window().document()?;
        let probe = document
            .create_element("div")
            .ok()?
            .dyn_into::<HtmlElement>()
            .ok()?;
        probe.set_class_name("probe");
        probe.set_attribute("aria-hidden", "true").ok()?;
        document.body()?.append_child(&probe).ok()?;
        let closure = Closure::new(on_layout);
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(&probe);
        Some(LayoutObserver {
            probe,
            observer,
            is_wide: Cell::new(false),
            _closure: closure,
        })
    }

    /// Calls back after the next layout.
    pub fn ask(&self) {
        self.is_wide.set(!self.is_wide.get());
        // Fails only for a property that is read-only.
        let _ = self
            .probe
            .style()
            .set_property("width", if self.is_wide.get() { "2px" } else { "1px" });
    }
}

impl Drop for LayoutObserver {
    fn drop(&mut self) {
        self.observer.disconnect();
        self.probe.remove();
    }
}

/// Where each element with a `data-move` key was when last looked at, relative to its world.
/// `offsetLeft`/`offsetTop` are layout positions: neither scrolling nor an animation that is still
/// under way disturbs them.
#[derive(Default)]
pub struct Places {
    by_key: BTreeMap<(u32, String), (i32, i32)>,
}

/// More than this at once is a scene change, not a movement.
const MAX_MOVED: usize = 60;

impl Places {
    /// Looks where things are now; those that were elsewhere travel from there in `duration_ms`
    /// (not at all when it is 0). Each child of `root` is a scene of its own.
    pub fn update(&mut self, root: &Element, duration_ms: f64) {
        let mut now = BTreeMap::new();
        let mut moved = Vec::new();
        let scenes = root.children();
        for scene in 0..scenes.length() {
            let Some(elements) = scenes
                .item(scene)
                .and_then(|it| it.query_selector_all("[data-move]").ok())
            else {
                continue;
            };
            for at in 0..elements.length() {
                let Some(element) = elements
                    .item(at)
                    .and_then(|node| node.dyn_into::<HtmlElement>().ok())
                else {
                    continue;
                };
                let Some(key) = element.get_attribute("data-move") else {
                    continue;
                };
                let (key, place) = ((scene, key), (element.offset_left(), element.offset_top()));
                if let Some(&before) = self.by_key.get(&key)
                    && before != place
                {
                    moved.push((element, before.0 - place.0, before.1 - place.1));
                }
                now.entry(key).or_insert(place);
            }
        }
        self.by_key = now;
        if duration_ms > 0.0 && moved.len() <= MAX_MOVED {
            for (element, dx, dy) in &moved {
                animate(element, *dx, *dy, duration_ms);
            }
        }
    }
}

/// `element.animate(…)`, which the bindings still call unstable.
fn animate(element: &HtmlElement, dx: i32, dy: i32, duration_ms: f64) {
    let animate = Reflect::get(element, &"animate".into()).ok();
    let Some(animate) = animate.and_then(|it| it.dyn_into::<Function>().ok()) else {
        return;
    };
    let from = Object::new();
    let to = Object::new();
    let options = Object::new();
    let transform = JsValue::from_str("transform");
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(
        &from,
        &transform,
        &format!("translate({dx}px,{dy}px)").into(),
    );
    let _ = Reflect::set(&to, &transform, &"none".into());
    let _ = Reflect::set(&options, &"duration".into(), &duration_ms.into());
    let _ = Reflect::set(
        &options,
        &"easing".into(),
        &"cubic-bezier(.3,.1,.2,1)".into(),
    );
    let _ = animate.call2(element, &Array::of2(&from, &to), &options);
}
