//! Bytecode: what the compiler makes and the interpreter runs. Immutable once compiled, shared by
//! every copy of a world. Must never hold anything that changes while a program runs.
//!
//! It is a register machine. A frame is a window of `n_registers` values: first the parameters and
//! other local variables (in the order of `local_names`), then temporaries. A local that a nested
//! function captures (a *cell variable*) holds a cell object in its register; free variables of a
//! function are registers too, filled with the cells of its closure when it is called.
//!
//! Order of evaluation is the compiler's duty: an instruction reads all its operands when it runs,
//! so `x + (x := 2)` must copy `x` first. A local that may be unbound is checked by `CheckBound`
//! before it is read; `del` leaves `Value::Undef`.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::columns::ColumnTable;
use super::types::Type;
use super::value::Const;

/// A register of the current frame.
pub type Reg = u16;
/// An index of an instruction in its code.
pub type Target = u32;

/// An interned name; the numbers below [`super::names`]' count are fixed at compile time of this crate.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Sym(pub u32);

/// Index into [`Program::codes`].
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct CodeId(pub u32);

/// Index into [`Program::modules`].
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct ModuleId(pub u16);

/// A compiled program: the user's files and the library modules written in Python.
#[derive(Debug, Default)]
pub struct Program {
    /// All code objects.
    pub codes: Vec<Code>,
    /// All modules, the library's first. A module's index is also its source file's.
    pub modules: Vec<Module>,
    /// The user's main module, `__main__`.
    pub main: ModuleId,
    /// Names, by `Sym`; the fixed ones first.
    pub names: super::names::Interner,
}

/// One compiled module.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Module {
    /// Its name, as `import` says it (`__main__` for the main one).
    pub name: Rc<str>,
    /// The file as tracebacks and the page show it.
    pub file: Rc<str>,
    /// Its text, for tracebacks; empty for the library's.
    pub text: Rc<str>,
    /// True for the library's own: its frames are folded and not in tracebacks.
    pub is_library: bool,
    /// The module body.
    pub body: CodeId,
    /// Names of the module's global variables; `LoadGlobal`'s slot is an index into it. Includes
    /// every name that the module's code loads or stores globally, builtins too.
    pub globals: Vec<Sym>,
}

/// What calling a code object gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeKind {
    /// A module body.
    Module,
    /// A class body: register 0 is its namespace (a dict).
    Class,
    /// A plain function.
    Function,
    /// A generator function.
    Generator,
    /// An `async def` without `yield`.
    Coroutine,
    /// An `async def` with `yield`.
    AsyncGenerator,
}

/// One code object.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Code {
    /// `f`, `<module>`, `<lambda>`, `<listcomp>`…
    pub name: Rc<str>,
    /// `C.f`, `f.<locals>.g`…
    pub qualname: Rc<str>,
    /// The module it belongs to.
    pub module: ModuleId,
    /// Line of its `def`.
    pub first_line: u32,
    /// What calling it gives.
    pub kind: CodeKind,
    /// Size of its window.
    pub n_registers: u16,
    /// Its parameters: positional ones (positional-only first), then keyword-only, then `*args`,
    /// then `**kwargs`, in registers 0, 1, …
    pub params: Params,
    /// Names of the registers that are local, cell or free variables, in order.
    pub local_names: Vec<Sym>,
    /// Registers of parameters that are cell variables: wrapped into a cell on entry. (Other cell
    /// variables are made by `MakeCell`, emitted at the head of the code.)
    pub cell_params: Vec<Reg>,
    /// Registers that receive the closure's cells on entry, in the order of the closure.
    pub free_registers: Vec<Reg>,
    /// Docstring, if any.
    pub doc: Option<Rc<str>>,
    /// Constants.
    pub constants: Vec<Const>,
    /// The instructions.
    pub instructions: Vec<Instruction>,
    /// The line of each instruction.
    #[serde(with = "super::image::as_differences")]
    pub lines: Vec<u32>,
    /// Which part of its line each instruction comes from.
    pub columns: ColumnTable,
    /// Exception handlers, innermost first.
    pub handlers: Vec<Handler>,
    /// Instructions whose result a statement drops: a coroutine among them is never awaited.
    pub discarded: Vec<Target>,
    /// What its generators are to be seen as, if not as generators.
    #[serde(skip)]
    pub disguise: Option<Type>,
    /// Keyword-name tuples of `CallKw`.
    pub keyword_names: Vec<Rc<[Sym]>>,
}

