//! `float`, `range`, `slice` and the module `math`.

use num_bigint::{BigInt, Sign};

use crate::python::compare::{Number, may_have_dunders, number, range_len};
use crate::python::heap::{Object, Shared};
use crate::python::items::slice_indices;
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res};
use crate::python::types::{Exc, Type};
use crate::python::value::Value;
use crate::python::vm::Vm;
use crate::python::wide;

use super::float_text::parse_float;
use super::support::{between, float_arg, int_arg, one, prelude, rest};

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    of(Owner::Constructor(Type::Float), "float", new_float),
    of(Owner::Method(Type::Float), "is_integer", is_integer),
    of(Owner::Method(Type::Float), "conjugate", float_itself),
    of(Owner::Method(Type::Float), "as_integer_ratio", as_ratio),
    of(Owner::Getter(Type::Float), "real", float_itself),
    of(Owner::Getter(Type::Float), "imag", float_zero),
    of(Owner::Constructor(Type::Range), "range", new_range),
    of(Owner::Method(Type::Range), "count", range_count),
    of(Owner::Method(Type::Range), "__len__", range_length),
    of(Owner::Method(Type::Range), "__iter__", range_iter),
    of(Owner::Method(Type::Range), "index", range_index),
    of(Owner::Getter(Type::Range), "start", range_start),
    of(Owner::Getter(Type::Range), "stop", range_stop),
    of(Owner::Getter(Type::Range), "step", range_step),
    of(Owner::Constructor(Type::Slice), "slice", new_slice),
    of(Owner::Getter(Type::Slice), "start", slice_start),
    of(Owner::Getter(Type::Slice), "stop", slice_stop),
    of(Owner::Getter(Type::Slice), "step", slice_step),
    of(Owner::Method(Type::Slice), "indices", slice_indices_method),
    math("sqrt", sqrt),
    math("floor", floor),
    math("ceil", ceil),
    math("trunc", trunc),
    math("fabs", fabs),
    math("isnan", is_nan),
    math("isinf", is_inf),
    math("isfinite", is_finite),
    math("isclose", is_close),
    math("gcd", gcd),
    math("lcm", lcm),
    math("isqrt", isqrt),
    math("factorial", factorial),
    math("comb", comb),
    math("copysign", copysign),
    math("fmod", fmod),
    math("radians", radians),
    math("degrees", degrees),
    math("prod", prod),
];

const fn of(owner: Owner, name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner,
        name,
        function,
    }
}

/// A function of `math` that gives the same bits on every machine; those of the C library whose
/// last bit differs between machines come with a library of their own.
const fn math(name: &'static str, function: NativeFn) -> NativeDef {
    of(Owner::Module("math"), name, function)
}

fn new_float(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "float", (0, 1))?;
    let Some(&value) = args.values.first() else {
        return Ok(Value::float(0.0).into());
    };
    match number(value) {
        Some(Number::Int(i)) => return Ok(Value::float(i as f64).into()),
        Some(Number::Float(f)) => return Ok(Value::float(f).into()),
        None => {}
    }
    if let Some(big) = wide::wide(&vm.process.heap, value).cloned() {
        return Ok(Value::float(wide::float_or_raise(vm, &big)?).into());
    }
    if let Some(text) = vm.as_str(value) {
        return match parse_float(&text) {
            Some(f) => Ok(Value::float(f).into()),
            None => {
                let mut shown = String::new();
                crate::python::text::write_str_repr(&mut shown, &text);
                vm.value_error(format!("could not convert string to float: {shown}"))
            }
        };
    }
    if may_have_dunders(&vm.process.heap, value) {
        return Ok(prelude("_float", &[value]));
    }
    let name = vm.type_name(value);
    vm.type_error(format!(
        "float() argument must be a string or a real number, not '{name}'"
    ))
}

fn me(vm: &mut Vm<'_, '_>, args: &Args) -> Res<f64> {
    match args.values.first() {
        Some(&Value::Float(f)) => Ok(f.get()),
        _ => vm.type_error("descriptor requires a 'float' object"),
    }
}

fn is_integer(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let f = me(vm, &args)?;
    Ok(Value::bool(f.is_finite() && f.fract() == 0.0).into())
}

fn float_itself(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(Value::float(me(vm, &args)?).into())
}

