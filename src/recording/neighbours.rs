//! What comes next and what came before: lines, switches. Lines are found by executing a stretch of
//! the run again, one instruction at a time; nothing about them is stored.

use super::seek::Place;
use super::{Count, Recording, Running};
use crate::kernel::guest::Guest;
use crate::kernel::lines::LineWatch;
use crate::kernel::world::Until;

/// How many instructions a search for the next line may execute.
const MAX_LINE_STEPS: u64 = 250_000;
/// In how many stretches between keyframes the line before is searched for.
const MAX_STRETCHES: usize = 2;
/// How many copies of the world a search backwards leaves on its way to where it begins.
const MAX_COPIES: usize = 32;
/// How many instructions lie between the first of them.
const COPY_STEPS: u64 = 4_096;

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
        self.log.next_switch(from)
    }

    /// Index of the last such event before an index.
    #[must_use]
    pub fn previous_switch(&self, end: usize) -> Option<usize> {
        self.log.previous_switch(end)
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
        let until = Until {
            step: walk.running.world.step() + MAX_LINE_STEPS,
            time_ns: last_ns,
            ..Until::END
        };
        while let Some(ns) = walk.next(until) {
            if ns > place.time_ns {
                return Found::At(ns);
            }
        }
        if walk.running.world.step() < until.step {
            return Found::NothingUntil(last_ns);
        }
        Found::NothingUntil(walk.running.world.now_ns())
    }

    /// The last time before `time_ns` at which some thread came to another line; where there is none
    /// for long, the time until which was searched. `None` at the start of the run.
    #[must_use]
    pub fn previous_line(&self, time_ns: u64) -> Option<u64> {
        let mut last_ns = time_ns.checked_sub(1)?;
        for _ in 0..MAX_STRETCHES {
            let copies = self.copies_until(last_ns);
            let mut until = Until::time(last_ns);
            for copy in copies.iter().rev() {
                let mut walk = Walk::new(self, copy.clone());
                if let Some(ns) = std::iter::from_fn(|| walk.next(until)).last() {
                    return Some(ns);
                }
                until = Until::step(copy.world.step());
            }
            let start = copies.first().expect("the stretch has a beginning");
            if start.world.step() == 0 {
                return None;
            }
            // The stretch began in the midst of a moment that the one before ends with.
            last_ns = start.world.now_ns().min(last_ns.saturating_sub(1));
        }
        Some(last_ns)
    }

    /// Copies of the world from the last keyframe before a time until then, the first few thousand
    /// steps after each other, or more if it is far.
    fn copies_until(&self, last_ns: u64) -> Vec<Running<G>> {
        let mut distance = COPY_STEPS;
        let mut copies = vec![self.running_before_time(last_ns)];
        loop {
            let mut next = copies.last().expect("there is one").clone();
            let until = Until {
                step: next.world.step() + distance,
                time_ns: last_ns,
                ..Until::END
            };
            let arrivals = &self.setup.arrivals;
            next.run(&self.guest, arrivals, until, &mut Count::default(), None);
            if next.world.step() < until.step {
                return copies;
            }
            copies.push(next);
            if copies.len() > MAX_COPIES {
                distance *= 2;
                let mut index = 0;
                copies.retain(|_| {
                    index += 1;
                    index % 2 == 1
                });
            }
        }
    }
}

/// Goes through a run line by line.
struct Walk<'a, G: Guest> {
    recording: &'a Recording<G>,
    running: Running<G>,
    watch: LineWatch,
}

impl<'a, G: Guest> Walk<'a, G> {
    fn new(recording: &'a Recording<G>, running: Running<G>) -> Self {
        Walk {
            recording,
            watch: LineWatch::new(&running.world, &recording.guest),
            running,
        }
    }

    /// When a thread next comes to another line, if one does before `until`.
    fn next(&mut self, until: Until) -> Option<u64> {
        let Recording { guest, setup, .. } = self.recording;
        let (arrivals, watch) = (&setup.arrivals, Some(&mut self.watch));
        self.running
            .run(guest, arrivals, until, &mut Count::default(), watch);
        self.watch
            .take_change()
            .then(|| self.running.world.now_ns())
    }
}
