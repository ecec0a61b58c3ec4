//! `str`.

use std::rc::Rc;

use smallvec::SmallVec;

use crate::python::characters::Text;
use crate::python::compare::{Number, number};
use crate::python::heap::Object;
use crate::python::items::resolve_slice;
use crate::python::iterate::to_vec;
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::text;
use crate::python::types::{Exc, Type};
use crate::python::value::Value;
use crate::python::vm::Vm;

use super::float_text::decimal_digit;
use super::format::pad;
use super::support::{bind, c_int_arg, charge, int_arg, prelude, reserve, rest};

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    NativeDef {
        owner: Owner::Constructor(Type::Str),
        name: "str",
        function: new,
    },
    NativeDef {
        owner: Owner::Static(Type::Str),
        name: "maketrans",
        function: make_trans,
    },
    method("upper", upper),
    method("lower", lower),
    method("casefold", casefold),
    method("capitalize", capitalize),
    method("title", title),
    method("swapcase", swapcase),
    method("strip", strip),
    method("lstrip", lstrip),
    method("rstrip", rstrip),
    method("split", split),
    method("rsplit", rsplit),
    method("splitlines", splitlines),
    method("join", join),
    method("replace", replace),
    method("find", find),
    method("rfind", rfind),
    method("index", index),
    method("rindex", rindex),
    method("count", count),
    method("startswith", starts_with),
    method("endswith", ends_with),
    method("isdigit", is_digit),
    method("isdecimal", is_decimal),
    method("isnumeric", is_numeric),
    method("isalpha", is_alpha),
    method("isalnum", is_alnum),
    method("isspace", is_space),
    method("isupper", is_upper),
    method("islower", is_lower),
    method("istitle", is_title),
    method("isascii", is_ascii),
    method("isidentifier", is_identifier),
    method("isprintable", is_printable),
    method("center", center),
    method("ljust", ljust),
    method("rjust", rjust),
    method("zfill", zfill),
    method("expandtabs", expandtabs),
    method("partition", partition),
    method("rpartition", rpartition),
    method("removeprefix", remove_prefix),
    method("removesuffix", remove_suffix),
    method("translate", translate),
    method("encode", encode),
    method("__len__", length),
    method("__contains__", contains),
];

const fn method(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Method(Type::Str),
        name,
        function,
    }
}

fn new(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [object, encoding, _errors] =
        bind(vm, &args, "str", 0, ["object", "encoding", "errors"], 0)?;
    let Some(object) = object else {
        return Ok(vm.new_str("").into());
    };
    if encoding.is_some() {
        let args = Args::positional(&[object, encoding.unwrap_or_default()]);
        return super::bytes::decode(vm, args);
    }
    if let Value::Int(int) = object {
        return Ok(vm.new_decimal(int).into());
    }
    if vm.class_of(object) == Type::Str.class() {
        return Ok(object.into());
    }
    Ok(match text::str_of(vm, object)? {
        Some(text) => vm.new_str(text).into(),
        None => prelude("_str", &[object]),
    })
}

