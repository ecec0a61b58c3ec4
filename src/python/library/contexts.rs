//! Natives of `_contextvars`: the context of the running thread, task or callback, on which
//! `contextvars.py` is built. Must not know what is in a context.
//!
//! A context is a dict that is never changed but replaced. So copying a context, as every task and
//! every callback does, costs nothing.

use super::args::at;
use crate::python::heap::Object;
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

const MODULE: Owner = Owner::Module("_contextvars");

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    super::args::native(MODULE, "variables", variables),
    super::args::native(MODULE, "replace", replace),
    super::args::native(MODULE, "whose", whose),
    super::args::native(MODULE, "enter", enter),
];

/// The variables of a context, or `None` when there are none.
fn variables_of(vm: &mut Vm<'_, '_>, context: Value) -> Value {
    let name = vm.intern("_variables");
    match context.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Instance(instance)) => instance.attrs.get(name).unwrap_or(Value::None),
        _ => context,
    }
}

/// A copy of the present context, for a task or a callback.
pub fn copied(vm: &mut Vm<'_, '_>) -> Value {
    match vm.thread.context {
        Value::Obj(_) => variables_of(vm, vm.thread.context),
        _ => Value::None,
    }
}

/// The context that a call was given as `context=`, else a copy of the present one.
pub fn given_or_copied(vm: &mut Vm<'_, '_>, given: Option<Value>) -> Value {
    match given {
        Some(context @ Value::Obj(_)) => context,
        _ => copied(vm),
    }
}

/// What a future keeps for a done-callback: the callback itself, or a handle that knows its context.
pub fn in_context(vm: &mut Vm<'_, '_>, callback: Value, context: Value) -> Value {
    if !matches!(context, Value::Obj(_)) {
        return callback;
    }
    let handle = super::asyncio_core::new_handle(callback, [], context);
    Value::Obj(vm.heap().alloc(handle))
}

/// The opposite of [`in_context`]: callback and context.
pub fn out_of_context(vm: &Vm<'_, '_>, callback: Value) -> (Value, Value) {
    match callback.as_obj().map(|id: ObjId| vm.process.heap.get(id)) {
        Some(Object::Handle(handle)) => (handle.callback, handle.context),
        _ => (callback, Value::None),
    }
}

fn variables(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(copied(vm).into())
}

/// Whose context the present one is: a `Context` that was entered, a task, or `None` for the thread.
fn whose(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let context = vm.thread.context;
    if let Some(Object::Instance(_)) = context.as_obj().map(|id| vm.process.heap.get(id)) {
        return Ok(context.into());
    }
    Ok(match vm.thread.running_loop {
        Value::Obj(id) => super::asyncio_core::event_loop(vm, id).current_task.into(),
        _ => Value::None.into(),
    })
}

/// `replace(variables)`: these are the variables of the present context from now on.
fn replace(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let name = vm.intern("_variables");
    let new = at(&args, 0);
    if let Value::Obj(id) = vm.thread.context
        && let Object::Instance(_) = vm.process.heap.get(id)
        && let Object::Instance(instance) = vm.process.heap.get_mut(id)
    {
        instance.attrs.set(name, new);
    } else {
        vm.thread.context = new;
    }
    Ok(Value::None.into())
}

/// `enter(context)`: makes it the present one; gives the one before.
fn enter(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let outer = std::mem::replace(&mut vm.thread.context, at(&args, 0));
    Ok(outer.into())
}
