//! Programs whose times are known exactly.

use super::toy::{Op, Toy, ToyThread};
use crate::kernel::event::{Event, EventKind, Outcome, WaitReason};
use crate::kernel::guest::Answer;
use crate::kernel::ids::{JobId, LoopId, PipeId, ProcessId, SyncId, ThreadId};
use crate::kernel::inbox::{Arrival, InboxMode};
use crate::kernel::machine::{Costs, MS, Machine, PolicyKind, US};
use crate::kernel::policy::Choice;
use crate::kernel::thread::ThreadState;
use crate::kernel::world::{
    Ending, EventSink, Limits, NoEvents, Progress, Until, World, WorldConfig,
};

const LOCK: SyncId = SyncId::Private(0);

fn toy(scripts: &[&[Op]]) -> Toy {
    Toy {
        scripts: scripts.iter().map(|script| script.to_vec()).collect(),
    }
}

fn config(machine: Machine) -> WorldConfig {
    WorldConfig {
        machine,
        ..WorldConfig::default()
    }
}

/// A machine on which only what is tested costs time.
fn free(n_cores: u32, gil: bool) -> Machine {
    Machine {
        n_cores,
        gil,
        costs: Costs {
            instruction_ns: 1,
            thread_create_ns: 0,
            thread_switch_ns: 0,
            fork_ns: 0,
            ..Costs::default()
        },
        ..Machine::default()
    }
}

/// Runs to the end.
fn run(toy: &Toy, machine: Machine) -> (World<Toy>, Vec<Event>, Progress) {
    let mut world = World::new(toy, config(machine));
    let mut events = Vec::new();
    let progress = world.run(toy, Until::END, &mut events);
    (world, events, progress)
}

fn count(events: &[Event], matches: impl Fn(&EventKind) -> bool) -> usize {
    events.iter().filter(|event| matches(&event.kind)).count()
}

fn time_of(events: &[Event], matches: impl Fn(&Event) -> bool) -> u64 {
    events.iter().find(|event| matches(event)).unwrap().time_ns
}

/// Two threads compute for 98 ms each; the main thread waits for them.
fn two_cpu_threads() -> Toy {
    toy(&[
        &[
            Op::Spawn(1),
            Op::Spawn(1),
            Op::JoinThread(0, None),
            Op::JoinThread(1, None),
        ],
        &[Op::Burn(98 * MS)],
    ])
}

#[test]
fn instructions_cost_time_and_steps() {
    let toy = toy(&[&[Op::Work(1000)]]);
    let (world, _, progress) = run(&toy, Machine::default());
    assert_eq!(progress, Progress::Exited(0));
    assert_eq!(world.step(), 1001);
    assert_eq!(world.now_ns(), 1001 * 15);
    assert_eq!(world.counters().n_thread_switches, 0);
}

#[test]
fn two_cpu_threads_take_twice_with_the_gil() {
    let (world, events, _) = run(&two_cpu_threads(), free(2, true));
    assert!((196 * MS..196 * MS + 100).contains(&world.now_ns()));
    assert_eq!(world.counters().n_gil_switches, 38);
    assert_eq!(
        count(&events, |kind| matches!(
            kind,
            EventKind::GilSwitched { .. }
        )),
        38
    );
}

#[test]
fn handing_the_gil_over_costs_a_switch_each_time() {
    let mut machine = free(2, true);
    machine.costs.thread_switch_ns = 10 * US;
    let (world, _, _) = run(&two_cpu_threads(), machine);
    let switches_ns = 40 * 10 * US;
    let expected = 196 * MS + switches_ns;
    assert!(
        world.now_ns().abs_diff(expected) < 50 * US,
        "{}",
        world.now_ns()
    );
}

#[test]
fn without_the_gil_two_cores_take_half() {
    let (world, _, _) = run(&two_cpu_threads(), free(2, false));
    assert!((98 * MS..98 * MS + 100).contains(&world.now_ns()));
}

