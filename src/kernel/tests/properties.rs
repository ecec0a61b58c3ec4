//! What holds for every program: where a run is cut changes nothing, a core runs one thread at a time, a
//! GIL's holder is the only one that runs, nobody sleeps through a wake-up, time never goes back.

use proptest::prelude::*;

use super::toy::{Op, Toy};
use crate::kernel::cores::Phase;
use crate::kernel::event::Event;
use crate::kernel::ids::{JobId, LoopId, PipeId, SyncId};
use crate::kernel::inbox::{Arrival, InboxMode};
use crate::kernel::machine::{MS, Machine, PolicyKind, US};
use crate::kernel::thread::{ThreadState, WaitTarget};
use crate::kernel::world::{NoEvents, Progress, Until, World, WorldConfig};

/// As far as the generated programs are run.
const END: Until = Until {
    step: 3_000,
    time_ns: 300 * MS,
    work: u64::MAX,
};

fn duration() -> impl Strategy<Value = u64> {
    prop_oneof![
        Just(0),
        1..200u64,
        (1..2_000u64).prop_map(|us| us * US),
        (1..12u64).prop_map(|ms| ms * MS)
    ]
}

fn timeout() -> impl Strategy<Value = Option<u64>> {
    prop_oneof![3 => Just(None), 2 => duration().prop_map(Some)]
}

fn sync() -> impl Strategy<Value = SyncId> {
    prop_oneof![
        (0..2u32).prop_map(SyncId::Private),
        (0..2u32).prop_map(SyncId::Shared)
    ]
}

/// An operation of script `script`, which starts only scripts with higher numbers.
fn op(script: usize) -> impl Strategy<Value = Op> {
    let pipe = || (0..2u32).prop_map(PipeId);
    prop_oneof![
        4 => (1..60u32).prop_map(Op::Work),
        1 => Just(Op::Read),
        1 => Just(Op::Write),
        2 => duration().prop_map(Op::Burn),
        2 => duration().prop_map(Op::Sleep),
        2 => duration().prop_map(Op::Io),
        4 => (sync(), timeout()).prop_map(|(sync, timeout)| Op::Acquire(sync, timeout)),
        4 => sync().prop_map(Op::Release),
        2 => (pipe(), timeout()).prop_map(|(pipe, timeout)| Op::Send(pipe, timeout)),
        2 => (pipe(), timeout()).prop_map(|(pipe, timeout)| Op::Receive(pipe, timeout)),
        4 => (script + 1..script + 4).prop_map(Op::Spawn),
        2 => (script + 1..script + 4).prop_map(Op::Fork),
        1 => (0..3usize, timeout()).prop_map(|(index, timeout)| Op::JoinThread(index, timeout)),
        1 => (0..2usize, timeout()).prop_map(|(index, timeout)| Op::JoinProcess(index, timeout)),
        1 => (0..2usize).prop_map(Op::Kill),
        1 => Just(Op::TakeJob),
        1 => Just(Op::EnterJob),
        1 => Just(Op::LeaveJob),
        1 => Just(Op::WakeLoop(LoopId(0))),
        1 => Just(Op::Print("text\n")),
        1 => Just(Op::Collect),
        1 => (1..5u32).prop_map(Op::Repeat),
    ]
}

fn script(number: usize) -> impl Strategy<Value = Vec<Op>> {
    prop::collection::vec(op(number), 1..12)
}

const N_SCRIPTS: usize = 4;

/// A main script that makes what the others use, and the others. Numbers past the end mean the last script,
/// which starts nothing.
fn program() -> impl Strategy<Value = Toy> {
    let select = timeout().prop_map(|timeout| Op::Select(LoopId(0), timeout, true));
    let main = (script(0), select);
    (main, script(1), script(2), script(3)).prop_map(|((main, select), second, third, last)| {
        let new_sync = |shared, value, is_lock| Op::NewSync {
            shared,
            value,
            is_lock,
        };
        let mut first = vec![
            new_sync(false, 1, true),
            new_sync(false, 2, false),
            new_sync(true, 1, true),
            new_sync(true, 0, false),
            Op::NewPipe(0),
            Op::NewPipe(1),
            Op::NewLoop,
            Op::Spawn(1),
            Op::Spawn(2),
        ];
        first.extend(main.into_iter().filter(|op| !matches!(op, Op::Repeat(_))));
        first.extend([select, Op::Sleep(MS)]);
        let mut scripts = vec![first, second, third, last];
        for script in &mut scripts {
            script.retain_mut(|op| match op {
                Op::Spawn(number) | Op::Fork(number) => *number < N_SCRIPTS,
                _ => true,
            });
        }
        Toy { scripts }
    })
}

