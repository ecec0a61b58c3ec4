"""What builtins do when they must run Python code, in Python. Every program contains this module;
its frames are folded on the page and left out of tracebacks.

Part 1: the protocols of operators, called by the interpreter when a native does not know its
operands (`src/python/protocol.rs` and its neighbours name these functions)."""
import _runner

_special = _runner.special
_plain = _runner.plain


def _truth(value):
    method = _special(value, "__bool__")
    if method is not None:
        result = method()
        if result is True or result is False:
            return result
        raise TypeError(f"__bool__ should return bool, returned {_runner.type_name(result)}")
    method = _special(value, "__len__")
    if method is not None:
        return _checked_length(method()) != 0
    return True


def _checked_length(n):
    if not isinstance(n, int):
        raise TypeError(f"'{_runner.type_name(n)}' object cannot be interpreted as an integer")
    if n < 0:
        raise ValueError("__len__() should return >= 0")
    if n > 9223372036854775807:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return n


def _binary(a, b, method, reflected, symbol):
    kind = type(a)
    if kind is str and symbol == "%":
        return _percent(a, b)
    if kind in _SETS and type(b) in _SETS:
        return _combine_sets(a, b, symbol)
    if kind is dict and type(b) is dict:
        result = dict(a)
        result.update(b)
        return result
    if symbol == "|" and _is_union(a, b):
        return UnionType((a, b))
    if kind in _REALS and type(b) in _REALS:
        return _complex_power(a, b)
    result = _try_binary(a, b, method, reflected)
    if result is NotImplemented:
        kind = type(_plain(a))
        if symbol == "+" and kind in (str, list, tuple):
            name = kind.__name__
            raise TypeError(f'can only concatenate {name} (not "{_runner.type_name(b)}") to {name}')
        if symbol == "*":
            if kind in _REPEATED and _special(b, "__index__") is not None:
                return a * _index_of(b)
            if type(_plain(b)) in _REPEATED and _special(a, "__index__") is not None:
                return _index_of(a) * b
        if symbol == "*" and kind in _REPEATED:
            raise TypeError(f"can't multiply sequence by non-int of type '{_runner.type_name(b)}'")
        if symbol == "*" and type(_plain(b)) in _REPEATED:
            raise TypeError(f"can't multiply sequence by non-int of type '{_runner.type_name(a)}'")
        raise TypeError(f"unsupported operand type(s) for {symbol}: "
                        f"'{_runner.type_name(a)}' and '{_runner.type_name(b)}'")
    return result


_REALS = (int, float, bool)


def _complex_power(a, b):
    """A negative number to a broken power: all else that numbers do is native."""
    _runner.run_module("_complex")
    return _runner.module("_complex").complex(a) ** b


def _try_binary(a, b, method, reflected):
    kind_a = type(a)
    kind_b = type(b)
    reflected_method = None
    if kind_a is not kind_b:
        reflected_method = _special(b, reflected)
        # A subclass that overrides the reflected method goes first.
        if reflected_method is not None and issubclass(kind_b, kind_a) \
                and _overrides(kind_a, kind_b, reflected):
            result = reflected_method(a)
            if result is not NotImplemented:
                return result
            reflected_method = None
    forward = _special(a, method)
    if forward is not None:
        result = forward(b)
        if result is not NotImplemented:
            return result
    if reflected_method is not None:
        return reflected_method(a)
    return NotImplemented


def _overrides(base, derived, name):
    return _runner.class_attr(base, name) is not _runner.class_attr(derived, name)


def _in_place(a, b, in_place, method, reflected, symbol):
    kind = type(a)
    if symbol == "** or pow()":
        symbol = "**"
    if kind is list and symbol == "+":
        a.extend(b)
        return a
    if kind is dict and symbol == "|":
        a.update(b)
        return a
    if kind is set and type(b) in _SETS:
        result = _combine_sets(a, b, symbol)
        a.clear()
        a.update(result)
        return a
    if kind in _REALS and type(b) in _REALS:
        return _complex_power(a, b)
    update = _special(a, in_place)
    if update is not None:
        result = update(b)
        if result is not NotImplemented:
            return result
    result = _try_binary(a, b, method, reflected)
    if result is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for {symbol}=: "
                        f"'{_runner.type_name(a)}' and '{_runner.type_name(b)}'")
    return result


def _unary(a, method, symbol):
    function = _special(a, method)
    if function is None:
        raise TypeError(f"bad operand type for unary {symbol}: '{_runner.type_name(a)}'")
    return function()


def _compare(a, b, method, reflected, symbol):
    kind_a = type(a)
    kind_b = type(b)
    if kind_a is kind_b and kind_a in _CONTAINERS:
        return _compare_containers(a, b, symbol)
    reflected_first = kind_a is not kind_b and issubclass(kind_b, kind_a)
    if reflected_first:
        result = _compare_one(b, a, reflected)
        if result is not NotImplemented:
            return result
    result = _compare_one(a, b, method)
    if result is not NotImplemented:
        return result
    if not reflected_first:
        result = _compare_one(b, a, reflected)
        if result is not NotImplemented:
            return result
    if symbol == "==":
        return a is b
    if symbol == "!=":
        return a is not b
    raise TypeError(f"'{symbol}' not supported between instances of "
                    f"'{_runner.type_name(a)}' and '{_runner.type_name(b)}'")


def _compare_one(a, b, method):
    function = _special(a, method)
    if function is not None:
        return function(b)
    if method == "__ne__":
        equal = _special(a, "__eq__")
        if equal is not None:
            result = equal(b)
            if result is not NotImplemented:
                return not result
    return NotImplemented


def _contains(container, item):
    kind = type(container)
    if kind is dict or kind is set or kind is frozenset:
        return _find(container, item, hash(item)) >= 0
    if kind is list or kind is tuple:
        return _any_equal(container, item)
    method = _special(container, "__contains__")
    if method is not None:
        return True if method(item) else False
    if _special(container, "__iter__") is None and _special(container, "__getitem__") is None:
        raise TypeError(f"argument of type '{_runner.type_name(container)}' is not iterable")
    return _any_equal(container, item)