#[test]
fn without_the_gil_one_core_takes_twice_in_os_slices() {
    let (world, events, _) = run(&two_cpu_threads(), free(1, false));
    assert!((196 * MS..196 * MS + 100).contains(&world.now_ns()));
    let preempted: Vec<&Event> = events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::ThreadPreempted { .. }))
        .collect();
    // Each has 24 slices of 4 ms, and one of 2 ms that is not cut.
    assert_eq!(preempted.len(), 48);
    for pair in preempted.windows(2) {
        assert_eq!(pair[1].time_ns - pair[0].time_ns, 4 * MS);
        assert_ne!(pair[1].thread, pair[0].thread);
    }
}

#[test]
fn a_thread_alone_on_its_core_is_never_preempted() {
    let toy = toy(&[&[Op::Burn(1000 * MS), Op::Work(1_000_000)]]);
    let (world, _, _) = run(&toy, Machine::default());
    assert_eq!(world.counters().n_preemptions, 0);
    assert_eq!(world.now_ns(), 1000 * MS + 1_000_002 * 15);
}

#[test]
fn a_preempted_thread_keeps_its_gil() {
    let toy = toy(&[&[Op::Fork(1), Op::Burn(20 * MS)], &[Op::Burn(20 * MS)]]);
    let (_, events, _) = run(&toy, free(1, true));
    assert!(
        count(&events, |kind| matches!(
            kind,
            EventKind::ThreadPreempted { .. }
        )) > 4
    );
    // Both processes get their own GIL once and keep it until they end.
    assert_eq!(count(&events, |kind| *kind == EventKind::GilAcquired), 2);
}

#[test]
fn instructions_are_cut_like_computations() {
    let mut program = two_cpu_threads();
    program.scripts[1] = vec![Op::Work(98_000_000)];
    let mut machine = free(2, true);
    machine.switch_interval_ns = 20 * MS;
    let (world, _, _) = run(&program, machine);
    assert!((196 * MS..196 * MS + 100).contains(&world.now_ns()));
    assert_eq!(world.counters().n_gil_switches, 8);
}

/// The convoy effect: each of the two blocking calls of a turn costs one switch interval.
#[test]
fn an_io_thread_beside_a_cpu_thread_gets_one_turn_in_two_switch_intervals() {
    for interval_ms in [1, 5, 10] {
        let toy = toy(&[
            &[Op::Spawn(1), Op::Burn(1_000_000 * MS)],
            &[
                Op::Io(20 * US),
                Op::Work(10),
                Op::Io(20 * US),
                Op::Work(10),
                Op::Print("turn\n"),
                Op::RepeatForEver,
            ],
        ]);
        let machine = Machine {
            switch_interval_ns: interval_ms * MS,
            ..Machine::default()
        };
        let mut world = World::new(&toy, config(machine));
        let mut events = Vec::new();
        let n_seconds = 4;
        world.run(&toy, Until::time(n_seconds * 1000 * MS), &mut events);
        let n_turns = count(&events, |kind| matches!(kind, EventKind::Printed { .. }));
        let n_expected = 1000 * n_seconds / (2 * interval_ms);
        let ratio = n_turns as f64 / n_expected as f64;
        assert!((0.9..=1.1).contains(&ratio), "{interval_ms} ms: {n_turns}");
    }
}

#[test]
fn alone_the_same_io_thread_is_fast() {
    let toy = toy(&[&[
        Op::Io(20 * US),
        Op::Work(10),
        Op::Io(20 * US),
        Op::Work(10),
        Op::Print("turn\n"),
        Op::RepeatForEver,
    ]]);
    let mut world = World::new(&toy, config(Machine::default()));
    let mut events = Vec::new();
    world.run(&toy, Until::time(1000 * MS), &mut events);
    let n_turns = count(&events, |kind| matches!(kind, EventKind::Printed { .. }));
    assert!(n_turns > 20_000, "{n_turns}");
}

