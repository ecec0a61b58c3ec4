//! The heart of asyncio, step by step as CPython's: the ready queue and the timers of an event loop,
//! and what a task does between two of its steps. Must never run Python code: it tells the interpreter
//! what to run next.
//!
//! The ready queue has a handle only for what a program may get hold of. A task's next step, the end of
//! a `sleep` and what tells `gather` of a child have an entry of their own, where CPython has a handle too:
//! the order is the same, and ten thousand tasks make no objects.

use std::rc::Rc;

use super::asyncio_future::{self, cancelled_error, future, future_mut, set_exception, set_result};
use super::asyncio_gather;
use crate::kernel::event::{EventKind, Outcome as Ending, TaskWait};
use crate::kernel::guest::{Position, TaskState};
use crate::kernel::ids::{JobId, Place};
use crate::python::code::Instruction;
use crate::python::heap::{
    EventLoop, FutureState, GeneratorState, Handle, LoopPhase, Object, Purpose, Ready, Shared,
    TaskPart,
};
use crate::python::native::{Args, Raised, Res, Resume};
use crate::python::types::Exc;
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

/// `epoll` waits whole milliseconds and never less than asked: so does CPython's loop, and timers that
/// are due within the same millisecond fire in one iteration.
const SELECT_GRAIN_NS: u64 = 1_000_000;

/// Clean up cancelled timers when there are more than this, and more than half are cancelled.
const MANY_CANCELLED_TIMERS: u32 = 100;

/// What the interpreter does next for a loop.
pub enum LoopStep {
    /// Resume the task's coroutine.
    StepTask {
        /// The task.
        task: ObjId,
        /// What goes in.
        input: Resume,
    },
    /// Call a callback.
    Call {
        /// Its handle.
        handle: ObjId,
        /// The callback.
        callee: Value,
        /// Its arguments.
        args: Args,
    },
    /// Wait for timers and for what comes from outside.
    Select {
        /// At most this long.
        timeout_ns: Option<u64>,
        /// Whether a job in the inbox ends the wait.
        inbox: bool,
    },
    /// The loop stopped: `run_forever` returns.
    Stopped,
    /// Nothing to run in this step.
    Continue,
}

/// What awaiting a future gives now.
pub enum Awaited {
    /// It is done.
    Result(Value),
    /// The task must wait for it.
    Pending,
}

/// The event loop.
///
/// # Panics
/// If the object is none.
pub fn event_loop<'v>(vm: &'v Vm<'_, '_>, id: ObjId) -> &'v EventLoop {
    match vm.process.heap.get(id) {
        Object::EventLoop(event_loop) => event_loop,
        other => panic!("object {} is an event loop, not {other:?}", id.0),
    }
}

/// The event loop, to change.
///
/// # Panics
/// If the object is none.
pub fn event_loop_mut<'v>(vm: &'v mut Vm<'_, '_>, id: ObjId) -> &'v mut EventLoop {
    match vm.process.heap.get_mut(id) {
        Object::EventLoop(event_loop) => event_loop,
        other => panic!("object {} is an event loop, not {other:?}", id.0),
    }
}

fn handle<'v>(vm: &'v Vm<'_, '_>, id: ObjId) -> &'v Handle {
    match vm.process.heap.get(id) {
        Object::Handle(handle) => handle,
        other => panic!("object {} is a handle, not {other:?}", id.0),
    }
}

/// The task part of a future that is a task.
///
/// # Panics
/// If it is none.
pub fn task_part<'v>(vm: &'v Vm<'_, '_>, task: ObjId) -> &'v TaskPart {
    future(vm, task)
        .task
        .as_ref()
        .expect("a task has a task part")
}

/// As [`task_part`], to change.
///
/// # Panics
/// If it is none.
pub fn task_part_mut<'v>(vm: &'v mut Vm<'_, '_>, task: ObjId) -> &'v mut TaskPart {
    let part = future_mut(vm, task).task.as_mut();
    part.expect("a task has a task part")
}

// ---------------------------------------------------------------- one step of the loop

