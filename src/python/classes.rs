//! Making classes: bodies, method resolution order, `__set_name__` and `__init_subclass__`; and the
//! natives that every object and every exception inherits.

use std::rc::Rc;

use super::characters::Text;
use super::code::{Instruction, Reg, Sym};
use super::heap::{Attrs, Class, Layout, Object};
use super::names;
use super::native::{Args, NativeDef, Outcome, Owner, Res};
use super::thread::{FrameKind, Return};
use super::types::{Exc, Type};
use super::value::{ObjId, Value};
use super::vm::Vm;

/// Natives of `object` and `BaseException`.
pub const NATIVES: &[NativeDef] = &[
    NativeDef {
        owner: Owner::Method(Type::Object),
        name: "__init__",
        function: object_init,
    },
    NativeDef {
        owner: Owner::Static(Type::Object),
        name: "__new__",
        function: object_new,
    },
    NativeDef {
        owner: Owner::Method(Type::Object),
        name: "__init_subclass__",
        function: init_subclass,
    },
    NativeDef {
        owner: Owner::Method(Type::Object),
        name: "__setattr__",
        function: object_setattr,
    },
    NativeDef {
        owner: Owner::Method(Type::Object),
        name: "__delattr__",
        function: object_delattr,
    },
    NativeDef {
        owner: Owner::Static(Type::Type),
        name: "__new__",
        function: type_new,
    },
    NativeDef {
        owner: Owner::Method(Type::Type),
        name: "__init__",
        function: object_init,
    },
    NativeDef {
        owner: Owner::Method(Type::Type),
        name: "__call__",
        function: type_call,
    },
    NativeDef {
        owner: Owner::ExceptionMethod,
        name: "__init__",
        function: exception_init,
    },
    NativeDef {
        owner: Owner::ExceptionMethod,
        name: "with_traceback",
        function: with_traceback,
    },
    NativeDef {
        owner: Owner::ExceptionMethod,
        name: "add_note",
        function: add_note,
    },
];

fn object_init(_vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::None.into())
}

/// `type.__new__(meta, name, bases, namespace, **keywords)`: a class, made as a class statement makes it.
fn type_new(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let &[meta, name, bases, namespace] = args.positionals() else {
        let n = args.positionals().len().saturating_sub(1);
        return vm.type_error(format!(
            "type.__new__() takes exactly 3 arguments ({n} given)"
        ));
    };
    let (_, keywords) = vm.tuple_and_dict(&args);
    Ok(Outcome::Prelude {
        name: "_type_new",
        args: [meta, name, bases, namespace, keywords]
            .into_iter()
            .collect(),
    })
}

/// `type.__call__(cls, …)`: an instance, whatever the metaclass has to say to it.
fn type_call(vm: &mut Vm<'_, '_>, mut args: Args) -> Res<Outcome> {
    match args.positionals().first().and_then(|class| class.as_obj()) {
        Some(class) if matches!(vm.process.heap.get(class), Object::Class(_)) => {
            args.values.remove(0);
            Ok(Outcome::Make { class, args })
        }
        _ => vm.type_error("descriptor '__call__' requires a 'type' object"),
    }
}

/// `object.__new__(cls)`: an instance of the class, before its `__init__`.
fn object_new(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let class = args.values.first().and_then(|v| v.as_obj());
    let class = class.filter(|&id| matches!(vm.process.heap.get(id), Object::Class(_)));
    let Some(class) = class else {
        return vm.type_error("object.__new__(X): X is not a type object");
    };
    let instance = match vm.process.heap.class(class).layout {
        Layout::Instance => vm.new_instance(class),
        Layout::Exception => vm.new_exception(class, &args.positionals()[1..]),
        Layout::Payload(kind) => {
            let (name, kind) = (Rc::clone(&vm.process.heap.class(class).name), kind.name());
            return vm.type_error(format!(
                "object.__new__({name}) is not safe, use {kind}.__new__()"
            ));
        }
        Layout::Future | Layout::Builtin => {
            let name = Rc::clone(&vm.process.heap.class(class).name);
            return vm.type_error(format!(
                "object.__new__({name}) is not safe, use {name}.__new__()"
            ));
        }
    };
    Ok(Value::Obj(instance).into())
}

