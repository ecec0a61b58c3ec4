//! Builtin functions over any value.

/// `ascii`'s escapes applied to a `repr`.
#[must_use]
pub fn ascii_of(repr: &str) -> String {
    let mut out = String::with_capacity(repr.len());
    for c in repr.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            crate::python::text::write_escape(&mut out, c);
        }
    }
    out
}
