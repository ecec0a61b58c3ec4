"""Random programs on CPython and on the simulated machine: both must do the same.

    python3 tests/fuzz/fuzz.py --engine target/checked/examples/engine --seconds 60

Program number N is the same in every run. What differs is written to target/fuzz, as found and made small.
"""

import argparse
import collections
import gc
import importlib
import json
import math
import os
import re
import subprocess
import sys
import time
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.setrecursionlimit(1000)

import cpython  # noqa: E402
import damaged  # noqa: E402
from engine import Engine  # noqa: E402
from shrink import shrink  # noqa: E402

# What the generated programs import is imported once, here, and then forked.
for module in (
    "asyncio bisect collections contextlib copy dataclasses enum functools heapq itertools json math operator pprint queue random re "
    "statistics string textwrap threading traceback typing concurrent.futures logging decimal fractions"
).split():
    importlib.import_module(module)

KINDS = ["core", "asynchronous", "threads"]
MAX_STEPS = 3_000_000
DAMAGED_STEPS = 200_000
SECONDS_A_PROGRAM = 10
STOPPED = 3


class Survival:
    """A program that nothing is known about: whatever it does, the engine must come to an end with it."""

    def __init__(self, engine_path):
        self.engine = Engine(engine_path)

    def run(self, program):
        self.engine.start(program, DAMAGED_STEPS)
        found, _ = self.engine.finish(SECONDS_A_PROGRAM)
        if isinstance(found.status, str):
            return f"{found.status}\n{found.stderr[-2000:]}"
        if "stopped: " in found.stderr and not re.search(r"main\.py:\d+: stopped: \S|stopped: Deadlock", found.stderr):
            return f"a limit without a line\n{found.stderr[-200:]}"
        return ""


def fuzz_damaged(options, folder):
    """Damaged programs until the time or the count is over."""
    survival = Survival(options.engine)
    start = time.monotonic()
    number, n_failures = options.seed, 0
    while options.count is None or number < options.seed + options.count:
        if options.seconds and time.monotonic() - start > options.seconds:
            break
        program = damaged.program(number)
        what = survival.run(program)
        if what:
            n_failures += 1
            (folder / f"damaged-{number}.py").write_bytes(program)
            print(f"\n--- damaged-{number}: {what.strip()}", flush=True)
        number += 1
    survival.engine.close()
    seconds = time.monotonic() - start
    n = number - options.seed
    print(f"{n} damaged programs ({options.seed} to {number - 1}) in {seconds:.0f} s, {n / seconds:.0f} a second, {n_failures} not survived")
    sys.exit(n_failures > 0)


class Comparison:
    def __init__(self, engine_path):
        self.engine = Engine(engine_path)

    def run(self, text):
        """What differs between the two, in words, if something does; None if it does not say anything."""
        self.engine.start(text.encode("utf-8", "surrogatepass"), MAX_STEPS)
        expected = cpython.run(text, SECONDS_A_PROGRAM)
        found, n_steps = self.engine.finish(SECONDS_A_PROGRAM)
        return difference(expected, found)

    def differs_as(self, what):
        """Whether a smaller program shows the same difference, as far as that can be told."""
        def differs(text):
            return is_program(text) and signature(self.run(text)) == signature(what)

        return differs


def difference(expected, found):
    if isinstance(found.status, str):
        if expected.status == "it did not end" and found.status == "the engine did not answer":
            return ""
        return f"{found.status}\n{found.stderr}"
    if found.status == STOPPED and "stopped: " in found.stderr:
        if expected.status == "it did not end" or expected.status < 0 or "MemoryError" in expected.stderr:
            return ""
        return "limit" if re.search("steps|memory|printed too much", found.stderr) else f"stopped\n{found.stderr}"
    if expected.status == "it did not end":
        return "CPython did not end"
    for stream in ("stdout", "stderr"):
        a, b = (cpython.without_addresses(getattr(outcome, stream)) for outcome in (expected, found))
        if a != b:
            return f"{stream}: {first_difference(a, b)}\n{found.stderr[-300:]}"
    if expected.status != found.status:
        return f"status: expected {expected.status}, found {found.status}\n{found.stderr[-300:]}"
    return ""


def signature(what):
    """What kind of difference it is: which stream, and what is there but for numbers and what is quoted."""
    first = what.split("\n", 1)[0]
    if first.startswith(("stdout", "stderr")):
        shown = re.findall(r"^  (?:expected|found )\s+['\"](.*)", what, re.MULTILINE)
        words = tuple(re.sub(r"'[^']*'|\d+", "_", text)[:60] for text in shown)
        refused = re.search("not supported: (.*)", what)
        return first.split(":")[0], words, refused and refused[1]
    return first


