use crate::python::{native::*, value::*, vm::Vm};
pub fn loads(_vm: &mut Vm<'_, '_>, _a: &[u8]) -> Res<Value> {
    todo!()
}
