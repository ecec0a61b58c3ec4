//! Small helpers of every measurement.

use std::fs;
#[expect(
    clippy::disallowed_types,
    reason = "a benchmark is about real time; no world sees it"
)]
use std::time::Instant;

use serde_json::{Value, json};

/// Runs something; answers with its result and how many seconds it took.
#[expect(clippy::disallowed_types, reason = "as above")]
pub fn timed<T>(action: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let result = action();
    (result, start.elapsed().as_secs_f64())
}

/// Milliseconds that a series of actions took, as percentiles.
pub fn percentiles(seconds: &mut [f64]) -> Value {
    seconds.sort_by(f64::total_cmp);
    let at = |percent: usize| {
        let rank = (seconds.len() * percent).div_ceil(100).max(1);
        seconds[rank - 1] * 1000.0
    };
    json!({ "p50_ms": at(50), "p99_ms": at(99), "max_ms": at(100), "n": seconds.len() })
}

/// The middle one.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The least one.
pub fn least(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(f64::INFINITY, f64::min)
}

/// Bytes of memory that this process has in use, as the kernel counts them; `None` where `/proc` is not.
pub fn resident_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib * 1024)
}

/// Numbers without pattern, the same in every run.
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below a limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u64::try_from((u128::from(self.0) * u128::from(limit)) >> 64).expect("it is below a u64")
    }
}
