//! Newtype identifiers of everything the kernel numbers. All are given out in order of creation
//! within one world, so they are the same in every run of the same recording.
//!
//! Glossary: a *process* owns memory, a GIL and threads; a *thread* is what a core runs; a *task*
//! (asyncio task) is a coroutine driven by an event loop on some thread; a *job* is what the user
//! started with a button and may be worked on by any of these.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub struct $name(pub u32);

        impl $name {
            /// The id as an index into the table of its kind.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// A process; 0 is the main process.
    ProcessId
);
id!(
    /// A thread, numbered across all processes of the world; 0 is the main thread of process 0.
    ThreadId
);
id!(
    /// A core of the simulated machine.
    CoreId
);
id!(
    /// An asyncio task (or a task of another language's event loop), numbered across the world.
    TaskId
);
id!(
    /// An event loop, numbered across the world.
    LoopId
);
id!(
    /// A job; numbers shown to people start at 1, in order of arrival.
    JobId
);
id!(
    /// A queue that programs can see (`queue.Queue`, `asyncio.Queue`, `multiprocessing.Queue`).
    QueueId
);

/// A lock or semaphore of the kernel. Private ones are copied by `fork`; shared ones are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SyncId {
    /// Lives in one process; `fork` gives the child its own copy with the same number.
    Private(u32),
    /// Lives outside all processes (`multiprocessing.Lock` and friends).
    Shared(u32),
}

id!(
    /// A pipe between processes: a first-in first-out queue of opaque messages.
    PipeId
);

/// A place in the program's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the source file within the program.
    pub file: u16,
    /// Line, counted from 1; 0 when there is none.
    pub line: u32,
}
