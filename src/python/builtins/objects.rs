//! `object`, `type`, `super`, descriptors, and the methods of generators and coroutines.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::python::code::{Code, CodeKind, Instruction, Reg};
use crate::python::heap::{GeneratorKind, GeneratorState, Object, Shared};
use crate::python::native::{Args, NativeDef, NativeFn, Outcome, Owner, Res, Resume};
use crate::python::text;
use crate::python::thread::{Frame, FrameKind};
use crate::python::types::{Exc, Type};
use crate::python::value::{ObjId, Value};
use crate::python::vm::Vm;

use super::support::{between, bind, one, prelude};

/// The natives of this file.
pub const NATIVES: &[NativeDef] = &[
    of(Owner::Method(Type::Object), "__repr__", object_repr),
    of(Owner::Method(Type::Object), "__str__", object_str),
    of(Owner::Method(Type::Object), "__format__", object_format),
    of(Owner::Method(Type::Object), "__eq__", object_eq),
    of(Owner::Method(Type::Object), "__ne__", object_ne),
    of(Owner::Method(Type::Object), "__hash__", object_hash),
    of(Owner::Constructor(Type::Type), "type", new_type),
    of(Owner::Method(Type::Type), "mro", mro),
    of(Owner::Method(Type::Type), "__subclasses__", subclasses),
    of(Owner::Constructor(Type::Super), "super", new_super),
    of(Owner::Constructor(Type::Property), "property", new_property),
    of(Owner::Method(Type::Property), "getter", property_getter),
    of(Owner::Method(Type::Property), "setter", property_setter),
    of(Owner::Method(Type::Property), "deleter", property_deleter),
    of(Owner::Getter(Type::Property), "fget", property_fget),
    of(Owner::Getter(Type::Property), "fset", property_fset),
    of(Owner::Getter(Type::Property), "fdel", property_fdel),
    of(Owner::Getter(Type::Property), "__doc__", property_doc),
    of(
        Owner::Constructor(Type::StaticMethod),
        "staticmethod",
        new_static,
    ),
    of(
        Owner::Constructor(Type::ClassMethod),
        "classmethod",
        new_class_method,
    ),
    of(Owner::Method(Type::Generator), "send", send),
    of(Owner::Method(Type::Generator), "throw", throw),
    of(Owner::Method(Type::Generator), "close", close),
    of(Owner::Method(Type::Generator), "__next__", next),
    of(Owner::Method(Type::Generator), "__iter__", itself),
    of(Owner::Method(Type::Coroutine), "send", send),
    of(Owner::Method(Type::Coroutine), "throw", throw),
    of(Owner::Method(Type::Coroutine), "close", close),
    of(Owner::Method(Type::Coroutine), "__await__", itself),
    of(Owner::Method(Type::AsyncGenerator), "__aiter__", itself),
    of(Owner::Method(Type::AsyncGenerator), "__anext__", async_next),
    of(Owner::Method(Type::AsyncGenerator), "asend", async_send),
    of(Owner::Method(Type::AsyncGenerator), "athrow", async_throw),
    of(Owner::Method(Type::AsyncGenerator), "aclose", async_close),
    of(STEP, "__await__", iterate_step),
    of(STEP, "__iter__", iterate_step),
    of(STEP, "__next__", step_once),
    of(STEP, "send", step_once),
    of(STEP, "close", nothing),
    of(Owner::Getter(Type::Generator), "gi_running", is_running),
    of(Owner::Getter(Type::Coroutine), "cr_running", is_running),
    of(
        Owner::Getter(Type::AsyncGenerator),
        "ag_running",
        is_running,
    ),
    of(Owner::Getter(Type::Generator), "gi_suspended", is_suspended),
    of(Owner::Getter(Type::Coroutine), "cr_suspended", is_suspended),
    of(Owner::Getter(Type::Generator), "gi_yieldfrom", delegates_to),
    of(Owner::Getter(Type::Coroutine), "cr_await", delegates_to),
    of(
        Owner::Getter(Type::AsyncGenerator),
        "ag_await",
        delegates_to,
    ),
    of(Owner::Getter(Type::Generator), "gi_frame", frame_of),
    of(Owner::Getter(Type::Coroutine), "cr_frame", frame_of),
    of(Owner::Getter(Type::AsyncGenerator), "ag_frame", frame_of),
    of(Owner::Getter(Type::Generator), "gi_code", code_of),
    of(Owner::Getter(Type::Coroutine), "cr_code", code_of),
    of(Owner::Getter(Type::AsyncGenerator), "ag_code", code_of),
    of(Owner::Getter(Type::Coroutine), "cr_origin", nothing),
    of(Owner::Getter(Type::Cell), "cell_contents", cell_contents),
    of(Owner::Module("_prelude"), "_code_parts", code_parts),
    of(Owner::Module("_prelude"), "_line_of", line_of),
    of(Owner::Module("_prelude"), "_is_new", is_new),
    of(Owner::Module("_prelude"), "_close_new", close_new),
    of(Owner::Module("_prelude"), "_is_closed", is_closed),
];

