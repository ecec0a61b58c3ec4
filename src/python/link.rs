//! Modules that were compiled one by one, and how they become a program. Each has numbers of its own
//! for names and code objects, so that it is the same in every program it is part of. Must never
//! know how a module was made: compiled just now, or read from an image.

use serde::{Deserialize, Serialize};

use super::code::{Code, CodeId, Instruction, Module, ModuleId, Program, Sym};
use super::names::Interner;

/// One module, not yet part of a program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CompiledModule {
    /// What it is. Its `body` is an index into `codes`, and its `globals` are numbers of `names`.
    pub module: Module,
    /// Its code objects; the `module` of each is only known when it is linked.
    pub codes: Vec<Code>,
    /// Its names.
    pub names: Interner,
}

/// Puts modules together. Their order is that of [`Program::modules`].
///
/// # Panics
/// If there are 2¹⁶ modules, or 2³² code objects.
#[must_use]
pub fn link(modules: Vec<CompiledModule>) -> Program {
    let mut program = Program::default();
    let is_main = |m: &CompiledModule| !m.module.is_library && &*m.module.name == "__main__";
    let mut main = None;
    for (index, compiled) in modules.into_iter().enumerate() {
        let id = ModuleId(u16::try_from(index).expect("fewer than 2**16 modules"));
        let is_main = is_main(&compiled);
        let CompiledModule {
            module,
            codes,
            names,
        } = compiled;
        program.modules.push(module);
        // The main module's code comes last, as when it is compiled: it may use all others.
        if is_main {
            program.main = id;
            main = Some((codes, names));
        } else {
            add_codes(&mut program, id, codes, &names);
        }
    }
    if let Some((codes, names)) = main {
        let id = program.main;
        add_codes(&mut program, id, codes, &names);
    }
    program
}

/// Gives a module's names and code objects their numbers in the program.
fn add_codes(program: &mut Program, id: ModuleId, codes: Vec<Code>, names: &Interner) {
    let interned = names.iter().map(|name| program.names.intern(name));
    let numbers: Vec<Sym> = interned.collect();
    let first = u32::try_from(program.codes.len()).expect("fewer than 2**32 codes");
    let name = |sym: &mut Sym| *sym = numbers[sym.0 as usize];
    let code_id = |code: &mut CodeId| code.0 += first;
    let module = &mut program.modules[usize::from(id.0)];
    code_id(&mut module.body);
    module.globals.iter_mut().for_each(name);
    for mut code in codes {
        code.module = id;
        let params = &mut code.params;
        params.positional.iter_mut().for_each(name);
        params.keyword_only.iter_mut().for_each(name);
        code.local_names.iter_mut().for_each(name);
        for names in &mut code.keyword_names {
            *names = names.iter().map(|sym| numbers[sym.0 as usize]).collect();
        }
        for instruction in &mut code.instructions {
            link_instruction(instruction, name, code_id);
        }
        program.codes.push(code);
    }
}

/// Every instruction that has a name or a code object must be here: a program whose names are not
/// those of its text does nothing right, so any test finds what is missing.
fn link_instruction(
    instruction: &mut Instruction,
    link_name: impl Fn(&mut Sym),
    link_code: impl Fn(&mut CodeId),
) {
    match instruction {
        Instruction::LoadClassCell { name, .. }
        | Instruction::StoreName { name, .. }
        | Instruction::DeleteName { name }
        | Instruction::LoadAttr { name, .. }
        | Instruction::StoreAttr { name, .. }
        | Instruction::DeleteAttr { name, .. }
        | Instruction::CallMethod { name, .. }
        | Instruction::ImportFrom { name, .. } => link_name(name),
        Instruction::MakeFunction { code, .. } => link_code(code),
        _ => {}
    }
}
