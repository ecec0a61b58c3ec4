//! Statements, except those about exceptions.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::Ranged;

use super::compiler::{FunctionCompiler, NO_REG};
use super::condition::constant_truth;
use super::exception::Block;
use crate::python::code::{Instruction, Reg};

impl<'m> FunctionCompiler<'m, '_> {
    pub(super) fn statements(&mut self, body: &'m [Stmt]) {
        for stmt in body {
            // Too long already: the message is on its way.
            if self.b.overflow().is_some() {
                return;
            }
            self.statement(stmt);
        }
    }

    fn statement(&mut self, stmt: &'m Stmt) {
        let mark = self.b.mark();
        self.at(stmt);
        match stmt {
            Stmt::FunctionDef(node) => self.function_def(node),
            Stmt::ClassDef(node) => self.class_def(node),
            Stmt::Return(node) => self.return_stmt(node),
            Stmt::Delete(node) => node.targets.iter().for_each(|target| self.delete(target)),
            Stmt::Assign(node) => self.assign(node),
            Stmt::AugAssign(node) => self.aug_assign(node),
            Stmt::AnnAssign(node) => self.ann_assign(node),
            Stmt::For(node) if node.is_async => self.async_for(node),
            Stmt::For(node) => self.for_stmt(node),
            Stmt::While(node) => self.while_stmt(node),
            Stmt::If(node) => self.if_stmt(node),
            Stmt::With(node) => self.with_stmt(node),
            Stmt::Match(node) => self.match_stmt(node),
            Stmt::Raise(node) => self.raise(node),
            Stmt::Try(node) => self.try_stmt(node),
            Stmt::Assert(node) => self.assert(node),
            Stmt::Import(node) => self.import(node),
            Stmt::ImportFrom(node) => self.import_from(node),
            Stmt::Expr(node) => self.effect(&node.value),
            Stmt::Break(_) => self.break_or_continue(true),
            Stmt::Continue(_) => self.break_or_continue(false),
            // `type X = …` is refused by the parser (Python 3.12), `%magic` too.
            Stmt::Global(_)
            | Stmt::Nonlocal(_)
            | Stmt::Pass(_)
            | Stmt::TypeAlias(_)
            | Stmt::IpyEscapeCommand(_) => {}
        }
        self.b.release(mark);
    }

    fn return_stmt(&mut self, node: &'m ast::StmtReturn) {
        let is_deferred = self.blocks.iter().any(Block::runs_code);
        let src = match &node.value {
            // What runs on the way out may assign the variable.
            Some(value) if is_deferred => self.value_in_temp(value),
            Some(value) => self.value(value),
            None => {
                let src = self.b.temp();
                self.load_none(src);
                src
            }
        };
        self.at(node);
        self.leave_blocks(0, |this| {
            this.at(node);
            this.b.emit(Instruction::Return { src });
        });
    }

    fn if_stmt(&mut self, node: &'m ast::StmtIf) {
        let end = self.b.label();
        let mut clauses = vec![(node.range, Some(&*node.test), &*node.body)];
        clauses.extend(
            node.elif_else_clauses
                .iter()
                .map(|clause| (clause.range, clause.test.as_ref(), &*clause.body)),
        );
        let n_clauses = clauses.len();
        for (index, (range, test, body)) in clauses.into_iter().enumerate() {
            let next = self.b.label();
            let is_type_checking = test.is_some_and(is_type_checking);
            if let Some(test) = test {
                self.at(&range);
                self.jump_unless(test, next);
            }
            self.optional_imports += u32::from(is_type_checking);
            self.statements(body);
            self.optional_imports -= u32::from(is_type_checking);
            if index + 1 < n_clauses && self.b.is_reachable() {
                self.b.jump(end);
            }
            self.b.bind(next);
        }
        self.b.bind(end);
    }

    fn while_stmt(&mut self, node: &'m ast::StmtWhile) {
        let (top, again, otherwise, end) = (
            self.b.label(),
            self.b.label(),
            self.b.label(),
            self.b.label(),
        );
        let is_endless = constant_truth(&node.test) == Some(true);
        self.b.forget(&self.deletable);
        self.jump_unless(&node.test, otherwise);
        // The test is compiled again at the end: one jump less in each round.
        self.b.bind(top);
        self.blocks.push(Block::Loop {
            next: if is_endless { top } else { again },
            end,
            dropped: None,
        });
        self.statements(&node.body);
        self.blocks.pop();
        self.b.bind(again);
        if is_endless {
            self.b.jump(top);
        } else {
            self.at(node);
            self.jump_on(&node.test, true, top);
        }
        self.b.bind(otherwise);
        self.statements(&node.orelse);
        self.b.bind(end);
    }

    fn for_stmt(&mut self, node: &'m ast::StmtFor) {
        let (next, otherwise, end) = (self.b.label(), self.b.label(), self.b.label());
        let src = self.value(&node.iter);
        self.at(node);
        let iter = self.b.temp();
        self.b.emit(Instruction::GetIter { dst: iter, src });
        self.b.forget(&self.deletable);
        self.b.bind(next);
        self.for_iter(iter, &node.target, node, otherwise);
        let dropped = self.dropped_by(&node.iter, src, iter);
        self.blocks.push(Block::Loop { next, end, dropped });
        self.statements(&node.body);
        self.blocks.pop();
        self.at(node);
        self.b.jump(next);
        self.b.bind(otherwise);
        self.statements(&node.orelse);
        self.b.bind(end);
    }

    /// The registers that hold a loop's iterator, if it may be a generator that they hold alone.
    pub(super) fn dropped_by(&self, iterable: &Expr, src: Reg, iter: Reg) -> Option<(Reg, Reg)> {
        let is_alone = may_be_dropped(iterable) && self.b.is_temp(src) && !self.m.is_library;
        is_alone.then(|| (src.min(iter), src.max(iter) + 1))
    }

    /// `target = next(iter)`, or jumps to `exit`.
    pub(super) fn for_iter(
        &mut self,
        iter: Reg,
        target: &'m Expr,
        source: &impl Ranged,
        exit: super::builder::Label,
    ) {
        let mark = self.b.mark();
        self.at(source);
        let exit = self.b.target(exit);
        if let Some(dst) = self.local_of(target) {
            self.b.emit(Instruction::ForIter { iter, dst, exit });
            self.b.set_bound(dst, true);
        } else {
            let dst = self.b.temp();
            self.b.emit(Instruction::ForIter { iter, dst, exit });
            self.store(target, dst);
        }
        self.b.release(mark);
    }

    fn break_or_continue(&mut self, is_break: bool) {
        let is_loop = |block: &Block<'_>| matches!(block, Block::Loop { .. });
        let Some(depth) = self.blocks.iter().rposition(is_loop) else {
            return; // refused by the walk over scopes
        };
        let Block::Loop { next, end, dropped } = self.blocks[depth] else {
            unreachable!("found as a loop")
        };
        self.leave_blocks(depth + 1, |this| {
            if let Some((first, _)) = dropped.filter(|_| is_break) {
                let end = Reg::MAX;
                this.b.emit(Instruction::DropFrom { first, end });
            }
            this.b.jump(if is_break { end } else { next });
        });
    }

    fn assert(&mut self, node: &'m ast::StmtAssert) {
        let holds = self.b.label();
        self.jump_on(&node.test, true, holds);
        let message = match &node.msg {
            Some(message) => self.value(message),
            None => NO_REG,
        };
        // CPython's compiler remembers the place of a comparison that it jumps on, and of nothing else.
        match last_comparison(&node.test) {
            Some(comparison) => self.at(comparison),
            None => self.at(node),
        }
        self.b.emit(Instruction::RaiseAssertion { message });
        self.b.bind(holds);
    }
}

