//! The scenarios against the real world: their programs finish their jobs in the same order, and where
//! they wait for I/O at the same times, as on CPython with `static/lab.py`. And the ratios between the
//! four worlds that the page exists to show.

#![expect(
    clippy::disallowed_types,
    reason = "real CPython runs on the real clock"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use interleave::kernel::machine::{MS, Machine};
use interleave::lessons::{Arrival, Scenario, parse_arrivals};
use interleave::run::{RunOptions, RunResult, run_captured};
use interleave::source::SourceFile;

const SYNC: usize = 0;
const THREADS: usize = 1;
const PROCESSES: usize = 2;
const ASYNC: usize = 3;

/// A real machine is noisy: a miss must happen this often in a row to count.
const ATTEMPTS: usize = 6;
/// How much a time on CPython may differ from ours.
const TOLERANCE: f64 = 0.15;
/// Differences below this are noise of the real machine, in milliseconds.
const NOISE_MS: f64 = 5.0;

/// One test at a time, so that they do not take each other's cores while real time is measured.
static CORES: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    CORES.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn image_downloads_as_on_cpython() {
    compare_with_cpython("image_downloads", true);
}

#[test]
fn thumbnails_as_on_cpython() {
    compare_with_cpython("thumbnails", false);
}

#[test]
fn checkout_as_on_cpython() {
    compare_with_cpython("checkout", true);
}

#[test]
fn upload_transcode_as_on_cpython() {
    compare_with_cpython("upload_transcode", false);
}

#[test]
fn orders_queue_as_on_cpython() {
    compare_with_cpython("orders_queue", true);
}

#[test]
fn live_ui_as_on_cpython() {
    compare_with_cpython("live_ui", false);
}

#[test]
fn ten_downloads_take_eight_times_as_long_one_after_the_other() {
    let _alone = alone();
    let jobs = [(0, "download"); 10];
    let took = |program| makespan_ms("image_downloads", program, &jobs, Machine::default());
    let sync = took(SYNC);
    assert!(sync >= 8.0 * took(ASYNC), "{sync} and {}", took(ASYNC));
    assert!(sync >= 8.0 * took(THREADS), "{sync} and {}", took(THREADS));
}

#[test]
fn thumbnails_are_faster_only_where_two_cores_run_python() {
    let _alone = alone();
    let jobs = [(0, "thumbnail"); 4];
    let took = |program, machine| makespan_ms("thumbnails", program, &jobs, machine);
    let without_gil = Machine {
        gil: false,
        ..Machine::default()
    };
    let sync = took(SYNC, Machine::default());
    let ratio = |program, machine| took(program, machine) / sync;
    assert_within(ratio(THREADS, Machine::default()), 0.9, 1.1);
    assert_within(ratio(ASYNC, Machine::default()), 0.9, 1.1);
    assert_within(ratio(THREADS, without_gil), 0.5, 0.55);
    // Half, and at least the first fork before anything can begin.
    assert_within(ratio(PROCESSES, Machine::default()), 0.503, 0.6);
}

#[test]
fn a_computation_in_the_event_loop_delays_the_others() {
    let _alone = alone();
    let done = |jobs: &[(u64, &str)], line: &str| {
        let result = simulate(
            "image_downloads",
            ASYNC,
            &arrivals(jobs),
            Machine::default(),
        );
        time_of(&result, line)
    };
    let alone = done(&[(50, "email")], "job 1 done");
    let beside = done(&[(0, "resize"), (50, "email")], "job 2 done");
    assert_within(alone, 199.0, 205.0);
    assert_within(beside - alone, 245.0, 260.0);
}

#[test]
fn a_thread_that_waits_often_is_starved_by_one_that_computes() {
    let _alone = alone();
    for interval_ms in [1, 5, 10] {
        let found = convoy_turns_per_second(interval_ms, true);
        let expected = 1000.0 / (2.0 * interval_ms as f64);
        assert_within(found / expected, 0.9, 1.1);
    }
    assert!(convoy_turns_per_second(5, false) > 5_000.0);
}

