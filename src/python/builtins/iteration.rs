//! Builtin functions that iterate: `sum`, `sorted`, `enumerate`, `zip`, `map`…; the native does
//! builtin data, `_prelude` everything that must run Python code in between.

use crate::python::code::{BinaryOp, CompareOp, Sym};
use crate::python::compare::{self, Answer, Ask, compare_in};
use crate::python::heap::{Heap, Iter, Object};
use crate::python::iterate::{self, Step, get_iter, to_vec};
use crate::python::names;
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Raised, Res, Resume};
use crate::python::operators;
use crate::python::types::{Exc, Type};
use crate::python::value::Value;
use crate::python::vm::Vm;

use super::support::{
    between, bind, charge, int_arg, list_mut, list_of, one, prelude, receiver, value_or,
};

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    builtin("iter", iter),
    builtin("next", next),
    builtin("aiter", async_iter),
    builtin("anext", async_next),
    builtin("sum", sum),
    builtin("min", min),
    builtin("max", max),
    builtin("any", any),
    builtin("all", all),
    builtin("sorted", sorted),
    NativeDef {
        owner: Owner::Constructor(Type::Reversed),
        name: "reversed",
        function: reversed,
    },
    NativeDef {
        owner: Owner::Constructor(Type::Map),
        name: "map",
        function: map,
    },
    NativeDef {
        owner: Owner::Constructor(Type::Filter),
        name: "filter",
        function: filter,
    },
    NativeDef {
        owner: Owner::Constructor(Type::Enumerate),
        name: "enumerate",
        function: enumerate,
    },
    NativeDef {
        owner: Owner::Constructor(Type::Zip),
        name: "zip",
        function: zip,
    },
    NativeDef {
        owner: Owner::Method(Type::List),
        name: "sort",
        function: sort,
    },
    NativeDef {
        owner: Owner::Method(Type::Iterator),
        name: "__next__",
        function: next_method,
    },
    NativeDef {
        owner: Owner::Method(Type::Iterator),
        name: "__iter__",
        function: iter,
    },
    NativeDef {
        owner: Owner::Module("_prelude"),
        name: "_sort_by_keys",
        function: sort_by_keys,
    },
];

const fn builtin(name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner: Owner::Builtins,
        name,
        function,
    }
}

fn iter(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "iter", (1, 2))?;
    let value = args.values[0];
    if let Some(&sentinel) = args.values.get(1) {
        return Ok(prelude("_iter_until", &[value, sentinel]));
    }
    let iterator = get_iter(vm, value)?;
    Ok(value_or(iterator, "_iter", &[value]))
}

fn next_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    one(vm, &args, "__next__")?;
    next(vm, args)
}

fn next(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "next", (1, 2))?;
    let iterator = args.values[0];
    let default = args.values.get(1).copied();
    match (iterate::next(vm, iterator)?, default) {
        (Step::Item(value), _) => Ok(value.into()),
        (Step::End, Some(default)) => Ok(default.into()),
        (Step::End, None) => {
            let end = vm.new_exception(Exc::StopIteration.class(), &[]);
            Err(Raised(end))
        }
        (Step::NeedsPython, Some(default)) => Ok(prelude("_next_or", &[iterator, default])),
        (Step::NeedsPython, None) => match iterator {
            Value::Obj(id) if matches!(vm.process.heap.get(id), Object::Generator(_)) => {
                Ok(Outcome::Resume {
                    generator: id,
                    input: Resume::Send(Value::None),
                })
            }
            _ => {
                let class = vm.class_of(iterator);
                match vm.class_attr(class, crate::python::names::NEXT) {
                    Some(method) => Ok(Outcome::Call {
                        callee: method,
                        args: Args::positional(&[iterator]),
                    }),
                    None => {
                        let name = vm.type_name(iterator);
                        vm.type_error(format!("'{name}' object is not an iterator"))
                    }
                }
            }
        },
    }
}