def _any_equal(values, item):
    for value in values:
        if value is item or value == item:
            return True
    return False


def _getitem(obj, key):
    kind = type(obj)
    if kind is dict:
        at = _find(obj, key, hash(key))
        if at < 0:
            raise KeyError(key)
        return _value_at(obj, at)
    if kind in _SEQUENCES:
        return obj[_plain_index(obj, key)]
    method = _special(obj, "__getitem__")
    if method is not None:
        return method(key)
    if isinstance(obj, type):
        method = getattr(obj, "__class_getitem__", None)
        if method is not None:
            return method(key)
        if _is_generic(obj):
            return GenericAlias(obj, key)
        raise TypeError(f"type '{obj.__name__}' is not subscriptable")
    raise TypeError(f"'{_runner.type_name(obj)}' object is not subscriptable")


def _setitem(obj, key, value):
    kind = type(obj)
    if kind is dict:
        h = hash(key)
        _put_at(obj, h, _find(obj, key, h), key, value)
        return
    if kind is list:
        key = _plain_index(obj, key)
        obj[key] = list(value) if type(key) is slice else value
        return
    method = _special(obj, "__setitem__")
    if method is None:
        if _special(obj, "__delitem__") is not None:
            raise AttributeError("__setitem__")
        raise TypeError(f"'{_runner.type_name(obj)}' object does not support item assignment")
    method(key, value)


def _delitem(obj, key):
    kind = type(obj)
    if kind is dict:
        at = _find(obj, key, hash(key))
        if at < 0:
            raise KeyError(key)
        _remove_at(obj, at)
        return
    if kind is list:
        del obj[_plain_index(obj, key)]
        return
    method = _special(obj, "__delitem__")
    if method is None:
        if _special(obj, "__setitem__") is not None:
            raise AttributeError("__delitem__")
        no = "doesn't" if isinstance(key, int) and kind is not object else "does not"
        raise TypeError(f"'{_runner.type_name(obj)}' object {no} support item deletion")
    method(key)


def _iter(obj):
    method = _special(obj, "__iter__")
    if method is not None:
        iterator = method()
        if _special(iterator, "__next__") is None and not _runner.is_iterator(iterator):
            raise TypeError(f"iter() returned non-iterator of type '{_runner.type_name(iterator)}'")
        return iterator
    method = _special(obj, "__getitem__")
    if method is not None:
        return _iterate_by_index(method)
    raise TypeError(f"'{_runner.type_name(obj)}' object is not iterable")


def _iterate_by_index(method):
    index = 0
    while True:
        try:
            item = method(index)
        except IndexError:
            return
        yield item
        index += 1


def _iterate_awaitable(awaitable):
    return (yield from awaitable)


def _step_once(awaitable):
    return next(_iterate_awaitable(awaitable))


def _send(generator, value):
    return generator.send(value)


def _throw(generator, error):
    return generator.throw(error)


def _raise(kind):
    raise kind()


def _raise_from(error, cause):
    if isinstance(error, type):
        error = error()
    if isinstance(cause, type):
        cause = cause()
    raise error from cause


def _new_with_payload(cls, kind, args, kwargs):
    return _runner.with_payload(cls, kind(*args, **kwargs))


def _in_place_of_payload(obj, data, other, symbol):
    if symbol == "+":
        data.extend(other)
    elif symbol == "|":
        data.update(other)
    else:
        result = _combine_sets(data, other, symbol)
        data.clear()
        data.update(result)
    return obj


def _getitem_of_payload(obj, data, key):
    at = _find(data, key, hash(key))
    if at >= 0:
        return _value_at(data, at)
    missing = _special(obj, "__missing__")
    if missing is None:
        raise KeyError(key)
    return missing(key)


def _repr_of_payload(obj, data):
    text = _repr_inside(data, (obj,))
    name = type(obj).__name__
    if isinstance(data, set):
        return f"{name}({text})" if data else f"{name}()"
    if isinstance(data, frozenset):
        return name + text[len("frozenset"):]
    return name + text[len("deque"):] if type(data).__name__ == "deque" else text


def _new_and_init(new, cls, args, kwargs):
    obj = new(*args, **kwargs)
    if isinstance(obj, cls):
        init = _special(obj, "__init__")
        if init is not None:
            init(*args[1:], **kwargs)
    return obj


def _init_and_give(init, args, kwargs):
    init(*args, **kwargs)
    return args[0]


def _import_late(getter, name, module):
    """`from module import name`, which only the module's `__getattr__` knows."""
    try:
        return getter(name)
    except AttributeError:
        pass
    raise ImportError(f"cannot import name {name!r} from {module!r} (unknown location)")


def _log_new_loop(loop, logging):
    logging.getLogger("asyncio").debug("Using selector: %s", "EpollSelector")
    return loop


def _exit_with(exit, error):
    return exit(type(error), error, error.__traceback__)


def _get_and_call(getter, getter_args, args):
    method = getter(*getter_args)  # on the first line: see `is_in_getter` in unwind.rs
    return method(*args)


def _set_update(target, source):
    for item in source:
        target.add(item)


def _set_add(target, item):
    target.add(item)


def _build_set(items):
    result = set()
    for item in items:
        result.add(item)
    return result


def _build_dict(items):
    result = {}
    for index in range(0, len(items), 2):
        result[items[index]] = items[index + 1]
    return result


def _merge_mapping(target, source):
    for key in source.keys():
        target[key] = source[key]


def _list_extend(target, source):
    for item in source:
        target.append(item)


