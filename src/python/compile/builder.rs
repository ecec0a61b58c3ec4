//! Builds one code object: registers, labels, constants, handlers, and which locals are surely
//! bound. Knows nothing of Python's syntax.

use std::collections::HashMap;
use std::rc::Rc;

use crate::python::code::{Handler, Instruction, Reg, Sym, Target};
use crate::python::columns::{ColumnTable, Columns};
use crate::python::value::Const;

/// A place to jump to; its position may be still unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label(Target);

/// Where in the text an instruction comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) line: u32,
    /// The part of the line; the library's code has none.
    pub(super) columns: Option<Columns>,
}

impl Spot {
    /// A line as a whole.
    pub(super) fn line(line: u32) -> Spot {
        let columns = None;
        Spot { line, columns }
    }
}

/// Which locals are surely bound here. `None` where control never comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bound(Option<Vec<u64>>);

impl Bound {
    fn with_capacity(n_locals: usize) -> Self {
        Bound(Some(vec![0; n_locals.div_ceil(64)]))
    }

    fn contains(&self, reg: Reg) -> bool {
        let (word, bit) = (usize::from(reg) / 64, reg % 64);
        self.0
            .as_ref()
            .is_none_or(|words| words.get(word).is_some_and(|w| w & (1 << bit) != 0))
    }

    fn set(&mut self, reg: Reg, bound: bool) {
        let (word, bit) = (usize::from(reg) / 64, reg % 64);
        if let Some(w) = self.0.as_mut().and_then(|words| words.get_mut(word)) {
            *w = if bound {
                *w | (1 << bit)
            } else {
                *w & !(1 << bit)
            };
        }
    }

    fn meet(&mut self, other: &Bound) {
        match (&mut self.0, &other.0) {
            (_, None) => {}
            (None, Some(_)) => self.0.clone_from(&other.0),
            (Some(words), Some(others)) => {
                for (word, other) in words.iter_mut().zip(others) {
                    *word &= other;
                }
            }
        }
    }
}

/// A limit of the bytecode's format that the code ran into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Overflow {
    Registers,
    Constants,
    Instructions,
}

/// Instructions of one code object. A file that needs more is refused.
const MAX_INSTRUCTIONS: usize = 1_000_000;

/// Equality of constants as Python's compiler sees it: `1`, `1.0` and `True` differ.
#[derive(PartialEq, Eq, Hash)]
enum ConstKey {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(u64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
}

impl ConstKey {
    fn of(constant: &Const) -> Option<Self> {
        Some(match constant {
            Const::None => ConstKey::None,
            Const::Ellipsis => ConstKey::Ellipsis,
            Const::Bool(b) => ConstKey::Bool(*b),
            Const::Int(i) => ConstKey::Int(*i),
            Const::Float(f) => ConstKey::Float(f.to_bits()),
            Const::Str(s) => ConstKey::Str(Rc::clone(s)),
            Const::Bytes(b) => ConstKey::Bytes(Rc::clone(b)),
            Const::Tuple(_) | Const::Wide(_) => return None,
        })
    }
}

/// What a builder has made, ready for a `Code`.
pub(super) struct Built {
    pub(super) n_registers: u16,
    pub(super) constants: Vec<Const>,
    pub(super) instructions: Vec<Instruction>,
    pub(super) lines: Vec<u32>,
    pub(super) columns: ColumnTable,
    pub(super) handlers: Vec<Handler>,
    pub(super) discarded: Vec<Target>,
    pub(super) keyword_names: Vec<Rc<[Sym]>>,
}

/// Builds the instructions of one code object.
pub(super) struct Builder {
    instructions: Vec<Instruction>,
    lines: Vec<u32>,
    columns: Vec<Option<Columns>>,
    spot: Spot,
    constants: Vec<Const>,
    // Only looked up, never iterated.
    constant_numbers: HashMap<ConstKey, u16>,
    keyword_names: Vec<Rc<[Sym]>>,
    // Positions and merged `Bound`s by label; targets hold labels until `finish`.
    positions: Vec<Option<Target>>,
    label_bounds: Vec<Bound>,
    handlers: Vec<Handler>,
    discarded: Vec<Target>,
    n_locals: u16,
    next_register: u32,
    most_registers: u32,
    bound: Bound,
    overflow: Option<Overflow>,
}

impl Builder {
    pub(super) fn new(n_locals: u16) -> Self {
        Builder {
            instructions: Vec::new(),
            lines: Vec::new(),
            columns: Vec::new(),
            spot: Spot::line(1),
            constants: Vec::new(),
            constant_numbers: HashMap::new(),
            keyword_names: Vec::new(),
            positions: Vec::new(),
            label_bounds: Vec::new(),
            handlers: Vec::new(),
            discarded: Vec::new(),
            n_locals,
            next_register: u32::from(n_locals),
            most_registers: u32::from(n_locals),
            bound: Bound::with_capacity(usize::from(n_locals)),
            overflow: None,
        }
    }

