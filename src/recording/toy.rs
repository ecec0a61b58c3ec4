//! A guest language of a dozen instructions, to test recordings without Python.

use crate::kernel::event::{Outcome, Stream};
use crate::kernel::guest::{Answer, Guest, Position, Slice, Stop, Syscall};
use crate::kernel::ids::{JobId, Place, ProcessId};

/// One instruction; its line is its index plus one.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    /// So many instructions of computation.
    Work(u32),
    /// `cpu(ns)`
    Burn(u64),
    /// `io(ns)`
    Io(u64),
    /// Starts a thread at an instruction.
    Spawn(usize),
    /// Starts a process at an instruction.
    Fork(usize),
    /// Waits for a job and works on it until the next `TakeJob` or `Exit`.
    TakeJob,
    /// Prints the process's counter after counting up.
    Print,
    /// Goes on elsewhere.
    Jump(usize),
    /// The thread ends.
    Exit,
}

#[derive(Clone, Debug)]
pub(crate) struct Toy(pub Vec<Op>);

#[derive(Clone, Debug, Default)]
pub(crate) struct Stack {
    pub pc: usize,
    done: u32,
    job: Option<JobId>,
    entered: bool,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    counter: u64,
}

impl Toy {
    fn stack(&self, pc: usize, job: Option<JobId>) -> Stack {
        Stack {
            pc,
            job,
            ..Stack::default()
        }
    }

    fn at(&self, stack: &Stack) -> Position {
        Position {
            place: Place {
                file: 0,
                line: stack.pc as u32 + 1,
            },
            job: stack.job,
            task: None,
        }
    }

    fn leave_job(&self, stack: &mut Stack, slice: &mut Slice<'_>) {
        let at = self.at(stack);
        if let Some(job) = stack.job.take().filter(|_| stack.entered) {
            slice.job_leave(job, Outcome::Done, at);
        }
        stack.entered = false;
    }

    fn execute(
        &self,
        memory: &mut Memory,
        stack: &mut Stack,
        slice: &mut Slice<'_>,
    ) -> Option<Stop<Stack>> {
        let at = self.at(stack);
        if let Some(job) = stack.job.filter(|_| !stack.entered) {
            stack.entered = true;
            slice.job_enter(job, at);
        }
        if let Op::Work(n) = self.0[stack.pc] {
            stack.done += 1;
            if stack.done < n {
                return None;
            }
        }
        stack.done = 0;
        stack.pc += 1;
        let job = stack.job;
        match self.0[stack.pc - 1] {
            Op::Work(_) => None,
            Op::Burn(cpu_ns) => Some(Stop::Call(Syscall::Burn { cpu_ns })),
            Op::Io(ns) => Some(Stop::Call(Syscall::Io { ns })),
            Op::Spawn(pc) => Some(Stop::Call(Syscall::SpawnThread {
                thread: self.stack(pc, job),
                job,
                name: "toy".into(),
                daemon: false,
            })),
            Op::Fork(pc) => Some(Stop::Call(Syscall::Fork {
                thread: self.stack(pc, job),
                job,
                name: "toy".into(),
            })),
            Op::TakeJob => {
                self.leave_job(stack, slice);
                Some(Stop::Call(Syscall::TakeJob))
            }
            Op::Print => {
                memory.counter += 1;
                slice.print(at, Stream::Out, &format!("{}\n", memory.counter));
                None
            }
            Op::Jump(pc) => {
                stack.pc = pc;
                None
            }
            Op::Exit => {
                stack.pc -= 1;
                self.leave_job(stack, slice);
                Some(Stop::Exited {
                    outcome: Outcome::Done,
                    status: 0,
                })
            }
        }
    }
}

impl Guest for Toy {
    type Process = Memory;
    type Thread = Stack;

    fn boot(&self) -> (Memory, Stack) {
        (Memory::default(), self.stack(0, None))
    }

    fn run(&self, memory: &mut Memory, stack: &mut Stack, slice: &mut Slice<'_>) -> Stop<Stack> {
        loop {
            slice.tick(slice.costs.instruction_ns);
            if let Some(stop) = self.execute(memory, stack, slice) {
                return stop;
            }
            if slice.is_over() {
                return Stop::SliceOver;
            }
        }
    }

    fn deliver(&self, _: &mut Memory, stack: &mut Stack, answer: Answer) {
        if let Answer::Job { job, .. } = answer {
            stack.job = Some(job);
        }
    }

    fn after_fork(&self, _: &mut Memory, _: ProcessId) {}

    fn collect<'a>(&self, _: &mut Memory, _: &mut dyn Iterator<Item = &'a Stack>)
    where
        Stack: 'a,
    {
    }

    fn empty_garbage<'a>(&self, _: &mut Memory, _: &mut dyn Iterator<Item = &'a Stack>) -> usize
    where
        Stack: 'a,
    {
        0
    }

    fn unshared_bytes(&self, _: &Memory, _: Option<&Memory>) -> u64 {
        size_of::<Memory>() as u64
    }

    fn stack_bytes(&self, _: &Stack) -> u64 {
        size_of::<Stack>() as u64
    }

    fn position(&self, _: &Memory, stack: &Stack) -> Position {
        self.at(stack)
    }

    fn heap_bytes(&self, _: &Memory) -> u64 {
        8
    }
}

/// The four programs: each takes jobs that compute, wait and print.
pub(crate) fn programs() -> [Toy; 4] {
    const MS: u64 = 1_000_000;
    let job = [
        Op::Work(5),
        Op::Burn(3 * MS),
        Op::Io(20 * MS),
        Op::Work(9_000),
        Op::Print,
    ];
    let with = |head: &[Op], tail: &[Op]| Toy([head, &job, tail].concat());
    [
        with(&[Op::Work(40), Op::TakeJob], &[Op::Jump(1)]),
        with(
            &[Op::Work(40), Op::TakeJob, Op::Spawn(4), Op::Jump(1)],
            &[Op::Exit],
        ),
        with(
            &[Op::Work(40), Op::TakeJob, Op::Fork(4), Op::Jump(1)],
            &[Op::Exit],
        ),
        with(
            &[Op::Spawn(3), Op::Spawn(3), Op::Jump(3), Op::TakeJob],
            &[Op::Jump(3)],
        ),
    ]
}