def _unpack(source, before, after):
    values = []
    iterator = iter(source)
    if after is None:
        # One more than fits shows that there are too many; the rest is not asked for.
        for item in iterator:
            values.append(item)
            if len(values) > before:
                break
    else:
        if before:
            for item in iterator:
                values.append(item)
                if len(values) == before:
                    break
        if len(values) == before and _special(source, "__iter__") is None:
            _ask_for_length(source)
        for item in iterator:
            values.append(item)
    return values


def _add_note(error, note):
    if not isinstance(note, str):
        raise TypeError(f"note must be a str, not '{type(note).__name__}'")
    if not hasattr(error, "__notes__"):
        error.__notes__ = []
    error.__notes__.append(note)


def _class_made(cls, descriptors, call_base, kwargs):
    for descriptor, name in descriptors:
        descriptor.__set_name__(cls, name)
    made = _special(cls, "_made_")
    if made is not None:
        made()
    if call_base:
        super(cls, cls).__init_subclass__(**kwargs)


def _make_class(name, bases, namespace, module):
    namespace = dict(namespace)
    if module is not None:
        namespace.setdefault("__module__", module)
    return _type_new(type, name, bases, namespace, {})


def _type_new(meta, name, bases, namespace, kwargs):
    cls, descriptors, call_base = _runner.new_class(name, bases, namespace, meta)
    _class_made(cls, descriptors, call_base, kwargs)
    return cls


def _class_by(meta, name, bases, namespace, kwargs):
    return meta(name, bases, namespace, **kwargs)


def _call_metaclass(meta, args, kwargs):
    cls = meta.__new__(meta, *args, **kwargs)
    if isinstance(cls, meta):
        meta.__init__(cls, *args, **kwargs)
    return cls


def _own_dict(obj):
    return obj.__dict__


def _refuse_abstract(cls, methods):
    if isinstance(methods, str):
        raise TypeError(methods)
    names = sorted(methods)
    s = "" if len(names) == 1 else "s"
    raise TypeError(f"Can't instantiate abstract class {cls.__name__} "
                    f"with abstract method{s} {', '.join(names)}")


def _is_instance(value, classes):
    if type(classes) is tuple:
        return any([isinstance(value, cls) for cls in classes])
    check = _special(classes, "__instancecheck__")
    if check is None:
        if not isinstance(classes, type):
            raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
        return _runner.is_subclass(type(value), classes)
    return bool(check(value))


def _is_subclass(cls, classes):
    if type(classes) is tuple:
        return any([issubclass(cls, other) for other in classes])
    check = _special(classes, "__subclasscheck__")
    if check is None:
        if not isinstance(classes, type):
            raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
        return _runner.is_subclass(cls, classes)
    return bool(check(cls))


def _format(value, conversion, spec):
    if conversion == "s":
        value = str(value)
    elif conversion == "r":
        value = repr(value)
    elif conversion == "a":
        value = ascii(value)
    return format(value, spec)


# Part 2: the general cases of builtin functions and methods (`src/python/builtins`).

_SEQUENCES = (list, tuple, str, bytes, range)
_CONTAINERS = (list, tuple, dict, set, frozenset)
_SETS = (set, frozenset)
_REPEATED = (str, list, tuple, bytes)


def _plain_index(obj, key):
    """A subscript in which every `__index__` has been asked."""
    if type(key) is slice:
        return slice(_index_or_none(key.start), _index_or_none(key.stop), _index_or_none(key.step))
    method = _special(key, "__index__")
    if method is None:
        name = type(obj).__name__
        if name == "str":
            raise TypeError(f"string indices must be integers, not '{_runner.type_name(key)}'")
        raise TypeError(f"{name} indices must be integers or slices, not {_runner.type_name(key)}")
    return _index_of(key)


def _index_or_none(value):
    if value is None:
        return None
    if _special(value, "__index__") is None:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return _index_of(value)


def _index_of(value):
    if isinstance(value, int):
        return _plain(value)
    method = _special(value, "__index__")
    if method is None:
        raise TypeError(f"'{_runner.type_name(value)}' object cannot be interpreted as an integer")
    result = method()
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {_runner.type_name(result)})")
    return _plain(result)


def _with_index(function, value):
    value = _index_of(value)
    if function == "bin":
        return bin(value)
    if function == "oct":
        return oct(value)
    return hex(value)


def _range(args):
    return range(*[_index_of(value) for value in args])


# ---- dicts and sets whose keys have their own __hash__ or __eq__

def _find(container, key, h):
    for at, candidate in _candidates(container, h):
        if candidate is key or candidate == key:
            return at
    return -1


def _hash(value):
    if type(value) is tuple:
        return _hash_tuple([hash(item) for item in value])
    method = _special(value, "__hash__")
    if method is None:
        raise TypeError(f"unhashable type: '{_runner.type_name(value)}'")
    result = method()
    if not isinstance(result, int):
        raise TypeError("__hash__ method should return an integer")
    return -2 if result == -1 else result


def _dict_get(d, key, default):
    at = _find(d, key, hash(key))
    return default if at < 0 else _value_at(d, at)


def _dict_pop(d, key, *default):
    at = _find(d, key, hash(key))
    if at >= 0:
        return _remove_at(d, at)
    if default:
        return default[0]
    raise KeyError(key)


def _dict_setdefault(d, key, default):
    h = hash(key)
    at = _find(d, key, h)
    if at >= 0:
        return _value_at(d, at)
    _put_at(d, h, -1, key, default)
    return default


def _dict_update(d, source, keywords, result):
    if type(source) is dict:
        for key, value in source.items():
            d[key] = value
    elif hasattr(source, "keys"):
        for key in source.keys():
            d[key] = source[key]
    else:
        number = 0
        for pair in source:
            try:
                pair = list(pair)
            except TypeError:
                raise TypeError("cannot convert dictionary update sequence element "
                                f"#{number} to a sequence") from None
            if len(pair) != 2:
                raise ValueError(f"dictionary update sequence element #{number} has length "
                                 f"{len(pair)}; 2 is required")
            d[pair[0]] = pair[1]
            number += 1
    for key, value in keywords.items():
        d[key] = value
    return result


