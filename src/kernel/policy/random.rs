//! Every choice drawn from a seeded generator, and slices of very different lengths, so that programs
//! with races show them: a switch may come after microseconds as well as after the full interval.

use super::{ChoicePoint, Policy};

/// The generator SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators"
/// (OOPSLA 2014); constants as in Sebastiano Vigna's public-domain reference version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SplitMix64 {
    state: u64,
}

impl SplitMix64 {
    /// A generator that gives the same numbers for the same seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        SplitMix64 { state: seed }
    }

    /// The next number.
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// The next number below `bound`, by multiplication (Lemire 2019, without his rejection step: the
    /// bias is below `bound / 2^64`).
    pub fn below(&mut self, bound: u64) -> u64 {
        let product = u128::from(self.next_u64()) * u128::from(bound);
        u64::try_from(product >> 64).expect("the upper half of 128 bits fits")
    }
}

/// Draws every choice.
#[derive(Clone, Debug)]
pub struct SeededRandom {
    generator: SplitMix64,
}

/// A slice may be this many halvings shorter than the setting: 5 ms down to less than 2 µs.
const MAX_HALVINGS: u64 = 12;

impl SeededRandom {
    /// The policy with this seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        SeededRandom {
            generator: SplitMix64::new(seed),
        }
    }
}

impl Policy for SeededRandom {
    fn choose(&mut self, _point: ChoicePoint, n_candidates: usize) -> usize {
        let index = self.generator.below(n_candidates as u64);
        usize::try_from(index).expect("below a usize")
    }

    fn keep_for_ns(&mut self, _point: ChoicePoint, setting_ns: u64) -> u64 {
        let longest = setting_ns >> self.generator.below(MAX_HALVINGS + 1);
        1 + self.generator.below(longest.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix_gives_the_published_numbers() {
        // The first outputs for seed 1234567, as listed with the reference implementation
        // (rosettacode.org, "Pseudo-random numbers/Splitmix64").
        let mut generator = SplitMix64::new(1_234_567);
        assert_eq!(generator.next_u64(), 6_457_827_717_110_365_317);
        assert_eq!(generator.next_u64(), 3_203_168_211_198_807_973);
        assert_eq!(generator.next_u64(), 9_817_491_932_198_370_423);
    }

    #[test]
    fn slices_vary_but_never_exceed_the_setting() {
        let mut policy = SeededRandom::new(1);
        let slices: Vec<u64> = (0..1000)
            .map(|_| policy.keep_for_ns(ChoicePoint::Gil, 5_000_000))
            .collect();
        assert!(slices.iter().all(|slice| (1..=5_000_000).contains(slice)));
        assert!(slices.iter().any(|slice| *slice < 10_000));
        assert!(slices.iter().any(|slice| *slice > 2_500_000));
    }
}
