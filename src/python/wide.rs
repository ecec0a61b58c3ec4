//! Ints beyond 64 bits. An int that fits 64 bits is always `Value::Int`, so these are only met on slow
//! paths: `Object::Wide` never holds a number that fits.

use std::cmp::Ordering;
use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use super::builtins::support::charge;
use super::code::BinaryOp;
use super::heap::{Heap, Object};
use super::native::Res;
use super::types::Exc;
use super::value::Value;
use super::vm::Vm;
use crate::kernel::guest::Stop;

/// The longest int a program may make: operations on longer ones would stand still for seconds.
const MAX_BITS: u64 = 1 << 22;
/// Text of more digits is refused, as by CPython.
const MAX_DIGITS: usize = 4300;

/// What the message says of a text or an int of too many digits.
#[must_use]
pub fn too_many_digits(given: Option<usize>) -> String {
    let value = given.map_or_else(String::new, |n| format!(": value has {n} digits"));
    format!(
        "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion{value}; \
         use sys.set_int_max_str_digits() to increase the limit"
    )
}

/// The int beyond 64 bits that a value is, if it is one.
#[must_use]
pub fn wide(heap: &Heap, value: Value) -> Option<&Rc<BigInt>> {
    match heap.get(value.as_obj()?) {
        Object::Wide(big) => Some(big),
        _ => None,
    }
}

/// Any int, a bool too.
#[must_use]
pub fn any_int(heap: &Heap, value: Value) -> Option<BigInt> {
    match value {
        Value::Int(i) => Some(BigInt::from(i)),
        Value::True => Some(BigInt::from(1)),
        Value::False => Some(BigInt::from(0)),
        _ => wide(heap, value).map(|big| (**big).clone()),
    }
}

/// An int as a value: small if it fits.
///
/// # Errors
/// None that a program sees: an int of too many bits ends the run.
pub fn give(vm: &mut Vm<'_, '_>, big: BigInt) -> Res<Value> {
    if let Ok(small) = i64::try_from(&big) {
        return Ok(Value::Int(small));
    }
    check_bits(vm, big.bits())?;
    Ok(Value::Obj(vm.heap().alloc(Object::Wide(Rc::new(big)))))
}

/// Ends the run before an int of so many bits is made.
fn check_bits(vm: &mut Vm<'_, '_>, bits: u64) -> Res<()> {
    if bits <= MAX_BITS {
        return Ok(());
    }
    too_many_bits(vm, MAX_BITS)
}

fn too_many_bits(vm: &mut Vm<'_, '_>, limit: u64) -> Res<()> {
    vm.stop = Some(Stop::Limit(
        format!("an int of more than {limit} bits").into(),
    ));
    let exception = vm.new_exception(Exc::MemoryError.class(), &[]);
    Err(super::native::Raised(exception))
}

/// The nearest float; `None` if it is beyond all of them.
#[must_use]
pub fn to_float(big: &BigInt) -> Option<f64> {
    let bits = big.bits();
    if bits > 1024 {
        return None;
    }
    // The highest 64 bits, the last of them set if anything below is: rounded once.
    let shift = bits.saturating_sub(64);
    let magnitude = big.magnitude();
    let high = magnitude >> shift;
    let lost = (&high << shift) != *magnitude;
    let high = u64::try_from(&high).unwrap_or(u64::MAX) | u64::from(lost);
    let float = high as f64 * 2.0_f64.powi(i32::try_from(shift).unwrap_or(i32::MAX));
    let float = if big.sign() == Sign::Minus {
        -float
    } else {
        float
    };
    float.is_finite().then_some(float)
}

/// A float's whole part.
#[must_use]
pub fn from_float(f: f64) -> BigInt {
    let bits = f.abs().to_bits();
    let exponent = i64::try_from(bits >> 52).unwrap_or(0) - 1075;
    let mantissa = BigInt::from((bits & ((1 << 52) - 1)) | 1 << 52);
    let magnitude = if exponent >= 0 {
        mantissa << exponent
    } else if exponent < -64 {
        BigInt::ZERO
    } else {
        mantissa >> -exponent
    };
    if f < 0.0 { -magnitude } else { magnitude }
}

/// As [`to_float`].
///
/// # Errors
/// `OverflowError`
pub fn float_or_raise(vm: &mut Vm<'_, '_>, big: &BigInt) -> Res<f64> {
    match to_float(big) {
        Some(float) => Ok(float),
        None => vm.raise(Exc::OverflowError, "int too large to convert to float"),
    }
}

