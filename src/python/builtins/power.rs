//! `x ** y` of floats, the nearest float to the exact power in all but one case of very many. The
//! system's `pow` differs between machines in the last bit, `libm`'s from CPython's in one result of
//! twenty; so the power is computed with twice the digits (pairs of floats, after Dekker) and rounded
//! once. Knows nothing of values or heaps.

/// The unevaluated sum of two floats, the second below half a unit of the first's last place.
pub(super) type Pair = (f64, f64);

pub(super) const LN_2: Pair = (std::f64::consts::LN_2, 2.319_046_813_846_299_6e-17);
/// The argument of the series is divided by this power of two, and the result squared as often.
const N_HALVINGS: i32 = 9;
const N_TERMS: i32 = 9;

/// `x ** y`, with the limits and signs of the C library's `pow`.
#[must_use]
pub fn power(x: f64, y: f64) -> f64 {
    let near = libm::pow(x, y);
    if !near.is_normal() || near == 1.0 || !x.is_normal() || x.abs() == 1.0 {
        return near;
    }
    let exponent = multiply(logarithm(x.abs()), (y, 0.0));
    let exact = exponential(exponent).copysign(near);
    // At the edge of the range the scaling is not exact: there the near one is good enough.
    if exact.is_normal() { exact } else { near }
}

fn two_sum(a: f64, b: f64) -> Pair {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// Halves of a float's digits, so that products of halves are exact.
fn split(a: f64) -> Pair {
    let scaled = 134_217_729.0 * a;
    let high = scaled - (scaled - a);
    (high, a - high)
}

pub(super) fn two_product(a: f64, b: f64) -> Pair {
    let product = a * b;
    let ((ah, al), (bh, bl)) = (split(a), split(b));
    (product, ((ah * bh - product) + ah * bl + al * bh) + al * bl)
}

pub(super) fn add(a: Pair, b: Pair) -> Pair {
    let (high, low) = two_sum(a.0, b.0);
    let (tail, rest) = two_sum(a.1, b.1);
    let (high, low) = two_sum(high, low + tail);
    two_sum(high, low + rest)
}

pub(super) fn multiply(a: Pair, b: Pair) -> Pair {
    let (high, low) = two_product(a.0, b.0);
    two_sum(high, low + (a.0 * b.1 + a.1 * b.0))
}

pub(super) fn divide(a: Pair, b: f64) -> Pair {
    let quotient = a.0 / b;
    let (product, error) = two_product(quotient, b);
    let rest = ((a.0 - product) - error) + a.1;
    two_sum(quotient, rest / b)
}

fn scale(a: Pair, exponent: i32) -> Pair {
    let factor = f64::from_bits(((1023 + exponent) as u64) << 52);
    (a.0 * factor, a.1 * factor)
}

/// `exp(a) - 1` for a small `a`, and the power of two to multiply `exp` with.
fn exponential_parts(a: Pair) -> (Pair, i32) {
    let turns = (a.0 / LN_2.0).round();
    let reduced = add(a, multiply(LN_2, (-turns, 0.0)));
    let small = scale(reduced, -N_HALVINGS);
    // Horner's scheme for small * (1 + small/2 * (1 + small/3 * (…))).
    let mut series = (1.0, 0.0);
    for n in (2..=N_TERMS).rev() {
        series = add((1.0, 0.0), multiply(divide(small, f64::from(n)), series));
    }
    let mut less_one = multiply(small, series);
    for _ in 0..N_HALVINGS {
        // (1 + e)² - 1 = 2e + e²
        less_one = add(scale(less_one, 1), multiply(less_one, less_one));
    }
    (less_one, turns as i32)
}

/// `exp(a)`.
pub(super) fn exponential(a: Pair) -> f64 {
    let (less_one, turns) = exponential_parts(a);
    let whole = add((1.0, 0.0), less_one);
    let half = turns / 2;
    scale(scale(whole, half), turns - half).0
}

/// The logarithm of a normal positive float: `libm`'s, corrected once by Newton's method.
pub(super) fn logarithm(x: f64) -> Pair {
    let (mut mantissa, mut exponent) = libm::frexp(x);
    if mantissa < std::f64::consts::FRAC_1_SQRT_2 {
        mantissa *= 2.0;
        exponent -= 1;
    }
    let near = libm::log(mantissa);
    let (less_one, turns) = exponential_parts((-near, 0.0));
    let inverse = scale(add((1.0, 0.0), less_one), turns);
    let error = add(multiply(inverse, (mantissa, 0.0)), (-1.0, 0.0));
    let square = multiply(error, error);
    let correction = add(error, (-square.0 / 2.0, -square.1 / 2.0));
    let of_mantissa = add((near, 0.0), correction);
    add(of_mantissa, multiply(LN_2, (f64::from(exponent), 0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expected powers are what CPython prints.
    #[test]
    fn powers_are_rounded_once() {
        assert_eq!(power(2.0, 0.5), std::f64::consts::SQRT_2);
        assert_eq!(power(1.1, 10.0), 2.5937424601000023);
        assert_eq!(power(10.0, -2.0), 0.01);
        assert_eq!(power(-2.0, 3.0), -8.0);
        assert_eq!(power(10.0, 308.0), 1e308);
        assert_eq!(power(2.0, -1074.0), 5e-324);
        assert_eq!(power(0.0, 0.0), 1.0);
        assert!(power(10.0, 400.0).is_infinite());
    }
}
