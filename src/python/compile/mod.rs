//! The compiler: Python's text to register bytecode. Parses with ruff's parser, refuses by line what
//! is wrong or not supported, and compiles the rest. Never runs anything, and must never panic,
//! whatever the text is.
//!
//! * `guard`: limits checked before parsing.
//! * `diagnose`: places of what is wrong. `syntax`: the parser's findings in CPython's words.
//!   `refuse`: words for what we do not support.
//! * `scope`, `scope_walk`: which name means what.
//! * `builder`: registers, labels, constants of one code object.
//! * `function`: compiles one code object; `expression`, `call`, `condition`, `assign`, `statement`,
//!   `exception`, `comprehension`, `class`, `import`, `pattern` are its parts.
//! * `modules`: which modules make up a program.

mod assign;
mod builder;
mod call;
mod class;
mod comprehension;
mod condition;
mod diagnose;
pub mod disassemble;
mod exception;
mod expression;
mod function;
mod guard;
mod import;
mod modules;
mod pattern;
mod refuse;
mod scope;
mod scope_walk;
mod statement;
mod syntax;
#[cfg(test)]
mod tests;

pub use modules::{Library, LibraryModule, compile_program};
