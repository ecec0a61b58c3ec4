//! The special methods of builtin classes as methods: what `super().__setitem__(key, value)` in a class
//! derived from `dict` finds, and `int.__new__`. They work on the builtin data of their receiver, so
//! they never ask what a derived class overrides.

use std::rc::Rc;

use crate::python::code::{BinaryOp, CompareOp, UnaryOp};
use crate::python::compare::{self, Number, number};
use crate::python::heap::{Layout, Object};
use crate::python::items;
use crate::python::iterate::{get_iter, to_vec};
use crate::python::names;
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::operators;
use crate::python::text;
use crate::python::types::Type;
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;
use crate::python::wide;

use super::support::{no_keywords, prelude, value_or};
use super::{dict, functions, iteration, set};

macro_rules! methods {
    ($table:ident $owner:ident $type:ident: $($name:literal $function:expr,)*) => {
        const $table: &[NativeDef] = &[$(NativeDef {
            owner: Owner::$owner(Type::$type),
            name: $name,
            function: $function,
        }),*];
    };
}

/// The tables of this file.
pub const TABLES: &[&[NativeDef]] = &[
    NEW,
    OF_INSTANCES,
    INT,
    FLOAT,
    STR,
    BYTES,
    TUPLE,
    LIST,
    DEQUE,
    DICT,
    SET,
    FROZEN_SET,
    LIST_SELF,
    DICT_SELF,
    SET_SELF,
    DEQUE_SELF,
];

const fn of(owner: Owner, name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner,
        name,
        function,
    }
}

const NEW: &[NativeDef] = &[
    of(Owner::Static(Type::Int), "__new__", new),
    of(Owner::Static(Type::Float), "__new__", new),
    of(Owner::Static(Type::Str), "__new__", new),
    of(Owner::Static(Type::Bytes), "__new__", new),
    of(Owner::Static(Type::Tuple), "__new__", new),
    of(Owner::Static(Type::FrozenSet), "__new__", new),
    of(Owner::Static(Type::List), "__new__", new),
    of(Owner::Static(Type::Dict), "__new__", new),
    of(Owner::Static(Type::Set), "__new__", new),
    of(Owner::Static(Type::Deque), "__new__", new),
    of(Owner::Module("_runner"), "with_payload", with_payload),
    of(Owner::Module("_runner"), "plain", plain),
    of(Owner::Module("_runner"), "new_class", new_class),
    of(Owner::Module("_runner"), "seal", seal),
];

/// Whose text may name the receiver's class.
const OF_INSTANCES: &[NativeDef] = &[
    of(Owner::InstanceMethod(Type::Int), "__format__", format),
    of(Owner::InstanceMethod(Type::Float), "__format__", format),
    of(Owner::InstanceMethod(Type::Str), "__format__", format),
    of(Owner::InstanceMethod(Type::Int), "__repr__", repr),
    of(Owner::InstanceMethod(Type::Float), "__repr__", repr),
    of(Owner::InstanceMethod(Type::Str), "__repr__", repr),
    of(Owner::InstanceMethod(Type::Bytes), "__repr__", repr),
    of(Owner::InstanceMethod(Type::Tuple), "__repr__", repr),
    of(Owner::InstanceMethod(Type::FrozenSet), "__repr__", repr),
    of(Owner::InstanceMethod(Type::List), "__repr__", repr),
    of(Owner::InstanceMethod(Type::Dict), "__repr__", repr),
    of(Owner::InstanceMethod(Type::Set), "__repr__", repr),
    of(Owner::InstanceMethod(Type::Deque), "__repr__", repr),
];

const ADD: u8 = BinaryOp::Add as u8;
const SUB: u8 = BinaryOp::Sub as u8;
const MUL: u8 = BinaryOp::Mul as u8;
const DIV: u8 = BinaryOp::TrueDiv as u8;
const FLOOR: u8 = BinaryOp::FloorDiv as u8;
const MOD: u8 = BinaryOp::Mod as u8;
const POW: u8 = BinaryOp::Pow as u8;
const LEFT: u8 = BinaryOp::LShift as u8;
const RIGHT: u8 = BinaryOp::RShift as u8;
const AND: u8 = BinaryOp::And as u8;
const OR: u8 = BinaryOp::Or as u8;
const XOR: u8 = BinaryOp::Xor as u8;
const EQ: u8 = CompareOp::Eq as u8;
const NE: u8 = CompareOp::Ne as u8;
const LT: u8 = CompareOp::Lt as u8;
const LE: u8 = CompareOp::Le as u8;
const GT: u8 = CompareOp::Gt as u8;
const GE: u8 = CompareOp::Ge as u8;

