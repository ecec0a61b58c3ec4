//! Futures: state, result, callbacks, cancelling; and the methods of `Future` and `Task` that programs
//! call. Callbacks never run here: they go through the ready queue of the future's loop.

use std::rc::Rc;

use smallvec::SmallVec;

use super::args::{at, bind, native, object};
use super::asyncio_core::{
    call_soon, event_loop_mut, make_ready, start_task, task_part, task_part_mut,
};
use super::asyncio_loop::{coroutine_of, name_of_task};
use super::contexts::{self, out_of_context};
use crate::kernel::event::EventKind;
use crate::kernel::guest::TaskState;
use crate::python::heap::{Future, FutureState, GeneratorState, Object, Purpose, Ready, Shared};
use crate::python::names;
use crate::python::native::{Args, NativeDef, Outcome, Owner, Raised, Res};
use crate::python::thread::{Frame, FrameKind};
use crate::python::types::{Exc, Type};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

const FUTURE: Owner = Owner::Method(Type::Future);
const TASK: Owner = Owner::Method(Type::Task);

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    native(Owner::Constructor(Type::Future), "Future", construct),
    native(Owner::Constructor(Type::Task), "Task", construct_task),
    native(FUTURE, "__init__", init),
    native(TASK, "__init__", init_task),
    native(FUTURE, "done", done),
    native(FUTURE, "cancelled", cancelled),
    native(FUTURE, "result", result),
    native(FUTURE, "exception", exception),
    native(FUTURE, "set_result", set_result_method),
    native(FUTURE, "set_exception", set_exception_method),
    native(FUTURE, "cancel", cancel_method),
    native(FUTURE, "add_done_callback", add_done_callback_method),
    native(FUTURE, "remove_done_callback", remove_done_callback),
    native(FUTURE, "get_loop", get_loop),
    native(FUTURE, "__repr__", repr),
    native(FUTURE, "__await__", iterate),
    native(FUTURE, "__iter__", iterate),
    native(Owner::Getter(Type::Future), "_state", state_name),
    native(Owner::Getter(Type::Future), "_result", own_result),
    native(Owner::Getter(Type::Future), "_exception", own_exception),
    native(Owner::Getter(Type::Future), "_loop", get_loop),
    native(Owner::Getter(Type::Future), "_callbacks", callback_list),
    native(
        Owner::Getter(Type::Future),
        "_cancel_message",
        cancel_message,
    ),
    native(Owner::Getter(Type::Task), "_coro", get_coro),
    native(Owner::Getter(Type::Task), "_must_cancel", must_cancel),
    native(Owner::Getter(Type::Task), "_fut_waiter", waiter),
    native(TASK, "set_result", no_set_result),
    native(TASK, "set_exception", no_set_exception),
    native(TASK, "get_name", get_name),
    native(TASK, "set_name", set_name),
    native(TASK, "get_coro", get_coro),
    native(TASK, "cancelling", cancelling),
    native(TASK, "uncancel", uncancel),
];

/// The future.
///
/// # Panics
/// If the object is none.
pub fn future<'v>(vm: &'v Vm<'_, '_>, id: ObjId) -> &'v Future {
    match vm.process.heap.get(id) {
        Object::Future(future) => future,
        other => panic!("object {} is a future, not {other:?}", id.0),
    }
}

/// The future, to change.
///
/// # Panics
/// If the object is none.
pub fn future_mut<'v>(vm: &'v mut Vm<'_, '_>, id: ObjId) -> &'v mut Future {
    match vm.process.heap.get_mut(id) {
        Object::Future(future) => future,
        other => panic!("object {} is a future, not {other:?}", id.0),
    }
}

/// A new pending future of a loop.
pub fn new_future(vm: &mut Vm<'_, '_>, event_loop: ObjId, purpose: Purpose) -> ObjId {
    vm.heap().alloc(Object::Future(Shared::new(Future {
        event_loop,
        state: FutureState::Pending,
        result: Value::None,
        exception: Value::None,
        cancel_message: Value::None,
        callbacks: SmallVec::new(),
        retrieved: false,
        purpose,
        task: None,
        attrs: None,
    })))
}

/// Finishes a future with a result.
///
/// # Errors
/// `InvalidStateError` if it is done.
pub fn set_result(vm: &mut Vm<'_, '_>, id: ObjId, value: Value) -> Res<()> {
    check_pending(vm, id)?;
    let state = future_mut(vm, id);
    state.state = FutureState::Finished;
    state.result = value;
    schedule_callbacks(vm, id)
}

