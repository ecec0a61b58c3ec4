//! A guest language whose programs are lists of operations, one instruction each.

use std::rc::Rc;

use crate::kernel::event::{EventKind, Outcome, Stream};
use crate::kernel::guest::{Answer, Guest, Message, Position, Slice, Stop, Syscall};
use crate::kernel::ids::{JobId, LoopId, PipeId, Place, ProcessId, SyncId, ThreadId};

/// One operation of a script. Threads and processes are named by the order in which the thread made them.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// This many instructions, each of which counts the process's counter up.
    Work(u32),
    /// Reads the counter, and in a later instruction writes it one higher: a race.
    Read,
    Write,
    Burn(u64),
    Sleep(u64),
    Io(u64),
    NewSync {
        shared: bool,
        value: u32,
        is_lock: bool,
    },
    Acquire(SyncId, Option<u64>),
    Release(SyncId),
    NewPipe(u32),
    Send(PipeId, Option<u64>),
    Receive(PipeId, Option<u64>),
    /// Starts a thread with this script.
    Spawn(usize),
    Fork(usize),
    JoinThread(usize, Option<u64>),
    JoinProcess(usize, Option<u64>),
    Kill(usize),
    TakeJob,
    NewLoop,
    Select(LoopId, Option<u64>, bool),
    WakeLoop(LoopId),
    Print(&'static str),
    EnterJob,
    LeaveJob,
    /// Works on the job in the last message from now on.
    AdoptJob,
    /// Back to the start, this many times.
    Repeat(u32),
    RepeatForEver,
    Exit(i32),
    /// Asks for a garbage collection.
    Collect,
}

/// A program: thread n of it starts with script n.
#[derive(Clone, Debug)]
pub struct Toy {
    pub scripts: Vec<Vec<Op>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToyMemory {
    pub id: ProcessId,
    pub counter: u64,
    pub n_collections: u32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ToyThread {
    pub script: usize,
    pub op_index: usize,
    pub n_done_of_op: u32,
    pub n_repeats: u32,
    pub read: u64,
    pub job: Option<JobId>,
    pub threads: Vec<ThreadId>,
    pub processes: Vec<ProcessId>,
    pub answers: Vec<Answer>,
}

impl ToyThread {
    fn new(script: usize, job: Option<JobId>) -> Self {
        ToyThread {
            script,
            job,
            ..ToyThread::default()
        }
    }
}

type ToyStop = Stop<ToyThread>;

impl Guest for Toy {
    type Process = ToyMemory;
    type Thread = ToyThread;

    fn boot(&self) -> (ToyMemory, ToyThread) {
        (ToyMemory::default(), ToyThread::new(0, None))
    }

    fn run(
        &self,
        memory: &mut ToyMemory,
        thread: &mut ToyThread,
        slice: &mut Slice<'_>,
    ) -> ToyStop {
        loop {
            if let Some(stop) = self.instruction(memory, thread, slice) {
                return stop;
            }
            if slice.is_over() {
                return Stop::SliceOver;
            }
        }
    }

    fn deliver(&self, _memory: &mut ToyMemory, thread: &mut ToyThread, answer: Answer) {
        match &answer {
            Answer::Thread(child) => thread.threads.push(*child),
            Answer::Process(child) => thread.processes.push(*child),
            Answer::Job { job, .. } => thread.job = Some(*job),
            _ => {}
        }
        thread.answers.push(answer);
    }

    fn after_fork(&self, child: &mut ToyMemory, id: ProcessId) {
        child.id = id;
    }

    fn collect<'a>(&self, memory: &mut ToyMemory, threads: &mut dyn Iterator<Item = &'a ToyThread>)
    where
        ToyThread: 'a,
    {
        assert!(threads.count() > 0, "a process that collects has threads");
        memory.n_collections += 1;
    }

    fn empty_garbage<'a>(
        &self,
        _: &mut ToyMemory,
        _: &mut dyn Iterator<Item = &'a ToyThread>,
    ) -> usize
    where
        ToyThread: 'a,
    {
        0
    }

    fn unshared_bytes(&self, _: &ToyMemory, _: Option<&ToyMemory>) -> u64 {
        size_of::<ToyMemory>() as u64
    }

    fn stack_bytes(&self, _: &ToyThread) -> u64 {
        size_of::<ToyThread>() as u64
    }

    fn position(&self, _memory: &ToyMemory, thread: &ToyThread) -> Position {
        Position {
            place: Place {
                file: u16::try_from(thread.script).unwrap(),
                line: u32::try_from(thread.op_index).unwrap(),
            },
            job: thread.job,
            task: None,
        }
    }

    fn heap_bytes(&self, _memory: &ToyMemory) -> u64 {
        0
    }
}