methods! { INT Method Int:
    "__eq__" compared::<EQ>, "__ne__" compared::<NE>, "__lt__" compared::<LT>,
    "__le__" compared::<LE>, "__gt__" compared::<GT>, "__ge__" compared::<GE>,
    "__hash__" hash, "__bool__" truth,
    "__add__" binary::<ADD>, "__radd__" reflected::<ADD>,
    "__sub__" binary::<SUB>, "__rsub__" reflected::<SUB>,
    "__mul__" binary::<MUL>, "__rmul__" reflected::<MUL>,
    "__truediv__" binary::<DIV>, "__rtruediv__" reflected::<DIV>,
    "__floordiv__" binary::<FLOOR>, "__rfloordiv__" reflected::<FLOOR>,
    "__mod__" binary::<MOD>, "__rmod__" reflected::<MOD>,
    "__pow__" binary::<POW>, "__rpow__" reflected::<POW>,
    "__lshift__" binary::<LEFT>, "__rlshift__" reflected::<LEFT>,
    "__rshift__" binary::<RIGHT>, "__rrshift__" reflected::<RIGHT>,
    "__and__" binary::<AND>, "__rand__" reflected::<AND>,
    "__or__" binary::<OR>, "__ror__" reflected::<OR>,
    "__xor__" binary::<XOR>, "__rxor__" reflected::<XOR>,
    "__divmod__" div_mod, "__rdivmod__" reflected_div_mod,
    "__neg__" negative, "__pos__" positive, "__invert__" inverted, "__abs__" functions::abs,
    "__round__" functions::round, "__int__" super::int::itself, "__trunc__" super::int::itself,
    "__floor__" super::int::itself, "__ceil__" super::int::itself, "__float__" float,
}

methods! { FLOAT Method Float:
    "__eq__" compared::<EQ>, "__ne__" compared::<NE>, "__lt__" compared::<LT>,
    "__le__" compared::<LE>, "__gt__" compared::<GT>, "__ge__" compared::<GE>,
    "__hash__" hash, "__bool__" truth,
    "__add__" binary::<ADD>, "__radd__" reflected::<ADD>,
    "__sub__" binary::<SUB>, "__rsub__" reflected::<SUB>,
    "__mul__" binary::<MUL>, "__rmul__" reflected::<MUL>,
    "__truediv__" binary::<DIV>, "__rtruediv__" reflected::<DIV>,
    "__floordiv__" binary::<FLOOR>, "__rfloordiv__" reflected::<FLOOR>,
    "__mod__" binary::<MOD>, "__rmod__" reflected::<MOD>,
    "__pow__" binary::<POW>, "__rpow__" reflected::<POW>,
    "__divmod__" div_mod, "__rdivmod__" reflected_div_mod,
    "__neg__" negative, "__pos__" positive, "__abs__" functions::abs,
    "__round__" functions::round, "__int__" whole, "__trunc__" whole, "__float__" float,
    "__floor__" floor, "__ceil__" ceil,
}

methods! { STR Method Str:
    "__eq__" compared::<EQ>, "__ne__" compared::<NE>, "__lt__" compared::<LT>,
    "__le__" compared::<LE>, "__gt__" compared::<GT>, "__ge__" compared::<GE>,
    "__hash__" hash, "__str__" str_itself,
    "__add__" binary::<ADD>, "__mul__" binary::<MUL>, "__rmul__" reflected::<MUL>,
    "__mod__" binary::<MOD>, "__getitem__" get_item, "__iter__" iter,
}

methods! { BYTES Method Bytes:
    "__eq__" compared::<EQ>, "__ne__" compared::<NE>, "__lt__" compared::<LT>,
    "__le__" compared::<LE>, "__gt__" compared::<GT>, "__ge__" compared::<GE>,
    "__hash__" hash, "__len__" len, "__contains__" contains, "__getitem__" get_item,
    "__iter__" iter, "__add__" binary::<ADD>, "__mul__" binary::<MUL>,
    "__rmul__" reflected::<MUL>,
}

