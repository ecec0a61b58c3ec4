"""What the patterns of a `match` statement ask of their subjects (PEP 634)."""

_BUILTIN_SEQUENCES = (list, tuple, range)
# Their instances are what a single positional pattern of their class is matched with.
_THEMSELVES = (bool, bytes, dict, float, frozenset, int, list, set, str, tuple)
_missing = []


def fits_sequence(subject, count, is_open):
    """Whether it is a sequence of `count` items, or of at least so many."""
    if not isinstance(subject, _BUILTIN_SEQUENCES) \
            and not _is_registered(subject, ("Sequence", "MutableSequence", "deque")):
        return False
    n = len(subject)
    return n == count or (is_open and n > count)


def _is_registered(subject, names):
    for kind in type(subject).__mro__:
        if kind.__name__ in names and kind.__module__ in ("collections", "collections.abc"):
            return True
    return False


def values_of_keys(subject, keys):
    """The values of a mapping's keys, or None."""
    if not isinstance(subject, dict) and not _is_registered(subject, ("Mapping", "MutableMapping")):
        return None
    values = []
    seen = []
    for key in keys:
        if key in seen:
            raise ValueError(f"mapping pattern checks duplicate key ({key!r})")
        seen.append(key)
        value = subject.get(key, _missing)
        if value is _missing:
            return None
        values.append(value)
    return values


def without_keys(subject, keys):
    rest = {}
    for key in subject.keys():
        if key not in keys:
            rest[key] = subject[key]
    return rest


def values_of_class(subject, cls, count, names):
    """What the sub-patterns of a class pattern are matched with, or None."""
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a type")
    if not isinstance(subject, cls):
        return None
    values = []
    seen = []
    if count:
        seen = _positional(cls, count)
        if seen is None:
            values.append(subject)
            seen = []
        for name in seen:
            value = getattr(subject, name, _missing)
            if value is _missing:
                return None
            values.append(value)
    for name in names:
        if name in seen:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        seen.append(name)
        value = getattr(subject, name, _missing)
        if value is _missing:
            return None
        values.append(value)
    return values


def _positional(cls, count):
    """The attributes of the positional sub-patterns; None if it is the subject itself."""
    match_args = getattr(cls, "__match_args__", _missing)
    if match_args is _missing:
        is_itself = issubclass(cls, _THEMSELVES)
        allowed = 1 if is_itself else 0
    else:
        if type(match_args) is not tuple:
            raise TypeError(f"{cls.__name__}.__match_args__ must be a tuple "
                            f"(got {type(match_args).__name__})")
        is_itself = False
        allowed = len(match_args)
    if count > allowed:
        s = "" if allowed == 1 else "s"
        raise TypeError(f"{cls.__name__}() accepts {allowed} positional sub-pattern{s} "
                        f"({count} given)")
    if is_itself:
        return None
    names = []
    for name in match_args[:count]:
        if type(name) is not str:
            raise TypeError(f"__match_args__ elements must be strings (got {type(name).__name__})")
        if name in names:
            raise TypeError(f"{cls.__name__}() got multiple sub-patterns for attribute {name!r}")
        names.append(name)
    return names
