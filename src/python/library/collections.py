"""collections: the deque, and what is made of dicts and tuples."""
import _collections
import _runner
import keyword
from collections.abc import MutableMapping, MutableSequence, Sequence

deque = _collections.deque_class()


def _from_iterable(iterable):
    return deque(list(iterable))


def _bounded(iterable, maxlen):
    if not isinstance(maxlen, int):
        raise TypeError("an integer is required")
    if maxlen < 0:
        raise ValueError("maxlen must be non-negative")
    return _BoundedDeque(iterable, maxlen)


def _extend(d, iterable):
    for item in iterable:
        d.append(item)


def _extendleft(d, iterable):
    for item in iterable:
        d.appendleft(item)


def _index(d, value):
    for at, item in enumerate(d):
        if item is value or item == value:
            return at
    raise ValueError(f"{value!r} is not in deque")


def _remove(d, value):
    items = list(d)
    for at, item in enumerate(items):
        if item is value or item == value:
            del items[at]
            d.clear()
            d.extend(items)
            return
    raise ValueError(f"{value!r} is not in deque")


def _count(d, value):
    n = 0
    for item in d:
        if item is value or item == value:
            n += 1
    return n


class _BoundedDeque(deque):
    """A deque that drops items at the other end when it is full."""

    def __init__(self, iterable, maxlen):
        super().__init__()
        self._maxlen = maxlen
        self.extend(iterable)

    @property
    def maxlen(self):
        return self._maxlen

    def append(self, item):
        super().append(item)
        if len(self) > self._maxlen:
            super().popleft()

    def appendleft(self, item):
        super().appendleft(item)
        if len(self) > self._maxlen:
            super().pop()

    def insert(self, at, item):
        if len(self) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        super().insert(at, item)

    def extend(self, iterable):
        for item in iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in iterable:
            self.appendleft(item)

    def __iadd__(self, iterable):
        self.extend(iterable)
        return self

    def copy(self):
        return _BoundedDeque(self, self._maxlen)

    def __copy__(self):
        return self.copy()

    def __add__(self, other):
        result = self.copy()
        result.extend(other)
        return result

    def __repr__(self):
        return f"deque({list(self)!r}, maxlen={self._maxlen})"


_BoundedDeque.__name__ = "deque"
_BoundedDeque.__qualname__ = "deque"


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"


class OrderedDict(dict):
    def keys(self):
        return _collections.keys_of(self)

    def values(self):
        return _collections.values_of(self)

    def items(self):
        return _collections.items_of(self)

    def move_to_end(self, key, last=True):
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        others = list(self.items())
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, others)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, dict.pop(self, key)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result

    def __repr__(self):
        name = type(self).__name__
        return f"{name}({list(self.items())!r})" if self else f"{name}()"


OrderedDict.__hash__ = None


