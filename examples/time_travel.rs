//! `cargo run --release --example time_travel -- FILE.py [STEPS]`: records that many steps of a program
//! (10⁸ unless told), goes to 1,000 places of it, steps back a line from 200, and says what it cost.

#![expect(
    clippy::disallowed_types,
    reason = "it measures what the recording costs in real time"
)]

use std::fs;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

use interleave::kernel::inbox::InboxMode;
use interleave::kernel::machine::Machine;
use interleave::kernel::world::{Limits, Until};
use interleave::python::{load, runtime::Python};
use interleave::recording::{Recording, Setup};
use interleave::source::SourceFile;

const N_SEEKS: usize = 1_000;
const N_LINES_BACK: usize = 200;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = arguments.first() else {
        eprintln!("usage: time_travel FILE.py [STEPS]");
        return ExitCode::from(2);
    };
    let n_steps = arguments
        .get(1)
        .and_then(|text| text.replace('_', "").parse().ok());
    let text = fs::read_to_string(path).expect("the file can be read");
    let file = SourceFile {
        name: path.as_str().into(),
        module: "__main__".into(),
        text: text.into(),
    };
    let python = match load::load(&[file]) {
        Ok(python) => python,
        Err(diagnostics) => {
            diagnostics.iter().for_each(|d| eprintln!("{d}"));
            return ExitCode::FAILURE;
        }
    };
    let setup = Setup {
        machine: Machine::default(),
        arrivals: Rc::default(),
        inbox: InboxMode::ClosesAfterLast,
        limits: Limits::default(),
    };
    let mut recording = Recording::new(Rc::new(python), setup);
    record(&mut recording, n_steps.unwrap_or(100_000_000));
    seek(&recording);
    step_back(&recording);
    ExitCode::SUCCESS
}

/// Records in slices as a page would, and says how long the longest was too long.
fn record(recording: &mut Recording<Python>, n_steps: u64) {
    let slice = Duration::from_millis(8);
    let (begin, mut longest) = (Instant::now(), Duration::ZERO);
    while !recording.is_settled() && recording.n_steps() < n_steps {
        let began = Instant::now();
        recording.advance(Until::step(n_steps), &mut || began.elapsed() >= slice);
        longest = longest.max(began.elapsed());
    }
    let seconds = begin.elapsed().as_secs_f64();
    let steps = recording.n_steps();
    println!(
        "recorded     {steps} steps, {} events in {seconds:.2} s: {:.1} M steps/s; longest 8 ms slice {:.1} ms; {:?}",
        recording.log().len(),
        steps as f64 / seconds / 1e6,
        longest.as_secs_f64() * 1e3,
        recording.progress(),
    );
    println!(
        "memory       {:.1} MB in {} keyframes and the rest, and the world {:.1} MB; peak of the process {} MB",
        recording.memory_bytes() as f64 / 1e6,
        recording.n_keyframes(),
        recording.world_bytes() as f64 / 1e6,
        peak_rss_kb() / 1024
    );
}

fn seek(recording: &Recording<Python>) {
    let mut random = Random(1);
    let mut times = Vec::new();
    for _ in 0..N_SEEKS {
        let time_ns = random.below(recording.end_ns() + 1);
        times.push(best(|| {
            let world = recording.world_at_time(time_ns);
            assert!(world.now_ns() <= time_ns);
        }));
    }
    say("seek", times);
}

fn step_back(recording: &Recording<Python>) {
    let mut random = Random(2);
    let mut times = Vec::new();
    for _ in 0..N_LINES_BACK {
        let time_ns = random.below(recording.end_ns() + 1);
        times.push(best(|| {
            let line_ns = recording.previous_line(time_ns);
            let world = recording.world_at_time(line_ns.unwrap_or(0));
            assert!(world.now_ns() <= time_ns);
        }));
    }
    say("a line back", times);
}

/// How long it takes, the best of three: others may use the machine meanwhile.
fn best(mut act: impl FnMut()) -> Duration {
    let mut once = || {
        let began = Instant::now();
        act();
        began.elapsed()
    };
    once().min(once()).min(once())
}

fn say(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e3;
    println!(
        "{what:12} p50 {:.2} ms, p99 {:.2} ms, longest {:.2} ms",
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

/// The most memory that this process ever had, as Linux says it.
fn peak_rss_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let digits = line.map(|line| {
        line.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    });
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((u128::from(self.0) * u128::from(end)) >> 64) as u64
    }
}
