//! Displays: tuples, lists, sets and dicts. Short ones are built from consecutive registers, long ones
//! and those with stars piece by piece.

use ruff_python_ast::{self as ast, Expr};

use super::compiler::{FunctionCompiler, NO_REG};
use crate::python::code::{Instruction, Reg};
use crate::python::value::Const;

/// Displays longer than this are built piece by piece instead of from as many registers.
const MAX_DISPLAY_REGISTERS: usize = 64;

impl<'m> FunctionCompiler<'m, '_> {
    /// Evaluates into consecutive registers; gives the first.
    pub(super) fn consecutive<'e>(
        &mut self,
        exprs: impl ExactSizeIterator<Item = &'e Expr>,
    ) -> (Reg, usize)
    where
        'e: 'm,
    {
        let count = exprs.len();
        let first = self.b.temps(count);
        for (offset, expr) in exprs.enumerate() {
            self.value_into(
                expr,
                first.saturating_add(Reg::try_from(offset).unwrap_or(Reg::MAX)),
            );
        }
        (first, count)
    }

    pub(super) fn tuple_display(&mut self, elements: &'m [Expr], dst: Reg) {
        let spot = self.b.spot();
        let constants: Option<Vec<Const>> = elements.iter().map(|e| self.constant_of(e)).collect();
        if let Some(constants) = constants {
            return self.b.load_const(dst, Const::Tuple(constants.into()));
        }
        if is_plain(elements) {
            let (first, count) = self.consecutive(elements.iter());
            self.b.set_spot(spot);
            let count = u16::try_from(count).expect("bounded");
            return self.b.emit(Instruction::BuildTuple { dst, first, count });
        }
        let list = self.scratch_or(dst);
        self.list_pieces(elements, list, NO_REG);
        self.b.set_spot(spot);
        self.b.emit(Instruction::ListToTuple { dst, list });
    }

    /// A tuple of expressions that are not next to each other in the tree.
    pub(super) fn tuple_of(&mut self, elements: &[&'m Expr], dst: Reg) {
        let mark = self.b.mark();
        let (first, count) = self.consecutive(elements.iter().copied());
        let count = u16::try_from(count).unwrap_or(u16::MAX);
        self.b.emit(Instruction::BuildTuple { dst, first, count });
        self.b.release(mark);
    }

    pub(super) fn list_display(&mut self, elements: &'m [Expr], dst: Reg) {
        let spot = self.b.spot();
        if is_plain(elements) {
            let (first, count) = self.consecutive(elements.iter());
            self.b.set_spot(spot);
            let count = u16::try_from(count).expect("bounded");
            return self.b.emit(Instruction::BuildList { dst, first, count });
        }
        let list = self.scratch_or(dst);
        self.list_pieces(elements, list, NO_REG);
        self.b.emit_move(dst, list);
    }

    /// A list with starred elements, or a long one, piece by piece; of `callee`'s arguments if there is one.
    pub(super) fn list_pieces(&mut self, elements: &'m [Expr], list: Reg, callee: Reg) {
        let spot = self.b.spot();
        self.b.emit(Instruction::BuildList {
            dst: list,
            first: list,
            count: 0,
        });
        let constants: Option<Vec<Const>> = elements.iter().map(|e| self.constant_of(e)).collect();
        if let Some(constants) = constants {
            let src = self.b.temp();
            self.b.load_const(src, Const::Tuple(constants.into()));
            let callee = NO_REG;
            return self.b.emit(Instruction::ListExtend { list, src, callee });
        }
        for element in elements {
            let mark = self.b.mark();
            if let Expr::Starred(starred) = element {
                let src = self.value(&starred.value);
                self.b.set_spot(spot);
                self.b.emit(Instruction::ListExtend { list, src, callee });
            } else {
                let src = self.value(element);
                self.b.set_spot(spot);
                self.b.emit(Instruction::ListAppend { list, src });
            }
            self.b.release(mark);
        }
    }

    pub(super) fn set_display(&mut self, elements: &'m [Expr], dst: Reg) {
        let spot = self.b.spot();
        if is_plain(elements) {
            let (first, count) = self.consecutive(elements.iter());
            self.b.set_spot(spot);
            let count = u16::try_from(count).expect("bounded");
            self.b.emit(Instruction::BuildSet { dst, first, count });
            let constants: Option<Vec<Const>> = elements
                .iter()
                .map(|e| self.constant_of(e).or_else(|| folded(e)))
                .collect();
            if constants.is_some_and(|constants| count >= 3 && order_may_change(&constants)) {
                self.merge_constant_set(dst);
            }
            return;
        }
        let set = self.scratch_or(dst);
        // What stands before the first star is evaluated before any of it is hashed.
        let n_before = elements.iter().take_while(|e| !e.is_starred_expr()).count();
        let n_before = if n_before > MAX_DISPLAY_REGISTERS {
            0
        } else {
            n_before
        };
        let mark = self.b.mark();
        let (first, count) = self.consecutive(elements[..n_before].iter());
        self.b.emit(Instruction::BuildSet {
            dst: set,
            first,
            count: u16::try_from(count).expect("bounded"),
        });
        self.b.release(mark);
        for element in &elements[n_before..] {
            let mark = self.b.mark();
            if let Expr::Starred(starred) = element {
                let src = self.value(&starred.value);
                self.b.set_spot(spot);
                self.b.emit(Instruction::SetUpdate { set, src });
            } else {
                let src = self.value(element);
                self.b.set_spot(spot);
                self.b.emit(Instruction::SetAdd { set, src });
            }
            self.b.release(mark);
        }
        self.b.emit_move(dst, set);
    }

    /// CPython makes a constant of such a set, makes that again from its own elements when it merges
    /// equal constants, and merges it into an empty set, which shows in the order of the elements.
    fn merge_constant_set(&mut self, dst: Reg) {
        let mark = self.b.mark();
        let (list, again, merged) = (self.b.temp(), self.b.temp(), self.b.temp());
        let empty = |set: Reg| Instruction::BuildSet {
            dst: set,
            first: set,
            count: 0,
        };
        self.b.emit(Instruction::BuildList {
            dst: list,
            first: list,
            count: 0,
        });
        self.b.emit(Instruction::ListExtend {
            list,
            src: dst,
            callee: NO_REG,
        });
        self.b.emit(empty(again));
        self.b.emit(Instruction::SetUpdate {
            set: again,
            src: list,
        });
        self.b.emit(empty(merged));
        self.b.emit(Instruction::SetUpdate {
            set: merged,
            src: again,
        });
        self.b.emit(Instruction::Move { dst, src: merged });
        self.b.release(mark);
    }

    pub(super) fn dict_display(&mut self, node: &'m ast::ExprDict, dst: Reg) {
        let spot = self.b.spot();
        let is_plain = node.items.len() <= MAX_DISPLAY_REGISTERS / 2;
        if is_plain && node.items.iter().all(|item| item.key.is_some()) {
            let parts: Vec<&Expr> = node
                .items
                .iter()
                .flat_map(|i| i.key.iter().chain([&i.value]))
                .collect();
            let (first, count) = self.consecutive(parts.into_iter());
            self.b.set_spot(spot);
            let count = u16::try_from(count / 2).expect("bounded");
            return self.b.emit(Instruction::BuildDict { dst, first, count });
        }
        let dict = self.scratch_or(dst);
        self.b.emit(Instruction::BuildDict {
            dst: dict,
            first: dict,
            count: 0,
        });
        for item in &node.items {
            let mark = self.b.mark();
            if let Some(key) = &item.key {
                let key = self.value_before(key, &[&item.value]);
                let src = self.value(&item.value);
                self.b.set_spot(spot);
                self.b.emit(Instruction::DictInsert { dict, key, src });
            } else {
                let src = self.value(&item.value);
                self.b.set_spot(spot);
                self.b.emit(Instruction::DictUpdate { dict, src });
            }
            self.b.release(mark);
        }
        self.b.emit_move(dst, dict);
    }
}

