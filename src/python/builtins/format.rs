//! The format mini-language: `format(value, spec)` and what stands behind the colon in `f'{x:>8.2f}'`.

use num_bigint::{BigInt, Sign};
use smallvec::SmallVec;

use crate::python::compare::{Number, number, python_method};
use crate::python::names;
use crate::python::native::Res;
use crate::python::types::Exc;
use crate::python::value::Value;
use crate::python::vm::Vm;
use crate::python::wide;

use super::float_text::{not_finite, rounded_digits, scientific};
use super::support::reserve;

/// A parsed specification.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spec {
    /// The fill character, if given.
    pub fill: Option<char>,
    /// `<`, `>`, `=` or `^`.
    pub align: Option<char>,
    /// `+`, `-` or a space.
    pub sign: Option<char>,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// `0` before the width.
    pub zero: bool,
    /// The least width.
    pub width: usize,
    /// `,` or `_`.
    pub grouping: Option<char>,
    /// Digits after the point, or the longest a str may be.
    pub precision: Option<usize>,
    /// The type, e.g. `f`.
    pub kind: Option<char>,
}

/// Reads a specification.
///
/// # Errors
/// The message of the `ValueError`.
pub fn parse(text: &str) -> Result<Spec, String> {
    let chars: SmallVec<[char; 16]> = text.chars().collect();
    let mut spec = Spec::default();
    let mut at = 0;
    let is_align = |c: Option<&char>| matches!(c, Some('<' | '>' | '=' | '^'));
    if is_align(chars.get(1)) {
        spec.fill = Some(chars[0]);
        spec.align = Some(chars[1]);
        at = 2;
    } else if is_align(chars.first()) {
        spec.align = Some(chars[0]);
        at = 1;
    }
    let mut take = |wanted: &[char]| -> Option<char> {
        let c = *chars.get(at)?;
        wanted.contains(&c).then(|| {
            at += 1;
            c
        })
    };
    spec.sign = take(&['+', '-', ' ']);
    spec.no_negative_zero = take(&['z']).is_some();
    spec.alternate = take(&['#']).is_some();
    if take(&['0']).is_some() {
        spec.zero = true;
    }
    spec.width = take_number(&chars, &mut at)?.unwrap_or(0);
    let mut take = |wanted: &[char]| -> Option<char> {
        let c = *chars.get(at)?;
        wanted.contains(&c).then(|| {
            at += 1;
            c
        })
    };
    spec.grouping = take(&[',', '_']);
    if let Some(first) = spec.grouping
        && let Some(second) = take(&[',', '_'])
    {
        return Err(if first == second {
            format!("Cannot specify '{first}' with '{second}'.")
        } else {
            "Cannot specify both ',' and '_'.".into()
        });
    }
    if take(&['.']).is_some() {
        let digits = take_number(&chars, &mut at)?;
        spec.precision = Some(digits.ok_or("Format specifier missing precision")?);
    }
    match chars.len() - at {
        0 => {}
        1 => spec.kind = Some(chars[at]),
        _ => return Err("Invalid format specifier".into()),
    }
    if let (Some(c), Some(kind)) = (spec.grouping, spec.kind)
        && !matches!(kind, 'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F')
        && !(c == '_' && matches!(kind, 'b' | 'o' | 'x' | 'X'))
    {
        return Err(format!("Cannot specify '{c}' with '{kind}'."));
    }
    Ok(spec)
}

fn take_number(chars: &[char], at: &mut usize) -> Result<Option<usize>, String> {
    let start = *at;
    let mut n: usize = 0;
    while let Some(digit) = chars.get(*at).and_then(|c| c.to_digit(10)) {
        n = n
            .checked_mul(10)
            .and_then(|n| n.checked_add(digit as usize))
            .filter(|&n| n < 1 << 31)
            .ok_or("Too many decimal digits in format string")?;
        *at += 1;
    }
    Ok((*at > start).then_some(n))
}

