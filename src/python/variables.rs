//! Instructions on variables and on data being built: globals, cells, functions, displays,
//! unpacking, calls with stars, `with`.

use std::rc::Rc;

use super::characters::Text;
use super::code::{BinaryOp, Code, CodeId, Instruction, Reg, Sym};
use super::heap::{Attrs, Function, Object, Shared};
use super::iterate;
use super::names;
use super::native::{Args, Owner, Res};
use super::thread::Return;
use super::types::Exc;
use super::value::{NativeId, Value};
use super::vm::Vm;
use super::{attributes::Attr, items, operators};

impl Vm<'_, '_> {
    /// The object behind a value.
    ///
    /// # Panics
    /// If it is an immediate value.
    #[must_use]
    pub fn object(&self, value: Value) -> &Object {
        self.process.heap.get(
            value
                .as_obj()
                .expect("the caller knows that it is an object"),
        )
    }

    pub(super) fn load_global(&mut self, code: &Code, dst: Reg, slot: u16) -> Res<()> {
        let module = code.module.0 as usize;
        let value = match self.process.modules[module].globals[slot as usize] {
            Value::Undef => self.python.builtins_by_slot[module][slot as usize],
            value => value,
        };
        if let Value::Undef = value {
            return self.undefined_global(code, slot);
        }
        self.set(dst, value);
        Ok(())
    }

    fn undefined_global(&mut self, code: &Code, slot: u16) -> Res<()> {
        let module = &self.python.program.modules[code.module.0 as usize];
        let name = self.name(module.globals[slot as usize]);
        let message = format!("name '{name}' is not defined");
        let name = self.new_str(name);
        self.raise_about(Exc::NameError, message, name)
    }

    pub(super) fn store_global(&mut self, code: &Code, slot: u16, value: Value) -> Res<()> {
        let state = Rc::make_mut(&mut self.process.modules[code.module.0 as usize]);
        let old = std::mem::replace(&mut state.globals[slot as usize], value);
        let dropped = self.with_cleanup(&[old]);
        self.close_dropped(&dropped)
    }

    pub(super) fn delete_global(&mut self, code: &Code, slot: u16) -> Res<()> {
        let state = &self.process.modules[code.module.0 as usize];
        if matches!(state.globals[slot as usize], Value::Undef) {
            return self.undefined_global(code, slot);
        }
        self.store_global(code, slot, Value::Undef)
    }

    pub(super) fn load_name(&mut self, code: &Code, dst: Reg, slot: u16) -> Res<()> {
        let base = self.thread.frames.last().expect("a frame is running").base as usize;
        let namespace = self.thread.registers[base];
        let module = &self.python.program.modules[code.module.0 as usize];
        let text = self.name(module.globals[slot as usize]);
        let key = self.new_str(text);
        match self.find_named(namespace, key) {
            Some(value) => {
                self.set(dst, value);
                Ok(())
            }
            None => self.load_global(code, dst, slot),
        }
    }

    /// What a cell holds.
    #[must_use]
    pub fn cell_contents(&self, cell: Value) -> Value {
        match self.object(cell) {
            Object::Cell(value) => *value,
            other => panic!("a cell variable's register holds a cell, not {other:?}"),
        }
    }

    pub(super) fn store_cell(&mut self, cell: Value, value: Value) {
        let id = cell
            .as_obj()
            .expect("a cell variable's register holds a cell");
        *self.process.heap.get_mut(id) = Object::Cell(value);
    }

    pub(super) fn load_cell(&mut self, code: &Code, dst: Reg, cell: Reg) -> Res<()> {
        let base = self.thread.frames.last().expect("a frame is running").base as usize;
        match self.cell_contents(self.thread.registers[base + cell as usize]) {
            Value::Undef => self.unbound_cell(code, cell),
            value => {
                self.set(dst, value);
                Ok(())
            }
        }
    }

    pub(super) fn unbound_cell(&mut self, code: &Code, cell: Reg) -> Res<()> {
        if code.free_registers.contains(&cell) {
            let name = self.name(code.local_names[cell as usize]);
            return self.raise(
                Exc::NameError,
                format!(
                    "cannot access free variable '{name}' where it is not associated with a value \
                     in enclosing scope"
                ),
            );
        }
        self.unbound_local(code, cell)
    }

