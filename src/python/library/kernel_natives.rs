//! The module `_kernel`: threads, processes, locks, pipes and jobs, for the library's Python code.
//! Checks little: its callers are ours.

use std::rc::Rc;

use super::args::{at, first_items_of, int, native, object, text, timeout_ns};
use super::pickle;
use crate::kernel::event::{EventKind, Stream};
use crate::kernel::guest::{Message, Stop, Syscall};
use crate::kernel::ids::{JobId, PipeId, ProcessId, QueueId, SyncId, ThreadId};
use crate::python::builtins::support::{no_keywords, rest};
use crate::python::heap::Object;
use crate::python::native::{AnswerAs, Args, NativeDef, Outcome, Owner, Res};
use crate::python::process::ImportState;
use crate::python::thread::Thread;
use crate::python::types::{Exc, Type};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

const MODULE: Owner = Owner::Module("_kernel");
const LOCK: Owner = Owner::Method(Type::Sync);

/// `threading.TIMEOUT_MAX`
const MAX_SECONDS: f64 = 9_223_372_036.0;

/// Numbers of processes as programs see them.
const FIRST_PID: i64 = 1000;

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    native(LOCK, "acquire", lock_acquire),
    native(LOCK, "release", lock_release),
    native(LOCK, "locked", lock_locked),
    native(LOCK, "acquire_lock", lock_acquire),
    native(LOCK, "release_lock", lock_release),
    native(LOCK, "locked_lock", lock_locked),
    native(LOCK, "__enter__", lock_acquire),
    native(LOCK, "__exit__", lock_exit),
    native(MODULE, "allocate_lock", allocate_lock),
    native(MODULE, "new_inner_lock", new_inner_lock),
    native(MODULE, "new_gate", new_gate),
    native(MODULE, "new_shared", new_shared),
    native(MODULE, "acquire", acquire),
    native(MODULE, "release", release),
    native(MODULE, "sync_value", sync_value),
    native(MODULE, "get_ident", get_ident),
    native(MODULE, "thread_object", thread_object),
    native(MODULE, "spawn_thread", spawn_thread),
    native(MODULE, "join_thread", join_thread),
    native(MODULE, "thread_is_alive", thread_is_alive),
    native(MODULE, "fork", fork),
    native(MODULE, "kill", kill),
    native(MODULE, "join_process", join_process),
    native(MODULE, "process_status", process_status),
    native(MODULE, "getpid", getpid),
    native(MODULE, "pid_of", pid_of),
    native(MODULE, "exit", exit),
    native(MODULE, "set_fatal", set_fatal),
    native(MODULE, "cpu_count", cpu_count),
    native(MODULE, "switch_interval", switch_interval),
    native(MODULE, "now_ns", now_ns),
    native(MODULE, "address", address),
    native(MODULE, "write", write),
    native(MODULE, "write_error", write_error),
    native(MODULE, "imported", imported),
    native(MODULE, "main_file", main_file),
    native(MODULE, "raw_get", raw_get),
    native(MODULE, "raw_set", raw_set),
    native(MODULE, "new_queue", new_queue),
    native(MODULE, "queue_put", queue_put),
    native(MODULE, "queue_taken", queue_taken),
    native(MODULE, "new_pipe", new_pipe),
    native(MODULE, "pipe_len", pipe_len),
    native(MODULE, "send", send),
    native(MODULE, "send_call", send_call),
    native(MODULE, "receive", receive),
    native(MODULE, "pipe_changed", pipe_changed),
    native(MODULE, "hold_job", hold_job),
    native(MODULE, "unhold_job", unhold_job),
    native(MODULE, "work_on", work_on),
    native(MODULE, "work_on_received", work_on_received),
    native(MODULE, "work_failed", work_failed),
];

fn block(call: Syscall<Thread>, answer: AnswerAs) -> Outcome {
    Outcome::Block {
        call: Box::new(call),
        answer,
    }
}

// ---------------------------------------------------------------- locks

fn sync_of(vm: &mut Vm<'_, '_>, value: Value) -> Res<SyncId> {
    let id = object(vm, value)?;
    match vm.process.heap.get(id) {
        Object::Sync(sync) => Ok(*sync),
        _ => vm.type_error("this needs a lock"),
    }
}

