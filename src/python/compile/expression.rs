//! Expressions. A value is computed straight into the register that wants it, and a local variable
//! is used where it is, without a copy, unless `:=` may change it before it is read.
//!
//! Invariant: `value_into` writes its target only with the last instruction that runs, so the target
//! may be a variable that the expression reads, and an exception leaves it as it was.

use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr, Number, Operator};
use ruff_text_size::{Ranged, TextRange};

use super::builder::Spot;
use super::compiler::{FunctionCompiler, Place};
use super::refuse;
use crate::python::builtins::int::{Parsed, parse_int};
use crate::python::code::{BinaryOp, CompareOp, Instruction, Reg, UnaryOp};
use crate::python::columns::Anchor;
use crate::python::value::Const;
use crate::python::wide;

/// The right operand of an operator.
#[derive(Clone, Copy)]
pub(super) enum Operand {
    Reg(Reg),
    Int(i16),
}

impl<'m> FunctionCompiler<'m, '_> {
    /// The value in some register: a local variable's own, or a new temporary.
    pub(super) fn value(&mut self, expr: &'m Expr) -> Reg {
        if let Expr::Name(name) = expr
            && let Place::Local(reg) = self.place(&name.id)
        {
            self.at(name);
            self.check_bound(reg);
            return reg;
        }
        if let Expr::Named(node) = expr
            && let Some(reg) = self.local_of(&node.target)
        {
            self.value_into(&node.value, reg);
            self.b.set_bound(reg, true);
            return reg;
        }
        self.value_in_temp(expr)
    }

    /// As `value`, when `later` is evaluated before the value is read.
    pub(super) fn value_before(&mut self, expr: &'m Expr, later: &[&Expr]) -> Reg {
        let reg = self.value(expr);
        if self.is_walrus(reg) && later.iter().any(|e| contains_walrus(e)) {
            let copy = self.b.temp();
            self.b.emit_move(copy, reg);
            return copy;
        }
        reg
    }

    /// The value in a new temporary, which the caller may change.
    pub(super) fn value_in_temp(&mut self, expr: &'m Expr) -> Reg {
        let dst = self.b.temp();
        self.value_into(expr, dst);
        dst
    }

    /// A register for results on the way to `dst`: not a variable, which the expression may read.
    pub(super) fn scratch_or(&mut self, dst: Reg) -> Reg {
        if self.b.is_temp(dst) {
            dst
        } else {
            self.b.temp()
        }
    }

    /// The value in `dst`.
    pub(super) fn value_into(&mut self, expr: &'m Expr, dst: Reg) {
        let mark = self.b.mark();
        self.at(expr);
        match expr {
            Expr::Name(name) => self.load_name(name, dst),
            Expr::BinOp(_) => self.binary(expr, dst),
            Expr::BoolOp(node) => self.bool_op(node, dst),
            Expr::Named(node) => self.named(node, dst),
            Expr::UnaryOp(node) => self.unary(node, dst),
            Expr::Lambda(node) => self.lambda(node, dst),
            Expr::If(node) => self.conditional(node, dst),
            Expr::Dict(node) => self.dict_display(node, dst),
            Expr::Set(node) => self.set_display(&node.elts, dst),
            Expr::List(node) => self.list_display(&node.elts, dst),
            Expr::Tuple(node) => self.tuple_display(&node.elts, dst),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expr, dst);
            }
            Expr::Await(node) => self.await_expr(node, dst),
            Expr::Yield(node) => self.yield_expr(node, dst),
            Expr::YieldFrom(node) => self.yield_from(node, dst),
            Expr::Compare(node) => self.compare(node, dst),
            Expr::Call(node) => self.call(node, dst),
            Expr::FString(node) => self.fstring(node, dst),
            Expr::Attribute(node) => self.attribute(node, dst),
            Expr::Subscript(node) => self.subscript(node, dst),
            Expr::Slice(node) => self.slice(node, dst),
            Expr::NumberLiteral(ast::ExprNumberLiteral {
                value: Number::Complex { imag, .. },
                ..
            }) => self.complex_literal(*imag, dst),
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => self.literal(expr, dst),
            Expr::Starred(_) | Expr::TString(_) | Expr::IpyEscapeCommand(_) => {
                // The walk over scopes or the parser has refused it.
                self.load_none(dst);
            }
        }
        self.b.release(mark);
    }

    /// Evaluates for the effect only.
    pub(super) fn effect(&mut self, expr: &'m Expr) {
        let mark = self.b.mark();
        match expr {
            Expr::Name(_) => {
                self.value(expr);
            }
            expr if expr.is_literal_expr() => {
                if let Expr::NumberLiteral(node) = expr {
                    self.number(node);
                }
            }
            expr => {
                self.value_in_temp(expr);
                if expr.is_call_expr() {
                    self.b.discard();
                }
            }
        }
        self.b.release(mark);
    }

    // ---- constants

    fn literal(&mut self, expr: &Expr, dst: Reg) {
        let constant = self.constant_of(expr).unwrap_or(Const::None);
        self.b.load_const(dst, constant);
    }

    /// `2j` is `literal[2.0]` of the module `_complex`.
    fn complex_literal(&mut self, imag: f64, dst: Reg) {
        let (obj, key) = (self.b.temp(), self.b.temp());
        self.load_from_library(obj, super::modules::COMPLEX, "literal");
        self.b.load_const(key, Const::Float(imag));
        self.b.emit(Instruction::LoadItem { dst, obj, key });
    }

    /// The constant that an expression is, if it is one.
    pub(super) fn constant_of(&mut self, expr: &Expr) -> Option<Const> {
        Some(match expr {
            Expr::NoneLiteral(_) => Const::None,
            Expr::EllipsisLiteral(_) => Const::Ellipsis,
            Expr::BooleanLiteral(node) => Const::Bool(node.value),
            Expr::StringLiteral(node) => Const::Str(node.value.to_str().into()),
            Expr::BytesLiteral(node) => {
                Const::Bytes(node.value.bytes().collect::<Vec<u8>>().into())
            }
            Expr::NumberLiteral(node) => self.number(node)?,
            Expr::Tuple(node) => {
                let items: Option<Vec<Const>> =
                    node.elts.iter().map(|e| self.constant_of(e)).collect();
                Const::Tuple(items?.into())
            }
            Expr::UnaryOp(node) => self.constant_unary(node)?,
            _ => return None,
        })
    }

    fn constant_unary(&mut self, node: &ast::ExprUnaryOp) -> Option<Const> {
        if let (ast::UnaryOp::USub, Expr::NumberLiteral(number)) = (node.op, &*node.operand)
            && let Number::Int(int) = &number.value
            && int.as_u64() == Some(1 << 63)
        {
            return Some(Const::Int(i64::MIN));
        }
        match (node.op, self.constant_of(&node.operand)?) {
            (ast::UnaryOp::USub, Const::Int(value)) => value.checked_neg().map(Const::Int),
            (ast::UnaryOp::USub, Const::Float(value)) => Some(Const::Float(-value)),
            (ast::UnaryOp::UAdd, number @ (Const::Int(_) | Const::Float(_))) => Some(number),
            _ => None,
        }
    }

    fn number(&mut self, node: &ast::ExprNumberLiteral) -> Option<Const> {
        match &node.value {
            Number::Int(int) => Some(match int.as_i64() {
                Some(value) => Const::Int(value),
                None => self.wide_literal(node, &int.to_string()),
            }),
            Number::Float(value) => Some(Const::Float(*value)),
            Number::Complex { .. } => None,
        }
    }

    /// An int beyond 64 bits. What the parser gives may be written in any base.
    fn wide_literal(&mut self, node: &ast::ExprNumberLiteral, text: &str) -> Const {
        match parse_int(text, 0) {
            Parsed::Int(value) => Const::Int(value),
            Parsed::Wide(big) => match wide::decimal(&big) {
                Some(digits) => Const::Wide(digits.into()),
                None => {
                    self.unsupported(node, refuse::LONG_INT);
                    Const::Int(0)
                }
            },
            Parsed::TooLong(_) | Parsed::Wrong => {
                self.unsupported(node, refuse::LONG_INT);
                Const::Int(0)
            }
        }
    }

    // ---- operators

    /// The right operand of an operator: small ints are part of the instruction.
    pub(super) fn operand(&mut self, expr: &'m Expr) -> Operand {
        let constant = match expr {
            Expr::NumberLiteral(_) | Expr::UnaryOp(_) => self.constant_of(expr),
            _ => None,
        };
        if let Some(Const::Int(value)) = constant
            && let Ok(int) = i16::try_from(value)
        {
            return Operand::Int(int);
        }
        Operand::Reg(self.value(expr))
    }

    fn binary_op(&mut self, op: BinaryOp, dst: Reg, a: Reg, b: Operand) {
        let in_place = false;
        self.b.emit(match b {
            Operand::Reg(b) => Instruction::Binary { op, dst, a, b },
            Operand::Int(int) => Instruction::BinaryInt {
                op,
                dst,
                a,
                int,
                in_place,
            },
        });
    }

    pub(super) fn in_place_op(&mut self, op: BinaryOp, dst: Reg, a: Reg, b: Operand) {
        let in_place = true;
        self.b.emit(match b {
            Operand::Reg(b) => Instruction::InPlace { op, dst, a, b },
            Operand::Int(int) => Instruction::BinaryInt {
                op,
                dst,
                a,
                int,
                in_place,
            },
        });
    }

    /// `a + b + c + …` leans to the left and may be long: no recursion.
    fn binary(&mut self, expr: &'m Expr, dst: Reg) {
        let mut nodes = Vec::new();
        let mut left = expr;
        while let Expr::BinOp(node) = left {
            nodes.push(node);
            let range = node.range;
            self.note_anchor(range, || Anchor::Operator {
                left_end: (node.left.end() - range.start()).to_u32(),
                right_start: (node.right.start() - range.start()).to_u32(),
            });
            left = &node.left;
        }
        let innermost = nodes.last().expect("called for a binary operator");
        let mut a = self.value_before(left, &[&*innermost.right]);
        // Between two operators a result must not be in a variable.
        let between = self.scratch_or(dst);
        while let Some(node) = nodes.pop() {
            let mark = self.b.mark();
            // A result between two operators in `dst` is safe: the right operand does not write there.
            let b = self.operand(&node.right);
            self.at(node);
            let target = if nodes.is_empty() { dst } else { between };
            self.binary_op(binary_op(node.op), target, a, b);
            self.b.release(mark);
            a = target;
        }
    }

    fn unary(&mut self, node: &'m ast::ExprUnaryOp, dst: Reg) {
        if let Some(constant) = self.constant_unary(node) {
            self.b.load_const(dst, constant);
            return;
        }
        let a = self.value(&node.operand);
        self.at(node);
        self.b.emit(match node.op {
            ast::UnaryOp::Not => Instruction::Not { dst, a },
            ast::UnaryOp::USub => Instruction::Unary {
                op: UnaryOp::Neg,
                dst,
                a,
            },
            ast::UnaryOp::UAdd => Instruction::Unary {
                op: UnaryOp::Pos,
                dst,
                a,
            },
            ast::UnaryOp::Invert => Instruction::Unary {
                op: UnaryOp::Invert,
                dst,
                a,
            },
        });
    }

    fn bool_op(&mut self, node: &'m ast::ExprBoolOp, dst: Reg) {
        let end = self.b.label();
        // Not into a variable: a later operand may read it, or raise.
        let result = self.scratch_or(dst);
        let sense = node.op == ast::BoolOp::Or;
        for (index, value) in node.values.iter().enumerate() {
            self.value_into(value, result);
            if index + 1 < node.values.len() {
                self.at(node);
                self.b.jump_if(result, sense, end);
            }
        }
        self.b.bind(end);
        self.b.emit_move(dst, result);
    }

    fn named(&mut self, node: &'m ast::ExprNamed, dst: Reg) {
        let Expr::Name(name) = &*node.target else {
            return self.load_none(dst); // refused by the parser
        };
        if let Place::Local(reg) = self.place(&name.id) {
            self.value_into(&node.value, reg);
            self.b.set_bound(reg, true);
            self.b.emit_move(dst, reg);
            return;
        }
        let src = self.value_in_temp(&node.value);
        self.at(node);
        self.store_name(&name.id, src);
        self.b.emit_move(dst, src);
    }

    fn conditional(&mut self, node: &'m ast::ExprIf, dst: Reg) {
        let (otherwise, end) = (self.b.label(), self.b.label());
        self.jump_unless(&node.test, otherwise);
        self.value_into(&node.body, dst);
        self.b.jump(end);
        self.b.bind(otherwise);
        self.value_into(&node.orelse, dst);
        self.b.bind(end);
    }

    fn compare(&mut self, node: &'m ast::ExprCompare, dst: Reg) {
        let (Some((last_op, ops)), Some((last, middle))) =
            (node.ops.split_last(), node.comparators.split_last())
        else {
            return self.load_none(dst); // a comparison has an operator
        };
        if ops.is_empty() {
            let a = self.value_before(&node.left, &[last]);
            let b = self.value(last);
            self.at(node);
            return self.compare_op(*last_op, dst, a, b);
        }
        // `a < b < c`: `b` is evaluated once.
        let end = self.b.label();
        let result = self.scratch_or(dst);
        let later: Vec<&Expr> = node.comparators.iter().collect();
        let mut a = self.value_before(&node.left, &later);
        for (index, (op, right)) in ops.iter().zip(middle).enumerate() {
            let b = self.value_before(right, &later[index + 1..]);
            self.at(node);
            self.compare_op(*op, result, a, b);
            self.b.jump_if(result, false, end);
            a = b;
        }
        let b = self.value(last);
        self.at(node);
        self.compare_op(*last_op, result, a, b);
        self.b.bind(end);
        self.b.emit_move(dst, result);
    }

    pub(super) fn compare_op(&mut self, op: ast::CmpOp, dst: Reg, a: Reg, b: Reg) {
        if let Some(op) = ordering(op) {
            return self.b.emit(Instruction::Compare { op, dst, a, b });
        }
        self.b.emit(match op {
            ast::CmpOp::Is => Instruction::Is {
                dst,
                a,
                b,
                negate: false,
            },
            ast::CmpOp::IsNot => Instruction::Is {
                dst,
                a,
                b,
                negate: true,
            },
            ast::CmpOp::In => Instruction::Contains {
                dst,
                item: a,
                container: b,
                negate: false,
            },
            _ => Instruction::Contains {
                dst,
                item: a,
                container: b,
                negate: true,
            },
        });
    }

    // ---- attributes and items

    fn attribute(&mut self, node: &'m ast::ExprAttribute, dst: Reg) {
        let obj = self.value(&node.value);
        let name = self.sym(&node.attr);
        self.check_attribute(node);
        self.at_attribute(node);
        self.b.emit(Instruction::LoadAttr { dst, obj, name });
    }

    /// In a chain of calls over several lines CPython names the line of the attribute.
    pub(super) fn at_attribute(&mut self, node: &ast::ExprAttribute) {
        let spot = self.spot_of_attribute(node, node.range);
        self.b.set_spot(spot);
    }

    /// Where `node`, or what it is the beginning of, is: from its start if its name is on the same line,
    /// else from its name.
    pub(super) fn spot_of_attribute(&self, node: &ast::ExprAttribute, whole: TextRange) -> Spot {
        let name = node.attr.range();
        if self.line_of(node) == self.line_of(&name) {
            return self.spot_of(whole);
        }
        self.spot_of(TextRange::new(name.start(), whole.end()))
    }

    /// Carets mark what is in the brackets.
    pub(super) fn note_brackets(&mut self, node: &ast::ExprSubscript) {
        let range = node.range;
        self.note_anchor(range, || Anchor::Brackets {
            value_end: (node.value.end() - range.start()).to_u32(),
            index_end: (node.slice.end() - range.start()).to_u32(),
        });
    }

    fn subscript(&mut self, node: &'m ast::ExprSubscript, dst: Reg) {
        self.note_brackets(node);
        let obj = self.value_before(&node.value, &[&*node.slice]);
        let key = self.index(&node.slice);
        self.at(node);
        self.b.emit(Instruction::LoadItem { dst, obj, key });
    }

    /// What is between the brackets of `a[…]`.
    pub(super) fn index(&mut self, expr: &'m Expr) -> Reg {
        match expr {
            Expr::Starred(_) => {
                let dst = self.b.temp();
                self.tuple_display(std::slice::from_ref(expr), dst);
                dst
            }
            expr => self.value(expr),
        }
    }

    fn slice(&mut self, node: &'m ast::ExprSlice, dst: Reg) {
        let first = self.b.temps(3);
        for (offset, part) in [&node.lower, &node.upper, &node.step]
            .into_iter()
            .enumerate()
        {
            let reg = first.saturating_add(Reg::try_from(offset).expect("below 3"));
            match part {
                Some(expr) => self.value_into(expr, reg),
                None => self.load_none(reg),
            }
        }
        self.at(node);
        self.b.emit(Instruction::BuildSlice { dst, first });
    }

    // ---- generators and coroutines

    fn await_expr(&mut self, node: &'m ast::ExprAwait, dst: Reg) {
        let src = self.value(&node.value);
        self.at(node);
        self.await_value(src, dst);
    }

    /// `dst = await src`
    pub(super) fn await_value(&mut self, src: Reg, dst: Reg) {
        // What was in the result's register must not be kept alive meanwhile.
        let iter = match self.b.is_temp(dst) {
            true => dst,
            false => self.b.temp(),
        };
        self.b.emit(Instruction::GetAwaitable { dst: iter, src });
        self.b.emit(Instruction::Delegate { dst, iter });
    }

    fn yield_expr(&mut self, node: &'m ast::ExprYield, dst: Reg) {
        let src = match &node.value {
            Some(value) => self.value(value),
            None => {
                let src = self.b.temp();
                self.load_none(src);
                src
            }
        };
        self.at(node);
        self.b.emit(Instruction::Yield { dst, src });
    }

    fn yield_from(&mut self, node: &'m ast::ExprYieldFrom, dst: Reg) {
        let src = self.value(&node.value);
        self.at(node);
        let iter = self.b.temp();
        self.b
            .emit(Instruction::GetYieldFromIter { dst: iter, src });
        self.b.emit(Instruction::Delegate { dst, iter });
    }
}

