//! Time travel over every golden program: the world at any step is the same however one got there, and cutting
//! a run into slices changes nothing.
#![cfg(not(target_arch = "wasm32"))]

#[path = "shared/world_digest.rs"]
mod world_digest;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use interleave::kernel::ids::JobId;
use interleave::kernel::inbox::{Arrival, InboxMode};
use interleave::kernel::machine::{MS, Machine};
use interleave::kernel::world::{Limits, NoEvents, Until, World, WorldConfig};
use interleave::lessons::parse_arrivals;
use interleave::python::runtime::Python;
use interleave::recording::{Recording, Setup};
use interleave::source::SourceFile;
use world_digest::digest;

/// Longer programs are looked at up to here: what comes then is more of the same.
const MAX_STEPS: u64 = 400_000;
/// So many tests share the programs, so that they run beside each other.
const N_PARTS: usize = 4;

#[test]
fn every_program_can_be_sought_in_1_of_4() {
    check_part(0);
}

#[test]
fn every_program_can_be_sought_in_2_of_4() {
    check_part(1);
}

#[test]
fn every_program_can_be_sought_in_3_of_4() {
    check_part(2);
}

#[test]
fn every_program_can_be_sought_in_4_of_4() {
    check_part(3);
}

fn check_part(part: usize) {
    let paths = programs();
    assert!(paths.len() >= 300, "the programs were not found");
    for path in paths.iter().skip(part).step_by(N_PARTS) {
        check(path);
    }
}

fn check(path: &Path) {
    let program = Program::load(path);
    let mut whole = program.recording();
    whole.advance(Until::step(MAX_STEPS), &mut || false);
    let n_steps = whole.n_steps();

    let mut cut_up = program.recording();
    let cut = 1_000 + program.number(0) % 9_000;
    while !cut_up.is_settled() && cut_up.n_steps() < n_steps {
        let step = (cut_up.n_steps() + cut).min(MAX_STEPS);
        cut_up.advance(Until::step(step), &mut || false);
    }
    assert_eq!(whole.hash(), cut_up.hash(), "{}: cut up", path.display());

    // Forward and back again: each place is as if one had run straight there.
    let near = program.number(1) % (n_steps + 1);
    let far = near + program.number(2) % (n_steps - near + 1);
    let mut straight = program.world();
    for step in [near, far] {
        straight.run(&program.python, Until::step(step), &mut NoEvents);
        let sought = cut_up.world_at_step(step);
        let same = digest(&program.python, &sought) == digest(&program.python, &straight);
        assert!(same, "{} at step {step}", path.display());
        let back = whole.world_at_step(near);
        assert_eq!(back.step(), near.min(straight.step()), "{}", path.display());
    }
    let back = cut_up.world_at_step(near);
    let again = whole.world_at_step(near);
    let same = digest(&program.python, &back) == digest(&program.python, &again);
    assert!(same, "{} back at step {near}", path.display());
}

struct Program {
    python: Rc<Python>,
    arrivals: Rc<Vec<Arrival>>,
    seed: u64,
}

impl Program {
    fn load(path: &Path) -> Program {
        let text = fs::read_to_string(path).expect("a program can be read");
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        let file = SourceFile {
            name: "main.py".into(),
            module: "__main__".into(),
            text: text.into(),
        };
        let python = interleave::python::load::load(&[file]);
        let python = python.unwrap_or_else(|e| panic!("{}: {e:?}", path.display()));
        let arrivals = fs::read_to_string(path.with_file_name("arrivals.txt")).unwrap_or_default();
        let arrivals = parse_arrivals(&arrivals).expect("the arrivals can be read");
        let arrival = |(arrival, number): (&interleave::lessons::Arrival, u32)| Arrival {
            time_ns: arrival.at_ms * MS,
            job: JobId(number),
            kind: Rc::clone(&arrival.kind),
        };
        Program {
            python: Rc::new(python),
            arrivals: Rc::new(arrivals.iter().zip(1..).map(arrival).collect()),
            seed: hasher.finish(),
        }
    }

    /// A number that is the same in every run of the test.
    fn number(&self, which: u64) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.seed, which).hash(&mut hasher);
        hasher.finish() >> 16
    }

    fn recording(&self) -> Recording<Python> {
        let setup = Setup {
            machine: Machine::default(),
            arrivals: Rc::clone(&self.arrivals),
            inbox: InboxMode::ClosesAfterLast,
            limits: Limits::default(),
        };
        Recording::new(Rc::clone(&self.python), setup)
    }

    fn world(&self) -> World<Python> {
        let config = WorldConfig {
            arrivals: self.arrivals.to_vec(),
            inbox: InboxMode::ClosesAfterLast,
            ..WorldConfig::default()
        };
        World::new(&self.python, config)
    }
}

/// All golden programs, in order of name.
fn programs() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "py") && !path.ends_with("store.py") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
