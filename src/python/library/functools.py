"""functools: functions that act on functions."""
import _prelude
import threading

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_NOTHING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


def reduce(function, iterable, initial=_NOTHING, /):
    try:
        items = iter(iterable)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _NOTHING:
        try:
            result = next(items)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        result = initial
    for item in items:
        result = function(result, item)
    return result


class partial:
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if type(func) is partial:
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend([repr(arg) for arg in self.args])
        parts.extend([f"{name}={value!r}" for name, value in self.keywords.items()])
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        if obj is None:
            return partial(self.func, *self.args, **self.keywords)
        return partial(self.func.__get__(obj, cls) if hasattr(self.func, "__get__") else
                       partial(self.func, obj), *self.args, **self.keywords)


class CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits = hits
        self.misses = misses
        self.maxsize = maxsize
        self.currsize = currsize

    def _values(self):
        return (self.hits, self.misses, self.maxsize, self.currsize)

    def __iter__(self):
        return iter(self._values())

    def __getitem__(self, at):
        return self._values()[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        return self._values() == tuple(other)

    def __repr__(self):
        return (f"CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, "
                f"currsize={self.currsize})")


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(function):
        return _cached(function, maxsize, typed)
    return decorate


def cache(user_function, /):
    return _cached(user_function, None, False)


def _cached(function, maxsize, typed):
    # From the least to the most recently used.
    found = {}
    figures = [0, 0]

    def wrapper(*args, **kwargs):
        if maxsize == 0:
            figures[1] += 1
            return function(*args, **kwargs)
        key = args
        if kwargs:
            key = (args, _NOTHING, tuple(kwargs.items()))
        if typed:
            key = (key, tuple([type(arg) for arg in args]),
                   tuple([type(arg) for arg in kwargs.values()]))
        result = found.get(key, _NOTHING)
        if result is not _NOTHING:
            figures[0] += 1
            if maxsize is not None:
                found.pop(key, None)
                found[key] = result
            return result
        figures[1] += 1
        result = function(*args, **kwargs)
        if maxsize is not None and key not in found and len(found) >= maxsize:
            for oldest in found:
                break
            del found[oldest]
        found[key] = result
        return result

    def cache_info():
        return CacheInfo(figures[0], figures[1], maxsize, len(found))

    def cache_clear():
        found.clear()
        figures[:] = [0, 0]

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    if isinstance(function, type):
        return wrapper
    return update_wrapper(wrapper, function)


class cached_property:
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.lock = threading.RLock()

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        if not hasattr(instance, "__dict__"):
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to "
                            f"cache {self.attrname!r} property.")
        with self.lock:
            # Another thread may have been here meanwhile.
            if self.attrname in vars(instance):
                return vars(instance)[self.attrname]
            value = self.func(instance)
            setattr(instance, self.attrname, value)
        return value


def _from_lt(name):
    def less_or_equal(self, other):
        result = type(self).__lt__(self, other)
        return result if result is NotImplemented else result or self == other

    def greater(self, other):
        result = type(self).__lt__(self, other)
        return result if result is NotImplemented else not result and self != other

    def greater_or_equal(self, other):
        result = type(self).__lt__(self, other)
        return result if result is NotImplemented else not result
    return {"__le__": less_or_equal, "__gt__": greater, "__ge__": greater_or_equal}[name]


def _from_gt(name):
    def less(self, other):
        result = type(self).__gt__(self, other)
        return result if result is NotImplemented else not (result or self == other)

    def greater_or_equal(self, other):
        result = type(self).__gt__(self, other)
        return result if result is NotImplemented else result or self == other

    def less_or_equal(self, other):
        result = type(self).__gt__(self, other)
        return result if result is NotImplemented else not result
    return {"__lt__": less, "__ge__": greater_or_equal, "__le__": less_or_equal}[name]


def _from_le(name):
    def greater_or_equal(self, other):
        result = type(self).__le__(self, other)
        return result if result is NotImplemented else not result or self == other

    def less(self, other):
        result = type(self).__le__(self, other)
        return result if result is NotImplemented else result and self != other

    def greater(self, other):
        result = type(self).__le__(self, other)
        return result if result is NotImplemented else not result
    return {"__ge__": greater_or_equal, "__lt__": less, "__gt__": greater}[name]


def _from_ge(name):
    def less_or_equal(self, other):
        result = type(self).__ge__(self, other)
        return result if result is NotImplemented else not result or self == other

    def greater(self, other):
        result = type(self).__ge__(self, other)
        return result if result is NotImplemented else result and self != other

    def less(self, other):
        result = type(self).__ge__(self, other)
        return result if result is NotImplemented else not result
    return {"__le__": less_or_equal, "__gt__": greater, "__lt__": less}[name]


def total_ordering(cls):
    ways = {"__lt__": _from_lt, "__le__": _from_le, "__gt__": _from_gt, "__ge__": _from_ge}
    defined = [name for name in ways if getattr(cls, name, None) is not getattr(object, name, None)]
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = defined[0] if "__lt__" in defined else max(defined)
    for name in ways:
        if name not in defined:
            function = ways[root](name)
            function.__name__ = name
            setattr(cls, name, function)
    return cls


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0
    return K


def _classes_of_union(cls):
    """The classes of `int | str`, if that is what it is."""
    if isinstance(cls, type):
        return ()
    classes = getattr(cls, "__args__", ())
    return classes if all([isinstance(one, type) for one in classes]) else ()


def singledispatch(func):
    registry = {object: func}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return func

    def register(cls, func=None):
        if func is None:
            if isinstance(cls, type) or _classes_of_union(cls):
                return lambda f: register(cls, f)
            annotations = getattr(cls, "__annotations__", {})
            func = cls
            for name in annotations:
                cls = annotations[name]
                if isinstance(cls, str):
                    import typing
                    cls = typing.get_type_hints(func)[name]
                break
        union = _classes_of_union(cls)
        if union:
            for one in union:
                registry[one] = func
            return func
        if not isinstance(cls, type):
            raise TypeError("Invalid first argument to `register()`: "
                            f"{cls!r}. Use either `@register(some_class)` or plain `@register` "
                            "on an annotated function.")
        registry[cls] = func
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(type(args[0]))(*args, **kw)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(type(args[0]))(obj, *args, **kwargs)
        return update_wrapper(method, self.func)
