//! What programs and the library's Python code call on event loops and handles, and the functions of
//! the module `_asyncio`.

use std::collections::VecDeque;
use std::rc::Rc;

use smallvec::SmallVec;

use super::args::{at, bind, native, number, object, seconds_to_ns, text};
use super::asyncio_core::{
    call_at, call_soon, cancel_handle, check_open, create_task, event_loop, event_loop_mut,
    new_handle, new_timer, unfinished_tasks,
};
use super::asyncio_future::new_future;
use super::contexts;
use crate::kernel::event::EventKind;
use crate::python::builtins::functions::is_callable;
use crate::python::code::{CodeKind, Sym};
use crate::python::heap::{
    Attrs, EventLoop, GeneratorKind, GeneratorState, Handle, LoopPhase, Object, Purpose, Shared,
    decimal,
};
use crate::python::names;
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::types::{Exc, Type};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

const LOOP: Owner = Owner::Method(Type::EventLoop);
const HANDLE: Owner = Owner::Method(Type::Handle);
const TIMER: Owner = Owner::Method(Type::TimerHandle);
const MODULE: Owner = Owner::Module("_asyncio");

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    native(
        Owner::Constructor(Type::EventLoop),
        "_UnixSelectorEventLoop",
        new_event_loop,
    ),
    native(LOOP, "run_forever", run_forever),
    native(LOOP, "stop", stop),
    native(LOOP, "is_running", is_running),
    native(LOOP, "is_closed", is_closed),
    native(LOOP, "close", close),
    native(LOOP, "time", time),
    native(LOOP, "call_soon", call_soon_method),
    native(LOOP, "call_soon_threadsafe", call_soon_threadsafe),
    native(LOOP, "call_later", call_later),
    native(LOOP, "call_at", call_at_method),
    native(LOOP, "create_future", create_future),
    native(LOOP, "create_task", create_task_method),
    native(LOOP, "__repr__", show),
    native(HANDLE, "cancel", handle_cancel),
    native(HANDLE, "cancelled", handle_cancelled),
    native(HANDLE, "__repr__", show),
    native(Owner::Getter(Type::Handle), "_cancelled", handle_cancelled),
    native(Owner::Getter(Type::Handle), "_callback", handle_callback),
    native(Owner::Getter(Type::Handle), "_args", handle_args),
    native(TIMER, "when", handle_when),
    native(TIMER, "__lt__", timer_lt),
    native(TIMER, "__le__", timer_le),
    native(TIMER, "__gt__", timer_gt),
    native(TIMER, "__ge__", timer_ge),
    native(Owner::Getter(Type::TimerHandle), "_when", handle_when),
    native(MODULE, "classes", classes),
    native(MODULE, "iscoroutine", iscoroutine),
    native(MODULE, "iscoroutinefunction", iscoroutinefunction),
    native(MODULE, "isawaitable", isawaitable),
    native(MODULE, "get_running_loop", get_running_loop),
    native(MODULE, "running_loop_or_none", running_loop_or_none),
    native(MODULE, "set_event_loop", set_event_loop),
    native(MODULE, "get_event_loop", get_event_loop),
    native(MODULE, "new_event_loop", new_event_loop),
    native(MODULE, "current_task", current_task),
    native(MODULE, "all_tasks", all_tasks),
    native(MODULE, "task_list", task_list),
    native(MODULE, "loop_of_thread", loop_of_thread),
    native(MODULE, "future", make_future),
    native(MODULE, "timer", timer),
    native(MODULE, "add_methods", add_methods),
    native(MODULE, "take_async_generators", take_async_generators),
    native(MODULE, "is_quiet", is_quiet),
    native(MODULE, "at_select", at_select),
    native(MODULE, "is_unstarted", is_unstarted),
    native(MODULE, "skip_task_name", skip_task_name),
    native(MODULE, "callback_of", callback_of),
    native(MODULE, "external", external),
];

fn receiver(vm: &mut Vm<'_, '_>, args: &Args) -> Res<ObjId> {
    let id = object(vm, at(args, 0))?;
    match vm.process.heap.get(id) {
        Object::EventLoop(_) => Ok(id),
        _ => vm.type_error("this method needs an event loop"),
    }
}

// ---------------------------------------------------------------- running

