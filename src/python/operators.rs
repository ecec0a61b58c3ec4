use super::{code::*, native::*, value::*, vm::Vm};
pub fn binary(_vm: &mut Vm<'_, '_>, _op: BinaryOp, _a: Value, _b: Value) -> Res<Option<Value>> {
    todo!()
}
pub fn in_place(_vm: &mut Vm<'_, '_>, _op: BinaryOp, _a: Value, _b: Value) -> Res<Option<Value>> {
    todo!()
}
pub fn unary(_vm: &mut Vm<'_, '_>, _op: UnaryOp, _a: Value) -> Res<Option<Value>> {
    todo!()
}
