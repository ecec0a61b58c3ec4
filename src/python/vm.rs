//! The interpreter at work on one thread for one slice: borrows everything it needs, owns nothing.
//! Services for natives: the heap, exceptions, types, truth, equality, hashing.

use std::rc::Rc;

use super::characters::Text;
use super::code::Sym;
use super::heap::{Attrs, Exception, Heap, Object, Shared};
use super::native::{Raised, Res};
use super::process::Process;
use super::runtime::Python;
use super::thread::Thread;
use super::types::{Exc, Type};
use super::value::{ObjId, Value};
use crate::kernel::event::Stream;
use crate::kernel::guest::{Position, Slice, Stop};

/// One thread of one process during one slice.
pub struct Vm<'a, 's> {
    /// The program and the table of natives.
    pub python: &'a Python,
    /// The process's memory.
    pub process: &'a mut Process,
    /// The thread's stack.
    pub thread: &'a mut Thread,
    /// The kernel's services, the clock.
    pub slice: &'a mut Slice<'s>,
    /// Why the thread must stop after this instruction, if it must.
    pub(super) stop: Option<Stop<Thread>>,
    /// The exception on its way is raised again: it keeps its context.
    pub(super) is_reraise: bool,
    /// The exception on its way was raised while a method was looked up, before it was called.
    pub(super) is_lookup: bool,
    /// Where a text is put together before it becomes an object: that spares an allocation.
    pub(super) scratch: String,
}

impl<'a, 's> Vm<'a, 's> {
    /// A thread at work.
    pub fn new(
        python: &'a Python,
        process: &'a mut Process,
        thread: &'a mut Thread,
        slice: &'a mut Slice<'s>,
    ) -> Self {
        Vm {
            python,
            process,
            thread,
            slice,
            stop: None,
            is_reraise: false,
            is_lookup: false,
            scratch: String::new(),
        }
    }
}

impl Vm<'_, '_> {
    /// The heap.
    #[inline]
    #[must_use]
    pub fn heap(&mut self) -> &mut Heap {
        &mut self.process.heap
    }

    /// A new str.
    pub fn new_str(&mut self, text: impl Into<Text>) -> Value {
        self.process.heap.new_str(text)
    }

    /// The str of an int.
    pub fn new_decimal(&mut self, int: i64) -> Value {
        self.process.heap.new_decimal(int)
    }

    /// The text of a str.
    #[must_use]
    pub fn as_str(&self, value: Value) -> Option<Text> {
        self.process.heap.text_of(value).cloned()
    }

    /// The name behind a number.
    #[must_use]
    pub fn name(&self, sym: Sym) -> Rc<str> {
        Rc::clone(self.process.names.name(sym))
    }

    /// The number of a name, new if need be.
    pub fn intern(&mut self, name: &str) -> Sym {
        match self.process.names.find(name) {
            Some(sym) => sym,
            None => Rc::make_mut(&mut self.process.names).intern(name),
        }
    }

    /// Where the thread is in the user's program, its job and task: for events.
    #[must_use]
    pub fn position(&self) -> Position {
        self.python.position_of(self.thread, false)
    }

    /// Prints text; the run ends when the world's limit of output is reached.
    pub fn print(&mut self, stream: Stream, text: &str) {
        let at = self.position();
        if self.slice.print(at, stream, text) {
            self.stop = Some(Stop::Limit("the program printed too much".into()));
        }
    }

    /// Raises an exception with one message argument.
    ///
    /// # Errors
    /// Always: that is what it is for.
    pub fn raise<T>(&mut self, exc: Exc, message: impl AsRef<str>) -> Res<T> {
        let text = self.process.heap.new_str(message.as_ref());
        let exception = self.new_exception(exc.class(), &[text]);
        Err(Raised(exception))
    }

    /// Raises an exception about an object (see `Exception::subject`).
    ///
    /// # Errors
    /// Always: that is what it is for.
    pub fn raise_about<T>(&mut self, exc: Exc, message: impl AsRef<str>, subject: Value) -> Res<T> {
        let raised = self.raise(exc, message);
        if let Err(Raised(error)) = raised
            && let Object::Exception(e) = self.process.heap.get_mut(error)
        {
            e.subject = subject;
        }
        raised
    }