impl Code {
    /// How many parameters it has, if calling it is nothing but a new frame (or a generator's) with the
    /// arguments in its first registers.
    #[inline]
    #[must_use]
    pub fn plain_parameters(&self) -> Option<usize> {
        let params = &self.params;
        let kind_is_plain = match self.kind {
            CodeKind::Function => true,
            // What may have to be closed when it is dropped is made with care.
            CodeKind::Generator => self.handlers.is_empty(),
            _ => false,
        };
        let is_plain = kind_is_plain
            && params.keyword_only.is_empty()
            && !params.has_varargs
            && !params.has_varkw
            && self.cell_params.is_empty();
        is_plain.then_some(params.positional.len())
    }
}

/// The parameters of a function.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Params {
    /// Positional parameters, positional-only ones included.
    pub positional: Vec<Sym>,
    /// How many of them are positional-only.
    pub n_positional_only: u16,
    /// Keyword-only parameters.
    pub keyword_only: Vec<Sym>,
    /// Whether there is a `*args`, after those.
    pub has_varargs: bool,
    /// Whether there is a `**kwargs`, last.
    pub has_varkw: bool,
}

/// Where control goes when an instruction in `[start, end)` raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handler {
    /// First instruction covered.
    pub start: Target,
    /// One past the last.
    pub end: Target,
    /// Where the handler begins.
    pub target: Target,
    /// Gets the exception.
    pub exception: Reg,
}

/// Binary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is the Python operator of that name")]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    MatMul,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

/// Comparison operators; each gives a value, not necessarily a bool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is the Python operator of that name")]
pub enum CompareOp {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// Unary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each is the Python operator of that name")]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
}

/// How an f-string converts a value first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Conversion {
    /// Not at all: `format(value, spec)`.
    None,
    /// `!s`
    Str,
    /// `!r`
    Repr,
    /// `!a`
    Ascii,
}

/// One instruction: verb and object. `dst` gets the result; other registers are read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[rustfmt::skip]
#[expect(missing_docs, reason = "the doc line of a variant names its operands")]
pub enum Instruction {
    // ---- moving values
    /// `dst = constants[index]`
    LoadConst { dst: Reg, index: u16 },
    /// `dst = src`
    Move { dst: Reg, src: Reg },
    /// Raises `UnboundLocalError` (`NameError` for a free variable) if the register is unbound.
    CheckBound { reg: Reg },
    /// `dst = globals[slot]`, else the builtin of that name, else `NameError`.
    LoadGlobal { dst: Reg, slot: u16 },
    /// `globals[slot] = src`
    StoreGlobal { slot: u16, src: Reg },
    /// Unbinds a global; `NameError` if it is not bound.
    DeleteGlobal { slot: u16 },
    /// In a class body: the namespace (register 0), then `globals[slot]`, then builtins.
    LoadName { dst: Reg, slot: u16 },
    /// In a class body: the namespace, then the cell in `cell` (a free variable of the class body).
    LoadClassCell { dst: Reg, name: Sym, cell: Reg },
    /// In a class body: stores into the namespace.
    StoreName { name: Sym, src: Reg },
    /// In a class body: deletes from the namespace.
    DeleteName { name: Sym },
    /// Unbinds a local; the compiler emits `CheckBound` first.
    DeleteLocal { reg: Reg },
    /// `reg = new cell` (unbound).
    MakeCell { reg: Reg },
    /// `dst = cell in src`; `NameError`/`UnboundLocalError` if it is empty.
    LoadCell { dst: Reg, cell: Reg },
    /// `cell contents = src`
    StoreCell { cell: Reg, src: Reg },
    /// Empties a cell; an error if it is empty.
    DeleteCell { cell: Reg },

    // ---- operators
    /// `dst = a op b`
    Binary { op: BinaryOp, dst: Reg, a: Reg, b: Reg },
    /// `dst = a op= b`: in place where the type can.
    InPlace { op: BinaryOp, dst: Reg, a: Reg, b: Reg },
    /// `dst = a op int`, or `dst = a op= int`.
    BinaryInt { op: BinaryOp, dst: Reg, a: Reg, int: i16, in_place: bool },
    /// `dst = op a`
    Unary { op: UnaryOp, dst: Reg, a: Reg },
    /// `dst = not a`
    Not { dst: Reg, a: Reg },
    /// `dst = a op b`
    Compare { op: CompareOp, dst: Reg, a: Reg, b: Reg },
    /// `dst = a is b` (`is not` if `negate`)
    Is { dst: Reg, a: Reg, b: Reg, negate: bool },
    /// `dst = a in b` (`not in` if `negate`)
    Contains { dst: Reg, item: Reg, container: Reg, negate: bool },

