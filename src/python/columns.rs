//! Which part of its line every instruction comes from, and the line of carets that shows it under a
//! line of a traceback. A table holds bytes, which are read only when a traceback is written. Must
//! never know how expressions are compiled.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// The operator or the brackets of an expression; places are bytes from the expression's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// `left + right`
    Operator {
        /// Where `left` ends.
        left_end: u32,
        /// Where `right` starts.
        right_start: u32,
    },
    /// `value[index]`
    Brackets {
        /// Where `value` ends.
        value_end: u32,
        /// Where `index` ends.
        index_end: u32,
    },
}

/// A part of a line; places are bytes from the line's start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Where it starts.
    pub start: u32,
    /// Where it ends; `None` if that is on a later line.
    pub end: Option<u32>,
    /// What is marked in it.
    pub anchor: Option<Anchor>,
    /// Of `value.name(…)`: where the attribute `value.name` ends, that is looked up first.
    pub lookup_end: Option<u32>,
}

/// The columns of the instructions of one code object, one after the other. The library's code has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnTable(Rc<[u8]>);

// The first byte of an entry: what follows.
const SAME_AS_BEFORE: u8 = 0;
const HAS_COLUMNS: u8 = 1;
const HAS_END: u8 = 2;
const HAS_OPERATOR: u8 = 4;
const HAS_BRACKETS: u8 = 8;
const HAS_LOOKUP: u8 = 16;

impl ColumnTable {
    /// The table of these instructions.
    #[must_use]
    pub fn new(columns: &[Option<Columns>]) -> ColumnTable {
        if columns.iter().all(Option::is_none) {
            return ColumnTable::default();
        }
        let mut bytes = Vec::with_capacity(columns.len() * 2);
        let mut before = None;
        for &here in columns {
            if before == Some(here) {
                bytes.push(SAME_AS_BEFORE);
            } else {
                push_entry(&mut bytes, here);
            }
            before = Some(here);
        }
        ColumnTable(bytes.into())
    }

    /// The columns of an instruction.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Columns> {
        let mut bytes = self.0.iter();
        let mut here = None;
        for _ in 0..=index {
            match *bytes.next()? {
                SAME_AS_BEFORE => {}
                what => here = read_entry(what, &mut bytes),
            }
        }
        here
    }
}

fn push_entry(bytes: &mut Vec<u8>, columns: Option<Columns>) {
    let Some(columns) = columns else {
        // No columns, and not the same as before.
        return bytes.push(HAS_END);
    };
    let head = bytes.len();
    let mut what = HAS_COLUMNS;
    bytes.push(what);
    push_number(bytes, columns.start);
    if let Some(end) = columns.end {
        what |= HAS_END;
        push_number(bytes, end - columns.start);
    }
    let parts = match columns.anchor {
        None => None,
        Some(Anchor::Operator {
            left_end,
            right_start,
        }) => Some((HAS_OPERATOR, left_end, right_start)),
        Some(Anchor::Brackets {
            value_end,
            index_end,
        }) => Some((HAS_BRACKETS, value_end, index_end)),
    };
    if let Some((kind, first, second)) = parts {
        what |= kind;
        push_number(bytes, first);
        push_number(bytes, second);
    }
    if let Some(end) = columns.lookup_end {
        what |= HAS_LOOKUP;
        push_number(bytes, end - columns.start);
    }
    bytes[head] = what;
}