/// One small step of `run_forever`.
///
/// # Errors
/// What the step raises, for whoever runs the loop.
pub fn run_loop_step(vm: &mut Vm<'_, '_>, event_loop_id: ObjId) -> Res<LoopStep> {
    match event_loop(vm, event_loop_id).phase {
        LoopPhase::Begin => begin_iteration(vm, event_loop_id),
        LoopPhase::Selecting => {
            after_select(vm, event_loop_id)?;
            run_next_handle(vm, event_loop_id)
        }
        LoopPhase::Running => run_next_handle(vm, event_loop_id),
    }
}

/// How long to wait: not at all if something is ready, else until the first timer.
fn begin_iteration(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<LoopStep> {
    drop_cancelled_timers(vm, id);
    let now_ns = vm.slice.began_ns;
    let state = event_loop_mut(vm, id);
    state.phase = LoopPhase::Selecting;
    let timeout_ns = if !state.ready.is_empty() || !state.arrived.is_empty() || state.stopping {
        Some(0)
    } else {
        state.timers.first().map(|&(due_ns, _, _)| {
            due_ns
                .saturating_sub(now_ns)
                .next_multiple_of(SELECT_GRAIN_NS)
        })
    };
    let inbox = !state.inbox_waiters.is_empty();
    if timeout_ns == Some(0) {
        after_select(vm, id)?;
        return run_next_handle(vm, id);
    }
    Ok(LoopStep::Select { timeout_ns, inbox })
}

fn after_select(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<()> {
    deliver_jobs(vm, id)?;
    let state = event_loop_mut(vm, id);
    if !state.arrived.is_empty() {
        let arrived = std::mem::take(&mut state.arrived);
        state.ready.extend(arrived.into_iter().map(Ready::Handle));
    }
    fire_timers(vm, id);
    let state = event_loop_mut(vm, id);
    let n_ready = state.ready.len() as u32;
    state.n_todo = n_ready;
    state.turn += 1;
    state.phase = LoopPhase::Running;
    let (event_loop, turn) = (state.id, state.turn);
    vm.slice.ops.loop_turned(event_loop, turn, n_ready);
    let kind = EventKind::LoopIterated {
        event_loop,
        turn,
        n_ready,
    };
    let at = vm.position();
    vm.slice.emit(at, kind);
    Ok(())
}

/// Jobs that have arrived finish the futures of those who wait for one, in order.
fn deliver_jobs(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<()> {
    loop {
        let Some(&waiter) = event_loop(vm, id).inbox_waiters.first() else {
            return Ok(());
        };
        let waiter = waiter.as_obj().expect("who waits for a job is a future");
        if future(vm, waiter).state == FutureState::Pending && !try_deliver_job(vm, waiter)? {
            return Ok(());
        }
        event_loop_mut(vm, id).inbox_waiters.remove(0);
    }
}

/// Finishes the future with the next job, or with the end of the inbox; false when there is neither.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn try_deliver_job(vm: &mut Vm<'_, '_>, waiter: ObjId) -> Res<bool> {
    let at = vm.position();
    if let Some((job, kind)) = vm.slice.try_take_job(at) {
        let kind = vm.new_str(kind).as_obj().expect("a str is an object");
        vm.process.has_jobs = true;
        let job = vm.heap().alloc(Object::Job { job, kind });
        set_result(vm, waiter, Value::Obj(job))?;
        return Ok(true);
    }
    if vm.slice.ops.inbox_is_over() {
        let end = vm.new_exception(Exc::StopAsyncIteration.class(), &[]);
        set_exception(vm, waiter, end)?;
        future_mut(vm, waiter).retrieved = true;
        return Ok(true);
    }
    Ok(false)
}

fn run_next_handle(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<LoopStep> {
    if !vm.process.unretrieved.futures.is_empty() {
        super::forgotten::report(vm, id);
    }
    loop {
        let state = event_loop_mut(vm, id);
        if state.n_todo == 0 {
            state.phase = LoopPhase::Begin;
            if !state.stopping {
                return Ok(LoopStep::Continue);
            }
            state.stopping = false;
            leave_loop(vm, id);
            return Ok(LoopStep::Stopped);
        }
        state.n_todo -= 1;
        let next = state.ready.pop_front();
        match next.expect("as much is ready as this iteration must run") {
            Ready::Step(task) => return begin_task_step(vm, task, None),
            Ready::Timer(id) if future(vm, id).state != FutureState::Pending => {}
            Ready::Timer(id) => {
                let value = future(vm, id).result;
                set_result(vm, id, value)?;
                return Ok(LoopStep::Continue);
            }
            Ready::Gathered { outer, child } => {
                asyncio_gather::child_is_done(vm, outer, child)?;
                return Ok(LoopStep::Continue);
            }
            Ready::Handle(id) if handle(vm, id).cancelled => {}
            Ready::Handle(id) => {
                let handle = handle(vm, id);
                let (callback, context) = (handle.callback, handle.context);
                let args = Rc::clone(&handle.args);
                vm.thread.context = context;
                return run_handle(vm, id, callback, &args);
            }
        }
    }
}

fn run_handle(
    vm: &mut Vm<'_, '_>,
    handle: ObjId,
    callback: Value,
    args: &Rc<[Value]>,
) -> Res<LoopStep> {
    if let (Value::Obj(task), [Value::Obj(error)]) = (callback, &args[..])
        && let Object::Future(f) = vm.process.heap.get(task)
        && f.task.is_some()
    {
        return begin_task_step(vm, task, Some(*error));
    }
    Ok(LoopStep::Call {
        handle,
        callee: callback,
        args: Args::positional(args),
    })
}

/// The loop ended because an exception went through it.
pub fn loop_interrupted(vm: &mut Vm<'_, '_>, id: ObjId) {
    let state = event_loop_mut(vm, id);
    state.phase = LoopPhase::Begin;
    state.stopping = false;
    leave_loop(vm, id);
}

fn leave_loop(vm: &mut Vm<'_, '_>, id: ObjId) {
    let state = event_loop_mut(vm, id);
    state.running = false;
    state.n_todo = 0;
    state.current_task = Value::None;
    let context = std::mem::take(&mut state.outer_context);
    vm.thread.context = context;
    vm.thread.running_loop = Value::None;
}

// ---------------------------------------------------------------- handles and timers

/// A handle without a time.
pub fn new_handle(callback: Value, args: impl Into<Rc<[Value]>>, context: Value) -> Object {
    Object::Handle(Shared::new(Handle {
        callback,
        args: args.into(),
        context,
        cancelled: false,
        due_ns: None,
        is_scheduled: false,
    }))
}

/// Puts a callback at the end of the ready queue, to be called in a context; gives its handle.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn call_soon(
    vm: &mut Vm<'_, '_>,
    event_loop_id: ObjId,
    callback: Value,
    args: impl Into<Rc<[Value]>>,
    context: Value,
) -> Res<ObjId> {
    check_open(vm, event_loop_id)?;
    let handle = vm.heap().alloc(new_handle(callback, args, context));
    let state = event_loop_mut(vm, event_loop_id);
    state.ready.push_back(Ready::Handle(handle));
    Ok(handle)
}

/// Puts what has no handle at the end of the ready queue.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn make_ready(vm: &mut Vm<'_, '_>, event_loop_id: ObjId, ready: Ready) -> Res<()> {
    check_open(vm, event_loop_id)?;
    event_loop_mut(vm, event_loop_id).ready.push_back(ready);
    Ok(())
}

/// Schedules a callback for a time; gives its handle. `is_exact`: the program itself named the time, so
/// that two timers can be due at the very same time.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn call_at(
    vm: &mut Vm<'_, '_>,
    event_loop_id: ObjId,
    (due_ns, is_exact): (u64, bool),
    callback: Value,
    args: impl Into<Rc<[Value]>>,
    context: Value,
) -> Res<ObjId> {
    check_open(vm, event_loop_id)?;
    let handle = vm.heap().alloc(Object::Handle(Shared::new(Handle {
        callback,
        args: args.into(),
        context,
        cancelled: false,
        due_ns: Some(due_ns),
        is_scheduled: true,
    })));
    schedule(vm, event_loop_id, (due_ns, is_exact), handle);
    Ok(handle)
}

