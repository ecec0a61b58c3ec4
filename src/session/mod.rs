//! What the page is doing: which scenario on which machine, the runs of its four worlds, and one
//! cursor in virtual time that they share. Must never know Yew, the browser or a real clock.
//!
//! [`Session::reduce`] does an [`Action`]; [`Session::run_ahead`] simulates on in slices, as long as
//! its caller allows; everything else only reads. A clone of a session costs pointers.

pub mod action;
pub mod cursor;
pub mod hash;
mod history;
pub mod opening;
pub mod programs;
mod run;
mod stepping;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use action::{Action, Direction, Playback, StepKind};
pub use cursor::Cursor;
pub use hash::{Settings, Theme};
pub use programs::{Compiled, ProgramFiles, Programs};

use crate::kernel::event::EventKind;
use crate::kernel::ids::JobId;
use crate::kernel::inbox::Arrival;
use crate::kernel::machine::Machine;
use crate::kernel::world::Until;
use crate::lessons::{self, BURST, Scenario};
use crate::view::language::Language;
use crate::view::page::{JobKind, Looker, WorldAt, lane, lanes_of};
use crate::view::roster::{Ask, List, Roster};
use crate::view::{Icon, Lane, LaneAt, PageView, WorldKind};
use history::{History, Moment};
use opening::Opening;
use run::{Program, Run};

/// How far beyond the cursor the runs are simulated, nanoseconds of virtual time.
const AHEAD_NS: u64 = 10_000_000_000;
/// How many instructions beyond the cursor a run is simulated: an endless loop stops here until the
/// cursor comes closer.
const AHEAD_STEPS: u64 = 5_000_000;
/// Instructions for each world that an action may simulate at once, so that its effect is seen in
/// the same frame; the rest is left to [`Session::run_ahead`].
const AT_ONCE_STEPS: u64 = 100_000;
/// And what those steps may do at most: see [`Until::work`].
const AT_ONCE_WORK: u64 = 1 << 21;
/// The most jobs of a run.
const MAX_JOBS: usize = 2_000;

/// What determines the runs.
#[derive(Clone, Debug)]
struct Inputs {
    scenario: &'static Scenario,
    machine: Machine,
    /// Ordered by time and number.
    arrivals: Rc<Vec<Arrival>>,
}

/// How far the simulation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordingProgress {
    /// Instructions executed by the world that has executed least, of those that go on.
    pub n_steps: u64,
    /// How many they are to execute, while they are recorded ([`Action::Record`]).
    pub until_step: Option<u64>,
    /// How much of what is to be simulated now has been, in thousandths.
    pub thousandths: u32,
    /// Events of all worlds.
    pub n_events: usize,
    /// Virtual time of which all is known.
    pub end_ns: u64,
    /// Bytes of memory that the four recordings take, what they share with older ones included.
    pub memory_bytes: u64,
}

/// Everything the page is doing.
pub struct Session<G: Language> {
    programs: Rc<dyn Programs<G>>,
    inputs: Inputs,
    runs: [Run<G>; 4],
    cursor: Cursor,
    /// Where the cursor is to go as soon as the runs have been simulated so far.
    goal_ns: Option<u64>,
    /// Every run is to be simulated until it has executed so many instructions.
    record_until: Option<u64>,
    is_playing: bool,
    speed: f64,
    step_kind: StepKind,
    notice: Option<Rc<str>>,
    history: History<G>,
    /// Steps forward that a step back undoes exactly: where from, where to.
    trail: Vec<(Cursor, Cursor)>,
    looker: Looker<G>,
    page: Rc<PageView>,
    /// What is shown while there are no programs.
    opening: Option<Rc<Opening>>,
}

impl<G: Language> Clone for Session<G> {
    fn clone(&self) -> Self {
        Session {
            programs: Rc::clone(&self.programs),
            inputs: self.inputs.clone(),
            runs: self.runs.clone(),
            cursor: self.cursor,
            goal_ns: self.goal_ns,
            record_until: self.record_until,
            is_playing: self.is_playing,
            speed: self.speed,
            step_kind: self.step_kind,
            notice: self.notice.clone(),
            history: self.history.clone(),
            trail: self.trail.clone(),
            looker: Looker::default(),
            page: Rc::clone(&self.page),
            opening: self.opening.clone(),
        }
    }
}

