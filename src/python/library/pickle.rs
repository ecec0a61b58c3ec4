//! How a value travels between processes: our own compact encoding of what CPython's `pickle` can
//! carry. Functions and classes go by name, so both sides must have them; everything else is copied.

use std::collections::HashMap;
use std::rc::Rc;

use crate::kernel::ids::{JobId, PipeId, SyncId};
use crate::python::code::ModuleId;
use crate::python::heap::{Attrs, Exception, Instance, Object, Shared};
use crate::python::items;
use crate::python::native::{Raised, Res};
use crate::python::set::Set;
use crate::python::types::Exc;
use crate::python::value::{NativeId, ObjId, Value};
use crate::python::vm::Vm;

/// How deep a value may be nested.
const MAX_DEPTH: u32 = 400;

/// First byte of an encoded value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Tag {
    None,
    True,
    False,
    NotImplemented,
    Ellipsis,
    Int,
    Float,
    Native,
    Str,
    Bytes,
    Wide,
    List,
    Tuple,
    Dict,
    Set,
    FrozenSet,
    Range,
    Slice,
    Deque,
    Global,
    Instance,
    Exception,
    BoundMethod,
    Job,
    Sync,
    Pipe,
    Seen,
}

const TAGS: &[Tag] = &[
    Tag::None,
    Tag::True,
    Tag::False,
    Tag::NotImplemented,
    Tag::Ellipsis,
    Tag::Int,
    Tag::Float,
    Tag::Native,
    Tag::Str,
    Tag::Bytes,
    Tag::Wide,
    Tag::List,
    Tag::Tuple,
    Tag::Dict,
    Tag::Set,
    Tag::FrozenSet,
    Tag::Range,
    Tag::Slice,
    Tag::Deque,
    Tag::Global,
    Tag::Instance,
    Tag::Exception,
    Tag::BoundMethod,
    Tag::Job,
    Tag::Sync,
    Tag::Pipe,
    Tag::Seen,
];

/// Encodes a value.
///
/// # Errors
/// What CPython raises for what cannot be pickled.
pub fn dumps(vm: &mut Vm<'_, '_>, value: Value) -> Res<Vec<u8>> {
    let mut writer = Writer {
        bytes: Vec::new(),
        seen: HashMap::new(),
    };
    writer.value(vm, value, 0)?;
    Ok(writer.bytes)
}

/// Decodes a value into the process's heap.
///
/// # Errors
/// `AttributeError` if a function or class is not there.
pub fn loads(vm: &mut Vm<'_, '_>, bytes: &[u8]) -> Res<Value> {
    let mut reader = Reader {
        bytes,
        at: 0,
        seen: Vec::new(),
    };
    reader.value(vm)
}

struct Writer {
    bytes: Vec<u8>,
    // Looked up, never iterated.
    seen: HashMap<ObjId, u32>,
}

impl Writer {
    fn tag(&mut self, tag: Tag) {
        self.bytes.push(tag as u8);
    }