fn make_sync(vm: &mut Vm<'_, '_>, shared: bool, value: u32, is_lock: bool) -> Value {
    let process = vm.slice.process;
    let sync = vm.slice.ops.new_sync(process, shared, value, is_lock);
    Value::Obj(vm.heap().alloc(Object::Sync(sync)))
}

/// `threading.Lock`, by the name that CPython shows.
fn allocate_lock(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    no_keywords(vm, &args, "_thread.allocate_lock")?;
    if !args.values.is_empty() {
        let given = args.values.len();
        return vm.type_error(format!(
            "_thread.allocate_lock() takes no arguments ({given} given)"
        ));
    }
    Ok(make_sync(vm, false, 1, true).into())
}

/// A lock inside a library class: it is no event on the page.
fn new_inner_lock(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(make_sync(vm, false, 1, false).into())
}

/// A semaphore of 0: who takes it waits until it is given.
fn new_gate(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(make_sync(vm, false, 0, false).into())
}

fn new_shared(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = int(vm, at(&args, 0))?;
    let Ok(value) = u32::try_from(value) else {
        return vm.value_error("semaphore initial value must be >= 0");
    };
    let is_lock = matches!(at(&args, 1), Value::True);
    Ok(make_sync(vm, true, value, is_lock).into())
}

/// `acquire(lock, timeout, what)`
fn acquire(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let sync = sync_of(vm, at(&args, 0))?;
    let timeout_ns = timeout_ns(vm, at(&args, 1))?;
    let what = text(vm, at(&args, 2))?;
    Ok(acquire_outcome(vm, sync, timeout_ns, what))
}

fn acquire_outcome(
    vm: &mut Vm<'_, '_>,
    sync: SyncId,
    timeout_ns: Option<u64>,
    what: Rc<str>,
) -> Outcome {
    vm.thread.blocked_in = Some(format!("{what}()").into());
    let call = Syscall::Acquire {
        sync,
        timeout_ns,
        what,
    };
    block(call, AnswerAs::Bool)
}

fn release(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let sync = sync_of(vm, at(&args, 0))?;
    Ok(block(Syscall::Release { sync }, AnswerAs::None))
}

fn sync_value(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let sync = sync_of(vm, at(&args, 0))?;
    let value = vm.slice.ops.sync_value(vm.slice.process, sync);
    Ok(Value::Int(i64::from(value)).into())
}

/// `lock.acquire(blocking=True, timeout=-1)`
fn lock_acquire(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let sync = sync_of(vm, at(&args, 0))?;
    let [blocking, timeout] = acquire_arguments(vm, &args)?;
    let is_blocking = match blocking {
        Some(blocking) => int(vm, blocking)? != 0,
        None => true,
    };
    let timeout = match timeout {
        None | Some(Value::Int(-1)) => None,
        Some(Value::Float(seconds)) if seconds.get() == -1.0 => None,
        Some(Value::Float(seconds)) => Some(seconds.get()),
        Some(timeout) => Some(int(vm, timeout)? as f64),
    };
    let timeout_ns = match (is_blocking, timeout) {
        (false, None) => Some(0),
        (false, Some(_)) => {
            return vm.value_error("can't specify a timeout for a non-blocking call");
        }
        (true, None) => None,
        (true, Some(seconds)) if seconds < 0.0 => {
            return vm.value_error("timeout value must be positive");
        }
        (true, Some(seconds)) if seconds > MAX_SECONDS => {
            return vm.raise(Exc::OverflowError, "timeout value is too large");
        }
        (true, Some(seconds)) => Some((seconds * 1e9).round() as u64),
    };
    Ok(acquire_outcome(vm, sync, timeout_ns, "Lock.acquire".into()))
}

/// The arguments of `acquire` after the lock itself.
fn acquire_arguments(vm: &mut Vm<'_, '_>, args: &Args) -> Res<[Option<Value>; 2]> {
    let given = args.values.len() - 1;
    if given > 2 {
        return vm.type_error(format!(
            "acquire() takes at most 2 arguments ({given} given)"
        ));
    }
    let mut bound = [None; 2];
    for (slot, &value) in bound.iter_mut().zip(&args.positionals()[1..]) {
        *slot = Some(value);
    }
    for (sym, value) in args.keywords() {
        let name = vm.name(sym);
        let at = ["blocking", "timeout"].iter().position(|&n| n == &*name);
        match at {
            Some(at) if bound[at].is_none() => bound[at] = Some(value),
            Some(at) => {
                return vm.type_error(format!(
                    "argument for acquire() given by name ('{name}') and position ({})",
                    at + 1
                ));
            }
            None => {
                return vm.type_error(format!(
                    "'{name}' is an invalid keyword argument for acquire()"
                ));
            }
        }
    }
    Ok(bound)
}