/// The exact order of an int and a float; `None` with a NaN.
#[must_use]
pub fn order_with_float(big: &BigInt, f: f64) -> Option<Ordering> {
    if f.is_nan() {
        return None;
    }
    if f.is_infinite() {
        return Some(if f > 0.0 {
            Ordering::Less
        } else {
            Ordering::Greater
        });
    }
    // A wide int is beyond any fraction that could matter.
    Some(big.cmp(&from_float(f)))
}

/// The order of two numbers one of which is wide; the outer `None` if they are not that.
#[must_use]
pub fn order(heap: &Heap, a: Value, b: Value) -> Option<Option<Ordering>> {
    match (wide(heap, a), wide(heap, b)) {
        (Some(x), Some(y)) => Some(Some(x.cmp(y))),
        (Some(x), None) => match b {
            Value::Float(f) => Some(order_with_float(x, f.get())),
            Value::Int(_) | Value::True | Value::False => Some(Some(by_sign(x))),
            _ => None,
        },
        (None, Some(_)) => order(heap, b, a).map(|order| order.map(Ordering::reverse)),
        (None, None) => None,
    }
}

/// A wide int is beyond every small one, on its side.
fn by_sign(big: &BigInt) -> Ordering {
    if big.sign() == Sign::Minus {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

/// Python's numeric hash.
#[must_use]
pub fn hash(big: &BigInt, modulus: u64) -> (u64, bool) {
    let rest = big.magnitude() % modulus;
    let rest = u64::try_from(rest).expect("below a 64-bit modulus");
    (rest, big.sign() == Sign::Minus)
}

/// Decimal digits with the sign; `None` if there are too many.
#[must_use]
pub fn decimal(big: &BigInt) -> Option<String> {
    // Fewer bits than 4300 digits have at most: no need to count them.
    let may_be_long = big.bits() > 14_280;
    if may_be_long && big.bits() > 14_290 {
        return None;
    }
    let text = big.to_string();
    let n_digits = text.len() - usize::from(text.starts_with('-'));
    (n_digits <= MAX_DIGITS).then_some(text)
}

/// The int that digits say.
///
/// # Errors
/// The number of digits, if it is too high.
pub fn parse(digits: &str, radix: u32, negative: bool) -> Result<BigInt, usize> {
    let is_power_of_two = radix.is_power_of_two();
    if !is_power_of_two && digits.len() > MAX_DIGITS {
        return Err(digits.len());
    }
    let big = BigInt::parse_bytes(digits.as_bytes(), radix).unwrap_or_default();
    Ok(if negative { -big } else { big })
}

/// An operator on two numbers at least one of which is wide, or whose result is; `None` if they are
/// not numbers or have no such operator.
///
/// # Errors
/// What the operation raises.
pub fn binary(vm: &mut Vm<'_, '_>, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
    let heap = &vm.process.heap;
    match (a, b) {
        (Value::Float(f), _) => match wide(heap, b).cloned() {
            Some(y) => {
                let y = float_or_raise(vm, &y)?;
                super::operators::binary(vm, op, Value::Float(f), Value::float(y))
            }
            None => Ok(None),
        },
        (_, Value::Float(g)) => match wide(heap, a).cloned() {
            Some(x) => {
                let x = float_or_raise(vm, &x)?;
                super::operators::binary(vm, op, Value::float(x), Value::Float(g))
            }
            None => Ok(None),
        },
        _ => match (any_int(heap, a), any_int(heap, b)) {
            (Some(x), Some(y)) => of_ints(vm, op, x, y),
            _ => Ok(None),
        },
    }
}

fn of_ints(vm: &mut Vm<'_, '_>, op: BinaryOp, x: BigInt, y: BigInt) -> Res<Option<Value>> {
    let is_division = matches!(op, BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::TrueDiv);
    if is_division && y.sign() == Sign::NoSign {
        let words = match op {
            BinaryOp::TrueDiv => "division by zero",
            BinaryOp::FloorDiv => "integer division or modulo by zero",
            _ => "integer modulo by zero",
        };
        return vm.raise(Exc::ZeroDivisionError, words);
    }
    charge_for(vm, op, &x, &y);
    let result = match op {
        BinaryOp::Add => x + y,
        BinaryOp::Sub => x - y,
        BinaryOp::Mul => {
            check_bits(vm, (x.bits() + y.bits()).saturating_sub(1))?;
            x * y
        }
        BinaryOp::TrueDiv => return divide(vm, &x, &y).map(Some),
        BinaryOp::FloorDiv => floor_divide(&x, &y).0,
        BinaryOp::Mod => floor_divide(&x, &y).1,
        BinaryOp::Pow => return power(vm, &x, &y).map(Some),
        BinaryOp::LShift | BinaryOp::RShift if y.sign() == Sign::Minus => {
            return vm.value_error("negative shift count");
        }
        BinaryOp::LShift if x.sign() == Sign::NoSign => x,
        BinaryOp::LShift => {
            let n = u64::try_from(&y).unwrap_or(u64::MAX);
            check_bits(vm, x.bits().saturating_add(n))?;
            x << n
        }
        BinaryOp::RShift => match u64::try_from(&y) {
            Ok(n) => x >> n,
            Err(_) if x.sign() == Sign::Minus => BigInt::from(-1),
            Err(_) => BigInt::ZERO,
        },
        BinaryOp::And => x & y,
        BinaryOp::Or => x | y,
        BinaryOp::Xor => x ^ y,
        BinaryOp::MatMul => return Ok(None),
    };
    give(vm, result).map(Some)
}

/// Virtual time of an operation: about a nanosecond for each pair of 64-bit digits.
fn charge_for(vm: &mut Vm<'_, '_>, op: BinaryOp, x: &BigInt, y: &BigInt) {
    let (n, m) = (x.bits() / 64 + 1, y.bits() / 64 + 1);
    let steps = match op {
        BinaryOp::Mul => n * m,
        BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::TrueDiv => n.saturating_sub(m) * m + n,
        _ => n + m,
    };
    charge(vm, usize::try_from(steps).unwrap_or(usize::MAX));
}

/// Quotient and remainder; the remainder has the divisor's sign.
#[must_use]
pub fn floor_divide(x: &BigInt, y: &BigInt) -> (BigInt, BigInt) {
    let (quotient, remainder) = (x / y, x % y);
    let is_other_side = remainder.sign() != Sign::NoSign && remainder.sign() != y.sign();
    if is_other_side {
        (quotient - 1, remainder + y)
    } else {
        (quotient, remainder)
    }
}

/// `x / y`, rounded once.
fn divide(vm: &mut Vm<'_, '_>, x: &BigInt, y: &BigInt) -> Res<Value> {
    let negative = (x.sign() == Sign::Minus) != (y.sign() == Sign::Minus);
    let (n, d) = (x.magnitude().clone(), y.magnitude().clone());
    // Enough bits for one rounding: the quotient has at least 64, a sticky bit stands for the rest.
    let shift = 66 + i64::try_from(d.bits()).unwrap_or(0) - i64::try_from(n.bits()).unwrap_or(0);
    let (n, d) = if shift >= 0 {
        (n << shift, d)
    } else {
        (n, d << -shift)
    };
    let (quotient, rest) = (&n / &d, &n % &d);
    let sticky = rest.bits() != 0;
    let quotient = (quotient << 1_u32) | num_bigint::BigUint::from(u32::from(sticky));
    let float = to_float(&BigInt::from(quotient)).unwrap_or(f64::INFINITY);
    // In two steps: a power of two beyond the exponents of floats would be zero or infinite itself.
    let exponent = -(shift + 1);
    let half = exponent / 2;
    let scale = |exponent: i64| 2.0_f64.powi(exponent.clamp(-2000, 2000) as i32);
    let float = float * scale(half) * scale(exponent - half);
    if float.is_infinite() {
        return vm.raise(
            Exc::OverflowError,
            "integer division result too large for a float",
        );
    }
    Ok(Value::float(if negative { -float } else { float }))
}

fn power(vm: &mut Vm<'_, '_>, x: &BigInt, y: &BigInt) -> Res<Value> {
    if y.sign() == Sign::Minus {
        let (f, g) = (float_or_raise(vm, x)?, float_or_raise(vm, y)?);
        let (f, g) = (Value::float(f), Value::float(g));
        let result = super::operators::binary(vm, BinaryOp::Pow, f, g)?;
        return Ok(result.expect("floats need no Python"));
    }
    if x.bits() <= 1 {
        // 0, 1 and -1 to any power.
        let is_even = !y.bit(0);
        let is_zero_power = y.sign() == Sign::NoSign;
        let result = match x.sign() {
            Sign::Minus if is_even => 1,
            Sign::Minus => -1,
            Sign::NoSign if !is_zero_power => 0,
            _ => 1,
        };
        return Ok(Value::Int(result));
    }
    let exponent = u32::try_from(y).unwrap_or(u32::MAX);
    let bits = (x.bits() - 1).saturating_mul(u64::from(exponent));
    check_bits(vm, bits)?;
    let n = bits / 64 + 1;
    charge(vm, usize::try_from(n * n / 2).unwrap_or(usize::MAX));
    give(vm, x.pow(exponent))
}

/// Bits of an int for what takes as many steps as the square of them: a second at most.
const MAX_SQUARE_BITS: u64 = 1 << 18;

/// Ends the run before what would take too long.
///
/// # Errors
/// When there are too many bits.
pub fn check_square(vm: &mut Vm<'_, '_>, bits: u64) -> Res<()> {
    let words = bits / 64 + 1;
    charge(vm, usize::try_from(words * words).unwrap_or(usize::MAX));
    if bits <= MAX_SQUARE_BITS {
        return Ok(());
    }
    too_many_bits(vm, MAX_SQUARE_BITS)
}

/// `pow(x, y, m)`
///
/// # Errors
/// `ValueError`
pub fn power_modulo(vm: &mut Vm<'_, '_>, x: &BigInt, y: &BigInt, m: &BigInt) -> Res<Value> {
    if m.sign() == Sign::NoSign {
        return vm.value_error("pow() 3rd argument cannot be 0");
    }
    let n = m.bits() / 64 + 1;
    let steps = y.bits().saturating_mul(n).saturating_mul(n);
    charge(vm, usize::try_from(steps).unwrap_or(usize::MAX));
    if steps > 1 << 30 {
        check_bits(vm, u64::MAX)?;
    }
    let (base, exponent) = if y.sign() == Sign::Minus {
        check_square(vm, m.bits())?;
        match x.modinv(m) {
            Some(inverse) => (inverse, -y.clone()),
            None => return vm.value_error("base is not invertible for the given modulus"),
        }
    } else {
        (x.clone(), y.clone())
    };
    give(vm, base.modpow(&exponent, m))
}

/// The product of a range of numbers, by halves, so that factors are of about the same length.
///
/// # Errors
/// None that a program sees: an int of too many bits ends the run.
pub fn product(vm: &mut Vm<'_, '_>, from: u64, to: u64) -> Res<BigInt> {
    if from > to {
        return Ok(BigInt::from(1));
    }
    if to - from < 8 {
        let factors = from..=to;
        return Ok(factors.fold(BigInt::from(1), |product, n| product * n));
    }
    let middle = from + (to - from) / 2;
    let (low, high) = (product(vm, from, middle)?, product(vm, middle + 1, to)?);
    check_bits(vm, low.bits() + high.bits())?;
    charge_for(vm, BinaryOp::Mul, &low, &high);
    Ok(low * high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn big(text: &str) -> BigInt {
        BigInt::parse_bytes(text.as_bytes(), 10).expect("digits")
    }

    #[test]
    fn floats_round_once() {
        assert_eq!(
            to_float(&big("9007199254740993")),
            Some(9_007_199_254_740_992.0)
        );
        assert_eq!(
            to_float(&big("9007199254740995")),
            Some(9_007_199_254_740_996.0)
        );
        assert_eq!(to_float(&big("100000000000000000000000")), Some(1e23));
        assert_eq!(to_float(&(BigInt::from(1) << 1024)), None);
        assert_eq!(from_float(1e23), big("99999999999999991611392"));
        assert_eq!(from_float(-2.5), big("-2"));
    }

    #[test]
    fn division_is_floored() {
        let (q, r) = floor_divide(&big("-100000000000000000000"), &big("7"));
        assert_eq!((q, r), (big("-14285714285714285715"), big("5")));
    }

    #[test]
    fn floats_are_ordered_exactly() {
        let order = order_with_float(&big("100000000000000000000000"), 1e23);
        assert_eq!(order, Some(Ordering::Greater));
        assert_eq!(
            order_with_float(&big("100000000000000000000"), f64::NAN),
            None
        );
    }
}
