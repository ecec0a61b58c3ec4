//! The URL's hash, where the page's address keeps what is shown.

/// The hash without its `#`, decoded.
pub fn hash() -> String {
    let hash = super::window().location().hash().unwrap_or_default();
    let hash = hash.strip_prefix('#').unwrap_or(&hash);
    js_sys::decode_uri_component(hash).map_or_else(|_| hash.to_owned(), String::from)
}

/// Replaces the hash, without a new entry in the history.
pub fn replace_hash(hash: &str) {
    let Ok(history) = super::window().history() else {
        return;
    };
    // A sandboxed frame may forbid it; the page works without.
    let _ =
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("#{hash}")));
}
