use super::{native::*, value::*, vm::Vm};
pub fn repr(_vm: &mut Vm<'_, '_>, _a: Value) -> Res<Option<String>> {
    todo!()
}
pub fn ascii(_vm: &mut Vm<'_, '_>, _a: Value) -> Res<Option<String>> {
    todo!()
}
pub fn str_of(_vm: &mut Vm<'_, '_>, _a: Value) -> Res<Option<String>> {
    todo!()
}
pub fn format_value(_vm: &mut Vm<'_, '_>, _a: Value, _s: &str) -> Res<Option<String>> {
    todo!()
}