/// How often a second a thread gets to do two short blocking calls, with or without another thread that
/// computes all the time.
fn convoy_turns_per_second(interval_ms: u64, beside_computation: bool) -> f64 {
    let program = "
import threading, time
from lab import cpu, io

def serve():
    turns = 0
    end = time.monotonic() + 2
    while time.monotonic() < end:
        io(0.02)
        io(0.02)
        turns += 1
    print(turns / 2)

if COMPUTE:
    threading.Thread(target=cpu, args=[3000]).start()
threading.Thread(target=serve).start()
";
    let compute = if beside_computation { "True" } else { "False" };
    let file = SourceFile {
        name: "convoy.py".into(),
        module: "__main__".into(),
        text: program.replace("COMPUTE", compute).into(),
    };
    let options = RunOptions {
        machine: Machine {
            switch_interval_ns: interval_ms * MS,
            ..Machine::default()
        },
        ..RunOptions::default()
    };
    let result = run_captured(&[file], &options);
    let turns = result.stdout.trim().parse();
    turns.unwrap_or_else(|_| panic!("{}{}", result.stdout, result.stderr))
}

fn assert_within(value: f64, least: f64, most: f64) {
    assert!(
        (least..=most).contains(&value),
        "{value} is not in {least}..={most}"
    );
}

/// When the last job of these was done, in milliseconds.
fn makespan_ms(slug: &str, program: usize, jobs: &[(u64, &str)], machine: Machine) -> f64 {
    let result = simulate(slug, program, &arrivals(jobs), machine);
    let lines = lines_of(&result);
    assert_eq!(lines.len(), jobs.len(), "{}", result.stderr);
    lines.last().expect("there are jobs").0
}

fn time_of(result: &RunResult, line: &str) -> f64 {
    let lines = lines_of(result);
    let found = lines.iter().find(|(_, text)| text == line);
    found
        .unwrap_or_else(|| panic!("no `{line}` in {lines:?}"))
        .0
}

fn arrivals(jobs: &[(u64, &str)]) -> Vec<Arrival> {
    let arrival = |&(at_ms, kind): &(u64, &str)| Arrival {
        at_ms,
        kind: kind.into(),
    };
    jobs.iter().map(arrival).collect()
}

/// What is printed about a job, and when, in milliseconds.
type Lines = Vec<(f64, String)>;

