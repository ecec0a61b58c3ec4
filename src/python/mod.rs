//! The guest language: Python. Compiles ruff's syntax tree to register bytecode and runs it without
//! recursing in Rust, so that any thread can stop between any two instructions.

pub mod builtins;
pub mod code;
pub mod dict;
pub mod heap;
pub mod library;
pub mod names;
pub mod native;
pub mod process;
pub mod runtime;
pub mod set;
pub mod thread;
pub mod types;
pub mod value;
pub mod vm;
