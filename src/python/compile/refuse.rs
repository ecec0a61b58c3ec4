//! Words for what this simulated Python does not have. Says what, and what there is instead.

use std::collections::BTreeSet;
use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr};

use super::compiler::FunctionCompiler;
use super::scope::Scopes;
use crate::python::code::Sym;

pub(super) const LONG_INT: &str = "an int literal of more than 4300 digits is not supported";
pub(super) const STARRED_BASES: &str =
    "`*` and `**` among the bases of a class are not supported in this simulated Python yet";
pub(super) const RELATIVE_IMPORT: &str = "relative imports are not supported: these files are modules next to each other, so leave the dots out";

/// What `from __future__ import` may name.
pub(super) const FUTURE_FEATURES: &[&str] = &[
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "generator_stop",
    "annotations",
];

/// Builtins of CPython 3.11 (names without underscores). What of them is not there is refused by line.
const CPYTHON_BUILTINS: &[&str] = &[
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BlockingIOError",
    "BrokenPipeError",
    "BufferError",
    "BytesWarning",
    "ChildProcessError",
    "ConnectionAbortedError",
    "ConnectionError",
    "ConnectionRefusedError",
    "ConnectionResetError",
    "DeprecationWarning",
    "EOFError",
    "EncodingWarning",
    "EnvironmentError",
    "Exception",
    "ExceptionGroup",
    "FileExistsError",
    "FileNotFoundError",
    "FloatingPointError",
    "FutureWarning",
    "GeneratorExit",
    "IOError",
    "ImportError",
    "ImportWarning",
    "IndentationError",
    "IndexError",
    "InterruptedError",
    "IsADirectoryError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotADirectoryError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PendingDeprecationWarning",
    "PermissionError",
    "ProcessLookupError",
    "RecursionError",
    "ReferenceError",
    "ResourceWarning",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SyntaxWarning",
    "SystemError",
    "SystemExit",
    "TabError",
    "TimeoutError",
    "TypeError",
    "UnboundLocalError",
    "UnicodeDecodeError",
    "UnicodeEncodeError",
    "UnicodeError",
    "UnicodeTranslateError",
    "UnicodeWarning",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "breakpoint",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "compile",
    "complex",
    "copyright",
    "credits",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "__import__",
    "eval",
    "exec",
    "exit",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "help",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "license",
    "list",
    "locals",
    "map",
    "max",
    "memoryview",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "quit",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
];

/// How many names a message lists before it says "…".
const MAX_LISTED: usize = 40;

/// Modules that cannot be here, and why not.
const IMPOSSIBLE_MODULES: &[(&str, &str)] = &[
    ("fileinput", "use `open()`"),
    ("getpass", "there is nobody to ask"),
    ("multiprocessing.shared_memory", "use `Value` and `Array`"),
    ("sqlite3", "there is no SQL here"),
    ("ssl", "the simulated network needs no secrets"),
    ("subprocess", "there are no other programs to start"),
    ("tkinter", "there is no screen"),
    ("weakref", "nothing is deleted at a certain moment"),
];

pub(super) fn module_message(name: &str, available: &[&str]) -> String {
    let impossible = IMPOSSIBLE_MODULES
        .iter()
        .find(|(module, _)| *module == name);
    if let Some((_, why)) = impossible {
        return format!("`{name}` is not part of this simulated Python: {why}");
    }
    let mut available: Vec<&str> = available
        .iter()
        .copied()
        .filter(|name| !name.starts_with('_'))
        .collect();
    available.sort_unstable();
    format!(
        "`{name}` is not part of this simulated Python yet; available: {}",
        listed(&available)
    )
}

pub(super) fn export_message(module: &str, name: &str, exports: &BTreeSet<Rc<str>>) -> String {
    let mut names: Vec<&str> = exports
        .iter()
        .map(|name| &**name)
        .filter(|name| !name.starts_with('_'))
        .collect();
    names.sort_unstable();
    format!(
        "`{module}.{name}` is not part of this simulated Python yet; `{module}` has: {}",
        listed(&names)
    )
}

fn listed(names: &[&str]) -> String {
    let mut text = names
        .iter()
        .take(MAX_LISTED)
        .copied()
        .collect::<Vec<_>>()
        .join(", ");
    if names.len() > MAX_LISTED {
        text.push_str(", …");
    }
    text
}

/// Methods of asyncio's objects that CPython has and we do not, and why. Their names mean nothing else:
/// they are refused wherever the program does not define them itself.
const MISSING_METHODS: &[(&str, &str)] = &[
    ("connect_accepted_socket", "use `asyncio.start_server`"),
    ("connect_read_pipe", "there are no pipes between processes"),
    ("connect_write_pipe", "there are no pipes between processes"),
    (
        "create_subprocess_exec",
        "there are no other programs to start",
    ),
    (
        "create_subprocess_shell",
        "there are no other programs to start",
    ),
    ("create_unix_connection", "use `create_connection`"),
    ("create_unix_server", "use `create_server`"),
    ("getnameinfo", "there are no names of addresses"),
    ("sock_recv_into", "use `sock_recv`"),
    ("sock_recvfrom_into", "use `sock_recvfrom`"),
    ("sock_sendfile", "use `sock_sendall`"),
    ("start_tls", "the simulated network needs no secrets"),
    ("subprocess_exec", "there are no other programs to start"),
    ("subprocess_shell", "there are no other programs to start"),
];