/// A future that a timer finishes with a result: `sleep`, or simulated I/O.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn new_timer(
    vm: &mut Vm<'_, '_>,
    event_loop_id: ObjId,
    due_ns: u64,
    result: Value,
    is_io: bool,
) -> Res<ObjId> {
    check_open(vm, event_loop_id)?;
    let purpose = Purpose::Timer {
        due_ns,
        is_io,
        is_scheduled: true,
    };
    let id = asyncio_future::new_future(vm, event_loop_id, purpose);
    future_mut(vm, id).result = result;
    schedule(vm, event_loop_id, (due_ns, false), id);
    Ok(id)
}

fn schedule(
    vm: &mut Vm<'_, '_>,
    event_loop_id: ObjId,
    (due_ns, is_exact): (u64, bool),
    timer: ObjId,
) {
    let state = event_loop_mut(vm, event_loop_id);
    state.next_timer_seq += 1;
    let seq = if is_exact { 0 } else { state.next_timer_seq };
    push_timer(&mut state.timers, (due_ns, seq, timer));
}

/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn check_open(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<()> {
    if event_loop(vm, id).closed {
        return vm.raise(Exc::RuntimeError, "Event loop is closed");
    }
    Ok(())
}

/// Cancels a handle. A timer stays in the heap until its turn, as in CPython.
pub fn cancel_handle(vm: &mut Vm<'_, '_>, id: ObjId, event_loop_id: Option<ObjId>) {
    let Object::Handle(handle) = vm.process.heap.get_mut(id) else {
        panic!("a handle is cancelled")
    };
    if handle.cancelled {
        return;
    }
    handle.cancelled = true;
    handle.callback = Value::None;
    handle.context = Value::None;
    handle.args = Rc::from([]);
    if let (true, Some(event_loop_id)) = (handle.is_scheduled, event_loop_id) {
        event_loop_mut(vm, event_loop_id).n_cancelled_timers += 1;
    }
}

/// Whether nobody waits for a timer any more.
fn is_cancelled(vm: &Vm<'_, '_>, timer: ObjId) -> bool {
    match vm.process.heap.get(timer) {
        Object::Handle(handle) => handle.cancelled,
        _ => future(vm, timer).state != FutureState::Pending,
    }
}

/// A timer is taken from the timers: what is to be run for it.
fn take_timer(vm: &mut Vm<'_, '_>, timer: ObjId) -> Ready {
    match vm.process.heap.get_mut(timer) {
        Object::Handle(handle) => {
            handle.is_scheduled = false;
            Ready::Handle(timer)
        }
        Object::Future(future) => {
            if let Purpose::Timer { is_scheduled, .. } = &mut future.purpose {
                *is_scheduled = false;
            }
            Ready::Timer(timer)
        }
        other => panic!("a timer is a handle or a future, not {other:?}"),
    }
}

fn drop_cancelled_timers(vm: &mut Vm<'_, '_>, id: ObjId) {
    let state = event_loop(vm, id);
    let n_timers = state.timers.len() as u32;
    if state.n_cancelled_timers > MANY_CANCELLED_TIMERS && state.n_cancelled_timers * 2 > n_timers {
        let mut kept: Vec<_> = state.timers.clone();
        kept.retain(|&(_, _, timer)| !is_cancelled(vm, timer));
        heapify(&mut kept);
        let state = event_loop_mut(vm, id);
        state.timers = kept;
        state.n_cancelled_timers = 0;
        return;
    }
    while let Some(&(_, _, timer)) = event_loop(vm, id).timers.first() {
        if !is_cancelled(vm, timer) {
            return;
        }
        let state = event_loop_mut(vm, id);
        pop_timer(&mut state.timers);
        state.n_cancelled_timers = state.n_cancelled_timers.saturating_sub(1);
    }
}

/// Moves the handles of all timers that are due into the ready queue.
fn fire_timers(vm: &mut Vm<'_, '_>, id: ObjId) {
    let now_ns = vm.slice.began_ns;
    while let Some(&(due_ns, _, timer)) = event_loop(vm, id).timers.first() {
        if due_ns > now_ns {
            return;
        }
        let is_cancelled = is_cancelled(vm, timer);
        let ready = take_timer(vm, timer);
        let state = event_loop_mut(vm, id);
        pop_timer(&mut state.timers);
        state.ready.push_back(ready);
        if is_cancelled {
            state.n_cancelled_timers = state.n_cancelled_timers.saturating_sub(1);
            continue;
        }
        // The grain of `select` is not lateness: the loop was not busy.
        let late_ns = now_ns - due_ns;
        let late_ns = if late_ns <= SELECT_GRAIN_NS {
            0
        } else {
            late_ns
        };
        let at = vm.position();
        vm.slice.emit(at, EventKind::TimerFired { late_ns });
    }
}

type Timer = (u64, u64, ObjId);

/// Whether a timer goes before another. Those of `call_at` for the very same time are equal, and come
/// out as CPython's `heapq` happens to give them: hence the heap below moves items exactly as it does.
fn is_before(a: Timer, b: Timer) -> bool {
    (a.0, a.1) < (b.0, b.1)
}

fn push_timer(heap: &mut Vec<Timer>, timer: Timer) {
    heap.push(timer);
    let last = heap.len() - 1;
    rise(heap, 0, last);
}

fn pop_timer(heap: &mut Vec<Timer>) {
    if let Some(last) = heap.pop()
        && !heap.is_empty()
    {
        heap[0] = last;
        sink(heap, 0);
    }
}

fn heapify(heap: &mut [Timer]) {
    for at in (0..heap.len() / 2).rev() {
        sink(heap, at);
    }
}

fn rise(heap: &mut [Timer], top: usize, at: usize) {
    let mut at = at;
    let timer = heap[at];
    while at > top {
        let parent = (at - 1) / 2;
        if !is_before(timer, heap[parent]) {
            break;
        }
        heap[at] = heap[parent];
        at = parent;
    }
    heap[at] = timer;
}

/// First down to a leaf along the smaller children, then up again.
fn sink(heap: &mut [Timer], top: usize) {
    let mut at = top;
    let timer = heap[at];
    let mut child = 2 * at + 1;
    while child < heap.len() {
        let right = child + 1;
        if right < heap.len() && !is_before(heap[child], heap[right]) {
            child = right;
        }
        heap[at] = heap[child];
        at = child;
        child = 2 * at + 1;
    }
    heap[at] = timer;
    rise(heap, top, at);
}

// ---------------------------------------------------------------- tasks

/// Creates a task for a coroutine, which runs in the context; its first step is ready.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn create_task(
    vm: &mut Vm<'_, '_>,
    event_loop_id: ObjId,
    coroutine: ObjId,
    name: Rc<str>,
    context: Value,
) -> Res<ObjId> {
    check_open(vm, event_loop_id)?;
    let task = asyncio_future::new_future(vm, event_loop_id, Purpose::Plain);
    start_task(vm, task, coroutine, name, context)?;
    Ok(task)
}