def _dict_fromkeys(keys, value):
    result = {}
    for key in keys:
        result[key] = value
    return result


def _set_add(s, item):
    h = hash(item)
    if _find(s, item, h) < 0:
        _put_at(s, h, -1, item, None)


def _set_remove(s, item, strict):
    at = _find(s, item, hash(item))
    if at >= 0:
        _remove_at(s, at)
    elif strict:
        raise KeyError(item)


def _set(source):
    result = set()
    for item in source:
        result.add(item)
    return result


def _frozenset(source):
    target = frozenset()
    for item in source:
        h = hash(item)
        if _find(target, item, h) < 0:
            _put_at(target, h, -1, item, None)
    return target


def _combine_sets(a, b, symbol):
    if symbol == "|":
        items = [*a, *b]
    elif symbol == "&":
        items = [item for item in a if item in b]
    elif symbol == "-":
        items = [item for item in a if item not in b]
    elif symbol == "^":
        items = [item for item in a if item not in b] + [item for item in b if item not in a]
    else:
        raise TypeError(f"unsupported operand type(s) for {symbol}: "
                        f"'{_runner.type_name(a)}' and '{_runner.type_name(b)}'")
    return _frozenset(items) if type(a) is frozenset else _set(items)


_SET_SYMBOLS = {"union": "|", "intersection": "&", "difference": "-", "symmetric_difference": "^",
                "update": "|", "intersection_update": "&", "difference_update": "-",
                "symmetric_difference_update": "^"}


def _set_method(s, name, others):
    result = s
    for other in others:
        result = _combine_sets(result, _set(other), _SET_SYMBOLS[name])
    return result


def _set_update_method(s, name, others):
    for other in others:
        if name == "update":
            for item in other:
                s.add(item)
        else:
            result = _combine_sets(s, _set(other), _SET_SYMBOLS[name])
            s.clear()
            for item in result:
                s.add(item)


def _set_compare(s, name, other):
    other = _set(other)
    if name == "issubset":
        return _is_subset(s, other)
    return _is_subset(other, s)


def _is_subset(a, b):
    for item in a:
        if item not in b:
            return False
    return True


def _is_disjoint(a, b):
    for item in b:
        if item in a:
            return False
    return True


# ---- comparison of containers that hold instances

def _compare_containers(a, b, symbol):
    kind = type(a)
    if kind is dict:
        if symbol == "==" or symbol == "!=":
            return _equal_dicts(a, b) == (symbol == "==")
        raise TypeError(f"'{symbol}' not supported between instances of 'dict' and 'dict'")
    if kind is set or kind is frozenset:
        return _compare_sets(a, b, symbol)
    if symbol == "==" or symbol == "!=":
        if len(a) != len(b):
            return symbol == "!="
    for at in range(min(len(a), len(b))):
        x = a[at]
        y = b[at]
        if x is not y and not (x == y):
            if symbol == "==":
                return False
            if symbol == "!=":
                return True
            if symbol == "<":
                return x < y
            if symbol == "<=":
                return x <= y
            if symbol == ">":
                return x > y
            return x >= y
    n = len(a)
    m = len(b)
    if symbol == "==":
        return n == m
    if symbol == "!=":
        return n != m
    if symbol == "<":
        return n < m
    if symbol == "<=":
        return n <= m
    if symbol == ">":
        return n > m
    return n >= m


def _equal_dicts(a, b):
    if len(a) != len(b):
        return False
    for key, value in a.items():
        at = _find(b, key, hash(key))
        if at < 0:
            return False
        other = _value_at(b, at)
        if value is not other and not (value == other):
            return False
    return True


def _compare_sets(a, b, symbol):
    if symbol == "==":
        return len(a) == len(b) and _is_subset(a, b)
    if symbol == "!=":
        return not (len(a) == len(b) and _is_subset(a, b))
    if symbol == "<":
        return len(a) < len(b) and _is_subset(a, b)
    if symbol == "<=":
        return len(a) <= len(b) and _is_subset(a, b)
    if symbol == ">":
        return len(b) < len(a) and _is_subset(b, a)
    return len(b) <= len(a) and _is_subset(b, a)


def _object_ne(a, b):
    equal = _special(a, "__eq__")
    result = NotImplemented if equal is None else equal(b)
    return NotImplemented if result is NotImplemented else not result


# ---- text

def _repr(value):
    return _repr_inside(value, ())


def _repr_inside(value, outer):
    kind = type(value)
    if kind is list:
        open, close, again = "[", "]", "[...]"
    elif kind is tuple:
        open, close, again = "(", ",)" if len(value) == 1 else ")", "(...)"
    elif kind is dict:
        open, close, again = "{", "}", "{...}"
    elif kind is set:
        open, close, again = "{", "}", "set(...)"
    elif kind is frozenset:
        open, close, again = "frozenset({", "})", "frozenset(...)"
    else:
        return _repr_of_other(value, kind, outer)
    for container in outer:
        if container is value:
            return again
    outer = (*outer, value)
    parts = []
    if kind is dict:
        for key, item in value.items():
            parts.append(_repr_inside(key, outer) + ": " + _repr_inside(item, outer))
    else:
        for item in value:
            parts.append(_repr_inside(item, outer))
    return open + ", ".join(parts) + close


def _repr_of_other(value, kind, outer):
    name = kind.__name__
    if name == "dict_view":
        return _repr_of_view(value, outer)
    if name == "deque" and _plain(value) is value:
        return "deque(" + _repr_inside(list(value), outer) + ")"
    if name == "slice":
        return "slice" + _repr_inside((value.start, value.stop, value.step), outer)
    if name == "method":
        return (f"<bound method {value.__func__.__qualname__} of "
                f"{_repr_inside(value.__self__, outer)}>")
    method = _special(value, "__repr__")
    text = method()
    if type(text) is not str:
        raise TypeError(f"__repr__ returned non-string (type {_runner.type_name(text)})")
    return text