fn init_subclass(_vm: &mut Vm<'_, '_>, _args: Args) -> Res<Outcome> {
    Ok(Value::None.into())
}

fn object_setattr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (&[Value::Obj(id), name, value], None) = (&args.values[..], &args.names) else {
        return vm.type_error("expected 2 arguments");
    };
    let Some(name) = vm.as_str(name) else {
        return vm.type_error("attribute name must be string");
    };
    let name = vm.intern(&name);
    vm.set_own_attr(id, name, value)?;
    Ok(Value::None.into())
}

fn object_delattr(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let (&[object, name], None) = (&args.values[..], &args.names) else {
        return vm.type_error("expected 1 argument");
    };
    let Some(name) = vm.as_str(name) else {
        return vm.type_error("attribute name must be string");
    };
    let name = vm.intern(&name);
    vm.delete_own_attr(object, name)?;
    Ok(Value::None.into())
}

fn exception_init(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let Some((&Value::Obj(id), rest)) = args.values.split_first() else {
        return vm.type_error("descriptor '__init__' of 'BaseException' object needs an argument");
    };
    let tuple = vm.heap().new_tuple(rest);
    if let Object::Exception(e) = vm.heap().get_mut(id) {
        e.args = tuple;
    }
    Ok(Value::None.into())
}

fn with_traceback(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let &[exception @ Value::Obj(id), traceback] = &args.values[..] else {
        let n = args.values.len().saturating_sub(1);
        let text = format!("BaseException.with_traceback() takes exactly one argument ({n} given)");
        return vm.type_error(text);
    };
    vm.set_traceback(id, traceback);
    Ok(exception.into())
}

fn add_note(vm: &mut Vm<'_, '_>, args: Args) -> Res<Outcome> {
    let &[exception, note] = &args.values[..] else {
        return vm.type_error("add_note() takes exactly one argument");
    };
    Ok(Outcome::Prelude {
        name: "_add_note",
        args: [exception, note].into_iter().collect(),
    })
}

/// What a class statement names, beside its body.
struct ClassStatement {
    name: Rc<str>,
    bases: Vec<ObjId>,
    keywords: Vec<(Sym, Value)>,
    /// The bases as they are written, if one is an alias (`Stack[int]`) that stands for its class.
    written_bases: Option<Value>,
    /// The metaclass: the one it names, or that of a base.
    meta: ObjId,
}

impl Vm<'_, '_> {
    /// Runs a class body with a fresh namespace in its register 0.
    pub(super) fn call_class_body(
        &mut self,
        body: Value,
        namespace: Value,
        then: Return,
    ) -> Res<()> {
        let id = body
            .as_obj()
            .expect("the compiler made a function of the class body");
        self.push_function(id, &[], None, then)?;
        let frame = self
            .thread
            .frames
            .last()
            .expect("the body's frame was just pushed");
        debug_assert!(matches!(frame.kind, FrameKind::Python));
        let at = frame.base as usize;
        self.thread.registers[at] = namespace;
        Ok(())
    }

    /// The body of the class statement at the top frame's present instruction has run.
    pub(super) fn finish_class(&mut self, dst: Reg, namespace: Value) -> Res<()> {
        let statement = self.class_statement()?;
        let keywords = statement.keywords.clone();
        if self.makes_classes(statement.meta) {
            let name = self.new_str(statement.name);
            let bases: Vec<Value> = match &statement.bases[..] {
                [object] if *object == Type::Object.class() => Vec::new(),
                bases => bases.iter().map(|&base| Value::Obj(base)).collect(),
            };
            let bases = self.heap().new_tuple(bases);
            let keywords = self.dict_of_attrs(&keywords);
            let args = [Value::Obj(statement.meta), name, bases, namespace, keywords];
            return self.call_prelude("_class_by", &args, Return::Store(dst));
        }
        let (class, attrs) = self.make_class(statement, namespace)?;
        self.set(dst, Value::Obj(class));
        self.tell_descriptors_and_base(class, &attrs, &keywords)
    }

