//! The programs against CPython, and what else is measured natively.

use std::cell::RefCell;
use std::time::Duration;
use std::{env, fs};

use criterion::{Criterion, SamplingMode};
use interleave::kernel::event::EventKind;
use interleave::kernel::world::Progress;
use serde_json::{Value, json};

use crate::cpython::CPython;
use crate::measure::{least, median, timed};
use crate::programs::{CONCURRENT, SEQUENTIAL, compile, printed, record, text_of};
use crate::ratio::TimesCPython;
use crate::{growth, long_run};

const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/bench/native.json");
/// Rounds of each sequential program (the fewest that criterion takes); each runs it once here and once on CPython.
const ROUNDS: usize = 10;
/// Rounds of each concurrent program: CPython takes seconds for one, and a few per cent do not matter.
const CONCURRENT_ROUNDS: usize = 3;

/// `native all`, or words: the parts `programs`, `long_run`, `growth`, and programs by name. `native --long-run STEPS`
/// measures one run and prints it; `native --turns STEPS` prints how many turns of that program are so many steps;
/// `native --tasks N` prints how much memory so many tasks need.
pub fn main() {
    let words: Vec<String> = env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    if let [option, steps] = &words[..]
        && option.starts_with("--")
    {
        let steps = steps.parse().expect("a number of steps");
        match option.as_str() {
            "--turns" => println!("{}", long_run::turns(steps)),
            "--tasks" => println!("{}", growth::measure_memory(steps)),
            _ => println!("{}", long_run::measure_one(steps)),
        }
        return;
    }
    let is_wanted = |word: &str| words.iter().any(|w| w == word || w == "all");
    let mut found = read_back();
    let names = SEQUENTIAL.iter().chain(&CONCURRENT);
    let names: Vec<&str> = names
        .copied()
        .filter(|name| is_wanted("programs") || is_wanted(name))
        .collect();
    run_programs(&names, |name, row| {
        found["programs"][name] = row;
        write(&found);
    });
    if is_wanted("long_run") {
        found["long_run"] = Value::Array(Vec::new());
        long_run::measure(|row| {
            let rows = found["long_run"].as_array_mut();
            rows.expect("invariant: an array").push(row);
            write(&found);
        });
    }
    if is_wanted("growth") {
        found["tasks"] = long_run::measure_apart("--tasks", growth::MOST_LIVE);
        println!("memory of tasks: {}", found["tasks"]);
        found["growth"] = growth::measure();
        write(&found);
    }
}

fn write(found: &Value) {
    let text = serde_json::to_string_pretty(found).expect("figures are JSON");
    fs::write(OUT, text + "\n").expect("the figures can be written");
}

/// What was measured before: a part can be measured again by itself.
fn read_back() -> Value {
    fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/target/bench"))
        .expect("target/bench can be made");
    let text = fs::read_to_string(OUT).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_else(|_| json!({ "programs": {} }))
}

fn run_programs(names: &[&str], mut measured: impl FnMut(&str, Value)) {
    let cpython = RefCell::new(CPython::start().expect("python3 is CPython 3.11"));
    let mut criterion = Criterion::default()
        .with_measurement(TimesCPython)
        .without_plots()
        .sample_size(ROUNDS)
        .warm_up_time(Duration::from_millis(1))
        .measurement_time(Duration::from_millis(1));
    let mut group = criterion.benchmark_group("times_cpython");
    // One run in each round, not one more each time.
    group.sampling_mode(SamplingMode::Flat);
    for &name in names {
        let program = Program::new(name);
        let round = || program.round(&mut cpython.borrow_mut());
        if CONCURRENT.contains(&name) {
            (0..CONCURRENT_ROUNDS).for_each(|_| println!("{name}: {:.3} × CPython", round()));
        } else {
            group.bench_function(name, |bencher| {
                bencher.iter_custom(|n| (0..n).map(|_| round()).sum());
            });
        }
        measured(name, program.row());
    }
    group.finish();
}

/// A program, and how long it took here and there.
struct Program {
    name: String,
    text: String,
    rounds: RefCell<Vec<Round>>,
}

struct Round {
    seconds: f64,
    cpython_seconds: f64,
    /// Why it does not count.
    fault: Option<String>,
    n_steps: u64,
    n_events: usize,
    n_task_steps: usize,
}

impl Program {
    fn new(name: &str) -> Program {
        Program {
            name: name.to_owned(),
            text: text_of(name),
            rounds: RefCell::default(),
        }
    }

    /// Once here, once on CPython: how many times CPython's time we took.
    fn round(&self, cpython: &mut CPython) -> f64 {
        let python = compile(&self.text);
        let (recording, seconds) = timed(|| record(&python, u64::MAX));
        let answer = cpython.run(&self.text);
        let fault = match recording.progress() {
            Progress::Exited(0) if printed(&recording) == answer.printed => None,
            Progress::Exited(0) => Some("prints something else than CPython".to_owned()),
            other => Some(format!("{other:?}")),
        };
        let events = recording.log().iter_from(0);
        self.rounds.borrow_mut().push(Round {
            seconds,
            cpython_seconds: answer.seconds,
            fault,
            n_steps: recording.n_steps(),
            n_events: recording.log().len(),
            n_task_steps: events
                .filter(|event| matches!(event.kind, EventKind::TaskResumed))
                .count(),
        });
        seconds / answer.seconds
    }

    fn row(&self) -> Value {
        let rounds = self.rounds.borrow();
        let seconds = least(rounds.iter().map(|round| round.seconds));
        let cpython = least(rounds.iter().map(|round| round.cpython_seconds));
        let ratios = rounds
            .iter()
            .map(|round| round.seconds / round.cpython_seconds);
        let last = rounds.last().expect("at least one round");
        json!({
            "kind": if SEQUENTIAL.contains(&&*self.name) { "sequential" } else { "concurrent" },
            "fault": rounds.iter().find_map(|round| round.fault.as_ref()),
            "rounds": rounds.len(),
            "s": seconds,
            "cpython_s": cpython,
            "ratio_of_minima": seconds / cpython,
            "median_ratio": median(ratios.collect()),
            "steps": last.n_steps,
            "events": last.n_events,
            "task_steps": last.n_task_steps,
        })
    }
}
