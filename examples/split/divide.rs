//! One module made two that share memory, tables and globals. The first exports all of that to the rest
//! (`t0`, `g0`, …) with the functions that the rest calls (`_` and a number); the rest, when it is instantiated,
//! puts its functions into slots of the first one's table that are kept free for them, and into those where stubs for
//! them are. A call into the other module is slow, so the rest has copies of what simulating calls often.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    BlockType, CodeSection, ConstExpr, ElementSection, Elements, ExportKind, ExportSection,
    Function, FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction, Module,
    TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{DataKind, Parser, Payload};

use crate::Res;
use crate::facts::{Facts, constant, index};

/// A body that is shorter (bytes) is cheaper than its stub.
const STUB_BYTES: usize = 24;
/// The import that has the rest loaded, as it is named in `src/ui/browser/rest.rs`.
const LOAD: &str = "loadRestOfCode";
/// The name of the import's module in the rest.
const FIRST: &str = "first";
/// The export that the host sets to 1 when the rest is there.
const LOADED: &str = "rest_loaded";

/// What is between these words in the data is only read by the rest (`src/python/library/mod.rs`).
const LATE_DATA: [&[u8]; 2] = [b"\x02library texts begin\x02", b"\x02library texts end\x02"];

/// The two modules.
pub struct Files {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// Divides `wasm` into the functions that `ran` and the others; those that are `busy` while the page simulates are in
/// the rest whether they ran or not.
pub fn divide(
    wasm: &[u8],
    facts: &Facts<'_>,
    ran: &BTreeSet<u32>,
    busy: &BTreeSet<u32>,
) -> Res<Files> {
    let plan = Plan::new(facts, ran, busy)?;
    println!(
        "split: {} functions in the first file with {} stubs, {} in the rest, {} of them in both",
        plan.early.len(),
        plan.stubs.len(),
        plan.late.len(),
        (&plan.early & &plan.late).len(),
    );
    Ok(Files {
        first: plan.first(wasm)?,
        rest: plan.rest(wasm)?,
    })
}

/// Which function goes where. All numbers are those of the undivided module.
struct Plan<'a> {
    facts: &'a Facts<'a>,
    /// Functions of the first file, in order.
    early: BTreeSet<u32>,
    /// Functions of the rest, in order, those that are in both included.
    late: BTreeSet<u32>,
    /// Those of the rest only that the first file, the table or the host can call.
    stubs: BTreeSet<u32>,
    /// Those of the first file, imports included, that the rest calls.
    shared: BTreeSet<u32>,
    /// The table of functions, and where in it the free slots begin.
    table: u32,
    first_slot: u32,
    /// The imported function that loads the rest.
    load: u32,
}

impl<'a> Plan<'a> {
    fn new(facts: &'a Facts<'a>, ran: &BTreeSet<u32>, busy: &BTreeSet<u32>) -> Res<Self> {
        let is_short =
            |function: &u32| facts.function(*function).body.as_bytes().len() < STUB_BYTES;
        let is_early = |function: &u32| ran.contains(function) || is_short(function);
        let (early, mut late): (BTreeSet<u32>, BTreeSet<u32>) =
            facts.functions().partition(is_early);
        let named_by = |functions: &BTreeSet<u32>| -> BTreeSet<u32> {
            let names = functions
                .iter()
                .map(|&function| &facts.function(function).names);
            names.flatten().copied().collect()
        };
        let stubs = &(&named_by(&early) | &facts.entries) & &late;
        late.extend(busy);
        late.extend(early.iter().filter(|function| is_short(function)));
        let shared = &named_by(&late) - &late;
        let table = facts
            .tables
            .iter()
            .position(|table| table.element_type.is_func_ref());
        let table = table.ok_or("there is no table of functions")?;
        let load = facts.imports.iter().position(|name| name.contains(LOAD));
        let load = load.ok_or_else(|| format!("nothing imports {LOAD}"))?;
        Ok(Plan {
            facts,
            early,
            late,
            stubs,
            shared,
            table: index(table),
            first_slot: u32::try_from(facts.tables[table].initial)?,
            load: index(load),
        })
    }

    /// The tables, with a slot for each stub.
    fn tables(&self, part: &mut Part) -> Res<Vec<TableType>> {
        let n_slots = self.stubs.len() as u64;
        let mut tables = Vec::new();
        for (at, table) in self.facts.tables.iter().enumerate() {
            let mut table = part.table_type(*table)?;
            if index(at) == self.table {
                table.minimum += n_slots;
                table.maximum = table.maximum.map(|most| most + n_slots);
            }
            tables.push(table);
        }
        Ok(tables)
    }

