//! Dev only.
use std::rc::Rc;

use crate::kernel::event::Stream;
use crate::kernel::ids::*;
use crate::kernel::machine::Machine;
use crate::lessons::Scenario;
use crate::session::{Action, Direction, Playback, Settings, StepKind};
use crate::view::*;

use super::timeline::Run;

#[derive(Clone)]
pub struct Session {
    scenario: &'static Scenario,
    machine: Machine,
    playing: bool,
    speed: f64,
    kind: StepKind,
    now_ns: u64,
    n_jobs: u32,
    notice: Option<Rc<str>>,
    run: Run,
    files: Rc<[Rc<[FileView]>]>,
}

impl Session {
    pub fn new(settings: &Settings, notice: Option<String>) -> Self {
        let scenario = Scenario::find(settings.scenario).unwrap();
        let files: Vec<Rc<[FileView]>> = (0..4)
            .map(|p| {
                scenario
                    .files(p)
                    .iter()
                    .enumerate()
                    .map(|(i, f)| FileView {
                        name: f.name.clone(),
                        file: i as u16,
                        lines: f.text.lines().map(Rc::from).collect(),
                        focus: if i == 0 {
                            scenario.programs[p].focus
                        } else {
                            (1, 1)
                        },
                    })
                    .collect()
            })
            .collect();
        let n_jobs = match super::browser::storage::get("jobs") {
            Some(n) => n.parse().unwrap_or(0),
            None => 5,
        };
        Session {
            scenario,
            machine: settings.machine.clone(),
            playing: false,
            speed: settings.speed,
            kind: StepKind::Event,
            now_ns: if n_jobs > 0 { 812_400_000 } else { 0 },
            n_jobs,
            notice: notice.map(Rc::from),
            run: lanes(n_jobs),
            files: files.into(),
        }
    }
    pub fn is_playing(&self) -> bool {
        self.playing
    }
    pub fn is_simulating(&self) -> bool {
        false
    }
    pub fn scenario(&self) -> &'static Scenario {
        self.scenario
    }
    pub fn machine(&self) -> &Machine {
        &self.machine
    }
    pub fn speed(&self) -> f64 {
        self.speed
    }
    pub fn step_kind(&self) -> StepKind {
        self.kind
    }
    pub fn event(&self) -> usize {
        self.run
            .event_times_ns
            .partition_point(|t| *t < self.now_ns)
    }
    pub fn n_events(&self) -> usize {
        self.run.event_times_ns.len()
    }
    pub fn can_undo(&self) -> bool {
        self.n_jobs > 0
    }
    pub fn can_redo(&self) -> bool {
        false
    }
    pub fn notice(&self) -> Option<Rc<str>> {
        self.notice.clone()
    }
    pub fn run(&self) -> Run {
        self.run.clone()
    }
    pub fn reduce(&self, action: Action) -> Session {
        let mut s = self.clone();
        match action {
            Action::Start(_) => s.n_jobs += 1,
            Action::Burst(_) => s.n_jobs += 10,
            Action::Seek { time_ns } => s.now_ns = time_ns,
            Action::SeekEvent(n) => {
                s.now_ns = s.run.event_times_ns.get(n).copied().unwrap_or(s.run.end_ns)
            }
            Action::Step { direction, .. } => {
                let n = s.event();
                let n = if direction == Direction::Forward {
                    n + 1
                } else {
                    n.saturating_sub(1)
                };
                return s.reduce(Action::SeekEvent(n));
            }
            Action::ToStart => s.now_ns = 0,
            Action::ToEnd => s.now_ns = s.run.end_ns,
            Action::Playback(Playback::Toggle) => s.playing ^= true,
            Action::Playback(p) => s.speed = p.speed_from(s.speed).unwrap_or(s.speed),
            Action::Tick { elapsed_ms } => s.now_ns += (elapsed_ms * s.speed * 1e6) as u64,
            Action::Machine(m) => s.machine = m,
            Action::Scenario(slug) => s.scenario = Scenario::find(&slug).unwrap(),
            Action::SetStepKind(k) => s.kind = k,
            Action::DismissNotice => s.notice = None,
            Action::Undo => s.n_jobs -= 1,
            _ => {}
        }
        if s.n_jobs != self.n_jobs {
            s.run = lanes(s.n_jobs);
            if s.now_ns == 0 {
                s.now_ns = 812_400_000;
            }
        }
        s
    }
    pub fn page_view(&self) -> PageView {
        PageView {
            now_ns: self.now_ns,
            worlds: WorldKind::ALL
                .iter()
                .map(|k| Rc::new(self.world(*k)))
                .collect(),
            explanation: if self.n_jobs == 0 {
                Explanation { world: None, what: "Start a task, or press 1: it arrives in all four worlds at the same virtual time.".into(), why: "Then play, or step event by event, and watch where it waits.".into(), kind: "" }
            } else {
                Explanation {
                world: Some(WorldKind::Async),
                what: "Task 4 is doing CPU work inside the event loop: tasks 2, 3 and 5 cannot move, even though task 5 is ready.".into(),
                why: "cpu(300) never awaits, so the one thread stays in it until it is over, and the loop cannot take its next turn.".into(),
                kind: "CpuStarted",
            }
            },
        }
    }
    fn chip(&self, n: u32, state: State) -> JobChip {
        let b = &self.scenario.buttons[(n as usize - 1) % self.scenario.buttons.len()];
        let icon = [
            Icon::Download,
            Icon::Download,
            Icon::Download,
            Icon::Cpu,
            Icon::Exchange,
            Icon::Mail,
            Icon::Warning,
        ][(n as usize - 1) % 7];
        JobChip {
            job: JobId(n),
            label: b.label.into(),
            icon,
            state,
        }
    }
    fn state(&self, n: u32) -> State {
        match n {
            1 => State::Done,
            2 => State::Waiting,
            3 => State::Waiting,
            4 => State::Running,
            5 => State::Blocked,
            6 => State::Ready,
            7 => State::Failed,
            n if n % 3 == 0 => State::Ready,
            n if n % 3 == 1 => State::Blocked,
            _ => State::Waiting,
        }
    }
    fn thread(
        &self,
        id: u32,
        name: &str,
        state: State,
        doing: &str,
        job: Option<u32>,
    ) -> ThreadView {
        let running = state == State::Running;
        ThreadView {
            id: ThreadId(id),
            name: name.into(),
            state,
            doing: doing.into(),
            job: job.map(|j| self.chip(j, state)),
            core: running.then_some(CoreId(1)),
            has_gil: running,
            wait: match state {
                State::Waiting if job.is_some() => Some(Wait {
                    since_ns: 0,
                    until_ns: Some(1_002_000_000),
                    fraction: Some(0.52),
                }),
                State::Running => Some(Wait {
                    since_ns: 0,
                    until_ns: None,
                    fraction: Some(self.now_ns as f32 / 1e9 % 1.0),
                }),
                _ => None,
            },
            frames: vec![],
        }
    }
    fn frame(call: &str, file: u16, line: u32, job: Option<u32>, note: Option<&str>) -> FrameView {
        FrameView {
            call: call.into(),
            file,
            line,
            job: job.map(JobId),
            note: note.map(Rc::from),
            locals: vec![],
        }
    }
    fn world(&self, kind: WorldKind) -> WorldView {
        let n = self.n_jobs;
        let jobs: Vec<JobChip> = (1..=n).map(|j| self.chip(j, self.state(j))).collect();
        let focus = self.files[kind as usize][0].focus;
        let mut w = WorldView {
            kind,
            tagline: kind.tagline(self.machine.gil).into(),
            status: if n == 7 && kind == WorldKind::Processes {
                Status::Stopped {
                    message: "“import numpy” is not supported: the simulated machine has no numpy."
                        .into(),
                    file: "processes.py".into(),
                    line: 3,
                }
            } else {
                Status::Running
            },
            files: self.files[kind as usize].clone(),
            running_lines: vec![],
            inbox: vec![],
            jobs,
            processes: vec![],
            loops: vec![],
            queues: vec![],
            cores: (0..self.machine.n_cores)
                .map(|c| CoreView {
                    id: CoreId(c),
                    thread: (c == 1 && n > 3).then_some(ThreadId(4)),
                    job: (c == 1 && n > 3).then_some(JobId(4)),
                })
                .collect(),
            figures: [
                (format!("1/{n}"), "done"),
                ("43%".into(), "CPU busy"),
                ("610 ms".into(), "mean wait"),
                ("9 kB".into(), "per task"),
            ]
            .into_iter()
            .take(if kind == WorldKind::Synchronous { 3 } else { 4 })
            .map(|(v, l)| Figure {
                value: v.into(),
                label: l.into(),
                help: "How much of the time so far the cores were busy, all of them together.",
            })
            .collect(),
            console: (0..n)
                .map(|i| ConsoleLine {
                    time_ns: 420_000_000 + u64::from(i) * 50_000_000,
                    stream: if i == 3 { Stream::Err } else { Stream::Out },
                    job: Some(JobId(i + 1)),
                    text: format!("job {} done: 640×480 px", i + 1).into(),
                })
                .collect(),
        };
        let main = |frames: Vec<FrameView>, state| ThreadView {
            frames,
            ..self.thread(0, "main", state, "waiting in inbox()", None)
        };
        let process = |id: u32, job: Option<u32>, state, threads: Vec<ThreadView>| ProcessView {
            id: ProcessId(id),
            name: if id == 0 {
                "process 1".into()
            } else {
                format!("process {}", id + 1).into()
            },
            job: job.map(|j| self.chip(j, state)),
            state,
            memory_bytes: 19_500_000 + u64::from(id) * 6_000_000,
            gil: None,
            threads,
        };
        if n == 0 {
            w.processes.push(process(
                0,
                None,
                State::Waiting,
                vec![main(
                    vec![
                        Self::frame("inbox()", u16::MAX, 0, None, None),
                        Self::frame("<module>", 0, focus.0, None, None),
                    ],
                    State::Waiting,
                )],
            ));
            if kind == WorldKind::Async {
                w.loops.push(LoopView {
                    thread: ThreadId(0),
                    turn: 1,
                    ended: false,
                    running: None,
                    ready: vec![],
                    waiting: vec![TaskView {
                        id: TaskId(1),
                        name: "Task-1".into(),
                        job: None,
                        state: State::Waiting,
                        doing: "inbox".into(),
                        wait: None,
                    }],
                    selecting: true,
                });
            }
            return w;
        }
        match kind {
            WorldKind::Synchronous => {
                w.inbox = (3..=n).map(|j| self.chip(j, State::Arrived)).collect();
                w.jobs[1].state = State::Waiting;
                let mut m = main(
                    vec![
                        Self::frame("io(400)", u16::MAX, 0, Some(2), None),
                        Self::frame("download(job 2)", 1, 7, Some(2), None),
                        Self::frame("handle(job 2)", 1, 3, Some(2), None),
                        Self::frame("<module>", 0, focus.0 + 1, None, None),
                    ],
                    State::Waiting,
                );
                m.wait = Some(Wait {
                    since_ns: 0,
                    until_ns: Some(1_022_000_000),
                    fraction: Some(0.5),
                });
                m.job = Some(self.chip(2, State::Waiting));
                w.processes.push(process(0, None, State::Running, vec![m]));
            }
            WorldKind::Threads => {
                let mut t = vec![main(
                    vec![Self::frame("<module>", 0, focus.0, None, None)],
                    State::Waiting,
                )];
                for j in 1..=n {
                    let s = self.state(j);
                    t.push(self.thread(
                        j,
                        &format!("thread {j}"),
                        s,
                        match s {
                            State::Waiting => "network",
                            State::Blocked => "wants the GIL",
                            State::Running => "",
                            _ => "ready",
                        },
                        Some(j),
                    ));
                }
                w.processes.push(process(0, None, State::Running, t));
            }
            WorldKind::Processes => {
                w.processes.push(process(
                    0,
                    None,
                    State::Waiting,
                    vec![main(
                        vec![Self::frame("<module>", 0, focus.0, None, None)],
                        State::Waiting,
                    )],
                ));
                for j in 1..=n {
                    let s = if j == 5 {
                        State::Running
                    } else {
                        self.state(j)
                    };
                    w.processes.push(process(
                        j,
                        Some(j),
                        s,
                        vec![self.thread(100 + j, "main", s, "network", Some(j))],
                    ));
                }
            }
            WorldKind::Async => {
                let task = |j: u32, state, doing: &str| TaskView {
                    id: TaskId(j),
                    name: format!("Task-{j}").into(),
                    job: Some(self.chip(j, state)),
                    state,
                    doing: doing.into(),
                    wait: (state == State::Waiting).then_some(Wait {
                        since_ns: 0,
                        until_ns: Some(900_000_000 + u64::from(j) * 60_000_000),
                        fraction: None,
                    }),
                };
                let mut ready: Vec<TaskView> = (5..=n)
                    .filter(|j| *j != 7)
                    .map(|j| task(j, State::Ready, "ready"))
                    .collect();
                ready.push(TaskView {
                    id: TaskId(0),
                    name: "inbox".into(),
                    job: None,
                    state: State::Ready,
                    doing: "inbox".into(),
                    wait: None,
                });
                w.loops.push(LoopView {
                    thread: ThreadId(0),
                    turn: 27,
                    ended: false,
                    running: (n > 3).then(|| task(4, State::Running, "")),
                    ready,
                    waiting: (2..=n.min(3))
                        .map(|j| task(j, State::Waiting, "network"))
                        .collect(),
                    selecting: false,
                });
                w.processes.push(process(
                    0,
                    None,
                    State::Running,
                    vec![main(
                        vec![
                            Self::frame("cpu(300)", u16::MAX, 0, Some(4), Some("blocks the loop!")),
                            Self::frame("async resize(job 4)", 1, 9, Some(4), None),
                            Self::frame("event loop", u16::MAX, 0, None, Some("run_forever")),
                        ],
                        State::Running,
                    )],
                ));
                w.running_lines.push(RunningLine {
                    file: 0,
                    line: focus.0 + 1,
                    thread: ThreadId(0),
                    job: Some(JobId(4)),
                    state: State::Running,
                });
            }
        }
        w
    }
}