fn read_entry(what: u8, bytes: &mut std::slice::Iter<'_, u8>) -> Option<Columns> {
    if what & HAS_COLUMNS == 0 {
        return None;
    }
    let start = read_number(bytes);
    let end = (what & HAS_END != 0).then(|| start + read_number(bytes));
    let mut anchor = None;
    if what & HAS_OPERATOR != 0 {
        anchor = Some(Anchor::Operator {
            left_end: read_number(bytes),
            right_start: read_number(bytes),
        });
    } else if what & HAS_BRACKETS != 0 {
        anchor = Some(Anchor::Brackets {
            value_end: read_number(bytes),
            index_end: read_number(bytes),
        });
    }
    let lookup_end = (what & HAS_LOOKUP != 0).then(|| start + read_number(bytes));
    Some(Columns {
        start,
        end,
        anchor,
        lookup_end,
    })
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn read_number(bytes: &mut std::slice::Iter<'_, u8>) -> u32 {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let byte = bytes.next().copied().unwrap_or_default();
        number |= u32::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

/// Which of CPython's two ways of writing tracebacks. They differ in the details of the carets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writer {
    /// The interpreter's own, of what nobody caught.
    Interpreter,
    /// The module `traceback`.
    Module,
}

impl Columns {
    /// The line of carets under `line` (without its line end), which is shown without the spaces
    /// around it; none if they would say nothing.
    #[must_use]
    pub fn carets(&self, line: &str, writer: Writer) -> Option<String> {
        let indent = line.len() - line.trim_start().len();
        let start = characters_before(line, self.start);
        let (end, anchor) = match self.end {
            Some(end) => (characters_before(line, end), self.anchor),
            None => (line.trim_end().chars().count(), None),
        };
        let n_characters = end.checked_sub(start)?;
        let segment: Vec<char> = line.chars().skip(start).take(n_characters).collect();
        let marked = anchor.and_then(|anchor| anchor.marked(&segment, writer));
        let is_shown = match writer {
            Writer::Interpreter => {
                marked.is_some() || n_characters != line[indent..].chars().count()
            }
            Writer::Module => {
                marked.is_some_and(|(from, to)| to > from)
                    || n_characters < line.trim().chars().count()
            }
        };
        if !is_shown {
            return None;
        }
        // The module counts the spaces at the end as if they stood at the beginning.
        let n_stripped = match writer {
            Writer::Interpreter => indent,
            Writer::Module => line.chars().count() - line.trim().chars().count(),
        };
        let before = width(&line.chars().take(start).collect::<Vec<_>>());
        let marked = marked.map(|(from, to)| {
            let upto = |at: usize| width(&segment[..at.min(segment.len())]);
            (upto(from), upto(to))
        });
        Some(draw(
            before.saturating_sub(n_stripped),
            width(&segment),
            marked,
        ))
    }
}

/// `n` carets after `indent` spaces; if something is marked in them, only that has carets.
fn draw(indent: usize, n: usize, marked: Option<(usize, usize)>) -> String {
    let mut text = " ".repeat(indent);
    match marked {
        None => text.push_str(&"^".repeat(n)),
        Some((from, to)) => {
            let to = to.max(from);
            text.push_str(&"~".repeat(from.min(n)));
            text.push_str(&"^".repeat(to.min(n).saturating_sub(from)));
            text.push_str(&"~".repeat(n.saturating_sub(to)));
        }
    }
    text
}

impl Anchor {
    /// Which characters of the expression are marked.
    fn marked(self, segment: &[char], writer: Writer) -> Option<(usize, usize)> {
        let text: String = segment.iter().collect();
        let at = |place: u32| characters_before(&text, place);
        let is_space = |index: usize| segment[index].is_whitespace();
        match self {
            Anchor::Operator {
                left_end,
                right_start,
            } => {
                let end = at(right_start);
                let mut operator = at(left_end);
                while operator < end && is_space(operator) {
                    operator += 1;
                }
                // Two characters, or one. A bracket that closes the left operand counts, too.
                let is_long = operator + 1 < end && !is_space(operator + 1);
                let mut to = operator + 1 + usize::from(is_long);
                match writer {
                    Writer::Module => {
                        while operator < segment.len()
                            && (is_space(operator) || matches!(segment[operator], ')' | '#'))
                        {
                            operator += 1;
                            to += 1;
                        }
                    }
                    Writer::Interpreter => {
                        while operator + 1 < end && (is_space(operator) || segment[operator] == ')')
                        {
                            operator += 1;
                            if !is_space(operator) {
                                let is_long = operator + 1 < end && !is_space(operator + 1);
                                to = operator + 1 + usize::from(is_long);
                            }
                        }
                    }
                }
                Some((operator, to))
            }
            Anchor::Brackets {
                value_end,
                index_end,
            } => {
                let find = |from: usize, wanted: char| {
                    let rest = segment.get(from..).unwrap_or_default();
                    from + rest.iter().take_while(|&&c| c != wanted).count()
                };
                let open = find(at(value_end), '[');
                let close = find(at(index_end) + 1, ']');
                let to = if close < segment.len() {
                    close + 1
                } else {
                    close
                };
                Some((open, to))
            }
        }
    }
}

/// How many characters start before a byte.
fn characters_before(line: &str, bytes: u32) -> usize {
    let places = line.char_indices().map(|(place, _)| place);
    places.take_while(|&place| place < bytes as usize).count()
}

/// How many columns of a terminal characters take.
fn width(characters: &[char]) -> usize {
    let width = |&c: &char| if is_wide(c) { 2 } else { 1 };
    characters.iter().map(width).sum()
}

/// The blocks of characters that are twice as wide as others.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x115f | 0x231a..=0x231b | 0x2329..=0x232a | 0x23e9..=0x23ec | 0x23f0 | 0x23f3
        | 0x25fd..=0x25fe | 0x2614..=0x2615 | 0x2648..=0x2653 | 0x267f | 0x2693 | 0x26a1
        | 0x26aa..=0x26ab | 0x26bd..=0x26be | 0x26c4..=0x26c5 | 0x26ce | 0x26d4 | 0x26ea
        | 0x26f2..=0x26f3 | 0x26f5 | 0x26fa | 0x26fd | 0x2705 | 0x270a..=0x270b | 0x2728 | 0x274c
        | 0x274e | 0x2753..=0x2755 | 0x2757 | 0x2795..=0x2797 | 0x27b0 | 0x27bf
        | 0x2b1b..=0x2b1c | 0x2b50 | 0x2b55 | 0x2e80..=0x303e | 0x3041..=0x3247 | 0x3250..=0x4dbf
        | 0x4e00..=0xa4c6 | 0xa960..=0xa97c | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe10..=0xfe19
        | 0xfe30..=0xfe6b | 0xff01..=0xff60 | 0xffe0..=0xffe6 | 0x16fe0..=0x18d08
        | 0x1b000..=0x1b2fb | 0x1f004 | 0x1f0cf | 0x1f18e | 0x1f191..=0x1f19a
        | 0x1f200..=0x1f320 | 0x1f32d..=0x1f335 | 0x1f337..=0x1f37c | 0x1f37e..=0x1f393
        | 0x1f3a0..=0x1f3ca | 0x1f3cf..=0x1f3d3 | 0x1f3e0..=0x1f3f0 | 0x1f3f4 | 0x1f3f8..=0x1f43e
        | 0x1f440 | 0x1f442..=0x1f4fc | 0x1f4ff..=0x1f53d | 0x1f54b..=0x1f54e
        | 0x1f550..=0x1f567 | 0x1f57a | 0x1f595..=0x1f596 | 0x1f5a4 | 0x1f5fb..=0x1f64f
        | 0x1f680..=0x1f6c5 | 0x1f6cc | 0x1f6d0..=0x1f6d2 | 0x1f6d5..=0x1f6d7
        | 0x1f6dd..=0x1f6df | 0x1f6eb..=0x1f6ec | 0x1f6f4..=0x1f6fc | 0x1f7e0..=0x1f7f0
        | 0x1f90c..=0x1f93a | 0x1f93c..=0x1f945 | 0x1f947..=0x1faf6 | 0x20000..=0x3fffd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_gives_back_what_was_put_in() {
        let plain = Columns {
            start: 4,
            end: Some(300),
            ..Columns::default()
        };
        let anchored = Columns {
            anchor: Some(Anchor::Operator {
                left_end: 1,
                right_start: 4,
            }),
            ..plain
        };
        let looked_up = Columns {
            end: None,
            lookup_end: Some(200),
            ..plain
        };
        let columns = [
            None,
            Some(plain),
            Some(plain),
            None,
            Some(anchored),
            Some(looked_up),
            Some(looked_up),
        ];
        let table = ColumnTable::new(&columns);
        for (index, &expected) in columns.iter().enumerate() {
            assert_eq!(table.get(index), expected, "{index}");
        }
        assert_eq!(table.get(columns.len()), None);
        assert_eq!(ColumnTable::new(&[None, None]), ColumnTable::default());
    }

    #[test]
    fn carets_mark_the_operator_and_keep_silent_under_a_whole_line() {
        let columns = Columns {
            start: 4,
            end: Some(11),
            anchor: Some(Anchor::Operator {
                left_end: 2,
                right_start: 6,
            }),
            lookup_end: None,
        };
        for writer in [Writer::Interpreter, Writer::Module] {
            let carets = columns.carets("    aa // b", writer);
            assert_eq!(carets.as_deref(), Some("~~~^^~~"));
        }
        let whole = Columns {
            anchor: None,
            ..columns
        };
        assert_eq!(whole.carets("    aa // b", Writer::Module), None);
    }
}
