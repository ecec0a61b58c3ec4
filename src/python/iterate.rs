use super::{native::*, value::*, vm::Vm};
pub enum Step {
    Item(Value),
    End,
    NeedsPython,
}
pub fn get_iter(_vm: &mut Vm<'_, '_>, _a: Value) -> Res<Option<Value>> {
    todo!()
}
pub fn next(_vm: &mut Vm<'_, '_>, _a: Value) -> Res<Step> {
    todo!()
}
pub fn to_vec(_vm: &mut Vm<'_, '_>, _a: Value) -> Res<Option<Vec<Value>>> {
    todo!()
}
