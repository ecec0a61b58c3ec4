//! Values as text: `repr`, `str`, `format`. `None` as an answer means that a class written in
//! Python has a say. Containers inside themselves show as `[...]`; nesting has a limit.

use std::fmt::Write;

use super::builtins::float_text::float_repr;
use super::compare::{MAX_DEPTH, id_of, python_method};
use super::heap::{DictPart, GeneratorKind, Handle, Iter, Object};
use super::library::{asyncio_future, asyncio_loop};
use super::names;
use super::native::Res;
use super::types::{Exc, Type};
use super::value::{ObjId, Value};
use super::vm::Vm;

/// Why text cannot be made here.
enum Ask {
    Python,
    TooDeep,
    /// An int of too many digits.
    TooLong,
}

/// `repr(v)`.
///
/// # Errors
/// `RecursionError` when nested too deep.
pub fn repr(vm: &mut Vm<'_, '_>, v: Value) -> Res<Option<String>> {
    write_with(vm, |writer| writer.repr(v))
}

fn write_with(
    vm: &mut Vm<'_, '_>,
    write: impl FnOnce(&mut Writer<'_, '_, '_>) -> Result<(), Ask>,
) -> Res<Option<String>> {
    let mut writer = Writer {
        vm,
        out: String::new(),
        active: Vec::new(),
    };
    let done = write(&mut writer);
    let out = writer.out;
    match done {
        Ok(()) => {
            super::builtins::support::charge(vm, out.len());
            Ok(Some(out))
        }
        Err(Ask::Python) => Ok(None),
        Err(Ask::TooDeep) => vm.raise(
            Exc::RecursionError,
            "maximum recursion depth exceeded while getting the repr of an object",
        ),
        Err(Ask::TooLong) => vm.value_error(super::wide::too_many_digits(None)),
    }
}

/// `repr` of an instance's builtin data, without asking its class.
///
/// # Errors
/// As [`repr`].
pub fn payload_repr(vm: &mut Vm<'_, '_>, v: Value) -> Res<Option<String>> {
    let payload = vm.process.heap.plain(v);
    write_with(vm, |writer| writer.payload(v, payload))
}

/// `ascii(v)`.
///
/// # Errors
/// `RecursionError` when nested too deep.
pub fn ascii(vm: &mut Vm<'_, '_>, v: Value) -> Res<Option<String>> {
    Ok(repr(vm, v)?.map(|text| super::builtins::functions::ascii_of(&text)))
}

/// `str(v)`.
///
/// # Errors
/// `RecursionError` when nested too deep.
pub fn str_of(vm: &mut Vm<'_, '_>, v: Value) -> Res<Option<String>> {
    let Some(id) = v.as_obj() else {
        return repr(vm, v);
    };
    let heap = &vm.process.heap;
    match heap.get(id) {
        Object::Str(s) => Ok(Some(s.to_string())),
        Object::Instance(_) | Object::Exception(_) | Object::Class(_)
            if python_method(heap, v, names::STR).is_some() =>
        {
            Ok(None)
        }
        Object::Exception(_) => str_of_exception(vm, id),
        Object::Instance(_) => match heap.text_of(v) {
            Some(text) => Ok(Some(text.to_string())),
            None => repr(vm, v),
        },
        _ => repr(vm, v),
    }
}

/// `format(v, spec)`.
///
/// # Errors
/// `ValueError` for a wrong specification.
pub fn format_value(vm: &mut Vm<'_, '_>, v: Value, spec: &str) -> Res<Option<String>> {
    if spec.is_empty() {
        if python_method(&vm.process.heap, v, names::FORMAT).is_some() {
            return Ok(None);
        }
        return str_of(vm, v);
    }
    super::builtins::format::format_with_spec(vm, v, spec)
}

/// `<__main__.C object at 0x…>`, without asking the class.
#[must_use]
pub fn plain_repr(vm: &Vm<'_, '_>, v: Value) -> String {
    let mut writer = Writer {
        vm,
        out: String::new(),
        active: Vec::new(),
    };
    writer.plain(v, "");
    writer.out
}

/// `repr(exception)` without asking its class.
///
/// # Errors
/// `RecursionError` when nested too deep.
pub fn exception_repr(vm: &mut Vm<'_, '_>, v: Value) -> Res<Option<String>> {
    let Some(Object::Exception(e)) = v.as_obj().map(|id| vm.process.heap.get(id)) else {
        panic!("the caller knows it is an exception");
    };
    let (name, args) = (vm.process.heap.class(e.class).name.clone(), e.args);
    let Some(items) = repr(vm, args)? else {
        return Ok(None);
    };
    // A tuple of one has a comma that an exception does not show.
    let items = items
        .strip_suffix(",)")
        .map_or(items.clone(), |items| format!("{items})"));
    Ok(Some(format!("{name}{items}")))
}

/// `str(exception)`: nothing, the argument, or the tuple of them.
///
/// # Errors
/// `RecursionError` when nested too deep.
pub fn str_of_exception(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<Option<String>> {
    let (args, class) = match vm.process.heap.get(id) {
        Object::Exception(e) => (e.args, e.class),
        other => panic!("{other:?} is an exception"),
    };
    let items = match args.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Tuple(t)) => t.clone(),
        _ => return Ok(Some(String::new())),
    };
    match items[..] {
        [] => Ok(Some(String::new())),
        // A KeyError shows its key as it is written.
        [key] if vm.is_subclass(class, Exc::KeyError.class()) => repr(vm, key),
        [message] => str_of(vm, message),
        [number, words] if vm.is_subclass(class, Exc::OSError.class()) => {
            let (Some(number), Some(words)) = (str_of(vm, number)?, str_of(vm, words)?) else {
                return Ok(None);
            };
            let mut text = format!("[Errno {number}] {words}");
            for (name, mark) in [("filename", ": "), ("filename2", " -> ")] {
                let Some(file) = exception_attribute(vm, id, name).filter(|f| !f.is_none()) else {
                    continue;
                };
                match repr(vm, file)? {
                    Some(file) => text.extend([mark, &file]),
                    None => return Ok(None),
                }
            }
            Ok(Some(text))
        }
        _ => repr(vm, args),
    }
}