/// Makes a task of a new future.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn start_task(
    vm: &mut Vm<'_, '_>,
    task: ObjId,
    coroutine: ObjId,
    name: Rc<str>,
    context: Value,
) -> Res<()> {
    let event_loop_id = future(vm, task).event_loop;
    check_open(vm, event_loop_id)?;
    let at = vm.position();
    let own_job = match vm.process.heap.get(coroutine) {
        Object::Generator(g) => g.job,
        _ => 0,
    };
    let job = if own_job != 0 {
        Some(JobId(own_job))
    } else {
        at.job
    };
    let id = vm.slice.ops.new_task(crate::kernel::guest::TaskRecord {
        name: Rc::clone(&name),
        event_loop: event_loop(vm, event_loop_id).id,
        job,
        state: TaskState::Ready,
    });
    future_mut(vm, task).task = Some(TaskPart {
        id,
        coroutine: Value::Obj(coroutine),
        waiter: Value::None,
        must_cancel: false,
        n_cancelling: 0,
        name,
        job: job.map_or(0, |j| j.0),
        context,
        suspended_at: None,
    });
    vm.slice.charge(vm.slice.costs.task_create_ns);
    vm.slice.emit(at, EventKind::TaskCreated { child: id });
    let known = event_loop(vm, event_loop_id).tasks;
    if let Object::Dict(tasks) = vm.process.heap.get_mut(known) {
        let key = Value::Int(i64::from(id.0));
        Rc::make_mut(tasks).push(u64::from(id.0), key, Value::Obj(task));
    }
    make_ready(vm, event_loop_id, Ready::Step(task))
}