methods! { TUPLE Method Tuple:
    "__eq__" compared::<EQ>, "__ne__" compared::<NE>, "__lt__" compared::<LT>,
    "__le__" compared::<LE>, "__gt__" compared::<GT>, "__ge__" compared::<GE>,
    "__hash__" hash, "__add__" binary::<ADD>, "__mul__" binary::<MUL>,
    "__rmul__" reflected::<MUL>,
}

methods! { LIST Method List:
    "__eq__" compared::<EQ>, "__ne__" compared::<NE>, "__lt__" compared::<LT>,
    "__le__" compared::<LE>, "__gt__" compared::<GT>, "__ge__" compared::<GE>,
    "__add__" binary::<ADD>, "__mul__" binary::<MUL>, "__rmul__" reflected::<MUL>,
    "__setitem__" set_item, "__delitem__" delete_item, "__reversed__" iteration::reversed,
}

methods! { DEQUE Method Deque:
    "__eq__" compared::<EQ>, "__ne__" compared::<NE>, "__lt__" compared::<LT>,
    "__le__" compared::<LE>, "__gt__" compared::<GT>, "__ge__" compared::<GE>,
    "__add__" binary::<ADD>, "__len__" len, "__contains__" contains, "__getitem__" get_item,
    "__setitem__" set_item, "__delitem__" delete_item, "__iter__" iter,
    "__reversed__" iteration::reversed,
}

methods! { DICT Method Dict:
    "__eq__" compared::<EQ>, "__ne__" compared::<NE>, "__or__" binary::<OR>,
    "__ror__" reflected::<OR>, "__delitem__" delete_item, "__iter__" iter,
    "__reversed__" iteration::reversed,
}

methods! { SET Method Set:
    "__eq__" compared::<EQ>, "__ne__" compared::<NE>, "__lt__" compared::<LT>,
    "__le__" compared::<LE>, "__gt__" compared::<GT>, "__ge__" compared::<GE>,
    "__or__" binary::<OR>, "__ror__" reflected::<OR>, "__and__" binary::<AND>,
    "__rand__" reflected::<AND>, "__sub__" binary::<SUB>, "__rsub__" reflected::<SUB>,
    "__xor__" binary::<XOR>, "__rxor__" reflected::<XOR>, "__len__" len, "__iter__" iter,
}

methods! { FROZEN_SET Method FrozenSet:
    "__eq__" compared::<EQ>, "__ne__" compared::<NE>, "__lt__" compared::<LT>,
    "__le__" compared::<LE>, "__gt__" compared::<GT>, "__ge__" compared::<GE>,
    "__or__" binary::<OR>, "__ror__" reflected::<OR>, "__and__" binary::<AND>,
    "__rand__" reflected::<AND>, "__sub__" binary::<SUB>, "__rsub__" reflected::<SUB>,
    "__xor__" binary::<XOR>, "__rxor__" reflected::<XOR>, "__len__" len, "__iter__" iter,
    "__hash__" hash,
}

methods! { LIST_SELF InstanceMethod List:
    "__init__" init_list, "__iadd__" in_place::<ADD>, "__imul__" in_place::<MUL>,
}

methods! { DICT_SELF InstanceMethod Dict:
    "__init__" init_dict, "__ior__" in_place::<OR>, "__getitem__" get_from_dict,
}

methods! { SET_SELF InstanceMethod Set:
    "__init__" init_set, "__ior__" in_place::<OR>, "__iand__" in_place::<AND>,
    "__isub__" in_place::<SUB>, "__ixor__" in_place::<XOR>,
}

methods! { DEQUE_SELF InstanceMethod Deque:
    "__init__" init_deque, "__iadd__" in_place::<ADD>,
}

/// The receiver and as many more positional arguments as the method takes.
fn exactly<const N: usize>(vm: &mut Vm<'_, '_>, args: &Args) -> Res<[Value; N]> {
    no_keywords(vm, args, "wrapper")?;
    match <[Value; N]>::try_from(&args.values[..]) {
        Ok(values) => Ok(values),
        Err(_) if args.values.is_empty() => vm.type_error("descriptor needs an argument"),
        Err(_) => {
            let (expected, given) = (N - 1, args.values.len() - 1);
            let s = if expected == 1 { "" } else { "s" };
            vm.type_error(format!("expected {expected} argument{s}, got {given}"))
        }
    }
}

