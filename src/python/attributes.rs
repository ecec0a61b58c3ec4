//! Attribute access: instances, classes, modules, functions, exceptions; descriptors and `super`.
//! A getter written in Python is answered as a call for the interpreter to make.

use std::rc::Rc;

use smallvec::smallvec;

use super::code::{ModuleId, Sym};
use super::heap::{ATTR_BYTES, Attrs, Function, Layout, Object, Shared};
use super::library;
use super::names;
use super::native::{Args, Res};
use super::types::{Exc, Type};
use super::value::{ObjId, Value};
use super::vm::Vm;

/// What an attribute is.
pub enum Attr {
    /// This value.
    Value(Value),
    /// What this call gives.
    Call(Value, Args),
}

/// What an assignment to an attribute does.
pub enum Assigned {
    /// It is done.
    Done,
    /// It is done by this call, whose result is dropped.
    Call(Value, Args),
}

impl Vm<'_, '_> {
    /// `obj.name`
    ///
    /// # Errors
    /// `AttributeError`.
    pub fn get_attr(&mut self, obj: Value, name: Sym) -> Res<Attr> {
        match self.find_attr(obj, name)? {
            Some(attr) => Ok(attr),
            None => self.no_attribute(obj, name),
        }
    }

    /// `obj.name`, or `None` if there is none and no `__getattr__` either.
    ///
    /// # Errors
    /// Whatever a native getter raises.
    pub fn find_attr(&mut self, obj: Value, name: Sym) -> Res<Option<Attr>> {
        let Value::Obj(id) = obj else {
            return self.find_class_attr(obj, name);
        };
        match self.process.heap.get(id) {
            Object::Instance(_) => self.find_instance_attr(obj, id, name),
            Object::Class(_) => match self.find_attr_of_class(id, name)? {
                None => Ok(self.attr_of_metaclass_getter(id, name)),
                found => Ok(found),
            },
            Object::Module(module) if name == names::DICT => {
                let module = *module;
                Ok(Some(Attr::Value(self.namespace_of(module))))
            }
            Object::Module(module) => {
                let module = *module;
                if let Some(value) = self.module_attr(module, name) {
                    return Ok(Some(Attr::Value(value)));
                }
                Ok(self.module_attr(module, names::GETATTR).map(|getter| {
                    let text = self.name(name);
                    let text = self.new_str(text);
                    Attr::Call(getter, Args::positional(&[text]))
                }))
            }
            Object::Super(parts) => {
                let (class, object) = **parts;
                self.find_super_attr(class, object, name)
            }
            Object::Exception(e) => {
                if name == names::TRACEBACK && !e.traceback.is_empty() {
                    return Ok(self.traceback_of(obj));
                }
                let own = match e.attrs.shared() {
                    Some(_) if name == names::DICT => None,
                    Some(dict) => self.attr_in_dict(dict, name),
                    None => e.attrs.get(name),
                };
                if let Some(value) = own {
                    return Ok(Some(Attr::Value(value)));
                }
                match self.exception_attr(id, name) {
                    Some(value) => Ok(Some(Attr::Value(value))),
                    None => self.find_class_attr(obj, name),
                }
            }
            Object::Function(_) | Object::BoundMethod(_) | Object::Generator(_) => {
                match self.function_attr(id, name) {
                    Some(value) => Ok(Some(Attr::Value(value))),
                    None if &*self.name(name) == "__code__" => {
                        let name = self.intern("_Code");
                        let prelude = self.python.module("_prelude");
                        let made = prelude.and_then(|module| self.module_attr(module, name));
                        Ok(made.map(|class| Attr::Call(class, Args::positional(&[obj]))))
                    }
                    None => self.find_class_attr(obj, name),
                }
            }
            Object::Future(f) => match f.attr(name) {
                Some(value) => Ok(Some(Attr::Value(value))),
                None => self.find_class_attr(obj, name),
            },
            Object::EventLoop(l) => match l.attrs.get(name) {
                Some(value) => Ok(Some(Attr::Value(value))),
                None => self.find_class_attr(obj, name),
            },
            _ => self.find_class_attr(obj, name),
        }
    }

    /// `exception.__traceback__`, which the library makes.
    fn traceback_of(&mut self, exception: Value) -> Option<Attr> {
        let name = self.intern("_traceback_of");
        let maker = library::module_attr(self, "_traceback", name)?;
        Some(Attr::Call(maker, Args::positional(&[exception])))
    }

