//! Time travel over real programs: the scenarios with random arrivals, and small random programs.
//! Any place of a run is the same however one got there, and a branch is a fresh run.
#![cfg(not(target_arch = "wasm32"))]

#[path = "shared/world_digest.rs"]
mod world_digest;

use std::rc::Rc;

use interleave::kernel::ids::JobId;
use interleave::kernel::inbox::{Arrival, InboxMode};
use interleave::kernel::machine::{MS, Machine, PolicyKind};
use interleave::kernel::world::{Limits, Until};
use interleave::lessons::Scenario;
use interleave::python::runtime::Python;
use interleave::recording::{Recording, Setup};
use interleave::session::{Action, Direction, ProgramFiles, Session, Settings, StepKind};
use interleave::source::SourceFile;
use interleave::view::{JobChip, State, Status, WorldKind};
use proptest::prelude::*;
use world_digest::digest;

/// A scenario, and when which of its buttons are pressed, in microseconds.
fn settings() -> impl Strategy<Value = Settings> {
    let jobs = proptest::collection::vec((0..600_000_u64, 0..5_usize), 1..6);
    let n_scenarios = Scenario::all().len();
    let policy = prop_oneof![
        Just(PolicyKind::RoundRobin),
        any::<u64>().prop_map(PolicyKind::Random)
    ];
    (0..n_scenarios, jobs, 1..4_u32, any::<bool>(), policy).prop_map(
        |(scenario, jobs, n_cores, gil, policy)| {
            let scenario = &Scenario::all()[scenario];
            let kind = |button: usize| scenario.buttons[button % scenario.buttons.len()].kind;
            let mut jobs: Vec<(u64, Rc<str>)> = jobs
                .into_iter()
                .map(|(us, button)| (us * 1_000, kind(button).into()))
                .collect();
            jobs.sort_by_key(|(ns, _)| *ns);
            Settings {
                scenario: scenario.slug,
                machine: Machine {
                    n_cores,
                    gil,
                    policy,
                    ..Machine::default()
                },
                jobs,
                ..Settings::default()
            }
        },
    )
}

fn simulated(settings: &Settings) -> Session<Python> {
    let mut session = Session::new(settings);
    while session.run_ahead(&mut || false) {}
    session
}

/// Generators of statements of a small threaded or asynchronous program.
fn program() -> impl Strategy<Value = String> {
    let statement = (0..6_usize, 1..9_u32).prop_map(|(kind, n)| match kind {
        0 => format!("total[0] += {n}"),
        1 => format!("for i in range({n}):\n            total.append(i * n)"),
        2 => format!("cpu({n})"),
        3 => format!("WAIT({})", n * 3),
        4 => "print(n, len(total), sum(total))".to_owned(),
        _ => format!("seen = [x for x in total if x % {n} == n % 2]\n        print(seen[:3])"),
    });
    let body = proptest::collection::vec(statement, 1..6);
    (body, any::<bool>(), 1..4_u32).prop_map(|(body, is_async, n_workers)| {
        let body = body.join("\n        ");
        if is_async {
            let body = body.replace("WAIT", "await aio");
            format!(
                "import asyncio\nfrom lab import aio, cpu\n\ntotal = [0]\n\nasync def work(n):\n    for turn in range(2):\n        {body}\n\n\
                 async def main():\n    await asyncio.gather(*[work(n) for n in range({n_workers})])\n\nasyncio.run(main())\n"
            )
        } else {
            let body = body.replace("WAIT", "io");
            format!(
                "from threading import Thread\nfrom lab import cpu, io\n\ntotal = [0]\n\ndef work(n):\n    for turn in range(2):\n        {body}\n\n\
                 threads = [Thread(target=work, args=(n,)) for n in range({n_workers})]\nfor t in threads:\n    t.start()\nfor t in threads:\n    t.join()\n"
            )
        }
    })
}

