//! Keyframes: stored copies of a world to seek from. Must never know what a world is.
//!
//! They lie evenly, at multiples of a distance that doubles whenever a budget is exceeded, so that any
//! place is as quickly reached as any other. Copies share what has not changed between them: what is
//! counted for a keyframe is what it does not share with the next one, which is what dropping it frees.

use std::rc::Rc;

/// A copy of a world and where in the run it was taken.
#[derive(Clone, Debug)]
pub struct Keyframe<W> {
    /// Instructions executed before it.
    pub step: u64,
    /// The world's time, nanoseconds.
    pub time_ns: u64,
    /// Events recorded before it.
    pub n_events: usize,
    /// The world.
    pub world: W,
}

/// How much the keyframes of a run may cost.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// The least distance, in steps; all distances are this times a power of two.
    pub base_steps: u64,
    /// How many bytes all of them may take, beside what they share with the present world.
    pub bytes: u64,
    /// How many there may be.
    pub frames: usize,
    /// So many are kept whatever they cost.
    pub least_frames: usize,
}

#[derive(Debug)]
struct Kept<W> {
    frame: Rc<Keyframe<W>>,
    /// Bytes that it does not share with the next one; nothing is counted for the last one, which
    /// shares with the present world.
    own_bytes: u64,
}

impl<W> Clone for Kept<W> {
    fn clone(&self) -> Self {
        Kept {
            frame: Rc::clone(&self.frame),
            own_bytes: self.own_bytes,
        }
    }
}

/// The keyframes of a run, in order. A copy shares them.
#[derive(Debug)]
pub struct Keyframes<W> {
    // Invariant: in strictly ascending order of `step`, never descending in `n_events` and `time_ns`;
    // the first one, the start of the run, is never dropped.
    frames: Vec<Kept<W>>,
    /// Those at odd multiples of `base_steps << level` are dropped next.
    level: u32,
    // Invariant: the sum of `own_bytes`.
    bytes: u64,
}

impl<W> Clone for Keyframes<W> {
    fn clone(&self) -> Self {
        Keyframes {
            frames: self.frames.clone(),
            level: self.level,
            bytes: self.bytes,
        }
    }
}

impl<W> Keyframes<W> {
    /// With the start of the run.
    #[must_use]
    pub fn new(world: W) -> Self {
        let first = Keyframe {
            step: 0,
            time_ns: 0,
            n_events: 0,
            world,
        };
        Keyframes {
            frames: vec![Kept {
                frame: Rc::new(first),
                own_bytes: 0,
            }],
            level: 0,
            bytes: 0,
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.frames.len()
    }

    /// Never: the start of the run is always there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.frames.is_empty()
    }

    /// Bytes that they take beside what they share with the last of them.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The last one.
    #[must_use]
    pub fn last(&self) -> &Keyframe<W> {
        let last = self.frames.last();
        &last.expect("the start of the run is always there").frame
    }

    /// The distance of new ones, in steps.
    #[must_use]
    pub fn distance_steps(&self, budget: &Budget) -> u64 {
        budget.base_steps << self.level
    }

    /// The last one at or before a place. `is_at_or_before` must hold for a prefix of a run.
    ///
    /// # Panics
    /// If it does not hold for the start of the run.
    #[must_use]
    pub fn last_where(&self, is_at_or_before: impl Fn(&Keyframe<W>) -> bool) -> &Keyframe<W> {
        let count = self
            .frames
            .partition_point(|kept| is_at_or_before(&kept.frame));
        assert!(
            count > 0,
            "the start of the run is before every place in it"
        );
        &self.frames[count - 1].frame
    }

    /// Adds one after the others, and drops some while they exceed the budget. `unshared` gives the
    /// bytes that a world does not share with another.
    ///
    /// # Panics
    /// If it is not after the others.
    pub fn push(&mut self, frame: Keyframe<W>, budget: &Budget, unshared: &dyn Fn(&W, &W) -> u64) {
        let last = self.frames.last_mut().expect("the first is never dropped");
        assert!(last.frame.step < frame.step, "keyframes are taken in order");
        last.own_bytes = unshared(&last.frame.world, &frame.world);
        self.bytes += last.own_bytes;
        self.frames.push(Kept {
            frame: Rc::new(frame),
            own_bytes: 0,
        });
        while (self.bytes > budget.bytes && self.len() > budget.least_frames)
            || self.len() > budget.frames
        {
            let Some(victim) = self.most_dispensable(budget) else {
                return;
            };
            self.drop_at(victim, unshared);
        }
    }

