//! `try`, `with`, `raise`, and leaving them by `return`, `break` and `continue`.
//!
//! Every protected region is a list of instruction ranges: code that runs on the way out of the region
//! (a `finally` body before a `return`) lies between its ranges, so it is not protected by it.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::Ranged;

use super::builder::{Bound, Builder, Label, Spot};
use super::compiler::{FunctionCompiler, NO_REG};
use super::modules::GROUPS;
use crate::python::code::{Instruction, Reg, Target};

/// A region whose exceptions go to one handler.
#[derive(Clone, Debug)]
pub(super) struct Region {
    handler: Label,
    exception: Reg,
    /// What was surely bound when the region was entered.
    bound: Bound,
    start: Target,
    ranges: Vec<(Target, Target)>,
}

/// Something that `return`, `break` or `continue` must leave.
#[derive(Clone, Debug)]
pub(super) enum Block<'m> {
    /// A loop: where `continue` and `break` go.
    Loop {
        next: Label,
        end: Label,
        /// The registers of a `for` that may be all that holds a generator.
        dropped: Option<(Reg, Reg)>,
    },
    /// The body of `try … except`, or another region that needs nothing done on leaving.
    Protected(Region),
    /// The body of `try … finally`.
    Finally { region: Region, body: &'m [Stmt] },
    /// In an `except` clause or an exceptional `finally`: the exception is being handled.
    Handling { region: Region, saved: Reg },
    /// In `except … as name`.
    Named { region: Region, name: &'m str },
    /// The body of `with`.
    With {
        region: Region,
        exit: Reg,
        is_async: bool,
        spot: Spot,
    },
}

impl Block<'_> {
    /// Whether leaving it runs the program's own code.
    pub(super) fn runs_code(&self) -> bool {
        matches!(
            self,
            Block::Finally { .. } | Block::With { .. } | Block::Named { .. }
        )
    }

    fn region(&mut self) -> Option<&mut Region> {
        match self {
            Block::Loop { .. } => None,
            Block::Protected(region)
            | Block::Finally { region, .. }
            | Block::Handling { region, .. }
            | Block::Named { region, .. }
            | Block::With { region, .. } => Some(region),
        }
    }
}

/// CPython's limit. It also bounds how often nested `finally` bodies are copied.
const MAX_BLOCKS: usize = 20;
const TOO_MANY_BLOCKS: &str = "too many statically nested blocks";

