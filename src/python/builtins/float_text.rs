//! Floats as Python writes and reads them. Knows nothing of values or heaps.

use std::borrow::Cow;

/// `repr(f)`: the shortest digits that read back as the same float.
#[must_use]
pub fn float_repr(f: f64) -> String {
    if !f.is_finite() {
        return not_finite(f).into();
    }
    let (negative, digits, exponent) = shortest_digits(f);
    let (digits, exponent) = nearest_of_shortest(f, digits, exponent);
    let text = if (-4..16).contains(&exponent) {
        positional(&digits, exponent)
    } else {
        scientific(&digits, exponent)
    };
    if negative { format!("-{text}") } else { text }
}

/// Two texts of equal length may read back as the same float; Python takes the nearer one, the even
/// one of two that are equally near. It matters for long ones only.
fn nearest_of_shortest(f: f64, digits: String, exponent: i32) -> (String, i32) {
    if digits.len() < 15 {
        return (digits, exponent);
    }
    let n_after = digits.len() - 1;
    let rounded = format!("{f:.n_after$e}");
    if rounded.parse() == Ok(f) {
        let (_, digits, exponent) = split_scientific(&rounded);
        return (digits, exponent);
    }
    (digits, exponent)
}

/// `nan`, `inf` or `-inf`.
#[must_use]
pub fn not_finite(f: f64) -> &'static str {
    if f.is_nan() {
        "nan"
    } else if f > 0.0 {
        "inf"
    } else {
        "-inf"
    }
}

/// Sign, significant digits and the decimal exponent of the first one.
#[must_use]
pub fn shortest_digits(f: f64) -> (bool, String, i32) {
    split_scientific(&format!("{f:e}"))
}

/// As [`shortest_digits`] with a given number of digits after the first, rounded correctly.
#[must_use]
pub fn rounded_digits(f: f64, n_after: usize) -> (bool, String, i32) {
    split_scientific(&format!("{f:.n_after$e}"))
}

fn split_scientific(text: &str) -> (bool, String, i32) {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let negative = mantissa.starts_with('-');
    let digits = mantissa.chars().filter(char::is_ascii_digit).collect();
    (negative, digits, exponent.parse().unwrap_or(0))
}

/// Digits with the point where the exponent says, at least one digit after it.
fn positional(digits: &str, exponent: i32) -> String {
    if exponent < 0 {
        let zeros = "0".repeat((-exponent - 1) as usize);
        return format!("0.{zeros}{digits}");
    }
    let n_whole = exponent as usize + 1;
    if digits.len() <= n_whole {
        let zeros = "0".repeat(n_whole - digits.len());
        return format!("{digits}{zeros}.0");
    }
    format!("{}.{}", &digits[..n_whole], &digits[n_whole..])
}

/// `d.ddde+XX`
#[must_use]
pub fn scientific(digits: &str, exponent: i32) -> String {
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{point}{rest}e{sign}{:02}", exponent.abs())
}

/// Reads a float as `float(text)` does; `None` if it is none.
#[must_use]
pub fn parse_float(text: &str) -> Option<f64> {
    let text = with_ascii_digits(text.trim_matches(char::is_whitespace));
    let text = &*text;
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let negative = text.starts_with('-');
    let magnitude = match unsigned.to_ascii_lowercase().as_str() {
        "inf" | "infinity" => f64::INFINITY,
        "nan" => f64::NAN,
        number => {
            let starts = number.starts_with(|c: char| c.is_ascii_digit() || c == '.');
            if !starts || !underscores_are_between_digits(number) {
                return None;
            }
            let digits: String = number.chars().filter(|&c| c != '_').collect();
            digits.parse().ok()?
        }
    };
    Some(if negative { -magnitude } else { magnitude })
}

/// The zeros of all scripts but ours that have decimal digits: nine more follow each.
const ZEROS: &[char] = &[
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{ff10}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e950}',
    '\u{1fbf0}',
];

