//! Bytecode as text, for tests and debugging.

use std::fmt::Write;

use super::builder::target_of;
use crate::python::code::{Code, Instruction, Program};
use crate::python::value::Const;

/// One line per instruction: line number, address, instruction with names and constants spelled out;
/// then the handlers.
#[must_use]
pub fn disassemble(program: &Program, code: &Code) -> String {
    let mut text = String::new();
    let mut last_line = 0;
    for (address, (instruction, &line)) in code.instructions.iter().zip(&code.lines).enumerate() {
        let shown = if line == last_line {
            String::new()
        } else {
            line.to_string()
        };
        last_line = line;
        let _ = writeln!(
            text,
            "{shown:>3} {address:>3} {}",
            instruction_text(program, code, *instruction)
        );
    }
    for handler in &code.handlers {
        let _ = writeln!(
            text,
            "    {}..{} -> {} in {}",
            handler.start,
            handler.end,
            handler.target,
            register_text(program, code, handler.exception)
        );
    }
    text
}

/// All code objects of the user's modules.
#[must_use]
pub fn disassemble_program(program: &Program) -> String {
    let mut text = String::new();
    for code in &program.codes {
        if program.modules[usize::from(code.module.0)].is_library {
            continue;
        }
        let _ = writeln!(text, "{}:", code.qualname);
        text.push_str(&disassemble(program, code));
    }
    text
}

fn register_text(program: &Program, code: &Code, reg: u16) -> String {
    match code.local_names.get(usize::from(reg)) {
        Some(&name) => program.names.name(name).to_string(),
        None if reg == u16::MAX => "-".into(),
        None => format!("r{reg}"),
    }
}

/// The instruction as `Debug` writes it, with registers, names and constants put in.
fn instruction_text(program: &Program, code: &Code, mut instruction: Instruction) -> String {
    let target = target_of(&mut instruction).map(|target| *target);
    let debug = format!("{instruction:?}");
    let (verb, fields) = debug.split_once(" {").unwrap_or((&debug, ""));
    let mut text = verb.to_owned();
    for field in fields.trim_end_matches('}').split(", ") {
        let Some((key, value)) = field.trim().split_once(": ") else {
            continue;
        };
        let number = || value.parse::<u16>().unwrap_or(u16::MAX);
        let shown = match key {
            "target" | "exit" if target.is_some() => format!("-> {value}"),
            "dst" | "src" | "reg" | "cell" | "a" | "b" | "cond" | "obj" | "key" | "list"
            | "set" | "dict" | "callee" | "first" | "item" | "container" | "iter" | "exception"
            | "saved" | "class" | "exit" | "function" | "module" | "cause" | "message" | "spec" => {
                register_text(program, code, number())
            }
            "index" => const_text(&code.constants[usize::from(number())]),
            "slot" => {
                let globals = &program.modules[usize::from(code.module.0)].globals;
                globals
                    .get(usize::from(number()))
                    .map_or_else(|| value.into(), |&g| program.names.name(g).to_string())
            }
            "name" => match value.strip_prefix("Sym(").and_then(|v| v.strip_suffix(')')) {
                Some(sym) => format!(
                    ".{}",
                    program
                        .names
                        .name(crate::python::code::Sym(sym.parse().unwrap_or(0)))
                ),
                None => const_text(&code.constants[usize::from(number())]),
            },
            "kwnames" => match code.keyword_names.get(usize::from(number())) {
                Some(names) => {
                    let names: Vec<String> = names
                        .iter()
                        .map(|&n| program.names.name(n).to_string())
                        .collect();
                    format!("({})", names.join(" "))
                }
                None => continue,
            },
            "code" => {
                let id: usize = value
                    .trim_start_matches("CodeId(")
                    .trim_end_matches(')')
                    .parse()
                    .unwrap_or(0);
                format!("<{}>", program.codes[id].qualname)
            }
            "negate" | "want_last" | "in_place" | "sense" => {
                if value == "true" {
                    key.into()
                } else {
                    continue;
                }
            }
            "op" | "conversion" | "int" => value.to_owned(),
            _ => format!("{key}={value}"),
        };
        text.push(' ');
        text.push_str(&shown);
    }
    text
}

fn const_text(constant: &Const) -> String {
    match constant {
        Const::None => "None".into(),
        Const::Ellipsis => "...".into(),
        Const::Bool(true) => "True".into(),
        Const::Bool(false) => "False".into(),
        Const::Int(value) => value.to_string(),
        Const::Wide(digits) => digits.to_string(),
        Const::Float(value) => format!("{value:?}"),
        Const::Str(text) => format!("{text:?}"),
        Const::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Const::Tuple(items) => {
            let items: Vec<String> = items.iter().map(const_text).collect();
            format!("({})", items.join(", "))
        }
    }
}