impl<'m> FunctionCompiler<'m, '_> {
    // ---- regions

    fn open(&mut self) -> Region {
        Region {
            handler: self.b.label(),
            exception: self.b.temp(),
            bound: self.b.bound(),
            start: self.b.here(),
            ranges: Vec::new(),
        }
    }

    fn push(&mut self, block: Block<'m>, node: &impl Ranged) {
        if self.blocks.len() >= MAX_BLOCKS {
            self.m.reporter.syntax(node.range(), TOO_MANY_BLOCKS);
        }
        self.blocks.push(block);
    }

    /// The protected code ends here.
    fn pop_region(&mut self) -> Region {
        let mut block = self.blocks.pop().expect("pushed before");
        let here = self.b.here();
        let region = block.region().expect("not a loop");
        region.ranges.push((region.start, here));
        region.clone()
    }

    /// The handler of a region starts here.
    fn bind_handler(&mut self, region: &Region) {
        self.b
            .handler(&region.ranges, region.handler, region.exception);
        let bound = Builder::without(region.bound.clone(), &self.deletable);
        self.b.bind_with(region.handler, bound);
    }

    /// Leaves all blocks from `depth` on, then does `then`. The blocks stay open for what follows.
    pub(super) fn leave_blocks(&mut self, depth: usize, then: impl FnOnce(&mut Self)) {
        let mut left = Vec::new();
        while self.blocks.len() > depth {
            let mut block = self.blocks.pop().expect("longer than depth");
            let here = self.b.here();
            if let Some(region) = block.region() {
                region.ranges.push((region.start, here));
            }
            self.leave_block(&block);
            left.push(block);
        }
        then(self);
        let here = self.b.here();
        while let Some(mut block) = left.pop() {
            if let Some(region) = block.region() {
                region.start = here;
            }
            self.blocks.push(block);
        }
    }

    /// What must be done on leaving a block normally.
    fn leave_block(&mut self, block: &Block<'m>) {
        match block {
            Block::Loop {
                dropped: Some((first, end)),
                ..
            } => {
                let (first, end) = (*first, *end);
                self.b.emit(Instruction::DropFrom { first, end });
            }
            Block::Loop { .. } | Block::Protected(_) => {}
            Block::Finally { body, .. } => self.statements(body),
            Block::Handling { saved, .. } => {
                self.b.emit(Instruction::LeaveHandler { saved: *saved })
            }
            Block::Named { name, .. } => self.forget_name(name),
            Block::With {
                exit,
                is_async,
                spot,
                ..
            } => {
                self.b.set_spot(*spot);
                let mark = self.b.mark();
                self.with_exit(*exit, NO_REG, *is_async);
                self.b.release(mark);
            }
        }
    }

    // ---- raise

    pub(super) fn raise(&mut self, node: &'m ast::StmtRaise) {
        let Some(exc) = &node.exc else {
            return self.b.emit(Instruction::RaiseCurrent);
        };
        let later: Vec<&Expr> = node.cause.as_deref().into_iter().collect();
        let src = self.value_before(exc, &later);
        let cause = node.cause.as_ref().map(|cause| self.value(cause));
        self.at(node);
        self.b.emit(match cause {
            Some(cause) => Instruction::RaiseFrom { src, cause },
            None => Instruction::Raise { src },
        });
    }

    // ---- try

    pub(super) fn try_stmt(&mut self, node: &'m ast::StmtTry) {
        if node.finalbody.is_empty() {
            self.try_except(node);
        } else {
            self.try_finally(node);
        }
    }

    fn try_finally(&mut self, node: &'m ast::StmtTry) {
        let end = self.b.label();
        let region = self.open();
        self.push(
            Block::Finally {
                region,
                body: &node.finalbody,
            },
            node,
        );
        if node.handlers.is_empty() {
            self.statements(&node.body);
        } else {
            self.try_except(node);
        }
        let region = self.pop_region();
        if self.b.is_reachable() {
            self.statements(&node.finalbody);
            self.b.jump(end);
        }
        self.bind_handler(&region);
        if let Some(first) = node.finalbody.first() {
            self.at(first);
        }
        self.handling(region.exception, node, |this, _| {
            this.statements(&node.finalbody);
        });
        self.b.bind(end);
    }

    /// Code that runs while an exception is being handled. If it ends normally, the exception is
    /// raised again; `handle` may jump away after `LeaveHandler`.
    fn handling(
        &mut self,
        exception: Reg,
        node: &impl Ranged,
        handle: impl FnOnce(&mut Self, Reg),
    ) {
        let saved = self.b.temp();
        self.b.emit(Instruction::EnterHandler { exception, saved });
        let region = self.open();
        self.push(Block::Handling { region, saved }, node);
        handle(self, saved);
        let region = self.pop_region();
        if self.b.is_reachable() {
            self.b.emit(Instruction::LeaveHandler { saved });
            self.b.emit(Instruction::Reraise { exception });
        }
        self.bind_handler(&region);
        self.b.emit(Instruction::LeaveHandler { saved });
        self.b.emit(Instruction::Reraise {
            exception: region.exception,
        });
    }

    fn try_except(&mut self, node: &'m ast::StmtTry) {
        let end = self.b.label();
        let is_guarded = node.handlers.iter().any(catches_import_error);
        let region = self.open();
        self.push(Block::Protected(region), node);
        self.optional_imports += u32::from(is_guarded);
        self.statements(&node.body);
        self.optional_imports -= u32::from(is_guarded);
        let region = self.pop_region();
        if self.b.is_reachable() {
            self.statements(&node.orelse);
            self.b.jump(end);
        }
        self.bind_handler(&region);
        match node.handlers.first() {
            Some(handler) => self.at(handler),
            None => self.at(node),
        }
        self.handling(region.exception, node, |this, saved| {
            if node.is_star {
                this.except_star(node, region.exception, saved, end);
                return;
            }
            for ast::ExceptHandler::ExceptHandler(handler) in &node.handlers {
                let next = this.b.label();
                this.except_clause(handler, region.exception, next);
                if this.b.is_reachable() {
                    // Leaving the clause must not be protected: no instruction of it raises.
                    this.b.emit(Instruction::LeaveHandler { saved });
                    this.b.jump(end);
                }
                this.b.bind(next);
            }
        });
        self.b.bind(end);
    }

    /// One `except` clause; goes to `next` if it does not match.
    fn except_clause(
        &mut self,
        handler: &'m ast::ExceptHandlerExceptHandler,
        exception: Reg,
        next: Label,
    ) {
        let mark = self.b.mark();
        self.at(handler);
        if let Some(class) = &handler.type_ {
            let class = self.value(class);
            self.at(handler);
            let dst = self.b.temp();
            self.b.emit(Instruction::MatchException {
                dst,
                exception,
                class,
            });
            self.b.jump_if(dst, false, next);
        }
        self.b.release(mark);
        let Some(name) = &handler.name else {
            self.statements(&handler.body);
            return;
        };
        self.store_name(name, exception);
        let region = self.open();
        self.push(Block::Named { region, name }, handler);
        self.statements(&handler.body);
        let region = self.pop_region();
        let done = self.b.label();
        if self.b.is_reachable() {
            self.forget_name(name);
            self.b.jump(done);
        }
        self.bind_handler(&region);
        self.forget_name(name);
        self.b.emit(Instruction::Reraise {
            exception: region.exception,
        });
        self.b.bind(done);
        self.b.release(mark);
    }

    /// The clauses of `except*`: each handles its part of the group, and what they raise and what none
    /// handled is raised together.
    fn except_star(&mut self, node: &'m ast::StmtTry, exception: Reg, saved: Reg, end: Label) {
        // Arguments of the last step: the exception, what the clauses raised, what is left of it.
        let caught = self.b.temps(3);
        let (raised, rest) = (caught + 1, caught + 2);
        self.b.emit_move(caught, exception);
        let (first, count) = (raised, 0);
        self.b.emit(Instruction::BuildList {
            dst: raised,
            first,
            count,
        });
        self.b.emit_move(rest, exception);
        for ast::ExceptHandler::ExceptHandler(handler) in &node.handlers {
            self.except_star_clause(handler, raised, rest);
        }
        self.at(node);
        let error = self.call_library(GROUPS, "to_raise", caught, 3);
        let done = self.b.label();
        let target = self.b.target(done);
        self.b.emit(Instruction::JumpIfNone { src: error, target });
        self.b.emit(Instruction::Reraise { exception: error });
        self.b.bind(done);
        self.b.emit(Instruction::LeaveHandler { saved });
        self.b.jump(end);
    }

    /// One `except*` clause: its part is taken out of `rest`, what it raises is added to `raised`.
    fn except_star_clause(
        &mut self,
        handler: &'m ast::ExceptHandlerExceptHandler,
        raised: Reg,
        rest: Reg,
    ) {
        let mark = self.b.mark();
        self.at(handler);
        let args = self.b.temps(2);
        self.b.emit_move(args, rest);
        if let Some(class) = &handler.type_ {
            self.value_into(class, args + 1);
        }
        let parts = self.call_library(GROUPS, "split", args, 2);
        let part = args;
        let (first, count) = (part, 2);
        self.b.emit(Instruction::UnpackSequence {
            src: parts,
            first,
            count,
        });
        self.b.emit_move(rest, args + 1);
        let next = self.b.label();
        let target = self.b.target(next);
        self.b.emit(Instruction::JumpIfNone { src: part, target });
        let region = self.open();
        self.push(Block::Protected(region), handler);
        let saved = self.b.temp();
        self.b.emit(Instruction::EnterHandler {
            exception: part,
            saved,
        });
        if let Some(name) = &handler.name {
            self.store_name(name, part);
        }
        self.statements(&handler.body);
        let region = self.pop_region();
        if self.b.is_reachable() {
            if let Some(name) = &handler.name {
                self.forget_name(name);
            }
            self.b.emit(Instruction::LeaveHandler { saved });
            self.b.jump(next);
        }
        self.bind_handler(&region);
        if let Some(name) = &handler.name {
            self.forget_name(name);
        }
        self.b.emit(Instruction::LeaveHandler { saved });
        self.b.emit(Instruction::ListAppend {
            list: raised,
            src: region.exception,
        });
        self.b.bind(next);
        self.b.release(mark);
    }

    /// `name = None; del name`: the body may have deleted it.
    fn forget_name(&mut self, name: &str) {
        let mark = self.b.mark();
        let none = self.b.temp();
        self.load_none(none);
        self.store_name(name, none);
        self.delete_name(name);
        self.b.release(mark);
    }

    // ---- with

    pub(super) fn with_stmt(&mut self, node: &'m ast::StmtWith) {
        self.with_items(node, &node.items);
    }

    fn with_items(&mut self, node: &'m ast::StmtWith, items: &'m [ast::WithItem]) {
        let Some((item, rest)) = items.split_first() else {
            return self.statements(&node.body);
        };
        // Items nest: no deeper than blocks may.
        if self.blocks.len() >= MAX_BLOCKS {
            return self.m.reporter.syntax(item.range(), TOO_MANY_BLOCKS);
        }
        let mark = self.b.mark();
        let is_async = node.is_async;
        let src = self.value(&item.context_expr);
        // `__enter__` and `__exit__` are called by the statement.
        self.at(node);
        let spot = self.spot_of(node.range);
        let exit = self.b.temp();
        let entered = self.b.temp();
        if is_async {
            self.b.emit(Instruction::AsyncWithEnter {
                dst: entered,
                exit,
                src,
            });
            self.await_value(entered, entered);
        } else {
            self.b.emit(Instruction::WithEnter {
                dst: entered,
                exit,
                src,
            });
        }
        let region = self.open();
        self.push(
            Block::With {
                region,
                exit,
                is_async,
                spot,
            },
            item,
        );
        if let Some(target) = &item.optional_vars {
            self.store(target, entered);
        }
        self.with_items(node, rest);
        let region = self.pop_region();
        let end = self.b.label();
        if self.b.is_reachable() {
            self.b.set_spot(spot);
            self.with_exit(exit, NO_REG, is_async);
            self.b.jump(end);
        }
        self.bind_handler(&region);
        self.b.set_spot(spot);
        self.handling(region.exception, item, |this, saved| {
            let goes_on = this.b.label();
            let is_handled = this.with_exit(exit, region.exception, is_async);
            this.b.jump_if(is_handled, false, goes_on);
            this.b.emit(Instruction::LeaveHandler { saved });
            this.b.jump(end);
            this.b.bind(goes_on);
        });
        self.b.bind(end);
        self.b.release(mark);
    }

    /// Calls `__exit__`; gives what it returned.
    fn with_exit(&mut self, exit: Reg, exception: Reg, is_async: bool) -> Reg {
        let dst = self.b.temp();
        self.b.emit(Instruction::WithExit {
            dst,
            exit,
            exception,
        });
        if is_async {
            self.await_value(dst, dst);
        }
        dst
    }

    // ---- async for

    pub(super) fn async_for(&mut self, node: &'m ast::StmtFor) {
        let (next, otherwise, end) = (self.b.label(), self.b.label(), self.b.label());
        let src = self.value(&node.iter);
        self.at(node);
        let iter = self.b.temp();
        self.b.emit(Instruction::GetAiter { dst: iter, src });
        self.b.forget(&self.deletable);
        self.b.bind(next);
        let region = self.async_next(iter, &node.target, node);
        let dropped = self.dropped_by(&node.iter, src, iter);
        self.blocks.push(Block::Loop { next, end, dropped });
        self.statements(&node.body);
        self.blocks.pop();
        self.at(node);
        self.b.jump(next);
        self.at(node);
        self.async_end(&region, otherwise);
        self.b.bind(otherwise);
        self.statements(&node.orelse);
        self.b.bind(end);
    }

    /// `target = await anext(iter)`. `async_end` must follow, where control does not fall into it.
    pub(super) fn async_next(
        &mut self,
        iter: Reg,
        target: &'m Expr,
        source: &impl Ranged,
    ) -> Region {
        let value = self.b.temp();
        self.at(source);
        let region = self.open();
        self.blocks.push(Block::Protected(region));
        self.b.emit(Instruction::GetAnext {
            dst: value,
            src: iter,
        });
        self.await_value(value, value);
        let region = self.pop_region();
        self.store(target, value);
        region
    }

    /// The end of an asynchronous iteration: goes to `exit` on `StopAsyncIteration`.
    pub(super) fn async_end(&mut self, region: &Region, exit: Label) {
        self.bind_handler(region);
        let exception = region.exception;
        let others = self.b.label();
        let target = self.b.target(others);
        self.b
            .emit(Instruction::JumpIfNotStopAsync { exception, target });
        self.b.jump(exit);
        self.b.bind(others);
        self.b.emit(Instruction::Reraise { exception });
    }
}

/// Whether an `except` clause expects that an import fails.
fn catches_import_error(handler: &ast::ExceptHandler) -> bool {
    let ast::ExceptHandler::ExceptHandler(handler) = handler;
    let is_import_error = |class: &Expr| {
        class.as_name_expr().is_some_and(|name| {
            matches!(
                name.id.as_str(),
                "ImportError" | "ModuleNotFoundError" | "Exception" | "BaseException"
            )
        })
    };
    match handler.type_.as_deref() {
        None => true,
        Some(Expr::Tuple(classes)) => classes.elts.iter().any(is_import_error),
        Some(class) => is_import_error(class),
    }
}
