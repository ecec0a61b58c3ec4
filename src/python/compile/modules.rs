//! Which modules make up a program: the prelude, the library modules that are imported, directly or
//! not, and the user's files.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{self as ast, ModModule, PythonVersion, Stmt};
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};
use ruff_text_size::Ranged;

use super::compiler::{ModuleCompiler, compile_module};
use super::diagnose::{LineIndex, Reporter};
use super::scope::{Scopes, Symbol};
use super::{guard, scope_walk, syntax};
use crate::python::code::{Code, CodeId, CodeKind, Instruction, Module, ModuleId, Params};
use crate::python::columns::ColumnTable;
use crate::python::link::CompiledModule;
use crate::python::names::Interner;
use crate::python::value::Const;
use crate::source::{Diagnostic, SourceFile};

/// What the compiler must know of a library module.
#[derive(Clone, Debug, Default)]
pub struct LibraryModule {
    /// Its text, if it is written in Python; `None` if it is native.
    pub source: Option<Rc<str>>,
    /// The names it exports; `None` if that is not known, then any name is accepted. A module
    /// written in Python also exports what its text binds.
    pub exports: Option<Vec<Rc<str>>>,
}

/// What the compiler must know of the library.
pub trait Library {
    /// The module that `import name` gives; dotted for a submodule.
    fn module(&self, name: &str) -> Option<LibraryModule>;
    /// Names of all modules a program may import, for the message that refuses another one.
    fn module_names(&self) -> Vec<&'static str>;
    /// Text of the module `_prelude`, which is part of every program.
    fn prelude(&self) -> &'static str;
    /// Whether there is a builtin of that name.
    fn is_builtin(&self, name: &str) -> bool;
    /// The module that has a builtin written in Python, which only programs that name it contain.
    fn module_of_builtin(&self, _name: &str) -> Option<&'static str> {
        None
    }
}

/// The module behind `match` statements.
pub(super) const PATTERNS: &str = "_patterns";
/// The module behind complex numbers.
pub(super) const COMPLEX: &str = "_complex";
/// The module behind `except*`.
pub(super) const GROUPS: &str = "_groups";

/// One file on its way to be compiled.
pub(super) struct Unit {
    pub(super) file: SourceFile,
    pub(super) is_library: bool,
    pub(super) lines: LineIndex,
    parsed: Parsed<ModModule>,
}

/// A library module that was compiled before: it is the same in every program.
struct KnownModule {
    text: Rc<str>,
    compiled: CompiledModule,
    /// What its text binds.
    bound: Vec<Rc<str>>,
    /// The modules that it needs.
    needs: Vec<String>,
}

/// A library module of a program.
enum LibraryUnit {
    Known(Rc<str>, Rc<KnownModule>),
    /// With what it needs, if it is to be known from now on.
    Parsed(Unit, Option<Vec<String>>),
}

impl LibraryUnit {
    fn name(&self) -> &Rc<str> {
        match self {
            LibraryUnit::Known(name, _) => name,
            LibraryUnit::Parsed(unit, _) => &unit.file.module,
        }
    }
}

thread_local! {
    /// Compiling the library takes a hundred times as long as running a small program.
    static KNOWN: RefCell<BTreeMap<Rc<str>, Rc<KnownModule>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Compiles the user's files (the main one has the module name `__main__`) with the library modules
/// they need: the modules of a program, ready for [`crate::python::link::link`].
///
/// # Errors
/// What is wrong with the files or not supported, in order of place.
pub fn compile_modules(
    files: &[SourceFile],
    library: &dyn Library,
) -> Result<Vec<CompiledModule>, Vec<Diagnostic>> {
    let mut collector = Collector {
        library,
        users: files,
        // A file of the user's may take the place of a module that the library's modules import.
        may_know: files.iter().all(|f| library.module(&f.module).is_none()),
        units: Vec::new(),
        natives: Vec::new(),
        seen: BTreeSet::new(),
        diagnostics: Vec::new(),
    };
    collector.add_library_source("_prelude", Rc::from(library.prelude()));
    // What runs the user's main module, if the library has it.
    collector.add("_main", true);
    let user_units: Vec<Unit> = files
        .iter()
        .filter_map(|file| collector.parse_user(file))
        .collect();
    for unit in &user_units {
        for name in needs(unit, library) {
            collector.add(&name, false);
        }
    }
    let Collector {
        units,
        natives,
        mut diagnostics,
        ..
    } = collector;
    if diagnostics.is_empty() || !user_units.is_empty() {
        match compile_units(units, &user_units, &natives, library) {
            Ok(modules) if diagnostics.is_empty() => return Ok(modules),
            Ok(_) => {}
            Err(found) => diagnostics.extend(found),
        }
    }
    // Stable: within a file they are in order already.
    let position = |d: &Diagnostic| files.iter().position(|file| file.name == d.file);
    diagnostics.sort_by_key(|d| (position(d), d.line, d.column));
    diagnostics.dedup();
    Err(diagnostics)
}

/// Finds the library modules of a program.
struct Collector<'a> {
    library: &'a dyn Library,
    users: &'a [SourceFile],
    may_know: bool,
    units: Vec<LibraryUnit>,
    natives: Vec<Rc<str>>,
    seen: BTreeSet<Rc<str>>,
    diagnostics: Vec<Diagnostic>,
}

