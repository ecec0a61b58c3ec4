//! The text of a `str`: short ones in place, longer ones shared, and any character of a long one found at
//! once. Must never know of the heap: a copy of a text is as good as the text.

use std::fmt::{self, Display, Formatter};
use std::ops::{Deref, Range};
use std::rc::Rc;

use arrayvec::ArrayString;

/// Bytes of the longest text that needs no allocation: with its length it fills an object's slot.
const SHORT_BYTES: usize = 16;
/// For every so many characters of a long text that is not ASCII, it is known where they begin.
const STRIDE: usize = 32;

/// An immutable text. Copies share what is long.
#[derive(Clone, Debug)]
pub struct Text(Form);

#[derive(Clone, Debug)]
enum Form {
    /// At most [`SHORT_BYTES`] long.
    Short(ArrayString<SHORT_BYTES>),
    // Invariant: longer than that, and all of it is ASCII.
    Ascii(Rc<str>),
    // Invariant: longer than that, and not all of it is ASCII.
    Wide(Rc<Wide>),
}

#[derive(Debug)]
struct Wide {
    text: Box<str>,
    n_chars: usize,
    /// Where every [`STRIDE`]th character begins, from the first on.
    begins: Box<[u32]>,
}

impl Wide {
    fn new(text: Box<str>) -> Wide {
        let (mut n_chars, mut begins) = (0, Vec::with_capacity(text.len() / STRIDE + 1));
        for (byte, _) in text.char_indices() {
            if n_chars % STRIDE == 0 {
                begins.push(u32::try_from(byte).expect("a text has fewer than 2**32 bytes"));
            }
            n_chars += 1;
        }
        Wide {
            text,
            n_chars,
            begins: begins.into(),
        }
    }

    /// Where a character begins; the end of the text for what is beyond the last one.
    fn byte_of(&self, at: usize) -> usize {
        let Some(&begin) = self.begins.get(at / STRIDE) else {
            return self.text.len();
        };
        let begin = begin as usize;
        byte_of(&self.text[begin..], at % STRIDE) + begin
    }

    /// How many characters come before a byte at which one begins.
    fn chars_before(&self, byte: usize) -> usize {
        let stride = self.begins.partition_point(|&begin| begin as usize <= byte);
        let Some(stride) = stride.checked_sub(1) else {
            return 0;
        };
        stride * STRIDE
            + self.text[self.begins[stride] as usize..byte]
                .chars()
                .count()
    }
}

/// Where a character begins, counting from the first.
fn byte_of(text: &str, at: usize) -> usize {
    text.char_indices()
        .nth(at)
        .map_or(text.len(), |(byte, _)| byte)
}

impl Text {
    /// The text.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Form::Short(text) => text,
            Form::Ascii(text) => text,
            Form::Wide(wide) => &wide.text,
        }
    }

    /// Number of characters.
    #[must_use]
    pub fn n_chars(&self) -> usize {
        match &self.0 {
            Form::Short(text) if text.is_ascii() => text.len(),
            Form::Short(text) => text.chars().count(),
            Form::Ascii(text) => text.len(),
            Form::Wide(wide) => wide.n_chars,
        }
    }

    /// Whether all of it is ASCII.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        match &self.0 {
            Form::Short(text) => text.is_ascii(),
            Form::Ascii(_) => true,
            Form::Wide(_) => false,
        }
    }

    /// Where a character begins; the end of the text for what is beyond the last one.
    #[must_use]
    pub fn byte_of(&self, at: usize) -> usize {
        match &self.0 {
            Form::Short(text) => byte_of(text, at),
            Form::Ascii(text) => at.min(text.len()),
            Form::Wide(wide) => wide.byte_of(at),
        }
    }

    /// How many characters come before a byte at which one begins.
    #[must_use]
    pub fn chars_before(&self, byte: usize) -> usize {
        match &self.0 {
            Form::Short(text) => text[..byte].chars().count(),
            Form::Ascii(_) => byte,
            Form::Wide(wide) => wide.chars_before(byte),
        }
    }

    /// A character, if there are so many.
    #[must_use]
    pub fn char_at(&self, at: usize) -> Option<char> {
        self.as_str()[self.byte_of(at)..].chars().next()
    }

    /// Some characters that follow each other.
    #[must_use]
    pub fn part(&self, chars: Range<usize>) -> &str {
        &self.as_str()[self.byte_of(chars.start)..self.byte_of(chars.end)]
    }

    /// Whether two texts are copies that have their buffer in common, or need none.
    #[must_use]
    pub fn shares_buffer(&self, other: &Text) -> bool {
        match (&self.0, &other.0) {
            (Form::Short(_), Form::Short(_)) => true,
            (Form::Ascii(a), Form::Ascii(b)) => Rc::ptr_eq(a, b),
            (Form::Wide(a), Form::Wide(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl Deref for Text {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Default for Text {
    fn default() -> Text {
        Text(Form::Short(ArrayString::new()))
    }
}

impl Display for Text {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        self.as_str() == other.as_str()
    }
}

impl From<&str> for Text {
    #[inline]
    fn from(text: &str) -> Text {
        Text(match ArrayString::from(text) {
            Ok(short) => Form::Short(short),
            Err(_) => long(text),
        })
    }
}

#[inline(never)]
fn long(text: &str) -> Form {
    if text.is_ascii() {
        Form::Ascii(text.into())
    } else {
        Form::Wide(Rc::new(Wide::new(text.into())))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text::from(&*text)
    }
}

impl From<Rc<str>> for Text {
    fn from(text: Rc<str>) -> Text {
        if text.len() > SHORT_BYTES && text.is_ascii() {
            Text(Form::Ascii(text))
        } else {
            Text::from(&*text)
        }
    }
}

impl From<char> for Text {
    fn from(c: char) -> Text {
        let mut short = ArrayString::new();
        short.push(c);
        Text(Form::Short(short))
    }
}

impl From<Text> for Rc<str> {
    fn from(text: Text) -> Rc<str> {
        match text.0 {
            Form::Ascii(text) => text,
            Form::Short(text) => text.as_str().into(),
            Form::Wide(wide) => (&*wide.text).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_found_where_it_is() {
        let texts = [
            String::new(),
            "short".to_owned(),
            "žluťoučký".to_owned(),
            "a longer one, all of it ASCII".repeat(5),
            "ein längerer Text, nicht nur ASCII 🐍".repeat(9),
            "é".repeat(STRIDE),
        ];
        for text in texts {
            let made = Text::from(&*text);
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(made.n_chars(), chars.len());
            assert_eq!(made.is_ascii(), text.is_ascii());
            for (at, (byte, c)) in text.char_indices().enumerate() {
                assert_eq!(made.char_at(at), Some(c));
                assert_eq!((made.byte_of(at), made.chars_before(byte)), (byte, at));
                let part: String = chars[at / 2..at].iter().collect();
                assert_eq!(made.part(at / 2..at), part);
            }
            assert_eq!(made.byte_of(chars.len()), text.len());
            assert_eq!(made.byte_of(chars.len() + 1_000), text.len());
            assert_eq!(made.char_at(chars.len()), None);
        }
    }

    #[test]
    fn a_text_is_no_larger_than_what_else_is_in_a_slot() {
        assert_eq!(size_of::<Text>(), 24);
        assert_eq!(size_of::<crate::python::heap::Object>(), 24);
    }
}
