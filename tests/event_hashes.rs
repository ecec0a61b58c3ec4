//! Same recording, same bytes: the event log of every scenario natively. `tests/wasm.rs` holds the browser
//! to the same golden file.

#[path = "shared/event_hashes.rs"]
mod event_hashes;

use event_hashes::{GOLDEN, event_hashes};

/// When a change of the machine, its costs or a scenario is meant, run with `UPDATE_GOLDEN=1`.
#[test]
fn event_logs_are_the_golden_ones() {
    let found = event_hashes();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/event_hashes.txt");
        std::fs::write(path, &found).expect("the golden file can be written");
        return;
    }
    assert_eq!(
        found, GOLDEN,
        "what is meant to change is stored by UPDATE_GOLDEN=1"
    );
}

#[test]
fn a_run_is_the_same_twice() {
    assert_eq!(event_hashes(), event_hashes());
}
