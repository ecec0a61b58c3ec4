"""The simple types of C, as `multiprocessing.Value` and `Array` hold them and `ctypes` shows them."""
import math


class _Simple:
    """A value of a type of C: stored in a cell that says how it is read and written."""

    _bits = 0
    _is_signed = True

    def __init__(self, value=0, /):
        self._kept = self._stored(value)

    @property
    def value(self):
        return self._kept

    @value.setter
    def value(self, value):
        self._kept = self._stored(value)

    def __repr__(self):
        return f"{type(self).__name__}({self.value!r})"

    @classmethod
    def _stored(cls, value):
        """What is there after a value was stored."""
        if not hasattr(type(value), "__index__"):
            kind = type(value).__name__
            raise TypeError(f"'{kind}' object cannot be interpreted as an integer")
        value = value.__index__() & ((1 << cls._bits) - 1)
        if cls._is_signed and value >> (cls._bits - 1):
            value -= 1 << cls._bits
        return value

    def __bool__(self):
        return bool(self.value)


def _integer(name, bits, is_signed):
    return type(name, (_Simple,), {"__module__": "ctypes", "_bits": bits, "_is_signed": is_signed})


c_byte = _integer("c_byte", 8, True)
c_ubyte = _integer("c_ubyte", 8, False)
c_short = _integer("c_short", 16, True)
c_ushort = _integer("c_ushort", 16, False)
c_int = _integer("c_int", 32, True)
c_uint = _integer("c_uint", 32, False)
c_long = _integer("c_long", 64, True)
c_ulong = _integer("c_ulong", 64, False)


class c_double(_Simple):
    __module__ = "ctypes"

    @classmethod
    def _stored(cls, value):
        if not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
            raise TypeError(f"must be real number, not {type(value).__name__}")
        return float(value)


class c_float(c_double):
    __module__ = "ctypes"

    @classmethod
    def _stored(cls, value):
        value = c_double._stored(value)
        if value == 0 or not math.isfinite(value):
            return value
        mantissa, exponent = math.frexp(value)
        value = math.ldexp(float(round(math.ldexp(mantissa, 24))), exponent - 24)
        return value if abs(value) < 3.4028235677973366e38 else math.copysign(math.inf, value)


class c_bool(_Simple):
    __module__ = "ctypes"

    @classmethod
    def _stored(cls, value):
        return bool(value)


class c_char(_Simple):
    __module__ = "ctypes"

    def __init__(self, value=b"\0", /):
        self._kept = self._stored(value)

    @classmethod
    def _stored(cls, value):
        if isinstance(value, bytes) and len(value) == 1:
            return value
        if isinstance(value, int) and 0 <= value < 256:
            return bytes((value,))
        raise TypeError("one character bytes, bytearray or integer expected")


class c_wchar(_Simple):
    __module__ = "ctypes"

    def __init__(self, value="\0", /):
        self._kept = self._stored(value)

    @classmethod
    def _stored(cls, value):
        if not isinstance(value, str):
            raise TypeError(f"unicode string expected instead of {type(value).__name__} instance")
        if len(value) != 1:
            raise TypeError("one character unicode string expected")
        return value


BY_CODE = {
    "c": c_char, "u": c_wchar, "b": c_byte, "B": c_ubyte, "h": c_short, "H": c_ushort, "i": c_int,
    "I": c_uint, "l": c_long, "L": c_ulong, "q": c_long, "Q": c_ulong, "f": c_float, "d": c_double,
}
