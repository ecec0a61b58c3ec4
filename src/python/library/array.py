"""array: lists of numbers of one kind."""
import struct as _struct

typecodes = "bBuhHiIlLqQfd"


class array:
    def __init__(self, typecode, initializer=()):
        if typecode not in typecodes or len(typecode) != 1:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode = typecode
        self.itemsize = 4 if typecode == "u" else _struct.calcsize(typecode)
        self._items = []
        if isinstance(initializer, bytes):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _checked(self, value):
        if self.typecode == "u":
            if not isinstance(value, str) or len(value) != 1:
                raise TypeError("array item must be a unicode character, not "
                                f"{type(value).__name__}")
            return value
        if self.typecode in "fd":
            if not isinstance(value, (int, float)):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            if self.typecode == "d":
                return float(value)
            return _struct.unpack("f", _struct.pack("f", value))[0]
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        bits = 8 * self.itemsize
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1)
        if self.typecode.isupper():
            low, high = 0, (1 << bits) - 1
        names = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer",
                 "H": "unsigned short", "i": "signed integer", "I": "unsigned int"}
        if value < low or value > high:
            if self.typecode in names and self.typecode in "bBh":
                words = "less than minimum" if value < low else "greater than maximum"
                raise OverflowError(f"{names[self.typecode]} is {words}")
            raise OverflowError("Python int too large to convert to C "
                                + ("unsigned long" if self.typecode.isupper() else "long"))
        return value

    def append(self, x):
        self._items.append(self._checked(x))

    def extend(self, iterable):
        if isinstance(iterable, array):
            if iterable.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(iterable._items)
            return
        for x in iterable:
            self._items.append(self._checked(x))

    fromlist = extend

    def insert(self, i, x):
        self._items.insert(i, self._checked(x))

    def pop(self, i=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(i)

    def remove(self, x):
        if x not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(x)

    def index(self, x, *args):
        try:
            return self._items.index(x, *args)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, x):
        return self._items.count(x)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def tobytes(self):
        return _struct.pack(f"={len(self._items)}{self.typecode}", *self._items)

    def frombytes(self, buffer):
        n, rest = divmod(len(buffer), self.itemsize)
        if rest:
            raise ValueError("bytes length not a multiple of item size")
        code = {"l": "q", "L": "Q"}.get(self.typecode, self.typecode)
        self._items.extend(_struct.unpack(f"={n}{code}", buffer))

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, x):
        return x in self._items

    def _like(self, items):
        made = array(self.typecode)
        made._items = items
        return made

    def __getitem__(self, at):
        if isinstance(at, slice):
            return self._like(self._items[at])
        try:
            return self._items[at]
        except IndexError:
            raise IndexError("array index out of range") from None

    def __setitem__(self, at, value):
        if isinstance(at, slice):
            self._items[at] = value._items
            return
        try:
            self._items[at] = self._checked(value)
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, at):
        del self._items[at]

    def __add__(self, other):
        return self._like(self._items + other._items)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._like(self._items * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, array) and self._items == other._items

    def __lt__(self, other):
        return self._items < other._items

    def __repr__(self):
        if not self._items:
            return f"array('{self.typecode}')"
        if self.typecode == "u":
            return f"array('u', {''.join(self._items)!r})"
        return f"array('{self.typecode}', {self._items!r})"
