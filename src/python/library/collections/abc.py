"""collections.abc: names for what values can do, for annotations, `isinstance` and as bases."""
import _prelude
import abc
from abc import abstractmethod as _abstract


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
    pass


_ALL = ("list", "tuple", "str", "bytes", "range", "dict", "set", "frozenset", "deque",
        "dict_view")
_ITERATORS = ("iterator", "generator", "enumerate", "zip")


class Hashable(_Named):
    _wanted = ("__hash__",)
    _kinds = ("int", "float", "bool", "str", "bytes", "tuple", "frozenset", "NoneType", "range",
              "function", "method", "type", "object")

    @_abstract
    def __hash__(self):
        return 0


class _CallableGenericAlias(_prelude.GenericAlias):
    """`Callable[[int, str], None]`"""

    def __repr__(self):
        *args, result = self.__args__
        if len(args) != 1 or args[0] is not ...:
            return f"collections.abc.Callable[{_prelude._shown_type(args)}, " \
                f"{_prelude._shown_type(result)}]"
        return super().__repr__()


class Callable(_Named):
    def __class_getitem__(cls, args):
        if type(args) is not tuple or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        given, result = args
        if type(given) in (list, tuple):
            return _CallableGenericAlias(cls, (*given, result))
        if given is not ... and type(given).__name__ not in ("ParamSpec", "_Alias"):
            raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
                            f"Got {given!r}")
        return _CallableGenericAlias(cls, args)

    _wanted = ("__call__",)
    _kinds = ("function", "method", "builtin_function_or_method", "type")

    @_abstract
    def __call__(self, *args, **kwds):
        return False


class Iterable(_Named):
    __class_getitem__ = classmethod(_prelude.GenericAlias)
    _wanted = ("__iter__",)
    _kinds = _ALL + _ITERATORS

    @_abstract
    def __iter__(self):
        while False:
            yield None


class Iterator(Iterable):
    _wanted = ("__next__", "__iter__")
    _kinds = _ITERATORS

    @_abstract
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class Reversible(Iterable):
    _wanted = ("__reversed__", "__iter__")
    _kinds = ("list", "tuple", "str", "bytes", "range", "dict", "deque")

    @_abstract
    def __reversed__(self):
        while False:
            yield None


class Generator(Iterator):
    _wanted = ("send", "throw", "close", "__iter__", "__next__")
    _kinds = ("generator",)

    def __next__(self):
        return self.send(None)

    @_abstract
    def send(self, value):
        raise StopIteration

    @_abstract
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError("generator ignored GeneratorExit")


class Sized(_Named):
    _wanted = ("__len__",)
    _kinds = _ALL

    @_abstract
    def __len__(self):
        return 0


class Container(_Named):
    __class_getitem__ = classmethod(_prelude.GenericAlias)
    _wanted = ("__contains__",)
    _kinds = _ALL

    @_abstract
    def __contains__(self, x):
        return False


class Collection(Sized, Iterable, Container):
    _wanted = ("__len__", "__iter__", "__contains__")
    _kinds = _ALL


class Sequence(Reversible, Collection):
    _wanted = ()
    _kinds = ("list", "tuple", "str", "bytes", "range", "deque")

    @_abstract
    def __getitem__(self, index):
        raise IndexError

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
        if start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        at = start
        while stop is None or at < stop:
            try:
                item = self[at]
            except IndexError:
                break
            if item is value or item == value:
                return at
            at += 1
        raise ValueError

    def count(self, value):
        return len([item for item in self if item is value or item == value])


class MutableSequence(Sequence):
    _wanted = ()
    _kinds = ("list", "deque")

    @_abstract
    def __setitem__(self, index, value):
        raise IndexError

    @_abstract
    def __delitem__(self, index):
        raise IndexError

    @_abstract
    def insert(self, index, value):
        raise IndexError

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
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        length = len(self)
        for at in range(length // 2):
            self[at], self[length - at - 1] = self[length - at - 1], self[at]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    _wanted = ()
    _kinds = ("set", "frozenset")

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) <= len(other) and all([value in other for value in self])

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) >= len(other) and all([value in self for value in other])

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    def isdisjoint(self, other):
        return not any([value in self for value in other])

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable([value for value in other if value in self])

    __rand__ = __and__

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable([*self, *other])

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable([value for value in self if value not in other])

    def __rsub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable([value for value in other if value not in self])

    def __xor__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__

    def _hash(self):
        return hash(frozenset(self))


