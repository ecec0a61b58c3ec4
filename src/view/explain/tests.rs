//! Every kind of event has its two sentences, and they know what goes on around the event.

use super::*;
use crate::kernel::event::{Outcome, Stream, TaskWait, WaitReason};
use crate::kernel::ids::{CoreId, LoopId, Place, QueueId, SyncId};
use crate::view::{
    Few, Icon, JobChip, LoopView, ProcessView, Status, Tally, TaskView, ThreadView, Wait,
};

const MS: u64 = 1_000_000;

fn chip(number: u32, state: State) -> JobChip {
    JobChip {
        job: JobId(number),
        label: "Download".into(),
        icon: Icon::Download,
        state,
    }
}

fn thread(id: u32, state: State, job: Option<u32>) -> ThreadView {
    ThreadView {
        id: ThreadId(id),
        name: "thread".into(),
        state,
        doing: "".into(),
        job: job.map(|job| chip(job, state)),
        core: None,
        has_gil: false,
        wait: None,
    }
}

fn few<T>(first: Vec<T>) -> Few<T> {
    let n = first.len();
    Few { first, n }
}

fn process(id: u32, threads: Vec<ThreadView>) -> ProcessView {
    ProcessView {
        id: ProcessId(id),
        name: "process".into(),
        job: None,
        state: State::Running,
        memory_bytes: 0,
        gil: None,
        threads: few(threads),
    }
}

fn task(id: u32, state: State) -> TaskView {
    TaskView {
        id: TaskId(id),
        name: format!("Task-{id}").into(),
        job: None,
        state,
        doing: "".into(),
        wait: None,
    }
}

fn tally(processes: &[ProcessView]) -> Tally {
    let threads = || processes.iter().flat_map(|process| &process.threads.first);
    let n_in = |state: State| threads().filter(|thread| thread.state == state).count();
    Tally {
        running: n_in(State::Running),
        ready: n_in(State::Ready),
        blocked: n_in(State::Blocked),
        waiting: n_in(State::Waiting),
        ..Tally::default()
    }
}

/// What is around is here all in view.
impl Around for WorldView {
    fn job_label(&self, job: JobId) -> Option<Rc<str>> {
        (job.0 as usize <= self.n_jobs).then(|| "Download".into())
    }

    fn home(&self, thread: ThreadId) -> Option<(ProcessId, bool)> {
        let mut processes = self.processes.first.iter();
        processes.find_map(|process| {
            let mut threads = process.threads.first.iter();
            let at = threads.position(|it| it.id == thread)?;
            Some((process.id, at == 0))
        })
    }

    fn task_name(&self, task: TaskId) -> Option<Rc<str>> {
        let event_loop = self.loops.first.first()?;
        let tasks = event_loop.running.iter().chain(&event_loop.ready.first);
        let mut tasks = tasks.chain(&event_loop.waiting.first);
        Some(Rc::clone(&tasks.find(|it| it.id == task)?.name))
    }

    fn queue_name(&self, _queue: QueueId) -> Option<Rc<str>> {
        Some("queue.Queue".into())
    }

    fn thread_state(&self, thread: ThreadId) -> Option<(State, bool)> {
        let processes = self.processes.first.iter();
        let mut threads = processes.flat_map(|process| &process.threads.first);
        let found = threads.find(|it| it.id == thread)?;
        Some((found.state, found.wait.is_some()))
    }
}

fn world(kind: WorldKind, processes: Vec<ProcessView>) -> WorldView {
    WorldView {
        kind,
        tagline: "".into(),
        status: Status::Running,
        files: Rc::from([]),
        marks: Vec::new(),
        n_jobs: 2,
        inbox: Few::none(),
        finished: Few::none(),
        threads: tally(&processes),
        processes: few(processes),
        n_processes_ended: 0,
        stack: None,
        loops: Few::none(),
        queues: Few::none(),
        cores: Vec::new(),
        figures: Vec::new(),
        console: Rc::from([]),
    }
}

