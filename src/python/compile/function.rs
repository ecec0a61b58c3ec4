//! Compiles one code object: its frame layout, its names, and functions, lambdas and their
//! parameters. Expressions and statements are in their own files.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::builder::{Builder, Overflow};
use super::diagnose::{LineIndex, Reporter};
use super::exception::Block;
use super::modules::{Importable, Unit};
use super::scope::{Home, ScopeId, ScopeKind, Scopes, mangle};
use super::scope_walk::has_future_annotations;
use crate::python::code::{
    Code, CodeId, CodeKind, Instruction, ModuleId, Params, Program, Reg, Sym,
};
use crate::python::names;
use crate::python::value::Const;
use crate::source::Diagnostic;

/// No register, where an instruction may go without.
pub(super) const NO_REG: Reg = Reg::MAX;

/// What is shared by all code objects of a module while they are compiled.
pub(super) struct ModuleCompiler<'a> {
    pub(super) program: &'a mut Program,
    pub(super) module: ModuleId,
    pub(super) scopes: Scopes,
    pub(super) lines: &'a LineIndex,
    pub(super) text: &'a str,
    pub(super) reporter: Reporter<'a>,
    pub(super) importable: &'a Importable<'a>,
    pub(super) is_library: bool,
    pub(super) future_annotations: bool,
    globals: Vec<Sym>,
    // Only looked up, never iterated.
    global_slots: HashMap<Sym, u16>,
    // Code of a function in a `finally` body, which is compiled more than once. Only looked up.
    compiled: HashMap<TextRange, CodeId>,
    n_instructions: usize,
    /// Global names that `import` at the top of the module binds, with the module. Only looked up.
    pub(super) module_aliases: HashMap<Sym, Rc<str>>,
}

/// Instructions of one module. A file that needs more is refused: `finally` bodies are copied, so a
/// small file can ask for many.
const MAX_MODULE_INSTRUCTIONS: usize = 4_000_000;

impl<'a> ModuleCompiler<'a> {
    pub(super) fn new(
        program: &'a mut Program,
        module: ModuleId,
        scopes: Scopes,
        unit: &'a Unit,
        reporter: Reporter<'a>,
        importable: &'a Importable<'a>,
    ) -> Self {
        ModuleCompiler {
            program,
            module,
            scopes,
            lines: &unit.lines,
            text: &unit.file.text,
            reporter,
            importable,
            is_library: unit.is_library,
            future_annotations: has_future_annotations(unit.body()),
            globals: Vec::new(),
            global_slots: HashMap::new(),
            compiled: HashMap::new(),
            n_instructions: 0,
            module_aliases: HashMap::new(),
        }
    }

    /// The names of the globals and what was found wrong.
    pub(super) fn finish(self) -> (Vec<Sym>, Vec<Diagnostic>) {
        (self.globals, self.reporter.finish())
    }

    pub(super) fn global_slot(&mut self, name: Sym) -> u16 {
        if let Some(&slot) = self.global_slots.get(&name) {
            return slot;
        }
        let Ok(slot) = u16::try_from(self.globals.len()) else {
            let start = TextRange::default();
            self.reporter
                .unsupported(start, "this file has more than 65535 global names");
            return 0;
        };
        self.globals.push(name);
        self.global_slots.insert(name, slot);
        slot
    }

    pub(super) fn sym(&mut self, name: &str) -> Sym {
        self.program.names.intern(name)
    }
}

/// Where a name is, for the code being compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Local(Reg),
    Cell(Reg),
    Global(u16),
    /// In the namespace of a class body, else global.
    Name(Sym),
    /// In the namespace of a class body, else in a cell.
    ClassCell(Sym, Reg),
}

/// Compiles one code object.
pub(super) struct FunctionCompiler<'m, 'a> {
    pub(super) m: &'m mut ModuleCompiler<'a>,
    pub(super) b: Builder,
    pub(super) scope: ScopeId,
    pub(super) qualname: Rc<str>,
    /// What `return`, `break` and `continue` must leave, outermost first.
    pub(super) blocks: Vec<Block<'m>>,
    /// Locals that may become unbound again.
    pub(super) deletable: Vec<Reg>,
    /// Locals that `:=` binds.
    walrus: BTreeSet<Reg>,
    /// Imports that may fail: the program handles that (`try: import x … except ImportError`).
    pub(super) optional_imports: u32,
}

