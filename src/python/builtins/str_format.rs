//! `str.format`: the template's pieces, and the fields of builtin data. A field that needs Python
//! code sends the whole template to `_prelude`, which walks the same pieces.

use std::rc::Rc;

use crate::python::attributes::Attr;
use crate::python::items;
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::text;
use crate::python::types::{Exc, Type};
use crate::python::value::Value;
use crate::python::vm::Vm;

use super::support::{one, prelude};

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    NativeDef {
        owner: Owner::Method(Type::Str),
        name: "format",
        function: format,
    },
    NativeDef {
        owner: Owner::Method(Type::Str),
        name: "format_map",
        function: format_map,
    },
    NativeDef {
        owner: Owner::Module("_prelude"),
        name: "_parse_format",
        function: parse_format,
    },
];

/// A piece of a template.
#[derive(Debug, PartialEq)]
enum Piece {
    Text(String),
    Field {
        /// Before the first `.` or `[`: a number, a name, or nothing.
        name: String,
        path: Vec<Access>,
        conversion: Option<char>,
        /// A template itself.
        spec: String,
    },
}

/// One step from a value to a part of it.
#[derive(Debug, PartialEq)]
enum Access {
    Attr(String),
    Item(String),
}

/// Cuts a template into pieces.
fn parse(template: &str) -> Result<Vec<Piece>, &'static str> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut chars = template.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '{' | '}' if chars.peek().is_some_and(|&(_, next)| next == c) => {
                chars.next();
                text.push(c);
            }
            '}' => return Err("Single '}' encountered in format string"),
            '{' => {
                if chars.peek().is_none() {
                    return Err("Single '{' encountered in format string");
                }
                if !text.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut text)));
                }
                let mut depth = 1;
                let end = loop {
                    match chars.next() {
                        None => return Err("expected '}' before end of string"),
                        Some((_, '{')) => depth += 1,
                        Some((end, '}')) => {
                            depth -= 1;
                            if depth == 0 {
                                break end;
                            }
                        }
                        Some(_) => {}
                    }
                };
                pieces.push(parse_field(&template[at + 1..end])?);
            }
            c => text.push(c),
        }
    }
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    Ok(pieces)
}

fn parse_field(field: &str) -> Result<Piece, &'static str> {
    // The name ends at `!` or `:` outside brackets.
    let mut in_brackets = false;
    let end = field
        .char_indices()
        .find(|&(_, c)| match c {
            '[' => {
                in_brackets = true;
                false
            }
            ']' => {
                in_brackets = false;
                false
            }
            '!' | ':' => !in_brackets,
            _ => false,
        })
        .map_or(field.len(), |(at, _)| at);
    let (path, rest) = field.split_at(end);
    let (conversion, spec) = match rest.strip_prefix('!') {
        Some(rest) => {
            let mut chars = rest.chars();
            let Some(conversion) = chars.next() else {
                return Err("end of string while looking for conversion specifier");
            };
            let rest = chars.as_str();
            match rest.strip_prefix(':') {
                Some(spec) => (Some(conversion), spec),
                None if rest.is_empty() => (Some(conversion), ""),
                None => return Err("expected ':' after conversion specifier"),
            }
        }
        None => (None, rest.strip_prefix(':').unwrap_or("")),
    };
    let (name, path) = parse_path(path)?;
    Ok(Piece::Field {
        name,
        path,
        conversion,
        spec: spec.into(),
    })
}

fn parse_path(path: &str) -> Result<(String, Vec<Access>), &'static str> {
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (name, mut left) = path.split_at(end);
    let mut steps = Vec::new();
    while !left.is_empty() {
        if let Some(rest) = left.strip_prefix('.') {
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            if end == 0 {
                return Err("Empty attribute in format string");
            }
            steps.push(Access::Attr(rest[..end].into()));
            left = &rest[end..];
        } else if let Some(rest) = left.strip_prefix('[') {
            let Some(end) = rest.find(']') else {
                return Err("Missing ']' in format string");
            };
            if end == 0 {
                return Err("Empty attribute in format string");
            }
            steps.push(Access::Item(rest[..end].into()));
            left = &rest[end + 1..];
        } else {
            return Err("Only '.' or '[' may follow ']' in format field specifier");
        }
    }
    Ok((name.into(), steps))
}

