//! `match` statements.

use ruff_python_ast as ast;

use super::function::FunctionCompiler;

impl<'m> FunctionCompiler<'m, '_> {
    pub(super) fn match_stmt(&mut self, node: &'m ast::StmtMatch) {
        self.unsupported(
            node,
            "`match` is not supported in this simulated Python yet; use `if` and `elif`",
        );
    }
}