fn lock_release(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    rest(vm, &args, Type::Sync, "release", (0, 0))?;
    lock_exit(vm, args)
}

fn lock_exit(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let sync = sync_of(vm, at(&args, 0))?;
    if vm.slice.ops.sync_value(vm.slice.process, sync) > 0 {
        return vm.raise(Exc::RuntimeError, "release unlocked lock");
    }
    Ok(block(Syscall::Release { sync }, AnswerAs::None))
}

fn lock_locked(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    rest(vm, &args, Type::Sync, "locked", (0, 0))?;
    let sync = sync_of(vm, at(&args, 0))?;
    let value = vm.slice.ops.sync_value(vm.slice.process, sync);
    Ok(Value::bool(value == 0).into())
}

// ---------------------------------------------------------------- threads

fn get_ident(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(ident_of(vm.slice.thread).into())
}

/// Never 0, as in CPython.
fn ident_of(thread: ThreadId) -> Value {
    Value::Int(i64::from(thread.0) + 1)
}

fn thread_of(vm: &mut Vm<'_, '_>, ident: Value) -> Res<ThreadId> {
    let ident = int(vm, ident)?;
    Ok(ThreadId((ident - 1) as u32))
}

fn thread_object(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(match vm.thread.thread_object {
        Value::Undef => Value::None.into(),
        object => object.into(),
    })
}

/// A thread that will call a library function, which is plain and has one parameter.
fn thread_calling(vm: &mut Vm<'_, '_>, function: Value, argument: Value) -> Thread {
    let Some(Object::Function(function)) = function.as_obj().map(|id| vm.process.heap.get(id))
    else {
        panic!("threads begin in a function of the library")
    };
    let code = vm.python.code(function.code);
    assert!(
        code.params.positional.len() == 1
            && code.cell_params.is_empty()
            && code.free_registers.is_empty(),
        "the bottom function of a thread is plain and has one parameter"
    );
    let mut thread = vm.python.thread_for(function.code);
    thread.registers[0] = argument;
    thread
}

/// `spawn_thread(function, thread, name, is_daemon, carried)`
fn spawn_thread(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let object = at(&args, 1);
    let mut thread = thread_calling(vm, at(&args, 0), object);
    thread.thread_object = object;
    let name = text(vm, at(&args, 2))?;
    let daemon = matches!(at(&args, 3), Value::True);
    let job = job_of(vm, at(&args, 4));
    vm.process.has_threads = true;
    let call = Syscall::SpawnThread {
        thread,
        job,
        name,
        daemon,
    };
    Ok(block(call, AnswerAs::None))
}

fn join_thread(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let thread = thread_of(vm, at(&args, 0))?;
    let timeout_ns = timeout_ns(vm, at(&args, 1))?;
    vm.thread.blocked_in = Some("Thread.join()".into());
    let call = Syscall::JoinThread { thread, timeout_ns };
    Ok(block(call, AnswerAs::Bool))
}

fn thread_is_alive(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let thread = thread_of(vm, at(&args, 0))?;
    Ok(Value::bool(vm.slice.ops.thread_is_alive(thread)).into())
}

/// The exception that ended the thread, for the page; it was reported already.
fn set_fatal(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    vm.thread.fatal = at(&args, 0).as_obj();
    vm.thread.is_fatal_reported = true;
    Ok(Value::None.into())
}

// ---------------------------------------------------------------- processes

/// `fork(function, process, name, carried)`: the child calls the function with the process object.
fn fork(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let mut thread = thread_calling(vm, at(&args, 0), at(&args, 1));
    thread.thread_object = vm.thread.thread_object;
    thread.context = vm.thread.context;
    let name = text(vm, at(&args, 2))?;
    let job = job_of(vm, at(&args, 3));
    let call = Syscall::Fork { thread, job, name };
    Ok(block(call, AnswerAs::Id))
}

