"""collections.abc: names for what values can do, for annotations, `isinstance` and as bases."""
import _prelude
import abc


class _Meta(abc.ABCMeta):
    """A class is one of them if it has the methods that the class here names in `_wanted`."""

    def __subclasscheck__(cls, subclass):
        if abc.ABCMeta.__subclasscheck__(cls, subclass):
            return True
        wanted = vars(cls).get("_wanted")
        if wanted is None:
            return False
        for base in subclass.__mro__:
            name = base.__name__
            if base is object and subclass is not object:
                continue
            if base.__module__ == "builtins" or name in ("deque", "Future", "Task"):
                if name in cls._kinds or name.endswith("iterator") and "iterator" in cls._kinds:
                    return True
        if subclass.__module__ == "builtins":
            return False
        if not wanted:
            return False
        return all([getattr(subclass, name, None) is not None for name in wanted])


class _Named(metaclass=_Meta):
    def __class_getitem__(cls, args):
        return _prelude.GenericAlias(cls, args)


_ALL = ("list", "tuple", "str", "bytes", "range", "dict", "set", "frozenset", "deque",
        "dict_view")
_ITERATORS = ("iterator", "generator", "enumerate", "zip")


class Hashable(_Named):
    _wanted = ("__hash__",)
    _kinds = ("int", "float", "bool", "str", "bytes", "tuple", "frozenset", "NoneType", "range",
              "function", "method", "type", "object")


class Callable(_Named):
    _wanted = ("__call__",)
    _kinds = ("function", "method", "builtin_function_or_method", "type")


class Iterable(_Named):
    _wanted = ("__iter__",)
    _kinds = _ALL + _ITERATORS


class Iterator(Iterable):
    _wanted = ("__next__", "__iter__")
    _kinds = _ITERATORS

    def __iter__(self):
        return self


class Reversible(Iterable):
    _wanted = ("__reversed__", "__iter__")
    _kinds = ("list", "tuple", "str", "bytes", "range", "dict", "deque")


class Generator(Iterator):
    _wanted = ("send", "throw", "close", "__iter__", "__next__")
    _kinds = ("generator",)


class Sized(_Named):
    _wanted = ("__len__",)
    _kinds = _ALL


class Container(_Named):
    _wanted = ("__contains__",)
    _kinds = _ALL


class Collection(Sized, Iterable, Container):
    _wanted = ("__len__", "__iter__", "__contains__")
    _kinds = _ALL


class Sequence(Reversible, Collection):
    _wanted = ()
    _kinds = ("list", "tuple", "str", "bytes", "range", "deque")

    def __iter__(self):
        at = 0
        try:
            while True:
                yield self[at]
                at += 1
        except IndexError:
            return

    def __contains__(self, value):
        for item in self:
            if item is value or item == value:
                return True
        return False

    def __reversed__(self):
        for at in reversed(range(len(self))):
            yield self[at]

    def index(self, value, start=0, stop=None):
        for at in range(start, len(self) if stop is None else stop):
            if self[at] is value or self[at] == value:
                return at
        raise ValueError

    def count(self, value):
        return len([item for item in self if item is value or item == value])


class MutableSequence(Sequence):
    _wanted = ()
    _kinds = ("list", "deque")

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    _wanted = ()
    _kinds = ("set", "frozenset")


class MutableSet(Set):
    _wanted = ()
    _kinds = ("set",)


class Mapping(Collection):
    _wanted = ()
    _kinds = ("dict",)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    _wanted = ()
    _kinds = ("dict",)

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        for key, value in dict(other, **kwds).items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Awaitable(_Named):
    _wanted = ("__await__",)
    _kinds = ("coroutine", "Future", "Task")


class Coroutine(Awaitable):
    _wanted = ("__await__", "send", "throw", "close")
    _kinds = ("coroutine",)


class AsyncIterable(_Named):
    _wanted = ("__aiter__",)
    _kinds = ("async_generator",)


class AsyncIterator(AsyncIterable):
    _wanted = ("__anext__", "__aiter__")
    _kinds = ("async_generator",)

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    _wanted = ("__anext__", "__aiter__", "asend", "athrow", "aclose")
    _kinds = ("async_generator",)