/// The loop's unfinished tasks, oldest first.
pub fn unfinished_tasks(vm: &Vm<'_, '_>, event_loop_id: ObjId) -> Vec<Value> {
    let known = event_loop(vm, event_loop_id).tasks;
    match vm.process.heap.get(known) {
        Object::Dict(tasks) => tasks.iter().map(|entry| entry.value).collect(),
        _ => Vec::new(),
    }
}

/// Begins a task's next step, with an exception, or with what became of the future it waited for.
fn begin_task_step(vm: &mut Vm<'_, '_>, task: ObjId, error: Option<ObjId>) -> Res<LoopStep> {
    let state = future_mut(vm, task);
    if state.state != FutureState::Pending {
        return Ok(LoopStep::Continue);
    }
    let event_loop_id = state.event_loop;
    let part = state.task.as_mut().expect("a task has a task part");
    let (id, context, must_cancel) = (part.id, part.context, part.must_cancel);
    let suspended_at = part.suspended_at.take();
    let waiter = std::mem::replace(&mut part.waiter, Value::None);
    part.must_cancel = false;
    let mut input = match (error, waiter) {
        (Some(exception), _) => Resume::Throw(exception),
        (None, Value::Obj(awaited)) => wake_up(vm, awaited),
        (None, _) => Resume::Send(Value::None),
    };
    if must_cancel {
        let is_cancelled = matches!(input, Resume::Throw(e)
            if vm.is_instance(Value::Obj(e), Exc::CancelledError.class()));
        if !is_cancelled {
            input = Resume::Throw(cancelled_error(vm, task));
        }
    }
    vm.thread.context = context;
    event_loop_mut(vm, event_loop_id).current_task = Value::Obj(task);
    vm.slice.charge(vm.slice.costs.task_switch_ns);
    vm.slice.ops.task_changed(id, TaskState::Running);
    let at = match suspended_at {
        Some((place, job)) => Position {
            place,
            job: (job != 0).then_some(JobId(job)),
            task: Some(id),
        },
        None => position_in_task(vm, task),
    };
    vm.slice.emit(at, EventKind::TaskResumed);
    Ok(LoopStep::StepTask { task, input })
}

