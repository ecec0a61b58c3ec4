//! The elementary functions of `math`: exponentials, logarithms, circular functions. `libm` gives a
//! near value, which is corrected once with twice the digits (`power`), so that it is the nearest
//! float in all but very rare cases, on every machine the same.

use super::power::{LN_2, Pair, add, divide, exponential, logarithm, multiply, two_product};
use super::support::{between, float_arg, one};
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::types::Exc;
use crate::python::value::Value;
use crate::python::vm::Vm;

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    math("exp", |vm, args| finite(vm, &args, "exp", exp)),
    math("exp2", |vm, args| {
        finite(vm, &args, "exp2", |x| super::power::power(2.0, x))
    }),
    math("expm1", |vm, args| finite(vm, &args, "expm1", libm::expm1)),
    math("log", log),
    math("log2", |vm, args| of_positive(vm, &args, "log2", log2)),
    math("log10", |vm, args| of_positive(vm, &args, "log10", log10)),
    math("log1p", |vm, args| {
        let log1p = |x| if x <= -1.0 { f64::NAN } else { libm::log1p(x) };
        finite(vm, &args, "log1p", log1p)
    }),
    math("pow", pow),
    math("sin", |vm, args| {
        finite(vm, &args, "sin", |x| sin_cos(x).0.0)
    }),
    math("cos", |vm, args| {
        finite(vm, &args, "cos", |x| sin_cos(x).1.0)
    }),
    math("tan", |vm, args| finite(vm, &args, "tan", tan)),
    math("asin", |vm, args| finite(vm, &args, "asin", asin)),
    math("acos", |vm, args| finite(vm, &args, "acos", acos)),
    math("atan", |vm, args| {
        finite(vm, &args, "atan", |x| atan2(x, 1.0))
    }),
    math("atan2", |vm, args| of_two(vm, &args, "atan2", atan2)),
    math("sinh", |vm, args| finite(vm, &args, "sinh", libm::sinh)),
    math("cosh", |vm, args| finite(vm, &args, "cosh", cosh)),
    math("tanh", |vm, args| finite(vm, &args, "tanh", libm::tanh)),
    math("hypot", hypot),
    math("asinh", |vm, args| finite(vm, &args, "asinh", libm::asinh)),
    math("acosh", |vm, args| finite(vm, &args, "acosh", libm::acosh)),
    math("atanh", |vm, args| {
        let atanh = |x: f64| {
            if x.abs() >= 1.0 {
                f64::NAN
            } else {
                libm::atanh(x)
            }
        };
        finite(vm, &args, "atanh", atanh)
    }),
    math("erf", |vm, args| finite(vm, &args, "erf", libm::erf)),
    math("nextafter", |vm, args| {
        of_two(vm, &args, "nextafter", libm::nextafter)
    }),
];

const fn math(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Module("math"),
        name,
        function,
    }
}

/// Half of π as the sum of three floats.
const HALF_PI: [f64; 3] = [
    std::f64::consts::FRAC_PI_2,
    6.123_233_995_736_766e-17,
    -1.497_384_904_859_169_8e-33,
];
/// Beyond this argument `libm`'s sine and cosine are taken as they are.
const MAX_REDUCED: f64 = 1e9;
/// Terms of the series of sine and cosine up to a quarter of π.
const N_TERMS: u32 = 14;

/// A function whose result is no number only for arguments out of its domain, and infinite only
/// when it is too large.
fn finite(vm: &mut Vm<'_, '_>, args: &Args, name: &str, f: impl Fn(f64) -> f64) -> Res<Outcome> {
    let value = one(vm, args, &format!("math.{name}"))?;
    let x = float_arg(vm, value)?;
    let y = f(x);
    check(vm, y, x.is_nan(), x.is_infinite())
}

