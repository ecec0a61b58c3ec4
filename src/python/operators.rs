//! Binary, in-place and unary operators of builtin data. `None` as an answer means that an operand
//! is an instance whose class may define the operator: the interpreter then asks it.

use std::rc::Rc;

use super::builtins::support::{charge, grow, reserve};
use super::code::{BinaryOp, UnaryOp};
use super::compare::{self, Number, may_have_dunders, number, settle};
use super::heap::{DictPart, Object};
use super::native::Res;
use super::set::Set;
use super::types::Exc;
use super::value::{ObjId, Value};
use super::vm::Vm;
use super::wide;

/// The symbol of an operator in a program's text.
#[must_use]
pub fn symbol(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::TrueDiv => "/",
        BinaryOp::FloorDiv => "//",
        BinaryOp::Mod => "%",
        BinaryOp::Pow => "**",
        BinaryOp::MatMul => "@",
        BinaryOp::LShift => "<<",
        BinaryOp::RShift => ">>",
        BinaryOp::And => "&",
        BinaryOp::Or => "|",
        BinaryOp::Xor => "^",
    }
}

/// The method names of an operator: plain, reflected, in place.
#[must_use]
pub fn method_names(op: BinaryOp) -> (&'static str, &'static str, &'static str) {
    match op {
        BinaryOp::Add => ("__add__", "__radd__", "__iadd__"),
        BinaryOp::Sub => ("__sub__", "__rsub__", "__isub__"),
        BinaryOp::Mul => ("__mul__", "__rmul__", "__imul__"),
        BinaryOp::TrueDiv => ("__truediv__", "__rtruediv__", "__itruediv__"),
        BinaryOp::FloorDiv => ("__floordiv__", "__rfloordiv__", "__ifloordiv__"),
        BinaryOp::Mod => ("__mod__", "__rmod__", "__imod__"),
        BinaryOp::Pow => ("__pow__", "__rpow__", "__ipow__"),
        BinaryOp::MatMul => ("__matmul__", "__rmatmul__", "__imatmul__"),
        BinaryOp::LShift => ("__lshift__", "__rlshift__", "__ilshift__"),
        BinaryOp::RShift => ("__rshift__", "__rrshift__", "__irshift__"),
        BinaryOp::And => ("__and__", "__rand__", "__iand__"),
        BinaryOp::Or => ("__or__", "__ror__", "__ior__"),
        BinaryOp::Xor => ("__xor__", "__rxor__", "__ixor__"),
    }
}

/// `a op b`.
///
/// # Errors
/// `TypeError` for operands that do not fit, and what the operation raises.
#[inline]
pub fn binary(vm: &mut Vm<'_, '_>, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
    match (op, a, b) {
        (BinaryOp::Add, Value::Int(x), Value::Int(y)) => {
            if let Some(sum) = x.checked_add(y) {
                return Ok(Some(Value::Int(sum)));
            }
        }
        (BinaryOp::Sub, Value::Int(x), Value::Int(y)) => {
            if let Some(difference) = x.checked_sub(y) {
                return Ok(Some(Value::Int(difference)));
            }
        }
        (BinaryOp::Mul, Value::Int(x), Value::Int(y)) => {
            if let Some(product) = x.checked_mul(y) {
                return Ok(Some(Value::Int(product)));
            }
        }
        _ => {}
    }
    match (number(a), number(b)) {
        (Some(x), Some(y)) if op == BinaryOp::Pow && is_complex_power(x, y) => Ok(None),
        (Some(x), Some(y)) => arithmetic(vm, op, (a, x), (b, y)).map(Some),
        _ => binary_of_objects(vm, op, a, b, false),
    }
}

/// Whether `x ** y` is no real number: the library's `_complex` computes it.
fn is_complex_power(x: Number, y: Number) -> bool {
    let float = |n| match n {
        Number::Int(i) => i as f64,
        Number::Float(f) => f,
    };
    let (x, y) = (float(x), float(y));
    x < 0.0 && x.is_finite() && y.is_finite() && y.fract() != 0.0
}

