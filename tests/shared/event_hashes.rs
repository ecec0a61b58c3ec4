//! The hash of every scenario's event log, as text. Natively (`tests/event_hashes.rs`) and in the browser
//! (`tests/wasm.rs`) it must be the text of `tests/golden/event_hashes.txt`: today, tomorrow, everywhere.

use std::fmt::Write;

use interleave::lessons::Scenario;
use interleave::recording::hash::hash_events;
use interleave::run::{RunOptions, RunResult, run_captured};

/// What the golden file holds.
pub const GOLDEN: &str = include_str!("../golden/event_hashes.txt");

/// One line for each program of each scenario: slug, file, number of events, hash.
pub fn event_hashes() -> String {
    let mut text = String::new();
    for scenario in Scenario::all() {
        for (world, program) in scenario.programs.iter().enumerate() {
            let result = run_of(scenario, world);
            let events = &result.finished.events;
            assert!(
                events.len() > 20,
                "{} {}: {}",
                scenario.slug,
                program.name,
                result.stderr
            );
            let (slug, n, hash) = (scenario.slug, events.len(), hash_events(events.iter()));
            writeln!(text, "{slug} {} {n} {hash:016x}", program.name)
                .expect("a String takes everything");
        }
    }
    text
}

/// The run of one of a scenario's programs with the arrivals that belong to it, its events kept.
pub fn run_of(scenario: &Scenario, world: usize) -> RunResult {
    let arrivals = scenario.arrivals();
    let options = RunOptions {
        arrivals: arrivals.iter().map(|a| (a.at_ms, a.kind.clone())).collect(),
        keep_events: true,
        ..RunOptions::default()
    };
    run_captured(&scenario.files(world), &options)
}
