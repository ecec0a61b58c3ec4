//! The library: modules that programs import. Python sources, and natives over the kernel.
//!
//! * `asyncio_core`, `asyncio_future`, `asyncio_loop`: the native heart of `asyncio.py`.
//! * `kernel_natives`: the module `_kernel`, on which `threading.py`, `queue.py`,
//!   `multiprocessing.py` and `concurrent/futures` are built; `pickle`: messages between processes.
//! * `lab`: `lab` and `time`. `collections`: the deque. `runner`: the main module's run.

mod args;
pub mod asyncio_core;
pub mod asyncio_future;
pub mod asyncio_loop;
pub mod collections;
pub mod kernel_natives;
pub mod lab;
pub mod pickle;
pub mod runner;

use super::code::Sym;
use super::native::NativeDef;
use super::value::Value;
use super::vm::Vm;

/// The tables of all files, in a fixed order.
pub const TABLES: &[&[NativeDef]] = &[
    runner::NATIVES,
    kernel_natives::NATIVES,
    asyncio_future::NATIVES,
    asyncio_loop::NATIVES,
    collections::NATIVES,
    lab::NATIVES,
];

/// The modules written in Python: name and text.
pub const SOURCES: &[(&str, &str)] = &[
    ("_bootstrap", include_str!("_bootstrap.py")),
    ("_groups", include_str!("_groups.py")),
    ("_main", include_str!("_main.py")),
    ("_patterns", include_str!("_patterns.py")),
    ("_prelude", include_str!("_prelude.py")),
    ("asyncio", include_str!("asyncio.py")),
    ("collections", include_str!("collections.py")),
    ("concurrent", include_str!("concurrent/__init__.py")),
    (
        "concurrent.futures",
        include_str!("concurrent/futures/__init__.py"),
    ),
    ("heapq", include_str!("heapq.py")),
    ("lab", include_str!("lab.py")),
    ("math", include_str!("math.py")),
    ("multiprocessing", include_str!("multiprocessing.py")),
    ("os", include_str!("os.py")),
    ("pickle", include_str!("pickle.py")),
    ("queue", include_str!("queue.py")),
    ("sys", include_str!("sys.py")),
    ("threading", include_str!("threading.py")),
    ("traceback", include_str!("traceback.py")),
];

/// Builtins written in Python, and the modules that have them. A program has these modules only if it
/// names the builtin.
pub const LATE_BUILTINS: &[(&str, &str)] = &[
    ("BaseExceptionGroup", "_groups"),
    ("ExceptionGroup", "_groups"),
];

/// A variable of a library module, if the program has the module.
pub(in crate::python) fn module_attr(vm: &Vm<'_, '_>, module: &str, name: Sym) -> Option<Value> {
    let module = vm.python.module(module)?;
    vm.module_attr(module, name)
}