fn exception_attribute(vm: &Vm<'_, '_>, id: ObjId, name: &str) -> Option<Value> {
    match vm.process.heap.get(id) {
        Object::Exception(e) => e.attrs.get(vm.process.names.find(name)?),
        _ => None,
    }
}

struct Writer<'w, 'a, 's> {
    vm: &'w Vm<'a, 's>,
    out: String,
    /// Containers being written, outermost first.
    active: Vec<ObjId>,
}

impl Writer<'_, '_, '_> {
    fn repr(&mut self, v: Value) -> Result<(), Ask> {
        match v {
            Value::Undef | Value::None => self.out.push_str("None"),
            Value::NotImplemented => self.out.push_str("NotImplemented"),
            Value::Ellipsis => self.out.push_str("Ellipsis"),
            Value::True => self.out.push_str("True"),
            Value::False => self.out.push_str("False"),
            Value::Int(i) => {
                let _ = write!(self.out, "{i}");
            }
            Value::Float(f) => self.out.push_str(&float_repr(f.get())),
            Value::Native(id) => {
                let def = &self.vm.python.natives[id.0 as usize];
                let _ = match def.owner {
                    super::native::Owner::Method(class) => {
                        write!(
                            self.out,
                            "<method '{}' of '{}' objects>",
                            def.name,
                            class.name()
                        )
                    }
                    _ => write!(self.out, "<built-in function {}>", def.name),
                };
            }
            Value::Obj(id) => return self.object(id, v),
        }
        Ok(())
    }

    fn object(&mut self, id: ObjId, v: Value) -> Result<(), Ask> {
        let vm = self.vm;
        match vm.process.heap.get(id) {
            Object::Str(s) => write_str_repr(&mut self.out, s),
            Object::Bytes(b) => write_bytes_repr(&mut self.out, b),
            Object::Wide(big) => match super::wide::decimal(big) {
                Some(digits) => self.out.push_str(&digits),
                None => return Err(Ask::TooLong),
            },
            Object::List(l) => return self.inside(id, "[...]", |w| w.items("[", l, "]")),
            Object::Tuple(t) => {
                let close = if t.len() == 1 { ",)" } else { ")" };
                return self.inside(id, "(...)", |w| w.items("(", t, close));
            }
            Object::Dict(_) => return self.inside(id, "{...}", |w| w.dict(id)),
            Object::Set(s) if s.is_empty() => self.out.push_str("set()"),
            Object::FrozenSet(s) if s.is_empty() => self.out.push_str("frozenset()"),
            Object::Set(s) => {
                let items: Vec<Value> = s.iter().map(|e| e.key).collect();
                return self.inside(id, "set(...)", |w| w.items("{", &items, "}"));
            }
            Object::FrozenSet(s) => {
                let items: Vec<Value> = s.iter().map(|e| e.key).collect();
                return self.inside(id, "frozenset(...)", |w| {
                    w.items("frozenset({", &items, "})")
                });
            }
            Object::Deque(d) => {
                let items: Vec<Value> = d.iter().copied().collect();
                return self.inside(id, "[...]", |w| w.items("deque([", &items, "])"));
            }
            &Object::DictView {
                dict,
                what,
                is_ordered,
            } => {
                self.out.push_str(if is_ordered { "o" } else { "" });
                return self.inside(id, "...", |w| w.view(dict, what));
            }
            Object::Range(r) => {
                let _ = match r[2] {
                    1 => write!(self.out, "range({}, {})", r[0], r[1]),
                    step => write!(self.out, "range({}, {}, {step})", r[0], r[1]),
                };
            }
            Object::Slice(parts) => return self.items("slice(", &parts[..], ")"),
            Object::Instance(_) => {
                if python_method(&vm.process.heap, v, names::REPR).is_some() {
                    return Err(Ask::Python);
                }
                match vm.process.heap.payload(v) {
                    Some(payload) => return self.payload(v, payload),
                    None => self.plain(v, ""),
                }
            }
            Object::Exception(e) => {
                if python_method(&vm.process.heap, v, names::REPR).is_some() {
                    return Err(Ask::Python);
                }
                let name = &vm.process.heap.class(e.class).name;
                self.out.push_str(name);
                let items = match e.args.as_obj().map(|id| vm.process.heap.get(id)) {
                    Some(Object::Tuple(t)) => &t[..],
                    _ => &[],
                };
                return self.inside(id, "(...)", |w| w.items("(", items, ")"));
            }
            Object::Class(_) if python_method(&vm.process.heap, v, names::REPR).is_some() => {
                return Err(Ask::Python);
            }
            Object::BoundMethod(m) => return self.bound_method(m.0, m.1),
            Object::Future(_) => return self.inside(id, "...", |w| w.future(id)),
            Object::Handle(handle) => return self.inside(id, "...", |w| w.handle(handle)),
            other => self.other(v, other),
        }
        Ok(())
    }

    /// The builtin data of an instance: sets and deques name its class.
    fn payload(&mut self, v: Value, payload: Value) -> Result<(), Ask> {
        let vm = self.vm;
        let Value::Obj(id) = payload else {
            return self.repr(payload);
        };
        let items: Vec<Value> = match vm.process.heap.get(id) {
            Object::Set(s) | Object::FrozenSet(s) => s.iter().map(|e| e.key).collect(),
            Object::Deque(d) => d.iter().copied().collect(),
            _ => return self.repr(payload),
        };
        let class = vm.process.heap.class(vm.class_of(v)).name.clone();
        let (open, close) = match vm.process.heap.get(id) {
            Object::Deque(_) => ("([", "])"),
            _ if items.is_empty() => ("(", ")"),
            _ => ("({", "})"),
        };
        let again = format!("{class}(...)");
        let open = format!("{class}{open}");
        self.inside(id, &again, |w| w.items(&open, &items, close))
    }

    /// `<Task finished name='Task-1' coro=<main() done, defined at main.py:3> result=5>`
    fn future(&mut self, id: ObjId) -> Result<(), Ask> {
        let (head, outcome) = asyncio_future::describe(self.vm, id);
        self.out.push_str(&head);
        if let Some((key, value)) = outcome {
            let _ = write!(self.out, " {key}=");
            self.repr(value)?;
        }
        let callbacks = asyncio_future::describe_callbacks(self.vm, id);
        self.out.push_str(&callbacks);
        self.out.push('>');
        Ok(())
    }

    /// Objects that show a name or an address.
    fn other(&mut self, v: Value, object: &Object) {
        let vm = self.vm;
        let program = &vm.python.program;
        let address = id_of(v);
        let _ = match object {
            Object::Function(f) => {
                let name = vm.qualname_of(f);
                write!(self.out, "<function {name} at {address:#x}>")
            }
            Object::Class(class) => match &*class.module {
                "builtins" => write!(self.out, "<class '{}'>", class.qualname),
                module => write!(self.out, "<class '{module}.{}'>", class.qualname),
            },
            Object::Module(module) => {
                let module = &program.modules.get(module.0 as usize);
                match module {
                    Some(m) if m.is_library => write!(self.out, "<module '{}'>", m.name),
                    Some(m) => write!(self.out, "<module '{}' from '{}'>", m.name, m.file),
                    None => write!(self.out, "<module (built-in)>"),
                }
            }
            Object::Generator(g) if g.disguise.is_none() => {
                let kind = match g.kind {
                    GeneratorKind::Generator => "generator",
                    GeneratorKind::Coroutine => "coroutine",
                    GeneratorKind::AsyncGenerator => "async_generator",
                };
                let code = &program.codes[g.code.0 as usize];
                let name = g.name.as_ref().unwrap_or(&code.qualname);
                write!(self.out, "<{kind} object {name} at {address:#x}>")
            }
            Object::Iterator(iter)
                if let &Iter::Range { next, step, .. } = &**iter
                    && vm.class_of(v) == Type::Count.class() =>
            {
                match step {
                    1 => write!(self.out, "count({next})"),
                    step => write!(self.out, "count({next}, {step})"),
                }
            }
            Object::EventLoop(state) => {
                let debug = vm
                    .process
                    .names
                    .find("_debug")
                    .and_then(|name| state.attrs.get(name));
                let is_debugging = matches!(debug, Some(Value::True));
                write!(
                    self.out,
                    "{}",
                    asyncio_loop::describe_loop(state, is_debugging)
                )
            }
            Object::Job { job, .. } => write!(self.out, "job {}", job.0),
            Object::Cell(_) => write!(self.out, "<cell at {address:#x}>"),
            Object::Sync(sync) => {
                let is_taken = vm.slice.ops.sync_value(vm.slice.process, *sync) == 0;
                let word = if is_taken { "locked" } else { "unlocked" };
                write!(self.out, "<{word} _thread.lock object at {address:#x}>")
            }
            _ => {
                self.plain(v, "");
                Ok(())
            }
        };
    }

    /// `<TimerHandle when=0.5 f(1) at main.py:3>`
    fn handle(&mut self, handle: &Handle) -> Result<(), Ask> {
        self.out.push_str(&asyncio_loop::describe_handle(handle));
        if !handle.cancelled && !handle.callback.is_none() {
            self.out.push(' ');
            let place = match asyncio_loop::callback_name(self.vm, handle.callback) {
                Some((name, place)) => {
                    self.out.push_str(&name);
                    place
                }
                None => {
                    self.repr(handle.callback)?;
                    String::new()
                }
            };
            self.out.push('(');
            for (at, &argument) in handle.args.iter().enumerate() {
                self.out.push_str(if at > 0 { ", " } else { "" });
                self.repr(argument)?;
            }
            let _ = write!(self.out, "){place}");
        }
        self.out.push('>');
        Ok(())
    }

    /// `<__main__.C object at 0x…>`
    fn plain(&mut self, v: Value, extra: &str) {
        let class = self.vm.process.heap.class(self.vm.class_of(v));
        let address = id_of(v);
        let module = match &*class.module {
            "builtins" => String::new(),
            module => format!("{module}."),
        };
        let name = &class.qualname;
        let _ = write!(self.out, "<{module}{name} object{extra} at {address:#x}>");
    }

    fn bound_method(&mut self, function: Value, receiver: Value) -> Result<(), Ask> {
        let vm = self.vm;
        match function.as_obj().map(|id| vm.process.heap.get(id)) {
            Some(Object::Function(f)) => {
                let name = vm.qualname_of(f);
                let _ = write!(self.out, "<bound method {name} of ");
                self.repr(receiver)?;
                self.out.push('>');
            }
            _ => {
                let name = match function {
                    Value::Native(id) => vm.python.natives[id.0 as usize].name,
                    _ => "method",
                };
                let _ = write!(
                    self.out,
                    "<built-in method {name} of {} object at {:#x}>",
                    vm.type_name(receiver),
                    id_of(receiver)
                );
            }
        }
        Ok(())
    }

    /// Writes a container, or its short form inside itself.
    fn inside(
        &mut self,
        id: ObjId,
        again: &str,
        write: impl FnOnce(&mut Self) -> Result<(), Ask>,
    ) -> Result<(), Ask> {
        if self.active.contains(&id) {
            self.out.push_str(again);
            return Ok(());
        }
        if self.active.len() >= MAX_DEPTH as usize {
            return Err(Ask::TooDeep);
        }
        self.active.push(id);
        let done = write(self);
        self.active.pop();
        done
    }

    fn items(&mut self, open: &str, items: &[Value], close: &str) -> Result<(), Ask> {
        self.out.push_str(open);
        for (at, &item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push_str(", ");
            }
            self.repr(item)?;
        }
        self.out.push_str(close);
        Ok(())
    }

    fn dict(&mut self, id: ObjId) -> Result<(), Ask> {
        let vm = self.vm;
        let Object::Dict(d) = vm.process.heap.get(id) else {
            panic!("the caller knows it is a dict");
        };
        self.out.push('{');
        for (at, entry) in d.iter().enumerate() {
            if at > 0 {
                self.out.push_str(", ");
            }
            self.repr(entry.key)?;
            self.out.push_str(": ");
            self.repr(entry.value)?;
        }
        self.out.push('}');
        Ok(())
    }

    fn view(&mut self, dict: ObjId, what: DictPart) -> Result<(), Ask> {
        let vm = self.vm;
        let Object::Dict(d) = vm.process.heap.get(dict) else {
            panic!("a view is of a dict");
        };
        match what {
            DictPart::Keys => {
                let items: Vec<Value> = d.iter().map(|e| e.key).collect();
                self.items("dict_keys([", &items, "])")
            }
            DictPart::Values => {
                let items: Vec<Value> = d.iter().map(|e| e.value).collect();
                self.items("dict_values([", &items, "])")
            }
            DictPart::Items => {
                self.out.push_str("dict_items([");
                for (at, entry) in d.iter().enumerate() {
                    self.out.push_str(if at > 0 { ", (" } else { "(" });
                    self.repr(entry.key)?;
                    self.out.push_str(", ");
                    self.repr(entry.value)?;
                    self.out.push(')');
                }
                self.out.push_str("])");
                Ok(())
            }
        }
    }
}

