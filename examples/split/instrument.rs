//! A module that reports which of its functions run: each begins with a call of `profile.mark(index)`.

use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, EntityType, ImportSection, Instruction, Module};
use wasmparser::{FunctionBody, ImportSectionReader, Parser, ValType};

use crate::Res;
use crate::facts::Facts;

/// The module with its marks.
pub fn instrument(wasm: &[u8], facts: &Facts<'_>) -> Res<Vec<u8>> {
    let mut module = Module::new();
    let mut marks = Marks {
        mark: facts.n_imports(),
        mark_type: facts.find_type(&[ValType::I32])?,
        next: facts.n_imports(),
    };
    marks.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

struct Marks {
    /// The imported function that is told; what it displaces moves up by one.
    mark: u32,
    mark_type: u32,
    /// The index, in the original, of the next function body.
    next: u32,
}

impl Reencode for Marks {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(function + u32::from(function >= self.mark))
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        utils::parse_import_section(self, imports, section)?;
        imports.import("profile", "mark", EntityType::Function(self.mark_type));
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Infallible>> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        function
            .instruction(&Instruction::I32Const(self.next.cast_signed()))
            .instruction(&Instruction::Call(self.mark));
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            function.instruction(&self.parse_instruction(&mut operators)?);
        }
        code.function(&function);
        self.next += 1;
        Ok(())
    }
}
