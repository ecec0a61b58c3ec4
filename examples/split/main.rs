//! Splits the page's Wasm in two: what drawing the first worlds runs, and the rest, which the page loads when
//! someone uses it (`static/boot.js`). `.ci/split DIST` does all of it.
//!
//! * `split instrument IN.wasm OUT.wasm`: a Wasm that tells its host which functions run: it calls the import
//!   `profile.mark` with the function's index. `profile.mjs` draws the page with it and writes the list.
//! * `split divide IN.wasm RAN BUSY FIRST.wasm REST.wasm`: RAN is that list, of indices into IN. In FIRST every other
//!   function that can be called is a stub that calls through the table, and first has REST loaded. BUSY are the
//!   functions that simulating calls often: a call from one file into the other is slow, so REST has copies of them.
//!
//! It must never know what a function is about: which ones the first file needs is measured, not listed.

use std::collections::BTreeSet;
use std::error::Error;
use std::process::ExitCode;
use std::{env, fs};

mod divide;
mod facts;
mod instrument;

use facts::Facts;

const USAGE: &str =
    "usage: split instrument IN.wasm OUT.wasm | split divide IN.wasm RAN BUSY FIRST.wasm REST.wasm";

/// What can go wrong ends the build with a message.
type Res<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let call: Vec<String> = env::args().skip(1).collect();
    let call: Vec<&str> = call.iter().map(String::as_str).collect();
    let done = match call.as_slice() {
        ["instrument", from, to] => instrument_file(from, to),
        ["divide", from, ran, busy, first, rest] => divide_file(from, [ran, busy], first, rest),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("split: {error}");
            ExitCode::FAILURE
        }
    }
}

fn instrument_file(from: &str, to: &str) -> Res<()> {
    let wasm = fs::read(from)?;
    let marked = instrument::instrument(&wasm, &Facts::of(&wasm)?)?;
    Ok(fs::write(to, marked)?)
}

fn divide_file(from: &str, lists: [&str; 2], first: &str, rest: &str) -> Res<()> {
    let wasm = fs::read(from)?;
    let facts = Facts::of(&wasm)?;
    let [ran, busy] = lists.map(|path| functions_listed(path, &facts));
    let files = divide::divide(&wasm, &facts, &ran?, &busy?)?;
    for (path, bytes) in [(first, &files.first), (rest, &files.rest)] {
        wasmparser::Validator::new().validate_all(bytes)?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn functions_listed(path: &str, facts: &Facts<'_>) -> Res<BTreeSet<u32>> {
    let listed = fs::read_to_string(path)?
        .split_whitespace()
        .map(str::parse)
        .collect::<Result<BTreeSet<u32>, _>>()?;
    if let Some(index) = listed.iter().find(|&&index| !facts.defines(index)) {
        return Err(
            format!("{path}: the Wasm has no function {index}: it is of another file").into(),
        );
    }
    Ok(listed)
}
