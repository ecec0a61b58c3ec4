//! The library: modules that programs import. Python sources, and natives over the kernel.
//!
//! * `asyncio_core`, `asyncio_future`, `asyncio_loop`, `asyncio_gather`: the native heart of `asyncio.py`.
//! * `kernel_natives`: the module `_kernel`, on which `threading.py`, `queue.py`,
//!   `multiprocessing.py` and `concurrent/futures` are built; `pickle`: messages between processes.
//! * `disk`: the world's files.
//! * `lab`: `lab` and `time`. `collections`: the deque. `random`: the Mersenne Twister.
//! * `runner`: the main module's run.

mod args;
pub mod asyncio_core;
pub mod asyncio_future;
pub mod asyncio_gather;
pub mod asyncio_loop;
pub mod collections;
pub mod contexts;
pub mod disk;
pub mod forgotten;
pub mod hashing;
pub mod kernel_natives;
pub mod lab;
pub mod pickle;
pub mod random;
pub mod runner;

use super::code::Sym;
use super::native::NativeDef;
use super::value::Value;
use super::vm::Vm;

/// The tables of all files, in a fixed order.
pub const TABLES: &[&[NativeDef]] = &[
    runner::NATIVES,
    kernel_natives::NATIVES,
    asyncio_future::NATIVES,
    asyncio_loop::NATIVES,
    asyncio_gather::NATIVES,
    collections::NATIVES,
    contexts::NATIVES,
    disk::NATIVES,
    forgotten::NATIVES,
    hashing::NATIVES,
    lab::NATIVES,
    random::NATIVES,
];

macro_rules! texts {
    ($($name:literal $file:literal)*) => {
        /// Names and texts of the modules written in Python, each after a mark. One constant, with words at
        /// both ends by which `examples/split` finds it in the Wasm: only the compiler reads it, so it
        /// is loaded with the compiler.
        static TEXTS: &str = concat!(
            "\u{2}library texts begin\u{2}",
            $("\u{1}", $name, "\u{1}", include_str!($file),)*
            "\u{1}\u{2}library texts end\u{2}"
        );
    };
}

