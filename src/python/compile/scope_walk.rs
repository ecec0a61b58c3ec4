//! The walk over a module's syntax tree that makes its scopes and finds what is grammatical but
//! not allowed: `return` outside a function, `break` outside a loop, `nonlocal x` at the top…
//! Words as CPython 3.11's.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::diagnose::Reporter;
use super::scope::{Scope, ScopeId, ScopeKind, Scopes, mangle};
use crate::python::code::Sym;
use crate::python::names::{self, Interner};

/// Makes the scopes of a module, resolved.
pub(super) fn walk_module(
    body: &[Stmt],
    interner: &mut Interner,
    reporter: &mut Reporter<'_>,
) -> Scopes {
    let mut scopes = Scopes::default();
    scopes.all.push(Scope::new(ScopeKind::Module, None, None));
    let mut walk = Walk {
        scopes,
        interner,
        reporter,
        current: Scopes::MODULE,
        loops: vec![0],
        comprehension_word: "",
        in_iterable: false,
        future_annotations: has_future_annotations(body),
    };
    walk.future_imports(body);
    walk.statements(body);
    let mut scopes = walk.scopes;
    for missing in scopes.resolve() {
        let name = interner.name(missing.name);
        reporter.syntax(
            missing.range,
            format!("no binding for nonlocal '{name}' found"),
        );
    }
    scopes
}

/// Whether the module says `from __future__ import annotations`.
pub(super) fn has_future_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| {
        stmt.as_import_from_stmt().is_some_and(|import| {
            import
                .module
                .as_ref()
                .is_some_and(|module| module == "__future__")
                && import
                    .names
                    .iter()
                    .any(|alias| alias.name.as_str() == "annotations")
        })
    })
}

/// How a statement or expression binds a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Binding {
    Plain,
    Import,
    Delete,
    /// `except E as name`: deleted at the end.
    Except,
}

pub(super) struct Walk<'a, 'r> {
    pub(super) scopes: Scopes,
    pub(super) interner: &'a mut Interner,
    pub(super) reporter: &'a mut Reporter<'r>,
    pub(super) current: ScopeId,
    /// How many loops are open, by function.
    pub(super) loops: Vec<u32>,
    /// What the innermost comprehension is, in words.
    pub(super) comprehension_word: &'static str,
    /// In the iterable of a comprehension, where `:=` is not allowed.
    pub(super) in_iterable: bool,
    pub(super) future_annotations: bool,
}

impl Walk<'_, '_> {
    pub(super) fn scope(&mut self) -> &mut Scope {
        self.scopes.get_mut(self.current)
    }

    pub(super) fn sym(&mut self, name: &str) -> Sym {
        let class = self.scopes.get(self.current).mangle;
        mangle(name, class, self.interner)
    }

    pub(super) fn use_name(&mut self, name: &str) {
        let sym = self.sym(name);
        self.scope().symbol_mut(sym).is_used = true;
        // `super()` needs the class that the method belongs to.
        if name == "super" && self.scope().kind.is_function() {
            self.scope().symbol_mut(names::CLASS).is_used = true;
        }
    }

    pub(super) fn bind(&mut self, name: &str, range: TextRange, binding: Binding) {
        if matches!(name, "__debug__" | "None" | "True" | "False") {
            self.reporter
                .syntax(range, format!("cannot assign to {name}"));
            return;
        }
        let sym = self.sym(name);
        let symbol = self.scope().symbol_mut(sym);
        symbol.is_bound = true;
        symbol.is_deleted |= matches!(binding, Binding::Delete | Binding::Except);
        symbol.is_rebound |= binding != Binding::Import;
    }

    pub(super) fn enter(
        &mut self,
        kind: ScopeKind,
        node: TextRange,
        mangle: Option<Sym>,
    ) -> ScopeId {
        let before = self.current;
        let id = ScopeId(self.scopes.all.len());
        self.scopes.all.push(Scope::new(kind, Some(before), mangle));
        self.scopes.by_node.insert(node, id);
        self.current = id;
        self.loops.push(0);
        before
    }

