//! A few programs of `make fuzz`: random ones, which must do here what they do on CPython 3.11, and damaged ones,
//! which the engine must survive. A hundred random ones that have no open difference: `make fuzz` looks for those.
#![cfg(not(target_arch = "wasm32"))]

use std::path::Path;
use std::process::Command;

const FUZZ: &str = "tests/fuzz/fuzz.py";

#[test]
fn random_programs_do_what_cpython_does() {
    fuzz("all", "190", "110");
}

#[test]
fn damaged_programs_are_survived() {
    fuzz("damaged", "0", "300");
}

fn fuzz(kind: &str, seed: &str, count: &str) {
    let version = Command::new("python3").arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    if !version.is_ok_and(|text| text.starts_with("Python 3.11.")) {
        println!("not checked: python3 is not CPython 3.11");
        return;
    }
    let fuzzed = Command::new("python3")
        .args([FUZZ, "--kind", kind, "--seed", seed])
        .args(["--count", count, "--engine"])
        .arg(engine())
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("python3 runs");
    let shown = String::from_utf8_lossy(&fuzzed.stdout);
    let errors = String::from_utf8_lossy(&fuzzed.stderr);
    assert!(fuzzed.status.success(), "{shown}{errors}");
}

/// The engine as a process, built as this test was.
fn engine() -> std::path::PathBuf {
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--locked", "--example", "engine"]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let built = build.current_dir(env!("CARGO_MANIFEST_DIR")).status();
    assert!(built.expect("cargo runs").success(), "it is not built");
    let test = std::env::current_exe().expect("a test knows its path");
    let profile = test.parent().and_then(Path::parent);
    profile.expect("tests are in deps").join("examples/engine")
}
