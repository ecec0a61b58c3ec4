//! Steps a second against live tasks: the same work, cut into more and more tasks that are alive at once.

use interleave::kernel::world::{Progress, Until};
use serde_json::{Value, json};

use crate::measure::{least, timed};
use crate::programs::{compile, record, text_of, with_size};

const LIVE: [u64; 7] = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];
/// Steps for each task after which all of them live and have waited at least once.
const STEPS_UNTIL_LIVE: u64 = 400;
/// Steps measured after that.
const STEPS: u64 = 3_000_000;
const ROUNDS: usize = 3;

/// For each number of live tasks: steps a second once all of them live.
pub fn measure() -> Value {
    LIVE.into_iter().map(measure_one).collect()
}

fn measure_one(live: u64) -> Value {
    let python = compile(&with_size(&text_of("live_tasks"), live));
    let mut fault = None;
    let mut seconds_per_step = |_| {
        let mut recording = record(&python, live * STEPS_UNTIL_LIVE);
        let before = recording.n_steps();
        let until = Until::step(before + STEPS);
        let (progress, seconds) = timed(|| recording.advance(until, &mut || false).clone());
        if progress != Progress::Reached {
            fault = Some(format!("{progress:?}"));
        }
        seconds / (recording.n_steps() - before) as f64
    };
    let seconds_per_step = least((0..ROUNDS).map(&mut seconds_per_step));
    json!({ "live": live, "steps_per_s": 1.0 / seconds_per_step, "fault": fault })
}