impl Collector<'_> {
    fn parse_user(&mut self, file: &SourceFile) -> Option<Unit> {
        match parse(file, false) {
            Ok(unit) => Some(unit),
            Err(found) => {
                self.diagnostics.extend(found);
                None
            }
        }
    }

    fn add_library_source(&mut self, name: &str, text: Rc<str>) {
        let name: Rc<str> = name.into();
        self.seen.insert(Rc::clone(&name));
        let known = KNOWN.with_borrow(|known| known.get(&name).cloned());
        let known = known.filter(|known| self.may_know && known.text == text);
        if let Some(known) = known {
            for needed in &known.needs {
                self.add(needed, true);
            }
            self.units.push(LibraryUnit::Known(name, known));
            return;
        }
        let file = SourceFile {
            name: format!("{}.py", name.replace('.', "/")).into(),
            module: name,
            text,
        };
        match parse(&file, true) {
            Ok(unit) => {
                let needs = needs(&unit, self.library);
                // Before the unit itself: what it imports comes first in the program.
                for needed in &needs {
                    self.add(needed, true);
                }
                let needs = self.may_know.then_some(needs);
                self.units.push(LibraryUnit::Parsed(unit, needs));
            }
            Err(found) => self.diagnostics.extend(found),
        }
    }

    fn add(&mut self, name: &str, from_library: bool) {
        let is_users = !from_library && self.users.iter().any(|file| &*file.module == name);
        if is_users || self.seen.contains(name) {
            return;
        }
        let Some(module) = self.library.module(name) else {
            let is_package = self
                .library
                .module_names()
                .iter()
                .any(|n| is_inside(n, name));
            if is_package && self.seen.insert(name.into()) {
                self.natives.push(name.into());
            }
            return;
        };
        match module.source {
            Some(text) => self.add_library_source(name, text),
            None => {
                self.seen.insert(name.into());
                self.natives.push(name.into());
            }
        }
    }
}

/// The modules that a file imports, or needs for a builtin.
fn needs(unit: &Unit, library: &dyn Library) -> Vec<String> {
    let mut names = Vec::new();
    collect_imports(unit.body(), &mut names);
    let imports_by_name = !unit.is_library
        && unit.parsed.tokens().iter().any(|token| {
            let word = &unit.file.text[token.range()];
            matches!(word, "import_module" | "__import__")
        });
    let mut needs = Vec::new();
    let mut before = TokenKind::Newline;
    for token in unit.parsed.tokens().iter() {
        let word = &unit.file.text[token.range()];
        let module = match token.kind() {
            TokenKind::Name if word == "pow" && !unit.is_library => Some(COMPLEX),
            TokenKind::Name => library.module_of_builtin(word),
            TokenKind::Complex => Some(COMPLEX),
            // A power, whose result may be complex.
            TokenKind::DoubleStar
                if !unit.is_library
                    && matches!(
                        before,
                        TokenKind::Name
                            | TokenKind::Float
                            | TokenKind::Int
                            | TokenKind::Rpar
                            | TokenKind::Rsqb
                    ) =>
            {
                Some(COMPLEX)
            }
            _ => None,
        };
        needs.extend(module.map(String::from));
        if imports_by_name && token.kind() == TokenKind::String {
            // It may be the name of a module.
            names.push(word.trim_matches(['"', '\'']).to_owned());
        }
        before = token.kind();
    }
    for name in names {
        // `import a.b` imports `a` too.
        for (index, _) in name.match_indices('.').chain([(name.len(), "")]) {
            needs.push(String::from(&name[..index]));
        }
    }
    needs
}

