//! Same recording, same bytes: the event log of every scenario natively. `tests/wasm.rs` holds the browser
//! to the same golden file.

#[path = "shared/event_hashes.rs"]
mod event_hashes;

use event_hashes::{GOLDEN, event_hashes, run_of};
use interleave::kernel::event::{Event, EventKind};
use interleave::lessons::Scenario;

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

/// Also one that is accepted by one service and worked on by another, with a queue in between.
#[test]
fn a_job_is_finished_once() {
    for scenario in Scenario::all() {
        let n_jobs = scenario.arrivals().len();
        for (world, program) in scenario.programs.iter().enumerate() {
            let events = run_of(scenario, world).finished.events;
            let finished = |event: &Event| match event.kind {
                EventKind::JobFinished { job, .. } => Some(job.0),
                _ => None,
            };
            let mut jobs: Vec<u32> = events.iter().filter_map(finished).collect();
            jobs.sort_unstable();
            let all: Vec<u32> = (1..).take(n_jobs).collect();
            assert_eq!(jobs, all, "{} {}", scenario.slug, program.name);
        }
    }
}
