"""Runs programs on CPython and says how long each took, without start-up and compilation: the other side of
`benches/shared/cpython.rs`. Each line of standard input is a JSON string, the text of a program; each line of
standard output is a JSON object: what it printed, and for how many seconds it ran.
"""

import gc
import io
import json
import sys
import time


def run(text):
    code = compile(text, "program.py", "exec")
    namespace = {"__name__": "__main__"}
    printed = io.StringIO()
    gc.collect()
    own_stdout, sys.stdout = sys.stdout, printed
    try:
        start = time.perf_counter()
        exec(code, namespace)
        seconds = time.perf_counter() - start
    finally:
        sys.stdout = own_stdout
    return {"seconds": seconds, "printed": printed.getvalue()}


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