    pub(super) fn leave(&mut self, before: ScopeId) {
        self.current = before;
        self.loops.pop();
    }

    /// The nearest scope that is not a comprehension.
    pub(super) fn owner(&self) -> ScopeId {
        let mut id = self.current;
        while self.scopes.get(id).kind == ScopeKind::Comprehension {
            id = self
                .scopes
                .get(id)
                .parent
                .expect("a comprehension is in something");
        }
        id
    }

    // ---- statements

    /// `from __future__ import …` comes before everything but a docstring.
    fn future_imports(&mut self, body: &[Stmt]) {
        let is_future = |stmt: &Stmt| {
            stmt.as_import_from_stmt().is_some_and(|import| {
                import
                    .module
                    .as_ref()
                    .is_some_and(|module| module == "__future__")
            })
        };
        let is_docstring = |stmt: &Stmt| {
            stmt.as_expr_stmt()
                .is_some_and(|e| e.value.is_string_literal_expr())
        };
        let n_docstrings = usize::from(body.first().is_some_and(is_docstring));
        let late = body
            .iter()
            .skip(n_docstrings)
            .skip_while(|stmt| is_future(stmt));
        for stmt in late.filter(|stmt| is_future(stmt)) {
            let message = "from __future__ imports must occur at the beginning of the file";
            self.reporter.syntax(stmt.range(), message);
        }
    }

    fn statements(&mut self, body: &[Stmt]) {
        for stmt in body {
            self.statement(stmt);
        }
    }

    fn loop_body(&mut self, body: &[Stmt], orelse: &[Stmt]) {
        *self.loops.last_mut().expect("one per scope") += 1;
        self.statements(body);
        *self.loops.last_mut().expect("one per scope") -= 1;
        self.statements(orelse);
    }

