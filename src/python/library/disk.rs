//! The module `_disk`: the world's files, for `_files.py`, `os.py` and `os/path.py`. Paths are absolute and
//! normal there already. Checks little: its callers are ours.

use super::args::{at, int, native, text};
use crate::kernel::disk::{Entry, FileId};
use crate::python::builtins::bytes::{allocate, bytes_arg};
use crate::python::builtins::support::charge;
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::value::Value;
use crate::python::vm::Vm;

const MODULE: Owner = Owner::Module("_disk");

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    native(MODULE, "find", find),
    native(MODULE, "create", create),
    native(MODULE, "mkdir", mkdir),
    native(MODULE, "remove", remove),
    native(MODULE, "rename", rename),
    native(MODULE, "names", names),
    native(MODULE, "size", size),
    native(MODULE, "read", read),
    native(MODULE, "read_line", read_line),
    native(MODULE, "write", write),
    native(MODULE, "truncate", truncate),
];

fn entry_value(entry: Option<Entry>) -> Value {
    match entry {
        None => Value::None,
        Some(Entry::Folder) => Value::Int(-1),
        Some(Entry::File(file)) => Value::Int(file.0.into()),
    }
}

/// `find(path)`: the number of the file, -1 of a folder, `None` if there is nothing.
fn find(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let path = text(vm, at(&args, 0))?;
    Ok(entry_value(vm.slice.ops.disk().entry(&path)).into())
}

/// `create(path)`: the number of a new file.
fn create(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let path = text(vm, at(&args, 0))?;
    let file = vm.slice.ops.disk().create(&path);
    Ok(entry_value(Some(Entry::File(file))).into())
}

fn mkdir(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let path = text(vm, at(&args, 0))?;
    vm.slice.ops.disk().make_folder(&path);
    Ok(Value::None.into())
}

fn remove(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let path = text(vm, at(&args, 0))?;
    vm.slice.ops.disk().remove(&path);
    Ok(Value::None.into())
}

fn rename(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (from, to) = (text(vm, at(&args, 0))?, text(vm, at(&args, 1))?);
    vm.slice.ops.disk().rename(&from, &to);
    Ok(Value::None.into())
}

/// `names(path)`: a list of what is in a folder.
fn names(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let path = text(vm, at(&args, 0))?;
    let names: Vec<String> = vm.slice.ops.disk().names(&path).map(String::from).collect();
    let names: Vec<Value> = names.into_iter().map(|name| vm.new_str(name)).collect();
    Ok(vm.heap().new_list(names).into())
}

fn file_arg(vm: &mut Vm<'_, '_>, args: &Args) -> Res<FileId> {
    let number = int(vm, at(args, 0))?;
    Ok(FileId(number as u32))
}

/// A place or a length in a file.
fn place_arg(vm: &mut Vm<'_, '_>, args: &Args, index: usize) -> Res<usize> {
    let place = int(vm, at(args, index))?;
    Ok(usize::try_from(place).unwrap_or(0))
}

fn size(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let file = file_arg(vm, &args)?;
    let n = vm.slice.ops.disk().bytes(file).len();
    Ok(Value::Int(n as i64).into())
}

/// `read(file, at, n)`: at most `n` bytes, all that are left if it is negative.
fn read(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let file = file_arg(vm, &args)?;
    let from = place_arg(vm, &args, 1)?;
    let n = int(vm, at(&args, 2))?;
    let rest = vm.slice.ops.disk().bytes(file);
    let rest = &rest[from.min(rest.len())..];
    let n = usize::try_from(n).map_or(rest.len(), |n| n.min(rest.len()));
    let bytes = rest[..n].to_vec();
    Ok(allocate(vm, bytes).into())
}

/// `read_line(file, at)`: up to and with the next newline.
fn read_line(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let file = file_arg(vm, &args)?;
    let from = place_arg(vm, &args, 1)?;
    let rest = vm.slice.ops.disk().bytes(file);
    let rest = &rest[from.min(rest.len())..];
    let end = rest.iter().position(|&byte| byte == b'\n');
    let bytes = rest[..end.map_or(rest.len(), |end| end + 1)].to_vec();
    Ok(allocate(vm, bytes).into())
}

/// `write(file, at, bytes)`: whether there was room.
fn write(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let file = file_arg(vm, &args)?;
    let from = place_arg(vm, &args, 1)?;
    let bytes = bytes_arg(vm, at(&args, 2))?;
    charge(vm, bytes.len());
    Ok(Value::bool(vm.slice.ops.disk().write(file, from, &bytes)).into())
}

/// `truncate(file, n)`: whether there was room.
fn truncate(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let file = file_arg(vm, &args)?;
    let n = place_arg(vm, &args, 1)?;
    Ok(Value::bool(vm.slice.ops.disk().resize(file, n)).into())
}
