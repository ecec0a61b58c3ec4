"""collections: the deque, and what is made of dicts and tuples."""
import _collections

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
    raise ValueError("deque.remove(x): x not in deque")


def _count(d, value):
    n = 0
    for item in d:
        if item is value or item == value:
            n += 1
    return n


class _BoundedDeque:
    """A deque that drops items at the other end when it is full."""

    def __init__(self, iterable, maxlen):
        self._items = deque()
        self.maxlen = maxlen
        self.extend(iterable)

    def append(self, item):
        self._items.append(item)
        if len(self._items) > self.maxlen:
            self._items.popleft()

    def appendleft(self, item):
        self._items.appendleft(item)
        if len(self._items) > self.maxlen:
            self._items.pop()

    def extend(self, iterable):
        for item in iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in iterable:
            self.appendleft(item)

    def pop(self):
        return self._items.pop()

    def popleft(self):
        return self._items.popleft()

    def clear(self):
        self._items.clear()

    def copy(self):
        return _BoundedDeque(self._items, self.maxlen)

    def remove(self, value):
        self._items.remove(value)

    def index(self, value):
        return self._items.index(value)

    def count(self, value):
        return self._items.count(value)

    def rotate(self, n=1):
        self._items.rotate(n)

    def reverse(self):
        self._items.reverse()

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __reversed__(self):
        return reversed(list(self._items))

    def __contains__(self, item):
        return item in self._items

    def __getitem__(self, at):
        return self._items[at]

    def __setitem__(self, at, item):
        self._items[at] = item

    def __delitem__(self, at):
        del self._items[at]

    def __eq__(self, other):
        return list(self._items) == list(other)

    def __repr__(self):
        return f"deque({list(self._items)!r}, maxlen={self.maxlen})"


_BoundedDeque.__name__ = "deque"
_BoundedDeque.__qualname__ = "deque"


class _Mapping:
    """What all classes here have of a dict. Their items are in a dict of their own."""

    def __init__(self, source=(), /, **kwargs):
        self._data = {}
        self.update(source, **kwargs)

    def __len__(self):
        return len(self._data)

    def __iter__(self):
        return iter(self._data)

    def __reversed__(self):
        return reversed(list(self._data))

    def __contains__(self, key):
        return key in self._data

    def __getitem__(self, key):
        if key in self._data:
            return self._data[key]
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, value):
        self._data[key] = value

    def __delitem__(self, key):
        del self._data[key]

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def get(self, key, default=None):
        return self._data.get(key, default)

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def popitem(self):
        return self._data.popitem()

    def setdefault(self, key, default=None):
        return self._data.setdefault(key, default)

    def clear(self):
        self._data.clear()

    def update(self, source=(), /, **kwargs):
        self._data.update(_plain_dict(source), **kwargs)

    def copy(self):
        return type(self)(self._data)

    def __copy__(self):
        return self.copy()

    def __eq__(self, other):
        other = _plain_dict(other)
        return self._data == other if isinstance(other, dict) else NotImplemented

    def __or__(self, other):
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        result = self.copy()
        result.clear()
        result.update(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def __class_getitem__(cls, args):
        return cls


_Mapping.__hash__ = None


def _plain_dict(source):
    return source._data if isinstance(source, _Mapping) else source


class defaultdict(_Mapping):
    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self._data[key] = value = self.default_factory()
        return value

    def copy(self):
        return type(self)(self.default_factory, self._data)

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {self._data!r})"


class OrderedDict(_Mapping):
    def move_to_end(self, key, last=True):
        value = self._data.pop(key)
        if last:
            self._data[key] = value
            return
        others = dict(self._data)
        self._data.clear()
        self._data[key] = value
        self._data.update(others)

    def popitem(self, last=True):
        if not self._data:
            raise KeyError("dictionary is empty")
        if last:
            return self._data.popitem()
        for key in self._data:
            break
        return key, self._data.pop(key)

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self._data.items()) == list(other._data.items())
        return self._data == _plain_dict(other)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        return cls([(key, value) for key in iterable])

    def __repr__(self):
        name = type(self).__name__
        if not self._data:
            return f"{name}()"
        return f"{name}({list(self._data.items())!r})"