    /// A new class, whose descriptors and bases have not been told of it, and its attributes.
    fn make_class(
        &mut self,
        statement: ClassStatement,
        namespace: Value,
    ) -> Res<(ObjId, Vec<(Sym, Value)>)> {
        let mro = self.merge_mro(&statement)?;
        let layout = self.layout_of(&mro[1..])?;
        let mut attrs = Attrs::default();
        let entries: Vec<(Value, Value)> = match self.object(namespace) {
            Object::Dict(dict) => dict.iter().map(|e| (e.key, e.value)).collect(),
            other => panic!("a class body's namespace is a dict, not {other:?}"),
        };
        if let Some(bases) = statement.written_bases {
            attrs.set(self.intern("__orig_bases__"), bases);
        }
        let mut class_cell = Value::None;
        let mut module: Rc<str> = "__main__".into();
        let mut qualname = Rc::clone(&statement.name);
        for (key, value) in entries {
            let text = self.as_str(key).expect("a namespace's keys are names");
            match self.intern(&text) {
                names::CLASS_CELL => class_cell = value,
                names::MODULE => module = self.as_str(value).map_or(module, Rc::from),
                names::QUALNAME => qualname = self.as_str(value).map_or(qualname, Rc::from),
                name => {
                    attrs.set(name, value);
                }
            }
        }
        // A docstring is not inherited.
        if attrs.get(names::DOC).is_none() {
            attrs.set(names::DOC, Value::None);
        }
        // A class that defines equality alone is unhashable.
        let hash = names::HASH;
        if attrs.get(names::EQ).is_some() && attrs.get(hash).is_none() {
            attrs.set(hash, Value::None);
        }
        let implicit = [names::INIT_SUBCLASS, self.intern("__class_getitem__")];
        self.wrap_implicit(&mut attrs, &implicit);
        self.wrap_new(&mut attrs);
        self.wrap_borrowed(&mut attrs);
        let is_sealed = layout != Layout::Exception && self.is_sealed_by(&statement.bases, &attrs);
        let class = self.process.heap.alloc(Object::Free);
        let mro: Vec<ObjId> = std::iter::once(class)
            .chain(mro.into_iter().skip(1))
            .collect();
        let has_set_name: Vec<_> = attrs.0.to_vec();
        let made = Class {
            name: statement.name,
            qualname,
            module,
            bases: statement.bases,
            mro: mro.into(),
            subclasses: Vec::new(),
            attrs,
            layout,
            meta: statement.meta,
            is_sealed,
        };
        self.process.heap.define_class(class, made);
        if let Value::Obj(_) = class_cell {
            self.store_cell(class_cell, Value::Obj(class));
        }
        Ok((class, has_set_name))
    }

    /// `type(name, bases, namespace)`: the class, and what `_class_made` needs to be told.
    pub(super) fn class_from_parts(
        &mut self,
        name: Value,
        bases: Value,
        namespace: Value,
        meta: Value,
    ) -> Res<Value> {
        let Some(name) = self.as_str(name) else {
            let kind = self.type_name(name);
            return self.type_error(format!("type.__new__() argument 1 must be str, not {kind}"));
        };
        let base_values = match bases.as_obj().map(|id| self.process.heap.get(id)) {
            Some(Object::Tuple(items)) => Rc::clone(items),
            _ => {
                let kind = self.type_name(bases);
                return self.type_error(format!(
                    "type.__new__() argument 2 must be tuple, not {kind}"
                ));
            }
        };
        let mut bases = Vec::new();
        for &base in base_values.iter() {
            bases.push(self.base_class(base)?);
        }
        if bases.is_empty() {
            bases.push(Type::Object.class());
        }
        let statement = ClassStatement {
            name: name.into(),
            meta: self.metaclass(meta.as_obj().unwrap_or(Type::Type.class()), &bases)?,
            bases,
            keywords: Vec::new(),
            written_bases: None,
        };
        let (class, attrs) = self.make_class(statement, namespace)?;
        let (told, call_base) = self.who_is_told(class, &attrs);
        let told = self.process.heap.new_list(told);
        let parts = vec![Value::Obj(class), told, Value::bool(call_base)];
        Ok(self.process.heap.new_tuple(parts))
    }

