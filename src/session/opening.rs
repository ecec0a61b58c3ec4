//! What the page shows before it has programs to run: what a session of the same settings showed when the
//! page was built. So the machine and its Python need only be loaded when someone uses the page. Must never
//! show anything that a session has not.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::programs::{Loaded, Programs};
use super::{Session, Settings};
use crate::lessons::Scenario;
use crate::view::language::Language;
use crate::view::{Lane, LaneAt, PageView};

/// The page of a session, and what its timeline and transport say. `examples/image.rs` makes one.
#[derive(Serialize, Deserialize)]
pub struct Opening {
    pub(super) page: PageView,
    pub(super) lanes: Vec<(LaneAt, Lane)>,
    pub(super) event_index: usize,
    pub(super) event_times_ns: Vec<u64>,
    pub(super) end_ns: u64,
}

impl Default for Opening {
    /// Nothing.
    fn default() -> Self {
        Opening {
            page: PageView::empty(),
            lanes: Vec::new(),
            event_index: 0,
            event_times_ns: Vec::new(),
            end_ns: 0,
        }
    }
}

impl Opening {
    /// What a session shows now.
    #[must_use]
    pub fn of<G: Language>(session: &Session<G>) -> Opening {
        let lanes = session.lanes().into_iter();
        Opening {
            page: (*session.page_view()).clone(),
            lanes: lanes
                .filter_map(|at| Some((at, session.lane(at)?)))
                .collect(),
            event_index: session.event_index(),
            event_times_ns: session.event_times_ns(),
            end_ns: session.end_ns(),
        }
    }

    /// As bytes.
    ///
    /// # Panics
    /// Never: memory takes everything.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("a Vec takes everything")
    }

    /// From bytes that [`Opening::to_bytes`] made; nothing, if they are no such bytes: the page then
    /// shows its worlds when it has its programs.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Opening> {
        postcard::from_bytes(bytes).ok()
    }
}

impl<G: Language> Session<G> {
    /// A session that shows an opening and runs nothing. To go on, open another one with programs.
    #[must_use]
    pub fn asleep(settings: &Settings, opening: Opening) -> Session<G> {
        let mut session = Session::before_beginning(settings, Rc::new(NoPrograms));
        session.page = Rc::new(opening.page.clone());
        session.cursor.time_ns = opening.page.now_ns;
        session.opening = Some(Rc::new(opening));
        session
    }
}

/// For a page that has none yet.
struct NoPrograms;

impl<G> Programs<G> for NoPrograms {
    fn load(&self, _: &'static Scenario, _: usize) -> Loaded<G> {
        Loaded {
            files: Vec::new(),
            focus: (1, 1),
            guest: Err(Vec::new()),
        }
    }
}
