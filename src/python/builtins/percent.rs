//! `format % values`, the old way.

use std::rc::Rc;

use crate::python::compare::{Number, may_have_dunders, number};
use crate::python::heap::Object;
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::text;
use crate::python::value::Value;
use crate::python::vm::Vm;
use crate::python::wide;

use super::format::{Spec, format_float, format_int, pad};
use super::support::reserve;

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[NativeDef {
    owner: Owner::Module("_prelude"),
    name: "_percent_kinds",
    function: kinds,
}];

/// `_percent_kinds(template)` for `_prelude`: the template with every `%r` and `%a` made a `%s`, and
/// a list of `(key or None, letter)` of the values it takes.
fn kinds(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let template = super::support::one(vm, &args, "_percent_kinds")?;
    let chars: Vec<char> = vm.as_str(template).unwrap_or_default().chars().collect();
    let (mut out, mut list, mut at) = (String::new(), Vec::new(), 0);
    while at < chars.len() {
        let start = at;
        at += 1;
        if chars[start] != '%' {
            out.push(chars[start]);
            continue;
        }
        let directive = parse(vm, &chars, &mut at)?;
        out.extend(&chars[start..at - 1]);
        out.push(match directive.kind {
            'r' | 'a' => 's',
            other => other,
        });
        if directive.kind == '%' {
            continue;
        }
        for count in [directive.width, directive.precision] {
            if let Some(Count::Argument) = count {
                let star = vm.new_str("*");
                list.push(vm.process.heap.new_tuple(vec![Value::None, star]));
            }
        }
        let key = directive.key.map_or(Value::None, |key| vm.new_str(key));
        let letter = vm.new_str(directive.kind.to_string());
        list.push(vm.process.heap.new_tuple(vec![key, letter]));
    }
    let (out, list) = (vm.new_str(out), vm.process.heap.new_list(list));
    Ok(vm.process.heap.new_tuple(vec![out, list]).into())
}

/// One `%…` of a format.
#[derive(Default)]
struct Directive {
    key: Option<String>,
    left: bool,
    plus: bool,
    space: bool,
    alternate: bool,
    zero: bool,
    width: Option<Count>,
    precision: Option<Count>,
    kind: char,
}

/// A width or precision.
#[derive(Clone, Copy)]
enum Count {
    Given(usize),
    /// `*`: the next argument.
    Argument,
}

