//! A loaded Python program as the kernel's guest: the compiled code, the table of natives, and the
//! image of a fresh process. Immutable: all state is in `Process` and `Thread`.

use super::code::Program;
use super::native::NativeDef;
use super::process::Process;
use super::thread::Thread;
use super::value::Value;
use crate::kernel::guest::Position;

/// A loaded program.
pub struct Python {
    /// The compiled program.
    pub program: Program,
    /// All natives, by `NativeId`.
    pub natives: Vec<NativeDef>,
    /// A process that has executed nothing yet.
    pub image: Process,
    /// For each module and slot, the builtin of that name, or `Undef`.
    pub builtins_by_slot: Vec<Box<[Value]>>,
}

impl Python {
    /// Where a thread is in the user's program.
    #[must_use]
    pub fn position_of(&self, _process: &Process, _thread: &Thread) -> Position {
        Position::default()
    }
}