fn run_forever(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    check_open(vm, id)?;
    if event_loop(vm, id).running {
        return vm.raise(Exc::RuntimeError, "This event loop is already running");
    }
    if matches!(vm.thread.running_loop, Value::Obj(_)) {
        return vm.raise(
            Exc::RuntimeError,
            "Cannot run the event loop while another loop is running",
        );
    }
    vm.thread.running_loop = Value::Obj(id);
    let context = vm.thread.context;
    let state = event_loop_mut(vm, id);
    state.running = true;
    state.outer_context = context;
    state.phase = LoopPhase::Begin;
    let kind = EventKind::LoopStarted {
        event_loop: state.id,
    };
    let position = vm.position();
    vm.slice.emit(position, kind);
    Ok(Outcome::RunLoop(id))
}

fn stop(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    event_loop_mut(vm, id).stopping = true;
    Ok(Value::None.into())
}

fn is_running(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    Ok(Value::bool(event_loop(vm, id).running).into())
}

fn is_closed(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    Ok(Value::bool(event_loop(vm, id).closed).into())
}

fn close(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    if event_loop(vm, id).running {
        return vm.raise(Exc::RuntimeError, "Cannot close a running event loop");
    }
    let state = event_loop_mut(vm, id);
    if state.closed {
        return Ok(Value::None.into());
    }
    state.closed = true;
    state.arrived = Vec::new();
    state.ready = VecDeque::new();
    state.timers = Vec::new();
    let number = state.id;
    vm.slice.ops.loop_ended(number);
    if unfinished_tasks(vm, id).is_empty() {
        vm.process.event_loops.retain(|&other| other != id);
    }
    // Errors that nobody looked at are reported now: there is no later.
    let name = vm.intern("_closed");
    match super::module_attr(vm, "asyncio", name) {
        Some(callee) => Ok(Outcome::Call {
            callee,
            args: Args::positional(&[Value::Obj(id)]),
        }),
        None => Ok(Value::None.into()),
    }
}

fn time(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    receiver(vm, &args)?;
    Ok(Value::float(vm.slice.began_ns as f64 / 1e9).into())
}

fn show(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let text = crate::python::text::repr(vm, at(&args, 0))?;
    Ok(vm.new_str(text.unwrap_or_default()).into())
}

/// The text of an event loop.
#[must_use]
pub fn describe_loop(state: &EventLoop, is_debugging: bool) -> String {
    let py = |b: bool| if b { "True" } else { "False" };
    format!(
        "<_UnixSelectorEventLoop running={} closed={} debug={}>",
        py(state.running),
        py(state.closed),
        py(is_debugging)
    )
}

// ---------------------------------------------------------------- scheduling

/// The callback, its arguments, `skip` values in, and its context; that is the only keyword.
fn callback_of_args(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    skip: usize,
    function: &str,
) -> Res<(Value, Rc<[Value]>, Value)> {
    let keywords: Vec<(Sym, Value)> = args.keywords().collect();
    let mut context = None;
    for (name, value) in keywords {
        let name = vm.name(name);
        if &*name != "context" {
            return vm.type_error(format!(
                "BaseEventLoop.{function}() got an unexpected keyword argument '{name}'"
            ));
        }
        context = Some(value);
    }
    let context = contexts::given_or_copied(vm, context);
    let given = args.positionals();
    let Some(&callback) = given.get(skip) else {
        return vm.type_error(missing_words(function, given.len()));
    };
    if is_debugging(vm, at(args, 0)) {
        if is_coroutine(vm, callback) || is_coroutine_function(vm, callback) {
            return vm.type_error(format!("coroutines cannot be used with {function}()"));
        }
        if !is_callable(vm, callback) {
            let shown = crate::python::text::repr(vm, callback)?.unwrap_or_default();
            return vm.type_error(format!(
                "a callable object was expected by {function}(), got {shown}"
            ));
        }
    }
    Ok((callback, Rc::from(&given[skip + 1..]), context))
}

/// What CPython says of a call without its callback.
fn missing_words(function: &str, n_given: usize) -> String {
    let time = match function {
        "call_later" => Some("'delay'"),
        "call_at" => Some("'when'"),
        _ => None,
    };
    let missing = match (time, n_given) {
        (Some(time), 1) => format!("s: {time} and 'callback'"),
        _ => String::from(": 'callback'"),
    };
    let n_missing = if missing.starts_with('s') { 2 } else { 1 };
    let class = match function {
        "call_at" | "call_later" | "call_soon" | "call_soon_threadsafe" => "BaseEventLoop.",
        _ => "",
    };
    format!("{class}{function}() missing {n_missing} required positional argument{missing}")
}

