//! From source files to a program that is ready to run: the compiler, told what the library has.

use std::rc::Rc;

use super::compile::{Library, LibraryModule, compile_modules};
use super::library::{LATE_BUILTINS, LATE_NAMES, sources};
use super::link::{CompiledModule, link};
use super::native::{NativeDef, Owner, all_natives};
use super::runtime::{Python, is_class_in_builtins};
use super::types::Exc;
use crate::source::{Diagnostic, SourceFile};

/// Compiles and loads a program: the user's files, the main one with the module name `__main__`.
///
/// # Errors
/// What is wrong with the files or not supported, in order of place.
pub fn load(files: &[SourceFile]) -> Result<Python, Vec<Diagnostic>> {
    compile(files).map(|modules| Python::new(link(modules)))
}

/// Compiles a program: its files, and what it needs of the library.
///
/// # Errors
/// What is wrong with the files or not supported, in order of place.
pub fn compile(files: &[SourceFile]) -> Result<Vec<CompiledModule>, Vec<Diagnostic>> {
    let library = StandardLibrary {
        natives: all_natives(),
    };
    compile_modules(files, &library)
}

/// The modules and builtins that come with the simulated machine.
struct StandardLibrary {
    natives: Vec<NativeDef>,
}

impl Library for StandardLibrary {
    fn module(&self, name: &str) -> Option<LibraryModule> {
        let source = sources().find(|(module, _)| *module == name);
        let mut exports: Vec<Rc<str>> = Vec::new();
        for native in &self.natives {
            if native.owner_module() == Some(name) {
                exports.push(native.name.into());
            }
        }
        let late = LATE_NAMES.iter().filter(|(module, _)| *module == name);
        exports.extend(
            late.flat_map(|(_, names)| *names)
                .map(|&name| Rc::from(name)),
        );
        if source.is_none() && exports.is_empty() {
            return None;
        }
        Some(LibraryModule {
            source: source.map(|(_, text)| Rc::from(text)),
            exports: Some(exports),
        })
    }

    fn module_names(&self) -> Vec<&'static str> {
        let written = sources().map(|(module, _)| module);
        let native = self.natives.iter().filter_map(NativeDef::owner_module);
        let mut names: Vec<&str> = written.chain(native).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    fn prelude(&self) -> &'static str {
        let prelude = sources().find(|(module, _)| *module == "_prelude");
        prelude.expect("the library has a prelude").1
    }

    fn is_builtin(&self, name: &str) -> bool {
        let is_native = |native: &NativeDef| native.owner == Owner::Builtins && native.name == name;
        self.natives.iter().any(is_native)
            || is_class_in_builtins(name)
            || Exc::ALL
                .iter()
                .any(|e| e.is_in_builtins() && e.name() == name)
            || matches!(
                name,
                "NotImplemented" | "Ellipsis" | "IOError" | "EnvironmentError" | "__debug__"
            )
            || self.module_of_builtin(name).is_some()
    }

    fn module_of_builtin(&self, name: &str) -> Option<&'static str> {
        let found = LATE_BUILTINS.iter().find(|(builtin, _)| *builtin == name);
        found.map(|&(_, module)| module)
    }
}

impl NativeDef {
    fn owner_module(&self) -> Option<&'static str> {
        match self.owner {
            Owner::Module(module) => Some(module),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_a_value_and_not_a_program() {
        let file = SourceFile {
            name: "main.py".into(),
            module: "__main__".into(),
            text: "x = \n".into(),
        };
        let found = load(&[file]).err().expect("it is refused");
        assert_eq!(found[0].line, 1);
    }
}
