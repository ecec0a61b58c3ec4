//! One long run, from 10³ to 10⁸ steps: how long it takes to record, to seek in it at random and to step back one
//! line in it, and how much memory it needs. Each length in a process of its own, so that memory is its own too.

use std::env;
use std::process::Command;

use interleave::python::runtime::Python;
use interleave::recording::Recording;
use serde_json::{Value, json};

use crate::measure::{Numbers, percentiles, resident_bytes, timed};
use crate::programs::{compile, record, text_of, with_size};

const LENGTHS: [u64; 6] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
const SEEKS: usize = 1_000;
const STEPS_BACK: usize = 300;

/// All lengths, each told as soon as it is measured.
pub fn measure(mut measured: impl FnMut(Value)) {
    for steps in LENGTHS {
        let row = measure_apart("--long-run", steps);
        println!("long run: {row}");
        measured(row);
    }
}

/// What this program prints with an option and a number, in a process of its own.
pub fn measure_apart(option: &str, number: u64) -> Value {
    let own = env::current_exe().expect("a process knows its program");
    let output = Command::new(own)
        .args([option, &number.to_string()])
        .output();
    let output = output.expect("the benchmark starts a second time");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{option} {number}: {told}");
    serde_json::from_slice(&output.stdout).expect("it prints JSON")
}

/// How many turns of the program are about so many steps.
pub fn turns(steps: u64) -> u64 {
    let steps_of = |turns| {
        let python = compile(&with_size(&text_of("long_run"), turns));
        record(&python, u64::MAX).n_steps()
    };
    let (few, more) = (1_000, 11_000);
    let (of_few, of_more) = (steps_of(few), steps_of(more));
    few + steps.saturating_sub(of_few) * (more - few) / (of_more - of_few)
}

/// One length.
pub fn measure_one(steps: u64) -> Value {
    let python = compile(&text_of("long_run"));
    // What the program needs anyway is not what its recording needs.
    drop(record(&python, LENGTHS[0]));
    let before = resident_bytes();
    let (recording, seconds) = timed(|| record(&python, steps));
    let after = resident_bytes();
    assert!(
        recording.n_steps() >= steps,
        "the run is long enough: {:?}",
        recording.progress()
    );
    let bytes = before
        .zip(after)
        .map(|(before, after)| after.saturating_sub(before));
    json!({
        "steps": recording.n_steps(),
        "events": recording.log().len(),
        "record_s": seconds,
        "bytes": bytes,
        "seek": percentiles(&mut seeks(&recording)),
        "step_back": percentiles(&mut steps_back(&recording)),
    })
}

fn random_times(recording: &Recording<Python>, n: usize) -> Vec<u64> {
    let mut numbers = Numbers(1);
    (0..n)
        .map(|_| numbers.below(recording.end_ns() + 1))
        .collect()
}

/// Seconds of each seek to a random time.
fn seeks(recording: &Recording<Python>) -> Vec<f64> {
    let seek = |time_ns: u64| timed(|| recording.seen_at(recording.place_at_time(time_ns), None)).1;
    random_times(recording, SEEKS)
        .into_iter()
        .map(seek)
        .collect()
}

/// Seconds of each step back by a line, from a random time: to find the line, and the world there.
fn steps_back(recording: &Recording<Python>) -> Vec<f64> {
    let step_back = |time_ns: u64| {
        let there = || {
            recording
                .previous_line(time_ns)
                .map(|ns| recording.world_at_time(ns).step())
        };
        timed(there).1
    };
    random_times(recording, STEPS_BACK)
        .into_iter()
        .map(step_back)
        .collect()
}
