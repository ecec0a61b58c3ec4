//! What the page asks of a guest language beyond running it: to load a program, and to describe a
//! stack. A second language implements this and gets the whole page.

use std::rc::Rc;

use super::FrameView;
use crate::kernel::guest::Guest;
use crate::source::{Diagnostic, SourceFile};

/// A guest language that the page can show.
pub trait Language: Guest + Sized {
    /// Loads a program, or says why not. The first file is the main one.
    ///
    /// # Errors
    /// What is wrong with the program, or not supported, by line.
    fn load(files: &[SourceFile]) -> Result<Self, Vec<Diagnostic>>;

    /// The index that places and frames use for a file.
    fn file_index(&self, name: &str) -> Option<u16>;

    /// The name of a file.
    fn file_name(&self, file: u16) -> Rc<str>;

    /// The stack of a thread, innermost frame first; library frames are folded.
    fn frames(&self, process: &Self::Process, thread: &Self::Thread) -> Vec<FrameView>;
}