    /// What instances of a class are whose bases, and theirs, are these.
    fn layout_of(&mut self, bases: &[ObjId]) -> Res<Layout> {
        let mut layout = Layout::Instance;
        for &base in bases {
            let of_base = match self.process.heap.class(base).layout {
                Layout::Builtin => match Type::of_class(base).filter(|t| t.is_base()) {
                    None if matches!(Type::of_class(base), Some(Type::Future | Type::Task)) => {
                        Layout::Future
                    }
                    Some(kind) => Layout::Payload(kind),
                    None => continue,
                },
                of_base => of_base,
            };
            if layout == Layout::Instance {
                layout = of_base;
            } else if of_base != Layout::Instance && of_base != layout {
                return self.type_error("multiple bases have instance lay-out conflict");
            }
        }
        Ok(layout)
    }

    /// Whether `__slots__` of a class and of all its bases leave no room for other attributes.
    fn is_sealed_by(&mut self, bases: &[ObjId], attrs: &Attrs) -> bool {
        let slots = self.intern("__slots__");
        let are_sealed = |&base: &ObjId| {
            let class = self.process.heap.class(base);
            base == Type::Object.class() || class.layout == Layout::Builtin || class.is_sealed
        };
        let Some(slots) = attrs.get(slots).filter(|_| bases.iter().all(are_sealed)) else {
            return false;
        };
        !self
            .slot_names(slots)
            .iter()
            .any(|name| &**name == "__dict__")
    }

    /// The names in a `__slots__`.
    pub(super) fn slot_names(&self, slots: Value) -> Vec<Text> {
        if let Some(name) = self.as_str(slots) {
            return vec![name];
        }
        let items: Vec<Value> = match slots.as_obj().map(|id| self.process.heap.get(id)) {
            Some(Object::Tuple(items)) => items.to_vec(),
            Some(Object::List(items)) => items.to_vec(),
            Some(Object::Dict(dict)) => dict.iter().map(|entry| entry.key).collect(),
            Some(Object::Set(set)) => set.iter().map(|entry| entry.key).collect(),
            _ => Vec::new(),
        };
        items.iter().filter_map(|&item| self.as_str(item)).collect()
    }

    /// `__new__` is a static method without being told.
    fn wrap_new(&mut self, attrs: &mut Attrs) {
        let new = attrs.get(names::NEW);
        if let Some(new) = new
            && matches!(self.object(new), Object::Function(_))
        {
            let wrapped = self.process.heap.alloc(Object::StaticMethod(new));
            attrs.set(names::NEW, Value::Obj(wrapped));
        }
    }

    /// `__setattr__ = dict.__setitem__`: a native there is taken to be `object`'s, which is asked nothing, unless it
    /// is wrapped.
    fn wrap_borrowed(&mut self, attrs: &mut Attrs) {
        for name in [names::SETATTR, names::DELATTR] {
            if let Some(native @ Value::Native(id)) = attrs.get(name)
                && self.python.natives[id.0 as usize].owner != Owner::Method(Type::Object)
            {
                let wrapped = self.process.heap.alloc(Object::StaticMethod(native));
                attrs.set(name, Value::Obj(wrapped));
            }
        }
    }

    /// `__init_subclass__` and `__class_getitem__` are class methods without being told.
    fn wrap_implicit(&mut self, attrs: &mut Attrs, names: &[Sym]) {
        for &name in names {
            if let Some(value) = attrs.get(name)
                && let Value::Obj(id) = value
                && matches!(self.process.heap.get(id), Object::Function(_))
            {
                let wrapped = self.process.heap.alloc(Object::ClassMethod(value));
                attrs.set(name, Value::Obj(wrapped));
            }
        }
    }

    /// Calls `__set_name__` of the attributes that have it, then the base's `__init_subclass__`, in
    /// Python, if there is anything to call.
    fn tell_descriptors_and_base(
        &mut self,
        class: ObjId,
        attrs: &[(Sym, Value)],
        keywords: &[(Sym, Value)],
    ) -> Res<()> {
        let (told, call_base) = self.who_is_told(class, attrs);
        let has_metaclass = self.process.heap.class(class).has_metaclass();
        if told.is_empty() && !call_base && !has_metaclass {
            if let Some((name, _)) = keywords.first() {
                let (class, name) = (
                    self.process.heap.class(class).name.clone(),
                    self.name(*name),
                );
                return self.type_error(format!(
                    "{class}.__init_subclass__() takes no keyword arguments ('{name}' given)"
                ));
            }
            return Ok(());
        }
        let told = self.process.heap.new_list(told);
        let keywords = self.dict_of_attrs(keywords);
        let args = [Value::Obj(class), told, Value::bool(call_base), keywords];
        self.call_prelude("_class_made", &args, Return::Discard)
    }