/// Finishes a future with an exception.
///
/// # Errors
/// `InvalidStateError` if it is done; `TypeError` for `StopIteration`.
pub fn set_exception(vm: &mut Vm<'_, '_>, id: ObjId, exception: ObjId) -> Res<()> {
    check_pending(vm, id)?;
    if vm.class_of(Value::Obj(exception)) == Exc::StopIteration.class() {
        return vm.type_error(
            "StopIteration interacts badly with generators and cannot be raised into a Future",
        );
    }
    let state = future_mut(vm, id);
    state.state = FutureState::Finished;
    state.exception = Value::Obj(exception);
    let has_waiters = !state.callbacks.is_empty();
    vm.process.unretrieved.push(id, has_waiters);
    schedule_callbacks(vm, id)
}

/// Finishes a future as cancelled, whatever it waits for.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn finish_cancelled(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<()> {
    give_up_timer(vm, id);
    future_mut(vm, id).state = FutureState::Cancelled;
    schedule_callbacks(vm, id)
}

fn check_pending(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<()> {
    if future(vm, id).state == FutureState::Pending {
        return Ok(());
    }
    vm.raise(Exc::InvalidStateError, "invalid state")
}

/// Nobody waits for a future any more: if a timer was to finish it, that is cancelled.
pub fn give_up_timer(vm: &mut Vm<'_, '_>, id: ObjId) {
    let state = future(vm, id);
    let (
        FutureState::Pending,
        Purpose::Timer {
            is_scheduled: true, ..
        },
    ) = (state.state, &state.purpose)
    else {
        return;
    };
    let event_loop_id = state.event_loop;
    future_mut(vm, id).state = FutureState::Cancelled;
    event_loop_mut(vm, event_loop_id).n_cancelled_timers += 1;
}

fn schedule_callbacks(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<()> {
    let callbacks = std::mem::take(&mut future_mut(vm, id).callbacks);
    for callback in callbacks {
        schedule_callback(vm, id, callback)?;
    }
    Ok(())
}

fn schedule_callback(vm: &mut Vm<'_, '_>, id: ObjId, callback: Value) -> Res<()> {
    let event_loop = future(vm, id).event_loop;
    if let Value::Obj(other) = callback
        && let Object::Future(f) = vm.process.heap.get(other)
    {
        if let Some(part) = &f.task {
            let woken = part.id;
            make_ready(vm, event_loop, Ready::Step(other))?;
            vm.slice.ops.task_changed(woken, TaskState::Ready);
            let at = vm.position();
            vm.slice.emit(at, EventKind::TaskWoken { woken });
            return Ok(());
        }
        if let Purpose::Gather(_) = f.purpose {
            let (outer, child) = (other, id);
            return make_ready(vm, event_loop, Ready::Gathered { outer, child });
        }
    }
    let (callback, context) = out_of_context(vm, callback);
    call_soon(vm, event_loop, callback, [Value::Obj(id)], context).map(|_| ())
}

/// Adds a callback (or, for a task, its wake-up); of a future that is done, it is ready at once.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn add_done_callback(vm: &mut Vm<'_, '_>, id: ObjId, callback: Value) -> Res<()> {
    if future(vm, id).state != FutureState::Pending {
        return schedule_callback(vm, id, callback);
    }
    future_mut(vm, id).callbacks.push(callback);
    Ok(())
}

/// The exception of a cancelled future: the one its task ended with, else a new one.
pub fn cancelled_error(vm: &mut Vm<'_, '_>, id: ObjId) -> ObjId {
    let state = future_mut(vm, id);
    // One that is done otherwise keeps its exception: `gather` was cancelled, and its last child failed.
    if state.state == FutureState::Cancelled
        && let Value::Obj(exception) = std::mem::replace(&mut state.exception, Value::None)
    {
        return exception;
    }
    match future(vm, id).cancel_message {
        Value::None | Value::Undef => vm.new_exception(Exc::CancelledError.class(), &[]),
        message => vm.new_exception(Exc::CancelledError.class(), &[message]),
    }
}

/// The result of a future that is done.
///
/// # Errors
/// Its exception; `InvalidStateError` if it is not done.
pub fn result_of(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<Value> {
    let state = future_mut(vm, id);
    match state.state {
        FutureState::Cancelled => {
            let error = cancelled_error(vm, id);
            Err(Raised(error))
        }
        FutureState::Pending => vm.raise(Exc::InvalidStateError, "Result is not set."),
        FutureState::Finished => {
            state.retrieved = true;
            match state.exception {
                Value::Obj(exception) => Err(Raised(exception)),
                _ => Ok(state.result),
            }
        }
    }
}

/// `cancel()`: of a plain future at once; of a task through what it waits for.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn cancel(vm: &mut Vm<'_, '_>, id: ObjId, message: Value) -> Res<bool> {
    cancel_at(vm, id, message, 0)
}

/// What is gathered may be what gathers it: then this would go on for ever.
const MAX_GATHERED_DEPTH: usize = 250;

fn cancel_at(vm: &mut Vm<'_, '_>, id: ObjId, message: Value, depth: usize) -> Res<bool> {
    if depth > MAX_GATHERED_DEPTH {
        return vm.raise(Exc::RecursionError, "maximum recursion depth exceeded");
    }
    // A task that waits for a task that waits… : follow the chain without recursion.
    let mut id = id;
    loop {
        future_mut(vm, id).retrieved = true;
        if future(vm, id).state != FutureState::Pending {
            return Ok(false);
        }
        if future(vm, id).task.is_none() {
            return match gathered_children(vm, id) {
                Some(children) => cancel_gathered(vm, id, &children, message, depth),
                None => {
                    future_mut(vm, id).cancel_message = message;
                    finish_cancelled(vm, id)?;
                    Ok(true)
                }
            };
        }
        let part = task_part_mut(vm, id);
        part.n_cancelling += 1;
        let (target, waiter) = (part.id, part.waiter);
        let position = vm.position();
        vm.slice
            .emit(position, EventKind::TaskCancelRequested { target });
        if let Value::Obj(next) = waiter {
            let state = future(vm, next);
            if state.task.is_none() {
                if cancel_at(vm, next, message, depth + 1)? {
                    return Ok(true);
                }
            } else if state.state == FutureState::Pending {
                id = next;
                continue;
            }
        }
        task_part_mut(vm, id).must_cancel = true;
        future_mut(vm, id).cancel_message = message;
        return Ok(true);
    }
}

fn gathered_children(vm: &Vm<'_, '_>, id: ObjId) -> Option<Vec<ObjId>> {
    match &future(vm, id).purpose {
        Purpose::Gather(gather) => Some(gather.children.clone()),
        _ => None,
    }
}

fn cancel_gathered(
    vm: &mut Vm<'_, '_>,
    id: ObjId,
    children: &[ObjId],
    message: Value,
    depth: usize,
) -> Res<bool> {
    let mut is_any = false;
    for &child in children {
        is_any |= cancel_at(vm, child, message, depth + 1)?;
    }
    if is_any && let Purpose::Gather(gather) = &mut future_mut(vm, id).purpose {
        gather.is_cancel_requested = true;
    }
    Ok(is_any)
}

// ---------------------------------------------------------------- methods

fn construct(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    if !args.positionals().is_empty() {
        return vm.type_error("Future() takes no positional arguments");
    }
    let [event_loop] = bind(vm, &args, "Future", ["loop"], 0)?;
    let event_loop = match event_loop {
        Some(Value::Obj(id)) => id,
        _ => super::asyncio_loop::get_event_loop_id(vm)?,
    };
    Ok(Value::Obj(new_future(vm, event_loop, Purpose::Plain)).into())
}

/// A future of a class of the program's own, before its `__init__`.
///
/// # Errors
/// `RuntimeError` if there is no event loop that it could belong to.
pub fn new_of_class(vm: &mut Vm<'_, '_>, class: ObjId) -> Res<ObjId> {
    let event_loop = super::asyncio_loop::get_event_loop_id(vm)?;
    let id = new_future(vm, event_loop, Purpose::Plain);
    let attrs = future_mut(vm, id).attrs_mut();
    attrs.set(names::CLASS, Value::Obj(class));
    Ok(id)
}

/// `Future.__init__`, which a class of the program's own calls.
fn init(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let [_, event_loop] = bind(vm, &args, "Future", ["self", "loop"], 1)?;
    if let Some(Value::Obj(event_loop)) = event_loop {
        future_mut(vm, id).event_loop = event_loop;
    }
    Ok(Value::None.into())
}

fn construct_task(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    bind(vm, &args, "Task", ["coro", "loop", "name", "context"], 1)?;
    let event_loop = super::asyncio_loop::get_event_loop_id(vm)?;
    let id = new_future(vm, event_loop, Purpose::Plain);
    let mut with_task = args;
    with_task.insert_first(Value::Obj(id));
    init_task(vm, with_task)?;
    Ok(Value::Obj(id).into())
}

/// `Task.__init__`: makes a task of a future, and has its first step run.
fn init_task(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let names = ["self", "coro", "loop", "name", "context"];
    let [_, coroutine, event_loop, name, context] = bind(vm, &args, "Task", names, 2)?;
    let coroutine = coroutine_of(vm, coroutine)?;
    if let Some(Value::Obj(event_loop)) = event_loop {
        future_mut(vm, id).event_loop = event_loop;
    }
    let name = name_of_task(vm, name)?;
    let context = contexts::given_or_copied(vm, context);
    start_task(vm, id, coroutine, name, context)?;
    Ok(Value::None.into())
}

fn receiver(vm: &mut Vm<'_, '_>, args: &Args) -> Res<ObjId> {
    let id = object(vm, at(args, 0))?;
    match vm.process.heap.get(id) {
        Object::Future(_) => Ok(id),
        _ => vm.type_error("this method needs a Future object"),
    }
}

/// The receiver of a method that takes nothing else.
fn receiver_alone(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<ObjId> {
    let id = receiver(vm, args)?;
    let class = class_name(vm, id);
    if args.n_keywords() > 0 {
        let text = format!("{class}.{name}() takes no keyword arguments");
        return vm.type_error(text);
    }
    match args.values.len() - 1 {
        0 => Ok(id),
        n => {
            let text = format!("{class}.{name}() takes no arguments ({n} given)");
            vm.type_error(text)
        }
    }
}

/// The receiver of a method that takes one argument.
fn receiver_with(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<ObjId> {
    let id = receiver(vm, args)?;
    match args.values.len() - 1 {
        1 => Ok(id),
        n => {
            let class = class_name(vm, id);
            let text = format!("{class}.{name}() takes exactly one argument ({n} given)");
            vm.type_error(text)
        }
    }
}

fn done(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_alone(vm, &args, "done")?;
    Ok(Value::bool(future(vm, id).state != FutureState::Pending).into())
}

fn cancelled(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_alone(vm, &args, "cancelled")?;
    Ok(Value::bool(future(vm, id).state == FutureState::Cancelled).into())
}

fn result(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_alone(vm, &args, "result")?;
    result_of(vm, id).map(Outcome::Value)
}

fn exception(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_alone(vm, &args, "exception")?;
    match future(vm, id).state {
        FutureState::Cancelled => {
            let error = cancelled_error(vm, id);
            Err(Raised(error))
        }
        FutureState::Pending => vm.raise(Exc::InvalidStateError, "Exception is not set."),
        FutureState::Finished => {
            let state = future_mut(vm, id);
            state.retrieved = true;
            Ok(state.exception.into())
        }
    }
}

fn set_result_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_with(vm, &args, "set_result")?;
    set_result(vm, id, at(&args, 1))?;
    Ok(Value::None.into())
}

fn set_exception_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_with(vm, &args, "set_exception")?;
    let error = match at(&args, 1) {
        Value::Obj(error) => match vm.process.heap.get(error) {
            Object::Class(_) => vm.new_exception(error, &[]),
            Object::Exception(_) => error,
            _ => return vm.type_error("invalid exception object"),
        },
        _ => return vm.type_error("invalid exception object"),
    };
    set_exception(vm, id, error)?;
    Ok(Value::None.into())
}

fn no_set_result(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    vm.raise(
        Exc::RuntimeError,
        "Task does not support set_result operation",
    )
}

fn no_set_exception(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    vm.raise(
        Exc::RuntimeError,
        "Task does not support set_exception operation",
    )
}

fn cancel_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let [_, message] = bind(vm, &args, "cancel", ["self", "msg"], 1)?;
    let is_cancelled = cancel(vm, id, message.unwrap_or(Value::None))?;
    Ok(Value::bool(is_cancelled).into())
}

