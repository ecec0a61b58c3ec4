//! Conditions: jumps instead of booleans.

use ruff_python_ast::{self as ast, Expr};

use super::builder::Label;
use super::compiler::FunctionCompiler;
use super::expression::{Operand, ordering};
use crate::python::code::{CompareOp, Instruction, Reg};

impl<'m> FunctionCompiler<'m, '_> {
    /// Jumps if the condition is false.
    pub(super) fn jump_unless(&mut self, expr: &'m Expr, target: Label) {
        self.jump_on(expr, false, target);
    }

    /// Jumps if the truth of the expression is `sense`. As with CPython, asking for the truth of a value belongs to what
    /// the condition is of (the statement), or to the comparison before it.
    pub(super) fn jump_on(&mut self, expr: &'m Expr, sense: bool, target: Label) {
        let mark = self.b.mark();
        match expr {
            Expr::UnaryOp(node) if node.op == ast::UnaryOp::Not => {
                self.jump_on(&node.operand, !sense, target)
            }
            Expr::BoolOp(node) => self.jump_on_bool_op(node, sense, target),
            Expr::Compare(node) if node.ops.len() > 1 => self.jump_on_chain(node, sense, target),
            Expr::Compare(node) => self.jump_on_compare(node, sense, target),
            expr => match constant_truth(expr) {
                Some(truth) if truth == sense => self.b.jump(target),
                Some(_) => {}
                None => {
                    let spot = self.b.spot();
                    let cond = self.value(expr);
                    self.b.set_spot(spot);
                    self.b.jump_if(cond, sense, target);
                }
            },
        }
        self.b.release(mark);
    }

    fn jump_on_bool_op(&mut self, node: &'m ast::ExprBoolOp, sense: bool, target: Label) {
        // `and` is decided by the first false operand, `or` by the first true one.
        let deciding = node.op == ast::BoolOp::Or;
        let Some((last, others)) = node.values.split_last() else {
            return;
        };
        if deciding == sense {
            node.values
                .iter()
                .for_each(|value| self.jump_on(value, sense, target));
            return;
        }
        let skip = self.b.label();
        others
            .iter()
            .for_each(|value| self.jump_on(value, deciding, skip));
        self.jump_on(last, sense, target);
        self.b.bind(skip);
    }

    fn jump_on_compare(&mut self, node: &'m ast::ExprCompare, sense: bool, target: Label) {
        let (Some(&op), Some(right)) = (node.ops.first(), node.comparators.first()) else {
            return;
        };
        let a = self.value_before(&node.left, &[right]);
        if let (true, ast::CmpOp::Is | ast::CmpOp::IsNot) = (right.is_none_literal_expr(), op) {
            self.at(node);
            return self.jump_on_none(a, sense == (op == ast::CmpOp::Is), target);
        }
        let Some(compare) = ordering(op) else {
            let b = self.value(right);
            self.at(node);
            let cond = self.b.temp();
            self.compare_op(op, cond, a, b);
            return self.b.jump_if(cond, sense, target);
        };
        let b = self.operand(right);
        self.at(node);
        self.jump_if_compare(compare, a, b, sense, target);
    }

    fn jump_if_compare(&mut self, op: CompareOp, a: Reg, b: Operand, sense: bool, label: Label) {
        let target = self.b.target(label);
        self.b.emit(match b {
            Operand::Reg(b) => Instruction::JumpIfCompare {
                op,
                a,
                b,
                sense,
                target,
            },
            Operand::Int(int) => Instruction::JumpIfCompareInt {
                op,
                a,
                int,
                sense,
                target,
            },
        });
    }

    /// Jumps if whether the value is `None` is `sense`.
    fn jump_on_none(&mut self, src: Reg, sense: bool, label: Label) {
        if sense {
            let target = self.b.target(label);
            return self.b.emit(Instruction::JumpIfNone { src, target });
        }
        let is_none = self.b.label();
        let target = self.b.target(is_none);
        self.b.emit(Instruction::JumpIfNone { src, target });
        self.b.jump(label);
        self.b.bind(is_none);
    }

    fn jump_on_chain(&mut self, node: &'m ast::ExprCompare, sense: bool, target: Label) {
        let is_false = self.b.label();
        let cond = self.b.temp();
        let later: Vec<&Expr> = node.comparators.iter().collect();
        let mut a: Reg = self.value_before(&node.left, &later);
        let n_ops = node.ops.len();
        for (index, (&op, right)) in node.ops.iter().zip(&node.comparators).enumerate() {
            let b = self.value_before(right, &later[index + 1..]);
            self.at(node);
            self.compare_op(op, cond, a, b);
            match (index + 1 == n_ops, sense) {
                (true, true) => self.b.jump_if(cond, true, target),
                (_, false) => self.b.jump_if(cond, false, target),
                (false, true) => self.b.jump_if(cond, false, is_false),
            }
            a = b;
        }
        self.b.bind(is_false);
    }
}

/// The truth of a literal, known before running.
pub(super) fn constant_truth(expr: &Expr) -> Option<bool> {
    match expr {
        Expr::BooleanLiteral(node) => Some(node.value),
        Expr::NoneLiteral(_) => Some(false),
        Expr::NumberLiteral(node) => match &node.value {
            ast::Number::Int(int) => int.as_i64().map(|value| value != 0),
            ast::Number::Float(value) => Some(*value != 0.0),
            ast::Number::Complex { .. } => None,
        },
        Expr::StringLiteral(node) => Some(!node.value.is_empty()),
        Expr::Name(name) if name.id.as_str() == "__debug__" => Some(true),
        _ => None,
    }
}
