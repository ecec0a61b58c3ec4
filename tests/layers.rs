//! Imports point one way: `source ← kernel ← python ← recording ← {view, session} ← ui`. This test
//! reads the sources as text and names every line that breaks a rule of the architecture
//! (docs/architecture.md). It must never know what the code does.

use std::fs;
use std::path::{Path, PathBuf};

/// What each folder of `src` may import, beside itself. Not in the list: nobody may import it.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("kernel", &["source"]),
    ("python", &["source", "kernel"]),
    ("recording", &["source", "kernel", "python"]),
    ("run", &["source", "kernel", "python"]),
    ("view", &["source", "kernel", "python", "recording"]),
    ("lessons", &["source"]),
    (
        "session",
        &["source", "kernel", "python", "recording", "view", "lessons"],
    ),
    (
        "ui",
        &[
            "source",
            "kernel",
            "python",
            "recording",
            "view",
            "lessons",
            "session",
        ],
    ),
];

/// The crates that know the browser, by the beginning of their names.
const BROWSER_CRATES: &[&str] = &["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo"];

/// Folders that hold or copy world state.
const WORLD_STATE: &[&str] = &["kernel", "python", "recording"];

#[test]
fn imports_point_one_way() {
    let mut faults = Vec::new();
    let files = rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(files.len() > 5, "the sources were not found");
    for path in files {
        let text = fs::read_to_string(&path).expect("a source file can be read");
        let name = path
            .strip_prefix(env!("CARGO_MANIFEST_DIR"))
            .unwrap_or(&path);
        faults.extend(faults_of(&name.to_string_lossy().replace('\\', "/"), &text));
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn wrong_arrows_are_found() {
    assert_fault(
        "src/kernel/clock.rs",
        "use crate::python::value::Value;",
        "`python`",
    );
    assert_fault(
        "src/kernel/mod.rs",
        "use crate::{source::Span, view::State};",
        "`view`",
    );
    assert_fault(
        "src/python/heap.rs",
        "use crate::{\n    kernel::ids::JobId,\n    recording::{Recording, step},\n};",
        "`recording`",
    );
    assert_fault(
        "src/recording/mod.rs",
        "fn f() -> crate::view::PageView {}",
        "`view`",
    );
    assert_fault(
        "src/lessons/mod.rs",
        "use crate::kernel::ids::JobId;",
        "`kernel`",
    );
    assert_fault("src/view/mod.rs", "use crate::session::State;", "`session`");
    assert_fault("src/session/mod.rs", "use crate::ui::App;", "`ui`");
    assert_fault(
        "src/kernel/mod.rs",
        "use super::python::value::Value;",
        "`python`",
    );
    assert_fault(
        "src/kernel/policy/mod.rs",
        "use super::super::ui::App;",
        "`ui`",
    );
}

#[test]
fn the_browser_outside_ui_is_found() {
    assert_fault("src/session/clock.rs", "use web_sys::window;", "`web_sys`");
    assert_fault(
        "src/view/mod.rs",
        "let t = js_sys::Date::now();",
        "`js_sys`",
    );
    assert_fault(
        "src/kernel/mod.rs",
        "use gloo_timers::callback::Timeout;",
        "`gloo_timers`",
    );
    assert_fault(
        "src/view/mod.rs",
        "wasm_bindgen_futures::spawn_local(x);",
        "`wasm_bindgen_futures`",
    );
}

#[test]
fn shared_mutable_state_and_a_missing_head_are_found() {
    assert_fault("src/python/heap.rs", "x: Rc<RefCell<Heap>>", "Rc<RefCell");
    assert_fault(
        "src/kernel/mod.rs",
        "x: Rc<\n    std::cell::RefCell<Heap>,\n>",
        "Rc<RefCell",
    );
    let faults = faults_of("src/kernel/mod.rs", "use crate::source::Span;");
    assert!(faults.len() == 1 && faults[0].contains("//!"), "{faults:?}");
}

#[test]
fn right_arrows_comments_and_strings_are_no_faults() {
    for (path, code) in [
        (
            "src/kernel/clock.rs",
            "use crate::kernel::ids::JobId;\nuse super::ids;\nuse crate::source::Span;",
        ),
        (
            "src/kernel/clock.rs",
            "/// See [`crate::view::State`], and `yew`.\n/* crate::ui */ let x = 1;",
        ),
        (
            "src/kernel/clock.rs",
            "panic!(\"crate::ui::App, yew \\\" web_sys\"); r#\"js_sys\"#; '\"'; 'a: loop {}",
        ),
        (
            "src/view/mod.rs",
            "use crate::{kernel::{event::Event, ids::JobId}, python::value::Value};",
        ),
        (
            "src/session/mod.rs",
            "use crate::view::State;\nuse crate::lessons::SCENARIOS;",
        ),
        (
            "src/ui/app.rs",
            "use yew::prelude::*;\nuse crate::session::Session;",
        ),
        ("src/lib.rs", "pub mod ui;\nuse crate::ui::App;"),
        (
            "src/python/mod.rs",
            "use super::kernel::ids;\nfn python_view() {}",
        ),
        ("src/kernel/mod.rs", "let yewish = my_web_sys + gloomy;"),
    ] {
        let faults = faults_of(path, &format!("//! About.\n{code}"));
        assert!(faults.is_empty(), "{code}\n{faults:?}");
    }
}

fn assert_fault(path: &str, code: &str, part: &str) {
    let faults = faults_of(path, &format!("//! About.\n{code}\n"));
    assert!(
        faults.len() == 1 && faults[0].contains(part),
        "{code}\n{faults:?}"
    );
}

/// Every broken rule in one file, as `path:line: what`. `path` is relative to the package.
fn faults_of(path: &str, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if !text.starts_with("//!") {
        faults.push(format!(
            "{path}:1: a module opens with `//!`: what it is, what it must never know"
        ));
    }
    let code = code_only(text);
    let modules = module_path(path);
    if let Some(&layer) = modules.first() {
        let allowed = MAY_IMPORT
            .iter()
            .find(|(name, _)| *name == layer)
            .map(|(_, allowed)| *allowed);
        match allowed {
            None => faults.push(format!(
                "{path}:1: `{layer}` is not in the list of layers (tests/layers.rs)"
            )),
            Some(allowed) => {
                for (at, target) in imports(&code, modules.len()) {
                    if target != layer && !allowed.contains(&target) {
                        faults.push(format!(
                            "{path}:{}: `{layer}` must not import `{target}`",
                            line_of(&code, at)
                        ));
                    }
                }
            }
        }
        if layer != "ui" {
            faults.extend(words(&code).filter(|(_, word)| is_browser_crate(word)).map(
                |(at, word)| format!("{path}:{}: only `ui` may name `{word}`", line_of(&code, at)),
            ));
        }
        if WORLD_STATE.contains(&layer) {
            faults.extend(shared_cells(&code).map(|at| {
                format!(
                    "{path}:{}: never `Rc<RefCell<…>>` in a world",
                    line_of(&code, at)
                )
            }));
        }
    }
    faults
}

/// `src/kernel/policy/mod.rs` → `[kernel, policy]`; `lib.rs` and `main.rs` are the root: `[]`.
fn module_path(path: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .collect();
    if matches!(parts.last(), Some(&("mod" | "lib" | "main"))) {
        parts.pop();
    }
    parts
}

/// The top-level modules that the code of a module at this depth names, with their places: by `crate::x`,
/// `crate::{x, y::z}` or as many `super::` as lead out of the layer.
fn imports(code: &str, depth: usize) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut supers = 0;
    for (at, word) in words(code) {
        let rest = &code[at + word.len()..];
        let goes_on = rest.trim_start().starts_with("::");
        match word {
            "super" if goes_on => {
                supers += 1;
                if supers >= depth {
                    found.extend(
                        first_names(code, at + word.len()).filter(|(_, name)| is_layer(name)),
                    );
                }
                continue;
            }
            "crate" if goes_on => found.extend(first_names(code, at + word.len())),
            _ => {}
        }
        supers = 0;
    }
    found
}

/// What follows the `::` at `at`: one name, or the first name of each part of a `{…}` group.
fn first_names(code: &str, at: usize) -> impl Iterator<Item = (usize, &str)> {
    let start = at + code[at..].find("::").expect("the caller saw it") + 2;
    let start = start + (code[start..].len() - code[start..].trim_start().len());
    let mut starts = vec![start];
    if code[start..].starts_with('{') {
        starts.clear();
        let mut depth = 0;
        for (offset, c) in code[start..].char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 1 && matches!(c, '{' | ',') {
                starts.push(start + offset + 1);
            }
            if depth == 0 {
                break;
            }
        }
    }
    starts.into_iter().filter_map(|from| {
        words(&code[from..])
            .next()
            .map(|(at, word)| (from + at, word))
    })
}