fn add_done_callback_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let names = ["self", "fn", "context"];
    let [_, callback, context] = bind(vm, &args, "add_done_callback", names, 2)?;
    let context = contexts::given_or_copied(vm, context);
    let callback = contexts::in_context(vm, callback.unwrap_or(Value::None), context);
    add_done_callback(vm, id, callback)?;
    Ok(Value::None.into())
}

fn remove_done_callback(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let callback = at(&args, 1);
    let callbacks = future(vm, id).callbacks.clone();
    let kept: SmallVec<[Value; 1]> = callbacks
        .iter()
        .copied()
        .filter(|&c| !is_same_callable(vm, out_of_context(vm, c).0, callback))
        .collect();
    let n_removed = callbacks.len() - kept.len();
    future_mut(vm, id).callbacks = kept;
    Ok(Value::Int(n_removed as i64).into())
}

/// Bound methods are equal when they bind the same function to the same object.
fn is_same_callable(vm: &Vm<'_, '_>, a: Value, b: Value) -> bool {
    if a.is_same(b) {
        return true;
    }
    let parts = |v: Value| match v.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::BoundMethod(parts)) => Some(**parts),
        _ => None,
    };
    match (parts(a), parts(b)) {
        (Some((f, x)), Some((g, y))) => f.is_same(g) && x.is_same(y),
        _ => false,
    }
}