/// `format % values`; `None` if a class has a say.
///
/// # Errors
/// `TypeError` and `ValueError` as CPython raises them.
pub fn format(vm: &mut Vm<'_, '_>, format: &str, values: Value) -> Res<Option<String>> {
    let mut values = Values::new(vm, values);
    let chars: Vec<char> = format.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    while at < chars.len() {
        if chars[at] != '%' {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        at += 1;
        let directive = parse(vm, &chars, &mut at)?;
        if directive.kind == '%' {
            out.push('%');
            continue;
        }
        match one(vm, &mut values, &directive, at - 1)? {
            Some(text) => out.push_str(&text),
            None => return Ok(None),
        }
    }
    if values.are_left() {
        return vm.type_error("not all arguments converted during string formatting");
    }
    Ok(Some(out))
}

/// The values, one after the other.
struct Values {
    items: Rc<[Value]>,
    next: usize,
    whole: Value,
    is_tuple: bool,
    is_mapping: bool,
    used_keys: bool,
}

impl Values {
    fn new(vm: &Vm<'_, '_>, whole: Value) -> Values {
        let object = vm.process.heap.plain(whole).as_obj();
        let object = object.map(|id| vm.process.heap.get(id));
        let (items, is_tuple): (Rc<[Value]>, bool) = match object {
            Some(Object::Tuple(t)) => (Rc::clone(t), true),
            _ => (Rc::new([whole]), false),
        };
        let is_mapping = matches!(
            object,
            Some(Object::Dict(_) | Object::List(_) | Object::Instance(_))
        );
        Values {
            items,
            next: 0,
            whole,
            is_tuple,
            is_mapping,
            used_keys: false,
        }
    }

    fn next(&mut self, vm: &mut Vm<'_, '_>) -> Res<Value> {
        match self.items.get(self.next) {
            Some(&v) if !self.used_keys || self.is_tuple => {
                self.next += 1;
                Ok(v)
            }
            _ => vm.type_error("not enough arguments for format string"),
        }
    }

    fn are_left(&self) -> bool {
        self.next < self.items.len() && !self.used_keys && (self.is_tuple || !self.is_mapping)
    }
}

fn parse(vm: &mut Vm<'_, '_>, chars: &[char], at: &mut usize) -> Res<Directive> {
    let mut d = Directive::default();
    if chars.get(*at) == Some(&'(') {
        let Some(n) = chars[*at..].iter().position(|&c| c == ')') else {
            return vm.value_error("incomplete format key");
        };
        d.key = Some(chars[*at + 1..*at + n].iter().collect());
        *at += n + 1;
    }
    while let Some(&c) = chars.get(*at) {
        match c {
            '-' => d.left = true,
            '+' => d.plus = true,
            ' ' => d.space = true,
            '#' => d.alternate = true,
            '0' => d.zero = true,
            _ => break,
        }
        *at += 1;
    }
    d.width = count(chars, at);
    if chars.get(*at) == Some(&'.') {
        *at += 1;
        d.precision = Some(count(chars, at).unwrap_or(Count::Given(0)));
    }
    while matches!(chars.get(*at), Some('h' | 'l' | 'L')) {
        *at += 1;
    }
    match chars.get(*at) {
        Some(&kind) => d.kind = kind,
        None => return vm.value_error("incomplete format"),
    }
    *at += 1;
    Ok(d)
}

fn count(chars: &[char], at: &mut usize) -> Option<Count> {
    if chars.get(*at) == Some(&'*') {
        *at += 1;
        return Some(Count::Argument);
    }
    let start = *at;
    let mut n: usize = 0;
    while let Some(digit) = chars.get(*at).and_then(|c| c.to_digit(10)) {
        n = n.saturating_mul(10).saturating_add(digit as usize);
        *at += 1;
    }
    (*at > start).then_some(Count::Given(n))
}

fn one(
    vm: &mut Vm<'_, '_>,
    values: &mut Values,
    d: &Directive,
    index: usize,
) -> Res<Option<String>> {
    let mut left = d.left;
    let width = match d.width {
        None => 0,
        Some(Count::Given(n)) => n,
        Some(Count::Argument) => {
            let n = star(vm, values)?;
            left |= n < 0;
            n.unsigned_abs() as usize
        }
    };
    let precision = match d.precision {
        None => None,
        Some(Count::Given(n)) => Some(n),
        Some(Count::Argument) => Some(star(vm, values)?.max(0) as usize),
    };
    reserve(vm, width.max(precision.unwrap_or(0)) as u64)?;
    let value = match &d.key {
        Some(key) => match by_key(vm, values, key)? {
            Some(value) => value,
            None => return Ok(None),
        },
        None => values.next(vm)?,
    };
    let text = match d.kind {
        's' | 'r' | 'a' => match as_text(vm, d.kind, value)? {
            Some(text) => text,
            None => return Ok(None),
        },
        'c' => as_char(vm, value)?,
        _ => {
            let spec = Spec {
                sign: if d.plus {
                    Some('+')
                } else if d.space {
                    Some(' ')
                } else {
                    None
                },
                alternate: d.alternate,
                zero: d.zero && !left,
                align: left.then_some('<'),
                width,
                precision,
                ..Spec::default()
            };
            return as_number(vm, d.kind, value, spec, index);
        }
    };
    let text: String = match precision {
        Some(n) if d.kind != 'c' => text.chars().take(n).collect(),
        _ => text,
    };
    Ok(Some(pad(&text, ' ', if left { '<' } else { '>' }, width)))
}

fn star(vm: &mut Vm<'_, '_>, values: &mut Values) -> Res<i64> {
    match values.next(vm)? {
        Value::Int(i) => Ok(i),
        _ => vm.type_error("* wants int"),
    }
}

fn by_key(vm: &mut Vm<'_, '_>, values: &mut Values, key: &str) -> Res<Option<Value>> {
    if !values.is_mapping {
        return vm.type_error("format requires a mapping");
    }
    values.used_keys = true;
    let key = vm.new_str(key);
    crate::python::items::load_item(vm, values.whole, key)
}

fn as_text(vm: &mut Vm<'_, '_>, kind: char, value: Value) -> Res<Option<String>> {
    match kind {
        's' => text::str_of(vm, value),
        'r' => text::repr(vm, value),
        _ => Ok(text::repr(vm, value)?.map(|t| super::functions::ascii_of(&t))),
    }
}

fn as_char(vm: &mut Vm<'_, '_>, value: Value) -> Res<String> {
    if let Some(text) = vm.as_str(value)
        && text.chars().count() == 1
    {
        return Ok(text.to_string());
    }
    match number(value) {
        Some(Number::Int(i)) => match u32::try_from(i).ok().and_then(char::from_u32) {
            Some(c) => Ok(c.to_string()),
            None => vm.raise(
                crate::python::types::Exc::OverflowError,
                "%c arg not in range(0x110000)",
            ),
        },
        _ if wide::wide(&vm.process.heap, value).is_some() => vm.raise(
            crate::python::types::Exc::OverflowError,
            "%c arg not in range(0x110000)",
        ),
        _ => vm.type_error("%c requires int or char"),
    }
}

fn as_number(
    vm: &mut Vm<'_, '_>,
    kind: char,
    value: Value,
    mut spec: Spec,
    index: usize,
) -> Res<Option<String>> {
    let mut value = value;
    if let (Value::Float(f), 'd' | 'i' | 'u') = (value, kind) {
        value = super::int::truncate(vm, f.get())?;
    }
    if let Some(big) = wide::wide(&vm.process.heap, value).cloned() {
        return wide_number(vm, kind, &big, spec);
    }
    let n = number(value);
    if n.is_none() && may_have_dunders(&vm.process.heap, value) {
        return Ok(None);
    }
    spec.kind = Some(kind);
    let result = match (kind, n) {
        ('d' | 'i' | 'u', Some(n)) => {
            let Number::Int(i) = n else {
                panic!("a float was truncated before");
            };
            spec.kind = Some('d');
            format_int_with_precision(i, spec)
        }
        ('x' | 'X' | 'o', Some(Number::Int(i))) => format_int_with_precision(i, spec),
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', Some(Number::Int(i))) => format_float(i as f64, &spec),
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', Some(Number::Float(f))) => format_float(f, &spec),
        ('d' | 'i' | 'u', None) => {
            let name = vm.type_name(value);
            return vm.type_error(format!(
                "%{kind} format: a real number is required, not {name}"
            ));
        }
        ('x' | 'X' | 'o', _) => {
            let name = vm.type_name(value);
            return vm.type_error(format!(
                "%{kind} format: an integer is required, not {name}"
            ));
        }
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', None) => {
            let name = vm.type_name(value);
            return vm.type_error(format!("must be real number, not {name}"));
        }
        _ => {
            return vm.value_error(format!(
                "unsupported format character '{kind}' ({:#x}) at index {index}",
                kind as u32
            ));
        }
    };
    match result {
        Ok(text) => Ok(Some(text)),
        Err(wrong) => panic!("a directive makes a good specification, not {wrong:?}"),
    }
}