/// `a op= b`.
///
/// # Errors
/// As [`binary`].
pub fn in_place(vm: &mut Vm<'_, '_>, op: BinaryOp, a: Value, b: Value) -> Res<Option<Value>> {
    let Value::Obj(id) = a else {
        if number(a).is_some() && number(b).is_some() {
            return binary(vm, op, a, b);
        }
        return binary_of_objects(vm, op, a, b, true);
    };
    match (op, vm.process.heap.get(id)) {
        (BinaryOp::Add, Object::List(_)) => {
            let name = vm.type_name(b);
            if !super::iterate::is_iterable(vm, b) {
                return vm.type_error(format!("'{name}' object is not iterable"));
            }
            let Some(items) = super::iterate::to_vec(vm, b)? else {
                return Ok(None);
            };
            extend_list(vm, id, &items)?;
            Ok(Some(a))
        }
        (BinaryOp::Mul, Object::List(_))
            if matches!(b, Value::Int(_) | Value::True | Value::False) =>
        {
            let Some(repeated) = binary(vm, op, a, b)? else {
                return Ok(None);
            };
            let items = list_items(vm, repeated);
            grow(vm, 16 * items.len() as u64);
            *vm.process.heap.get_mut(id) = Object::List(items);
            Ok(Some(a))
        }
        (BinaryOp::Or, Object::Dict(_)) => match super::builtins::dict::update(vm, id, b)? {
            Some(()) => Ok(Some(a)),
            None => Ok(None),
        },
        (BinaryOp::Or | BinaryOp::And | BinaryOp::Sub | BinaryOp::Xor, Object::Set(_)) => {
            if set_like(vm, b).is_none() {
                return binary_of_objects(vm, op, a, b, true);
            }
            in_place_set(vm, op, id, b)
        }
        (BinaryOp::Add, Object::Deque(_)) => {
            let Some(items) = super::iterate::to_vec(vm, b)? else {
                return Ok(None);
            };
            if let Object::Deque(d) = vm.process.heap.get_mut(id) {
                Rc::make_mut(d).extend(items.iter().copied());
            }
            grow(vm, 16 * items.len() as u64);
            Ok(Some(a))
        }
        (_, Object::Instance(_)) => match plain_operand(vm, op, a) {
            data @ Value::Obj(id) if is_changed_in_place(vm, id) && !data.is_same(a) => {
                let done = in_place(vm, op, data, b)?;
                Ok(done.map(|done| if done.is_same(data) { a } else { done }))
            }
            _ => binary_of_objects(vm, op, a, b, true),
        },
        _ => binary_of_objects(vm, op, a, b, true),
    }
}

/// Whether `op=` changes builtin data instead of making new data.
fn is_changed_in_place(vm: &Vm<'_, '_>, id: ObjId) -> bool {
    matches!(
        vm.process.heap.get(id),
        Object::List(_) | Object::Dict(_) | Object::Set(_) | Object::Deque(_)
    )
}

/// `op a`.
///
/// # Errors
/// `TypeError` if it has no such operator.
pub fn unary(vm: &mut Vm<'_, '_>, op: UnaryOp, a: Value) -> Res<Option<Value>> {
    if let Some(data) = vm.process.heap.payload(a).filter(|&d| is_number(vm, d)) {
        let method = match op {
            UnaryOp::Neg => "__neg__",
            UnaryOp::Pos => "__pos__",
            UnaryOp::Invert => "__invert__",
        };
        let method = vm.intern(method);
        return match compare::python_method(&vm.process.heap, a, method) {
            Some(_) => Ok(None),
            None => unary(vm, op, data),
        };
    }
    let symbol = match (op, number(a)) {
        (UnaryOp::Neg, Some(Number::Int(i))) if i != i64::MIN => {
            return Ok(Some(Value::Int(-i)));
        }
        (UnaryOp::Neg, Some(Number::Float(f))) => return Ok(Some(Value::float(-f))),
        (UnaryOp::Pos, Some(Number::Int(i))) => return Ok(Some(Value::Int(i))),
        (UnaryOp::Pos, Some(Number::Float(f))) => return Ok(Some(Value::float(f))),
        (UnaryOp::Invert, Some(Number::Int(i))) => return Ok(Some(Value::Int(!i))),
        (UnaryOp::Neg, _) => "-",
        (UnaryOp::Pos, _) => "+",
        (UnaryOp::Invert, _) => "~",
    };
    if let Some(big) = wide::any_int(&vm.process.heap, a) {
        let result = match op {
            UnaryOp::Neg => -big,
            UnaryOp::Pos => big,
            UnaryOp::Invert => !big,
        };
        return wide::give(vm, result).map(Some);
    }
    if may_have_dunders(&vm.process.heap, a) {
        return Ok(None);
    }
    let name = vm.type_name(a);
    vm.type_error(format!("bad operand type for unary {symbol}: '{name}'"))
}

fn is_number(vm: &Vm<'_, '_>, v: Value) -> bool {
    number(v).is_some() || wide::wide(&vm.process.heap, v).is_some()
}

/// `TypeError` for an operator that no operand has.
///
/// # Errors
/// Always.
pub fn no_operator<T>(
    vm: &mut Vm<'_, '_>,
    op: BinaryOp,
    a: Value,
    b: Value,
    in_place: bool,
) -> Res<T> {
    let (x, y) = (vm.type_name(a), vm.type_name(b));
    let symbol = match (op, in_place) {
        (BinaryOp::Pow, false) => "** or pow()",
        (BinaryOp::Pow, true) => "**=",
        _ => symbol(op),
    };
    let equals = if in_place && op != BinaryOp::Pow {
        "="
    } else {
        ""
    };
    vm.type_error(format!(
        "unsupported operand type(s) for {symbol}{equals}: '{x}' and '{y}'"
    ))
}