def _repr_of_view(view, outer):
    kind = _view_kind(view)
    return f"dict_{kind}({_repr_inside(list(view), outer)})"


def _ascii(value):
    return _ascii_escaped(_repr(value))


def _str(value):
    method = _special(value, "__str__")
    if method is None:
        return repr(value)
    text = method()
    if type(text) is not str:
        raise TypeError(f"__str__ returned non-string (type {_runner.type_name(text)})")
    return text


def _exception_repr(error):
    args = error.args
    shown = f"({args[0]!r})" if len(args) == 1 else repr(args)
    return type(error).__name__ + shown


def _exception_text(error):
    args = error.args
    if len(args) == 0:
        return ""
    if len(args) == 1:
        return repr(args[0]) if isinstance(error, KeyError) else str(args[0])
    return repr(args)


def _format_value(value, spec):
    method = _special(value, "__format__")
    text = method(spec)
    if type(text) is not str:
        raise TypeError(f"__format__ must return a str, not {_runner.type_name(text)}")
    return text


def _print(values, sep, end, file):
    if file is None:
        texts = []
        try:
            for value in values:
                texts.append(str(value))
        except BaseException:
            # What comes before is printed by then.
            if texts:
                print(sep.join(texts), end=sep)
            raise
        print(sep.join(texts), end=end)
        return
    first = True
    for value in values:
        if not first:
            file.write(sep)
        file.write(str(value))
        first = False
    file.write(end)


def _str_join(text, items):
    return text.join([item for item in items])


def _str_format(template, args, kwargs):
    state = [0, False, False]
    return _expand(template, args, kwargs, state, 2)


def _expand(template, args, kwargs, state, depth):
    if depth == 0:
        raise ValueError("Max string recursion exceeded")
    out = []
    for text, name, path, conversion, spec in _parse_format(template):
        if text is not None:
            out.append(text)
            continue
        value = _field(name, args, kwargs, state)
        for is_attribute, key in path:
            value = getattr(value, key) if is_attribute else value[key]
        if conversion == "r":
            value = repr(value)
        elif conversion == "s":
            value = str(value)
        elif conversion == "a":
            value = ascii(value)
        elif conversion is not None:
            raise ValueError(f"Unknown conversion specifier {conversion}")
        if "{" in spec or "}" in spec:
            spec = _expand(spec, args, kwargs, state, depth - 1)
        out.append(format(value, spec))
    return "".join(out)


def _field(name, args, kwargs, state):
    if name == "":
        if state[1]:
            raise ValueError("cannot switch from manual field specification to automatic field "
                             "numbering")
        state[2] = True
        at = state[0]
        state[0] = at + 1
    elif name.isdigit():
        if state[2]:
            raise ValueError("cannot switch from automatic field numbering to manual field "
                             "specification")
        state[1] = True
        at = int(name)
    else:
        return kwargs[name]
    if at >= len(args):
        raise IndexError(f"Replacement index {at} out of range for positional args tuple")
    return args[at]


def _percent(template, values):
    template, kinds = _percent_kinds(template)
    if kinds and kinds[0][0] is not None:
        found = {}
        for name, kind in kinds:
            found[name] = _shown_by(values[name], kind)
        return template % found
    if type(values) is not tuple:
        values = (values,)
    shown = []
    for at, value in enumerate(values):
        shown.append(_shown_by(value, kinds[at][1]) if at < len(kinds) else value)
    return template % tuple(shown)


def _shown_by(value, kind):
    """What stands for the value in a template in which every `%r` is a `%s`."""
    if kind == "s":
        return str(value)
    if kind == "r":
        return repr(value)
    if kind == "a":
        return ascii(value)
    if kind == "*" or isinstance(value, (int, float, str)):
        return _plain(value)
    for name in ("__int__", "__index__") if kind in "diu" else ("__index__", "__float__"):
        method = _special(value, name)
        if method is not None:
            return method()
    name = type(value).__name__
    if kind in "diu":
        raise TypeError(f"%{kind} format: a real number is required, not {name}")
    if kind in "xXo":
        raise TypeError(f"%{kind} format: an integer is required, not {name}")
    raise TypeError(f"must be real number, not {name}")


# ---- numbers

def _int(value):
    for name in ("__int__", "__index__", "__trunc__"):
        method = _special(value, name)
        if method is not None:
            result = method()
            if not isinstance(result, int):
                raise TypeError(f"{name} returned non-int (type {_runner.type_name(result)})")
            return int(result)
    raise TypeError("int() argument must be a string, a bytes-like object or a real number, "
                    f"not '{_runner.type_name(value)}'")


def _float(value):
    method = _special(value, "__float__")
    if method is not None:
        result = method()
        if type(result) is not float:
            raise TypeError(f"{_runner.type_name(value)}.__float__ returned non-float "
                            f"(type {_runner.type_name(result)})")
        return result
    if _special(value, "__index__") is not None:
        return float(_index_of(value))
    raise TypeError("float() argument must be a string or a real number, "
                    f"not '{_runner.type_name(value)}'")


def _len(value):
    return _checked_length(_special(value, "__len__")())


def _abs(value):
    method = _special(value, "__abs__")
    if method is None:
        raise TypeError(f"bad operand type for abs(): '{_runner.type_name(value)}'")
    return method()


def _round(value, digits):
    method = _special(value, "__round__")
    if method is None:
        raise TypeError(f"type {_runner.type_name(value)} doesn't define __round__ method")
    return method() if digits is None else method(digits)


def _pow(base, exponent):
    return base ** exponent


def _pow_modulo(base, exponent, modulus):
    method = _special(base, "__pow__")
    if method is not None and type(base) not in _REALS:
        result = method(exponent, modulus)
        if result is not NotImplemented:
            return result
    kinds = [type(value) for value in (base, exponent, modulus)]
    if kinds[0] in _REALS and kinds[1] in _REALS and kinds[2] in _REALS:
        raise TypeError("pow() 3rd argument not allowed unless all arguments are integers")
    names = [f"'{kind.__name__}'" for kind in kinds]
    raise TypeError(f"unsupported operand type(s) for ** or pow(): {', '.join(names)}")


