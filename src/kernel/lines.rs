//! Which line each thread is at, to notice when one of them comes to another. Nothing of it is part of
//! a world: whoever looks for lines brings a [`LineWatch`], and a run that is watched is the same run.

use super::guest::{Guest, Slice, Stop};
use super::ids::{Place, ThreadId};
use super::world::World;

/// Watches the lines of a run.
#[derive(Clone, Debug)]
pub struct LineWatch {
    /// The line each thread was last seen at, by thread.
    lines: Vec<Option<Place>>,
    has_changed: bool,
}

impl LineWatch {
    /// Knows the lines at which the threads of a world are now.
    #[must_use]
    pub fn new<G: Guest>(world: &World<G>, guest: &G) -> LineWatch {
        let line = |(id, _)| Some(world.position(guest, id).place);
        LineWatch {
            lines: world.threads().map(line).collect(),
            has_changed: false,
        }
    }

    /// Whether a thread has come to another line since this was last asked.
    pub fn take_change(&mut self) -> bool {
        std::mem::take(&mut self.has_changed)
    }

    /// The same, which may be asked again.
    #[must_use]
    pub fn has_changed(&self) -> bool {
        self.has_changed
    }

    fn note(&mut self, thread: ThreadId, line: Place) {
        if self.lines.len() <= thread.index() {
            self.lines.resize(thread.index() + 1, None);
        }
        let before = self.lines[thread.index()].replace(line);
        // A thread that was not there before comes to its first line; that is no change.
        self.has_changed |= before.is_some_and(|before| before != line);
    }

    /// Runs a thread as [`Guest::run`] does, but stops after the instruction that brought it to
    /// another line.
    pub(super) fn run<G: Guest>(
        &mut self,
        guest: &G,
        memory: &mut G::Process,
        stack: &mut G::Thread,
        slice: &mut Slice<'_>,
    ) -> Stop<G::Thread> {
        let thread = slice.thread;
        if !matches!(self.lines.get(thread.index()), Some(Some(_))) {
            self.note(thread, guest.position(memory, stack).place);
        }
        let until_step = slice.until_step;
        loop {
            slice.until_step = slice.step + 1;
            let stop = guest.run(memory, stack, slice);
            slice.until_step = until_step;
            self.note(thread, guest.position(memory, stack).place);
            if self.has_changed || slice.is_over() || !matches!(stop, Stop::SliceOver) {
                return stop;
            }
        }
    }
}