fn get_loop(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_alone(vm, &args, "get_loop")?;
    Ok(Value::Obj(future(vm, id).event_loop).into())
}

/// An iterator that gives the future until it is done.
fn iterate(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    Ok(Outcome::Prelude {
        name: "_iterate_awaitable",
        args: [Value::Obj(id)].into_iter().collect(),
    })
}

fn state_name(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let name = match future(vm, id).state {
        FutureState::Pending => "PENDING",
        FutureState::Cancelled => "CANCELLED",
        FutureState::Finished => "FINISHED",
    };
    Ok(vm.new_str(name).into())
}

fn own_result(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let state = future(vm, id);
    Ok(match state.state {
        // A timer has its result before it is done.
        FutureState::Finished => state.result.into(),
        _ => Value::None.into(),
    })
}

fn own_exception(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let state = future(vm, id);
    Ok(match state.state {
        FutureState::Finished => state.exception.into(),
        _ => Value::None.into(),
    })
}

/// `(callback, context)` of each.
fn callback_list(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let callbacks = future(vm, id).callbacks.clone();
    let mut pairs = Vec::new();
    for callback in callbacks {
        let (callback, context) = out_of_context(vm, callback);
        pairs.push(vm.heap().new_tuple([callback, context]));
    }
    Ok(match pairs.is_empty() {
        true => Value::None.into(),
        false => vm.heap().new_list(pairs).into(),
    })
}

