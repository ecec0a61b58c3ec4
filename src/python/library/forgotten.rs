//! Failures that nobody looks at: futures whose exception was never retrieved and that nothing refers
//! to any more. CPython notices when it frees them; here they are looked for between two callbacks of a
//! loop, and at the end. Must not print: what is found is told to `asyncio.py`.

use super::args::{at, object};
use super::asyncio_core::{event_loop, event_loop_mut, new_handle, unfinished_tasks};
use super::asyncio_future::{future, future_mut};
use crate::python::collect;
use crate::python::heap::{
    Future, FutureState, GeneratorKind, GeneratorState, Object, Purpose, Ready,
};
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

const MODULE: Owner = Owner::Module("_asyncio");

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    super::args::native(MODULE, "take_failed", take_failed),
    super::args::native(MODULE, "pending_tasks", pending_tasks),
    super::args::native(MODULE, "log_no_destruction", log_no_destruction),
    super::args::native(MODULE, "unstarted_coroutines", unstarted_coroutines),
];

/// So many searches a process has for nothing; then each must be earned by callbacks.
const FREE_SEARCHES: u32 = 200;
/// A callback earns the looking at so many objects.
const OBJECTS_PER_CALLBACK: u32 = 16;

/// What a process knows of failures nobody has looked at yet.
#[derive(Clone, Debug, Default)]
pub struct Unretrieved {
    /// The futures that failed, in order.
    pub futures: Vec<ObjId>,
    /// Callbacks until the next search.
    wait: u32,
    /// Callbacks between the last two searches.
    gap: u32,
    n_searches: u32,
}

impl Unretrieved {
    /// A future has failed. `has_waiters`: somebody is about to look.
    pub fn push(&mut self, future: ObjId, has_waiters: bool) {
        self.futures.push(future);
        if self.n_searches < FREE_SEARCHES {
            self.gap = 0;
            self.wait = if has_waiters { 2 } else { 0 };
        }
    }
}

/// Puts a report of each forgotten failure in front of the loop's ready queue, now and then.
pub fn report(vm: &mut Vm<'_, '_>, event_loop_id: ObjId) {
    let unretrieved = &mut vm.process.unretrieved;
    if unretrieved.wait > 0 {
        unretrieved.wait -= 1;
        return;
    }
    let found = take_unreachable(vm);
    let name = vm.intern("_report_failure");
    let Some(reporter) = super::module_attr(vm, "asyncio", name) else {
        return;
    };
    for &forgotten in found.iter().rev() {
        let report = new_handle(reporter, [Value::Obj(forgotten)], Value::None);
        let report = vm.heap().alloc(report);
        let state = event_loop_mut(vm, event_loop_id);
        state.ready.push_front(Ready::Handle(report));
        state.n_todo += 1;
    }
}

/// Drops those that somebody has looked at.
fn keep_unretrieved(vm: &mut Vm<'_, '_>) {
    let mut futures = std::mem::take(&mut vm.process.unretrieved.futures);
    futures.retain(|&id| {
        let state = future(vm, id);
        state.state == FutureState::Finished && !state.retrieved
    });
    vm.process.unretrieved.futures = futures;
}

/// Takes those out that nothing refers to.
fn take_unreachable(vm: &mut Vm<'_, '_>) -> Vec<ObjId> {
    keep_unretrieved(vm);
    if vm.process.unretrieved.futures.is_empty() {
        return Vec::new();
    }
    let marks = collect::reachable(vm.process, vm.thread);
    let n_marked = marks.iter().filter(|&&mark| mark).count() as u32;
    let unretrieved = &mut vm.process.unretrieved;
    unretrieved.n_searches += 1;
    unretrieved.gap = match unretrieved.n_searches < FREE_SEARCHES {
        true => unretrieved.gap * 2 + 1,
        false => n_marked / OBJECTS_PER_CALLBACK,
    };
    unretrieved.wait = unretrieved.gap;
    let is_reachable = |id: &ObjId| marks[id.0 as usize];
    let (kept, taken) = unretrieved.futures.iter().copied().partition(is_reachable);
    unretrieved.futures = kept;
    taken
}

/// `take_failed(all)`: the failures to report, each once; unless all are wanted, those nothing refers to.
fn take_failed(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let found = match at(&args, 0) {
        Value::True => {
            keep_unretrieved(vm);
            std::mem::take(&mut vm.process.unretrieved.futures)
        }
        _ => take_unreachable(vm),
    };
    let found = found.into_iter().map(Value::Obj).collect();
    Ok(vm.heap().new_list(found).into())
}

/// The tasks of a process that are not done, unless their loop runs in another thread; oldest first.
fn pending_tasks(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let mut found = Vec::new();
    for event_loop_id in vm.process.event_loops.clone() {
        if event_loop(vm, event_loop_id).running {
            continue;
        }
        for task in unfinished_tasks(vm, event_loop_id) {
            let id = object(vm, task)?;
            if !is_someone_elses(vm, future(vm, id)) {
                found.push(task);
            }
        }
    }
    Ok(vm.heap().new_list(found).into())
}

/// Whether the library made the task for a call of its own (`run_until_complete`, `gather`), which
/// CPython does not report.
fn is_someone_elses(vm: &Vm<'_, '_>, task: &Future) -> bool {
    let is_marked = task.attrs.iter().flat_map(|attrs| &attrs.0);
    let mut is_marked = is_marked.map(|&(name, _)| vm.name(name));
    is_marked.any(|name| &*name == NO_LOG)
        || task.callbacks.iter().any(|&callback| {
            let callback = callback.as_obj().map(|id| vm.process.heap.get(id));
            matches!(callback, Some(Object::Future(f)) if matches!(f.purpose, Purpose::Gather(_)))
        })
}

const NO_LOG: &str = "_logs_no_destruction";

fn log_no_destruction(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let id = object(vm, at(&args, 0))?;
    let name = vm.intern(NO_LOG);
    future_mut(vm, id).attrs_mut().set(name, Value::True);
    Ok(Value::None.into())
}

/// Coroutines that were never awaited and belong to no task.
fn unstarted_coroutines(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let mut of_tasks = Vec::new();
    for event_loop_id in vm.process.event_loops.clone() {
        for task in unfinished_tasks(vm, event_loop_id) {
            let task = object(vm, task)?;
            of_tasks.extend(super::asyncio_core::task_part(vm, task).coroutine.as_obj());
        }
    }
    let mut found = Vec::new();
    // CPython has warned of the others when it freed them.
    let marks = collect::reachable(vm.process, vm.thread);
    for slot in 0..vm.process.heap.n_slots() {
        let id = ObjId(slot.into());
        if let Object::Generator(g) = vm.process.heap.get(id)
            && marks[id.0 as usize]
            && g.kind == GeneratorKind::Coroutine
            && g.state == GeneratorState::Created
            && !vm.python.is_library(g.code)
            && !of_tasks.contains(&id)
        {
            let name = vm.python.code(g.code).qualname.clone();
            let name = g.name.clone().unwrap_or(name);
            found.push(vm.new_str(name));
        }
    }
    Ok(vm.heap().new_list(found).into())
}