fn async_world(running: u32, ready: &[u32], waiting: &[u32]) -> WorldView {
    let main = thread(0, State::Running, None);
    let tasks = |ids: &[u32], state| few(ids.iter().map(|id| task(*id, state)).collect());
    WorldView {
        loops: few(vec![LoopView {
            id: LoopId(0),
            thread: ThreadId(0),
            turn: 27,
            ended: false,
            running: Some(task(running, State::Running)),
            ready: tasks(ready, State::Ready),
            waiting: tasks(waiting, State::Waiting),
            selecting: false,
        }]),
        ..world(WorldKind::Async, vec![process(0, vec![main])])
    }
}

fn event(time_ns: u64, thread: u32, kind: EventKind) -> Event {
    Event {
        time_ns,
        step: 0,
        process: ProcessId(0),
        thread: ThreadId(thread),
        task: None,
        job: None,
        place: Place::default(),
        kind,
    }
}

fn last_of(view: &WorldView, events: Vec<Event>) -> Explanation {
    let mut log = EventLog::default();
    events.into_iter().for_each(|event| log.push(event));
    explain(&Context {
        kind: view.kind,
        machine: &Machine::default(),
        view,
        around: view,
        log: &log,
        index: log.len() - 1,
    })
}

fn threads_world() -> WorldView {
    let threads = vec![
        thread(0, State::Waiting, None),
        thread(1, State::Running, Some(1)),
        thread(2, State::Waiting, Some(2)),
    ];
    world(WorldKind::Threads, vec![process(0, threads)])
}

fn all_kinds() -> Vec<EventKind> {
    let job = JobId(1);
    let outcomes = [
        Outcome::Done,
        Outcome::Failed("ValueError: no".into()),
        Outcome::Cancelled,
    ];
    let sync = SyncId::Private(0);
    let reasons = [
        WaitReason::Sleep,
        WaitReason::Io,
        WaitReason::Sync {
            sync,
            what: "Lock.acquire".into(),
            owner: Some(ThreadId(2)),
        },
        WaitReason::Sync {
            sync,
            what: "Event.wait".into(),
            owner: None,
        },
        WaitReason::JoinThread(ThreadId(2)),
        WaitReason::JoinProcess(ProcessId(1)),
        WaitReason::Pipe {
            what: "Queue.get".into(),
        },
        WaitReason::Inbox,
        WaitReason::Select,
    ];
    let waits = [
        TaskWait::Timer {
            until_ns: 400 * MS,
            io: true,
        },
        TaskWait::Timer {
            until_ns: 400 * MS,
            io: false,
        },
        TaskWait::Task(TaskId(2)),
        TaskWait::Library {
            what: "gather".into(),
        },
        TaskWait::Inbox,
        TaskWait::Future,
        TaskWait::GaveWay,
    ];
    let mut kinds = vec![
        EventKind::JobArrived { job },
        EventKind::JobTaken { job },
        EventKind::JobStarted { job },
        EventKind::ThreadCreated { child: ThreadId(2) },
        EventKind::ThreadDispatched { core: CoreId(1) },
        EventKind::ThreadPreempted { core: CoreId(1) },
        EventKind::ThreadWoken { timed_out: false },
        EventKind::ThreadWoken { timed_out: true },
        EventKind::GilRequested {
            holder: ThreadId(2),
        },
        EventKind::GilAcquired,
        EventKind::GilReleased,
        EventKind::GilSwitched { to: ThreadId(2) },
        EventKind::ProcessForked {
            child: ProcessId(1),
        },
        EventKind::ProcessExited { status: 0 },
        EventKind::ProcessExited { status: 1 },
        EventKind::CpuStarted { cpu_ns: 300 * MS },
        EventKind::CpuFinished,
        EventKind::LoopStarted {
            event_loop: LoopId(0),
        },
        EventKind::LoopIterated {
            event_loop: LoopId(0),
            turn: 3,
            n_ready: 2,
        },
        EventKind::TaskCreated { child: TaskId(2) },
        EventKind::TaskResumed,
        EventKind::TaskWoken { woken: TaskId(2) },
        EventKind::TaskCancelRequested { target: TaskId(2) },
        EventKind::TimerFired { late_ns: 0 },
        EventKind::TimerFired { late_ns: 112 * MS },
        EventKind::LockAcquired { sync },
        EventKind::LockReleased { sync },
        EventKind::Printed {
            stream: Stream::Out,
            text: "job 1 done\n".into(),
        },
        EventKind::Printed {
            stream: Stream::Err,
            text: "x".repeat(100).into(),
        },
        EventKind::Raised {
            error: "ValueError: no".into(),
        },
        EventKind::LimitReached {
            what: "more than 10,000 threads".into(),
        },
    ];
    for len in [0, 1, 2] {
        let (queue, item) = (QueueId(0), Some(job));
        kinds.push(EventKind::QueuePut { queue, item, len });
        kinds.push(EventKind::QueueTaken { queue, item, len });
    }
    for outcome in outcomes {
        kinds.push(EventKind::JobFinished {
            job,
            outcome: outcome.clone(),
        });
        kinds.push(EventKind::ThreadExited {
            outcome: outcome.clone(),
        });
        kinds.push(EventKind::TaskFinished { outcome });
    }
    kinds.extend(waits.map(|wait| EventKind::TaskSuspended { wait }));
    for reason in reasons {
        for until_ns in [None, Some(400 * MS)] {
            let reason = reason.clone();
            kinds.push(EventKind::ThreadBlocked { reason, until_ns });
        }
    }
    kinds
}