fn check(vm: &mut Vm<'_, '_>, y: f64, had_nan: bool, had_infinity: bool) -> Res<Outcome> {
    if y.is_nan() && !had_nan {
        return vm.value_error("math domain error");
    }
    if y.is_infinite() && !had_infinity {
        return vm.raise(Exc::OverflowError, "math range error");
    }
    Ok(Value::float(y).into())
}

fn of_two(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &str,
    f: impl Fn(f64, f64) -> f64,
) -> Res<Outcome> {
    between(vm, args, name, (2, 2))?;
    let a = float_arg(vm, args.values[0])?;
    let b = float_arg(vm, args.values[1])?;
    Ok(Value::float(f(a, b)).into())
}

fn of_positive(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &str,
    f: impl Fn(f64) -> f64,
) -> Res<Outcome> {
    let value = one(vm, args, &format!("math.{name}"))?;
    let x = float_arg(vm, value)?;
    if x <= 0.0 {
        return vm.value_error("math domain error");
    }
    Ok(Value::float(f(x)).into())
}

fn exp(x: f64) -> f64 {
    let near = libm::exp(x);
    if !near.is_normal() || x == 0.0 {
        return near;
    }
    let exact = exponential((x, 0.0));
    if exact.is_normal() { exact } else { near }
}

/// The logarithm in pairs, or `libm`'s where that does not hold.
fn pair_of_log(x: f64) -> Pair {
    if x.is_normal() {
        logarithm(x)
    } else {
        (libm::log(x), 0.0)
    }
}

fn quotient(a: Pair, b: Pair) -> f64 {
    let near = a.0 / b.0;
    if !near.is_finite() {
        return near;
    }
    let rest = add(a, multiply(b, (-near, 0.0)));
    near + rest.0 / b.0
}

fn log2(x: f64) -> f64 {
    let (mantissa, exponent) = libm::frexp(x);
    if mantissa == 0.5 && x.is_normal() {
        return f64::from(exponent - 1);
    }
    quotient(pair_of_log(x), LN_2)
}

/// As C libraries compute it: of the mantissa first, then of the power of two in two parts. It is not
/// always the nearest float, but the one that CPython prints.
fn log10(x: f64) -> f64 {
    const INVERSE_OF_LN_10: f64 = std::f64::consts::LOG10_E;
    const LOG10_2: Pair = (3.010_299_956_636_117_7e-1, 3.694_239_077_158_931e-13);
    if !x.is_normal() {
        return libm::log10(x);
    }
    let (mantissa, exponent) = libm::frexp(x);
    let exponent = exponent - 1;
    let negative = i32::from(exponent < 0);
    let turns = f64::from(exponent + negative);
    let mantissa = libm::ldexp(mantissa, 1 - negative);
    let low = turns * LOG10_2.1 + INVERSE_OF_LN_10 * pair_of_log(mantissa).0;
    low + turns * LOG10_2.0
}

/// As C libraries compute it.
fn cosh(x: f64) -> f64 {
    let x = x.abs();
    if x < 0.5 * LN_2.0 {
        let t = libm::expm1(x);
        return 1.0 + t * t / (2.0 * (1.0 + t));
    }
    if x > 22.0 {
        return libm::cosh(x);
    }
    let t = exp(x);
    0.5 * t + 0.5 / t
}

fn log(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "log", (1, 2))?;
    let mut logs = [0.0; 2];
    for (place, &value) in logs.iter_mut().zip(args.positionals()) {
        let x = float_arg(vm, value)?;
        if x <= 0.0 {
            return vm.value_error("math domain error");
        }
        *place = pair_of_log(x).0;
    }
    if args.values.len() == 1 {
        return Ok(Value::float(logs[0]).into());
    }
    if logs[1] == 0.0 {
        return vm.raise(Exc::ZeroDivisionError, "float division by zero");
    }
    Ok(Value::float(logs[0] / logs[1]).into())
}