/// Beginning and reading.
impl<G: Language> Session<G> {
    /// A session with these settings that compiles the scenarios' programs.
    #[must_use]
    pub fn new(settings: &Settings) -> Session<G> {
        Session::open(settings, Rc::new(Compiled))
    }

    /// A session whose worlds run other programs than the scenario's.
    #[must_use]
    pub fn with_programs(settings: &Settings, programs: &[ProgramFiles; 4]) -> Session<G> {
        Session::open(settings, Rc::new(programs.clone()))
    }

    /// A session with these settings that gets its programs from somewhere. Without jobs it begins
    /// where all four worlds wait for the first one; with jobs, at the start.
    #[must_use]
    pub fn open(settings: &Settings, programs: Rc<dyn Programs<G>>) -> Session<G> {
        let mut session = Session::before_beginning(settings, programs);
        session.begin();
        session
    }

    /// The same before anything has been simulated or looked at.
    fn before_beginning(settings: &Settings, programs: Rc<dyn Programs<G>>) -> Session<G> {
        let scenario = Scenario::find(settings.scenario).unwrap_or(&Scenario::all()[0]);
        let arrivals = (1..)
            .zip(&settings.jobs)
            .map(|(number, (time_ns, kind))| Arrival {
                time_ns: *time_ns,
                job: JobId(number),
                kind: Rc::clone(kind),
            })
            .collect();
        let inputs = Inputs {
            scenario,
            machine: settings.machine.clone(),
            arrivals: Rc::new(arrivals),
        };
        let runs = new_runs(load_programs(&*programs, scenario), &inputs);
        Session {
            programs,
            inputs,
            runs,
            cursor: Cursor::default(),
            goal_ns: None,
            record_until: None,
            is_playing: false,
            speed: settings.speed,
            step_kind: StepKind::default(),
            notice: None,
            history: History::default(),
            trail: Vec::new(),
            looker: Looker::default(),
            page: Rc::new(PageView::empty()),
            opening: None,
        }
    }

    /// The page at the cursor.
    #[must_use]
    pub fn page_view(&self) -> Rc<PageView> {
        Rc::clone(&self.page)
    }

    /// Part of one of the long lists of a world at the cursor.
    #[must_use]
    pub fn roster(&self, world: WorldKind, list: &List, ask: &Ask<'_>) -> Roster {
        let worlds = worlds_at(&self.runs);
        let Some(index) = worlds.iter().position(|at| at.kind == world) else {
            return Roster::default();
        };
        let kinds = job_kinds(self.inputs.scenario);
        let at = &worlds[index];
        self.looker
            .roster(self.cursor.time_ns, index, at, &kinds, list, ask)
    }

    /// Which lanes the timeline has as far as the runs have been simulated, in the order of the page.
    #[must_use]
    pub fn lanes(&self) -> Vec<LaneAt> {
        if let Some(opening) = &self.opening {
            return opening.lanes.iter().map(|(at, _)| *at).collect();
        }
        let mut lanes = Vec::new();
        for run in &self.runs {
            if let Some(recording) = &run.recording {
                lanes_of(run.kind, recording.lanes(), &mut lanes);
            }
        }
        lanes
    }

    /// One of them. Cheap: spans are shared. Do not keep it over an action, or the next one copies it.
    #[must_use]
    pub fn lane(&self, at: LaneAt) -> Option<Lane> {
        if let Some(opening) = &self.opening {
            let mut lanes = opening.lanes.iter();
            return lanes
                .find(|(of, _)| *of == at)
                .map(|(_, lane)| lane.clone());
        }
        let run = self.runs.iter().find(|run| run.kind == at.world)?;
        lane(at, run.recording.as_ref()?.lanes())
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &'static Scenario {
        self.inputs.scenario
    }

