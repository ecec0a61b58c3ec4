//! The small trait through which the kernel drives a guest language, and what crosses it. The
//! kernel never looks inside a guest's process memory, thread stack or messages.

use std::rc::Rc;

use super::disk::Disk;
use super::event::{EventKind, Outcome, Stream, TaskWait};
use super::ids::{JobId, LoopId, PipeId, Place, ProcessId, QueueId, SyncId, TaskId, ThreadId};
use super::machine::Costs;

/// A guest language with one loaded program. `self` is immutable: all state is in the two types.
pub trait Guest {
    /// The memory of one process. Cloning is a copy-on-write copy: it costs pointers, not bytes.
    type Process: Clone;
    /// The stack of one thread.
    type Thread: Clone;

    /// The main process and its main thread, ready to run the program.
    fn boot(&self) -> (Self::Process, Self::Thread);

    /// Runs `thread` until `slice` is used up or the thread needs the kernel. Must execute at
    /// least one instruction, must call [`Slice::tick`] once for each, and must stop before an
    /// instruction for which [`Slice::is_over`] holds. Cutting a run into other slices must give
    /// exactly the same instructions at the same times.
    fn run(
        &self,
        process: &mut Self::Process,
        thread: &mut Self::Thread,
        slice: &mut Slice<'_>,
    ) -> Stop<Self::Thread>;

    /// Hands the answer to the syscall that `thread` stopped with. Called before it runs again.
    fn deliver(&self, process: &mut Self::Process, thread: &mut Self::Thread, answer: Answer);

    /// Called in the child's copy of the memory right after a fork, with the id of the child.
    fn after_fork(&self, child: &mut Self::Process, id: ProcessId);

    /// Frees memory that no thread of the process can reach. Called when a run stopped with
    /// [`Stop::Collect`]; must not change anything a program can see.
    fn collect<'a>(
        &self,
        process: &mut Self::Process,
        threads: &mut dyn Iterator<Item = &'a Self::Thread>,
    ) where
        Self::Thread: 'a;

    /// Makes garbage cheap to keep in copies of the process, without freeing it: whatever happens from
    /// now on must be the same as without this call. How many objects were looked at, as a measure of
    /// what it cost.
    fn empty_garbage<'a>(
        &self,
        process: &mut Self::Process,
        threads: &mut dyn Iterator<Item = &'a Self::Thread>,
    ) -> usize
    where
        Self::Thread: 'a;

    /// Bytes of real memory that a process has and `other`, an earlier or later copy of it, does not
    /// share; all that it has without one.
    fn unshared_bytes(&self, process: &Self::Process, other: Option<&Self::Process>) -> u64;

    /// Bytes of real memory that a stack has.
    fn stack_bytes(&self, thread: &Self::Thread) -> u64;

    /// The user's line the thread is at, and the job and task it works on.
    fn position(&self, process: &Self::Process, thread: &Self::Thread) -> Position;

    /// Bytes the process has allocated beyond its start.
    fn heap_bytes(&self, process: &Self::Process) -> u64;
}

/// Where a thread is, for events and lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// The innermost line of the user's own code.
    pub place: Place,
    /// The job being worked on.
    pub job: Option<JobId>,
    /// The asyncio task being run.
    pub task: Option<TaskId>,
}

/// Why a guest's thread stopped running.
#[derive(Clone, Debug)]
pub enum Stop<T> {
    /// The slice is used up.
    SliceOver,
    /// The thread asks the kernel for something; it continues after [`Guest::deliver`].
    Call(Syscall<T>),
    /// The process wants [`Guest::collect`] before it goes on.
    Collect,
    /// The thread ended. For a process's main thread this ends the process (the guest has joined
    /// its non-daemon threads and run its exit handlers by then), with this status.
    Exited {
        /// How.
        outcome: Outcome,
        /// Exit status, used for the main thread of a process.
        status: i32,
    },
    /// A limit (memory, output…) ends the whole run, with a message in a learner's words.
    Limit(Rc<str>),
}