/// What a task is resumed with when the future it waited for is done.
fn wake_up(vm: &mut Vm<'_, '_>, awaited: ObjId) -> Resume {
    let state = future_mut(vm, awaited);
    match (state.state, state.exception) {
        (FutureState::Cancelled, _) => Resume::Throw(cancelled_error(vm, awaited)),
        (FutureState::Finished, Value::Obj(exception)) => {
            state.retrieved = true;
            Resume::Throw(exception)
        }
        _ => Resume::Send(Value::None),
    }
}

/// Awaiting a future, for the first time or again when its task was resumed.
///
/// # Errors
/// What is thrown in, or the future's exception.
pub fn await_future(vm: &mut Vm<'_, '_>, id: ObjId, input: Resume) -> Res<Awaited> {
    if let Resume::Throw(exception) = input {
        asyncio_future::give_up_timer(vm, id);
        return Err(Raised(exception));
    }
    if future(vm, id).state == FutureState::Pending {
        return Ok(Awaited::Pending);
    }
    asyncio_future::result_of(vm, id).map(Awaited::Result)
}

/// The task's coroutine yielded: what it waits for, or nothing to give way.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn task_yielded(vm: &mut Vm<'_, '_>, task: ObjId, value: Value) -> Res<()> {
    let event_loop_id = leave_task(vm, task);
    match value {
        Value::None => {
            suspended(vm, task, TaskWait::GaveWay);
            make_ready(vm, event_loop_id, Ready::Step(task))
        }
        Value::Obj(awaited) if matches!(vm.process.heap.get(awaited), Object::Future(_)) => {
            wait_for_future(vm, task, event_loop_id, awaited)
        }
        other => {
            let shown = crate::python::text::repr(vm, other)?.unwrap_or_default();
            let text = format!("Task got bad yield: {shown}");
            step_with_error(vm, task, event_loop_id, &text)
        }
    }
}

fn wait_for_future(
    vm: &mut Vm<'_, '_>,
    task: ObjId,
    event_loop_id: ObjId,
    awaited: ObjId,
) -> Res<()> {
    if future(vm, awaited).event_loop != event_loop_id {
        let (a, b) = (
            asyncio_future::repr_of(vm, task)?,
            asyncio_future::repr_of(vm, awaited)?,
        );
        let text = format!("Task {a} got Future {b} attached to a different loop");
        return step_with_error(vm, task, event_loop_id, &text);
    }
    if awaited == task {
        let shown = asyncio_future::repr_of(vm, task)?;
        let text = format!("Task cannot await on itself: {shown}");
        return step_with_error(vm, task, event_loop_id, &text);
    }
    let wait = wait_of(vm, awaited);
    suspended(vm, task, wait);
    asyncio_future::add_done_callback(vm, awaited, Value::Obj(task))?;
    task_part_mut(vm, task).waiter = Value::Obj(awaited);
    if task_part(vm, task).must_cancel {
        let message = future(vm, task).cancel_message;
        if asyncio_future::cancel(vm, awaited, message)? {
            task_part_mut(vm, task).must_cancel = false;
        }
    }
    Ok(())
}