/// `divmod`'s and `//`'s quotient and `%`'s remainder of ints: the remainder has the divisor's sign.
#[must_use]
pub fn floor_divide(x: i64, y: i64) -> (Option<i64>, i64) {
    let Some(quotient) = x.checked_div(y) else {
        return (None, 0);
    };
    let remainder = x - quotient * y;
    if remainder != 0 && (remainder < 0) != (y < 0) {
        (Some(quotient - 1), remainder + y)
    } else {
        (Some(quotient), remainder)
    }
}

/// `x op y` of ints, where it is another int or an exact quotient and nothing is raised.
#[must_use]
pub(super) fn quick_of_ints(op: BinaryOp, x: i64, y: i64) -> Option<Value> {
    const EXACT: u64 = 1 << 53;
    let result = match op {
        BinaryOp::FloorDiv if y != 0 => floor_divide(x, y).0?,
        BinaryOp::Mod if y != 0 => floor_divide(x, y).1,
        BinaryOp::TrueDiv if y != 0 && x.unsigned_abs() <= EXACT && y.unsigned_abs() <= EXACT => {
            return Some(Value::float(x as f64 / y as f64));
        }
        BinaryOp::Pow if y >= 0 => power(x, y)?,
        BinaryOp::LShift if y >= 0 => shift_left(x, y)?,
        BinaryOp::RShift if y >= 0 => x >> y.min(63),
        _ => return None,
    };
    Some(Value::Int(result))
}

/// Quotient and remainder of floats, as Python rounds them.
#[must_use]
pub fn floor_divide_floats(x: f64, y: f64) -> (f64, f64) {
    let mut remainder = x % y;
    let mut quotient = (x - remainder) / y;
    if remainder == 0.0 {
        remainder = 0.0_f64.copysign(y);
    } else if (remainder < 0.0) != (y < 0.0) {
        remainder += y;
        quotient -= 1.0;
    }
    let floored = if quotient == 0.0 {
        0.0_f64.copysign(x / y)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 {
            floor + 1.0
        } else {
            floor
        }
    };
    (floored, remainder)
}

fn arithmetic(
    vm: &mut Vm<'_, '_>,
    op: BinaryOp,
    (a, x): (Value, Number),
    (b, y): (Value, Number),
) -> Res<Value> {
    match (x, y) {
        (Number::Int(i), Number::Int(j)) => {
            if let (Value::True | Value::False, Value::True | Value::False) = (a, b) {
                let (p, q) = (i != 0, j != 0);
                match op {
                    BinaryOp::And => return Ok(Value::bool(p && q)),
                    BinaryOp::Or => return Ok(Value::bool(p || q)),
                    BinaryOp::Xor => return Ok(Value::bool(p != q)),
                    _ => {}
                }
            }
            arithmetic_of_ints(vm, op, i, j, (a, b))
        }
        (Number::Float(f), Number::Float(g)) => arithmetic_of_floats(vm, op, f, g, (a, b)),
        (Number::Int(i), Number::Float(g)) => arithmetic_of_floats(vm, op, i as f64, g, (a, b)),
        (Number::Float(f), Number::Int(j)) => arithmetic_of_floats(vm, op, f, j as f64, (a, b)),
    }
}

fn arithmetic_of_ints(
    vm: &mut Vm<'_, '_>,
    op: BinaryOp,
    i: i64,
    j: i64,
    operands: (Value, Value),
) -> Res<Value> {
    let zero = |vm: &mut Vm<'_, '_>, words: &str| vm.raise(Exc::ZeroDivisionError, words);
    let result = match op {
        BinaryOp::Add => i.checked_add(j),
        BinaryOp::Sub => i.checked_sub(j),
        BinaryOp::Mul => i.checked_mul(j),
        BinaryOp::TrueDiv if j == 0 => return zero(vm, "division by zero"),
        BinaryOp::TrueDiv => return Ok(Value::float(divide_exactly(i, j))),
        BinaryOp::FloorDiv if j == 0 => return zero(vm, "integer division or modulo by zero"),
        BinaryOp::Mod if j == 0 => return zero(vm, "integer modulo by zero"),
        BinaryOp::FloorDiv => floor_divide(i, j).0,
        BinaryOp::Mod => Some(floor_divide(i, j).1),
        BinaryOp::Pow if j < 0 => {
            return arithmetic_of_floats(vm, op, i as f64, j as f64, operands);
        }
        BinaryOp::Pow => power(i, j),
        BinaryOp::LShift | BinaryOp::RShift if j < 0 => {
            return vm.value_error("negative shift count");
        }
        BinaryOp::LShift => shift_left(i, j),
        BinaryOp::RShift => Some(i >> j.min(63)),
        BinaryOp::And => Some(i & j),
        BinaryOp::Or => Some(i | j),
        BinaryOp::Xor => Some(i ^ j),
        BinaryOp::MatMul => return no_operator(vm, op, operands.0, operands.1, false),
    };
    match result {
        Some(result) => Ok(Value::Int(result)),
        None => {
            let (i, j) = (Value::Int(i), Value::Int(j));
            let result = wide::binary(vm, op, i, j)?;
            Ok(result.expect("ints have all operators but `@`, which was refused"))
        }
    }
}