/// The receiver's text.
fn me(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<Text> {
    if let Some(&first) = args.values.first() {
        if let Some(text) = vm.as_str(first) {
            return Ok(text);
        }
        let class = vm.type_name(first);
        return vm.type_error(format!(
            "descriptor '{name}' for 'str' objects doesn't apply to a '{class}' object"
        ));
    }
    vm.type_error(format!("unbound method str.{name}() needs an argument"))
}

/// A method without arguments that gives text.
fn mapped(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &str,
    f: impl Fn(&str) -> String,
) -> Res<Outcome> {
    let s = me(vm, args, name)?;
    rest(vm, args, Type::Str, name, (0, 0))?;
    charge(vm, s.len());
    Ok(vm.new_str(f(&s)).into())
}

fn upper(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    mapped(vm, &args, "upper", str::to_uppercase)
}

fn lower(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    mapped(vm, &args, "lower", str::to_lowercase)
}

fn casefold(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    mapped(vm, &args, "casefold", |s| {
        s.to_lowercase().replace('ß', "ss").replace('ς', "σ")
    })
}

fn capitalize(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    mapped(vm, &args, "capitalize", |s| {
        let mut chars = s.chars();
        match chars.next() {
            Some(first) => {
                let mut out = String::with_capacity(s.len());
                push_title_case(&mut out, first);
                out + &chars.as_str().to_lowercase()
            }
            None => String::new(),
        }
    })
}

fn title(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    mapped(vm, &args, "title", |s| {
        let mut out = String::with_capacity(s.len());
        let mut in_word = false;
        for c in s.chars() {
            if in_word {
                out.extend(c.to_lowercase());
            } else {
                push_title_case(&mut out, c);
            }
            in_word = is_cased(c);
        }
        out
    })
}

/// The first letter of a word: what is several letters in capitals has one.
fn push_title_case(out: &mut String, c: char) {
    match c {
        'Ǆ'..='ǆ' => out.push('ǅ'),
        'Ǉ'..='ǉ' => out.push('ǈ'),
        'Ǌ'..='ǌ' => out.push('ǋ'),
        'Ǳ'..='ǳ' => out.push('ǲ'),
        // Georgian has capitals for headlines only.
        'ა'..='ჿ' | 'ŉ' => out.push(c),
        _ => {
            let mut letters = c.to_uppercase();
            out.extend(letters.next());
            out.extend(letters.flat_map(char::to_lowercase));
        }
    }
}

fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}

fn swapcase(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    mapped(vm, &args, "swapcase", |s| {
        let mut out = String::with_capacity(s.len());
        for c in s.chars() {
            if c.is_uppercase() {
                out.extend(c.to_lowercase());
            } else if c.is_lowercase() {
                out.extend(c.to_uppercase());
            } else {
                // The few letters of title case are neither.
                out.push(c);
            }
        }
        out
    })
}

/// Python's whitespace: Unicode's, and the four separators of ASCII.
pub(super) fn is_whitespace(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// The parts of a text between whitespace.
pub(super) fn for_each_word(text: &Text, mut take: impl FnMut(&str)) {
    if !text.is_ascii() {
        let words = text.split(is_whitespace).filter(|word| !word.is_empty());
        words.for_each(take);
        return;
    }
    let text = text.as_str();
    let mut begin = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if matches!(byte, b'\t'..=b'\r' | b'\x1c'..=b' ') {
            if begin < at {
                take(&text[begin..at]);
            }
            begin = at + 1;
        }
    }
    if begin < text.len() {
        take(&text[begin..]);
    }
}

fn stripped(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &str,
    (left, right): (bool, bool),
) -> Res<Outcome> {
    let s = me(vm, args, name)?;
    let rest = {
        super::support::no_keywords(vm, args, &format!("str.{name}"))?;
        if args.values.len() > 2 {
            let n = args.values.len() - 1;
            return vm.type_error(format!("{name} expected at most 1 argument, got {n}"));
        }
        args.values.get(1).copied().filter(|v| !v.is_none())
    };
    let set: Option<Vec<char>> = match rest {
        None => None,
        Some(chars) => match vm.as_str(chars) {
            Some(chars) => Some(chars.chars().collect()),
            None => return vm.type_error(format!("{name} arg must be None or str")),
        },
    };
    let is_out = |c: char| match &set {
        None => is_whitespace(c),
        Some(set) => set.contains(&c),
    };
    let mut text: &str = &s;
    if left {
        text = text.trim_start_matches(is_out);
    }
    if right {
        text = text.trim_end_matches(is_out);
    }
    Ok(vm.new_str(text).into())
}

fn strip(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    stripped(vm, &args, "strip", (true, true))
}

fn lstrip(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    stripped(vm, &args, "lstrip", (true, false))
}

