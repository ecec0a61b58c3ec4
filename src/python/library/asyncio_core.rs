use crate::python::{native::*, value::*, vm::Vm};
pub enum LoopStep {
    StepTask {
        task: ObjId,
        input: Resume,
    },
    Call {
        handle: ObjId,
        callee: Value,
        args: Args,
    },
    Select {
        timeout_ns: Option<u64>,
        inbox: bool,
    },
    Stopped,
    Continue,
}
pub enum Awaited {
    Result(Value),
    Pending,
}
pub fn run_loop_step(_vm: &mut Vm<'_, '_>, _a: ObjId) -> Res<LoopStep> {
    todo!()
}
pub fn task_yielded(_vm: &mut Vm<'_, '_>, _a: ObjId, _b: Value) -> Res<()> {
    todo!()
}
pub fn task_returned(_vm: &mut Vm<'_, '_>, _a: ObjId, _b: Value) -> Res<()> {
    todo!()
}
pub fn task_raised(_vm: &mut Vm<'_, '_>, _a: ObjId, _b: ObjId) -> Res<()> {
    todo!()
}
pub fn callback_raised(_vm: &mut Vm<'_, '_>, _a: ObjId, _b: ObjId) -> Res<()> {
    todo!()
}
pub fn loop_interrupted(_vm: &mut Vm<'_, '_>, _a: ObjId) {
    todo!()
}
pub fn await_future(_vm: &mut Vm<'_, '_>, _a: ObjId, _b: Resume) -> Res<Awaited> {
    todo!()
}
