//! Text in, disassembly or diagnostics out.

use std::rc::Rc;

use super::disassemble::disassemble_program;
use super::{Library, LibraryModule, compile_modules};
use crate::python::code::Program;
use crate::python::link::link;
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
            "print" | "range" | "dict" | "list" | "object" | "int" | "super" | "len" | "str"
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
    compile_modules(&[main], &TestLibrary).map(link)
}

fn shown(text: &str) -> String {
    match compile(text) {
        Ok(program) => disassemble_program(&program),
        Err(found) => found.iter().map(|d| format!("{d}\n")).collect(),
    }
}

/// Every file of `golden/` has cases: a program, `----`, its bytecode or what is wrong with it.
/// `UPDATE_GOLDEN=1 cargo test` writes them anew; read the difference before you keep it.
#[test]
fn golden() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/python/compile/golden");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "no golden files");
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("readable");
        let cases: Vec<(&str, &str)> = text
            .split("====\n")
            .map(|case| case.split_once("----\n").unwrap_or((case, "")))
            .collect();
        if std::env::var("UPDATE_GOLDEN").is_ok() {
            let anew: Vec<String> = cases
                .iter()
                .map(|(input, _)| format!("{input}----\n{}", shown(input)))
                .collect();
            std::fs::write(&path, anew.join("====\n")).expect("writable");
            continue;
        }
        for (input, expected) in cases {
            let found = shown(input);
            assert!(
                found == expected,
                "{}:\n{input}----\n{found}",
                path.display()
            );
        }
    }
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
        !matches!(name, "__import__" | "eval" | "input" | "open")
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
    compile_modules(&[main], library).map(link)
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
    let compiles = |text: &str| compile_modules(&[main(text), jobs.clone()], &TestLibrary).is_ok();
    assert!(compiles(
        "from jobs import handle\nfrom jobs import *\nimport jobs\njobs.later"
    ));
    assert!(compiles(
        "from queue import Queue, _secret\nimport queue\nqueue.Queue()"
    ));
    assert!(compiles("import queue\nqueue = 5\nqueue.nonsense"));
    assert!(!compiles("import queue\nqueue.nonsense"));
    assert!(!compiles("from queue import nonsense"));
    assert!(compiles(
        "import concurrent.futures\nconcurrent.futures.wait"
    ));
    assert!(!compiles(
        "import concurrent.futures\nconcurrent.futures.nonsense"
    ));
    assert!(!compiles("import concurrent.futures as f\nf.nonsense"));
}

/// The first message of a refused text; the text must be refused.
fn refusal(text: &str) -> String {
    match compile(text) {
        Ok(_) => panic!("not refused"),
        Err(found) => format!("{}: {}", found[0].line, found[0].message),
    }
}

#[test]
fn deep_nesting_is_refused_by_line() {
    let deep = 50_000;
    for unit in [
        "(",
        "[",
        "{",
        "f(",
        "x[",
        "not ",
        "-",
        "~",
        "lambda: ",
        "lambda a, b: ",
        "a if b else ",
        "a ** ",
        "await ",
        "{1: ",
        "*",
        "[x for x in ",
        "f\"{",
        "yield ",
        "(x := ",
        "- + ",
        "a and not ",
        "lambda x=",
        "x[1:",
        "(a, ",
    ] {
        let text = format!("y = 1\nx = {}a\n", unit.repeat(deep));
        assert!(
            refusal(&text).starts_with("2: "),
            "{unit}: {}",
            refusal(&text)
        );
    }
    for unit in ["a + ", "a.", "a()", "a[0]", "a and b or ", "a < ", "a @ "] {
        let text = format!("y = 1\nx = {}a\n", unit.repeat(deep));
        assert!(
            refusal(&text).starts_with("2: "),
            "{unit}: {}",
            refusal(&text)
        );
    }
    assert!(refusal(&nested_ifs(101)).ends_with(": too many levels of indentation"));
}

fn nested_ifs(depth: usize) -> String {
    let mut text: String = (0..depth)
        .map(|n| format!("{}if x:\n", " ".repeat(n)))
        .collect();
    text.push_str(&format!("{}pass\n", " ".repeat(depth)));
    text
}

