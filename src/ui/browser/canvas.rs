//! A canvas that is as sharp as the screen, and the page's colours for it.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, ResizeObserver};
use yew::prelude::*;

/// The drawing context; its methods take CSS pixels.
pub type Context = CanvasRenderingContext2d;

/// Sizes the canvas (in CSS pixels) for the screen and gives its cleared context.
pub fn prepare(canvas: &NodeRef, (width, height): (f64, f64)) -> Option<Context> {
    let canvas = canvas.cast::<HtmlCanvasElement>()?;
    let ratio = super::window().device_pixel_ratio().max(1.0);
    let (px_width, px_height) = ((width * ratio) as u32, (height * ratio) as u32);
    // Setting the size clears the canvas and is dear: only when it differs.
    if canvas.width() != px_width || canvas.height() != px_height {
        canvas.set_width(px_width);
        canvas.set_height(px_height);
    }
    let context = canvas.get_context("2d").ok()??.dyn_into::<Context>().ok()?;
    context
        .set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0)
        .ok()?;
    context.clear_rect(0.0, 0.0, width, height);
    Some(context)
}

/// Sets a dash pattern.
pub fn set_dash(context: &Context, on_px: f64, off_px: f64) {
    let pattern = if on_px > 0.0 {
        Array::of2(&on_px.into(), &off_px.into())
    } else {
        Array::new()
    };
    // Fails only for something that is no list of numbers.
    let _ = context.set_line_dash(&pattern);
}

/// Values of the page's colour variables, as the theme has them now.
pub fn colours<const N: usize>(names: [&str; N]) -> [String; N] {
    let style =
        super::root().and_then(|root| super::window().get_computed_style(&root).ok().flatten());
    names.map(|name| {
        let value = style
            .as_ref()
            .and_then(|style| style.get_property_value(name).ok())
            .unwrap_or_default();
        value.trim().to_owned()
    })
}

/// Calls back when the element's size changes, and once at first, until dropped.
pub struct SizeObserver {
    observer: Option<ResizeObserver>,
    _closure: Closure<dyn FnMut(JsValue)>,
}

impl SizeObserver {
    /// Observes.
    pub fn new(node: &NodeRef, on_size: impl Fn(f64, f64) + 'static) -> Self {
        let element = node.cast::<HtmlElement>();
        let closure = Closure::new({
            let element = element.clone();
            move |_: JsValue| {
                if let Some(element) = &element {
                    on_size(
                        f64::from(element.client_width()),
                        f64::from(element.client_height()),
                    );
                }
            }
        });
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        SizeObserver {
            observer,
            _closure: closure,
        }
    }
}

impl Drop for SizeObserver {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Where the pointer is within an element, in CSS pixels, and keeps it there while pressed.
pub fn pointer_in(node: &NodeRef, event: &MouseEvent) -> (f64, f64) {
    let Some(element) = node.cast::<HtmlElement>() else {
        return (0.0, 0.0);
    };
    let rect = element.get_bounding_client_rect();
    (
        f64::from(event.client_x()) - rect.left(),
        f64::from(event.client_y()) - rect.top(),
    )
}

/// All events of this pointer go to the element until it is released.
pub fn capture(node: &NodeRef, event: &PointerEvent) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // Fails only for a pointer that has gone already.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Calls back when the system's colour scheme or contrast changes, until dropped.
pub struct SchemeListener {
    list: Option<web_sys::MediaQueryList>,
    closure: Closure<dyn FnMut()>,
}

impl SchemeListener {
    /// Listens.
    pub fn new(on_change: impl FnMut() + 'static) -> Self {
        let closure = Closure::new(on_change);
        let list = super::window()
            .match_media("(prefers-color-scheme: dark)")
            .ok()
            .flatten();
        if let Some(list) = &list {
            let _ =
                list.add_event_listener_with_callback("change", closure.as_ref().unchecked_ref());
        }
        SchemeListener { list, closure }
    }
}

impl Drop for SchemeListener {
    fn drop(&mut self) {
        if let Some(list) = &self.list {
            let _ = list.remove_event_listener_with_callback(
                "change",
                self.closure.as_ref().unchecked_ref(),
            );
        }
    }
}
