//! Builtin functions and the methods of builtin classes, one file a class. They work on builtin data
//! only; what needs Python code to run is answered with a call into `_prelude`.

pub mod bytes;
pub mod dict;
pub mod elementary;
pub mod float_text;
pub mod format;
pub mod functions;
pub mod hashed;
pub mod int;
pub mod iteration;
pub mod list;
pub mod methods;
pub mod number;
pub mod objects;
pub mod percent;
pub mod power;
pub mod quick;
pub mod set;
pub mod str;
pub mod str_format;
pub mod support;

use super::native::NativeDef;

/// The tables of all files but [`methods`], in a fixed order.
pub const TABLES: &[&[NativeDef]] = &[
    functions::NATIVES,
    iteration::NATIVES,
    objects::NATIVES,
    int::NATIVES,
    number::NATIVES,
    elementary::NATIVES,
    str::NATIVES,
    str_format::NATIVES,
    percent::NATIVES,
    bytes::NATIVES,
    list::NATIVES,
    dict::NATIVES,
    set::NATIVES,
    hashed::NATIVES,
];