    pub(super) fn unbound_local(&mut self, code: &Code, register: Reg) -> Res<()> {
        let name = self.name(code.local_names[register as usize]);
        self.raise(
            Exc::UnboundLocalError,
            format!(
                "cannot access local variable '{name}' where it is not associated with a value"
            ),
        )
    }

    pub(super) fn make_function(
        &mut self,
        dst: Reg,
        code: CodeId,
        base: usize,
        first: Reg,
        n_cells: u16,
    ) {
        let at = base + first as usize;
        let registers = &self.thread.registers;
        let closure: Rc<[Value]> = registers[at + 2..at + 2 + n_cells as usize].into();
        let (defaults, kw_defaults) = (registers[at], registers[at + 1]);
        let defaults: Rc<[Value]> = match defaults {
            Value::Obj(id) => match self.process.heap.get(id) {
                Object::Tuple(items) => Rc::clone(items),
                other => panic!("defaults are a tuple, not {other:?}"),
            },
            _ => Rc::from([]),
        };
        let function = self
            .process
            .heap
            .alloc(Object::Function(Shared::new(Function {
                code,
                attrs: Attrs::default(),
                defaults,
                kw_defaults,
                closure,
            })));
        self.set(dst, Value::Obj(function));
    }

    pub(super) fn build_set(&mut self, dst: Reg, base: usize, first: Reg, count: u16) -> Res<()> {
        let values = self.registers_at(base + first as usize, count as usize);
        let set = self.process.heap.alloc(Object::Set(Rc::default()));
        for &value in &values {
            if items::add_to_set(self, set, value)?.is_none() {
                let values = self.process.heap.new_tuple(&values[..]);
                return self.call_prelude("_build_set", &[values], Return::Store(dst));
            }
        }
        self.set(dst, Value::Obj(set));
        Ok(())
    }

    pub(super) fn build_dict(&mut self, dst: Reg, base: usize, first: Reg, count: u16) -> Res<()> {
        let values = self.registers_at(base + first as usize, 2 * count as usize);
        let dict = self.process.heap.alloc(Object::Dict(Rc::default()));
        for pair in values.chunks_exact(2) {
            if items::insert(self, dict, pair[0], pair[1])?.is_none() {
                let values = self.process.heap.new_tuple(&values[..]);
                return self.call_prelude("_build_dict", &[values], Return::Store(dst));
            }
        }
        self.set(dst, Value::Obj(dict));
        Ok(())
    }

    /// `*source` in a set display.
    pub(super) fn set_update(&mut self, set: Value, source: Value) -> Res<()> {
        let id = set.as_obj().expect("the compiler built a set");
        if let Some(Object::Set(_) | Object::FrozenSet(_)) =
            source.as_obj().map(|id| self.process.heap.get(id))
        {
            // Merging a set gives another order than adding its elements.
            return match operators::in_place_set(self, BinaryOp::Or, id, source)? {
                Some(_) => Ok(()),
                None => self.call_prelude("_set_update", &[set, source], Return::Discard),
            };
        }
        let values = iterate::to_vec(self, source)?;
        for &value in values.iter().flatten() {
            if items::add_to_set(self, id, value)?.is_none() {
                return self.call_prelude("_set_update", &[set, source], Return::Discard);
            }
        }
        match values {
            Some(_) => Ok(()),
            None => self.call_prelude("_set_update", &[set, source], Return::Discard),
        }
    }

    /// The value of a str key in a dict (a namespace, keyword arguments).
    pub(super) fn find_named(&mut self, dict: Value, key: Value) -> Option<Value> {
        let id = dict.as_obj().expect("a namespace is a dict");
        match items::lookup(self, id, key) {
            Ok(Some(found)) => found,
            _ => panic!("a str is hashed and compared without Python code"),
        }
    }

    /// Sets a str key of a dict.
    pub(super) fn insert_named(&mut self, dict: Value, key: Value, value: Value) {
        let id = dict.as_obj().expect("a namespace is a dict");
        match items::insert(self, id, key, value) {
            Ok(Some(())) => {}
            _ => panic!("a str is hashed and compared without Python code"),
        }
    }

