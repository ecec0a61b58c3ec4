//! The parser's findings in CPython's words, and at CPython's places: an unclosed bracket is reported
//! where it was opened.

use ruff_python_ast::statement_visitor::{StatementVisitor, walk_stmt};
use ruff_python_ast::token::{Token, TokenKind, Tokens};
use ruff_python_ast::visitor::{Visitor, walk_expr};
use ruff_python_ast::{Expr, Stmt, UnaryOp};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType,
    UnsupportedSyntaxError, UnsupportedSyntaxErrorKind,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::diagnose::LineIndex;
use super::guard;

/// A file as the parser saw it.
pub(super) struct Findings<'a> {
    pub(super) body: &'a [Stmt],
    pub(super) tokens: &'a Tokens,
    pub(super) text: &'a str,
    pub(super) lines: &'a LineIndex,
}

impl Findings<'_> {
    /// What CPython would say of the parser's first finding, and where.
    pub(super) fn explain(&self, error: &ParseError) -> (TextRange, String) {
        let (place, message) = self.explain_anywhere(error);
        // CPython reports the end of the file on its last line.
        if self.text[place.start().into()..].trim().is_empty() {
            let end = TextSize::of(self.text.trim_end());
            return (TextRange::empty(place.start().min(end)), message);
        }
        (place, message)
    }

    fn explain_anywhere(&self, error: &ParseError) -> (TextRange, String) {
        let place = error.location;
        if !is_about_strings(&error.error)
            && let Some(found) = bracket_problem(place, self.tokens, self.text)
        {
            return found;
        }
        match &error.error {
            ParseErrorType::OtherError(message)
                if message
                    .to_lowercase()
                    .contains("expected an indented block") =>
            {
                self.missing_block(place, message)
            }
            error => (place, self.message(error, place)),
        }
    }

    /// CPython says after what, and on which line that is.
    fn missing_block(&self, place: TextRange, message: &str) -> (TextRange, String) {
        let is_trivia = |kind: TokenKind| {
            kind.is_trivia()
                || matches!(
                    kind,
                    TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent
                )
        };
        let (mut header, mut culprit) = (place, place);
        let mut starts_line = true;
        for token in self.tokens.iter() {
            if token.kind() == TokenKind::Newline {
                starts_line = true;
            } else if !is_trivia(token.kind()) {
                if token.start() >= place.start() && token.kind() != TokenKind::EndOfFile {
                    culprit = token.range();
                    break;
                }
                if starts_line && token.kind() != TokenKind::EndOfFile {
                    header = token.range();
                    culprit = header;
                }
                starts_line = false;
            }
        }
        let what = message
            .replacen("Expected", "expected", 1)
            .replace('`', "'");
        (
            culprit,
            format!("{what} on line {}", self.lines.line(header.start())),
        )
    }

    fn message(&self, error: &ParseErrorType, place: TextRange) -> String {
        use ParseErrorType as E;
        let is_equal = |token: TokenKind| token == TokenKind::Equal;
        match error {
            E::Lexical(LexicalErrorType::UnclosedStringError) => self.unterminated_string(place),
            E::Lexical(LexicalErrorType::OtherError(message)) => self.bad_number(place, message),
            E::InvalidAssignmentTarget | E::InvalidNamedAssignmentTarget => self.bad_target(place),
            E::InvalidDeleteTarget => format!("cannot delete {}", self.expression_name(place)),
            E::InvalidAugmentedAssignmentTarget => {
                format!(
                    "'{}' is an illegal expression for augmented assignment",
                    self.expression_name(place)
                )
            }
            E::ExpectedToken {
                expected: TokenKind::Colon,
                found,
            } if is_equal(*found) => {
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?".into()
            }
            E::ExpectedExpression if self.is_in_fstring(place) => {
                "f-string: empty expression not allowed".into()
            }
            error => {
                let python_2 = python_2_statement(place, self.text);
                python_2
                    .or_else(|| self.missing_comma(place))
                    .unwrap_or_else(|| plain_message(error))
            }
        }
    }

    /// Two operands next to each other in brackets.
    fn missing_comma(&self, place: TextRange) -> Option<String> {
        let index = self
            .tokens
            .iter()
            .position(|token| token.start() >= place.start())?;
        let all: &[Token] = self.tokens;
        let (before, after) = all.split_at(index);
        let is_open = bracket_depth(before) > 0;
        let ends = |kind: TokenKind| guard::ends_operand(kind) && !kind.is_soft_keyword();
        let starts = |kind: TokenKind| {
            matches!(
                kind,
                TokenKind::Name | TokenKind::Int | TokenKind::Float | TokenKind::String
            )
        };
        let last = before.iter().rfind(|token| !token.kind().is_trivia())?;
        (is_open && ends(last.kind()) && starts(after.first()?.kind()))
            .then(|| "invalid syntax. Perhaps you forgot a comma?".into())
    }

    fn unterminated_string(&self, place: TextRange) -> String {
        let literal =
            self.text[place.start().into()..].trim_start_matches(|c: char| c.is_ascii_alphabetic());
        if literal.starts_with("\"\"\"") || literal.starts_with("'''") {
            let last = self.lines.line(TextSize::of(self.text.trim_end()));
            return format!("unterminated triple-quoted string literal (detected at line {last})");
        }
        format!(
            "unterminated string literal (detected at line {})",
            self.lines.line(place.start())
        )
    }

    fn bad_number(&self, place: TextRange, message: &str) -> String {
        let rest = &self.text[place.start().into()..];
        let kind = match rest.as_bytes().get(1) {
            Some(b'x' | b'X') => "hexadecimal",
            Some(b'o' | b'O') => "octal",
            Some(b'b' | b'B') => "binary",
            Some(b'0'..=b'9') if rest.starts_with('0') => {
                return "leading zeros in decimal integer literals are not permitted; \
                        use an 0o prefix for octal integers"
                    .into();
            }
            _ => "decimal",
        };
        if message.to_lowercase().contains("int") {
            return format!("invalid {kind} literal");
        }
        message.to_owned()
    }

    /// `f() = 1`, `for 1 in x`, `(a, None) = b`.
    fn bad_target(&self, place: TextRange) -> String {
        let name = self.expression_name(place);
        let is_whole = |stmt: &Stmt| match stmt {
            Stmt::Assign(assign) => assign
                .targets
                .iter()
                .any(|target| target.range() == place && may_be_meant_equal(target)),
            _ => false,
        };
        if any_stmt(self.body, &is_whole) {
            return format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
        }
        format!("cannot assign to {name}")
    }

    fn expression_name(&self, place: TextRange) -> &'static str {
        let mut found = "expression";
        let mut finder = Finder {
            place,
            found: &mut found,
        };
        finder.visit_body(self.body);
        found
    }

    fn is_in_fstring(&self, place: TextRange) -> bool {
        let before = self
            .tokens
            .iter()
            .take_while(|token| token.start() < place.start());
        let mut kinds: Vec<TokenKind> = before
            .map(|token| token.kind())
            .filter(|kind| !kind.is_trivia())
            .collect();
        kinds.pop() == Some(TokenKind::Lbrace)
            && matches!(
                kinds.pop(),
                Some(TokenKind::FStringStart | TokenKind::FStringMiddle)
            )
            && self.text[place.start().into()..].starts_with('}')
    }
}

