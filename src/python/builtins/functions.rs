//! Builtin functions over any value: conversions, attributes, numbers, printing.

use std::rc::Rc;

use crate::kernel::event::Stream;
use crate::python::attributes::{Assigned, Attr};
use crate::python::characters::Text;
use crate::python::code::{CodeKind, Sym};
use crate::python::compare::{self, Number, may_have_dunders, number};
use crate::python::heap::Object;
use crate::python::items;
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::operators;
use crate::python::text;
use crate::python::types::{Exc, Type};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;
use crate::python::wide;

use super::float_text::round_to;
use super::support::{between, bind, c_int_arg, int_arg, one, prelude, value_or};

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    builtin("print", print),
    builtin("repr", repr),
    builtin("ascii", ascii),
    builtin("format", format),
    builtin("len", len),
    builtin("id", id),
    builtin("hash", hash),
    builtin("callable", callable),
    builtin("isinstance", is_instance),
    builtin("issubclass", is_subclass),
    builtin("getattr", get_attr),
    builtin("setattr", set_attr),
    builtin("hasattr", has_attr),
    builtin("delattr", delete_attr),
    builtin("dir", dir),
    NativeDef {
        owner: Owner::Method(Type::Object),
        name: "__dir__",
        function: object_dir,
    },
    builtin("vars", vars),
    builtin("globals", globals),
    builtin("locals", locals),
    builtin("abs", abs),
    builtin("round", round),
    builtin("pow", pow),
    builtin("divmod", div_mod),
    builtin("ord", ord),
    builtin("chr", chr),
    builtin("bin", bin),
    builtin("oct", oct),
    builtin("hex", hex),
];

const fn builtin(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Builtins,
        name,
        function,
    }
}

/// `ascii`'s escapes applied to a `repr`.
#[must_use]
pub fn ascii_of(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            text::write_escape(&mut out, c);
        }
    }
    out
}

fn print(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let mut sep = Value::None;
    let mut end = Value::None;
    let mut file = Value::None;
    for (name, value) in args.keywords() {
        match &*vm.name(name) {
            "sep" => sep = value,
            "end" => end = value,
            "file" => file = value,
            "flush" => {}
            other => {
                return vm.type_error(format!(
                    "'{other}' is an invalid keyword argument for print()"
                ));
            }
        }
    }
    if file.is_none() {
        file = replaced_stdout(vm);
    }
    let sep_text = separator(vm, "sep", sep, " ")?;
    let end_text = separator(vm, "end", end, "\n")?;
    let mut out = String::new();
    let mut known = file.is_none();
    for (at, &value) in args.positionals().iter().enumerate() {
        if !known {
            break;
        }
        if at > 0 {
            out.push_str(&sep_text);
        }
        match text::str_of(vm, value)? {
            Some(text) => out.push_str(&text),
            None => known = false,
        }
    }
    if known {
        out.push_str(&end_text);
        vm.print(Stream::Out, &out);
        return Ok(Value::None.into());
    }
    let values = vm.process.heap.new_tuple(args.positionals());
    let (sep, end) = (vm.new_str(sep_text), vm.new_str(end_text));
    Ok(prelude("_print", &[values, sep, end, file]))
}

/// What the program put in the place of `sys.stdout`, or `None`.
fn replaced_stdout(vm: &mut Vm<'_, '_>) -> Value {
    let Some(sys) = vm.python.module("sys") else {
        return Value::None;
    };
    let (now, original) = (vm.intern("stdout"), vm.intern("__stdout__"));
    match (vm.module_attr(sys, now), vm.module_attr(sys, original)) {
        (Some(now), Some(original)) if !now.is_same(original) => now,
        _ => Value::None,
    }
}

fn separator(vm: &mut Vm<'_, '_>, name: &str, value: Value, default: &str) -> Res<Text> {
    if value.is_none() {
        return Ok(default.into());
    }
    match vm.as_str(value) {
        Some(text) => Ok(text),
        None => {
            let class = vm.type_name(value);
            vm.type_error(format!("{name} must be None or a string, not {class}"))
        }
    }
}