    /// Removes a str key of a dict.
    pub(super) fn remove_named(&mut self, dict: Value, key: Value) -> Option<Value> {
        let id = dict.as_obj().expect("a namespace is a dict");
        match items::take(self, id, key) {
            Ok(Some(removed)) => removed,
            _ => panic!("a str is hashed and compared without Python code"),
        }
    }

    /// `dict[key] = value` of a display or comprehension.
    pub(super) fn dict_insert(&mut self, dict: Value, key: Value, value: Value) -> Res<()> {
        let id = dict.as_obj().expect("the compiler built a dict");
        match items::insert(self, id, key, value)? {
            Some(()) => Ok(()),
            None => self.call_prelude("_setitem", &[dict, key, value], Return::Discard),
        }
    }

    /// `set.add(value)` of a display or comprehension.
    pub(super) fn set_add(&mut self, set: Value, value: Value) -> Res<()> {
        let id = set.as_obj().expect("the compiler built a set");
        match items::add_to_set(self, id, value)? {
            Some(_) => Ok(()),
            None => self.call_prelude("_set_add", &[set, value], Return::Discard),
        }
    }

    pub(super) fn list_append(&mut self, list: Value, value: Value) {
        let id = list.as_obj().expect("the compiler built a list");
        if let Object::List(items) = self.process.heap.get_mut(id) {
            Rc::make_mut(items).push(value);
        }
        self.process.heap.grew(16);
    }

    pub(super) fn list_extend(
        &mut self,
        list: Value,
        source: Value,
        callee: Option<Value>,
    ) -> Res<()> {
        if !iterate::is_iterable(self, source) {
            let class = self.type_name(source);
            if let Some(callee) = callee {
                let function = self.callable_name(callee);
                return self.type_error(format!(
                    "{function}() argument after * must be an iterable, not {class}"
                ));
            }
            return self.type_error(format!("Value after * must be an iterable, not {class}"));
        }
        match iterate::to_vec(self, source)? {
            Some(values) => {
                let id = list.as_obj().expect("the compiler built a list");
                let n = values.len() as u64;
                if let Object::List(items) = self.process.heap.get_mut(id) {
                    Rc::make_mut(items).extend(values);
                }
                self.process.heap.grew(16 * n);
                Ok(())
            }
            None => self.call_prelude("_list_extend", &[list, source], Return::Discard),
        }
    }

    /// `**source` in a display (`callee` is `None`) or among a call's arguments.
    pub(super) fn dict_update(
        &mut self,
        dict: Value,
        source: Value,
        callee: Option<Value>,
    ) -> Res<()> {
        let source = super::compare::plain_without(&self.process.heap, source, names::ITER);
        let Some(Object::Dict(entries)) = source.as_obj().map(|id| self.process.heap.get(id))
        else {
            let keys = self.intern("keys");
            let class = self.class_of(source);
            if self.process.heap.class_attr(class, keys).is_some() {
                return self.call_prelude("_merge_mapping", &[dict, source], Return::Discard);
            }
            let class = self.type_name(source);
            return match callee {
                None => self.type_error(format!("'{class}' object is not a mapping")),
                Some(callee) => {
                    let function = self.callable_name(callee);
                    self.type_error(format!(
                        "{function}() argument after ** must be a mapping, not {class}"
                    ))
                }
            };
        };
        let entries: Vec<(Value, Value)> = entries.iter().map(|e| (e.key, e.value)).collect();
        for (key, value) in entries {
            if let Some(callee) = callee {
                let Some(name) = self.as_str(key) else {
                    return self.type_error("keywords must be strings");
                };
                if self.find_named(dict, key).is_some() {
                    let function = self.callable_name(callee);
                    return self.type_error(format!(
                        "{function}() got multiple values for keyword argument '{name}'"
                    ));
                }
            }
            let id = dict.as_obj().expect("the compiler built a dict");
            if items::insert(self, id, key, value)?.is_none() {
                return self.call_prelude("_merge_mapping", &[dict, source], Return::Discard);
            }
        }
        Ok(())
    }

