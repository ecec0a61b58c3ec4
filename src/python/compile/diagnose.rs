//! Collects what is wrong with a file, with its places: lines and columns instead of offsets.

use std::rc::Rc;

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

    /// The offset of a line's start.
    pub(super) fn start_of(&self, line: u32) -> u32 {
        self.starts[line as usize - 1]
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
        let before =
            &self.file.text.as_bytes()[self.lines.start_of(line) as usize..usize::from(offset)];
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
