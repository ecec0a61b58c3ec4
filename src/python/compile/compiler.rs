//! Compiles one code object of a module: what all its parts need. Names, lines, and putting the `Code`
//! together are here; functions, expressions and statements are in their own files.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::builder::{Builder, Overflow, Spot};
use super::diagnose::{LineIndex, Reporter};
use super::exception::Block;
use super::modules::{Importable, Unit};
use super::scope::{Home, ScopeId, ScopeKind, Scopes, mangle};
use super::scope_walk::has_future_annotations;
use crate::python::code::{Code, CodeId, CodeKind, Instruction, ModuleId, Params, Reg, Sym};
use crate::python::columns::{Anchor, Columns};
use crate::python::link::CompiledModule;
use crate::python::names;
use crate::python::value::Const;
use crate::source::Diagnostic;

/// No register, where an instruction may go without.
pub(super) const NO_REG: Reg = Reg::MAX;

/// The names a module exports.
pub(super) type Exports = Rc<BTreeSet<Rc<str>>>;

/// What is shared by all code objects of a module while they are compiled.
pub(super) struct ModuleCompiler<'a> {
    pub(super) output: &'a mut CompiledModule,
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
    /// What carets mark in the expressions compiled so far. Only looked up.
    anchors: HashMap<TextRange, Anchor>,
    /// What was asked before of modules and of builtins. Only looked up.
    pub(super) exports: HashMap<Rc<str>, Option<Exports>>,
    pub(super) missing_builtins: HashMap<Sym, bool>,
    /// Global names that `import` at the top of the module binds, with the module. Only looked up.
    pub(super) module_aliases: HashMap<Sym, Rc<str>>,
}

/// Instructions of one module. A file that needs more is refused: `finally` bodies are copied, so a
/// small file can ask for many.
const MAX_MODULE_INSTRUCTIONS: usize = 4_000_000;

impl<'a> ModuleCompiler<'a> {
    pub(super) fn new(
        output: &'a mut CompiledModule,
        scopes: Scopes,
        unit: &'a Unit,
        reporter: Reporter<'a>,
        importable: &'a Importable<'a>,
    ) -> Self {
        ModuleCompiler {
            output,
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
            anchors: HashMap::new(),
            exports: HashMap::new(),
            missing_builtins: HashMap::new(),
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
        self.output.names.intern(name)
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
        b.set_spot(Spot::line(first_line));
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
            module: ModuleId::default(),
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
            // The library's are for those who read its text.
            doc: header.doc.filter(|_| !m.is_library),
            constants: built.constants,
            instructions: built.instructions,
            lines: built.lines,
            columns: built.columns,
            handlers: built.handlers,
            discarded: built.discarded,
            disguise: None,
            keyword_names: built.keyword_names,
        };
        let id = CodeId(u32::try_from(m.output.codes.len()).expect("fewer than 2**32 codes"));
        m.output.codes.push(code);
        id
    }

    // ---- small helpers

    pub(super) fn line_of(&self, node: &impl Ranged) -> u32 {
        self.m.lines.line(node.start())
    }

    /// The instructions from now on belong to `node`, and to the line where it starts.
    pub(super) fn at(&mut self, node: &impl Ranged) {
        let spot = self.spot_of(node.range());
        self.b.set_spot(spot);
    }

    /// Where a `def` or `class` is: from that word on, without the decorators.
    pub(super) fn at_definition(&mut self, name: &ast::Identifier, whole: TextRange) {
        let line = self.line_of(name);
        let line_start = self.m.lines.start_of(line);
        let text = &self.m.text[line_start as usize..usize::from(name.end())];
        let indent = text.len() - text.trim_start().len();
        let start = TextSize::new(line_start) + TextSize::of(&text[..indent]);
        self.at(&TextRange::new(start, whole.end()));
    }

    /// Where a part of the text is.
    pub(super) fn spot_of(&self, range: TextRange) -> Spot {
        let line = self.m.lines.line(range.start());
        if self.m.is_library {
            return Spot::line(line);
        }
        let line_start = self.m.lines.start_of(line);
        let end = range.end().to_u32() - line_start;
        let is_on_line = self.m.lines.line(range.end()) == line;
        let columns = Columns {
            start: range.start().to_u32() - line_start,
            end: is_on_line.then_some(end),
            anchor: self.m.anchors.get(&range).copied(),
            lookup_end: None,
        };
        let columns = Some(columns);
        Spot { line, columns }
    }

    /// What carets mark in an expression, if it is one with an operator or brackets.
    pub(super) fn note_anchor(&mut self, range: TextRange, anchor: impl FnOnce() -> Anchor) {
        if !self.m.is_library {
            self.m.anchors.insert(range, anchor());
        }
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

    /// The code of a node in a `finally` body is made once, though the body is compiled more often.
    pub(super) fn remember_code(&mut self, node: TextRange, code: CodeId) {
        self.m.compiled.insert(node, code);
    }

    pub(super) fn known_code(&self, node: TextRange) -> Option<CodeId> {
        self.m.compiled.get(&node).copied()
    }

    // ---- names

    pub(super) fn sym(&mut self, name: &str) -> Sym {
        let class = self.m.scopes.get(self.scope).mangle;
        mangle(name, class, &mut self.m.output.names)
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
            Place::Global(_) | Place::Name(_) if self.is_late_builtin(name) => {
                let library = self.m.importable.library;
                let module = library.module_of_builtin(&name.id).expect("it is one");
                self.load_from_library(dst, module, &name.id);
            }
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
        self.forget_temporaries();
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
}