    // ---- control
    /// Continues at `target`.
    Jump { target: Target },
    /// Jumps if `bool(cond)` is false.
    JumpIfFalse { cond: Reg, target: Target },
    /// Jumps if `bool(cond)` is true.
    JumpIfTrue { cond: Reg, target: Target },
    /// Jumps if `bool(a op b)` is `sense`.
    JumpIfCompare { op: CompareOp, a: Reg, b: Reg, sense: bool, target: Target },
    /// Jumps if `bool(a op int)` is `sense`.
    JumpIfCompareInt { op: CompareOp, a: Reg, int: i16, sense: bool, target: Target },
    /// Jumps if `src is None`.
    JumpIfNone { src: Reg, target: Target },

    // ---- attributes and items
    /// `dst = obj.name`
    LoadAttr { dst: Reg, obj: Reg, name: Sym },
    /// `obj.name = src`
    StoreAttr { obj: Reg, name: Sym, src: Reg },
    /// `del obj.name`
    DeleteAttr { obj: Reg, name: Sym },
    /// `dst = obj[key]`
    LoadItem { dst: Reg, obj: Reg, key: Reg },
    /// `obj[key] = src`
    StoreItem { obj: Reg, key: Reg, src: Reg },
    /// `del obj[key]`
    DeleteItem { obj: Reg, key: Reg },
    /// `dst = slice(first, first+1, first+2)`: start, stop, step in consecutive registers.
    BuildSlice { dst: Reg, first: Reg },

    // ---- building
    /// `dst = (first, …)`: `count` consecutive registers.
    BuildTuple { dst: Reg, first: Reg, count: u16 },
    /// `dst = [first, …]`
    BuildList { dst: Reg, first: Reg, count: u16 },
    /// `dst = {first, …}`
    BuildSet { dst: Reg, first: Reg, count: u16 },
    /// `dst = {key: value, …}`: `count` pairs of consecutive registers.
    BuildDict { dst: Reg, first: Reg, count: u16 },
    /// `list.append(src)` (displays with `*`, list comprehensions)
    ListAppend { list: Reg, src: Reg },
    /// `list.extend(src)` for `*src` in a display, or as the only argument of `callee` (else `u16::MAX`).
    ListExtend { list: Reg, src: Reg, callee: Reg },
    /// A `for` is left: the registers from `first` on, its iterator among them, before `end` (or to the
    /// last one) are not used again.
    DropFrom { first: Reg, end: Reg },
    /// `dst = tuple(list)` after a display with `*`
    ListToTuple { dst: Reg, list: Reg },
    /// `set.add(src)`
    SetAdd { set: Reg, src: Reg },
    /// `set.update(src)` for `*src` in a set display
    SetUpdate { set: Reg, src: Reg },
    /// `dict[key] = src` in a comprehension or display
    DictInsert { dict: Reg, key: Reg, src: Reg },
    /// `**src` in a dict display
    DictUpdate { dict: Reg, src: Reg },
    /// `**src` among call arguments: a key that is there already or not a str is a `TypeError`
    DictMerge { dict: Reg, src: Reg, callee: Reg },
    /// `dst = format(src, spec)`; `spec` is `u16::MAX` when there is none.
    FormatValue { dst: Reg, src: Reg, conversion: Conversion, spec: Reg },
    /// `dst = ''.join(first, …)`: all are str.
    BuildString { dst: Reg, first: Reg, count: u16 },
    /// `first, … = src`: `count` consecutive registers; `ValueError` on the wrong length.
    UnpackSequence { src: Reg, first: Reg, count: u16 },
    /// `first, …, *rest, … = src`: `before` values, then a list, then `after` values.
    UnpackStar { src: Reg, first: Reg, before: u8, after: u8 },

    // ---- iteration
    /// `dst = iter(src)`
    GetIter { dst: Reg, src: Reg },
    /// `dst = next(iter)`, or jumps to `exit` at the end.
    ForIter { iter: Reg, dst: Reg, exit: Target },

