//! Class statements. A class body is a code object whose register 0 is the namespace; `__class__`,
//! which `super()` needs, is a cell that the body leaves in the namespace as `__classcell__`.

use ruff_python_ast::{self as ast, Expr};

use super::compiler::{FunctionCompiler, Header, split_docstring};
use super::refuse;
use crate::python::code::{CodeId, CodeKind, Instruction, Params, Reg};
use crate::python::names;

impl<'m> FunctionCompiler<'m, '_> {
    pub(super) fn class_def(&mut self, node: &'m ast::StmtClassDef) {
        let mark = self.b.mark();
        let code = self.class_code(node);
        let decorators = self.decorators(&node.decorator_list);
        self.at_definition(&node.name, node.range);
        let class = self.function_target(&node.name, decorators.is_empty());
        self.build_class(node, code, class);
        self.apply_decorators(&decorators, class);
        self.at_definition(&node.name, node.range);
        self.store_name(&node.name, class);
        self.b.release(mark);
    }

    fn build_class(&mut self, node: &'m ast::StmtClassDef, code: CodeId, dst: Reg) {
        let mark = self.b.mark();
        let (args, keywords): (&'m [Expr], &'m [ast::Keyword]) = match &node.arguments {
            Some(arguments) => (&arguments.args, &arguments.keywords),
            None => (&[], &[]),
        };
        let is_starred =
            args.iter().any(Expr::is_starred_expr) || keywords.iter().any(|k| k.arg.is_none());
        let (true, Ok(n_bases)) = (!is_starred, u8::try_from(args.len())) else {
            return self.unsupported(node, refuse::STARRED_BASES);
        };
        if !self.m.is_library {
            args.iter().for_each(|base| self.check_base(base));
        }
        self.check_methods(&node.body);
        let first = self.b.temps(2 + args.len() + keywords.len());
        self.make_plain_function(first, code);
        self.load_str(first.saturating_add(1), node.name.as_str());
        let values = args
            .iter()
            .chain(keywords.iter().map(|keyword| &keyword.value));
        for (offset, value) in (2..).zip(values) {
            self.value_into(value, first.saturating_add(offset));
        }
        let kwnames = if keywords.is_empty() {
            u16::MAX
        } else {
            self.keyword_names(keywords)
        };
        self.at_definition(&node.name, node.range);
        self.b.emit(Instruction::BuildClass {
            dst,
            first,
            n_bases,
            kwnames,
        });
        self.b.release(mark);
    }

    fn class_code(&mut self, node: &'m ast::StmtClassDef) -> CodeId {
        if let Some(code) = self.known_code(node.range) {
            return code;
        }
        let scope = self.m.scopes.of_node(node.range);
        let first_line = self.line_of(&node.name);
        let qualname = self.inner_qualname(&node.name);
        let (doc, body) = split_docstring(&node.body);
        let mut inner = FunctionCompiler::new(&mut *self.m, scope, qualname, first_line);
        inner.class_head(doc.as_deref());
        inner.statements(body);
        if inner.m.scopes.get(scope).needs_class_cell {
            inner.b.emit(Instruction::StoreName {
                name: names::CLASS_CELL,
                src: 1,
            });
        }
        inner.return_none();
        let header = Header {
            name: node.name.as_str().into(),
            first_line,
            kind: CodeKind::Class,
            params: Params::default(),
            doc,
        };
        let code = inner.finish(header, node.range);
        self.remember_code(node.range, code);
        code
    }

    /// What every class body begins with: `__module__`, `__qualname__`, `__doc__`, `__annotations__`.
    fn class_head(&mut self, doc: Option<&str>) {
        let mark = self.b.mark();
        let src = self.b.temp();
        let slot = self.m.global_slot(names::NAME);
        self.b.emit(Instruction::LoadGlobal { dst: src, slot });
        self.b.emit(Instruction::StoreName {
            name: names::MODULE,
            src,
        });
        let qualname = self.qualname.to_string();
        self.load_str(src, &qualname);
        self.b.emit(Instruction::StoreName {
            name: names::QUALNAME,
            src,
        });
        if let Some(doc) = doc {
            self.load_str(src, doc);
            self.b.emit(Instruction::StoreName {
                name: names::DOC,
                src,
            });
        }
        self.b.release(mark);
        if self.m.scopes.get(self.scope).has_annotations {
            self.prepare_annotations();
        }
    }
}