def first_difference(expected, found):
    a, b = expected.split("\n"), found.split("\n")
    for number, (x, y) in enumerate(zip(a + [None] * len(b), b + [None] * len(a)), 1):
        if x != y:
            return f"line {number}:\n  expected {x!r}\n  found    {y!r}"
    return "?"


def is_deterministic(path):
    """Whether CPython does the same each time, with other hashes: otherwise the program shows nothing."""
    outcomes = set()
    for seed in "0123":
        run = [sys.executable, str(HERE / "cpython.py"), str(path)]
        outcomes.add(subprocess.run(run, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True).stdout)
    return len(outcomes) == 1


def is_program(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "main.py", "exec")
        return True
    except (SyntaxError, ValueError):
        return False


def report(folder, comparison, name, text, what, shrink_seconds):
    path = folder / f"{name}.py"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    if not is_deterministic(path):
        path.unlink()
        return False
    if not shrink_seconds:
        print(f"{name}: {what.strip()}", flush=True)
        return True
    deadline = time.monotonic() + shrink_seconds
    small = shrink(text, comparison.differs_as(what), lambda: deadline - time.monotonic())
    what = comparison.run(small) or what
    (folder / f"{name}.small.py").write_text(small, encoding="utf-8", errors="surrogatepass")
    print(f"\n--- {name}: {what.strip()}\n{small}", flush=True)
    return True


class Worker:
    """Compares every `n_workers`-th program, from the `first` on."""

    def __init__(self, options, folder, first):
        self.options, self.folder, self.first = options, folder, first
        self.kinds = KINDS if options.kind == "all" else [options.kind]
        self.generators = [importlib.import_module(kind).program for kind in self.kinds]
        self.comparison = Comparison(options.engine)
        self.counts = collections.Counter()
        self.seen = set()

    def work(self):
        """How many programs there were of each kind that is worth telling."""
        options = self.options
        number = self.first
        deadline = time.monotonic() + options.seconds if options.seconds else math.inf
        while time.monotonic() < deadline and (options.count is None or number < options.seed + options.count):
            self.one(number)
            number += options.jobs
            self.counts["programs"] += 1
            if self.counts["different"] >= options.failures:
                break
        self.comparison.engine.close()
        cpython.clean_up()
        return self.counts

    def one(self, number):
        kind = number % len(self.kinds)
        text = self.generators[kind](number)
        if not is_program(text):
            self.counts["not a program"] += 1
            return
        what = self.comparison.run(text)
        if what == "limit":
            self.counts["stopped by a limit"] += 1
        elif what and signature(what) in self.seen:
            self.counts["different in a way that was seen before"] += 1
            print(f"{self.kinds[kind]}-{number} again: {what.strip()}", flush=True)
        elif what:
            is_real = report(self.folder, self.comparison, f"{self.kinds[kind]}-{number}", text, what, self.options.shrink)
            self.counts["different" if is_real else "not the same twice on CPython"] += 1
            if is_real:
                self.seen.add(signature(what))


def in_parallel(workers):
    """Each in a process of its own; the sum of what they count."""
    answers = []
    for worker in workers:
        answer, child_answer = os.pipe()
        if os.fork() == 0:
            os.close(answer)
            counts = worker.work()
            os.write(child_answer, json.dumps(counts).encode())
            sys.stdout.flush()
            os._exit(0)
        os.close(child_answer)
        answers.append(answer)
    counts = collections.Counter()
    for answer in answers:
        with open(answer, "rb") as file:
            # Nothing, if it died: then what it should have done is missing, and the caller sees that.
            counts.update(json.loads(file.read() or b'{"died": 1}'))
        os.wait()
    return counts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", required=True)
    parser.add_argument("--kind", default="all", help="core, asynchronous, threads or all; or damaged")
    parser.add_argument("--seed", type=int, default=0, help="number of the first program")
    parser.add_argument("--count", type=int)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--jobs", type=int, default=1, help="processes that compare programs at the same time")
    parser.add_argument("--failures", type=int, default=20, help="ends after so many differences")
    parser.add_argument("--shrink", type=float, default=30, help="seconds for making one difference small")
    parser.add_argument("--folder", default="target/fuzz")
    options = parser.parse_args()
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    if options.kind == "damaged":
        return fuzz_damaged(options, folder)
    workers = [Worker(options, folder, options.seed + i) for i in range(options.jobs)]
    # What is here already is never garbage: otherwise a collection in each fork would touch, and so copy, all of it.
    gc.collect()
    gc.freeze()
    start = time.monotonic()
    counts = in_parallel(workers)
    seconds = time.monotonic() - start
    n = counts.pop("programs", 0)
    rest = "".join(f", {count} {what}" for what, count in sorted(counts.items()))
    print(f"{n} programs (from {options.seed} on) in {seconds:.0f} s, {n / seconds:.0f} a second{rest}")
    sys.exit(any(what.startswith("di") for what in counts))


main()
