//! The guest language: Python. Compiles ruff's syntax tree to register bytecode and runs it without
//! recursing in Rust, so that any thread can stop between any two instructions.

pub mod attributes;
pub mod boot;
pub mod builtins;
pub mod calls;
pub mod characters;
pub mod classes;
pub mod code;
pub mod collect;
pub mod columns;
pub mod compare;
pub mod compile;
pub mod dict;
mod drops;
pub mod fast;
pub mod generators;
pub mod heap;
pub mod image;
pub mod imports;
pub mod inspect;
pub mod interpreter;
pub mod items;
pub mod iterate;
pub mod library;
pub mod link;
pub mod load;
pub mod names;
pub mod native;
pub mod operators;
pub mod process;
pub mod protocol;
pub mod quick;
pub mod runtime;
pub mod set;
pub mod syscalls;
pub mod text;
pub mod thread;
pub mod types;
pub mod unwind;
pub mod value;
pub mod variables;
pub mod vm;
pub mod wide;

pub use load::load;
