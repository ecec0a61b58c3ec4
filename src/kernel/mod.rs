//! The simulated machine: clock, cores, processes, threads, locks, pipes, timers, the inbox and the
//! policies that choose who runs. It knows no language: a guest is driven through [`guest::Guest`].
//!
//! Glossary: a *thread* is what a core runs; a *task* lives in an event loop on one thread; a *job*
//! is what the user started. See [`ids`].

pub mod event;
pub mod guest;
pub mod ids;
pub mod machine;
