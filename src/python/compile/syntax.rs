//! The parser's findings in CPython's words, and at CPython's places: an unclosed bracket is reported
//! where it was opened.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseError, ParseErrorType,
    UnsupportedSyntaxError, UnsupportedSyntaxErrorKind,
};
use ruff_text_size::{Ranged, TextRange};

/// What CPython would say of the parser's first finding.
pub(super) fn explain(error: &ParseError, tokens: &Tokens, text: &str) -> (TextRange, String) {
    let place = error.location;
    if !is_about_strings(&error.error)
        && let Some((range, message)) = bracket_problem(place, tokens, text)
    {
        return (range, message);
    }
    if let Some(message) = python_2_statement(place, text) {
        return (place, message);
    }
    (place, message(&error.error))
}

fn is_about_strings(error: &ParseErrorType) -> bool {
    matches!(
        error,
        ParseErrorType::Lexical(_)
            | ParseErrorType::FStringError(_)
            | ParseErrorType::TStringError(_)
    )
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

fn message(error: &ParseErrorType) -> String {
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
        E::InvalidAssignmentTarget => {
            "cannot assign to expression here. Maybe you meant '==' instead of '='?"
        }
        E::InvalidAnnotatedAssignmentTarget => "illegal target for annotation",
        E::InvalidAugmentedAssignmentTarget => "illegal expression for augmented assignment",
        E::InvalidDeleteTarget => "cannot delete expression",
        E::InvalidNamedAssignmentTarget => "cannot use assignment expressions with expression",
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
        // The parser's own words say which version brought it.
        _ => format!("invalid syntax ({error})"),
    }
}
