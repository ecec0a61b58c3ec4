//! The builtin classes and exceptions: their order fixes their places at the start of every heap,
//! so that the class of a value is found without a lookup.

use super::value::ObjId;

macro_rules! builtin_types {
    ($($variant:ident $name:literal)*) => {
        /// Builtin classes. `ObjId(t as u64)` is the class object of `t` in every heap.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u32)]
        #[expect(missing_docs, reason = "each is the Python class of that name")]
        pub enum Type { $($variant),* }

        impl Type {
            /// All, in order.
            pub const ALL: &'static [Type] = &[$(Type::$variant),*];

            /// Its name in Python.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Type::$variant => $name),* }
            }
        }
    };
}

builtin_types! {
    Object "object"
    Type "type"
    NoneType "NoneType"
    NotImplementedType "NotImplementedType"
    EllipsisType "ellipsis"
    Bool "bool"
    Int "int"
    Float "float"
    Str "str"
    Bytes "bytes"
    List "list"
    Tuple "tuple"
    Dict "dict"
    Set "set"
    FrozenSet "frozenset"
    Range "range"
    Slice "slice"
    Cell "cell"
    Function "function"
    NativeFunction "builtin_function_or_method"
    Method "method"
    Module "module"
    Generator "generator"
    Coroutine "coroutine"
    AsyncGenerator "async_generator"
    Iterator "iterator"
    DictView "dict_view"
    Enumerate "enumerate"
    Zip "zip"
    Property "property"
    StaticMethod "staticmethod"
    ClassMethod "classmethod"
    Super "super"
    Deque "deque"
    Future "Future"
    Task "Task"
    Handle "Handle"
    TimerHandle "TimerHandle"
    AbstractEventLoop "AbstractEventLoop"
    BaseEventLoop "BaseEventLoop"
    BaseSelectorEventLoop "BaseSelectorEventLoop"
    EventLoop "_UnixSelectorEventLoop"
    Job "Job"
    Inbox "Inbox"
    Sync "lock"
    Pipe "Pipe"
    AsyncGeneratorStep "async_generator_asend"
    GatheringFuture "_GatheringFuture"
    ListIterator "list_iterator"
    TupleIterator "tuple_iterator"
    AsciiIterator "str_ascii_iterator"
    StrIterator "str_iterator"
    RangeIterator "range_iterator"
    DequeIterator "_deque_iterator"
    ListReverseIterator "list_reverseiterator"
    Reversed "reversed"
    KeyIterator "dict_keyiterator"
    ValueIterator "dict_valueiterator"
    ItemIterator "dict_itemiterator"
    SetIterator "set_iterator"
    Count "count"
    DictKeys "dict_keys"
    DictValues "dict_values"
    DictItems "dict_items"
    OrderedKeys "odict_keys"
    OrderedValues "odict_values"
    OrderedItems "odict_items"
    Map "map"
    Filter "filter"
    CallableIterator "callable_iterator"
    Chain "chain"
    Accumulate "accumulate"
    Compress "compress"
    DropWhile "dropwhile"
    TakeWhile "takewhile"
    FilterFalse "filterfalse"
    StarMap "starmap"
    Pairwise "pairwise"
    ISlice "islice"
    ZipLongest "zip_longest"
    Product "product"
    Permutations "permutations"
    Combinations "combinations"
    CombinationsRepeated "combinations_with_replacement"
}

impl Type {
    /// Whether programs may derive classes from it: their instances have data of that class.
    #[must_use]
    pub fn is_base(self) -> bool {
        self.is_mutable_base()
            || matches!(
                self,
                Type::Int | Type::Float | Type::Str | Type::Bytes | Type::Tuple | Type::FrozenSet
            )
    }

    /// Whether such an instance begins empty and is filled by `__init__`.
    #[must_use]
    pub fn is_mutable_base(self) -> bool {
        matches!(self, Type::List | Type::Dict | Type::Set | Type::Deque)
    }

    /// Whether the class is one of `itertools`.
    #[must_use]
    pub fn is_of_itertools(self) -> bool {
        matches!(
            self,
            Type::Count
                | Type::Chain
                | Type::Accumulate
                | Type::Compress
                | Type::DropWhile
                | Type::TakeWhile
                | Type::FilterFalse
                | Type::StarMap
                | Type::Pairwise
                | Type::ISlice
                | Type::ZipLongest
                | Type::Product
                | Type::Permutations
                | Type::Combinations
                | Type::CombinationsRepeated
        )
    }

    /// The class that has its methods: kinds of iterators, views and library generators are told apart
    /// by name alone.
    #[must_use]
    pub fn parent(self) -> Option<Type> {
        match self {
            Type::ListIterator
            | Type::TupleIterator
            | Type::AsciiIterator
            | Type::StrIterator
            | Type::RangeIterator
            | Type::DequeIterator
            | Type::ListReverseIterator
            | Type::Reversed
            | Type::KeyIterator
            | Type::ValueIterator
            | Type::ItemIterator
            | Type::SetIterator
            | Type::Count => Some(Type::Iterator),
            Type::DictKeys
            | Type::DictValues
            | Type::DictItems
            | Type::OrderedKeys
            | Type::OrderedValues
            | Type::OrderedItems => Some(Type::DictView),
            Type::Map | Type::Filter | Type::CallableIterator => Some(Type::Generator),
            _ if self.is_of_itertools() => Some(Type::Generator),
            Type::GatheringFuture => Some(Type::Future),
            _ => None,
        }
    }

