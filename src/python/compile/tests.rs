//! Text in, disassembly or diagnostics out.

use std::rc::Rc;

use super::disassemble::disassemble_program;
use super::{Library, LibraryModule, compile_program};
use crate::python::code::Program;
use crate::source::{Diagnostic, SourceFile};

/// A small library: `time` is native, `queue` is Python, `_kernel` is internal.
struct TestLibrary;

impl Library for TestLibrary {
    fn module(&self, name: &str) -> Option<LibraryModule> {
        let names = |names: &[&str]| Some(names.iter().map(|&name| Rc::from(name)).collect());
        match name {
            "time" => Some(LibraryModule {
                source: None,
                exports: names(&["sleep", "time"]),
            }),
            "_kernel" => Some(LibraryModule {
                source: None,
                exports: None,
            }),
            "queue" => Some(LibraryModule {
                source: Some(
                    "import _kernel\nclass Queue: pass\nclass Empty(Exception): pass\n".into(),
                ),
                exports: names(&["Queue", "Empty", "_secret"]),
            }),
            "concurrent.futures" => Some(LibraryModule {
                source: None,
                exports: names(&["wait"]),
            }),
            _ => None,
        }
    }

    fn module_names(&self) -> Vec<&'static str> {
        vec!["time", "queue", "_kernel", "concurrent.futures"]
    }

    fn prelude(&self) -> &'static str {
        "def helper():\n    return 1\n"
    }

    fn is_builtin(&self, name: &str) -> bool {
        matches!(
            name,
            "print" | "range" | "object" | "int" | "super" | "len" | "str"
        ) || name.ends_with("Error")
            || name == "Exception"
    }
}

fn compile(text: &str) -> Result<Program, Vec<Diagnostic>> {
    let main = SourceFile {
        name: "main.py".into(),
        module: "__main__".into(),
        text: text.into(),
    };
    compile_program(&[main], &TestLibrary)
}

fn shown(text: &str) -> String {
    match compile(text) {
        Ok(program) => disassemble_program(&program),
        Err(found) => found.iter().map(|d| format!("{d}\n")).collect(),
    }
}

#[test]
fn try_out() {
    let Ok(path) = std::env::var("TRY_PY") else {
        return;
    };
    println!(
        "{}",
        shown(&std::fs::read_to_string(path).expect("readable"))
    );
}