fn bracket_depth(tokens: &[Token]) -> i32 {
    let depth = |token: &Token| match token.kind() {
        TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => 1,
        TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => -1,
        _ => 0,
    };
    tokens.iter().map(depth).sum()
}

/// Finds the expression in a place.
struct Finder<'f> {
    place: TextRange,
    found: &'f mut &'static str,
}

impl Visitor<'_> for Finder<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        if expr.range() == self.place {
            *self.found = name_of(expr);
        } else {
            walk_expr(self, expr);
        }
    }
}

fn any_stmt(body: &[Stmt], test: &dyn Fn(&Stmt) -> bool) -> bool {
    struct Any<'t>(&'t dyn Fn(&Stmt) -> bool, bool);
    impl StatementVisitor<'_> for Any<'_> {
        fn visit_stmt(&mut self, stmt: &Stmt) {
            self.1 |= (self.0)(stmt);
            walk_stmt(self, stmt);
        }
    }
    let mut any = Any(test, false);
    StatementVisitor::visit_body(&mut any, body);
    any.1
}

/// Whether CPython asks if `==` was meant: for operands of operators, but not for constants.
fn may_be_meant_equal(target: &Expr) -> bool {
    !matches!(
        target,
        Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::Compare(_)
            | Expr::BoolOp(_)
            | Expr::Lambda(_)
            | Expr::If(_)
            | Expr::Generator(_)
            | Expr::Yield(_)
            | Expr::YieldFrom(_)
    ) && !matches!(target, Expr::UnaryOp(node) if node.op == UnaryOp::Not)
}

/// What CPython calls an expression.
fn name_of(expr: &Expr) -> &'static str {
    match expr {
        Expr::Call(_) => "function call",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::BooleanLiteral(node) if node.value => "True",
        Expr::BooleanLiteral(_) => "False",
        Expr::NoneLiteral(_) => "None",
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::Compare(_) => "comparison",
        Expr::Lambda(_) => "lambda",
        Expr::If(_) => "conditional expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Generator(_) => "generator expression",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::Await(_) => "await expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Named(_) => "named expression",
        Expr::Starred(_) => "starred",
        Expr::Tuple(_) => "tuple",
        Expr::List(_) => "list",
        _ => "expression",
    }
}

fn is_about_strings(error: &ParseErrorType) -> bool {
    match error {
        ParseErrorType::Lexical(error) => !matches!(error, LexicalErrorType::Eof),
        error => matches!(
            error,
            ParseErrorType::FStringError(_) | ParseErrorType::TStringError(_)
        ),
    }
}