    fn number(&mut self, n: u64) {
        self.bytes.extend_from_slice(&n.to_le_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.bytes.extend_from_slice(bytes);
    }

    /// The next object number goes to this object, as the reader will give it.
    fn remember(&mut self, id: ObjId) {
        let n = self.seen.len() as u32;
        self.seen.insert(id, n);
    }

    fn value(&mut self, vm: &mut Vm<'_, '_>, value: Value, depth: u32) -> Res<()> {
        match value {
            Value::Undef | Value::None => self.tag(Tag::None),
            Value::True => self.tag(Tag::True),
            Value::False => self.tag(Tag::False),
            Value::NotImplemented => self.tag(Tag::NotImplemented),
            Value::Ellipsis => self.tag(Tag::Ellipsis),
            Value::Int(i) => {
                self.tag(Tag::Int);
                self.number(i as u64);
            }
            Value::Float(f) => {
                self.tag(Tag::Float);
                self.number(f.get().to_bits());
            }
            Value::Native(n) => {
                self.tag(Tag::Native);
                self.number(n.0);
            }
            Value::Obj(id) => return self.object(vm, id, depth),
        }
        Ok(())
    }

    fn object(&mut self, vm: &mut Vm<'_, '_>, id: ObjId, depth: u32) -> Res<()> {
        if depth > MAX_DEPTH {
            return vm.raise(
                Exc::RecursionError,
                "maximum recursion depth exceeded while pickling an object",
            );
        }
        if let Some(&n) = self.seen.get(&id) {
            self.tag(Tag::Seen);
            self.number(u64::from(n));
            return Ok(());
        }
        self.remember(id);
        match vm.process.heap.get(id).clone() {
            Object::Str(s) => {
                self.tag(Tag::Str);
                self.bytes(s.as_bytes());
            }
            Object::Bytes(b) => {
                self.tag(Tag::Bytes);
                self.bytes(&b);
            }
            Object::Wide(big) => {
                self.tag(Tag::Wide);
                self.bytes(&big.to_signed_bytes_le());
            }
            Object::List(items) => self.values(vm, Tag::List, &items, depth)?,
            Object::Tuple(items) => self.values(vm, Tag::Tuple, &items, depth)?,
            Object::Deque(items) => {
                let items: Vec<Value> = items.iter().copied().collect();
                self.values(vm, Tag::Deque, &items, depth)?;
            }
            Object::Dict(dict) => {
                let flat: Vec<Value> = dict.iter().flat_map(|e| [e.key, e.value]).collect();
                self.values(vm, Tag::Dict, &flat, depth)?;
            }
            Object::Set(set) => {
                let items: Vec<Value> = set.iter().map(|e| e.key).collect();
                self.values(vm, Tag::Set, &items, depth)?;
            }
            Object::FrozenSet(set) => {
                let items: Vec<Value> = set.iter().map(|e| e.key).collect();
                self.values(vm, Tag::FrozenSet, &items, depth)?;
            }
            Object::Range(parts) => {
                self.tag(Tag::Range);
                parts.iter().for_each(|&n| self.number(n as u64));
            }
            Object::Slice(parts) => self.values(vm, Tag::Slice, &*parts, depth)?,
            Object::BoundMethod(parts) => {
                self.values(vm, Tag::BoundMethod, &[parts.0, parts.1], depth)?;
            }
            Object::Instance(instance) => self.instance(vm, &instance, depth)?,
            Object::Exception(exception) => self.exception(vm, &exception, depth)?,
            Object::Function(_) | Object::Class(_) | Object::Module(_) => self.global(vm, id)?,
            Object::Job { job, kind } => {
                self.tag(Tag::Job);
                self.number(u64::from(job.0));
                self.value(vm, Value::Obj(kind), depth + 1)?;
            }
            Object::Sync(SyncId::Shared(n)) => {
                self.tag(Tag::Sync);
                self.number(u64::from(n));
            }
            Object::Pipe(pipe) => {
                self.tag(Tag::Pipe);
                self.number(u64::from(pipe.0));
            }
            _ => return cannot_pickle(vm, id),
        }
        Ok(())
    }

    fn values(&mut self, vm: &mut Vm<'_, '_>, tag: Tag, items: &[Value], depth: u32) -> Res<()> {
        self.tag(tag);
        self.number(items.len() as u64);
        for &item in items {
            self.value(vm, item, depth + 1)?;
        }
        Ok(())
    }

    fn attrs(&mut self, vm: &mut Vm<'_, '_>, attrs: &Attrs, depth: u32) -> Res<()> {
        self.number(attrs.0.len() as u64);
        for &(name, value) in &attrs.0 {
            let name = vm.name(name);
            self.bytes(name.as_bytes());
            self.value(vm, value, depth + 1)?;
        }
        Ok(())
    }

    fn instance(&mut self, vm: &mut Vm<'_, '_>, instance: &Instance, depth: u32) -> Res<()> {
        let marker = vm.intern("_shared_between_processes");
        if matches!(vm.class_attr(instance.class, marker), Some(Value::True)) {
            let name = Rc::clone(&vm.process.heap.class(instance.class).name);
            return vm.raise(
                Exc::RuntimeError,
                format!(
                    "{name} objects should only be shared between processes through inheritance"
                ),
            );
        }
        self.tag(Tag::Instance);
        self.value(vm, Value::Obj(instance.class), depth + 1)?;
        let payload = match instance.payload {
            // No payload is `None`.
            Value::Undef => Value::None,
            payload => payload,
        };
        self.value(vm, payload, depth + 1)?;
        self.attrs(vm, &instance.attrs, depth)
    }

    fn exception(&mut self, vm: &mut Vm<'_, '_>, exception: &Exception, depth: u32) -> Res<()> {
        self.tag(Tag::Exception);
        self.value(vm, Value::Obj(exception.class), depth + 1)?;
        self.value(vm, exception.args, depth + 1)?;
        self.attrs(vm, &exception.attrs, depth)
    }

    /// A function, class or module, by name.
    fn global(&mut self, vm: &mut Vm<'_, '_>, id: ObjId) -> Res<()> {
        let (module, qualname): (Rc<str>, Rc<str>) = match vm.process.heap.get(id) {
            Object::Module(_) => return cannot_pickle(vm, id),
            Object::Class(class) => (Rc::clone(&class.module), Rc::clone(&class.qualname)),
            Object::Function(function) => {
                let code = vm.python.code(function.code);
                let module = &vm.python.program.modules[code.module.0 as usize].name;
                (Rc::clone(module), Rc::clone(&code.qualname))
            }
            other => panic!("only functions and classes go by name, not {other:?}"),
        };
        if id.0 < u64::from(vm.process.n_boot_objects) {
            // A builtin class is the same object in every process.
            self.tag(Tag::Global);
            self.bytes(b"");
            self.number(id.0);
            return Ok(());
        }
        if qualname.contains("<locals>") {
            return vm.raise(
                Exc::AttributeError,
                format!("Can't pickle local object '{qualname}'"),
            );
        }
        if find_global(vm, &module, &qualname).is_none_or(|found| !found.is_same(Value::Obj(id))) {
            return not_found(vm, id, &module, &qualname);
        }
        self.tag(Tag::Global);
        self.bytes(module.as_bytes());
        self.bytes(qualname.as_bytes());
        Ok(())
    }
}

fn cannot_pickle<T>(vm: &mut Vm<'_, '_>, id: ObjId) -> Res<T> {
    let name = vm.type_name(Value::Obj(id));
    let name = match vm.process.heap.get(id) {
        Object::Sync(_) => Rc::from("_thread.lock"),
        Object::Future(_) => format!("_asyncio.{name}").into(),
        _ => name,
    };
    vm.type_error(format!("cannot pickle '{name}' object"))
}

fn not_found<T>(vm: &mut Vm<'_, '_>, id: ObjId, module: &str, qualname: &str) -> Res<T> {
    let shown = crate::python::text::repr(vm, Value::Obj(id))?.unwrap_or_default();
    let is_there = find_global(vm, module, qualname).is_some();
    let problem = if is_there {
        format!("it's not the same object as {module}.{qualname}")
    } else {
        format!("attribute lookup {qualname} on {module} failed")
    };
    let text = vm.new_str(format!("Can't pickle {shown}: {problem}"));
    let name = vm.intern("PicklingError");
    let class = super::module_attr(vm, "pickle", name).and_then(Value::as_obj);
    let class = class.unwrap_or(Exc::AttributeError.class());
    let error = vm.new_exception(class, &[text]);
    Err(Raised(error))
}

/// Classes of the library name the modules of CPython, where some are parts of others:
/// `concurrent.futures._base`.
fn find_global(vm: &mut Vm<'_, '_>, module: &str, qualname: &str) -> Option<Value> {
    let in_module = vm.python.module(module);
    if let Some(found) = in_module.and_then(|module| find_in(vm, module, qualname)) {
        return Some(found);
    }
    let (package, _) = module.rsplit_once('.')?;
    find_global(vm, package, qualname)
}

fn find_in(vm: &mut Vm<'_, '_>, module: ModuleId, qualname: &str) -> Option<Value> {
    let mut parts = qualname.split('.');
    let first = vm.intern(parts.next()?);
    let mut value = vm.module_attr(module, first)?;
    for part in parts {
        let name = vm.intern(part);
        let Object::Class(class) = vm.process.heap.get(value.as_obj()?) else {
            return None;
        };
        value = class.attrs.get(name)?;
    }
    Some(value)
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    seen: Vec<Value>,
}

impl Reader<'_> {
    fn byte(&mut self) -> u8 {
        self.at += 1;
        self.bytes[self.at - 1]
    }

