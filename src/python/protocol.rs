//! Operators on instances: the special methods, called through `_prelude`, which knows their rules
//! (reflected methods, `NotImplemented`, fallbacks).

use super::code::{BinaryOp, CompareOp, Reg, UnaryOp};
use super::native::Res;
use super::thread::Return;
use super::value::Value;
use super::vm::Vm;

/// Method, reflected method, in-place method and symbol of an operator.
const fn binary_names(op: BinaryOp) -> [&'static str; 4] {
    match op {
        BinaryOp::Add => ["__add__", "__radd__", "__iadd__", "+"],
        BinaryOp::Sub => ["__sub__", "__rsub__", "__isub__", "-"],
        BinaryOp::Mul => ["__mul__", "__rmul__", "__imul__", "*"],
        BinaryOp::TrueDiv => ["__truediv__", "__rtruediv__", "__itruediv__", "/"],
        BinaryOp::FloorDiv => ["__floordiv__", "__rfloordiv__", "__ifloordiv__", "//"],
        BinaryOp::Mod => ["__mod__", "__rmod__", "__imod__", "%"],
        BinaryOp::Pow => ["__pow__", "__rpow__", "__ipow__", "** or pow()"],
        BinaryOp::MatMul => ["__matmul__", "__rmatmul__", "__imatmul__", "@"],
        BinaryOp::LShift => ["__lshift__", "__rlshift__", "__ilshift__", "<<"],
        BinaryOp::RShift => ["__rshift__", "__rrshift__", "__irshift__", ">>"],
        BinaryOp::And => ["__and__", "__rand__", "__iand__", "&"],
        BinaryOp::Or => ["__or__", "__ror__", "__ior__", "|"],
        BinaryOp::Xor => ["__xor__", "__rxor__", "__ixor__", "^"],
    }
}

/// Method, reflected method and symbol of a comparison.
const fn compare_names(op: CompareOp) -> [&'static str; 3] {
    match op {
        CompareOp::Eq => ["__eq__", "__eq__", "=="],
        CompareOp::Ne => ["__ne__", "__ne__", "!="],
        CompareOp::Lt => ["__lt__", "__gt__", "<"],
        CompareOp::Le => ["__le__", "__ge__", "<="],
        CompareOp::Gt => ["__gt__", "__lt__", ">"],
        CompareOp::Ge => ["__ge__", "__le__", ">="],
    }
}

impl Vm<'_, '_> {
    pub(super) fn binary_in_python(
        &mut self,
        op: BinaryOp,
        dst: Reg,
        a: Value,
        b: Value,
    ) -> Res<()> {
        let [method, reflected, _, symbol] = binary_names(op);
        let args = self.with_texts(&[a, b], &[method, reflected, symbol]);
        self.call_prelude("_binary", &args, Return::Store(dst))
    }

    pub(super) fn in_place_in_python(
        &mut self,
        op: BinaryOp,
        dst: Reg,
        a: Value,
        b: Value,
    ) -> Res<()> {
        let [method, reflected, in_place, symbol] = binary_names(op);
        let args = self.with_texts(&[a, b], &[in_place, method, reflected, symbol]);
        self.call_prelude("_in_place", &args, Return::Store(dst))
    }

    pub(super) fn compare_in_python(
        &mut self,
        op: CompareOp,
        then: Return,
        a: Value,
        b: Value,
    ) -> Res<()> {
        let [method, reflected, symbol] = compare_names(op);
        let args = self.with_texts(&[a, b], &[method, reflected, symbol]);
        self.call_prelude("_compare", &args, then)
    }

    pub(super) fn unary_in_python(&mut self, op: UnaryOp, dst: Reg, a: Value) -> Res<()> {
        let (method, symbol) = match op {
            UnaryOp::Neg => ("__neg__", "-"),
            UnaryOp::Pos => ("__pos__", "+"),
            UnaryOp::Invert => ("__invert__", "~"),
        };
        let args = self.with_texts(&[a], &[method, symbol]);
        self.call_prelude("_unary", &args, Return::Store(dst))
    }

    fn with_texts(&mut self, values: &[Value], texts: &[&str]) -> Vec<Value> {
        let mut args = values.to_vec();
        for text in texts {
            args.push(self.new_str(*text));
        }
        args
    }
}
