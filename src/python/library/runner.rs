//! Natives of `_runner`: what the library's `_main` needs to run a program and to report its end.

use std::fmt::Write as _;
use std::rc::Rc;

use crate::kernel::event::{Outcome as Ending, Stream};
use crate::kernel::guest::Stop;
use crate::python::attributes::Attr;
use crate::python::code::CodeKind;
use crate::python::columns::{Columns, Writer};
use crate::python::heap::{GeneratorKind, GeneratorState, Object, TracebackEntry};
use crate::python::native::{Args, NativeDef, Outcome, Owner, Res};
use crate::python::process::ImportState;
use crate::python::thread::{Frame, FrameKind};
use crate::python::types::Type;
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

/// After this many equal lines a traceback says how often the line repeats.
const REPEATS_SHOWN: usize = 3;

/// The natives.
pub const NATIVES: &[NativeDef] = &[
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "run_main",
        function: run_main,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "run_module",
        function: run_module,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "module",
        function: super::kernel_natives::imported,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "exit",
        function: exit,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "write_error",
        function: write_error,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "format_traceback",
        function: format_traceback,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "traceback_entries",
        function: traceback_entries,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "type_name",
        function: type_name,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "subject_of",
        function: subject_of,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "names_in_scope",
        function: names_in_scope,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "imported_module",
        function: imported_module,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "traceback_length",
        function: traceback_length,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "source_line",
        function: source_line,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "user_frame",
        function: user_frame,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "set_recursion_limit",
        function: set_recursion_limit,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "generator_state",
        function: generator_state,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "parameters",
        function: parameters,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "special",
        function: special,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "class_attr",
        function: class_attr,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "is_subclass",
        function: is_subclass,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "is_builtin_class",
        function: is_builtin_class,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "unclosed_generators",
        function: unclosed_generators,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "running_loop",
        function: running_loop,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "builtin",
        function: builtin,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "is_iterator",
        function: is_iterator,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "current_exception",
        function: current_exception,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "copy_traceback",
        function: copy_traceback,
    },
    NativeDef {
        owner: Owner::Module("_runner"),
        name: "has_traceback_of",
        function: has_traceback_of,
    },
];

fn run_main(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Outcome::RunModule(vm.python.program.main))
}

/// `run_module(name)`: runs a module of the program unless that was done; false if there is none.
fn run_module(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let name = args.values.first().and_then(|&name| vm.as_str(name));
    let Some(module) = name.and_then(|name| vm.python.module(&name)) else {
        return Ok(Value::False.into());
    };
    match vm.process.modules[module.0 as usize].state {
        ImportState::New => Ok(Outcome::RunModule(module)),
        ImportState::Imported => Ok(Value::None.into()),
    }
}

/// Ends the process with a status.
fn exit(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let Some(&Value::Int(status)) = args.values.first() else {
        return vm.type_error("exit() takes a number");
    };
    let status = status as i32;
    let outcome = if status == 0 {
        Ending::Done
    } else {
        Ending::Failed(format!("status {status}").into())
    };
    vm.stop = Some(Stop::Exited { outcome, status });
    Ok(Value::None.into())
}

/// The exception being handled, or `None`.
fn current_exception(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(match vm.thread.handling {
        Value::Obj(exception) => Value::Obj(exception).into(),
        _ => Value::None.into(),
    })
}

/// The tracebacks of two exceptions, the arguments of a native.
fn two_tracebacks(vm: &mut Vm<'_, '_>, args: &Args) -> Res<[(ObjId, Vec<TracebackEntry>); 2]> {
    let traceback = |value: Value| {
        let id = value.as_obj()?;
        match vm.process.heap.get(id) {
            Object::Exception(e) => Some((id, e.traceback.clone())),
            _ => None,
        }
    };
    if let &[a, b] = &args.values[..]
        && let (Some(a), Some(b)) = (traceback(a), traceback(b))
    {
        return Ok([a, b]);
    }
    vm.type_error("expected two exceptions")
}