fn is_debugging(vm: &mut Vm<'_, '_>, event_loop: Value) -> bool {
    let name = vm.intern("_debug");
    match event_loop.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::EventLoop(state)) => matches!(state.attrs.get(name), Some(Value::True)),
        _ => false,
    }
}

/// In debug mode a loop that runs in another thread refuses what is only for its own.
fn check_thread(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<()> {
    let is_elsewhere =
        event_loop(vm, id).running && !vm.thread.running_loop.is_same(Value::Obj(id));
    if is_elsewhere && is_debugging(vm, Value::Obj(id)) {
        return vm.raise(
            Exc::RuntimeError,
            "Non-thread-safe operation invoked on an event loop other than the current one",
        );
    }
    Ok(())
}

/// The time of `call_later` and `call_at`.
fn check_time(vm: &mut Vm<'_, '_>, args: &Args, words: &str) -> Res<()> {
    match args.positionals().get(1) {
        Some(Value::None) => vm.type_error(words),
        _ => Ok(()),
    }
}

fn call_soon_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let (callback, arguments, context) = callback_of_args(vm, &args, 1, "call_soon")?;
    check_open(vm, id)?;
    check_thread(vm, id)?;
    let handle = call_soon(vm, id, callback, arguments, context)?;
    Ok(Value::Obj(handle).into())
}

fn call_soon_threadsafe(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let (callback, arguments, context) = callback_of_args(vm, &args, 1, "call_soon_threadsafe")?;
    let handle = call_soon(vm, id, callback, arguments, context)?;
    let number = event_loop(vm, id).id;
    vm.slice.wake_loop(number);
    Ok(Value::Obj(handle).into())
}

fn call_later(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    check_time(vm, &args, "delay must not be None")?;
    let (callback, arguments, context) = callback_of_args(vm, &args, 2, "call_later")?;
    check_open(vm, id)?;
    check_thread(vm, id)?;
    // What should have been called earlier goes before what is due now.
    let delay = number(vm, at(&args, 1))?;
    let delay_ns = seconds_to_ns(vm, Value::float(delay.abs()))?;
    let due_ns = match delay < 0.0 {
        true => vm.slice.began_ns.saturating_sub(delay_ns),
        false => vm.slice.began_ns + delay_ns,
    };
    let handle = call_at(vm, id, (due_ns, false), callback, arguments, context)?;
    Ok(Value::Obj(handle).into())
}

fn call_at_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    check_time(vm, &args, "when cannot be None")?;
    let (callback, arguments, context) = callback_of_args(vm, &args, 2, "call_at")?;
    check_open(vm, id)?;
    check_thread(vm, id)?;
    let due_ns = seconds_to_ns(vm, at(&args, 1))?;
    let handle = call_at(vm, id, (due_ns, true), callback, arguments, context)?;
    Ok(Value::Obj(handle).into())
}

fn create_future(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    Ok(Value::Obj(new_future(vm, id, Purpose::Plain)).into())
}

fn create_task_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let names = ["self", "coro", "name", "context"];
    let [_, coroutine, name, context] = bind(vm, &args, "create_task", names, 2)?;
    let id = receiver(vm, &args)?;
    check_open(vm, id)?;
    let factory = vm.intern("_task_factory");
    if let Some(factory @ Value::Obj(_)) = event_loop(vm, id).attrs.get(factory) {
        return by_factory(vm, id, factory, [coroutine, name, context]);
    }
    let coroutine = coroutine_of(vm, coroutine)?;
    let name = name_of_task(vm, name)?;
    let context = contexts::given_or_copied(vm, context);
    let task = create_task(vm, id, coroutine, name, context)?;
    Ok(Value::Obj(task).into())
}

/// `set_task_factory` was called: the factory makes the task.
fn by_factory(
    vm: &mut Vm<'_, '_>,
    event_loop: ObjId,
    factory: Value,
    rest: [Option<Value>; 3],
) -> Res<Outcome> {
    let name = vm.intern("_task_by_factory");
    let callee = super::module_attr(vm, "asyncio", name).expect("asyncio.py makes loops' methods");
    let rest = rest.map(|value| value.unwrap_or(Value::None));
    let args = [Value::Obj(event_loop), factory, rest[0], rest[1], rest[2]];
    Ok(Outcome::Call {
        callee,
        args: Args::positional(&args),
    })
}