/// True division rounds once, also for ints that a float does not hold.
fn divide_exactly(i: i64, j: i64) -> f64 {
    const EXACT: u64 = 1 << 53;
    if i.unsigned_abs() <= EXACT && j.unsigned_abs() <= EXACT {
        return i as f64 / j as f64;
    }
    // Scale the quotient so that it has at least 55 bits, keep a sticky bit, round once.
    let (n, d) = (u128::from(i.unsigned_abs()), u128::from(j.unsigned_abs()));
    if n == 0 {
        return if j < 0 { -0.0 } else { 0.0 };
    }
    let shift = n.leading_zeros().saturating_sub(1).min(63 + 55);
    let scaled = n << shift;
    let quotient = (scaled / d) | u128::from(scaled % d != 0);
    let magnitude = quotient as f64 * 2.0_f64.powi(-(shift as i32));
    if (i < 0) != (j < 0) {
        -magnitude
    } else {
        magnitude
    }
}

fn power(base: i64, exponent: i64) -> Option<i64> {
    match (base, exponent) {
        (_, 0) | (1, _) => Some(1),
        (0, _) => Some(0),
        (-1, e) => Some(if e % 2 == 0 { 1 } else { -1 }),
        (b, e) => b.checked_pow(u32::try_from(e).ok()?),
    }
}

fn shift_left(i: i64, j: i64) -> Option<i64> {
    if i == 0 {
        return Some(0);
    }
    if j > 62 {
        return None;
    }
    let shifted = i << j;
    (shifted >> j == i).then_some(shifted)
}

fn arithmetic_of_floats(
    vm: &mut Vm<'_, '_>,
    op: BinaryOp,
    f: f64,
    g: f64,
    operands: (Value, Value),
) -> Res<Value> {
    let zero = |vm: &mut Vm<'_, '_>, words: &str| vm.raise(Exc::ZeroDivisionError, words);
    let result = match op {
        BinaryOp::Add => f + g,
        BinaryOp::Sub => f - g,
        BinaryOp::Mul => f * g,
        BinaryOp::TrueDiv if g == 0.0 => {
            return zero(vm, "float division by zero");
        }
        BinaryOp::TrueDiv => f / g,
        BinaryOp::FloorDiv if g == 0.0 => return zero(vm, "float floor division by zero"),
        BinaryOp::Mod if g == 0.0 => return zero(vm, "float modulo"),
        BinaryOp::FloorDiv => floor_divide_floats(f, g).0,
        BinaryOp::Mod => floor_divide_floats(f, g).1,
        BinaryOp::Pow => return power_of_floats(vm, f, g),
        _ => return no_operator(vm, op, operands.0, operands.1, false),
    };
    Ok(Value::float(result))
}

fn power_of_floats(vm: &mut Vm<'_, '_>, f: f64, g: f64) -> Res<Value> {
    if f == 0.0 && g < 0.0 {
        return vm.raise(
            Exc::ZeroDivisionError,
            "0.0 cannot be raised to a negative power",
        );
    }
    // Not the system's: its last bit differs between machines, and a world must not.
    let result = super::builtins::power::power(f, g);
    if result.is_infinite() && f.is_finite() && g.is_finite() {
        let strerror = vm.new_str("Numerical result out of range");
        let exception = vm.new_exception(Exc::OverflowError.class(), &[Value::Int(34), strerror]);
        return Err(super::native::Raised(exception));
    }
    Ok(Value::float(result))
}

/// What an operator on builtin data comes to.
enum Done {
    Value(Value),
    /// The operands hold something that only Python code can compare.
    Python,
    /// These have no such operator.
    Nothing,
}

impl From<Option<Value>> for Done {
    fn from(value: Option<Value>) -> Done {
        value.map_or(Done::Nothing, Done::Value)
    }
}

fn either_may_have_dunders(vm: &Vm<'_, '_>, a: Value, b: Value) -> bool {
    let heap = &vm.process.heap;
    may_have_dunders(heap, a) || may_have_dunders(heap, b)
}

/// `a op b`, or `a op= b` where the type has no operator in place: they differ in what an error says.
fn binary_of_objects(
    vm: &mut Vm<'_, '_>,
    op: BinaryOp,
    a: Value,
    b: Value,
    in_place: bool,
) -> Res<Option<Value>> {
    if let Some(v) = format_with_percent(vm, op, a, b)? {
        return Ok(v);
    }
    let (mut x, mut y) = (a, b);
    if either_may_have_dunders(vm, a, b) {
        (x, y) = (plain_operand(vm, op, a), plain_operand(vm, op, b));
        if either_may_have_dunders(vm, x, y) {
            return Ok(None);
        }
    }
    match binary_or_nothing(vm, op, x, y)? {
        Done::Value(v) => Ok(Some(v)),
        Done::Python => Ok(None),
        Done::Nothing => no_operator(vm, op, a, b, in_place),
    }
}