/// Gives the second exception the traceback of the first.
fn copy_traceback(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [(_, traceback), (to, _)] = two_tracebacks(vm, &args)?;
    if let Object::Exception(e) = vm.process.heap.get_mut(to) {
        e.traceback = traceback;
    }
    Ok(Value::None.into())
}

/// Whether two exceptions have the same traceback.
fn has_traceback_of(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let [(_, a), (_, b)] = two_tracebacks(vm, &args)?;
    Ok(Value::bool(a == b).into())
}

/// Prints to standard error.
fn write_error(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let text = args
        .values
        .first()
        .and_then(|&v| vm.as_str(v))
        .unwrap_or_default();
    vm.print(Stream::Err, &text);
    Ok(Value::None.into())
}

/// `format_traceback(error, is_interpreter)`: the lines of an exception's traceback, without its description, as
/// the interpreter or the module `traceback` writes them.
fn format_traceback(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let entries = match args
        .values
        .first()
        .and_then(|v| v.as_obj())
        .map(|id| vm.process.heap.get(id))
    {
        Some(Object::Exception(e)) => e.traceback.clone(),
        _ => return vm.type_error("format_traceback() takes an exception"),
    };
    let mut text = String::new();
    if !entries.is_empty() {
        text.push_str("Traceback (most recent call last):\n");
    }
    let writer = match args.values.get(1) {
        Some(&Value::True) => Writer::Interpreter,
        _ => Writer::Module,
    };
    let mut n_same = 0;
    let mut previous = None;
    // Entries were added as the exception unwound: innermost first.
    let is_shown = |entry: &&TracebackEntry| !vm.python.is_library(entry.code);
    for &entry in entries.iter().rev().filter(is_shown) {
        let place = Some((entry.code, line_of(vm, entry)));
        if previous == place {
            n_same += 1;
        } else {
            push_repeats(&mut text, n_same);
            n_same = 0;
        }
        if n_same < REPEATS_SHOWN {
            push_entry(vm, &mut text, entry, writer);
        }
        previous = place;
    }
    push_repeats(&mut text, n_same);
    Ok(vm.new_str(text).into())
}

/// `(file, line, function, source, carets, column, end)` of a place in the program; without columns
/// the last three are `None`.
fn entry_tuple(vm: &mut Vm<'_, '_>, entry: TracebackEntry) -> Value {
    let code = vm.python.code(entry.code);
    let module = &vm.python.program.modules[code.module.0 as usize];
    let (file, name) = (Rc::clone(&module.file), Rc::clone(&code.name));
    let source = source_of(vm, entry);
    let columns = columns_of(vm, entry);
    let carets = columns.and_then(|columns| columns.carets(source, Writer::Module));
    let source: Rc<str> = source.trim().into();
    let column = |column: Option<u32>| column.map_or(Value::None, |at| Value::Int(at.into()));
    let parts = [
        vm.new_str(file),
        Value::Int(line_of(vm, entry).into()),
        vm.new_str(name),
        vm.new_str(source),
        carets.map_or(Value::None, |carets| vm.new_str(carets)),
        column(columns.map(|columns| columns.start)),
        column(columns.and_then(|columns| columns.end)),
    ];
    vm.heap().new_tuple(parts)
}

fn line_of(vm: &Vm<'_, '_>, entry: TracebackEntry) -> u32 {
    entry.line(vm.python.code(entry.code))
}

/// The line of the program's text.
fn source_of<'p>(vm: &Vm<'p, '_>, entry: TracebackEntry) -> &'p str {
    let python = vm.python;
    let module = python.code(entry.code).module;
    let text = &python.program.modules[module.0 as usize].text;
    let before = (line_of(vm, entry) as usize).saturating_sub(1);
    text.lines().nth(before).unwrap_or_default()
}

fn columns_of(vm: &Vm<'_, '_>, entry: TracebackEntry) -> Option<Columns> {
    let columns = vm.python.code(entry.code).columns.get(entry.at as usize)?;
    if entry.is_lookup && columns.lookup_end.is_some() {
        return Some(Columns {
            end: columns.lookup_end,
            anchor: None,
            ..columns
        });
    }
    Some(columns)
}