    /// The machine.
    #[must_use]
    pub fn machine(&self) -> &Machine {
        &self.inputs.machine
    }

    /// The jobs of the run: when they arrive, their numbers and kinds.
    #[must_use]
    pub fn arrivals(&self) -> &[Arrival] {
        &self.inputs.arrivals
    }

    /// The cursor.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        self.cursor
    }

    /// Virtual time of the cursor.
    #[must_use]
    pub fn now_ns(&self) -> u64 {
        self.cursor.time_ns
    }

    /// The last moment to which the cursor can go now. Grows while the runs are simulated.
    #[must_use]
    pub fn end_ns(&self) -> u64 {
        if let Some(opening) = &self.opening {
            return opening.end_ns;
        }
        self.limit_ns().max(self.cursor.time_ns)
    }

    /// How many events there are in all four worlds until [`Session::end_ns`].
    #[must_use]
    pub fn n_events(&self) -> usize {
        self.event_index_at(self.end_ns())
    }

    /// How many events have happened at the cursor.
    #[must_use]
    pub fn event_index(&self) -> usize {
        if let Some(opening) = &self.opening {
            return opening.event_index;
        }
        self.cursor.event_index()
    }

    /// How many events have happened at a time (included): for the axis on which all events are
    /// equally wide.
    #[must_use]
    pub fn event_index_at(&self, time_ns: u64) -> usize {
        if let Some(opening) = &self.opening {
            return opening.event_times_ns.partition_point(|at| *at <= time_ns);
        }
        self.runs.iter().map(|run| run.count_until(time_ns)).sum()
    }

    /// The time of the n-th event of all worlds, counted from 1; 0 for 0.
    #[must_use]
    pub fn time_of_event(&self, n: usize) -> u64 {
        Cursor::at_event(&self.runs, n).time_ns
    }

    /// When each event of all worlds happened, in order, until [`Session::end_ns`]. Takes a moment
    /// for long runs: ask again only when [`Session::n_events`] has changed.
    #[must_use]
    pub fn event_times_ns(&self) -> Vec<u64> {
        if let Some(opening) = &self.opening {
            return opening.event_times_ns.clone();
        }
        let end_ns = self.end_ns();
        let logs = self.runs.iter().filter_map(|r| r.recording.as_ref());
        let mut times: Vec<u64> = logs
            .flat_map(|r| r.log().iter_from(0).map(|event| event.time_ns))
            .filter(|time_ns| *time_ns <= end_ns)
            .collect();
        // Four sorted runs one after the other, which is what this sort is quick at.
        times.sort();
        times
    }

    /// Whether virtual time flows.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.is_playing
    }

    /// Virtual seconds for each real second.
    #[must_use]
    pub fn speed(&self) -> f64 {
        self.speed
    }

    /// What a step goes by.
    #[must_use]
    pub fn step_kind(&self) -> StepKind {
        self.step_kind
    }

    /// Something the user should know: say it in a status region.
    #[must_use]
    pub fn notice(&self) -> Option<&Rc<str>> {
        self.notice.as_ref()
    }

    /// Shows a notice (for example about a damaged hash).
    pub fn set_notice(&mut self, text: &str) {
        self.notice = Some(text.into());
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Whether the cursor is at the very start.
    #[must_use]
    pub fn is_at_start(&self) -> bool {
        self.cursor == Cursor::default()
    }

    /// Whether the cursor is at the end of what has been simulated.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.cursor == Cursor::at_time(&self.runs, self.end_ns())
    }

    /// Whether nothing more will happen unless another job arrives.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.runs.iter().all(Run::is_settled)
    }

    /// How far the simulation has come. Cheap enough for every frame.
    #[must_use]
    pub fn progress(&self) -> RecordingProgress {
        let going_on = self.runs.iter().filter(|run| !run.is_settled());
        let steps = going_on.map(Run::n_steps).min();
        let at_most = || self.runs.iter().map(Run::n_steps).max();
        RecordingProgress {
            n_steps: steps.or_else(at_most).unwrap_or(0),
            until_step: self.record_until,
            thousandths: self.thousandths_ahead(),
            n_events: self.runs.iter().map(Run::n_events).sum(),
            end_ns: self.end_ns(),
            memory_bytes: self.runs.iter().map(Run::memory_bytes).sum(),
        }
    }

    /// How much of the way the run has come about which least is known, in thousandths: by
    /// instructions or by time, whichever comes first to its end.
    fn thousandths_ahead(&self) -> u32 {
        let share = |done: u64, all: u64| (u128::from(done) * 1000 / u128::from(all.max(1))) as u32;
        let of_run = |world: usize| {
            let (run, until) = (&self.runs[world], self.ahead_of(world));
            let seen = run.seen().map_or(0, |seen| seen.world().step());
            // A run that is recorded, or catches up with the cursor, goes all the way; another one
            // only from the cursor on.
            let is_whole = self.record_until.is_some() || self.goal_ns.is_some();
            let (from_step, from_ns) = match is_whole {
                true => (0, 0),
                false => (seen, self.cursor.time_ns),
            };
            let steps = share(
                run.n_steps().saturating_sub(from_step),
                until.step.saturating_sub(from_step),
            );
            let time = share(
                run.known_until_ns().saturating_sub(from_ns),
                until.time_ns.saturating_sub(from_ns),
            );
            steps.max(time).min(1000)
        };
        let going_on = (0..4).filter(|&world| !self.runs[world].is_settled());
        going_on.map(of_run).min().unwrap_or(1000)
    }

    /// The settings that lead back here, for the URL.
    #[must_use]
    pub fn settings(&self, theme: Option<Theme>) -> Settings {
        let jobs = self.inputs.arrivals.iter();
        Settings {
            scenario: self.inputs.scenario.slug,
            machine: self.inputs.machine.clone(),
            speed: self.speed,
            theme,
            jobs: jobs.map(|a| (a.time_ns, Rc::clone(&a.kind))).collect(),
        }
    }

    /// When the last job of a world was finished, as far as it has been simulated; `None` while one
    /// is open.
    #[must_use]
    pub fn finished_ns(&self, kind: WorldKind) -> Option<u64> {
        let run = self.runs.iter().find(|run| run.kind == kind)?;
        let log = run.recording.as_ref()?.log();
        let mut finished = BTreeMap::new();
        for event in log.iter_from(0) {
            if let EventKind::JobFinished { job, .. } = event.kind {
                finished.insert(job, event.time_ns);
            }
        }
        let is_all = finished.len() == self.inputs.arrivals.len();
        finished.into_values().max().filter(|_| is_all)
    }

    /// A hash of each world's events so far (0 for a refused program), to compare platforms.
    #[must_use]
    pub fn event_hashes(&self) -> [u64; 4] {
        self.runs
            .each_ref()
            .map(|run| run.recording.as_ref().map_or(0, |r| r.hash()))
    }

    /// One world's run as Chrome Trace Event JSON.
    #[must_use]
    pub fn chrome_trace(&self, kind: WorldKind) -> Option<String> {
        let run = self.runs.iter().find(|run| run.kind == kind)?;
        Some(run.recording.as_ref()?.chrome_trace())
    }
}

