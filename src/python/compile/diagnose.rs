//! Places and words of what is wrong with a file: collects diagnostics, gives them lines, and puts
//! the parser's findings into CPython's words.

use std::rc::Rc;

use ruff_python_ast::token::TokenKind;
use ruff_python_parser::{InterpolatedStringErrorType, LexicalErrorType, ParseErrorType};
use ruff_text_size::{TextRange, TextSize};

use crate::source::{Diagnostic, DiagnosticKind, SourceFile};

/// More would not help anybody.
const MAX_DIAGNOSTICS: usize = 20;

/// Where the lines of a text start.
pub(super) struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (index, &byte) in bytes.iter().enumerate() {
            let ends_line =
                byte == b'\n' || (byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
            if ends_line {
                starts.push(u32::try_from(index + 1).expect("files are bounded"));
            }
        }
        LineIndex { starts }
    }

    /// The line of an offset, from 1.
    pub(super) fn line(&self, offset: TextSize) -> u32 {
        let offset = u32::from(offset);
        let n_before = self.starts.partition_point(|&start| start <= offset);
        u32::try_from(n_before).expect("fewer lines than bytes")
    }

    /// Where each line ends, its line end included; `length` is the text's.
    pub(super) fn ends(&self, length: usize) -> impl Iterator<Item = usize> {
        self.starts
            .iter()
            .skip(1)
            .map(|&start| start as usize)
            .chain([length])
    }

    fn start_of(&self, line: u32) -> usize {
        self.starts[line as usize - 1] as usize
    }
}

/// Collects what is wrong with one file.
pub(super) struct Reporter<'a> {
    file: &'a SourceFile,
    lines: &'a LineIndex,
    found: Vec<Diagnostic>,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(file: &'a SourceFile, lines: &'a LineIndex) -> Self {
        Reporter {
            file,
            lines,
            found: Vec::new(),
        }
    }

    /// Python itself refuses it.
    pub(super) fn syntax(&mut self, range: TextRange, message: impl Into<Rc<str>>) {
        self.add(range.start(), DiagnosticKind::Syntax, message.into());
    }

    /// Python would run it; we do not.
    pub(super) fn unsupported(&mut self, range: TextRange, message: impl Into<Rc<str>>) {
        self.add(range.start(), DiagnosticKind::Unsupported, message.into());
    }

    fn add(&mut self, offset: TextSize, kind: DiagnosticKind, message: Rc<str>) {
        let line = self.lines.line(offset);
        let before = &self.file.text.as_bytes()[self.lines.start_of(line)..usize::from(offset)];
        // Bytes that continue a character do not count.
        let n_chars = before.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        let diagnostic = Diagnostic {
            file: Rc::clone(&self.file.name),
            line,
            column: u32::try_from(n_chars + 1).expect("files are bounded"),
            kind,
            message,
        };
        // What is compiled twice (`finally`) is reported once.
        if !self.found.contains(&diagnostic) && self.found.len() < MAX_DIAGNOSTICS * 10 {
            self.found.push(diagnostic);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All that was found, in order of place.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|d| (d.line, d.column));
        self.found.truncate(MAX_DIAGNOSTICS);
        self.found
    }
}

/// A finding of the parser in CPython's words, where it has such words.
pub(super) fn parse_error_message(error: &ParseErrorType) -> String {
    match error {
        ParseErrorType::Lexical(error) => lexical_message(error),
        ParseErrorType::FStringError(error) => format!("f-string: {}", interpolated_message(error)),
        ParseErrorType::UnexpectedIndentation => "unexpected indent".into(),
        ParseErrorType::PositionalAfterKeywordArgument => {
            "positional argument follows keyword argument".into()
        }
        ParseErrorType::PositionalAfterKeywordUnpacking => {
            "positional argument follows keyword argument unpacking".into()
        }
        ParseErrorType::InvalidArgumentUnpackingOrder => {
            "iterable argument unpacking follows keyword argument unpacking".into()
        }
        ParseErrorType::NonDefaultParamAfterDefaultParam => {
            "non-default argument follows default argument".into()
        }
        ParseErrorType::UnparenthesizedGeneratorExpression => {
            "Generator expression must be parenthesized".into()
        }
        ParseErrorType::IterableUnpackingInComprehension => {
            "iterable unpacking cannot be used in comprehension".into()
        }
        ParseErrorType::InvalidStarredExpressionUsage => "can't use starred expression here".into(),
        ParseErrorType::ExpectedKeywordParam => "named arguments must follow bare *".into(),
        ParseErrorType::InvalidAssignmentTarget => "cannot assign to expression".into(),
        ParseErrorType::InvalidAnnotatedAssignmentTarget => "illegal target for annotation".into(),
        ParseErrorType::InvalidAugmentedAssignmentTarget => {
            "illegal expression for augmented assignment".into()
        }
        ParseErrorType::InvalidDeleteTarget => "cannot delete expression".into(),
        ParseErrorType::InvalidNamedAssignmentTarget => {
            "cannot use assignment expressions with expression".into()
        }
        ParseErrorType::ExpectedToken { expected, found } => {
            expected_token_message(*expected, *found)
        }
        ParseErrorType::OtherError(message) => other_message(message),
        _ => "invalid syntax".into(),
    }
}

fn expected_token_message(expected: TokenKind, found: TokenKind) -> String {
    match (expected, found) {
        (TokenKind::Colon, TokenKind::Newline | TokenKind::EndOfFile) => "expected ':'".into(),
        (TokenKind::Indent, _) => "expected an indented block".into(),
        (TokenKind::Rpar, TokenKind::EndOfFile) => "'(' was never closed".into(),
        (TokenKind::Rsqb, TokenKind::EndOfFile) => "'[' was never closed".into(),
        (TokenKind::Rbrace, TokenKind::EndOfFile) => "'{' was never closed".into(),
        _ => "invalid syntax".into(),
    }
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
    match error {
        LexicalErrorType::UnclosedStringError | LexicalErrorType::StringError => {
            "unterminated string literal".into()
        }
        LexicalErrorType::IndentationError => {
            "unindent does not match any outer indentation level".into()
        }
        LexicalErrorType::UnicodeError
        | LexicalErrorType::MissingUnicodeLbrace
        | LexicalErrorType::MissingUnicodeRbrace => {
            "(unicode error) 'unicodeescape' codec can't decode bytes: malformed escape".into()
        }
        LexicalErrorType::FStringError(error) => {
            format!("f-string: {}", interpolated_message(error))
        }
        LexicalErrorType::InvalidByteLiteral => {
            "bytes can only contain ASCII literal characters".into()
        }
        LexicalErrorType::LineContinuationError => {
            "unexpected character after line continuation character".into()
        }
        LexicalErrorType::Eof => "unexpected EOF while parsing".into(),
        LexicalErrorType::OtherError(message) => message.to_string(),
        _ => "invalid syntax".into(),
    }
}

fn interpolated_message(error: &InterpolatedStringErrorType) -> &'static str {
    match error {
        InterpolatedStringErrorType::UnclosedLbrace => "expecting '}'",
        InterpolatedStringErrorType::InvalidConversionFlag => {
            "invalid conversion character: expected 's', 'r', or 'a'"
        }
        InterpolatedStringErrorType::SingleRbrace => "single '}' is not allowed",
        InterpolatedStringErrorType::UnterminatedString
        | InterpolatedStringErrorType::UnterminatedTripleQuotedString => "unterminated string",
        _ => "invalid syntax",
    }
}