    fn first(&self, wasm: &[u8]) -> Res<Vec<u8>> {
        let kept = self.early.iter().chain(&self.stubs);
        let mut part = Part::new((0..self.facts.n_imports()).chain(kept.copied()));
        let mut module = Module::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(types) => {
                    let mut section = TypeSection::new();
                    part.parse_type_section(&mut section, types)?;
                    module.section(&section);
                }
                Payload::ImportSection(imports) => {
                    let mut section = ImportSection::new();
                    part.parse_import_section(&mut section, imports)?;
                    module.section(&section);
                }
                Payload::FunctionSection(_) => {
                    module.section(&self.function_types(self.early.iter().chain(&self.stubs)));
                }
                Payload::TableSection(_) => {
                    let mut section = TableSection::new();
                    for table in self.tables(&mut part)? {
                        section.table(table);
                    }
                    module.section(&section);
                }
                Payload::MemorySection(memories) => {
                    let mut section = wasm_encoder::MemorySection::new();
                    part.parse_memory_section(&mut section, memories)?;
                    module.section(&section);
                }
                Payload::GlobalSection(globals) => {
                    let mut section = GlobalSection::new();
                    part.parse_global_section(&mut section, globals)?;
                    let loaded = GlobalType {
                        val_type: ValType::I32,
                        mutable: true,
                        shared: false,
                    };
                    section.global(loaded, &ConstExpr::i32_const(0));
                    module.section(&section);
                }
                Payload::ExportSection(exports) => {
                    let mut section = ExportSection::new();
                    part.parse_export_section(&mut section, exports)?;
                    self.export_shared(&part, &mut section);
                    module.section(&section);
                }
                Payload::StartSection { func, .. } => {
                    let function_index = part.new_index[&func];
                    module.section(&wasm_encoder::StartSection { function_index });
                }
                Payload::ElementSection(elements) => {
                    let mut section = ElementSection::new();
                    part.parse_element_section(&mut section, elements)?;
                    module.section(&section);
                }
                Payload::CodeSectionStart { .. } => {
                    let mut section = CodeSection::new();
                    self.bodies(&mut part, &self.early, &mut section)?;
                    for (slot, &function) in (self.first_slot..).zip(&self.stubs) {
                        section.function(&self.stub(function, slot));
                    }
                    module.section(&section);
                }
                Payload::DataSection(data) => {
                    let mut section = wasm_encoder::DataSection::new();
                    for piece in pieces(&data)?.iter().filter(|piece| !piece.is_late) {
                        piece.add_to(&mut section);
                    }
                    module.section(&section);
                }
                _ => {}
            }
        }
        Ok(module.finish())
    }

    /// Everything the rest imports.
    fn export_shared(&self, part: &Part, section: &mut ExportSection) {
        for &function in &self.shared {
            section.export(
                &function_name(function),
                ExportKind::Func,
                part.new_index[&function],
            );
        }
        for table in 0..index(self.facts.tables.len()) {
            section.export(&format!("t{table}"), ExportKind::Table, table);
        }
        for global in 0..index(self.facts.globals.len()) {
            section.export(&format!("g{global}"), ExportKind::Global, global);
        }
        section.export(LOADED, ExportKind::Global, index(self.facts.globals.len()));
        for memory in 0..index(self.facts.memories.len()) {
            section.export(&format!("m{memory}"), ExportKind::Memory, memory);
        }
    }

    /// Calls the function in `slot`, after it has been loaded.
    fn stub(&self, function: u32, slot: u32) -> Function {
        let type_index = self.facts.type_of[function as usize];
        let n_params = index(self.facts.types[type_index as usize].params().len());
        let mut stub = Function::new([]);
        stub.instruction(&Instruction::GlobalGet(index(self.facts.globals.len())))
            .instruction(&Instruction::I32Eqz)
            .instruction(&Instruction::If(BlockType::Empty))
            .instruction(&Instruction::Call(self.load))
            .instruction(&Instruction::End);
        for param in 0..n_params {
            stub.instruction(&Instruction::LocalGet(param));
        }
        stub.instruction(&Instruction::I32Const(slot.cast_signed()))
            .instruction(&Instruction::CallIndirect {
                type_index,
                table_index: self.table,
            })
            .instruction(&Instruction::End);
        stub
    }

    fn rest(&self, wasm: &[u8]) -> Res<Vec<u8>> {
        let mut part = Part::new(self.shared.iter().chain(&self.late).copied());
        let mut module = Module::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::TypeSection(types) = payload? {
                let mut section = TypeSection::new();
                part.parse_type_section(&mut section, types)?;
                module.section(&section);
            }
        }
        module.section(&self.rest_imports(&mut part)?);
        module.section(&self.function_types(self.late.iter()));
        module.section(&self.rest_elements(&part));
        let mut code = CodeSection::new();
        self.bodies(&mut part, &self.late, &mut code)?;
        module.section(&code);
        let mut data = wasm_encoder::DataSection::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::DataSection(section) = payload? {
                let late = pieces(&section)?.into_iter().filter(|piece| piece.is_late);
                late.for_each(|piece| piece.add_to(&mut data));
            }
        }
        module.section(&data);
        Ok(module.finish())
    }

    /// The rest's functions in the slots that stubs call, and in the place of stubs and of functions it has copies of.
    fn rest_elements(&self, part: &Part) -> ElementSection {
        let mut section = ElementSection::new();
        let mut put = |table: u32, at: u32, functions: &[u32]| {
            let indices: Vec<u32> = functions.iter().map(|old| part.new_index[old]).collect();
            section.active(
                (table != 0).then_some(table),
                &ConstExpr::i32_const(at.cast_signed()),
                Elements::Functions(Cow::from(indices)),
            );
        };
        let in_slots: Vec<u32> = self.stubs.iter().copied().collect();
        put(self.table, self.first_slot, &in_slots);
        for element in &self.facts.elements {
            let mut at = element.at;
            let is_late = |function: &u32| self.late.contains(function);
            for alike in element
                .functions
                .chunk_by(|one, next| is_late(one) == is_late(next))
            {
                if is_late(&alike[0]) {
                    put(element.table, at, alike);
                }
                at += index(alike.len());
            }
        }
        section
    }

    fn rest_imports(&self, part: &mut Part) -> Res<ImportSection> {
        let mut imports = ImportSection::new();
        for &function in &self.shared {
            let ty = wasm_encoder::EntityType::Function(self.facts.type_of[function as usize]);
            imports.import(FIRST, &function_name(function), ty);
        }
        for (at, table) in self.tables(part)?.into_iter().enumerate() {
            imports.import(FIRST, &format!("t{at}"), table);
        }
        for (at, global) in self.facts.globals.iter().enumerate() {
            imports.import(FIRST, &format!("g{at}"), part.global_type(*global)?);
        }
        for (at, memory) in self.facts.memories.iter().enumerate() {
            imports.import(FIRST, &format!("m{at}"), part.memory_type(*memory)?);
        }
        Ok(imports)
    }

    fn function_types<'f>(&self, functions: impl Iterator<Item = &'f u32>) -> FunctionSection {
        let mut section = FunctionSection::new();
        for &function in functions {
            section.function(self.facts.type_of[function as usize]);
        }
        section
    }

    fn bodies(
        &self,
        part: &mut Part,
        functions: &BTreeSet<u32>,
        code: &mut CodeSection,
    ) -> Res<()> {
        for &function in functions {
            part.parse_function_body(code, self.facts.function(function).body.clone())?;
        }
        Ok(())
    }
}

