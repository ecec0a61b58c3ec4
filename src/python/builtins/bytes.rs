//! `bytes`.

use std::rc::Rc;

use crate::python::compare::{Number, number};
use crate::python::heap::Object;
use crate::python::iterate::to_vec;
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::types::{Exc, Type};
use crate::python::value::Value;
use crate::python::vm::Vm;

use super::support::{bind, charge, int_arg, prelude, receiver, reserve, rest};
use crate::python::wide;

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    NativeDef {
        owner: Owner::Constructor(Type::Bytes),
        name: "bytes",
        function: new,
    },
    NativeDef {
        owner: Owner::Static(Type::Bytes),
        name: "fromhex",
        function: from_hex,
    },
    method("decode", decode),
    method("hex", hex),
    method("join", join),
    method("find", find),
    method("count", count),
    method("startswith", starts_with),
    method("endswith", ends_with),
    method("upper", upper),
    method("lower", lower),
    method("strip", strip),
    method("split", split),
    method("replace", replace),
];

const fn method(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Method(Type::Bytes),
        name,
        function,
    }
}

/// The encodings that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8
    Utf8,
    /// ASCII
    Ascii,
    /// Latin-1
    Latin1,
}

/// The encoding of an argument, UTF-8 without one.
///
/// # Errors
/// `LookupError` for an unknown one.
pub fn encoding_of(vm: &mut Vm<'_, '_>, name: Option<Value>) -> Res<Encoding> {
    let Some(name) = name else {
        return Ok(Encoding::Utf8);
    };
    let Some(name) = vm.as_str(name) else {
        let class = vm.type_name(name);
        return vm.type_error(format!(
            "encode() argument 'encoding' must be str, not {class}"
        ));
    };
    match name.to_lowercase().replace(['_', ' '], "-").as_str() {
        "utf-8" | "utf8" | "u8" => Ok(Encoding::Utf8),
        "ascii" | "us-ascii" => Ok(Encoding::Ascii),
        "latin-1" | "latin1" | "iso-8859-1" | "l1" => Ok(Encoding::Latin1),
        _ => vm.raise(Exc::LookupError, format!("unknown encoding: {name}")),
    }
}

fn me(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<Rc<[u8]>> {
    let id = receiver(vm, args, Type::Bytes, name)?;
    match vm.process.heap.get(id) {
        Object::Bytes(b) => Ok(Rc::clone(b)),
        other => panic!("the receiver is bytes, not {other:?}"),
    }
}

pub(in crate::python) fn allocate(vm: &mut Vm<'_, '_>, bytes: Vec<u8>) -> Value {
    charge(vm, bytes.len());
    Value::Obj(vm.process.heap.alloc(Object::Bytes(bytes.into())))
}

pub(in crate::python) fn bytes_arg(vm: &mut Vm<'_, '_>, value: Value) -> Res<Rc<[u8]>> {
    match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Bytes(b)) => Ok(Rc::clone(b)),
        _ => {
            let class = vm.type_name(value);
            vm.type_error(format!("a bytes-like object is required, not '{class}'"))
        }
    }
}

fn new(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let names = ["source", "encoding", "errors"];
    let [source, encoding, _] = bind(vm, &args, "bytes", 0, names, 0)?;
    let Some(source) = source else {
        return Ok(allocate(vm, Vec::new()).into());
    };
    if let Some(text) = vm.as_str(source) {
        if encoding.is_none() {
            return vm.type_error("string argument without an encoding");
        }
        return match encoding_of(vm, encoding)? {
            Encoding::Utf8 => Ok(allocate(vm, text.as_bytes().to_vec()).into()),
            _ => {
                let bytes = text.chars().map(|c| c as u8).collect();
                Ok(allocate(vm, bytes).into())
            }
        };
    }
    if let Some(Number::Int(n)) = number(source) {
        let Ok(n) = usize::try_from(n) else {
            return vm.value_error("negative count");
        };
        reserve(vm, n as u64)?;
        return Ok(allocate(vm, vec![0; n]).into());
    }
    if !crate::python::iterate::is_iterable(vm, source) {
        let class = vm.type_name(source);
        return vm.type_error(format!("cannot convert '{class}' object to bytes"));
    }
    let Some(items) = to_vec(vm, source)? else {
        return Ok(prelude("_bytes", &[source]));
    };
    let mut bytes = Vec::with_capacity(items.len());
    for item in items {
        if wide::wide(&vm.process.heap, item).is_some() {
            return vm.value_error("bytes must be in range(0, 256)");
        }
        match u8::try_from(int_arg(vm, item)?) {
            Ok(byte) => bytes.push(byte),
            Err(_) => return vm.value_error("bytes must be in range(0, 256)"),
        }
    }
    Ok(allocate(vm, bytes).into())
}

fn from_hex(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let text = super::support::one(vm, &args, "bytes.fromhex")?;
    let text = super::support::str_arg(vm, "fromhex() argument", text)?;
    let digits: Vec<char> = text.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let mut bytes = Vec::new();
    for (at, pair) in digits.chunks(2).enumerate() {
        let value = |c: Option<&char>| c.and_then(|c| c.to_digit(16));
        match (value(pair.first()), value(pair.get(1))) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            _ => {
                return vm.value_error(format!(
                    "non-hexadecimal number found in fromhex() arg at position {}",
                    2 * at + 1
                ));
            }
        }
    }
    Ok(allocate(vm, bytes).into())
}