class Counter(dict):
    def __init__(self, iterable=None, /, **kwargs):
        super().__init__()
        self.update(iterable, **kwargs)

    def __missing__(self, key):
        return 0

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError(
            "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwargs):
        get = self.get
        if isinstance(iterable, dict):
            if self:
                for key, n in iterable.items():
                    self[key] = n + get(key, 0)
            else:
                super().update(iterable)
        elif iterable is not None:
            for key in iterable:
                self[key] = get(key, 0) + 1
        if kwargs:
            self.update(kwargs)

    def subtract(self, iterable=None, /, **kwargs):
        get = self.get
        if isinstance(iterable, dict):
            for key, n in iterable.items():
                self[key] = get(key, 0) - n
        elif iterable is not None:
            for key in iterable:
                self[key] = get(key, 0) - 1
        if kwargs:
            self.subtract(kwargs)

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def most_common(self, n=None):
        found = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return found if n is None else found[:max(n, 0)]

    def elements(self):
        for key, n in self.items():
            for _ in range(n):
                yield key

    def total(self):
        return sum(self.values())

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key, n in self.items():
            n += other[key]
            if n > 0:
                result[key] = n
        for key, n in other.items():
            if key not in self and n > 0:
                result[key] = n
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key, n in self.items():
            n -= other[key]
            if n > 0:
                result[key] = n
        for key, n in other.items():
            if key not in self and n < 0:
                result[key] = 0 - n
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key, n in self.items():
            n = max(n, other[key])
            if n > 0:
                result[key] = n
        for key, n in other.items():
            if key not in self and n > 0:
                result[key] = n
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key, n in self.items():
            n = min(n, other[key])
            if n > 0:
                result[key] = n
        return result

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _become(self, other):
        result = NotImplemented if other is NotImplemented else self
        if result is self:
            dict.clear(self)
            dict.update(self, other)
        return result

    def __iadd__(self, other):
        for key, n in other.items():
            self[key] += n
        return self._become(+self)

    def __isub__(self, other):
        for key, n in other.items():
            self[key] -= n
        return self._become(+self)

    def __ior__(self, other):
        for key, n in other.items():
            if n > self[key]:
                self[key] = n
        return self._become(+self)

    def __iand__(self, other):
        for key, n in self.items():
            if other[key] < n:
                self[key] = other[key]
        return self._become(+self)

    def _all(self, other, test):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([test(self[key], other[key]) for both in (self, other) for key in both])

    def __eq__(self, other):
        return self._all(other, lambda a, b: a == b)

    def __ne__(self, other):
        result = self == other
        return not result

    def __le__(self, other):
        return self._all(other, lambda a, b: a <= b)

    def __ge__(self, other):
        return self._all(other, lambda a, b: a >= b)

    def __lt__(self, other):
        return NotImplemented if not isinstance(other, Counter) else self <= other and self != other

    def __gt__(self, other):
        return NotImplemented if not isinstance(other, Counter) else self >= other and self != other

    def __repr__(self):
        name = type(self).__name__
        if not self:
            return f"{name}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return f"{name}({shown!r})"


Counter.__hash__ = None


class _Mapping(MutableMapping):
    """What ChainMap and UserDict have of a dict, which they are not."""

    def __reversed__(self):
        return reversed(list(self))

    def keys(self):
        return dict(self._plain()).keys()

    def values(self):
        return dict(self._plain()).values()

    def items(self):
        return dict(self._plain()).items()

    def __eq__(self, other):
        if isinstance(other, (dict, MutableMapping)):
            return dict(self._plain()) == dict(other.items())
        return NotImplemented

    def __ior__(self, other):
        self.update(other)
        return self

    def __copy__(self):
        return self.copy()


_Mapping.__hash__ = None


class ChainMap(_Mapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def _plain(self):
        merged = {}
        for one in reversed(self.maps):
            merged.update(one)
        return merged

    def __getitem__(self, key):
        for one in self.maps:
            try:
                return one[key]
            except KeyError:
                pass
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __len__(self):
        return len(self._plain())

    def __iter__(self):
        return iter(self._plain())

    def __contains__(self, key):
        return any([key in one for one in self.maps])

    def __bool__(self):
        return any(self.maps)

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def pop(self, key, *default):
        try:
            return self.maps[0].pop(key, *default)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.") from None

    def clear(self):
        self.maps[0].clear()

    def new_child(self, m=None, **kwargs):
        child = {} if m is None else m
        child.update(kwargs)
        return type(self)(child, *self.maps)

    @property
    def parents(self):
        return type(self)(*self.maps[1:])

    def copy(self):
        return type(self)(self.maps[0].copy(), *self.maps[1:])

    def __or__(self, other):
        result = self.copy()
        result.maps[0].update(other)
        return result

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([repr(one) for one in self.maps])})"


ChainMap.__hash__ = None


