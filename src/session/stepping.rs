//! Steps of the cursor: by event, by switch, by line; forward, and back the same way.

use super::action::{Direction, StepKind};
use super::cursor::Cursor;
use super::{AT_ONCE_STEPS, Session};
use crate::kernel::event::Event;
use crate::kernel::world::Until;
use crate::recording::Recording;
use crate::recording::neighbours::Found;
use crate::view::language::Language;

/// How many steps forward are remembered for exact steps back.
const MAX_TRAIL: usize = 10_000;

impl<G: Language> Session<G> {
    pub(super) fn step(&mut self, direction: Direction, by: StepKind) {
        let from = self.cursor;
        match direction {
            Direction::Forward => {
                let to = self.next(by).or_else(|| {
                    self.simulate_a_little();
                    self.next(by)
                });
                let to = to.unwrap_or_else(|| self.end_cursor());
                if to != from {
                    if self.trail.len() < MAX_TRAIL {
                        self.trail.push((from, to));
                    }
                    self.go_to(to);
                }
            }
            Direction::Back => {
                let to = match self.trail.pop() {
                    Some((before, after)) if after == from => before,
                    _ => {
                        self.trail.clear();
                        self.previous(by)
                    }
                };
                self.go_to(to);
            }
        }
    }

    /// The next place must be looked for where nothing has been simulated yet.
    fn simulate_a_little(&mut self) {
        for run in &mut self.runs {
            let until = Until::step(run.n_steps() + AT_ONCE_STEPS);
            run.advance(until, &mut || false);
        }
    }

    fn next(&self, by: StepKind) -> Option<Cursor> {
        match by {
            StepKind::Event => {
                let next = self.event_index() + 1;
                (next <= self.n_events()).then(|| Cursor::at_event(&self.runs, next))
            }
            StepKind::Switch => {
                let last_ns = self.known_until_ns();
                let next = |world: usize| {
                    let log = self.recording(world)?.log();
                    let index = self
                        .recording(world)?
                        .next_switch(self.cursor.n_events[world])?;
                    Some((world, index, log.get(index)?))
                };
                (0..4)
                    .filter_map(next)
                    .filter(|(_, _, event)| event.time_ns <= last_ns)
                    .min_by_key(in_order)
                    .map(|at| self.after(&at))
            }
            StepKind::Line => self.next_line(),
        }
    }

    fn next_line(&self) -> Option<Cursor> {
        let mut best_ns = self.end_ns();
        let mut has_found = false;
        for world in 0..4 {
            let Some(recording) = self.recording(world) else {
                continue;
            };
            match recording.next_line(self.cursor.place(world), best_ns) {
                Found::At(ns) => {
                    has_found = true;
                    best_ns = ns;
                }
                // Up to there nothing comes to another line here, but who knows beyond.
                Found::NothingUntil(ns) if ns < best_ns && ns > self.cursor.time_ns => {
                    has_found = has_found || !recording.is_settled() || ns < recording.end_ns();
                    best_ns = best_ns.min(ns.max(self.cursor.time_ns));
                }
                Found::NothingUntil(_) => {}
            }
        }
        has_found.then(|| Cursor::at_time(&self.runs, best_ns))
    }

    fn previous(&self, by: StepKind) -> Cursor {
        match by {
            StepKind::Event => {
                let n = self.event_index();
                let here = Cursor::at_event(&self.runs, n);
                if here == self.cursor {
                    Cursor::at_event(&self.runs, n.saturating_sub(1))
                } else {
                    here
                }
            }
            StepKind::Switch => {
                let last = self.cursor.last_event(&self.runs);
                let is_there = last
                    .as_ref()
                    .is_some_and(|at| self.after(at) == self.cursor);
                let previous = |world: usize| {
                    let is_last = is_there && last.as_ref().is_some_and(|(w, _, _)| *w == world);
                    let end = self.cursor.n_events[world] - usize::from(is_last);
                    let index = self.recording(world)?.previous_switch(end)?;
                    Some((world, index, self.recording(world)?.log().get(index)?))
                };
                (0..4)
                    .filter_map(previous)
                    .max_by_key(in_order)
                    .map_or_else(Cursor::default, |at| self.after(&at))
            }
            StepKind::Line => {
                let previous = |world| self.recording(world)?.previous_line(self.cursor.time_ns);
                (0..4)
                    .filter_map(previous)
                    .max()
                    .map_or_else(Cursor::default, |ns| Cursor::at_time(&self.runs, ns))
            }
        }
    }

    fn recording(&self, world: usize) -> Option<&Recording<G>> {
        self.runs[world].recording.as_deref()
    }

    fn after(&self, (world, index, event): &(usize, usize, Event)) -> Cursor {
        Cursor::after(&self.runs, *world, *index, event)
    }
}

/// The order of the events of all worlds.
fn in_order(at: &(usize, usize, Event)) -> (u64, usize, usize) {
    (at.2.time_ns, at.0, at.1)
}
