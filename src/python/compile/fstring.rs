//! f-strings: pieces of text and formatted values, joined.

use ruff_python_ast as ast;

use super::compiler::{FunctionCompiler, NO_REG};
use crate::python::code::{Conversion, Instruction, Reg};

impl<'m> FunctionCompiler<'m, '_> {
    pub(super) fn fstring(&mut self, node: &'m ast::ExprFString, dst: Reg) {
        let mut pieces: Vec<Piece<'m>> = Vec::new();
        for part in node.value.iter() {
            match part {
                ast::FStringPart::Literal(literal) => push_text(&mut pieces, &literal.value),
                ast::FStringPart::FString(fstring) => push_pieces(&mut pieces, &fstring.elements),
            }
        }
        self.pieces_into(&pieces, dst);
    }

    /// `''.join` of the pieces.
    fn pieces_into(&mut self, pieces: &[Piece<'m>], dst: Reg) {
        let mark = self.b.mark();
        let spot = self.b.spot();
        match pieces {
            [] => self.load_str(dst, ""),
            [piece] => self.piece_into(piece, dst),
            pieces => {
                let first = self.b.temps(pieces.len());
                for (offset, piece) in pieces.iter().enumerate() {
                    let reg = first.saturating_add(Reg::try_from(offset).unwrap_or(Reg::MAX));
                    self.b.set_spot(spot);
                    self.piece_into(piece, reg);
                }
                self.b.set_spot(spot);
                let count = u16::try_from(pieces.len()).unwrap_or(u16::MAX);
                self.b.emit(Instruction::BuildString { dst, first, count });
            }
        }
        self.b.release(mark);
    }

    fn piece_into(&mut self, piece: &Piece<'m>, dst: Reg) {
        let element = match piece {
            Piece::Text(text) => return self.load_str(dst, text),
            Piece::Value(element) => *element,
        };
        let mark = self.b.mark();
        let spot = self.b.spot();
        let src = match element.format_spec {
            // The format may contain `:=`.
            Some(_) if self.has_walrus() => self.value_in_temp(&element.expression),
            _ => self.value(&element.expression),
        };
        let mut spec = NO_REG;
        if let Some(node) = &element.format_spec {
            spec = self.b.temp();
            let mut pieces = Vec::new();
            push_pieces(&mut pieces, &node.elements);
            self.b.set_spot(spot);
            self.pieces_into(&pieces, spec);
        }
        let conversion = match element.conversion {
            ast::ConversionFlag::Str => Conversion::Str,
            ast::ConversionFlag::Repr => Conversion::Repr,
            ast::ConversionFlag::Ascii => Conversion::Ascii,
            // `f"{x=}"` shows the repr, unless it says how to format.
            ast::ConversionFlag::None if element.debug_text.is_some() && spec == NO_REG => {
                Conversion::Repr
            }
            ast::ConversionFlag::None => Conversion::None,
        };
        self.b.set_spot(spot);
        self.b.emit(Instruction::FormatValue {
            dst,
            src,
            conversion,
            spec,
        });
        self.b.release(mark);
    }
}

/// A piece of an f-string.
enum Piece<'m> {
    Text(String),
    Value(&'m ast::InterpolatedElement),
}

fn push_text(pieces: &mut Vec<Piece<'_>>, text: &str) {
    if text.is_empty() {
        return;
    }
    if let Some(Piece::Text(last)) = pieces.last_mut() {
        last.push_str(text);
    } else {
        pieces.push(Piece::Text(text.to_owned()));
    }
}

fn push_pieces<'m>(pieces: &mut Vec<Piece<'m>>, elements: &'m ast::InterpolatedStringElements) {
    for element in elements {
        match element {
            ast::InterpolatedStringElement::Literal(literal) => push_text(pieces, &literal.value),
            ast::InterpolatedStringElement::Interpolation(element) => {
                if let Some(debug) = &element.debug_text {
                    push_text(pieces, debug.as_str());
                }
                pieces.push(Piece::Value(element));
            }
        }
    }
}