    /// The name of a callable for messages.
    /// A function's name with its module, unless that is `builtins`, as messages about calls have it.
    fn callable_name(&mut self, callee: Value) -> String {
        if let Value::Native(native) = callee {
            return self.native_name(native);
        }
        if let Some(Object::BoundMethod(parts)) =
            callee.as_obj().map(|id| self.process.heap.get(id))
            && let Value::Native(native) = parts.0
        {
            return self.native_name(native);
        }
        let name = match self.text_attr(callee, names::QUALNAME) {
            Some(name) => name,
            None => return "function".to_owned(),
        };
        match self.text_attr(callee, names::MODULE) {
            Some(module) if &*module != "builtins" => format!("{module}.{name}"),
            _ => name.to_string(),
        }
    }

    /// `len`, `math.sqrt`, `list.append`
    fn native_name(&self, native: NativeId) -> String {
        let native = &self.python.natives[native.0 as usize];
        match native.owner {
            Owner::Module(module) => format!("{}.{}", module.trim_start_matches('_'), native.name),
            Owner::Method(class) | Owner::InstanceMethod(class) | Owner::Static(class) => {
                format!("{}.{}", class.name(), native.name)
            }
            _ => native.name.to_owned(),
        }
    }

    fn text_attr(&mut self, object: Value, name: Sym) -> Option<Text> {
        match self.find_attr(object, name) {
            Ok(Some(Attr::Value(text))) => self.as_str(text),
            _ => None,
        }
    }

    pub(super) fn call_ex(
        &mut self,
        callee: Value,
        args: Value,
        kwargs: Value,
        then: Return,
    ) -> Res<()> {
        let mut values: smallvec::SmallVec<[Value; 6]> = match self.object(args) {
            Object::Tuple(items) => items.iter().copied().collect(),
            Object::List(items) => items.iter().copied().collect(),
            other => panic!("star arguments were collected, not {other:?}"),
        };
        let mut keyword_names: Vec<Sym> = Vec::new();
        if let Value::Obj(id) = kwargs
            && let Object::Dict(dict) = self.process.heap.get(id)
        {
            let entries: Vec<(Value, Value)> = dict.iter().map(|e| (e.key, e.value)).collect();
            for (key, value) in entries {
                let text = self.as_str(key).expect("keywords were checked to be str");
                keyword_names.push(self.intern(&text));
                values.push(value);
            }
        }
        let names = (!keyword_names.is_empty()).then(|| keyword_names.into());
        self.call(callee, Args { values, names }, then)
    }

    /// `first.name(…)` without making a bound method where that is possible.
    pub(super) fn call_method(
        &mut self,
        dst: Reg,
        first: usize,
        name: Sym,
        count: usize,
    ) -> Res<()> {
        let receiver = self.thread.registers[first];
        let then = Return::Store(dst);
        let own = match receiver {
            Value::Obj(id) => match self.process.heap.get(id) {
                Object::Instance(i) => {
                    let may_have = i.attrs.get(name).is_some() || i.attrs.shared().is_some();
                    Some((i.class, may_have))
                }
                Object::Class(_)
                | Object::Module(_)
                | Object::Super(_)
                | Object::Exception(_)
                | Object::Future(_)
                | Object::EventLoop(_)
                | Object::Function(_)
                | Object::BoundMethod(_) => None,
                _ => Some((self.class_of(receiver), false)),
            },
            _ => Some((self.class_of(receiver), false)),
        };
        if let Some((class, false)) = own
            && let Some(method) = self.process.heap.class_attr(class, name)
        {
            match method {
                Value::Native(native) => {
                    let def = &self.python.natives[native.0 as usize];
                    let mut values = self.registers_at(first, count + 1);
                    def.unwrap_receiver(&self.process.heap, &mut values);
                    return self.call_native_with(def.function, values, dst);
                }
                Value::Obj(id) if matches!(self.process.heap.get(id), Object::Function(_)) => {
                    let args = self.registers_at(first, count + 1);
                    return self.push_function(id, &args, None, then);
                }
                _ => {}
            }
        }
        let values = self.registers_at(first + 1, count);
        let found = self.get_attr(receiver, name);
        self.is_lookup = found.is_err();
        match found? {
            Attr::Value(method) => self.call(
                method,
                Args {
                    values,
                    names: None,
                },
                then,
            ),
            Attr::Call(getter, args) => {
                // A property or `__getattr__` gives the callable first: Python does both.
                let getter_args = self.heap().new_tuple(&args.values[..]);
                let values = self.heap().new_tuple(&values[..]);
                self.call_prelude("_get_and_call", &[getter, getter_args, values], then)
            }
        }
    }