OrderedDict.__hash__ = None


class Counter(_Mapping):
    def __init__(self, iterable=None, /, **kwargs):
        self._data = {}
        self.update(iterable, **kwargs)

    def __missing__(self, key):
        return 0

    def __delitem__(self, key):
        self._data.pop(key, None)

    def _add(self, source, sign):
        data = self._data
        if source is not None:
            source = _plain_dict(source)
            if isinstance(source, dict):
                for key, n in source.items():
                    data[key] = data.get(key, 0) + n if sign > 0 else data.get(key, 0) - n
            else:
                for key in source:
                    data[key] = data.get(key, 0) + sign

    def update(self, iterable=None, /, **kwargs):
        self._add(iterable, 1)
        self._add(kwargs, 1)

    def subtract(self, iterable=None, /, **kwargs):
        self._add(iterable, -1)
        self._add(kwargs, -1)

    def most_common(self, n=None):
        found = sorted(self._data.items(), key=lambda item: item[1], reverse=True)
        return found if n is None else found[:n]

    def elements(self):
        for key, n in self._data.items():
            for _ in range(n):
                yield key

    def total(self):
        return sum(self._data.values())

    def _combined(self, other, keys, choose):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for key in keys:
            n = choose(self[key], other[key])
            if n > 0:
                result[key] = n
        return result

    def _keys_of_both(self, other):
        return list(dict.fromkeys([*self._data, *_plain_dict(other)]))

    def __add__(self, other):
        return self._combined(other, self._keys_of_both(other), lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, self._keys_of_both(other), lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, self._keys_of_both(other), max)

    def __and__(self, other):
        return self._combined(other, list(self._data), min)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def __iadd__(self, other):
        self._data = (self + other)._data
        return self

    def __isub__(self, other):
        self._data = (self - other)._data
        return self

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return self._data == _plain_dict(other)
        return all([self[key] == other[key] for key in self._keys_of_both(other)])

    def __le__(self, other):
        return all([self[key] <= other[key] for key in self._keys_of_both(other)])

    def __ge__(self, other):
        return all([self[key] >= other[key] for key in self._keys_of_both(other)])

    def __lt__(self, other):
        return self <= other and not self == other

    def __gt__(self, other):
        return self >= other and not self == other

    def __repr__(self):
        name = type(self).__name__
        if not self._data:
            return f"{name}()"
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = self._data
        return f"{name}({shown!r})"


Counter.__hash__ = None