fn process_of(vm: &mut Vm<'_, '_>, number: Value) -> Res<ProcessId> {
    let number = int(vm, number)?;
    Ok(ProcessId(number as u32))
}

fn kill(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let process = process_of(vm, at(&args, 0))?;
    Ok(block(Syscall::Kill { process }, AnswerAs::None))
}

fn join_process(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let process = process_of(vm, at(&args, 0))?;
    let timeout_ns = timeout_ns(vm, at(&args, 1))?;
    vm.thread.blocked_in = Some("Process.join()".into());
    let call = Syscall::JoinProcess {
        process,
        timeout_ns,
    };
    Ok(block(call, AnswerAs::Status))
}

fn process_status(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let process = process_of(vm, at(&args, 0))?;
    Ok(match vm.slice.ops.process_status(process) {
        Some(status) => Value::Int(i64::from(status)).into(),
        None => Value::None.into(),
    })
}

fn getpid(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::Int(FIRST_PID + i64::from(vm.slice.process.0)).into())
}

fn pid_of(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let number = int(vm, at(&args, 0))?;
    Ok(Value::Int(FIRST_PID + number).into())
}

/// Ends the process (called at the bottom of its main thread) with a status.
fn exit(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let status = int(vm, at(&args, 0))? as i32;
    let outcome = match vm.thread.fatal {
        Some(exception) => vm.ending_of(exception),
        None => crate::kernel::event::Outcome::Done,
    };
    vm.stop = Some(Stop::Exited { outcome, status });
    Ok(Value::None.into())
}

fn cpu_count(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::Int(i64::from(vm.slice.ops.n_cores())).into())
}

fn switch_interval(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let seconds = vm.slice.ops.switch_interval_ns() as f64 / 1e9;
    Ok(Value::float(seconds).into())
}

// ---------------------------------------------------------------- small things

fn now_ns(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::Int(vm.slice.began_ns as i64).into())
}

/// What `repr` shows as an object's address.
fn address_of(id: ObjId) -> String {
    format!("{:#x}", crate::python::compare::id_of(Value::Obj(id)))
}

fn address(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    Ok(vm.new_str(address_of(id)).into())
}

fn write(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let text = text(vm, at(&args, 0))?;
    vm.print(Stream::Out, &text);
    Ok(Value::Int(text.chars().count() as i64).into())
}

fn write_error(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let text = text(vm, at(&args, 0))?;
    vm.print(Stream::Err, &text);
    Ok(Value::Int(text.chars().count() as i64).into())
}

/// A module if the program has imported it, else `None`.
pub(super) fn imported(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let name = text(vm, at(&args, 0))?;
    let Some(module) = vm.python.module(&name) else {
        return Ok(Value::None.into());
    };
    let state = &vm.process.modules[module.0 as usize];
    Ok(match state.state {
        ImportState::Imported => state.object.into(),
        ImportState::New => Value::None.into(),
    })
}

/// The file of the main module.
fn main_file(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let program = &vm.python.program;
    let file = Rc::clone(&program.modules[program.main.0 as usize].file);
    Ok(vm.new_str(file).into())
}

/// An instance's own attribute, past any `__getattr__`.
fn raw_get(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    let name = text(vm, at(&args, 1))?;
    let name = vm.intern(&name);
    Ok(match vm.process.heap.get(id) {
        Object::Instance(i) => i.attrs.get(name).unwrap_or(Value::None).into(),
        _ => Value::None.into(),
    })
}

/// Sets an instance's own attribute, past any `__setattr__`.
fn raw_set(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    let name = text(vm, at(&args, 1))?;
    let name = vm.intern(&name);
    if let Object::Instance(i) = vm.process.heap.get_mut(id) {
        i.attrs.set(name, at(&args, 2));
    }
    Ok(Value::None.into())
}

// ---------------------------------------------------------------- jobs

/// How deep a job is looked for in tuples, lists, dicts and the arguments of pools' calls.
const JOB_DEPTH: u32 = 3;

