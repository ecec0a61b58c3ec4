"""inspect: what kind of thing a value is."""
import _asyncio


def iscoroutinefunction(obj):
    return _asyncio.iscoroutinefunction(getattr(obj, "__func__", obj))


def iscoroutine(object):
    return type(object).__name__ == "coroutine"


def isawaitable(object):
    return _asyncio.isawaitable(object)


def isfunction(object):
    return type(object).__name__ == "function"


def ismethod(object):
    return type(object).__name__ == "method"


def isbuiltin(object):
    return type(object).__name__ == "builtin_function_or_method"


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return type(object).__name__ == "module"


def isgenerator(object):
    return type(object).__name__ == "generator"


def isasyncgen(object):
    return type(object).__name__ == "async_generator"


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return None if doc is None else cleandoc(doc)


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        bare = line.lstrip()
        if bare:
            indent = len(line) - len(bare)
            margin = indent if margin is None else min(margin, indent)
    lines = [lines[0].lstrip()] + [line[margin or 0:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def getmro(cls):
    return cls.__mro__


def getmembers(object, predicate=None):
    found = [(name, getattr(object, name)) for name in sorted(dir(object))]
    return [(name, value) for name, value in found if predicate is None or predicate(value)]
