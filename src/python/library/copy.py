"""copy: shallow and deep copies."""
import _runner


class Error(Exception):
    pass


error = Error
_ATOMIC = (type(None), int, float, bool, str, bytes, type, range, slice)


def copy(x):
    kind = type(x)
    if kind in _ATOMIC or kind is tuple or kind is frozenset or isinstance(x, type):
        return x
    if kind in (list, dict, set):
        return x.copy()
    method = getattr(kind, "__copy__", None)
    if method is not None:
        return x.__copy__()
    if kind.__name__ == "deque":
        return x.copy()
    if not _is_plain(x):
        return x
    made = _remade(x, lambda value: value)
    if made is not None:
        return made
    data = _runner.plain(x)
    made = kind.__new__(kind) if data is x else _runner.with_payload(kind, copy(data))
    for name, value in getattr(x, "__dict__", {}).items():
        object.__setattr__(made, name, value)
    return made


def _is_plain(x):
    """Whether it is an instance of a class with attributes; others (functions…) copy as themselves."""
    if type(x).__name__ in ("lock", "generator", "coroutine", "Task", "Future"):
        raise TypeError(f"cannot pickle '{type(x).__name__}' object")
    if _runner.plain(x) is not x:
        return True
    return isinstance(x, BaseException) or hasattr(x, "__dict__") and not callable(x) \
        or hasattr(type(x), "__call__") and hasattr(x, "__dict__")


def _remade(x, inner):
    if isinstance(x, BaseException):
        made = type(x)(*inner(x.args))
        for name, value in vars(x).items():
            setattr(made, name, inner(value))
        return made
    return None


def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    kind = type(x)
    if kind in _ATOMIC or isinstance(x, type):
        return x
    known = memo.get(id(x))
    if known is not None:
        return known[0]
    if kind is list:
        made = []
        memo[id(x)] = (made, x)
        for item in x:
            made.append(deepcopy(item, memo))
        return made
    if kind is dict:
        made = {}
        memo[id(x)] = (made, x)
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
        return made
    if kind is tuple:
        items = [deepcopy(item, memo) for item in x]
        for old, new in zip(x, items):
            if old is not new:
                made = tuple(items)
                break
        else:
            made = x
    elif kind is set or kind is frozenset:
        made = kind([deepcopy(item, memo) for item in x])
    else:
        return _deepcopy_other(x, kind, memo)
    memo[id(x)] = (made, x)
    return made


def _deepcopy_other(x, kind, memo):
    if getattr(kind, "__deepcopy__", None) is not None:
        made = x.__deepcopy__(memo)
        memo[id(x)] = (made, x)
        return made
    if kind.__name__ == "deque":
        made = x.copy()
        made.clear()
        memo[id(x)] = (made, x)
        made.extend([deepcopy(item, memo) for item in x])
        return made
    if kind.__name__ == "method":
        return getattr(deepcopy(x.__self__, memo), x.__func__.__name__)
    if not _is_plain(x):
        return x
    made = _remade(x, lambda value: deepcopy(value, memo))
    if made is None:
        data = _runner.plain(x)
        if data is x:
            made = kind.__new__(kind)
            memo[id(x)] = (made, x)
        else:
            made = _runner.with_payload(kind, deepcopy(data, memo))
            memo[id(x)] = (made, x)
        for name, value in getattr(x, "__dict__", {}).items():
            object.__setattr__(made, name, deepcopy(value, memo))
    memo[id(x)] = (made, x)
    return made
