//! The session behind a handle that is cheap to pass around, and the slices in which it simulates.
//!
//! The session is changed in place: Yew keeps the state before an action until the page has been
//! drawn, and a recording that is owned twice would be copied at every slice. So there is one, and
//! handles tell by their `version` whether something changed. Nothing but [`Runs::reduce`] changes it.

use std::cell::{Ref, RefCell};
use std::mem;
use std::rc::Rc;

use super::browser::now_ms;
use crate::python::image::Image;
use crate::python::runtime::Python;
use crate::session::opening::Opening;
use crate::session::{self, Action, Settings};

/// The session of Python programs.
pub type Session = session::Session<Python>;

/// How long a frame may bring the worlds to the cursor and simulate ahead, in milliseconds of real
/// time: half of what a frame's script may take, so that the other half can draw.
const SLICE_MS: f64 = 4.0;
/// What bringing the worlds to the cursor should take of that; when it takes longer, the cursor
/// goes more slowly, so that playing does not stutter.
const LOOK_MS: f64 = 3.0;
/// What simulating ahead may take in any case.
const LEAST_SLICE_MS: f64 = 1.0;
/// The same while somebody waits for a long run and nothing moves: most of a frame.
const LONG_SLICE_MS: f64 = 12.0;

/// The session, and what is known about it without asking.
#[derive(Clone)]
pub struct Runs {
    session: Rc<RefCell<Session>>,
    /// Counts the changes of anything.
    version: u32,
    /// Counts the changes of the runs themselves: more is known, or something else.
    runs_version: u32,
    /// Whether there is more to simulate.
    is_simulating: bool,
    /// When `runs_version` last changed, in real milliseconds.
    shown_ms: f64,
    /// How much of the time that passes the cursor takes part in while playing, 0.0 to 1.0: less
    /// where so much happens that to keep up would make the page stutter.
    pace: f64,
    /// Since when the runs have been simulated without a pause.
    simulating_since_ms: Option<f64>,
    programs: Programs,
}

/// Whether there are programs to run.
#[derive(Clone)]
enum Programs {
    /// Not yet: what was done meanwhile.
    Awaited(Vec<Action>),
    /// They will not come, and why.
    Failed(Rc<str>),
    /// The session has them.
    There,
}

/// When it takes longer than this, in milliseconds, the page says how far it is.
const PATIENCE_MS: f64 = 400.0;

/// While the runs are simulated ahead, what shows all of them is drawn again this often, in
/// milliseconds: often enough to see it grow.
const SHOW_MS: f64 = 200.0;
/// The same while the page plays and has little time to spare.
const SHOW_PLAYING_MS: f64 = 600.0;

/// As long as this much is known beyond the cursor, there is no hurry: 4 s of virtual time.
const ENOUGH_AHEAD_NS: u64 = 4_000_000_000;

impl PartialEq for Runs {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

impl Runs {
    /// An opening that is shown, with what was wrong with the settings, until there are programs. Is
    /// there none, then the page is busy until then.
    pub fn asleep(settings: &Settings, notice: Option<&str>, opening: Option<Opening>) -> Self {
        let is_simulating = opening.is_none();
        let mut session = Session::asleep(settings, opening.unwrap_or_default());
        if let Some(notice) = notice {
            session.set_notice(notice);
        }
        Runs {
            session: Rc::new(RefCell::new(session)),
            version: 0,
            runs_version: 0,
            is_simulating,
            shown_ms: 0.0,
            pace: 1.0,
            simulating_since_ms: None,
            programs: Programs::Awaited(Vec::new()),
        }
    }

    /// Begins with the programs of the page, and does what was done before.
    // Not inlined: who only looks at the page need not download it (`examples/split`).
    #[inline(never)]
    pub fn wake(&mut self, settings: &Settings, image: Rc<Image>) {
        let Programs::Awaited(actions) = mem::replace(&mut self.programs, Programs::There) else {
            return;
        };
        let mut session = Session::open(settings, image);
        if let Some(notice) = self.session().notice() {
            session.set_notice(notice);
        }
        self.session.replace(session);
        self.is_simulating = true;
        self.version += 1;
        self.runs_version += 1;
        for action in actions {
            self.reduce(action);
        }
    }