    /// A variable of a module.
    #[must_use]
    pub fn module_attr(&self, module: ModuleId, name: Sym) -> Option<Value> {
        let slot = self.python.slot_of(module, name);
        self.process.module_attr(slot, module, name)
    }

    fn find_instance_attr(&mut self, obj: Value, id: ObjId, name: Sym) -> Res<Option<Attr>> {
        let Object::Instance(instance) = self.process.heap.get(id) else {
            panic!("the caller found an instance")
        };
        let class = instance.class;
        let (own, shared) = (instance.attrs.get(name), instance.attrs.shared());
        let own = match shared {
            Some(dict) => {
                let in_slot = own.filter(|_| name != names::DICT);
                self.attr_in_dict(dict, name).or(in_slot)
            }
            None => own,
        };
        let of_class = self.process.heap.class_attr(class, name);
        if let Some(descriptor) = of_class
            && self.is_data_descriptor(descriptor)
        {
            let bound = self.bind(descriptor, obj, class)?;
            return Ok(Some(self.or_getattr(bound, class, obj, name)));
        }
        if let Some(value) = own {
            return Ok(Some(Attr::Value(value)));
        }
        if let Some(value) = of_class {
            let bound = self.bind(value, obj, class)?;
            return Ok(Some(self.or_getattr(bound, class, obj, name)));
        }
        if let Some(value) = self.universal_attr(obj, class, name) {
            return Ok(Some(Attr::Value(value)));
        }
        match self.class_attr(class, names::GETATTR) {
            Some(getter) => {
                let text = self.process.names.name(name).clone();
                let text = self.new_str(text);
                Ok(Some(Attr::Call(getter, Args::positional(&[obj, text]))))
            }
            None => Ok(None),
        }
    }

    /// What the `__getattr__` of a class's metaclass is asked for.
    fn attr_of_metaclass_getter(&mut self, class: ObjId, name: Sym) -> Option<Attr> {
        let c = self.process.heap.class(class);
        if !c.has_metaclass() {
            return None;
        }
        let getter = self.class_attr(c.meta, names::GETATTR)?;
        let text = self.process.names.name(name).clone();
        let args = [Value::Obj(class), self.new_str(text)];
        Some(Attr::Call(getter, Args::positional(&args)))
    }

    /// What a descriptor gives; where it raises `AttributeError`, what `__getattr__` gives if there is one.
    fn or_getattr(&mut self, bound: Attr, class: ObjId, obj: Value, name: Sym) -> Attr {
        let Attr::Call(getter, args) = bound else {
            return bound;
        };
        let Some(fallback) = self.class_attr(class, names::GETATTR) else {
            return Attr::Call(getter, args);
        };
        let args = self.process.heap.new_tuple(args.positionals());
        let text = self.name(name);
        let text = self.new_str(text);
        let function = self.prelude_function("_descriptor_or_getattr");
        Attr::Call(
            function,
            Args::positional(&[getter, args, fallback, obj, text]),
        )
    }

    /// An attribute of an instance whose attributes are in a dict that the program knows.
    fn attr_in_dict(&mut self, dict: ObjId, name: Sym) -> Option<Value> {
        let text = self.name(name);
        let key = self.new_str(text);
        self.find_named(Value::Obj(dict), key)
    }

    /// An attribute found on the class of a value that has none of its own.
    fn find_class_attr(&mut self, obj: Value, name: Sym) -> Res<Option<Attr>> {
        let class = self.class_of(obj);
        if let Some(value) = self.process.heap.class_attr(class, name) {
            return self.bind(value, obj, class).map(Some);
        }
        Ok(self.universal_attr(obj, class, name).map(Attr::Value))
    }

