//! The core in a real browser: `make wasm` runs these in headless Chromium. What is tested natively
//! elsewhere is tested again here where the browser could differ: 32-bit sizes, floats, order.
#![cfg(target_arch = "wasm32")]

use interleave::source::{Diagnostic, DiagnosticKind};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_diagnostic_reads_as_natively() {
    let diagnostic = Diagnostic {
        file: "threads.py".into(),
        line: 3,
        column: 1,
        kind: DiagnosticKind::Unsupported,
        message: "import numpy".into(),
    };
    assert_eq!(
        diagnostic.to_string(),
        "threads.py:3: not supported: import numpy"
    );
}
