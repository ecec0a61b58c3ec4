//! Simple colouring of Python text, line by line: enough to read by, not a parser. Pure.

use std::rc::Rc;

/// What a piece of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Names, operators, space.
    Plain,
    /// `for`, `await`, …
    Keyword,
    /// A string, or a part of one that spans lines.
    Text,
    /// A number.
    Number,
    /// From `#` on.
    Comment,
    /// The name after `def` or `class`, and decorators.
    Definition,
}

/// One line, cut into pieces.
pub type PaintedLine = Rc<[(Paint, Rc<str>)]>;

const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// Colours all lines of a file.
pub fn paint(lines: &[Rc<str>]) -> Vec<PaintedLine> {
    let mut open_quotes: Option<&'static str> = None;
    lines
        .iter()
        .map(|line| paint_line(line, &mut open_quotes))
        .collect()
}

/// `open_quotes` is the triple quote in which the line begins, and then the one in which it ends.
fn paint_line(line: &str, open_quotes: &mut Option<&'static str>) -> PaintedLine {
    let mut pieces: Vec<(Paint, Rc<str>)> = Vec::new();
    let mut rest = line;
    let mut after_def = false;
    while !rest.is_empty() {
        let (paint, len) = if let Some(quotes) = *open_quotes {
            let end = rest.find(quotes).map(|at| at + quotes.len());
            if end.is_some() {
                *open_quotes = None;
            }
            (Paint::Text, end.unwrap_or(rest.len()))
        } else {
            next_piece(rest, open_quotes, after_def)
        };
        let piece = &rest[..len];
        if !piece.trim().is_empty() {
            after_def = matches!(piece, "def" | "class");
        }
        match pieces.last_mut() {
            Some((last, text)) if *last == paint => *text = format!("{text}{piece}").into(),
            _ => pieces.push((paint, piece.into())),
        }
        rest = &rest[len..];
    }
    pieces.into()
}

fn next_piece(
    rest: &str,
    open_quotes: &mut Option<&'static str>,
    after_def: bool,
) -> (Paint, usize) {
    let first = rest.chars().next().expect("rest is not empty");
    if first == '#' {
        return (Paint::Comment, rest.len());
    }
    for quotes in ["\"\"\"", "'''"] {
        if rest.starts_with(quotes) {
            let end = rest[3..].find(quotes);
            if end.is_none() {
                *open_quotes = Some(quotes);
            }
            return (Paint::Text, end.map_or(rest.len(), |at| at + 6));
        }
    }
    if first == '"' || first == '\'' {
        return (Paint::Text, string_len(rest, first));
    }
    if first.is_ascii_digit() {
        let len = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))
            .unwrap_or(rest.len());
        return (Paint::Number, len);
    }
    if first.is_alphabetic() || first == '_' || first == '@' {
        let len = rest[1..]
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .map_or(rest.len(), |at| at + 1);
        return (word_paint(&rest[..len], &rest[len..], after_def), len);
    }
    (Paint::Plain, first.len_utf8())
}

fn word_paint(word: &str, after: &str, after_def: bool) -> Paint {
    let is_prefix =
        matches!(word, "f" | "r" | "b" | "rb" | "F" | "R" | "B") && after.starts_with(['"', '\'']);
    if is_prefix {
        Paint::Text
    } else if KEYWORDS.binary_search(&word).is_ok() {
        Paint::Keyword
    } else if after_def || word.starts_with('@') {
        Paint::Definition
    } else {
        Paint::Plain
    }
}

fn string_len(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}