/// The coroutine that a task is to be made of.
///
/// # Errors
/// `TypeError` if it is none.
pub fn coroutine_of(vm: &mut Vm<'_, '_>, given: Option<Value>) -> Res<ObjId> {
    let given = given.unwrap_or(Value::None);
    if is_coroutine(vm, given) {
        return object(vm, given);
    }
    let shown = crate::python::text::repr(vm, given)?;
    let shown = shown.unwrap_or_else(|| format!("a {}", vm.type_name(given)));
    vm.type_error(format!("a coroutine was expected, got {shown}"))
}

/// The name that a task was given, or its number.
///
/// # Errors
/// What the name's `__str__` raises.
pub fn name_of_task(vm: &mut Vm<'_, '_>, given: Option<Value>) -> Res<Rc<str>> {
    Ok(match given {
        None | Some(Value::None) => next_task_name(vm),
        Some(name) => {
            let text = crate::python::text::str_of(vm, name)?;
            text.unwrap_or_default().into()
        }
    })
}

/// `Task-1`, `Task-2`… in each process.
pub fn next_task_name(vm: &mut Vm<'_, '_>) -> Rc<str> {
    vm.process.n_named_tasks += 1;
    let mut digits = [0; 20];
    let mut name: SmallVec<[u8; 32]> = SmallVec::from_slice(b"Task-");
    name.extend_from_slice(decimal(vm.process.n_named_tasks, false, &mut digits).as_bytes());
    std::str::from_utf8(&name).expect("it is ASCII").into()
}

fn skip_task_name(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    next_task_name(vm);
    Ok(Value::None.into())
}

/// Whether nothing is ready and no timer is due: an iteration would do nothing.
fn is_quiet(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let now_ns = vm.slice.began_ns;
    let state = event_loop(vm, id);
    let is_due = |&(due_ns, _, _): &(u64, u64, ObjId)| due_ns <= now_ns;
    let is_quiet = state.ready.is_empty() && !state.timers.first().is_some_and(is_due);
    Ok(Value::bool(is_quiet).into())
}

// ---------------------------------------------------------------- handles

fn handle_cancel(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    let running = vm.thread.running_loop.as_obj();
    cancel_handle(vm, id, running);
    Ok(Value::None.into())
}

fn handle_cancelled(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    let is_cancelled = matches!(vm.process.heap.get(id), Object::Handle(h) if h.cancelled);
    Ok(Value::bool(is_cancelled).into())
}

fn handle_when(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    match vm.process.heap.get(id) {
        Object::Handle(h) if h.due_ns.is_some() => {
            Ok(Value::float(h.due_ns.unwrap_or(0) as f64 / 1e9).into())
        }
        _ => vm.raise(
            Exc::AttributeError,
            "'Handle' object has no attribute 'when'",
        ),
    }
}

fn handle_callback(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    Ok(match vm.process.heap.get(id) {
        Object::Handle(h) => h.callback.into(),
        _ => Value::None.into(),
    })
}

fn handle_args(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    let arguments = match vm.process.heap.get(id) {
        Object::Handle(h) if !h.cancelled => Rc::clone(&h.args),
        _ => return Ok(Value::None.into()),
    };
    Ok(vm.heap().new_tuple(arguments).into())
}

fn due_of(vm: &Vm<'_, '_>, value: Value) -> Option<u64> {
    match vm.process.heap.get(value.as_obj()?) {
        Object::Handle(h) => h.due_ns,
        _ => None,
    }
}

fn compare_timers(vm: &mut Vm<'_, '_>, args: &Args, holds: fn(&u64, &u64) -> bool) -> Outcome {
    match (due_of(vm, at(args, 0)), due_of(vm, at(args, 1))) {
        (Some(a), Some(b)) => Value::bool(holds(&a, &b)).into(),
        _ => Value::NotImplemented.into(),
    }
}

fn timer_lt(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(compare_timers(vm, &args, u64::lt))
}

/// As CPython's: timers for one time are in no order, unless they are to do the same.
fn timer_le(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    if do_the_same(vm, at(&args, 0), at(&args, 1)) {
        return Ok(Value::True.into());
    }
    Ok(compare_timers(vm, &args, u64::lt))
}

fn timer_gt(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(compare_timers(vm, &args, u64::gt))
}