/// What a decimal digit of any script is worth.
#[must_use]
pub fn decimal_digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    let before = ZEROS.partition_point(|&zero| zero <= c);
    let zero = *ZEROS.get(before.checked_sub(1)?)?;
    let digit = u32::from(c) - u32::from(zero);
    (digit < 10).then_some(digit)
}

/// A text with the decimal digits of all scripts as ours.
#[must_use]
pub fn with_ascii_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let as_ascii = |c: char| {
        decimal_digit(c)
            .and_then(|d| char::from_digit(d, 10))
            .unwrap_or(c)
    };
    Cow::Owned(text.chars().map(as_ascii).collect())
}

/// `_` is allowed between digits only.
#[must_use]
pub fn underscores_are_between_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().all(|(at, &b)| {
        b != b'_'
            || (at > 0
                && bytes[at - 1].is_ascii_alphanumeric()
                && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric))
    })
}

/// `round(f, n)`: rounds the exact decimal value, halves to even.
#[must_use]
pub fn round_to(f: f64, n: i64) -> f64 {
    if !f.is_finite() || n > 330 {
        return f;
    }
    if n < -310 {
        return 0.0_f64.copysign(f);
    }
    if n >= 0 {
        let n = n as usize;
        return format!("{f:.n$}").parse().unwrap_or(f);
    }
    round_tens(f, (-n) as usize)
}

/// Rounds to a power of ten by the decimal digits of the whole part and what is behind it.
fn round_tens(f: f64, n: usize) -> f64 {
    let n_whole = format!("{:.0}", f.trunc().abs()).len();
    if n > n_whole {
        return 0.0_f64.copysign(f);
    }
    let power = format!("1e{n}").parse::<f64>().unwrap_or(1.0);
    let scaled = f.abs() / power;
    let floor = scaled.floor();
    let rest = f.abs() - floor * power;
    let up = rest > power / 2.0 || (rest == power / 2.0 && floor % 2.0 == 1.0);
    let whole = if up { floor + 1.0 } else { floor };
    let text = format!("{whole:.0}e{n}");
    text.parse::<f64>().unwrap_or(f).copysign(f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_read_back() {
        let check = |f: f64, expected: &str| assert_eq!(float_repr(f), expected);
        check(1.0, "1.0");
        check(0.1, "0.1");
        check(-0.0, "-0.0");
        check(1e16, "1e+16");
        check(1e15, "1000000000000000.0");
        check(123_456_789.125, "123456789.125");
        check(0.0001, "0.0001");
        check(0.00001, "1e-05");
        check(1.5e300, "1.5e+300");
        check(5e-324, "5e-324");
        check(1e15 + 1.25, "1000000000000001.2");
        check(f64::INFINITY, "inf");
        check(f64::NAN, "nan");
        check(-f64::INFINITY, "-inf");
    }

    #[test]
    fn text_becomes_floats() {
        assert_eq!(parse_float(" 1_000.5 "), Some(1000.5));
        assert_eq!(parse_float("-.5e3"), Some(-500.0));
        assert_eq!(parse_float("-Infinity"), Some(-f64::INFINITY));
        for wrong in [
            "", "1__0", "_1", "1_", "e5", ".", "0x10", "infinit", "1e", "+-1",
        ] {
            assert_eq!(parse_float(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn rounding_is_half_even_on_the_exact_value() {
        assert_eq!(round_to(0.5, 0), 0.0);
        assert_eq!(round_to(1.5, 0), 2.0);
        assert_eq!(round_to(2.5, 0), 2.0);
        assert_eq!(round_to(2.675, 2), 2.67);
        assert_eq!(round_to(1234.5, -2), 1200.0);
        assert_eq!(round_to(1250.0, -2), 1200.0);
        assert_eq!(round_to(1350.0, -2), 1400.0);
        assert_eq!(round_to(-1250.1, -2), -1300.0);
        assert_eq!(round_to(60.0, -2), 100.0);
        assert_eq!(round_to(6.0, -2), 0.0);
    }
}