/// Doing.
impl<G: Language> Session<G> {
    /// Does an action.
    pub fn reduce(&mut self, action: Action) {
        let is_step = matches!(action, Action::Step { .. });
        let cursor = self.cursor;
        match action {
            Action::Start(kind) => self.start(&[kind]),
            Action::Burst(kind) => {
                let first = || self.inputs.scenario.buttons[0].kind.into();
                let kind: Rc<str> = kind.unwrap_or_else(first);
                self.start(&vec![kind; BURST as usize]);
            }
            Action::Seek { time_ns } => self.seek(time_ns),
            Action::SeekEvent(n) => {
                self.go_to(Cursor::at_event(&self.runs, n.min(self.n_events())));
            }
            Action::Step { direction, by } => {
                self.is_playing = false;
                self.step(direction, by.unwrap_or(self.step_kind));
            }
            Action::ToStart => self.go_to(Cursor::default()),
            Action::ToEnd => self.go_to(self.end_cursor()),
            Action::Playback(playback) => self.play(playback),
            Action::Tick { elapsed_ms } => self.tick(elapsed_ms),
            Action::Record { until_step } => self.record_until = Some(until_step),
            Action::StopRecording => {
                self.record_until = None;
                self.goal_ns = None;
            }
            Action::Machine(machine) => self.change(|inputs| inputs.machine = machine),
            Action::Scenario(slug) => self.load(&slug),
            Action::Undo => self.travel(History::undo),
            Action::Redo => self.travel(History::redo),
            Action::SetStepKind(kind) => self.step_kind = kind,
            Action::DismissNotice => self.notice = None,
        }
        if !is_step && cursor != self.cursor {
            self.trail.clear();
        }
        self.look();
    }