    /// Attributes that every object has.
    fn universal_attr(&mut self, obj: Value, class: ObjId, name: Sym) -> Option<Value> {
        match name {
            names::CLASS => Some(Value::Obj(class)),
            names::DOC => Some(Value::None),
            names::NAME => match obj {
                Value::Native(n) => {
                    let text = self.python.natives[n.0 as usize].name;
                    Some(self.new_str(text))
                }
                _ => None,
            },
            names::DICT => {
                let id = obj.as_obj()?;
                match self.process.heap.get(id) {
                    Object::Instance(_) => self.dict_of_instance(id),
                    Object::Exception(e) => {
                        if let Some(dict) = e.attrs.shared() {
                            return Some(Value::Obj(dict));
                        }
                        let attrs = e.attrs.0.clone();
                        let dict = self.dict_of_attrs(&attrs);
                        if let Object::Exception(e) = self.process.heap.get_mut(id) {
                            e.attrs = Attrs(smallvec![(names::DICT, dict)]);
                        }
                        Some(dict)
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The dict that has an instance's attributes from now on.
    fn dict_of_instance(&mut self, id: ObjId) -> Option<Value> {
        let Object::Instance(instance) = self.process.heap.get(id) else {
            panic!("the caller found an instance")
        };
        if let Some(dict) = instance.attrs.shared() {
            return Some(Value::Obj(dict));
        }
        if self.process.heap.class(instance.class).is_sealed {
            return None;
        }
        let (class, attrs) = (instance.class, instance.attrs.0.clone());
        // What is in slots, which a base may have, stays there.
        let is_slot = |(name, _): &(Sym, Value)| self.has_slot(class, *name);
        let (in_slots, attrs): (Vec<_>, Vec<_>) = attrs.into_iter().partition(is_slot);
        let dict = self.dict_of_attrs(&attrs);
        if let Object::Instance(instance) = self.process.heap.get_mut(id) {
            instance.attrs = Attrs(smallvec![(names::DICT, dict)]);
            instance.attrs.0.extend(in_slots);
        }
        Some(dict)
    }

    /// A module's variables as a dict: what is read from it and stored in it are the variables
    /// themselves, but its keys are those of now.
    pub fn namespace_of(&mut self, module: ModuleId) -> Value {
        let slots = &self.python.program.modules[module.0 as usize].globals;
        let state = Rc::clone(&self.process.modules[module.0 as usize]);
        let mut attrs: Vec<(Sym, Value)> = state.extra.0.to_vec();
        for (&name, &value) in slots.iter().zip(&state.globals) {
            if !matches!(value, Value::Undef) {
                attrs.retain(|&(n, _)| n != name);
                attrs.push((name, value));
            }
        }
        let copy = self.dict_of_attrs(&attrs);
        let namespace = self.with_prelude_class("_Namespace", copy);
        let object = self.process.modules[module.0 as usize].object;
        let name = self.intern("_module");
        if let Object::Instance(i) = self.process.heap.get_mut(namespace) {
            i.attrs.set(name, object);
        }
        Value::Obj(namespace)
    }

    /// An instance of a class of `_prelude` that derives from `dict`.
    fn with_prelude_class(&mut self, class: &str, dict: Value) -> ObjId {
        let name = self.intern(class);
        let prelude = self.python.module("_prelude");
        let class = prelude.and_then(|module| self.module_attr(module, name));
        let class = class.and_then(Value::as_obj).expect("a class of _prelude");
        self.process.heap.new_instance_with(class, dict)
    }

    /// A dict of names and values (a copy: changes of it do not reach the object).
    pub fn dict_of_attrs(&mut self, attrs: &[(Sym, Value)]) -> Value {
        let dict = Value::Obj(self.process.heap.alloc(Object::Dict(Rc::default())));
        for &(name, value) in attrs {
            let text = self.process.names.name(name).clone();
            let key = self.new_str(text);
            self.insert_named(dict, key, value);
        }
        dict
    }

    fn find_attr_of_class(&mut self, class: ObjId, name: Sym) -> Res<Option<Attr>> {
        if let Some(value) = self.class_attr(class, name) {
            let value = match value.as_obj().map(|id| self.process.heap.get(id)) {
                Some(Object::StaticMethod(f)) => *f,
                Some(Object::ClassMethod(f)) => {
                    let f = *f;
                    self.bound_method(f, Value::Obj(class))
                }
                Some(Object::Instance(i)) => match self.class_attr(i.class, names::GET) {
                    Some(getter) => {
                        let args = Args::positional(&[value, Value::None, Value::Obj(class)]);
                        return Ok(Some(Attr::Call(getter, args)));
                    }
                    None => value,
                },
                _ => value,
            };
            return Ok(Some(Attr::Value(value)));
        }
        let c = self.process.heap.class(class);
        if c.has_metaclass()
            && let Some(value @ Value::Obj(_)) = self.class_attr(c.meta, name)
        {
            return self.bind(value, Value::Obj(class), c.meta).map(Some);
        }
        let value = match name {
            names::NAME => Rc::clone(&c.name),
            names::QUALNAME => Rc::clone(&c.qualname),
            names::MODULE => Rc::clone(&c.module),
            names::CLASS => return Ok(Some(Attr::Value(Value::Obj(c.meta)))),
            names::DOC => return Ok(Some(Attr::Value(Value::None))),
            names::DICT => {
                let mut attrs = c.attrs.0.clone();
                let module = Rc::clone(&c.module);
                let module = self.new_str(module);
                attrs.insert(0, (names::MODULE, module));
                let copy = self.dict_of_attrs(&attrs);
                let proxy = self.with_prelude_class("mappingproxy", copy);
                return Ok(Some(Attr::Value(Value::Obj(proxy))));
            }
            _ => {
                let text = self.name(name);
                let tuple: Vec<Value> = match &*text {
                    "__mro__" => c.mro.iter().map(|&id| Value::Obj(id)).collect(),
                    "__bases__" => c.bases.iter().map(|&id| Value::Obj(id)).collect(),
                    _ => {
                        let method = self.class_attr(Type::Type.class(), name);
                        let method = method.filter(|m| matches!(m, Value::Native(_)));
                        let class = Value::Obj(class);
                        return Ok(method.map(|m| Attr::Value(self.bound_method(m, class))));
                    }
                };
                return Ok(Some(Attr::Value(self.heap().new_tuple(tuple))));
            }
        };
        Ok(Some(Attr::Value(self.new_str(value))))
    }

    fn find_super_attr(&mut self, after: ObjId, object: Value, name: Sym) -> Res<Option<Attr>> {
        let class = match object {
            Value::Obj(id)
                if let Object::Class(class) = self.process.heap.get(id)
                    && class.mro.contains(&after) =>
            {
                id
            }
            _ => self.class_of(object),
        };
        let mro = Rc::clone(&self.process.heap.class(class).mro);
        let found = mro
            .iter()
            .skip_while(|&&c| c != after)
            .skip(1)
            .find_map(|&c| self.process.heap.class(c).attrs.get(name));
        match found {
            Some(value) => self.bind(value, object, class).map(Some),
            None => Ok(None),
        }
    }

    /// Whether assignment to and reading of an instance's attribute go through this class attribute
    /// even if the instance has one of that name.
    fn is_data_descriptor(&self, value: Value) -> bool {
        match value.as_obj().map(|id| self.process.heap.get(id)) {
            Some(Object::Property(_)) => true,
            Some(Object::Instance(i)) => self.class_attr(i.class, names::SET).is_some(),
            _ => false,
        }
    }

    /// Binds a class attribute to the instance (or class) it was looked up on.
    fn bind(&mut self, value: Value, object: Value, class: ObjId) -> Res<Attr> {
        let Some(id) = value.as_obj() else {
            return Ok(Attr::Value(match value {
                Value::Native(_) => self.bound_method(value, object),
                _ => value,
            }));
        };
        Ok(match self.process.heap.get(id) {
            Object::Function(_) => Attr::Value(self.bound_method(value, object)),
            Object::StaticMethod(f) => Attr::Value(*f),
            Object::ClassMethod(f) => {
                let f = *f;
                Attr::Value(self.bound_method(f, Value::Obj(class)))
            }
            Object::Property(parts) => {
                let getter = parts[0];
                if getter.is_none() {
                    return self.raise(Exc::AttributeError, "unreadable attribute");
                }
                Attr::Call(getter, Args::positional(&[object]))
            }
            Object::Instance(i) => match self.class_attr(i.class, names::GET) {
                Some(getter) => Attr::Call(
                    getter,
                    Args::positional(&[value, object, Value::Obj(class)]),
                ),
                None => Attr::Value(value),
            },
            _ => Attr::Value(value),
        })
    }

    /// A bound method.
    pub fn bound_method(&mut self, function: Value, object: Value) -> Value {
        let method = Object::BoundMethod(Shared::new((function, object)));
        Value::Obj(self.process.heap.alloc(method))
    }

    fn exception_attr(&mut self, id: ObjId, name: Sym) -> Option<Value> {
        let Object::Exception(e) = self.process.heap.get(id) else {
            return None;
        };
        let first_arg = |vm: &Self, args: Value| match vm.process.heap.get(args.as_obj()?) {
            Object::Tuple(items) => Some(items.first().copied().unwrap_or(Value::None)),
            _ => None,
        };
        match name {
            names::ARGS => Some(e.args),
            names::CAUSE => Some(e.cause),
            names::CONTEXT => Some(e.context),
            names::SUPPRESS_CONTEXT => Some(Value::bool(e.suppress_context)),
            names::TRACEBACK => Some(Value::None),
            names::VALUE if self.is_subclass(e.class, Exc::StopIteration.class()) => {
                first_arg(self, e.args)
            }
            _ if self.is_subclass(e.class, Exc::OSError.class()) => {
                let at = match &**self.process.names.name(name) {
                    "errno" => 0,
                    "strerror" => 1,
                    // Those that have one have it among their attributes.
                    "filename" | "filename2" => return Some(Value::None),
                    _ => return None,
                };
                match self.process.heap.get(e.args.as_obj()?) {
                    // One argument is only a message.
                    Object::Tuple(items) if items.len() > 1 => {
                        Some(items.get(at).copied().unwrap_or(Value::None))
                    }
                    _ => Some(Value::None),
                }
            }
            _ if &**self.process.names.name(name) == "code"
                && self.is_subclass(e.class, Exc::SystemExit.class()) =>
            {
                first_arg(self, e.args)
            }
            _ => None,
        }
    }

    /// A function's `__dict__` (a copy): without what it has of its own accord.
    fn own_attrs_of_function(&mut self, id: ObjId) -> Value {
        let attrs = match self.process.heap.get(id) {
            Object::Function(f) => f.attrs.0.to_vec(),
            _ => Vec::new(),
        };
        let is_extra = |&(name, _): &(Sym, Value)| {
            !matches!(
                name,
                names::NAME | names::QUALNAME | names::MODULE | names::DOC | names::ANNOTATIONS
            )
        };
        let extra: Vec<(Sym, Value)> = attrs.into_iter().filter(is_extra).collect();
        self.dict_of_attrs(&extra)
    }

    /// A function's `__qualname__`: the one that a program gave it (`functools.wraps`), or its code's.
    pub(super) fn qualname_of(&self, function: &Function) -> Rc<str> {
        let code = self.python.code(function.code);
        let given = self.assigned_name(function);
        given.unwrap_or_else(|| Rc::clone(&code.qualname))
    }

    /// The `__qualname__` that a program gave a function.
    pub(super) fn assigned_name(&self, function: &Function) -> Option<Rc<str>> {
        let name = self.as_str(function.attrs.get(names::QUALNAME)?)?;
        Some(name.into())
    }

    fn function_attr(&mut self, id: ObjId, name: Sym) -> Option<Value> {
        if let Object::BoundMethod(parts) = self.process.heap.get(id) {
            let (function, object) = **parts;
            let text = self.name(name);
            return match &*text {
                "__self__" => Some(object),
                "__func__" => Some(function),
                _ => match function {
                    Value::Obj(f) => self.function_attr(f, name),
                    _ => self.universal_attr(function, Type::NativeFunction.class(), name),
                },
            };
        }
        let (code, own) = match self.process.heap.get(id) {
            Object::Function(f) => (f.code, f.attrs.get(name)),
            Object::Generator(g) => match (name, &g.name) {
                (names::QUALNAME, Some(text)) => {
                    let text = Rc::clone(text);
                    return Some(self.new_str(text));
                }
                (names::NAME, Some(text)) => {
                    let text: Rc<str> = text.rsplit('.').next().unwrap_or(text).into();
                    return Some(self.new_str(text));
                }
                _ => (g.code, None),
            },
            _ => return None,
        };
        if own.is_some() {
            return own;
        }
        let code = self.python.code(code);
        match name {
            names::NAME => Some(self.new_str(Rc::clone(&code.name))),
            names::QUALNAME => Some(self.new_str(Rc::clone(&code.qualname))),
            names::MODULE => {
                let module = &self.python.program.modules[code.module.0 as usize];
                Some(self.new_str(Rc::clone(&module.name)))
            }
            names::DOC => Some(match &code.doc {
                Some(doc) => self.new_str(Rc::clone(doc)),
                None => Value::None,
            }),
            names::ANNOTATIONS => Some(self.dict_of_attrs(&[])),
            names::DICT => Some(self.own_attrs_of_function(id)),
            _ => self.function_defaults(id, name),
        }
    }

    fn function_defaults(&mut self, id: ObjId, name: Sym) -> Option<Value> {
        let text = self.name(name);
        let Object::Function(f) = self.process.heap.get(id) else {
            return None;
        };
        match &*text {
            "__defaults__" if f.defaults.is_empty() => Some(Value::None),
            "__defaults__" => {
                let defaults = Rc::clone(&f.defaults);
                Some(self.heap().new_tuple(defaults))
            }
            "__kwdefaults__" => Some(f.kw_defaults),
            "__closure__" if f.closure.is_empty() => Some(Value::None),
            "__closure__" => Some(self.closure_by_name(id)),
            _ => None,
        }
    }

    /// The cells of a function's free variables, by name as CPython has them.
    fn closure_by_name(&mut self, id: ObjId) -> Value {
        let Object::Function(f) = self.process.heap.get(id) else {
            panic!("the caller found a function")
        };
        let code = self.python.code(f.code);
        let mut cells: Vec<(Rc<str>, Value)> = code
            .free_registers
            .iter()
            .zip(f.closure.iter())
            .map(|(&reg, &cell)| (self.name(code.local_names[reg as usize]), cell))
            .collect();
        cells.sort_by(|a, b| a.0.cmp(&b.0));
        let cells: Vec<Value> = cells.into_iter().map(|(_, cell)| cell).collect();
        self.heap().new_tuple(cells)
    }

    fn no_attribute<T>(&mut self, obj: Value, name: Sym) -> Res<T> {
        let name = self.name(name);
        let message = match obj.as_obj().map(|id| self.process.heap.get(id)) {
            // As the `__getattr__` of an Enum's metaclass says it.
            Some(Object::Class(c)) if &*self.process.heap.class(c.meta).name == "EnumType" => {
                name.to_string()
            }
            Some(Object::Class(c)) => {
                format!("type object '{}' has no attribute '{name}'", c.name)
            }
            Some(Object::Module(m)) => {
                let module = &self.python.program.modules[m.0 as usize].name;
                format!("module '{module}' has no attribute '{name}'")
            }
            Some(Object::Super(_)) => format!("'super' object has no attribute '{name}'"),
            _ => format!("'{}' object has no attribute '{name}'", self.type_name(obj)),
        };
        self.raise_about(Exc::AttributeError, message, obj)
    }

    /// `obj.name = value`
    ///
    /// # Errors
    /// `AttributeError` if it cannot be set.
    pub fn set_attr(&mut self, obj: Value, name: Sym, value: Value) -> Res<Assigned> {
        let Some(id) = obj.as_obj() else {
            return self.cannot_set(obj, name);
        };
        if let Object::Class(class) = self.process.heap.get(id)
            && class.has_metaclass()
        {
            let meta = class.meta;
            if let Some(setter @ Value::Obj(_)) = self.class_attr(meta, names::SETATTR) {
                let text = self.name(name);
                let text = self.new_str(text);
                return Ok(Assigned::Call(
                    setter,
                    Args::positional(&[obj, text, value]),
                ));
            }
        }
        if let Object::Instance(instance) = self.process.heap.get(id) {
            let class = instance.class;
            let heap = &mut self.process.heap;
            let (descriptor, setter) = (
                heap.class_attr(class, name),
                heap.class_attr(class, names::SETATTR),
            );
            if let Some(descriptor) = descriptor
                && self.is_data_descriptor(descriptor)
            {
                return self.set_through(descriptor, obj, name, value);
            }
            // The native one, `object`'s, does what comes below.
            if let Some(setter @ Value::Obj(_)) = setter {
                let text = self.name(name);
                let text = self.new_str(text);
                return Ok(Assigned::Call(
                    setter,
                    Args::positional(&[obj, text, value]),
                ));
            }
        }
        self.set_own_attr(id, name, value)
    }

    /// Sets an object's own attribute, without asking descriptors (`object.__setattr__`).
    ///
    /// # Errors
    /// `AttributeError` if the object has no attributes of its own.
    pub fn set_own_attr(&mut self, id: ObjId, name: Sym, value: Value) -> Res<Assigned> {
        if let Object::Module(module) = *self.process.heap.get(id) {
            self.set_module_attr(module, name, value);
            return Ok(Assigned::Done);
        }
        if let Object::Class(_) = self.process.heap.get(id)
            && let Some(text) = self.as_str(value)
            && self.rename_class(id, name, text.into())
        {
            return Ok(Assigned::Done);
        }
        if let Object::Exception(e) = self.process.heap.get(id) {
            let shared = e.attrs.shared();
            if self.set_exception_attr(id, name, value) {
                return Ok(Assigned::Done);
            }
            if let Some(dict) = shared {
                let text = self.name(name);
                let key = self.new_str(text);
                self.insert_named(Value::Obj(dict), key, value);
                return Ok(Assigned::Done);
            }
        }
        if let Object::Instance(instance) = self.process.heap.get(id) {
            let class = instance.class;
            if let Some(dict) = instance.attrs.shared().filter(|_| name != names::DICT)
                && !self.has_slot(class, name)
            {
                let text = self.name(name);
                let key = self.new_str(text);
                self.insert_named(Value::Obj(dict), key, value);
                return Ok(Assigned::Done);
            }
            if name == names::DICT {
                return self.replace_dict(id, value);
            }
            if self.process.heap.class(class).is_sealed && !self.has_slot(class, name) {
                return self.cannot_set(Value::Obj(id), name);
            }
        }
        let Some(attrs) = self.own_attrs_mut(id) else {
            return self.cannot_set(Value::Obj(id), name);
        };
        if attrs.set(name, value) {
            self.process.heap.grew(ATTR_BYTES);
        }
        Ok(Assigned::Done)
    }

    /// `cls.__name__ = text`, and so for the other names that every class has; false for another name.
    fn rename_class(&mut self, class: ObjId, name: Sym, text: Rc<str>) -> bool {
        if !matches!(name, names::NAME | names::QUALNAME | names::MODULE) {
            return false;
        }
        let class = self.process.heap.class_mut(class);
        match name {
            names::NAME => class.name = text,
            names::QUALNAME => class.qualname = text,
            _ => class.module = text,
        }
        true
    }

    /// `obj.__dict__ = value`
    fn replace_dict(&mut self, id: ObjId, value: Value) -> Res<Assigned> {
        let is_dict = matches!(self.object(value), Object::Dict(_));
        if !is_dict {
            let class = self.type_name(value);
            return self.type_error(format!(
                "__dict__ must be set to a dictionary, not a '{class}'"
            ));
        }
        if let Object::Instance(instance) = self.process.heap.get_mut(id) {
            match instance.attrs.shared() {
                Some(_) => instance.attrs.0[0].1 = value,
                None => instance.attrs = Attrs(smallvec![(names::DICT, value)]),
            }
        }
        Ok(Assigned::Done)
    }

    /// Whether `__slots__` of a class or of its bases name the attribute.
    fn has_slot(&mut self, class: ObjId, name: Sym) -> bool {
        let slots = self.intern("__slots__");
        let mro = Rc::clone(&self.process.heap.class(class).mro);
        let name = self.name(name);
        mro.iter().any(|&class| {
            let class = self.process.heap.class(class);
            let names = class.attrs.get(slots).map(|slots| self.slot_names(slots));
            let class_name = class.name.trim_start_matches('_');
            names.unwrap_or_default().iter().any(|slot| {
                let is_private = slot.starts_with("__") && !slot.ends_with("__");
                **slot == *name || is_private && *name == format!("_{class_name}{slot}")
            })
        })
    }

    /// The attributes that an object itself has, to change them.
    fn own_attrs_mut(&mut self, id: ObjId) -> Option<&mut Attrs> {
        let heap = &mut self.process.heap;
        if let Object::Class(_) = heap.get(id) {
            return Some(&mut heap.class_mut(id).attrs);
        }
        match heap.get_mut(id) {
            Object::Instance(i) => Some(&mut i.attrs),
            Object::Function(f) => Some(&mut f.attrs),
            Object::Exception(e) => Some(&mut e.attrs),
            Object::Future(f) => Some(f.attrs_mut()),
            Object::EventLoop(l) => Some(&mut l.attrs),
            _ => None,
        }
    }

    fn set_exception_attr(&mut self, id: ObjId, name: Sym, value: Value) -> bool {
        let Object::Exception(e) = self.process.heap.get_mut(id) else {
            return false;
        };
        match name {
            names::ARGS => e.args = value,
            names::CAUSE => {
                e.cause = value;
                e.suppress_context = true;
            }
            names::CONTEXT => e.context = value,
            names::SUPPRESS_CONTEXT => e.suppress_context = matches!(value, Value::True),
            names::TRACEBACK => self.set_traceback(id, value),
            _ => return false,
        }
        true
    }

    /// Sets a module's variable from outside or inside.
    pub fn set_module_attr(&mut self, module: ModuleId, name: Sym, value: Value) {
        let slot = self.python.slot_of(module, name);
        let state = Rc::make_mut(&mut self.process.modules[module.0 as usize]);
        match slot {
            Some(slot) => state.globals[slot] = value,
            None => {
                state.extra.set(name, value);
            }
        }
    }

    fn set_through(
        &mut self,
        descriptor: Value,
        obj: Value,
        name: Sym,
        value: Value,
    ) -> Res<Assigned> {
        match self
            .process
            .heap
            .get(descriptor.as_obj().expect("descriptors are objects"))
        {
            Object::Property(parts) => {
                let setter = parts[1];
                if setter.is_none() {
                    let (name, class) = (self.name(name), self.type_name(obj));
                    return self.raise(
                        Exc::AttributeError,
                        format!("property '{name}' of '{class}' object has no setter"),
                    );
                }
                Ok(Assigned::Call(setter, Args::positional(&[obj, value])))
            }
            Object::Instance(i) => {
                let setter = self
                    .class_attr(i.class, names::SET)
                    .expect("a data descriptor");
                Ok(Assigned::Call(
                    setter,
                    Args::positional(&[descriptor, obj, value]),
                ))
            }
            _ => panic!("only properties and instances are data descriptors"),
        }
    }

    fn cannot_set(&mut self, obj: Value, name: Sym) -> Res<Assigned> {
        let (class, name) = (self.type_name(obj), self.name(name));
        self.raise(
            Exc::AttributeError,
            format!("'{class}' object has no attribute '{name}'"),
        )
    }

    /// `del obj.name`
    ///
    /// # Errors
    /// `AttributeError` if there is none.
    pub fn delete_attr(&mut self, obj: Value, name: Sym) -> Res<Assigned> {
        if obj.as_obj().is_none() {
            return self.no_attribute(obj, name);
        }
        let class = self.class_of(obj);
        if let Some(descriptor) = self.class_attr(class, name)
            && let Some(Object::Property(parts)) =
                descriptor.as_obj().map(|d| self.process.heap.get(d))
        {
            let deleter = parts[2];
            if deleter.is_none() {
                let (name, class) = (self.name(name), self.type_name(obj));
                return self.raise(
                    Exc::AttributeError,
                    format!("property '{name}' of '{class}' object has no deleter"),
                );
            }
            return Ok(Assigned::Call(deleter, Args::positional(&[obj])));
        }
        let delete = self.intern("__delete__");
        if let Some(descriptor) = self.class_attr(class, name)
            && let Some(Object::Instance(i)) = descriptor.as_obj().map(|d| self.process.heap.get(d))
            && let Some(deleter) = self.class_attr(i.class, delete)
        {
            return Ok(Assigned::Call(
                deleter,
                Args::positional(&[descriptor, obj]),
            ));
        }
        if let Some(deleter @ Value::Obj(_)) = self.class_attr(class, names::DELATTR) {
            let text = self.name(name);
            let text = self.new_str(text);
            return Ok(Assigned::Call(deleter, Args::positional(&[obj, text])));
        }
        self.delete_own_attr(obj, name)
    }

    /// Deletes an object's own attribute, without asking descriptors (`object.__delattr__`).
    ///
    /// # Errors
    /// `AttributeError` if there is none.
    pub fn delete_own_attr(&mut self, obj: Value, name: Sym) -> Res<Assigned> {
        let Some(id) = obj.as_obj() else {
            return self.no_attribute(obj, name);
        };
        let shared = match self.process.heap.get(id) {
            Object::Instance(instance) => instance.attrs.shared(),
            Object::Exception(exception) => exception.attrs.shared(),
            _ => None,
        };
        let class = self.class_of(obj);
        let is_slot = self.has_slot(class, name);
        if let Some(dict) = shared.filter(|_| !is_slot) {
            let text = self.name(name);
            let key = self.new_str(text);
            return match self.remove_named(Value::Obj(dict), key) {
                Some(_) => Ok(Assigned::Done),
                None => self.no_attribute(obj, name),
            };
        }
        let own = self.own_attrs_mut(id);
        if own.is_some_and(|attrs| attrs.remove(name)) {
            Ok(Assigned::Done)
        } else if is_slot {
            let name = self.name(name);
            self.raise(Exc::AttributeError, &*name)
        } else {
            self.no_attribute(obj, name)
        }
    }

    /// Whether instances of a class are exceptions.
    #[must_use]
    pub fn is_exception_class(&self, value: Value) -> bool {
        match value.as_obj().map(|id| self.process.heap.get(id)) {
            Some(Object::Class(c)) => c.layout == Layout::Exception,
            _ => false,
        }
    }
}