    fn number(&mut self) -> u64 {
        let end = self.at + 8;
        let bytes = self.bytes[self.at..end].try_into();
        self.at = end;
        u64::from_le_bytes(bytes.expect("eight bytes"))
    }

    fn slice(&mut self) -> Vec<u8> {
        let len = self.number() as usize;
        self.at += len;
        self.bytes[self.at - len..self.at].to_vec()
    }

    fn text(&mut self) -> String {
        String::from_utf8(self.slice()).expect("what was written as text is text")
    }

    /// Keeps the place of an object whose contents are not read yet.
    fn reserve(&mut self, value: Value) -> usize {
        self.seen.push(value);
        self.seen.len() - 1
    }

    fn known(&mut self, vm: &mut Vm<'_, '_>, object: Object) -> Value {
        let value = Value::Obj(vm.heap().alloc(object));
        self.reserve(value);
        value
    }

    fn value(&mut self, vm: &mut Vm<'_, '_>) -> Res<Value> {
        let tag = TAGS[usize::from(self.byte())];
        Ok(match tag {
            Tag::None => Value::None,
            Tag::True => Value::True,
            Tag::False => Value::False,
            Tag::NotImplemented => Value::NotImplemented,
            Tag::Ellipsis => Value::Ellipsis,
            Tag::Int => Value::Int(self.number() as i64),
            Tag::Float => Value::float(f64::from_bits(self.number())),
            Tag::Native => Value::Native(NativeId(self.number())),
            Tag::Seen => {
                let n = self.number() as usize;
                self.seen[n]
            }
            Tag::Str => {
                let text = self.text();
                self.known(vm, Object::Str(text.into()))
            }
            Tag::Bytes => {
                let bytes = self.slice();
                self.known(vm, Object::Bytes(bytes.into()))
            }
            Tag::Wide => {
                let bytes = self.slice();
                let big = num_bigint::BigInt::from_signed_bytes_le(&bytes);
                self.known(vm, Object::Wide(big.into()))
            }
            Tag::Range => {
                let parts = [0; 3].map(|_: i64| self.number() as i64);
                self.known(vm, Object::Range(Shared::new(parts)))
            }
            Tag::Sync => {
                let sync = SyncId::Shared(self.number() as u32);
                self.known(vm, Object::Sync(sync))
            }
            Tag::Pipe => {
                let pipe = PipeId(self.number() as u32);
                self.known(vm, Object::Pipe(pipe))
            }
            Tag::Job => return self.job(vm),
            Tag::Global => return self.global(vm),
            Tag::Instance => return self.instance(vm),
            Tag::Exception => return self.exception(vm),
            Tag::Dict => return self.dict(vm),
            Tag::Set | Tag::FrozenSet => return self.set(vm, tag),
            Tag::List | Tag::Tuple | Tag::Deque | Tag::Slice | Tag::BoundMethod => {
                return self.sequence(vm, tag);
            }
        })
    }