fn machine() -> impl Strategy<Value = Machine> {
    let policy = prop_oneof![
        Just(PolicyKind::RoundRobin),
        any::<u64>().prop_map(PolicyKind::Random)
    ];
    (1..4u32, any::<bool>(), policy, any::<bool>()).prop_map(|(n_cores, gil, policy, is_cheap)| {
        let mut machine = Machine {
            n_cores,
            gil,
            policy,
            ..Machine::default()
        };
        if is_cheap {
            // Short intervals and free switches make many ties.
            machine.switch_interval_ns = 300;
            machine.os_slice_ns = 200;
            machine.costs.instruction_ns = 10;
            machine.costs.thread_switch_ns = 0;
            machine.costs.thread_create_ns = 100;
            machine.costs.fork_ns = 1000;
        }
        machine
    })
}

fn config() -> impl Strategy<Value = WorldConfig> {
    let times = prop::collection::vec(duration(), 0..4);
    (machine(), times, any::<bool>()).prop_map(|(machine, times, is_open)| WorldConfig {
        machine,
        arrivals: (1..)
            .zip(times)
            .map(|(number, time_ns)| Arrival {
                time_ns,
                job: JobId(number),
                kind: "job".into(),
            })
            .collect(),
        inbox: match is_open {
            true => InboxMode::Open,
            false => InboxMode::ClosesAfterLast,
        },
        ..WorldConfig::default()
    })
}

/// Everything there is in a world, as text.
fn fingerprint(world: &World<Toy>) -> String {
    format!(
        "{:?} {:?} {:?} {:?}",
        world.kernel, world.memories, world.stacks, world.stops
    )
}

fn straight(toy: &Toy, config: &WorldConfig) -> (World<Toy>, Vec<Event>, Progress) {
    let mut world = World::new(toy, config.clone());
    let mut events = Vec::new();
    let progress = world.run(toy, END, &mut events);
    (world, events, progress)
}

/// Runs in pieces, each as far as the next of `cuts` says (in steps or in time), from clone to clone.
fn in_pieces(
    toy: &Toy,
    config: &WorldConfig,
    cuts: &[(bool, u64)],
    mut look: impl FnMut(&World<Toy>),
) -> (World<Toy>, Vec<Event>, Progress) {
    let mut world = World::new(toy, config.clone());
    let mut events = Vec::new();
    let mut earlier_worlds = Vec::new();
    for (by_step, amount) in cuts.iter().cycle().take(N_PIECES) {
        let mut until = END;
        match by_step {
            true => until.step = until.step.min(world.step() + amount),
            false => until.time_ns = until.time_ns.min(world.now_ns() + amount),
        }
        // The earlier worlds are kept, so that everything that changes is copied first.
        earlier_worlds.truncate(2);
        earlier_worlds.insert(0, world.clone());
        world.run(toy, until, &mut events);
        look(&world);
    }
    let progress = world.run(toy, END, &mut events);
    (world, events, progress)
}

/// Into how many pieces a run is cut.
const N_PIECES: usize = 150;

fn cuts() -> impl Strategy<Value = Vec<(bool, u64)>> {
    let cut = prop_oneof![
        (1..40u64).prop_map(|steps| (true, steps)),
        (0..3_000u64).prop_map(|ns| (false, ns)),
        (0..9u64).prop_map(|ms| (false, ms * MS)),
    ];
    // At least one that gets on.
    prop::collection::vec(cut, 0..12).prop_map(|mut cuts| {
        cuts.push((true, 7));
        cuts.push((false, 3 * MS));
        cuts
    })
}