    // ---- functions and classes
    /// `dst = function of code`. `defaults`: a tuple or None; `kw_defaults`: a dict or None;
    /// consecutive registers `first`, `first+1`; the closure's cells follow, `n_cells` of them.
    MakeFunction { dst: Reg, code: CodeId, first: Reg, n_cells: u16 },
    /// Annotations are evaluated and stored: `function.__annotations__ = src`.
    SetAnnotations { function: Reg, src: Reg },
    /// Runs a class body: `dst = class name(bases…)` from the function of its body in `first`, its
    /// name in `first+1` and its bases in the following `n_bases` registers. `kwnames` (index of
    /// `keyword_names`, or `u16::MAX`) names the keyword values after them.
    BuildClass { dst: Reg, first: Reg, n_bases: u8, kwnames: u16 },
    /// `dst = callee(first, …)`: `count` consecutive registers.
    Call { dst: Reg, callee: Reg, first: Reg, count: u8 },
    /// As `Call`, the last values of `count` being the keywords `keyword_names[kwnames]`.
    CallKw { dst: Reg, callee: Reg, first: Reg, count: u8, kwnames: u16 },
    /// `dst = callee(*args, **kwargs)`: a tuple (or list) and a dict (or None) in `first`, `first+1`.
    CallEx { dst: Reg, callee: Reg, first: Reg },
    /// `dst = first.name(first+1, …)`: `count` values, the receiver not counted.
    CallMethod { dst: Reg, first: Reg, name: Sym, count: u8 },
    /// `return src`
    Return { src: Reg },

    // ---- generators and coroutines
    /// Yields `src` to the caller; `dst` gets what is sent in. In an async generator the value is
    /// wrapped by the interpreter.
    Yield { dst: Reg, src: Reg },
    /// `dst = iter(src)` for `yield from`; a coroutine is allowed inside a coroutine.
    GetYieldFromIter { dst: Reg, src: Reg },
    /// `dst = awaitable's iterator` (`__await__`).
    GetAwaitable { dst: Reg, src: Reg },
    /// Delegates to the sub-iterator until it ends: yields what it yields, sends on what is sent in,
    /// throws on what is thrown in; `dst` gets its return value.
    Delegate { dst: Reg, iter: Reg },
    /// `dst = src.__aiter__()`
    GetAiter { dst: Reg, src: Reg },
    /// `dst = src.__anext__()`, an awaitable. (`StopAsyncIteration` ends the loop: a handler with
    /// `JumpIfNotStopAsync`.)
    GetAnext { dst: Reg, src: Reg },
    /// Jumps if the exception in the register is not a `StopAsyncIteration`; else clears it.
    JumpIfNotStopAsync { exception: Reg, target: Target },

    // ---- exceptions
    /// `raise src` (an exception or its class).
    Raise { src: Reg },
    /// `raise src from cause`
    RaiseFrom { src: Reg, cause: Reg },
    /// Raises again what a handler or `finally` caught, keeping its traceback.
    Reraise { exception: Reg },
    /// A bare `raise`: the exception being handled, or `RuntimeError`.
    RaiseCurrent,
    /// Makes the caught exception the one being handled (`sys.exc_info`, `__context__`); the former
    /// one is kept in `saved`.
    EnterHandler { exception: Reg, saved: Reg },
    /// The handler ends normally or is left: the one in `saved` is being handled again.
    LeaveHandler { saved: Reg },
    /// `dst = isinstance(exception, class)` for `except class:`; class may be a tuple.
    MatchException { dst: Reg, exception: Reg, class: Reg },
    /// `assert` failed: `AssertionError(message)`; `u16::MAX` when there is no message.
    RaiseAssertion { message: Reg },

    // ---- with
    /// `exit = type(src).__exit__` bound, `dst = type(src).__enter__(src)`; `TypeError` without.
    WithEnter { dst: Reg, exit: Reg, src: Reg },
    /// `dst = exit(None, None, None)` or, for a caught exception, `exit(type, value, traceback)`;
    /// `exception` is `u16::MAX` for none.
    WithExit { dst: Reg, exit: Reg, exception: Reg },
    /// As `WithEnter` for `async with`: `dst` is an awaitable.
    AsyncWithEnter { dst: Reg, exit: Reg, src: Reg },

    // ---- modules
    /// `dst = import name` (constants[name] is a str); a dotted name gives the last module if
    /// `want_last`, else the first.
    Import { dst: Reg, name: u16, want_last: bool },
    /// `dst = from module import name`; `ImportError` if there is none.
    ImportFrom { dst: Reg, module: Reg, name: Sym },
}