class ChainMap(_Mapping):
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    @property
    def _data(self):
        merged = {}
        for one in reversed(self.maps):
            merged.update(_plain_dict(one))
        return merged

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def pop(self, key, *default):
        return self.maps[0].pop(key, *default)

    def clear(self):
        self.maps[0].clear()

    def update(self, source=(), /, **kwargs):
        self.maps[0].update(_plain_dict(source), **kwargs)

    def setdefault(self, key, default=None):
        if key not in self:
            self.maps[0][key] = default
        return self[key]

    def new_child(self, m=None, **kwargs):
        child = {} if m is None else m
        child.update(kwargs)
        return ChainMap(child, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def copy(self):
        return ChainMap(self.maps[0].copy(), *self.maps[1:])

    def __repr__(self):
        return f"ChainMap({', '.join([repr(one) for one in self.maps])})"


ChainMap.__hash__ = None


class UserDict(_Mapping):
    @property
    def data(self):
        return self._data

    def update(self, source=(), /, **kwargs):
        for key, value in dict(_plain_dict(source), **kwargs).items():
            self[key] = value

    def __repr__(self):
        return repr(self._data)


UserDict.__hash__ = None


class _NamedTuple:
    """What the classes that `namedtuple` makes have of a tuple."""

    _fields = ()
    _field_defaults = {}

    def __init__(self, *args, **kwargs):
        cls = type(self)
        names = cls._fields
        title = f"{cls.__name__}.__new__"
        if len(args) > len(names):
            n = len(names) + 1
            n_defaults = len(cls._field_defaults)
            takes = f"from {n - n_defaults} to {n}" if n_defaults else str(n)
            raise TypeError(f"{title}() takes {takes} positional arguments "
                            f"but {len(args) + 1} were given")
        given = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in names:
                raise TypeError(f"{title}() got an unexpected keyword argument {name!r}")
            if name in given:
                raise TypeError(f"{title}() got multiple values for argument {name!r}")
            given[name] = value
        missing = [repr(name) for name in names
                   if name not in given and name not in cls._field_defaults]
        if missing:
            if len(missing) > 2:
                shown = ", ".join(missing[:-1]) + ", and " + missing[-1]
            else:
                shown = " and ".join(missing)
            s = "" if len(missing) == 1 else "s"
            raise TypeError(f"{title}() missing {len(missing)} required positional "
                            f"argument{s}: {shown}")
        defaults = cls._field_defaults
        self._values = tuple([given[name] if name in given else defaults[name] for name in names])

    @classmethod
    def _make(cls, iterable):
        values = tuple(iterable)
        if len(values) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(values)}")
        return cls(*values)

    def _asdict(self):
        return dict(zip(self._fields, self._values))

    def _replace(self, /, **kwds):
        unknown = [name for name in kwds if name not in self._fields]
        if unknown:
            raise ValueError(f"Got unexpected field names: {unknown!r}")
        return type(self)(**{**self._asdict(), **kwds})

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in zip(self._fields, self._values)]
        return f"{type(self).__name__}({', '.join(shown)})"

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __getitem__(self, at):
        return self._values[at]

    def __contains__(self, value):
        return value in self._values

    def __add__(self, other):
        return self._values + _plain_tuple(other)

    def __radd__(self, other):
        return other + self._values

    def __mul__(self, n):
        return self._values * n

    def __hash__(self):
        return hash(self._values)

    def __eq__(self, other):
        other = _plain_tuple(other)
        return self._values == other if type(other) is tuple else NotImplemented

    def __lt__(self, other):
        other = _plain_tuple(other)
        return self._values < other if type(other) is tuple else NotImplemented

    def __le__(self, other):
        other = _plain_tuple(other)
        return self._values <= other if type(other) is tuple else NotImplemented

    def __gt__(self, other):
        other = _plain_tuple(other)
        return self._values > other if type(other) is tuple else NotImplemented

    def __ge__(self, other):
        other = _plain_tuple(other)
        return self._values >= other if type(other) is tuple else NotImplemented

    def index(self, *args):
        return self._values.index(*args)

    def count(self, value):
        return self._values.count(value)

    def __setattr__(self, name, value):
        if name in self._fields:
            raise AttributeError("can't set attribute")
        if name != "_values":
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        object.__setattr__(self, name, value)

    def __copy__(self):
        return self


def _plain_tuple(value):
    return value._values if isinstance(value, _NamedTuple) else value


class _FieldOfTuple:
    def __init__(self, at):
        self._at = at

    def __get__(self, obj, cls=None):
        return self if obj is None else obj._values[self._at]


def _name_fields(cls, names, defaults):
    cls._fields = tuple(names)
    cls.__match_args__ = cls._fields
    cls._field_defaults = defaults
    for at, name in enumerate(names):
        setattr(cls, name, _FieldOfTuple(at))


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    seen = set()
    for at, name in enumerate(names):
        problem = None
        if not name.isidentifier():
            problem = f"Type names and field names must be valid identifiers: {name!r}"
        elif name.startswith("_"):
            problem = f"Field names cannot start with an underscore: {name!r}"
        elif name in seen:
            problem = f"Encountered duplicate field name: {name!r}"
        if problem is not None:
            if not rename:
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
