"""atexit: functions that are called when the program ends, last one first."""
import _traceback
import _kernel

_functions = []


def register(func, /, *args, **kwargs):
    _functions.append((func, args, kwargs))
    return func


def unregister(func):
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _run_exitfuncs():
    while _functions:
        func, args, kwargs = _functions.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as error:
            _kernel.write_error(f"Exception ignored in atexit callback: {func!r}\n")
            _traceback._print(error)


def _clear():
    _functions.clear()