    /// `first, …, *rest, … = source`
    pub(super) fn unpack(
        &mut self,
        source: Value,
        first: Reg,
        before: usize,
        after: Option<usize>,
    ) -> Res<()> {
        if !iterate::is_iterable(self, source) {
            let class = self.type_name(source);
            return self.type_error(format!("cannot unpack non-iterable {class} object"));
        }
        let Some(values) = iterate::to_vec(self, source)? else {
            // Python code gives the values: it makes a list of the right length, or raises. The
            // instruction is executed again on that list, in a register that it may overwrite.
            let n_before = Value::Int(before as i64);
            let n_after = after.map_or(Value::None, |n| Value::Int(n as i64));
            let args = [source, n_before, n_after];
            return self.call_prelude("_unpack", &args, Return::Unpack(first));
        };
        self.store_unpacked(&values, first, before, after)
    }

    /// Python code made a list of what the instruction at hand unpacks.
    pub(super) fn finish_unpack(&mut self, first: Reg, list: Value) -> Res<()> {
        let values = match self.object(list) {
            Object::List(items) => items.to_vec(),
            other => panic!("_unpack gives a list, not {other:?}"),
        };
        let frame = self.thread.frames.last().expect("a frame is running");
        let code = self.python.code(frame.code);
        match code.instructions[frame.pc as usize - 1] {
            Instruction::UnpackSequence { count, .. } => {
                self.store_unpacked(&values, first, count as usize, None)
            }
            Instruction::UnpackStar { before, after, .. } => {
                self.store_unpacked(&values, first, before as usize, Some(after as usize))
            }
            other => panic!("an unpacking instruction unpacks, not {other:?}"),
        }
    }

    fn store_unpacked(
        &mut self,
        values: &[Value],
        first: Reg,
        before: usize,
        after: Option<usize>,
    ) -> Res<()> {
        let n = values.len();
        let at_least = before + after.unwrap_or(0);
        if n < at_least {
            let least = if after.is_some() { "at least " } else { "" };
            return self.value_error(format!(
                "not enough values to unpack (expected {least}{at_least}, got {n})"
            ));
        }
        let Some(after) = after else {
            if n > before {
                return self.value_error(format!("too many values to unpack (expected {before})"));
            }
            for (i, &value) in values.iter().enumerate() {
                self.set(first + i as Reg, value);
            }
            return Ok(());
        };
        for (i, &value) in values[..before].iter().enumerate() {
            self.set(first + i as Reg, value);
        }
        let rest = self
            .process
            .heap
            .new_list(values[before..n - after].to_vec());
        self.set(first + before as Reg, rest);
        for (i, &value) in values[n - after..].iter().enumerate() {
            self.set(first + (before + 1 + i) as Reg, value);
        }
        Ok(())
    }

    /// `with source:` and `async with source:`
    pub(super) fn with_enter(
        &mut self,
        dst: Reg,
        exit: Reg,
        source: Value,
        is_async: bool,
    ) -> Res<()> {
        let class = self.class_of(source);
        let (enter_name, exit_name) = if is_async {
            (names::AENTER, names::AEXIT)
        } else {
            (names::ENTER, names::EXIT)
        };
        let enter_method = self.class_attr(class, enter_name);
        let exit_method = self.class_attr(class, exit_name);
        let (Some(enter_method), Some(exit_method)) = (enter_method, exit_method) else {
            let class_name = self.type_name(source);
            let protocol = if is_async {
                "asynchronous context manager"
            } else {
                "context manager"
            };
            let missing = if enter_method.is_some() {
                format!(" (missed {} method)", self.name(exit_name))
            } else {
                String::new()
            };
            return self.type_error(format!(
                "'{class_name}' object does not support the {protocol} protocol{missing}"
            ));
        };
        let bound = self.bound_method(exit_method, source);
        self.set(exit, bound);
        self.call(
            enter_method,
            Args::positional(&[source]),
            Return::Store(dst),
        )
    }
}
