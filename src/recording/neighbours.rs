//! What comes next and what came before: lines, switches. Lines are found by executing a stretch of
//! the run again, one instruction at a time; nothing about them is stored.

use super::seek::Place;
use super::{Count, KEYFRAME_STEPS, Recording, Running};
use crate::kernel::guest::Guest;
use crate::kernel::ids::Place as Line;
use crate::kernel::world::Until;

/// How many instructions a search for the next line may execute.
const MAX_LINE_STEPS: u64 = 100_000;

/// What a search for a line found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// At this time some thread came to another line.
    At(u64),
    /// Nothing until this time (included): the search stopped there.
    NothingUntil(u64),
}

impl<G: Guest> Recording<G> {
    /// Index of the first event at or after an index that passes control to another thread or task.
    #[must_use]
    pub fn next_switch(&self, from: usize) -> Option<usize> {
        self.log
            .iter_from(from)
            .position(|event| event.kind.is_switch())
            .map(|offset| from + offset)
    }

    /// Index of the last such event before an index.
    #[must_use]
    pub fn previous_switch(&self, end: usize) -> Option<usize> {
        self.log
            .iter_back_from(end)
            .find(|(_, event)| event.kind.is_switch())
            .map(|(index, _)| index)
    }

    /// The first time after `place` (all of its moment counted as past) and not after `last_ns` at
    /// which some thread came to another line of the user's program.
    #[must_use]
    pub fn next_line(&self, place: Place, last_ns: u64) -> Found {
        let last_ns = last_ns.min(self.known_until_ns()).min(self.end_ns());
        if place.time_ns >= last_ns {
            return Found::NothingUntil(last_ns);
        }
        let here = self.seen_at(self.place_at_time(place.time_ns), None);
        let mut walk = Walk::new(self, here.into_running());
        for _ in 0..MAX_LINE_STEPS {
            match walk.step(last_ns) {
                Stepped::LineChanged(ns) if ns > place.time_ns => return Found::At(ns),
                Stepped::LineChanged(_) | Stepped::SameLines => {}
                Stepped::NoStep => return Found::NothingUntil(last_ns),
            }
        }
        Found::NothingUntil(walk.running.world.now_ns())
    }

    /// The last time before `time_ns` at which some thread came to another line, if there is one.
    #[must_use]
    pub fn previous_line(&self, time_ns: u64) -> Option<u64> {
        let mut end_ns = time_ns;
        while let Some(last_ns) = end_ns.checked_sub(1) {
            let from_step = self.step_at_time(last_ns).saturating_sub(1) / KEYFRAME_STEPS;
            let (running, _) = self.running_at_step(from_step * KEYFRAME_STEPS);
            let start_ns = running.world.now_ns();
            let mut walk = Walk::new(self, running);
            let mut found = None;
            loop {
                match walk.step(last_ns) {
                    Stepped::LineChanged(ns) => found = Some(ns),
                    Stepped::SameLines => {}
                    Stepped::NoStep => break,
                }
            }
            if found.is_some() || from_step == 0 {
                return found;
            }
            // The stretch began in the midst of a moment that the next one ends with.
            end_ns = if start_ns < last_ns {
                start_ns + 1
            } else {
                last_ns
            };
        }
        None
    }

    fn step_at_time(&self, time_ns: u64) -> u64 {
        self.world_at_time(time_ns).step()
    }
}

enum Stepped {
    /// The instruction brought a thread to another line, at this time.
    LineChanged(u64),
    /// It did not.
    SameLines,
    /// There is no instruction until then.
    NoStep,
}

/// Goes through a run one instruction at a time.
struct Walk<'a, G: Guest> {
    recording: &'a Recording<G>,
    running: Running<G>,
    /// The line each thread is at, by thread.
    lines: Vec<Option<Line>>,
}

impl<'a, G: Guest> Walk<'a, G> {
    fn new(recording: &'a Recording<G>, running: Running<G>) -> Self {
        let world = &running.world;
        let lines = world
            .threads()
            .map(|(id, _)| Some(world.position(&recording.guest, id).place))
            .collect();
        Walk {
            recording,
            running,
            lines,
        }
    }

    fn step(&mut self, last_ns: u64) -> Stepped {
        let step = self.running.world.step();
        let until = Until {
            step: step + 1,
            time_ns: last_ns,
        };
        let Recording { guest, setup, .. } = self.recording;
        self.running
            .run(guest, &setup.arrivals, until, &mut Count::default());
        if self.running.world.step() == step {
            return Stepped::NoStep;
        }
        if self.note_lines() {
            Stepped::LineChanged(self.running.world.now_ns())
        } else {
            Stepped::SameLines
        }
    }

    /// Looks where the threads on cores are: no other can have moved. Whether one is at another line.
    fn note_lines(&mut self) -> bool {
        let world = &self.running.world;
        let mut has_changed = false;
        for thread in world.cores().filter_map(|(_, core)| core.thread) {
            let line = world.position(&self.recording.guest, thread).place;
            // A thread that was not there before comes to its first line; that is no change.
            if self.lines.len() <= thread.index() {
                self.lines.resize(thread.index() + 1, None);
            }
            let known = self.lines[thread.index()].replace(line);
            has_changed |= known.is_some_and(|known| known != line);
        }
        has_changed
    }
}
