//! The texts of annotations, as `from __future__ import annotations` keeps them: CPython writes them
//! anew from the syntax tree. Knows nothing of code.

use ruff_python_ast::{Expr, ExprSubscript, Operator};
use ruff_text_size::Ranged;

use crate::python::text::write_str_repr;

/// An annotation in CPython's way of writing; what is rare in annotations stays as it is in the module's text.
pub(super) fn annotation_text(node: &Expr, module: &str) -> String {
    let mut out = String::new();
    write(node, module, &mut out);
    out
}

fn write(node: &Expr, module: &str, out: &mut String) {
    match node {
        Expr::Attribute(attribute) => {
            write(&attribute.value, module, out);
            out.push('.');
            out.push_str(&attribute.attr);
        }
        Expr::Subscript(subscript) => write_subscript(subscript, module, out),
        Expr::StringLiteral(text) => write_str_repr(out, text.value.to_str()),
        Expr::List(list) => write_items("[", &list.elts, "]", module, out),
        Expr::Tuple(tuple) => {
            let end = if tuple.elts.len() == 1 { ",)" } else { ")" };
            write_items("(", &tuple.elts, end, module, out);
        }
        Expr::BinOp(_) => write_union(node, module, out),
        _ => out.push_str(&module[node.range()]),
    }
}

fn write_subscript(node: &ExprSubscript, module: &str, out: &mut String) {
    write(&node.value, module, out);
    out.push('[');
    match &*node.slice {
        Expr::Tuple(tuple) if !tuple.elts.is_empty() => {
            let end = if tuple.elts.len() == 1 { "," } else { "" };
            write_items("", &tuple.elts, end, module, out);
        }
        slice => write(slice, module, out),
    }
    out.push(']');
}

fn write_items(start: &str, items: &[Expr], end: &str, module: &str, out: &mut String) {
    out.push_str(start);
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write(item, module, out);
    }
    out.push_str(end);
}

/// `int | str | None`: as deep as it is long, so not by recursion.
fn write_union(node: &Expr, module: &str, out: &mut String) {
    let mut parts = Vec::new();
    let mut left = node;
    while let Expr::BinOp(union) = left {
        if union.op != Operator::BitOr || matches!(&*union.right, Expr::BinOp(_)) {
            return out.push_str(&module[node.range()]);
        }
        parts.push(&*union.right);
        left = &union.left;
    }
    write(left, module, out);
    for part in parts.into_iter().rev() {
        out.push_str(" | ");
        write(part, module, out);
    }
}