#[test]
fn a_waker_runs_on_when_the_woken_thread_needs_the_gil() {
    // The main thread takes the lock again before the thread that it woke gets to it: barging.
    let toy = toy(&[
        &[
            Op::NewSync {
                shared: false,
                value: 1,
                is_lock: true,
            },
            Op::Acquire(LOCK, None),
            Op::Spawn(1),
            Op::Sleep(MS),
            Op::Release(LOCK),
            Op::Acquire(LOCK, None),
            Op::Sleep(MS),
            Op::Release(LOCK),
            Op::JoinThread(0, None),
        ],
        &[Op::Acquire(LOCK, Some(100 * MS))],
    ]);
    let (_, events, progress) = run(&toy, Machine::default());
    assert_eq!(progress, Progress::Exited(0));
    let owners: Vec<u32> = events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::LockAcquired { .. }))
        .map(|event| event.thread.0)
        .collect();
    assert_eq!(owners, [0, 0, 1]);
    let untils: Vec<Option<u64>> = events
        .iter()
        .filter_map(|event| match &event.kind {
            EventKind::ThreadBlocked {
                reason: WaitReason::Sync { owner, .. },
                until_ns,
            } => {
                assert_eq!(*owner, Some(ThreadId(0)));
                Some(*until_ns)
            }
            _ => None,
        })
        .collect();
    assert_eq!(untils.len(), 2, "it waited again after its vain try");
    assert_eq!(untils[0], untils[1], "and kept its deadline");
}

#[test]
fn waiters_get_a_lock_first_come_first_served() {
    let toy = toy(&[
        &[
            Op::NewSync {
                shared: false,
                value: 0,
                is_lock: true,
            },
            Op::Spawn(1),
            Op::Sleep(MS),
            Op::Spawn(1),
            Op::Sleep(MS),
            Op::Spawn(1),
            Op::Sleep(MS),
            Op::Release(LOCK),
            Op::JoinThread(2, None),
        ],
        &[Op::Acquire(LOCK, None), Op::Work(10), Op::Release(LOCK)],
    ]);
    let (_, events, progress) = run(&toy, Machine::default());
    assert_eq!(progress, Progress::Exited(0));
    let owners: Vec<u32> = events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::LockAcquired { .. }))
        .map(|event| event.thread.0)
        .collect();
    assert_eq!(owners, [1, 2, 3]);
}

#[test]
fn waiting_times_run_out() {
    let toy = toy(&[&[
        Op::NewSync {
            shared: true,
            value: 0,
            is_lock: false,
        },
        Op::NewPipe(1),
        Op::Acquire(SyncId::Shared(0), Some(MS)),
        Op::Acquire(SyncId::Shared(0), Some(0)),
        Op::Receive(PipeId(0), Some(MS)),
        Op::Send(PipeId(0), None),
        Op::Send(PipeId(0), Some(MS)),
        Op::Receive(PipeId(0), Some(MS)),
        Op::Sleep(MS),
    ]]);
    let mut world = World::new(&toy, config(free(1, true)));
    let progress = world.run(&toy, Until::time(4 * MS + 100), &mut NoEvents);
    assert_eq!(progress, Progress::Exited(0));
    assert_eq!(world.now_ns(), 4 * MS + 10);
    // Answers are seen in a world that has not ended.
    let mut world = World::new(&toy, config(free(1, true)));
    world.run(&toy, Until::time(4 * MS + 9), &mut NoEvents);
    let answers = &world.stack(ThreadId(0)).unwrap().answers;
    assert!(
        answers[..3]
            .iter()
            .all(|answer| *answer == Answer::TimedOut)
    );
    assert_eq!(answers[3..5], [Answer::Done, Answer::TimedOut]);
    assert!(matches!(answers[5], Answer::Message(_)));
}

#[test]
fn fork_copies_memory_and_private_locks_but_not_shared_ones() {
    let private = SyncId::Private(0);
    let shared = SyncId::Shared(0);
    let toy = toy(&[
        &[
            Op::NewSync {
                shared: false,
                value: 1,
                is_lock: true,
            },
            Op::NewSync {
                shared: true,
                value: 1,
                is_lock: true,
            },
            Op::Work(7),
            Op::Fork(1),
            Op::Sleep(10 * MS),
            Op::Acquire(private, Some(0)),
            Op::Acquire(shared, Some(0)),
            Op::Work(1),
            Op::Sleep(100 * MS),
        ],
        &[
            Op::Acquire(private, Some(0)),
            Op::Acquire(shared, Some(0)),
            Op::Work(100),
            Op::Sleep(50 * MS),
            Op::Exit(3),
        ],
    ]);
    let mut world = World::new(&toy, config(Machine::default()));
    world.run(&toy, Until::time(40 * MS), &mut NoEvents);
    let (parent, child) = (ProcessId(0), ProcessId(1));
    assert_eq!(world.memory(parent).unwrap().counter, 8);
    assert_eq!(world.memory(child).unwrap().counter, 107);
    assert_eq!(world.memory(child).unwrap().id, child);
    let answers = |thread| world.stack(ThreadId(thread)).unwrap().answers.clone();
    assert_eq!(answers(0)[2..], [Answer::Done, Answer::TimedOut]);
    assert_eq!(answers(1), [Answer::Done, Answer::Done]);
    // The child began when the parent had paid for the fork.
    let created_ns = world.process(child).created_ns;
    assert!(created_ns >= 4300 * US && world.process(parent).created_ns == 0);
    world.run(&toy, Until::time(100 * MS), &mut NoEvents);
    assert_eq!(world.process(child).exited.unwrap().1, 3);
    assert!(world.memory(child).is_none());
}