class UserDict(_Mapping):
    def __init__(self, source=None, /, **kwargs):
        self.data = {}
        if source is not None:
            self.update(source)
        if kwargs:
            self.update(kwargs)

    def _plain(self):
        return self.data

    def __len__(self):
        return len(self.data)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        missing = getattr(type(self), "__missing__", None)
        if missing is not None:
            return missing(self, key)
        raise KeyError(key)

    def __setitem__(self, key, item):
        self.data[key] = item

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __contains__(self, key):
        return key in self.data

    def get(self, key, default=None):
        return self[key] if key in self else default

    def update(self, source=(), /, **kwargs):
        source = source.items() if hasattr(source, "items") else source
        for key, value in source:
            self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def popitem(self):
        for key in self:
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def copy(self):
        return type(self)(self.data)

    def __or__(self, other):
        if isinstance(other, UserDict):
            other = other.data
        return type(self)(self.data | other) if isinstance(other, dict) else NotImplemented

    def __ror__(self, other):
        return type(self)(other | self.data) if isinstance(other, dict) else NotImplemented

    def __repr__(self):
        return repr(self.data)


UserDict.__hash__ = None


def _data(value):
    return value.data if isinstance(value, (UserList, UserString)) else value


class UserList(MutableSequence):
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_data(initlist))

    def __len__(self):
        return len(self.data)

    def __getitem__(self, i):
        return type(self)(self.data[i]) if isinstance(i, slice) else self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __delitem__(self, i):
        del self.data[i]

    def __contains__(self, item):
        return item in self.data

    def __add__(self, other):
        return type(self)(self.data + list(_data(other)))

    def __radd__(self, other):
        return type(self)(list(_data(other)) + self.data)

    def __iadd__(self, other):
        self.data += list(_data(other))
        return self

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def remove(self, item):
        self.data.remove(item)

    def clear(self):
        self.data.clear()

    def copy(self):
        return type(self)(self)

    __copy__ = copy

    def count(self, item):
        return self.data.count(item)

    def index(self, item, *args):
        return self.data.index(item, *args)

    def reverse(self):
        self.data.reverse()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def extend(self, other):
        self.data.extend(_data(other))

    def __eq__(self, other):
        return self.data == _data(other)

    def __lt__(self, other):
        return self.data < _data(other)

    def __le__(self, other):
        return self.data <= _data(other)

    def __gt__(self, other):
        return self.data > _data(other)

    def __ge__(self, other):
        return self.data >= _data(other)

    def __repr__(self):
        return repr(self.data)


UserList.__hash__ = None


class UserString(Sequence):
    def __init__(self, seq):
        self.data = str(_data(seq))

    def __str__(self):
        return self.data

    def __repr__(self):
        return repr(self.data)

    def __int__(self):
        return int(self.data)

    def __float__(self):
        return float(self.data)

    def __hash__(self):
        return hash(self.data)

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return type(self)(self.data[index])

    def __contains__(self, text):
        return _data(text) in self.data

    def __add__(self, other):
        return type(self)(self.data + str(other))

    def __radd__(self, other):
        return type(self)(str(other) + self.data)

    def __mul__(self, n):
        return type(self)(self.data * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return type(self)(self.data % args)

    def __eq__(self, other):
        return self.data == _data(other)

    def __lt__(self, other):
        return self.data < _data(other)

    def __le__(self, other):
        return self.data <= _data(other)

    def __gt__(self, other):
        return self.data > _data(other)

    def __ge__(self, other):
        return self.data >= _data(other)


def _give_methods_of_str():
    def of_text(name):
        return lambda self, *args, **kwargs: type(self)(
            getattr(self.data, name)(*[_data(arg) for arg in args], **kwargs))

    def of_value(name):
        return lambda self, *args, **kwargs: getattr(self.data, name)(
            *[_data(arg) for arg in args], **kwargs)

    for name in ("capitalize", "casefold", "center", "expandtabs", "ljust", "lower", "lstrip",
                 "removeprefix", "removesuffix", "replace", "rjust", "rstrip", "strip", "swapcase",
                 "title", "translate", "upper", "zfill"):
        setattr(UserString, name, of_text(name))
    for name in ("count", "encode", "endswith", "find", "format", "format_map", "index", "isalnum",
                 "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower",
                 "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "partition",
                 "rfind", "rindex", "rpartition", "rsplit", "split", "splitlines", "startswith"):
        setattr(UserString, name, of_value(name))


_give_methods_of_str()


class _NamedTuple(tuple):
    """What the classes that `namedtuple` makes have beside a tuple."""

    __slots__ = ()
    _fields = ()
    _field_defaults = {}

    def __new__(cls, /, *args, **kwargs):
        if kwargs or len(args) != len(cls._fields):
            args = _bound(cls, args, kwargs)
        return tuple.__new__(cls, args)

    @classmethod
    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name) if name in kwds else value
                             for name, value in zip(self._fields, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in zip(self._fields, self)]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __getnewargs__(self):
        return tuple(self)