fn recording(text: &str) -> Recording<Python> {
    let file = SourceFile {
        name: "main.py".into(),
        module: "__main__".into(),
        text: text.into(),
    };
    let python =
        interleave::python::load::load(&[file]).unwrap_or_else(|e| panic!("{e:?}\n{text}"));
    let setup = Setup {
        machine: Machine::default(),
        arrivals: Rc::default(),
        inbox: InboxMode::Open,
        limits: Limits::default(),
    };
    Recording::new(Rc::new(python), setup)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn a_page_is_the_same_however_one_got_there(
        settings in settings(), seeks in proptest::collection::vec((0..3_u8, 0.0..1.0_f64), 1..6),
    ) {
        let mut wanderer = simulated(&settings);
        for (kind, fraction) in seeks {
            let n = (wanderer.n_events() as f64 * fraction) as usize;
            let action = match kind {
                0 => Action::Seek { time_ns: (wanderer.end_ns() as f64 * fraction) as u64 },
                _ => Action::SeekEvent(n),
            };
            wanderer.reduce(action.clone());
            let mut straight = simulated(&settings);
            straight.reduce(action);
            prop_assert_eq!(&*wanderer.page_view(), &*straight.page_view());
        }
    }

    #[test]
    fn n_steps_forward_and_n_back(settings in settings(), from in 0.0..1.0_f64, n in 1..10_usize, by in 0..3_usize) {
        let by = StepKind::ALL[by];
        let mut session = simulated(&settings);
        session.reduce(Action::Seek { time_ns: (session.end_ns() as f64 * from) as u64 });
        let mut pages = vec![session.page_view()];
        for _ in 0..n {
            let before = session.cursor();
            session.reduce(Action::Step { direction: Direction::Forward, by: Some(by) });
            if session.cursor() == before {
                break;
            }
            pages.push(session.page_view());
        }
        while let Some(page) = pages.pop() {
            prop_assert_eq!(&*page, &*session.page_view());
            if !pages.is_empty() {
                session.reduce(Action::Step { direction: Direction::Back, by: Some(by) });
            }
        }
    }

    #[test]
    fn a_branch_is_a_fresh_run(settings in settings(), at in 0.0..1.0_f64) {
        let mut session = simulated(&settings);
        let time_ns = (session.end_ns() as f64 * at) as u64;
        session.reduce(Action::Seek { time_ns });
        let kind: Rc<str> = session.scenario().buttons[0].kind.into();
        let before = session.event_hashes();
        session.reduce(Action::Start(kind));
        let here = session.page_view();
        while session.run_ahead(&mut || false) {}
        let mut fresh = simulated(&session.settings(None));
        prop_assert_eq!(session.event_hashes(), fresh.event_hashes());
        fresh.reduce(Action::Seek { time_ns: session.now_ns() });
        prop_assert_eq!(&*here, &*fresh.page_view());
        session.reduce(Action::Undo);
        prop_assert_eq!(session.event_hashes(), before);
    }

    #[test]
    fn any_step_of_a_random_program_is_the_same(text in program(), at in 0.0..1.0_f64, cut in 1..3_000_u64) {
        let mut whole = recording(&text);
        whole.advance(Until::step(300_000), &mut || false);
        prop_assert!(whole.is_settled(), "{}", text);
        let mut cut_up = recording(&text);
        while !cut_up.is_settled() {
            cut_up.advance(Until::step(cut_up.n_steps() + cut), &mut || false);
        }
        prop_assert_eq!(whole.hash(), cut_up.hash());
        let step = (whole.n_steps() as f64 * at) as u64;
        let mut straight = recording(&text);
        straight.advance(Until::step(step), &mut || false);
        let there = straight.world_at_step(step);
        prop_assert_eq!(digest(whole.guest(), &whole.world_at_step(step)), digest(straight.guest(), &there));
    }
}

/// One of the scenario's worlds after these jobs at once.
fn time_for(scenario: &str, kind: &str, n_jobs: u32, machine: Machine) -> [u64; 4] {
    let settings = Settings {
        scenario: Scenario::find(scenario).expect("it is there").slug,
        machine,
        jobs: (0..n_jobs).map(|_| (0, kind.into())).collect(),
        ..Settings::default()
    };
    let mut session = simulated(&settings);
    session.reduce(Action::ToEnd);
    let page = session.page_view();
    for world in &page.worlds {
        let mut chips = world.finished.first.iter();
        let is_done = chips.all(|chip| chip.state == State::Done);
        assert!(is_done, "{:?}", world.kind);
        assert_eq!(world.finished.n, world.n_jobs, "{:?}", world.kind);
    }
    WorldKind::ALL.map(|kind| session.finished_ns(kind).expect("all jobs are done"))
}

#[test]
fn ten_downloads_take_turns_only_in_the_synchronous_world() {
    let [sync, threads, processes, asynchronous] =
        time_for("image_downloads", "download", 10, Machine::default());
    assert!(sync >= 8 * threads, "{sync} {threads}");
    assert!(sync >= 8 * asynchronous, "{sync} {asynchronous}");
    assert!(processes < sync / 4, "{sync} {processes}");
}

