//! Runs a program to its end without a page: what `examples/run.rs` and the golden tests are made of.
//! Must never read a real clock or a file; printing is left to the caller.

use std::rc::Rc;

use crate::kernel::event::{Event, EventKind, Stream};
use crate::kernel::guest::Position;
use crate::kernel::ids::JobId;
use crate::kernel::inbox::{Arrival, InboxMode};
use crate::kernel::machine::Machine;
use crate::kernel::world::{Ending, EventSink, Limits, Progress, Until, World, WorldConfig};
use crate::python::load;
use crate::python::runtime::Python;
use crate::source::{Diagnostic, SourceFile};

/// Exit status of a program that was refused before anything ran.
pub const REFUSED: i32 = 2;
/// Exit status of a program that a limit or a deadlock stopped.
pub const STOPPED: i32 = 3;

/// How to run a program.
#[derive(Clone, Debug, Default)]
pub struct RunOptions {
    /// The machine.
    pub machine: Machine,
    /// The jobs that arrive, as milliseconds and kind; the inbox closes after the last one.
    pub arrivals: Vec<(u64, Rc<str>)>,
    /// How much it may use.
    pub limits: Limits,
    /// The run is stopped after this many steps; `None` lets an endless loop run for ever, as
    /// `python3` does.
    pub max_steps: Option<u64>,
    /// Whether to keep all events.
    pub keep_events: bool,
}

/// What is left of a run.
#[derive(Debug)]
pub struct Finished {
    /// Its exit status.
    pub status: i32,
    /// Its events, if they were kept.
    pub events: Vec<Event>,
    /// Virtual time at its end.
    pub end_ns: u64,
    /// Steps executed.
    pub n_steps: u64,
}

/// Text that a program printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// When, in nanoseconds of virtual time.
    pub time_ns: u64,
    /// Where.
    pub stream: Stream,
    /// What, with its newline.
    pub text: Rc<str>,
}

/// A run with everything that it printed.
#[derive(Debug)]
pub struct RunResult {
    /// All of its standard output.
    pub stdout: String,
    /// All of its standard error.
    pub stderr: String,
    /// The same, piece by piece.
    pub prints: Vec<Print>,
    /// What is left of it.
    pub finished: Finished,
}

/// Runs a program (main file first) and hands over what it prints as it does so.
pub fn run_program(
    files: &[SourceFile],
    options: &RunOptions,
    output: &mut dyn FnMut(&Print),
) -> Finished {
    let python = match load(files) {
        Ok(python) => python,
        Err(diagnostics) => return refuse(&diagnostics, output),
    };
    let config = WorldConfig {
        machine: options.machine.clone(),
        arrivals: arrivals(&options.arrivals),
        inbox: InboxMode::ClosesAfterLast,
        limits: options.limits.clone(),
    };
    let mut world = World::new(&python, config);
    let mut sink = Sink {
        output,
        kept: options.keep_events.then(Vec::new),
    };
    let until = options.max_steps.map_or(Until::END, Until::step);
    let status = match world.run(&python, until, &mut sink) {
        Progress::Exited(status) => status,
        Progress::Stopped(message) => {
            let at = match world.ending() {
                Some(Ending::Stopped { at, .. }) => *at,
                _ => Position::default(),
            };
            sink.stopped(&python, world.now_ns(), at, &message);
            STOPPED
        }
        Progress::Reached => {
            let running = world.cores().find_map(|(_, core)| core.thread);
            let thread = running.unwrap_or_default();
            let at = match world.position(&python, thread) {
                at if at.place.line > 0 => at,
                // A thread that has only begun is where it was started.
                _ => world.thread(thread).position,
            };
            let message = format!("more than {} steps", until.step);
            sink.stopped(&python, world.now_ns(), at, &message);
            STOPPED
        }
        Progress::Idle => unreachable!("an inbox that closes leaves nobody waiting for a job"),
    };
    Finished {
        status,
        events: sink.kept.unwrap_or_default(),
        end_ns: world.now_ns(),
        n_steps: world.step(),
    }
}

/// Runs a program and collects what it prints.
#[must_use]
pub fn run_captured(files: &[SourceFile], options: &RunOptions) -> RunResult {
    let mut prints = Vec::new();
    let finished = run_program(files, options, &mut |print| prints.push(print.clone()));
    let all_of = |stream| {
        let of_stream = prints
            .iter()
            .filter(|print: &&Print| print.stream == stream);
        of_stream.map(|print| &*print.text).collect()
    };
    RunResult {
        stdout: all_of(Stream::Out),
        stderr: all_of(Stream::Err),
        prints,
        finished,
    }
}

/// The modules of the user's own that a file may import: the names after `import` and `from` at the
/// beginning of its lines. Whoever loads files looks for these beside it.
#[must_use]
pub fn names_it_may_import(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for line in text.lines().map(str::trim_start) {
        let Some(rest) = line.strip_prefix("import ").or(line.strip_prefix("from ")) else {
            continue;
        };
        for part in rest.split(" import ").next().unwrap_or_default().split(',') {
            let name = part
                .trim_start()
                .split(|c: char| !c.is_alphanumeric() && c != '_');
            names.extend(name.into_iter().next().filter(|name| !name.is_empty()));
        }
    }
    names
}

fn arrivals(list: &[(u64, Rc<str>)]) -> Vec<Arrival> {
    let arrival = |((ms, kind), number): (&(u64, Rc<str>), u32)| Arrival {
        time_ns: ms * crate::kernel::machine::MS,
        job: JobId(number),
        kind: Rc::clone(kind),
    };
    list.iter().zip(1..).map(arrival).collect()
}

fn refuse(diagnostics: &[Diagnostic], output: &mut dyn FnMut(&Print)) -> Finished {
    for diagnostic in diagnostics {
        output(&Print {
            time_ns: 0,
            stream: Stream::Err,
            text: format!("{diagnostic}\n").into(),
        });
    }
    Finished {
        status: REFUSED,
        events: Vec::new(),
        end_ns: 0,
        n_steps: 0,
    }
}

/// Hands prints over, and keeps events if asked to.
struct Sink<'a> {
    output: &'a mut dyn FnMut(&Print),
    kept: Option<Vec<Event>>,
}

impl Sink<'_> {
    fn stopped(&mut self, python: &Python, time_ns: u64, at: Position, message: &str) {
        let module = python.program.modules.get(usize::from(at.place.file));
        let place = match module {
            Some(module) if at.place.line > 0 => format!("{}:{}: ", module.file, at.place.line),
            _ => String::new(),
        };
        (self.output)(&Print {
            time_ns,
            stream: Stream::Err,
            text: format!("{place}stopped: {message}\n").into(),
        });
    }
}

impl EventSink for Sink<'_> {
    fn event(&mut self, event: Event) {
        if let EventKind::Printed { stream, text } = &event.kind {
            (self.output)(&Print {
                time_ns: event.time_ns,
                stream: *stream,
                text: Rc::clone(text),
            });
        }
        if let Some(kept) = &mut self.kept {
            kept.push(event);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_after_import_are_found() {
        let text =
            "import time, jobs as j\nfrom shop.cart import add\n  from . import x\nimportant = 1\n";
        assert_eq!(names_it_may_import(text), ["time", "jobs", "shop"]);
    }
}