const STEP: Owner = Owner::Method(Type::AsyncGeneratorStep);

const fn of(owner: Owner, name: &'static str, function: NativeFn) -> NativeDef {
    NativeDef {
        owner,
        name,
        function,
    }
}

/// `object.__repr__`: without asking the class.
fn object_repr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "__repr__")?;
    let text = match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Instance(_)) => Some(text::plain_repr(vm, value)),
        Some(Object::Exception(_)) => text::exception_repr(vm, value)?,
        _ => text::repr(vm, value)?,
    };
    Ok(match text {
        Some(text) => vm.new_str(text).into(),
        None if is_exception(vm, value) => prelude("_exception_repr", &[value]),
        None => prelude("_repr", &[value]),
    })
}

fn is_exception(vm: &Vm<'_, '_>, value: Value) -> bool {
    value
        .as_obj()
        .is_some_and(|id| matches!(vm.process.heap.get(id), Object::Exception(_)))
}

fn object_str(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "__str__")?;
    let text = match value.as_obj() {
        Some(id) if matches!(vm.process.heap.get(id), Object::Exception(_)) => {
            text::str_of_exception(vm, id)?
        }
        Some(id) if matches!(vm.process.heap.get(id), Object::Instance(_)) => {
            text::repr(vm, value)?
        }
        _ => text::str_of(vm, value)?,
    };
    Ok(match text {
        Some(text) => vm.new_str(text).into(),
        None if is_exception(vm, value) => prelude("_exception_text", &[value]),
        None => prelude("_repr", &[value]),
    })
}

fn object_format(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "__format__", (2, 2))?;
    let (value, spec) = (args.values[0], args.values[1]);
    let spec_text = vm.as_str(spec).unwrap_or_default();
    let is_object = value.as_obj().is_some_and(|id| {
        matches!(
            vm.process.heap.get(id),
            Object::Instance(_) | Object::Exception(_)
        )
    });
    if is_object && !spec_text.is_empty() {
        let class = vm.type_name(value);
        return vm.type_error(format!(
            "unsupported format string passed to {class}.__format__"
        ));
    }
    let text = if is_object {
        text::str_of(vm, value)?
    } else {
        text::format_value(vm, value, &spec_text)?
    };
    Ok(match text {
        Some(text) => vm.new_str(text).into(),
        None => prelude("_str", &[value]),
    })
}

fn object_eq(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "__eq__", (2, 2))?;
    let (a, b) = (args.values[0], args.values[1]);
    let has_own = !matches!(
        a.as_obj().map(|id| vm.process.heap.get(id)),
        Some(Object::Instance(_) | Object::Exception(_))
    );
    if has_own && vm.class_of(a) == vm.class_of(b) {
        let equal = crate::python::compare::equals(vm, a, b)?;
        return Ok(equal.map_or(Value::NotImplemented, Value::bool).into());
    }
    Ok(if a.is_same(b) {
        Value::True
    } else {
        Value::NotImplemented
    }
    .into())
}

fn object_ne(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "__ne__", (2, 2))?;
    Ok(prelude("_object_ne", &args.values))
}