/// A str as it is written in a program.
pub fn write_str_repr(out: &mut String, text: &str) {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => {
                out.push('\\');
                out.push(c);
            }
            c if is_printable(c) => out.push(c),
            c => write_escape(out, c),
        }
    }
    out.push(quote);
}

/// `\x…`, `\u…` or `\U…`.
pub fn write_escape(out: &mut String, c: char) {
    let code = c as u32;
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// Whether `repr` shows a character as it is. Control characters, unusual spaces and the ranges
/// without characters are escaped.
#[must_use]
pub fn is_printable(c: char) -> bool {
    if c.is_ascii() {
        return !c.is_ascii_control();
    }
    let code = c as u32;
    // Beyond the table there is nothing to see.
    let mut end = 0x80;
    let mut numbers = UNPRINTABLE.iter();
    while let (Some(n_printable), Some(n_not)) =
        (next_number(&mut numbers), next_number(&mut numbers))
    {
        let start = end + n_printable;
        end = start + n_not;
        if code < end {
            return code < start;
        }
    }
    code < 0xe_0000
}

/// Which characters beyond ASCII have no picture, or no meaning yet, in Unicode 14, CPython 3.11's: how many have
/// one, how many have none, and so on, seven bits to a byte, the lowest first.
const UNPRINTABLE: &[u8] = include_bytes!("unprintable.bin");

fn next_number(bytes: &mut std::slice::Iter<'_, u8>) -> Option<u32> {
    let mut number = 0;
    for place in 0.. {
        let byte = u32::from(*bytes.next()?);
        number |= (byte & 0x7f) << (7 * place);
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

/// bytes as they are written in a program.
pub fn write_bytes_repr(out: &mut String, bytes: &[u8]) {
    let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') {
        '"'
    } else {
        '\''
    };
    out.push('b');
    out.push(quote);
    for &byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            b if char::from(b) == quote => {
                out.push('\\');
                out.push(quote);
            }
            0x20..=0x7e => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push(quote);
}
