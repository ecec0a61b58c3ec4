//! What the page loads when someone uses it: its programs, and the rest of its code. What the first drawing does
//! not need lies in a second Wasm file (`examples/split`); `static/boot.js` loads it before it gives the
//! programs, and at once if something calls a function of it before.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Links the second file, if that has not been done. Called from here when it has been fetched, and by
    /// the first file when one of its functions is called before.
    #[wasm_bindgen(js_name = loadRestOfCode)]
    fn load_rest_of_code();

    #[wasm_bindgen(js_name = pagePrograms, catch)]
    async fn page_programs(at_once: bool) -> Result<JsValue, JsValue>;
}

/// The image of the page's programs (`crate::python::image`): at once, or as soon as someone begins to use
/// the page. When it is there the rest of the code is there too.
///
/// # Errors
/// Why it could not be loaded, for a reader.
pub async fn programs(at_once: bool) -> Result<Vec<u8>, String> {
    let programs = page_programs(at_once).await;
    let programs = programs.and_then(JsCast::dyn_into::<Uint8Array>);
    let programs = programs.inspect(|_| load_rest_of_code());
    programs.map(|bytes| bytes.to_vec()).map_err(|error| {
        let error = error.dyn_ref::<js_sys::Error>().map(js_sys::Error::message);
        error.map_or_else(|| "it is no error".to_owned(), String::from)
    })
}