/// Compiles a module's body.
pub(super) fn compile_module<'m>(m: &'m mut ModuleCompiler<'_>, body: &'m [Stmt]) -> CodeId {
    m.note_aliases(body);
    let mut compiler = FunctionCompiler::new(m, Scopes::MODULE, "<module>".into(), 1);
    let (doc, body) = split_docstring(body);
    compiler.m_docstring(doc.as_ref());
    if compiler.m.scopes.get(Scopes::MODULE).has_annotations {
        compiler.prepare_annotations();
    }
    compiler.statements(body);
    compiler.return_none();
    let header = Header {
        name: "<module>".into(),
        first_line: 1,
        kind: CodeKind::Module,
        params: Params::default(),
        doc,
    };
    compiler.finish(header, TextRange::default())
}

/// A body without its docstring.
pub(super) fn split_docstring(body: &[Stmt]) -> (Option<Rc<str>>, &[Stmt]) {
    if let Some((Stmt::Expr(first), rest)) = body.split_first()
        && let Expr::StringLiteral(literal) = &*first.value
    {
        return (Some(literal.value.to_str().into()), rest);
    }
    (None, body)
}

/// The parts of a `Code` that its instructions do not tell.
pub(super) struct Header {
    pub(super) name: Rc<str>,
    pub(super) first_line: u32,
    pub(super) kind: CodeKind,
    pub(super) params: Params,
    pub(super) doc: Option<Rc<str>>,
}

impl<'m, 'a> FunctionCompiler<'m, 'a> {
    pub(super) fn new(
        m: &'m mut ModuleCompiler<'a>,
        scope: ScopeId,
        qualname: Rc<str>,
        first_line: u32,
    ) -> Self {
        let table = m.scopes.get(scope);
        let n_locals = Reg::try_from(table.registers.len()).unwrap_or(Reg::MAX - 1);
        let registers_of = |pick: fn(&super::scope::Symbol) -> bool| -> Vec<Reg> {
            let picked = table
                .symbols
                .iter()
                .filter(|s| s.home == Home::Local && pick(s));
            picked.filter_map(|s| table.register(s.name)).collect()
        };
        let deletable = registers_of(|symbol| symbol.is_deleted);
        let walrus = registers_of(|symbol| symbol.is_walrus)
            .into_iter()
            .collect();
        let mut b = Builder::new(n_locals);
        b.set_line(first_line);
        if table.registers.len() >= usize::from(Reg::MAX) {
            b.refuse_registers();
        }
        let is_function = table.kind.is_function();
        for symbol in &table.symbols {
            let Some(register) = table.register(symbol.name).filter(|_| is_function) else {
                continue;
            };
            match symbol.home {
                Home::Cell if !symbol.is_param => b.emit(Instruction::MakeCell { reg: register }),
                Home::Local if symbol.is_param => b.set_bound(register, true),
                _ => {}
            }
        }
        if table.kind == ScopeKind::Class && table.needs_class_cell {
            b.emit(Instruction::MakeCell { reg: 1 });
        }
        FunctionCompiler {
            m,
            b,
            scope,
            qualname,
            blocks: Vec::new(),
            deletable,
            walrus,
            optional_imports: 0,
        }
    }

    /// Puts the code object together.
    pub(super) fn finish(self, header: Header, node: TextRange) -> CodeId {
        let FunctionCompiler {
            m,
            b,
            scope,
            qualname,
            ..
        } = self;
        match b.overflow() {
            Some(Overflow::Registers) => m.reporter.unsupported(
                node,
                format!(
                    "`{}` needs more than 65535 variables and intermediate values",
                    header.name
                ),
            ),
            Some(Overflow::Constants) => m.reporter.unsupported(
                node,
                format!("`{}` has more than 65535 different constants", header.name),
            ),
            Some(Overflow::Instructions) => {
                m.reporter.unsupported(
                    node,
                    format!("`{}` is too long to be simulated", header.name),
                );
            }
            None => {}
        }
        let built = b.finish();
        m.n_instructions += built.instructions.len();
        if m.n_instructions > MAX_MODULE_INSTRUCTIONS {
            m.reporter
                .unsupported(node, "this file is too long to be simulated");
        }
        let table = m.scopes.get(scope);
        let is_cell_param = |name: &&Sym| {
            table.kind.is_function()
                && table
                    .symbol(**name)
                    .is_some_and(|s| s.is_param && s.home == Home::Cell)
        };
        let register = |name: &Sym| table.register(*name).expect("laid out");
        let code = Code {
            name: header.name,
            qualname,
            module: m.module,
            first_line: header.first_line,
            kind: header.kind,
            n_registers: built.n_registers,
            params: header.params,
            local_names: table.registers.clone(),
            cell_params: table
                .registers
                .iter()
                .filter(is_cell_param)
                .map(register)
                .collect(),
            free_registers: table.frees().iter().map(register).collect(),
            doc: header.doc,
            constants: built.constants,
            instructions: built.instructions,
            lines: built.lines,
            handlers: built.handlers,
            keyword_names: built.keyword_names,
        };
        let id = CodeId(u32::try_from(m.program.codes.len()).expect("fewer than 2**32 codes"));
        m.program.codes.push(code);
        id
    }

