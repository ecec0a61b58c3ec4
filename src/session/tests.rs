//! The session as the page uses it: dispatch, look at the view, assert. On a toy guest, so that
//! nothing here depends on Python.

use proptest::prelude::*;

use super::*;
use crate::kernel::ids::Place;
use crate::recording::toy::{self, Toy};
use crate::source::{Diagnostic, SourceFile};
use crate::view::language::Frames;
use crate::view::{State, Status, WorldView};

const MS: u64 = 1_000_000;

impl Language for Toy {
    /// The main file's text is the number of the program.
    fn load(files: &[SourceFile]) -> Result<Self, Vec<Diagnostic>> {
        let number: usize = files[0]
            .text
            .parse()
            .expect("a toy is loaded by its number");
        Ok(toy::programs()[number].clone())
    }

    fn file_index(&self, _: &str) -> Option<u16> {
        Some(0)
    }

    fn file_name(&self, _: u16) -> Rc<str> {
        "toy".into()
    }

    fn frames(&self, _: &toy::Memory, _: &toy::Stack, _: usize, _: usize) -> Frames {
        Frames::default()
    }

    fn calls(&self, _: &toy::Stack, _: &mut dyn FnMut(Place, Option<JobId>)) {}
}

fn session(hash: &str) -> Session<Toy> {
    let (settings, notice) = Settings::parse(hash);
    assert_eq!(notice, None);
    let programs = std::array::from_fn(|world| ProgramFiles {
        files: vec![SourceFile {
            name: "toy".into(),
            module: "__main__".into(),
            text: world.to_string().into(),
        }],
        focus: (1, 1),
    });
    Session::with_programs(&settings, &programs)
}

fn simulate(session: &mut Session<Toy>) {
    while session.run_ahead(&mut || false) {}
    assert!(session.is_settled());
}

fn start() -> Action {
    Action::Start("download".into())
}

fn step(direction: Direction, by: StepKind) -> Action {
    Action::Step {
        direction,
        by: Some(by),
    }
}

/// Of the jobs that are over.
fn states(world: &WorldView) -> Vec<State> {
    world.finished.first.iter().map(|chip| chip.state).collect()
}

#[test]
fn the_empty_page_waits_for_a_job() {
    let session = session("");
    assert!(session.is_settled() && session.is_at_end());
    for world in &session.page_view().worlds {
        assert_eq!(world.status, Status::Idle, "{:?}", world.kind);
        assert_eq!(world.n_jobs, 0);
        assert!(!world.marks.is_empty(), "{:?}", world.kind);
    }
    assert!(!session.can_undo());
}

#[test]
fn a_job_is_in_all_four_worlds_at_once_and_done_in_the_end() {
    let mut session = session("");
    session.reduce(start());
    for world in &session.page_view().worlds {
        assert_eq!((world.n_jobs, world.finished.n), (1, 0), "{:?}", world.kind);
    }
    simulate(&mut session);
    session.reduce(Action::Playback(Playback::Play));
    session.reduce(Action::Playback(Playback::Speed(1.0)));
    for _ in 0..100 {
        session.reduce(Action::Tick { elapsed_ms: 16.0 });
    }
    assert!(!session.is_playing(), "playing stops at the end");
    for world in &session.page_view().worlds {
        assert_eq!(states(world), [State::Done], "{:?}", world.kind);
        assert_eq!(&*world.finished.first[0].label, "Download");
        assert_eq!(world.console.len(), 1, "{:?}", world.kind);
        assert_eq!(&*world.figures[0].value, "1/1");
    }
    session.reduce(Action::Playback(Playback::Play));
    assert!(!session.is_playing(), "there is nothing to play at the end");
}

#[test]
fn playing_waits_for_what_is_not_simulated_yet() {
    let mut session = session("");
    session.reduce(start());
    session.reduce(Action::Playback(Playback::Toggle));
    session.reduce(Action::Tick { elapsed_ms: 90.0 });
    let here_ns = session.now_ns();
    assert_eq!(here_ns, session.end_ns());
    assert!(session.is_playing());
    simulate(&mut session);
    session.reduce(Action::Tick { elapsed_ms: 4.0 });
    assert_eq!(session.now_ns(), here_ns + MS, "at a quarter of real time");
}

#[test]
fn a_branch_can_be_taken_back() {
    let mut session = session("jobs=download@1,download@2,download@30");
    simulate(&mut session);
    session.reduce(Action::ToEnd);
    let (end, hashes) = (session.page_view(), session.event_hashes());
    session.reduce(Action::Seek { time_ns: 10 * MS });
    let middle = session.page_view();
    session.reduce(start());
    assert_eq!(
        session.arrivals().len(),
        3,
        "the one that was to come is gone"
    );
    assert!(session.notice().is_some_and(|n| n.contains("branch")));
    simulate(&mut session);
    let branched = session.event_hashes();
    assert!((0..4).all(|w| branched[w] != hashes[w]));

    session.reduce(Action::Undo);
    assert_eq!(session.page_view(), middle);
    assert_eq!(session.event_hashes(), hashes);
    session.reduce(Action::ToEnd);
    assert_eq!(session.page_view(), end);
    session.reduce(Action::Redo);
    assert_eq!(session.event_hashes(), branched);
    assert!(!session.can_redo() && session.can_undo());
}

