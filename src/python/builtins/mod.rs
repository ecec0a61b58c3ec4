//! Builtin functions and the methods of builtin classes, one file a class. They work on builtin data
//! only; what needs Python code to run is answered with a call into `_prelude`.

pub mod dict;
pub mod float_text;
pub mod format;
pub mod functions;
pub mod int;
pub mod percent;
pub mod support;

use super::native::NativeDef;

/// The tables of all files, in a fixed order.
pub const TABLES: &[&[NativeDef]] = &[dict::NATIVES, int::NATIVES];
