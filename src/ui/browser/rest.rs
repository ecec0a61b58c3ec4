//! The rest of the page's code: what drawing the first worlds does not need lies in a second Wasm file
//! (`examples/split`), which `static/boot.js` loads. A function of it that is called before has it loaded at once.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = loadRestOfCode)]
    fn load_rest_of_code(at_once: bool);
}

/// Loads the rest as soon as someone begins to use the page.
pub fn load_when_used() {
    load_rest_of_code(false);
}
