//! Functions and lambdas: their defaults, annotations, closures and code.

use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

use super::annotation::annotation_text;
use super::builder::Spot;
use super::compiler::{FunctionCompiler, Header, Place, split_docstring};
use super::scope::{ScopeId, ScopeKind, mangle};
use crate::python::code::{CodeId, CodeKind, Instruction, Params, Reg};
use crate::python::value::Const;

impl<'m, 'a> FunctionCompiler<'m, 'a> {
    pub(super) fn function_def(&mut self, def: &'m ast::StmtFunctionDef) {
        let mark = self.b.mark();
        let code = self.function_code(def);
        let decorators = self.decorators(&def.decorator_list);
        self.at_definition(&def.name, def.range);
        let function = self.function_target(&def.name, decorators.is_empty());
        let inner = self.b.mark();
        let first = self.function_parts(code);
        self.function_defaults(&def.parameters, first);
        let annotations = self.function_annotations(def);
        self.at_definition(&def.name, def.range);
        self.make_function(function, code, first);
        if let Some(src) = annotations {
            self.b.emit(Instruction::SetAnnotations { function, src });
        }
        self.b.release(inner);
        self.apply_decorators(&decorators, function);
        self.at_definition(&def.name, def.range);
        self.store_name(&def.name, function);
        self.b.release(mark);
    }

    /// A local variable may get the function or class straight away.
    pub(super) fn function_target(&mut self, name: &str, is_plain: bool) -> Reg {
        match self.place(name) {
            Place::Local(reg) if is_plain => reg,
            _ => self.b.temp(),
        }
    }

    pub(super) fn decorators(&mut self, list: &'m [ast::Decorator]) -> Vec<(Reg, Spot)> {
        list.iter()
            .map(|decorator| {
                let reg = self.value_in_temp(&decorator.expression);
                (reg, self.spot_of(decorator.expression.range()))
            })
            .collect()
    }

    pub(super) fn apply_decorators(&mut self, decorators: &[(Reg, Spot)], object: Reg) {
        for &(callee, spot) in decorators.iter().rev() {
            self.b.set_spot(spot);
            self.b.emit(Instruction::Call {
                dst: object,
                callee,
                first: object,
                count: 1,
            });
        }
    }

    /// Room for what `MakeFunction` reads: two kinds of defaults and the cells.
    fn function_parts(&mut self, code: CodeId) -> Reg {
        let n_cells = self.m.output.codes[code.0 as usize].free_registers.len();
        self.b.temps(2 + n_cells)
    }