    /// The attributes that have `__set_name__`, each with its name, and whether a base has an
    /// `__init_subclass__` of its own.
    fn who_is_told(&mut self, class: ObjId, attrs: &[(Sym, Value)]) -> (Vec<Value>, bool) {
        let mut told = Vec::new();
        for &(name, value) in attrs {
            let is_descriptor = matches!(value.as_obj().map(|id| self.process.heap.get(id)),
                Some(Object::Instance(i)) if self.class_attr(i.class, names::SET_NAME).is_some());
            if is_descriptor {
                let text = self.name(name);
                let text = self.new_str(text);
                told.push(self.process.heap.new_tuple(vec![value, text]));
            }
        }
        let mro = Rc::clone(&self.process.heap.class(class).mro);
        let init_subclass = mro
            .iter()
            .skip(1)
            .find_map(|&c| self.process.heap.class(c).attrs.get(names::INIT_SUBCLASS));
        (
            told,
            !matches!(init_subclass, Some(Value::Native(_)) | None),
        )
    }

    /// Reads the class statement back from the registers of the top frame.
    fn class_statement(&mut self) -> Res<ClassStatement> {
        let frame = self.thread.frames.last().expect("a frame is running");
        let code = self.python.code(frame.code);
        let base = frame.base as usize;
        let Instruction::BuildClass {
            first,
            n_bases,
            kwnames,
            ..
        } = code.instructions[frame.pc as usize - 1]
        else {
            panic!("a class body returns to BuildClass")
        };
        let at = base + first as usize + 1;
        let name = self
            .as_str(self.thread.registers[at])
            .expect("a class's name is a str")
            .into();
        let base_values = self.registers_at(at + 1, n_bases as usize);
        let mut bases = Vec::new();
        for (i, &value) in base_values.iter().enumerate() {
            let class = self.base_class(value)?;
            let others = &base_values[i + 1..];
            if !self.is_superfluous_generic(value, class, others) {
                bases.push(class);
            }
        }
        let written_bases = self
            .is_any_alias(&base_values)
            .then(|| self.heap().new_tuple(base_values.to_vec()));
        if bases.is_empty() {
            bases.push(Type::Object.class());
        }
        let mut meta = Type::Type.class();
        let mut keywords = Vec::new();
        if kwnames != u16::MAX {
            let first_value = at + 1 + n_bases as usize;
            for (i, &name) in code.keyword_names[kwnames as usize].iter().enumerate() {
                let value = self.thread.registers[first_value + i];
                if &*self.name(name) == "metaclass" {
                    let class = value
                        .as_obj()
                        .filter(|&id| matches!(self.process.heap.get(id), Object::Class(_)))
                        .filter(|&id| self.is_subclass(id, Type::Type.class()));
                    let Some(class) = class else {
                        return self.type_error(
                            "a metaclass that is no class is not supported in this simulated Python",
                        );
                    };
                    meta = class;
                    continue;
                }
                keywords.push((name, value));
            }
        }
        let meta = self.metaclass(meta, &bases)?;
        Ok(ClassStatement {
            name,
            bases,
            keywords,
            written_bases,
            meta,
        })
    }