/// `format(v, spec)` for a specification that is not empty; `None` if a class has a say.
///
/// # Errors
/// `ValueError` for a wrong specification, `TypeError` for a value that takes none.
pub fn format_with_spec(vm: &mut Vm<'_, '_>, v: Value, text: &str) -> Res<Option<String>> {
    let heap = &vm.process.heap;
    let v = crate::python::compare::plain_without(heap, v, names::FORMAT);
    if heap.payload(v).is_some() {
        return Ok(None);
    }
    let is_str = heap.as_str(v).cloned();
    let big = wide::wide(heap, v).cloned();
    if is_str.is_none() && number(v).is_none() && big.is_none() {
        if python_method(heap, v, names::FORMAT).is_some() {
            return Ok(None);
        }
        let class = vm.type_name(v);
        return vm.type_error(format!(
            "unsupported format string passed to {class}.__format__"
        ));
    }
    let spec = match parse(text) {
        Ok(spec) => spec,
        Err(message) => {
            let class = vm.type_name(v);
            let message = if message == "Invalid format specifier" {
                format!("Invalid format specifier '{text}' for object of type '{class}'")
            } else {
                message
            };
            return vm.value_error(message);
        }
    };
    reserve(vm, spec.width.max(spec.precision.unwrap_or(0)) as u64)?;
    let result = match (is_str, v, number(v)) {
        (Some(s), ..) => format_str(&s, &spec),
        (_, _, Some(Number::Int(i))) => format_int(i, &spec),
        (_, _, Some(Number::Float(f))) => format_float(f, &spec),
        _ => format_wide(&big.expect("it is a str or a number"), &spec),
    };
    match result {
        Ok(text) => Ok(Some(text)),
        Err(Wrong::Kind(kind)) => {
            let class = vm.type_name(v);
            vm.value_error(format!(
                "Unknown format code '{kind}' for object of type '{class}'"
            ))
        }
        Err(Wrong::Words(words)) => vm.value_error(words),
        Err(Wrong::Overflow(words)) => vm.raise(Exc::OverflowError, words),
    }
}

/// What is wrong with a specification for a value.
#[derive(Debug, PartialEq)]
pub enum Wrong {
    /// The type's letter does not fit.
    Kind(char),
    /// Anything else, a `ValueError`.
    Words(String),
    /// An `OverflowError`.
    Overflow(&'static str),
}

/// A str by a specification.
///
/// # Errors
/// What is wrong.
pub fn format_str(s: &str, spec: &Spec) -> Result<String, Wrong> {
    if let Some(kind) = spec.kind.filter(|&k| k != 's') {
        return Err(Wrong::Kind(kind));
    }
    let words = |w: &str| Err(Wrong::Words(w.into()));
    match spec.sign {
        Some(' ') => return words("Space not allowed in string format specifier"),
        Some(_) => return words("Sign not allowed in string format specifier"),
        None => {}
    }
    if spec.no_negative_zero {
        return words("Negative zero coercion (z) not allowed in string format specifier");
    }
    if spec.alternate {
        return words("Alternate form (#) not allowed in string format specifier");
    }
    if let Some(c) = spec.grouping {
        return Err(Wrong::Words(format!("Cannot specify '{c}' with 's'.")));
    }
    if spec.align == Some('=') {
        return words("'=' alignment not allowed in string format specifier");
    }
    let body: String = match spec.precision {
        Some(n) => s.chars().take(n).collect(),
        None => s.into(),
    };
    let fill = spec.fill.unwrap_or(if spec.zero { '0' } else { ' ' });
    Ok(pad(&body, fill, spec.align.unwrap_or('<'), spec.width))
}

impl Spec {
    /// Whether it says nothing but fill, alignment and width.
    fn is_only_width(&self) -> bool {
        self.sign.is_none()
            && !self.no_negative_zero
            && !self.alternate
            && !self.zero
            && self.grouping.is_none()
            && self.precision.is_none()
            && self.width <= 64
    }
}

/// Appends a str by a specification that only pads it; `None` for any other one.
pub fn write_str(out: &mut String, text: &str, spec: &Spec) -> Option<()> {
    let is_plain = matches!(spec.kind, None | Some('s')) && spec.align != Some('=');
    (is_plain && spec.is_only_width()).then_some(())?;
    write_padded(out, text, spec, '<');
    Some(())
}

/// Appends an int by a specification that only pads its decimal digits; `None` for any other one.
pub fn write_int(out: &mut String, int: i64, spec: &Spec) -> Option<()> {
    let is_plain = matches!(spec.kind, None | Some('d')) && spec.align != Some('=');
    (is_plain && spec.is_only_width()).then_some(())?;
    let mut buffer = [0; 20];
    let digits = crate::python::heap::decimal(int.unsigned_abs(), int < 0, &mut buffer);
    write_padded(out, digits, spec, '>');
    Some(())
}

fn write_padded(out: &mut String, text: &str, spec: &Spec, align: char) {
    let missing = spec.width.saturating_sub(text.chars().count());
    let before = match spec.align.unwrap_or(align) {
        '<' => 0,
        '^' => missing / 2,
        _ => missing,
    };
    let fill = spec.fill.unwrap_or(' ');
    out.extend(std::iter::repeat_n(fill, before));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, missing - before));
}