/// The places an exception went through, outermost first, without the library's.
fn traceback_entries(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let exception = args.values.first().and_then(|v| v.as_obj());
    let entries = match exception.map(|id| vm.process.heap.get(id)) {
        Some(Object::Exception(e)) => e.traceback.clone(),
        _ => return vm.type_error("traceback_entries() takes an exception"),
    };
    let mut found = Vec::new();
    for &entry in entries.iter().rev() {
        if !vm.python.is_library(entry.code) {
            found.push(entry_tuple(vm, entry));
        }
    }
    Ok(vm.heap().new_list(found).into())
}

/// The name of a value's class, as the messages of errors show it.
fn type_name(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = args.values.first().copied().unwrap_or(Value::None);
    let name = vm.type_name(value);
    Ok(vm.new_str(name).into())
}

/// What the machine raised an exception about, or `None`.
fn subject_of(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let error = args.values.first().and_then(|v| v.as_obj());
    Ok(match error.map(|id| vm.process.heap.get(id)) {
        Some(Object::Exception(e)) => e.subject.into(),
        _ => Value::None.into(),
    })
}

/// The names that could have been meant where an exception was raised: three lists, of the function's
/// own, of the module's, and of the builtin ones.
fn names_in_scope(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let error = args.values.first().and_then(|v| v.as_obj());
    let place = match error.map(|id| vm.process.heap.get(id)) {
        Some(Object::Exception(e)) => e.traceback.first().copied(),
        _ => None,
    };
    let Some(place) = place else {
        return Ok(Value::None.into());
    };
    let code = vm.python.code(place.code);
    let module = &vm.python.program.modules[code.module.0 as usize];
    let state = &vm.process.modules[code.module.0 as usize];
    let own: Vec<Rc<str>> = match code.kind {
        CodeKind::Module | CodeKind::Class => Vec::new(),
        _ => code.local_names.iter().map(|&name| vm.name(name)).collect(),
    };
    let bound = module.globals.iter().zip(&state.globals);
    let bound = bound.filter(|(_, value)| !matches!(value, Value::Undef));
    let bound = bound.map(|(&name, _)| name);
    let extra = state.extra.0.iter().map(|&(name, _)| name);
    let globals: Vec<Rc<str>> = extra.chain(bound).map(|name| vm.name(name)).collect();
    let builtins = vm.python.builtin_names();
    let lists = [own, globals, builtins].map(|names| {
        let names: Vec<Value> = names.into_iter().map(|name| vm.new_str(name)).collect();
        vm.heap().new_list(names)
    });
    Ok(vm.heap().new_tuple(lists).into())
}

/// The module of a name, if the program imported it; else `None`.
fn imported_module(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let name = args.values.first().and_then(|&name| vm.as_str(name));
    let module = name.and_then(|name| vm.imported_module(&name));
    Ok(module.unwrap_or(Value::None).into())
}

/// Through how many places an exception went, the library's included.
fn traceback_length(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let exception = args.values.first().and_then(|v| v.as_obj());
    Ok(match exception.map(|id| vm.process.heap.get(id)) {
        Some(Object::Exception(e)) => Value::Int(e.traceback.len() as i64).into(),
        _ => return vm.type_error("traceback_length() takes an exception"),
    })
}

/// `source_line(file, line)`: the text of a line, or `None`.
fn source_line(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (Some(file), Some(&Value::Int(line))) = (
        args.values.first().and_then(|&v| vm.as_str(v)),
        args.values.get(1),
    ) else {
        return vm.type_error("source_line() takes a file and a line");
    };
    let module = vm.python.program.modules.iter().find(|m| *m.file == *file);
    let at = usize::try_from(line - 1).ok();
    let text = module.and_then(|module| module.text.lines().nth(at?));
    Ok(match text.map(|text| Rc::<str>::from(text.trim())) {
        Some(text) => vm.new_str(text).into(),
        None => Value::None.into(),
    })
}

