//! `match` statements: a test after the other, each going to the next case when it fails. What a
//! sequence, mapping or class pattern asks of its subject, the library module `_patterns` answers.
//!
//! Names are bound when the whole pattern has matched, before the guard, as CPython does.

use ruff_python_ast::{self as ast, Pattern, Singleton};
use ruff_text_size::Ranged;

use super::builder::Label;
use super::compiler::FunctionCompiler;
use super::modules::PATTERNS;
use crate::python::code::{CompareOp, Instruction, Reg, Target};
use crate::python::value::Const;

/// A name that a pattern binds, and where its value waits until the whole pattern has matched.
type Capture<'m> = (&'m ast::Identifier, Reg);

impl<'m> FunctionCompiler<'m, '_> {
    pub(super) fn match_stmt(&mut self, node: &'m ast::StmtMatch) {
        let end = self.b.label();
        let subject = self.value_in_temp(&node.subject);
        for (index, case) in node.cases.iter().enumerate() {
            let mark = self.b.mark();
            if index + 1 < node.cases.len() && case.guard.is_none() {
                self.refuse_irrefutable(&case.pattern);
            }
            let next = self.b.label();
            let mut captures = Vec::new();
            self.pattern(&case.pattern, subject, next, &mut captures);
            self.at(&case.pattern);
            for &(name, src) in &captures {
                self.store_name(name, src);
            }
            if let Some(guard) = &case.guard {
                self.jump_unless(guard, next);
            }
            self.b.release(mark);
            self.statements(&case.body);
            if self.b.is_reachable() {
                self.b.jump(end);
            }
            self.b.bind(next);
        }
        self.b.bind(end);
    }

    /// Goes on if the pattern matches what is in `subject`, else jumps to `fail`.
    fn pattern(
        &mut self,
        pattern: &'m Pattern,
        subject: Reg,
        fail: Label,
        captures: &mut Vec<Capture<'m>>,
    ) {
        self.at(pattern);
        match pattern {
            Pattern::MatchValue(node) => {
                let (dst, b) = (self.b.temp(), self.value(&node.value));
                self.at(pattern);
                let (op, a) = (CompareOp::Eq, subject);
                self.b.emit(Instruction::Compare { op, dst, a, b });
                self.b.jump_if(dst, false, fail);
            }
            Pattern::MatchSingleton(node) => self.singleton(node.value, subject, fail),
            Pattern::MatchSequence(node) => self.sequence(node, subject, fail, captures),
            Pattern::MatchMapping(node) => self.mapping(node, subject, fail, captures),
            Pattern::MatchClass(node) => self.class_pattern(node, subject, fail, captures),
            Pattern::MatchStar(node) => {
                if let Some(name) = &node.name {
                    self.capture(name, subject, captures);
                }
            }
            Pattern::MatchAs(node) => {
                if let Some(inner) = &node.pattern {
                    self.pattern(inner, subject, fail, captures);
                }
                if let Some(name) = &node.name {
                    self.capture(name, subject, captures);
                }
            }
            Pattern::MatchOr(node) => self.alternatives(node, subject, fail, captures),
        }
    }

    fn capture(&mut self, name: &'m ast::Identifier, src: Reg, captures: &mut Vec<Capture<'m>>) {
        if captures.iter().any(|(known, _)| known.id == name.id) {
            let message = format!("multiple assignments to name '{}' in pattern", name.id);
            return self.m.reporter.syntax(name.range(), message);
        }
        captures.push((name, src));
    }

    fn singleton(&mut self, value: Singleton, a: Reg, fail: Label) {
        let (dst, b) = (self.b.temp(), self.b.temp());
        self.b.load_const(
            b,
            match value {
                Singleton::None => Const::None,
                Singleton::True => Const::Bool(true),
                Singleton::False => Const::Bool(false),
            },
        );
        let negate = false;
        self.b.emit(Instruction::Is { dst, a, b, negate });
        self.b.jump_if(dst, false, fail);
    }

    fn sequence(
        &mut self,
        node: &'m ast::PatternMatchSequence,
        subject: Reg,
        fail: Label,
        captures: &mut Vec<Capture<'m>>,
    ) {
        let star = node.patterns.iter().position(Pattern::is_match_star);
        let n_plain = node.patterns.len() - usize::from(star.is_some());
        let args = self.b.temps(3);
        self.b.emit_move(args, subject);
        self.b.load_const(args + 1, Const::Int(n_plain as i64));
        self.b.load_const(args + 2, Const::Bool(star.is_some()));
        let fits = self.call_library(PATTERNS, "fits_sequence", args, 3);
        self.b.jump_if(fits, false, fail);
        let first = self.b.temps(node.patterns.len());
        match star {
            None => self.b.emit(Instruction::UnpackSequence {
                src: subject,
                first,
                count: u16::try_from(n_plain).unwrap_or(u16::MAX),
            }),
            Some(before) => match (u8::try_from(before), u8::try_from(n_plain - before)) {
                (Ok(before), Ok(after)) => self.b.emit(Instruction::UnpackStar {
                    src: subject,
                    first,
                    before,
                    after,
                }),
                _ => self.unsupported(node, "more than 255 patterns beside a `*`"),
            },
        }
        self.parts(node.patterns.iter(), first, fail, captures);
    }

    fn mapping(
        &mut self,
        node: &'m ast::PatternMatchMapping,
        subject: Reg,
        fail: Label,
        captures: &mut Vec<Capture<'m>>,
    ) {
        let args = self.b.temps(2);
        self.b.emit_move(args, subject);
        let first_key = self.b.temps(node.keys.len());
        for (key, reg) in node.keys.iter().zip(first_key..) {
            self.value_into(key, reg);
        }
        let count = u16::try_from(node.keys.len()).unwrap_or(u16::MAX);
        self.b.emit(Instruction::BuildTuple {
            dst: args + 1,
            first: first_key,
            count,
        });
        self.at(node);
        let values = self.call_library(PATTERNS, "values_of_keys", args, 2);
        let first = self.unpack_unless_none(values, node.patterns.len(), fail);
        self.parts(node.patterns.iter(), first, fail, captures);
        if let Some(rest) = &node.rest {
            let others = self.call_library(PATTERNS, "without_keys", args, 2);
            self.capture(rest, others, captures);
        }
    }

    fn class_pattern(
        &mut self,
        node: &'m ast::PatternMatchClass,
        subject: Reg,
        fail: Label,
        captures: &mut Vec<Capture<'m>>,
    ) {
        let arguments = &node.arguments;
        let args = self.b.temps(4);
        self.b.emit_move(args, subject);
        self.value_into(&node.cls, args + 1);
        self.b
            .load_const(args + 2, Const::Int(arguments.patterns.len() as i64));
        let mut names: Vec<Const> = Vec::new();
        for keyword in &arguments.keywords {
            let name = Const::Str(keyword.attr.as_str().into());
            if names.contains(&name) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                self.m.reporter.syntax(keyword.attr.range(), message);
            }
            names.push(name);
        }
        self.b.load_const(args + 3, Const::Tuple(names.into()));
        self.at(node);
        let values = self.call_library(PATTERNS, "values_of_class", args, 4);
        let first = self.unpack_unless_none(
            values,
            arguments.patterns.len() + arguments.keywords.len(),
            fail,
        );
        let parts = arguments.patterns.iter();
        let parts = parts.chain(arguments.keywords.iter().map(|keyword| &keyword.pattern));
        self.parts(parts, first, fail, captures);
    }

    /// The values that a helper found, one a register; goes to `fail` if it found `None`.
    fn unpack_unless_none(&mut self, src: Reg, count: usize, fail: Label) -> Reg {
        let target: Target = self.b.target(fail);
        self.b.emit(Instruction::JumpIfNone { src, target });
        let first = self.b.temps(count);
        let count = u16::try_from(count).unwrap_or(u16::MAX);
        self.b
            .emit(Instruction::UnpackSequence { src, first, count });
        first
    }

    fn parts(
        &mut self,
        patterns: impl Iterator<Item = &'m Pattern>,
        first: Reg,
        fail: Label,
        captures: &mut Vec<Capture<'m>>,
    ) {
        for (pattern, reg) in patterns.zip(first..) {
            self.pattern(pattern, reg, fail, captures);
        }
    }

    fn alternatives(
        &mut self,
        node: &'m ast::PatternMatchOr,
        subject: Reg,
        fail: Label,
        captures: &mut Vec<Capture<'m>>,
    ) {
        let matched = self.b.label();
        // Where the names of the first alternative wait, whichever one matches.
        let mut common: Option<Vec<Capture<'m>>> = None;
        for (index, pattern) in node.patterns.iter().enumerate() {
            let is_last = index + 1 == node.patterns.len();
            let next = if is_last { fail } else { self.b.label() };
            if !is_last {
                self.refuse_irrefutable(pattern);
            }
            let mut own = Vec::new();
            self.pattern(pattern, subject, next, &mut own);
            match &common {
                None => {
                    let mut places = Vec::new();
                    for (name, src) in own {
                        let dst = self.b.temp();
                        self.b.emit_move(dst, src);
                        places.push((name, dst));
                    }
                    common = Some(places);
                }
                Some(places) => {
                    let place = |name: &ast::Identifier| {
                        places.iter().find(|(known, _)| known.id == name.id)
                    };
                    let moves: Option<Vec<(Reg, Reg)>> = own
                        .iter()
                        .map(|&(name, src)| place(name).map(|&(_, dst)| (dst, src)))
                        .collect();
                    match moves.filter(|moves| moves.len() == places.len()) {
                        Some(moves) => moves
                            .into_iter()
                            .for_each(|(dst, src)| self.b.emit_move(dst, src)),
                        None => {
                            let message = "alternative patterns bind different names";
                            self.m.reporter.syntax(node.range(), message);
                        }
                    }
                }
            }
            if !is_last {
                self.b.jump(matched);
                self.b.bind(next);
            }
        }
        self.b.bind(matched);
        for (name, src) in common.unwrap_or_default() {
            self.capture(name, src, captures);
        }
    }

    /// A pattern that always matches, with others after it, is a mistake.
    fn refuse_irrefutable(&mut self, pattern: &Pattern) {
        let Pattern::MatchAs(node) = pattern else {
            return;
        };
        match (&node.pattern, &node.name) {
            (None, Some(name)) => {
                let message = format!(
                    "name capture '{}' makes remaining patterns unreachable",
                    name.id
                );
                self.m.reporter.syntax(pattern.range(), message);
            }
            (None, None) => {
                let message = "wildcard makes remaining patterns unreachable";
                self.m.reporter.syntax(pattern.range(), message);
            }
            (Some(inner), _) => self.refuse_irrefutable(inner),
        }
    }

    /// `module.name(first, …)` of the library; gives the register of the result.
    pub(super) fn call_library(&mut self, module: &str, name: &str, first: Reg, count: u8) -> Reg {
        let callee = self.b.temp();
        self.load_from_library(callee, module, name);
        self.b.emit(Instruction::Call {
            dst: callee,
            callee,
            first,
            count,
        });
        callee
    }

    /// `dst = module.name`, where `module` is a module of the library that the program need not import.
    pub(super) fn load_from_library(&mut self, dst: Reg, module: &str, name: &str) {
        let module_name = self.b.constant(Const::Str(module.into()));
        self.b.emit(Instruction::Import {
            dst,
            name: module_name,
            want_last: true,
        });
        let name = self.m.sym(name);
        let module = dst;
        self.b.emit(Instruction::ImportFrom { dst, module, name });
    }
}
