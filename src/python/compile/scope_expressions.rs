//! The walk over expressions that makes the scopes of lambdas and comprehensions; see `scope_walk`.

use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::{Ranged, TextRange};

use super::scope::{ScopeId, ScopeKind};
use super::scope_walk::{Binding, Walk};
use crate::python::code::Sym;

impl Walk<'_, '_> {
    pub(super) fn expr(&mut self, expr: &Expr) {
        match expr {
            Expr::BinOp(_) => self.left_deep(expr),
            Expr::BoolOp(node) => node.values.iter().for_each(|e| self.expr(e)),
            Expr::Named(node) => self.named(node),
            Expr::UnaryOp(node) => self.expr(&node.operand),
            Expr::Lambda(node) => self.lambda(node),
            Expr::If(node) => {
                self.expr(&node.test);
                self.expr(&node.body);
                self.expr(&node.orelse);
            }
            Expr::Dict(node) => self.dict(node),
            Expr::Set(node) => self.elements(&node.elts),
            Expr::List(node) => self.elements(&node.elts),
            Expr::Tuple(node) => self.elements(&node.elts),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expr);
            }
            Expr::Await(node) => {
                self.check_await(node.range);
                self.expr(&node.value);
            }
            Expr::Yield(node) => {
                self.check_yield(node.range, "'yield'");
                node.value.iter().for_each(|value| self.expr(value));
            }
            Expr::YieldFrom(node) => self.yield_from(node),
            Expr::Compare(node) => {
                self.expr(&node.left);
                node.comparators.iter().for_each(|e| self.expr(e));
            }
            Expr::Call(node) => {
                self.expr(&node.func);
                self.arguments(&node.arguments);
            }
            Expr::FString(node) => self.fstring(node),
            Expr::Attribute(node) => self.expr(&node.value),
            Expr::Subscript(node) => {
                self.expr(&node.value);
                match &*node.slice {
                    Expr::Starred(starred) => self.expr(&starred.value),
                    slice => self.expr(slice),
                }
            }
            Expr::Starred(node) => {
                self.reporter
                    .syntax(node.range, "can't use starred expression here");
                self.expr(&node.value);
            }
            Expr::Name(node) => self.use_name(&node.id),
            Expr::Slice(node) => {
                let parts = [&node.lower, &node.upper, &node.step];
                parts.into_iter().flatten().for_each(|e| self.expr(e));
            }
            Expr::TString(_)
            | Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => {}
        }
    }

    fn dict(&mut self, node: &ast::ExprDict) {
        for item in &node.items {
            item.key.iter().for_each(|key| self.expr(key));
            self.expr(&item.value);
        }
    }

    fn yield_from(&mut self, node: &ast::ExprYieldFrom) {
        if self.scope().is_async {
            self.reporter
                .syntax(node.range, "'yield from' inside async function");
        }
        self.check_yield(node.range, "'yield from'");
        self.expr(&node.value);
    }

    /// `a + b + c + …` leans to the left and may be long: no recursion.
    fn left_deep(&mut self, expr: &Expr) {
        let mut rights = Vec::new();
        let mut left = expr;
        while let Expr::BinOp(node) = left {
            rights.push(&*node.right);
            left = &node.left;
        }
        self.expr(left);
        rights.into_iter().rev().for_each(|right| self.expr(right));
    }

    fn elements(&mut self, elements: &[Expr]) {
        for element in elements {
            match element {
                Expr::Starred(starred) => self.expr(&starred.value),
                element => self.expr(element),
            }
        }
    }

    fn fstring(&mut self, node: &ast::ExprFString) {
        for part in node.value.iter() {
            if let ast::FStringPart::FString(fstring) = part {
                self.interpolations(&fstring.elements);
            }
        }
    }

    fn interpolations(&mut self, elements: &ast::InterpolatedStringElements) {
        for element in elements {
            if let ast::InterpolatedStringElement::Interpolation(element) = element {
                self.expr(&element.expression);
                if let Some(spec) = &element.format_spec {
                    self.interpolations(&spec.elements);
                }
            }
        }
    }

    fn named(&mut self, node: &ast::ExprNamed) {
        if self.in_iterable {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            self.reporter.syntax(node.range, message);
        }
        self.expr(&node.value);
        let Expr::Name(name) = &*node.target else {
            return; // the parser has reported it
        };
        let owner = self.owner();
        let sym = self.sym(&name.id);
        if owner == self.current {
            self.bind(&name.id, name.range, Binding::Plain);
            self.scope().symbol_mut(sym).is_walrus = true;
            return;
        }
        if self.scopes.get(owner).kind == ScopeKind::Class {
            let message =
                "assignment expression within a comprehension cannot be used in a class body";
            self.reporter.syntax(node.range, message);
            return;
        }
        self.bind_through_comprehensions(sym, name, owner);
    }

    /// In a comprehension `:=` binds in the function around it.
    fn bind_through_comprehensions(&mut self, sym: Sym, name: &ast::ExprName, owner: ScopeId) {
        let is_module = self.scopes.get(owner).kind == ScopeKind::Module;
        let owners = self.scopes.get_mut(owner).symbol_mut(sym);
        let global = if is_module {
            Some(name.range)
        } else {
            owners.global
        };
        let is_nonlocal = owners.nonlocal.is_some();
        owners.is_bound |= !is_nonlocal && owners.global.is_none();
        owners.is_walrus = true;
        owners.is_rebound = true;
        let mut id = self.current;
        while id != owner {
            let scope = self.scopes.get_mut(id);
            let symbol = scope.symbol_mut(sym);
            if symbol.is_bound && symbol.global.is_none() && symbol.nonlocal.is_none() {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{}'",
                    name.id
                );
                self.reporter.syntax(name.range, message);
                return;
            }
            match global {
                Some(range) => symbol.global = Some(range),
                None => symbol.nonlocal = Some(name.range),
            }
            id = scope.parent.expect("the owner is around");
        }
    }

    pub(super) fn lambda(&mut self, node: &ast::ExprLambda) {
        if let Some(parameters) = &node.parameters {
            self.defaults(parameters);
        }
        let mangle = self.scope().mangle;
        let before = self.enter(ScopeKind::Lambda, node.range, mangle);
        if let Some(parameters) = &node.parameters {
            self.parameters(parameters);
        }
        self.expr(&node.body);
        self.leave(before);
    }

    fn comprehension(&mut self, expr: &Expr) {
        let parts = ComprehensionParts::of(expr).expect("only called for comprehensions");
        let Some(first) = parts.generators.first() else {
            return;
        };
        self.iterable(&first.iter);
        let word = std::mem::replace(&mut self.comprehension_word, comprehension_word(expr));
        let mangle = self.scope().mangle;
        let outer_is_async = self.scope().is_async;
        let before = self.enter(ScopeKind::Comprehension, expr.range(), mangle);
        let is_generator = expr.is_generator_expr();
        self.scope().has_yield = is_generator;
        let argument = self.interner.intern(".0");
        let symbol = self.scope().symbol_mut(argument);
        (symbol.is_bound, symbol.is_param) = (true, true);
        for (index, generator) in parts.generators.iter().enumerate() {
            if generator.is_async {
                self.scope().has_await = true;
            }
            if index > 0 {
                self.iterable(&generator.iter);
            }
            self.whole_target(&generator.target);
            generator.ifs.iter().for_each(|test| self.expr(test));
        }
        parts.elements().for_each(|element| self.expr(element));
        let is_async = self.scope().has_await;
        self.leave(before);
        self.comprehension_word = word;
        if is_async && !is_generator {
            self.check_asynchronous_comprehension(expr.range(), outer_is_async);
        }
    }

    fn iterable(&mut self, expr: &Expr) {
        let before = std::mem::replace(&mut self.in_iterable, true);
        self.expr(expr);
        self.in_iterable = before;
    }

    /// An asynchronous comprehension awaits in the scope around it.
    fn check_asynchronous_comprehension(&mut self, range: TextRange, outer_is_async: bool) {
        if self.scope().kind == ScopeKind::Comprehension {
            self.scope().has_await = true;
        } else if !outer_is_async {
            self.reporter.syntax(
                range,
                "asynchronous comprehension outside of an asynchronous function",
            );
        }
    }

    pub(super) fn check_async(&mut self, range: TextRange, what: &str) {
        if !self.scope().is_async {
            self.reporter
                .syntax(range, format!("{what} outside async function"));
        }
    }

    fn check_await(&mut self, range: TextRange) {
        if self.scope().kind == ScopeKind::Comprehension {
            self.scope().has_await = true;
        }
        let owner = self.scopes.get(self.owner());
        let here = self.scopes.get(self.current);
        let message = match owner.kind {
            _ if owner.is_async => return,
            ScopeKind::Function | ScopeKind::Lambda => "'await' outside async function",
            // A generator expression may await: only running it needs an event loop.
            _ if here.kind == ScopeKind::Comprehension && here.has_yield => return,
            _ => "'await' outside function",
        };
        self.reporter.syntax(range, message);
    }

    fn check_yield(&mut self, range: TextRange, what: &str) {
        match self.scope().kind {
            ScopeKind::Function | ScopeKind::Lambda => self.scope().has_yield = true,
            ScopeKind::Comprehension => {
                let place = self.comprehension_word;
                self.reporter
                    .syntax(range, format!("'yield' inside {place}"));
            }
            ScopeKind::Module | ScopeKind::Class => {
                let what = if what == "'yield from'" {
                    "'yield'"
                } else {
                    what
                };
                self.reporter
                    .syntax(range, format!("{what} outside function"));
            }
        }
    }
}

fn comprehension_word(expr: &Expr) -> &'static str {
    match expr {
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        _ => "generator expression",
    }
}

/// What the four kinds of comprehension have in common.
#[derive(Clone, Copy)]
pub(super) struct ComprehensionParts<'a> {
    /// The key of a dict comprehension.
    pub(super) key: Option<&'a Expr>,
    /// The element, or the value of a dict comprehension.
    pub(super) element: &'a Expr,
    pub(super) generators: &'a [ast::Comprehension],
}

impl<'a> ComprehensionParts<'a> {
    pub(super) fn of(expr: &'a Expr) -> Option<Self> {
        let (key, element, generators) = match expr {
            Expr::ListComp(node) => (None, &node.elt, &node.generators),
            Expr::SetComp(node) => (None, &node.elt, &node.generators),
            Expr::Generator(node) => (None, &node.elt, &node.generators),
            Expr::DictComp(node) => (node.key.as_deref(), &node.value, &node.generators),
            _ => return None,
        };
        Some(ComprehensionParts {
            key,
            element,
            generators,
        })
    }

    /// In order of evaluation.
    fn elements(self) -> impl Iterator<Item = &'a Expr> {
        self.key.into_iter().chain([self.element])
    }
}
