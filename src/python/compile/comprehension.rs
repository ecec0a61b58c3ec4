//! Comprehensions and generator expressions: functions of their own that get the iterator of the first
//! `for` as their argument `.0`.

use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

use super::compiler::{FunctionCompiler, Header};
use super::scope_expressions::ComprehensionParts;
use crate::python::code::{CodeId, CodeKind, Instruction, Params, Reg};

impl<'m> FunctionCompiler<'m, '_> {
    pub(super) fn comprehension(&mut self, expr: &'m Expr, dst: Reg) {
        let Some(parts) = ComprehensionParts::of(expr) else {
            return self.load_none(dst);
        };
        let Some(outermost) = parts.generators.first() else {
            return self.load_none(dst); // the grammar wants one
        };
        if matches!(expr, Expr::DictComp(node) if node.key.is_none()) {
            // Python 3.15's `{**d for d in ds}`.
            self.m.reporter.syntax(
                expr.range(),
                "dict unpacking cannot be used in dict comprehension",
            );
            return self.load_none(dst);
        }
        let code = self.comprehension_code(expr, parts);
        let is_awaited = self.m.output.codes[code.0 as usize].kind == CodeKind::Coroutine;
        let callee = self.b.temp();
        self.at(expr);
        self.make_plain_function(callee, code);
        let first = self.b.temp();
        self.value_into(&outermost.iter, first);
        self.at(expr);
        self.b.emit(if outermost.is_async {
            Instruction::GetAiter {
                dst: first,
                src: first,
            }
        } else {
            Instruction::GetIter {
                dst: first,
                src: first,
            }
        });
        if is_awaited {
            self.b.emit(Instruction::Call {
                dst: callee,
                callee,
                first,
                count: 1,
            });
            self.await_value(callee, dst);
        } else {
            self.b.emit(Instruction::Call {
                dst,
                callee,
                first,
                count: 1,
            });
        }
    }

    fn comprehension_code(&mut self, expr: &'m Expr, parts: ComprehensionParts<'m>) -> CodeId {
        if let Some(code) = self.known_code(expr.range()) {
            return code;
        }
        let scope = self.m.scopes.of_node(expr.range());
        let table = self.m.scopes.get(scope);
        let (name, kind) = match (expr, table.has_await) {
            (Expr::Generator(_), false) => ("<genexpr>", CodeKind::Generator),
            (Expr::Generator(_), true) => ("<genexpr>", CodeKind::AsyncGenerator),
            (Expr::ListComp(_), false) => ("<listcomp>", CodeKind::Function),
            (Expr::ListComp(_), true) => ("<listcomp>", CodeKind::Coroutine),
            (Expr::SetComp(_), false) => ("<setcomp>", CodeKind::Function),
            (Expr::SetComp(_), true) => ("<setcomp>", CodeKind::Coroutine),
            (_, false) => ("<dictcomp>", CodeKind::Function),
            (_, true) => ("<dictcomp>", CodeKind::Coroutine),
        };
        let first_line = self.line_of(expr);
        let qualname = self.inner_qualname(name);
        let argument = self.m.sym(".0");
        let mut inner = FunctionCompiler::new(&mut *self.m, scope, qualname, first_line);
        inner.comprehension_body(expr, parts);
        let params = Params {
            positional: vec![argument],
            n_positional_only: 1,
            ..Params::default()
        };
        let header = Header {
            name: name.into(),
            first_line,
            kind,
            params,
            doc: None,
        };
        let code = inner.finish(header, expr.range());
        self.remember_code(expr.range(), code);
        code
    }

    fn comprehension_body(&mut self, expr: &'m Expr, parts: ComprehensionParts<'m>) {
        if expr.is_generator_expr() {
            self.comprehension_loops(expr, parts, parts.generators, None);
            return self.return_none();
        }
        let result = self.b.temp();
        let empty = (result, result, 0);
        let (dst, first, count) = empty;
        self.b.emit(match expr {
            Expr::ListComp(_) => Instruction::BuildList { dst, first, count },
            Expr::SetComp(_) => Instruction::BuildSet { dst, first, count },
            _ => Instruction::BuildDict { dst, first, count },
        });
        self.comprehension_loops(expr, parts, parts.generators, Some(result));
        self.at(expr);
        self.b.emit(Instruction::Return { src: result });
    }

    /// The loops from here inwards. Adds to `result`, or yields if there is none.
    fn comprehension_loops(
        &mut self,
        expr: &'m Expr,
        parts: ComprehensionParts<'m>,
        generators: &'m [ast::Comprehension],
        result: Option<Reg>,
    ) {
        let Some((generator, inner)) = generators.split_first() else {
            return self.comprehension_element(expr, parts, result);
        };
        let mark = self.b.mark();
        let (next, exit) = (self.b.label(), self.b.label());
        let is_outermost = generators.len() == parts.generators.len();
        let iter = if is_outermost { 0 } else { self.b.temp() };
        if !is_outermost {
            let src = self.value(&generator.iter);
            self.at(expr);
            self.b.emit(if generator.is_async {
                Instruction::GetAiter { dst: iter, src }
            } else {
                Instruction::GetIter { dst: iter, src }
            });
        }
        self.b.bind(next);
        let region = if generator.is_async {
            Some(self.async_next(iter, &generator.target, expr))
        } else {
            self.for_iter(iter, &generator.target, expr, exit);
            None
        };
        for test in &generator.ifs {
            self.at(expr);
            self.jump_unless(test, next);
        }
        self.comprehension_loops(expr, parts, inner, result);
        self.at(expr);
        self.b.jump(next);
        if let Some(region) = region {
            self.async_end(&region, exit);
        }
        self.b.bind(exit);
        self.b.release(mark);
    }

    fn comprehension_element(
        &mut self,
        expr: &'m Expr,
        parts: ComprehensionParts<'m>,
        result: Option<Reg>,
    ) {
        let mark = self.b.mark();
        let key = parts
            .key
            .map(|key| self.value_before(key, &[parts.element]));
        let src = self.value(parts.element);
        match result {
            Some(_) => self.at(expr),
            None => self.at(parts.element),
        }
        match (result, key) {
            (None, _) => {
                let dst = self.b.temp();
                self.b.emit(Instruction::Yield { dst, src });
            }
            (Some(dict), Some(key)) => self.b.emit(Instruction::DictInsert { dict, key, src }),
            (Some(set), None) if expr.is_set_comp_expr() => {
                self.b.emit(Instruction::SetAdd { set, src })
            }
            (Some(list), None) => self.b.emit(Instruction::ListAppend { list, src }),
        }
        self.b.release(mark);
    }
}