/// The builtin data of an instance whose class leaves the operator to the builtin class.
fn plain_operand(vm: &mut Vm<'_, '_>, op: BinaryOp, v: Value) -> Value {
    if vm.process.heap.payload(v).is_none() {
        return v;
    }
    let (method, reflected, in_place) = method_names(op);
    let is_own = [method, reflected, in_place].into_iter().any(|name| {
        let name = vm.intern(name);
        compare::python_method(&vm.process.heap, v, name).is_some()
    });
    if is_own { v } else { vm.process.heap.plain(v) }
}

/// `str % anything`, also an instance. The inner `None` asks for Python code.
fn format_with_percent(
    vm: &mut Vm<'_, '_>,
    op: BinaryOp,
    a: Value,
    b: Value,
) -> Res<Option<Option<Value>>> {
    if op != BinaryOp::Mod {
        return Ok(None);
    }
    let a = plain_operand(vm, op, a);
    if vm.process.heap.payload(a).is_some() {
        return Ok(None);
    }
    if let Some(Object::Bytes(format)) = a.as_obj().map(|id| vm.process.heap.get(id)) {
        let format = Rc::clone(format);
        return format_bytes(vm, &format, b);
    }
    let Some(format) = vm.as_str(a) else {
        return Ok(None);
    };
    let text = super::builtins::percent::format(vm, &format, b)?;
    Ok(Some(text.map(|t| vm.new_str(t))))
}

/// `bytes % values`: as of text, in which each byte is a character.
fn format_bytes(vm: &mut Vm<'_, '_>, format: &[u8], b: Value) -> Res<Option<Option<Value>>> {
    use super::builtins::bytes;
    let as_text = |vm: &mut Vm<'_, '_>, value: Value| {
        let data = vm.process.heap.plain(value);
        match data.as_obj().map(|id| vm.process.heap.get(id)) {
            Some(Object::Bytes(part)) => {
                let text = bytes::text_of(part, b"");
                vm.new_str(text)
            }
            _ => value,
        }
    };
    let values = match b.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Tuple(values)) => {
            let values = Rc::clone(values);
            let texts: Vec<Value> = values.iter().map(|&v| as_text(vm, v)).collect();
            vm.process.heap.new_tuple(texts)
        }
        _ => as_text(vm, b),
    };
    let format = bytes::text_of(format, b"").replace("%b", "%s");
    let text = super::builtins::percent::format(vm, &format, values)?;
    Ok(Some(text.map(|text| {
        bytes::allocate(vm, bytes::bytes_of_text(&text))
    })))
}

/// The operator on builtin data.
fn binary_or_nothing(vm: &mut Vm<'_, '_>, op: BinaryOp, a: Value, b: Value) -> Res<Done> {
    if let (Some(x), Some(y)) = (number(a), number(b)) {
        if op == BinaryOp::Pow && is_complex_power(x, y) {
            return Ok(Done::Python);
        }
        return arithmetic(vm, op, (a, x), (b, y)).map(Done::Value);
    }
    if let Some(result) = wide::binary(vm, op, a, b)? {
        return Ok(Done::Value(result));
    }
    match op {
        BinaryOp::Add => concatenate(vm, a, b).map(Done::from),
        BinaryOp::Mul => multiply(vm, a, b).map(Done::from),
        BinaryOp::Or if is_dict(vm, a) && is_dict(vm, b) => {
            let Value::Obj(id) = a else {
                return Ok(Done::Nothing);
            };
            let copy = vm.process.heap.get(id).clone();
            let new = vm.process.heap.alloc(copy);
            Ok(match super::builtins::dict::update(vm, new, b)? {
                Some(()) => Done::Value(Value::Obj(new)),
                None => Done::Python,
            })
        }
        BinaryOp::Or | BinaryOp::And | BinaryOp::Sub | BinaryOp::Xor => {
            binary_of_sets(vm, op, a, b)
        }
        _ => Ok(Done::Nothing),
    }
}

fn multiply(vm: &mut Vm<'_, '_>, a: Value, b: Value) -> Res<Option<Value>> {
    let is_wide = |v| wide::wide(&vm.process.heap, v).is_some();
    if is_sequence(vm, a) && is_wide(b) || is_sequence(vm, b) && is_wide(a) {
        let words = "cannot fit 'int' into an index-sized integer";
        return vm.raise(Exc::OverflowError, words);
    }
    match (number(a), number(b)) {
        (_, Some(Number::Int(n))) => repeat(vm, a, n),
        (Some(Number::Int(n)), _) => repeat(vm, b, n),
        _ if is_sequence(vm, a) => not_a_count(vm, b),
        _ if is_sequence(vm, b) => not_a_count(vm, a),
        _ => Ok(None),
    }
}