impl Toy {
    fn instruction(
        &self,
        memory: &mut ToyMemory,
        thread: &mut ToyThread,
        slice: &mut Slice<'_>,
    ) -> Option<ToyStop> {
        slice.tick(slice.costs.instruction_ns);
        let script = &self.scripts[thread.script];
        let Some(op) = script.get(thread.op_index) else {
            return Some(exit(0));
        };
        if let Op::Work(n) = op {
            memory.counter += 1;
            thread.n_done_of_op += 1;
            if thread.n_done_of_op < *n {
                return None;
            }
            thread.n_done_of_op = 0;
        }
        thread.op_index += 1;
        match op {
            Op::Repeat(n) => {
                thread.n_repeats += 1;
                if thread.n_repeats < *n {
                    thread.op_index = 0;
                }
                None
            }
            Op::RepeatForEver => {
                thread.op_index = 0;
                None
            }
            Op::Exit(status) => Some(exit(*status)),
            Op::Collect => Some(Stop::Collect),
            op => self
                .report(op, memory, thread, slice)
                .or_else(|| call(op, thread).map(Stop::Call)),
        }
    }

    /// What is done within the slice.
    fn report(
        &self,
        op: &Op,
        memory: &mut ToyMemory,
        thread: &mut ToyThread,
        slice: &mut Slice<'_>,
    ) -> Option<ToyStop> {
        let at = self.position(memory, thread);
        match op {
            Op::Read => thread.read = memory.counter,
            Op::Write => memory.counter = thread.read + 1,
            Op::NewSync {
                shared,
                value,
                is_lock,
            } => {
                slice.ops.new_sync(slice.process, *shared, *value, *is_lock);
            }
            Op::NewPipe(capacity) => {
                slice.ops.new_pipe(*capacity);
            }
            Op::NewLoop => {
                let event_loop = slice.ops.new_loop(slice.process, slice.thread);
                slice.emit(at, EventKind::LoopStarted { event_loop });
            }
            Op::WakeLoop(event_loop) => slice.wake_loop(*event_loop),
            Op::Print(text) if slice.print(at, Stream::Out, text) => {
                return Some(Stop::Limit("too much was printed".into()));
            }
            Op::AdoptJob => {
                if let Some(Answer::Message(message)) = thread.answers.last() {
                    thread.job = message.job;
                }
            }
            Op::EnterJob => {
                if let Some(job) = thread.job {
                    slice.job_enter(job, at);
                }
            }
            Op::LeaveJob => {
                if let Some(job) = thread.job {
                    slice.job_leave(job, Outcome::Done, at);
                }
            }
            _ => {}
        }
        None
    }
}

fn exit(status: i32) -> ToyStop {
    Stop::Exited {
        outcome: Outcome::Done,
        status,
    }
}

/// The call that an operation makes, if it makes one.
fn call(op: &Op, thread: &ToyThread) -> Option<Syscall<ToyThread>> {
    let call = match op.clone() {
        Op::Burn(cpu_ns) => Syscall::Burn { cpu_ns },
        Op::Sleep(ns) => Syscall::Sleep { ns },
        Op::Io(ns) => Syscall::Io { ns },
        Op::Acquire(sync, timeout_ns) => Syscall::Acquire {
            sync,
            timeout_ns,
            what: "Lock.acquire".into(),
        },
        Op::Release(sync) => Syscall::Release { sync },
        Op::Send(pipe, timeout_ns) => Syscall::Send {
            pipe,
            message: Message {
                bytes: Rc::from([u8::try_from(thread.script).unwrap()]),
                job: thread.job,
            },
            timeout_ns,
            what: "Queue.put".into(),
        },
        Op::Receive(pipe, timeout_ns) => Syscall::Receive {
            pipe,
            timeout_ns,
            what: "Queue.get".into(),
        },
        Op::Spawn(script) => Syscall::SpawnThread {
            thread: ToyThread::new(script, thread.job),
            job: thread.job,
            name: format!("Thread-{script}").into(),
            daemon: false,
        },
        Op::Fork(script) => Syscall::Fork {
            thread: ToyThread::new(script, thread.job),
            job: thread.job,
            name: format!("Process-{script}").into(),
        },
        Op::JoinThread(index, timeout_ns) => Syscall::JoinThread {
            thread: *thread.threads.get(index)?,
            timeout_ns,
        },
        Op::JoinProcess(index, timeout_ns) => Syscall::JoinProcess {
            process: *thread.processes.get(index)?,
            timeout_ns,
        },
        Op::Kill(index) => Syscall::Kill {
            process: *thread.processes.get(index)?,
        },
        Op::TakeJob => Syscall::TakeJob,
        Op::Select(event_loop, timeout_ns, inbox) => Syscall::Select {
            event_loop,
            timeout_ns,
            inbox,
        },
        _ => return None,
    };
    Some(call)
}
