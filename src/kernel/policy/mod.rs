//! Policies decide choices: where more than one thread could run next, which one does, and for how long.
//!
//! The contract: a policy only chooses among the candidates it is given, and never sees or changes the
//! world. Its own state (a generator, say) is part of the world, so that a clone of the world goes on
//! choosing in the same way.

mod random;
mod round_robin;

use super::ids::ThreadId;
use super::machine::PolicyKind;

pub use random::{SeededRandom, SplitMix64};
pub use round_robin::RoundRobin;

/// Where a choice is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoicePoint {
    /// A core is free: which ready thread gets it?
    Core,
    /// The GIL is free: which of the threads that want it gets it?
    Gil,
}

/// A choice that was made; the list of them is a run's schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// When.
    pub time_ns: u64,
    /// Where.
    pub point: ChoicePoint,
    /// How many candidates there were (at least 2, or it was no choice), first come first.
    pub n_candidates: u32,
    /// The index of the one that was taken.
    pub index: u32,
    /// The thread that was taken.
    pub taken: ThreadId,
}

/// Decides choices.
pub trait Policy {
    /// The index (below `n_candidates`) of the one to take; candidates are in order of coming.
    fn choose(&mut self, point: ChoicePoint, n_candidates: usize) -> usize;

    /// How long a thread that was just chosen may keep what it got while others want it, given what the
    /// machine's settings say. At least 1.
    fn keep_for_ns(&mut self, point: ChoicePoint, setting_ns: u64) -> u64;
}

/// One of the policies there are, as part of a world.
#[derive(Clone, Debug)]
pub enum AnyPolicy {
    /// First come, first served.
    RoundRobin(RoundRobin),
    /// Drawn from a seeded generator.
    Random(SeededRandom),
}

impl AnyPolicy {
    /// The policy that the machine's settings name.
    #[must_use]
    pub fn new(kind: PolicyKind) -> Self {
        match kind {
            PolicyKind::RoundRobin => AnyPolicy::RoundRobin(RoundRobin),
            PolicyKind::Random(seed) => AnyPolicy::Random(SeededRandom::new(seed)),
        }
    }
}

impl Policy for AnyPolicy {
    fn choose(&mut self, point: ChoicePoint, n_candidates: usize) -> usize {
        let index = match self {
            AnyPolicy::RoundRobin(policy) => policy.choose(point, n_candidates),
            AnyPolicy::Random(policy) => policy.choose(point, n_candidates),
        };
        assert!(
            index < n_candidates,
            "a policy chooses among the candidates"
        );
        index
    }

    fn keep_for_ns(&mut self, point: ChoicePoint, setting_ns: u64) -> u64 {
        match self {
            AnyPolicy::RoundRobin(policy) => policy.keep_for_ns(point, setting_ns),
            AnyPolicy::Random(policy) => policy.keep_for_ns(point, setting_ns),
        }
        .max(1)
    }
}