fn binary_of_sets(vm: &mut Vm<'_, '_>, op: BinaryOp, a: Value, b: Value) -> Res<Done> {
    let (Some(x), Some(y)) = (set_like(vm, a), set_like(vm, b)) else {
        return Ok(match is_union_of_types(vm, op, a, b) {
            true => Done::Python,
            false => Done::Nothing,
        });
    };
    let Some(result) = combine_sets(vm, op, &x, &y)? else {
        return Ok(Done::Python);
    };
    grow(vm, 48 * result.len() as u64);
    let frozen = matches!(
        a.as_obj().map(|id| vm.process.heap.get(id)),
        Some(Object::FrozenSet(_))
    );
    let result = Rc::new(result);
    let object = if frozen {
        Object::FrozenSet(result)
    } else {
        Object::Set(result)
    };
    Ok(Done::Value(Value::Obj(vm.process.heap.alloc(object))))
}

/// Whether `a | b` is a union of types, as in `int | None`.
fn is_union_of_types(vm: &Vm<'_, '_>, op: BinaryOp, a: Value, b: Value) -> bool {
    let is_class = |v: Value| {
        v.as_obj()
            .is_some_and(|id| matches!(vm.process.heap.get(id), Object::Class(_)))
    };
    op == BinaryOp::Or
        && (is_class(a) || is_class(b))
        && (is_class(a) || a.is_none())
        && (is_class(b) || b.is_none())
}

fn is_dict(vm: &Vm<'_, '_>, v: Value) -> bool {
    v.as_obj()
        .is_some_and(|id| matches!(vm.process.heap.get(id), Object::Dict(_)))
}

fn is_sequence(vm: &Vm<'_, '_>, v: Value) -> bool {
    v.as_obj().is_some_and(|id| {
        matches!(
            vm.process.heap.get(id),
            Object::Str(_) | Object::Bytes(_) | Object::List(_) | Object::Tuple(_)
        )
    })
}

fn not_a_count<T>(vm: &mut Vm<'_, '_>, v: Value) -> Res<T> {
    let name = vm.type_name(v);
    vm.type_error(format!(
        "can't multiply sequence by non-int of type '{name}'"
    ))
}

fn concatenate(vm: &mut Vm<'_, '_>, a: Value, b: Value) -> Res<Option<Value>> {
    let (Value::Obj(x), right) = (a, b.as_obj()) else {
        return Ok(None);
    };
    let heap = &vm.process.heap;
    let right = right.map(|id| heap.get(id));
    let (bytes, object) = match (heap.get(x), right) {
        (Object::Str(s), Some(Object::Str(t))) => {
            let n = s.len() + t.len();
            let (s, t) = (s.clone(), t.clone());
            reserve(vm, n as u64)?;
            let text = &mut vm.scratch;
            text.clear();
            text.push_str(&s);
            text.push_str(&t);
            (n, Object::Str((&**text).into()))
        }
        (Object::Bytes(s), Some(Object::Bytes(t))) => (
            s.len() + t.len(),
            Object::Bytes([&**s, &**t].concat().into()),
        ),
        (Object::List(s), Some(Object::List(t))) => {
            let (s, t) = (s.clone(), t.clone());
            reserve(vm, 16 * (s.len() + t.len()) as u64)?;
            let items = [&s[..], &t[..]].concat();
            (items.len(), Object::List(Rc::new(items)))
        }
        (Object::Tuple(s), Some(Object::Tuple(t))) => {
            let (s, t) = (s.clone(), t.clone());
            reserve(vm, 16 * (s.len() + t.len()) as u64)?;
            let items = [&s[..], &t[..]].concat();
            (items.len(), Object::Tuple(items.into()))
        }
        (Object::Deque(s), Some(Object::Deque(t))) => {
            let mut both = (**s).clone();
            both.extend(t.iter().copied());
            (both.len(), Object::Deque(Rc::new(both)))
        }
        (left, _) => {
            let kind = match left {
                Object::Str(_) => "str",
                Object::List(_) => "list",
                Object::Tuple(_) => "tuple",
                Object::Bytes(_) => {
                    let name = vm.type_name(b);
                    return vm.type_error(format!("can't concat {name} to bytes"));
                }
                _ => return Ok(None),
            };
            let name = vm.type_name(b);
            return vm.type_error(format!(
                "can only concatenate {kind} (not \"{name}\") to {kind}"
            ));
        }
    };
    charge(vm, bytes);
    Ok(Some(Value::Obj(vm.process.heap.alloc(object))))
}

