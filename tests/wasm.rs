//! The core in a real browser: `make wasm` runs these in headless Chromium. What is tested natively
//! elsewhere is tested again here, where the target could make a difference: 32-bit sizes, floats, order.
#![cfg(target_arch = "wasm32")]

#[path = "shared/event_hashes.rs"]
mod event_hashes;

use std::rc::Rc;

use include_dir::{Dir, DirEntry, File, include_dir};
use interleave::lessons::parse_arrivals;
use interleave::python::load::load;
use interleave::run::{RunOptions, run_captured};
use interleave::source::SourceFile;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

static PROGRAMS: Dir = include_dir!("$CARGO_MANIFEST_DIR/tests/programs");

/// As in `tests/programs.rs`.
const MAX_STEPS: u64 = 30_000_000;

#[wasm_bindgen_test]
fn event_logs_are_the_golden_ones() {
    assert_eq!(event_hashes::event_hashes(), event_hashes::GOLDEN);
}

#[wasm_bindgen_test]
fn programs_print_what_cpython_prints() {
    let mut n_checked = 0;
    let mut failures = Vec::new();
    for folder in PROGRAMS.dirs() {
        for file in folder.files() {
            let Some(stored) = PROGRAMS.get_file(file.path().with_extension("out")) else {
                continue;
            };
            if file
                .path()
                .extension()
                .is_none_or(|extension| extension != "py")
            {
                continue;
            }
            // Named first: a panic ends the whole test.
            console_log!("{}", file.path().display());
            if !stored
                .contents_utf8()
                .expect("golden output is text")
                .starts_with(&outcome_of(folder, file))
            {
                failures.push(file.path().display().to_string());
            }
            n_checked += 1;
        }
    }
    assert!(n_checked >= 120, "the programs were not found");
    assert!(failures.is_empty(), "{failures:#?}");
}

/// Exit status and standard output in the form in which they are stored.
fn outcome_of(folder: &Dir, file: &File) -> String {
    let name = file
        .path()
        .file_name()
        .and_then(|name| name.to_str())
        .expect("programs have plain names");
    let text = file.contents_utf8().expect("a program is text");
    let arrivals = folder.entries().iter().filter_map(DirEntry::as_file);
    let arrivals = arrivals
        .filter(|file| file.path().ends_with("arrivals.txt"))
        .find_map(File::contents_utf8);
    let arrivals = parse_arrivals(arrivals.unwrap_or_default()).expect("the arrivals can be read");
    let options = RunOptions {
        arrivals: arrivals
            .into_iter()
            .map(|a| (a.at_ms, Rc::clone(&a.kind)))
            .collect(),
        max_steps: Some(MAX_STEPS),
        ..RunOptions::default()
    };
    let source = SourceFile {
        name: name.into(),
        module: "__main__".into(),
        text: text.into(),
    };
    let result = run_captured(&[source], &options);
    format!(
        "--- status\n{}\n--- stdout\n{}--- stderr\n",
        result.finished.status, result.stdout
    )
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