    fn statement(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.function_def(def),
            Stmt::ClassDef(class) => self.class_def(class),
            Stmt::Return(ret) => self.return_stmt(ret),
            Stmt::Delete(delete) => delete
                .targets
                .iter()
                .for_each(|t| self.target(t, Binding::Delete)),
            Stmt::TypeAlias(_) | Stmt::Pass(_) | Stmt::IpyEscapeCommand(_) => {}
            Stmt::Assign(assign) => {
                self.expr(&assign.value);
                assign.targets.iter().for_each(|t| self.whole_target(t));
            }
            Stmt::AugAssign(assign) => {
                self.expr(&assign.target);
                self.expr(&assign.value);
                self.target(&assign.target, Binding::Plain);
            }
            Stmt::AnnAssign(assign) => self.ann_assign(assign),
            Stmt::For(node) => self.for_stmt(node),
            Stmt::While(node) => {
                self.expr(&node.test);
                self.loop_body(&node.body, &node.orelse);
            }
            Stmt::If(node) => self.if_stmt(node),
            Stmt::With(node) => self.with(node),
            Stmt::Match(node) => self.match_stmt(node),
            Stmt::Raise(raise) => {
                raise
                    .exc
                    .iter()
                    .chain(&raise.cause)
                    .for_each(|e| self.expr(e));
            }
            Stmt::Try(node) => self.try_stmt(node),
            Stmt::Assert(assert) => {
                self.expr(&assert.test);
                assert.msg.iter().for_each(|msg| self.expr(msg));
            }
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Global(global) => global
                .names
                .iter()
                .for_each(|name| self.declare(name, true)),
            Stmt::Nonlocal(nonlocal) => nonlocal
                .names
                .iter()
                .for_each(|name| self.declare(name, false)),
            Stmt::Expr(expr) => self.expr(&expr.value),
            Stmt::Break(node) => self.check_loop(node.range, "'break' outside loop"),
            Stmt::Continue(node) => {
                self.check_loop(node.range, "'continue' not properly in loop");
            }
        }
    }

    fn check_loop(&mut self, range: TextRange, message: &str) {
        if *self.loops.last().expect("one per scope") == 0 {
            self.reporter.syntax(range, message);
        }
    }

    fn for_stmt(&mut self, node: &ast::StmtFor) {
        if node.is_async {
            self.check_async(node.range, "'async for'");
        }
        self.expr(&node.iter);
        self.whole_target(&node.target);
        self.loop_body(&node.body, &node.orelse);
    }

    fn if_stmt(&mut self, node: &ast::StmtIf) {
        self.expr(&node.test);
        self.statements(&node.body);
        for clause in &node.elif_else_clauses {
            clause.test.iter().for_each(|test| self.expr(test));
            self.statements(&clause.body);
        }
    }

    fn match_stmt(&mut self, node: &ast::StmtMatch) {
        self.expr(&node.subject);
        for case in &node.cases {
            self.pattern(&case.pattern);
            case.guard.iter().for_each(|guard| self.expr(guard));
            self.statements(&case.body);
        }
    }

    fn return_stmt(&mut self, ret: &ast::StmtReturn) {
        if self.scope().kind != ScopeKind::Function {
            self.reporter.syntax(ret.range, "'return' outside function");
        }
        ret.value.iter().for_each(|value| self.expr(value));
    }

    fn ann_assign(&mut self, assign: &ast::StmtAnnAssign) {
        let is_function = self.scope().kind.is_function();
        if let (Expr::Name(name), true) = (&*assign.target, assign.simple) {
            let sym = self.sym(&name.id);
            let symbol = self.scope().symbol_mut(sym);
            symbol.is_annotated = true;
            let (global, nonlocal) = (symbol.global, symbol.nonlocal);
            if global.is_some() {
                self.reporter.syntax(
                    assign.range,
                    format!("annotated name '{}' can't be global", name.id),
                );
            } else if nonlocal.is_some() {
                self.reporter.syntax(
                    assign.range,
                    format!("annotated name '{}' can't be nonlocal", name.id),
                );
            }
            self.bind(&name.id, name.range, Binding::Plain);
            self.scope().has_annotations |= !is_function;
        } else {
            self.target(&assign.target, Binding::Plain);
        }
        if !is_function {
            self.annotation(&assign.annotation);
        }
        assign.value.iter().for_each(|value| self.expr(value));
    }

    fn with(&mut self, node: &ast::StmtWith) {
        if node.is_async {
            self.check_async(node.range, "'async with'");
        }
        for item in &node.items {
            self.expr(&item.context_expr);
            item.optional_vars
                .iter()
                .for_each(|target| self.whole_target(target));
        }
        self.statements(&node.body);
    }

    fn try_stmt(&mut self, node: &ast::StmtTry) {
        self.statements(&node.body);
        for (index, handler) in node.handlers.iter().enumerate() {
            let ast::ExceptHandler::ExceptHandler(handler) = handler;
            if handler.type_.is_none() && index + 1 < node.handlers.len() {
                self.reporter
                    .syntax(handler.range, "default 'except:' must be last");
            }
            handler.type_.iter().for_each(|class| self.expr(class));
            if let Some(name) = &handler.name {
                self.bind(name, name.range, Binding::Except);
            }
            if node.is_star {
                leaves_block(&handler.body, false)
                    .into_iter()
                    .for_each(|range| self.reporter.syntax(range, LEAVES_EXCEPT_STAR));
            }
            self.statements(&handler.body);
        }
        self.statements(&node.orelse);
        self.statements(&node.finalbody);
    }

    fn import(&mut self, import: &ast::StmtImport) {
        for alias in &import.names {
            match &alias.asname {
                Some(name) => self.bind(name, name.range, Binding::Import),
                None => {
                    let first = alias.name.split('.').next().unwrap_or_default();
                    self.bind(first, alias.range, Binding::Import);
                }
            }
        }
    }

    fn import_from(&mut self, import: &ast::StmtImportFrom) {
        for alias in &import.names {
            if alias.name.as_str() == "*" {
                if self.scope().kind != ScopeKind::Module {
                    self.reporter
                        .syntax(import.range, "import * only allowed at module level");
                }
                continue;
            }
            let name = alias.asname.as_ref().unwrap_or(&alias.name);
            // `from m import name` binds a value of the module, not a module whose names are known.
            self.bind(name, name.range, Binding::Plain);
        }
    }

    fn declare(&mut self, name: &ast::Identifier, is_global: bool) {
        let kind = self.scope().kind;
        let word = if is_global { "global" } else { "nonlocal" };
        if kind == ScopeKind::Module {
            if !is_global {
                self.reporter.syntax(
                    name.range,
                    "nonlocal declaration not allowed at module level",
                );
            }
            return;
        }
        let sym = self.sym(name);
        let symbol = self.scope().symbol_mut(sym);
        let problem = if symbol.is_param {
            Some(format!("name '{name}' is parameter and {word}"))
        } else if symbol.is_annotated {
            Some(format!("annotated name '{name}' can't be {word}"))
        } else if symbol.is_bound {
            Some(format!(
                "name '{name}' is assigned to before {word} declaration"
            ))
        } else if symbol.is_used {
            Some(format!("name '{name}' is used prior to {word} declaration"))
        } else if (is_global && symbol.nonlocal.is_some())
            || (!is_global && symbol.global.is_some())
        {
            Some(format!("name '{name}' is nonlocal and global"))
        } else {
            None
        };
        if is_global {
            symbol.global = Some(name.range);
            self.scopes
                .get_mut(Scopes::MODULE)
                .symbol_mut(sym)
                .is_rebound = true;
        } else {
            symbol.nonlocal = Some(name.range);
        }
        if let Some(problem) = problem {
            self.reporter.syntax(name.range, problem);
        }
    }

    fn function_def(&mut self, def: &ast::StmtFunctionDef) {
        def.decorator_list
            .iter()
            .for_each(|d| self.expr(&d.expression));
        self.defaults(&def.parameters);
        for parameter in def.parameters.iter() {
            parameter
                .annotation()
                .iter()
                .for_each(|a| self.annotation(a));
        }
        def.returns
            .iter()
            .for_each(|returns| self.annotation(returns));
        self.bind(&def.name, def.name.range, Binding::Plain);
        let mangle = self.scope().mangle;
        let before = self.enter(ScopeKind::Function, def.range, mangle);
        self.scope().is_async = def.is_async;
        self.parameters(&def.parameters);
        self.statements(&def.body);
        self.check_async_generator(def);
        self.leave(before);
    }

    fn check_async_generator(&mut self, def: &ast::StmtFunctionDef) {
        if !(def.is_async && self.scope().has_yield) {
            return;
        }
        let mut returns = Vec::new();
        collect_returns(&def.body, &mut returns);
        for range in returns {
            self.reporter
                .syntax(range, "'return' with value in async generator");
        }
    }

    pub(super) fn defaults(&mut self, parameters: &ast::Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            parameter
                .default
                .iter()
                .for_each(|default| self.expr(default));
        }
    }

    fn annotation(&mut self, annotation: &Expr) {
        if self.future_annotations {
            return;
        }
        self.expr(annotation);
    }

    pub(super) fn parameters(&mut self, parameters: &ast::Parameters) {
        let plain = |p: &ast::ParameterWithDefault| p.parameter.name.clone();
        let mut in_order: Vec<ast::Identifier> = Vec::new();
        in_order.extend(
            parameters
                .posonlyargs
                .iter()
                .chain(&parameters.args)
                .map(plain),
        );
        in_order.extend(parameters.kwonlyargs.iter().map(plain));
        in_order.extend(parameters.vararg.iter().map(|p| p.name.clone()));
        in_order.extend(parameters.kwarg.iter().map(|p| p.name.clone()));
        for name in in_order {
            self.bind(&name, name.range, Binding::Plain);
            let sym = self.sym(&name);
            let symbol = self.scope().symbol_mut(sym);
            if std::mem::replace(&mut symbol.is_param, true) {
                let message = format!("duplicate argument '{name}' in function definition");
                self.reporter.syntax(name.range, message);
            }
        }
    }

    fn class_def(&mut self, class: &ast::StmtClassDef) {
        class
            .decorator_list
            .iter()
            .for_each(|d| self.expr(&d.expression));
        if let Some(arguments) = &class.arguments {
            self.arguments(arguments);
        }
        self.bind(&class.name, class.name.range, Binding::Plain);
        let name = self.interner.intern(&class.name);
        let before = self.enter(ScopeKind::Class, class.range, Some(name));
        self.statements(&class.body);
        self.leave(before);
    }

    pub(super) fn arguments(&mut self, arguments: &ast::Arguments) {
        let mut seen: Vec<&str> = Vec::new();
        for argument in arguments.iter_source_order() {
            match argument {
                ast::ArgOrKeyword::Arg(Expr::Starred(starred)) => self.expr(&starred.value),
                ast::ArgOrKeyword::Arg(value) => self.expr(value),
                ast::ArgOrKeyword::Keyword(keyword) => {
                    if let Some(name) = &keyword.arg {
                        if name.as_str() == "__debug__" {
                            self.reporter
                                .syntax(keyword.range, "cannot assign to __debug__");
                        }
                        if seen.contains(&name.as_str()) {
                            self.reporter.syntax(
                                keyword.range,
                                format!("keyword argument repeated: {name}"),
                            );
                        }
                        // Quadratic only for a call with thousands of keywords, which is refused.
                        if seen.len() < 256 {
                            seen.push(name);
                        }
                    }
                    self.expr(&keyword.value);
                }
            }
        }
    }

    // ---- targets

    /// A target that may not be a bare `*x`.
    pub(super) fn whole_target(&mut self, target: &Expr) {
        if let Expr::Starred(starred) = target {
            self.reporter.syntax(
                starred.range,
                "starred assignment target must be in a list or tuple",
            );
        }
        self.target(target, Binding::Plain);
    }

    fn target(&mut self, target: &Expr, binding: Binding) {
        match target {
            Expr::Name(name) => {
                let word = if binding == Binding::Delete {
                    "delete"
                } else {
                    "assign to"
                };
                if name.id.as_str() == "__debug__" {
                    self.reporter
                        .syntax(name.range, format!("cannot {word} __debug__"));
                } else {
                    self.bind(&name.id, name.range, binding);
                }
            }
            Expr::Tuple(ast::ExprTuple { elts, range, .. })
            | Expr::List(ast::ExprList { elts, range, .. }) => {
                if elts.iter().filter(|e| e.is_starred_expr()).count() > 1 {
                    self.reporter
                        .syntax(*range, "multiple starred expressions in assignment");
                }
                elts.iter().for_each(|e| self.target(e, binding));
            }
            Expr::Starred(starred) if binding == Binding::Delete => {
                self.reporter.syntax(starred.range, "cannot delete starred");
            }
            Expr::Starred(starred) => self.target(&starred.value, binding),
            Expr::Attribute(attribute) => self.expr(&attribute.value),
            Expr::Subscript(subscript) => {
                self.expr(&subscript.value);
                self.expr(&subscript.slice);
            }
            other => self.expr(other),
        }
    }

    fn pattern(&mut self, pattern: &ast::Pattern) {
        use ast::Pattern;
        match pattern {
            Pattern::MatchValue(value) => self.expr(&value.value),
            Pattern::MatchSingleton(_) => {}
            Pattern::MatchSequence(sequence) => {
                sequence.patterns.iter().for_each(|p| self.pattern(p))
            }
            Pattern::MatchMapping(mapping) => {
                mapping.keys.iter().for_each(|key| self.expr(key));
                mapping.patterns.iter().for_each(|p| self.pattern(p));
                self.capture_name(mapping.rest.as_ref());
            }
            Pattern::MatchClass(class) => {
                self.expr(&class.cls);
                class
                    .arguments
                    .patterns
                    .iter()
                    .for_each(|p| self.pattern(p));
                class
                    .arguments
                    .keywords
                    .iter()
                    .for_each(|k| self.pattern(&k.pattern));
            }
            Pattern::MatchStar(star) => self.capture_name(star.name.as_ref()),
            Pattern::MatchAs(node) => {
                node.pattern.iter().for_each(|p| self.pattern(p));
                self.capture_name(node.name.as_ref());
            }
            Pattern::MatchOr(node) => node.patterns.iter().for_each(|p| self.pattern(p)),
        }
    }

    fn capture_name(&mut self, name: Option<&ast::Identifier>) {
        if let Some(name) = name {
            self.bind(name, name.range, Binding::Plain);
        }
    }
}