#[test]
fn a_killed_process_ends_and_its_parent_learns_the_status() {
    let toy = toy(&[
        &[
            Op::Fork(1),
            Op::Sleep(10 * MS),
            Op::Kill(0),
            Op::JoinProcess(0, None),
            Op::Sleep(MS),
        ],
        &[Op::Spawn(2), Op::Burn(1000 * MS)],
        &[Op::RepeatForEver],
    ]);
    let mut world = World::new(&toy, config(Machine::default()));
    world.run(&toy, Until::time(15 * MS), &mut NoEvents);
    let answers = &world.stack(ThreadId(0)).unwrap().answers;
    assert_eq!(answers.last(), Some(&Answer::Status(-15)));
    assert_eq!(world.counters().n_threads, 1);
    assert_eq!(world.counters().peak_threads, 3);
    assert!(world.cores().all(|(_, core)| core.thread.is_none()));
    assert_eq!(
        world.run(&toy, Until::END, &mut NoEvents),
        Progress::Exited(0)
    );
}

#[test]
fn a_process_ends_with_its_main_thread_and_so_do_the_others() {
    let toy = toy(&[
        &[Op::Spawn(1), Op::Spawn(1), Op::Sleep(10 * MS), Op::Exit(5)],
        &[Op::Work(10), Op::RepeatForEver],
    ]);
    let (world, events, progress) = run(&toy, Machine::default());
    assert_eq!(progress, Progress::Exited(5));
    assert_eq!(world.ending(), Some(&Ending::Exited(5)));
    assert_eq!(world.counters().n_threads, 0);
    let cancelled = |kind: &EventKind| {
        *kind
            == EventKind::ThreadExited {
                outcome: Outcome::Cancelled,
            }
    };
    assert_eq!(count(&events, cancelled), 2);
    assert_eq!(world.next_ns(), None);
}

#[test]
fn a_deadlock_says_who_waits_for_what() {
    let other = SyncId::Private(1);
    let new_lock = Op::NewSync {
        shared: false,
        value: 1,
        is_lock: true,
    };
    let toy = toy(&[
        &[
            new_lock.clone(),
            new_lock,
            Op::Acquire(LOCK, None),
            Op::Spawn(1),
            Op::Sleep(MS),
            Op::Acquire(other, None),
        ],
        &[Op::Acquire(other, None), Op::Acquire(LOCK, None)],
    ]);
    let (world, events, progress) = run(&toy, Machine::default());
    let message = "Deadlock: every thread waits for ever. \
        MainThread waits in Lock.acquire (line 6) for a lock that Thread-1 has; \
        Thread-1 waits in Lock.acquire (line 2) for a lock that MainThread has.";
    assert_eq!(progress, Progress::Stopped(message.into()));
    assert!(matches!(
        events.last().unwrap().kind,
        EventKind::Deadlocked { .. }
    ));
    assert!(matches!(world.ending(), Some(Ending::Stopped { .. })));
}

#[test]
fn a_limit_stops_the_run_at_the_line() {
    let toy = toy(&[
        &[Op::Work(5), Op::Spawn(1), Op::RepeatForEver],
        &[Op::Sleep(1000 * MS)],
    ]);
    let mut config = config(Machine::default());
    config.limits = Limits {
        threads: 1234,
        ..Limits::default()
    };
    let mut world = World::new(&toy, config);
    let progress = world.run(&toy, Until::END, &mut NoEvents);
    let message = "more than 1,234 threads at the same time";
    assert_eq!(progress, Progress::Stopped(message.into()));
    let Some(Ending::Stopped { at, .. }) = world.ending() else {
        panic!("it stopped");
    };
    assert_eq!(at.place.line, 2);
}