/// What a thread asks of the kernel. Times are virtual nanoseconds, relative to now.
#[derive(Clone, Debug)]
pub enum Syscall<T> {
    /// Burn this much CPU time, keeping the GIL as any computation does.
    Burn {
        /// CPU time, nanoseconds.
        cpu_ns: u64,
    },
    /// Sleep (releases the GIL).
    Sleep {
        /// How long, nanoseconds.
        ns: u64,
    },
    /// A blocking wait for simulated I/O (releases the GIL).
    Io {
        /// How long, nanoseconds.
        ns: u64,
    },
    /// Start a thread in this process. Answer: `Thread`. The kernel charges `thread_create_ns`.
    SpawnThread {
        /// Its stack.
        thread: T,
        /// A job it was given, so that it shows before it first runs.
        job: Option<JobId>,
        /// Its name, e.g. `Thread-1 (handle)`.
        name: Rc<str>,
        /// Whether the process may end without it.
        daemon: bool,
    },
    /// Fork this process; the child runs `thread` as its main thread. Answer: `Process`. The kernel
    /// charges `fork_ns`.
    Fork {
        /// The child's main thread.
        thread: T,
        /// As for a thread.
        job: Option<JobId>,
        /// Its name, e.g. `Process-1`.
        name: Rc<str>,
    },
    /// Wait for a thread to end. Answer: `Done` or `TimedOut`.
    JoinThread {
        /// Which.
        thread: ThreadId,
        /// At most this long.
        timeout_ns: Option<u64>,
    },
    /// Wait for a process to end. Answer: `Status` or `TimedOut`.
    JoinProcess {
        /// Which.
        process: ProcessId,
        /// At most this long.
        timeout_ns: Option<u64>,
    },
    /// Kill a process (`Process.terminate`, exit status -15). Answer: `Done`.
    Kill {
        /// Which.
        process: ProcessId,
    },
    /// Take one from a semaphore (a lock is a semaphore of one). Answer: `Done` or `TimedOut`.
    /// `timeout_ns == Some(0)` tries without waiting.
    Acquire {
        /// Which.
        sync: SyncId,
        /// At most this long.
        timeout_ns: Option<u64>,
        /// The library call in the user's words, e.g. `Queue.get`.
        what: Rc<str>,
    },
    /// Give one back to a semaphore, waking its first waiter. Answer: `Done`.
    Release {
        /// Which.
        sync: SyncId,
    },
    /// Append a message to a pipe. Answer: `Done`, or `TimedOut` when it stays full.
    Send {
        /// Which.
        pipe: PipeId,
        /// The message: bytes only the guest can read.
        message: Message,
        /// At most this long (pipes with a capacity).
        timeout_ns: Option<u64>,
        /// The library call in the user's words.
        what: Rc<str>,
    },
    /// Take the first message of a pipe. Answer: `Message` or `TimedOut`.
    Receive {
        /// Which.
        pipe: PipeId,
        /// At most this long.
        timeout_ns: Option<u64>,
        /// The library call in the user's words.
        what: Rc<str>,
    },
    /// Take the next job from the inbox. Answer: `Job`, or `NoMoreJobs`.
    TakeJob,
    /// An event loop waits in `select`: until its timeout, a [`Slice::wake_loop`] of this loop,
    /// or (if `inbox`) a job in the inbox (or its end). Answer: `Done`, whatever the cause.
    /// A zero timeout polls: it releases and re-takes nothing.
    Select {
        /// Which loop.
        event_loop: LoopId,
        /// At most this long; `None` waits for a wake-up only.
        timeout_ns: Option<u64>,
        /// Whether a job in the inbox wakes it.
        inbox: bool,
    },
}

/// A message in a pipe.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The guest's own encoding.
    pub bytes: Rc<[u8]>,
    /// The job in it, if it is one (it counts as being worked on while it lies there).
    pub job: Option<JobId>,
}

/// The kernel's answer to a syscall.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// It is done.
    Done,
    /// The time ran out first.
    TimedOut,
    /// The new thread.
    Thread(ThreadId),
    /// The new process.
    Process(ProcessId),
    /// The exit status of a process.
    Status(i32),
    /// The message received.
    Message(Message),
    /// The next job, and the name of its kind (e.g. `download`).
    Job {
        /// Its number.
        job: JobId,
        /// Its kind.
        kind: Rc<str>,
    },
    /// The inbox is closed and empty.
    NoMoreJobs,
}