const fn binary_op(op: u8) -> BinaryOp {
    match op {
        ADD => BinaryOp::Add,
        SUB => BinaryOp::Sub,
        MUL => BinaryOp::Mul,
        DIV => BinaryOp::TrueDiv,
        FLOOR => BinaryOp::FloorDiv,
        MOD => BinaryOp::Mod,
        POW => BinaryOp::Pow,
        LEFT => BinaryOp::LShift,
        RIGHT => BinaryOp::RShift,
        AND => BinaryOp::And,
        OR => BinaryOp::Or,
        XOR => BinaryOp::Xor,
        _ => panic!("an operator that builtin classes have"),
    }
}

const fn compare_op(op: u8) -> CompareOp {
    match op {
        EQ => CompareOp::Eq,
        NE => CompareOp::Ne,
        LT => CompareOp::Lt,
        LE => CompareOp::Le,
        GT => CompareOp::Gt,
        GE => CompareOp::Ge,
        _ => panic!("a comparison"),
    }
}

fn is_int(vm: &Vm<'_, '_>, v: Value) -> bool {
    matches!(number(v), Some(Number::Int(_))) || wide::wide(&vm.process.heap, v).is_some()
}

fn is_number(vm: &Vm<'_, '_>, v: Value) -> bool {
    is_int(vm, v) || matches!(v, Value::Float(_))
}

/// Which kinds of builtin data have operators and an order among themselves.
#[derive(PartialEq)]
enum Kind {
    Number,
    Str,
    Bytes,
    List,
    Tuple,
    Deque,
    Dict,
    Set,
}

fn kind(vm: &Vm<'_, '_>, v: Value) -> Option<Kind> {
    if is_number(vm, v) {
        return Some(Kind::Number);
    }
    match vm.process.heap.get(v.as_obj()?) {
        Object::Str(_) => Some(Kind::Str),
        Object::Bytes(_) => Some(Kind::Bytes),
        Object::List(_) => Some(Kind::List),
        Object::Tuple(_) => Some(Kind::Tuple),
        Object::Deque(_) => Some(Kind::Deque),
        Object::Dict(_) => Some(Kind::Dict),
        Object::Set(_) | Object::FrozenSet(_) => Some(Kind::Set),
        _ => None,
    }
}

/// Whether builtin data has an operator: if not, the method answers `NotImplemented`.
fn fits(vm: &Vm<'_, '_>, op: BinaryOp, a: Value, b: Value) -> bool {
    let is_bitwise = matches!(
        op,
        BinaryOp::LShift | BinaryOp::RShift | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor
    );
    match (kind(vm, a), kind(vm, b), op) {
        (Some(Kind::Number), Some(Kind::Number), BinaryOp::MatMul) => false,
        (Some(Kind::Number), Some(Kind::Number), _) => {
            !is_bitwise || is_int(vm, a) && is_int(vm, b)
        }
        (Some(Kind::Str), _, BinaryOp::Mod) => true,
        (
            Some(Kind::Str | Kind::Bytes | Kind::List | Kind::Tuple | Kind::Deque),
            Some(Kind::Number),
            BinaryOp::Mul,
        ) => is_int(vm, b),
        (
            Some(Kind::Number),
            Some(Kind::Str | Kind::Bytes | Kind::List | Kind::Tuple | Kind::Deque),
            BinaryOp::Mul,
        ) => is_int(vm, a),
        (Some(Kind::Dict), Some(Kind::Dict), BinaryOp::Or) => true,
        (Some(Kind::Set), Some(Kind::Set), _) => {
            op == BinaryOp::Sub || is_bitwise && !matches!(op, BinaryOp::LShift | BinaryOp::RShift)
        }
        (Some(x), Some(y), BinaryOp::Add) => {
            x == y && !matches!(x, Kind::Number | Kind::Dict | Kind::Set)
        }
        _ => false,
    }
}

fn binary<const OP: u8>(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a, b] = exactly(vm, &args)?;
    operate(vm, binary_op(OP), a, b)
}