/// `user_frame(n)`: the n-th frame of the user's program from the top, or `None`.
fn user_frame(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let Some(&Value::Int(wanted)) = args.values.first() else {
        return vm.type_error("user_frame() takes a number");
    };
    let is_users = |frame: &&Frame| {
        !matches!(frame.kind, FrameKind::RunLoop(_)) && !vm.python.is_library(frame.code)
    };
    let mut frames = vm.thread.frames.iter().rev().filter(is_users);
    let entry = frames.nth(wanted as usize).map(|frame| TracebackEntry {
        code: frame.code,
        at: frame.pc.saturating_sub(1),
        is_lookup: false,
    });
    Ok(match entry {
        Some(entry) => entry_tuple(vm, entry).into(),
        None => Value::None.into(),
    })
}

/// `(kind, positional, how many of them positional-only, keyword-only, args, kwargs)` of a function.
fn parameters(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let function = args.values.first().and_then(|v| v.as_obj());
    let code = match function.map(|id| vm.process.heap.get(id)) {
        Some(Object::Function(f)) => vm.python.code(f.code),
        _ => return Ok(Value::None.into()),
    };
    let params = &code.params;
    let names = |from: usize, to: usize| -> Vec<Rc<str>> {
        let names = code.local_names.get(from..to).unwrap_or_default();
        names.iter().map(|&name| vm.name(name)).collect()
    };
    let n_named = params.positional.len() + params.keyword_only.len();
    let n_args = n_named + usize::from(params.has_varargs);
    let of_star = names(n_named, n_args);
    let of_two_stars = names(n_args, n_args + usize::from(params.has_varkw));
    let named = |list: &[crate::python::code::Sym]| -> Vec<Rc<str>> {
        list.iter().map(|&name| vm.name(name)).collect()
    };
    let groups = [
        named(&params.positional),
        named(&params.keyword_only),
        of_star,
        of_two_stars,
    ];
    let kind = match code.kind {
        CodeKind::Generator => "generator",
        CodeKind::Coroutine => "coroutine",
        CodeKind::AsyncGenerator => "async generator",
        CodeKind::Module | CodeKind::Class | CodeKind::Function => "function",
    };
    let n_positional_only = Value::Int(params.n_positional_only.into());
    let mut parts = vec![vm.new_str(kind), n_positional_only];
    for group in groups {
        let group: Vec<Value> = group.into_iter().map(|name| vm.new_str(name)).collect();
        parts.push(vm.heap().new_tuple(group));
    }
    Ok(vm.heap().new_tuple(parts).into())
}

fn generator_state(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let generator = args.values.first().and_then(|v| v.as_obj());
    let state = match generator.map(|id| vm.process.heap.get(id)) {
        Some(Object::Generator(g)) => match g.state {
            GeneratorState::Created => "CREATED",
            GeneratorState::Suspended => "SUSPENDED",
            GeneratorState::Running => "RUNNING",
            GeneratorState::Closed => "CLOSED",
        },
        _ => return vm.type_error("expected a generator or a coroutine"),
    };
    Ok(vm.new_str(state).into())
}

/// The deepest a thread's stack may be made: what a thread's stack takes stays bounded.
const MOST_FRAMES: usize = 100_000;

fn set_recursion_limit(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let limit = match args.values.first() {
        Some(&Value::Int(limit)) => usize::try_from(limit).unwrap_or(0),
        _ => return vm.type_error("an int is required"),
    };
    let n_frames = limit.saturating_add(crate::python::calls::RUNNER_FRAMES);
    vm.process.max_frames = n_frames.min(MOST_FRAMES);
    Ok(Value::None.into())
}

fn push_repeats(text: &mut String, n_same: usize) {
    if n_same >= REPEATS_SHOWN {
        let n = n_same + 1 - REPEATS_SHOWN;
        let s = if n == 1 { "" } else { "s" };
        let _ = writeln!(text, "  [Previous line repeated {n} more time{s}]");
    }
}