/// What a guest may use while it runs: a clock that it advances, a budget, and the parts of the
/// kernel that answer at once without a switch. Implemented by the kernel's [`SliceOps`].
///
/// What an instruction does happens when it starts ([`Slice::began_ns`]), and its core is free again when
/// it ends ([`Slice::now_ns`]). So the guest calls [`Slice::tick`] first, and everything it reports
/// during the instruction has the time of its start. That keeps the events of several cores in order.
pub struct Slice<'a> {
    /// When the present instruction ends, nanoseconds. The guest advances it through
    /// [`Slice::tick`] and [`Slice::charge`].
    pub now_ns: u64,
    /// When the present instruction started. Set by [`Slice::tick`].
    pub began_ns: u64,
    /// The thread must stop before an instruction that would start at or after this time.
    pub until_ns: u64,
    /// Instructions executed so far in the whole world.
    pub step: u64,
    /// The thread must stop when `step` reaches this.
    pub until_step: u64,
    /// Elements that instructions have gone through so far in the whole world.
    pub work: u64,
    /// The thread must stop when `work` reaches this.
    pub until_work: u64,
    /// Which process and thread run.
    pub process: ProcessId,
    /// See `process`.
    pub thread: ThreadId,
    /// What things cost.
    pub costs: &'a Costs,
    /// The kernel behind it.
    pub ops: &'a mut dyn SliceOps,
}

impl Slice<'_> {
    /// Begins one instruction that takes `cost_ns`.
    #[inline]
    pub fn tick(&mut self, cost_ns: u64) {
        self.step += 1;
        self.began_ns = self.now_ns;
        self.now_ns += cost_ns;
    }

    /// Makes the present instruction take longer (a call, a task switch, sorting a long list).
    #[inline]
    pub fn charge(&mut self, cost_ns: u64) {
        self.now_ns += cost_ns;
    }

    /// The present instruction goes through so many elements, a nanosecond each.
    #[inline]
    pub fn charge_work(&mut self, n_elements: u64) {
        self.now_ns += n_elements;
        self.work += n_elements;
    }

    /// Whether the next instruction must wait for another slice.
    #[inline]
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.now_ns >= self.until_ns || self.step >= self.until_step || self.work >= self.until_work
    }

    /// Records an event at the present time. `at` says where in the user's program.
    pub fn emit(&mut self, at: Position, kind: EventKind) {
        self.ops.emit(
            self.began_ns,
            self.step,
            self.process,
            self.thread,
            at,
            kind,
        );
    }

    /// See [`SliceOps::job_enter`].
    pub fn job_enter(&mut self, job: JobId, at: Position) {
        self.ops.job_enter(job, self.began_ns, self.step, at);
    }

    /// See [`SliceOps::job_leave`].
    pub fn job_leave(&mut self, job: JobId, outcome: Outcome, at: Position) {
        self.ops.job_leave(job, outcome, at);
    }

    /// See [`SliceOps::try_take_job`].
    pub fn try_take_job(&mut self, at: Position) -> Option<(JobId, Rc<str>)> {
        self.ops.try_take_job(self.began_ns, self.step, at)
    }

    /// See [`SliceOps::wake_loop`]. When another thread was woken, this slice ends after the present
    /// instruction, because that thread may run from now on.
    pub fn wake_loop(&mut self, event_loop: LoopId) {
        if self.ops.wake_loop(event_loop, self.began_ns) {
            self.until_ns = self.until_ns.min(self.now_ns);
        }
    }

    /// Prints text; true when the world's output limit is reached.
    pub fn print(&mut self, at: Position, stream: Stream, text: &str) -> bool {
        self.ops.print(
            self.began_ns,
            self.step,
            self.process,
            self.thread,
            at,
            stream,
            text,
        )
    }
}