fn async_method(vm: &mut Vm<'_, '_>, value: Value, name: Sym, what: &str) -> Res<Outcome> {
    let class = vm.class_of(value);
    match vm.class_attr(class, name) {
        Some(callee) => Ok(Outcome::Call {
            callee,
            args: Args::positional(&[value]),
        }),
        None => {
            let class = vm.type_name(value);
            vm.type_error(format!("'{class}' object is not an async {what}"))
        }
    }
}

fn async_iter(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "aiter")?;
    async_method(vm, value, names::AITER, "iterable")
}

fn async_next(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "anext", (1, 2))?;
    match args.values[..] {
        [iterator, default] => Ok(prelude("_anext_or", &[iterator, default])),
        _ => async_method(vm, args.values[0], names::ANEXT, "iterator"),
    }
}

fn sum(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [iterable, start] = bind(vm, &args, "sum", 0, ["iterable", "start"], 1)?;
    let (iterable, start) = (iterable.unwrap_or_default(), start.unwrap_or(Value::Int(0)));
    if vm.as_str(start).is_some() {
        return vm.type_error("sum() can't sum strings [use ''.join(seq) instead]");
    }
    if let Some(total) = sum_of_range(vm, iterable, start) {
        return Ok(total.into());
    }
    let Some(items) = to_vec(vm, iterable)? else {
        return Ok(prelude("_sum", &[iterable, start]));
    };
    let mut total = start;
    for (at, &item) in items.iter().enumerate() {
        match operators::binary(vm, BinaryOp::Add, total, item)? {
            Some(sum) => total = sum,
            None => {
                let rest = vm.process.heap.new_list(items[at..].to_vec());
                return Ok(prelude("_sum", &[rest, total]));
            }
        }
    }
    Ok(total.into())
}

/// The sum of a range, which may be longer than any list, if it fits into 64 bits.
fn sum_of_range(vm: &mut Vm<'_, '_>, range: Value, start: Value) -> Option<Value> {
    let (Object::Range(r), Value::Int(start)) = (vm.process.heap.get(range.as_obj()?), start)
    else {
        return None;
    };
    let (n, first, step) = (compare::range_len(r), i128::from(r[0]), i128::from(r[2]));
    let last = first + (i128::from(n) - 1) * step;
    let total = (first + last).checked_mul(i128::from(n))? / 2 + i128::from(start);
    let total = i64::try_from(total).ok()?;
    charge(vm, usize::try_from(n).unwrap_or(usize::MAX));
    Some(Value::Int(total))
}

fn min(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    extreme(vm, &args, "min", CompareOp::Lt)
}

fn max(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    extreme(vm, &args, "max", CompareOp::Gt)
}

fn extreme(vm: &mut Vm<'_, '_>, args: &Args, name: &str, op: CompareOp) -> Res<Outcome> {
    let (mut key, mut default) = (Value::None, None);
    for (keyword, value) in args.keywords() {
        match &*vm.name(keyword) {
            "key" => key = value,
            "default" => default = Some(value),
            other => {
                return vm.type_error(format!(
                    "'{other}' is an invalid keyword argument for {name}()"
                ));
            }
        }
    }
    let given = args.positionals();
    let source = match given {
        [] => {
            return vm.type_error(format!("{name} expected at least 1 argument, got 0"));
        }
        [iterable] => *iterable,
        _ if default.is_some() => {
            return vm.type_error(format!(
                "Cannot specify a default for {name}() with multiple positional arguments"
            ));
        }
        _ => vm.process.heap.new_tuple(given),
    };
    let known = if key.is_none() {
        to_vec(vm, source)?
    } else {
        None
    };
    let Some(items) = known else {
        let wants_less = Value::bool(op == CompareOp::Lt);
        let (has_default, default) = (
            Value::bool(default.is_some()),
            default.unwrap_or(Value::None),
        );
        return Ok(prelude(
            "_extreme",
            &[source, key, wants_less, has_default, default],
        ));
    };
    let Some((&first, rest)) = items.split_first() else {
        return match default {
            Some(default) => Ok(default.into()),
            None => vm.value_error(format!("{name}() arg is an empty sequence")),
        };
    };
    let mut best = first;
    for (at, &item) in rest.iter().enumerate() {
        let answer = compare_in(&vm.process.heap, op, item, best, 0);
        match compare::settle_comparison(vm, op, answer)? {
            Some(true) => best = item,
            Some(false) => {}
            None => {
                let mut left = vec![best];
                left.extend_from_slice(&rest[at..]);
                let left = vm.process.heap.new_list(left);
                let wants_less = Value::bool(op == CompareOp::Lt);
                let no = Value::False;
                return Ok(prelude(
                    "_extreme",
                    &[left, Value::None, wants_less, no, Value::None],
                ));
            }
        }
    }
    Ok(best.into())
}