fn pow(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "pow", (2, 2))?;
    let x = float_arg(vm, args.values[0])?;
    let y = float_arg(vm, args.values[1])?;
    let result = super::power::power(x, y);
    if x == 0.0 && y < 0.0 {
        return vm.value_error("math domain error");
    }
    let (nan, infinity) = (x.is_nan() || y.is_nan(), x.is_infinite() || y.is_infinite());
    check(vm, result, nan, infinity)
}

/// Sine and cosine in pairs.
fn sin_cos(x: f64) -> (Pair, Pair) {
    if x.abs() > MAX_REDUCED || x.abs() < 1e-9 || !x.is_finite() {
        return ((libm::sin(x), 0.0), (libm::cos(x), 0.0));
    }
    let turns = (x / HALF_PI[0]).round();
    let mut reduced = (x, 0.0);
    for part in HALF_PI {
        reduced = add(reduced, two_product(-turns, part));
    }
    let square = multiply(reduced, reduced);
    let minus_square = (-square.0, -square.1);
    // Horner's scheme for both series.
    let (mut sine, mut cosine) = ((1.0, 0.0), (1.0, 0.0));
    for n in (1..=N_TERMS).rev() {
        let (even, odd) = (f64::from(2 * n), f64::from(2 * n + 1));
        sine = add((1.0, 0.0), multiply(divide(minus_square, even * odd), sine));
        cosine = add(
            (1.0, 0.0),
            multiply(divide(minus_square, even * (even - 1.0)), cosine),
        );
    }
    sine = multiply(reduced, sine);
    let negative = |pair: Pair| (-pair.0, -pair.1);
    match turns.rem_euclid(4.0) as i32 {
        0 => (sine, cosine),
        1 => (cosine, negative(sine)),
        2 => (negative(sine), negative(cosine)),
        _ => (negative(cosine), sine),
    }
}

fn tan(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    let (sine, cosine) = sin_cos(x);
    quotient(sine, cosine)
}

fn asin(x: f64) -> f64 {
    let near = libm::asin(x);
    let (sine, cosine) = sin_cos(near);
    if !near.is_finite() || x.abs() == 1.0 || x.abs() < 1e-9 {
        return near;
    }
    near + add((x, 0.0), (-sine.0, -sine.1)).0 / cosine.0
}

fn acos(x: f64) -> f64 {
    let near = libm::acos(x);
    let (sine, cosine) = sin_cos(near);
    if !near.is_finite() || x.abs() == 1.0 {
        return near;
    }
    near + add(cosine, (-x, 0.0)).0 / sine.0
}

fn atan2(y: f64, x: f64) -> f64 {
    let near = libm::atan2(y, x);
    if !near.is_finite() || y == 0.0 || x == 0.0 || !x.is_finite() || !y.is_finite() {
        return near;
    }
    let (sine, cosine) = sin_cos(near);
    let ahead = add(multiply((y, 0.0), cosine), multiply((-x, 0.0), sine));
    let along = x * cosine.0 + y * sine.0;
    let exact = near + ahead.0 / along;
    if exact.is_finite() { exact } else { near }
}

/// The length of a vector.
fn hypot(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let mut parts = Vec::new();
    for &value in args.positionals() {
        parts.push(float_arg(vm, value)?.abs());
    }
    let largest = parts.iter().copied().fold(0.0, f64::max);
    if parts.iter().any(|part| part.is_infinite()) {
        return Ok(Value::float(f64::INFINITY).into());
    }
    if parts.iter().any(|part| part.is_nan()) || largest == 0.0 {
        let sum: f64 = parts.iter().sum();
        return Ok(Value::float(sum).into());
    }
    let (_, exponent) = libm::frexp(largest);
    let mut sum = (0.0, 0.0);
    for part in parts {
        let scaled = libm::ldexp(part, -exponent);
        sum = add(sum, two_product(scaled, scaled));
    }
    let root = sum.0.sqrt();
    let rest = add(sum, two_product(-root, root));
    let root = root + rest.0 / (2.0 * root);
    Ok(Value::float(libm::ldexp(root, exponent)).into())
}