fn object_hash(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "__hash__")?;
    let hash = match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Instance(_) | Object::Exception(_)) => {
            crate::python::compare::hash_identity_of(value)
        }
        _ => match crate::python::compare::hash(vm, value)? {
            Some(hash) => hash,
            None => return Ok(prelude("_hash", &[value])),
        },
    };
    Ok(Value::Int(hash as i64).into())
}

fn new_type(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    match args.values[..] {
        [value] if args.n_keywords() == 0 => Ok(Value::Obj(vm.class_of(value)).into()),
        [name, bases, namespace] => {
            let code = vm.thread.frames.last().expect("a frame called").code;
            let module = vm.python.code(code).module;
            let module = vm.module_attr(module, crate::python::names::NAME);
            let module = module.unwrap_or(Value::None);
            Ok(prelude("_make_class", &[name, bases, namespace, module]))
        }
        _ => vm.type_error("type() takes 1 or 3 arguments"),
    }
}

fn mro(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let class = one(vm, &args, "mro")?;
    let Some(Object::Class(c)) = class.as_obj().map(|id| vm.process.heap.get(id)) else {
        return vm.type_error("unbound method type.mro() needs an argument");
    };
    let items = c.mro.iter().map(|&id| Value::Obj(id)).collect();
    Ok(vm.process.heap.new_list(items).into())
}

fn subclasses(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let class = one(vm, &args, "__subclasses__")?;
    let Some(Object::Class(c)) = class.as_obj().map(|id| vm.process.heap.get(id)) else {
        return vm.type_error("unbound method type.__subclasses__() needs an argument");
    };
    if &*c.module == "builtins" {
        return vm.raise(
            Exc::NotImplementedError,
            "__subclasses__() of a builtin class is not known in this simulated Python",
        );
    }
    let items = c.subclasses.iter().map(|&id| Value::Obj(id)).collect();
    Ok(vm.process.heap.new_list(items).into())
}

fn cell_contents(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let cell = one(vm, &args, "cell_contents")?;
    match vm.cell_contents(cell) {
        Value::Undef => vm.value_error("Cell is empty"),
        value => Ok(value.into()),
    }
}

/// What `__code__` of a function shows: `(name, qualname, file, line, numbers of arguments,
/// variables, free variables, cell variables)`.
/// `co_flags`, as `inspect` names them.
fn flags_of(code: &Code) -> i64 {
    const OPTIMIZED: i64 = 1;
    const NEW_LOCALS: i64 = 2;
    const NESTED: i64 = 16;
    let mut flags = OPTIMIZED | NEW_LOCALS;
    flags |= if code.params.has_varargs { 4 } else { 0 };
    flags |= if code.params.has_varkw { 8 } else { 0 };
    flags |= if code.qualname.contains("<locals>") {
        NESTED
    } else {
        0
    };
    flags
        | match code.kind {
            CodeKind::Generator => 0x20,
            CodeKind::Coroutine => 0x80,
            CodeKind::AsyncGenerator => 0x200,
            CodeKind::Module | CodeKind::Class | CodeKind::Function => 0,
        }
}

fn code_parts(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let value = one(vm, &args, "code_parts")?;
    let code = match value.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Function(f)) => vm.python.code(f.code),
        Some(Object::Generator(g)) => vm.python.code(g.code),
        _ => return vm.type_error("code_parts() takes a function"),
    };
    let params = &code.params;
    let n_arguments = params.positional.len()
        + params.keyword_only.len()
        + usize::from(params.has_varargs)
        + usize::from(params.has_varkw);
    let made = code.instructions.iter().filter_map(|i| match i {
        Instruction::MakeCell { reg } => Some(*reg),
        _ => None,
    });
    let cells: BTreeSet<Reg> = code.cell_params.iter().copied().chain(made).collect();
    let is_own = |reg: usize| {
        let as_reg = reg as Reg;
        !code.free_registers.contains(&as_reg) && (reg < n_arguments || !cells.contains(&as_reg))
    };
    let name_of = |reg: Reg| vm.name(code.local_names[reg as usize]);
    let own: Vec<Rc<str>> = (0..code.local_names.len())
        .filter(|&reg| is_own(reg))
        .map(|reg| name_of(reg as Reg))
        .collect();
    let mut free: Vec<Rc<str>> = code.free_registers.iter().map(|&r| name_of(r)).collect();
    let mut cells: Vec<Rc<str>> = cells.into_iter().map(name_of).collect();
    free.sort();
    cells.sort();
    let file = Rc::clone(&vm.python.program.modules[code.module.0 as usize].file);
    let numbers = [
        code.first_line as usize,
        params.positional.len(),
        usize::from(params.n_positional_only),
        params.keyword_only.len(),
    ];
    let flags = flags_of(code);
    let texts = [Rc::clone(&code.name), Rc::clone(&code.qualname), file];
    let mut parts: Vec<Value> = texts.into_iter().map(|text| vm.new_str(text)).collect();
    parts.extend(numbers.map(|n| Value::Int(n as i64)));
    for group in [own, free, cells] {
        let group: Vec<Value> = group.into_iter().map(|name| vm.new_str(name)).collect();
        parts.push(vm.heap().new_tuple(group));
    }
    parts.push(Value::Int(flags));
    Ok(vm.heap().new_tuple(parts).into())
}