#[test]
fn too_much_output_stops_the_run() {
    let toy = toy(&[&[Op::Print("again and again\n"), Op::RepeatForEver]]);
    let (world, _, progress) = run(&toy, Machine::default());
    assert_eq!(progress, Progress::Stopped("too much was printed".into()));
    assert_eq!(world.counters().output_bytes, 4_000_000);
}

fn arrivals(times_ms: &[u64]) -> Vec<Arrival> {
    (1..)
        .zip(times_ms)
        .map(|(number, time)| Arrival {
            time_ns: time * MS,
            job: JobId(number),
            kind: "download".into(),
        })
        .collect()
}

/// A server that works 10 ms on each job.
fn server() -> Toy {
    toy(&[&[
        Op::TakeJob,
        Op::EnterJob,
        Op::Io(10 * MS),
        Op::LeaveJob,
        Op::RepeatForEver,
    ]])
}

#[test]
fn jobs_arrive_wait_and_are_worked_on_in_order() {
    let toy = server();
    let mut config = config(free(1, true));
    config.arrivals = arrivals(&[5, 6, 100]);
    let mut world = World::new(&toy, config);
    let mut events = Vec::new();
    let progress = world.run(&toy, Until::time(50 * MS), &mut events);
    assert_eq!(progress, Progress::Reached);
    assert_eq!(world.next_ns(), Some(100 * MS));
    let (first, second) = (world.job(JobId(1)).unwrap(), world.job(JobId(2)).unwrap());
    assert_eq!(first.arrived_ns, 5 * MS);
    assert_eq!(first.taken_ns, Some(5 * MS));
    // Until it takes the next one, it could still hand the job on.
    assert_eq!(first.finished, Some((15 * MS + 5, Outcome::Done)));
    assert_eq!(second.arrived_ns, 6 * MS);
    assert_eq!(second.started_ns, Some(15 * MS + 5));
    assert!(world.job(JobId(3)).is_none());
    assert_eq!(
        world.run(&toy, Until::END, &mut events),
        Progress::Idle,
        "it waits for more"
    );
    let started = time_of(&events, |event| {
        event.kind == EventKind::JobStarted { job: JobId(3) }
    });
    assert_eq!(started, 100 * MS);
    assert!(world.ending().is_none());
}

#[test]
fn a_closed_inbox_tells_everybody() {
    let toy = toy(&[
        &[
            Op::Spawn(1),
            Op::Spawn(1),
            Op::JoinThread(0, None),
            Op::JoinThread(1, None),
        ],
        &[Op::TakeJob, Op::TakeJob],
    ]);
    let mut config = config(Machine::default());
    config.arrivals = arrivals(&[5]);
    config.inbox = InboxMode::ClosesAfterLast;
    let mut world = World::new(&toy, config);
    assert_eq!(
        world.run(&toy, Until::END, &mut NoEvents),
        Progress::Exited(0)
    );
}

#[test]
fn a_branch_equals_a_fresh_run_with_the_same_arrivals() {
    let toy = server();
    let with = |times: &[u64]| {
        let mut config = config(Machine::default());
        config.arrivals = arrivals(times);
        World::new(&toy, config)
    };
    let mut fresh = with(&[5, 15, 15]);
    let mut fresh_events = Vec::new();
    fresh.run(&toy, Until::END, &mut fresh_events);

    let mut branch = with(&[5]);
    let mut events = Vec::new();
    branch.run(&toy, Until::time(7 * MS), &mut events);
    for arrival in arrivals(&[5, 15, 15]).into_iter().skip(1).rev() {
        branch.insert_arrival(arrival);
    }
    branch.run(&toy, Until::END, &mut events);
    assert_eq!(events, fresh_events);
}

