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
    made = _reduced(x, kind, lambda value: value)
    if made is not None:
        return made
    data = _runner.plain(x)
    made = kind.__new__(kind) if data is x else _runner.with_payload(kind, copy(data))
    _give_state(made, x, lambda value: value)
    return made


def _own(kind, name):
    """A method that a class has instead of object's; or None."""
    method = getattr(kind, name, None)
    return None if method is getattr(object, name, None) else method


def _reduced(x, kind, inner, known=None):
    """What its `__reduce__` says it is made of; None if it has none of its own."""
    if _own(kind, "__reduce_ex__") is not None:
        parts = x.__reduce_ex__(4)
    elif _own(kind, "__reduce__") is not None:
        parts = x.__reduce__()
    else:
        return None
    if isinstance(parts, str):
        return x
    make, args, state, items, pairs = (*parts, None, None, None)[:5]
    made = make(*[inner(arg) for arg in args])
    if known is not None:
        known(made)
    if state is not None:
        _set_state(made, inner(state))
    for item in items or ():
        made.append(inner(item))
    for key, value in pairs or ():
        made[inner(key)] = inner(value)
    return made


def _give_state(made, x, inner):
    kind = type(x)
    if _own(kind, "__getstate__") is not None:
        state = x.__getstate__()
        if state or _own(kind, "__setstate__") is None and state is not None:
            _set_state(made, inner(state))
    elif _own(kind, "__setstate__") is not None and x.__dict__:
        made.__setstate__({name: inner(value) for name, value in x.__dict__.items()})
    else:
        for name, value in getattr(x, "__dict__", {}).items():
            object.__setattr__(made, name, inner(value))


def _set_state(made, state):
    if _own(type(made), "__setstate__") is not None:
        made.__setstate__(state)
        return
    parts = state if type(state) is tuple and len(state) == 2 else (state,)
    for part in parts:
        for name, value in (part or {}).items():
            object.__setattr__(made, name, value)


def _is_plain(x):
    """Whether it is an instance of a class with attributes; others (functions…) copy as themselves."""
    if type(x).__name__ in ("lock", "generator", "coroutine", "Task", "Future"):
        module = "_thread." if type(x).__name__ == "lock" else ""
        raise TypeError(f"cannot pickle '{module}{type(x).__name__}' object")
    if type(x).__name__ in ("function", "builtin_function_or_method"):
        return False
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
        return known
    if kind is list:
        made = []
        _remember(memo, x, made)
        for item in x:
            made.append(deepcopy(item, memo))
        return made
    if kind is dict:
        made = {}
        _remember(memo, x, made)
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
        return made
    if kind is tuple:
        items = [deepcopy(item, memo) for item in x]
        if id(x) in memo:
            return memo[id(x)]
        for old, new in zip(x, items):
            if old is not new:
                made = tuple(items)
                break
        else:
            return x
    elif kind is set or kind is frozenset:
        made = kind([deepcopy(item, memo) for item in x])
    else:
        return _deepcopy_other(x, kind, memo)
    _remember(memo, x, made)
    return made


def _remember(memo, x, made):
    """So that what is there twice is copied once. What was copied is kept, for its `id`."""
    memo[id(x)] = made
    memo.setdefault(id(memo), []).append(x)


def _deepcopy_other(x, kind, memo):
    if getattr(kind, "__deepcopy__", None) is not None:
        made = x.__deepcopy__(memo)
        if made is not x:
            _remember(memo, x, made)
        return made
    if kind.__name__ == "deque":
        made = x.copy()
        made.clear()
        _remember(memo, x, made)
        made.extend([deepcopy(item, memo) for item in x])
        return made
    if kind.__name__ == "method":
        return getattr(deepcopy(x.__self__, memo), x.__func__.__name__)
    if not _is_plain(x):
        return x
    def inner(value):
        return deepcopy(value, memo)

    made = _remade(x, inner)
    if made is None:
        made = _reduced(x, kind, inner, lambda made: _remember(memo, x, made))
    if made is None:
        data = _runner.plain(x)
        if data is x:
            made = kind.__new__(kind)
            _remember(memo, x, made)
        else:
            made = _runner.with_payload(kind, deepcopy(data, memo))
            _remember(memo, x, made)
        _give_state(made, x, inner)
        return made
    if made is not x:
        _remember(memo, x, made)
    return made