#[test]
fn moderate_nesting_compiles() {
    let nested =
        |open: &str, close: &str, n: usize| format!("x = {}a{}\n", open.repeat(n), close.repeat(n));
    for text in [
        nested("(", ")", 95),
        nested("[", "]", 95),
        nested("f(", ")", 45),
        nested("{1: ", "}", 95),
        nested("lambda: ", "", 95),
        nested("[x for x in ", "]", 90),
        nested("a if b else ", "", 45),
        nested("a + ", "", 950),
        nested("a and ", "", 950),
        nested("-", "", 95),
        nested("", ".b", 95),
        nested("", "()", 95),
        nested_ifs(95),
        format!(
            "def f(x):\n  if x: pass\n{}",
            "  elif x: x = 1\n".repeat(1000)
        ),
        (0..90)
            .map(|n| format!("{}def f{n}():\n", " ".repeat(n)))
            .collect::<String>()
            + &" ".repeat(90)
            + "return f0",
        (0..90)
            .map(|n| format!("{}class f{n}:\n", " ".repeat(n)))
            .collect::<String>()
            + &" ".repeat(90)
            + "x = f0",
        format!("x = {}\n", "'a' ".repeat(50_000)),
        format!("x = ({})\n", "f'{a}' ".repeat(10_000)),
        format!("x = [{}]\n", "a, ".repeat(100_000)),
        format!("x = {{{}}}\n", "a: b, ".repeat(50_000)),
        format!("f({})\n", "a, ".repeat(100_000)),
        format!("x = {}1\n", "x = ".repeat(10_000)),
        format!(
            "import time\n{}",
            "@time.sleep\n".repeat(10_000) + "def f(): pass\n"
        ),
    ] {
        let shown: String = text.chars().take(40).collect();
        if let Err(found) = compile(&text) {
            panic!("{shown}: {:?}", found[0]);
        }
    }
}

#[test]
fn what_does_not_fit_the_bytecode_is_refused() {
    let many = |n: usize, item: fn(usize) -> String| (0..n).map(item).collect::<String>();
    let refused = |text: String, words: &str| {
        let found = refusal(&text);
        assert!(found.contains(words), "{found}");
    };
    refused("#".repeat(2_000_000), "1: this file has 2000 kB");
    refused(
        format!("def f():\n{}", many(70_000, |n| format!(" x{n}=1\n"))),
        "variables and intermediate values",
    );
    refused(
        format!("def f({}): return x1\n", many(70_000, |n| format!("x{n},"))),
        "variables and intermediate values",
    );
    refused(many(70_000, |n| format!("x{n}=1\n")), "global names");
    refused(many(70_000, |n| format!("x={n}\n")), "different constants");
    refused(
        format!("def f():\n with {} a: pass", "a, ".repeat(50_000)),
        "too many statically nested blocks",
    );
    refused(
        format!("{} = x", "a, ".repeat(300) + "*b, c"),
        "255 targets",
    );
}

#[test]
fn copies_of_finally_bodies_are_bounded() {
    let mut text = String::from("def f():\n");
    for depth in 1..=18 {
        let indent = " ".repeat(depth);
        text.push_str(&format!("{indent}try: return 1\n{indent}finally:\n"));
    }
    text.push_str(&format!("{}x()\n", " ".repeat(19)));
    // It compiles or is refused, in bounded time and memory.
    let _ = compile(&text);
}

#[rustfmt::skip]
const TOKENS: &[&str] = &[
    "def ", "class ", "f", "x", "(", ")", "[", "]", "{", "}", ":", ",", "\n", "\n ", "\n  ", "=", "+=", ":=",
    "*", "**", "@", "if ", "else", "elif ", "for ", "in ", "while ", "try", "except ", "finally", "with ",
    "as ", "async ", "await ", "yield ", "return ", "break", "continue", "lambda ", "global x", "nonlocal x",
    "del ", "import ", "from ", "time", "raise ", "assert ", "not ", "and ", "or ", "is ", "1", "1.5", "'s'",
    "f'{", "}'", "f'{x!r:>{y}}'", "b'x'", "\"", "'''", "\\", "#", "None", "True", ".", "...", "->", "match ",
    "case ", "_", "\t", "\r", "\u{feff}", "\0", "é", "𝒳", "!", "$", "super()", "__class__", "type ",
];

/// A small generator of pseudo-random numbers, so that the test needs nothing.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % n as u64).expect("below n")
    }
}

#[test]
fn no_text_makes_the_compiler_panic() {
    let mut random = Random(0x1234_5678_9abc_def1);
    for _ in 0..3000 {
        let n_tokens = random.below(40);
        let text: String = (0..n_tokens)
            .map(|_| TOKENS[random.below(TOKENS.len())])
            .collect();
        let _ = compile(&text);
    }
}

#[test]
fn no_damage_to_a_program_makes_the_compiler_panic() {
    let mut random = Random(42);
    for path in programs("programs/core")
        .iter()
        .chain(&programs("programs/asyncio"))
    {
        let text = std::fs::read_to_string(path).expect("readable");
        for _ in 0..6 {
            let mut characters: Vec<char> = text.chars().collect();
            for _ in 0..=random.below(3) {
                let at = random.below(characters.len());
                let end = (at + random.below(12)).min(characters.len());
                let from = random.below(characters.len());
                let to = (from + random.below(12)).min(characters.len());
                let moved: Vec<char> = characters[from..to].to_vec();
                characters.splice(at..end, moved);
            }
            let _ = compile(&characters.into_iter().collect::<String>());
        }
    }
}