/// An int beyond 64 bits.
fn wide_number(
    vm: &mut Vm<'_, '_>,
    kind: char,
    big: &num_bigint::BigInt,
    mut spec: Spec,
) -> Res<Option<String>> {
    spec.kind = Some(if matches!(kind, 'i' | 'u') { 'd' } else { kind });
    if matches!(kind, 'd' | 'i' | 'u' | 'x' | 'X' | 'o') {
        // Such an int has more digits than a program asks for.
        spec.precision = None;
    }
    match super::format::format_wide(big, &spec) {
        Ok(text) => Ok(Some(text)),
        Err(super::format::Wrong::Words(words)) => vm.value_error(words),
        Err(_) => vm.raise(
            crate::python::types::Exc::OverflowError,
            "int too large to convert to float",
        ),
    }
}

/// `%.3d` means at least three digits; the flag `0` fills up what is still missing of the width.
fn format_int_with_precision(i: i64, mut spec: Spec) -> Result<String, super::format::Wrong> {
    let Some(n_digits) = spec.precision.take() else {
        return format_int(i, &spec);
    };
    let width = std::mem::take(&mut spec.width);
    let align = spec.align.take().unwrap_or('>');
    let signed = i < 0 || spec.sign.is_some();
    let is_filled = std::mem::replace(&mut spec.zero, true) && align != '<';
    let prefix = if spec.alternate && spec.kind != Some('d') {
        2
    } else {
        0
    };
    spec.width = n_digits + usize::from(signed) + prefix;
    if is_filled {
        spec.width = spec.width.max(width);
    }
    Ok(pad(&format_int(i, &spec)?, ' ', align, width))
}