    // ---- small helpers

    pub(super) fn line_of(&self, node: &impl Ranged) -> u32 {
        self.m.lines.line(node.start())
    }

    /// The instructions from now on belong to the line where `node` starts.
    pub(super) fn at(&mut self, node: &impl Ranged) {
        let line = self.line_of(node);
        self.b.set_line(line);
    }

    pub(super) fn unsupported(&mut self, node: &impl Ranged, message: impl Into<Rc<str>>) {
        self.m.reporter.unsupported(node.range(), message);
    }

    pub(super) fn kind(&self) -> ScopeKind {
        self.m.scopes.get(self.scope).kind
    }

    pub(super) fn load_none(&mut self, dst: Reg) {
        self.b.load_const(dst, Const::None);
    }

    pub(super) fn load_str(&mut self, dst: Reg, text: &str) {
        self.b.load_const(dst, Const::Str(text.into()));
    }

    pub(super) fn return_none(&mut self) {
        if self.b.is_reachable() || self.b.here() == 0 {
            let src = self.b.temp();
            self.load_none(src);
            self.b.emit(Instruction::Return { src });
        }
    }

    fn m_docstring(&mut self, doc: Option<&Rc<str>>) {
        if let Some(doc) = doc {
            let mark = self.b.mark();
            let src = self.b.temp();
            self.load_str(src, doc);
            let slot = self.m.global_slot(names::DOC);
            self.b.emit(Instruction::StoreGlobal { slot, src });
            self.b.release(mark);
        }
    }

    /// Whether `:=` may change the register while an expression is evaluated.
    pub(super) fn is_walrus(&self, reg: Reg) -> bool {
        !self.walrus.is_empty() && self.walrus.contains(&reg)
    }

    pub(super) fn has_walrus(&self) -> bool {
        !self.walrus.is_empty()
    }

    // ---- names

    pub(super) fn sym(&mut self, name: &str) -> Sym {
        let class = self.m.scopes.get(self.scope).mangle;
        mangle(name, class, &mut self.m.program.names)
    }

    pub(super) fn place(&mut self, name: &str) -> Place {
        let sym = self.sym(name);
        self.place_of_sym(sym)
    }

    fn place_of_sym(&mut self, sym: Sym) -> Place {
        let table = self.m.scopes.get(self.scope);
        let home = table
            .symbol(sym)
            .map(|symbol| symbol.home)
            .unwrap_or_default();
        let register = table.register(sym);
        match (home, register) {
            (Home::Local, Some(register)) => Place::Local(register),
            (Home::Cell | Home::Free, Some(register)) => Place::Cell(register),
            (Home::ClassFree, Some(register)) => Place::ClassCell(sym, register),
            (Home::ClassName, _) => Place::Name(sym),
            _ => Place::Global(self.m.global_slot(sym)),
        }
    }

    pub(super) fn load_name(&mut self, name: &ast::ExprName, dst: Reg) {
        match self.place(&name.id) {
            Place::Local(src) => {
                self.check_bound(src);
                self.b.emit_move(dst, src);
            }
            Place::Cell(cell) => self.b.emit(Instruction::LoadCell { dst, cell }),
            Place::Global(slot) => {
                self.check_builtin(name);
                self.b.emit(Instruction::LoadGlobal { dst, slot });
            }
            Place::Name(sym) => {
                let slot = self.m.global_slot(sym);
                self.check_builtin(name);
                self.b.emit(Instruction::LoadName { dst, slot });
            }
            Place::ClassCell(name, cell) => {
                self.b.emit(Instruction::LoadClassCell { dst, name, cell })
            }
        }
    }

    pub(super) fn check_bound(&mut self, reg: Reg) {
        if !self.b.is_bound(reg) {
            self.b.emit(Instruction::CheckBound { reg });
            self.b.set_bound(reg, true);
        }
    }