fn rstrip(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    stripped(vm, &args, "rstrip", (false, true))
}

fn list_of_strs<'t>(vm: &mut Vm<'_, '_>, parts: impl Iterator<Item = &'t str>) -> Value {
    let mut items = Vec::with_capacity(parts.size_hint().0);
    for part in parts {
        items.push(vm.new_str(part));
    }
    charge(vm, items.len());
    vm.process.heap.new_list(items)
}

/// Bytes that are looked through in the time in which one element of anything is copied.
pub(super) const BYTES_SPLIT_AT_ONCE: usize = 4;

/// The arguments of `split` and `rsplit`: a separator or whitespace, and how often at most.
fn split_arguments(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<(Option<Text>, usize)> {
    let [sep, max] = bind(vm, args, name, 1, ["sep", "maxsplit"], 0)?;
    let sep = match sep.filter(|v| !v.is_none()) {
        None => None,
        Some(sep) => match vm.as_str(sep) {
            Some(sep) if sep.is_empty() => return vm.value_error("empty separator"),
            Some(sep) => Some(sep),
            None => {
                let class = vm.type_name(sep);
                return vm.type_error(format!("must be str or None, not {class}"));
            }
        },
    };
    let max = match max {
        None => -1,
        Some(max) => int_arg(vm, max)?,
    };
    Ok((sep, usize::try_from(max).unwrap_or(usize::MAX)))
}

fn split(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "split")?;
    let (sep, max) = split_arguments(vm, &args, "split")?;
    charge(vm, s.len() / BYTES_SPLIT_AT_ONCE);
    let list = match sep {
        Some(sep) => list_of_strs(vm, s.splitn(max.saturating_add(1), &*sep)),
        None => list_of_strs(vm, split_whitespace(&s, max).into_iter()),
    };
    Ok(list.into())
}

fn split_whitespace(s: &str, max: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut left = s.trim_start_matches(is_whitespace);
    while !left.is_empty() {
        if parts.len() == max {
            parts.push(left);
            break;
        }
        match left.find(is_whitespace) {
            Some(at) => {
                parts.push(&left[..at]);
                left = left[at..].trim_start_matches(is_whitespace);
            }
            None => {
                parts.push(left);
                break;
            }
        }
    }
    parts
}

fn rsplit(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "rsplit")?;
    let (sep, max) = split_arguments(vm, &args, "rsplit")?;
    charge(vm, s.len());
    let mut parts: Vec<&str> = match &sep {
        Some(sep) => s.rsplitn(max.saturating_add(1), &**sep).collect(),
        None => {
            let mut parts = Vec::new();
            let mut left = s.trim_end_matches(is_whitespace);
            while !left.is_empty() {
                if parts.len() == max {
                    parts.push(left);
                    break;
                }
                match left.char_indices().rev().find(|&(_, c)| is_whitespace(c)) {
                    Some((at, c)) => {
                        parts.push(&left[at + c.len_utf8()..]);
                        left = left[..at].trim_end_matches(is_whitespace);
                    }
                    None => {
                        parts.push(left);
                        break;
                    }
                }
            }
            parts
        }
    };
    parts.reverse();
    Ok(list_of_strs(vm, parts.into_iter()).into())
}

fn splitlines(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "splitlines")?;
    let [keep] = bind(vm, &args, "splitlines", 1, ["keepends"], 0)?;
    let keep = matches!(keep, Some(Value::True | Value::Int(1)));
    let is_end = |c: char| {
        matches!(
            c,
            '\n'..='\r'
                | '\x1c'..='\x1e'
                | '\u{85}'
                | '\u{2028}'
                | '\u{2029}'
        )
    };
    let is_ascii = s.is_ascii();
    let mut parts = Vec::new();
    let mut left: &str = &s;
    while !left.is_empty() {
        let at = match is_ascii {
            true => left.bytes().position(|byte| is_end(char::from(byte))),
            false => left.find(is_end),
        };
        let Some(at) = at else {
            parts.push(left);
            break;
        };
        let n = if left[at..].starts_with("\r\n") {
            2
        } else {
            left[at..].chars().next().map_or(1, char::len_utf8)
        };
        parts.push(&left[..if keep { at + n } else { at }]);
        left = &left[at + n..];
    }
    Ok(list_of_strs(vm, parts.into_iter()).into())
}