fn reflected<const OP: u8>(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a, b] = exactly(vm, &args)?;
    operate(vm, binary_op(OP), b, a)
}

fn operate(vm: &mut Vm<'_, '_>, op: BinaryOp, a: Value, b: Value) -> Res<Outcome> {
    let (a, b) = (vm.process.heap.plain(a), vm.process.heap.plain(b));
    if !fits(vm, op, a, b) {
        return Ok(Value::NotImplemented.into());
    }
    match operators::binary(vm, op, a, b)? {
        Some(value) => Ok(value.into()),
        None => {
            let symbol = vm.new_str(operators::symbol(op));
            Ok(prelude(
                "_binary",
                &[a, b, Value::None, Value::None, symbol],
            ))
        }
    }
}

fn in_place<const OP: u8>(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [me, other] = exactly(vm, &args)?;
    let data = vm.process.heap.plain(me);
    let other = vm.process.heap.plain(other);
    let is_set = matches!(kind(vm, data), Some(Kind::Set));
    if is_set && operators::set_like(vm, other).is_none() {
        return Ok(Value::NotImplemented.into());
    }
    match operators::in_place(vm, binary_op(OP), data, other)? {
        Some(_) => Ok(me.into()),
        None => {
            let symbol = vm.new_str(operators::symbol(binary_op(OP)));
            Ok(prelude("_in_place_of_payload", &[me, data, other, symbol]))
        }
    }
}

fn compared<const OP: u8>(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a, b] = exactly(vm, &args)?;
    let (a, b) = (vm.process.heap.plain(a), vm.process.heap.plain(b));
    let op = compare_op(OP);
    let fits = match (kind(vm, a), kind(vm, b)) {
        (Some(Kind::Dict), Some(Kind::Dict)) => matches!(op, CompareOp::Eq | CompareOp::Ne),
        (x, y) => x.is_some() && x == y,
    };
    if !fits {
        return Ok(Value::NotImplemented.into());
    }
    let symbol = compare::symbol(op);
    match compare::compare(vm, op, a, b)? {
        Some(value) => Ok(value.into()),
        None => {
            let symbol = vm.new_str(symbol);
            Ok(prelude("_compare_containers", &[a, b, symbol]))
        }
    }
}

fn div_mod(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a, b] = exactly(vm, &args)?;
    divide(vm, a, b)
}

fn reflected_div_mod(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a, b] = exactly(vm, &args)?;
    divide(vm, b, a)
}

fn divide(vm: &mut Vm<'_, '_>, a: Value, b: Value) -> Res<Outcome> {
    let (a, b) = (vm.process.heap.plain(a), vm.process.heap.plain(b));
    if !is_number(vm, a) || !is_number(vm, b) {
        return Ok(Value::NotImplemented.into());
    }
    functions::div_mod(vm, Args::positional(&[a, b]))
}

fn unary(vm: &mut Vm<'_, '_>, op: UnaryOp, args: &Args) -> Res<Outcome> {
    let [a] = exactly(vm, args)?;
    let value = operators::unary(vm, op, a)?;
    Ok(value.expect("numbers need no Python").into())
}

fn negative(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    unary(vm, UnaryOp::Neg, &args)
}

fn positive(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    unary(vm, UnaryOp::Pos, &args)
}

fn inverted(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    unary(vm, UnaryOp::Invert, &args)
}

/// Another builtin class called with the receiver.
fn converted(vm: &mut Vm<'_, '_>, class: Type, args: &Args) -> Res<Outcome> {
    let [a] = exactly(vm, args)?;
    let constructor = vm.python.constructors[class as usize].expect("it has a constructor");
    constructor(vm, Args::positional(&[a]))
}

fn float(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    converted(vm, Type::Float, &args)
}

fn whole(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    converted(vm, Type::Int, &args)
}

fn rounded(vm: &mut Vm<'_, '_>, args: &Args, round: fn(f64) -> f64) -> Res<Outcome> {
    match exactly(vm, args)? {
        [Value::Float(f)] => Ok(super::int::truncate(vm, round(f.get()))?.into()),
        [_] => vm.type_error("descriptor requires a 'float' object"),
    }
}

fn floor(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    rounded(vm, &args, f64::floor)
}

fn ceil(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    rounded(vm, &args, f64::ceil)
}