/// The result of making text.
fn text_or(
    vm: &mut Vm<'_, '_>,
    text: Option<String>,
    name: &'static str,
    args: &[Value],
) -> Outcome {
    match text {
        Some(text) => vm.new_str(text).into(),
        None => prelude(name, args),
    }
}

fn repr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "repr")?;
    let text = text::repr(vm, value)?;
    Ok(text_or(vm, text, "_repr", &[value]))
}

fn ascii(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "ascii")?;
    let text = text::ascii(vm, value)?;
    Ok(text_or(vm, text, "_ascii", &[value]))
}

pub(super) fn format(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "format", (1, 2))?;
    let value = args.values[0];
    let spec: Text = match args.values.get(1) {
        None => "".into(),
        Some(&spec) => match vm.as_str(spec) {
            Some(spec) => spec,
            None => {
                let class = vm.type_name(spec);
                return vm.type_error(format!("format() argument 2 must be str, not {class}"));
            }
        },
    };
    let text = text::format_value(vm, value, &spec)?;
    let spec = vm.new_str(spec);
    Ok(text_or(vm, text, "_format_value", &[value, spec]))
}

fn len(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "len")?;
    let n = items::len(vm, value)?;
    Ok(value_or(n.map(|n| Value::Int(n as i64)), "_len", &[value]))
}

fn id(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "id")?;
    Ok(Value::Int(compare::id_of(value) as i64).into())
}

fn hash(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "hash")?;
    let hash = compare::hash(vm, value)?;
    let hash = hash.map(|h| Value::Int(h as i64));
    Ok(value_or(hash, "_hash", &[value]))
}

fn callable(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "callable")?;
    Ok(Value::bool(is_callable(vm, value)).into())
}

/// Whether a value can be called.
pub fn is_callable(vm: &Vm<'_, '_>, value: Value) -> bool {
    match value {
        Value::Native(_) => true,
        Value::Obj(id) => match vm.process.heap.get(id) {
            Object::Function(_) | Object::BoundMethod(_) | Object::Class(_) => true,
            Object::Instance(i) => vm.class_attr(i.class, crate::python::names::CALL).is_some(),
            _ => false,
        },
        _ => false,
    }
}

/// How deep the tuples of classes that `isinstance` takes may be nested.
const MAX_TUPLE_DEPTH: usize = 500;

/// Whether `test` accepts a class or one of a tuple of them.
fn any_class(
    vm: &mut Vm<'_, '_>,
    function: &str,
    classes: Value,
    test: &dyn Fn(&Vm<'_, '_>, ObjId) -> bool,
    depth: usize,
) -> Res<bool> {
    if depth > MAX_TUPLE_DEPTH {
        let check = if function == "isinstance" {
            "instance"
        } else {
            "subclass"
        };
        let message = format!("maximum recursion depth exceeded in __{check}check__");
        return vm.raise(Exc::RecursionError, message);
    }
    match classes.as_obj().map(|id| (id, vm.process.heap.get(id))) {
        Some((id, Object::Class(_))) => Ok(test(vm, id)),
        Some((_, Object::Tuple(items))) => {
            for &class in items.clone().iter() {
                if any_class(vm, function, class, test, depth + 1)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ if function == "isinstance" => {
            vm.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")
        }
        _ => vm.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"),
    }
}

/// Whether a class, or one of a tuple of them, has a metaclass that may answer `isinstance` itself.
fn asks_metaclass(vm: &Vm<'_, '_>, classes: Value, depth: usize) -> bool {
    match classes.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Class(c)) => c.has_metaclass(),
        // A union of types.
        Some(Object::Instance(_)) => true,
        Some(Object::Tuple(items)) if depth <= MAX_TUPLE_DEPTH => {
            let mut items = items.iter();
            items.any(|&class| asks_metaclass(vm, class, depth + 1))
        }
        _ => false,
    }
}

fn is_instance(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "isinstance", (2, 2))?;
    let value = args.values[0];
    if asks_metaclass(vm, args.values[1], 0) {
        return Ok(prelude("_is_instance", &args.values));
    }
    let is = any_class(
        vm,
        "isinstance",
        args.values[1],
        &|vm, class| vm.is_instance(value, class),
        0,
    )?;
    Ok(Value::bool(is).into())
}