/// `super(class, object)`; without arguments those of the method that calls it.
fn new_super(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (class, object) = match args.values[..] {
        [] => calling_method(vm)?,
        [class, object] => (class, object),
        _ => return vm.type_error("super() takes no or two arguments here"),
    };
    let class = match class {
        Value::Obj(id) if matches!(vm.process.heap.get(id), Object::Class(_)) => id,
        other => {
            let name = vm.type_name(other);
            return vm.type_error(format!("super() argument 1 must be a type, not {name}"));
        }
    };
    let fits = match object.as_obj() {
        Some(id) if matches!(vm.process.heap.get(id), Object::Class(_)) => {
            vm.is_subclass(id, class) || vm.is_instance(object, class)
        }
        _ => vm.is_instance(object, class),
    };
    if !fits {
        return vm.type_error("super(type, obj): obj must be an instance or subtype of type");
    }
    let parts = Object::Super(Shared::new((class, object)));
    Ok(Value::Obj(vm.process.heap.alloc(parts)).into())
}

/// The cell `__class__` and the first argument of the function that called `super()`.
fn calling_method(vm: &mut Vm<'_, '_>) -> Res<(Value, Value)> {
    let frame = vm.thread.frames.last().expect("a frame called");
    let (base, code) = (frame.base as usize, vm.python.code(frame.code));
    let class_name = crate::python::names::CLASS;
    let cell = code
        .local_names
        .iter()
        .position(|&name| name == class_name)
        .map(|at| vm.thread.registers[base + at]);
    let first = vm.thread.registers.get(base).copied().unwrap_or_default();
    let contents =
        |vm: &Vm<'_, '_>, value: Value| match value.as_obj().map(|id| vm.process.heap.get(id)) {
            Some(&Object::Cell(inside)) => inside,
            _ => value,
        };
    if code.params.positional.is_empty() && !code.params.has_varargs {
        return vm.raise(Exc::RuntimeError, "super(): no arguments");
    }
    let Some(cell) = cell else {
        return vm.raise(Exc::RuntimeError, "super(): __class__ cell not found");
    };
    let class = contents(vm, cell);
    if matches!(class, Value::Undef) {
        return vm.raise(Exc::RuntimeError, "super(): empty __class__ cell");
    }
    let first = contents(vm, first);
    if matches!(first, Value::Undef) {
        return vm.raise(Exc::RuntimeError, "super(): arg[0] deleted");
    }
    Ok((class, first))
}

fn new_property(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let names = ["fget", "fset", "fdel", "doc"];
    let mut parts = bind(vm, &args, "property", 0, names, 0)?.map(|f| f.unwrap_or(Value::None));
    if parts[3].is_none() {
        parts[3] = doc_of_function(vm, parts[0]);
    }
    let property = vm.process.heap.alloc(Object::Property(Shared::new(parts)));
    Ok(Value::Obj(property).into())
}

/// The docstring of a function written in Python.
fn doc_of_function(vm: &mut Vm<'_, '_>, function: Value) -> Value {
    let code = match function.as_obj().map(|id| vm.process.heap.get(id)) {
        Some(Object::Function(f)) => f.code,
        _ => return Value::None,
    };
    match vm.python.code(code).doc.clone() {
        Some(doc) => vm.new_str(doc),
        None => Value::None,
    }
}