    /// The object exists before its items are read, because they may refer to it.
    fn sequence(&mut self, vm: &mut Vm<'_, '_>, tag: Tag) -> Res<Value> {
        let id = vm.heap().alloc(Object::List(Rc::default()));
        self.reserve(Value::Obj(id));
        let n = self.number() as usize;
        let mut items = Vec::with_capacity(n);
        for _ in 0..n {
            items.push(self.value(vm)?);
        }
        let object = match tag {
            Tag::List => Object::List(Rc::new(items)),
            Tag::Tuple => Object::Tuple(items.into()),
            Tag::Deque => Object::Deque(Rc::new(items.into())),
            Tag::Slice => Object::Slice(Shared::new([items[0], items[1], items[2]])),
            Tag::BoundMethod => Object::BoundMethod(Shared::new((items[0], items[1]))),
            other => panic!("{other:?} is no sequence"),
        };
        vm.heap().grew(16 * n as u64);
        *vm.process.heap.get_mut(id) = object;
        Ok(Value::Obj(id))
    }

    fn dict(&mut self, vm: &mut Vm<'_, '_>) -> Res<Value> {
        let id = items::new_dict(vm);
        self.reserve(Value::Obj(id));
        let n = self.number() / 2;
        for _ in 0..n {
            let key = self.value(vm)?;
            let value = self.value(vm)?;
            if items::insert(vm, id, key, value)?.is_none() {
                return unsupported_key(vm);
            }
        }
        Ok(Value::Obj(id))
    }

