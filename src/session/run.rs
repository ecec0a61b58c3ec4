//! One of the four runs of the page: a world's recording (or why its program was refused), and the
//! last world looked at.

use std::rc::Rc;

use super::programs::Loaded;
use crate::kernel::inbox::{Arrival, InboxMode};
use crate::kernel::machine::Machine;
use crate::kernel::world::{Limits, Until};
use crate::recording::{Place, Recording, Seen, Setup};
use crate::source::{Diagnostic, SourceFile};
use crate::view::language::Language;
use crate::view::{FileView, WorldKind};

/// A program that was loaded, or refused.
pub(super) struct Program<G> {
    pub guest: Result<Rc<G>, Rc<[Diagnostic]>>,
    pub files: Rc<[FileView]>,
}

impl<G> Clone for Program<G> {
    fn clone(&self) -> Self {
        Program {
            guest: self.guest.clone(),
            files: Rc::clone(&self.files),
        }
    }
}

impl<G: Language> Program<G> {
    pub fn new(loaded: Loaded<G>) -> Program<G> {
        let guest = match loaded.guest {
            Ok(guest) => Ok(Rc::new(guest)),
            Err(diagnostics) => Err(diagnostics.into()),
        };
        let index_of = |i: usize, file: &SourceFile| {
            match &guest {
                Ok(guest) => guest.file_index(&file.name),
                Err(_) => None,
            }
            .unwrap_or(u16::try_from(i).unwrap_or(u16::MAX))
        };
        let n_lines =
            |file: &SourceFile| u32::try_from(file.text.lines().count()).unwrap_or(u32::MAX);
        // A text that is not the scenario's own may end before its main loop would begin.
        let focus = match loaded.files.first().map(n_lines) {
            Some(n) if n < loaded.focus.1 => (1, n),
            _ => loaded.focus,
        };
        let files = loaded
            .files
            .iter()
            .enumerate()
            .map(|(i, file)| FileView {
                name: Rc::clone(&file.name),
                file: index_of(i, file),
                lines: file.text.lines().map(Rc::from).collect(),
                focus: if i == 0 { focus } else { (1, 1) },
            })
            .collect();
        Program { guest, files }
    }
}

/// One of the four.
pub(super) struct Run<G: Language> {
    pub kind: WorldKind,
    pub program: Program<G>,
    /// None if the program was refused.
    pub recording: Option<Rc<Recording<G>>>,
    seen: Option<Seen<G>>,
}

impl<G: Language> Clone for Run<G> {
    fn clone(&self) -> Self {
        Run {
            kind: self.kind,
            program: self.program.clone(),
            recording: self.recording.clone(),
            seen: self.seen.clone(),
        }
    }
}

impl<G: Language> Run<G> {
    /// A run that has not begun.
    pub fn new(
        kind: WorldKind,
        program: Program<G>,
        machine: &Machine,
        arrivals: &Rc<Vec<Arrival>>,
    ) -> Run<G> {
        let setup = Setup {
            machine: machine.clone(),
            arrivals: Rc::clone(arrivals),
            inbox: InboxMode::Open,
            limits: Limits::default(),
        };
        let guest = program.guest.as_ref().ok();
        let recording = guest.map(|guest| Rc::new(Recording::new(Rc::clone(guest), setup)));
        Run {
            kind,
            program,
            recording,
            seen: None,
        }
    }

    /// The same with other arrivals; what happened before the first difference is kept.
    pub fn with_arrivals(&self, arrivals: &[Arrival]) -> Run<G> {
        Run {
            kind: self.kind,
            program: self.program.clone(),
            recording: self
                .recording
                .as_ref()
                .map(|recording| Rc::new(recording.with_arrivals(arrivals.to_vec()))),
            seen: None,
        }
    }

    /// The time until which (included) everything is known.
    pub fn known_until_ns(&self) -> u64 {
        self.recording
            .as_ref()
            .map_or(u64::MAX, |recording| recording.known_until_ns())
    }

    /// Whether nothing more will happen by itself.
    pub fn is_settled(&self) -> bool {
        self.recording.as_ref().is_none_or(|r| r.is_settled())
    }

    pub fn end_ns(&self) -> u64 {
        self.recording.as_ref().map_or(0, |r| r.end_ns())
    }

    pub fn n_events(&self) -> usize {
        self.recording.as_ref().map_or(0, |r| r.log().len())
    }

    pub fn n_steps(&self) -> u64 {
        self.recording.as_ref().map_or(0, |r| r.n_steps())
    }

    /// Elements that its steps have gone through: see [`Recording::work`].
    pub fn work(&self) -> u64 {
        self.recording.as_ref().map_or(0, |r| r.work())
    }

    pub fn memory_bytes(&self) -> u64 {
        self.recording.as_ref().map_or(0, |r| r.memory_bytes())
    }

    /// How many events happened at or before a time.
    pub fn count_until(&self, time_ns: u64) -> usize {
        let log = self.recording.as_ref().map(|r| r.log());
        log.map_or(0, |log| log.count_until(time_ns))
    }

    pub fn advance(&mut self, until: Until, is_time_up: &mut dyn FnMut() -> bool) {
        if let Some(recording) = &mut self.recording {
            Rc::make_mut(recording).advance(until, is_time_up);
        }
    }

    /// Makes the world at a place the one that [`Run::seen`] gives.
    pub fn look_at(&mut self, place: Place) {
        let Some(recording) = &mut self.recording else {
            return;
        };
        if self.seen.as_ref().is_some_and(|seen| seen.place() > place) {
            // Those who step back once will probably do so again.
            Rc::make_mut(recording).make_dense_before(place);
        }
        self.seen = Some(recording.seen_at(place, self.seen.take()));
    }

    /// The world last looked at.
    pub fn seen(&self) -> Option<&Seen<G>> {
        self.seen.as_ref()
    }
}
