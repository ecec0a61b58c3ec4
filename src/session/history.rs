//! What was done and can be taken back: moments of the session, the newest with their runs.

use super::Inputs;
use super::cursor::Cursor;
use super::run::{Program, Run};
use crate::view::language::Language;

/// How many moments can be gone back to.
const MAX_MOMENTS: usize = 100;
/// How many of them keep their runs, which costs memory; the others are simulated again.
const MAX_RUNS: usize = 8;

/// What the session was like.
pub(super) struct Moment<G: Language> {
    pub inputs: Inputs,
    pub cursor: Cursor,
    pub programs: [Program<G>; 4],
    pub runs: Option<[Run<G>; 4]>,
}

impl<G: Language> Clone for Moment<G> {
    fn clone(&self) -> Self {
        Moment {
            inputs: self.inputs.clone(),
            cursor: self.cursor,
            programs: self.programs.clone(),
            runs: self.runs.clone(),
        }
    }
}

/// The moments before and after the present one.
pub(super) struct History<G: Language> {
    before: Vec<Moment<G>>,
    after: Vec<Moment<G>>,
}

impl<G: Language> Default for History<G> {
    fn default() -> Self {
        History {
            before: Vec::new(),
            after: Vec::new(),
        }
    }
}

impl<G: Language> Clone for History<G> {
    fn clone(&self) -> Self {
        History {
            before: self.before.clone(),
            after: self.after.clone(),
        }
    }
}

impl<G: Language> History<G> {
    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Remembers the present before something new is done.
    pub fn remember(&mut self, present: Moment<G>) {
        self.after.clear();
        push(&mut self.before, present);
    }

    /// Goes back: gives up the present for the moment before.
    pub fn undo(&mut self, present: Moment<G>) -> Option<Moment<G>> {
        let before = self.before.pop()?;
        push(&mut self.after, present);
        Some(before)
    }

    /// Goes forward again.
    pub fn redo(&mut self, present: Moment<G>) -> Option<Moment<G>> {
        let after = self.after.pop()?;
        push(&mut self.before, present);
        Some(after)
    }
}

fn push<G: Language>(moments: &mut Vec<Moment<G>>, moment: Moment<G>) {
    moments.push(moment);
    if moments.len() > MAX_MOMENTS {
        moments.remove(0);
    }
    if let Some(old) = moments.len().checked_sub(MAX_RUNS + 1) {
        moments[old].runs = None;
    }
}
