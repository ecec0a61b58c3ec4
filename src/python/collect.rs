//! Garbage collection: marks what a process can reach from its modules, constants and threads, and
//! frees the rest. It runs between two instructions and changes nothing that a program can see.

use super::heap::{GeneratorKind, GeneratorState, Iter, Object, Purpose, Ready};
use super::process::Process;
use super::thread::{FrameKind, Return, Thread};
use super::value::{ObjId, Value};

/// The heap is next collected when it has grown by as much as is live, but at least this.
/// (More would make each collection longer than a frame of the page.)
pub(super) const MIN_DEBT_BYTES: u64 = 2 << 20;

/// The most live objects for which [`empty_garbage`] is worth its time.
const MAX_MARKED: usize = 100_000;
/// Copying this many items of a list takes about as long as looking at an object.
const ITEMS_LIKE_AN_OBJECT: usize = 2;
/// Looking at this many slots, to find which of them are garbage, takes as long as following an object.
const SLOTS_LIKE_AN_OBJECT: usize = 8;
/// Garbage in so many bytes of new objects is not worth looking for.
const LITTLE_BYTES: u64 = 4 << 10;

/// When garbage was last looked for without being freed.
#[derive(Clone, Copy, Debug)]
pub struct Emptied {
    /// The heap's debt then.
    debt_bytes: u64,
    /// What looking for it was, as a number of objects.
    n_objects: usize,
}

/// Frees what no thread of the process can reach.
pub fn collect(process: &mut Process, threads: &mut dyn Iterator<Item = &Thread>) {
    let mut marker = Marker::new(process, threads);
    marker.kept(process);
    while let Some(id) = marker.todo.pop() {
        marker.children(process.heap.get(id));
    }
    process.heap.sweep(&marker.marks);
    process.emptied = None;
    process.collect_at = MIN_DEBT_BYTES.max(process.heap.bytes());
}

/// What a process can reach from its modules, constants and this thread, as a mark for each slot;
/// without what it only keeps because its failure was not looked at yet.
pub fn reachable(process: &Process, thread: &Thread) -> Vec<bool> {
    let mut marker = Marker::new(process, &mut std::iter::once(thread));
    while let Some(id) = marker.todo.pop() {
        marker.children(process.heap.get(id));
    }
    marker.marks
}

/// Makes garbage cheap to keep, without freeing it: see [`Heap::empty_unmarked`]. Nothing if there
/// is much that is alive. How many objects were looked at.
///
/// [`Heap::empty_unmarked`]: super::heap::Heap::empty_unmarked
pub fn empty_garbage(process: &mut Process, threads: &mut dyn Iterator<Item = &Thread>) -> usize {
    if process.heap.n_left() as usize > MAX_MARKED {
        return MAX_MARKED;
    }
    let debt_bytes = process.heap.debt();
    if let Some(last) = process.emptied
        && debt_bytes < last.debt_bytes + LITTLE_BYTES
    {
        // What is old is shared with the last copy, garbage or not.
        return last.n_objects;
    }
    let mut marker = Marker::new(process, threads);
    marker.kept(process);
    // The library looks for async generators in the whole heap, garbage or not.
    let n_searched = match process.has_async_generators {
        true => process.heap.n_slots(),
        false => 0,
    };
    for slot in 0..n_searched {
        if let Object::Generator(g) = process.heap.get(ObjId(slot.into()))
            && (g.kind == GeneratorKind::AsyncGenerator
                || process.may_drop && g.kind == GeneratorKind::Generator)
        {
            marker.object(ObjId(slot.into()));
        }
    }
    let (mut n_marked, mut n_items) = (0, 0);
    while let Some(id) = marker.todo.pop() {
        let object = process.heap.get(id);
        marker.children(object);
        n_marked += 1;
        if let Object::List(items) = object {
            n_items += items.len();
        }
        if n_marked > MAX_MARKED {
            break;
        }
    }
    if n_marked <= MAX_MARKED {
        process.heap.empty_unmarked(&marker.marks);
    }
    // A long list is copied whole by the first change after a keyframe.
    let n_slots = process.heap.n_slots() as usize;
    let n_objects = n_marked + n_items / ITEMS_LIKE_AN_OBJECT + n_slots / SLOTS_LIKE_AN_OBJECT;
    process.emptied = Some(Emptied {
        debt_bytes,
        n_objects,
    });
    n_objects
}

