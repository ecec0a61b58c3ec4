//! `bytes`.

use std::rc::Rc;

use crate::python::characters::Text;
use crate::python::compare::{self, Number, number};
use crate::python::heap::Object;
use crate::python::iterate::to_vec;
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::types::{Exc, Type};
use crate::python::value::Value;
use crate::python::vm::Vm;

use super::support::{between, bind, charge, int_arg, prelude, receiver, reserve, rest};
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
    NativeDef {
        owner: Owner::Static(Type::Bytes),
        name: "maketrans",
        function: make_translation,
    },
    method("decode", decode),
    method("hex", hex),
    method("join", join),
    method("translate", translate),
    as_str("capitalize", |vm, args| of_str(vm, args, "capitalize")),
    as_str("center", |vm, args| of_str(vm, args, "center")),
    as_str("count", |vm, args| of_str(vm, args, "count")),
    as_str("endswith", |vm, args| of_str(vm, args, "endswith")),
    as_str("expandtabs", |vm, args| of_str(vm, args, "expandtabs")),
    as_str("find", |vm, args| of_str(vm, args, "find")),
    as_str("index", |vm, args| of_str(vm, args, "index")),
    as_str("isalnum", |vm, args| of_str(vm, args, "isalnum")),
    as_str("isalpha", |vm, args| of_str(vm, args, "isalpha")),
    as_str("isascii", |vm, args| of_str(vm, args, "isascii")),
    as_str("isdigit", |vm, args| of_str(vm, args, "isdigit")),
    as_str("islower", |vm, args| of_str(vm, args, "islower")),
    as_str("isspace", |vm, args| of_str(vm, args, "isspace")),
    as_str("istitle", |vm, args| of_str(vm, args, "istitle")),
    as_str("isupper", |vm, args| of_str(vm, args, "isupper")),
    as_str("ljust", |vm, args| of_str(vm, args, "ljust")),
    as_str("lower", |vm, args| of_str(vm, args, "lower")),
    as_str("lstrip", |vm, args| of_str(vm, args, "lstrip")),
    as_str("partition", |vm, args| of_str(vm, args, "partition")),
    as_str("removeprefix", |vm, args| of_str(vm, args, "removeprefix")),
    as_str("removesuffix", |vm, args| of_str(vm, args, "removesuffix")),
    as_str("replace", |vm, args| of_str(vm, args, "replace")),
    as_str("rfind", |vm, args| of_str(vm, args, "rfind")),
    as_str("rindex", |vm, args| of_str(vm, args, "rindex")),
    as_str("rjust", |vm, args| of_str(vm, args, "rjust")),
    as_str("rpartition", |vm, args| of_str(vm, args, "rpartition")),
    as_str("rsplit", |vm, args| of_str(vm, args, "rsplit")),
    as_str("rstrip", |vm, args| of_str(vm, args, "rstrip")),
    as_str("split", |vm, args| of_str(vm, args, "split")),
    as_str("splitlines", |vm, args| of_str(vm, args, "splitlines")),
    as_str("startswith", |vm, args| of_str(vm, args, "startswith")),
    as_str("strip", |vm, args| of_str(vm, args, "strip")),
    as_str("swapcase", |vm, args| of_str(vm, args, "swapcase")),
    as_str("title", |vm, args| of_str(vm, args, "title")),
    as_str("upper", |vm, args| of_str(vm, args, "upper")),
    as_str("zfill", |vm, args| of_str(vm, args, "zfill")),
    of_library("set_bytes", set_bytes),
    of_library("bytes_like", bytes_like),
];

const fn method(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Method(Type::Bytes),
        name,
        function,
    }
}

const fn as_str(name: &'static str, function: NativeFn) -> NativeDef {
    method(name, function)
}

const fn of_library(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Module("_runner"),
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
    match data_of(vm, value) {
        Some(bytes) => Ok(bytes),
        None => {
            let class = vm.type_name(value);
            vm.type_error(format!("a bytes-like object is required, not '{class}'"))
        }
    }
}

