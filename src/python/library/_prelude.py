"""What builtins do when they must run Python code, in Python. Every program contains this module;
its frames are folded on the page and left out of tracebacks.

Part 1: the protocols of operators, called by the interpreter when a native does not know its
operands (`src/python/protocol.rs` and its neighbours name these functions)."""
import _runner

_special = _runner.special


def _truth(value):
    method = _special(value, "__bool__")
    if method is not None:
        result = method()
        if result is True or result is False:
            return result
        raise TypeError(f"__bool__ should return bool, returned {type(result).__name__}")
    method = _special(value, "__len__")
    if method is not None:
        return _checked_length(method()) != 0
    return True


def _checked_length(n):
    if not isinstance(n, int):
        raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
    if n < 0:
        raise ValueError("__len__() should return >= 0")
    return n


def _binary(a, b, method, reflected, symbol):
    result = _try_binary(a, b, method, reflected)
    if result is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for {symbol}: "
                        f"'{type(a).__name__}' and '{type(b).__name__}'")
    return result


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
    update = _special(a, in_place)
    if update is not None:
        result = update(b)
        if result is not NotImplemented:
            return result
    result = _try_binary(a, b, method, reflected)
    if result is NotImplemented:
        raise TypeError(f"unsupported operand type(s) for {symbol}=: "
                        f"'{type(a).__name__}' and '{type(b).__name__}'")
    return result


def _unary(a, method, symbol):
    function = _special(a, method)
    if function is None:
        raise TypeError(f"bad operand type for unary {symbol}: '{type(a).__name__}'")
    return function()


def _compare(a, b, method, reflected, symbol):
    kind_a = type(a)
    kind_b = type(b)
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
                    f"'{kind_a.__name__}' and '{kind_b.__name__}'")


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
    method = _special(container, "__contains__")
    if method is not None:
        return True if method(item) else False
    if _special(container, "__iter__") is None and _special(container, "__getitem__") is None:
        raise TypeError(f"argument of type '{type(container).__name__}' is not iterable")
    for value in container:
        if value is item or value == item:
            return True
    return False


def _getitem(obj, key):
    method = _special(obj, "__getitem__")
    if method is not None:
        return method(key)
    if isinstance(obj, type):
        method = getattr(obj, "__class_getitem__", None)
        if method is not None:
            return method(key)
        raise TypeError(f"type '{obj.__name__}' is not subscriptable")
    raise TypeError(f"'{type(obj).__name__}' object is not subscriptable")


def _setitem(obj, key, value):
    method = _special(obj, "__setitem__")
    if method is None:
        raise TypeError(f"'{type(obj).__name__}' object does not support item assignment")
    method(key, value)


def _delitem(obj, key):
    method = _special(obj, "__delitem__")
    if method is None:
        raise TypeError(f"'{type(obj).__name__}' object doesn't support item deletion")
    method(key)


def _iter(obj):
    method = _special(obj, "__iter__")
    if method is not None:
        iterator = method()
        if _special(iterator, "__next__") is None and not _runner.is_iterator(iterator):
            raise TypeError(f"iter() returned non-iterator of type '{type(iterator).__name__}'")
        return iterator
    method = _special(obj, "__getitem__")
    if method is not None:
        return _iterate_by_index(method)
    raise TypeError(f"'{type(obj).__name__}' object is not iterable")


def _iterate_by_index(method):
    index = 0
    while True:
        try:
            item = method(index)
        except IndexError:
            return
        yield item
        index += 1


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


def _get_and_call(getter, getter_args, args):
    return getter(*getter_args)(*args)


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


def _dict_update(target, source):
    for key in source:
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
        for item in iterator:
            values.append(item)
    return values


def _add_note(error, note):
    if not hasattr(error, "__notes__"):
        error.__notes__ = []
    error.__notes__.append(note)


def _class_made(cls, descriptors, call_base, kwargs):
    for descriptor, name in descriptors:
        descriptor.__set_name__(cls, name)
    if call_base:
        super(cls, cls).__init_subclass__(**kwargs)


def _format(value, conversion, spec):
    if conversion == "s":
        value = str(value)
    elif conversion == "r":
        value = repr(value)
    elif conversion == "a":
        value = ascii(value)
    return format(value, spec)
