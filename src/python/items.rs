use super::{native::*, value::*, vm::Vm};
pub fn load_item(_vm: &mut Vm<'_, '_>, _a: Value, _b: Value) -> Res<Option<Value>> {
    todo!()
}
pub fn store_item(_vm: &mut Vm<'_, '_>, _a: Value, _b: Value, _c: Value) -> Res<Option<()>> {
    todo!()
}
pub fn delete_item(_vm: &mut Vm<'_, '_>, _a: Value, _b: Value) -> Res<Option<()>> {
    todo!()
}
pub fn dict_get(_vm: &mut Vm<'_, '_>, _a: Value, _b: Value) -> Res<Option<Value>> {
    todo!()
}
pub fn dict_set(_vm: &mut Vm<'_, '_>, _a: Value, _b: Value, _c: Value) -> Res<()> {
    todo!()
}
pub fn dict_remove(_vm: &mut Vm<'_, '_>, _a: Value, _b: Value) -> Res<Option<Value>> {
    todo!()
}
pub fn set_add(_vm: &mut Vm<'_, '_>, _a: Value, _b: Value) -> Res<()> {
    todo!()
}