/// A core has at most one thread, a thread at most one core, and whoever runs has the GIL.
fn check_cores(world: &World<Toy>) {
    for (id, core) in world.cores() {
        let Some(thread) = core.thread else {
            assert_eq!(core.phase, Phase::Idle);
            continue;
        };
        let record = world.thread(thread);
        let state = &record.state;
        assert!(matches!(state, ThreadState::Running { core, .. } if *core == id));
        if core.phase != Phase::Arriving && world.machine().gil {
            assert_eq!(world.process(record.process).gil.holder, Some(thread));
        }
    }
    for (id, record) in world.threads() {
        if let ThreadState::Running { core, .. } = record.state {
            assert_eq!(world.kernel.cores[core.index()].thread, Some(id));
        }
        if let Some(holder) = world.process(record.process).gil.holder {
            assert!(world.thread(holder).is_alive());
            assert!(world.thread(holder).is_runnable());
        }
    }
}

/// Whoever waits cannot get what it waits for, unless somebody was woken for it and is about to try.
fn check_waiters(world: &World<Toy>) {
    for (id, record) in world.threads() {
        let ThreadState::Blocked { .. } = record.state else {
            continue;
        };
        let wait = record.wait.as_ref().expect("a blocked thread waits");
        let n_trying = |same: &dyn Fn(&WaitTarget) -> bool| {
            world
                .threads()
                .filter(|(_, other)| other.is_runnable())
                .filter(|(_, other)| other.wait.as_ref().is_some_and(|wait| same(&wait.target)))
                .count()
        };
        let (n_there, n_trying) = match &wait.target {
            WaitTarget::Sync { sync, .. } => {
                let n_there = world.semaphore(record.process, *sync).value as usize;
                let same = |target: &WaitTarget| matches!(target, WaitTarget::Sync { sync: other, .. } if other == sync);
                (n_there, n_trying(&same))
            }
            WaitTarget::Receive { pipe, .. } => {
                let n_there = world.pipe(*pipe).messages.len();
                let same = |target: &WaitTarget| matches!(target, WaitTarget::Receive { pipe: other, .. } if other == pipe);
                (n_there, n_trying(&same))
            }
            WaitTarget::Send { pipe, .. } => {
                let pipe_now = world.pipe(*pipe);
                let n_there = pipe_now.capacity as usize - pipe_now.messages.len();
                let same = |target: &WaitTarget| matches!(target, WaitTarget::Send { pipe: other, .. } if other == pipe);
                (n_there, n_trying(&same))
            }
            WaitTarget::Inbox => {
                assert!(!world.inbox().is_over());
                let n_there = world.inbox().waiting.len();
                (n_there, n_trying(&|target| *target == WaitTarget::Inbox))
            }
            WaitTarget::JoinThread(other) => (usize::from(!world.thread(*other).is_alive()), 0),
            WaitTarget::JoinProcess(other) => (usize::from(!world.process(*other).is_alive()), 0),
            WaitTarget::Select { .. } | WaitTarget::Sleep | WaitTarget::Io => (0, 0),
        };
        assert!(n_there <= n_trying, "thread {id:?} sleeps through {wait:?}");
        assert!(
            world.next_ns().is_none_or(|next| next >= world.now_ns()),
            "the next thing is not in the past"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn where_a_run_is_cut_changes_nothing(
        toy in program(), config in config(), cuts in cuts(),
    ) {
        let (whole, events, progress) = straight(&toy, &config);
        let look = |world: &World<Toy>| {
            check_cores(world);
            check_waiters(world);
        };
        let (pieces, piece_events, piece_progress) = in_pieces(&toy, &config, &cuts, look);
        prop_assert_eq!(&piece_events, &events);
        prop_assert_eq!(piece_progress, progress);
        prop_assert_eq!(fingerprint(&pieces), fingerprint(&whole));
    }

    #[test]
    fn time_never_goes_back(toy in program(), config in config()) {
        let (world, events, _) = straight(&toy, &config);
        for pair in events.windows(2) {
            prop_assert!(pair[0].time_ns <= pair[1].time_ns);
            prop_assert!(pair[0].step <= pair[1].step);
        }
        prop_assert!(events.iter().all(|event| event.time_ns <= END.time_ns));
        prop_assert!(world.now_ns() <= END.time_ns);
    }

    #[test]
    fn every_single_step_keeps_the_rules(toy in program(), config in config()) {
        let mut world = World::new(&toy, config);
        for step in 1..400 {
            let progress = world.run(&toy, Until { step, ..END }, &mut NoEvents);
            check_cores(&world);
            check_waiters(&world);
            if progress != Progress::Reached {
                break;
            }
            prop_assert_eq!(world.step().min(step), world.step());
        }
    }
}
