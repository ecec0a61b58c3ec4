//! `int` and `bool`.

use num_bigint::{BigInt, Sign};

use crate::python::compare::{Number, may_have_dunders, number};
use crate::python::heap::Object;
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::text;
use crate::python::types::{Exc, Type};
use crate::python::value::Value;
use crate::python::vm::Vm;
use crate::python::wide;

use super::float_text::{underscores_are_between_digits, with_ascii_digits};
use super::support::{between, bind, int_arg, prelude, rest};

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    NativeDef {
        owner: Owner::Constructor(Type::Int),
        name: "int",
        function: new,
    },
    NativeDef {
        owner: Owner::Constructor(Type::Bool),
        name: "bool",
        function: new_bool,
    },
    method("bit_length", bit_length),
    method("bit_count", bit_count),
    method("conjugate", itself),
    method("as_integer_ratio", ratio),
    method("to_bytes", to_bytes),
    method("__index__", itself),
    NativeDef {
        owner: Owner::Static(Type::Int),
        name: "from_bytes",
        function: from_bytes,
    },
    getter("real", itself),
    getter("imag", zero),
    getter("numerator", itself),
    getter("denominator", one),
];

const fn method(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Method(Type::Int),
        name,
        function,
    }
}

const fn getter(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Getter(Type::Int),
        name,
        function,
    }
}

/// A float's whole part as an int.
///
/// # Errors
/// `OverflowError`, `ValueError` for what is no number.
pub fn truncate(vm: &mut Vm<'_, '_>, f: f64) -> Res<Value> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if f.is_nan() {
        return vm.value_error("cannot convert float NaN to integer");
    }
    if f.is_infinite() {
        return vm.raise(
            Exc::OverflowError,
            "cannot convert float infinity to integer",
        );
    }
    if (-LIMIT..LIMIT).contains(&f) {
        return Ok(Value::Int(f as i64));
    }
    wide::give(vm, wide::from_float(f))
}

fn new(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [value, base] = bind(vm, &args, "int", 0, ["x", "base"], 0)?;
    let Some(value) = value else {
        return Ok(Value::Int(0).into());
    };
    if let Some(base) = base {
        let base = int_arg(vm, base)?;
        return from_text(vm, value, base);
    }
    match number(value) {
        Some(Number::Int(i)) => return Ok(Value::Int(i).into()),
        Some(Number::Float(f)) => return Ok(truncate(vm, f)?.into()),
        None if wide::wide(&vm.process.heap, value).is_some() => return Ok(value.into()),
        None => {}
    }
    if is_text(vm, value) {
        return from_text(vm, value, 10);
    }
    if may_have_dunders(&vm.process.heap, value) {
        return Ok(prelude("_int", &[value]));
    }
    let name = vm.type_name(value);
    vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
    ))
}

fn is_text(vm: &Vm<'_, '_>, value: Value) -> bool {
    vm.process
        .heap
        .plain(value)
        .as_obj()
        .is_some_and(|id| matches!(vm.process.heap.get(id), Object::Str(_) | Object::Bytes(_)))
}

fn from_text(vm: &mut Vm<'_, '_>, value: Value, base: i64) -> Res<Outcome> {
    if base != 0 && !(2..=36).contains(&base) {
        return vm.value_error("int() base must be >= 2 and <= 36, or 0");
    }
    let data = vm.process.heap.plain(value);
    let text = match data.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Str(s)) => s.to_string(),
        Some(Object::Bytes(b)) => String::from_utf8_lossy(b).into_owned(),
        _ => return vm.type_error("int() can't convert non-string with explicit base"),
    };
    match parse_int(&text, base as u32) {
        Parsed::Int(i) => Ok(Value::Int(i).into()),
        Parsed::Wide(big) => wide::give(vm, big).map(Outcome::Value),
        Parsed::TooLong(n_digits) => vm.value_error(wide::too_many_digits(Some(n_digits))),
        Parsed::Wrong => {
            let shown = text::repr(vm, value)?.unwrap_or_default();
            let shown: String = shown.chars().take(200).collect();
            vm.value_error(format!(
                "invalid literal for int() with base {base}: {shown}"
            ))
        }
    }
}