/// `bytes(…)`
///
/// # Errors
/// What cannot be bytes.
pub fn new(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
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
    let dunder = vm.intern("__bytes__");
    if compare::plain_without(&vm.process.heap, source, dunder).is_same(source)
        && vm.process.heap.payload(source).is_some()
    {
        return Ok(prelude("_bytes", &[source]));
    }
    if let Some(bytes) = data_of(vm, source) {
        charge(vm, bytes.len());
        return Ok(Value::Obj(vm.process.heap.alloc(Object::Bytes(bytes))).into());
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

/// The bytes of a bytes-like object: bytes, a bytearray, a memoryview.
pub(in crate::python) fn data_of(vm: &Vm<'_, '_>, value: Value) -> Option<Rc<[u8]>> {
    let heap = &vm.process.heap;
    if let Object::Bytes(bytes) = heap.get(heap.plain(value).as_obj()?) {
        return Some(Rc::clone(bytes));
    }
    let Object::Instance(view) = heap.get(value.as_obj()?) else {
        return None;
    };
    let class = heap.class(view.class);
    if &*class.name != "memoryview" || &*class.module != "builtins" {
        return None;
    }
    let attr = |name| view.attrs.get(vm.process.names.find(name)?)?.as_obj();
    let Object::Range(places) = heap.get(attr("_at")?) else {
        return None;
    };
    let whole = data_of(vm, Value::Obj(attr("obj")?))?;
    let n = crate::python::compare::range_len(places) as i64;
    let place = |at: i64| usize::try_from(places[0] + at * places[2]).ok();
    // A bytearray may have become shorter since.
    let byte = |at| whole.get(place(at)?).copied();
    (0..n).map(byte).collect()
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
        Encoding::Ascii if errors.as_deref() == Some("ignore") => bytes
            .iter()
            .filter(|b| b.is_ascii())
            .map(|&b| char::from(b))
            .collect(),
        Encoding::Ascii if errors.as_deref() == Some("replace") => bytes
            .iter()
            .map(|&b| if b.is_ascii() { b.into() } else { '\u{fffd}' })
            .collect(),
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
    let [separator, group] = bind(vm, &args, "hex", 1, ["sep", "bytes_per_sep"], 0)?;
    let separator = match separator.map(|s| (vm.as_str(s), s)) {
        None => "".into(),
        Some((Some(text), _)) => text,
        Some((None, value)) => bytes_of_separator(vm, value)?,
    };
    let group = match group {
        Some(group) => int_arg(vm, group)?,
        None => 1,
    };
    let size = usize::try_from(group.unsigned_abs()).unwrap_or(usize::MAX);
    // Groups are counted from the right, those of a negative size from the left.
    let first = match size {
        0 => bytes.len(),
        size if group > 0 => bytes.len() % size,
        _ => 0,
    };
    let mut text = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && size > 0 && (at + size - first) % size == 0 {
            text.push_str(&separator);
        }
        text.push_str(&format!("{byte:02x}"));
    }
    Ok(vm.new_str(text).into())
}

fn bytes_of_separator(vm: &mut Vm<'_, '_>, value: Value) -> Res<Text> {
    let bytes = bytes_arg(vm, value)?;
    Ok(bytes
        .iter()
        .map(|&byte| char::from(byte))
        .collect::<String>()
        .into())
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
        match data_of(vm, item) {
            Some(part) => out.extend_from_slice(&part),
            None => {
                let class = vm.type_name(item);
                return vm.type_error(format!(
                    "sequence item {at}: expected a bytes-like object, {class} found"
                ));
            }
        }
    }
    Ok(allocate(vm, out).into())
}

/// Where bytes that are letters or space only in a str are put while they are text: among characters
/// for private use.
const HIDDEN: u32 = 0xe000;

/// Bytes as text, a character each, of which those of ASCII mean what they mean in a str.
pub(in crate::python) fn text_of(bytes: &[u8], hidden: &[u8]) -> String {
    let character = |&byte: &u8| {
        let is_plain = byte.is_ascii() && !matches!(byte, 0x1c..=0x1f) && !hidden.contains(&byte);
        let hide = |byte| char::from_u32(HIDDEN + u32::from(byte));
        match is_plain {
            true => char::from(byte),
            false => hide(byte).expect("a private character"),
        }
    };
    bytes.iter().map(character).collect()
}

/// The bytes of a [`text_of`].
pub(in crate::python) fn bytes_of_text(text: &str) -> Vec<u8> {
    text.chars().map(|c| c as u32 as u8).collect()
}

/// A method that is that of str, but for what is a letter or a space.
fn of_str(vm: &mut Vm<'_, '_>, mut args: Args, name: &'static str) -> Res<Outcome> {
    me(vm, &args, name)?;
    let hidden: &[u8] = match name {
        "splitlines" => b"\x0b\x0c",
        _ => b"",
    };
    for at in 0..args.values.len() {
        let value = args.values[at];
        args.values[at] = text_argument(vm, value, name, hidden)?;
    }
    let sym = vm.intern(match name {
        "index" => "find",
        "rindex" => "rfind",
        _ => name,
    });
    let Some(Value::Native(native)) = vm.class_attr(Type::Str.class(), sym) else {
        panic!("str has a method {name}");
    };
    let function = vm.python.natives[native.0 as usize].function;
    match function(vm, args)? {
        Outcome::Value(Value::Int(-1)) if name.ends_with("index") => {
            vm.value_error("subsection not found")
        }
        Outcome::Value(value) => Ok(back_to_bytes(vm, value).into()),
        _ => vm.type_error(format!("wrong arguments of bytes.{name}()")),
    }
}