    /// Simulates on, what is least known first, until enough is known beyond the cursor or
    /// `is_time_up` (asked every few thousand instructions). Whether there is more to do.
    pub fn run_ahead(&mut self, is_time_up: &mut dyn FnMut() -> bool) -> bool {
        let is_done = loop {
            let Some(world) = self.least_known() else {
                self.record_until = None;
                break true;
            };
            let until = self.ahead_of(world);
            self.runs[world].advance(until, is_time_up);
            if is_time_up() {
                break false;
            }
        };
        self.follow_goal();
        !is_done
    }

    /// How far a run is simulated.
    fn ahead_of(&self, world: usize) -> Until {
        if let Some(step) = self.record_until
            && self.runs[world].n_steps() < step
        {
            return Until::step(step);
        }
        let seen = self.runs[world].seen();
        let cursor_step = seen.map_or(0, |seen| seen.world().step());
        let from_ns = self.cursor.time_ns.max(self.goal_ns.unwrap_or(0));
        // A goal is a place the user has been to: it is reached at whatever cost, slice by slice.
        let ahead_steps = match self.goal_ns {
            Some(_) => u64::MAX,
            None => cursor_step + AHEAD_STEPS,
        };
        Until {
            step: ahead_steps,
            time_ns: from_ns.saturating_add(AHEAD_NS),
            ..Until::END
        }
    }

    /// The run about which least is known, of those that can and should be simulated further.
    fn least_known(&self) -> Option<usize> {
        (0..4)
            .filter(|&world| {
                let (run, until) = (&self.runs[world], self.ahead_of(world));
                !run.is_settled()
                    && run.known_until_ns() < until.time_ns
                    && run.n_steps() < until.step
            })
            .min_by_key(|&world| self.runs[world].known_until_ns())
    }

    /// Everything at or before this time is known in all worlds.
    fn known_until_ns(&self) -> u64 {
        let known = self.runs.iter().map(Run::known_until_ns);
        known.min().unwrap_or(u64::MAX)
    }

    /// The last moment of which everything is known and in which something happens.
    fn limit_ns(&self) -> u64 {
        let last_ns = self.runs.iter().map(Run::end_ns).max().unwrap_or(0);
        last_ns.min(self.known_until_ns())
    }

    fn end_cursor(&self) -> Cursor {
        Cursor::at_time(&self.runs, self.limit_ns())
    }

    fn go_to(&mut self, cursor: Cursor) {
        self.goal_ns = None;
        self.cursor = cursor;
    }

    fn seek(&mut self, time_ns: u64) {
        let time_ns = time_ns.min(self.limit_ns());
        self.go_to(Cursor::at_time(&self.runs, time_ns));
    }