fn float_zero(_: &mut Vm<'_, '_>, _: Args) -> Res<Outcome> {
    Ok(Value::float(0.0).into())
}

fn as_ratio(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let mut f = me(vm, &args)?;
    if !f.is_finite() {
        let what = if f.is_nan() { "NaN" } else { "Infinity" };
        let exc = if f.is_nan() {
            Exc::ValueError
        } else {
            Exc::OverflowError
        };
        return vm.raise(exc, format!("cannot convert {what} to integer ratio"));
    }
    let mut n_halvings = 0_u32;
    while f.fract() != 0.0 {
        f *= 2.0;
        n_halvings += 1;
    }
    let numerator = super::int::truncate(vm, f)?;
    let denominator = wide::give(vm, BigInt::from(1) << n_halvings)?;
    let pair = vec![numerator, denominator];
    Ok(vm.process.heap.new_tuple(pair).into())
}

fn new_range(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "range", (1, 3))?;
    if args
        .values
        .iter()
        .any(|&v| may_have_dunders(&vm.process.heap, v))
    {
        let all = vm.process.heap.new_tuple(&args.values[..]);
        return Ok(prelude("_range", &[all]));
    }
    let is_wide = |&v: &Value| wide::wide(&vm.process.heap, v).is_some();
    if args.values.iter().any(is_wide) {
        return Ok(prelude("_WideRange", &args.values));
    }
    let first = int_arg(vm, args.values[0])?;
    let (start, stop) = match args.values.get(1) {
        None => (0, first),
        Some(&stop) => (first, int_arg(vm, stop)?),
    };
    let step = match args.values.get(2) {
        None => 1,
        Some(&step) => int_arg(vm, step)?,
    };
    if step == 0 {
        return vm.value_error("range() arg 3 must not be zero");
    }
    let range = Object::Range(Shared::new([start, stop, step]));
    Ok(Value::Obj(vm.process.heap.alloc(range)).into())
}

fn range_parts(vm: &mut Vm<'_, '_>, args: &Args) -> Res<[i64; 3]> {
    match args
        .values
        .first()
        .and_then(|v| v.as_obj())
        .map(|id| vm.process.heap.get(id))
    {
        Some(Object::Range(r)) => Ok(**r),
        _ => vm.type_error("descriptor requires a 'range' object"),
    }
}

/// The position of a number in a range.
fn position_in(r: &[i64; 3], value: Value) -> Option<i64> {
    let Some(Number::Int(i)) = number(value) else {
        return match value {
            Value::Float(f) if f.get().fract() == 0.0 && f.get().abs() < 9e18 => {
                position_in(r, Value::Int(f.get() as i64))
            }
            _ => None,
        };
    };
    let offset = i128::from(i) - i128::from(r[0]);
    let step = i128::from(r[2]);
    let at = offset / step;
    let is_in = offset % step == 0 && at >= 0 && at < i128::from(range_len(r));
    is_in.then_some(at as i64)
}

fn range_length(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let r = range_parts(vm, &args)?;
    rest(vm, &args, Type::Range, "__len__", (0, 0))?;
    Ok(Value::Int(crate::python::compare::range_len(&r) as i64).into())
}

fn range_iter(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    range_parts(vm, &args)?;
    rest(vm, &args, Type::Range, "__iter__", (0, 0))?;
    let iterator = crate::python::iterate::get_iter(vm, args.values[0])?;
    Ok(iterator.expect("a range is builtin data").into())
}

fn range_count(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let r = range_parts(vm, &args)?;
    let value = rest(vm, &args, Type::Range, "count", (1, 1))?[0];
    Ok(Value::Int(position_in(&r, value).is_some().into()).into())
}

fn range_index(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let r = range_parts(vm, &args)?;
    let value = rest(vm, &args, Type::Range, "index", (1, 1))?[0];
    match position_in(&r, value) {
        Some(at) => Ok(Value::Int(at).into()),
        None => {
            let text = crate::python::text::repr(vm, value)?.unwrap_or_default();
            vm.value_error(format!("{text} is not in range"))
        }
    }
}

fn range_start(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(Value::Int(range_parts(vm, &args)?[0]).into())
}

fn range_stop(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(Value::Int(range_parts(vm, &args)?[1]).into())
}

fn range_step(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(Value::Int(range_parts(vm, &args)?[2]).into())
}