    /// Says why there will be no programs.
    pub fn stay_asleep(&mut self, why: &str) {
        self.is_simulating = false;
        let notice = format!("The page could not load its programs: {why}. Please reload it.");
        self.programs = Programs::Failed(notice.into());
        self.reduce_without_programs(Action::ToStart);
    }

    fn reduce_without_programs(&mut self, action: Action) {
        let mut session = self.session.borrow_mut();
        match (&mut self.programs, action) {
            (_, Action::Tick { .. }) => return,
            (_, Action::DismissNotice) => session.reduce(Action::DismissNotice),
            (Programs::Failed(why), _) => session.set_notice(why),
            (Programs::Awaited(actions), action) => {
                actions.push(action);
                self.is_simulating = true;
            }
            (Programs::There, _) => {}
        }
        self.version += 1;
    }

    /// To read. Never kept over an action.
    pub fn session(&self) -> Ref<'_, Session> {
        self.session.borrow()
    }

    /// Whether there is more to simulate.
    pub fn is_simulating(&self) -> bool {
        self.is_simulating
    }

    /// The runs as the timeline takes them.
    pub fn known(&self) -> KnownRuns {
        KnownRuns {
            session: self.session.clone(),
            version: self.runs_version,
            is_taking_long: self
                .simulating_since_ms
                .is_some_and(|since_ms| self.shown_ms - since_ms > PATIENCE_MS),
        }
    }

    /// Does an action; a tick also simulates a slice.
    pub fn reduce(&mut self, action: Action) {
        let is_tick = matches!(action, Action::Tick { .. });
        if !matches!(self.programs, Programs::There) {
            return self.reduce_without_programs(action);
        }
        let mut session = self.session.borrow_mut();
        let may_change_runs = !matches!(
            action,
            Action::Tick { .. }
                | Action::Playback(_)
                | Action::SetStepKind(_)
                | Action::DismissNotice
        );
        let is_stop = action == Action::StopRecording;
        let began_ms = now_ms();
        session.reduce(match action {
            Action::Tick { elapsed_ms } => Action::Tick {
                elapsed_ms: elapsed_ms * self.pace,
            },
            other => other,
        });
        if is_tick {
            let took_ms = now_ms() - began_ms;
            self.pace = (self.pace * (LOOK_MS / took_ms.max(0.1)).clamp(0.5, 1.2)).clamp(0.1, 1.0);
        }
        if is_tick && self.is_simulating {
            let is_long = session.progress().until_step.is_some() && !session.is_playing();
            let slice_ms = if is_long { LONG_SLICE_MS } else { SLICE_MS };
            let end_ms = (began_ms + slice_ms).max(now_ms() + LEAST_SLICE_MS);
            self.is_simulating = session.run_ahead(&mut || now_ms() >= end_ms);
            self.simulating_since_ms.get_or_insert(began_ms);
            let show_ms = if session.is_playing() {
                SHOW_PLAYING_MS
            } else {
                SHOW_MS
            };
            if !self.is_simulating || began_ms - self.shown_ms > show_ms {
                self.shown_ms = began_ms;
                self.runs_version += 1;
            }
        } else if is_tick {
            // In one go, when the cursor has come near: every slice repaints the timeline.
            let ahead_ns = session.end_ns().saturating_sub(session.now_ns());
            self.is_simulating = !session.is_settled() && ahead_ns < ENOUGH_AHEAD_NS;
        } else if is_stop {
            self.is_simulating = false;
            self.runs_version += 1;
        } else if may_change_runs {
            self.is_simulating = true;
            self.runs_version += 1;
        }
        if !self.is_simulating {
            self.simulating_since_ms = None;
        }
        self.version += 1;
    }
}

/// What has been simulated: read when the timeline is drawn, never kept.
#[derive(Clone)]
pub struct KnownRuns {
    session: Rc<RefCell<Session>>,
    version: u32,
    /// Whether more is simulated, and has been for so long that one wants to know how far it is.
    pub is_taking_long: bool,
}

impl PartialEq for KnownRuns {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version
    }
}

impl KnownRuns {
    /// To read. Never kept over an action.
    pub fn session(&self) -> Ref<'_, Session> {
        self.session.borrow()
    }
}