    pub(super) fn store_name(&mut self, name: &str, src: Reg) {
        match self.place(name) {
            Place::Local(dst) => {
                self.b.emit_move(dst, src);
                self.b.set_bound(dst, true);
            }
            Place::Cell(cell) => self.b.emit(Instruction::StoreCell { cell, src }),
            Place::Global(slot) => self.b.emit(Instruction::StoreGlobal { slot, src }),
            Place::Name(name) | Place::ClassCell(name, _) => {
                self.b.emit(Instruction::StoreName { name, src });
            }
        }
    }

    pub(super) fn delete_name(&mut self, name: &str) {
        match self.place(name) {
            Place::Local(reg) => {
                self.check_bound(reg);
                self.b.emit(Instruction::DeleteLocal { reg });
                self.b.set_bound(reg, false);
            }
            Place::Cell(cell) => self.b.emit(Instruction::DeleteCell { cell }),
            Place::Global(slot) => self.b.emit(Instruction::DeleteGlobal { slot }),
            Place::Name(name) | Place::ClassCell(name, _) => {
                self.b.emit(Instruction::DeleteName { name })
            }
        }
    }

    // ---- functions

    pub(super) fn function_def(&mut self, def: &'m ast::StmtFunctionDef) {
        let mark = self.b.mark();
        let code = self.function_code(def);
        let decorators = self.decorators(&def.decorator_list);
        self.at(&def.name);
        let function = self.function_target(&def.name, decorators.is_empty());
        let inner = self.b.mark();
        let first = self.function_parts(code);
        self.function_defaults(&def.parameters, first);
        let annotations = self.function_annotations(def);
        self.at(&def.name);
        self.make_function(function, code, first);
        if let Some(src) = annotations {
            self.b.emit(Instruction::SetAnnotations { function, src });
        }
        self.b.release(inner);
        self.apply_decorators(&decorators, function);
        self.at(&def.name);
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

    pub(super) fn decorators(&mut self, list: &'m [ast::Decorator]) -> Vec<(Reg, u32)> {
        list.iter()
            .map(|decorator| {
                let reg = self.value_in_temp(&decorator.expression);
                (reg, self.line_of(&decorator.expression))
            })
            .collect()
    }

    pub(super) fn apply_decorators(&mut self, decorators: &[(Reg, u32)], object: Reg) {
        for &(callee, line) in decorators.iter().rev() {
            self.b.set_line(line);
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
        let n_cells = self.m.program.codes[code.0 as usize].free_registers.len();
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
            let name = Rc::clone(self.m.program.names.name(name));
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
            let text = self.text_of(*annotation);
            self.load_str(key.saturating_add(1), text);
        }
        let count = u16::try_from(items.len()).unwrap_or_default();
        self.b.emit(Instruction::BuildDict { dst, first, count });
        self.b.release(mark);
        Some(dst)
    }

    /// The text of an expression, as `from __future__ import annotations` keeps it.
    pub(super) fn text_of(&self, node: &impl Ranged) -> &'a str {
        &self.m.text[node.range()]
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
        let inner = &self.m.program.codes[code.0 as usize];
        let table = self.m.scopes.get(self.scope);
        let registers = inner
            .free_registers
            .iter()
            .map(|&reg| inner.local_names[usize::from(reg)]);
        registers.filter_map(|name| table.register(name)).collect()
    }

    fn function_code(&mut self, def: &'m ast::StmtFunctionDef) -> CodeId {
        if let Some(&code) = self.m.compiled.get(&def.range) {
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
        inner.b.set_line(end);
        inner.return_none();
        let header = Header {
            name: def.name.as_str().into(),
            first_line,
            kind,
            params,
            doc,
        };
        let code = inner.finish(header, def.range);
        self.m.compiled.insert(def.range, code);
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
        if let Some(&code) = self.m.compiled.get(&node.range) {
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
        self.m.compiled.insert(node.range, code);
        code
    }

    pub(super) fn remember_code(&mut self, node: TextRange, code: CodeId) {
        self.m.compiled.insert(node, code);
    }

    pub(super) fn known_code(&self, node: TextRange) -> Option<CodeId> {
        self.m.compiled.get(&node).copied()
    }

    fn params(&mut self, parameters: &ast::Parameters, scope: ScopeId) -> Params {
        let class = self.m.scopes.get(scope).mangle;
        let interner = &mut self.m.program.names;
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