/// What a text is as an int.
#[derive(Debug, PartialEq)]
pub enum Parsed {
    /// This one.
    Int(i64),
    /// One beyond 64 bits.
    Wide(BigInt),
    /// One of so many digits, which is too many.
    TooLong(usize),
    /// None.
    Wrong,
}

/// Reads an int as `int(text, base)` does.
#[must_use]
pub fn parse_int(text: &str, base: u32) -> Parsed {
    let text = &*with_ascii_digits(text.trim_matches(char::is_whitespace));
    let negative = text.starts_with('-');
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let lower = unsigned.to_ascii_lowercase();
    let prefixed = [("0x", 16), ("0o", 8), ("0b", 2)]
        .into_iter()
        .find(|&(p, b)| lower.starts_with(p) && (base == b || base == 0));
    let (digits, radix) = match prefixed {
        Some((prefix, radix)) => {
            let digits = &lower[prefix.len()..];
            (digits.strip_prefix('_').unwrap_or(digits), radix)
        }
        None if base == 0 => {
            let is_zero = lower.chars().all(|c| c == '0' || c == '_');
            if lower.starts_with('0') && !is_zero {
                return Parsed::Wrong;
            }
            (&lower[..], 10)
        }
        None => (&lower[..], base),
    };
    let is_number = |c: char| c == '_' || c.is_digit(radix);
    if digits.is_empty()
        || !digits.chars().all(is_number)
        || !underscores_are_between_digits(digits)
    {
        return Parsed::Wrong;
    }
    let digits: String = digits.chars().filter(|&c| c != '_').collect();
    let signed = if negative {
        format!("-{digits}")
    } else {
        digits
    };
    if let Ok(small) = i64::from_str_radix(&signed, radix) {
        return Parsed::Int(small);
    }
    let unsigned = signed.trim_start_matches('-');
    match wide::parse(unsigned, radix, negative) {
        Ok(big) => Parsed::Wide(big),
        Err(n_digits) => Parsed::TooLong(n_digits),
    }
}

fn new_bool(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "bool", (0, 1))?;
    let Some(&value) = args.values.first() else {
        return Ok(Value::False.into());
    };
    Ok(match crate::python::compare::truth(vm, value)? {
        Some(b) => Value::bool(b).into(),
        None => prelude("_truth", &[value]),
    })
}