/// A part of the memory's first contents.
struct Piece<'a> {
    at: u32,
    bytes: &'a [u8],
    is_late: bool,
}

impl Piece<'_> {
    fn add_to(&self, section: &mut wasm_encoder::DataSection) {
        let at = ConstExpr::i32_const(self.at.cast_signed());
        section.active(0, &at, self.bytes.iter().copied());
    }
}

/// The data, cut where what only the rest reads begins and ends.
fn pieces<'a>(data: &wasmparser::DataSectionReader<'a>) -> Res<Vec<Piece<'a>>> {
    let mut pieces = Vec::new();
    for datum in data.clone() {
        let datum = datum?;
        let DataKind::Active { offset_expr, .. } = datum.kind else {
            return Err("a data segment is passive".into());
        };
        let start = constant(&offset_expr)?;
        let find = |words: &[u8]| {
            let mut windows = datum.data.windows(words.len());
            windows.position(|window| window == words)
        };
        let late = match LATE_DATA.map(find) {
            [Some(begin), Some(end)] => begin..end + LATE_DATA[1].len(),
            _ => datum.data.len()..datum.data.len(),
        };
        let mut add = |range: std::ops::Range<usize>, is_late| {
            if !range.is_empty() {
                pieces.push(Piece {
                    at: start + index(range.start),
                    bytes: &datum.data[range],
                    is_late,
                });
            }
        };
        add(0..late.start, false);
        add(late.clone(), true);
        add(late.end..datum.data.len(), false);
    }
    Ok(pieces)
}

/// Short, for there are hundreds.
fn function_name(function: u32) -> String {
    format!("_{function:x}")
}

/// One of the two modules: the numbers that its functions have in it.
struct Part {
    new_index: BTreeMap<u32, u32>,
}

impl Part {
    fn new(functions: impl Iterator<Item = u32>) -> Self {
        Part {
            new_index: functions.zip(0..).collect(),
        }
    }
}

impl Reencode for Part {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.new_index[&function])
    }
}