fn truth(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a] = exactly(vm, &args)?;
    let truth = compare::truth(vm, a)?;
    Ok(value_or(truth.map(Value::bool), "_truth", &[a]))
}

fn hash(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a] = exactly(vm, &args)?;
    let hash = compare::hash(vm, a)?.map(|h| Value::Int(h as i64));
    Ok(value_or(hash, "_hash", &[a]))
}

/// Without a specification it is `str`, which a class may have of its own.
fn format(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [me, spec] = exactly(vm, &args)?;
    if vm.as_str(spec).is_some_and(|spec| spec.is_empty()) {
        return Ok(match text::str_of(vm, me)? {
            Some(text) => vm.new_str(text).into(),
            None => prelude("_str", &[me]),
        });
    }
    let data = vm.process.heap.plain(me);
    functions::format(vm, Args::positional(&[data, spec]))
}

fn str_itself(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a] = exactly(vm, &args)?;
    Ok(a.into())
}

fn repr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [me] = exactly(vm, &args)?;
    Ok(match text::payload_repr(vm, me)? {
        Some(text) => vm.new_str(text).into(),
        None => prelude("_repr_of_payload", &[me, vm.process.heap.plain(me)]),
    })
}

fn len(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a] = exactly(vm, &args)?;
    let n = items::len(vm, a)?;
    Ok(value_or(n.map(|n| Value::Int(n as i64)), "_len", &[a]))
}

fn contains(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a, item] = exactly(vm, &args)?;
    let is = compare::contains(vm, a, item)?;
    Ok(value_or(is.map(Value::bool), "_contains", &[a, item]))
}

fn iter(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a] = exactly(vm, &args)?;
    let iterator = get_iter(vm, a)?;
    Ok(value_or(iterator, "_iter", &[a]))
}

fn get_item(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a, key] = exactly(vm, &args)?;
    let item = items::load_item(vm, a, key)?;
    Ok(value_or(item, "_getitem", &[a, key]))
}

fn set_item(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a, key, value] = exactly(vm, &args)?;
    let done = items::store_item(vm, a, key, value)?;
    Ok(value_or(
        done.map(|()| Value::None),
        "_setitem",
        &[a, key, value],
    ))
}

fn delete_item(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [a, key] = exactly(vm, &args)?;
    let done = items::delete_item(vm, a, key)?;
    Ok(value_or(done.map(|()| Value::None), "_delitem", &[a, key]))
}

/// `dict.__getitem__`: a class derived from `dict` may define `__missing__`.
fn get_from_dict(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [me, key] = exactly(vm, &args)?;
    let dict = data_of(vm, me, Type::Dict)?;
    Ok(match items::lookup(vm, dict, key)? {
        Some(Some(value)) => value.into(),
        None => prelude("_getitem_of_payload", &[me, Value::Obj(dict), key]),
        Some(None) => match vm.class_attr(vm.class_of(me), names::MISSING) {
            Some(callee) => Outcome::Call {
                callee,
                args: Args::positional(&[me, key]),
            },
            None => return items::key_error(vm, key),
        },
    })
}

/// The object of a builtin class that a receiver is or has.
fn data_of(vm: &mut Vm<'_, '_>, me: Value, class: Type) -> Res<ObjId> {
    let data = vm.process.heap.plain(me);
    match data.as_obj() {
        Some(id) if vm.class_of(data) == class.class() => Ok(id),
        _ => {
            let (class, name) = (class.name(), vm.type_name(me));
            vm.type_error(format!(
                "descriptor requires a '{class}' object but received a '{name}'"
            ))
        }
    }
}

/// The object to fill and what `__init__` got beside it.
fn to_fill(vm: &mut Vm<'_, '_>, args: &Args, class: Type) -> Res<(ObjId, Option<Value>)> {
    let me = args.positionals().first().copied().unwrap_or_default();
    let id = data_of(vm, me, class)?;
    match args.positionals().len() {
        1 => Ok((id, None)),
        2 => Ok((id, Some(args.values[1]))),
        n => {
            let (class, n) = (class.name(), n - 1);
            vm.type_error(format!("{class} expected at most 1 argument, got {n}"))
        }
    }
}