#[test]
fn four_thumbnails_are_done_sooner_only_where_two_may_compute_at_once() {
    let near = |a: u64, b: u64| a.abs_diff(b) * 10 <= b;
    let [sync, threads, processes, asynchronous] =
        time_for("thumbnails", "thumbnail", 4, Machine::default());
    assert!(near(threads, sync), "{threads} {sync}");
    assert!(near(asynchronous, sync), "{asynchronous} {sync}");
    assert!(
        near(processes, sync / 2 + 4 * 4_300_000),
        "{processes} {sync}"
    );
    let no_gil = Machine {
        gil: false,
        ..Machine::default()
    };
    let [sync, threads, ..] = time_for("thumbnails", "thumbnail", 4, no_gil);
    assert!(near(threads, sync / 2), "{threads} {sync}");
}

#[test]
fn between_events_the_computation_that_holds_up_the_loop_is_explained() {
    let settings = Settings::parse("jobs=download@0,download@10,resize@100").0;
    let mut session = simulated(&settings);
    session.reduce(Action::Seek { time_ns: 250 * MS });
    let explanation = session.page_view().explanation.clone();
    assert_eq!(explanation.world, Some(WorldKind::Async));
    assert_eq!(
        &*explanation.what,
        "Task 4 (job 3) is doing CPU work inside the event loop, so tasks 1, 2 and 3 cannot move."
    );
}

#[test]
fn a_worker_task_shows_the_job_it_works_on() {
    let settings = Settings::parse("scenario=orders_queue&jobs=order@0,order@1").0;
    let mut session = simulated(&settings);
    session.reduce(Action::Seek { time_ns: 80 * MS });
    let page = session.page_view();
    let world = &page.worlds[3];
    let what = |chip: &JobChip| (chip.job, chip.state);
    let worker = &world.loops.first[0].waiting.first[0];
    let queued = &world.queues.first[0].items.first[0];
    assert_eq!(
        worker.job.as_ref().map(what),
        Some((JobId(1), State::Waiting))
    );
    assert_eq!(queued.as_ref().map(what), Some((JobId(2), State::Queued)));
    session.reduce(Action::ToEnd);
    let page = session.page_view();
    assert!(
        page.worlds[3].loops.first[0]
            .waiting
            .first
            .iter()
            .all(|task| task.job.is_none())
    );
}

#[test]
fn a_traceback_is_several_lines_of_the_console() {
    let mut session = simulated(&Settings::parse("jobs=failing@0").0);
    session.reduce(Action::ToEnd);
    let page = session.page_view();
    let console = &page.worlds[1].console;
    assert!(console.len() > 3 && console.iter().all(|line| !line.text.contains('\n')));
    assert!(
        console
            .iter()
            .any(|line| line.text.starts_with("ConnectionError"))
    );
}

/// A session whose four worlds run this program, with `jobs` downloads.
fn hostile(text: &str) -> Session<Python> {
    let programs = std::array::from_fn(|_| ProgramFiles {
        files: vec![SourceFile {
            name: "main.py".into(),
            module: "__main__".into(),
            text: text.into(),
        }],
        focus: (1, 1),
    });
    Session::with_programs(&Settings::default(), &programs)
}

#[test]
fn an_endless_loop_is_simulated_only_a_little_ahead() {
    let mut session = hostile("while True:\n    pass\n");
    let mut n_slices = 0;
    while session.run_ahead(&mut || true) {
        n_slices += 1;
        assert!(n_slices < 100_000, "it comes to an end");
    }
    assert!(!session.is_settled());
    let end_ns = session.end_ns();
    assert!(end_ns > MS);
    session.reduce(Action::ToEnd);
    assert_eq!(session.page_view().worlds[0].status, Status::Running);
    assert!(session.run_ahead(&mut || true), "from there it goes on");
}

#[test]
fn a_caller_looks_at_its_clock_between_steps_that_each_do_much() {
    let text = "items = list(range(200_000))\nfor turn in range(50):\n    sorted(items)\n";
    let (mut whole, mut cut) = (recording(text), recording(text));
    whole.advance(Until::END, &mut || false);
    assert!(whole.n_steps() < 2_000, "{} steps", whole.n_steps());
    let mut n_looks = 0;
    while !cut.is_settled() {
        cut.advance(Until::END, &mut || true);
        n_looks += 1;
    }
    assert!(n_looks >= 50, "{n_looks} looks");
    assert_eq!((cut.n_steps(), cut.hash()), (whole.n_steps(), whole.hash()));
}

