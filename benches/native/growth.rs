//! Steps a second against live tasks: the same work, cut into more and more tasks that are alive at once.

use interleave::kernel::event::Event;
use interleave::kernel::world::{EventSink, Progress, Until};
use serde_json::{Value, json};

use crate::measure::{least, timed};
use crate::programs::{compile, record, text_of, with_size};

const LIVE: [u64; 7] = [100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];
/// Steps for each task after which all of them live and have waited at least once.
const STEPS_UNTIL_LIVE: u64 = 400;
/// Steps measured after that.
const STEPS: u64 = 3_000_000;
const ROUNDS: usize = 3;

/// For each number of live tasks: steps a second once all of them live, recorded and not.
pub fn measure() -> Value {
    LIVE.into_iter().map(measure_one).collect()
}

fn measure_one(live: u64) -> Value {
    let python = compile(&with_size(&text_of("live_tasks"), live));
    let (mut recorded, mut bare) = (Vec::new(), Vec::new());
    let mut fault = None;
    for _ in 0..ROUNDS {
        let mut recording = record(&python, live * STEPS_UNTIL_LIVE);
        let begin = recording.n_steps();
        let until = Until::step(begin + STEPS);
        let mut world = recording.world_at_step(begin);
        let (progress, seconds) = timed(|| recording.advance(until, &mut || false).clone());
        if progress != Progress::Reached {
            fault = Some(format!("{progress:?}"));
        }
        recorded.push(seconds / (recording.n_steps() - begin) as f64);
        // What the two share would be copied.
        drop(recording);
        let (_, seconds) = timed(|| world.run(&python, until, &mut Deaf));
        bare.push(seconds / STEPS as f64);
    }
    json!({
        "live": live,
        "steps_per_s": 1.0 / least(recorded.into_iter()),
        "bare_steps_per_s": 1.0 / least(bare.into_iter()),
        "fault": fault,
    })
}

/// Hears nothing of what happens.
struct Deaf;

impl EventSink for Deaf {
    fn event(&mut self, _event: Event) {}
}