fn is_subclass(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "issubclass", (2, 2))?;
    let class = match args.values[0] {
        Value::Obj(id) if matches!(vm.process.heap.get(id), Object::Class(_)) => id,
        _ => return vm.type_error("issubclass() arg 1 must be a class"),
    };
    if asks_metaclass(vm, args.values[1], 0) {
        return Ok(prelude("_is_subclass", &args.values));
    }
    let is = any_class(
        vm,
        "issubclass",
        args.values[1],
        &|vm, of| vm.is_subclass(class, of),
        0,
    )?;
    Ok(Value::bool(is).into())
}

fn attr_name(vm: &mut Vm<'_, '_>, value: Value) -> Res<Sym> {
    match vm.as_str(value) {
        Some(name) => Ok(vm.intern(&name)),
        None => {
            let class = vm.type_name(value);
            vm.type_error(format!("attribute name must be string, not '{class}'"))
        }
    }
}

fn get_attr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "getattr", (2, 3))?;
    let name = attr_name(vm, args.values[1])?;
    let Some(&default) = args.values.get(2) else {
        return Ok(match vm.get_attr(args.values[0], name)? {
            Attr::Value(value) => value.into(),
            Attr::Call(callee, args) => Outcome::Call { callee, args },
        });
    };
    Ok(match vm.find_attr(args.values[0], name)? {
        None => default.into(),
        Some(Attr::Value(value)) => value.into(),
        Some(Attr::Call(callee, args)) => {
            let args = vm.process.heap.new_tuple(args.positionals());
            prelude("_attr_or", &[callee, args, default])
        }
    })
}

fn has_attr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "hasattr", (2, 2))?;
    let name = attr_name(vm, args.values[1])?;
    Ok(match vm.find_attr(args.values[0], name)? {
        None => Value::False.into(),
        Some(Attr::Value(_)) => Value::True.into(),
        Some(Attr::Call(callee, args)) => {
            let args = vm.process.heap.new_tuple(args.positionals());
            prelude("_has_attr", &[callee, args])
        }
    })
}

fn assigned(done: Assigned) -> Outcome {
    match done {
        Assigned::Done => Value::None.into(),
        Assigned::Call(callee, args) => Outcome::Call { callee, args },
    }
}

fn set_attr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "setattr", (3, 3))?;
    let name = attr_name(vm, args.values[1])?;
    vm.set_attr(args.values[0], name, args.values[2])
        .map(assigned)
}

fn delete_attr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "delattr", (2, 2))?;
    let name = attr_name(vm, args.values[1])?;
    vm.delete_attr(args.values[0], name).map(assigned)
}

fn dir(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "dir", (0, 1))?;
    let Some(&value) = args.values.first() else {
        let names = locals(vm, args)?;
        let Outcome::Value(names) = names else {
            panic!("locals() is a dict");
        };
        return Ok(prelude("_sorted", &[names, Value::None, Value::False]));
    };
    if let Value::Obj(id) = value
        && let Object::Module(module) = *vm.process.heap.get(id)
    {
        let names = vm.namespace_of(module);
        return Ok(prelude("_sorted", &[names, Value::None, Value::False]));
    }
    let class = vm.class_of(value);
    let own_dir = vm.intern("__dir__");
    if let Some(Value::Obj(_)) = vm.class_attr(class, own_dir) {
        return Ok(prelude("_dir", &[value]));
    }
    plain_dir(vm, value)
}

/// `object.__dir__`
fn object_dir(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "__dir__")?;
    plain_dir(vm, value)
}