    /// The first of those at odd multiples of the least distance that there is between any two.
    fn most_dispensable(&mut self, budget: &Budget) -> Option<usize> {
        let last = self.len() - 1;
        while self.distance_steps(budget) <= self.frames[last].frame.step {
            let is_odd = |kept: &Kept<W>| {
                let multiple = kept.frame.step / budget.base_steps;
                multiple.trailing_zeros() <= self.level
            };
            let found = (1..last).find(|&i| is_odd(&self.frames[i]));
            if found.is_some() {
                return found;
            }
            self.level += 1;
        }
        None
    }

    fn drop_at(&mut self, index: usize, unshared: &dyn Fn(&W, &W) -> u64) {
        let dropped = self.frames.remove(index);
        let next = Rc::clone(&self.frames[index].frame);
        let before = &mut self.frames[index - 1];
        self.bytes -= dropped.own_bytes + before.own_bytes;
        before.own_bytes = unshared(&before.frame.world, &next.world);
        self.bytes += before.own_bytes;
    }

    /// Drops those after a place: the run goes on differently from there.
    pub fn truncate_where(&mut self, is_kept: impl Fn(&Keyframe<W>) -> bool) {
        let count = self.frames.partition_point(|kept| is_kept(&kept.frame));
        self.frames.truncate(count.max(1));
        let last = self.frames.last_mut().expect("the first is kept");
        last.own_bytes = 0;
        self.bytes = self.frames.iter().map(|kept| kept.own_bytes).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUDGET: Budget = Budget {
        base_steps: 100,
        bytes: 3_200,
        frames: 1_000,
        least_frames: 4,
    };

    fn frame(step: u64) -> Keyframe<u64> {
        Keyframe {
            step,
            time_ns: step * 10,
            n_events: 0,
            world: step,
        }
    }

    /// Adds keyframes as a recording does: whenever the distance says so.
    fn filled(n_steps: u64, unshared: &dyn Fn(&u64, &u64) -> u64) -> Keyframes<u64> {
        let mut frames = Keyframes::new(0);
        for step in (1..=n_steps).map(|i| i * 100) {
            if step % frames.distance_steps(&BUDGET) == 0 {
                frames.push(frame(step), &BUDGET, unshared);
            }
        }
        frames
    }

    fn steps(frames: &Keyframes<u64>) -> Vec<u64> {
        frames.frames.iter().map(|kept| kept.frame.step).collect()
    }

    #[test]
    fn they_stay_even_and_within_their_budget() {
        for n_steps in [10, 33, 100, 1_000, 20_000] {
            let frames = filled(n_steps, &|_, _| 100);
            assert!(frames.bytes() <= BUDGET.bytes);
            let steps = steps(&frames);
            assert_eq!(steps[0], 0);
            let fits = n_steps.min(16);
            assert!(steps.len() as u64 >= fits, "{n_steps}: {steps:?}");
            let longest = steps.windows(2).map(|w| w[1] - w[0]).max().unwrap();
            assert!(
                longest <= 100 * (2 * n_steps / 16).max(1),
                "{n_steps}: {steps:?}"
            );
        }
    }

    #[test]
    fn what_is_shared_is_counted_once_whatever_is_dropped() {
        // A world of which a part changes with every step: what two do not share grows with their
        // distance, up to all of it.
        let unshared = |a: &u64, b: &u64| (b - a).min(500);
        let frames = filled(777, &unshared);
        let all = steps(&frames);
        let counted: u64 = all.windows(2).map(|w| unshared(&w[0], &w[1])).sum();
        assert_eq!(frames.bytes(), counted);
        assert!(counted <= BUDGET.bytes);
    }

    #[test]
    fn some_are_kept_whatever_they_cost() {
        let frames = filled(1_000, &|_, _| 1_000_000);
        assert_eq!(frames.len(), BUDGET.least_frames);
    }

    #[test]
    fn finds_and_truncates_by_any_measure() {
        let mut frames = filled(5, &|_, _| 1);
        assert_eq!(frames.last_where(|f| f.step <= 250).step, 200);
        assert_eq!(frames.last_where(|f| f.time_ns <= 999).step, 0);
        frames.truncate_where(|f| f.step <= 250);
        assert_eq!((frames.len(), frames.bytes()), (3, 2));
        frames.truncate_where(|_| false);
        assert_eq!((frames.len(), frames.bytes()), (1, 0));
    }
}