/// Which argument a field without a name takes.
#[derive(Default)]
struct Numbering {
    next: usize,
    is_manual: bool,
    is_automatic: bool,
}

impl Numbering {
    /// The position of a field's argument; `None` for a name.
    fn position(&mut self, name: &str) -> Result<Option<usize>, &'static str> {
        if name.is_empty() {
            if self.is_manual {
                return Err(
                    "cannot switch from manual field specification to automatic field numbering",
                );
            }
            self.is_automatic = true;
            self.next += 1;
            return Ok(Some(self.next - 1));
        }
        if !name.chars().all(|c| c.is_ascii_digit()) {
            return Ok(None);
        }
        if self.is_automatic {
            return Err(
                "cannot switch from automatic field numbering to manual field specification",
            );
        }
        self.is_manual = true;
        name.parse()
            .map(Some)
            .map_err(|_| "Too many decimal digits in format string")
    }
}

/// Where a template's values are.
struct Source<'s> {
    positional: &'s [Value],
    keywords: Vec<(Rc<str>, Value)>,
    mapping: Option<Value>,
}

fn format(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let Some(template) = args.values.first().and_then(|&v| vm.as_str(v)) else {
        return vm.type_error("unbound method str.format() needs an argument");
    };
    let source = Source {
        positional: &args.positionals()[1..],
        keywords: args.keywords().map(|(n, v)| (vm.name(n), v)).collect(),
        mapping: None,
    };
    if let Some(text) = expand(vm, &template, &source, &mut Numbering::default(), 2)? {
        return Ok(vm.new_str(text).into());
    }
    let positional = vm.process.heap.new_tuple(source.positional);
    let keywords: Vec<_> = args.keywords().collect();
    let keywords = vm.dict_of_attrs(&keywords);
    Ok(prelude(
        "_str_format",
        &[args.values[0], positional, keywords],
    ))
}

fn format_map(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    super::support::between(vm, &args, "format_map", (2, 2))?;
    let Some(template) = vm.as_str(args.values[0]) else {
        return vm.type_error("descriptor 'format_map' requires a 'str' object");
    };
    let source = Source {
        positional: &[],
        keywords: Vec::new(),
        mapping: Some(args.values[1]),
    };
    if let Some(text) = expand(vm, &template, &source, &mut Numbering::default(), 2)? {
        return Ok(vm.new_str(text).into());
    }
    let nothing = vm.process.heap.new_tuple(Vec::new());
    Ok(prelude(
        "_str_format",
        &[args.values[0], nothing, args.values[1]],
    ))
}

/// The template with its fields filled in; `None` if Python code must run.
fn expand(
    vm: &mut Vm<'_, '_>,
    template: &str,
    source: &Source<'_>,
    numbering: &mut Numbering,
    depth: u32,
) -> Res<Option<String>> {
    if depth == 0 {
        return vm.value_error("Max string recursion exceeded");
    }
    let pieces = match parse(template) {
        Ok(pieces) => pieces,
        Err(message) => return vm.value_error(message),
    };
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(&text),
            Piece::Field {
                name,
                path,
                conversion,
                spec,
            } => {
                let Some(value) = field_value(vm, &name, &path, source, numbering)? else {
                    return Ok(None);
                };
                let spec = if spec.contains(['{', '}']) {
                    expand(vm, &spec, source, numbering, depth - 1)?
                } else {
                    Some(spec)
                };
                let Some(spec) = spec else {
                    return Ok(None);
                };
                match show(vm, value, conversion, &spec)? {
                    Some(text) => out.push_str(&text),
                    None => return Ok(None),
                }
            }
        }
    }
    Ok(Some(out))
}

fn show(
    vm: &mut Vm<'_, '_>,
    value: Value,
    conversion: Option<char>,
    spec: &str,
) -> Res<Option<String>> {
    let converted = match conversion {
        None => return text::format_value(vm, value, spec),
        Some('s') => text::str_of(vm, value)?,
        Some('r') => text::repr(vm, value)?,
        Some('a') => text::ascii(vm, value)?,
        Some(other) => {
            return vm.value_error(format!("Unknown conversion specifier {other}"));
        }
    };
    match converted {
        Some(text) => {
            let text = vm.new_str(text);
            text::format_value(vm, text, spec)
        }
        None => Ok(None),
    }
}