fn push_entry(vm: &Vm<'_, '_>, text: &mut String, entry: TracebackEntry, writer: Writer) {
    let code = vm.python.code(entry.code);
    let module = &vm.python.program.modules[code.module.0 as usize];
    let (file, line, name): (&str, u32, &Rc<str>) = (&module.file, line_of(vm, entry), &code.name);
    let _ = writeln!(text, "  File \"{file}\", line {line}, in {name}");
    let source = source_of(vm, entry);
    if source.trim().is_empty() {
        return;
    }
    let shown = match writer {
        Writer::Interpreter => source.trim_start(),
        Writer::Module => source.trim(),
    };
    let _ = writeln!(text, "    {shown}");
    let columns = columns_of(vm, entry);
    if let Some(carets) = columns.and_then(|columns| columns.carets(source, writer)) {
        let _ = writeln!(text, "    {carets}");
    }
}

/// `type(obj).name` bound to the object, or `None`: how operators find special methods.
fn special(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let &[object, name] = &args.values[..] else {
        return vm.type_error("special() takes an object and a name");
    };
    let Some(name) = vm.as_str(name) else {
        return vm.type_error("a name is a str");
    };
    let name = vm.intern(&name);
    let class = vm.class_of(object);
    match vm.class_attr(class, name) {
        None | Some(Value::None) => Ok(Value::None.into()),
        Some(found) => {
            let is_function = match found {
                Value::Native(_) => true,
                Value::Obj(id) => matches!(vm.process.heap.get(id), Object::Function(_)),
                _ => false,
            };
            if is_function {
                return Ok(vm.bound_method(found, object).into());
            }
            match vm.find_attr(object, name)? {
                Some(Attr::Value(value)) => Ok(value.into()),
                Some(Attr::Call(callee, args)) => Ok(Outcome::Call { callee, args }),
                None => Ok(Value::None.into()),
            }
        }
    }
}

/// The attribute of a class, unbound, or `None`.
fn class_attr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let &[Value::Obj(class), name] = &args.values[..] else {
        return vm.type_error("class_attr() takes a class and a name");
    };
    let Some(name) = vm.as_str(name) else {
        return vm.type_error("a name is a str");
    };
    let name = vm.intern(&name);
    Ok(vm.class_attr(class, name).unwrap_or(Value::None).into())
}

/// Whether a class is another or derives from it, without asking a metaclass.
fn is_subclass(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    match args.values[..] {
        [Value::Obj(class), Value::Obj(of)]
            if matches!(vm.process.heap.get(class), Object::Class(_)) =>
        {
            Ok(Value::bool(vm.is_subclass(class, of)).into())
        }
        _ => vm.type_error("issubclass() arg 1 must be a class"),
    }
}

/// Whether a class is one of those written in Rust.
fn is_builtin_class(_vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let class = args.values.first().and_then(|v| v.as_obj());
    Ok(Value::bool(class.and_then(Type::of_class).is_some()).into())
}

/// The generators that CPython closes when it ends.
fn unclosed_generators(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    let found = vm.unclosed_generators();
    Ok(vm.process.heap.new_list(found).into())
}

/// The event loop that runs in this thread, or `None`.
fn running_loop(vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(match vm.thread.running_loop {
        event_loop @ Value::Obj(_) => event_loop.into(),
        _ => Value::None.into(),
    })
}

/// `builtin(name)`: a builtin, or `None`.
fn builtin(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let name = args.values.first().and_then(|&name| vm.as_str(name));
    let name = name.map(|name| vm.intern(&name));
    let found = name.and_then(|name| vm.python.builtin(name));
    Ok(found.unwrap_or(Value::None).into())
}

/// Whether a builtin object is an iterator.
fn is_iterator(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let is = match args
        .values
        .first()
        .and_then(|v| v.as_obj())
        .map(|id| vm.process.heap.get(id))
    {
        Some(Object::Iterator(_)) => true,
        Some(Object::Generator(g)) => g.kind == GeneratorKind::Generator,
        _ => false,
    };
    Ok(Value::bool(is).into())
}
