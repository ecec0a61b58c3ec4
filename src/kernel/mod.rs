//! The simulated machine: clock, cores, processes, threads, locks, pipes, timers, the inbox and the
//! policies that choose who runs. It knows no language: a guest is driven through [`guest::Guest`].
//!
//! Glossary: a *thread* is what a core runs; a *task* lives in an event loop on one thread; a *job*
//! is what the user started. See [`ids`].

mod calls;
pub mod cores;
pub mod counters;
pub mod disk;
pub mod event;
pub mod gil;
pub mod guest;
pub mod ids;
pub mod inbox;
pub mod jobs;
mod lifecycle;
pub mod lines;
pub mod machine;
mod memory;
mod ops;
pub mod pipe;
pub mod policy;
pub mod process;
mod run;
mod schedule;
mod state;
pub mod sync;
mod table;
pub mod tasks;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
pub mod thread;
mod timers;
mod waiting;
pub mod world;