def _dir(obj):
    return sorted(_special(obj, "__dir__")())


def _divmod(a, b):
    result = _try_binary(a, b, "__divmod__", "__rdivmod__")
    if result is NotImplemented:
        raise TypeError("unsupported operand type(s) for divmod(): "
                        f"'{_runner.type_name(a)}' and '{_runner.type_name(b)}'")
    return result


def _math_method(value, name):
    method = _special(value, name)
    if method is None:
        return _math_method_of_float(float(value), name)
    return method()


def _math_method_of_float(value, name):
    n = int(value)
    if name == "__floor__" and n > value:
        return n - 1
    if name == "__ceil__" and n < value:
        return n + 1
    return n


# ---- iteration

def _list(source):
    iterator = iter(source)
    _ask_for_length(source)
    return [item for item in iterator]


def _tuple(source):
    return tuple(_list(source))


def _ask_for_length(source):
    """CPython makes room for as many items as there are said to be; what that raises is seen."""
    method = _special(source, "__len__")
    if method is not None:
        try:
            _checked_length(method())
        except TypeError:
            pass


def _bytes(source):
    method = _special(source, "__bytes__")
    if method is not None:
        return method()
    return bytes([item for item in source])


async def _anext_or(iterator, default):
    try:
        return await _special(iterator, "__anext__")()
    except StopAsyncIteration:
        return default


def _iter_until(function, sentinel):
    if not callable(function):
        raise TypeError("iter(v, w): v must be callable")
    return _until(function, sentinel)


def _until(function, sentinel):
    while True:
        value = function()
        if value == sentinel:
            return
        yield value


def _next_or(iterator, default):
    try:
        return next(iterator)
    except StopIteration:
        return default


def _sum(items, total):
    for item in items:
        total = total + item
    return total


def _prod(items):
    total = 1
    for item in items:
        total = total * item
    return total


def _extreme(items, key, wants_less, has_default, default):
    found = False
    best = None
    best_key = None
    for item in items:
        item_key = item if key is None else key(item)
        if not found:
            found = True
            best = item
            best_key = item_key
        elif (item_key < best_key) if wants_less else (item_key > best_key):
            best = item
            best_key = item_key
    if found:
        return best
    if has_default:
        return default
    name = "min" if wants_less else "max"
    raise ValueError(f"{name}() arg is an empty sequence")


def _any_is(items, wanted):
    for item in items:
        if (True if item else False) is wanted:
            return wanted
    return not wanted


def _any_is_after(item, items, wanted):
    if (True if item else False) is wanted:
        return wanted
    return _any_is(items, wanted)


def _sorted(items, key, reverse):
    result = list(items)
    _sort(result, key, reverse)
    return result


def _sort(items, key, reverse):
    if key is None:
        keys = items.copy()
    else:
        keys = [key(item) for item in items]
    if _sort_by_keys(keys, items, reverse):
        return
    order = list(range(len(keys)))
    if reverse:
        order.reverse()
    order = _merge_sorted(order, keys)
    if reverse:
        order.reverse()
    items[:] = [items[at] for at in order]


