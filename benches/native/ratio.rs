//! What criterion measures here: the time of a program in the simulated machine as a multiple of CPython's,
//! both run one after the other, so that what else the machine does is held against both.

use criterion::Throughput;
use criterion::measurement::{Measurement, ValueFormatter};

/// Times CPython's time.
pub struct TimesCPython;

impl Measurement for TimesCPython {
    type Intermediate = ();
    type Value = f64;

    fn start(&self) -> Self::Intermediate {}

    fn end(&self, (): ()) -> f64 {
        unreachable!("every benchmark measures by itself, with `iter_custom`")
    }

    fn add(&self, a: &f64, b: &f64) -> f64 {
        a + b
    }

    fn zero(&self) -> f64 {
        0.0
    }

    fn to_f64(&self, value: &f64) -> f64 {
        *value
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        self
    }
}

impl ValueFormatter for TimesCPython {
    fn scale_values(&self, _typical: f64, _values: &mut [f64]) -> &'static str {
        "× CPython"
    }

    fn scale_throughputs(&self, _: f64, _: &Throughput, _: &mut [f64]) -> &'static str {
        "× CPython"
    }

    fn scale_for_machines(&self, _values: &mut [f64]) -> &'static str {
        "times_cpython"
    }
}
