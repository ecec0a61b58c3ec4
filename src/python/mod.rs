//! The guest language: Python. Compiles ruff's syntax tree to register bytecode and runs it without
//! recursing in Rust, so that any thread can stop between any two instructions.

pub mod code;
pub mod dict;
pub mod heap;
pub mod names;
pub mod value;
