//! The programs of the benchmarks, made small, print the same on CPython and in the simulated machine.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../benches/shared/cpython.rs"]
mod cpython;
#[path = "../benches/shared/programs.rs"]
mod programs;

use cpython::CPython;
use programs::{CONCURRENT, SEQUENTIAL, compile, printed, record, text_of, with_size};

/// Far more than any of them needs when it is small.
const MAX_STEPS: u64 = 10_000_000;

#[test]
fn benchmark_programs_print_what_cpython_prints() {
    let Some(mut cpython) = CPython::start() else {
        println!("not checked: python3 is not CPython 3.11");
        return;
    };
    for name in SEQUENTIAL.iter().chain(&CONCURRENT).chain(&["long_run"]) {
        let text = text_of(name);
        let (_, size) = text.split_once("# in tests: ").expect("a size for tests");
        let size = size.lines().next().unwrap_or_default().replace('_', "");
        let text = with_size(&text, size.parse().expect("a number"));
        let expected = cpython.run(&text);
        assert!(
            expected.seconds > 0.0 && !expected.printed.is_empty(),
            "{name} ran"
        );
        let found = record(&compile(&text), MAX_STEPS);
        assert_eq!(printed(&found), expected.printed, "{name}");
    }
}
