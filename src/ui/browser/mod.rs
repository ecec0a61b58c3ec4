//! The browser's services, behind small functions and hooks: the only place that names them.
//! None of them may fail the page: what a browser refuses (storage in a sandboxed frame, say) is
//! as if it were empty.

pub mod canvas;
pub mod frames;
pub mod keys;
pub mod location;
pub mod moving;
pub mod rest;
pub mod storage;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// The pointer's events, as components take them.
pub use web_sys::{PointerEvent, WheelEvent};

fn window() -> web_sys::Window {
    web_sys::window().expect("a page has a window")
}

/// The root element, which carries the theme.
fn root() -> Option<Element> {
    window().document()?.document_element()
}

/// Sets (or removes) an attribute of the root element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    // Both fail only for a name that is no attribute name.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Real time in milliseconds from some moment on: for how long a slice may take, never for a world.
pub fn now_ms() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.now())
}

/// Whether the reader asked for less movement.
pub fn reduced_motion() -> bool {
    matches("(prefers-reduced-motion: reduce)")
}

fn matches(query: &str) -> bool {
    window()
        .match_media(query)
        .ok()
        .flatten()
        .is_some_and(|list| list.matches())
}

/// The value of the input (or select) that an event is about.
pub fn value_of(event: &Event) -> String {
    let target = event.target();
    if let Some(input) = target
        .as_ref()
        .and_then(|target| target.dyn_ref::<HtmlInputElement>())
    {
        return input.value();
    }
    target
        .and_then(|target| target.dyn_into::<HtmlSelectElement>().ok())
        .map(|select| select.value())
        .unwrap_or_default()
}

/// How far down the element is scrolled that an event is about.
pub fn scroll_top_of(event: &Event) -> f64 {
    let target = event.target();
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.map_or(0.0, |element| f64::from(element.scroll_top()))
}

/// Whether the checkbox that an event is about is on.
pub fn is_checked(event: &Event) -> bool {
    let target = event.target();
    target
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .is_some_and(|input| input.checked())
}

/// Opens or closes the popover with this id.
pub fn toggle_popover(id: &str) {
    let Some(element) = window()
        .document()
        .and_then(|document| document.get_element_by_id(id))
    else {
        return;
    };
    // Older bindings lack the method; a browser without popovers shows the element as it is.
    call(&element, "togglePopover");
}

fn call(element: &Element, method: &str) {
    let method = js_sys::Reflect::get(element, &JsValue::from_str(method)).ok();
    if let Some(method) = method.and_then(|method| method.dyn_into::<js_sys::Function>().ok()) {
        let _ = method.call0(element);
    }
}

/// Moves focus to the element with this id.
pub fn focus(id: &str) {
    let element = window()
        .document()
        .and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls a code panel (and nothing around it) so that its marked line is in sight.
pub fn show_marked_line(panel: &NodeRef) {
    let Some(panel) = panel.cast::<HtmlElement>() else {
        return;
    };
    let marked = panel
        .query_selector(".now")
        .ok()
        .flatten()
        .or_else(|| panel.query_selector(".at").ok().flatten());
    let Some(line) = marked.and_then(|line| line.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let top = line.offset_top() - panel.offset_top();
    let (from, height) = (panel.scroll_top(), panel.client_height());
    if top < from || top + line.offset_height() > from + height {
        panel.set_scroll_top(top - height / 2);
    }
}