const LEAVES_EXCEPT_STAR: &str =
    "'break', 'continue' and 'return' cannot appear in an except* block";

/// The first statement that leaves a block other than by its end or an exception.
fn leaves_block(body: &[Stmt], in_loop: bool) -> Option<TextRange> {
    body.iter().find_map(|stmt| match stmt {
        Stmt::Return(node) => Some(node.range),
        Stmt::Break(node) if !in_loop => Some(node.range),
        Stmt::Continue(node) if !in_loop => Some(node.range),
        Stmt::For(node) => {
            leaves_block(&node.body, true).or_else(|| leaves_block(&node.orelse, in_loop))
        }
        Stmt::While(node) => {
            leaves_block(&node.body, true).or_else(|| leaves_block(&node.orelse, in_loop))
        }
        Stmt::If(node) => leaves_block(&node.body, in_loop).or_else(|| {
            let mut clauses = node.elif_else_clauses.iter();
            clauses.find_map(|clause| leaves_block(&clause.body, in_loop))
        }),
        Stmt::With(node) => leaves_block(&node.body, in_loop),
        Stmt::Match(node) => {
            let mut cases = node.cases.iter();
            cases.find_map(|case| leaves_block(&case.body, in_loop))
        }
        Stmt::Try(node) => {
            let handlers = node.handlers.iter().map(|handler| {
                let ast::ExceptHandler::ExceptHandler(handler) = handler;
                &handler.body
            });
            let mut blocks = [&node.body, &node.orelse, &node.finalbody]
                .into_iter()
                .chain(handlers);
            blocks.find_map(|block| leaves_block(block, in_loop))
        }
        _ => None,
    })
}

/// `return value` statements of a function, not of functions in it.
fn collect_returns(body: &[Stmt], found: &mut Vec<TextRange>) {
    for stmt in body {
        match stmt {
            Stmt::Return(ret) if ret.value.is_some() => found.push(ret.range),
            Stmt::For(node) => {
                collect_returns(&node.body, found);
                collect_returns(&node.orelse, found);
            }
            Stmt::While(node) => {
                collect_returns(&node.body, found);
                collect_returns(&node.orelse, found);
            }
            Stmt::If(node) => {
                collect_returns(&node.body, found);
                node.elif_else_clauses
                    .iter()
                    .for_each(|c| collect_returns(&c.body, found));
            }
            Stmt::With(node) => collect_returns(&node.body, found),
            Stmt::Match(node) => node
                .cases
                .iter()
                .for_each(|c| collect_returns(&c.body, found)),
            Stmt::Try(node) => {
                collect_returns(&node.body, found);
                for ast::ExceptHandler::ExceptHandler(handler) in &node.handlers {
                    collect_returns(&handler.body, found);
                }
                collect_returns(&node.orelse, found);
                collect_returns(&node.finalbody, found);
            }
            _ => {}
        }
    }
}
