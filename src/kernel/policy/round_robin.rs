//! First come, first served, in equal slices: what an ordinary operating system does when all threads
//! have the same priority.

use super::{ChoicePoint, Policy};

/// Takes the one that has waited longest.
#[derive(Clone, Copy, Debug, Default)]
pub struct RoundRobin;

impl Policy for RoundRobin {
    fn choose(&mut self, _point: ChoicePoint, _n_candidates: usize) -> usize {
        0
    }

    fn keep_for_ns(&mut self, _point: ChoicePoint, setting_ns: u64) -> u64 {
        setting_ns
    }
}
