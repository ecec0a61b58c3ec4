//! `match` statements.

use ruff_python_ast as ast;

use super::compiler::FunctionCompiler;
use super::refuse;

impl<'m> FunctionCompiler<'m, '_> {
    pub(super) fn match_stmt(&mut self, node: &'m ast::StmtMatch) {
        self.unsupported(node, refuse::MATCH);
    }
}