    fn set(&mut self, vm: &mut Vm<'_, '_>, tag: Tag) -> Res<Value> {
        let id = vm.heap().alloc(Object::Set(Rc::new(Set::default())));
        self.reserve(Value::Obj(id));
        let n = self.number();
        for _ in 0..n {
            let item = self.value(vm)?;
            if items::add_to_set(vm, id, item)?.is_none() {
                return unsupported_key(vm);
            }
        }
        if tag == Tag::FrozenSet
            && let Object::Set(set) = vm.process.heap.get(id).clone()
        {
            *vm.process.heap.get_mut(id) = Object::FrozenSet(set);
        }
        Ok(Value::Obj(id))
    }

    fn job(&mut self, vm: &mut Vm<'_, '_>) -> Res<Value> {
        let job = JobId(self.number() as u32);
        let place = self.reserve(Value::None);
        let kind = self.value(vm)?;
        let kind = kind.as_obj().expect("a job's kind is a str");
        vm.process.has_jobs = true;
        let value = Value::Obj(vm.heap().alloc(Object::Job { job, kind }));
        self.seen[place] = value;
        Ok(value)
    }

    fn global(&mut self, vm: &mut Vm<'_, '_>) -> Res<Value> {
        let place = self.reserve(Value::None);
        let module = self.text();
        if module.is_empty() {
            let value = Value::Obj(ObjId(self.number()));
            self.seen[place] = value;
            return Ok(value);
        }
        let qualname = self.text();
        match find_global(vm, &module, &qualname) {
            Some(value) => {
                self.seen[place] = value;
                Ok(value)
            }
            None => vm.raise(
                Exc::AttributeError,
                format!("Can't get attribute '{qualname}' on <module '{module}'>"),
            ),
        }
    }

    fn attrs(&mut self, vm: &mut Vm<'_, '_>) -> Res<Attrs> {
        let n = self.number();
        let mut attrs = Attrs::default();
        for _ in 0..n {
            let name = self.text();
            let name = vm.intern(&name);
            attrs.0.push((name, self.value(vm)?));
        }
        Ok(attrs)
    }

    fn instance(&mut self, vm: &mut Vm<'_, '_>) -> Res<Value> {
        let id = vm.new_instance(crate::python::types::Type::Object.class());
        self.reserve(Value::Obj(id));
        let class = self.value(vm)?;
        let class = class.as_obj().expect("an instance has a class");
        let payload = match self.value(vm)? {
            Value::None => Value::Undef,
            payload => payload,
        };
        let attrs = self.attrs(vm)?;
        let instance = Object::Instance(Shared::new(Instance {
            class,
            attrs,
            payload,
        }));
        *vm.process.heap.get_mut(id) = instance;
        Ok(Value::Obj(id))
    }

    fn exception(&mut self, vm: &mut Vm<'_, '_>) -> Res<Value> {
        let id = vm.new_exception(Exc::Exception.class(), &[]);
        self.reserve(Value::Obj(id));
        let class = self.value(vm)?;
        let args = self.value(vm)?;
        let attrs = self.attrs(vm)?;
        if let Object::Exception(e) = vm.process.heap.get_mut(id) {
            e.class = class.as_obj().expect("an exception has a class");
            e.args = args;
            e.attrs = attrs;
        }
        Ok(Value::Obj(id))
    }
}

fn unsupported_key<T>(vm: &mut Vm<'_, '_>) -> Res<T> {
    vm.type_error(
        "a dict or set whose keys have a __hash__ or __eq__ of their own cannot be sent to \
         another process here",
    )
}