fn any(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    quantify(vm, &args, "any", true)
}

fn all(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    quantify(vm, &args, "all", false)
}

/// Looks for an element whose truth is `wanted`.
fn quantify(vm: &mut Vm<'_, '_>, args: &Args, name: &str, wanted: bool) -> Res<Outcome> {
    let iterable = one(vm, args, name)?;
    let Some(iterator) = get_iter(vm, iterable)? else {
        return Ok(prelude("_any_is", &[iterable, Value::bool(wanted)]));
    };
    loop {
        let item = match iterate::next(vm, iterator)? {
            Step::Item(item) => item,
            Step::End => return Ok(Value::bool(!wanted).into()),
            Step::NeedsPython => {
                return Ok(prelude("_any_is", &[iterator, Value::bool(wanted)]));
            }
        };
        match compare::truth(vm, item)? {
            Some(truth) if truth == wanted => return Ok(Value::bool(wanted).into()),
            Some(_) => {}
            None => {
                return Ok(prelude(
                    "_any_is_after",
                    &[item, iterator, Value::bool(wanted)],
                ));
            }
        }
    }
}

fn sort_arguments(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<(Value, bool)> {
    let (mut key, mut reverse) = (Value::None, false);
    for (keyword, value) in args.keywords() {
        match &*vm.name(keyword) {
            "key" => key = value,
            "reverse" => {
                reverse = match value {
                    Value::True => true,
                    Value::False => false,
                    other => int_arg(vm, other)? != 0,
                }
            }
            other => {
                return vm.type_error(format!(
                    "'{other}' is an invalid keyword argument for {name}()"
                ));
            }
        }
    }
    Ok((key, reverse))
}

fn sorted(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let &[iterable] = args.positionals() else {
        let n = args.positionals().len();
        return vm.type_error(format!("sorted expected 1 argument, got {n}"));
    };
    let (key, reverse) = sort_arguments(vm, &args, "sort")?;
    if key.is_none()
        && let Some(items) = to_vec(vm, iterable)?
    {
        if let Some(sorted) = sort_values(vm, &items, reverse)? {
            return Ok(vm.process.heap.new_list(sorted).into());
        }
        let items = vm.process.heap.new_list(items);
        return Ok(prelude("_sorted", &[items, key, Value::bool(reverse)]));
    }
    Ok(prelude("_sorted", &[iterable, key, Value::bool(reverse)]))
}

fn sort(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let list = receiver(vm, &args, Type::List, "sort")?;
    if args.positionals().len() > 1 {
        return vm.type_error("sort() takes no positional arguments");
    }
    let (key, reverse) = sort_arguments(vm, &args, "sort")?;
    if key.is_none() {
        let items = list_of(vm, list);
        if let Some(sorted) = sort_values(vm, &items, reverse)? {
            *list_mut(vm, list) = sorted;
            return Ok(Value::None.into());
        }
    }
    Ok(prelude(
        "_sort",
        &[Value::Obj(list), key, Value::bool(reverse)],
    ))
}

/// `sort_by_keys(keys, items, reverse)`: sorts the list `items` by the list `keys`, both of equal
/// length; false if Python code must compare.
fn sort_by_keys(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let &[Value::Obj(keys), Value::Obj(items), reverse] = &args.values[..] else {
        panic!("the prelude gives two lists and a bool");
    };
    let keys = list_of(vm, keys);
    let reverse = matches!(reverse, Value::True);
    let Some(order) = sort_order(vm, &keys, reverse)? else {
        return Ok(Value::False.into());
    };
    let values = list_of(vm, items);
    *list_mut(vm, items) = order.into_iter().map(|at| values[at as usize]).collect();
    Ok(Value::True.into())
}

fn sort_values(vm: &mut Vm<'_, '_>, items: &[Value], reverse: bool) -> Res<Option<Vec<Value>>> {
    let order = sort_order(vm, items, reverse)?;
    Ok(order.map(|order| order.into_iter().map(|at| items[at as usize]).collect()))
}

/// The stable order of keys; `None` if Python code must compare.
fn sort_order(vm: &mut Vm<'_, '_>, keys: &[Value], reverse: bool) -> Res<Option<Vec<u32>>> {
    let n = keys.len();
    // n log2 n comparisons of about twenty nanoseconds each.
    charge(vm, n * 20 * n.checked_ilog2().unwrap_or(0) as usize);
    let mut order: Vec<u32> = (0..n as u32).collect();
    if reverse {
        order.reverse();
    }
    let heap = &vm.process.heap;
    let sorted = if keys.iter().all(|k| matches!(k, Value::Int(_))) {
        order.sort_by_key(|&at| match keys[at as usize] {
            Value::Int(i) => i,
            _ => 0,
        });
        Ok(())
    } else {
        merge_sort(heap, keys, &mut order)
    };
    if reverse {
        order.reverse();
    }
    let done = compare::settle_comparison(vm, CompareOp::Lt, sorted)?;
    Ok(done.map(|()| order))
}

/// Short runs are sorted by insertion, as CPython does: its comparisons of short lists are these.
const RUN: usize = 32;

/// A stable merge sort whose comparison may have no answer.
fn merge_sort(heap: &Heap, keys: &[Value], order: &mut Vec<u32>) -> Answer<()> {
    let less =
        |a: u32, b: u32| compare_in(heap, CompareOp::Lt, keys[a as usize], keys[b as usize], 0);
    for run in order.chunks_mut(RUN) {
        insertion_sort(run, &less)?;
    }
    let mut width = RUN;
    while width < order.len() {
        let mut merged = Vec::with_capacity(order.len());
        for pair in order.chunks(2 * width) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, &less, &mut merged)?;
        }
        *order = merged;
        width *= 2;
    }
    Ok(())
}