/// Which objects are reached from a value.
pub(super) fn marked_from(process: &Process, value: Value) -> Vec<bool> {
    let mut marker = Marker {
        marks: vec![false; process.heap.n_slots() as usize],
        todo: Vec::new(),
    };
    marker.value(value);
    while let Some(id) = marker.todo.pop() {
        marker.children(process.heap.get(id));
    }
    marker.marks
}

/// Whether an object is reached from a process's modules, from a thread's values other than its
/// registers, or from `live`.
pub(super) fn reaches(process: &Process, thread: &Thread, live: &[Value], id: ObjId) -> bool {
    let without_registers = Thread {
        registers: Vec::new(),
        ..thread.clone()
    };
    let mut marker = Marker::new(process, &mut std::iter::once(&without_registers));
    live.iter().for_each(|&value| marker.value(value));
    while let Some(next) = marker.todo.pop() {
        if marker.marks[id.0 as usize] {
            return true;
        }
        marker.children(process.heap.get(next));
    }
    marker.marks[id.0 as usize]
}

struct Marker {
    marks: Vec<bool>,
    todo: Vec<ObjId>,
}

impl Marker {
    /// With everything marked that is there whatever is reached from it.
    fn new(process: &Process, threads: &mut dyn Iterator<Item = &Thread>) -> Marker {
        let mut marker = Marker {
            marks: vec![false; process.heap.n_slots() as usize],
            todo: Vec::new(),
        };
        for id in 0..process.n_boot_objects {
            marker.object(ObjId(id.into()));
        }
        for module in &process.modules {
            module.globals.iter().for_each(|&v| marker.value(v));
            module.extra.0.iter().for_each(|&(_, v)| marker.value(v));
            marker.value(module.object);
        }
        for thread in threads {
            marker.thread(thread);
        }
        marker
    }

    fn kept(&mut self, process: &Process) {
        let futures = process.unretrieved.futures.iter();
        futures
            .chain(&process.event_loops)
            .for_each(|&id| self.object(id));
    }

    fn object(&mut self, id: ObjId) {
        let mark = &mut self.marks[id.0 as usize];
        if !*mark {
            *mark = true;
            self.todo.push(id);
        }
    }

    fn value(&mut self, value: Value) {
        if let Value::Obj(id) = value {
            self.object(id);
        }
    }

    fn thread(&mut self, thread: &Thread) {
        thread.registers.iter().for_each(|&v| self.value(v));
        for frame in &thread.frames {
            self.value(frame.outer_handling);
            match frame.kind {
                FrameKind::Python => {}
                FrameKind::Generator(id) | FrameKind::RunLoop(id) => self.object(id),
            }
            self.then(frame.then);
        }
        if let Some(pending) = thread.pending {
            self.then(pending.then);
        }
        let others = [
            thread.handling,
            thread.running_loop,
            thread.current_loop,
            thread.context,
            thread.thread_object,
        ];
        others.into_iter().for_each(|v| self.value(v));
        if let Some(id) = thread.fatal {
            self.object(id);
        }
    }

    fn then(&mut self, then: Return) {
        if let Return::Init(_, id) | Return::TaskStep(id) | Return::Callback(id) = then {
            self.object(id);
        }
    }

    fn children(&mut self, object: &Object) {
        match object {
            Object::Free
            | Object::Str(_)
            | Object::Bytes(_)
            | Object::Wide(_)
            | Object::Range(_)
            | Object::Module(_)
            | Object::Sync(_)
            | Object::Pipe(_) => {}
            Object::List(items) => items.iter().for_each(|&v| self.value(v)),
            Object::Tuple(items) => items.iter().for_each(|&v| self.value(v)),
            Object::Deque(items) => items.iter().for_each(|&v| self.value(v)),
            Object::Dict(dict) => dict.iter().for_each(|e| {
                self.value(e.key);
                self.value(e.value);
            }),
            Object::Set(set) | Object::FrozenSet(set) => set.iter().for_each(|e| self.value(e.key)),
            Object::Property(parts) => parts.iter().for_each(|&v| self.value(v)),
            Object::Slice(parts) => {
                parts.iter().for_each(|&v| self.value(v));
            }
            Object::Cell(v) | Object::StaticMethod(v) | Object::ClassMethod(v) => self.value(*v),
            Object::Function(f) => {
                f.defaults
                    .iter()
                    .chain(f.closure.iter())
                    .for_each(|&v| self.value(v));
                self.value(f.kw_defaults);
                f.attrs.0.iter().for_each(|&(_, v)| self.value(v));
            }
            Object::BoundMethod(parts) => {
                self.value(parts.0);
                self.value(parts.1);
            }
            Object::Class(c) => {
                self.object(c.meta);
                c.bases
                    .iter()
                    .chain(c.mro.iter())
                    .chain(c.subclasses.iter())
                    .for_each(|&id| self.object(id));
                c.attrs.0.iter().for_each(|&(_, v)| self.value(v));
            }
            Object::Instance(i) => {
                self.object(i.class);
                self.value(i.payload);
                i.attrs.0.iter().for_each(|&(_, v)| self.value(v));
            }
            Object::Exception(e) => {
                self.object(e.class);
                [e.args, e.cause, e.context, e.subject]
                    .into_iter()
                    .for_each(|v| self.value(v));
                e.attrs.0.iter().for_each(|&(_, v)| self.value(v));
            }
            Object::Generator(g) => {
                if g.state != GeneratorState::Running {
                    g.registers.iter().for_each(|&v| self.value(v));
                }
                self.value(g.handling);
            }
            Object::Iterator(iter) => self.iterator(iter),
            Object::DictView { dict, .. } => self.object(*dict),
            Object::AsyncStep(step) => {
                self.object(step.generator);
                self.value(step.input);
            }
            Object::Super(parts) => {
                self.object(parts.0);
                self.value(parts.1);
            }
            Object::Future(_) | Object::Handle(_) | Object::EventLoop(_) => {
                self.asyncio(object);
            }
            Object::Job { kind, .. } => self.object(*kind),
        }
    }