fn timer_ge(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    if do_the_same(vm, at(&args, 0), at(&args, 1)) {
        return Ok(Value::True.into());
    }
    Ok(compare_timers(vm, &args, u64::gt))
}

/// Whether two timers call the same, with the same, at the same time.
fn do_the_same(vm: &Vm<'_, '_>, a: Value, b: Value) -> bool {
    let handle = |value: Value| match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Handle(handle)) => Some(handle),
        _ => None,
    };
    let (Some(a), Some(b)) = (handle(a), handle(b)) else {
        return false;
    };
    a.due_ns == b.due_ns
        && a.cancelled == b.cancelled
        && a.callback.is_same(b.callback)
        && a.args.len() == b.args.len()
        && a.args.iter().zip(b.args.iter()).all(|(x, y)| x.is_same(*y))
}

/// The text of a handle.
#[must_use]
pub fn describe_handle(handle: &Handle) -> String {
    let kind = if handle.due_ns.is_some() {
        "TimerHandle"
    } else {
        "Handle"
    };
    let mut text = format!("<{kind}");
    if handle.cancelled {
        text.push_str(" cancelled");
    }
    if let Some(due_ns) = handle.due_ns {
        text.push_str(&format!(" when={}", due_ns as f64 / 1e9));
    }
    text
}

/// A callback's name, and where it is if that is in the program.
#[must_use]
pub fn callback_name(vm: &Vm<'_, '_>, callback: Value) -> Option<(String, String)> {
    if let Some((name, place)) = function_place(vm, callback) {
        return Some((String::from(&*name), format!(" at {place}")));
    }
    let native = |value: Value| match value {
        Value::Native(native) => Some(vm.python.natives[native.0 as usize].name),
        _ => None,
    };
    if let Some(name) = native(callback) {
        return Some((name.into(), String::new()));
    }
    let name = match vm.process.heap.get(callback.as_obj()?) {
        Object::BoundMethod(parts) => {
            let (class, name) = (
                &vm.process.heap.class(vm.class_of(parts.1)).name,
                native(parts.0)?,
            );
            format!("{class}.{name}")
        }
        Object::Class(class) => String::from(&*class.qualname),
        _ => return None,
    };
    Some((name, String::new()))
}

/// Name and place of a callback, as CPython shows it.
pub(super) fn function_place(vm: &Vm<'_, '_>, callback: Value) -> Option<(Rc<str>, String)> {
    let mut callback = callback;
    if let Object::BoundMethod(parts) = vm.process.heap.get(callback.as_obj()?) {
        callback = parts.0;
    }
    let Object::Function(f) = vm.process.heap.get(callback.as_obj()?) else {
        return None;
    };
    let code = vm.python.code(f.code);
    let file = &vm.python.program.modules[code.module.0 as usize].file;
    Some((vm.qualname_of(f), format!("{file}:{}", code.first_line)))
}

/// What a handle calls, in words: for the report of an error in it.
fn callback_of(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    let Object::Handle(h) = vm.process.heap.get(id) else {
        return vm.type_error("callback_of() takes a Handle");
    };
    let (callback, arguments) = (h.callback, Rc::clone(&h.args));
    let (name, place) = match callback_name(vm, callback) {
        Some(found) => found,
        None => {
            let shown = crate::python::text::repr(vm, callback)?;
            (shown.unwrap_or_default(), String::new())
        }
    };
    let mut shown = Vec::new();
    for &argument in arguments.iter() {
        let argument = crate::python::text::repr(vm, argument)?;
        shown.push(argument.unwrap_or_else(|| String::from("...")));
    }
    let text = format!("{name}({}){place}", shown.join(", "));
    Ok(vm.new_str(text).into())
}

// ---------------------------------------------------------------- the module

fn classes(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let classes = [
        Type::Future.class(),
        Type::Task.class(),
        Type::Handle.class(),
        Type::TimerHandle.class(),
        Type::AbstractEventLoop.class(),
        Type::BaseEventLoop.class(),
        Type::EventLoop.class(),
        Exc::CancelledError.class(),
        Exc::InvalidStateError.class(),
    ];
    let classes = classes.map(Value::Obj);
    Ok(vm.heap().new_tuple(classes).into())
}

/// Whether a value is a coroutine.
#[must_use]
pub fn is_coroutine(vm: &Vm<'_, '_>, value: Value) -> bool {
    matches!(value.as_obj().map(|id| vm.process.heap.get(id)),
        Some(Object::Generator(g)) if g.kind == GeneratorKind::Coroutine)
}

