//! How functions written in Rust meet the interpreter: their arguments, what they answer, and the
//! table of all of them. A native must never call Python code itself: it answers with a call.

use std::rc::Rc;

use smallvec::SmallVec;

use super::code::{ModuleId, Sym};
use super::heap::Heap;
use super::thread::Thread;
use super::types::Type;
use super::value::{ObjId, Value};
use super::vm::Vm;
use crate::kernel::guest::Syscall;

/// An exception is on its way; its object is in the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised(pub ObjId);

/// The result of anything that can raise.
pub type Res<T> = Result<T, Raised>;

/// Arguments of a call: positional values, then the values of keywords.
#[derive(Clone, Debug, Default)]
pub struct Args {
    /// All values.
    pub values: SmallVec<[Value; 6]>,
    /// Names of the last `names.len()` values.
    pub names: Option<Rc<[Sym]>>,
}

impl Args {
    /// Positional arguments only.
    #[must_use]
    pub fn positional(values: &[Value]) -> Args {
        Args {
            values: SmallVec::from_slice(values),
            names: None,
        }
    }

    /// The positional values.
    #[must_use]
    pub fn positionals(&self) -> &[Value] {
        &self.values[..self.values.len() - self.n_keywords()]
    }

    /// Number of keyword arguments.
    #[must_use]
    pub fn n_keywords(&self) -> usize {
        self.names.as_ref().map_or(0, |n| n.len())
    }

    /// The keyword arguments.
    pub fn keywords(&self) -> impl Iterator<Item = (Sym, Value)> + '_ {
        let first = self.values.len() - self.n_keywords();
        let names = self.names.as_deref().unwrap_or(&[]);
        names
            .iter()
            .copied()
            .zip(self.values[first..].iter().copied())
    }

    /// Puts a value before the first one (a receiver).
    pub fn insert_first(&mut self, value: Value) {
        self.values.insert(0, value);
    }
}

/// What a native answers.
pub enum Outcome {
    /// Its result.
    Value(Value),
    /// The result of calling this instead.
    Call {
        /// What to call.
        callee: Value,
        /// With what.
        args: Args,
    },
    /// An instance of this class, made without asking its metaclass.
    Make {
        /// Which.
        class: ObjId,
        /// With what.
        args: Args,
    },
    /// The result of calling this function of the module `_prelude`, which does in Python what the
    /// native cannot do without running Python code.
    Prelude {
        /// Its name.
        name: &'static str,
        /// Its positional arguments.
        args: SmallVec<[Value; 6]>,
    },
    /// The thread asks the kernel; `answer` says how the kernel's answer becomes the result.
    Block {
        /// For what.
        call: Box<Syscall<Thread>>,
        /// How the answer becomes a value.
        answer: AnswerAs,
    },
    /// Runs the body of a module; the result is nothing of use.
    RunModule(ModuleId),
    /// Runs the event loop (an `EventLoop` object) until it stops; the result is `None`.
    RunLoop(ObjId),
    /// Resumes a generator, coroutine or async generator: sends a value or throws an exception;
    /// the result is what it yields, its end raises `StopIteration`.
    Resume {
        /// The generator object.
        generator: ObjId,
        /// What goes in.
        input: Resume,
    },
}

/// What goes into a resumed generator.
#[derive(Clone, Copy, Debug)]
pub enum Resume {
    /// `send(value)`; `None` for `next`.
    Send(Value),
    /// `throw(exception)`
    Throw(ObjId),
}

/// How the kernel's answer to a syscall becomes a Python value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerAs {
    /// `None`, whatever it is.
    None,
    /// `True` for done, `False` for timed out.
    Bool,
    /// A thread's or process's number, an int.
    Id,
    /// An exit status, or `None` when it timed out.
    Status,
    /// The message, unpacked into the process's heap; `queue.Empty`-like handling is the library's:
    /// a 1-tuple with it, or `None` when it timed out.
    Message,
    /// A `Job`, or `StopIteration` when there will be none.
    Job,
}

impl From<Value> for Outcome {
    fn from(value: Value) -> Outcome {
        Outcome::Value(value)
    }
}

/// A function written in Rust.
pub type NativeFn = fn(&mut Vm<'_, '_>, Args) -> Res<Outcome>;

/// The common case of a native, on the heap alone and with its arguments where they are: see
/// [`super::builtins::quick`].
pub type QuickFn = fn(&mut Heap, &[Value]) -> Option<Value>;

/// Where a native is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Among the builtins.
    Builtins,
    /// In a module, e.g. `time`.
    Module(&'static str),
    /// As a method of a builtin class; the receiver is the first argument: of an instance of a class
    /// that derives from the builtin one, its builtin data.
    Method(Type),
    /// As such a method, but the receiver is the instance itself.
    InstanceMethod(Type),
    /// As a method of `BaseException`.
    ExceptionMethod,
    /// As a static method of a builtin class, e.g. `dict.fromkeys`.
    Static(Type),
    /// As the constructor of a builtin class: what calling the class does (the class is not passed).
    Constructor(Type),
    /// As a read-only attribute of a builtin class: called with the receiver.
    Getter(Type),
}

impl Owner {
    /// Whether a function found here takes the builtin data in place of an instance that has it.
    #[inline]
    #[must_use]
    pub fn takes_payload(self) -> bool {
        matches!(self, Owner::Method(t) | Owner::Getter(t) if t.is_base())
    }
}

/// An entry of the table of natives.
#[derive(Clone, Copy)]
pub struct NativeDef {
    /// Where it is found.
    pub owner: Owner,
    /// Its name.
    pub name: &'static str,
    /// The function.
    pub function: NativeFn,
}

impl NativeDef {
    /// Puts the builtin data of a receiver in its place, if it is an instance that has some.
    #[inline]
    pub fn unwrap_receiver(&self, heap: &Heap, args: &mut [Value]) {
        if let Some(receiver) = args.first_mut()
            && self.owner.takes_payload()
            && let Some(payload) = heap.payload(*receiver)
        {
            *receiver = payload;
        }
    }
}

/// All natives, in an order that never depends on anything: their index is their `NativeId`.
#[must_use]
pub fn all_natives() -> Vec<NativeDef> {
    let mut all = Vec::new();
    all.extend_from_slice(super::classes::NATIVES);
    let builtins = super::builtins::TABLES
        .iter()
        .chain(super::builtins::methods::TABLES);
    for part in builtins.chain(super::library::TABLES) {
        all.extend_from_slice(part);
    }
    all
}