fn join(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "join")?;
    let source = rest(vm, &args, Type::Str, "join", (1, 1))?[0];
    if !crate::python::iterate::is_iterable(vm, source) {
        return vm.type_error("can only join an iterable");
    }
    let Some(items) = to_vec(vm, source)? else {
        return Ok(prelude("_str_join", &[args.values[0], source]));
    };
    let mut out = String::new();
    for (at, &item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(&s);
        }
        match vm.process.heap.text_of(item) {
            Some(text) => out.push_str(text),
            None => {
                let class = vm.type_name(item);
                return vm.type_error(format!(
                    "sequence item {at}: expected str instance, {class} found"
                ));
            }
        }
        if out.len() > 1 << 20 {
            reserve(vm, out.len() as u64)?;
        }
    }
    charge(vm, out.len());
    Ok(vm.new_str(out).into())
}

fn replace(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "replace")?;
    let rest = rest(vm, &args, Type::Str, "replace", (2, 3))?;
    let old = text_arg(vm, "replace", 1, rest[0])?;
    let new = text_arg(vm, "replace", 2, rest[1])?;
    let max = match rest.get(2) {
        None => -1,
        Some(&n) => int_arg(vm, n)?,
    };
    let max = usize::try_from(max).unwrap_or(usize::MAX);
    let n = s.matches(&*old).count().min(max);
    let added = n as u64 * new.len().saturating_sub(old.len()) as u64;
    reserve(vm, s.len() as u64 + added)?;
    charge(vm, s.len());
    Ok(vm.new_str(s.replacen(&*old, &new, max)).into())
}

fn text_arg(vm: &mut Vm<'_, '_>, name: &str, nth: usize, value: Value) -> Res<Text> {
    match vm.as_str(value) {
        Some(text) => Ok(text),
        None => {
            let class = vm.type_name(value);
            vm.type_error(format!("{name}() argument {nth} must be str, not {class}"))
        }
    }
}

/// The part of a text between two indices, and the index of its first character.
fn part<'t>(vm: &mut Vm<'_, '_>, s: &'t Text, bounds: &[Value]) -> Res<Option<(&'t str, usize)>> {
    let mut ends = [None; 2];
    for (end, &value) in ends.iter_mut().zip(bounds) {
        *end = match value {
            Value::None => None,
            value => match number(value) {
                Some(Number::Int(i)) => Some(i),
                _ => {
                    return vm.type_error(
                        "slice indices must be integers or None or have an __index__ method",
                    );
                }
            },
        };
    }
    let n = s.n_chars();
    if ends[0].is_some_and(|start| start > n as i64) {
        return Ok(None);
    }
    let b = resolve_slice(ends[0], ends[1], 1, n as u64);
    if ends[1].is_some() && b.stop < b.start {
        return Ok(None);
    }
    let start = b.start as usize;
    Ok(Some((s.part(start..start + b.count as usize), start)))
}