class MutableSet(Set):
    _wanted = ()
    _kinds = ("set",)

    @_abstract
    def add(self, value):
        raise NotImplementedError

    @_abstract
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        for value in self:
            self.discard(value)
            return value
        raise KeyError

    def clear(self):
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, other):
        for value in other:
            self.add(value)
        return self

    def __iand__(self, other):
        for value in self - other:
            self.discard(value)
        return self

    def __isub__(self, other):
        if other is self:
            self.clear()
        else:
            for value in other:
                self.discard(value)
        return self

    def __ixor__(self, other):
        if other is self:
            self.clear()
            return self
        for value in list(other):
            if value in self:
                self.discard(value)
            else:
                self.add(value)
        return self


class MappingView(Sized):
    __class_getitem__ = classmethod(_prelude.GenericAlias)
    _wanted = ()
    _kinds = ("dict_view",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


class KeysView(MappingView, Set):
    _wanted = ()
    _kinds = ("dict_view",)

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping


class ItemsView(MappingView, Set):
    _wanted = ()
    _kinds = ("dict_view",)

    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            found = self._mapping[key]
        except KeyError:
            return False
        return found is value or found == value

    def __iter__(self):
        for key in self._mapping:
            yield (key, self._mapping[key])


class ValuesView(MappingView, Collection):
    _wanted = ()
    _kinds = ("dict_view",)

    def __contains__(self, value):
        for key in self._mapping:
            found = self._mapping[key]
            if found is value or found == value:
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]


class Mapping(Collection):
    _wanted = ()
    _kinds = ("dict", "mappingproxy")
    __reversed__ = None

    @_abstract
    def __getitem__(self, key):
        raise KeyError

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
        return KeysView(self)

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    _wanted = ()
    _kinds = ("dict",)

    @_abstract
    def __setitem__(self, key, value):
        raise KeyError

    @_abstract
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def popitem(self):
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        for key in list(self):
            del self[key]

    def update(self, other=(), /, **kwds):
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        else:
            for key, value in dict(other).items():
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Awaitable(_Named):
    __class_getitem__ = classmethod(_prelude.GenericAlias)
    _wanted = ("__await__",)
    _kinds = ("coroutine", "Future", "Task")

    @_abstract
    def __await__(self):
        yield


class Coroutine(Awaitable):
    _wanted = ("__await__", "send", "throw", "close")
    _kinds = ("coroutine",)

    @_abstract
    def send(self, value):
        raise StopIteration

    @_abstract
    def throw(self, typ, val=None, tb=None):
        raise typ if val is None else val

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")


class AsyncIterable(_Named):
    __class_getitem__ = classmethod(_prelude.GenericAlias)
    _wanted = ("__aiter__",)
    _kinds = ("async_generator",)

    @_abstract
    def __aiter__(self):
        return self


class AsyncIterator(AsyncIterable):
    _wanted = ("__anext__", "__aiter__")
    _kinds = ("async_generator",)

    @_abstract
    async def __anext__(self):
        raise StopAsyncIteration

    def __aiter__(self):
        return self


class AsyncGenerator(AsyncIterator):
    _wanted = ("__anext__", "__aiter__", "asend", "athrow", "aclose")
    _kinds = ("async_generator",)

    async def __anext__(self):
        return await self.asend(None)

    @_abstract
    async def asend(self, value):
        raise StopAsyncIteration

    @_abstract
    async def athrow(self, typ, val=None, tb=None):
        raise typ if val is None else val

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (GeneratorExit, StopAsyncIteration):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")
