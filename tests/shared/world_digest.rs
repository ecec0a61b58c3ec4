//! A world in one number, by which tests compare worlds.

use std::fmt::{self, Debug, Write};
use std::hash::{DefaultHasher, Hasher};

use interleave::kernel::guest::Guest;
use interleave::kernel::world::World;
use interleave::python::runtime::Python;

/// Text that is hashed as it is written: the whole of it is many megabytes.
struct Digest(DefaultHasher);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

/// All that can be seen of a world: its view would hide details, so the kernel's own records.
pub fn digest(guest: &Python, world: &World<Python>) -> u64 {
    let mut text = Digest(DefaultHasher::new());
    let mut note = |what: &dyn Debug| writeln!(text, "{what:?}").expect("a hash takes any text");
    note(&(world.step(), world.now_ns()));
    for (id, thread) in world.threads() {
        note(&(thread, world.stack(id), world.position(guest, id)));
    }
    for (id, process) in world.processes() {
        note(&(process, world.memory_bytes(guest, id)));
        // What is garbage is not seen, and keyframes do not keep it.
        let mut memory = world.memory(id).cloned();
        if let Some(memory) = &mut memory {
            let mut stacks = process.live_threads.iter().filter_map(|t| world.stack(*t));
            guest.collect(memory, &mut stacks);
        }
        note(&memory.map(|memory| memory.heap));
    }
    note(&world.tasks().collect::<Vec<_>>());
    note(&world.counters());
    text.0.finish()
}
