//! Keyframes: stored copies of a world to seek from. They thin out with their distance from the
//! place where the last one was taken, under a memory budget. Must never know what a world is.

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

/// The keyframes of a run, in order. A copy shares them.
#[derive(Clone, Debug)]
pub struct Keyframes<W> {
    // Invariant: in strictly ascending order of `step` or `n_events` or `time_ns`, none of the three
    // ever descending; the first one, the start of the run, is never dropped.
    frames: Vec<Rc<Keyframe<W>>>,
}

impl<W> Keyframes<W> {
    /// With the start of the run.
    #[must_use]
    pub fn new(world: W) -> Self {
        Keyframes {
            frames: vec![Rc::new(Keyframe {
                step: 0,
                time_ns: 0,
                n_events: 0,
                world,
            })],
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

    /// The last one at or before a place. `is_at_or_before` must hold for a prefix of a run.
    ///
    /// # Panics
    /// If it does not hold for the start of the run.
    #[must_use]
    pub fn last_where(&self, is_at_or_before: impl Fn(&Keyframe<W>) -> bool) -> &Keyframe<W> {
        let count = self.frames.partition_point(|f| is_at_or_before(f));
        assert!(
            count > 0,
            "the start of the run is before every place in it"
        );
        &self.frames[count - 1]
    }

    /// Whether one was taken within `distance` steps of this one.
    #[must_use]
    pub fn has_near(&self, step: u64, distance: u64) -> bool {
        let after = self.frames.partition_point(|f| f.step <= step);
        let near = |f: &Rc<Keyframe<W>>| f.step.abs_diff(step) < distance;
        self.frames[..after].last().is_some_and(near) || self.frames.get(after).is_some_and(near)
    }

    /// Adds one, and drops others until at most `max` remain: those whose neighbours are close
    /// together compared with their distance from this one, so that what is near stays dense.
    pub fn insert(&mut self, frame: Keyframe<W>, max: usize) {
        let focus = frame.step;
        let at = self.frames.partition_point(|f| f.step < focus);
        if self.frames.get(at).is_some_and(|f| f.step == focus) {
            return;
        }
        self.frames.insert(at, Rc::new(frame));
        while self.frames.len() > max.max(2) {
            let Some(victim) = self.most_dispensable(focus) else {
                return;
            };
            self.frames.remove(victim);
        }
    }

    /// The one whose loss costs least: a short gap, far from `focus`.
    fn most_dispensable(&self, focus: u64) -> Option<usize> {
        // Compares gap / distance as fractions, in integers, so that it is the same everywhere.
        let cost = |i: usize| {
            let gap = self.frames[i + 1].step - self.frames[i - 1].step;
            let distance = self.frames[i].step.abs_diff(focus).max(1);
            (u128::from(gap) << 32) / u128::from(distance)
        };
        (1..self.frames.len().saturating_sub(1))
            .filter(|&i| self.frames[i].step != focus)
            .min_by_key(|&i| cost(i))
    }

    /// Drops those after a place: the run goes on differently from there.
    pub fn truncate_where(&mut self, is_kept: impl Fn(&Keyframe<W>) -> bool) {
        let count = self.frames.partition_point(|f| is_kept(f));
        self.frames.truncate(count.max(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(step: u64) -> Keyframe<()> {
        Keyframe {
            step,
            time_ns: step * 10,
            n_events: 0,
            world: (),
        }
    }

    #[test]
    fn stays_within_its_budget_and_dense_where_it_matters() {
        let mut frames = Keyframes::new(());
        (1..=1000).for_each(|i| frames.insert(frame(i * 100), 32));
        assert_eq!(frames.len(), 32);
        let steps: Vec<u64> = frames.frames.iter().map(|f| f.step).collect();
        assert_eq!(steps[0], 0);
        assert_eq!(steps[31], 100_000);
        let gap_near = steps[31] - steps[30];
        let gap_far = steps[2] - steps[1];
        assert!(gap_near <= 200, "dense near the end: {steps:?}");
        assert!(gap_far >= 1000, "thin far from it: {steps:?}");
        assert!(
            steps.windows(2).all(|w| w[1] - w[0] < 50_000),
            "no gap is most of the run: {steps:?}"
        );
    }

    #[test]
    fn finds_and_truncates_by_any_measure() {
        let mut frames = Keyframes::new(());
        (1..=5).for_each(|i| frames.insert(frame(i * 100), 32));
        assert_eq!(frames.last_where(|f| f.step <= 250).step, 200);
        assert_eq!(frames.last_where(|f| f.time_ns <= 999).step, 0);
        assert!(frames.has_near(290, 20) && !frames.has_near(250, 20));
        frames.truncate_where(|f| f.step <= 250);
        assert_eq!(frames.len(), 3);
        frames.truncate_where(|_| false);
        assert_eq!(frames.len(), 1);
    }
}