/// The task's next step raises a `RuntimeError` at its `await`.
fn step_with_error(vm: &mut Vm<'_, '_>, task: ObjId, event_loop_id: ObjId, text: &str) -> Res<()> {
    let text = vm.new_str(text);
    let error = vm.new_exception(Exc::RuntimeError.class(), &[text]);
    suspended(vm, task, TaskWait::GaveWay);
    call_soon(
        vm,
        event_loop_id,
        Value::Obj(task),
        [Value::Obj(error)],
        Value::None,
    )
    .map(|_| ())
}

fn wait_of(vm: &Vm<'_, '_>, awaited: ObjId) -> TaskWait {
    let state = future(vm, awaited);
    if let Some(task) = &state.task {
        return TaskWait::Task(task.id);
    }
    match &state.purpose {
        &Purpose::Timer { due_ns, is_io, .. } => TaskWait::Timer {
            until_ns: due_ns,
            io: is_io,
        },
        Purpose::Inbox => TaskWait::Inbox,
        Purpose::Gather(_) => TaskWait::Library {
            what: "gather".into(),
        },
        Purpose::Call(what) => TaskWait::Library {
            what: Rc::clone(what),
        },
        Purpose::Plain => TaskWait::Future,
    }
}

fn suspended(vm: &mut Vm<'_, '_>, task: ObjId, wait: TaskWait) {
    let id = task_part(vm, task).id;
    let state = match &wait {
        TaskWait::GaveWay => TaskState::Ready,
        wait => TaskState::Waiting {
            wait: wait.clone(),
            since_ns: vm.slice.began_ns,
        },
    };
    vm.slice.ops.task_changed(id, state);
    let at = position_in_task(vm, task);
    let job = at.job.map_or(0, |job| job.0);
    task_part_mut(vm, task).suspended_at = Some((at.place, job));
    vm.slice.emit(at, EventKind::TaskSuspended { wait });
}

/// The step is over; gives the task's loop.
fn leave_task(vm: &mut Vm<'_, '_>, task: ObjId) -> ObjId {
    let context = vm.thread.context;
    let state = future_mut(vm, task);
    let event_loop_id = state.event_loop;
    let part = state.task.as_mut().expect("a task has a task part");
    part.context = context;
    event_loop_mut(vm, event_loop_id).current_task = Value::None;
    event_loop_id
}

/// The task's coroutine returned.
///
/// # Errors
/// `RuntimeError` if the loop is closed.
pub fn task_returned(vm: &mut Vm<'_, '_>, task: ObjId, value: Value) -> Res<()> {
    leave_task(vm, task);
    if task_part(vm, task).must_cancel {
        // It was cancelled in its last step, too late to notice.
        task_part_mut(vm, task).must_cancel = false;
        finished(vm, task, Ending::Cancelled);
        return asyncio_future::finish_cancelled(vm, task);
    }
    finished(vm, task, Ending::Done);
    set_result(vm, task, value)
}

/// The task's coroutine raised.
///
/// # Errors
/// `SystemExit` and `KeyboardInterrupt` go through to whoever runs the loop.
pub fn task_raised(vm: &mut Vm<'_, '_>, task: ObjId, exception: ObjId) -> Res<()> {
    leave_task(vm, task);
    let value = Value::Obj(exception);
    if vm.is_instance(value, Exc::CancelledError.class()) {
        let state = future_mut(vm, task);
        state.exception = value;
        state.cancel_message = Value::None;
        finished(vm, task, Ending::Cancelled);
        return asyncio_future::finish_cancelled(vm, task);
    }
    let error = vm.last_line_of(exception);
    finished(vm, task, Ending::Failed(error));
    set_exception(vm, task, exception)?;
    let ends_the_loop = vm.is_instance(value, Exc::SystemExit.class())
        || vm.is_instance(value, Exc::KeyboardInterrupt.class());
    if ends_the_loop {
        return Err(Raised(exception));
    }
    Ok(())
}

