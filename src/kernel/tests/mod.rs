//! Tests of the machine with a toy guest, whose threads follow scripts.

mod exact;
mod properties;
mod toy;