    /// Raises `TypeError`.
    ///
    /// # Errors
    /// Always.
    pub fn type_error<T>(&mut self, message: impl AsRef<str>) -> Res<T> {
        self.raise(Exc::TypeError, message)
    }

    /// Raises `ValueError`.
    ///
    /// # Errors
    /// Always.
    pub fn value_error<T>(&mut self, message: impl AsRef<str>) -> Res<T> {
        self.raise(Exc::ValueError, message)
    }

    /// A new exception object of a class, not yet raised.
    pub fn new_exception(&mut self, class: ObjId, args: &[Value]) -> ObjId {
        let (args, attrs) = match args.len() {
            3..=5 if self.is_subclass(class, Exc::OSError.class()) => {
                (&args[..2], self.file_names(&args[2..]))
            }
            _ => (args, Attrs::default()),
        };
        let args = self.process.heap.new_tuple(args);
        self.process
            .heap
            .alloc(Object::Exception(Shared::new(Exception {
                class,
                args,
                cause: Value::None,
                context: Value::None,
                suppress_context: false,
                subject: Value::None,
                traceback: Vec::new(),
                attrs,
            })))
    }

    /// The attributes of an `OSError` that are not among its `args`: a file name, a Windows error, the
    /// other file name.
    fn file_names(&mut self, args: &[Value]) -> Attrs {
        let mut attrs = Attrs::default();
        for (name, at) in [("filename", 0), ("filename2", 2)] {
            if let Some(&file) = args.get(at) {
                attrs.set(self.intern(name), file);
            }
        }
        attrs
    }

    /// The class of a value.
    #[must_use]
    pub fn class_of(&self, value: Value) -> ObjId {
        class_of(&self.process.heap, value)
    }

    /// The name of a value's class, as the messages of errors show it.
    #[must_use]
    pub fn type_name(&self, value: Value) -> Rc<str> {
        let class = self.process.heap.class(self.class_of(value));
        match has_module_in_name(&class.module, &class.name) {
            true => format!("{}.{}", class.module, class.name).into(),
            false => Rc::clone(&class.name),
        }
    }

    /// Whether a class is another or derives from it.
    #[must_use]
    pub fn is_subclass(&self, class: ObjId, of: ObjId) -> bool {
        class == of || self.process.heap.class(class).mro.contains(&of)
    }

    /// Whether a value is an instance of a class.
    #[must_use]
    pub fn is_instance(&self, value: Value, class: ObjId) -> bool {
        self.is_subclass(self.class_of(value), class)
    }

    /// Looks a name up along a class's method resolution order, without binding.
    #[must_use]
    pub fn class_attr(&self, class: ObjId, name: Sym) -> Option<Value> {
        class_attr(&self.process.heap, class, name)
    }
}

/// Looks a name up along a class's method resolution order, without binding.
#[must_use]
pub fn class_attr(heap: &Heap, class: ObjId, name: Sym) -> Option<Value> {
    heap.class(class)
        .mro
        .iter()
        .find_map(|&c| heap.class(c).attrs.get(name))
}

/// Whether CPython has the class in C, and so shows its module in messages.
fn has_module_in_name(module: &str, name: &str) -> bool {
    match module {
        "builtins" | "__main__" => false,
        "itertools" | "_thread" | "_asyncio" | "_collections" | "_contextvars" | "array" => true,
        "collections" => matches!(name, "deque" | "defaultdict" | "OrderedDict"),
        "datetime" => true,
        "decimal" => matches!(name, "Decimal" | "Context"),
        "functools" => matches!(name, "partial" | "_lru_cache_wrapper"),
        "operator" => matches!(name, "itemgetter" | "attrgetter" | "methodcaller"),
        "re" => matches!(name, "Pattern" | "Match"),
        "types" => name == "SimpleNamespace",
        _ => false,
    }
}

