//! `import` and `from … import`, checked against what there is to import.

use std::rc::Rc;

use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

use super::compiler::{FunctionCompiler, Place};
use super::expression::shared;
use super::modules::{Unit, is_inside};
use super::refuse;
use super::scope::{Home, Scopes};
use crate::python::code::{Instruction, Reg};

impl<'m> FunctionCompiler<'m, '_> {
    pub(super) fn import(&mut self, node: &'m ast::StmtImport) {
        for alias in &node.names {
            if !self.check_module(alias, &alias.name) {
                continue;
            }
            let mark = self.b.mark();
            let first = alias.name.split('.').next().unwrap_or_default();
            let (target, want_last) = match &alias.asname {
                Some(name) => (name.as_str(), true),
                None => (first, false),
            };
            let dst = self.import_target(target);
            let name = self.b.constant(shared(&alias.name));
            self.at(node);
            self.b.emit(Instruction::Import {
                dst,
                name,
                want_last,
            });
            self.store_name(target, dst);
            self.b.release(mark);
        }
    }

    pub(super) fn import_from(&mut self, node: &'m ast::StmtImportFrom) {
        if node.level > 0 {
            return self.unsupported(node, refuse::RELATIVE_IMPORT);
        }
        let Some(module_name) = &node.module else {
            return;
        };
        if module_name.as_str() == "__future__" {
            return self.future_import(node);
        }
        if !self.check_module(module_name, module_name) {
            return;
        }
        let mark = self.b.mark();
        let module = self.b.temp();
        let name = self.b.constant(shared(module_name));
        self.at(node);
        self.b.emit(Instruction::Import {
            dst: module,
            name,
            want_last: true,
        });
        for alias in &node.names {
            if alias.name.as_str() == "*" {
                self.import_star(node, module_name, module);
            } else {
                let target = alias.asname.as_ref().unwrap_or(&alias.name);
                self.check_export(alias, module_name, &alias.name);
                self.import_name(&alias.name, target, module);
            }
        }
        self.b.release(mark);
    }

    fn import_name(&mut self, name: &str, target: &str, module: Reg) {
        let mark = self.b.mark();
        let dst = self.import_target(target);
        let name = self.m.sym(name);
        self.b.emit(Instruction::ImportFrom { dst, module, name });
        self.store_name(target, dst);
        self.b.release(mark);
    }

    fn import_star(&mut self, node: &ast::StmtImportFrom, module_name: &str, module: Reg) {
        let Some(names) = self.m.exports_of(module_name) else {
            return self.unsupported(
                node,
                format!("`from {module_name} import *` is not supported: name what you need"),
            );
        };
        // Names of Windows are known, so that programs may ask for them, but not there.
        let is_there = |name: &&Rc<str>| !name.starts_with('_') && !name.starts_with("Windows");
        for name in names.iter().filter(is_there) {
            self.import_name(name, name, module);
        }
    }

    fn import_target(&mut self, name: &str) -> Reg {
        match self.place(name) {
            Place::Local(reg) => reg,
            _ => self.b.temp(),
        }
    }

    fn future_import(&mut self, node: &ast::StmtImportFrom) {
        for alias in &node.names {
            let name = alias.name.as_str();
            if !refuse::FUTURE_FEATURES.contains(&name) {
                self.m
                    .reporter
                    .syntax(alias.range, format!("future feature {name} is not defined"));
            }
        }
    }

    /// `importlib.import_module("name")`: refused as `import name` would be.
    pub(super) fn check_import_by_name(&mut self, node: &ast::ExprCall) {
        let function = match &*node.func {
            Expr::Name(name) => &name.id,
            Expr::Attribute(attribute) => &attribute.attr.id,
            _ => return,
        };
        if let "import_module" | "__import__" = function.as_str()
            && let Some(Expr::StringLiteral(name)) = node.arguments.args.first()
            && !name.value.to_str().starts_with('.')
        {
            self.check_module(name, name.value.to_str());
        }
    }

    /// Whether the module can be imported; if it cannot, says so, unless the program expects that.
    fn check_module(&mut self, node: &impl Ranged, name: &str) -> bool {
        if self.m.is_importable(name) || self.optional_imports > 0 {
            return true;
        }
        let names = self.m.importable.library.module_names();
        self.unsupported(node, refuse::module_message(name, &names));
        false
    }

    fn check_export(&mut self, node: &impl Ranged, module: &str, name: &str) {
        if self.m.is_library || self.optional_imports > 0 || self.m.is_user_module(module) {
            return;
        }
        // `asyncio.exceptions` of a program that imports `asyncio` alone: the package answers when it runs.
        if !self.m.importable.is_part_of_program(module) {
            return;
        }
        let Some(exports) = self.m.exports_of(module) else {
            return;
        };
        let is_submodule = || self.m.is_importable(&format!("{module}.{name}"));
        if !exports.contains(name) && !is_submodule() {
            self.unsupported(node, refuse::export_message(module, name, &exports));
        }
    }

    /// `time.nonsense`, where `time` can only be the module, is refused like `from time import nonsense`.
    pub(super) fn check_attribute(&mut self, node: &ast::ExprAttribute) {
        let is_dunder = node.attr.starts_with("__");
        if self.m.is_library || is_dunder || node.ctx != ast::ExprContext::Load {
            return;
        }
        match self.module_of(&node.value) {
            Some(module) => self.check_export(&node.attr, &module, &node.attr),
            None => self.check_method_name(&node.attr),
        }
    }

    /// The module that an expression names, if it can only be that: `time`, `concurrent.futures`.
    fn module_of(&mut self, expr: &Expr) -> Option<Rc<str>> {
        match expr {
            Expr::Name(name) => {
                let sym = self.sym(&name.id);
                let here = self.m.scopes.get(self.scope).symbol(sym);
                let is_global = here.is_none_or(|symbol| symbol.home == Home::Global);
                let module = self.m.module_aliases.get(&sym).filter(|_| is_global)?;
                let global = self.m.scopes.get(Scopes::MODULE).symbol(sym)?;
                (global.is_bound && !global.is_rebound).then(|| Rc::clone(module))
            }
            Expr::Attribute(node) => {
                let package = self.module_of(&node.value)?;
                let name: Rc<str> = format!("{package}.{}", node.attr).into();
                self.m.exports_of(&name).is_some().then_some(name)
            }
            _ => None,
        }
    }
}

