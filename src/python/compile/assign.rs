//! Assignment in all its forms: names, attributes, items, unpacking, `+=`, `del`.

use ruff_python_ast::{self as ast, Expr};

use super::annotation::annotation_text;
use super::compiler::{FunctionCompiler, Place};
use super::expression::binary_op;
use crate::python::code::{Instruction, Reg};
use crate::python::names;

/// Longer tuples are built and unpacked.
const MAX_PARALLEL: usize = 32;

impl<'m> FunctionCompiler<'m, '_> {
    pub(super) fn assign(&mut self, node: &'m ast::StmtAssign) {
        let mark = self.b.mark();
        match &*node.targets {
            [target] => self.assign_one(target, &node.value),
            targets => {
                let later: Vec<&Expr> = targets.iter().collect();
                let value = self.value_before(&node.value, &later);
                targets.iter().for_each(|target| self.store(target, value));
            }
        }
        self.b.release(mark);
    }

    fn assign_one(&mut self, target: &'m Expr, value: &'m Expr) {
        if let Some(reg) = self.local_of(target) {
            if value.is_none_literal_expr() && !self.m.is_library {
                // What it held may be dropped.
                self.forget_temporaries();
                self.b.emit(Instruction::DeleteLocal { reg });
            }
            self.value_into(value, reg);
            self.b.set_bound(reg, true);
            return;
        }
        if let (Some(targets), Some(values)) = (sequence_of(target), sequence_of(value))
            && value.is_tuple_expr()
            && targets.len() == values.len()
            && targets.len() <= MAX_PARALLEL
            && !targets.iter().chain(values).any(Expr::is_starred_expr)
        {
            return self.assign_parallel(targets, values);
        }
        let src = self.value_before(value, &[target]);
        if value.is_none_literal_expr() {
            self.forget_temporaries();
        }
        self.store(target, src);
    }

    /// What a variable holds may be dropped next: no register that is not used again holds it as well.
    pub(super) fn forget_temporaries(&mut self) {
        if !self.m.is_library {
            let mark = self.b.mark();
            let first = self.b.temp();
            self.b.release(mark);
            self.b.emit(Instruction::DropFrom {
                first,
                end: Reg::MAX,
            });
        }
    }

    /// `a, b = b, a` without a tuple.
    fn assign_parallel(&mut self, targets: &'m [Expr], values: &'m [Expr]) {
        let written: Vec<Option<Reg>> =
            targets.iter().map(|target| self.local_of(target)).collect();
        let are_names = targets.iter().all(Expr::is_name_expr);
        let mut sources = Vec::with_capacity(values.len());
        for (index, value) in values.iter().enumerate() {
            let later: Vec<&Expr> = values[index + 1..].iter().collect();
            let mut src = self.value_before(value, &later);
            // Written before it is read by its own assignment?
            let is_written = !are_names || written[..index].contains(&Some(src));
            if !self.b.is_temp(src) && is_written {
                let copy = self.b.temp();
                self.b.emit_move(copy, src);
                src = copy;
            }
            sources.push(src);
        }
        for (target, src) in targets.iter().zip(sources) {
            self.store(target, src);
        }
    }

    /// The register of a target that is a plain local variable.
    pub(super) fn local_of(&mut self, target: &Expr) -> Option<Reg> {
        match self.place(&target.as_name_expr()?.id) {
            Place::Local(reg) => Some(reg),
            _ => None,
        }
    }

    /// Assigns what is in a register.
    pub(super) fn store(&mut self, target: &'m Expr, src: Reg) {
        let mark = self.b.mark();
        match target {
            Expr::Name(name) => {
                self.at(name);
                self.store_name(&name.id, src);
            }
            Expr::Attribute(node) => {
                let obj = self.value(&node.value);
                let name = self.sym(&node.attr);
                self.at_attribute(node);
                self.b.emit(Instruction::StoreAttr { obj, name, src });
            }
            Expr::Subscript(node) => {
                self.note_brackets(node);
                let obj = self.value_before(&node.value, &[&*node.slice]);
                let key = self.index(&node.slice);
                self.at(node);
                self.b.emit(Instruction::StoreItem { obj, key, src });
            }
            Expr::Tuple(_) | Expr::List(_) => self.unpack(target, src),
            // The parser or the walk over scopes has refused it.
            _ => {}
        }
        self.b.release(mark);
    }

    fn unpack(&mut self, target: &'m Expr, src: Reg) {
        let elements = sequence_of(target).expect("called for a tuple or list");
        let star = elements.iter().position(Expr::is_starred_expr);
        let in_place = if star.is_none() {
            self.consecutive_locals(elements)
        } else {
            None
        };
        let first = in_place.unwrap_or_else(|| self.b.temps(elements.len()));
        self.at(target);
        match star {
            None => {
                let count = u16::try_from(elements.len()).unwrap_or(u16::MAX);
                self.b
                    .emit(Instruction::UnpackSequence { src, first, count });
            }
            Some(before) => {
                let after = elements.len() - before - 1;
                let (Ok(before), Ok(after)) = (u8::try_from(before), u8::try_from(after)) else {
                    return self.unsupported(
                        target,
                        "more than 255 targets around a starred one are not supported",
                    );
                };
                self.b.emit(Instruction::UnpackStar {
                    src,
                    first,
                    before,
                    after,
                });
            }
        }
        for (offset, element) in elements.iter().enumerate() {
            let reg = first.saturating_add(Reg::try_from(offset).unwrap_or(Reg::MAX));
            match element {
                Expr::Starred(starred) => self.store(&starred.value, reg),
                element => self.store(element, reg),
            }
        }
    }

    /// The first register, if the targets are local variables in neighbouring registers.
    fn consecutive_locals(&mut self, elements: &[Expr]) -> Option<Reg> {
        let registers: Option<Vec<Reg>> = elements.iter().map(|e| self.local_of(e)).collect();
        let registers = registers?;
        let first = *registers.first()?;
        let are_neighbours = registers
            .windows(2)
            .all(|pair| pair[0].checked_add(1) == Some(pair[1]));
        are_neighbours.then_some(first)
    }

    pub(super) fn aug_assign(&mut self, node: &'m ast::StmtAugAssign) {
        let mark = self.b.mark();
        let op = binary_op(node.op);
        match &*node.target {
            Expr::Name(name) => {
                let a = self.value_before(&node.target, &[&*node.value]);
                let b = self.operand(&node.value);
                self.at(node);
                if let Place::Local(dst) = self.place(&name.id) {
                    self.in_place_op(op, dst, a, b);
                } else {
                    self.in_place_op(op, a, a, b);
                    self.store_name(&name.id, a);
                }
            }
            Expr::Attribute(target) => {
                let obj = self.value_before(&target.value, &[&*node.value]);
                let name = self.sym(&target.attr);
                self.at_attribute(target);
                let dst = self.b.temp();
                self.b.emit(Instruction::LoadAttr { dst, obj, name });
                let b = self.operand(&node.value);
                self.at(node);
                self.in_place_op(op, dst, dst, b);
                self.b.emit(Instruction::StoreAttr {
                    obj,
                    name,
                    src: dst,
                });
            }
            Expr::Subscript(target) => {
                self.note_brackets(target);
                let obj = self.value_before(&target.value, &[&*target.slice, &*node.value]);
                let mut key = self.index(&target.slice);
                if self.is_walrus(key) {
                    let copy = self.b.temp();
                    self.b.emit_move(copy, key);
                    key = copy;
                }
                self.at(&*node.target);
                let dst = self.b.temp();
                self.b.emit(Instruction::LoadItem { dst, obj, key });
                let b = self.operand(&node.value);
                self.at(node);
                self.in_place_op(op, dst, dst, b);
                self.b.emit(Instruction::StoreItem { obj, key, src: dst });
            }
            // The parser has refused it.
            _ => {}
        }
        self.b.release(mark);
    }

    pub(super) fn delete(&mut self, target: &'m Expr) {
        let mark = self.b.mark();
        match target {
            Expr::Name(name) => {
                self.at(name);
                self.delete_name(&name.id);
            }
            Expr::Attribute(node) => {
                let obj = self.value(&node.value);
                let name = self.sym(&node.attr);
                self.at_attribute(node);
                self.b.emit(Instruction::DeleteAttr { obj, name });
            }
            Expr::Subscript(node) => {
                self.note_brackets(node);
                let obj = self.value_before(&node.value, &[&*node.slice]);
                let key = self.index(&node.slice);
                self.at(node);
                self.b.emit(Instruction::DeleteItem { obj, key });
            }
            Expr::Tuple(_) | Expr::List(_) => {
                sequence_of(target)
                    .into_iter()
                    .flatten()
                    .for_each(|element| self.delete(element));
            }
            // The parser or the walk over scopes has refused it.
            _ => {}
        }
        self.b.release(mark);
    }

    // ---- annotated assignment

    pub(super) fn ann_assign(&mut self, node: &'m ast::StmtAnnAssign) {
        let mark = self.b.mark();
        if let Some(value) = &node.value {
            self.assign_one(&node.target, value);
        }
        if !self.kind().is_function() {
            match &*node.target {
                Expr::Name(name) if node.simple => {
                    self.store_annotation(&name.id, &node.annotation)
                }
                _ if self.m.future_annotations => {}
                _ => self.effect(&node.annotation),
            }
        }
        // `self.x: int` evaluates `self`.
        if let (None, false, Expr::Attribute(target)) = (&node.value, node.simple, &*node.target) {
            self.effect(&target.value);
        }
        self.b.release(mark);
    }

    /// `__annotations__[name] = annotation`
    fn store_annotation(&mut self, name: &str, annotation: &'m Expr) {
        let src = self.b.temp();
        if self.m.future_annotations {
            let text = annotation_text(annotation, self.m.text);
            self.at(annotation);
            self.load_str(src, &text);
        } else {
            self.value_into(annotation, src);
        }
        self.at(annotation);
        let obj = self.b.temp();
        let slot = self.m.global_slot(names::ANNOTATIONS);
        self.b
            .emit(if self.kind() == super::scope::ScopeKind::Class {
                Instruction::LoadName { dst: obj, slot }
            } else {
                Instruction::LoadGlobal { dst: obj, slot }
            });
        let sym = self.sym(name);
        let text = self.m.output.names.name(sym).to_string();
        let key = self.b.temp();
        self.load_str(key, &text);
        self.b.emit(Instruction::StoreItem { obj, key, src });
    }

    /// `__annotations__ = {}` at the head of a module or class that has annotated variables.
    pub(super) fn prepare_annotations(&mut self) {
        let mark = self.b.mark();
        let src = self.b.temp();
        self.b.emit(Instruction::BuildDict {
            dst: src,
            first: src,
            count: 0,
        });
        if self.kind() == super::scope::ScopeKind::Class {
            self.b.emit(Instruction::StoreName {
                name: names::ANNOTATIONS,
                src,
            });
        } else {
            let slot = self.m.global_slot(names::ANNOTATIONS);
            self.b.emit(Instruction::StoreGlobal { slot, src });
        }
        self.b.release(mark);
    }
}

/// The elements of a tuple or list display.
pub(super) fn sequence_of(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Tuple(node) => Some(&node.elts),
        Expr::List(node) => Some(&node.elts),
        _ => None,
    }
}