/// What the compiler knows of what can be imported.
pub(super) struct Importable<'a> {
    pub(super) library: &'a dyn Library,
    /// The user's files.
    pub(super) users: &'a [Unit],
    /// The library's modules in the program: those that have a text, and those that have none.
    written: Vec<Rc<str>>,
    natives: &'a [Rc<str>],
    /// What the text of a module binds, by module.
    bound: BTreeMap<Rc<str>, Vec<Rc<str>>>,
}

impl Importable<'_> {
    /// Whether the program has a module of that name.
    pub(super) fn is_part_of_program(&self, name: &str) -> bool {
        let users = self.users.iter().map(|unit| &unit.file.module);
        let mut modules = users.chain(&self.written).chain(self.natives);
        modules.any(|module| &**module == name)
    }

    /// The names a module exports, if they are known.
    pub(super) fn exports_of(&self, module: &str) -> Option<BTreeSet<Rc<str>>> {
        let bound = self.bound.get(module).into_iter().flatten().cloned();
        match self.library.module(module) {
            Some(module) => Some(module.exports?.into_iter().chain(bound).collect()),
            // A file of the user's.
            None => self.bound.contains_key(module).then(|| bound.collect()),
        }
    }
}

/// Whether `name` is a submodule of `package`.
pub(super) fn is_inside(name: &str, package: &str) -> bool {
    name.strip_prefix(package)
        .is_some_and(|rest| rest.starts_with('.'))
}

impl Unit {
    pub(super) fn body(&self) -> &[Stmt] {
        self.parsed.suite()
    }
}

/// Parses a file, or says what is wrong with it.
fn parse(file: &SourceFile, is_library: bool) -> Result<Unit, Vec<Diagnostic>> {
    let lines = LineIndex::new(&file.text);
    let mut reporter = Reporter::new(file, &lines);
    guard::check(&file.text, &lines, &mut reporter);
    if !reporter.is_empty() {
        return Err(reporter.finish());
    }
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY311);
    let parsed = parse_unchecked(&file.text, options)
        .try_into_module()
        .expect("parsed as a module");
    // One mistake confuses the parser about what follows; CPython, too, reports the first only.
    if let Some(error) = parsed
        .errors()
        .iter()
        .min_by_key(|error| error.location.start())
    {
        let findings = syntax::Findings {
            body: parsed.suite(),
            tokens: parsed.tokens(),
            text: &file.text,
            lines: &lines,
        };
        let (place, message) = findings.explain(error);
        reporter.syntax(place, message);
    }
    for error in parsed.unsupported_syntax_errors() {
        reporter.syntax(error.range(), syntax::newer_syntax_message(error));
    }
    if !reporter.is_empty() {
        return Err(reporter.finish());
    }
    Ok(Unit {
        file: file.clone(),
        is_library,
        lines,
        parsed,
    })
}

/// Dotted names of the modules that a body imports, anywhere in it.
fn collect_imports(body: &[Stmt], names: &mut Vec<String>) {
    use ast::statement_visitor::{StatementVisitor, walk_stmt};
    struct Finder<'n>(&'n mut Vec<String>);
    impl StatementVisitor<'_> for Finder<'_> {
        fn visit_stmt(&mut self, stmt: &Stmt) {
            match stmt {
                Stmt::Import(import) => {
                    self.0
                        .extend(import.names.iter().map(|alias| alias.name.to_string()));
                }
                Stmt::ImportFrom(import) if import.level == 0 => {
                    if let Some(module) = &import.module {
                        self.0.push(module.to_string());
                        // One of the names may be a submodule: `from concurrent import futures`.
                        let inner = import
                            .names
                            .iter()
                            .map(|alias| format!("{module}.{}", alias.name));
                        self.0.extend(inner);
                    }
                }
                stmt => {
                    match stmt {
                        Stmt::Match(_) => self.0.push(PATTERNS.into()),
                        Stmt::Try(node) if node.is_star => self.0.push(GROUPS.into()),
                        _ => {}
                    }
                    walk_stmt(self, stmt);
                }
            }
        }
    }
    Finder(names).visit_body(body);
}