    fn asyncio(&mut self, object: &Object) {
        match object {
            Object::Future(f) => {
                self.object(f.event_loop);
                [f.result, f.exception, f.cancel_message]
                    .into_iter()
                    .for_each(|v| self.value(v));
                f.callbacks.iter().for_each(|&v| self.value(v));
                let attrs = f.attrs.iter().flat_map(|attrs| &attrs.0);
                attrs.for_each(|&(_, v)| self.value(v));
                if let Some(task) = &f.task {
                    self.value(task.coroutine);
                    self.value(task.waiter);
                    self.value(task.context);
                }
                if let Purpose::Gather(gather) = &f.purpose {
                    gather.children.iter().for_each(|&id| self.object(id));
                }
            }
            Object::Handle(h) => {
                self.value(h.callback);
                h.args.iter().for_each(|&v| self.value(v));
                self.value(h.context);
            }
            Object::EventLoop(l) => {
                l.ready.iter().for_each(|&ready| self.ready(ready));
                self.object(l.tasks);
                l.arrived.iter().for_each(|&id| self.object(id));
                l.timers.iter().for_each(|&(_, _, id)| self.object(id));
                self.value(l.current_task);
                self.value(l.outer_context);
                l.inbox_waiters.iter().for_each(|&v| self.value(v));
                l.attrs.0.iter().for_each(|&(_, v)| self.value(v));
            }
            other => panic!("children() passes only asyncio's objects, not {other:?}"),
        }
    }

    fn ready(&mut self, ready: Ready) {
        match ready {
            Ready::Handle(id) | Ready::Step(id) | Ready::Timer(id) => self.object(id),
            Ready::Gathered { outer, child } => {
                self.object(outer);
                self.object(child);
            }
        }
    }

    fn iterator(&mut self, iter: &Iter) {
        match iter {
            Iter::List { list: id, .. }
            | Iter::Tuple { tuple: id, .. }
            | Iter::Str { text: id, .. }
            | Iter::Dict { dict: id, .. }
            | Iter::Deque { deque: id, .. }
            | Iter::Reversed { sequence: id, .. } => self.object(*id),
            Iter::Enumerate { inner, .. } => self.value(*inner),
            Iter::Zip { inner } => inner.iter().for_each(|&v| self.value(v)),
            Iter::Range { .. } | Iter::Inbox | Iter::Exhausted => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::python::heap::Heap;

    #[test]
    fn only_what_is_reached_survives() {
        let mut heap = Heap::default();
        let kept = heap.new_str("kept");
        let list = heap.new_list(vec![kept]);
        let lost = heap.new_str("lost").as_obj().expect("an object");
        let mut marker = Marker {
            marks: vec![false; heap.n_slots() as usize],
            todo: Vec::new(),
        };
        marker.value(list);
        while let Some(id) = marker.todo.pop() {
            marker.children(heap.get(id));
        }
        heap.sweep(&marker.marks);
        assert!(matches!(heap.get(lost), Object::Free));
        assert_eq!(heap.as_str(kept).map(|s| &**s), Some("kept"));
        let reused = heap.alloc(Object::Cell(Value::None));
        assert_eq!(reused, lost, "the lowest free slot is used first");
    }
}
