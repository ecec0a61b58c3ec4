"""importlib: modules by their names, which are known before the program starts."""
import _runner


def import_module(name, package=None):
    if name.startswith("."):
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    at = 0
    while at < len(name):
        end = name.find(".", at + 1)
        at = len(name) if end < 0 else end
        if _runner.run_module(name[:at]) is False:
            raise ModuleNotFoundError(f"No module named {name!r}")
    return _runner.module(name)


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    module = import_module(name)
    return module if fromlist else _runner.module(name.partition(".")[0])


def reload(module):
    raise NotImplementedError("importlib.reload() is not part of this simulated Python")