fn insertion_sort(run: &mut [u32], less: &impl Fn(u32, u32) -> Answer<bool>) -> Answer<()> {
    for at in 1..run.len() {
        let item = run[at];
        // The present order is the commonest: look at the neighbour first.
        if !less(item, run[at - 1])? {
            continue;
        }
        let (mut low, mut high) = (0, at - 1);
        while low < high {
            let middle = (low + high) / 2;
            if less(item, run[middle])? {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        run[low..=at].rotate_right(1);
    }
    Ok(())
}

fn merge(
    left: &[u32],
    right: &[u32],
    less: &impl Fn(u32, u32) -> Result<bool, Ask>,
    out: &mut Vec<u32>,
) -> Answer<()> {
    let (mut l, mut r) = (0, 0);
    while l < left.len() && r < right.len() {
        if less(right[r], left[l])? {
            out.push(right[r]);
            r += 1;
        } else {
            out.push(left[l]);
            l += 1;
        }
    }
    out.extend_from_slice(&left[l..]);
    out.extend_from_slice(&right[r..]);
    Ok(())
}

pub(super) fn reversed(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "reversed")?;
    let Some(id) = value.as_obj() else {
        return not_reversible(vm, value);
    };
    let iter = match vm.process.heap.get(id) {
        Object::List(l) => Iter::Reversed {
            sequence: id,
            index: l.len(),
        },
        Object::Tuple(t) => Iter::Reversed {
            sequence: id,
            index: t.len(),
        },
        Object::Range(r) => {
            let n = compare::range_len(r) as i64;
            let last = r[0].wrapping_add((n - 1).wrapping_mul(r[2]));
            Iter::Range {
                next: last,
                stop: r[0].wrapping_sub(r[2]),
                step: -r[2],
            }
        }
        Object::Str(_)
        | Object::Bytes(_)
        | Object::Dict(_)
        | Object::DictView { .. }
        | Object::Deque(_) => {
            let Some(items) = to_vec(vm, value)? else {
                panic!("builtin data needs no Python");
            };
            let n = items.len();
            let Value::Obj(copy) = vm.process.heap.new_tuple(items) else {
                panic!("a tuple is an object");
            };
            Iter::Reversed {
                sequence: copy,
                index: n,
            }
        }
        Object::Instance(_) | Object::Class(_) => return Ok(prelude("_reversed", &[value])),
        _ => return not_reversible(vm, value),
    };
    Ok(iterate::new_iterator(vm, iter).into())
}

fn not_reversible<T>(vm: &mut Vm<'_, '_>, value: Value) -> Res<T> {
    let name = vm.type_name(value);
    vm.type_error(format!("'{name}' object is not reversible"))
}

fn map(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    if args.n_keywords() > 0 {
        return vm.type_error("map() takes no keyword arguments");
    }
    let Some((&function, iterables)) = args.values.split_first() else {
        return vm.type_error("map() must have at least two arguments.");
    };
    match iterables {
        [] => vm.type_error("map() must have at least two arguments."),
        &[iterable] => {
            let Some(iterator) = get_iter(vm, iterable)? else {
                return Ok(prelude("_map", &[function, iterable]));
            };
            Ok(prelude("_map", &[function, iterator]))
        }
        several => {
            let all = vm.process.heap.new_tuple(several);
            Ok(prelude("_map_several", &[function, all]))
        }
    }
}

fn filter(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "filter", (2, 2))?;
    let (function, iterable) = (args.values[0], args.values[1]);
    let iterator = get_iter(vm, iterable)?.unwrap_or(iterable);
    Ok(prelude("_filter", &[function, iterator]))
}

