"""Runs a scenario program like `python3 PROGRAM`, but says on stdout when its clock starts.

Arrivals count from the import of `lab`, and starting Python takes a while: so whoever measures needs
to know when that was.
"""

import os
import runpy
import sys

program = os.path.abspath(sys.argv[1])
sys.argv = [program]
sys.path[0] = os.path.dirname(program)

import lab  # noqa: E402, F401: starts the clock

print("clock starts", flush=True)
runpy.run_path(program, run_name="__main__")