impl super::compiler::ModuleCompiler<'_> {
    pub(super) fn is_user_module(&self, name: &str) -> bool {
        let is_it = |unit: &Unit| &*unit.file.module == name;
        self.importable.users.iter().any(is_it)
    }

    fn is_importable(&self, name: &str) -> bool {
        let is_known = self.importable.is_part_of_program(name);
        is_known && (name != "__main__" || self.is_library)
            || self.importable.library.module(name).is_some()
            || self
                .importable
                .library
                .module_names()
                .iter()
                .any(|known| is_inside(known, name))
    }

    /// The names a module exports, if they are known.
    fn exports_of(&mut self, module: &str) -> Option<super::compiler::Exports> {
        if let Some(exports) = self.exports.get(module) {
            return exports.clone();
        }
        let exports = self.importable.exports_of(module).map(Rc::new);
        self.exports.insert(module.into(), exports.clone());
        exports
    }

    /// What `import x [as y]` at the top of the module gives which name.
    pub(super) fn note_aliases(&mut self, body: &[ast::Stmt]) {
        for import in body.iter().filter_map(ast::Stmt::as_import_stmt) {
            for alias in &import.names {
                // `import a.b` binds `a`.
                let first = alias.name.split('.').next().unwrap_or_default();
                let (target, module) = match &alias.asname {
                    Some(name) => (name.as_str(), alias.name.as_str()),
                    None => (first, first),
                };
                let sym = self.sym(target);
                self.module_aliases.insert(sym, module.into());
            }
        }
    }
}
