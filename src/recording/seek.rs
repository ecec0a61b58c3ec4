//! The world at a place in a run: the nearest keyframe, and re-execution from there. The same place
//! is the same world, however one got there.

use std::rc::Rc;

use crate::kernel::guest::Guest;
use crate::kernel::world::{Until, World};

use super::keyframes::Keyframe;
use super::{Count, KEYFRAME_BASE_BYTES, Recording, Running};

/// The least number of steps between two copies of the world near the cursor.
const NEARBY_STEPS: u64 = 4_096;
/// A world looked at before is gone on with although a keyframe is nearer, if that takes no more steps
/// than this: its pages are its own already, a keyframe's would all be copied again as they change.
const STEPS_INSTEAD_OF_COPYING: u64 = 16_384;
/// About how many there may be.
const MAX_NEARBY: usize = 32;
/// How much memory they may take.
const NEARBY_BUDGET_BYTES: u64 = 8 << 20;

/// A place in a run, as the page names it: a number of events that have happened, and a time at or
/// after the last of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Events that have happened.
    pub n_events: usize,
    /// Nanoseconds of virtual time.
    pub time_ns: u64,
}

/// A world somebody has looked at, kept because the next look is probably a little later.
pub struct Seen<G: Guest> {
    place: Place,
    n_events: usize,
    running: Running<G>,
}

impl<G: Guest> Clone for Seen<G> {
    fn clone(&self) -> Self {
        Seen {
            place: self.place,
            n_events: self.n_events,
            running: self.running.clone(),
        }
    }
}

impl<G: Guest> Seen<G> {
    /// The world.
    #[must_use]
    pub fn world(&self) -> &World<G> {
        &self.running.world
    }

    pub(super) fn into_running(self) -> Running<G> {
        self.running
    }

    /// Where it was asked for.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }
}

/// What re-execution must not go beyond.
#[derive(Clone, Copy)]
enum Target {
    /// Everything at or before this time has happened.
    Time(u64),
    /// This many steps were executed, and nothing after the last of them has happened.
    Step(u64),
    /// In the midst of a moment: this many events have happened, the last of them at this step.
    Event {
        n_events: usize,
        step: u64,
        time_ns: u64,
    },
}

impl Target {
    /// Whether a run that is here comes to the target by going on.
    fn is_ahead_of(self, step: u64, time_ns: u64, n_events: usize) -> bool {
        match self {
            Target::Time(ns) => time_ns <= ns,
            // Strictly: at the same step more may have happened than at the target.
            Target::Step(target) => step < target,
            Target::Event {
                n_events: n,
                step: target,
                ..
            } => n_events < n && step < target,
        }
    }
}

impl<G: Guest> Recording<G> {
    /// The place at a time: everything until then, and including then, has happened.
    #[must_use]
    pub fn place_at_time(&self, time_ns: u64) -> Place {
        Place {
            n_events: self.log.count_until(time_ns),
            time_ns,
        }
    }

    /// The world at a place that has been simulated. `seen` is a world looked at before, from which
    /// it is found sooner if it is not far ahead; it never changes the result.
    #[must_use]
    pub fn seen_at(&self, place: Place, seen: Option<Seen<G>>) -> Seen<G> {
        let target = self.target(place);
        let seen = seen.filter(|s| {
            let world = s.world();
            target.is_ahead_of(world.step(), world.now_ns(), s.n_events)
        });
        let base = self.keyframe_before(target);
        let (mut running, mut n_events) = match seen {
            Some(seen) if seen.world().step() + STEPS_INSTEAD_OF_COPYING >= base.step => {
                (seen.running, seen.n_events)
            }
            _ => (base.world.clone(), base.n_events),
        };
        self.re_execute(&mut running, &mut n_events, target);
        Seen {
            place,
            n_events,
            running,
        }
    }

    /// The world at a place that has been simulated.
    #[must_use]
    pub fn world_at(&self, place: Place) -> World<G> {
        self.seen_at(place, None).running.world
    }

    /// The world at a time that has been simulated, everything at that time included.
    #[must_use]
    pub fn world_at_time(&self, time_ns: u64) -> World<G> {
        self.world_at(self.place_at_time(time_ns))
    }

    /// The world when this many steps were executed, as far as it has been simulated.
    #[must_use]
    pub fn world_at_step(&self, step: u64) -> World<G> {
        self.running_at_step(step).0.world
    }

    /// As [`Recording::world_at_step`], and how many events have happened by then.
    pub(super) fn running_at_step(&self, step: u64) -> (Running<G>, usize) {
        let target = Target::Step(step.min(self.n_steps()));
        let base = self.keyframe_before(target);
        let (mut running, mut n_events) = (base.world.clone(), base.n_events);
        self.re_execute(&mut running, &mut n_events, target);
        (running, n_events)
    }

    /// The last stored world before which nothing happens that is later than a time.
    pub(super) fn running_before_time(&self, time_ns: u64) -> Running<G> {
        self.keyframe_before(Target::Time(time_ns)).world.clone()
    }