/// Whether a display is short and without stars.
fn is_plain(elements: &[Expr]) -> bool {
    elements.len() <= MAX_DISPLAY_REGISTERS && !elements.iter().any(Expr::is_starred_expr)
}

/// The value of an operation on ints, if CPython's compiler works it out: with results up to 128 bits.
fn folded(expr: &Expr) -> Option<Const> {
    let result = folded_int(expr)?;
    Some(match i64::try_from(result) {
        Ok(i) => Const::Int(i),
        Err(_) => Const::Wide(result.to_string().into()),
    })
}

fn folded_int(expr: &Expr) -> Option<i128> {
    match expr {
        Expr::NumberLiteral(node) => match &node.value {
            ast::Number::Int(int) => int.as_u64().map(i128::from),
            _ => None,
        },
        Expr::UnaryOp(node) if node.op == ast::UnaryOp::USub => {
            folded_int(&node.operand)?.checked_neg()
        }
        Expr::BinOp(node) => {
            let (a, b) = (folded_int(&node.left)?, folded_int(&node.right)?);
            match node.op {
                ast::Operator::Add => a.checked_add(b),
                ast::Operator::Sub => a.checked_sub(b),
                ast::Operator::Mult => a.checked_mul(b),
                ast::Operator::Pow => a.checked_pow(u32::try_from(b).ok()?),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether it matters for the order of a set of constants how it is made: not if it fits into the smallest table with
/// every element in a slot of its own.
fn order_may_change(constants: &[Const]) -> bool {
    let mut slots = [false; 8];
    let is_alone = |constant: &Const| match constant {
        // The hash of an int is its remainder by a prime.
        Const::Int(i @ 0..0x1fff_ffff_ffff_ffff) => {
            !std::mem::replace(&mut slots[(i % 8) as usize], true)
        }
        _ => false,
    };
    constants.len() > 4 || !constants.iter().all(is_alone)
}
