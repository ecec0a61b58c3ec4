//! Python on the page.

use std::rc::Rc;

use super::FrameView;
use super::language::{Frames, Language};
use super::world::NO_FILE;
use crate::kernel::ids::{JobId, Place};
use crate::python::inspect::InspectedFrame;
use crate::python::process::Process;
use crate::python::runtime::Python;
use crate::python::thread::Thread;
use crate::python::{inspect, load};
use crate::source::{Diagnostic, SourceFile};

impl Language for Python {
    fn load(files: &[SourceFile]) -> Result<Self, Vec<Diagnostic>> {
        load::load(files)
    }

    fn file_index(&self, name: &str) -> Option<u16> {
        let modules = self.program.modules.iter();
        let index = modules
            .zip(0..)
            .find(|(module, _)| !module.is_library && *module.file == *name);
        index.map(|(_, index)| index)
    }

    fn file_name(&self, file: u16) -> Rc<str> {
        let module = self.program.modules.get(usize::from(file));
        module.map_or_else(|| "".into(), |module| Rc::clone(&module.file))
    }

    fn frames(&self, process: &Process, thread: &Thread, n_inner: usize, n_outer: usize) -> Frames {
        let view = |frame: InspectedFrame| FrameView {
            call: frame.call,
            file: frame.place.map_or(NO_FILE, |place| place.file),
            line: frame.place.map_or(0, |place| place.line),
            job: frame.job,
            chip: None,
            note: None,
        };
        let stack = inspect::frames(self, process, thread, n_inner, n_outer);
        Frames {
            inner: stack.inner.into_iter().map(view).collect(),
            n_hidden: stack.n_hidden,
            outer: stack.outer.into_iter().map(view).collect(),
        }
    }

    fn calls(&self, thread: &Thread, add: &mut dyn FnMut(Place, Option<JobId>)) {
        inspect::calls(self, thread, add);
    }
}
