//! Values: small, `Copy`, with indices instead of pointers, so that copying a world copies bytes.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// An object of a process's heap. Only meaningful together with that heap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjId(pub u64);

/// A function written in Rust: index into the table of natives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NativeId(pub u64);

/// A `float`, as its bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Float(u64);

impl Float {
    /// The number.
    #[inline]
    #[must_use]
    pub const fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

/// A Python value.
// Invariant: what a variant holds is an integer of 64 bits, so that a value is a pair of machine
// registers wherever it goes.
#[derive(Clone, Copy, Debug, Default)]
pub enum Value {
    /// An unbound variable; never seen by a program.
    #[default]
    Undef,
    /// `None`
    None,
    /// `NotImplemented`
    NotImplemented,
    /// `...`
    Ellipsis,
    /// `True`
    True,
    /// `False`
    False,
    /// An `int` that fits.
    Int(i64),
    /// A `float`.
    Float(Float),
    /// A builtin function.
    Native(NativeId),
    /// Anything else.
    Obj(ObjId),
}

impl Value {
    /// `True` or `False`.
    #[inline]
    #[must_use]
    pub const fn bool(truth: bool) -> Value {
        if truth { Value::True } else { Value::False }
    }

    /// A `float`.
    #[inline]
    #[must_use]
    pub const fn float(value: f64) -> Value {
        Value::Float(Float(value.to_bits()))
    }

    /// The same object, or an equal immediate value (`is`).
    #[must_use]
    pub fn is_same(self, other: Value) -> bool {
        match (self, other) {
            (Value::Undef, Value::Undef)
            | (Value::None, Value::None)
            | (Value::NotImplemented, Value::NotImplemented)
            | (Value::Ellipsis, Value::Ellipsis)
            | (Value::True, Value::True)
            | (Value::False, Value::False) => true,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => a == b,
            (Value::Native(a), Value::Native(b)) => a == b,
            (Value::Obj(a), Value::Obj(b)) => a == b,
            _ => false,
        }
    }

    /// The object, if it is one.
    #[must_use]
    pub fn as_obj(self) -> Option<ObjId> {
        match self {
            Value::Obj(id) => Some(id),
            _ => None,
        }
    }

    /// Whether it is `None`.
    #[must_use]
    pub fn is_none(self) -> bool {
        matches!(self, Value::None)
    }
}

/// A constant of the program's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Const {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True`, `False`
    Bool(bool),
    /// An integer literal that fits 64 bits.
    Int(i64),
    /// Decimal digits of an integer literal beyond 64 bits.
    Wide(Rc<str>),
    /// A float literal.
    Float(f64),
    /// A string literal.
    Str(Rc<str>),
    /// A bytes literal.
    Bytes(Rc<[u8]>),
    /// A tuple of constants.
    Tuple(Rc<[Const]>),
}
