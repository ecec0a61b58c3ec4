//! The memory of one Python process: its heap, its modules' globals, its names. A copy of it is a
//! fork. Must never hold anything of a thread or of the kernel.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::code::{CodeId, ModuleId, Sym};
use super::collect::Emptied;
use super::heap::{Attrs, Heap};
use super::names::Interner;
use super::value::Value;
use crate::kernel::ids::ProcessId;

/// The memory of one process.
#[derive(Clone, Debug)]
pub struct Process {
    /// Which process of the world.
    pub id: ProcessId,
    /// The heap.
    pub heap: Heap,
    /// Its modules, by `ModuleId`.
    pub modules: Vec<Rc<ModuleState>>,
    /// Values of every code's constants, by `CodeId`; they are never freed.
    pub constants: Rc<Vec<Box<[Value]>>>,
    /// Names, the program's and those made while it runs.
    pub names: Rc<Interner>,
    /// Whether an async generator was ever made here: only then the library looks for them.
    pub has_async_generators: bool,
    /// Whether a job was ever taken here: only then calls look for jobs among their arguments.
    pub has_jobs: bool,
    /// A call that would make more frames than these raises `RecursionError`.
    pub max_frames: usize,
    /// Tasks that got a name by number.
    pub n_named_tasks: u64,
    /// Coroutines that were dropped, by code and line of the call: each is warned of once.
    pub warned: Rc<BTreeSet<(CodeId, u32)>>,
    /// Event loops that may have tasks which are not done.
    pub event_loops: Vec<super::value::ObjId>,
    /// Futures whose exception nobody has looked at yet.
    pub unretrieved: super::library::forgotten::Unretrieved,
    /// Whether a generator of the program was made that has something to do when it is closed: only
    /// then it is noted when one is dropped.
    pub may_drop: bool,
    /// Whether a thread was started beside the first.
    pub has_threads: bool,
    /// Objects below this are builtin and never freed.
    pub n_boot_objects: u32,
    /// When its garbage was last looked for since it was last freed. It changes nothing that happens.
    pub emptied: Option<Emptied>,
    /// Collect when the heap's debt exceeds this many bytes.
    pub collect_at: u64,
}

/// How far a module is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportState {
    /// Not imported.
    New,
    /// Its body runs, or has run.
    Imported,
}

/// A module's variables.
#[derive(Clone, Debug)]
pub struct ModuleState {
    /// How far it is.
    pub state: ImportState,
    /// Its global variables, by slot.
    pub globals: Vec<Value>,
    /// Attributes that its code does not mention: natives, and those set from outside.
    pub extra: Attrs,
    /// The module object.
    pub object: Value,
}

impl Process {
    /// Bytes of memory that it has and `other`, a copy that went on differently, does not share.
    #[must_use]
    pub fn unshared_bytes(&self, other: Option<&Process>) -> u64 {
        let size_of_module = |state: &ModuleState| {
            size_of::<ModuleState>()
                + state.globals.capacity() * size_of::<Value>()
                + state.extra.0.capacity() * size_of::<(Sym, Value)>()
        };
        let own_modules = self.modules.iter().enumerate().filter(|(index, module)| {
            let twin = other.and_then(|other| other.modules.get(*index));
            !twin.is_some_and(|twin| Rc::ptr_eq(module, twin))
        });
        let modules: usize = own_modules.map(|(_, module)| size_of_module(module)).sum();
        let pointers = size_of::<Process>() + self.modules.len() * size_of::<Rc<ModuleState>>();
        let heap = self.heap.unshared_bytes(other.map(|other| &other.heap));
        (modules + pointers) as u64 + heap
    }

    /// A module's variable; `slot` is where its code would look for it.
    #[must_use]
    pub fn module_attr(&self, slot: Option<usize>, module: ModuleId, name: Sym) -> Option<Value> {
        let state = &self.modules[module.0 as usize];
        match slot.map(|slot| state.globals[slot]) {
            Some(value) if !matches!(value, Value::Undef) => Some(value),
            _ => state.extra.get(name),
        }
    }
}