/// Counts instructions in bulk for a guest that executes many simple ones in a row: the slice learns of
/// them at the end. Nothing may be reported in between.
pub struct BulkClock {
    /// How many more instructions may be executed. (Counting down is less work than counting up to a limit.)
    left: u64,
    /// How many may be executed in all: never more than what the slice has left; possibly less, after calls.
    limit: u64,
    instruction_ns: u64,
    call_ns: u64,
    /// No call takes longer than this many instructions.
    call_in_instructions: u64,
    charged_ns: u64,
    /// How many were executed after the latest call.
    n_at_call: u64,
}

impl BulkClock {
    /// A clock for what is left of a slice.
    #[must_use]
    pub fn new(slice: &Slice<'_>) -> Self {
        let Costs {
            instruction_ns,
            call_ns,
            ..
        } = *slice.costs;
        let left_ns = slice.until_ns.saturating_sub(slice.now_ns);
        let left_in_time = match instruction_ns {
            0 if left_ns > 0 => u64::MAX,
            0 => 0,
            _ => left_ns.div_ceil(instruction_ns),
        };
        let limit = match slice.is_over() {
            true => 0,
            false => left_in_time.min(slice.until_step - slice.step),
        };
        BulkClock {
            left: limit,
            limit,
            instruction_ns,
            call_ns,
            call_in_instructions: match instruction_ns {
                0 if call_ns > 0 => u64::MAX,
                _ => call_ns.div_ceil(instruction_ns.max(1)),
            },
            charged_ns: 0,
            n_at_call: 0,
        }
    }

    /// Whether no other instruction may be executed in bulk.
    #[inline]
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.left == 0
    }

    /// One instruction is done.
    #[inline]
    pub fn tick(&mut self) {
        self.left -= 1;
    }

    /// One instruction is done that called a function.
    #[inline]
    pub fn tick_call(&mut self) {
        self.left -= 1;
        self.n_at_call = self.n();
        self.charged_ns += self.call_ns;
        let fewer = self.call_in_instructions.min(self.left);
        self.left -= fewer;
        self.limit -= fewer;
    }

    /// The instruction at hand, which is not done yet, is the last one in bulk.
    #[inline]
    pub fn end_after_this(&mut self) {
        self.limit -= self.left - 1;
        self.left = 1;
    }

    /// No other instruction may be executed in bulk.
    #[inline]
    pub fn end(&mut self) {
        self.limit -= self.left;
        self.left = 0;
    }

    /// How many instructions were executed.
    fn n(&self) -> u64 {
        self.limit - self.left
    }

    /// Tells the slice what was executed.
    pub fn stop(self, slice: &mut Slice<'_>) {
        let n = self.n();
        if n == 0 {
            return;
        }
        slice.step += n;
        slice.now_ns += n * self.instruction_ns + self.charged_ns;
        let last_ns = match self.n_at_call == n {
            true => self.instruction_ns + self.call_ns,
            false => self.instruction_ns,
        };
        slice.began_ns = slice.now_ns - last_ns;
    }
}

/// What a waiting task looks like to the machine: kept so that the page can show it.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskRecord {
    /// Its name, e.g. `Task-2` or the coroutine's.
    pub name: Rc<str>,
    /// Its loop.
    pub event_loop: LoopId,
    /// The job it works on.
    pub job: Option<JobId>,
    /// What it does now.
    pub state: TaskState,
}

/// What a task does.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskState {
    /// In the ready queue.
    Ready,
    /// Running on its loop's thread.
    Running,
    /// Suspended since a virtual time.
    Waiting {
        /// For what.
        wait: TaskWait,
        /// Since when, nanoseconds.
        since_ns: u64,
    },
    /// Ended.
    Finished(Outcome),
}

