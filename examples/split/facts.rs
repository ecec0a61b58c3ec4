//! What splitting must know of a Wasm module. Function indices count imports first, as in the format.

use std::collections::BTreeSet;

use wasmparser::{
    ConstExpr, DataKind, ElementItems, ElementKind, ExternalKind, FuncType, FunctionBody,
    GlobalType, MemoryType, Operator, Parser, Payload, TableType, TypeRef,
};

use crate::Res;

/// A function that the module defines.
pub struct Defined<'a> {
    /// Its code.
    pub body: FunctionBody<'a>,
    /// The functions it names: calls and references.
    pub names: BTreeSet<u32>,
}

/// Functions that are put into a table, one after the other.
pub struct Element {
    pub table: u32,
    /// The slot of the first.
    pub at: u32,
    pub functions: Vec<u32>,
}

/// A module, read.
#[derive(Default)]
pub struct Facts<'a> {
    /// All types.
    pub types: Vec<FuncType>,
    /// The type of each function, imported ones first.
    pub type_of: Vec<u32>,
    /// Names of the imported functions.
    pub imports: Vec<&'a str>,
    /// The functions that follow the imported ones.
    pub defined: Vec<Defined<'a>>,
    pub tables: Vec<TableType>,
    pub memories: Vec<MemoryType>,
    pub globals: Vec<GlobalType>,
    /// Functions that the host or the table can call.
    pub entries: BTreeSet<u32>,
    /// What is put into tables at the beginning.
    pub elements: Vec<Element>,
}

impl<'a> Facts<'a> {
    /// Reads `wasm`. Refuses what wasm-bindgen does not make and splitting does not know.
    pub fn of(wasm: &'a [u8]) -> Res<Self> {
        let mut facts = Facts::default();
        for payload in Parser::new(0).parse_all(wasm) {
            facts.add(payload?)?;
        }
        Ok(facts)
    }

    fn add(&mut self, payload: Payload<'a>) -> Res<()> {
        match payload {
            Payload::TypeSection(types) => {
                for ty in types.into_iter_err_on_gc_types() {
                    self.types.push(ty?);
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    let TypeRef::Func(ty) = import.ty else {
                        return Err(format!("the import {} is not a function", import.name).into());
                    };
                    self.type_of.push(ty);
                    self.imports.push(import.name);
                }
            }
            Payload::FunctionSection(functions) => {
                for ty in functions {
                    self.type_of.push(ty?);
                }
            }
            Payload::TableSection(tables) => {
                for table in tables {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(memories) => {
                for memory in memories {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(globals) => {
                for global in globals {
                    self.globals.push(global?.ty);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    if export.kind == ExternalKind::Func {
                        self.entries.insert(export.index);
                    }
                }
            }
            Payload::StartSection { func, .. } => {
                self.entries.insert(func);
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    let element = element?;
                    let (
                        ElementKind::Active {
                            table_index,
                            offset_expr,
                        },
                        ElementItems::Functions(functions),
                    ) = (element.kind, element.items)
                    else {
                        return Err(
                            "an element segment is not a list of functions put into a table".into(),
                        );
                    };
                    let functions = functions.into_iter().collect::<Result<Vec<u32>, _>>()?;
                    self.entries.extend(&functions);
                    self.elements.push(Element {
                        table: table_index.unwrap_or(0),
                        at: constant(&offset_expr)?,
                        functions,
                    });
                }
            }
            Payload::DataSection(data) => {
                for datum in data {
                    if matches!(datum?.kind, DataKind::Passive) {
                        return Err("a data segment is passive".into());
                    }
                }
            }
            Payload::CodeSectionEntry(body) => self.defined.push(Defined {
                names: names_in(&body)?,
                body,
            }),
            _ => {}
        }
        Ok(())
    }

    /// Number of imported functions: the index of the first defined one.
    pub fn n_imports(&self) -> u32 {
        index(self.imports.len())
    }

    /// Whether the module defines the function.
    pub fn defines(&self, function: u32) -> bool {
        (self.n_imports()..index(self.type_of.len())).contains(&function)
    }

    /// A defined function.
    pub fn function(&self, function: u32) -> &Defined<'a> {
        &self.defined[(function - self.n_imports()) as usize]
    }

    /// Indices of the defined functions.
    pub fn functions(&self) -> impl Iterator<Item = u32> + use<> {
        self.n_imports()..index(self.type_of.len())
    }

    /// The index of a type.
    pub fn find_type(&self, params: &[wasmparser::ValType]) -> Res<u32> {
        self.types
            .iter()
            .position(|ty| ty.params() == params && ty.results().is_empty())
            .map(index)
            .ok_or_else(|| format!("no function takes {params:?} and returns nothing").into())
    }
}

/// The place that a segment is put at.
pub fn constant(place: &ConstExpr<'_>) -> Res<u32> {
    let Operator::I32Const { value } = place.get_operators_reader().read()? else {
        return Err("a segment is not at a constant place".into());
    };
    Ok(value.cast_unsigned())
}

/// A length or position as the format has it.
pub fn index(at: usize) -> u32 {
    u32::try_from(at).expect("the format has no module with more than 2³² of anything")
}

fn names_in(body: &FunctionBody<'_>) -> Res<BTreeSet<u32>> {
    let mut names = BTreeSet::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => {
                names.insert(function_index);
            }
            _ => {}
        }
    }
    Ok(names)
}