def _bound(cls, args, kwargs):
    """The values of all fields, or a TypeError as a function with these parameters gives it."""
    names = cls._fields
    title = f"{cls.__name__}.__new__"
    defaults = cls._field_defaults
    if len(args) > len(names):
        n = len(names) + 1
        takes = f"from {n - len(defaults)} to {n}" if defaults else str(n)
        raise TypeError(f"{title}() takes {takes} positional arguments "
                        f"but {len(args) + 1} were given")
    given = dict(zip(names, args))
    for name, value in kwargs.items():
        if name not in names:
            raise TypeError(f"{title}() got an unexpected keyword argument {name!r}")
        if name in given:
            raise TypeError(f"{title}() got multiple values for argument {name!r}")
        given[name] = value
    missing = [repr(name) for name in names if name not in given and name not in defaults]
    if missing:
        if len(missing) > 2:
            shown = ", ".join(missing[:-1]) + ", and " + missing[-1]
        else:
            shown = " and ".join(missing)
        s = "" if len(missing) == 1 else "s"
        raise TypeError(f"{title}() missing {len(missing)} required positional "
                        f"argument{s}: {shown}")
    return [given[name] if name in given else defaults[name] for name in names]


class _FieldOfTuple:
    def __init__(self, at):
        self._at = at
        self.__doc__ = f"Alias for field number {at}"

    def __repr__(self):
        return f"_tuplegetter({self._at}, {self.__doc__!r})"

    def __get__(self, obj, cls=None):
        return self if obj is None else tuple.__getitem__(obj, self._at)

    def __set__(self, obj, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, obj):
        raise AttributeError("can't delete attribute")


def _name_fields(cls, names, defaults):
    cls._fields = tuple(names)
    cls.__match_args__ = cls._fields
    cls._field_defaults = defaults
    for at, name in enumerate(names):
        setattr(cls, name, _FieldOfTuple(at))
    _runner.seal(cls)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    seen = set()
    if not typename.isidentifier():
        raise ValueError(f"Type names and field names must be valid identifiers: {typename!r}")
    for at, name in enumerate([typename, *names], -1):
        problem = None
        if keyword.iskeyword(name):
            problem = f"Type names and field names cannot be a keyword: {name!r}"
        elif at < 0:
            continue
        elif not name.isidentifier():
            problem = f"Type names and field names must be valid identifiers: {name!r}"
        elif name.startswith("_"):
            problem = f"Field names cannot start with an underscore: {name!r}"
        elif name in seen:
            problem = f"Encountered duplicate field name: {name!r}"
        if problem is not None:
            if not rename or at < 0:
                raise ValueError(problem)
            names[at] = name = f"_{at}"
        seen.add(name)
    values = [] if defaults is None else list(defaults)
    if len(values) > len(names):
        raise TypeError("Got more default values than field names")

    class Made(_NamedTuple):
        pass
    Made.__name__ = typename
    Made.__qualname__ = typename
    Made.__module__ = "__main__" if module is None else module
    Made.__doc__ = f"{typename}({', '.join(names)})"
    _name_fields(Made, names, dict(zip(names[len(names) - len(values):], values)))
    return Made
