//! Symbol tables: which name means what in which scope. Made before any code, in one walk over the
//! syntax tree (`scope_walk.rs`), then resolved from the outside in.

use std::collections::{BTreeSet, HashMap};

use ruff_text_size::TextRange;

use crate::python::code::{Reg, Sym};
use crate::python::names::{self, Interner};

/// Index of a scope in its module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ScopeId(pub(super) usize);

/// What made a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    /// A comprehension or generator expression.
    Comprehension,
}

impl ScopeKind {
    /// Whether its variables are registers.
    pub(super) fn is_function(self) -> bool {
        matches!(
            self,
            ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Comprehension
        )
    }
}

/// Where a name lives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Home {
    /// A global variable or a builtin.
    #[default]
    Global,
    /// A register of this function.
    Local,
    /// A register of this function that holds a cell.
    Cell,
    /// A cell of an enclosing function.
    Free,
    /// The namespace of this class, else global.
    ClassName,
    /// The namespace of this class, else a cell of an enclosing function.
    ClassFree,
}

/// What a scope does with a name, and where the name therefore lives.
#[derive(Clone, Debug)]
pub(super) struct Symbol {
    pub(super) name: Sym,
    pub(super) is_bound: bool,
    pub(super) is_param: bool,
    pub(super) is_used: bool,
    pub(super) is_annotated: bool,
    /// May become unbound: `del x`, `except E as x`.
    pub(super) is_deleted: bool,
    /// Bound by `:=`, so an operand read earlier in the expression must be copied.
    pub(super) is_walrus: bool,
    /// Bound by something else than `import`.
    pub(super) is_rebound: bool,
    pub(super) global: Option<TextRange>,
    pub(super) nonlocal: Option<TextRange>,
    pub(super) home: Home,
}

/// One scope.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) kind: ScopeKind,
    pub(super) parent: Option<ScopeId>,
    /// The class whose methods mangle `__private` names.
    pub(super) mangle: Option<Sym>,
    pub(super) symbols: Vec<Symbol>,
    // Only looked up, never iterated.
    numbers: HashMap<Sym, usize>,
    pub(super) is_async: bool,
    pub(super) has_yield: bool,
    /// A comprehension with `await` or `async for`.
    pub(super) has_await: bool,
    /// A class some method of which uses `super` or `__class__`.
    pub(super) needs_class_cell: bool,
    /// Variables of enclosing functions that a class only passes on to its methods, or reads.
    pub(super) class_frees: Vec<Sym>,
    class_free_names: BTreeSet<Sym>,
    /// The module or class has annotated variables.
    pub(super) has_annotations: bool,
    /// Registers, in order: parameters, other locals and cells, free variables.
    pub(super) registers: Vec<Sym>,
    // Only looked up, never iterated.
    register_numbers: HashMap<Sym, Reg>,
}

impl Scope {
    pub(super) fn new(kind: ScopeKind, parent: Option<ScopeId>, mangle: Option<Sym>) -> Self {
        Scope {
            kind,
            parent,
            mangle,
            symbols: Vec::new(),
            numbers: HashMap::new(),
            is_async: false,
            has_yield: false,
            has_await: false,
            needs_class_cell: false,
            class_frees: Vec::new(),
            class_free_names: BTreeSet::new(),
            has_annotations: false,
            registers: Vec::new(),
            register_numbers: HashMap::new(),
        }
    }

    pub(super) fn symbol(&self, name: Sym) -> Option<&Symbol> {
        self.numbers.get(&name).map(|&number| &self.symbols[number])
    }

    /// The symbol of a name, new if need be.
    pub(super) fn symbol_mut(&mut self, name: Sym) -> &mut Symbol {
        let number = *self.numbers.entry(name).or_insert_with(|| {
            self.symbols.push(Symbol {
                name,
                is_bound: false,
                is_param: false,
                is_used: false,
                is_annotated: false,
                is_deleted: false,
                is_walrus: false,
                is_rebound: false,
                global: None,
                nonlocal: None,
                home: Home::Global,
            });
            self.symbols.len() - 1
        });
        &mut self.symbols[number]
    }

    /// The register of a local, cell or free variable.
    pub(super) fn register(&self, name: Sym) -> Option<Reg> {
        self.register_numbers.get(&name).copied()
    }

    /// The free variables, in the order of the closure.
    pub(super) fn frees(&self) -> Vec<Sym> {
        if self.kind == ScopeKind::Class {
            return self.class_frees.clone();
        }
        let is_free = |symbol: &&Symbol| symbol.home == Home::Free;
        self.symbols
            .iter()
            .filter(is_free)
            .map(|symbol| symbol.name)
            .collect()
    }

    fn lay_out_registers(&mut self) {
        let mut order: Vec<Sym> = Vec::new();
        if self.kind.is_function() {
            let lives_here = |s: &&Symbol| matches!(s.home, Home::Local | Home::Cell);
            order.extend(self.symbols.iter().filter(|s| s.is_param).map(|s| s.name));
            order.extend(
                self.symbols
                    .iter()
                    .filter(lives_here)
                    .filter(|s| !s.is_param)
                    .map(|s| s.name),
            );
        } else if self.kind == ScopeKind::Class {
            order.push(names::DICT);
            if self.needs_class_cell {
                order.push(names::CLASS);
            }
        }
        order.extend(self.frees());
        for (index, &name) in order.iter().enumerate() {
            // A function with more variables is refused by the builder: it has no register left.
            let register = Reg::try_from(index).unwrap_or(Reg::MAX - 1);
            self.register_numbers.insert(name, register);
        }
        self.registers = order;
    }
}

