//! Steps a second against live tasks: the same work, cut into more and more tasks that are alive at once.

use interleave::kernel::world::Until;
use serde_json::{Value, json};

use crate::measure::{least, timed};
use crate::programs::{compile, record, text_of, with_size};

const LIVE: [u64; 7] = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];
/// Steps for each task after which all of them live and have waited at least once.
const STEPS_UNTIL_LIVE: u64 = 200;
/// Steps measured after that.
const STEPS: u64 = 3_000_000;
const ROUNDS: usize = 3;

/// For each number of live tasks: steps a second once all of them live.
pub fn measure() -> Value {
    LIVE.into_iter().map(measure_one).collect()
}

fn measure_one(live: u64) -> Value {
    let python = compile(&with_size(&text_of("live_tasks"), live));
    let seconds = |_| {
        let mut recording = record(&python, live * STEPS_UNTIL_LIVE);
        let until = Until::step(recording.n_steps() + STEPS);
        let ((), seconds) = timed(|| {
            recording.advance(until, &mut || false);
        });
        assert!(
            recording.n_steps() >= until.step,
            "it goes on: {:?}",
            recording.progress()
        );
        seconds
    };
    let seconds = least((0..ROUNDS).map(seconds));
    json!({ "live": live, "steps_per_s": STEPS as f64 / seconds })
}
