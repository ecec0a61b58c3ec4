"""Runs every golden program on CPython 3.11 and stores what it did beside it, as `name.out`.

    python3 tests/programs/store.py            stores
    python3 tests/programs/store.py --check    fails if what is stored is not what CPython does
    python3 tests/programs/store.py -n 5       stores, running each five times: all must agree

A path prefix such as `asyncio/` as a further argument limits it to these programs.

Stored are the exit status, the standard output, and the standard error without what is not the
program's own: directories, and the frames of library files in tracebacks.
"""

import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LAB = HERE.parent.parent / "static"
FRAME = re.compile(r'( *)File "([^"]+)", line (\d+)')


def programs(prefix):
    found = sorted(HERE.glob("*/*.py"))
    return [path for path in found if str(path.relative_to(HERE)).startswith(prefix)]


def outcome(path):
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(LAB),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONIOENCODING": "utf-8",
        # Processes print when they print, as on a terminal, not when they end.
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, str(path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30)
    stderr = own_part(done.stderr, path.parent)
    return f"--- status\n{done.returncode}\n--- stdout\n{done.stdout}--- stderr\n{stderr}"


def own_part(stderr, folder):
    """Standard error without directories and without the frames of library files."""
    kept = []
    in_library = False
    for line in stderr.splitlines():
        frame = FRAME.match(line)
        if frame:
            in_library = Path(frame[2]).parent != folder
        elif not line.startswith("    ") or not line.strip():
            in_library = False
        if not in_library:
            kept.append(line.replace(f"{folder}/", "") + "\n")
    return "".join(kept)


def agreed_outcome(path, times):
    outcomes = {outcome(path) for _ in range(times)}
    if len(outcomes) > 1:
        sys.exit(f"{path}: not the same each time\n" + "\n\n".join(outcomes))
    return path, outcomes.pop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("prefix", nargs="?", default="")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("-n", type=int, default=1)
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        sys.exit(f"needs CPython 3.11, this is {sys.version.split()[0]}")

    stale = []
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        paths = programs(options.prefix)
        for path, now in pool.map(agreed_outcome, paths, [options.n] * len(paths)):
            store = path.with_suffix(".out")
            before = store.read_text(encoding="utf-8") if store.exists() else None
            if now == before:
                continue
            if options.check:
                # A busy machine is late now and then, but not every time.
                if all(outcome(path) != before for _ in range(4)):
                    stale.append(str(path.relative_to(HERE)))
            else:
                store.write_text(now, encoding="utf-8")
                print("stored", path.relative_to(HERE))
    if stale:
        sys.exit("the stored output is not what CPython does: " + ", ".join(stale))


main()
