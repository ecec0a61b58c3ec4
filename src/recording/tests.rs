//! Recordings keep their promises: a place is the same however one got there, a branch is a fresh
//! run, stores stay within their budgets.

use std::rc::Rc;

use proptest::prelude::*;

use super::neighbours::Found;
use super::toy::{Toy, programs};
use super::*;
use crate::kernel::ids::JobId;
use crate::kernel::machine::PolicyKind;

const MS: u64 = 1_000_000;

fn setup(machine: Machine, times_ns: &[u64]) -> Setup {
    let mut times_ns = times_ns.to_vec();
    times_ns.sort_unstable();
    let arrivals = (1..).zip(&times_ns).map(|(number, time_ns)| Arrival {
        time_ns: *time_ns,
        job: JobId(number),
        kind: "toy".into(),
    });
    Setup {
        machine,
        arrivals: Rc::new(arrivals.collect()),
        inbox: InboxMode::Open,
        limits: Limits::default(),
    }
}

fn fresh(world: usize, setup: Setup) -> Recording<Toy> {
    Recording::new(Rc::new(programs()[world].clone()), setup)
}

fn finished(world: usize, setup: Setup) -> Recording<Toy> {
    let mut recording = fresh(world, setup);
    recording.advance(Until::time(10_000 * MS), &mut || false);
    assert!(recording.is_settled());
    recording
}

/// Everything that can be seen of a world, as text.
fn digest(world: &World<Toy>) -> String {
    use std::fmt::Write;
    let mut text = format!("{} {} {:?}\n", world.step(), world.now_ns(), world.ending());
    for (id, process) in world.processes() {
        writeln!(text, "{id:?} {process:?} {:?}", world.memory(id)).unwrap();
    }
    for (id, thread) in world.threads() {
        writeln!(text, "{id:?} {thread:?} {:?}", world.stack(id)).unwrap();
    }
    let cores: Vec<_> = world.cores().collect();
    let jobs: Vec<_> = world.jobs().collect();
    write!(text, "{cores:?}\n{jobs:?}\n{:?}", world.counters()).unwrap();
    text
}

fn machine() -> impl Strategy<Value = Machine> {
    (1..4_u32, any::<bool>(), 1..6_u64, any::<Option<u64>>()).prop_map(
        |(n_cores, gil, switch_ms, seed)| Machine {
            n_cores,
            gil,
            switch_interval_ns: switch_ms * MS,
            policy: seed.map_or(PolicyKind::RoundRobin, PolicyKind::Random),
            ..Machine::default()
        },
    )
}

fn arrivals() -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec((0..40_u64).prop_map(|n| n * MS / 2), 0..6)
}

fn events(recording: &Recording<Toy>) -> Vec<Event> {
    recording.log().iter_from(0).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn slices_change_nothing(
        world in 0..4_usize, machine in machine(), jobs in arrivals(),
        cuts in proptest::collection::vec((1..5_000_u64, 1..9_u64), 1..20),
    ) {
        let whole = finished(world, setup(machine.clone(), &jobs));
        let mut cut = fresh(world, setup(machine, &jobs));
        for (steps, ms) in cuts.iter().cycle().take(3_000) {
            let until = Until {
                step: cut.n_steps() + steps,
                time_ns: cut.known_until_ns().saturating_add(ms * MS / 3),
                ..Until::END
            };
            cut.advance(until, &mut || false);
        }
        cut.advance(Until::time(10_000 * MS), &mut || false);
        prop_assert_eq!(events(&whole), events(&cut));
        prop_assert_eq!(whole.hash(), cut.hash());
        prop_assert_eq!(whole.lanes(), cut.lanes());
        prop_assert_eq!(whole.end_ns(), cut.end_ns());
    }

    #[test]
    fn seeking_is_running_straight(
        world in 0..4_usize, machine in machine(), jobs in arrivals(),
        seeks in proptest::collection::vec((0..4_u8, 0.0..1.0_f64), 1..12),
    ) {
        let recording = finished(world, setup(machine.clone(), &jobs));
        let mut seen: Option<Seen<Toy>> = None;
        for (kind, fraction) in seeks {
            let place = if kind < 2 {
                recording.place_at_time((recording.end_ns() as f64 * fraction) as u64)
            } else {
                let n_events = (recording.log().len() as f64 * fraction) as usize;
                let last = n_events.checked_sub(1).and_then(|i| recording.log().get(i));
                Place { n_events, time_ns: last.map_or(0, |event| event.time_ns) }
            };
            let now = recording.seen_at(place, seen.take());
            // Straight from the start, in a recording that has no other keyframe.
            let straight = fresh_with_log(world, &recording).world_at(place);
            prop_assert_eq!(digest(now.world()), digest(&straight));
            seen = Some(now);
            let step = (recording.n_steps() as f64 * fraction) as u64;
            let mut straight = Running::new(&*recording.guest, &recording.setup);
            straight.run(&recording.guest, &recording.setup.arrivals, Until::step(step), &mut Count::default(), None);
            prop_assert_eq!(digest(&recording.world_at_step(step)), digest(&straight.world));
        }
    }

    #[test]
    fn a_world_has_seen_what_its_place_says(world in 0..4_usize, jobs in arrivals(), at in 0.0..1.0_f64) {
        let recording = finished(world, setup(Machine::default(), &jobs));
        let time_ns = (recording.end_ns() as f64 * at) as u64;
        let here = recording.world_at_time(time_ns);
        prop_assert!(here.now_ns() <= time_ns);
        prop_assert!(here.next_ns().is_none_or(|next_ns| next_ns > time_ns));
        let arrived = jobs.iter().filter(|ns| **ns <= time_ns).count();
        prop_assert_eq!(here.jobs().count(), arrived);
    }

    #[test]
    fn a_branch_is_a_fresh_run(
        world in 0..4_usize, machine in machine(), jobs in arrivals(),
        at_ns in 0..30 * MS, simulated_ns in 0..60 * MS, keep_later in any::<bool>(),
    ) {
        let mut old = fresh(world, setup(machine.clone(), &jobs));
        old.advance(Until::time(simulated_ns), &mut || false);
        let before = events(&old);
        let mut arrivals = old.setup().arrivals.to_vec();
        if !keep_later {
            arrivals.retain(|a| a.time_ns <= at_ns);
        }
        let new = Arrival { time_ns: at_ns + 1, job: JobId(99), kind: "toy".into() };
        let mut branch = old.with_arrivals(arrivals).branch_with_arrival(new);
        branch.advance(Until::time(10_000 * MS), &mut || false);
        let mut straight = fresh(world, branch.setup().clone());
        straight.advance(Until::time(10_000 * MS), &mut || false);
        prop_assert_eq!(events(&branch), events(&straight));
        prop_assert_eq!(branch.lanes(), straight.lanes());
        prop_assert_eq!(branch.printed(usize::MAX), straight.printed(usize::MAX));
        prop_assert_eq!(digest(&branch.frontier.world), digest(&straight.frontier.world));
        // The old one is as it was.
        prop_assert_eq!(before, events(&old));
    }

    #[test]
    fn lines_forward_are_lines_back(world in 0..4_usize, jobs in arrivals(), from in 0.0..1.0_f64) {
        let recording = finished(world, setup(Machine::default(), &jobs));
        let mut times = vec![];
        let mut time_ns = (recording.end_ns() as f64 * from) as u64;
        for _ in 0..6 {
            let Found::At(ns) = recording.next_line(recording.place_at_time(time_ns), u64::MAX) else { break };
            prop_assert!(ns > time_ns);
            times.push(ns);
            time_ns = ns;
        }
        for pair in times.windows(2) {
            prop_assert_eq!(recording.previous_line(pair[1]), Some(pair[0]));
        }
    }
}