    /// Jobs of these kinds arrive just after everything that has happened at the cursor. What was to
    /// come is another branch, and is kept for undo.
    fn start(&mut self, kinds: &[Rc<str>]) {
        let time_ns = self.cursor.time_ns + 1;
        let mut arrivals = self.inputs.arrivals.to_vec();
        arrivals.retain(|arrival| arrival.time_ns < time_ns);
        let n_dropped = self.inputs.arrivals.len() - arrivals.len();
        if arrivals.len() + kinds.len() > MAX_JOBS {
            self.set_notice(&format!("A run takes at most {MAX_JOBS} jobs."));
            return;
        }
        let first = arrivals.len() as u32 + 1;
        arrivals.extend((first..).zip(kinds).map(|(number, kind)| Arrival {
            time_ns,
            job: JobId(number),
            kind: Rc::clone(kind),
        }));
        self.remember();
        self.runs = self.runs.each_ref().map(|run| run.with_arrivals(&arrivals));
        self.inputs.arrivals = Rc::new(arrivals);
        self.notice = (n_dropped > 0).then(|| branch_notice(n_dropped).into());
        self.aim(time_ns);
    }

    /// The same jobs on something else, simulated from the start; the cursor stays.
    fn change(&mut self, change: impl FnOnce(&mut Inputs)) {
        let cursor_ns = self.cursor.time_ns;
        self.remember();
        change(&mut self.inputs);
        let programs = self.runs.each_ref().map(|run| run.program.clone());
        self.runs = new_runs(programs, &self.inputs);
        self.aim(cursor_ns);
    }

    fn load(&mut self, slug: &str) {
        let Some(scenario) = Scenario::find(slug) else {
            self.set_notice(&format!("There is no scenario “{slug}”."));
            return;
        };
        self.remember();
        self.inputs.scenario = scenario;
        self.inputs.arrivals = Rc::default();
        self.runs = new_runs(load_programs(&*self.programs, scenario), &self.inputs);
        self.is_playing = false;
        self.notice = None;
        self.begin();
    }

    /// Puts the cursor where all worlds wait for the first job, or at the start if there are jobs.
    fn begin(&mut self) {
        self.cursor = Cursor::default();
        self.goal_ns = None;
        self.look();
        for run in &mut self.runs {
            let until = Until {
                work: AT_ONCE_WORK,
                ..Until::step(AT_ONCE_STEPS)
            };
            run.advance(until, &mut || false);
        }
        if self.inputs.arrivals.is_empty() && self.is_settled() {
            self.cursor = self.end_cursor();
        }
        self.look();
    }

    /// Brings the cursor to a time, at once if that takes few instructions, else as soon as
    /// [`Session::run_ahead`] has come so far.
    fn aim(&mut self, time_ns: u64) {
        self.goal_ns = Some(time_ns);
        self.cursor = Cursor::default();
        for run in &mut self.runs {
            let until = Until {
                step: run.n_steps() + AT_ONCE_STEPS,
                time_ns,
                work: run.work() + AT_ONCE_WORK,
            };
            run.advance(until, &mut || false);
        }
        self.follow_goal();
    }

    fn follow_goal(&mut self) {
        let Some(goal_ns) = self.goal_ns else { return };
        let known_ns = self.known_until_ns();
        if known_ns >= goal_ns {
            self.goal_ns = None;
        }
        self.cursor = Cursor::at_time(&self.runs, goal_ns.min(known_ns));
        self.look();
    }

    fn play(&mut self, playback: Playback) {
        if let Some(speed) = playback.speed_from(self.speed) {
            self.speed = speed;
        }
        self.is_playing = match playback {
            Playback::Play => true,
            Playback::Pause => false,
            Playback::Toggle => !self.is_playing,
            _ => self.is_playing,
        };
        // At the very end there is nothing to play.
        if self.is_playing && self.is_settled() && self.is_at_end() {
            self.is_playing = false;
        }
    }

    fn tick(&mut self, elapsed_ms: f64) {
        if !self.is_playing || self.goal_ns.is_some() {
            return;
        }
        // A tab that was hidden for an hour does not skip an hour.
        let elapsed_ns = elapsed_ms.clamp(0.0, 100.0) * self.speed * 1e6;
        let wanted_ns = self.cursor.time_ns.saturating_add(elapsed_ns as u64);
        let end_ns = self.end_ns();
        self.cursor = Cursor::at_time(&self.runs, wanted_ns.min(end_ns));
        if wanted_ns >= end_ns && self.is_settled() {
            self.is_playing = false;
        }
    }

