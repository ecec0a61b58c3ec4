//! What the page asks of a guest language beyond running it: to load a program, and to describe a
//! stack. A second language implements this and gets the whole page.

use std::rc::Rc;

use super::FrameView;
use crate::kernel::guest::Guest;
use crate::kernel::ids::{JobId, Place};
use crate::source::{Diagnostic, SourceFile};

/// A call stack whose middle may be left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Frames {
    /// The innermost frames, innermost first.
    pub inner: Vec<FrameView>,
    /// How many frames between the two ends are left out.
    pub n_hidden: usize,
    /// The outermost frames, outermost last; none if nothing is left out.
    pub outer: Vec<FrameView>,
}

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

    /// The stack of a thread; library frames are folded. Of more than `n_inner + n_outer` frames
    /// the middle is left out.
    fn frames(
        &self,
        process: &Self::Process,
        thread: &Self::Thread,
        n_inner: usize,
        n_outer: usize,
    ) -> Frames;

    /// Calls back with the line each frame of a thread is at and the job it works on, innermost
    /// first. Much cheaper than [`Language::frames`].
    fn calls(&self, thread: &Self::Thread, add: &mut dyn FnMut(Place, Option<JobId>));
}