/// The class of an iterator over builtin data.
fn class_of_iterator(heap: &Heap, iter: &super::heap::Iter) -> Type {
    use super::heap::{DictPart, Iter};
    match iter {
        Iter::List { .. } => Type::ListIterator,
        Iter::Tuple { .. } => Type::TupleIterator,
        Iter::Str { text, .. } => match heap.get(*text) {
            Object::Str(text) if text.is_ascii() => Type::AsciiIterator,
            _ => Type::StrIterator,
        },
        // No program has a range up to there, but `itertools.count` is one.
        Iter::Range { stop, .. } if stop.unsigned_abs() == i64::MAX as u64 => Type::Count,
        Iter::Range { .. } => Type::RangeIterator,
        Iter::Deque { .. } => Type::DequeIterator,
        Iter::Reversed { sequence, .. } => match heap.get(*sequence) {
            Object::List(_) => Type::ListReverseIterator,
            _ => Type::Reversed,
        },
        Iter::Dict { dict, what, .. } => match (heap.get(*dict), what) {
            (Object::Dict(_), DictPart::Keys) => Type::KeyIterator,
            (Object::Dict(_), DictPart::Values) => Type::ValueIterator,
            (Object::Dict(_), DictPart::Items) => Type::ItemIterator,
            _ => Type::SetIterator,
        },
        Iter::Enumerate { .. } => Type::Enumerate,
        Iter::Zip { .. } => Type::Zip,
        Iter::Inbox => Type::Inbox,
        Iter::Exhausted => Type::Iterator,
    }
}

/// The class of a value.
#[must_use]
pub fn class_of(heap: &Heap, value: Value) -> ObjId {
    let builtin = match value {
        Value::Undef | Value::None => Type::NoneType,
        Value::NotImplemented => Type::NotImplementedType,
        Value::Ellipsis => Type::EllipsisType,
        Value::True | Value::False => Type::Bool,
        Value::Int(_) => Type::Int,
        Value::Float(_) => Type::Float,
        Value::Native(_) => Type::NativeFunction,
        Value::Obj(id) => return class_of_object(heap, heap.get(id)),
    };
    builtin.class()
}

fn class_of_object(heap: &Heap, object: &Object) -> ObjId {
    use super::heap::{DictPart, GeneratorKind, Purpose};
    let builtin = match object {
        Object::Instance(i) => return i.class,
        Object::Exception(e) => return e.class,
        Object::Free => panic!("a freed object is never reached"),
        Object::Str(_) => Type::Str,
        Object::Bytes(_) => Type::Bytes,
        Object::Wide(_) => Type::Int,
        Object::List(_) => Type::List,
        Object::Tuple(_) => Type::Tuple,
        Object::Dict(_) => Type::Dict,
        Object::Set(_) => Type::Set,
        Object::FrozenSet(_) => Type::FrozenSet,
        Object::Range(_) => Type::Range,
        Object::Slice(_) => Type::Slice,
        Object::Cell(_) => Type::Cell,
        Object::Function(_) => Type::Function,
        Object::BoundMethod(_) => Type::Method,
        Object::Class(c) => return c.meta,
        Object::Module(_) => Type::Module,
        Object::Generator(g) => match g.kind {
            GeneratorKind::Generator => g.disguise.unwrap_or(Type::Generator),
            GeneratorKind::Coroutine => Type::Coroutine,
            GeneratorKind::AsyncGenerator => Type::AsyncGenerator,
        },
        Object::Iterator(iter) => class_of_iterator(heap, iter),
        Object::DictView {
            what, is_ordered, ..
        } => match (what, is_ordered) {
            (DictPart::Keys, false) => Type::DictKeys,
            (DictPart::Values, false) => Type::DictValues,
            (DictPart::Items, false) => Type::DictItems,
            (DictPart::Keys, true) => Type::OrderedKeys,
            (DictPart::Values, true) => Type::OrderedValues,
            (DictPart::Items, true) => Type::OrderedItems,
        },
        Object::Property(_) => Type::Property,
        Object::StaticMethod(_) => Type::StaticMethod,
        Object::ClassMethod(_) => Type::ClassMethod,
        Object::Super(_) => Type::Super,
        Object::Deque(_) => Type::Deque,
        Object::Future(f) => match f.own_class() {
            Some(class) => return class,
            None if f.task.is_some() => Type::Task,
            None if matches!(f.purpose, Purpose::Gather(_)) => Type::GatheringFuture,
            None => Type::Future,
        },
        Object::Handle(handle) if handle.due_ns.is_some() => Type::TimerHandle,
        Object::Handle(_) => Type::Handle,
        Object::EventLoop(_) => Type::EventLoop,
        Object::Job { .. } => Type::Job,
        Object::Sync(_) => Type::Sync,
        Object::Pipe(_) => Type::Pipe,
        Object::AsyncStep(_) => Type::AsyncGeneratorStep,
    };
    builtin.class()
}