/// Compiles the parsed units, after the native modules: all modules of a program.
fn compile_units(
    library_units: Vec<LibraryUnit>,
    users: &[Unit],
    natives: &[Rc<str>],
    library: &dyn Library,
) -> Result<Vec<CompiledModule>, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    let mut importable = Importable {
        library,
        users,
        written: library_units.iter().map(|u| Rc::clone(u.name())).collect(),
        natives,
        bound: BTreeMap::new(),
    };
    let mut modules: Vec<CompiledModule> = natives.iter().map(native_module).collect();
    for unit in library_units {
        match library_module(unit, &mut importable) {
            Ok(module) => modules.push(module),
            Err(found) => diagnostics.extend(found),
        }
    }
    // The main file last: what the others bind is known then (`from jobs import *`).
    let is_main = |unit: &Unit| &*unit.file.module == "__main__";
    let (mains, others): (Vec<_>, Vec<_>) = users
        .iter()
        .enumerate()
        .partition(|(_, unit)| is_main(unit));
    let mut compiled = BTreeMap::new();
    for (index, unit) in others.into_iter().chain(mains) {
        match compile_unit(unit, &mut importable) {
            Ok(module) => {
                compiled.insert(index, module);
            }
            Err(found) => diagnostics.extend(found),
        }
    }
    if diagnostics.is_empty() {
        modules.extend(compiled.into_values());
        Ok(modules)
    } else {
        Err(diagnostics)
    }
}

/// A module of the library, compiled now or before.
fn library_module(
    unit: LibraryUnit,
    importable: &mut Importable<'_>,
) -> Result<CompiledModule, Vec<Diagnostic>> {
    match unit {
        LibraryUnit::Known(name, known) => {
            importable.bound.insert(name, known.bound.clone());
            Ok(known.compiled.clone())
        }
        LibraryUnit::Parsed(unit, needs) => {
            let compiled = compile_unit(&unit, importable)?;
            if let Some(needs) = needs {
                let name = Rc::clone(&unit.file.module);
                let known = KnownModule {
                    text: Rc::clone(&unit.file.text),
                    compiled: compiled.clone(),
                    bound: importable.bound.get(&name).cloned().unwrap_or_default(),
                    needs,
                };
                KNOWN.with_borrow_mut(|modules| modules.insert(name, Rc::new(known)));
            }
            Ok(compiled)
        }
    }
}

fn compile_unit(
    unit: &Unit,
    importable: &mut Importable<'_>,
) -> Result<CompiledModule, Vec<Diagnostic>> {
    // No traceback shows lines of the library.
    let text = (!unit.is_library).then(|| Rc::clone(&unit.file.text));
    let mut output = CompiledModule {
        module: Module {
            name: Rc::clone(&unit.file.module),
            file: Rc::clone(&unit.file.name),
            text: text.unwrap_or_else(|| "".into()),
            is_library: unit.is_library,
            body: CodeId::default(),
            globals: Vec::new(),
        },
        codes: Vec::new(),
        names: Interner::default(),
    };
    let mut reporter = Reporter::new(&unit.file, &unit.lines);
    let scopes = scope_walk::walk_module(unit.body(), &mut output.names, &mut reporter);
    let is_bound = |symbol: &&Symbol| symbol.is_bound || symbol.is_rebound;
    let bound = scopes.get(Scopes::MODULE).symbols.iter().filter(is_bound);
    let bound: Vec<Rc<str>> = bound
        .map(|symbol| Rc::clone(output.names.name(symbol.name)))
        .collect();
    importable.bound.insert(Rc::clone(&unit.file.module), bound);
    let mut compiler = ModuleCompiler::new(&mut output, scopes, unit, reporter, importable);
    let body = compile_module(&mut compiler, unit.body());
    let (globals, found) = compiler.finish();
    if !found.is_empty() {
        return Err(found);
    }
    output.module.body = body;
    output.module.globals = globals;
    Ok(output)
}

/// A module provided natively (or a package that only holds modules): its body does nothing.
fn native_module(name: &Rc<str>) -> CompiledModule {
    let code = Code {
        name: "<module>".into(),
        qualname: "<module>".into(),
        module: ModuleId::default(),
        first_line: 1,
        kind: CodeKind::Module,
        n_registers: 1,
        params: Params::default(),
        local_names: Vec::new(),
        cell_params: Vec::new(),
        free_registers: Vec::new(),
        doc: None,
        constants: vec![Const::None],
        instructions: vec![
            Instruction::LoadConst { dst: 0, index: 0 },
            Instruction::Return { src: 0 },
        ],
        lines: vec![1, 1],
        columns: ColumnTable::default(),
        handlers: Vec::new(),
        discarded: Vec::new(),
        disguise: None,
        keyword_names: Vec::new(),
    };
    let module = Module {
        name: Rc::clone(name),
        file: format!("<{name}>").into(),
        text: "".into(),
        is_library: true,
        body: CodeId::default(),
        globals: Vec::new(),
    };
    CompiledModule {
        module,
        codes: vec![code],
        names: Interner::default(),
    }
}
