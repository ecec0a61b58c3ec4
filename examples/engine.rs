//! The engine as `tests/fuzz` drives it: one program after another over a pipe, so that thousands need one process.
//! A panic is an answer; a stack that overflows ends the process, and whoever drives it sees that.
//!
//! Each request is a line `LENGTH MAX_STEPS` and so many bytes of a program; each answer is a line
//! `STATUS STEPS LENGTH LENGTH` and the bytes of standard output and standard error.

use std::io::{BufRead, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use interleave::run::{RunOptions, RunResult, run_captured};
use interleave::source::SourceFile;

/// What a test thread has, and not much more than a page: who recurses without a bound is found.
const STACK_BYTES: usize = 2 << 20;
/// The status of an engine that panicked, as of any Rust program.
const PANICKED: i32 = 101;

fn main() {
    let message = Arc::new(Mutex::new(String::new()));
    let stored = Arc::clone(&message);
    std::panic::set_hook(Box::new(move |panic| {
        *stored.lock().expect("nobody panics with it") = panic.to_string();
    }));
    let serve = move || while answer_one(&message).is_some() {};
    let thread = std::thread::Builder::new().stack_size(STACK_BYTES);
    thread
        .spawn(serve)
        .expect("a thread can be started")
        .join()
        .expect("panics are answers");
}

/// Answers the next request; `None` when there is none.
fn answer_one(panic_message: &Mutex<String>) -> Option<()> {
    let (program, max_steps) = read_request()?;
    // What is not text cannot be a program; the page and the headless runner do not take it either.
    let program = String::from_utf8_lossy(&program).into_owned();
    let ran = catch_unwind(AssertUnwindSafe(|| run(&program, max_steps)));
    let (status, n_steps, stdout, stderr) = match ran {
        Ok(result) => {
            let RunResult {
                stdout,
                stderr,
                finished,
                ..
            } = result;
            (finished.status, finished.n_steps, stdout, stderr)
        }
        Err(_) => {
            let message = panic_message.lock().expect("nobody panics with it").clone();
            (PANICKED, 0, String::new(), message)
        }
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "{status} {n_steps} {} {}", stdout.len(), stderr.len()).ok()?;
    out.write_all(stdout.as_bytes()).ok()?;
    out.write_all(stderr.as_bytes()).ok()?;
    out.flush().ok()
}

fn read_request() -> Option<(Vec<u8>, u64)> {
    let mut input = std::io::stdin().lock();
    let mut line = String::new();
    input.read_line(&mut line).ok()?;
    let (length, max_steps) = line.trim().split_once(' ')?;
    let mut program = vec![0; length.parse().ok()?];
    input.read_exact(&mut program).ok()?;
    Some((program, max_steps.parse().ok()?))
}

fn run(program: &str, max_steps: u64) -> RunResult {
    let file = SourceFile {
        name: "main.py".into(),
        module: "__main__".into(),
        text: program.into(),
    };
    let options = RunOptions {
        max_steps: Some(max_steps),
        ..RunOptions::default()
    };
    run_captured(&[file], &options)
}