    /// What the generators of a function of the library are, if they are not to be seen as generators.
    #[must_use]
    pub fn of_library_generator(function: &str) -> Option<Type> {
        Some(match function {
            "_map" | "_map_several" => Type::Map,
            "_filter" => Type::Filter,
            "_until" => Type::CallableIterator,
            "_reversed_items" => Type::Reversed,
            "_count" => Type::Count,
            "_chain" => Type::Chain,
            "_accumulate" => Type::Accumulate,
            "_compress" => Type::Compress,
            "_dropwhile" => Type::DropWhile,
            "_takewhile" => Type::TakeWhile,
            "_filterfalse" => Type::FilterFalse,
            "_starmap" => Type::StarMap,
            "_pairwise" => Type::Pairwise,
            "_islice" => Type::ISlice,
            "_zip_longest" => Type::ZipLongest,
            "_product" => Type::Product,
            "_permutations" => Type::Permutations,
            "_combinations" => Type::Combinations,
            "_combinations_with_replacement" => Type::CombinationsRepeated,
            _ => return None,
        })
    }

    /// The builtin class that a class object is, if it is one.
    #[must_use]
    pub fn of_class(class: ObjId) -> Option<Type> {
        Type::ALL.get(usize::try_from(class.0).ok()?).copied()
    }

    /// Its class object.
    #[must_use]
    pub fn class(self) -> ObjId {
        ObjId(self as u64)
    }
}

macro_rules! builtin_exceptions {
    ($($variant:ident : $base:ident)*) => {
        /// Builtin exceptions. Their class objects follow the builtin classes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u32)]
        #[expect(missing_docs, reason = "each is the Python exception of that name")]
        pub enum Exc { $($variant),* }

        impl Exc {
            /// All, bases before derived ones.
            pub const ALL: &'static [Exc] = &[$(Exc::$variant),*];

            /// Its name in Python.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Exc::$variant => stringify!($variant)),* }
            }

            /// Its base; `BaseException` is its own.
            #[must_use]
            pub fn base(self) -> Exc {
                match self { $(Exc::$variant => Exc::$base),* }
            }
        }
    };
}

builtin_exceptions! {
    BaseException: BaseException
    Exception: BaseException
    SystemExit: BaseException
    KeyboardInterrupt: BaseException
    GeneratorExit: BaseException
    CancelledError: BaseException
    StopIteration: Exception
    StopAsyncIteration: Exception
    ArithmeticError: Exception
    ZeroDivisionError: ArithmeticError
    OverflowError: ArithmeticError
    FloatingPointError: ArithmeticError
    AssertionError: Exception
    AttributeError: Exception
    BufferError: Exception
    EOFError: Exception
    ImportError: Exception
    ModuleNotFoundError: ImportError
    LookupError: Exception
    IndexError: LookupError
    KeyError: LookupError
    MemoryError: Exception
    NameError: Exception
    UnboundLocalError: NameError
    OSError: Exception
    ConnectionError: OSError
    ConnectionResetError: ConnectionError
    ConnectionRefusedError: ConnectionError
    BrokenPipeError: ConnectionError
    ConnectionAbortedError: ConnectionError
    FileNotFoundError: OSError
    FileExistsError: OSError
    IsADirectoryError: OSError
    NotADirectoryError: OSError
    BlockingIOError: OSError
    ChildProcessError: OSError
    InterruptedError: OSError
    ProcessLookupError: OSError
    PermissionError: OSError
    TimeoutError: OSError
    RuntimeError: Exception
    NotImplementedError: RuntimeError
    RecursionError: RuntimeError
    SyntaxError: Exception
    IndentationError: SyntaxError
    TabError: IndentationError
    ReferenceError: Exception
    SystemError: Exception
    TypeError: Exception
    ValueError: Exception
    UnicodeError: ValueError
    UnicodeDecodeError: UnicodeError
    UnicodeEncodeError: UnicodeError
    InvalidStateError: Exception
    Warning: Exception
    UserWarning: Warning
    DeprecationWarning: Warning
    RuntimeWarning: Warning
    FutureWarning: Warning
    ImportWarning: Warning
    PendingDeprecationWarning: Warning
    ResourceWarning: Warning
    SyntaxWarning: Warning
    UnicodeWarning: Warning
    BytesWarning: Warning
    EncodingWarning: Warning
}

impl Exc {
    /// Its class object.
    #[must_use]
    pub fn class(self) -> ObjId {
        ObjId(Type::ALL.len() as u64 + self as u64)
    }

    /// Whether programs find it among the builtins; the others are imported from a module.
    #[must_use]
    pub fn is_in_builtins(self) -> bool {
        !matches!(self, Exc::CancelledError | Exc::InvalidStateError)
    }

    /// The module that tracebacks and `repr` name.
    #[must_use]
    pub fn module(self) -> &'static str {
        match self {
            Exc::CancelledError | Exc::InvalidStateError => "asyncio.exceptions",
            _ => "builtins",
        }
    }
}
