//! Generators that a program has dropped half-way: CPython closes them at that moment, because its
//! objects count who refers to them. Here nothing is counted. Where a program most often drops one (a
//! `for` that is left, a call that ends, `del`, `name = None`) what is dropped is looked at, and closed
//! if it is suspended where closing it runs code and nothing else can reach it.
//!
//! Must never close what something may still reach: with other threads about, whose registers cannot
//! be seen from here, nothing is closed.

use std::ops::Range;

use smallvec::SmallVec;

use super::code::Instruction;
use super::collect;
use super::heap::{GeneratorKind, GeneratorState, Object};
use super::native::Res;
use super::thread::Return;
use super::value::{ObjId, Value};
use super::vm::Vm;

/// Generators inside generators are looked at so deep.
const MAX_DEPTH: u32 = 8;

/// What may have been dropped.
pub(super) type Dropped = SmallVec<[ObjId; 2]>;

impl Vm<'_, '_> {
    /// The generators among values that do something when they are closed.
    pub(super) fn with_cleanup(&self, values: &[Value]) -> Dropped {
        if !self.process.may_drop {
            return Dropped::new();
        }
        values
            .iter()
            .filter(|&&value| self.has_cleanup(value, 0))
            .filter_map(|value| value.as_obj())
            .collect()
    }

    fn has_cleanup(&self, value: Value, depth: u32) -> bool {
        let Some(Object::Generator(g)) = value.as_obj().map(|id| self.process.heap.get(id)) else {
            return false;
        };
        if g.kind == GeneratorKind::Coroutine || g.state != GeneratorState::Suspended {
            return false;
        }
        let at = g.pc.saturating_sub(1);
        let handlers = &self.python.code(g.code).handlers;
        handlers.iter().any(|h| h.start <= at && at < h.end)
            || depth < MAX_DEPTH
                && g.registers
                    .iter()
                    .any(|&inner| self.has_cleanup(inner, depth + 1))
    }

    /// Closes those of the generators that nothing reaches any longer, before the frame on top goes on.
    ///
    /// # Errors
    /// As any call.
    pub(super) fn close_dropped(&mut self, dropped: &Dropped) -> Res<()> {
        for &id in dropped {
            if !self.process.has_threads && !self.is_reachable(id) {
                self.call_prelude("_close_dropped", &[Value::Obj(id)], Return::Discard)?;
            }
        }
        Ok(())
    }

    /// A `for` is left: its iterator and other registers are dead.
    pub(super) fn drop_registers(&mut self, dead: Range<usize>) -> Res<()> {
        if !self.process.may_drop || dead.is_empty() {
            return Ok(());
        }
        let dropped = self.with_cleanup(&self.thread.registers[dead.clone()]);
        self.thread.registers[dead].fill(Value::Undef);
        self.close_dropped(&dropped)
    }

    /// All generators that do something when they are closed, in the order in which CPython drops them
    /// when it ends: as the variables of the main module are, then the others, oldest first.
    #[must_use]
    pub fn unclosed_generators(&self) -> Vec<Value> {
        let process = &self.process;
        if !process.may_drop || process.has_threads {
            return Vec::new();
        }
        let all: Vec<Value> = (0..process.heap.n_slots())
            .map(|slot| Value::Obj(ObjId(slot.into())))
            .collect();
        let mut found = self.with_cleanup(&all);
        let mut ordered = Vec::new();
        let main = &process.modules[self.python.program.main.0 as usize];
        for &global in &main.globals {
            if found.is_empty() {
                break;
            }
            let marks = collect::marked_from(process, global);
            found.retain(|id| {
                let is_reached = marks[id.0 as usize];
                if is_reached {
                    ordered.push(Value::Obj(*id));
                }
                !is_reached
            });
        }
        ordered.extend(found.into_iter().map(Value::Obj));
        ordered
    }

    fn is_reachable(&self, id: ObjId) -> bool {
        let mut live: Vec<Value> = Vec::new();
        let frames = &self.thread.frames;
        for (at, frame) in frames.iter().enumerate() {
            let base = frame.base as usize;
            let end = frames
                .get(at + 1)
                .map_or(self.thread.registers.len(), |next| next.base as usize);
            let registers = &self.thread.registers[base..end];
            let instructions = &self.python.code(frame.code).instructions;
            let present = (frame.pc as usize)
                .checked_sub(1)
                .map(|pc| instructions[pc]);
            // The arguments of a call are its callee's.
            let (n_live, result) = match present {
                Some(
                    Instruction::Call { dst, first, .. }
                    | Instruction::CallKw { dst, first, .. }
                    | Instruction::CallEx { dst, first, .. }
                    | Instruction::CallMethod { dst, first, .. },
                ) => (usize::from(first), Some(dst)),
                _ => (registers.len(), None),
            };
            live.extend_from_slice(&registers[..n_live.min(registers.len())]);
            live.extend(result.and_then(|dst| registers.get(usize::from(dst))));
        }
        collect::reaches(self.process, self.thread, &live, id)
    }
}