fn compare_with_cpython(slug: &str, also_times: bool) {
    let _alone = alone();
    if !has_cpython_311() {
        println!("not checked: python3 is not CPython 3.11");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = root.join(format!("tests/scenarios/{slug}.txt"));
    let jobs = fs::read_to_string(&list).expect("there is a list of arrivals");
    let jobs = parse_arrivals(&jobs).expect("the list of arrivals is sound");
    let ours: Vec<Lines> = (SYNC..=ASYNC)
        .map(|program| {
            let result = simulate(slug, program, &jobs, Machine::default());
            assert_eq!(result.finished.status, 0, "{}", result.stderr);
            lines_of(&result)
        })
        .collect();

    let mut pending: Vec<usize> = (SYNC..=ASYNC).collect();
    let mut misses = Vec::new();
    for _ in 0..ATTEMPTS {
        // Programs that wait leave the cores to each other; programs that compute run alone.
        let at_once = if also_times { pending.len().max(1) } else { 1 };
        let theirs: BTreeMap<usize, Lines> = pending
            .chunks(at_once)
            .flat_map(|programs| run_on_cpython(slug, programs, &list))
            .collect();
        misses.clear();
        pending.retain(|program| {
            let outcome = compare(&ours[*program], &theirs[program], &jobs, also_times);
            misses.extend(
                outcome
                    .clone()
                    .err()
                    .map(|miss| format!("{program}: {miss}")),
            );
            outcome.is_err()
        });
        if pending.is_empty() {
            return;
        }
    }
    panic!(
        "{slug}: {ATTEMPTS} times not as on CPython:\n{}",
        misses.join("\n")
    );
}

fn compare(ours: &Lines, theirs: &Lines, jobs: &[Arrival], times: bool) -> Result<(), String> {
    let texts = |lines: &Lines| {
        lines
            .iter()
            .map(|(_, text)| text.clone())
            .collect::<Vec<_>>()
    };
    if texts(ours) != texts(theirs) {
        return Err(format!(
            "another order:\nhere    {ours:?}\nCPython {theirs:?}"
        ));
    }
    if !times {
        return Ok(());
    }
    for ((our_ms, text), (their_ms, _)) in ours.iter().zip(theirs) {
        // What counts is how long the job took, not when somebody happened to start it.
        let arrived_ms = jobs[job_number(text) - 1].at_ms as f64;
        let took_ms = our_ms - arrived_ms;
        if (our_ms - their_ms).abs() > (took_ms * TOLERANCE).max(NOISE_MS) {
            return Err(format!(
                "`{text}` at {our_ms:.1} ms here, {their_ms:.1} ms on CPython"
            ));
        }
    }
    Ok(())
}

fn job_number(line: &str) -> usize {
    let digits = line["job ".len()..]
        .split(|c: char| !c.is_ascii_digit())
        .next();
    digits
        .and_then(|digits| digits.parse().ok())
        .expect("lines about jobs begin with `job N`")
}

fn simulate(slug: &str, program: usize, jobs: &[Arrival], machine: Machine) -> RunResult {
    let scenario = Scenario::find(slug).expect("the scenario exists");
    let options = RunOptions {
        machine,
        arrivals: jobs
            .iter()
            .map(|job| (job.at_ms, Rc::clone(&job.kind)))
            .collect(),
        ..RunOptions::default()
    };
    run_captured(&scenario.files(program), &options)
}

fn lines_of(result: &RunResult) -> Lines {
    let prints = result.prints.iter();
    let lines = prints.map(|print| {
        (
            print.time_ns as f64 / MS as f64,
            print.text.trim_end().to_owned(),
        )
    });
    lines.filter(|(_, text)| text.starts_with("job ")).collect()
}

fn has_cpython_311() -> bool {
    let version = Command::new("python3").arg("--version").output();
    version.is_ok_and(|output| output.stdout.starts_with(b"Python 3.11."))
}

/// Runs these programs of a scenario on CPython at the same time.
fn run_on_cpython(slug: &str, programs: &[usize], arrivals: &Path) -> Vec<(usize, Lines)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scenario = Scenario::find(slug).expect("the scenario exists");
    let mut readers = Vec::new();
    for &program in programs {
        let path = root
            .join("static/scenarios")
            .join(slug)
            .join(scenario.programs[program].name);
        let mut child = start_cpython(&path, arrivals);
        let mut lines = BufReader::new(child.stdout.take().expect("it was piped")).lines();
        // Start the next one only when this one is done with loading modules.
        let first = lines
            .next()
            .expect("the clock starts")
            .expect("Python prints text");
        let start = Instant::now();
        assert_eq!(first, "clock starts");
        readers.push(thread::spawn(move || {
            let mut found = Lines::new();
            for line in lines {
                let time_ms = start.elapsed().as_secs_f64() * 1000.0;
                found.push((time_ms, line.expect("Python prints text")));
            }
            child.wait().expect("it ends");
            found.retain(|(_, text)| text.starts_with("job "));
            (program, found)
        }));
    }
    let join = |reader: thread::JoinHandle<(usize, Lines)>| reader.join().expect("it was read");
    readers.into_iter().map(join).collect()
}

fn start_cpython(program: &PathBuf, arrivals: &Path) -> Child {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    Command::new("python3")
        .arg("-u")
        .arg(root.join("tests/scenarios/with_clock.py"))
        .arg(program)
        .env("PYTHONPATH", root.join("static"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("LAB_ARRIVALS", arrivals)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("python3 runs")
}
