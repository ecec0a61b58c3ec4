//! Keys pressed anywhere on the page.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlInputElement, KeyboardEvent};

/// What a shortcut must know about a key press.
pub struct KeyPress {
    /// As the browser names it: `ArrowLeft`, `b`, `?`.
    pub key: String,
    /// Shift was down.
    pub shift: bool,
    /// Ctrl or Cmd was down.
    pub command: bool,
    /// Alt was down.
    pub alt: bool,
    /// What the focused element would do with it.
    pub focus: Focus,
}

/// What the focused element is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    /// Something that takes text: every key is its own.
    Typing,
    /// A slider or radio button: arrows, Home, End and space are its own.
    Slider,
    /// A button, link or tab: space (and, in a row of tabs, arrows) are its own.
    Button,
    /// Anything else.
    Page,
}

fn focus_of(event: &KeyboardEvent) -> Focus {
    let Some(element) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return Focus::Page;
    };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        return match input.type_().as_str() {
            "range" | "radio" => Focus::Slider,
            "checkbox" | "button" => Focus::Button,
            _ => Focus::Typing,
        };
    }
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => Focus::Typing,
        "BUTTON" | "A" | "SUMMARY" if element.get_attribute("role").as_deref() == Some("tab") => {
            Focus::Slider
        }
        "BUTTON" | "A" | "SUMMARY" => Focus::Button,
        _ if element.get_attribute("contenteditable").is_some() => Focus::Typing,
        _ => Focus::Page,
    }
}

/// Listens until dropped.
pub struct KeyListener {
    closure: Closure<dyn FnMut(KeyboardEvent)>,
}

impl KeyListener {
    /// `on_key` answers whether it has used the key; then the browser does nothing with it.
    pub fn new(on_key: impl Fn(&KeyPress) -> bool + 'static) -> Self {
        let closure = Closure::new(move |event: KeyboardEvent| {
            if event.default_prevented() {
                return;
            }
            let press = KeyPress {
                key: event.key(),
                shift: event.shift_key(),
                command: event.ctrl_key() || event.meta_key(),
                alt: event.alt_key(),
                focus: focus_of(&event),
            };
            if on_key(&press) {
                event.prevent_default();
            }
        });
        let _ = super::window()
            .add_event_listener_with_callback("keydown", closure.as_ref().unchecked_ref());
        KeyListener { closure }
    }
}

impl Drop for KeyListener {
    fn drop(&mut self) {
        let _ = super::window()
            .remove_event_listener_with_callback("keydown", self.closure.as_ref().unchecked_ref());
    }
}
