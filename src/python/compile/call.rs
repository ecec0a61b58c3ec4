//! Calls: arguments go straight into consecutive registers.

use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::Ranged;

use super::compiler::{FunctionCompiler, NO_REG};
use super::expression::shared;
use crate::python::code::{Instruction, Reg, Sym};

/// More positional and keyword arguments than this are passed as a tuple and a dict.
const MAX_PLAIN_ARGUMENTS: usize = 255;

impl<'m> FunctionCompiler<'m, '_> {
    pub(super) fn call(&mut self, node: &'m ast::ExprCall, dst: Reg) {
        self.check_start_method(node);
        let arguments = &node.arguments;
        self.check_import_by_name(node);
        let is_starred = arguments.args.iter().any(Expr::is_starred_expr)
            || arguments
                .keywords
                .iter()
                .any(|keyword| keyword.arg.is_none());
        let is_plain = !is_starred && arguments.len() <= MAX_PLAIN_ARGUMENTS;
        if let (Expr::Attribute(attribute), true, true) =
            (&*node.func, is_plain, arguments.keywords.is_empty())
        {
            return self.call_method(node, attribute, dst);
        }
        let later: Vec<&Expr> = arguments
            .args
            .iter()
            .chain(arguments.keywords.iter().map(|k| &k.value))
            .collect();
        let callee = self.value_before(&node.func, &later);
        if is_plain {
            let positional = arguments.args.iter();
            let values: Vec<&'m Expr> = positional
                .chain(arguments.keywords.iter().map(|k| &k.value))
                .collect();
            let (first, count) = self.consecutive(values.into_iter());
            let count = u8::try_from(count).expect("checked above");
            self.at_call(node);
            if arguments.keywords.is_empty() {
                self.b.emit(Instruction::Call {
                    dst,
                    callee,
                    first,
                    count,
                });
                if !self.m.is_library && is_next_of_new(node) {
                    let first = if dst >= first { dst + 1 } else { first };
                    self.b.emit(Instruction::DropFrom {
                        first,
                        end: Reg::MAX,
                    });
                }
                return;
            }
            let kwnames = self.keyword_names(&arguments.keywords);
            return self.b.emit(Instruction::CallKw {
                dst,
                callee,
                first,
                count,
                kwnames,
            });
        }
        let first = self.b.temps(2);
        self.at(node);
        self.list_or_tuple(&arguments.args, first, callee);
        self.at(node);
        self.keywords_dict(&arguments.keywords, first.saturating_add(1), callee);
        self.at(node);
        self.b.emit(Instruction::CallEx { dst, callee, first });
    }

    /// `obj.name(…)` without making a bound method.
    fn call_method(
        &mut self,
        node: &'m ast::ExprCall,
        attribute: &'m ast::ExprAttribute,
        dst: Reg,
    ) {
        self.check_attribute(attribute);
        let receiver = std::iter::once(&*attribute.value);
        let values: Vec<&'m Expr> = receiver.chain(&node.arguments.args).collect();
        let (first, count) = self.consecutive(values.into_iter());
        let count = u8::try_from(count - 1).expect("checked by `call`");
        let name = self.sym(&attribute.attr);
        self.at_call(node);
        let lookup = self.spot_of_attribute(attribute, attribute.range);
        self.b.note_lookup(lookup);
        self.b.emit(Instruction::CallMethod {
            dst,
            first,
            name,
            count,
        });
    }

    /// The line of a call is where it starts; that of a method call where the method's name is.
    fn at_call(&mut self, node: &ast::ExprCall) {
        match &*node.func {
            Expr::Attribute(attribute) => {
                let spot = self.spot_of_attribute(attribute, node.range());
                self.b.set_spot(spot);
            }
            _ => self.at(node),
        }
    }

    pub(super) fn keyword_names(&mut self, keywords: &[ast::Keyword]) -> u16 {
        let names: Vec<Sym> = keywords
            .iter()
            .filter_map(|keyword| keyword.arg.as_ref())
            .map(|name| self.sym(name))
            .collect();
        self.b.keyword_names(names)
    }

    /// Positional arguments of `callee` as a tuple or a list.
    fn list_or_tuple(&mut self, args: &'m [Expr], dst: Reg, callee: Reg) {
        if args.is_empty() {
            let count = 0;
            return self.b.emit(Instruction::BuildTuple {
                dst,
                first: dst,
                count,
            });
        }
        let callee = if args.len() == 1 { callee } else { NO_REG };
        self.list_pieces(args, dst, callee);
    }

    /// Keyword arguments as a dict, or None.
    fn keywords_dict(&mut self, keywords: &'m [ast::Keyword], dict: Reg, callee: Reg) {
        if keywords.is_empty() {
            return self.load_none(dict);
        }
        self.b.emit(Instruction::BuildDict {
            dst: dict,
            first: dict,
            count: 0,
        });
        let spot = self.b.spot();
        let has_merged = keywords.iter().any(|keyword| keyword.arg.is_none());
        for keyword in keywords {
            let mark = self.b.mark();
            self.at(keyword);
            match &keyword.arg {
                None => {
                    let src = self.value(&keyword.value);
                    self.b.set_spot(spot);
                    self.b.emit(Instruction::DictMerge { dict, src, callee });
                }
                // After `**a` a name may be there already, which is an error: merge it, too.
                Some(name) if has_merged => {
                    let first = self.b.temps(2);
                    self.load_keyword_name(name, first);
                    self.value_into(&keyword.value, first.saturating_add(1));
                    self.b.set_spot(spot);
                    let src = self.b.temp();
                    self.b.emit(Instruction::BuildDict {
                        dst: src,
                        first,
                        count: 1,
                    });
                    self.b.emit(Instruction::DictMerge { dict, src, callee });
                }
                Some(name) => {
                    let key = self.b.temp();
                    self.load_keyword_name(name, key);
                    let src = self.value(&keyword.value);
                    self.b.emit(Instruction::DictInsert { dict, key, src });
                }
            }
            self.b.release(mark);
        }
    }

    fn load_keyword_name(&mut self, name: &ast::Identifier, dst: Reg) {
        let sym = self.sym(name);
        let text = shared(self.m.output.names.name(sym));
        self.at(&name.range());
        self.b.load_const(dst, text);
    }
}

/// `next(numbers())`: nothing holds the generator but the call.
fn is_next_of_new(node: &ast::ExprCall) -> bool {
    let is_next = node
        .func
        .as_name_expr()
        .is_some_and(|name| name.id.as_str() == "next");
    let first = node.arguments.args.first();
    is_next && matches!(first, Some(Expr::Call(_) | Expr::Generator(_)))
}
