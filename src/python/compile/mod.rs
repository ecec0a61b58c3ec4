//! The compiler: Python's text to register bytecode. Parses with ruff's parser, refuses by line what
//! is wrong or not supported, and compiles the rest. Never runs anything, and must never panic,
//! whatever the text is.
//!
//! * `guard`: limits checked before parsing.
//! * `diagnose`: places of what is wrong. `syntax`: the parser's findings in CPython's words.
//!   `refuse`: words for what we do not support.
//! * `scope`, `scope_walk`, `scope_expressions`: which name means what.
//! * `builder`: registers, labels, constants of one code object.
//! * `compiler`: compiles one code object; `function`, `class`, `comprehension`, `expression`, `call`,
//!   `display`, `fstring`, `condition`, `assign`, `statement`, `exception`, `import`, `pattern` are its parts.
//! * `modules`: which modules make up a program. Linking them is not done here, see `python::link`.

mod annotation;
mod assign;
mod builder;
mod call;
mod class;
mod compiler;
mod comprehension;
mod condition;
mod diagnose;
pub mod disassemble;
mod display;
mod exception;
mod expression;
mod fstring;
mod function;
mod guard;
mod import;
mod modules;
mod pattern;
mod refuse;
mod scope;
mod scope_expressions;
mod scope_walk;
mod statement;
mod syntax;
#[cfg(test)]
mod tests;

pub use modules::{Library, LibraryModule, compile_modules};