/// The same recording without keyframes.
fn fresh_with_log(world: usize, recording: &Recording<Toy>) -> Recording<Toy> {
    Recording {
        keyframes: fresh(world, recording.setup().clone()).keyframes,
        ..recording.clone()
    }
}

#[test]
fn keyframes_are_taken_and_stay_few() {
    let endless = Toy(vec![super::toy::Op::Jump(0)]);
    let mut recording = Recording::new(Rc::new(endless), setup(Machine::default(), &[]));
    recording.advance(Until::step(8_000_000), &mut || false);
    assert_eq!(recording.n_steps(), 8_000_000);
    let n_keyframes = recording.keyframes.len() as u64;
    assert_eq!(n_keyframes, 8_000_000 / KEYFRAMES.base_steps + 1);
    assert!(!recording.is_settled());
    assert_eq!(recording.world_at_step(7_999_999).step(), 7_999_999);
}

#[test]
fn whoever_says_time_is_up_is_obeyed() {
    let endless = Toy(vec![super::toy::Op::Jump(0)]);
    let mut recording = Recording::new(Rc::new(endless), setup(Machine::default(), &[]));
    let mut n_asked = 0;
    recording.advance(Until::END, &mut || {
        n_asked += 1;
        n_asked == 3
    });
    assert_eq!(recording.n_steps(), 3 * SLICE_STEPS);
    let known_ns = recording.known_until_ns();
    assert!(known_ns > 0 && known_ns < recording.end_ns());
}

#[test]
fn lanes_end_where_the_run_says() {
    let recording = finished(1, setup(Machine::default(), &[0, 0]));
    let lanes = recording.lanes();
    assert_eq!(lanes.threads().len(), 3);
    for lane in &lanes.threads()[1..] {
        let spans: Vec<Span> = lane.spans.iter().collect();
        assert_eq!(spans.last().unwrap().state, State::Done);
        assert!(spans.windows(2).all(|w| w[0].end_ns == w[1].start_ns));
        assert!(spans.iter().any(|s| s.state == State::Running));
        assert!(spans.iter().any(|s| s.state == State::Waiting));
        assert!(spans.iter().all(|s| s.job.is_some()), "{spans:?}");
    }
    let main = &lanes.threads()[0];
    assert_eq!(main.state(), State::Waiting);
    assert!(main.spans.last().is_open());
}

#[test]
fn the_trace_is_json_with_a_slice_for_each_span() {
    let recording = finished(2, setup(Machine::default(), &[0, MS]));
    let trace = recording.chrome_trace();
    let value: serde_json::Value = serde_json::from_str(&trace).expect("the trace is JSON");
    let entries = value["traceEvents"].as_array().unwrap();
    let of_phase = |ph: &str| entries.iter().filter(|e| e["ph"] == ph).count();
    assert_eq!(of_phase("s"), of_phase("f"));
    assert!(of_phase("s") >= 2, "one arrow for each fork");
    let n_spans: usize = recording
        .lanes()
        .threads()
        .iter()
        .flat_map(|lane| lane.spans.iter())
        .filter(|span| span.end_ns.min(recording.end_ns()) > span.start_ns)
        .count();
    assert_eq!(of_phase("X"), n_spans);
    assert_eq!(of_phase("i"), 6, "two jobs arrive, print, finish");
}