/// The job in a value: the value itself, or one in a tuple, list or dict.
pub fn job_of(vm: &mut Vm<'_, '_>, value: Value) -> Option<JobId> {
    if !vm.process.has_jobs {
        return None;
    }
    let args_name = vm.intern("args");
    find_job(vm, value, args_name, JOB_DEPTH)
}

fn find_job(
    vm: &Vm<'_, '_>,
    value: Value,
    args_name: crate::python::code::Sym,
    depth: u32,
) -> Option<JobId> {
    let find = |value: Value| find_job(vm, value, args_name, depth - 1);
    match vm.process.heap.get(value.as_obj()?) {
        Object::Job { job, .. } => Some(*job),
        _ if depth == 0 => None,
        Object::Tuple(items) => items.iter().copied().find_map(find),
        Object::List(items) => items.iter().copied().take(16).find_map(find),
        Object::Dict(items) => items
            .iter()
            .map(|entry| entry.value)
            .take(16)
            .find_map(find),
        Object::Instance(i) => {
            let class = vm.process.heap.class(i.class);
            match &*class.module {
                "concurrent.futures" => i.attrs.get(args_name).and_then(find),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `hold_job(args, kwargs)`: a call that a pool will make has the job of its arguments, else the
/// present one; gives its number, 0 for none.
fn hold_job(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let job = match job_of(vm, at(&args, 0)).or_else(|| job_of(vm, at(&args, 1))) {
        Some(job) => Some(job),
        None => vm.position().job,
    };
    if let Some(job) = job {
        vm.slice.ops.job_hold(job);
    }
    Ok(Value::Int(job.map_or(0, |job| i64::from(job.0))).into())
}

fn job_argument(vm: &mut Vm<'_, '_>, args: &Args) -> Res<Option<JobId>> {
    let number = int(vm, at(args, 0))?;
    Ok((number > 0).then_some(JobId(number as u32)))
}

fn unhold_job(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    if let Some(job) = job_argument(vm, &args)? {
        vm.slice.ops.job_unhold(job);
    }
    Ok(Value::None.into())
}

/// The calling frame works on a job that was held until now.
fn work_on(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    if let Some(job) = job_argument(vm, &args)? {
        enter_job(vm, job);
        vm.slice.ops.job_unhold(job);
    }
    Ok(Value::None.into())
}

/// The calling frame works on a job that came in a message.
fn work_on_received(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    if let Some(job) = job_argument(vm, &args)? {
        enter_job(vm, job);
    }
    Ok(Value::None.into())
}

/// The calling frame's work on its job ended with an exception, which the frame caught.
fn work_failed(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let error = object(vm, at(&args, 0))?;
    let position = vm.position();
    let frame = vm.thread.frames.last_mut().expect("a frame calls");
    if frame.carries_job {
        frame.carries_job = false;
        let job = JobId(frame.job);
        let outcome = vm.ending_of(error);
        vm.slice.job_leave(job, outcome, position);
    }
    Ok(Value::None.into())
}

fn enter_job(vm: &mut Vm<'_, '_>, job: JobId) {
    let frame = vm.thread.frames.last_mut().expect("a frame calls");
    if frame.carries_job {
        return;
    }
    frame.job = job.0;
    frame.carries_job = true;
    let position = vm.position();
    vm.slice.job_enter(job, position);
}

// ---------------------------------------------------------------- queues and pipes

/// So many items of a queue are told to the machine, which shows them: more than a run has jobs.
const MAX_QUEUE_ITEMS: usize = 2_000;

fn new_queue(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let name = text(vm, at(&args, 0))?;
    let maxsize = match at(&args, 1) {
        Value::Int(n) => u32::try_from(n.max(0)).unwrap_or(u32::MAX),
        _ => 0,
    };
    let queue = vm.slice.ops.new_queue(vm.slice.process, name, maxsize);
    Ok(Value::Int(i64::from(queue.0)).into())
}

/// `queue_put(number, item, items)`: after the item was put.
fn queue_put(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    queue_changed(vm, &args, true)
}

/// `queue_taken(number, item, items)`: after the item was taken.
fn queue_taken(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    queue_changed(vm, &args, false)
}

fn queue_changed(vm: &mut Vm<'_, '_>, args: &Args, is_put: bool) -> Res<Outcome> {
    let queue = QueueId(int(vm, at(args, 0))? as u32);
    let item = job_of(vm, at(args, 1));
    let (items, len) = first_items_of(vm, at(args, 2), MAX_QUEUE_ITEMS);
    let jobs: Vec<Option<JobId>> = items.into_iter().map(|item| job_of(vm, item)).collect();
    match (item, is_put) {
        (Some(job), true) => vm.slice.ops.job_hold(job),
        (Some(job), false) => vm.slice.ops.job_unhold(job),
        (None, _) => {}
    }
    report_queue(vm, queue, item, (jobs, len), is_put);
    Ok(Value::None.into())
}

fn report_queue(
    vm: &mut Vm<'_, '_>,
    queue: QueueId,
    item: Option<JobId>,
    (jobs, len): (Vec<Option<JobId>>, usize),
    is_put: bool,
) {
    let len = len as u32;
    vm.slice.ops.queue_changed(queue, jobs);
    let kind = if is_put {
        EventKind::QueuePut { queue, item, len }
    } else {
        EventKind::QueueTaken { queue, item, len }
    };
    let position = vm.position();
    vm.slice.emit(position, kind);
}

fn pipe_of(vm: &mut Vm<'_, '_>, value: Value) -> Res<PipeId> {
    let id = object(vm, value)?;
    match vm.process.heap.get(id) {
        Object::Pipe(pipe) => Ok(*pipe),
        _ => vm.type_error("this needs a pipe"),
    }
}

fn new_pipe(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let capacity = int(vm, at(&args, 0))?;
    let pipe = vm.slice.ops.new_pipe(capacity as u32);
    Ok(Value::Obj(vm.heap().alloc(Object::Pipe(pipe))).into())
}

fn pipe_len(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let pipe = pipe_of(vm, at(&args, 0))?;
    Ok(Value::Int(i64::from(vm.slice.ops.pipe_len(pipe))).into())
}

/// `send(pipe, value, timeout, what)`: true if it was sent in time.
fn send(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let timeout_ns = timeout_ns(vm, at(&args, 2))?;
    let what = text(vm, at(&args, 3))?;
    let job = job_of(vm, at(&args, 1));
    send_outcome(vm, &args, job, timeout_ns, what)
}

/// `send_call(pipe, call, job)`: a call for a worker process, with its job's number.
fn send_call(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let job = match at(&args, 2) {
        Value::Int(job) if job > 0 => Some(JobId(job as u32)),
        _ => job_of(vm, at(&args, 1)),
    };
    send_outcome(vm, &args, job, None, "send".into())
}

fn send_outcome(
    vm: &mut Vm<'_, '_>,
    args: &Args,
    job: Option<JobId>,
    timeout_ns: Option<u64>,
    what: Rc<str>,
) -> Res<Outcome> {
    let pipe = pipe_of(vm, at(args, 0))?;
    let bytes = pickle::dumps(vm, at(args, 1))?;
    vm.thread.blocked_in = Some(format!("{what}()").into());
    let message = Message {
        bytes: bytes.into(),
        job,
    };
    let call = Syscall::Send {
        pipe,
        message,
        timeout_ns,
        what,
    };
    Ok(block(call, AnswerAs::Bool))
}

/// `receive(pipe, timeout, what)`: a 1-tuple with the message, or `None` when none came in time.
fn receive(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let pipe = pipe_of(vm, at(&args, 0))?;
    let timeout_ns = timeout_ns(vm, at(&args, 1))?;
    let what = text(vm, at(&args, 2))?;
    vm.thread.blocked_in = Some(format!("{what}()").into());
    let call = Syscall::Receive {
        pipe,
        timeout_ns,
        what,
    };
    Ok(block(call, AnswerAs::Message))
}

/// `pipe_changed(pipe, number, is_put, item)`: a queue between processes changed.
fn pipe_changed(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let pipe = pipe_of(vm, at(&args, 0))?;
    let queue = QueueId(int(vm, at(&args, 1))? as u32);
    let is_put = matches!(at(&args, 2), Value::True);
    let item = job_of(vm, at(&args, 3));
    let jobs = vm.slice.ops.pipe_jobs(pipe, MAX_QUEUE_ITEMS);
    let len = vm.slice.ops.pipe_len(pipe) as usize;
    report_queue(vm, queue, item, (jobs, len), is_put);
    Ok(Value::None.into())
}