fn property_doc(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(property_parts(vm, &args)?[3].into())
}

fn property_fdel(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(property_parts(vm, &args)?[2].into())
}

fn property_parts(vm: &mut Vm<'_, '_>, args: &Args) -> Res<[Value; 4]> {
    match args
        .values
        .first()
        .and_then(|v| v.as_obj())
        .map(|id| vm.process.heap.get(id))
    {
        Some(Object::Property(parts)) => Ok(**parts),
        _ => vm.type_error("descriptor requires a 'property' object"),
    }
}

/// A copy of a property with one of its functions replaced.
fn with_part(vm: &mut Vm<'_, '_>, args: &Args, at: usize) -> Res<Outcome> {
    between(vm, args, "property", (2, 2))?;
    let mut parts = property_parts(vm, args)?;
    parts[at] = args.values[1];
    let property = vm.process.heap.alloc(Object::Property(Shared::new(parts)));
    Ok(Value::Obj(property).into())
}

fn property_getter(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    with_part(vm, &args, 0)
}

fn property_setter(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    with_part(vm, &args, 1)
}

fn property_deleter(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    with_part(vm, &args, 2)
}

fn property_fget(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(property_parts(vm, &args)?[0].into())
}

fn property_fset(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(property_parts(vm, &args)?[1].into())
}

fn new_static(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let function = one(vm, &args, "staticmethod")?;
    let method = vm.process.heap.alloc(Object::StaticMethod(function));
    Ok(Value::Obj(method).into())
}

fn new_class_method(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let function = one(vm, &args, "classmethod")?;
    let method = vm.process.heap.alloc(Object::ClassMethod(function));
    Ok(Value::Obj(method).into())
}

/// The receiver, a generator, coroutine or async generator.
fn me(vm: &mut Vm<'_, '_>, args: &Args, name: &str) -> Res<(ObjId, GeneratorState)> {
    if let Some(&Value::Obj(id)) = args.values.first()
        && let Object::Generator(g) = vm.process.heap.get(id)
    {
        return Ok((id, g.state));
    }
    vm.type_error(format!("descriptor '{name}' requires a 'generator' object"))
}

fn itself(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(one(vm, &args, "__iter__")?.into())
}

fn next(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (generator, _) = me(vm, &args, "__next__")?;
    Ok(Outcome::Resume {
        generator,
        input: Resume::Send(Value::None),
    })
}

fn send(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (generator, state) = me(vm, &args, "send")?;
    between(vm, &args, "send", (2, 2))?;
    let value = args.values[1];
    if state == GeneratorState::Created && !value.is_none() {
        let kind = vm.type_name(args.values[0]);
        return vm.type_error(format!(
            "can't send non-None value to a just-started {kind}"
        ));
    }
    Ok(Outcome::Resume {
        generator,
        input: Resume::Send(value),
    })
}

/// `throw(exception)` or, the old way, `throw(class, value)`.
fn throw(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (generator, _) = me(vm, &args, "throw")?;
    between(vm, &args, "throw", (2, 4))?;
    let error = args.values[1];
    if let Value::Obj(id) = error {
        if matches!(vm.process.heap.get(id), Object::Exception(_)) {
            return Ok(Outcome::Resume {
                generator,
                input: Resume::Throw(id),
            });
        }
        if vm.is_exception_class(error) {
            return Ok(prelude("_throw_class", &args.values));
        }
    }
    let name = vm.type_name(error);
    vm.type_error(format!(
        "exceptions must be classes or instances deriving from BaseException, not {name}"
    ))
}

fn close(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (generator, state) = me(vm, &args, "close")?;
    match state {
        GeneratorState::Created => {
            shut(vm, generator);
            Ok(Value::None.into())
        }
        GeneratorState::Closed => Ok(Value::None.into()),
        GeneratorState::Suspended => Ok(prelude("_close", &[args.values[0]])),
        GeneratorState::Running => {
            let kind = vm.type_name(args.values[0]);
            vm.value_error(format!("{kind} already executing"))
        }
    }
}