    // ---- registers

    /// A new temporary.
    pub(super) fn temp(&mut self) -> Reg {
        self.temps(1)
    }

    /// `count` new consecutive temporaries; gives the first.
    pub(super) fn temps(&mut self, count: usize) -> Reg {
        let first = self.next_register;
        let end = first.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        // `u16::MAX` means "no register" in some instructions.
        if end >= u32::from(Reg::MAX) {
            self.overflow.get_or_insert(Overflow::Registers);
            return Reg::MAX - 1;
        }
        self.next_register = end;
        self.most_registers = self.most_registers.max(end);
        Reg::try_from(first).expect("below the checked end")
    }

    /// Where the stack of temporaries ends; give it back to `release`.
    pub(super) fn mark(&self) -> u32 {
        self.next_register
    }

    /// Frees the temporaries allocated since `mark`.
    pub(super) fn release(&mut self, mark: u32) {
        self.next_register = mark;
    }

    /// Whether a register is a temporary, so that nothing else reads it.
    pub(super) fn is_temp(&self, reg: Reg) -> bool {
        reg >= self.n_locals
    }

    // ---- instructions

    /// Where the instructions emitted from now on come from.
    pub(super) fn set_spot(&mut self, spot: Spot) {
        self.spot = spot;
    }

    /// The next instruction looks up an attribute first, which starts where the instruction does.
    pub(super) fn note_lookup(&mut self, lookup: Spot) {
        if let (Some(columns), Some(looked_up)) = (&mut self.spot.columns, lookup.columns) {
            columns.lookup_end = looked_up.end;
        }
    }

    pub(super) fn spot(&self) -> Spot {
        self.spot
    }

    /// Adds an instruction, unless control never comes here.
    pub(super) fn emit(&mut self, instruction: Instruction) {
        if !self.is_reachable() {
            return;
        }
        if self.instructions.len() >= MAX_INSTRUCTIONS {
            self.overflow.get_or_insert(Overflow::Instructions);
            return;
        }
        self.instructions.push(instruction);
        self.lines.push(self.spot.line);
        self.columns.push(self.spot.columns);
        if matches!(
            instruction,
            Instruction::Return { .. }
                | Instruction::Raise { .. }
                | Instruction::RaiseFrom { .. }
                | Instruction::RaiseCurrent
                | Instruction::RaiseAssertion { .. }
                | Instruction::Reraise { .. }
        ) {
            self.bound = Bound::default();
        }
    }

    /// `dst = src`, unless they are the same.
    pub(super) fn emit_move(&mut self, dst: Reg, src: Reg) {
        if dst != src {
            self.emit(Instruction::Move { dst, src });
        }
    }

    /// Whether control can come here.
    pub(super) fn is_reachable(&self) -> bool {
        self.bound.0.is_some()
    }

    /// Where the next instruction goes.
    pub(super) fn here(&self) -> Target {
        Target::try_from(self.instructions.len()).expect("bounded by MAX_INSTRUCTIONS")
    }

    /// The result of the last instruction is dropped.
    pub(super) fn discard(&mut self) {
        if let Some(last) = self.here().checked_sub(1) {
            self.discarded.push(last);
        }
    }

    // ---- constants

    pub(super) fn constant(&mut self, constant: Const) -> u16 {
        let key = ConstKey::of(&constant);
        if let Some(&index) = key.as_ref().and_then(|key| self.constant_numbers.get(key)) {
            return index;
        }
        let Ok(index) = u16::try_from(self.constants.len()) else {
            self.overflow.get_or_insert(Overflow::Constants);
            return 0;
        };
        self.constants.push(constant);
        if let Some(key) = key {
            self.constant_numbers.insert(key, index);
        }
        index
    }

    pub(super) fn load_const(&mut self, dst: Reg, constant: Const) {
        let index = self.constant(constant);
        self.emit(Instruction::LoadConst { dst, index });
    }

    pub(super) fn keyword_names(&mut self, names: Vec<Sym>) -> u16 {
        if let Some(index) = self
            .keyword_names
            .iter()
            .position(|known| **known == *names)
        {
            return u16::try_from(index).expect("checked when it was added");
        }
        match u16::try_from(self.keyword_names.len()) {
            // `u16::MAX` means "no keywords".
            Ok(index) if index < u16::MAX => {
                self.keyword_names.push(names.into());
                index
            }
            _ => {
                self.overflow.get_or_insert(Overflow::Constants);
                0
            }
        }
    }

    // ---- control flow

    pub(super) fn label(&mut self) -> Label {
        let label =
            Label(Target::try_from(self.positions.len()).expect("fewer labels than instructions"));
        self.positions.push(None);
        self.label_bounds.push(Bound::default());
        label
    }