def _merge_sorted(order, keys):
    n = len(order)
    if n < 64:
        return _insertion_sorted(order, keys)
    left = _merge_sorted(order[:n // 2], keys)
    right = _merge_sorted(order[n // 2:], keys)
    merged = []
    i = 0
    j = 0
    while i < len(left) and j < len(right):
        if keys[right[j]] < keys[left[i]]:
            merged.append(right[j])
            j += 1
        else:
            merged.append(left[i])
            i += 1
    return merged + left[i:] + right[j:]


def _run_length(order, keys):
    """How many are in order at the beginning, turned round where they descend."""
    n = 1
    if len(order) > 1:
        n = 2
        descends = keys[order[1]] < keys[order[0]]
        while n < len(order) and (keys[order[n]] < keys[order[n - 1]]) == descends:
            n += 1
        if descends:
            order[:n] = order[n - 1::-1]
    return n


def _insertion_sorted(order, keys):
    n = _run_length(order, keys)
    result = order[:n]
    for at in order[n:]:
        low = 0
        high = len(result)
        while low < high:
            middle = (low + high) // 2
            if keys[at] < keys[result[middle]]:
                high = middle
            else:
                low = middle + 1
        result.insert(low, at)
    return result


def _reversed(value):
    method = _special(value, "__reversed__")
    if method is not None:
        return method()
    length = _special(value, "__len__")
    getter = _special(value, "__getitem__")
    if getter is None:
        raise TypeError(f"'{_runner.type_name(value)}' object is not reversible")
    if length is None:
        raise TypeError(f"object of type '{_runner.type_name(value)}' has no len()")
    return _reversed_items(getter, _checked_length(length()))


def _reversed_items(getter, n):
    while n > 0:
        n -= 1
        yield getter(n)


def _map(function, items):
    for item in items:
        yield function(item)


def _map_several(function, iterables):
    for args in zip(*iterables):
        yield function(*args)


def _filter(function, items):
    if function is None:
        for item in items:
            if item:
                yield item
    else:
        for item in items:
            if function(item):
                yield item


def _enumerate(items, number):
    for item in items:
        yield number, item
        number += 1


def _zip(iterables, strict):
    iterators = [iter(items) for items in iterables]
    nothing = []
    while iterators:
        values = []
        for iterator in iterators:
            value = next(iterator, nothing)
            if value is nothing:
                if strict:
                    _check_strict(iterators, len(values), nothing)
                return
            values.append(value)
        yield tuple(values)


def _check_strict(iterators, at, nothing):
    if at > 0:
        raise ValueError(f"zip() argument {at + 1} is shorter than argument{_first(at)}")
    for other in range(1, len(iterators)):
        if next(iterators[other], nothing) is not nothing:
            raise ValueError(f"zip() argument {other + 1} is longer than argument{_first(other)}")


def _first(n):
    return " 1" if n == 1 else f"s 1-{n}"


def _list_remove(items, item):
    at = 0
    for value in items:
        if value is item or value == item:
            del items[at]
            return
        at += 1
    raise ValueError("list.remove(x): x not in list")


def _not_in_list(item):
    raise ValueError(f"{item!r} is not in list")


def _index(items, item, start, end):
    for at in range(start, min(end, len(items))):
        if items[at] is item or items[at] == item:
            return at
    if type(items) is list:
        raise ValueError(f"{item!r} is not in list")
    raise ValueError("tuple.index(x): x not in tuple")


def _count(items, item):
    n = 0
    for value in items:
        if value is item or value == item:
            n += 1
    return n


# ---- attributes, generators

def _descriptor_or_getattr(getter, args, fallback, obj, name):
    try:
        return getter(*args)
    except AttributeError:
        pass
    return fallback(obj, name)


def _attr_or(getter, args, default):
    try:
        return getter(*args)
    except AttributeError:
        return default


def _has_attr(getter, args):
    try:
        getter(*args)
    except AttributeError:
        return False
    return True


def _throw_class(generator, kind, value=None, traceback=None):
    if value is None:
        return generator.throw(kind())
    if isinstance(value, kind):
        return generator.throw(value)
    if isinstance(value, tuple):
        return generator.throw(kind(*value))
    return generator.throw(kind(value))


def _athrow_class(generator, kind, value=None, traceback=None):
    return generator.athrow(kind() if value is None else kind(value))


def _close(generator):
    try:
        generator.throw(GeneratorExit())
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError("generator ignored GeneratorExit")


def _close_dropped(generator):
    """A generator is closed at once, an async one by a task of its own."""
    loop = _runner.running_loop()
    if type(generator).__name__ == "async_generator":
        if loop is not None:
            loop.call_soon(loop.create_task, generator.aclose())
        return
    try:
        generator.close()
    except BaseException as error:
        _runner.write_error(f"Exception ignored in: {generator!r}\n{_runner.format_traceback(error, True)}"
                            f"{type(error).__name__}: {error}\n")


async def _aclose(generator):
    if _is_new(generator):
        _close_new(generator)
        return
    if _is_closed(generator):
        return
    try:
        await generator.athrow(GeneratorExit())
    except (GeneratorExit, StopAsyncIteration):
        return
    raise RuntimeError("async generator ignored GeneratorExit")


# ---- classes of values that natives make here

class _Namespace(dict):
    """`globals()`: what is read and stored are the module's variables."""

    def __getitem__(self, key):
        try:
            return getattr(self._module, key)
        except AttributeError:
            raise KeyError(key) from None

    def get(self, key, default=None):
        return getattr(self._module, key, default)

    def __contains__(self, key):
        return hasattr(self._module, key)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        setattr(self._module, key, value)

    def __delitem__(self, key):
        super().pop(key, None)
        try:
            delattr(self._module, key)
        except AttributeError:
            raise KeyError(key) from None

    def update(self, *args, **kwargs):
        for key, value in dict(*args, **kwargs).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        if key not in self and default:
            return default[0]
        value = self[key]
        del self[key]
        return value


_Namespace.__name__ = _Namespace.__qualname__ = "dict"
_Namespace.__module__ = "builtins"


class mappingproxy(dict):
    """`__dict__` of a class: only to be read."""

    def __setitem__(self, key, value):
        raise TypeError("'mappingproxy' object does not support item assignment")

    def __delitem__(self, key):
        raise TypeError("'mappingproxy' object doesn't support item deletion")

    def __getattribute_of_dict__(self, name):
        raise AttributeError(f"'mappingproxy' object has no attribute {name!r}")

    @property
    def update(self):
        return self.__getattribute_of_dict__("update")

    @property
    def pop(self):
        return self.__getattribute_of_dict__("pop")

    @property
    def setdefault(self):
        return self.__getattribute_of_dict__("setdefault")

    @property
    def clear(self):
        return self.__getattribute_of_dict__("clear")

    def __repr__(self):
        return f"mappingproxy({dict.__repr__(self)})"


mappingproxy.__module__ = "builtins"


def _shown_type(kind):
    if kind is ...:
        return "..."
    if kind is type(None):
        return "None"
    if isinstance(kind, type):
        module = kind.__module__
        return kind.__qualname__ if module == "builtins" else f"{module}.{kind.__qualname__}"
    if type(kind) is list:
        return "[" + ", ".join([_shown_type(part) for part in kind]) + "]"
    return repr(kind)


_GENERIC = ("list", "tuple", "dict", "set", "frozenset", "enumerate", "deque", "Future", "Task",
            "async_generator")


def _is_generic(cls):
    return cls is type or any([base.__name__ in _GENERIC and _runner.is_builtin_class(base)
                               for base in cls.__mro__])


def _is_union(a, b):
    kinds = (type, GenericAlias, UnionType, type(None))
    return isinstance(a, kinds) and isinstance(b, kinds) and not (a is None and b is None)


def _variables_of(arg):
    """The type variables in an argument of an alias."""
    if type(arg).__name__ in ("TypeVar", "ParamSpec"):
        return (arg,)
    return () if isinstance(arg, type) else getattr(arg, "__parameters__", ())


def _with_values(arg, values):
    inner = _variables_of(arg)
    if not inner:
        return arg
    return values[arg] if arg in values else arg[tuple([values[each] for each in inner])]


class GenericAlias:
    """`list[int]`"""

    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if type(args) is tuple else (args,)

    @property
    def __parameters__(self):
        found = []
        for arg in self.__args__:
            for each in _variables_of(arg):
                if each not in found:
                    found.append(each)
        return tuple(found)

    def __getitem__(self, args):
        args = args if type(args) is tuple else (args,)
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f"{self!r} is not a generic class")
        if len(args) != len(parameters):
            few = "few" if len(args) < len(parameters) else "many"
            raise TypeError(f"Too {few} arguments for {self!r}; actual {len(args)}, "
                            f"expected {len(parameters)}")
        values = dict(zip(parameters, args))
        return type(self)(self.__origin__, tuple(
            [_with_values(arg, values) for arg in self.__args__]))

    def __call__(self, *args, **kwargs):
        made = self.__origin__(*args, **kwargs)
        try:
            made.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return made

    def __getattr__(self, name):
        return getattr(vars(self)["__origin__"], name)

    def __or__(self, other):
        return UnionType((self, other)) if _is_union(self, other) else NotImplemented

    def __ror__(self, other):
        return UnionType((other, self)) if _is_union(self, other) else NotImplemented

    def __eq__(self, other):
        return isinstance(other, GenericAlias) and self.__origin__ == other.__origin__ \
            and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __instancecheck__(self, value):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __repr__(self):
        shown = ", ".join([_shown_type(arg) for arg in self.__args__])
        return f"{_shown_type(self.__origin__)}[{shown}]"


class UnionType:
    """`int | None`"""

    def __init__(self, parts):
        args = []
        for part in parts:
            if part is None:
                part = type(None)
            for arg in part.__args__ if isinstance(part, UnionType) else (part,):
                if arg not in args:
                    args.append(arg)
        self.__args__ = tuple(args)

    def __or__(self, other):
        return UnionType((self, other)) if _is_union(self, other) else NotImplemented

    def __ror__(self, other):
        return UnionType((other, self)) if _is_union(self, other) else NotImplemented

    def __eq__(self, other):
        if not isinstance(other, UnionType):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, value):
        return any([isinstance(value, arg) for arg in self.__args__])

    def __subclasscheck__(self, cls):
        return any([issubclass(cls, arg) for arg in self.__args__])

    def __repr__(self):
        return " | ".join([_shown_type(arg) for arg in self.__args__])


GenericAlias.__module__ = UnionType.__module__ = "types"


class _WideRange:
    """A range whose ends or step are beyond 64 bits."""

    def __init__(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        if step == 0:
            raise ValueError("range() arg 3 must not be zero")
        self.start = _index_of(start)
        self.stop = _index_of(stop)
        self.step = _index_of(step)

    def _count(self):
        if self.step > 0:
            return max(0, (self.stop - self.start + self.step - 1) // self.step)
        return max(0, (self.start - self.stop - self.step - 1) // -self.step)

    def __len__(self):
        n = self._count()
        if n > 0x7fffffffffffffff:
            raise OverflowError("Python int too large to convert to C ssize_t")
        return n

    def __bool__(self):
        return self._count() > 0

    def __iter__(self):
        at = self.start
        for_ever = self.step > 0
        while at < self.stop if for_ever else at > self.stop:
            yield at
            at += self.step

    def __reversed__(self):
        n = self._count()
        return iter(_WideRange(self.start + (n - 1) * self.step, self.start - self.step,
                               -self.step))

    def __contains__(self, value):
        if not isinstance(value, int):
            return any([value == item for item in self])
        inside = self.start <= value < self.stop if self.step > 0 \
            else self.stop < value <= self.start
        return inside and (value - self.start) % self.step == 0

    def __getitem__(self, at):
        n = self._count()
        if type(at) is slice:
            start, stop, step = at.indices(n)
            return range(self.start + start * self.step, self.start + stop * self.step,
                         self.step * step)
        at = _index_of(at)
        if at < 0:
            at += n
        if not 0 <= at < n:
            raise IndexError("range object index out of range")
        return self.start + at * self.step

    def index(self, value):
        if value not in self:
            raise ValueError(f"{value!r} is not in range")
        return (value - self.start) // self.step

    def count(self, value):
        return 1 if value in self else 0

    def _key(self):
        n = self._count()
        return (n, self.start if n else None, self.step if n > 1 else None)

    def __eq__(self, other):
        if isinstance(other, range):
            other = _WideRange(other.start, other.stop, other.step)
        return self._key() == other._key() if isinstance(other, _WideRange) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        step = f", {self.step}" if self.step != 1 else ""
        return f"range({self.start}, {self.stop}{step})"


_WideRange.__name__ = _WideRange.__qualname__ = "range"
_WideRange.__module__ = "builtins"


class _Code:
    """`function.__code__`: what of it programs look at."""

    def __init__(self, function):
        (self.co_name, self.co_qualname, self.co_filename, self.co_firstlineno, self.co_argcount,
         self.co_posonlyargcount, self.co_kwonlyargcount, self.co_varnames, self.co_freevars,
         self.co_cellvars, self.co_flags) = _code_parts(getattr(function, "__func__", function))
        self.co_nlocals = len(self.co_varnames)

    def __eq__(self, other):
        return isinstance(other, _Code) and vars(self) == vars(other)

    def __hash__(self):
        return hash((self.co_qualname, self.co_firstlineno))

    def __repr__(self):
        return f'<code object {self.co_name}, file "{self.co_filename}", line {self.co_firstlineno}>'


class _Frame:
    """`coroutine.cr_frame`, and so of generators: where it is."""

    def __init__(self, generator):
        self._generator = generator
        self.f_code = _Code(generator)
        self.f_back = None

    @property
    def f_lineno(self):
        return _line_of(self._generator)

    def __repr__(self):
        return (f"<frame at {id(self):#x}, file {self.f_code.co_filename!r}, "
                f"line {self.f_lineno}, code {self.f_code.co_name}>")


def _frame_of(generator):
    return _Frame(generator)


_Code.__name__ = _Code.__qualname__ = "code"
_Frame.__name__ = _Frame.__qualname__ = "frame"
_Code.__module__ = _Frame.__module__ = "builtins"