    /// The most derived of a metaclass and those of the bases.
    fn metaclass(&mut self, named: ObjId, bases: &[ObjId]) -> Res<ObjId> {
        let mut meta = named;
        for &base in bases {
            let of_base = self.process.heap.class(base).meta;
            if self.is_subclass(of_base, meta) {
                meta = of_base;
            } else if !self.is_subclass(meta, of_base) {
                return self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) \
                     subclass of the metaclasses of all its bases",
                );
            }
        }
        Ok(meta)
    }

    /// Whether a metaclass has something of its own to do when a class is made.
    fn makes_classes(&mut self, meta: ObjId) -> bool {
        let class_of_meta = self.process.heap.class(meta).meta;
        let has =
            |vm: &Self, class, name| matches!(vm.class_attr(class, name), Some(Value::Obj(_)));
        meta != Type::Type.class()
            && (self.own_new(meta).is_some()
                || has(self, meta, names::INIT)
                || has(self, class_of_meta, names::CALL))
    }

    /// What an alias of `typing` or `types` stands for: of `Stack[int]`, `Stack`.
    fn origin_of(&mut self, value: Value) -> Option<Value> {
        let origin = self.intern("__origin__");
        match value.as_obj().map(|id| self.process.heap.get(id)) {
            Some(Object::Instance(alias)) => alias.attrs.get(origin),
            _ => None,
        }
    }

    fn is_any_alias(&mut self, bases: &[Value]) -> bool {
        bases.iter().any(|&base| self.origin_of(base).is_some())
    }

    /// Whether a base is `Generic[T]`, and is left out because an alias that follows is generic itself.
    fn is_superfluous_generic(&mut self, base: Value, class: ObjId, others: &[Value]) -> bool {
        let named = self.process.heap.class(class);
        let is_generic = &*named.name == "Generic" && &*named.module == "typing";
        is_generic
            && self.origin_of(base).is_some()
            && others.iter().any(|&other| {
                let origin = self.origin_of(other).and_then(Value::as_obj);
                origin.is_some_and(|origin| self.is_subclass(origin, class))
            })
    }

    fn base_class(&mut self, value: Value) -> Res<ObjId> {
        let value = self.origin_of(value).unwrap_or(value);
        if let Value::Obj(id) = value
            && let Object::Class(c) = self.process.heap.get(id)
        {
            let is_base = id == Type::Type.class()
                || matches!(Type::of_class(id), Some(Type::Future | Type::Task))
                || Type::of_class(id).is_some_and(Type::is_base)
                || c.layout != Layout::Builtin;
            if is_base {
                return Ok(id);
            }
            let name = Rc::clone(&c.name);
            return self.type_error(format!("type '{name}' is not an acceptable base type"));
        }
        self.type_error("bases must be classes")
    }

    /// The C3 linearisation (Barrett et al., 1996), with a placeholder for the class itself first.
    fn merge_mro(&mut self, statement: &ClassStatement) -> Res<Vec<ObjId>> {
        let mut lists: Vec<Vec<ObjId>> = statement
            .bases
            .iter()
            .map(|&b| self.process.heap.class(b).mro.to_vec())
            .collect();
        lists.push(statement.bases.clone());
        for (i, base) in statement.bases.iter().enumerate() {
            if statement.bases[..i].contains(base) {
                let name = Rc::clone(&self.process.heap.class(*base).name);
                return self.type_error(format!("duplicate base class {name}"));
            }
        }
        let mut mro = vec![ObjId::default()];
        loop {
            lists.retain(|l| !l.is_empty());
            if lists.is_empty() {
                return Ok(mro);
            }
            let next = lists
                .iter()
                .map(|l| l[0])
                .find(|head| lists.iter().all(|l| !l[1..].contains(head)));
            let Some(next) = next else {
                let names: Vec<&str> = statement
                    .bases
                    .iter()
                    .map(|&b| &*self.process.heap.class(b).name)
                    .collect();
                let names = names.join(", ");
                return self.type_error(format!(
                    "Cannot create a consistent method resolution\norder (MRO) for bases {names}"
                ));
            };
            mro.push(next);
            for list in &mut lists {
                if list[0] == next {
                    list.remove(0);
                }
            }
        }
    }

    /// Whether an exception's class has the constructor of `BaseException`.
    #[must_use]
    pub fn has_plain_init(&self, class: ObjId) -> bool {
        matches!(
            self.class_attr(class, names::INIT),
            Some(Value::Native(_)) | None
        )
    }

    /// Whether a value is an instance of `BaseException`.
    #[must_use]
    pub fn is_exception(&self, value: Value) -> bool {
        self.is_instance(value, Exc::BaseException.class())
    }
}