    /// Keeps copies of the world on the way to a place if none is near, so that going back from there
    /// is quick: those who step back once will probably do so again. They are few, of one stretch
    /// between two keyframes, and their bytes are bounded.
    pub fn make_dense_before(&mut self, place: Place) {
        let target = self.target(place);
        let first = self.keyframes.last_where(|f| is_before(f, target)).step;
        self.nearby.retain(|f| f.step > first);
        let base = self.keyframe_before(target);
        let (mut running, mut n_events) = (base.world.clone(), base.n_events);
        let mut distance = NEARBY_STEPS;
        let mut found = Vec::new();
        loop {
            let next = (running.world.step() / NEARBY_STEPS) * NEARBY_STEPS + distance;
            if !self.re_execute_some(&mut running, &mut n_events, target, next) {
                break;
            }
            found.push(Rc::new(Keyframe {
                step: next,
                time_ns: running.world.now_ns(),
                n_events,
                world: running.clone(),
            }));
            if found.len() > MAX_NEARBY {
                distance *= 2;
                found.retain(|f| f.step.is_multiple_of(distance));
            }
        }
        let end = found.last().map_or(0, |f| f.step);
        self.nearby.retain(|f| f.step < end);
        self.nearby.extend(found);
        self.nearby.sort_by_key(|f| f.step);
        self.nearby.dedup_by_key(|f| f.step);
        self.drop_nearby_over_budget();
    }

    /// The farthest from the cursor, which is at the end of them, go first.
    fn drop_nearby_over_budget(&mut self) {
        let own_bytes = |pair: &[Rc<Keyframe<Running<G>>>]| {
            let (a, b) = (&pair[0].world.world, &pair[1].world.world);
            a.unshared_bytes(&self.guest, Some(b))
        };
        let mut bytes: Vec<u64> = self.nearby.windows(2).map(own_bytes).collect();
        bytes.push(KEYFRAME_BASE_BYTES);
        let mut sum = 0;
        let fit = bytes.iter().rev().take(2 * MAX_NEARBY).take_while(|bytes| {
            sum += **bytes;
            sum <= NEARBY_BUDGET_BYTES
        });
        let n_dropped = self.nearby.len() - fit.count().min(self.nearby.len());
        self.nearby.drain(..n_dropped);
        self.nearby_bytes = bytes[n_dropped..].iter().sum();
    }

    fn target(&self, place: Place) -> Target {
        if self.log.count_until(place.time_ns) <= place.n_events {
            return Target::Time(place.time_ns);
        }
        match place.n_events.checked_sub(1).and_then(|i| self.log.get(i)) {
            Some(event) => Target::Event {
                n_events: place.n_events,
                step: event.step,
                time_ns: event.time_ns,
            },
            None => Target::Step(0),
        }
    }

    fn keyframe_before(&self, target: Target) -> &Keyframe<Running<G>> {
        let frame = self.keyframes.last_where(|f| is_before(f, target));
        let n_before = self.nearby.partition_point(|f| is_before(f, target));
        match self.nearby[..n_before].last() {
            Some(nearby) if nearby.step > frame.step => nearby,
            _ => frame,
        }
    }

    /// Executes on towards the target, up to a step before it. Whether it came so far.
    fn re_execute_some(
        &self,
        running: &mut Running<G>,
        n_events: &mut usize,
        target: Target,
        step: u64,
    ) -> bool {
        let (last_step, time_ns) = match target {
            Target::Time(ns) => (u64::MAX, ns),
            Target::Step(step) => (step, u64::MAX),
            Target::Event { step, time_ns, .. } => (step, time_ns),
        };
        if step >= last_step {
            return false;
        }
        let mut count = Count(*n_events);
        let until = Until {
            time_ns,
            ..Until::step(step)
        };
        running.run(&self.guest, &self.setup.arrivals, until, &mut count, None);
        *n_events = count.0;
        running.world.step() >= step
    }

    fn re_execute(&self, running: &mut Running<G>, n_events: &mut usize, target: Target) {
        let mut count = Count(*n_events);
        let mut run_until = |until: Until, count: &mut Count| {
            running.run(&self.guest, &self.setup.arrivals, until, count, None);
        };
        match target {
            Target::Time(ns) => run_until(Until::time(ns), &mut count),
            Target::Step(step) => run_until(Until::step(step), &mut count),
            Target::Event {
                n_events,
                step,
                time_ns,
            } => {
                let until = |step| Until {
                    time_ns,
                    ..Until::step(step)
                };
                run_until(until(step), &mut count);
                // The event came after the step, from the machine itself.
                if count.0 < n_events {
                    let step = step + 1;
                    run_until(until(step), &mut count);
                }
            }
        }
        *n_events = count.0;
    }
}

/// Whether a run goes from a keyframe to the target by going on.
fn is_before<W>(frame: &Keyframe<W>, target: Target) -> bool {
    let is_start = frame.step == 0 && frame.n_events == 0;
    is_start || target.is_ahead_of(frame.step, frame.time_ns, frame.n_events)
}