/// A bracket that is closed wrongly before the error, or never closed and followed by it.
fn bracket_problem(error: TextRange, tokens: &Tokens, text: &str) -> Option<(TextRange, String)> {
    let mut open: Vec<(char, TextRange)> = Vec::new();
    for token in tokens.iter() {
        let character = text[token.range()].chars().next().unwrap_or(' ');
        match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                open.push((character, token.range()))
            }
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => match open.pop() {
                // What comes after the error does not explain it.
                _ if token.start() > error.end() => {}
                None => return Some((token.range(), format!("unmatched '{character}'"))),
                Some((opening, _)) if closing(opening) != character => {
                    let message = format!(
                        "closing parenthesis '{character}' does not match opening parenthesis '{opening}'"
                    );
                    return Some((token.range(), message));
                }
                Some(_) => {}
            },
            _ => {}
        }
    }
    let (opening, range) = open
        .into_iter()
        .rfind(|(_, range)| range.start() < error.end())?;
    let is_on_later_line = text[range.start().into()..error.end().into()].contains('\n');
    let is_at_end = text[error.start().into()..].trim().is_empty();
    (is_on_later_line || is_at_end).then(|| (range, format!("'{opening}' was never closed")))
}

fn closing(opening: char) -> char {
    match opening {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

/// `print "hello"` and `exec "code"`.
fn python_2_statement(error: TextRange, text: &str) -> Option<String> {
    let before = &text[..error.start().into()];
    let word = before.rsplit('\n').next()?.trim();
    matches!(word, "print" | "exec")
        .then(|| format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?"))
}

fn plain_message(error: &ParseErrorType) -> String {
    use ParseErrorType as E;
    let text = match error {
        E::Lexical(error) => return lexical_message(error),
        E::FStringError(error) => return format!("f-string: {}", interpolated_message(error)),
        E::OtherError(message) => return other_message(message),
        E::ExpectedToken {
            expected: TokenKind::Colon,
            found: TokenKind::Newline | TokenKind::EndOfFile,
        } => "expected ':'",
        E::ExpectedToken {
            expected: TokenKind::Indent,
            ..
        } => "expected an indented block",
        E::UnexpectedIndentation => "unexpected indent",
        E::PositionalAfterKeywordArgument => "positional argument follows keyword argument",
        E::PositionalAfterKeywordUnpacking => {
            "positional argument follows keyword argument unpacking"
        }
        E::InvalidArgumentUnpackingOrder => {
            "iterable argument unpacking follows keyword argument unpacking"
        }
        E::NonDefaultParamAfterDefaultParam => "non-default argument follows default argument",
        E::UnparenthesizedGeneratorExpression => "Generator expression must be parenthesized",
        E::IterableUnpackingInComprehension => "iterable unpacking cannot be used in comprehension",
        E::InvalidStarredExpressionUsage => "can't use starred expression here",
        E::ExpectedKeywordParam => "named arguments must follow bare *",
        E::InvalidAnnotatedAssignmentTarget => "illegal target for annotation",
        E::VarParameterWithDefault => "var-positional argument cannot have default value",
        E::ParamAfterVarKeywordParam => "arguments cannot follow var-keyword argument",
        _ => "invalid syntax",
    };
    text.into()
}

fn other_message(message: &str) -> String {
    let lower = message.to_lowercase();
    if lower.contains("expected an indented block") {
        // CPython says after what; the parser says it in the same words.
        return message
            .replacen("Expected", "expected", 1)
            .replace('`', "'");
    }
    if lower.contains("expected `except` or `finally`") {
        return "expected 'except' or 'finally' block".into();
    }
    "invalid syntax".into()
}

fn lexical_message(error: &LexicalErrorType) -> String {
    use LexicalErrorType as E;
    let text = match error {
        E::UnclosedStringError | E::StringError => "unterminated string literal",
        E::IndentationError => "unindent does not match any outer indentation level",
        E::UnicodeError | E::MissingUnicodeLbrace | E::MissingUnicodeRbrace => {
            "(unicode error) 'unicodeescape' codec can't decode bytes: malformed escape"
        }
        E::InvalidByteLiteral => "bytes can only contain ASCII literal characters",
        E::LineContinuationError => "unexpected character after line continuation character",
        E::Eof => "unexpected EOF while parsing",
        E::FStringError(error) => return format!("f-string: {}", interpolated_message(error)),
        E::OtherError(message) => return message.to_string(),
        _ => "invalid syntax",
    };
    text.into()
}

fn interpolated_message(error: &InterpolatedStringErrorType) -> &'static str {
    use InterpolatedStringErrorType as E;
    match error {
        E::UnclosedLbrace => "expecting '}'",
        E::InvalidConversionFlag => "invalid conversion character: expected 's', 'r', or 'a'",
        E::SingleRbrace => "single '}' is not allowed",
        E::UnterminatedString | E::UnterminatedTripleQuotedString => "unterminated string",
        _ => "invalid syntax",
    }
}

/// Syntax that the parser knows and Python 3.11 does not.
pub(super) fn newer_syntax_message(error: &UnsupportedSyntaxError) -> String {
    match error.kind {
        UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes => {
            "multiple exception types must be parenthesized".into()
        }
        UnsupportedSyntaxErrorKind::UnpackingInComprehension(_) => {
            "unpacking cannot be used in comprehension".into()
        }
        // The parser's own words say which version brought it.
        _ => format!("invalid syntax ({error})"),
    }
}
