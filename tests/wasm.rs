//! The core in a real browser: `make wasm` runs these in headless Chromium. What is tested natively
//! elsewhere is tested again here where the browser could differ: 32-bit sizes, floats, order.
#![cfg(target_arch = "wasm32")]

use interleave::python::load::load;
use interleave::source::{Diagnostic, DiagnosticKind, SourceFile};
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

/// The browser's stack is small: what the compiler's limits let through must fit, and what they
/// refuse must be refused before it is parsed.
#[wasm_bindgen_test]
fn deeply_nested_programs_compile_or_are_refused() {
    let nested =
        |open: &str, close: &str, n: usize| format!("x = {}1{}\n", open.repeat(n), close.repeat(n));
    let deep = [
        ("(", ")"),
        ("[", "]"),
        ("{1: ", "}"),
        ("lambda: ", ""),
        ("-", ""),
    ];
    for (open, close) in deep {
        let file = |n| SourceFile {
            name: "deep.py".into(),
            module: "__main__".into(),
            text: nested(open, close, n).into(),
        };
        assert!(load(&[file(95)]).is_ok(), "{open}");
        assert!(load(&[file(50_000)]).is_err(), "{open}");
    }
    let file = |text: String| SourceFile {
        name: "deep.py".into(),
        module: "__main__".into(),
        text: text.into(),
    };
    let ifs: String = (0..95)
        .map(|n| format!("{}if 1:\n", " ".repeat(n)))
        .collect();
    assert!(load(&[file(ifs + &" ".repeat(95) + "pass\n")]).is_ok());
    assert!(load(&[file(nested("1 + ", "", 990))]).is_ok());
    let chain = format!("x = __name__{}\n", ".x".repeat(95));
    assert!(load(&[file(chain)]).is_ok());
}