fn init_list(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    no_keywords(vm, &args, "list")?;
    let (list, source) = to_fill(vm, &args, Type::List)?;
    *vm.process.heap.get_mut(list) = Object::List(Rc::default());
    let Some(source) = source else {
        return Ok(Value::None.into());
    };
    match to_vec(vm, source)? {
        Some(items) => {
            operators::extend_list(vm, list, &items)?;
            Ok(Value::None.into())
        }
        None => Ok(prelude("_list_extend", &[Value::Obj(list), source])),
    }
}

fn init_dict(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (dict, source) = to_fill(vm, &args, Type::Dict)?;
    dict::fill(vm, dict, source, &args, Value::None)
}

fn init_set(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    no_keywords(vm, &args, "set")?;
    let (set, source) = to_fill(vm, &args, Type::Set)?;
    *vm.process.heap.get_mut(set) = Object::Set(Rc::default());
    match source {
        Some(source) => set::update(vm, Args::positional(&[Value::Obj(set), source])),
        None => Ok(Value::None.into()),
    }
}

fn init_deque(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (deque, source) = to_fill(vm, &args, Type::Deque)?;
    if args.n_keywords() > 0 {
        return vm.raise(
            crate::python::types::Exc::NotImplementedError,
            "a class derived from deque has no maxlen in this simulated Python",
        );
    }
    *vm.process.heap.get_mut(deque) = Object::Deque(Rc::default());
    let Some(source) = source else {
        return Ok(Value::None.into());
    };
    match to_vec(vm, source)? {
        Some(items) => {
            *vm.process.heap.get_mut(deque) = Object::Deque(Rc::new(items.into()));
            Ok(Value::None.into())
        }
        None => Ok(prelude("_list_extend", &[Value::Obj(deque), source])),
    }
}

/// `int.__new__(cls, …)`, and so for every class that others may derive from.
fn new(vm: &mut Vm<'_, '_>, mut args: Args) -> Res<Outcome> {
    let class = args.positionals().first().and_then(|v| v.as_obj());
    let Some(class) = class.filter(|&id| matches!(vm.process.heap.get(id), Object::Class(_)))
    else {
        return vm.type_error("X.__new__(): argument 1 is not a type object");
    };
    let callee = args.values.remove(0);
    let kind = match vm.process.heap.class(class).layout {
        Layout::Payload(kind) => kind,
        Layout::Future | Layout::Builtin => return Ok(Outcome::Call { callee, args }),
        _ => {
            let name = Rc::clone(&vm.process.heap.class(class).name);
            return vm.type_error(format!("{name} is not a subtype of the class of __new__"));
        }
    };
    if kind.is_mutable_base() {
        return Ok(Value::Obj(vm.new_empty_payload(class, kind)).into());
    }
    let constructor = vm.python.constructors[kind as usize].expect("bases have constructors");
    match constructor(vm, args.clone())? {
        Outcome::Value(payload) => {
            let payload = vm.process.heap.plain(payload);
            let instance = vm.process.heap.new_instance_with(class, payload);
            Ok(Value::Obj(instance).into())
        }
        _ => {
            let (positional, keywords) = vm.tuple_and_dict(&args);
            let kind = Value::Obj(kind.class());
            Ok(prelude(
                "_new_with_payload",
                &[callee, kind, positional, keywords],
            ))
        }
    }
}

/// `with_payload(cls, data)`: a new instance that has it.
fn with_payload(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [Value::Obj(class), data] = exactly(vm, &args)? else {
        panic!("the library gives a class");
    };
    let data = vm.process.heap.plain(data);
    Ok(Value::Obj(vm.process.heap.new_instance_with(class, data)).into())
}

/// `plain(value)`: the builtin data of an instance that has some, any other value itself.
fn plain(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [value] = exactly(vm, &args)?;
    Ok(vm.process.heap.plain(value).into())
}

/// `seal(cls)`: its instances have no attributes of their own, as with empty `__slots__`.
fn seal(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [Value::Obj(class)] = exactly(vm, &args)? else {
        panic!("the library gives a class");
    };
    vm.process.heap.class_mut(class).is_sealed = true;
    Ok(Value::None.into())
}

/// `new_class(name, bases, namespace, meta)`: see `Vm::class_from_parts`.
fn new_class(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [name, bases, namespace, meta] = exactly(vm, &args)?;
    Ok(vm.class_from_parts(name, bases, namespace, meta)?.into())
}
