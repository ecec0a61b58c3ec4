//! Natives answer with calls of functions that `_prelude.py` must define: none may be missing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Names in double quotes that follow one of the ways to call the prelude.
fn names_called(text: &str, found: &mut BTreeSet<String>) {
    for way in [
        "Prelude {\n",
        "Prelude { name: ",
        "call_prelude(",
        "prelude(",
    ] {
        for (at, _) in text.match_indices(way) {
            let rest = &text[at + way.len()..];
            let rest = rest.trim_start().trim_start_matches("name: ");
            if let Some(name) = rest.strip_prefix('"').and_then(|r| r.split('"').next()) {
                found.insert(String::from(name));
            }
        }
    }
}

fn rust_files(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the source folder is readable") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(fs::read_to_string(&path).expect("a source file is readable"));
        }
    }
}

#[test]
fn every_prelude_function_that_a_native_calls_is_defined() {
    let mut texts = Vec::new();
    rust_files(Path::new("src/python"), &mut texts);
    let mut called = BTreeSet::new();
    for text in &texts {
        names_called(text, &mut called);
    }
    assert!(
        called.contains("_truth"),
        "the search finds the calls: {called:?}"
    );
    let prelude = fs::read_to_string("src/python/library/_prelude.py").expect("the prelude");
    let missing: Vec<&String> = called
        .iter()
        .filter(|name| {
            !prelude.contains(&format!("def {name}("))
                && !prelude.contains(&format!("class {name}"))
        })
        .collect();
    assert!(
        missing.is_empty(),
        "_prelude.py does not define {missing:?}"
    );
}
