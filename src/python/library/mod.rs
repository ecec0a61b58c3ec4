//! The library: modules that programs import. Python sources, and natives over the kernel.

use super::native::NativeDef;

/// The tables of all files, in a fixed order.
pub const TABLES: &[&[NativeDef]] = &[runner::NATIVES];

pub mod asyncio_core;
pub mod pickle;
pub mod runner;