/// An int by a specification.
///
/// # Errors
/// What is wrong.
pub fn format_int(i: i64, spec: &Spec) -> Result<String, Wrong> {
    if is_float_kind(spec) {
        return format_float(i as f64, spec);
    }
    if is_plain_char(spec) {
        return format_char(Some(i), spec);
    }
    let n = i.unsigned_abs();
    format_whole(i < 0, spec, |kind| {
        Some(match kind {
            'b' => format!("{n:b}"),
            'o' => format!("{n:o}"),
            'x' => format!("{n:x}"),
            'X' => format!("{n:X}"),
            _ => n.to_string(),
        })
    })
}

/// An int beyond 64 bits by a specification.
///
/// # Errors
/// What is wrong.
pub fn format_wide(big: &BigInt, spec: &Spec) -> Result<String, Wrong> {
    if is_float_kind(spec) {
        return match wide::to_float(big) {
            Some(float) => format_float(float, spec),
            None => Err(Wrong::Overflow("int too large to convert to float")),
        };
    }
    if is_plain_char(spec) {
        return format_char(None, spec);
    }
    let n = big.magnitude();
    format_whole(big.sign() == Sign::Minus, spec, |kind| match kind {
        'b' => Some(n.to_str_radix(2)),
        'o' => Some(n.to_str_radix(8)),
        'x' => Some(n.to_str_radix(16)),
        'X' => Some(n.to_str_radix(16).to_uppercase()),
        _ => wide::decimal(&BigInt::from(n.clone())),
    })
}

