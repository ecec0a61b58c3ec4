//! An image: programs that were compiled when the page was built, as bytes, so that the page need not
//! bring a compiler. What several programs share (the library, files) is stored once. Must never
//! know what the programs are for, nor change what they do: a program of an image is the one that
//! [`super::load`] makes of the same files.
//!
//! The bytes: 8 of [`MAGIC`], 8 of [`FORMAT`], 8 of a hash of the rest, and the rest, which is what
//! serde and postcard make of [`Contents`].

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::link::{CompiledModule, link};
use super::runtime::Python;
use crate::source::{Diagnostic, SourceFile};

const MAGIC: [u8; 8] = *b"interlv\n";

/// Changes with every file that says what the bytes mean, so that an image is only read by the
/// build that it is for.
const FORMAT: u64 = {
    let files: [&[u8]; 7] = [
        include_bytes!("code.rs"),
        include_bytes!("columns.rs"),
        include_bytes!("image.rs"),
        include_bytes!("link.rs"),
        include_bytes!("names.rs"),
        include_bytes!("value.rs"),
        include_bytes!("../source/mod.rs"),
    ];
    let mut hash = HASH_START;
    let mut n = 0;
    while n < files.len() {
        hash = hash_bytes(hash, files[n]);
        n += 1;
    }
    hash
};

const HEADER_BYTES: usize = 24;

/// Lines as the differences between neighbours, most of which are 0 or 1: a third of the bytes.
pub(super) mod as_differences {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(lines: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
        let before = std::iter::once(&0).chain(lines);
        let differences = lines.iter().zip(before);
        let differences = differences.map(|(line, before)| line.wrapping_sub(*before) as i32);
        differences.collect::<Vec<i32>>().serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        let mut line = 0_u32;
        let mut sum = |difference: i32| {
            line = line.wrapping_add(difference as u32);
            line
        };
        let differences = Vec::<i32>::deserialize(deserializer)?;
        Ok(differences.into_iter().map(&mut sum).collect())
    }
}

/// What an image holds.
#[derive(Default, Serialize, Deserialize)]
struct Contents {
    /// The files of all programs; a module's text is here, not in the module.
    files: Vec<SourceFile>,
    modules: Vec<CompiledModule>,
    programs: Vec<Entry>,
}

/// One program.
#[derive(Serialize, Deserialize)]
struct Entry {
    name: Rc<str>,
    /// Indices of its files, main file first.
    files: Vec<u32>,
    /// Indices of its modules, in the order in which they are linked; or what is wrong with it.
    compiled: Result<Vec<u32>, Vec<Diagnostic>>,
}

/// Makes an image.
#[derive(Default)]
pub struct ImageBuilder {
    contents: Contents,
    /// The bytes of each module in `contents`, to find those that are there already.
    module_bytes: Vec<Vec<u8>>,
}

impl ImageBuilder {
    /// Adds a program: its name, its files (main file first), and what [`super::load::compile`] made
    /// of them.
    ///
    /// # Panics
    /// If there are 2³² files or modules.
    pub fn add(
        &mut self,
        name: &str,
        files: &[SourceFile],
        compiled: Result<Vec<CompiledModule>, Vec<Diagnostic>>,
    ) {
        let files = files.iter().map(|file| self.file(file)).collect();
        let modules = |modules: Vec<CompiledModule>| {
            let modules = modules.into_iter().map(|module| self.module(module));
            modules.collect()
        };
        let compiled = compiled.map(modules);
        self.contents.programs.push(Entry {
            name: name.into(),
            files,
            compiled,
        });
    }

    fn file(&mut self, file: &SourceFile) -> u32 {
        let files = &mut self.contents.files;
        let known = files.iter().position(|known| known == file);
        let index = known.unwrap_or_else(|| {
            files.push(file.clone());
            files.len() - 1
        });
        u32::try_from(index).expect("fewer than 2**32 files")
    }

    fn module(&mut self, mut module: CompiledModule) -> u32 {
        module.module.text = "".into();
        let bytes = to_bytes(&module);
        let known = self.module_bytes.iter().position(|known| *known == bytes);
        let index = known.unwrap_or_else(|| {
            self.module_bytes.push(bytes);
            self.contents.modules.push(module);
            self.module_bytes.len() - 1
        });
        u32::try_from(index).expect("fewer than 2**32 modules")
    }

    /// The image as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let contents = to_bytes(&self.contents);
        let mut bytes = Vec::with_capacity(HEADER_BYTES + contents.len());
        bytes.extend(MAGIC);
        bytes.extend(FORMAT.to_le_bytes());
        bytes.extend(hash_bytes(HASH_START, &contents).to_le_bytes());
        bytes.extend(contents);
        bytes
    }
}

fn to_bytes(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).expect("a Vec takes everything")
}

/// Why bytes are not an image.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadImage {
    /// They are something else altogether.
    NotAnImage,
    /// They are the image of another build.
    OtherBuild,
    /// Some are missing or changed.
    Damaged,
}