    /// The label is here. What is bound here is what is bound on all ways to it.
    pub(super) fn bind(&mut self, label: Label) {
        let Label(index) = label;
        self.positions[index as usize] = Some(self.here());
        let arriving = std::mem::take(&mut self.label_bounds[index as usize]);
        self.bound.meet(&arriving);
    }

    /// Binds the label of a handler or of another place that is only reached in ways not emitted as
    /// jumps; `bound` is what is surely bound there.
    pub(super) fn bind_with(&mut self, label: Label, bound: Bound) {
        let Label(index) = label;
        self.positions[index as usize] = Some(self.here());
        self.bound = bound;
    }

    /// A target for an instruction that jumps to `label` sometimes.
    pub(super) fn target(&mut self, label: Label) -> Target {
        let Label(index) = label;
        // Of a label behind, what is bound there was decided when it was bound.
        if self.positions[index as usize].is_none() {
            self.label_bounds[index as usize].meet(&self.bound);
        }
        index
    }

    pub(super) fn jump(&mut self, label: Label) {
        let target = self.target(label);
        self.emit(Instruction::Jump { target });
        self.bound = Bound::default();
    }

    pub(super) fn jump_if(&mut self, cond: Reg, sense: bool, label: Label) {
        let target = self.target(label);
        self.emit(if sense {
            Instruction::JumpIfTrue { cond, target }
        } else {
            Instruction::JumpIfFalse { cond, target }
        });
    }

    /// Exceptions raised in the ranges come to `target`. Call for inner handlers first.
    pub(super) fn handler(&mut self, ranges: &[(Target, Target)], target: Label, exception: Reg) {
        for &(start, end) in ranges {
            if start < end {
                self.handlers.push(Handler {
                    start,
                    end,
                    target: target.0,
                    exception,
                });
            }
        }
    }

    // ---- which locals are bound

    pub(super) fn is_bound(&self, reg: Reg) -> bool {
        self.bound.contains(reg)
    }

    pub(super) fn set_bound(&mut self, reg: Reg, bound: bool) {
        self.bound.set(reg, bound);
    }

    pub(super) fn bound(&self) -> Bound {
        self.bound.clone()
    }

    /// Forgets what may have been unbound in between.
    pub(super) fn without(mut bound: Bound, deletable: &[Reg]) -> Bound {
        for &reg in deletable {
            bound.set(reg, false);
        }
        bound
    }

    /// At the head of a loop: a local that the loop may delete is not surely bound.
    pub(super) fn forget(&mut self, deletable: &[Reg]) {
        self.bound = Self::without(std::mem::take(&mut self.bound), deletable);
    }

    // ---- the end

    /// The code needs more registers than there are.
    pub(super) fn refuse_registers(&mut self) {
        self.overflow.get_or_insert(Overflow::Registers);
    }

    pub(super) fn overflow(&self) -> Option<Overflow> {
        self.overflow
    }

    /// Puts positions in the place of labels.
    pub(super) fn finish(mut self) -> Built {
        let positions = std::mem::take(&mut self.positions);
        let resolve = |target: Target| {
            positions[target as usize].expect("every label that is jumped to is bound")
        };
        for instruction in &mut self.instructions {
            if let Some(target) = target_of(instruction) {
                *target = resolve(*target);
            }
        }
        for handler in &mut self.handlers {
            handler.target = resolve(handler.target);
        }
        thread_jumps(&mut self.instructions);
        Built {
            n_registers: u16::try_from(self.most_registers).expect("checked when allocated"),
            constants: self.constants,
            instructions: self.instructions,
            lines: self.lines,
            columns: ColumnTable::new(&self.columns),
            handlers: self.handlers,
            discarded: self.discarded,
            keyword_names: self.keyword_names,
        }
    }
}

/// The place an instruction may jump to.
pub(super) fn target_of(instruction: &mut Instruction) -> Option<&mut Target> {
    match instruction {
        Instruction::Jump { target }
        | Instruction::JumpIfFalse { target, .. }
        | Instruction::JumpIfTrue { target, .. }
        | Instruction::JumpIfCompare { target, .. }
        | Instruction::JumpIfCompareInt { target, .. }
        | Instruction::JumpIfNone { target, .. }
        | Instruction::JumpIfNotStopAsync { target, .. }
        | Instruction::ForIter { exit: target, .. } => Some(target),
        _ => None,
    }
}

/// A jump to a jump goes where that one goes.
fn thread_jumps(instructions: &mut [Instruction]) {
    for index in 0..instructions.len() {
        let mut instruction = instructions[index];
        let Some(target) = target_of(&mut instruction) else {
            continue;
        };
        // An endless loop of jumps (`while True: pass`) must not be followed for ever.
        for _ in 0..8 {
            match instructions.get(*target as usize) {
                Some(Instruction::Jump { target: next }) if *next != *target => *target = *next,
                _ => break,
            }
        }
        instructions[index] = instruction;
    }
}
