"""bytearray and memoryview. An instance of `bytearray` has bytes as its data (`_runner.set_bytes`), so that
all that reads bytes reads it; what changes it is here."""
import _kernel
import _runner

_plain = _runner.plain
_set = _runner.set_bytes


def _of(data):
    made = object.__new__(bytearray)
    _set(made, data)
    return made


def _byte(value):
    try:
        number = value.__index__()
    except AttributeError:
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an "
                        "integer") from None
    if 0 <= number < 256:
        return number
    raise ValueError("byte must be in range(0, 256)")


def _bytes_of(value):
    """What a slice is set to, or what is added."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    return bytes([_byte(item) for item in value])


def _like(name):
    method = getattr(bytes, name)

    def call(self, *args, **kwargs):
        found = method(_plain(self), *args, **kwargs)
        if type(found) is bytes:
            return _of(found)
        if type(found) is list:
            return [_of(part) for part in found]
        if type(found) is tuple:
            return tuple([_of(part) for part in found])
        return found

    call.__name__ = name
    call.__qualname__ = "bytearray." + name
    return call


class bytearray:
    __module__ = "builtins"
    __hash__ = None

    def __new__(cls, *args, **kwargs):
        made = object.__new__(cls)
        _set(made, b"")
        return made

    def __init__(self, source=b"", encoding=None, errors=None):
        if isinstance(source, str):
            if encoding is None:
                raise TypeError("string argument without an encoding")
            source = source.encode(encoding, errors or "strict")
        elif not isinstance(source, int):
            if not hasattr(source, "__iter__") and not hasattr(source, "__getitem__"):
                raise TypeError(f"cannot convert '{type(source).__name__}' object to bytearray")
            source = _bytes_of(source)
        _set(self, bytes(source))

    @classmethod
    def fromhex(cls, string, /):
        return cls(bytes.fromhex(string))

    maketrans = bytes.maketrans

    def __repr__(self):
        text = repr(_plain(self))
        if text[1] == '"':
            text = text.replace("'", "\\'")
        return f"{type(self).__name__}({text})"

    def __getitem__(self, key):
        if not isinstance(key, (int, slice)) and not hasattr(type(key), "__index__"):
            raise TypeError(f"bytearray indices must be integers or slices, not {type(key).__name__}")
        try:
            found = _plain(self)[key]
        except IndexError:
            raise IndexError("bytearray index out of range") from None
        return _of(found) if type(found) is bytes else found

    def __setitem__(self, key, value):
        data = _plain(self)
        if isinstance(key, slice):
            if isinstance(value, (int, str)):
                raise TypeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)")
            items = list(data)
            new = _bytes_of(value)
            start, stop, step = key.indices(len(data))
            if step == 1:
                _set(self, data[:start] + new + data[max(start, stop):])
                return
            n = len(range(start, stop, step))
            if new and n != len(new):
                raise ValueError(f"attempt to assign bytes of size {len(new)} to extended slice of "
                                 f"size {n}")
            if new:
                items[key] = new
            else:
                del items[key]
            _set(self, bytes(items))
            return
        if not hasattr(type(key), "__index__"):
            raise TypeError(f"bytearray indices must be integers or slices, not {type(key).__name__}")
        at = key.__index__()
        if not -len(data) <= at < len(data):
            raise IndexError("bytearray index out of range")
        at %= len(data)
        _set(self, data[:at] + bytes((_byte(value),)) + data[at + 1:])

    def __delitem__(self, key):
        items = list(_plain(self))
        try:
            del items[key]
        except IndexError:
            raise IndexError("bytearray index out of range") from None
        _set(self, bytes(items))

    def __add__(self, other):
        if not isinstance(other, (bytes, bytearray, memoryview)):
            raise TypeError(f"can't concat {type(other).__name__} to {type(self).__name__}")
        return _of(_plain(self) + bytes(other))

    def __iadd__(self, other):
        if isinstance(other, (int, str)) or not hasattr(other, "__iter__"):
            raise TypeError(f"can't concat {type(other).__name__} to {type(self).__name__}")
        _set(self, _plain(self) + _bytes_of(other))
        return self

    def __mul__(self, n):
        if not isinstance(n, int):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(n).__name__}'")
        return _of(_plain(self) * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        _set(self, _plain(self) * n)
        return self

    def __mod__(self, values):
        return _of(_plain(self) % values)

    def __reduce__(self):
        return (type(self), (bytes(self),))

    def append(self, item, /):
        _set(self, _plain(self) + bytes((_byte(item),)))

    def extend(self, items, /):
        if isinstance(items, str):
            raise TypeError("expected iterable of integers; got: 'str'")
        if not hasattr(items, "__iter__"):
            raise TypeError(f"can't extend bytearray with {type(items).__name__}")
        _set(self, _plain(self) + _bytes_of(items))

    def insert(self, index, item, /):
        items = list(_plain(self))
        items.insert(index, _byte(item))
        _set(self, bytes(items))

    def pop(self, index=-1, /):
        data = _plain(self)
        if not data:
            raise IndexError("pop from empty bytearray")
        if not -len(data) <= index < len(data):
            raise IndexError("pop index out of range")
        at = index % len(data)
        _set(self, data[:at] + data[at + 1:])
        return data[at]

    def remove(self, value, /):
        at = _plain(self).find(_byte(value))
        if at < 0:
            raise ValueError("value not found in bytearray")
        del self[at]

    def reverse(self):
        _set(self, _plain(self)[::-1])

    def clear(self):
        _set(self, b"")

    def copy(self):
        return _of(bytes(_plain(self)))

    def join(self, parts, /):
        return _of(_plain(self).join(parts))


for _name in ("capitalize", "center", "count", "decode", "endswith", "expandtabs", "find", "hex",
              "index", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle",
              "isupper", "ljust", "lower", "lstrip", "partition", "removeprefix", "removesuffix",
              "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split",
              "splitlines", "startswith", "strip", "swapcase", "title", "translate", "upper",
              "zfill"):
    setattr(bytearray, _name, _like(_name))


class memoryview:
    """A window on bytes or a bytearray: its bytes are those at `_at`, a range of places."""
    __module__ = "builtins"
    format = "B"
    itemsize = 1
    ndim = 1
    strides = (1,)
    contiguous = c_contiguous = f_contiguous = True
    suboffsets = ()

    def __init__(self, object):
        if isinstance(object, memoryview):
            object._check()
            self.obj, self._at = object.obj, object._at
            return
        if not isinstance(object, (bytes, bytearray)):
            raise TypeError("memoryview: a bytes-like object is required, not "
                            f"'{type(object).__name__}'")
        self.obj = object
        self._at = range(len(object))

    def _check(self):
        if self._at is None:
            raise ValueError("operation forbidden on released memoryview object")

    def _part(self, places):
        made = object.__new__(memoryview)
        made.obj, made._at = self.obj, places
        return made

    @property
    def readonly(self):
        return isinstance(self.obj, bytes)

    @property
    def nbytes(self):
        return len(self)

    @property
    def shape(self):
        return (len(self),)

    def __len__(self):
        self._check()
        return len(self._at)

    def _place(self, key):
        try:
            return self._at[key]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None
        except TypeError:
            raise TypeError("memoryview: invalid slice key") from None

    def __getitem__(self, key):
        self._check()
        if isinstance(key, slice):
            return self._part(self._at[key])
        return self.obj[self._place(key)]

    def __setitem__(self, key, value):
        self._check()
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if isinstance(key, slice):
            if not isinstance(value, (bytes, bytearray, memoryview)):
                raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
            places, data = self._at[key], bytes(value)
            if len(places) != len(data):
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            for place, byte in zip(places, data):
                self.obj[place] = byte
            return
        place = self._place(key)
        if not hasattr(type(value), "__index__"):
            raise TypeError("memoryview: invalid type for format 'B'")
        if not 0 <= value.__index__() < 256:
            raise ValueError("memoryview: invalid value for format 'B'")
        self.obj[place] = value

    def __iter__(self):
        self._check()
        for place in self._at:
            yield self.obj[place]

    def __bytes__(self):
        return self.tobytes()

    def __eq__(self, other):
        if not isinstance(other, (bytes, bytearray, memoryview)):
            return NotImplemented
        return self.tobytes() == bytes(other)

    def __hash__(self):
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(self.tobytes())

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        kind = "memory" if self._at is not None else "released memory"
        return f"<{kind} at {_kernel.address(self)}>"

    def release(self):
        self._at = None

    def tobytes(self, order="C"):
        self._check()
        at = self._at
        if at.step == 1:
            return bytes(self.obj[at.start:max(at.start, at.stop)])
        return bytes([self.obj[place] for place in at])

    def tolist(self):
        return list(self)

    def hex(self, *args):
        return self.tobytes().hex(*args)

    def toreadonly(self):
        made = memoryview(bytes(self))
        return made

    def cast(self, format):
        if format not in ("B", "c", "b"):
            raise NotImplementedError("memoryview.cast() to other formats than 'B' is not there in "
                                      "this simulated Python")
        return self._part(self._at)
