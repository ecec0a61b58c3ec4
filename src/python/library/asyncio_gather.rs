//! `asyncio.gather`: a future of many futures. What happens, and in which order, is CPython's; there it
//! is Python code, here it is native because programs gather thousands. Must never run Python code.

use super::args::{at, native, object};
use super::asyncio_core::create_task;
use super::asyncio_future::{
    add_done_callback, cancelled_error, future, future_mut, new_future, set_exception, set_result,
};
use super::asyncio_loop::{get_event_loop_id, is_coroutine, next_task_name};
use super::contexts;
use crate::python::heap::{FutureState, Gather, Object, Purpose};
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::types::Exc;
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

const MODULE: Owner = Owner::Module("_asyncio");

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    native(MODULE, "are_plain", are_plain),
    native(MODULE, "gathering", gathering),
    native(MODULE, "gather_child", gather_child),
];

/// Whether all items of a tuple are coroutines or futures, and none is there twice.
fn are_plain(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let tuple = object(vm, at(&args, 0))?;
    let Object::Tuple(items) = vm.process.heap.get(tuple) else {
        return vm.type_error("are_plain() takes a tuple");
    };
    let is_plain = |&item: &Value| is_future(vm, item) || is_coroutine(vm, item);
    let mut ids: Vec<ObjId> = items.iter().filter_map(|item| item.as_obj()).collect();
    ids.sort_unstable();
    let are_distinct = ids.windows(2).all(|pair| pair[0] != pair[1]);
    Ok(Value::bool(are_distinct && items.iter().all(is_plain)).into())
}

fn is_future(vm: &Vm<'_, '_>, value: Value) -> bool {
    let object = value.as_obj().map(|id| vm.process.heap.get(id));
    matches!(object, Some(Object::Future(_)))
}

/// `gathering(first, return_exceptions)`: what `gather` gives, without children yet; its loop is that
/// of the first of them.
fn gathering(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let first = object(vm, at(&args, 0))?;
    let event_loop = match vm.process.heap.get(first) {
        Object::Future(future) => future.event_loop,
        _ => get_event_loop_id(vm)?,
    };
    let gather = Gather {
        return_exceptions: matches!(at(&args, 1), Value::True),
        ..Gather::default()
    };
    let purpose = Purpose::Gather(Box::new(gather));
    Ok(Value::Obj(new_future(vm, event_loop, purpose)).into())
}

/// `gather_child(outer, argument, is_new)`: the next argument, a coroutine or a future, which `gather`
/// was not given before if `is_new`.
fn gather_child(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (outer, argument) = (object(vm, at(&args, 0))?, object(vm, at(&args, 1))?);
    let event_loop = future(vm, outer).event_loop;
    let child = if let Object::Future(future) = vm.process.heap.get(argument) {
        if future.event_loop != event_loop {
            return vm.value_error(
                "The future belongs to a different loop than the one specified as the loop argument",
            );
        }
        argument
    } else {
        let name = next_task_name(vm);
        let context = contexts::copied(vm);
        create_task(vm, event_loop, argument, name, context)?
    };
    let is_new = matches!(at(&args, 2), Value::True);
    let gather = gather_mut(vm, outer);
    gather.children.push(child);
    gather.n_different += u32::from(is_new);
    if is_new {
        add_done_callback(vm, child, Value::Obj(outer))?;
    }
    Ok(Value::None.into())
}

fn gather_mut<'v>(vm: &'v mut Vm<'_, '_>, outer: ObjId) -> &'v mut Gather {
    match &mut future_mut(vm, outer).purpose {
        Purpose::Gather(gather) => gather,
        other => panic!("a child is of a gather, not of {other:?}"),
    }
}

/// What `gather` does when one of its children is done.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn child_is_done(vm: &mut Vm<'_, '_>, outer: ObjId, child: ObjId) -> Res<()> {
    vm.slice.charge(vm.slice.costs.call_ns);
    let gather = gather_mut(vm, outer);
    gather.n_done += 1;
    let are_all_done = gather.n_done == gather.n_different;
    let return_exceptions = gather.return_exceptions;
    let is_over = future(vm, outer).state != FutureState::Pending;
    let state = future(vm, child);
    if state.state == FutureState::Cancelled {
        if !is_over && !return_exceptions {
            let error = cancelled_error(vm, child);
            return set_exception(vm, outer, error);
        }
    } else if (is_over || !return_exceptions) && !state.exception.is_none() {
        let error = state.exception.as_obj();
        future_mut(vm, child).retrieved = true;
        if let (Some(error), false) = (error, is_over) {
            return set_exception(vm, outer, error);
        }
    }
    if is_over || !are_all_done {
        return Ok(());
    }
    let results = results(vm, outer);
    let gather = gather_mut(vm, outer);
    if gather.is_cancel_requested {
        // CPython asks the last child for its error, whether that was cancelled or not.
        let last = gather.children.last().copied().unwrap_or(child);
        let error = cancelled_error(vm, last);
        return set_exception(vm, outer, error);
    }
    let results = vm.heap().new_list(results);
    set_result(vm, outer, results)
}

/// What the children came to, exceptions included.
fn results(vm: &mut Vm<'_, '_>, outer: ObjId) -> Vec<Value> {
    let children = std::mem::take(&mut gather_mut(vm, outer).children);
    let result_of = |&child: &ObjId| {
        let state = future(vm, child);
        match (state.state, state.exception) {
            (FutureState::Cancelled, _) => {
                let message = match state.cancel_message {
                    Value::None | Value::Undef => vm.new_str(""),
                    message => message,
                };
                Value::Obj(vm.new_exception(Exc::CancelledError.class(), &[message]))
            }
            (_, error @ Value::Obj(_)) => {
                future_mut(vm, child).retrieved = true;
                error
            }
            _ => state.result,
        }
    };
    let results = children.iter().map(result_of).collect();
    gather_mut(vm, outer).children = children;
    results
}