/// Ends a generator that has not started.
fn shut(vm: &mut Vm<'_, '_>, generator: ObjId) {
    if let Object::Generator(g) = vm.process.heap.get_mut(generator) {
        g.state = GeneratorState::Closed;
        g.registers.clear();
    }
}

fn is_new(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (_, state) = me(vm, &args, "_is_new")?;
    Ok(Value::bool(state == GeneratorState::Created).into())
}

fn is_closed(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (_, state) = me(vm, &args, "_is_closed")?;
    Ok(Value::bool(state == GeneratorState::Closed).into())
}

fn close_new(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (generator, _) = me(vm, &args, "_close_new")?;
    shut(vm, generator);
    Ok(Value::None.into())
}

fn is_running(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (_, state) = me(vm, &args, "gi_running")?;
    Ok(Value::bool(state == GeneratorState::Running).into())
}

fn is_suspended(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (_, state) = me(vm, &args, "gi_suspended")?;
    Ok(Value::bool(state == GeneratorState::Suspended).into())
}

/// What it awaits, or yields from; `None` if it does not.
fn delegates_to(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (id, state) = me(vm, &args, "gi_yieldfrom")?;
    let Object::Generator(g) = vm.process.heap.get(id) else {
        panic!("the receiver is a generator")
    };
    if state != GeneratorState::Suspended {
        return Ok(Value::None.into());
    }
    let code = vm.python.code(g.code);
    Ok(match code.instructions[(g.pc as usize).saturating_sub(1)] {
        Instruction::Delegate { iter, .. } => g.registers[iter as usize].into(),
        _ => Value::None.into(),
    })
}

/// Its frame, `None` when it has ended.
fn frame_of(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (_, state) = me(vm, &args, "gi_frame")?;
    Ok(match state {
        GeneratorState::Closed => Value::None.into(),
        _ => prelude("_frame_of", &[args.values[0]]),
    })
}

/// The line where it is.
fn line_of(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (id, state) = me(vm, &args, "f_lineno")?;
    let Object::Generator(g) = vm.process.heap.get(id) else {
        panic!("the receiver is a generator")
    };
    let code = vm.python.code(g.code);
    let runs = |frame: &&Frame| matches!(frame.kind, FrameKind::Generator(it) if it == id);
    let line = match state {
        GeneratorState::Created => code.first_line,
        GeneratorState::Running => match vm.thread.frames.iter().rfind(runs) {
            Some(frame) => vm.python.line_of(frame, false),
            None => code.first_line,
        },
        _ => {
            let at = (g.pc as usize).saturating_sub(1);
            code.lines.get(at).copied().unwrap_or(code.first_line)
        }
    };
    Ok(Value::Int(line.into()).into())
}

fn code_of(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    me(vm, &args, "gi_code")?;
    Ok(prelude("_Code", &[args.values[0]]))
}

fn nothing(_vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::None.into())
}

fn iterate_step(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let step = one(vm, &args, "__await__")?;
    Ok(prelude("_iterate_awaitable", &[step]))
}

/// `send(None)` of what `asend()` gives: what the generator awaits, or by `StopIteration` what it yields.
fn step_once(_vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    Ok(prelude("_step_once", &args.values[..1]))
}

fn async_next(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (generator, _) = me(vm, &args, "__anext__")?;
    Ok(vm.async_step(generator, Value::None, false).into())
}

fn async_send(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "asend", (2, 2))?;
    let (generator, _) = me(vm, &args, "asend")?;
    Ok(vm.async_step(generator, args.values[1], false).into())
}

fn async_throw(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    between(vm, &args, "athrow", (2, 4))?;
    let (generator, _) = me(vm, &args, "athrow")?;
    if vm.is_exception_class(args.values[1]) {
        return Ok(prelude("_athrow_class", &args.values));
    }
    Ok(vm.async_step(generator, args.values[1], true).into())
}

fn async_close(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (generator, _) = me(vm, &args, "aclose")?;
    debug_assert!(matches!(
        vm.process.heap.get(generator),
        Object::Generator(g) if g.kind == GeneratorKind::AsyncGenerator
    ));
    Ok(prelude("_aclose", &[args.values[0]]))
}