texts! {
    "_bootstrap" "_bootstrap.py"
    "_bytearray" "_bytearray.py"
    "_complex" "_complex.py"
    "_files" "_files.py"
    "_groups" "_groups.py"
    "_main" "_main.py"
    "_network" "_network.py"
    "_patterns" "_patterns.py"
    "_prelude" "_prelude.py"
    "_simple_types" "_simple_types.py"
    "_streams" "_streams.py"
    "_thread" "_thread.py"
    "_traceback" "_traceback.py"
    "_tracebacks" "_tracebacks.py"
    "_web" "_web.py"
    "abc" "abc.py"
    "aiohttp" "aiohttp.py"
    "array" "array.py"
    "argparse" "argparse.py"
    "asyncio" "asyncio.py"
    "asyncio.base_events" "asyncio/base_events.py"
    "asyncio.coroutines" "asyncio/coroutines.py"
    "asyncio.events" "asyncio/events.py"
    "asyncio.exceptions" "asyncio/exceptions.py"
    "asyncio.futures" "asyncio/futures.py"
    "asyncio.locks" "asyncio/locks.py"
    "asyncio.protocols" "asyncio/protocols.py"
    "asyncio.queues" "asyncio/queues.py"
    "asyncio.runners" "asyncio/runners.py"
    "asyncio.streams" "asyncio/streams.py"
    "asyncio.taskgroups" "asyncio/taskgroups.py"
    "asyncio.tasks" "asyncio/tasks.py"
    "asyncio.threads" "asyncio/threads.py"
    "asyncio.timeouts" "asyncio/timeouts.py"
    "asyncio.transports" "asyncio/transports.py"
    "atexit" "atexit.py"
    "base64" "base64.py"
    "binascii" "binascii.py"
    "bisect" "bisect.py"
    "calendar" "calendar.py"
    "cmath" "cmath.py"
    "collections" "collections.py"
    "collections.abc" "collections/abc.py"
    "concurrent" "concurrent/__init__.py"
    "concurrent.futures" "concurrent/futures/__init__.py"
    "concurrent.futures._base" "concurrent/futures/_base.py"
    "concurrent.futures.process" "concurrent/futures/process.py"
    "concurrent.futures.thread" "concurrent/futures/thread.py"
    "contextlib" "contextlib.py"
    "contextvars" "contextvars.py"
    "copy" "copy.py"
    "csv" "csv.py"
    "ctypes" "ctypes.py"
    "dataclasses" "dataclasses.py"
    "datetime" "datetime.py"
    "decimal" "decimal.py"
    "enum" "enum.py"
    "errno" "errno.py"
    "fnmatch" "fnmatch.py"
    "fractions" "fractions.py"
    "functools" "functools.py"
    "gc" "gc.py"
    "glob" "glob.py"
    "graphlib" "graphlib.py"
    "hashlib" "hashlib.py"
    "heapq" "heapq.py"
    "http" "http/__init__.py"
    "httpx" "httpx.py"
    "importlib" "importlib.py"
    "inspect" "inspect.py"
    "io" "io.py"
    "itertools" "itertools.py"
    "json" "json.py"
    "keyword" "keyword.py"
    "lab" "lab.py"
    "logging" "logging.py"
    "math" "math.py"
    "multiprocessing" "multiprocessing.py"
    "multiprocessing.dummy" "multiprocessing/dummy.py"
    "multiprocessing.managers" "multiprocessing/managers.py"
    "multiprocessing.pool" "multiprocessing/pool.py"
    "numbers" "numbers.py"
    "operator" "operator.py"
    "os" "os.py"
    "os.path" "os/path.py"
    "pathlib" "pathlib.py"
    "pickle" "pickle.py"
    "platform" "platform.py"
    "pprint" "pprint.py"
    "queue" "queue.py"
    "random" "random.py"
    "re" "re.py"
    "requests" "requests.py"
    "requests.exceptions" "requests/exceptions.py"
    "sched" "sched.py"
    "secrets" "secrets.py"
    "selectors" "selectors.py"
    "shlex" "shlex.py"
    "shutil" "shutil.py"
    "signal" "signal.py"
    "socket" "socket.py"
    "statistics" "statistics.py"
    "string" "string.py"
    "struct" "struct.py"
    "sys" "sys.py"
    "tempfile" "tempfile.py"
    "textwrap" "textwrap.py"
    "threading" "threading.py"
    "time" "time.py"
    "timeit" "timeit.py"
    "traceback" "traceback.py"
    "types" "types.py"
    "typing" "typing.py"
    "unittest" "unittest/__init__.py"
    "unittest.mock" "unittest/mock.py"
    "urllib" "urllib/__init__.py"
    "urllib.error" "urllib/error.py"
    "urllib.parse" "urllib/parse.py"
    "urllib.request" "urllib/request.py"
    "uuid" "uuid.py"
    "warnings" "warnings.py"
}

/// The modules written in Python: name and text.
pub fn sources() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut parts = TEXTS.split('\u{1}').skip(1);
    std::iter::from_fn(move || Some((parts.next()?, parts.next()?)))
}

/// Builtins written in Python, and the modules that have them. A program has these modules only if it
/// names the builtin.
pub const LATE_BUILTINS: &[(&str, &str)] = &[
    ("BaseExceptionGroup", "_groups"),
    ("__import__", "importlib"),
    ("bytearray", "_bytearray"),
    ("complex", "_complex"),
    ("memoryview", "_bytearray"),
    ("open", "_files"),
    ("ExceptionGroup", "_groups"),
];

/// Names that a module written in Python has, but makes only when a program asks for one, in its
/// `__getattr__`.
pub const LATE_NAMES: &[(&str, &[&str])] = &[
    (
        "asyncio",
        &[
            "AbstractEventLoopPolicy",
            "AbstractServer",
            "BaseProtocol",
            "BaseTransport",
            "DatagramProtocol",
            "DatagramTransport",
            "DefaultEventLoopPolicy",
            "IncompleteReadError",
            "LimitOverrunError",
            "Protocol",
            "ReadTransport",
            "SendfileNotAvailableError",
            "Server",
            "StreamReader",
            "StreamReaderProtocol",
            "StreamWriter",
            "Transport",
            "WriteTransport",
            // Not there on Linux: programs ask for them on Windows only.
            "WindowsProactorEventLoopPolicy",
            "WindowsSelectorEventLoopPolicy",
        ],
    ),
    ("os", &["open", "path"]),
];

/// A variable of a library module, if the program has the module.
pub(in crate::python) fn module_attr(vm: &Vm<'_, '_>, module: &str, name: Sym) -> Option<Value> {
    let module = vm.python.module(module)?;
    vm.module_attr(module, name)
}
