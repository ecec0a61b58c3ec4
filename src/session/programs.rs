//! Where a session gets its programs from: compiled from text, or from an image that was made when
//! the page was built. The page has only the image, so that it need not bring the compiler.

use crate::lessons::Scenario;
use crate::python::image::Image;
use crate::python::runtime::Python;
use crate::source::{Diagnostic, SourceFile};
use crate::view::language::Language;

/// Gives the programs of scenarios.
pub trait Programs<G> {
    /// The program of a world (0 to 3, in the order of the page).
    fn load(&self, scenario: &'static Scenario, world: usize) -> Loaded<G>;
}

/// A program that was loaded, or refused.
pub struct Loaded<G> {
    /// Its files, main file first.
    pub files: Vec<SourceFile>,
    /// Lines (from 1, inclusive) of the main file that tell this world from the others.
    pub focus: (u32, u32),
    /// The program, or what is wrong with it.
    pub guest: Result<G, Vec<Diagnostic>>,
}

/// Compiles the scenarios' own texts.
pub struct Compiled;

impl<G: Language> Programs<G> for Compiled {
    fn load(&self, scenario: &'static Scenario, world: usize) -> Loaded<G> {
        ProgramFiles {
            files: scenario.files(world),
            focus: scenario.programs[world].focus,
        }
        .load()
    }
}

/// The files of one world's program, and what the page shows of them first.
#[derive(Clone, Debug)]
pub struct ProgramFiles {
    /// The files, main file first.
    pub files: Vec<SourceFile>,
    /// Lines (from 1, inclusive) of the main file that tell this world from the others.
    pub focus: (u32, u32),
}

impl ProgramFiles {
    fn load<G: Language>(&self) -> Loaded<G> {
        Loaded {
            files: self.files.clone(),
            focus: self.focus,
            guest: G::load(&self.files),
        }
    }
}

/// Compiles the same four programs, whatever the scenario.
impl<G: Language> Programs<G> for [ProgramFiles; 4] {
    fn load(&self, _: &'static Scenario, world: usize) -> Loaded<G> {
        self[world].load()
    }
}

impl Programs<Python> for Image {
    /// # Panics
    /// If the image lacks a scenario: it is made of all of them.
    fn load(&self, scenario: &'static Scenario, world: usize) -> Loaded<Python> {
        let program = self
            .program(&image_name(scenario, world))
            .expect("invariant: an image of this build has all of its scenarios");
        Loaded {
            files: program.files,
            focus: scenario.programs[world].focus,
            guest: program.python,
        }
    }
}

/// The name that a scenario's program has in an image: `image_downloads/threads.py`.
#[must_use]
pub fn image_name(scenario: &Scenario, world: usize) -> String {
    format!("{}/{}", scenario.slug, scenario.programs[world].name)
}