    fn remember(&mut self) {
        self.history.remember(self.moment());
    }

    fn moment(&self) -> Moment<G> {
        Moment {
            inputs: self.inputs.clone(),
            cursor: self.cursor,
            programs: self.runs.each_ref().map(|run| run.program.clone()),
            runs: Some(self.runs.clone()),
        }
    }

    fn travel(&mut self, step: fn(&mut History<G>, Moment<G>) -> Option<Moment<G>>) {
        let present = self.moment();
        let Some(moment) = step(&mut self.history, present) else {
            return;
        };
        self.inputs = moment.inputs;
        self.notice = None;
        match moment.runs {
            Some(runs) => {
                self.runs = runs;
                self.go_to(moment.cursor);
            }
            None => {
                self.runs = new_runs(moment.programs, &self.inputs);
                self.aim(moment.cursor.time_ns);
            }
        }
    }

    /// Looks at the cursor: brings the worlds there and describes them.
    fn look(&mut self) {
        for (world, run) in self.runs.iter_mut().enumerate() {
            run.look_at(self.cursor.place(world));
        }
        let worlds = worlds_at(&self.runs);
        let last = self.cursor.last_event(&self.runs);
        let last = last.map(|(world, index, _)| (world, index));
        let kinds = job_kinds(self.inputs.scenario);
        let now_ns = self.cursor.time_ns;
        let page = self
            .looker
            .page_view(now_ns, &worlds, last, &kinds, &self.page);
        if page != *self.page {
            self.page = Rc::new(page);
        }
    }
}

/// The four worlds, to look at.
fn worlds_at<G: Language>(runs: &[Run<G>; 4]) -> [WorldAt<'_, G>; 4] {
    runs.each_ref().map(|run| WorldAt {
        kind: run.kind,
        files: &run.program.files,
        refused: run.program.guest.as_ref().err().map(|d| &d[..]),
        recording: run.recording.as_deref(),
        seen: run.seen(),
    })
}

/// The four programs of a scenario.
fn load_programs<G: Language>(
    programs: &dyn Programs<G>,
    scenario: &'static Scenario,
) -> [Program<G>; 4] {
    std::array::from_fn(|world| Program::new(programs.load(scenario, world)))
}

fn new_runs<G: Language>(programs: [Program<G>; 4], inputs: &Inputs) -> [Run<G>; 4] {
    let mut kinds = WorldKind::ALL.into_iter();
    programs.map(|program| {
        let kind = kinds
            .next()
            .expect("there are four kinds and four programs");
        Run::new(kind, program, &inputs.machine, &inputs.arrivals)
    })
}

/// The kinds of jobs that a scenario's buttons start.
fn job_kinds(scenario: &Scenario) -> Vec<JobKind> {
    let buttons = scenario.buttons.iter();
    buttons
        .map(|button| JobKind {
            kind: button.kind.into(),
            label: button.label.into(),
            icon: icon(button.icon),
        })
        .collect()
}

fn icon(icon: lessons::Icon) -> Icon {
    match icon {
        lessons::Icon::Download => Icon::Download,
        lessons::Icon::Cpu => Icon::Cpu,
        lessons::Icon::Exchange => Icon::Exchange,
        lessons::Icon::Mail => Icon::Mail,
        lessons::Icon::Warning => Icon::Warning,
        lessons::Icon::Frame => Icon::Frame,
        lessons::Icon::Parcel => Icon::Parcel,
    }
}

fn branch_notice(n_dropped: usize) -> String {
    let jobs = match n_dropped {
        1 => "a job that arrived later is".to_owned(),
        n => format!("{n} jobs that arrived later are"),
    };
    format!("A new branch begins here: {jobs} not in it. Undo brings the old one back.")
}
