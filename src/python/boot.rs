//! Running the prelude when a program is loaded, outside any world: there is no kernel behind it, so
//! nothing that runs here may need one.

use std::rc::Rc;

use super::interpreter;
use super::process::Process;
use super::runtime::Python;
use super::thread::Thread;
use crate::kernel::disk::Disk;
use crate::kernel::event::{EventKind, Outcome, Stream};
use crate::kernel::guest::{Position, Slice, SliceOps, Stop, TaskRecord, TaskState};
use crate::kernel::ids::{JobId, LoopId, PipeId, ProcessId, QueueId, SyncId, TaskId, ThreadId};
use crate::kernel::machine::Costs;

/// Runs a thread to its end, which must not need the kernel.
///
/// # Panics
/// If it does, or raises: the prelude is ours.
pub fn run_without_kernel(python: &Python, process: &mut Process, thread: &mut Thread) {
    let costs = Costs::default();
    let mut ops = NoKernel;
    let mut slice = Slice {
        now_ns: 0,
        began_ns: 0,
        until_ns: u64::MAX,
        step: 0,
        until_step: u64::MAX,
        work: 0,
        until_work: u64::MAX,
        process: process.id,
        thread: ThreadId(0),
        costs: &costs,
        ops: &mut ops,
    };
    match interpreter::run(python, process, thread, &mut slice) {
        Stop::Exited {
            outcome: Outcome::Done,
            ..
        } => {}
        other => panic!("the prelude runs to its end, but: {other:?}"),
    }
}

/// Answers nothing: whoever asks has a bug.
struct NoKernel;

const NO_KERNEL: &str = "code that runs outside the kernel's slices asks it for nothing";

impl SliceOps for NoKernel {
    fn emit(
        &mut self,
        _now_ns: u64,
        _step: u64,
        _process: ProcessId,
        _thread: ThreadId,
        _at: Position,
        _kind: EventKind,
    ) {
        panic!("{NO_KERNEL}")
    }
    fn print(
        &mut self,
        _now_ns: u64,
        _step: u64,
        _process: ProcessId,
        _thread: ThreadId,
        _at: Position,
        _stream: Stream,
        _text: &str,
    ) -> bool {
        panic!("{NO_KERNEL}")
    }
    fn job_enter(&mut self, _job: JobId, _now_ns: u64, _step: u64, _at: Position) {
        panic!("{NO_KERNEL}")
    }
    fn job_leave(&mut self, _job: JobId, _outcome: Outcome, _at: Position) {
        panic!("{NO_KERNEL}")
    }
    fn new_sync(&mut self, _: ProcessId, _: bool, _: u32, _: bool) -> SyncId {
        panic!("{NO_KERNEL}")
    }
    fn sync_value(&self, _: ProcessId, _: SyncId) -> u32 {
        panic!("{NO_KERNEL}")
    }
    fn new_pipe(&mut self, _: u32) -> PipeId {
        panic!("{NO_KERNEL}")
    }
    fn pipe_len(&self, _: PipeId) -> u32 {
        panic!("{NO_KERNEL}")
    }
    fn pipe_jobs(&self, _: PipeId, _: usize) -> Vec<Option<JobId>> {
        panic!("{NO_KERNEL}")
    }
    fn n_cores(&self) -> u32 {
        panic!("{NO_KERNEL}")
    }
    fn switch_interval_ns(&self) -> u64 {
        panic!("{NO_KERNEL}")
    }
    fn thread_is_alive(&self, _: ThreadId) -> bool {
        panic!("{NO_KERNEL}")
    }
    fn process_status(&self, _: ProcessId) -> Option<i32> {
        panic!("{NO_KERNEL}")
    }
    fn new_queue(&mut self, _: ProcessId, _: Rc<str>, _: u32) -> QueueId {
        panic!("{NO_KERNEL}")
    }
    fn queue_changed(&mut self, _: QueueId, _: Vec<Option<JobId>>) {
        panic!("{NO_KERNEL}")
    }
    fn new_loop(&mut self, _: ProcessId, _: ThreadId) -> LoopId {
        panic!("{NO_KERNEL}")
    }
    fn loop_turned(&mut self, _: LoopId, _: u64, _: u32) {
        panic!("{NO_KERNEL}")
    }
    fn wake_loop(&mut self, _: LoopId, _: u64) -> bool {
        panic!("{NO_KERNEL}")
    }
    fn loop_ended(&mut self, _: LoopId) {
        panic!("{NO_KERNEL}")
    }
    fn job_hold(&mut self, _: JobId) {
        panic!("{NO_KERNEL}")
    }
    fn job_unhold(&mut self, _: JobId) {
        panic!("{NO_KERNEL}")
    }
    fn new_task(&mut self, _: TaskRecord) -> TaskId {
        panic!("{NO_KERNEL}")
    }
    fn task_changed(&mut self, _: TaskId, _: TaskState) {
        panic!("{NO_KERNEL}")
    }
    fn try_take_job(&mut self, _: u64, _: u64, _: Position) -> Option<(JobId, Rc<str>)> {
        panic!("{NO_KERNEL}")
    }
    fn inbox_is_over(&self) -> bool {
        panic!("{NO_KERNEL}")
    }
    fn disk(&mut self) -> &mut Disk {
        panic!("{NO_KERNEL}")
    }
    fn random(&mut self) -> u64 {
        panic!("{NO_KERNEL}")
    }
}