fn repeat(vm: &mut Vm<'_, '_>, sequence: Value, n: i64) -> Res<Option<Value>> {
    let Value::Obj(id) = sequence else {
        return Ok(None);
    };
    let n = usize::try_from(n.max(0)).unwrap_or(usize::MAX);
    let object = vm.process.heap.get(id).clone();
    let (len, size) = match &object {
        Object::Str(s) => (s.len(), 1),
        Object::Bytes(b) => (b.len(), 1),
        Object::List(l) => (l.len(), 16),
        Object::Tuple(t) => (t.len(), 16),
        _ => return Ok(None),
    };
    let total = len as u128 * n as u128;
    reserve(vm, u64::try_from(total * size).unwrap_or(u64::MAX))?;
    let result = match &object {
        Object::Str(s) => Object::Str(s.repeat(n).into()),
        Object::Bytes(b) => Object::Bytes(b.repeat(n).into()),
        Object::List(l) => Object::List(Rc::new(l.repeat(n))),
        Object::Tuple(t) => Object::Tuple(t.repeat(n).into()),
        other => panic!("{other:?} is a sequence"),
    };
    charge(vm, total as usize);
    Ok(Some(Value::Obj(vm.process.heap.alloc(result))))
}

fn list_items(vm: &Vm<'_, '_>, list: Value) -> Rc<Vec<Value>> {
    match list.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::List(items)) => Rc::clone(items),
        other => panic!("{other:?} is a list"),
    }
}

/// Appends to a list.
///
/// # Errors
/// `MemoryError` when it would be too big.
pub fn extend_list(vm: &mut Vm<'_, '_>, list: ObjId, items: &[Value]) -> Res<()> {
    reserve(vm, 16 * items.len() as u64)?;
    if let Object::List(l) = vm.process.heap.get_mut(list) {
        Rc::make_mut(l).extend_from_slice(items);
    }
    grow(vm, 16 * items.len() as u64);
    charge(vm, items.len());
    Ok(())
}

/// The elements of a set, or of a dict's keys or items as a set.
#[must_use]
pub fn set_like(vm: &mut Vm<'_, '_>, v: Value) -> Option<Rc<Set>> {
    let id = vm.process.heap.plain(v).as_obj()?;
    let (dict, what) = match vm.process.heap.get(id) {
        Object::Set(s) | Object::FrozenSet(s) => return Some(Rc::clone(s)),
        Object::DictView { dict, what, .. } => (*dict, *what),
        _ => return None,
    };
    let Object::Dict(d) = vm.process.heap.get(dict) else {
        return None;
    };
    let d = Rc::clone(d);
    let mut set = Set::default();
    for entry in d.iter() {
        match what {
            DictPart::Keys => set.push(entry.hash, entry.key),
            DictPart::Items => {
                let pair = vm.process.heap.new_tuple(vec![entry.key, entry.value]);
                let hash = compare::hash_value(&vm.process.heap, pair, 0).ok()?;
                set.push(hash, pair);
            }
            DictPart::Values => return None,
        }
    }
    Some(Rc::new(set))
}

/// `x op y` of sets, in CPython's order.
///
/// # Errors
/// When elements cannot be compared.
pub fn combine_sets(vm: &mut Vm<'_, '_>, op: BinaryOp, x: &Set, y: &Set) -> Res<Option<Set>> {
    charge(vm, x.len() + y.len());
    let heap = &vm.process.heap;
    let result = match op {
        // With itself: a copy, whose order is not that of a merged or a picked one.
        BinaryOp::Or | BinaryOp::And if std::ptr::eq(x, y) => Ok(x.fresh_copy()),
        BinaryOp::Or => compare_free_union(heap, x.fresh_copy(), y),
        BinaryOp::And => intersection(heap, x, y),
        BinaryOp::Sub => difference(heap, x, y),
        _ => symmetric_difference(heap, x, y),
    };
    settle(vm, result)
}

/// `x` without what is in `y`, as when its elements are taken out one by one: they stay in their order.
///
/// # Errors
/// What a comparison raises.
pub fn take_out(vm: &mut Vm<'_, '_>, x: &Set, y: &Set) -> Res<Option<Set>> {
    charge(vm, x.len() + y.len());
    let mut result = x.clone();
    let removed = remove_all(&vm.process.heap, &mut result, y);
    settle(vm, removed.map(|()| result))
}

/// What is in one of them only, as when the elements of `x` are toggled in `y`, which nobody else has.
///
/// # Errors
/// What a comparison raises.
pub fn toggle_in(vm: &mut Vm<'_, '_>, x: &Set, y: &Set) -> Res<Option<Set>> {
    charge(vm, x.len() + y.len());
    let mut result = y.clone();
    let toggled = toggle_all(&vm.process.heap, &mut result, x);
    settle(vm, toggled.map(|()| result))
}

use super::compare::{Answer, find_element};
use super::heap::Heap;