fn is_coroutine_function(vm: &Vm<'_, '_>, value: Value) -> bool {
    match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Function(f)) => vm.python.code(f.code).kind == CodeKind::Coroutine,
        Some(Object::BoundMethod(parts)) => is_coroutine_function(vm, parts.0),
        _ => false,
    }
}

fn iscoroutine(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(Value::bool(is_coroutine(vm, at(&args, 0))).into())
}

fn iscoroutinefunction(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(Value::bool(is_coroutine_function(vm, at(&args, 0))).into())
}

fn isawaitable(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = at(&args, 0);
    let is_awaitable = match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Generator(g)) => g.kind == GeneratorKind::Coroutine,
        Some(Object::Future(_) | Object::AsyncStep(_)) => true,
        Some(Object::Instance(i)) => vm.class_attr(i.class, names::AWAIT).is_some(),
        _ => false,
    };
    Ok(Value::bool(is_awaitable).into())
}

fn get_running_loop(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    running_loop(vm).map(|id| Value::Obj(id).into())
}

fn running_loop(vm: &mut Vm<'_, '_>) -> Res<ObjId> {
    match vm.thread.running_loop {
        Value::Obj(id) => Ok(id),
        _ => vm.raise(Exc::RuntimeError, "no running event loop"),
    }
}

fn running_loop_or_none(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(match vm.thread.running_loop {
        Value::Obj(id) => Value::Obj(id).into(),
        _ => Value::None.into(),
    })
}

/// Once it was set to `None`, no loop is made for the thread any more: `Ellipsis` remembers that.
fn set_event_loop(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    vm.thread.current_loop = match at(&args, 0) {
        Value::Obj(id) => Value::Obj(id),
        _ => Value::Ellipsis,
    };
    Ok(Value::None.into())
}

fn get_event_loop(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    get_event_loop_id(vm).map(|id| Value::Obj(id).into())
}

/// The running loop, else the thread's; a main thread that has none gets a new one.
///
/// # Errors
/// `RuntimeError` if there is none.
pub fn get_event_loop_id(vm: &mut Vm<'_, '_>) -> Res<ObjId> {
    if let Value::Obj(id) = vm.thread.running_loop {
        return Ok(id);
    }
    let is_main_thread = vm.thread.thread_object.as_obj().is_none();
    match vm.thread.current_loop {
        Value::Obj(id) => Ok(id),
        Value::Ellipsis => no_current_loop(vm),
        _ if !is_main_thread => no_current_loop(vm),
        _ => {
            let id = make_event_loop(vm);
            vm.thread.current_loop = Value::Obj(id);
            Ok(id)
        }
    }
}

fn no_current_loop(vm: &mut Vm<'_, '_>) -> Res<ObjId> {
    let key = vm.intern("_name");
    let name = match vm.thread.thread_object.as_obj() {
        Some(id) => match vm.process.heap.get(id) {
            Object::Instance(i) => i.attrs.get(key).and_then(|name| vm.as_str(name)),
            _ => None,
        },
        None => None,
    };
    let name = name.unwrap_or_else(|| "MainThread".into());
    vm.raise(
        Exc::RuntimeError,
        format!("There is no current event loop in thread '{name}'."),
    )
}

fn new_event_loop(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let event_loop = Value::Obj(make_event_loop(vm));
    if let Some(logging) = vm.imported_module("logging") {
        return Ok(Outcome::Prelude {
            name: "_log_new_loop",
            args: [event_loop, logging].into_iter().collect(),
        });
    }
    Ok(event_loop.into())
}

fn make_event_loop(vm: &mut Vm<'_, '_>) -> ObjId {
    let id = vm.slice.ops.new_loop(vm.slice.process, vm.slice.thread);
    let tasks = vm.heap().alloc(Object::Dict(Rc::default()));
    let event_loop = vm.heap().alloc(Object::EventLoop(Shared::new(EventLoop {
        id,
        ready: VecDeque::new(),
        timers: Vec::new(),
        next_timer_seq: 0,
        n_cancelled_timers: 0,
        phase: LoopPhase::Begin,
        n_todo: 0,
        turn: 0,
        stopping: false,
        closed: false,
        running: false,
        current_task: Value::None,
        outer_context: Value::None,
        inbox_waiters: Vec::new(),
        n_external: 0,
        tasks,
        arrived: Vec::new(),
        attrs: Attrs::default(),
    })));
    vm.process.event_loops.push(event_loop);
    event_loop
}