/// `bytes.decode`, also behind `str(bytes, encoding)`.
///
/// # Errors
/// `UnicodeDecodeError`.
pub fn decode(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = match args.values.first() {
        Some(&value) => bytes_arg(vm, value)?,
        None => return vm.type_error("decoding needs bytes"),
    };
    let [encoding, errors] = bind(vm, &args, "decode", 1, ["encoding", "errors"], 0)?;
    let encoding = encoding_of(vm, encoding)?;
    let errors = errors.and_then(|e| vm.as_str(e));
    charge(vm, bytes.len());
    let text = match encoding {
        Encoding::Latin1 => bytes.iter().map(|&b| char::from(b)).collect(),
        Encoding::Ascii if bytes.is_ascii() => String::from_utf8_lossy(&bytes).into_owned(),
        Encoding::Ascii => {
            let at = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
            let byte = bytes[at];
            return vm.raise(
                Exc::UnicodeDecodeError,
                format!(
                    "'ascii' codec can't decode byte {byte:#04x} in position {at}: ordinal not \
                     in range(128)"
                ),
            );
        }
        Encoding::Utf8 => match (std::str::from_utf8(&bytes), errors.as_deref()) {
            (Ok(text), _) => text.to_string(),
            (Err(_), Some("replace")) => String::from_utf8_lossy(&bytes).into_owned(),
            (Err(_), Some("ignore")) => String::from_utf8_lossy(&bytes).replace('\u{fffd}', ""),
            (Err(error), _) => {
                let at = error.valid_up_to();
                let byte = bytes[at];
                let why = match error.error_len() {
                    None => "unexpected end of data",
                    Some(_) if (0x80..0xc2).contains(&byte) || byte >= 0xf5 => "invalid start byte",
                    Some(_) => "invalid continuation byte",
                };
                return vm.raise(
                    Exc::UnicodeDecodeError,
                    format!("'utf-8' codec can't decode byte {byte:#04x} in position {at}: {why}"),
                );
            }
        },
    };
    Ok(vm.new_str(text).into())
}

fn hex(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "hex")?;
    let text: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    Ok(vm.new_str(text).into())
}

fn join(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "join")?;
    let source = rest(vm, &args, Type::Bytes, "join", (1, 1))?[0];
    let Some(items) = to_vec(vm, source)? else {
        return Ok(prelude("_str_join", &[args.values[0], source]));
    };
    let mut out = Vec::new();
    for (at, &item) in items.iter().enumerate() {
        if at > 0 {
            out.extend_from_slice(&bytes);
        }
        match item.as_obj().map(|id| vm.process.heap.get(id)) {
            Some(Object::Bytes(part)) => out.extend_from_slice(part),
            _ => {
                let class = vm.type_name(item);
                return vm.type_error(format!(
                    "sequence item {at}: expected a bytes-like object, {class} found"
                ));
            }
        }
    }
    Ok(allocate(vm, out).into())
}

fn position(bytes: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    bytes.windows(part.len()).position(|w| w == part)
}

fn find(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "find")?;
    let part = rest(vm, &args, Type::Bytes, "find", (1, 1))?[0];
    let part = bytes_arg(vm, part)?;
    let at = position(&bytes, &part).map_or(-1, |at| at as i64);
    Ok(Value::Int(at).into())
}

fn pieces(bytes: &[u8], part: &[u8]) -> Vec<Vec<u8>> {
    let mut pieces = Vec::new();
    let mut left = bytes;
    while let Some(at) = position(left, part) {
        pieces.push(left[..at].to_vec());
        left = &left[at + part.len()..];
    }
    pieces.push(left.to_vec());
    pieces
}

fn count(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "count")?;
    let part = rest(vm, &args, Type::Bytes, "count", (1, 1))?[0];
    let part = bytes_arg(vm, part)?;
    let n = if part.is_empty() {
        bytes.len() + 1
    } else {
        pieces(&bytes, &part).len() - 1
    };
    Ok(Value::Int(n as i64).into())
}

fn starts_with(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "startswith")?;
    let part = rest(vm, &args, Type::Bytes, "startswith", (1, 1))?[0];
    let part = bytes_arg(vm, part)?;
    Ok(Value::bool(bytes.starts_with(&part)).into())
}

fn ends_with(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "endswith")?;
    let part = rest(vm, &args, Type::Bytes, "endswith", (1, 1))?[0];
    let part = bytes_arg(vm, part)?;
    Ok(Value::bool(bytes.ends_with(&part)).into())
}

fn upper(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "upper")?.to_ascii_uppercase();
    Ok(allocate(vm, bytes).into())
}

fn lower(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "lower")?.to_ascii_lowercase();
    Ok(allocate(vm, bytes).into())
}

fn strip(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "strip")?;
    rest(vm, &args, Type::Bytes, "strip", (0, 0))?;
    let stripped = bytes.trim_ascii().to_vec();
    Ok(allocate(vm, stripped).into())
}

fn split(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "split")?;
    let rest = rest(vm, &args, Type::Bytes, "split", (0, 1))?;
    let parts: Vec<Vec<u8>> = match rest.first() {
        None | Some(Value::None) => bytes
            .split(u8::is_ascii_whitespace)
            .filter(|p| !p.is_empty())
            .map(<[u8]>::to_vec)
            .collect(),
        Some(&sep) => {
            let sep = bytes_arg(vm, sep)?;
            if sep.is_empty() {
                return vm.value_error("empty separator");
            }
            pieces(&bytes, &sep)
        }
    };
    let parts: Vec<Value> = parts.into_iter().map(|p| allocate(vm, p)).collect();
    Ok(vm.process.heap.new_list(parts).into())
}

fn replace(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "replace")?;
    let rest = rest(vm, &args, Type::Bytes, "replace", (2, 2))?;
    let (old, new) = (bytes_arg(vm, rest[0])?, bytes_arg(vm, rest[1])?);
    if old.is_empty() {
        return vm.value_error("bytes.replace() of nothing is not supported");
    }
    let replaced = pieces(&bytes, &old).join(&new[..]);
    Ok(allocate(vm, replaced).into())
}