fn me(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<BigInt> {
    let value = args.values.first().copied().unwrap_or_default();
    match wide::any_int(&vm.process.heap, value) {
        Some(i) => Ok(i),
        None => vm.type_error(format!("descriptor '{name}' requires an 'int' object")),
    }
}

fn bit_length(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let i = me(vm, &args, "bit_length")?;
    rest(vm, &args, Type::Int, "bit_length", (0, 0))?;
    Ok(Value::Int(i.bits() as i64).into())
}

fn bit_count(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let i = me(vm, &args, "bit_count")?;
    rest(vm, &args, Type::Int, "bit_count", (0, 0))?;
    let ones: u32 = i.iter_u64_digits().map(u64::count_ones).sum();
    Ok(Value::Int(ones.into()).into())
}

pub(super) fn itself(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let i = me(vm, &args, "real")?;
    Ok(wide::give(vm, i)?.into())
}

fn zero(_: &mut Vm<'_, '_>, _: Args) -> Res<Outcome> {
    Ok(Value::Int(0).into())
}

fn one(_: &mut Vm<'_, '_>, _: Args) -> Res<Outcome> {
    Ok(Value::Int(1).into())
}

fn ratio(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let i = me(vm, &args, "as_integer_ratio")?;
    let i = wide::give(vm, i)?;
    Ok(vm.process.heap.new_tuple(vec![i, Value::Int(1)]).into())
}

fn to_bytes(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let i = me(vm, &args, "to_bytes")?;
    let names = ["length", "byteorder", "signed"];
    let [length, order, signed] = bind(vm, &args, "to_bytes", 1, names, 0)?;
    let n = match length {
        Some(n) => int_arg(vm, n)?,
        None => 1,
    };
    let Ok(n) = usize::try_from(n) else {
        return vm.value_error("length argument must be non-negative");
    };
    super::support::reserve(vm, n as u64)?;
    let big = is_big_endian(vm, order)?;
    let signed = matches!(signed, Some(Value::True));
    let is_negative = i.sign() == Sign::Minus;
    if is_negative && !signed {
        return vm.raise(Exc::OverflowError, "can't convert negative int to unsigned");
    }
    let fill = if is_negative { 0xff } else { 0 };
    let mut bytes = if signed {
        i.to_signed_bytes_le()
    } else {
        i.magnitude().to_bytes_le()
    };
    if i.sign() != Sign::NoSign && bytes.len() > n {
        return vm.raise(Exc::OverflowError, "int too big to convert");
    }
    bytes.resize(n, fill);
    if big {
        bytes.reverse();
    }
    let bytes = vm.process.heap.alloc(Object::Bytes(bytes.into()));
    Ok(Value::Obj(bytes).into())
}

fn is_big_endian(vm: &mut Vm<'_, '_>, order: Option<Value>) -> Res<bool> {
    match order {
        None => Ok(true),
        Some(order) => match vm.as_str(order).as_deref() {
            Some("big") => Ok(true),
            Some("little") => Ok(false),
            _ => vm.value_error("byteorder must be either 'little' or 'big'"),
        },
    }
}

fn from_bytes(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let names = ["bytes", "byteorder", "signed"];
    let [bytes, order, signed] = bind(vm, &args, "from_bytes", 0, names, 1)?;
    let big = is_big_endian(vm, order)?;
    let source = bytes.unwrap_or_default();
    let mut bytes = match super::bytes::data_of(vm, source) {
        Some(bytes) => bytes.to_vec(),
        None if number(source).is_none() && vm.as_str(source).is_none() => {
            let made = super::bytes::new(vm, Args::positional(&[source]))?;
            match made {
                Outcome::Value(made) => super::bytes::data_of(vm, made).expect("bytes").to_vec(),
                _ => return vm.type_error("cannot convert object to bytes"),
            }
        }
        None => {
            let class = vm.type_name(source);
            return vm.type_error(format!("cannot convert '{class}' object to bytes"));
        }
    };
    if big {
        bytes.reverse();
    }
    let negative =
        matches!(signed, Some(Value::True)) && bytes.last().is_some_and(|b| b & 0x80 != 0);
    let i = if negative {
        BigInt::from_signed_bytes_le(&bytes)
    } else {
        BigInt::from_bytes_le(Sign::Plus, &bytes)
    };
    wide::give(vm, i).map(Outcome::Value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_becomes_ints() {
        assert_eq!(parse_int(" -1_000 ", 10), Parsed::Int(-1000));
        assert_eq!(parse_int("0xFF", 16), Parsed::Int(255));
        assert_eq!(parse_int("0b101", 0), Parsed::Int(5));
        assert_eq!(parse_int("z", 36), Parsed::Int(35));
        let big = Parsed::Wide(BigInt::from(1_u64 << 63));
        assert_eq!(parse_int("9223372036854775808", 10), big);
        assert_eq!(parse_int("-9223372036854775808", 10), Parsed::Int(i64::MIN));
        for wrong in ["", "1.5", "--1", "1__0", "_1", "12a", "0x10", "+ 1"] {
            assert_eq!(parse_int(wrong, 10), Parsed::Wrong, "{wrong}");
        }
        assert_eq!(parse_int("012", 0), Parsed::Wrong);
    }
}
