//! The library: modules that programs import. Python sources, and natives over the kernel.

use super::native::NativeDef;

/// The tables of all files, in a fixed order.
pub const TABLES: &[&[NativeDef]] = &[runner::NATIVES];

/// The modules written in Python: name and text.
pub const SOURCES: &[(&str, &str)] = &[
    ("_main", include_str!("_main.py")),
    ("_prelude", include_str!("_prelude.py")),
];

pub mod asyncio_core;
pub mod pickle;
pub mod runner;