#[test]
fn every_kind_of_event_has_two_sentences_in_every_world() {
    let worlds = [
        threads_world(),
        async_world(1, &[2], &[3]),
        world(
            WorldKind::Synchronous,
            vec![process(0, vec![thread(0, State::Running, Some(1))])],
        ),
        world(
            WorldKind::Processes,
            vec![
                process(0, vec![thread(0, State::Waiting, None)]),
                process(1, vec![thread(1, State::Running, Some(1))]),
            ],
        ),
        world(WorldKind::Threads, Vec::new()),
    ];
    for view in &worlds {
        for kind in all_kinds() {
            for task in [None, Some(TaskId(1))] {
                let event = Event {
                    task,
                    job: Some(JobId(1)),
                    ..event(MS, 1, kind.clone())
                };
                let told = last_of(view, vec![event]);
                assert_eq!(told.kind, kind_name(&kind));
                for sentence in [&told.what, &told.why] {
                    let first = sentence.chars().next().expect("it is not empty");
                    let is_call = sentence.split(' ').next().is_some_and(|w| w.contains('('));
                    let starts_well = !first.is_lowercase() || is_call;
                    assert!(starts_well && sentence.ends_with('.'), "{sentence}");
                    assert!(
                        !sentence.contains("  ") && !sentence.contains(".."),
                        "{sentence}"
                    );
                    assert!(sentence.len() < 260, "{sentence}");
                }
            }
        }
    }
}

fn check(told: &Explanation, what: &str, why: &str) {
    assert_eq!(&*told.what, what);
    assert_eq!(&*told.why, why);
}

#[test]
fn cpu_work_in_the_loop_names_whom_it_holds_up() {
    let cpu = Event {
        task: Some(TaskId(4)),
        ..event(0, 0, EventKind::CpuStarted { cpu_ns: 300 * MS })
    };
    check(
        &last_of(&async_world(4, &[5], &[2, 3]), vec![cpu.clone()]),
        "Task 4 is doing CPU work inside the event loop, so tasks 2, 3 and 5 cannot move even though task 5 is ready.",
        "A loop has one thread, and a task gives way only at an await: for 300 ms there is none.",
    );
    let mut with_inbox = async_world(4, &[], &[2]);
    with_inbox.inbox = few(vec![chip(6, State::Arrived)]);
    check(
        &last_of(&with_inbox, vec![cpu]),
        "Task 4 is doing CPU work inside the event loop, so task 2 cannot move.",
        "A loop has one thread, and a task gives way only at an await: for 300 ms there is none. Nobody takes job 6 either.",
    );
}