fn text_argument(
    vm: &mut Vm<'_, '_>,
    value: Value,
    name: &'static str,
    hidden: &[u8],
) -> Res<Value> {
    let value = vm.process.heap.plain(value);
    match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Bytes(b)) => {
            let text = text_of(b, hidden);
            Ok(vm.new_str(text))
        }
        Some(Object::Tuple(parts)) => {
            let parts = Rc::clone(parts);
            let mut texts = Vec::with_capacity(parts.len());
            for &part in parts.iter() {
                texts.push(text_argument(vm, part, name, hidden)?);
            }
            Ok(vm.process.heap.new_tuple(texts))
        }
        Some(Object::Str(_)) => match name {
            "startswith" | "endswith" => vm.type_error(format!(
                "{name} first arg must be bytes or a tuple of bytes, not str"
            )),
            "find" | "rfind" | "index" | "rindex" | "count" => {
                vm.type_error("argument should be integer or bytes-like object, not 'str'")
            }
            _ => vm.type_error("a bytes-like object is required, not 'str'"),
        },
        None if let (
            Value::Int(byte @ 0..=255),
            "find" | "rfind" | "index" | "rindex" | "count",
        ) = (value, name) =>
        {
            let text = text_of(&[byte as u8], hidden);
            Ok(vm.new_str(text))
        }
        _ => Ok(value),
    }
}

fn back_to_bytes(vm: &mut Vm<'_, '_>, value: Value) -> Value {
    let parts = match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Str(text)) => {
            let bytes = bytes_of_text(text);
            return allocate(vm, bytes);
        }
        Some(Object::List(parts)) => parts.to_vec(),
        Some(Object::Tuple(parts)) => parts.to_vec(),
        _ => return value,
    };
    let is_list = vm.class_of(value) == Type::List.class();
    let parts: Vec<Value> = parts.into_iter().map(|p| back_to_bytes(vm, p)).collect();
    match is_list {
        true => vm.process.heap.new_list(parts),
        false => vm.process.heap.new_tuple(parts),
    }
}

fn make_translation(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "maketrans", (2, 2))?;
    let (from, to) = (
        bytes_arg(vm, args.values[0])?,
        bytes_arg(vm, args.values[1])?,
    );
    if from.len() != to.len() {
        return vm.value_error("maketrans arguments must have same length");
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&from, &to) in from.iter().zip(to.iter()) {
        table[usize::from(from)] = to;
    }
    Ok(allocate(vm, table).into())
}

fn translate(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let bytes = me(vm, &args, "translate")?;
    let [table, delete] = bind(vm, &args, "translate", 1, ["table", "delete"], 1)?;
    let delete = match delete {
        Some(delete) => bytes_arg(vm, delete)?,
        None => Rc::default(),
    };
    let table = match table.unwrap_or_default() {
        Value::None => None,
        table => Some(bytes_arg(vm, table)?),
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return vm.value_error("translation table must be 256 characters long");
    }
    let kept = bytes.iter().filter(|byte| !delete.contains(byte));
    let translated = kept.map(|&byte| table.as_ref().map_or(byte, |t| t[usize::from(byte)]));
    let translated = translated.collect();
    Ok(allocate(vm, translated).into())
}

/// `set_bytes(bytearray, bytes)`: gives an instance its data, which is nobody else's.
fn set_bytes(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [Value::Obj(id), data] = args.values[..] else {
        panic!("the library gives an instance and bytes");
    };
    let data = bytes_arg(vm, data)?;
    let data = vm.process.heap.alloc(Object::Bytes(data));
    if let Object::Instance(instance) = vm.process.heap.get_mut(id) {
        instance.payload = Value::Obj(data);
    }
    Ok(Value::None.into())
}

/// `bytes_like(value)`: its bytes, or `None` if it is not bytes-like.
fn bytes_like(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    match data_of(vm, args.values[0]) {
        Some(bytes) => Ok(Value::Obj(vm.process.heap.alloc(Object::Bytes(bytes))).into()),
        None => Ok(Value::None.into()),
    }
}
