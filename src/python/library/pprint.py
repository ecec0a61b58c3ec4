"""pprint: data over several lines if it is too wide for one."""
import sys


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    parts = []
    _write(object, parts, 0, 0, indent, width, sort_dicts)
    return "".join(parts)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False,
           sort_dicts=True, underscore_numbers=False):
    text = pformat(object, indent, width, depth, sort_dicts=sort_dicts)
    print(text, file=stream)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def _sorted(items):
    try:
        return sorted(items)
    except TypeError:
        return sorted(items, key=lambda item: (str(type(item)), repr(item)))


def _flat(value, sort_dicts):
    kind = type(value)
    if kind is dict:
        items = _items(value, sort_dicts)
        return "{" + ", ".join([f"{_flat(k, sort_dicts)}: {_flat(v, sort_dicts)}"
                                for k, v in items]) + "}"
    if kind is list:
        return "[" + ", ".join([_flat(item, sort_dicts) for item in value]) + "]"
    if kind is tuple and len(value) != 1:
        return "(" + ", ".join([_flat(item, sort_dicts) for item in value]) + ")"
    if kind is tuple:
        return f"({_flat(value[0], sort_dicts)},)"
    if kind is set and value:
        return "{" + ", ".join([_flat(item, sort_dicts) for item in _sorted(value)]) + "}"
    return repr(value)


def _items(value, sort_dicts):
    if not sort_dicts:
        return list(value.items())
    return [(key, value[key]) for key in _sorted(value)]


def _write(value, parts, at, allowance, indent, width, sort_dicts):
    text = _flat(value, sort_dicts)
    kind = type(value)
    if len(text) <= width - at - allowance or kind not in (dict, list, tuple, set) or not value:
        parts.append(text)
        return
    open, close = {dict: "{}", list: "[]", tuple: "()", set: "{}"}[kind]
    if kind is tuple and len(value) == 1:
        close = ",)"
    parts.append(open + " " * (indent - 1))
    inner = at + indent
    if kind is dict:
        entries = [(repr(key) + ": ", item) for key, item in _items(value, sort_dicts)]
    else:
        entries = [("", item) for item in (_sorted(value) if kind is set else value)]
    for number, (label, item) in enumerate(entries):
        is_last = number == len(entries) - 1
        parts.append(label)
        room = allowance + len(close) if is_last else 1
        _write(item, parts, inner + len(label), room, indent, width, sort_dicts)
        if not is_last:
            parts.append(",\n" + " " * inner)
    parts.append(close)