#[test]
fn a_blocking_call_stops_a_synchronous_world() {
    let blocked = EventKind::ThreadBlocked {
        reason: WaitReason::Io,
        until_ns: Some(400 * MS),
    };
    let mut view = world(
        WorldKind::Synchronous,
        vec![process(0, vec![thread(0, State::Waiting, Some(2))])],
    );
    view.inbox = few(vec![chip(3, State::Arrived), chip(4, State::Arrived)]);
    let told = last_of(
        &view,
        vec![Event {
            job: Some(JobId(2)),
            ..event(0, 0, blocked)
        }],
    );
    check(
        &told,
        "The main thread (job 2) waits for the network for 400 ms.",
        "io() blocks the only thread, so jobs 3 and 4 must wait although the CPU has nothing to do.",
    );
}

#[test]
fn when_everybody_waits_it_says_so() {
    let blocked = EventKind::ThreadBlocked {
        reason: WaitReason::Io,
        until_ns: Some(400 * MS),
    };
    let threads = vec![
        thread(0, State::Waiting, None),
        thread(1, State::Waiting, Some(1)),
    ];
    let view = world(WorldKind::Threads, vec![process(0, threads)]);
    let told = last_of(&view, vec![event(0, 1, blocked)]);
    assert_eq!(
        &*told.why,
        "All threads wait now: time jumps to the next thing that happens."
    );
}

#[test]
fn the_convoy_is_explained() {
    let mut view = threads_world();
    view.processes.first[0].threads.first[1].wait = Some(Wait {
        left_ns: None,
        fraction: Some(0.1),
    });
    let told = last_of(
        &view,
        vec![event(
            0,
            2,
            EventKind::GilRequested {
                holder: ThreadId(1),
            },
        )],
    );
    check(
        &told,
        "Thread 2 wants the GIL, which thread 1 has.",
        "Thread 1 computes and keeps the GIL until it is told to hand it over, 5 ms from now: who only needs a moment waits that long each time (the convoy effect).",
    );
}

#[test]
fn what_came_before_is_told() {
    let requested = EventKind::GilRequested {
        holder: ThreadId(1),
    };
    let gil = last_of(
        &threads_world(),
        vec![
            event(MS, 2, requested),
            event(2 * MS, 1, EventKind::GilReleased),
            event(6 * MS, 2, EventKind::GilAcquired),
        ],
    );
    assert_eq!(
        &*gil.why,
        "It waited 5 ms for it; now it may execute Python code."
    );
    let cpu = last_of(
        &threads_world(),
        vec![
            event(MS, 1, EventKind::CpuStarted { cpu_ns: 10 * MS }),
            event(22 * MS, 1, EventKind::CpuFinished),
        ],
    );
    assert_eq!(
        &*cpu.why,
        "It needed 10 ms of CPU time and took 21 ms, because it had to share."
    );
    let job = JobId(1);
    let done = last_of(
        &threads_world(),
        vec![
            event(MS, 0, EventKind::JobArrived { job }),
            event(
                401 * MS,
                1,
                EventKind::JobFinished {
                    job,
                    outcome: Outcome::Done,
                },
            ),
        ],
    );
    assert_eq!(&*done.what, "Job 1 is done, 400 ms after it arrived.");
}

#[test]
fn a_timer_that_the_loop_kept_waiting_says_how_long() {
    let told = last_of(
        &async_world(1, &[], &[]),
        vec![event(0, 0, EventKind::TimerFired { late_ns: 112 * MS })],
    );
    assert_eq!(&*told.what, "A timer is served 112 ms late.");
}

#[test]
fn of_many_the_first_are_named_and_all_are_counted() {
    let mut view = async_world(4, &[], &[2, 3, 5, 6, 7]);
    view.loops.first[0].waiting.n = 10_000;
    let cpu = EventKind::CpuStarted { cpu_ns: 300 * MS };
    let cpu = Event {
        task: Some(TaskId(4)),
        ..event(0, 0, cpu)
    };
    let told = last_of(&view, vec![cpu]);
    assert_eq!(
        &*told.what,
        "Task 4 is doing CPU work inside the event loop, so tasks 2, 3, 5, 6, 7 and 9995 more cannot move."
    );
}