/// The last comparison on which a condition jumps, in the order of the jumps.
fn last_comparison(test: &Expr) -> Option<&Expr> {
    match test {
        Expr::Compare(_) => Some(test),
        Expr::BoolOp(node) => node.values.iter().rev().find_map(last_comparison),
        Expr::UnaryOp(node) if node.op == ast::UnaryOp::Not => last_comparison(&node.operand),
        Expr::If(node) => [&node.orelse, &node.body, &node.test]
            .into_iter()
            .find_map(|part| last_comparison(part)),
        _ => None,
    }
}

/// Whether an iterable may be a generator that only its loop holds: not a variable, nor `range(…)`.
fn may_be_dropped(iterable: &Expr) -> bool {
    match iterable {
        Expr::Call(call) => match &*call.func {
            Expr::Name(name) => name.id.as_str() != "range",
            Expr::Attribute(method) => {
                !matches!(method.attr.as_str(), "items" | "keys" | "values" | "split")
            }
            _ => true,
        },
        Expr::Generator(_) => true,
        _ => false,
    }
}

/// `if TYPE_CHECKING:` guards imports that never run.
fn is_type_checking(test: &Expr) -> bool {
    match test {
        Expr::Name(name) => name.id.as_str() == "TYPE_CHECKING",
        Expr::Attribute(attribute) => attribute.attr.as_str() == "TYPE_CHECKING",
        _ => false,
    }
}