/// Whether a specification shows an int as a float.
fn is_float_kind(spec: &Spec) -> bool {
    matches!(spec.kind, Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%'))
}

/// An int whose digits in the base of a kind are given, `None` for too many.
fn format_whole(
    negative: bool,
    spec: &Spec,
    digits: impl Fn(char) -> Option<String>,
) -> Result<String, Wrong> {
    let kind = spec.kind.unwrap_or('d');
    if !matches!(kind, 'b' | 'c' | 'd' | 'n' | 'o' | 'x' | 'X') {
        return Err(Wrong::Kind(kind));
    }
    if spec.no_negative_zero {
        return Err(Wrong::Words(
            "Negative zero coercion (z) not allowed in integer format specifier".into(),
        ));
    }
    if spec.precision.is_some() {
        return Err(Wrong::Words(
            "Precision not allowed in integer format specifier".into(),
        ));
    }
    let (prefix, group) = match kind {
        'b' => ("0b", 4),
        'o' => ("0o", 4),
        'x' => ("0x", 4),
        'X' => ("0X", 4),
        _ => ("", 3),
    };
    let Some(digits) = digits(kind) else {
        return Err(Wrong::Words(wide::too_many_digits(None)));
    };
    let prefix = if spec.alternate { prefix } else { "" };
    Ok(assemble(negative, prefix, &digits, "", group, spec))
}

/// Whether a specification shows an int as a character, and says nothing that numbers refuse first.
fn is_plain_char(spec: &Spec) -> bool {
    spec.kind == Some('c') && spec.precision.is_none() && !spec.no_negative_zero
}

/// The character with a number; `None` is beyond 64 bits.
fn format_char(i: Option<i64>, spec: &Spec) -> Result<String, Wrong> {
    if spec.sign.is_some() {
        return Err(Wrong::Words(
            "Sign not allowed with integer format specifier 'c'".into(),
        ));
    }
    if spec.alternate {
        return Err(Wrong::Words(
            "Alternate form (#) not allowed with integer format specifier 'c'".into(),
        ));
    }
    let i = i.ok_or(Wrong::Overflow("Python int too large to convert to C long"))?;
    let c = u32::try_from(i)
        .ok()
        .and_then(char::from_u32)
        .ok_or(Wrong::Overflow("%c arg not in range(0x110000)"))?;
    let fill = spec.fill.unwrap_or(if spec.zero { '0' } else { ' ' });
    Ok(pad(
        &c.to_string(),
        fill,
        spec.align.unwrap_or('<'),
        spec.width,
    ))
}

/// A float by a specification.
///
/// # Errors
/// What is wrong.
pub fn format_float(f: f64, spec: &Spec) -> Result<String, Wrong> {
    let kind = spec.kind.unwrap_or('r');
    if !matches!(kind, 'r' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') {
        return Err(Wrong::Kind(kind));
    }
    let upper = matches!(kind, 'E' | 'F' | 'G');
    let mut body = float_digits(f, kind, spec.precision, spec.alternate);
    let mut negative = f.is_sign_negative() && !f.is_nan();
    if spec.no_negative_zero && negative && !body.contains(|c: char| ('1'..='9').contains(&c)) {
        negative = !f.is_finite();
    }
    if upper {
        body = body.to_uppercase();
    }
    let (whole, rest) = match body.find(|c: char| !c.is_ascii_digit()) {
        Some(at) => body.split_at(at),
        None => (body.as_str(), ""),
    };
    Ok(assemble(negative, "", whole, rest, 3, spec))
}

/// The digits of a float without its sign.
#[must_use]
pub fn float_digits(f: f64, kind: char, precision: Option<usize>, alternate: bool) -> String {
    let percent = if kind == '%' { "%" } else { "" };
    if !f.is_finite() {
        return format!("{}{percent}", not_finite(f.abs()));
    }
    let f = f.abs();
    let with_point = |text: String| {
        if alternate && !text.contains('.') {
            match text.find('e') {
                Some(at) => format!("{}.{}", &text[..at], &text[at..]),
                None => format!("{text}."),
            }
        } else {
            text
        }
    };
    match kind.to_ascii_lowercase() {
        'f' => with_point(fixed(f, precision.unwrap_or(6))),
        '%' => format!("{}%", with_point(fixed(f * 100.0, precision.unwrap_or(6)))),
        'e' => {
            let (_, digits, exponent) = rounded_digits(f, precision.unwrap_or(6).min(1000));
            with_point(scientific(&digits, exponent))
        }
        'r' => match precision {
            None => with_point(super::float_text::float_repr(f)),
            Some(n) => with_point(general(f, n, alternate, true)),
        },
        _ => with_point(general(f, precision.unwrap_or(6), alternate, false)),
    }
}

fn fixed(f: f64, precision: usize) -> String {
    // Beyond 1074 digits a float has zeros only; Rust's own limit is higher.
    let exact = precision.min(1100);
    let mut text = format!("{f:.exact$}");
    text.extend(std::iter::repeat_n('0', precision - exact));
    text
}

/// `g`: the given number of significant digits, scientific when very big or small. As the default
/// of a float with a precision (`''`) it keeps a digit after the point.
fn general(f: f64, precision: usize, alternate: bool, keep_point: bool) -> String {
    let precision = precision.max(1);
    let exact = precision.min(1000);
    let (_, mut digits, exponent) = rounded_digits(f, exact - 1);
    if !alternate {
        let kept = digits.trim_end_matches('0').len().max(1);
        digits.truncate(kept);
    }
    let limit = precision as i64 - i64::from(keep_point);
    if exponent < -4 || i64::from(exponent) >= limit.max(i64::from(!keep_point)) {
        return scientific(&digits, exponent);
    }
    if exponent < 0 {
        let zeros = "0".repeat((-exponent - 1) as usize);
        return format!("0.{zeros}{digits}");
    }
    let n_whole = exponent as usize + 1;
    if digits.len() < n_whole {
        digits.extend(std::iter::repeat_n('0', n_whole - digits.len()));
    }
    let (whole, fraction) = digits.split_at(n_whole);
    match (fraction, keep_point) {
        ("", true) => format!("{whole}.0"),
        ("", false) => whole.into(),
        _ => format!("{whole}.{fraction}"),
    }
}

/// Sign, prefix, grouped digits and the rest, padded.
fn assemble(
    negative: bool,
    prefix: &str,
    whole: &str,
    rest: &str,
    group: usize,
    spec: &Spec,
) -> String {
    let sign = match (negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    };
    let head = format!("{sign}{prefix}");
    let fill = spec.fill.unwrap_or(if spec.zero { '0' } else { ' ' });
    let align = spec.align.unwrap_or(if spec.zero { '=' } else { '>' });
    let n_least = if align == '=' && fill == '0' {
        spec.width
            .saturating_sub(head.chars().count() + rest.chars().count())
    } else {
        0
    };
    let is_number = whole.starts_with(|c: char| c.is_ascii_alphanumeric()) && !whole.is_empty();
    let whole = match spec.grouping {
        Some(separator) if is_number => grouped(whole, separator, group, n_least),
        _ => whole.into(),
    };
    if align == '=' {
        let used = head.chars().count() + whole.chars().count() + rest.chars().count();
        let padding: String = std::iter::repeat_n(fill, spec.width.saturating_sub(used)).collect();
        return format!("{head}{padding}{whole}{rest}");
    }
    pad(&format!("{head}{whole}{rest}"), fill, align, spec.width)
}

/// Digits with separators; zeros are put before them until they are `n_least` wide.
fn grouped(digits: &str, separator: char, group: usize, n_least: usize) -> String {
    let mut digits: Vec<char> = digits.chars().collect();
    let width = |n: usize| n + n.saturating_sub(1) / group;
    while width(digits.len()) < n_least {
        digits.insert(0, '0');
    }
    let n = digits.len();
    let mut out = String::new();
    for (at, c) in digits.into_iter().enumerate() {
        if at > 0 && (n - at).is_multiple_of(group) {
            out.push(separator);
        }
        out.push(c);
    }
    out
}

/// Text in a field.
#[must_use]
pub fn pad(text: &str, fill: char, align: char, width: usize) -> String {
    let missing = width.saturating_sub(text.chars().count());
    let (before, after) = match align {
        '<' => (0, missing),
        '^' => (missing / 2, missing - missing / 2),
        _ => (missing, 0),
    };
    let mut out = String::with_capacity(text.len() + missing);
    out.extend(std::iter::repeat_n(fill, before));
    out.push_str(text);
    out.extend(std::iter::repeat_n(fill, after));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn int(i: i64, spec: &str) -> String {
        format_int(i, &parse(spec).unwrap()).unwrap()
    }

    fn float(f: f64, spec: &str) -> String {
        format_float(f, &parse(spec).unwrap()).unwrap()
    }

    // Expected texts are what CPython 3.11 gives.
    #[test]
    fn ints() {
        for (i, spec, expected) in [
            (42, "5", "   42"),
            (42, "<5", "42   "),
            (42, "^5", " 42  "),
            (42, "*^6", "**42**"),
            (-42, "06", "-00042"),
            (-42, "=6", "-   42"),
            (42, "+", "+42"),
            (1_234_567, ",", "1,234,567"),
            (1_234_567, "012,", "0,001,234,567"),
            (255, "#x", "0xff"),
            (255, "#010X", "0X000000FF"),
            (255, "_b", "1111_1111"),
            (5, ".2f", "5.00"),
            (65, "c", "A"),
            (1234, "0>8,", "0001,234"),
            (1234, "%", "123400.000000%"),
        ] {
            assert_eq!(int(i, spec), expected, "{i}:{spec}");
        }
    }

    #[test]
    fn floats() {
        for (f, spec, expected) in [
            (2.71928, ".2f", "2.72"),
            (2.71928, "8.2f", "    2.72"),
            (1e10, ",.1f", "10,000,000,000.0"),
            (0.000_012_3, "g", "1.23e-05"),
            (123_456_789.0, "g", "1.23457e+08"),
            (100_000.0, "g", "100000"),
            (1e6, "g", "1e+06"),
            (3.0, "g", "3"),
            (3.0, "#g", "3.00000"),
            (3.0, ".3", "3.0"),
            (1234.0, ".3", "1.23e+03"),
            (123.0, ".3", "1.23e+02"),
            (12.0, ".3", "12.0"),
            (0.5, "%", "50.000000%"),
            (0.256, ".1%", "25.6%"),
            (1.5, "e", "1.500000e+00"),
            (1.5, "+.1e", "+1.5e+00"),
            (f64::INFINITY, "08", "00000inf"),
            (f64::NAN, ".2f", "nan"),
            (-0.0, ".1f", "-0.0"),
            (-0.001, "z.1f", "0.0"),
            (2.5, ".0f", "2"),
            (0.5, ".0f", "0"),
            (1234.5, "010,.1f", "0,001,234.5"),
            (1234.5, "", "1234.5"),
            (1e20, "", "1e+20"),
            (1e20, "F", "100000000000000000000.000000"),
        ] {
            assert_eq!(float(f, spec), expected, "{f}:{spec}");
        }
    }

    #[test]
    fn strings() {
        let text = |s: &str, spec: &str| format_str(s, &parse(spec).unwrap()).unwrap();
        assert_eq!(text("ab", "5"), "ab   ");
        assert_eq!(text("ab", ">5"), "   ab");
        assert_eq!(text("abcdef", ".3"), "abc");
        assert_eq!(text("ä", "é^3"), "éäé");
        assert_eq!(format_str("x", &parse("d").unwrap()), Err(Wrong::Kind('d')));
    }
}