/// What is searched, and perhaps where: one to three arguments.
fn searching(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<SmallVec<[Value; 6]>> {
    super::support::no_keywords(vm, args, &format!("str.{name}"))?;
    let given = args.values.len() - 1;
    match given {
        0 => vm.type_error(format!("{name}() takes at least 1 argument (0 given)")),
        1..=3 => Ok(SmallVec::from_slice(&args.values[1..])),
        _ => vm.type_error(format!(
            "{name}() takes at most 3 arguments ({given} given)"
        )),
    }
}

fn searched(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &str,
    search: impl Fn(&str, &str) -> Option<usize>,
) -> Res<Option<i64>> {
    let s = me(vm, args, name)?;
    let rest = searching(vm, args, name)?;
    let Some(wanted) = vm.as_str(rest[0]) else {
        let class = vm.type_name(rest[0]);
        return vm.type_error(format!("must be str, not {class}"));
    };
    let Some((part, start)) = part(vm, &s, &rest[1..])? else {
        return Ok(None);
    };
    charge(vm, part.len());
    let begin = s.byte_of(start);
    Ok(search(part, &wanted).map(|byte| s.chars_before(begin + byte) as i64))
}

fn find(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let at = searched(vm, &args, "find", |s, w| s.find(w))?;
    Ok(Value::Int(at.unwrap_or(-1)).into())
}

fn rfind(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let at = searched(vm, &args, "rfind", |s, w| s.rfind(w))?;
    Ok(Value::Int(at.unwrap_or(-1)).into())
}

fn index(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    match searched(vm, &args, "index", |s, w| s.find(w))? {
        Some(at) => Ok(Value::Int(at).into()),
        None => vm.value_error("substring not found"),
    }
}

fn rindex(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    match searched(vm, &args, "rindex", |s, w| s.rfind(w))? {
        Some(at) => Ok(Value::Int(at).into()),
        None => vm.value_error("substring not found"),
    }
}

fn count(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "count")?;
    let rest = searching(vm, &args, "count")?;
    let Some(wanted) = vm.as_str(rest[0]) else {
        let class = vm.type_name(rest[0]);
        return vm.type_error(format!("must be str, not {class}"));
    };
    charge(vm, s.len());
    let n = match part(vm, &s, &rest[1..])? {
        None => 0,
        Some((part, _)) if wanted.is_empty() => part.chars().count() + 1,
        Some((part, _)) => part.matches(&*wanted).count(),
    };
    Ok(Value::Int(n as i64).into())
}

fn affix(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &str,
    test: impl Fn(&str, &str) -> bool,
) -> Res<Outcome> {
    let s = me(vm, args, name)?;
    let rest = searching(vm, args, name)?;
    let options: Vec<Value> = match rest[0].as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => vec![rest[0]],
    };
    let is_tuple = options.len() != 1 || vm.as_str(rest[0]).is_none();
    let part = part(vm, &s, &rest[1..])?;
    for option in options {
        let Some(option_text) = vm.as_str(option) else {
            let class = vm.type_name(option);
            let whole = vm.class_of(rest[0]) == Type::Tuple.class();
            return vm.type_error(if is_tuple && whole {
                format!("tuple for {name} must only contain str, not {class}")
            } else {
                format!("{name} first arg must be str or a tuple of str, not {class}")
            });
        };
        if part.is_some_and(|(part, _)| test(part, &option_text)) {
            return Ok(Value::True.into());
        }
    }
    Ok(Value::False.into())
}

fn starts_with(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    affix(vm, &args, "startswith", |s, w| s.starts_with(w))
}

fn ends_with(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    affix(vm, &args, "endswith", |s, w| s.ends_with(w))
}

/// A test of all characters, false for an empty text.
fn tested(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &str,
    test: impl Fn(&str) -> bool,
) -> Res<Outcome> {
    let s = me(vm, args, name)?;
    rest(vm, args, Type::Str, name, (0, 0))?;
    Ok(Value::bool(test(&s)).into())
}

fn all_chars(s: &str, test: impl Fn(char) -> bool) -> bool {
    !s.is_empty() && s.chars().all(test)
}

fn is_decimal_char(c: char) -> bool {
    decimal_digit(c).is_some()
}

fn is_superscript(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{2089}' | '\u{2460}'..='\u{2468}')
}

fn is_digit(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "isdigit", |s| {
        all_chars(s, |c| is_decimal_char(c) || is_superscript(c))
    })
}

fn is_decimal(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "isdecimal", |s| all_chars(s, is_decimal_char))
}

