//! Source text: places in it, and what is wrong with it. Knows no language.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// Something wrong with a program, found before it runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The file.
    pub file: Rc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// Whether it is a mistake in the program or something this page cannot run.
    pub kind: DiagnosticKind,
    /// What and why, in words a learner understands, without the place.
    pub message: Rc<str>,
}

/// Kinds of diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DiagnosticKind {
    /// Python itself refuses it: `SyntaxError`.
    Syntax,
    /// Python would run it; we do not.
    Unsupported,
}

impl std::fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kind = match self.kind {
            DiagnosticKind::Syntax => "SyntaxError",
            DiagnosticKind::Unsupported => "not supported",
        };
        write!(f, "{}:{}: {kind}: {}", self.file, self.line, self.message)
    }
}

/// One source file of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Its name as tracebacks and the page show it, e.g. `threads.py`.
    pub name: Rc<str>,
    /// The module name it is imported by; `__main__` for the main file.
    pub module: Rc<str>,
    /// Its text.
    pub text: Rc<str>,
}
