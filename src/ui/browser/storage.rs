//! What the page remembers between visits. `localStorage` throws in sandboxed frames and in some
//! private windows; then nothing is remembered.

fn storage() -> Option<web_sys::Storage> {
    super::window().local_storage().ok().flatten()
}

/// What was stored under the key.
pub fn get(key: &str) -> Option<String> {
    storage()?
        .get_item(&format!("interleave.{key}"))
        .ok()
        .flatten()
}

/// Stores it, if the browser lets us.
pub fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // Full or forbidden: the page works without.
        let _ = storage.set_item(&format!("interleave.{key}"), value);
    }
}