#[test]
fn select_waits_for_timer_job_or_wake_up() {
    let event_loop = LoopId(0);
    let toy = toy(&[
        &[
            Op::NewLoop,
            Op::Spawn(1),
            Op::Select(event_loop, Some(0), true),
            Op::Select(event_loop, Some(2 * MS), true),
            Op::Select(event_loop, None, true),
            Op::Select(event_loop, None, false),
            Op::Print("woken\n"),
            Op::Select(event_loop, None, false),
            Op::Print("woken while it was busy\n"),
        ],
        &[
            Op::Sleep(20 * MS),
            Op::WakeLoop(event_loop),
            Op::WakeLoop(event_loop),
        ],
    ]);
    for gil in [true, false] {
        let mut config = config(free(2, gil));
        config.arrivals = arrivals(&[10]);
        let mut world = World::new(&toy, config);
        let mut events = Vec::new();
        assert_eq!(
            world.run(&toy, Until::END, &mut events),
            Progress::Exited(0)
        );
        let woken: Vec<(u64, bool)> = events
            .iter()
            .filter(|event| event.thread == ThreadId(0))
            .filter_map(|event| match event.kind {
                EventKind::ThreadWoken { timed_out } => Some((event.time_ns / MS, timed_out)),
                _ => None,
            })
            .collect();
        assert_eq!(woken, [(2, true), (10, false), (20, false)]);
    }
}

#[test]
fn a_thread_pays_for_its_start_and_the_figures_say_so() {
    let toy = toy(&[&[Op::Spawn(1), Op::JoinThread(0, None)], &[Op::Work(1)]]);
    let (world, events, _) = run(&toy, Machine::default());
    let created = time_of(&events, |event| {
        matches!(event.kind, EventKind::ThreadCreated { .. })
    });
    assert_eq!(created, 15 + 121 * US);
    assert_eq!(world.counters().n_started, 1);
    // Creation, then at most one more instruction of the creator, and the switch.
    let start_ns = world.counters().mean_start_ns().unwrap();
    assert!(start_ns.abs_diff(121 * US + 9_800) < 100, "{start_ns}");
}

#[test]
fn a_random_policy_shows_the_race_that_round_robin_hides() {
    let toy = toy(&[
        &[
            Op::Spawn(1),
            Op::Spawn(1),
            Op::JoinThread(0, None),
            Op::JoinThread(1, None),
            Op::Sleep(MS),
        ],
        &[Op::Read, Op::Write, Op::Repeat(100_000)],
    ]);
    let counter = |policy| {
        let machine = Machine {
            policy,
            ..free(1, true)
        };
        let mut world = World::new(&toy, config(machine));
        world.run(&toy, Until::step(600_007), &mut NoEvents);
        world.memory(ProcessId(0)).unwrap().counter
    };
    assert_eq!(counter(PolicyKind::RoundRobin), 200_000);
    let results: Vec<u64> = (0..8)
        .map(|seed| counter(PolicyKind::Random(seed)))
        .collect();
    assert!(
        results.iter().any(|result| *result < 200_000),
        "{results:?}"
    );
    assert_eq!(counter(PolicyKind::Random(3)), results[3]);
}

#[test]
fn a_clone_is_independent() {
    let toy = server();
    let mut config = config(Machine::default());
    config.arrivals = arrivals(&[5, 6, 7]);
    let mut world = World::new(&toy, config);
    world.run(&toy, Until::time(12 * MS), &mut NoEvents);
    let before: ToyThread = world.stack(ThreadId(0)).unwrap().clone();
    let mut copy = world.clone();
    copy.run(&toy, Until::END, &mut NoEvents);
    assert_eq!(world.stack(ThreadId(0)), Some(&before));
    assert!(copy.job(JobId(3)).unwrap().finished.is_some());
    assert!(world.job(JobId(3)).unwrap().taken_ns.is_none());
    assert!(matches!(
        world.thread(ThreadId(0)).state,
        ThreadState::Blocked { .. }
    ));
}

#[test]
fn cores_are_counted_busy_while_they_have_a_thread() {
    let toy = toy(&[&[Op::Burn(10 * MS), Op::Sleep(30 * MS), Op::Burn(10 * MS)]]);
    let mut world = World::new(&toy, config(free(1, true)));
    world.run(&toy, Until::time(45 * MS), &mut NoEvents);
    let busy_ns = world.busy_ns(45 * MS);
    assert!(busy_ns.abs_diff(15 * MS) < 10, "{busy_ns}");
    let burn = world.thread(ThreadId(0)).burn.unwrap();
    assert!(burn.done_ns(45 * MS).abs_diff(5 * MS) < 10);
}