impl fmt::Display for BadImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BadImage::NotAnImage => "the file of its programs is something else",
            BadImage::OtherBuild => "the file of its programs belongs to another version",
            BadImage::Damaged => "the file of its programs is damaged",
        })
    }
}

/// Programs, ready to be linked.
pub struct Image {
    contents: Contents,
}

/// A program of an image.
pub struct ImageProgram {
    /// Its files, main file first.
    pub files: Vec<SourceFile>,
    /// The program, or what is wrong with it.
    pub python: Result<Python, Vec<Diagnostic>>,
}

impl Image {
    /// Reads an image.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn from_bytes(bytes: &[u8]) -> Result<Image, BadImage> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(BadImage::NotAnImage)?;
        let (format, rest) = split_hash(rest)?;
        if format != FORMAT {
            return Err(BadImage::OtherBuild);
        }
        let (hash, rest) = split_hash(rest)?;
        if hash != hash_bytes(HASH_START, rest) {
            return Err(BadImage::Damaged);
        }
        let contents = postcard::from_bytes(rest).map_err(|_| BadImage::Damaged)?;
        Ok(Image { contents })
    }

    /// The program of a name.
    #[must_use]
    pub fn program(&self, name: &str) -> Option<ImageProgram> {
        let Contents {
            files,
            modules,
            programs,
        } = &self.contents;
        let entry = programs.iter().find(|entry| &*entry.name == name)?;
        let files: Vec<SourceFile> = (entry.files.iter())
            .map(|&file| files[file as usize].clone())
            .collect();
        let with_text = |&module: &u32| {
            let mut compiled = modules[module as usize].clone();
            let module = &mut compiled.module;
            let is_its = |file: &&SourceFile| !module.is_library && file.name == module.file;
            if let Some(file) = files.iter().find(is_its) {
                module.text = Rc::clone(&file.text);
            }
            compiled
        };
        let python = match &entry.compiled {
            Ok(modules) => Ok(Python::new(link(modules.iter().map(with_text).collect()))),
            Err(diagnostics) => Err(diagnostics.clone()),
        };
        Some(ImageProgram { files, python })
    }
}

fn split_hash(bytes: &[u8]) -> Result<(u64, &[u8]), BadImage> {
    let (hash, rest) = bytes.split_first_chunk().ok_or(BadImage::Damaged)?;
    Ok((u64::from_le_bytes(*hash), rest))
}

const HASH_START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a: enough to notice damage, which is all that is asked of it.
const fn hash_bytes(mut hash: u64, bytes: &[u8]) -> u64 {
    let mut n = 0;
    while n < bytes.len() {
        hash = (hash ^ bytes[n] as u64).wrapping_mul(0x100_0000_01b3);
        n += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::python::load::compile;

    fn image_of(programs: &[(&str, &str)]) -> Vec<u8> {
        let mut builder = ImageBuilder::default();
        for (name, text) in programs {
            let file = SourceFile {
                name: "main.py".into(),
                module: "__main__".into(),
                text: (*text).into(),
            };
            let files = [file];
            builder.add(name, &files, compile(&files));
        }
        builder.to_bytes()
    }

    #[test]
    fn a_program_comes_back_with_its_text_and_its_mistakes() {
        let bytes = image_of(&[("good", "print('hello')\n"), ("bad", "x =\n")]);
        let image = Image::from_bytes(&bytes).expect("it was just made");
        let good = image.program("good").expect("it was added");
        assert_eq!(&*good.files[0].text, "print('hello')\n");
        let python = good.python.expect("it is right");
        let main = &python.program.modules[usize::from(python.program.main.0)];
        assert_eq!(main.text, good.files[0].text);
        let bad = image.program("bad").expect("it was added");
        let found = bad.python.err().expect("it is refused");
        assert_eq!(found[0].line, 1);
        assert!(image.program("other").is_none());
    }

    #[test]
    fn what_programs_share_is_stored_once() {
        let one = image_of(&[("a", "import asyncio\n")]).len();
        let two = image_of(&[("a", "import asyncio\n"), ("b", "import asyncio, lab\n")]).len();
        assert!(two - one < 1000, "{one} {two}");
    }

    #[test]
    fn any_damage_is_noticed() {
        let bytes = image_of(&[("a", "print(1)\n")]);
        let reading = |bytes: &[u8]| Image::from_bytes(bytes).err();
        assert_eq!(reading(b""), Some(BadImage::NotAnImage));
        assert_eq!(
            reading(b"<!DOCTYPE html>"),
            Some(BadImage::NotAnImage),
            "a page that says 404"
        );
        for at in (0..bytes.len()).step_by(101).chain(0..HEADER_BYTES) {
            let mut damaged = bytes.clone();
            damaged[at] ^= 4;
            assert!(reading(&damaged).is_some(), "byte {at}");
            assert!(reading(&bytes[..at]).is_some(), "cut at {at}");
        }
        let mut other = bytes.clone();
        other[8] ^= 1;
        assert_eq!(reading(&other), Some(BadImage::OtherBuild));
        assert_eq!(reading(&bytes), None);
    }
}