/// All scopes of a module; the module's own is the first. A child comes after its parent.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    pub(super) all: Vec<Scope>,
    // By the range of the node that makes the scope. Only looked up, never iterated.
    pub(super) by_node: HashMap<TextRange, ScopeId>,
}

/// A `nonlocal` that names nothing.
pub(super) struct MissingNonlocal {
    pub(super) name: Sym,
    pub(super) range: TextRange,
}

impl Scopes {
    pub(super) const MODULE: ScopeId = ScopeId(0);

    pub(super) fn get(&self, id: ScopeId) -> &Scope {
        &self.all[id.0]
    }

    pub(super) fn get_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.all[id.0]
    }

    /// The scope that the node in this range makes.
    pub(super) fn of_node(&self, range: TextRange) -> ScopeId {
        *self
            .by_node
            .get(&range)
            .expect("the walk has seen every node that makes a scope")
    }

    /// Decides where every name lives.
    pub(super) fn resolve(&mut self) -> Vec<MissingNonlocal> {
        let mut missing = Vec::new();
        for index in 0..self.all.len() {
            for number in 0..self.all[index].symbols.len() {
                let symbol = &self.all[index].symbols[number];
                let (name, nonlocal) = (symbol.name, symbol.nonlocal);
                let home = self.home_of(ScopeId(index), number);
                if let (Some(range), false) = (nonlocal, home == Some(Home::Free)) {
                    missing.push(MissingNonlocal { name, range });
                }
                self.all[index].symbols[number].home = home.unwrap_or_default();
            }
        }
        for scope in &mut self.all {
            scope.lay_out_registers();
        }
        missing
    }

    /// Where a symbol lives; `None` if it is `nonlocal` and there is no such variable.
    fn home_of(&mut self, id: ScopeId, number: usize) -> Option<Home> {
        let scope = &self.all[id.0];
        let symbol = &scope.symbols[number];
        let name = symbol.name;
        let parent = scope.parent;
        let is_class = scope.kind == ScopeKind::Class;
        if scope.kind == ScopeKind::Module || symbol.global.is_some() {
            return Some(Home::Global);
        }
        if symbol.nonlocal.is_some() {
            let found = parent.is_some_and(|parent| self.capture(parent, name));
            if found && is_class {
                self.pass_on(id, name);
            }
            return found.then_some(Home::Free);
        }
        if symbol.is_bound {
            // A child may have captured it already: a comprehension's target of `:=` is resolved later,
            // but parents come first, so it is still plain.
            return Some(if is_class {
                Home::ClassName
            } else {
                Home::Local
            });
        }
        let found = parent.is_some_and(|parent| self.capture(parent, name));
        Some(match (found, is_class) {
            (true, true) => {
                self.pass_on(id, name);
                Home::ClassFree
            }
            (false, true) => Home::ClassName,
            (true, false) => Home::Free,
            (false, false) => Home::Global,
        })
    }

    /// A class gets a register with the cell of an enclosing function's variable.
    fn pass_on(&mut self, class: ScopeId, name: Sym) {
        let scope = &mut self.all[class.0];
        if scope.class_free_names.insert(name) {
            scope.class_frees.push(name);
        }
    }

    /// Makes a variable reachable as a cell in scope `id` for a scope inside it, if an enclosing
    /// function (or, for `__class__`, class) has it.
    fn capture(&mut self, id: ScopeId, name: Sym) -> bool {
        let scope = &mut self.all[id.0];
        let parent = scope.parent;
        match scope.kind {
            ScopeKind::Module => false,
            ScopeKind::Class if name == names::CLASS => {
                scope.needs_class_cell = true;
                true
            }
            ScopeKind::Class => {
                let found = parent.is_some_and(|parent| self.capture(parent, name));
                if found {
                    self.pass_on(id, name);
                }
                found
            }
            _ => {
                if scope.symbol(name).is_some() {
                    let symbol = scope.symbol_mut(name);
                    if symbol.home == Home::Local {
                        symbol.home = Home::Cell;
                    }
                    return symbol.home != Home::Global;
                }
                let found = parent.is_some_and(|parent| self.capture(parent, name));
                if found {
                    self.all[id.0].symbol_mut(name).home = Home::Free;
                }
                found
            }
        }
    }
}

/// `__private` in a class `C` is `_C__private`.
pub(super) fn mangle(name: &str, class: Option<Sym>, interner: &mut Interner) -> Sym {
    let is_private = name.starts_with("__") && !name.ends_with("__") && !name.contains('.');
    if let (true, Some(class)) = (is_private, class) {
        let class = interner.name(class).trim_start_matches('_').to_owned();
        if !class.is_empty() {
            return interner.intern(&format!("_{class}{name}"));
        }
    }
    interner.intern(name)
}
