use super::{code::*, native::*, value::*, vm::Vm};
pub fn compare(_vm: &mut Vm<'_, '_>, _op: CompareOp, _a: Value, _b: Value) -> Res<Option<Value>> {
    todo!()
}
pub fn contains(_vm: &mut Vm<'_, '_>, _a: Value, _b: Value) -> Res<Option<bool>> {
    todo!()
}
pub fn truth(_vm: &mut Vm<'_, '_>, _a: Value) -> Res<Option<bool>> {
    todo!()
}