fn plain_dir(vm: &mut Vm<'_, '_>, value: Value) -> Res<Outcome> {
    let mut names: Vec<Sym> = Vec::new();
    let mut class = vm.class_of(value);
    // The names in a dict that the program knows.
    let shared = match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Instance(i)) => i.attrs.shared(),
        _ => None,
    };
    if let Some(Object::Dict(dict)) = shared.map(|id| vm.process.heap.get(id)) {
        let keys: Vec<Text> = dict.iter().filter_map(|e| vm.as_str(e.key)).collect();
        names.extend(keys.iter().map(|key| vm.intern(key)));
    } else if let Some(id) = value.as_obj() {
        match vm.process.heap.get(id) {
            Object::Instance(i) => names.extend(i.attrs.0.iter().map(|(n, _)| *n)),
            Object::Exception(e) => names.extend(e.attrs.0.iter().map(|(n, _)| *n)),
            Object::Class(_) => class = id,
            _ => {}
        }
    }
    for &base in vm.process.heap.class(class).mro.iter() {
        let attrs = &vm.process.heap.class(base).attrs;
        names.extend(attrs.0.iter().map(|(n, _)| *n));
    }
    let mut texts: Vec<Rc<str>> = names.into_iter().map(|n| vm.name(n)).collect();
    texts.sort();
    texts.dedup();
    let texts: Vec<Value> = texts.into_iter().map(|t| vm.new_str(t)).collect();
    Ok(vm.process.heap.new_list(texts).into())
}

fn vars(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "vars", (0, 1))?;
    let Some(&value) = args.values.first() else {
        return locals(vm, args);
    };
    match vm.find_attr(value, crate::python::names::DICT)? {
        Some(Attr::Value(dict)) => Ok(dict.into()),
        Some(_) => Ok(prelude("_own_dict", &[value])),
        None => vm.type_error("vars() argument must have __dict__ attribute"),
    }
}

/// The calling module's variables.
fn globals(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "globals", (0, 0))?;
    let code = vm.thread.frames.last().expect("a frame called").code;
    let module = vm.python.code(code).module;
    Ok(vm.namespace_of(module).into())
}

/// The calling function's variables as they are now; those of a module or a class body themselves.
fn locals(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "locals", (0, 0))?;
    let frame = vm.thread.frames.last().expect("a frame called");
    let (base, code) = (frame.base as usize, vm.python.code(frame.code));
    match code.kind {
        CodeKind::Module => return globals(vm, args),
        CodeKind::Class => return Ok(vm.thread.registers[base].into()),
        _ => {}
    }
    let mut found: Vec<(Sym, Value)> = Vec::new();
    for (at, &name) in code.local_names.iter().enumerate() {
        let value = vm.thread.registers[base + at];
        let value = match value.as_obj().map(|id| vm.process.heap.get(id)) {
            Some(&Object::Cell(inside)) => inside,
            _ => value,
        };
        if !matches!(value, Value::Undef) && !vm.name(name).starts_with('.') {
            found.push((name, value));
        }
    }
    Ok(vm.dict_of_attrs(&found).into())
}

pub(super) fn abs(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "abs")?;
    match number(value) {
        Some(Number::Int(i)) if i != i64::MIN => Ok(Value::Int(i.abs()).into()),
        Some(Number::Float(f)) => Ok(Value::float(f.abs()).into()),
        _ if let Some(big) = wide::any_int(&vm.process.heap, value) => {
            let magnitude = num_bigint::BigInt::from(big.magnitude().clone());
            Ok(wide::give(vm, magnitude)?.into())
        }
        None if may_have_dunders(&vm.process.heap, value) => Ok(prelude("_abs", &[value])),
        _ => {
            let class = vm.type_name(value);
            vm.type_error(format!("bad operand type for abs(): '{class}'"))
        }
    }
}

pub(super) fn round(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [value, digits] = bind(vm, &args, "round", 0, ["number", "ndigits"], 1)?;
    let value = value.unwrap_or_default();
    let digits = digits.filter(|d| !d.is_none());
    match number(value) {
        Some(Number::Int(i)) => {
            let n = match digits {
                None => 0,
                Some(n) => int_arg(vm, n)?,
            };
            match round_int(i, n) {
                Some(rounded) => Ok(Value::Int(rounded).into()),
                None => Ok(round_wide(vm, &i.into(), n)?.into()),
            }
        }
        Some(Number::Float(f)) => match digits {
            None => {
                let whole = f.round_ties_even();
                Ok(super::int::truncate(vm, whole)?.into())
            }
            Some(n) => {
                let n = int_arg(vm, n)?;
                Ok(Value::float(round_to(f, n)).into())
            }
        },
        None if let Some(big) = wide::wide(&vm.process.heap, value).cloned() => {
            let n = match digits {
                None => 0,
                Some(n) => int_arg(vm, n)?,
            };
            Ok(round_wide(vm, &big, n)?.into())
        }
        None if may_have_dunders(&vm.process.heap, value) => {
            Ok(prelude("_round", &[value, digits.unwrap_or(Value::None)]))
        }
        None => {
            let class = vm.type_name(value);
            vm.type_error(format!("type {class} doesn't define __round__ method"))
        }
    }
}

