//! Steps a second against live tasks: the same work, cut into more and more tasks that are alive at once.

use interleave::kernel::event::Event;
use interleave::kernel::world::{EventSink, Progress, Until};
use serde_json::{Value, json};

use crate::measure::{least, resident_bytes, timed};
use crate::programs::{compile, record, text_of, with_size};

/// The most tasks that are measured.
pub const MOST_LIVE: u64 = 100_000;
const LIVE: [u64; 7] = [100, 300, 1_000, 3_000, 10_000, 30_000, MOST_LIVE];
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

/// Steps for each task after which all of them have been made and wait.
const STEPS_UNTIL_ASLEEP: u64 = 40;

/// How many bytes of memory each of so many waiting tasks needs: its coroutines, its future and what the kernel and
/// the loop know of it; and the same with a recording. For a process of its own.
pub fn measure_memory(live: u64) -> Value {
    let python = compile(&with_size(&text_of("live_visitors"), live));
    let until = Until::step(live * STEPS_UNTIL_ASLEEP);
    let bytes_of = |begin: Option<u64>| {
        let bytes = resident_bytes().zip(begin);
        bytes.map(|(now, begin)| now.saturating_sub(begin) / live)
    };
    let begin = resident_bytes();
    let mut world = record(&python, 0).world_at_step(0);
    world.run(&python, until, &mut Deaf);
    let bare = bytes_of(begin);
    let begin = resident_bytes();
    let recording = record(&python, until.step);
    json!({
        "live": live,
        "bytes_a_task": bare,
        "recorded_bytes_a_task": bytes_of(begin),
        "fault": (*recording.progress() != Progress::Reached).then(|| format!("{:?}", recording.progress())),
    })
}

/// Hears nothing of what happens.
struct Deaf;

impl EventSink for Deaf {
    fn event(&mut self, _event: Event) {}
}