/// Kernel services that a guest uses in the middle of a slice; none of them can block or switch.
pub trait SliceOps {
    /// See [`Slice::emit`].
    fn emit(
        &mut self,
        now_ns: u64,
        step: u64,
        process: ProcessId,
        thread: ThreadId,
        at: Position,
        kind: EventKind,
    );
    /// See [`Slice::print`].
    #[expect(
        clippy::too_many_arguments,
        reason = "an event's full address, as in emit"
    )]
    fn print(
        &mut self,
        now_ns: u64,
        step: u64,
        process: ProcessId,
        thread: ThreadId,
        at: Position,
        stream: Stream,
        text: &str,
    ) -> bool;

    /// Code began to work on a job (a frame that carries it was pushed, a coroutine for it was
    /// created). Counted; the first one starts the job.
    fn job_enter(&mut self, job: JobId, now_ns: u64, step: u64, at: Position);
    /// The opposite; the last one finishes the job, with `outcome` of this leave, unless it is
    /// still held or handed on before the thread next waits or computes, or its task suspends.
    fn job_leave(&mut self, job: JobId, outcome: Outcome, at: Position);
    /// Something that does not run now has the job and will hand it on: an item of a queue. Counted.
    /// It neither starts the job, nor does the job finish meanwhile. (Messages in pipes and the jobs
    /// given to [`Syscall::SpawnThread`] and [`Syscall::Fork`] the kernel holds by itself.)
    fn job_hold(&mut self, job: JobId);
    /// The opposite: the item was taken. Never finishes the job: whoever took it will work on it.
    fn job_unhold(&mut self, job: JobId);

    /// A new semaphore with this value (1 for a lock) in the running process, or shared. Only a lock
    /// has an owner and `LockAcquired` and `LockReleased` events; give `is_lock` false to the inner
    /// locks of library classes.
    fn new_sync(&mut self, process: ProcessId, shared: bool, value: u32, is_lock: bool) -> SyncId;
    /// A semaphore's present value.
    fn sync_value(&self, process: ProcessId, sync: SyncId) -> u32;
    /// A new pipe; `capacity` 0 is unbounded.
    fn new_pipe(&mut self, capacity: u32) -> PipeId;
    /// How many messages lie in a pipe.
    fn pipe_len(&self, pipe: PipeId) -> u32;
    /// The jobs of the first `max` messages that lie in a pipe: what the page shows in it.
    fn pipe_jobs(&self, pipe: PipeId, max: usize) -> Vec<Option<JobId>>;
    /// How many cores the machine has (`os.cpu_count`).
    fn n_cores(&self) -> u32;
    /// The machine's switch interval, nanoseconds (`sys.getswitchinterval`).
    fn switch_interval_ns(&self) -> u64;
    /// Whether a thread has not ended (`Thread.is_alive`).
    fn thread_is_alive(&self, thread: ThreadId) -> bool;
    /// A process's exit status, `None` while it lives (`Process.exitcode`, `is_alive`).
    fn process_status(&self, process: ProcessId) -> Option<i32>;

    /// A queue that the page shows. `name` is its class, e.g. `queue.Queue`.
    fn new_queue(&mut self, process: ProcessId, name: Rc<str>, maxsize: u32) -> QueueId;
    /// The queue now holds these (a job each, or none); `event` is the put or take that did it.
    fn queue_changed(&mut self, queue: QueueId, items: Vec<Option<JobId>>);

    /// A new event loop on this thread.
    fn new_loop(&mut self, process: ProcessId, thread: ThreadId) -> LoopId;
    /// A loop's iteration counter and number of ready handles, for the page.
    fn loop_turned(&mut self, event_loop: LoopId, turn: u64, n_ready: u32);
    /// Wakes a loop that waits in `select` (true: the running slice must end, see
    /// [`Slice::wake_loop`], which is what guests call), or makes its next `select` return at once.
    fn wake_loop(&mut self, event_loop: LoopId, now_ns: u64) -> bool;
    /// A loop was closed.
    fn loop_ended(&mut self, event_loop: LoopId);
    /// A new task, in state `Ready`.
    fn new_task(&mut self, record: TaskRecord) -> TaskId;
    /// A task's state changed.
    fn task_changed(&mut self, task: TaskId, state: TaskState);
    /// Takes a job without waiting; `None` when there is none now.
    fn try_take_job(&mut self, now_ns: u64, step: u64, at: Position) -> Option<(JobId, Rc<str>)>;
    /// Whether the inbox is closed and empty.
    fn inbox_is_over(&self) -> bool;

    /// The world's files.
    fn disk(&mut self) -> &mut Disk;

    /// A number from the world's own seeded generator (`random`, `uuid`).
    fn random(&mut self) -> u64;
}