fn is_numeric(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "isnumeric", |s| all_chars(s, char::is_numeric))
}

fn is_alpha(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "isalpha", |s| all_chars(s, char::is_alphabetic))
}

fn is_alnum(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "isalnum", |s| {
        all_chars(s, |c| c.is_alphabetic() || c.is_numeric())
    })
}

fn is_space(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "isspace", |s| all_chars(s, is_whitespace))
}

fn is_upper(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "isupper", |s| {
        s.chars().any(char::is_uppercase) && !s.chars().any(char::is_lowercase)
    })
}

fn is_lower(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "islower", |s| {
        s.chars().any(char::is_lowercase) && !s.chars().any(char::is_uppercase)
    })
}

fn is_title(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "istitle", |s| {
        let mut in_word = false;
        let mut has_cased = false;
        for c in s.chars() {
            if is_cased(c) {
                if c.is_uppercase() == in_word {
                    return false;
                }
                has_cased = true;
            }
            in_word = is_cased(c);
        }
        has_cased
    })
}

fn is_ascii(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "isascii", str::is_ascii)
}

fn is_identifier(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "isidentifier", |s| {
        let starts = s.starts_with(|c: char| c == '_' || c.is_alphabetic());
        starts && s.chars().all(|c| c == '_' || c.is_alphanumeric())
    })
}

fn is_printable(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    tested(vm, &args, "isprintable", |s| {
        s.chars().all(text::is_printable)
    })
}

fn padded(vm: &mut Vm<'_, '_>, args: &Args, name: &str, align: char) -> Res<Outcome> {
    let s = me(vm, args, name)?;
    let rest = rest(vm, args, Type::Str, name, (1, 2))?;
    let width = usize::try_from(int_arg(vm, rest[0])?).unwrap_or(0);
    let fill = match rest.get(1) {
        None => ' ',
        Some(&fill) => match vm.as_str(fill) {
            Some(fill) if fill.chars().count() == 1 => fill.chars().next().unwrap_or(' '),
            Some(_) => {
                return vm.type_error("The fill character must be exactly one character long");
            }
            None => {
                let class = vm.type_name(fill);
                return vm.type_error(format!(
                    "The fill character must be a unicode character, not {class}"
                ));
            }
        },
    };
    reserve(vm, width as u64)?;
    if align == '^' {
        return Ok(vm.new_str(centered(&s, fill, width)).into());
    }
    Ok(vm.new_str(pad(&s, fill, align, width)).into())
}

/// `str.center` puts the odd space to the left when the width is odd, unlike `format`.
fn centered(s: &str, fill: char, width: usize) -> String {
    let n = s.chars().count();
    let missing = width.saturating_sub(n);
    let before = missing / 2 + (missing & width & 1);
    pad(&pad(s, fill, '>', n + before), fill, '<', n + missing)
}

fn center(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    padded(vm, &args, "center", '^')
}

fn ljust(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    padded(vm, &args, "ljust", '<')
}

fn rjust(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    padded(vm, &args, "rjust", '>')
}

fn zfill(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "zfill")?;
    let width = rest(vm, &args, Type::Str, "zfill", (1, 1))?[0];
    let width = usize::try_from(int_arg(vm, width)?).unwrap_or(0);
    reserve(vm, width as u64)?;
    let (sign, digits) = match s.chars().next() {
        Some('+' | '-') => s.split_at(1),
        _ => ("", &*s),
    };
    let digits = pad(digits, '0', '>', width.saturating_sub(sign.len()));
    Ok(vm.new_str(format!("{sign}{digits}")).into())
}