fn lanes(n: u32) -> Run {
    let mut lanes = Vec::new();
    let mut times = Vec::new();
    for world in WorldKind::ALL {
        let k = if world == WorldKind::Synchronous {
            n.min(1)
        } else {
            n
        };
        for j in 1..=k {
            let b = 1_000_000 * u64::from(j) * 97 % 600_000_000;
            let mut spans = Vec::new();
            let mut t = b;
            for (i, (state, ms)) in [
                (State::Ready, 30),
                (State::Running, 40),
                (State::Waiting, 200),
                (State::Blocked, 60),
                (State::Running, 90),
                (if j == 7 { State::Failed } else { State::Done }, 0),
            ]
            .into_iter()
            .enumerate()
            {
                let d = ms * 1_000_000;
                spans.push(Span {
                    start_ns: t,
                    end_ns: t + d,
                    state,
                    job: Some(JobId(j)),
                    start_event: i as u32,
                    end_event: i as u32 + 1,
                });
                times.push(t);
                t += d;
            }
            if world == WorldKind::Threads && j == 4 {
                spans.clear();
                for i in 0..20_000u64 {
                    spans.push(Span {
                        start_ns: b + i * 30_000,
                        end_ns: b + i * 30_000 + 20_000,
                        state: if i % 2 == 0 {
                            State::Running
                        } else {
                            State::Blocked
                        },
                        job: Some(JobId(j)),
                        start_event: 0,
                        end_event: 0,
                    });
                }
            }
            lanes.push(Lane {
                world,
                name: match world {
                    WorldKind::Synchronous => "main".into(),
                    WorldKind::Async => format!("task {j}").into(),
                    WorldKind::Threads => format!("thread {j}").into(),
                    _ => format!("process {j}").into(),
                },
                spans: Rc::new(spans),
            });
        }
    }
    times.sort_unstable();
    Run {
        lanes: lanes.into(),
        event_times_ns: times.into(),
        end_ns: if n > 0 { 1_150_000_000 } else { 0 },
    }
}