fn cancel_message(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    Ok(future(vm, id).cancel_message.into())
}

fn must_cancel(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    Ok(Value::bool(task_part(vm, id).must_cancel).into())
}

fn waiter(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    Ok(task_part(vm, id).waiter.into())
}

fn get_name(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_alone(vm, &args, "get_name")?;
    let name = Rc::clone(&task_part(vm, id).name);
    Ok(vm.new_str(name).into())
}

fn set_name(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_with(vm, &args, "set_name")?;
    let name = crate::python::text::str_of(vm, at(&args, 1))?.unwrap_or_default();
    task_part_mut(vm, id).name = name.into();
    Ok(Value::None.into())
}

fn get_coro(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_alone(vm, &args, "get_coro")?;
    Ok(task_part(vm, id).coroutine.into())
}

fn cancelling(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_alone(vm, &args, "cancelling")?;
    Ok(Value::Int(i64::from(task_part(vm, id).n_cancelling)).into())
}

fn uncancel(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver_alone(vm, &args, "uncancel")?;
    let part = task_part_mut(vm, id);
    part.n_cancelling = part.n_cancelling.saturating_sub(1);
    Ok(Value::Int(i64::from(part.n_cancelling)).into())
}

fn repr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let text = repr_of(vm, id)?;
    Ok(vm.new_str(text).into())
}