#[test]
fn a_moment_without_its_run_is_simulated_again() {
    let mut session = session("");
    let empty = session.page_view();
    (0..20).for_each(|_| session.reduce(start()));
    (0..20).for_each(|_| session.reduce(Action::Undo));
    assert_eq!(session.page_view(), empty);
    (0..20).for_each(|_| session.reduce(Action::Redo));
    assert_eq!(session.arrivals().len(), 20);
}

#[test]
fn another_machine_keeps_jobs_and_cursor() {
    let mut session = session("jobs=download@0,download@0");
    simulate(&mut session);
    session.reduce(Action::Seek { time_ns: 5 * MS });
    let before = session.event_hashes();
    let machine = Machine {
        n_cores: 1,
        gil: false,
        ..Machine::default()
    };
    session.reduce(Action::Machine(machine.clone()));
    assert_eq!(session.now_ns(), 5 * MS);
    assert_eq!(session.machine(), &machine);
    assert_eq!(session.page_view().worlds[1].cores.len(), 1);
    assert_eq!(session.page_view().worlds[1].n_jobs, 2);
    simulate(&mut session);
    assert_ne!(session.event_hashes()[1], before[1]);
    session.reduce(Action::Undo);
    assert_eq!(session.event_hashes(), before);
}

#[test]
fn burst_starts_ten_at_once() {
    let mut session = session("");
    session.reduce(Action::Burst(None));
    let arrivals = session.arrivals();
    assert_eq!(arrivals.len(), 10);
    assert!(arrivals.iter().all(|a| a.time_ns == arrivals[0].time_ns));
    session.reduce(Action::Undo);
    assert_eq!(session.arrivals().len(), 0);
    for _ in 0..MAX_JOBS / 10 {
        session.reduce(Action::Burst(None));
    }
    session.reduce(start());
    assert_eq!(session.arrivals().len(), MAX_JOBS);
    assert!(session.notice().is_some_and(|n| n.contains("2000 jobs")));
}

#[test]
fn all_events_can_be_visited_one_by_one() {
    let mut session = session("jobs=download@0,download@3");
    simulate(&mut session);
    session.reduce(Action::ToStart);
    assert!(session.is_at_start());
    let n_events = session.n_events();
    let mut last_ns = 0;
    for n in 1..=n_events {
        session.reduce(step(Direction::Forward, StepKind::Event));
        assert_eq!(session.event_index(), n);
        assert!(session.now_ns() >= last_ns);
        assert_eq!(session.time_of_event(n), session.now_ns());
        let explanation = &session.page_view().explanation;
        assert!(explanation.what.ends_with('.') && explanation.why.ends_with('.'));
        last_ns = session.now_ns();
    }
    assert!(session.is_at_end());
    session.reduce(step(Direction::Forward, StepKind::Event));
    assert_eq!(session.event_index(), n_events);
}

#[test]
fn unknown_scenarios_are_refused_in_words() {
    let mut session = session("");
    session.reduce(Action::Scenario("nope".into()));
    assert!(session.notice().is_some_and(|n| n.contains("nope")));
    session.reduce(Action::DismissNotice);
    assert_eq!(session.notice(), None);
}

fn by() -> impl Strategy<Value = StepKind> {
    prop_oneof![
        Just(StepKind::Line),
        Just(StepKind::Event),
        Just(StepKind::Switch)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn n_steps_forward_and_n_back_give_the_same_page(
        jobs in proptest::collection::vec(0..30_u64, 0..5), by in by(), n in 1..12_usize,
        from in 0.0..1.0_f64,
    ) {
        let jobs: Vec<String> = jobs.iter().map(|ms| format!("download@{ms}")).collect();
        let hash = if jobs.is_empty() { String::new() } else { format!("jobs={}", jobs.join(",")) };
        let mut session = session(&hash);
        simulate(&mut session);
        session.reduce(Action::Seek { time_ns: (session.end_ns() as f64 * from) as u64 });
        let mut pages = vec![session.page_view()];
        for _ in 0..n {
            let before = session.cursor();
            session.reduce(step(Direction::Forward, by));
            if session.cursor() == before {
                break;
            }
            pages.push(session.page_view());
        }
        while let Some(page) = pages.pop() {
            prop_assert_eq!(&*page, &*session.page_view());
            if !pages.is_empty() {
                session.reduce(step(Direction::Back, by));
            }
        }
    }

    #[test]
    fn a_page_is_the_same_however_one_got_there(
        jobs in proptest::collection::vec(0..30_u64, 1..5),
        seeks in proptest::collection::vec(0.0..1.0_f64, 1..8),
    ) {
        let jobs: Vec<String> = jobs.iter().map(|ms| format!("download@{ms}")).collect();
        let hash = format!("jobs={}", jobs.join(","));
        let mut wanderer = session(&hash);
        simulate(&mut wanderer);
        let fresh = wanderer.clone();
        for seek in seeks {
            let n = (wanderer.n_events() as f64 * seek) as usize;
            wanderer.reduce(Action::SeekEvent(n));
            let mut straight = session(&hash);
            simulate(&mut straight);
            straight.reduce(Action::SeekEvent(n));
            prop_assert_eq!(wanderer.page_view(), straight.page_view());
        }
        prop_assert_eq!(fresh.event_hashes(), wanderer.event_hashes());
    }
}
