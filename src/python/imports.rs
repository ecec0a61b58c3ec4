//! `import`: modules were compiled with the program, so importing one runs its body once.

use std::rc::Rc;

use super::code::{Code, ModuleId, Reg, Sym};
use super::heap::Object;
use super::native::Res;
use super::process::ImportState;
use super::thread::Return;
use super::types::Exc;
use super::value::Const;
use super::value::Value;
use super::vm::Vm;

impl Vm<'_, '_> {
    /// `import name`
    pub(super) fn import(&mut self, code: &Code, dst: Reg, name: u16, want_last: bool) -> Res<()> {
        let Const::Str(name) = &code.constants[name as usize] else {
            panic!("an import names a module")
        };
        // Packages are imported before what is in them.
        let mut end = 0;
        while end < name.len() {
            end = name[end + 1..]
                .find('.')
                .map_or(name.len(), |dot| end + 1 + dot);
            let Some(module) = self.python.module(&name[..end]) else {
                return self.raise(
                    Exc::ModuleNotFoundError,
                    format!("No module named '{}'", &name[..end]),
                );
            };
            if self.process.modules[module.0 as usize].state == ImportState::New {
                return self.run_module(module, dst);
            }
        }
        let shown = if want_last {
            &name[..]
        } else {
            name.split('.').next().unwrap_or(name)
        };
        let module = self.python.module(shown).expect("it was just imported");
        self.bind_submodules(name);
        let object = self.process.modules[module.0 as usize].object;
        self.set(dst, object);
        Ok(())
    }

    /// The module of a name, if it is imported already.
    #[must_use]
    pub fn imported_module(&self, name: &str) -> Option<Value> {
        let module = self.python.module(name)?;
        let state = &self.process.modules[module.0 as usize];
        (state.state == ImportState::Imported).then_some(state.object)
    }

    /// `import a.b` makes `b` an attribute of `a`.
    fn bind_submodules(&mut self, name: &str) {
        let mut parent_end = name.find('.');
        while let Some(end) = parent_end {
            let child_end = name[end + 1..]
                .find('.')
                .map_or(name.len(), |dot| end + 1 + dot);
            let (Some(parent), Some(child)) = (
                self.python.module(&name[..end]),
                self.python.module(&name[..child_end]),
            ) else {
                return;
            };
            let attr = self.intern(&name[end + 1..child_end]);
            let object = self.process.modules[child.0 as usize].object;
            self.set_module_attr(parent, attr, object);
            parent_end = (child_end < name.len()).then_some(child_end);
        }
    }

    fn run_module(&mut self, module: ModuleId, dst: Reg) -> Res<()> {
        let body = self.python.program.modules[module.0 as usize].body;
        Rc::make_mut(&mut self.process.modules[module.0 as usize]).state = ImportState::Imported;
        self.push_code(body, Return::Import(dst));
        Ok(())
    }

    /// Pushes a frame for code without parameters.
    pub(super) fn push_code(&mut self, code: super::code::CodeId, then: Return) {
        let frame = self.frame(super::thread::FrameKind::Python, code, then);
        let n = self.python.code(code).n_registers as usize;
        let base = self.thread.registers.len();
        self.thread.registers.resize(base + n, Value::Undef);
        self.thread.frames.push(frame);
    }

    /// `from module import name`
    pub(super) fn import_from(&mut self, dst: Reg, module: Value, name: Sym) -> Res<()> {
        let Object::Module(id) = self.object(module) else {
            panic!("an import gives a module")
        };
        let id = *id;
        let text = self.name(name);
        if let Some(value) = self.module_attr(id, name) {
            self.set(dst, value);
            return Ok(());
        }
        let module_name = Rc::clone(&self.python.program.modules[id.0 as usize].name);
        if let Some(child) = self.python.module(&format!("{module_name}.{text}")) {
            if self.process.modules[child.0 as usize].state == ImportState::New {
                return self.run_module(child, dst);
            }
            let object = self.process.modules[child.0 as usize].object;
            self.set(dst, object);
            return Ok(());
        }
        if let Some(getter) = self.module_attr(id, super::names::GETATTR) {
            let texts = [text, module_name].map(|text| self.new_str(text));
            let args = [getter, texts[0], texts[1]];
            return self.call_prelude("_import_late", &args, Return::Store(dst));
        }
        self.raise(
            Exc::ImportError,
            format!("cannot import name '{text}' from '{module_name}' (unknown location)"),
        )
    }
}
