//! The programs under `benches/programs`, and how the page's own recording runs them.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use interleave::kernel::event::EventKind;
use interleave::kernel::inbox::InboxMode;
use interleave::kernel::machine::Machine;
use interleave::kernel::world::{Limits, Until};
use interleave::python::load::load;
use interleave::python::runtime::Python;
use interleave::recording::{Recording, Setup};
use interleave::source::SourceFile;

/// Programs that only compute.
pub const SEQUENTIAL: [&str; 7] = [
    "recursion",
    "integer_loops",
    "list_sieve",
    "dicts_and_strings",
    "objects",
    "generators",
    "exceptions",
];

/// Programs that wait, switch and wake each other.
pub const CONCURRENT: [&str; 4] = [
    "asyncio_tasks",
    "queue_ping_pong",
    "lock_contention",
    "fork_join",
];

/// The text of a program. Its line `SIZE = … # in tests: …` says how much it does.
pub fn text_of(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/programs");
    let path = folder.join(name).with_extension("py");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The same program with another `SIZE`.
pub fn with_size(text: &str, size: u64) -> String {
    let is_size = |line: &&str| line.starts_with("SIZE = ");
    let line = text.lines().find(is_size).expect("a program has a SIZE");
    text.replacen(line, &format!("SIZE = {size}"), 1)
}

/// Compiles a program.
pub fn compile(text: &str) -> Rc<Python> {
    let file = SourceFile {
        name: "program.py".into(),
        module: "__main__".into(),
        text: text.into(),
    };
    let loaded = load(&[file]);
    Rc::new(loaded.unwrap_or_else(|found| panic!("a program is refused: {}", found[0])))
}

/// Records a program as the page does, until it ends or has made so many steps.
pub fn record(python: &Rc<Python>, max_steps: u64) -> Recording<Python> {
    let setup = Setup {
        machine: Machine::default(),
        arrivals: Rc::default(),
        inbox: InboxMode::Open,
        limits: Limits::default(),
    };
    let mut recording = Recording::new(Rc::clone(python), setup);
    recording.advance(Until::step(max_steps), &mut || false);
    recording
}

/// What a recorded program printed.
pub fn printed(recording: &Recording<Python>) -> String {
    let events = recording.log().iter_from(0);
    let texts = events.filter_map(|event| match &event.kind {
        EventKind::Printed { text, .. } => Some(text.to_string()),
        _ => None,
    });
    texts.collect()
}