/// Adds all of `y`, as `set.update(set)` does.
fn compare_free_union(heap: &Heap, mut into: Set, y: &Set) -> Answer<Set> {
    if into.is_empty() && !y.is_empty() {
        return Ok(y.fresh_copy());
    }
    into.reserve_for(y.len());
    for entry in y.iter() {
        if find_element(heap, &into, entry.hash, entry.key)?.is_none() {
            into.push(entry.hash, entry.key);
        }
    }
    Ok(into)
}

fn intersection(heap: &Heap, x: &Set, y: &Set) -> Answer<Set> {
    let (looked_up, walked) = if y.len() > x.len() { (y, x) } else { (x, y) };
    let mut result = Set::default();
    for entry in walked.iter() {
        if find_element(heap, looked_up, entry.hash, entry.key)?.is_some() {
            result.push(entry.hash, entry.key);
        }
    }
    Ok(result)
}

fn difference(heap: &Heap, x: &Set, y: &Set) -> Answer<Set> {
    if x.len() >> 2 > y.len() {
        let mut result = x.fresh_copy();
        remove_all(heap, &mut result, y)?;
        return Ok(result);
    }
    let mut result = Set::default();
    for entry in x.iter() {
        if find_element(heap, y, entry.hash, entry.key)?.is_none() {
            result.push(entry.hash, entry.key);
        }
    }
    Ok(result)
}

fn remove_all(heap: &Heap, from: &mut Set, y: &Set) -> Answer<()> {
    for entry in y.iter() {
        if let Some(at) = find_element(heap, from, entry.hash, entry.key)? {
            from.remove(at);
        }
    }
    from.drop_dummies();
    Ok(())
}

/// CPython starts from a copy of the right operand.
fn symmetric_difference(heap: &Heap, x: &Set, y: &Set) -> Answer<Set> {
    let mut result = y.fresh_copy();
    toggle_all(heap, &mut result, x)?;
    Ok(result)
}

fn toggle_all(heap: &Heap, into: &mut Set, other: &Set) -> Answer<()> {
    for entry in other.iter() {
        match find_element(heap, into, entry.hash, entry.key)? {
            Some(at) => {
                into.remove(at);
            }
            None => into.push(entry.hash, entry.key),
        }
    }
    Ok(())
}

/// `set op= other`.
///
/// # Errors
/// When elements cannot be compared.
pub fn in_place_set(
    vm: &mut Vm<'_, '_>,
    op: BinaryOp,
    set: ObjId,
    other: Value,
) -> Res<Option<Value>> {
    let Some(y) = set_like(vm, other) else {
        return Ok(None);
    };
    let x = match vm.process.heap.get(set) {
        Object::Set(s) => Rc::clone(s),
        other => panic!("{other:?} is a set"),
    };
    charge(vm, x.len() + y.len());
    let heap = &vm.process.heap;
    let result = match op {
        BinaryOp::Or if Rc::ptr_eq(&x, &y) => Ok((*x).clone()),
        BinaryOp::Or => compare_free_union(heap, (*x).clone(), &y),
        BinaryOp::And if Rc::ptr_eq(&x, &y) => Ok(x.fresh_copy()),
        BinaryOp::And => intersection(heap, &x, &y),
        BinaryOp::Sub => {
            let mut result = (*x).clone();
            remove_all(heap, &mut result, &y).map(|()| result)
        }
        _ => {
            let mut result = (*x).clone();
            toggle_all(heap, &mut result, &y).map(|()| result)
        }
    };
    let Some(result) = settle(vm, result)? else {
        return Ok(None);
    };
    grow(vm, 48 * result.len().saturating_sub(x.len()) as u64);
    *vm.process.heap.get_mut(set) = Object::Set(Rc::new(result));
    Ok(Some(Value::Obj(set)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remainders_have_the_divisors_sign() {
        assert_eq!(floor_divide(7, -2), (Some(-4), -1));
        assert_eq!(floor_divide(-7, 2), (Some(-4), 1));
        assert_eq!(floor_divide(i64::MIN, -1), (None, 0));
        assert_eq!(floor_divide_floats(-7.5, 2.0), (-4.0, 0.5));
        assert_eq!(floor_divide_floats(1.0, -0.1).0, -10.0);
    }

    #[test]
    fn powers_and_shifts_that_do_not_fit_have_no_result() {
        assert_eq!(power(2, 62), Some(1 << 62));
        assert_eq!(power(10, 10_000_000_000), None);
        assert_eq!(power(-1, 10_000_000_001), Some(-1));
        assert_eq!(shift_left(1, 63), None);
        assert_eq!(shift_left(-1, 62), Some(-1 << 62));
    }

    #[test]
    fn true_division_of_big_ints_rounds_once() {
        assert_eq!(divide_exactly(i64::MAX, 3), 3.0744573456182584e18);
        assert_eq!(
            divide_exactly(9_007_199_254_740_993, 1),
            9_007_199_254_740_992.0
        );
        assert_eq!(
            divide_exactly(-9_007_199_254_740_995, 2),
            -4_503_599_627_370_498.0
        );
    }
}