/// Whether an iterator runs builtin code only.
fn is_native_iterator(vm: &Vm<'_, '_>, value: Value) -> bool {
    match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Iterator(iter)) => !matches!(**iter, Iter::Inbox),
        _ => false,
    }
}

fn enumerate(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [iterable, start] = bind(vm, &args, "enumerate", 0, ["iterable", "start"], 1)?;
    let iterable = iterable.unwrap_or_default();
    let start = match start {
        None => 0,
        Some(start) if crate::python::wide::wide(&vm.process.heap, start).is_some() => {
            return Ok(prelude("_enumerate", &[iterable, start]));
        }
        Some(start) => int_arg(vm, start)?,
    };
    // Half of the numbers are left to count with; from a later start on, they may become long ones.
    let stays_short = start < i64::MAX / 2;
    match get_iter(vm, iterable)? {
        Some(inner) if stays_short && is_native_iterator(vm, inner) => {
            let iter = Iter::Enumerate { inner, next: start };
            Ok(iterate::new_iterator(vm, iter).into())
        }
        _ => Ok(prelude("_enumerate", &[iterable, Value::Int(start)])),
    }
}

fn zip(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let mut strict = false;
    for (name, value) in args.keywords() {
        match &*vm.name(name) {
            "strict" => strict = matches!(value, Value::True),
            other => {
                return vm.type_error(format!(
                    "'{other}' is an invalid keyword argument for zip()"
                ));
            }
        }
    }
    let mut inner = Vec::new();
    let mut native = !strict;
    for &iterable in args.positionals() {
        if !iterate::is_iterable(vm, iterable) {
            let name = vm.type_name(iterable);
            return vm.type_error(format!("'{name}' object is not iterable"));
        }
        match get_iter(vm, iterable)? {
            Some(iterator) => {
                native &= is_native_iterator(vm, iterator);
                inner.push(iterator);
            }
            None => {
                native = false;
                inner.push(iterable);
            }
        }
    }
    if native {
        return Ok(iterate::new_iterator(vm, Iter::Zip { inner }).into());
    }
    let all = vm.process.heap.new_tuple(inner);
    Ok(prelude("_zip", &[all, Value::bool(strict)]))
}
