"""The `lab` module for real CPython: runs the scenario programs on your own machine.

    PYTHONPATH=static python3 static/scenarios/image_downloads/threads.py

Jobs arrive as the file named by the environment variable LAB_ARRIVALS says, one `ms kind` a
line (`250 download`: a job of this kind arrives 250 ms after this module was imported). Without
the variable, `arrivals.txt` beside the program is used; without that, the inbox closes at once.
"""

import asyncio
import os
import sys
import threading
import time
from dataclasses import dataclass

_START = time.monotonic()
_MAIN_PROCESS = os.getpid()


@dataclass(frozen=True)
class Job:
    """Something to do: a button was pressed."""

    number: int
    kind: str

    def __repr__(self):
        return f"job {self.number}"


def inbox():
    """Yields each job when it arrives, to `for` or `async for`; ends after the last arrival."""
    if os.getpid() != _MAIN_PROCESS:
        raise RuntimeError("only the main process can read the inbox")
    return _Inbox()


def cpu(ms):
    """Computes: burns `ms` milliseconds of this thread's CPU time."""
    end = time.thread_time() + ms / 1000
    while time.thread_time() < end:
        pass


def io(ms):
    """Waits `ms` milliseconds for the network or the disk, and blocks this thread meanwhile."""
    time.sleep(ms / 1000)


async def aio(ms):
    """Waits `ms` milliseconds for the network or the disk; other tasks run meanwhile."""
    await asyncio.sleep(ms / 1000)


class _Inbox:
    def __iter__(self):
        return self

    def __next__(self):
        while True:
            job, delay = _take()
            if job is not None:
                return job
            if delay is None:
                raise StopIteration
            time.sleep(delay)

    def __aiter__(self):
        return self

    async def __anext__(self):
        while True:
            job, delay = _take()
            if job is not None:
                return job
            if delay is None:
                raise StopAsyncIteration
            await asyncio.sleep(delay)


def _take():
    """The next job if it has arrived, else None and the seconds until it does (None: never)."""
    with _lock:
        if not _arrivals:
            return None, None
        time_s, job = _arrivals[0]
        delay = _START + time_s - time.monotonic()
        if delay > 0:
            return None, delay
        return _arrivals.pop(0)[1], 0


def _read_arrivals():
    path = os.environ.get("LAB_ARRIVALS")
    if path is None:
        path = os.path.join(os.path.dirname(os.path.abspath(sys.argv[0])), "arrivals.txt")
        if not os.path.exists(path):
            return []
    arrivals = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            words = line.partition("#")[0].split()
            if not words:
                continue
            try:
                ms, kind = words
                arrivals.append((float(ms) / 1000, kind))
            except ValueError:
                sys.exit(f"{path}:{number}: expected `ms kind`, e.g. `250 download`")
    arrivals.sort(key=lambda arrival: arrival[0])
    return [(time_s, Job(n, kind)) for n, (time_s, kind) in enumerate(arrivals, 1)]


_lock = threading.Lock()
_arrivals = _read_arrivals()