fn loop_argument(vm: &mut Vm<'_, '_>, args: &Args, function: &str) -> Res<ObjId> {
    let [given] = bind(vm, args, function, ["loop"], 0)?;
    match given {
        Some(Value::Obj(id)) if matches!(vm.process.heap.get(id), Object::EventLoop(_)) => Ok(id),
        _ => running_loop(vm),
    }
}

fn current_task(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = loop_argument(vm, &args, "current_task")?;
    Ok(match event_loop(vm, id).current_task {
        Value::Obj(task) => Value::Obj(task).into(),
        _ => Value::None.into(),
    })
}

/// A set in CPython too; here in order of creation.
fn all_tasks(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = loop_argument(vm, &args, "all_tasks")?;
    let tasks = unfinished_tasks(vm, id);
    let tasks = vm.heap().new_list(tasks);
    Ok(Outcome::Call {
        callee: Value::Obj(Type::Set.class()),
        args: Args::positional(&[tasks]),
    })
}

/// As `all_tasks`, a list in order of creation.
fn task_list(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = loop_argument(vm, &args, "task_list")?;
    let tasks = unfinished_tasks(vm, id);
    Ok(vm.heap().new_list(tasks).into())
}

/// The loop that was set for this thread, or `None`.
fn loop_of_thread(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(match vm.thread.current_loop {
        Value::Obj(id) => Value::Obj(id).into(),
        _ => Value::None.into(),
    })
}

fn make_future(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let event_loop_id = object(vm, at(&args, 0))?;
    let what = text(vm, at(&args, 1))?;
    let purpose = Purpose::Call(what);
    Ok(Value::Obj(new_future(vm, event_loop_id, purpose)).into())
}

/// `timer(delay, result, is_io)`: a future that finishes after `delay` seconds.
fn timer(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let event_loop_id = running_loop(vm)?;
    let delay = number(vm, at(&args, 0))?;
    let delay_ns = seconds_to_ns(vm, Value::float(delay))?;
    let is_io = matches!(at(&args, 2), Value::True);
    let due_ns = vm.slice.began_ns + delay_ns;
    let id = new_timer(vm, event_loop_id, due_ns, at(&args, 1), is_io)?;
    Ok(Value::Obj(id).into())
}

fn is_unstarted(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    let is_unstarted = matches!(vm.process.heap.get(id),
        Object::Generator(g) if g.state == GeneratorState::Created);
    Ok(Value::bool(is_unstarted).into())
}

/// `at_select(loop, callback, ...)`: the loop calls it when it next looks at what came from outside.
fn at_select(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let (callback, arguments, _) = callback_of_args(vm, &args, 1, "at_select")?;
    let handle = new_handle(callback, arguments, Value::None);
    let handle = vm.heap().alloc(handle);
    let state = event_loop_mut(vm, id);
    state.arrived.push(handle);
    let number = state.id;
    vm.slice.wake_loop(number);
    Ok(Value::None.into())
}

/// `add_methods(class, name=function, …)`: methods of a builtin class that are written in Python.
fn add_methods(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let class = object(vm, at(&args, 0))?;
    let methods: Vec<(Sym, Value)> = args.keywords().collect();
    let class = vm.process.heap.class_mut(class);
    for (name, function) in methods {
        class.attrs.set(name, function);
    }
    Ok(Value::None.into())
}

/// The async generators that were left in the middle, to be closed at the end of a run.
fn take_async_generators(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let mut found = Vec::new();
    let n_searched = match vm.process.has_async_generators {
        true => vm.process.heap.n_slots(),
        false => 0,
    };
    for slot in 0..n_searched {
        if let Object::Generator(g) = vm.process.heap.get(ObjId(slot.into()))
            && g.kind == GeneratorKind::AsyncGenerator
            && g.state == GeneratorState::Suspended
            && g.pc != 0
        {
            found.push(Value::Obj(ObjId(slot.into())));
        }
    }
    Ok(vm.heap().new_list(found).into())
}

/// Operations in other threads that will call back, for the page.
fn external(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = receiver(vm, &args)?;
    let state = event_loop_mut(vm, id);
    state.n_external = match at(&args, 1) {
        Value::Int(1) => state.n_external + 1,
        _ => state.n_external.saturating_sub(1),
    };
    Ok(Value::None.into())
}