fn new_slice(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "slice", (1, 3))?;
    let parts = match args.values[..] {
        [stop] => [Value::None, stop, Value::None],
        [start, stop] => [start, stop, Value::None],
        _ => [args.values[0], args.values[1], args.values[2]],
    };
    let slice = vm.process.heap.alloc(Object::Slice(Shared::new(parts)));
    Ok(Value::Obj(slice).into())
}

fn slice_parts(vm: &mut Vm<'_, '_>, args: &Args) -> Res<[Value; 3]> {
    match args
        .values
        .first()
        .and_then(|v| v.as_obj())
        .map(|id| vm.process.heap.get(id))
    {
        Some(Object::Slice(parts)) => Ok(**parts),
        _ => vm.type_error("descriptor requires a 'slice' object"),
    }
}

fn slice_start(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(slice_parts(vm, &args)?[0].into())
}

fn slice_stop(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(slice_parts(vm, &args)?[1].into())
}

fn slice_step(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(slice_parts(vm, &args)?[2].into())
}

fn slice_indices_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let parts = slice_parts(vm, &args)?;
    let len = rest(vm, &args, Type::Slice, "indices", (1, 1))?[0];
    let len = int_arg(vm, len)?;
    let Ok(len) = u64::try_from(len) else {
        return vm.value_error("length should not be negative");
    };
    match slice_indices(vm, &parts, len)? {
        Some(b) => {
            let items = [b.start, b.stop, b.step].map(Value::Int).to_vec();
            Ok(vm.process.heap.new_tuple(items).into())
        }
        None => vm.type_error("slice indices must be integers or None"),
    }
}

/// A function of one float.
fn of_float(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &str,
    function: impl Fn(f64) -> f64,
) -> Res<Outcome> {
    let f = math_arg(vm, args, name)?;
    Ok(Value::float(function(f)).into())
}

fn math_arg(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<f64> {
    let value = one(vm, args, &format!("math.{name}"))?;
    float_arg(vm, value)
}

fn sqrt(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let f = math_arg(vm, &args, "sqrt")?;
    if f < 0.0 {
        return vm.value_error("math domain error");
    }
    Ok(Value::float(f.sqrt()).into())
}

/// `floor`, `ceil`, `trunc`: of an int it is itself.
fn whole(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    name: &'static str,
    function: impl Fn(f64) -> f64,
) -> Res<Outcome> {
    let value = one(vm, args, &format!("math.{name}"))?;
    match number(value) {
        Some(Number::Int(i)) => Ok(Value::Int(i).into()),
        None if wide::wide(&vm.process.heap, value).is_some() => Ok(value.into()),
        None if may_have_dunders(&vm.process.heap, value) => {
            let method = vm.new_str(format!("__{name}__"));
            Ok(prelude("_math_method", &[value, method]))
        }
        _ => {
            let f = float_arg(vm, value)?;
            Ok(super::int::truncate(vm, function(f))?.into())
        }
    }
}

fn floor(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    whole(vm, &args, "floor", f64::floor)
}

fn ceil(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    whole(vm, &args, "ceil", f64::ceil)
}

fn trunc(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    whole(vm, &args, "trunc", f64::trunc)
}

fn fabs(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    of_float(vm, &args, "fabs", f64::abs)
}

fn radians(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    of_float(vm, &args, "radians", |f| f * (std::f64::consts::PI / 180.0))
}

fn degrees(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    of_float(vm, &args, "degrees", |f| f * (180.0 / std::f64::consts::PI))
}

fn is_nan(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let f = math_arg(vm, &args, "isnan")?;
    Ok(Value::bool(f.is_nan()).into())
}

fn is_inf(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let f = math_arg(vm, &args, "isinf")?;
    Ok(Value::bool(f.is_infinite()).into())
}

fn is_finite(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let f = math_arg(vm, &args, "isfinite")?;
    Ok(Value::bool(f.is_finite()).into())
}

fn is_close(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (mut rel, mut abs) = (1e-9, 0.0);
    for (name, value) in args.keywords() {
        let f = float_arg(vm, value)?;
        match &*vm.name(name) {
            "rel_tol" => rel = f,
            "abs_tol" => abs = f,
            other => {
                return vm.type_error(format!(
                    "'{other}' is an invalid keyword argument for isclose()"
                ));
            }
        }
    }
    let &[a, b] = args.positionals() else {
        return vm.type_error("isclose() takes exactly 2 positional arguments");
    };
    let (a, b) = (float_arg(vm, a)?, float_arg(vm, b)?);
    let is = a == b
        || (a.is_finite() && b.is_finite() && {
            let difference = (a - b).abs();
            difference <= (rel * b).abs() || difference <= (rel * a).abs() || difference <= abs
        });
    Ok(Value::bool(is).into())
}

/// An int argument of any size.
fn any_int_arg(vm: &mut Vm<'_, '_>, value: Value) -> Res<BigInt> {
    match wide::any_int(&vm.process.heap, value) {
        Some(i) => Ok(i),
        None => int_arg(vm, value).map(BigInt::from),
    }
}

fn gcd_of(mut a: BigInt, mut b: BigInt) -> BigInt {
    while b.sign() != Sign::NoSign {
        let rest = a % &b;
        a = std::mem::replace(&mut b, rest);
    }
    BigInt::from(a.magnitude().clone())
}

fn gcd(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let mut result = BigInt::ZERO;
    for &value in &args.values {
        let n = any_int_arg(vm, value)?;
        wide::check_square(vm, n.bits())?;
        result = gcd_of(result, n);
    }
    wide::give(vm, result).map(Outcome::Value)
}

fn lcm(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let mut result = BigInt::from(1);
    for &value in &args.values {
        let n = any_int_arg(vm, value)?;
        if n.sign() == Sign::NoSign || result.sign() == Sign::NoSign {
            result = BigInt::ZERO;
            continue;
        }
        wide::check_square(vm, n.bits().max(result.bits()))?;
        let product = &result * &n / gcd_of(result, n);
        result = BigInt::from(product.magnitude().clone());
    }
    wide::give(vm, result).map(Outcome::Value)
}

fn isqrt(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "math.isqrt")?;
    let n = any_int_arg(vm, value)?;
    if n.sign() == Sign::Minus {
        return vm.value_error("isqrt() argument must be nonnegative");
    }
    wide::check_square(vm, n.bits())?;
    wide::give(vm, n.sqrt()).map(Outcome::Value)
}