fn expandtabs(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "expandtabs")?;
    let [size] = bind(vm, &args, "expandtabs", 1, ["tabsize"], 0)?;
    let size = match size {
        None => 8,
        Some(size) => usize::try_from(c_int_arg(vm, size)?).unwrap_or(0),
    };
    reserve(
        vm,
        (size as u64).saturating_mul(s.matches('\t').count() as u64),
    )?;
    let mut out = String::new();
    let mut column = 0;
    for c in s.chars() {
        match c {
            '\t' if size > 0 => {
                let n = size - column % size;
                out.extend(std::iter::repeat_n(' ', n));
                column += n;
            }
            '\t' => {}
            '\n' | '\r' => {
                out.push(c);
                column = 0;
            }
            c => {
                out.push(c);
                column += 1;
            }
        }
    }
    Ok(vm.new_str(out).into())
}

fn partitioned(vm: &mut Vm<'_, '_>, args: &Args, name: &str, from_right: bool) -> Res<Outcome> {
    let s = me(vm, args, name)?;
    let sep = rest(vm, args, Type::Str, name, (1, 1))?[0];
    let sep = match vm.as_str(sep) {
        Some(sep) if sep.is_empty() => return vm.value_error("empty separator"),
        Some(sep) => sep,
        None => {
            let class = vm.type_name(sep);
            return vm.type_error(format!("must be str, not {class}"));
        }
    };
    let found = if from_right {
        s.rfind(&*sep)
    } else {
        s.find(&*sep)
    };
    let parts = match found {
        Some(at) => [&s[..at], &*sep, &s[at + sep.len()..]],
        None if from_right => ["", "", &*s],
        None => [&*s, "", ""],
    };
    let parts: Vec<Value> = parts.into_iter().map(|p| vm.new_str(p)).collect();
    Ok(vm.process.heap.new_tuple(parts).into())
}

fn partition(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    partitioned(vm, &args, "partition", false)
}

fn rpartition(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    partitioned(vm, &args, "rpartition", true)
}

fn remove_prefix(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "removeprefix")?;
    let prefix = rest(vm, &args, Type::Str, "removeprefix", (1, 1))?[0];
    let prefix = text_arg(vm, "removeprefix", 1, prefix)?;
    let left = s.strip_prefix(&*prefix).unwrap_or(&s);
    Ok(vm.new_str(left).into())
}

fn remove_suffix(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "removesuffix")?;
    let suffix = rest(vm, &args, Type::Str, "removesuffix", (1, 1))?[0];
    let suffix = text_arg(vm, "removesuffix", 1, suffix)?;
    let left = s.strip_suffix(&*suffix).unwrap_or(&s);
    Ok(vm.new_str(left).into())
}

fn make_trans(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    super::support::between(vm, &args, "maketrans", (1, 3))?;
    let table = crate::python::items::new_dict(vm);
    let table = Value::Obj(table);
    if args.values.len() == 1 {
        let Some(Object::Dict(d)) = args.values[0].as_obj().map(|id| vm.process.heap.get(id))
        else {
            return vm.type_error("if you give only one argument to maketrans it must be a dict");
        };
        let d = Rc::clone(d);
        for entry in d.iter() {
            let key = match vm.as_str(entry.key) {
                Some(c) if c.chars().count() == 1 => {
                    Value::Int(c.chars().next().map_or(0, |c| c as i64))
                }
                Some(_) => {
                    return vm.value_error("string keys in translate table must be of length 1");
                }
                None => entry.key,
            };
            crate::python::items::dict_set(vm, table, key, entry.value)?;
        }
        return Ok(table.into());
    }
    let from = text_arg(vm, "maketrans", 1, args.values[0])?;
    let to = text_arg(vm, "maketrans", 2, args.values[1])?;
    if from.n_chars() != to.n_chars() {
        return vm.value_error("the first two maketrans arguments must have equal length");
    }
    for (a, b) in from.chars().zip(to.chars()) {
        let (key, value) = (Value::Int(a as i64), Value::Int(b as i64));
        crate::python::items::dict_set(vm, table, key, value)?;
    }
    if let Some(&gone) = args.values.get(2) {
        for c in text_arg(vm, "maketrans", 3, gone)?.chars() {
            crate::python::items::dict_set(vm, table, Value::Int(c as i64), Value::None)?;
        }
    }
    Ok(table.into())
}