/// As [`round_int`], of any int.
fn round_wide(vm: &mut Vm<'_, '_>, big: &num_bigint::BigInt, n: i64) -> Res<Value> {
    if n >= 0 {
        return wide::give(vm, big.clone());
    }
    // More digits than the longest int has.
    let n = u32::try_from(n.unsigned_abs())
        .unwrap_or(u32::MAX)
        .min(2_000_000);
    let power = num_bigint::BigInt::from(10).pow(n);
    let (floor, rest) = wide::floor_divide(big, &power);
    let twice: num_bigint::BigInt = rest * 2;
    let up = twice > power || (twice == power && floor.bit(0));
    wide::give(vm, (floor + i64::from(up)) * power)
}

/// `round(int, n)`: to a power of ten, halves to even.
fn round_int(i: i64, n: i64) -> Option<i64> {
    if n >= 0 {
        return Some(i);
    }
    if n < -19 {
        return Some(0);
    }
    let power = 10_i128.pow(n.unsigned_abs() as u32);
    let i = i128::from(i);
    let floor = i.div_euclid(power);
    let rest = i.rem_euclid(power);
    let up = rest * 2 > power || (rest * 2 == power && floor.rem_euclid(2) == 1);
    i64::try_from((floor + i128::from(up)) * power).ok()
}

fn pow(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [base, exponent, modulus] = bind(vm, &args, "pow", 0, ["base", "exp", "mod"], 2)?;
    let (base, exponent) = (base.unwrap_or_default(), exponent.unwrap_or_default());
    let Some(modulus) = modulus.filter(|m| !m.is_none()) else {
        let result = operators::binary(vm, crate::python::code::BinaryOp::Pow, base, exponent)?;
        return Ok(value_or(result, "_pow", &[base, exponent]));
    };
    let (Value::Int(b), Value::Int(e), Value::Int(m)) = (base, exponent, modulus) else {
        let any_int = |v| wide::any_int(&vm.process.heap, v);
        if let (Some(b), Some(e), Some(m)) = (any_int(base), any_int(exponent), any_int(modulus)) {
            return wide::power_modulo(vm, &b, &e, &m).map(Outcome::Value);
        }
        return Ok(prelude("_pow_modulo", &[base, exponent, modulus]));
    };
    if m == 0 {
        return vm.value_error("pow() 3rd argument cannot be 0");
    }
    if m == i64::MIN {
        return wide::power_modulo(vm, &b.into(), &e.into(), &m.into()).map(Outcome::Value);
    }
    let positive = i128::from(m.abs());
    let mut b = i128::from(b).rem_euclid(positive);
    if e < 0 {
        match inverse(b, positive) {
            Some(inverse) => b = inverse,
            None => return vm.value_error("base is not invertible for the given modulus"),
        }
    }
    let mut e = e.unsigned_abs();
    let mut result = 1 % positive;
    while e > 0 {
        if e & 1 == 1 {
            result = result * b % positive;
        }
        b = b * b % positive;
        e >>= 1;
    }
    let result = if m < 0 && result != 0 {
        result + i128::from(m)
    } else {
        result
    };
    Ok(Value::Int(result as i64).into())
}

/// The inverse of `b` modulo `m`, by Euclid's algorithm.
fn inverse(b: i128, m: i128) -> Option<i128> {
    let (mut r0, mut r1, mut s0, mut s1) = (b, m, 1_i128, 0_i128);
    while r1 != 0 {
        let q = r0 / r1;
        (r0, r1) = (r1, r0 - q * r1);
        (s0, s1) = (s1, s0 - q * s1);
    }
    (r0 == 1).then(|| s0.rem_euclid(m))
}

