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

/// Everything the golden programs import, with any names.
struct PermissiveLibrary {
    asyncio: Option<Vec<Rc<str>>>,
}

const MODULES: &[&str] = &[
    "asyncio",
    "collections",
    "concurrent.futures",
    "contextlib",
    "functools",
    "heapq",
    "itertools",
    "lab",
    "logging",
    "math",
    "multiprocessing",
    "os",
    "queue",
    "random",
    "string",
    "sys",
    "threading",
    "time",
    "traceback",
    "types",
    "typing",
    "dataclasses",
    "enum",
    "abc",
    "operator",
    "signal",
    "warnings",
    "store",
];

impl Library for PermissiveLibrary {
    fn module(&self, name: &str) -> Option<LibraryModule> {
        let exports = self.asyncio.clone().filter(|_| name == "asyncio");
        MODULES.contains(&name).then_some(LibraryModule {
            source: None,
            exports,
        })
    }

    fn module_names(&self) -> Vec<&'static str> {
        MODULES.to_vec()
    }

    fn prelude(&self) -> &'static str {
        ""
    }

    fn is_builtin(&self, name: &str) -> bool {
        !matches!(name, "eval" | "input" | "open")
    }
}

/// The golden programs below a folder of `tests/`.
fn programs(folder: &str) -> Vec<std::path::PathBuf> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let mut todo = vec![root];
    let mut found = Vec::new();
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(
                std::fs::read_dir(&path)
                    .expect("readable")
                    .map(|e| e.expect("readable").path()),
            );
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(path);
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no programs in {folder}");
    found
}

fn compile_path(path: &std::path::Path, library: &dyn Library) -> Result<Program, Vec<Diagnostic>> {
    let text = std::fs::read_to_string(path).expect("readable");
    let main = SourceFile {
        name: "main.py".into(),
        module: "__main__".into(),
        text: text.into(),
    };
    compile_program(&[main], library)
}

#[test]
fn golden_programs_compile() {
    let mut failures = String::new();
    let folders = [
        "asyncio",
        "core",
        "errors",
        "futures",
        "lab",
        "multiprocessing",
        "queue",
        "threading",
    ];
    for path in folders
        .iter()
        .flat_map(|folder| programs(&format!("programs/{folder}")))
    {
        if let Err(found) = compile_path(&path, &PermissiveLibrary { asyncio: None }) {
            failures.push_str(&format!("{}: {found:?}\n", path.display()));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn refused_programs_are_refused_by_line_and_word() {
    let mut failures = String::new();
    for path in programs("programs_refused") {
        let text = std::fs::read_to_string(&path).expect("readable");
        let marked = text
            .lines()
            .zip(1..)
            .find_map(|(line, number)| Some((number, line.split_once("# refused: ")?.1)));
        let (line, words) = marked.unwrap_or_else(|| panic!("{} marks no line", path.display()));
        let library = PermissiveLibrary {
            asyncio: Some(vec!["sleep".into()]),
        };
        let found = compile_path(&path, &library).err().unwrap_or_default();
        let is_right = |d: &Diagnostic| d.line == line && d.message.contains(words.trim());
        if !found.first().is_some_and(is_right) {
            let name = path.display();
            failures.push_str(&format!("{name}: line {line}, {words:?}, but {found:?}\n"));
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

#[test]
fn try_folder() {
    let Ok(path) = std::env::var("TRY_DIR") else {
        return;
    };
    let mut paths: Vec<_> = std::fs::read_dir(path)
        .expect("readable")
        .map(|e| e.expect("readable").path())
        .collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("readable");
        match compile(&text) {
            Ok(_) => println!("@@ ok"),
            Err(found) => println!(
                "@@ {}|{}|{}",
                found[0].line,
                found[0].message,
                found[0].kind == crate::source::DiagnosticKind::Syntax
            ),
        }
    }
}

#[test]
fn names_of_other_modules_are_known() {
    let jobs = SourceFile {
        name: "jobs.py".into(),
        module: "jobs".into(),
        text: "def handle(job): pass\n_own = 1\n".into(),
    };
    let main = |text: &str| SourceFile {
        name: "main.py".into(),
        module: "__main__".into(),
        text: text.into(),
    };
    let compiles = |text: &str| compile_program(&[main(text), jobs.clone()], &TestLibrary).is_ok();
    assert!(compiles(
        "from jobs import handle\nfrom jobs import *\nimport jobs\njobs.later"
    ));
    assert!(compiles(
        "from queue import Queue, _secret\nimport queue\nqueue.Queue()"
    ));
    assert!(compiles("import queue\nqueue = 5\nqueue.nonsense"));
    assert!(!compiles("import queue\nqueue.nonsense"));
    assert!(!compiles("from queue import nonsense"));
}