fn job_events(events: &[Event]) -> Vec<(u64, &'static str)> {
    let name = |kind: &EventKind| match kind {
        EventKind::JobArrived { .. } => Some("arrived"),
        EventKind::JobTaken { .. } => Some("taken"),
        EventKind::JobStarted { .. } => Some("started"),
        EventKind::JobFinished { outcome, .. } => Some(match outcome {
            Outcome::Done => "done",
            Outcome::Failed(_) => "failed",
            Outcome::Cancelled => "cancelled",
        }),
        _ => None,
    };
    let named = |event: &Event| name(&event.kind).map(|name| (event.time_ns / MS, name));
    events.iter().filter_map(named).collect()
}

fn run_with_one_job(toy: &Toy) -> (World<Toy>, Vec<Event>) {
    let mut config = config(free(2, true));
    config.arrivals = arrivals(&[5]);
    let mut world = World::new(toy, config);
    let mut events = Vec::new();
    world.run(toy, Until::END, &mut events);
    (world, events)
}

#[test]
fn a_job_handed_on_through_a_pipe_is_finished_once() {
    let pipe = PipeId(0);
    let toy = toy(&[
        &[
            Op::NewPipe(0),
            Op::Fork(1),
            Op::TakeJob,
            Op::EnterJob,
            Op::Send(pipe, None),
            Op::LeaveJob,
            Op::TakeJob,
        ],
        &[
            Op::Sleep(20 * MS),
            Op::Receive(pipe, None),
            Op::AdoptJob,
            Op::EnterJob,
            Op::Io(10 * MS),
            Op::LeaveJob,
            Op::Sleep(1000 * MS),
        ],
    ]);
    let (_, events) = run_with_one_job(&toy);
    let expected = [(5, "arrived"), (5, "taken"), (5, "started"), (30, "done")];
    assert_eq!(job_events(&events), expected);
}

#[test]
fn a_job_given_to_a_thread_ends_with_it() {
    let toy = toy(&[
        &[
            Op::TakeJob,
            Op::EnterJob,
            Op::Spawn(1),
            Op::LeaveJob,
            Op::TakeJob,
        ],
        &[Op::Io(10 * MS), Op::EnterJob, Op::LeaveJob, Op::Io(10 * MS)],
    ]);
    let (world, events) = run_with_one_job(&toy);
    let expected = [(5, "arrived"), (5, "taken"), (5, "started"), (25, "done")];
    assert_eq!(job_events(&events), expected);
    assert_eq!(world.thread(ThreadId(1)).job, Some(JobId(1)));
}

#[test]
fn a_killed_process_takes_its_jobs_with_it() {
    let toy = toy(&[
        &[
            Op::TakeJob,
            Op::EnterJob,
            Op::Fork(1),
            Op::LeaveJob,
            Op::Sleep(20 * MS),
            Op::Kill(0),
            Op::TakeJob,
        ],
        &[Op::EnterJob, Op::Io(100 * MS), Op::LeaveJob],
    ]);
    let (_, events) = run_with_one_job(&toy);
    // The parent's frame had reported success before the child was killed.
    let expected = [
        (5, "arrived"),
        (5, "taken"),
        (5, "started"),
        (25, "cancelled"),
    ];
    assert_eq!(job_events(&events), expected);
}

/// Collects the choices of a run.
#[derive(Default)]
struct Choices(Vec<Choice>);

impl EventSink for Choices {
    fn event(&mut self, _event: Event) {}

    fn choice(&mut self, choice: Choice) {
        self.0.push(choice);
    }
}

#[test]
fn choices_are_told_where_there_are_several_candidates() {
    let toy = toy(&[
        &[
            Op::Spawn(1),
            Op::Spawn(1),
            Op::Spawn(1),
            Op::JoinThread(2, None),
        ],
        &[Op::Burn(20 * MS)],
    ]);
    let mut choices = Choices::default();
    World::new(&toy, config(free(4, true))).run(&toy, Until::END, &mut choices);
    assert!(choices.0.len() > 5);
    for choice in &choices.0 {
        assert!(choice.n_candidates >= 2);
        assert_eq!(choice.index, 0, "round robin takes the first");
    }
}