    /// Evaluates defaults into `first` and the register after it.
    fn function_defaults(&mut self, parameters: &'m ast::Parameters, first: Reg) {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&Expr> = positional.filter_map(|p| p.default.as_deref()).collect();
        if defaults.is_empty() {
            self.load_none(first);
        } else {
            self.tuple_of(&defaults, first);
        }
        let with_default = |p: &'m ast::ParameterWithDefault| {
            Some((p.parameter.name.as_str(), p.default.as_deref()?))
        };
        let kw_defaults: Vec<_> = parameters
            .kwonlyargs
            .iter()
            .filter_map(with_default)
            .collect();
        if kw_defaults.is_empty() {
            self.load_none(first.saturating_add(1));
        } else {
            self.named_dict(&kw_defaults, first.saturating_add(1));
        }
    }

    /// `{'name': value, …}`
    fn named_dict(&mut self, items: &[(&str, &'m Expr)], dst: Reg) {
        let mark = self.b.mark();
        let first = self.b.temps(items.len() * 2);
        for (index, (name, value)) in items.iter().enumerate() {
            let key = first.saturating_add(Reg::try_from(index * 2).unwrap_or(Reg::MAX));
            let name = self.sym(name);
            let name = Rc::clone(self.m.output.names.name(name));
            self.b.load_const(key, Const::Str(name));
            self.value_into(value, key.saturating_add(1));
        }
        let count = u16::try_from(items.len()).unwrap_or_default();
        self.b.emit(Instruction::BuildDict { dst, first, count });
        self.b.release(mark);
    }

    /// `{'param': annotation, …, 'return': annotation}`, if there are any.
    fn function_annotations(&mut self, def: &'m ast::StmtFunctionDef) -> Option<Reg> {
        let parameters = &def.parameters;
        let non_variadic = |p: &'m ast::ParameterWithDefault| &p.parameter;
        let in_order = (parameters
            .posonlyargs
            .iter()
            .chain(&parameters.args)
            .map(non_variadic))
        .chain(parameters.vararg.as_deref())
        .chain(parameters.kwonlyargs.iter().map(non_variadic))
        .chain(parameters.kwarg.as_deref());
        let mut items: Vec<(&str, &'m Expr)> = in_order
            .filter_map(|p| Some((p.name.as_str(), p.annotation.as_deref()?)))
            .collect();
        items.extend(def.returns.as_deref().map(|returns| ("return", returns)));
        if items.is_empty() {
            return None;
        }
        let dst = self.b.temp();
        if !self.m.future_annotations {
            self.named_dict(&items, dst);
            return Some(dst);
        }
        let mark = self.b.mark();
        let first = self.b.temps(items.len() * 2);
        for (index, (name, annotation)) in items.iter().enumerate() {
            let key = first.saturating_add(Reg::try_from(index * 2).unwrap_or(Reg::MAX));
            self.load_str(key, name);
            let text = annotation_text(annotation, self.m.text);
            self.load_str(key.saturating_add(1), &text);
        }
        let count = u16::try_from(items.len()).unwrap_or_default();
        self.b.emit(Instruction::BuildDict { dst, first, count });
        self.b.release(mark);
        Some(dst)
    }

    /// `MakeFunction`; the defaults are in `first` and the register after it.
    fn make_function(&mut self, dst: Reg, code: CodeId, first: Reg) {
        let cells = self.closure_of(code);
        for (offset, &cell) in (2..).zip(&cells) {
            self.b.emit_move(first.saturating_add(offset), cell);
        }
        let n_cells = u16::try_from(cells.len()).unwrap_or_default();
        self.b.emit(Instruction::MakeFunction {
            dst,
            code,
            first,
            n_cells,
        });
    }

    /// `MakeFunction` of a code without defaults.
    pub(super) fn make_plain_function(&mut self, dst: Reg, code: CodeId) {
        let mark = self.b.mark();
        let first = self.function_parts(code);
        self.load_none(first);
        self.load_none(first.saturating_add(1));
        self.make_function(dst, code, first);
        self.b.release(mark);
    }

    /// The registers of this frame whose cells the code's closure takes.
    fn closure_of(&self, code: CodeId) -> Vec<Reg> {
        let inner = &self.m.output.codes[code.0 as usize];
        let table = self.m.scopes.get(self.scope);
        let registers = inner
            .free_registers
            .iter()
            .map(|&reg| inner.local_names[usize::from(reg)]);
        registers.filter_map(|name| table.register(name)).collect()
    }

    fn function_code(&mut self, def: &'m ast::StmtFunctionDef) -> CodeId {
        if let Some(code) = self.known_code(def.range) {
            return code;
        }
        let scope = self.m.scopes.of_node(def.range);
        let table = self.m.scopes.get(scope);
        let kind = match (def.is_async, table.has_yield) {
            (false, false) => CodeKind::Function,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        };
        let first_line = def
            .decorator_list
            .first()
            .map_or_else(|| self.line_of(&def.name), |d| self.line_of(d));
        let (doc, body) = split_docstring(&def.body);
        let params = self.params(&def.parameters, scope);
        let qualname = self.inner_qualname(&def.name);
        let mut inner = FunctionCompiler::new(&mut *self.m, scope, qualname, first_line);
        inner.statements(body);
        let end = def
            .body
            .last()
            .map_or(first_line, |last| inner.line_of(last));
        inner.b.set_spot(Spot::line(end));
        inner.return_none();
        let header = Header {
            name: def.name.as_str().into(),
            first_line,
            kind,
            params,
            doc,
        };
        let code = inner.finish(header, def.range);
        self.remember_code(def.range, code);
        code
    }

    pub(super) fn lambda(&mut self, node: &'m ast::ExprLambda, dst: Reg) {
        let mark = self.b.mark();
        let code = self.lambda_code(node);
        self.at(node);
        match &node.parameters {
            Some(parameters) => {
                let first = self.function_parts(code);
                self.function_defaults(parameters, first);
                self.at(node);
                self.make_function(dst, code, first);
            }
            None => self.make_plain_function(dst, code),
        }
        self.b.release(mark);
    }

    fn lambda_code(&mut self, node: &'m ast::ExprLambda) -> CodeId {
        if let Some(code) = self.known_code(node.range) {
            return code;
        }
        let scope = self.m.scopes.of_node(node.range);
        let kind = if self.m.scopes.get(scope).has_yield {
            CodeKind::Generator
        } else {
            CodeKind::Function
        };
        let params = match &node.parameters {
            Some(parameters) => self.params(parameters, scope),
            None => Params::default(),
        };
        let first_line = self.line_of(node);
        let qualname = self.inner_qualname("<lambda>");
        let mut inner = FunctionCompiler::new(&mut *self.m, scope, qualname, first_line);
        let src = inner.value(&node.body);
        inner.b.emit(Instruction::Return { src });
        let header = Header {
            name: "<lambda>".into(),
            first_line,
            kind,
            params,
            doc: None,
        };
        let code = inner.finish(header, node.range);
        self.remember_code(node.range, code);
        code
    }

    fn params(&mut self, parameters: &ast::Parameters, scope: ScopeId) -> Params {
        let class = self.m.scopes.get(scope).mangle;
        let interner = &mut self.m.output.names;
        let mut sym = |p: &ast::ParameterWithDefault| mangle(&p.parameter.name, class, interner);
        Params {
            positional: parameters
                .posonlyargs
                .iter()
                .chain(&parameters.args)
                .map(&mut sym)
                .collect(),
            n_positional_only: u16::try_from(parameters.posonlyargs.len()).unwrap_or(u16::MAX),
            keyword_only: parameters.kwonlyargs.iter().map(&mut sym).collect(),
            has_varargs: parameters.vararg.is_some(),
            has_varkw: parameters.kwarg.is_some(),
        }
    }

    /// The qualified name of something defined in this code.
    pub(super) fn inner_qualname(&mut self, name: &str) -> Rc<str> {
        let sym = self.sym(name);
        let table = self.m.scopes.get(self.scope);
        let is_global = table
            .symbol(sym)
            .is_some_and(|symbol| symbol.global.is_some());
        match table.kind {
            ScopeKind::Module => name.into(),
            _ if is_global => name.into(),
            ScopeKind::Class => format!("{}.{name}", self.qualname).into(),
            _ => format!("{}.<locals>.{name}", self.qualname).into(),
        }
    }
}