fn translate(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "translate")?;
    let table = rest(vm, &args, Type::Str, "translate", (1, 1))?[0];
    if vm.class_of(table) != Type::Dict.class() {
        return vm.type_error("str.translate() takes a dict here");
    }
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        match crate::python::items::dict_get(vm, table, Value::Int(c as i64))? {
            None => out.push(c),
            Some(Value::None) => {}
            Some(value) => match (number(value), vm.as_str(value)) {
                (_, Some(text)) => out.push_str(&text),
                (Some(Number::Int(i)), _) => match u32::try_from(i).ok().and_then(char::from_u32) {
                    Some(c) => out.push(c),
                    None => {
                        return vm.value_error("character mapping must be in range(0x110000)");
                    }
                },
                _ => {
                    return vm.type_error("character mapping must return integer, None or str");
                }
            },
        }
    }
    Ok(vm.new_str(out).into())
}

fn encode(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "encode")?;
    let [encoding, errors] = bind(vm, &args, "encode", 1, ["encoding", "errors"], 0)?;
    let encoding = super::bytes::encoding_of(vm, encoding)?;
    let errors = errors.and_then(|e| vm.as_str(e));
    let bytes: Vec<u8> = match encoding {
        super::bytes::Encoding::Utf8 => s.as_bytes().to_vec(),
        super::bytes::Encoding::Latin1 | super::bytes::Encoding::Ascii => {
            let limit = if encoding == super::bytes::Encoding::Ascii {
                0x80
            } else {
                0x100
            };
            let mut bytes = Vec::with_capacity(s.len());
            for (at, c) in s.chars().enumerate() {
                if (c as u32) < limit {
                    bytes.push(c as u8);
                    continue;
                }
                match errors.as_deref() {
                    Some("ignore") => {}
                    Some("replace") => bytes.push(b'?'),
                    _ => {
                        let name = if limit == 0x80 { "ascii" } else { "latin-1" };
                        let mut shown = String::new();
                        text::write_escape(&mut shown, c);
                        return vm.raise(
                            Exc::UnicodeEncodeError,
                            format!(
                                "'{name}' codec can't encode character '{shown}' in position \
                                 {at}: ordinal not in range({limit})"
                            ),
                        );
                    }
                }
            }
            bytes
        }
    };
    charge(vm, bytes.len());
    let bytes = vm.process.heap.alloc(Object::Bytes(bytes.into()));
    Ok(Value::Obj(bytes).into())
}

fn length(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let s = me(vm, &args, "__len__")?;
    Ok(Value::Int(s.n_chars() as i64).into())
}

fn contains(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    super::support::between(vm, &args, "__contains__", (2, 2))?;
    let is = crate::python::compare::contains(vm, args.values[0], args.values[1])?;
    Ok(Value::bool(is == Some(true)).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expected results are CPython's.
    #[test]
    fn whitespace_splits() {
        for text in [
            "  a b\x1fc ",
            "  a b\u{a0}\u{2003}c long enough, not ASCII",
            "",
        ] {
            let mut words = Vec::new();
            for_each_word(&text.into(), |word| words.push(word.to_owned()));
            assert_eq!(words, split_whitespace(text, usize::MAX));
        }
        assert_eq!(split_whitespace("  a  b c ", usize::MAX), ["a", "b", "c"]);
        assert_eq!(split_whitespace("  a  b c ", 1), ["a", "b c "]);
        assert!(split_whitespace("   ", usize::MAX).is_empty());
    }

    #[test]
    fn centring_leans_left_and_right() {
        assert_eq!(centered("a", '*', 4), "*a**");
        assert_eq!(centered("ab", '*', 5), "**ab*");
        assert_eq!(centered("a", '*', 1), "a");
    }
}