fn is_layer(name: &str) -> bool {
    MAY_IMPORT.iter().any(|(layer, _)| *layer == name)
}

fn is_browser_crate(word: &str) -> bool {
    BROWSER_CRATES.iter().any(|name| {
        word.strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    })
}

/// Where `Rc<` (or `Arc<`) is followed by a `RefCell` or `Mutex`, with or without its path.
fn shared_cells(code: &str) -> impl Iterator<Item = usize> {
    words(code).filter_map(|(at, word)| {
        let inner = code[at + word.len()..].trim_start().strip_prefix('<')?;
        let inner = inner.split('<').next().unwrap_or_default();
        let cell = inner.rsplit("::").next().unwrap_or_default().trim();
        (matches!(word, "Rc" | "Arc") && matches!(cell, "RefCell" | "Mutex" | "RwLock"))
            .then_some(at)
    })
}

/// The identifiers of a text with their places.
fn words(code: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.split(move |c| !is_part(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - code.as_ptr() as usize, word))
}

fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// The text with comments, strings and character literals blanked; lines stay where they are.
fn code_only(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = skipped_len(rest, out.chars().next_back());
        let length = skipped.unwrap_or(first.len_utf8());
        if skipped.is_some() {
            out.extend(
                rest[..length]
                    .chars()
                    .map(|c| if c == '\n' { '\n' } else { ' ' }),
            );
        } else {
            out.push(first);
        }
        rest = &rest[length..];
    }
    out
}

/// The length of the comment or literal that `rest` begins with, if it does.
fn skipped_len(rest: &str, before: Option<char>) -> Option<usize> {
    let inside_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(rest.find("*/").map_or(rest.len(), |end| end + 2));
    }
    if let Some(raw) = rest.strip_prefix('r').filter(|_| !inside_word) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let from = hashes + 2;
            return Some(
                rest[from..]
                    .find(&close)
                    .map_or(rest.len(), |end| from + end + close.len()),
            );
        }
    }
    if rest.starts_with('"') {
        return Some(quoted_len(rest, '"'));
    }
    // `'x'` and `'\n'` are characters, `'a` is a lifetime.
    let mut chars = rest.strip_prefix('\'')?.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    (first == '\\' || second == '\'').then(|| quoted_len(rest, '\''))
}

/// The length of a literal that begins and ends with `quote`.
fn quoted_len(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Every Rust file below a folder, in order of path.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a source folder can be read")
        .map(|entry| entry.expect("a folder entry can be read").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