fn field_value(
    vm: &mut Vm<'_, '_>,
    name: &str,
    path: &[Access],
    source: &Source<'_>,
    numbering: &mut Numbering,
) -> Res<Option<Value>> {
    let position = match numbering.position(name) {
        Ok(position) => position,
        Err(message) => return vm.value_error(message),
    };
    let mut value = match (position, source.mapping) {
        (Some(_), Some(_)) => {
            return vm.value_error("Format string contains positional fields");
        }
        (Some(at), None) => match source.positional.get(at) {
            Some(&value) => value,
            None => {
                return vm.raise(
                    Exc::IndexError,
                    format!("Replacement index {at} out of range for positional args tuple"),
                );
            }
        },
        (None, Some(mapping)) => {
            let key = vm.new_str(name);
            match items::load_item(vm, mapping, key)? {
                Some(value) => value,
                None => return Ok(None),
            }
        }
        (None, None) => match source.keywords.iter().find(|(n, _)| &**n == name) {
            Some(&(_, value)) => value,
            None => {
                let key = vm.new_str(name);
                return items::key_error(vm, key);
            }
        },
    };
    for step in path {
        let next = match step {
            Access::Attr(name) => {
                let name = vm.intern(name);
                match vm.get_attr(value, name)? {
                    Attr::Value(value) => Some(value),
                    Attr::Call(..) => None,
                }
            }
            Access::Item(key) => {
                let key = match key.parse::<i64>() {
                    Ok(index) if !key.starts_with(['+', '-']) => Value::Int(index),
                    _ => vm.new_str(&**key),
                };
                items::load_item(vm, value, key)?
            }
        };
        match next {
            Some(next) => value = next,
            None => return Ok(None),
        }
    }
    Ok(Some(value))
}

/// `_parse_format(template)` for `_prelude`: a list of `(text, None, None, None, None)` and
/// `(None, name, path, conversion, spec)`; a path is a list of `(is_attribute, key)`.
fn parse_format(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let template = one(vm, &args, "_parse_format")?;
    let Some(template) = vm.as_str(template) else {
        return vm.type_error("a template is a str");
    };
    let pieces = match parse(&template) {
        Ok(pieces) => pieces,
        Err(message) => return vm.value_error(message),
    };
    let mut list = Vec::new();
    for piece in pieces {
        let parts = match piece {
            Piece::Text(text) => {
                let text = vm.new_str(text);
                vec![text, Value::None, Value::None, Value::None, Value::None]
            }
            Piece::Field {
                name,
                path,
                conversion,
                spec,
            } => {
                let path: Vec<Value> = path.iter().map(|step| access(vm, step)).collect();
                let path = vm.process.heap.new_list(path);
                let conversion = conversion.map_or(Value::None, |c| vm.new_str(c.to_string()));
                vec![
                    Value::None,
                    vm.new_str(name),
                    path,
                    conversion,
                    vm.new_str(spec),
                ]
            }
        };
        list.push(vm.process.heap.new_tuple(parts));
    }
    let list = vm.process.heap.new_list(list);
    Ok(list.into())
}

fn access(vm: &mut Vm<'_, '_>, step: &Access) -> Value {
    let pair = match step {
        Access::Attr(name) => vec![Value::True, vm.new_str(&**name)],
        Access::Item(key) => {
            let key = match key.parse::<i64>() {
                Ok(index) => Value::Int(index),
                Err(_) => vm.new_str(&**key),
            };
            vec![Value::False, key]
        }
    };
    vm.process.heap.new_tuple(pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_cut_into_pieces() {
        let pieces = parse("a{{{x.y[0]!r:>{w}}}}b").unwrap();
        assert_eq!(
            pieces,
            [
                Piece::Text("a{".into()),
                Piece::Field {
                    name: "x".into(),
                    path: vec![Access::Attr("y".into()), Access::Item("0".into())],
                    conversion: Some('r'),
                    spec: ">{w}".into(),
                },
                Piece::Text("}b".into()),
            ]
        );
        assert!(parse("{").is_err());
        assert!(parse("a}b").is_err());
        assert!(parse("{a").is_err());
    }
}