/// The text of a future.
///
/// # Errors
/// `RecursionError` when its result is nested too deep.
pub fn repr_of(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<String> {
    let text = crate::python::text::repr(vm, Value::Obj(id))?;
    Ok(text.unwrap_or_else(|| String::from("<Future>")))
}

/// The head of a future's text, without its `>`; and its result or exception, if it has one.
#[must_use]
pub fn describe(vm: &Vm<'_, '_>, id: ObjId) -> (String, Option<(&'static str, Value)>) {
    let state = future(vm, id);
    let word = match state.state {
        FutureState::Pending => "pending",
        FutureState::Cancelled => "cancelled",
        FutureState::Finished => "finished",
    };
    let head = match &state.task {
        None => format!("<{} {word}", class_name(vm, id)),
        Some(part) => {
            let is_cancelling = part.n_cancelling > 0 && state.state == FutureState::Pending;
            let word = if is_cancelling { "cancelling" } else { word };
            let coroutine = part.coroutine.as_obj().map(|c| describe_coroutine(vm, c));
            let class = vm.process.heap.class(vm.class_of(Value::Obj(id)));
            let mut head = format!("<{} {word} name=", class.name);
            crate::python::text::write_str_repr(&mut head, &part.name);
            head.push_str(&format!(" coro={}", coroutine.unwrap_or_default()));
            if let Value::Obj(waiter) = part.waiter {
                head.push_str(" wait_for=");
                head.push_str(&describe_waiter(vm, waiter));
            }
            head
        }
    };
    let outcome = match (state.state, state.exception) {
        (FutureState::Finished, Value::Obj(_)) => Some(("exception", state.exception)),
        (FutureState::Finished, _) => Some(("result", state.result)),
        _ => None,
    };
    (head, outcome)
}

fn class_name<'v>(vm: &'v Vm<'_, '_>, id: ObjId) -> &'v str {
    &vm.process.heap.class(vm.class_of(Value::Obj(id))).name
}

/// What a task waits for: never followed further, for it may wait for something in turn.
fn describe_waiter(vm: &Vm<'_, '_>, waiter: ObjId) -> String {
    let state = future(vm, waiter);
    let word = match state.state {
        FutureState::Pending => "pending",
        FutureState::Cancelled => "cancelled",
        FutureState::Finished => "finished",
    };
    let callbacks = describe_callbacks(vm, waiter);
    match &state.task {
        Some(part) => format!("<Task {word} name='{}'{callbacks}>", part.name),
        None => format!("<{} {word}{callbacks}>", class_name(vm, waiter)),
    }
}

/// What CPython shows for the callback by which `gather` learns that a child is done.
const GATHER_CALLBACK: &str =
    "gather.<locals>._done_callback() at /usr/lib/python3.11/asyncio/tasks.py:764";

/// ` cb=[…]`, if a future has done-callbacks: the first and the last.
#[must_use]
pub fn describe_callbacks(vm: &Vm<'_, '_>, id: ObjId) -> String {
    let describe = |callback: &Value| {
        let (callback, _) = out_of_context(vm, *callback);
        match callback.as_obj().map(|id| vm.process.heap.get(id)) {
            Some(Object::Future(f)) if f.task.is_some() => "Task.task_wakeup()".to_owned(),
            Some(Object::Future(_)) => GATHER_CALLBACK.to_owned(),
            _ => match super::asyncio_loop::callback_name(vm, callback) {
                Some((name, place)) => format!("{name}(){place}"),
                None => "<function>()".to_owned(),
            },
        }
    };
    match &future(vm, id).callbacks[..] {
        [] => String::new(),
        [only] => format!(" cb=[{}]", describe(only)),
        [first, last] => format!(" cb=[{}, {}]", describe(first), describe(last)),
        [first, between @ .., last] => format!(
            " cb=[{}, <{} more>, {}]",
            describe(first),
            between.len(),
            describe(last)
        ),
    }
}

fn describe_coroutine(vm: &Vm<'_, '_>, id: ObjId) -> String {
    let Object::Generator(g) = vm.process.heap.get(id) else {
        return String::from("<coroutine>");
    };
    let code = vm.python.code(g.code);
    let file = &vm.python.program.modules[code.module.0 as usize].file;
    let name = g.name.as_ref().unwrap_or(&code.qualname);
    match g.state {
        GeneratorState::Closed => {
            format!("<{name}() done, defined at {file}:{}>", code.first_line)
        }
        state => {
            let is_it = |frame: &&Frame| matches!(frame.kind, FrameKind::Generator(it) if it == id);
            let at = (g.pc as usize).saturating_sub(1);
            let line = match vm.thread.frames.iter().rfind(is_it) {
                Some(frame) if state == GeneratorState::Running => vm.python.line_of(frame, false),
                _ if g.pc == 0 => code.first_line,
                _ => code.lines.get(at).copied().unwrap_or(code.first_line),
            };
            format!("<{name}() running at {file}:{line}>")
        }
    }
}