fn factorial(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "math.factorial")?;
    if let Some(n) = wide::wide(&vm.process.heap, value)
        && n.sign() == Sign::Plus
    {
        return vm.raise(
            Exc::OverflowError,
            format!("factorial() argument should not exceed {}", i64::MAX),
        );
    }
    if wide::wide(&vm.process.heap, value).is_some() {
        return vm.value_error("factorial() not defined for negative values");
    }
    let n = int_arg(vm, value)?;
    let Ok(n) = u64::try_from(n) else {
        return vm.value_error("factorial() not defined for negative values");
    };
    let product = wide::product(vm, 1, n)?;
    wide::give(vm, product).map(Outcome::Value)
}

fn comb(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "comb", (2, 2))?;
    if let Some(k) = wide::wide(&vm.process.heap, args.values[1])
        && k.sign() == Sign::Plus
        && matches!(number(args.values[0]), Some(Number::Int(0..)))
    {
        return Ok(Value::Int(0).into());
    }
    let (n, k) = (int_arg(vm, args.values[0])?, int_arg(vm, args.values[1])?);
    let (Ok(n), Ok(k)) = (u64::try_from(n), u64::try_from(k)) else {
        let which = if n < 0 { "n" } else { "k" };
        return vm.value_error(format!("{which} must be a non-negative integer"));
    };
    if k > n {
        return Ok(Value::Int(0).into());
    }
    let k = k.min(n - k);
    let (above, below) = (wide::product(vm, n - k + 1, n)?, wide::product(vm, 1, k)?);
    wide::give(vm, above / below).map(Outcome::Value)
}

fn copysign(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "copysign", (2, 2))?;
    let (x, y) = (
        float_arg(vm, args.values[0])?,
        float_arg(vm, args.values[1])?,
    );
    Ok(Value::float(x.copysign(y)).into())
}

fn fmod(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "fmod", (2, 2))?;
    let (x, y) = (
        float_arg(vm, args.values[0])?,
        float_arg(vm, args.values[1])?,
    );
    if !x.is_nan() && !y.is_nan() && (y == 0.0 || x.is_infinite()) {
        return vm.value_error("math domain error");
    }
    Ok(Value::float(x % y).into())
}

fn prod(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "math.prod")?;
    Ok(prelude("_prod", &[value]))
}
