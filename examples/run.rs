//! `cargo run --release --example run -- FILE.py`: runs a program in the simulated machine, with the
//! standard output, standard error and exit status that `python3 FILE.py` would have.

use std::collections::VecDeque;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use interleave::kernel::event::Stream;
use interleave::kernel::machine::PolicyKind;
use interleave::lessons::parse_arrivals;
use interleave::recording::{EventLog, Lanes, trace::chrome_trace};
use interleave::run::{Print, RunOptions, names_it_may_import, run_program};
use interleave::source::SourceFile;

const USAGE: &str =
    "usage: run FILE.py [--cores N] [--no-gil] [--seed N] [--arrivals FILE] [--trace OUT.json]";

/// Programs make many small objects, for which the C library's allocator is slow.
#[cfg(not(target_arch = "wasm32"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Exit status for a wrong call, as of any command.
const WRONG_CALL: u8 = 2;

fn main() -> ExitCode {
    let call = match parse_call(std::env::args().skip(1).collect()) {
        Ok(call) => call,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(WRONG_CALL);
        }
    };
    let finished = run_program(&call.files, &call.options, &mut print);
    if let Some(path) = &call.trace {
        let mut log = EventLog::default();
        let mut lanes = Lanes::default();
        for (index, event) in finished.events.into_iter().enumerate() {
            lanes.add(index, &event);
            log.push(event);
        }
        let trace = chrome_trace(&log, &lanes, finished.end_ns);
        if let Err(error) = fs::write(path, trace) {
            eprintln!("{}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    // As the shell sees it: the low byte, so that -15 is 241.
    ExitCode::from(finished.status.to_le_bytes()[0])
}

/// A program's output goes out as it is made; a closed pipe is nobody's mistake.
fn print(print: &Print) {
    let text = print.text.as_bytes();
    let _ = match print.stream {
        Stream::Out => std::io::stdout().lock().write_all(text),
        Stream::Err => std::io::stderr().lock().write_all(text),
    };
}

/// What was asked for on the command line.
struct Call {
    files: Vec<SourceFile>,
    options: RunOptions,
    trace: Option<PathBuf>,
}

fn parse_call(arguments: Vec<String>) -> Result<Call, String> {
    let mut arguments = VecDeque::from(arguments);
    let mut file = None;
    let mut arrivals = None;
    let mut call = Call {
        files: Vec::new(),
        options: RunOptions::default(),
        trace: None,
    };
    while let Some(argument) = arguments.pop_front() {
        let mut value = || {
            let value = arguments.pop_front();
            value.ok_or_else(|| format!("{argument} needs a value\n{USAGE}"))
        };
        match argument.as_str() {
            "--no-gil" => call.options.machine.gil = false,
            "--cores" => call.options.machine.n_cores = number(&argument, &value()?, 1, 16)?,
            "--seed" => {
                let seed = number(&argument, &value()?, 0, u32::MAX)?;
                call.options.machine.policy = PolicyKind::Random(seed.into());
            }
            "--arrivals" => arrivals = Some(PathBuf::from(value()?)),
            "--trace" => call.trace = Some(PathBuf::from(value()?)),
            _ if argument.starts_with('-') => {
                return Err(format!("unknown option {argument}\n{USAGE}"));
            }
            _ if file.is_none() => file = Some(PathBuf::from(argument)),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let file = file.ok_or_else(|| USAGE.to_owned())?;
    call.files = load_files(&file)?;
    call.options.keep_events = call.trace.is_some();
    call.options.arrivals = load_arrivals(arrivals, &file)?;
    Ok(call)
}

fn number(option: &str, value: &str, least: u32, most: u32) -> Result<u32, String> {
    match value.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!(
            "{option} needs a number from {least} to {most}, not {value}"
        )),
    }
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The main file, and the files beside it that it imports, directly or not.
fn load_files(main: &Path) -> Result<Vec<SourceFile>, String> {
    let main = std::path::absolute(main).map_err(|error| error.to_string())?;
    let folder = main.parent().unwrap_or(Path::new("/"));
    let mut files = vec![source_file(&main, "__main__", &read(&main)?)];
    let mut seen = 0;
    while let Some(file) = files.get(seen) {
        seen += 1;
        let text = Rc::clone(&file.text);
        for name in names_it_may_import(&text) {
            let path = folder.join(format!("{name}.py"));
            if files.iter().all(|file| *file.module != *name) && path.is_file() {
                files.push(source_file(&path, name, &read(&path)?));
            }
        }
    }
    Ok(files)
}

fn source_file(path: &Path, module: &str, text: &str) -> SourceFile {
    SourceFile {
        name: path.to_string_lossy().into(),
        module: module.into(),
        text: text.into(),
    }
}

/// As `static/lab.py` does: the given file, or `arrivals.txt` beside the program, or none.
fn load_arrivals(given: Option<PathBuf>, main: &Path) -> Result<Vec<(u64, Rc<str>)>, String> {
    let path = given.unwrap_or_else(|| main.with_file_name("arrivals.txt"));
    let is_default = path.file_name() == Some("arrivals.txt".as_ref());
    if is_default && !path.exists() {
        return Ok(Vec::new());
    }
    let list = parse_arrivals(&read(&path)?)
        .map_err(|bad| format!("{}:{}: {}", path.display(), bad.line, bad.message))?;
    Ok(list.into_iter().map(|a| (a.at_ms, a.kind)).collect())
}