pub(super) fn div_mod(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    use crate::python::code::BinaryOp;
    between(vm, &args, "divmod", (2, 2))?;
    let (a, b) = (args.values[0], args.values[1]);
    let is_number = |v| number(v).is_some() || wide::wide(&vm.process.heap, v).is_some();
    if !is_number(a) || !is_number(b) {
        if may_have_dunders(&vm.process.heap, a) || may_have_dunders(&vm.process.heap, b) {
            return Ok(prelude("_divmod", &[a, b]));
        }
        let (x, y) = (vm.type_name(a), vm.type_name(b));
        return vm.type_error(format!(
            "unsupported operand type(s) for divmod(): '{x}' and '{y}'"
        ));
    }
    if let (Some(Number::Float(_)), Some(Number::Int(0) | Number::Float(0.0)))
    | (_, Some(Number::Float(0.0))) = (number(a), number(b))
    {
        return vm.raise(Exc::ZeroDivisionError, "float divmod()");
    }
    let (Some(q), Some(r)) = (
        operators::binary(vm, BinaryOp::FloorDiv, a, b)?,
        operators::binary(vm, BinaryOp::Mod, a, b)?,
    ) else {
        panic!("numbers need no Python");
    };
    Ok(vm.process.heap.new_tuple(vec![q, r]).into())
}

fn ord(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "ord")?;
    let data = vm.process.heap.plain(value);
    let (n, first) = match data.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Str(s)) => (s.n_chars(), s.chars().next().map(u32::from)),
        Some(Object::Bytes(b)) => (b.len(), b.first().map(|&b| u32::from(b))),
        _ => {
            let class = vm.type_name(value);
            return vm.type_error(format!(
                "ord() expected string of length 1, but {class} found"
            ));
        }
    };
    match (n, first) {
        (1, Some(code)) => Ok(Value::Int(code.into()).into()),
        _ => vm.type_error(format!(
            "ord() expected a character, but string of length {n} found"
        )),
    }
}

fn chr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "chr")?;
    let code = c_int_arg(vm, value)?;
    match u32::try_from(code).ok().and_then(char::from_u32) {
        Some(c) => Ok(vm.new_str(c.to_string()).into()),
        None if (0xd800..0xe000).contains(&code) => {
            vm.value_error("chr() of a lone surrogate is not supported")
        }
        None => vm.value_error("chr() arg not in range(0x110000)"),
    }
}

fn radix(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &str,
    show: impl Fn(u64) -> String,
) -> Res<Outcome> {
    let value = one(vm, args, name)?;
    if number(value).is_none() && may_have_dunders(&vm.process.heap, value) {
        let function = vm.new_str(name);
        return Ok(prelude("_with_index", &[function, value]));
    }
    if let Some(big) = wide::wide(&vm.process.heap, value) {
        let (radix, prefix) = match name {
            "bin" => (2, "0b"),
            "oct" => (8, "0o"),
            _ => (16, "0x"),
        };
        let sign = if big.sign() == num_bigint::Sign::Minus {
            "-"
        } else {
            ""
        };
        let text = format!("{sign}{prefix}{}", big.magnitude().to_str_radix(radix));
        return Ok(vm.new_str(text).into());
    }
    let i = int_arg(vm, value)?;
    let sign = if i < 0 { "-" } else { "" };
    let text = format!("{sign}{}", show(i.unsigned_abs()));
    Ok(vm.new_str(text).into())
}

fn bin(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    radix(vm, &args, "bin", |n| format!("{n:#b}"))
}

fn oct(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    radix(vm, &args, "oct", |n| format!("{n:#o}"))
}

fn hex(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    radix(vm, &args, "hex", |n| format!("{n:#x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ints_round_half_to_even() {
        assert_eq!(round_int(15, -1), Some(20));
        assert_eq!(round_int(25, -1), Some(20));
        assert_eq!(round_int(-15, -1), Some(-20));
        assert_eq!(round_int(7, -30), Some(0));
        assert_eq!(round_int(i64::MAX, -1), None);
    }

    #[test]
    fn inverses() {
        assert_eq!(inverse(3, 7), Some(5));
        assert_eq!(inverse(2, 4), None);
    }
}