/// Whether evaluating an expression may bind a variable of this function.
pub(super) fn contains_walrus(expr: &Expr) -> bool {
    ast::helpers::any_over_expr(expr, &|e: &Expr| e.is_named_expr())
}

/// The operators that are methods of the operands' classes.
pub(super) fn ordering(op: ast::CmpOp) -> Option<CompareOp> {
    Some(match op {
        ast::CmpOp::Eq => CompareOp::Eq,
        ast::CmpOp::NotEq => CompareOp::Ne,
        ast::CmpOp::Lt => CompareOp::Lt,
        ast::CmpOp::LtE => CompareOp::Le,
        ast::CmpOp::Gt => CompareOp::Gt,
        ast::CmpOp::GtE => CompareOp::Ge,
        ast::CmpOp::Is | ast::CmpOp::IsNot | ast::CmpOp::In | ast::CmpOp::NotIn => return None,
    })
}

pub(super) fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Sub,
        Operator::Mult => BinaryOp::Mul,
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::TrueDiv,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitOr => BinaryOp::Or,
        Operator::BitXor => BinaryOp::Xor,
        Operator::BitAnd => BinaryOp::And,
        Operator::FloorDiv => BinaryOp::FloorDiv,
    }
}

/// The text of a constant, shared.
pub(super) fn shared(text: &str) -> Const {
    Const::Str(Rc::from(text))
}