fn finished(vm: &mut Vm<'_, '_>, task: ObjId, outcome: Ending) {
    let id = task_part(vm, task).id;
    let at = position_in_task(vm, task);
    let kind = EventKind::TaskFinished {
        outcome: outcome.clone(),
    };
    vm.slice.emit(at, kind);
    vm.slice.ops.task_changed(id, TaskState::Finished(outcome));
    let event_loop_id = future(vm, task).event_loop;
    let known = event_loop(vm, event_loop_id).tasks;
    if let Object::Dict(tasks) = vm.process.heap.get_mut(known) {
        let tasks = Rc::make_mut(tasks);
        let wanted = i64::from(id.0);
        let found = tasks.find(u64::from(id.0), |key| key.is_same(Value::Int(wanted)));
        if let Some(at) = found {
            tasks.remove(at);
        }
    }
}

/// A callback raised: the loop's exception handler, which is Python code, runs next.
///
/// # Errors
/// `SystemExit` and `KeyboardInterrupt` go through to whoever runs the loop.
pub fn callback_raised(vm: &mut Vm<'_, '_>, handle_id: ObjId, exception: ObjId) -> Res<()> {
    let value = Value::Obj(exception);
    if vm.is_instance(value, Exc::SystemExit.class())
        || vm.is_instance(value, Exc::KeyboardInterrupt.class())
    {
        return Err(Raised(exception));
    }
    let Value::Obj(event_loop_id) = vm.thread.running_loop else {
        return Err(Raised(exception));
    };
    let name = vm.intern("_callback_raised");
    let Some(reporter) = super::module_attr(vm, "asyncio", name) else {
        return Err(Raised(exception));
    };
    let args = [Value::Obj(event_loop_id), Value::Obj(handle_id), value];
    let report = vm.heap().alloc(new_handle(reporter, args, Value::None));
    let state = event_loop_mut(vm, event_loop_id);
    state.ready.push_front(Ready::Handle(report));
    state.n_todo += 1;
    Ok(())
}

// ---------------------------------------------------------------- where a task is

/// Where a task is in the user's program: its innermost line that is the user's own.
#[must_use]
pub fn position_in_task(vm: &Vm<'_, '_>, task: ObjId) -> Position {
    let part = task_part(vm, task);
    let coroutine = part.coroutine.as_obj();
    let (place, job) = coroutine.map_or((None, 0), |id| suspended_at(vm, id));
    // A task of its own (a worker) works on the job of what it awaits.
    let job = if job == 0 { part.job } else { job };
    Position {
        place: place.unwrap_or_else(|| vm.position().place),
        job: (job != 0).then_some(JobId(job)),
        task: Some(part.id),
    }
}

/// Follows the chain of awaits of a suspended coroutine: its innermost line that is the user's own,
/// and the innermost job, 0 for none.
fn suspended_at(vm: &Vm<'_, '_>, coroutine: ObjId) -> (Option<Place>, u32) {
    let mut place = None;
    let mut job = 0;
    let mut next = Some(coroutine);
    while let Some(id) = next {
        let generator = match vm.process.heap.get(id) {
            Object::Generator(g) => g,
            Object::AsyncStep(step) => {
                next = Some(step.generator);
                continue;
            }
            _ => break,
        };
        let code = vm.python.code(generator.code);
        if generator.job != 0 {
            job = generator.job;
        }
        let at = (generator.pc as usize).saturating_sub(1);
        if !vm.python.is_library(generator.code) {
            let line = code.lines.get(at).copied().unwrap_or(code.first_line);
            let line = if generator.pc == 0 {
                code.first_line
            } else {
                line
            };
            place = Some(Place {
                file: code.module.0,
                line,
            });
        }
        next = match code.instructions.get(at) {
            Some(Instruction::Delegate { iter, .. })
                if generator.state != GeneratorState::Running =>
            {
                generator
                    .registers
                    .get(*iter as usize)
                    .and_then(|v| v.as_obj())
            }
            _ => None,
        };
    }
    (place, job)
}