#[test]
fn a_long_run_is_recorded_on_demand_and_can_be_stopped() {
    let mut session = hostile("n = 0\nwhile True:\n    n += 1\n");
    while session.run_ahead(&mut || false) {}
    let before = session.progress();
    assert!(before.n_steps < 10_000_000 && before.until_step.is_none());
    session.reduce(Action::Record {
        until_step: 50_000_000,
    });
    for _ in 0..100 {
        assert!(session.run_ahead(&mut || true));
    }
    session.reduce(Action::StopRecording);
    let stopped = session.progress();
    assert!(stopped.n_steps > before.n_steps && stopped.until_step.is_none());
    assert!(!session.run_ahead(&mut || true), "nobody asked for more");
    session.reduce(Action::ToEnd);
    assert!(session.now_ns() > 0 && session.page_view().worlds[0].status == Status::Running);
    session.reduce(Action::Record {
        until_step: before.n_steps + 1_000_000,
    });
    while session.run_ahead(&mut || false) {}
    assert!(session.progress().n_steps >= before.n_steps + 1_000_000);
    assert_eq!(session.progress().until_step, None, "it has been recorded");
}

#[test]
fn refused_and_failing_programs_say_where() {
    let stopped_at = |text: &str| {
        let mut session = hostile(text);
        while session.run_ahead(&mut || false) {}
        session.reduce(Action::ToEnd);
        let page = session.page_view();
        match &page.worlds[0].status {
            Status::Stopped { message, line, .. } => (*line, message.to_string()),
            other => panic!("{text} gives {other:?}"),
        }
    };
    let (line, message) = stopped_at("x = 1\nimport numpy\n");
    assert!(line == 2 && message.contains("numpy"), "{line} {message}");
    let (line, message) = stopped_at("x = 1\ny = (\n");
    assert!(
        line >= 2 && message.contains("SyntaxError"),
        "{line} {message}"
    );
    let (line, message) = stopped_at(
        "import threading, time\nfor i in range(10**6):\n    threading.Thread(target=time.sleep, args=(99,)).start()\n",
    );
    assert!(line == 3 && message.contains("threads"), "{line} {message}");
}

#[test]
fn an_arrival_beside_the_others_is_numbered_after_them() {
    let mut session = simulated(&Settings::default());
    for _ in 0..3 {
        session.reduce(Action::Start("download".into()));
    }
    let arrivals: Vec<Arrival> = session.arrivals().to_vec();
    assert!(arrivals.windows(2).all(|w| w[0].time_ns < w[1].time_ns));
    assert_eq!(arrivals[2].job, JobId(3));
}

/// Makes garbage and keeps some, mutates old objects, prints, and goes on for ever.
const CHURN: &str = "
class P:
    def __init__(self, n):
        self.n = n

def gen(n):
    for i in range(n):
        yield str(i) * 3

old = [P(i) for i in range(300)]
flags = [True] * 5000
words = {}
n = 0
while True:
    for text in gen(50):
        words[text] = words.get(text, 0) + n
    old[n % 300].n = [n, {n: str(n)}, lambda: n]
    flags[n * 7 % 5000] = n % 3 == 0
    if n % 100 == 0:
        print(n, len(words), sum(1 for f in flags if f))
    n += 1
";

#[test]
fn a_run_goes_on_from_its_keyframes_as_it_did() {
    let mut recorded = recording(CHURN);
    recorded.advance(Until::step(1_500_000), &mut || false);
    assert!(recorded.n_keyframes() > 4, "{}", recorded.n_keyframes());
    let mut straight = interleave::kernel::world::World::new(
        &**recorded.guest(),
        interleave::kernel::world::WorldConfig::default(),
    );
    for step in [70_000, 131_071, 131_072, 500_001, 1_000_003, 1_499_999] {
        straight.run(
            recorded.guest(),
            Until::step(step),
            &mut interleave::kernel::world::NoEvents,
        );
        let sought = recorded.world_at_step(step);
        assert!(
            digest(recorded.guest(), &sought) == digest(recorded.guest(), &straight),
            "at step {step}"
        );
    }
    assert!(recorded.memory_bytes() < 64 << 20);
}