/// Classes of asyncio that a class cannot be based on here.
const CLOSED_ASYNCIO_CLASSES: &[&str] = &[
    "AbstractEventLoop",
    "BaseEventLoop",
    "Handle",
    "SelectorEventLoop",
    "TimerHandle",
];

/// Builtin classes that a class cannot be based on here.
const CLOSED_CLASSES: &[&str] = &[
    "classmethod",
    "enumerate",
    "filter",
    "map",
    "property",
    "reversed",
    "staticmethod",
    "super",
    "zip",
];

impl FunctionCompiler<'_, '_> {
    /// A builtin that CPython has and we do not is refused where it is used.
    pub(super) fn check_builtin(&mut self, name: &ast::ExprName) {
        if self.m.is_library {
            return;
        }
        let sym = self.sym(&name.id);
        let library = self.m.importable.library;
        let is_missing = *self.m.missing_builtins.entry(sym).or_insert_with(|| {
            CPYTHON_BUILTINS.contains(&name.id.as_str()) && !library.is_builtin(&name.id)
        });
        if !is_missing {
            return;
        }
        if !self.is_own_name(sym) {
            let message = format!(
                "the builtin `{}` is not part of this simulated Python yet",
                name.id
            );
            self.unsupported(name, message);
        }
    }

    /// Processes are made in one way: another one that is asked for by name is refused.
    pub(super) fn check_start_method(&mut self, call: &ast::ExprCall) {
        let function = match &*call.func {
            Expr::Attribute(attribute) => attribute.attr.as_str(),
            Expr::Name(name) => name.id.as_str(),
            _ => return,
        };
        let importable = &self.m.importable;
        if self.m.is_library
            || !matches!(function, "set_start_method" | "get_context")
            || !importable.is_part_of_program("multiprocessing")
        {
            return;
        }
        let method = call.arguments.find_argument_value("method", 0);
        if let Some(Expr::StringLiteral(method)) = method
            && matches!(method.value.to_str(), "spawn" | "forkserver")
        {
            let message = format!(
                "the start method \"{}\" is not part of this simulated Python: its processes are \
                 made by \"fork\"",
                method.value.to_str()
            );
            self.unsupported(call, message);
        }
    }

    /// A builtin class whose data instances cannot have is refused as the base of a class.
    pub(super) fn check_base(&mut self, base: &Expr) {
        if let Expr::Attribute(attribute) = base
            && matches!(&*attribute.value, Expr::Name(module) if module.id == "asyncio")
            && CLOSED_ASYNCIO_CLASSES.contains(&attribute.attr.as_str())
        {
            let message = format!(
                "a class based on `asyncio.{}` is not supported in this simulated Python",
                attribute.attr
            );
            self.unsupported(attribute, message);
        }
        let Expr::Name(name) = base else { return };
        let sym = self.sym(&name.id);
        if CLOSED_CLASSES.contains(&name.id.as_str()) && !self.is_own_name(sym) {
            let message = format!(
                "a class based on `{}` is not supported in this simulated Python yet; keep \
                 a `{}` in an attribute instead",
                name.id, name.id
            );
            self.unsupported(name, message);
        }
    }

    /// A method that CPython's event loops have and ours have not is refused, unless the program has one of
    /// that name.
    pub(super) fn check_method_name(&mut self, attribute: &ast::Identifier) {
        let missing = MISSING_METHODS
            .iter()
            .find(|(name, _)| *name == attribute.as_str());
        let Some((name, why)) = missing else { return };
        let definition = format!("def {name}(");
        let mut users = self.m.importable.users.iter();
        if users.any(|unit| unit.file.text.contains(&definition)) {
            return;
        }
        let message = format!("`{name}` is not part of this simulated Python: {why}");
        self.unsupported(attribute, message);
    }

    /// Methods that CPython would call at moments that do not exist here are refused.
    pub(super) fn check_methods(&mut self, body: &[ast::Stmt]) {
        if self.m.is_library {
            return;
        }
        for method in body.iter().filter_map(ast::Stmt::as_function_def_stmt) {
            let message = match method.name.as_str() {
                "__del__" => {
                    "`__del__` is not supported in this simulated Python: nothing is deleted at \
                     a certain moment; use `with` or `try … finally`"
                }
                "__prepare__" => "`__prepare__` is not supported in this simulated Python yet",
                "__getattribute__" => {
                    "`__getattribute__` is not supported in this simulated Python yet; \
                     `__getattr__` is"
                }
                _ => continue,
            };
            self.unsupported(&method.name, message);
        }
    }

    /// Whether the name is that of a builtin written in Python, which is loaded from its module.
    pub(super) fn is_late_builtin(&mut self, name: &ast::ExprName) -> bool {
        let library = self.m.importable.library;
        if library.module_of_builtin(&name.id).is_none() {
            return false;
        }
        let sym = self.sym(&name.id);
        !self.is_own_name(sym)
    }

    /// Whether the file itself binds the name, here or at module level.
    fn is_own_name(&self, sym: Sym) -> bool {
        let is_own = |id| {
            let symbol = self.m.scopes.get(id).symbol(sym);
            symbol.is_some_and(|symbol| symbol.is_bound || symbol.is_rebound)
        };
        is_own(Scopes::MODULE) || is_own(self.scope)
    }
}
