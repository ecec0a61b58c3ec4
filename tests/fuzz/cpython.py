"""A program on the CPython that runs this: in a fork, so that each finds the interpreter as fresh as the first did.

Waiting takes no time: the clock of event loops stands still while code runs, but for a microsecond each time it is
asked, and jumps to the next timer when there is nothing to do. This is fair, as all else of asyncio is CPython's own (its
ready queue, timers, tasks), and a program whose output depends on how long its code takes is not generated.
`time.sleep` does the same to that clock and, in threads, gives the others their turn.
"""

import asyncio
import gc
import io
import linecache
import math
import os
import re
import resource
import select
import selectors
import signal
import shutil
import sys
import tempfile
import threading
import time
import types
import warnings
from dataclasses import dataclass
from pathlib import Path

NAME = "main.py"
FRAME = re.compile(r'( *)(?:\+ |\| )?(?:  )?File "([^"]+)", line (\d+)')
# What no program can know: addresses, which a thread's number and the time on an event loop's clock are like.
ADDRESS = re.compile(r" at 0x[0-9a-f]+| when=[\d.]+| \d+(?=\)>)")
MEMORY_BYTES = 2 << 30
NEVER_ENDS = 99
_really_sleep = time.sleep


@dataclass
class Outcome:
    status: object  # an exit status, or in words what happened instead
    stdout: str
    stderr: str


class Clock:
    now = 1000.0

    @classmethod
    def read(cls, *_):
        cls.now += 1e-6
        return cls.now

    @classmethod
    def sleep(cls, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        cls.now += seconds
        _really_sleep(0 if threading.active_count() == 1 else min(seconds / 100, 0.01))


class Selector(selectors.DefaultSelector):
    def select(self, timeout=None):
        if timeout is None and threading.active_count() == 1:
            os._exit(NEVER_ENDS)  # Nobody is left to wake it.
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        ready = super().select(0)
        if not ready:
            # A real selector waits for whole milliseconds.
            Clock.now += math.ceil(timeout * 1000) / 1000
        return ready


def folder_of(pid):
    """Where the programs of a process's children are."""
    return Path(tempfile.gettempdir()) / f"interleave-fuzz-{pid}"


def clean_up():
    shutil.rmtree(folder_of(os.getpid()), ignore_errors=True)


def without_addresses(text):
    return ADDRESS.sub(" …", text)


def without_noise(stderr):
    """Without the frames of library files; as golden programs are compared."""
    kept = []
    in_library = False
    for line in stderr.splitlines():
        frame = FRAME.match(line)
        if frame:
            in_library = frame[2] != NAME
        elif not line.startswith("    ") or not line.strip():
            in_library = False
        if not in_library:
            kept.append(line)
    return "\n".join(kept)


def run(text, seconds):
    """What the program does; the caller goes on as it was."""
    out, child_out = os.pipe()
    err, child_err = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(child_out, 1)
        os.dup2(child_err, 2)
        os.closerange(3, 64)
        _run_here(text)
    os.close(child_out)
    os.close(child_err)
    stdout, stderr, in_time = _read_both(out, err, seconds)
    if not in_time:
        os.kill(pid, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    in_time = in_time and status != NEVER_ENDS
    return Outcome(status if in_time else "it did not end", stdout, without_noise(stderr))


def _read_both(out, err, seconds):
    parts = {out: [], err: []}
    waiting = {out, err}
    deadline = time.monotonic() + seconds
    while waiting:
        ready = select.select(waiting, [], [], max(0, deadline - time.monotonic()))[0]
        if not ready:
            break
        for pipe in ready:
            part = os.read(pipe, 1 << 16)
            parts[pipe].append(part)
            if not part:
                waiting.discard(pipe)
    os.close(out)
    os.close(err)
    text = [b"".join(parts[pipe]).decode("utf-8", "replace") for pipe in (out, err)]
    return *text, not waiting


def _run_here(text):
    """Never returns."""
    status = 70
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _prepare()
        status = _execute(text)
        threading._shutdown()
        sys.modules.pop("__main__", None)
        gc.collect()
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(status)


def _prepare():
    # Written at once, so that both streams are in order, as the program's own.
    sys.stdout = io.TextIOWrapper(io.FileIO(1, "w", closefd=False), "utf-8", "surrogatepass", "\n")
    sys.stderr = io.TextIOWrapper(
        io.FileIO(2, "w", closefd=False), "utf-8", "backslashreplace", "\n", write_through=True
    )
    sys.stdin = io.StringIO()
    sys.argv = [NAME]
    selectors.DefaultSelector = Selector
    asyncio.base_events.BaseEventLoop.time = Clock.read
    time.monotonic = time.perf_counter = time.time = Clock.read
    time.sleep = Clock.sleep
    # The compiler warns of what these programs do on purpose; methods of the library that are old, of themselves.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)


def _execute(text):
    module = types.ModuleType("__main__")
    module.__dict__.update(__builtins__=__builtins__, __file__=NAME)
    sys.modules["__main__"] = module
    linecache.cache[NAME] = (len(text), None, text.splitlines(True), NAME)
    # CPython's own way of printing tracebacks reads the file.
    folder = folder_of(os.getppid())
    folder.mkdir(exist_ok=True)
    os.chdir(folder)
    with open(NAME, "w", encoding="utf-8", errors="surrogatepass", newline="") as file:
        file.write(text)
    try:
        exec(compile(text, NAME, "exec", dont_inherit=True), module.__dict__)
    except SystemExit as error:
        if error.code is None or isinstance(error.code, int):
            return int(error.code or 0) & 0xFF
        print(error.code, file=sys.stderr)
        return 1
    except BaseException as error:
        tb = error.__traceback__.tb_next
        sys.excepthook(type(error), error.with_traceback(tb), tb)
        return 1
    return 0


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8", errors="surrogatepass") as file:
        outcome = run(file.read(), 20)
    print(outcome.status, outcome.stdout, outcome.stderr, sep="\n")
    clean_up()
