//! Natives of the module `lab`: the inbox, simulated work, and jobs; and of `time`.

use super::args::{at, native, number, object, seconds_to_ns};
use super::asyncio_core::{event_loop_mut, try_deliver_job};
use super::asyncio_future::new_future;
use crate::kernel::guest::Syscall;
use crate::python::heap::{Iter, Object, Purpose, Shared};
use crate::python::native::{AnswerAs, Args, NativeDef, Outcome, Owner, Res};
use crate::python::types::{Exc, Type};
use crate::python::value::Value;
use crate::python::vm::Vm;

const LAB: Owner = Owner::Module("lab");
const INBOX: Owner = Owner::Method(Type::Inbox);
const TIME: Owner = Owner::Module("time");

/// The wall clock at the start of every run: 2024-01-01 00:00:00 UTC, seconds since 1970.
const EPOCH_NS: u64 = 1_704_067_200_000_000_000;

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    native(LAB, "inbox", inbox),
    native(LAB, "cpu", cpu),
    native(LAB, "io", io),
    native(INBOX, "__iter__", inbox_iter),
    native(INBOX, "__next__", inbox_next),
    native(INBOX, "__aiter__", inbox_iter),
    native(INBOX, "__anext__", inbox_anext),
    native(Owner::Getter(Type::Job), "number", job_number),
    native(Owner::Getter(Type::Job), "kind", job_kind),
    native(Owner::Method(Type::Job), "__repr__", job_repr),
    native(TIME, "time", time),
    native(TIME, "time_ns", time_ns),
    native(TIME, "monotonic", clock),
    native(TIME, "monotonic_ns", clock_ns),
    native(TIME, "perf_counter", clock),
    native(TIME, "perf_counter_ns", clock_ns),
    native(TIME, "process_time", clock),
    native(TIME, "process_time_ns", clock_ns),
    native(TIME, "thread_time", clock),
    native(TIME, "thread_time_ns", clock_ns),
    native(TIME, "sleep", sleep),
];

fn milliseconds(vm: &mut Vm<'_, '_>, value: Value) -> Res<u64> {
    let ms = number(vm, value)?;
    seconds_to_ns(vm, Value::float(ms / 1e3))
}

/// A number as the user wrote it, for what the page says a thread is in.
fn shown(value: Value) -> String {
    match value {
        Value::Int(i) => i.to_string(),
        Value::Float(f) => f.get().to_string(),
        _ => String::from("…"),
    }
}

fn block(
    vm: &mut Vm<'_, '_>,
    text: String,
    call: Syscall<crate::python::thread::Thread>,
) -> Outcome {
    vm.thread.blocked_in = Some(text.into());
    Outcome::Block {
        call: Box::new(call),
        answer: AnswerAs::None,
    }
}

fn cpu(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    super::args::bind(vm, &args, "cpu", ["ms"], 1)?;
    let cpu_ns = milliseconds(vm, at(&args, 0))?;
    let text = format!("cpu({})", shown(at(&args, 0)));
    Ok(block(vm, text, Syscall::Burn { cpu_ns }))
}

fn io(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    super::args::bind(vm, &args, "io", ["ms"], 1)?;
    let ns = milliseconds(vm, at(&args, 0))?;
    let text = format!("io({})", shown(at(&args, 0)));
    Ok(block(vm, text, Syscall::Io { ns }))
}

// ---------------------------------------------------------------- inbox

fn inbox(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    if vm.slice.process.0 != 0 {
        return vm.raise(
            Exc::RuntimeError,
            "only the main process can read the inbox",
        );
    }
    let iter = Object::Iterator(Shared::new(Iter::Inbox));
    Ok(Value::Obj(vm.heap().alloc(iter)).into())
}

fn inbox_iter(_vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(at(&args, 0).into())
}

fn inbox_next(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(next_job(vm))
}

/// Takes the next job, waiting for it while the thread is blocked.
pub fn next_job(vm: &mut Vm<'_, '_>) -> Outcome {
    vm.thread.blocked_in = Some("inbox()".into());
    Outcome::Block {
        call: Box::new(Syscall::TakeJob),
        answer: AnswerAs::Job,
    }
}

/// A future with the next job: done already if one is there.
fn inbox_anext(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let Value::Obj(event_loop) = vm.thread.running_loop else {
        return vm.raise(Exc::RuntimeError, "no running event loop");
    };
    let waiter = new_future(vm, event_loop, Purpose::Inbox);
    let is_first = event_loop_mut(vm, event_loop).inbox_waiters.is_empty();
    if !(is_first && try_deliver_job(vm, waiter)?) {
        let state = event_loop_mut(vm, event_loop);
        state.inbox_waiters.push(Value::Obj(waiter));
    }
    Ok(Value::Obj(waiter).into())
}

// ---------------------------------------------------------------- jobs

fn job_parts(vm: &mut Vm<'_, '_>, args: &Args) -> Res<(i64, Value)> {
    let id = object(vm, at(args, 0))?;
    match vm.process.heap.get(id) {
        Object::Job { job, kind } => Ok((i64::from(job.0), Value::Obj(*kind))),
        _ => vm.type_error("this needs a Job"),
    }
}

fn job_number(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (number, _) = job_parts(vm, &args)?;
    Ok(Value::Int(number).into())
}

fn job_kind(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (_, kind) = job_parts(vm, &args)?;
    Ok(kind.into())
}

fn job_repr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (number, _) = job_parts(vm, &args)?;
    Ok(vm.new_str(format!("job {number}")).into())
}

// ---------------------------------------------------------------- time

fn time(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let ns = EPOCH_NS + vm.slice.began_ns;
    Ok(Value::float(ns as f64 / 1e9).into())
}

fn time_ns(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::Int((EPOCH_NS + vm.slice.began_ns) as i64).into())
}

fn clock(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::float(vm.slice.began_ns as f64 / 1e9).into())
}

fn clock_ns(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::Int(vm.slice.began_ns as i64).into())
}

fn sleep(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    super::args::bind(vm, &args, "sleep", ["seconds"], 1)?;
    let seconds = number(vm, at(&args, 0))?;
    if seconds < 0.0 {
        return vm.value_error("sleep length must be non-negative");
    }
    let ns = seconds_to_ns(vm, at(&args, 0))?;
    let text = format!("time.sleep({})", shown(at(&args, 0)));
    Ok(block(vm, text, Syscall::Sleep { ns }))
}
