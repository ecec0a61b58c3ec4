"""complex: the builtin class, the literals, and what `cmath` needs of them."""
import math


class complex:
    __module__ = "builtins"
    __slots__ = ("_re", "_im")

    def __new__(cls, real=0, imag=None):
        if isinstance(real, str):
            if imag is not None:
                raise TypeError("complex() can't take second arg if first is a string")
            return _new(cls, *_parsed(real))
        if isinstance(imag, str):
            raise TypeError("complex() second arg can't be a string")
        re, im = _parts(real, "first argument must be a string or a number")
        if imag is None:
            if cls is complex and type(real) is complex:
                return real
            return _new(cls, re, im)
        re2, im2 = _parts(imag, "second argument must be a number")
        re = re - im2 if isinstance(imag, complex) else re
        return _new(cls, re, im + re2 if isinstance(real, complex) else re2)

    @property
    def real(self):
        return self._re

    @property
    def imag(self):
        return self._im

    def conjugate(self):
        return _new(complex, self._re, -self._im)

    def __complex__(self):
        return self

    def __add__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        return _new(complex, self._re + other._re, self._im + other._im)

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        return _new(complex, self._re - other._re, self._im - other._im)

    def __rsub__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        a, b, c, d = self._re, self._im, other._re, other._im
        return _new(complex, a * c - b * d, a * d + b * c)

    def __rmul__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other * self

    def __truediv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        a, b, c, d = self._re, self._im, other._re, other._im
        if abs(c) >= abs(d):
            if c == 0.0:
                raise ZeroDivisionError("complex division by zero")
            ratio = d / c
            bottom = c + d * ratio
            return _new(complex, (a + b * ratio) / bottom, (b - a * ratio) / bottom)
        if abs(d) >= abs(c):
            ratio = c / d
            bottom = c * ratio + d
            return _new(complex, (a * ratio + b) / bottom, (b * ratio - a) / bottom)
        return _new(complex, math.nan, math.nan)

    def __rtruediv__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other / self

    def __pow__(self, other, modulus=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        if modulus is not None:
            raise ValueError("complex modulo")
        n = other._re
        if other._im == 0.0 and n == math.floor(n) and -100.0 <= n <= 100.0:
            return _whole_power(self, int(n))
        return _power(self, other)

    def __rpow__(self, other):
        other = _operand(other)
        return NotImplemented if other is None else other ** self

    def __neg__(self):
        return _new(complex, -self._re, -self._im)

    def __pos__(self):
        return _new(complex, self._re, self._im)

    def __abs__(self):
        size = math.hypot(self._re, self._im)
        if size == math.inf and math.isfinite(self._re) and math.isfinite(self._im):
            raise OverflowError("absolute value too large")
        return size

    def __bool__(self):
        return self._re != 0.0 or self._im != 0.0

    def __eq__(self, other):
        if isinstance(other, complex):
            return self._re == other._re and self._im == other._im
        if isinstance(other, (int, float)):
            return self._im == 0.0 and self._re == other
        return NotImplemented

    def __hash__(self):
        value = (hash(self._re) + 1000003 * hash(self._im)) & 0xffffffffffffffff
        if value >= 1 << 63:
            value -= 1 << 64
        return -2 if value == -1 else value

    def __repr__(self):
        im = _digits(self._im, "")
        if self._re == 0.0 and math.copysign(1.0, self._re) > 0.0:
            return im + "j"
        return "(" + _digits(self._re, "") + _signed(im) + "j)"

    def __format__(self, spec):
        if not spec:
            return str(self)
        return _formatted(self, spec)

    def __getnewargs__(self):
        return (self._re, self._im)

    def __reduce__(self):
        return (complex, (self._re, self._im))


def _new(cls, re, im):
    made = object.__new__(cls)
    made._re = re
    made._im = im
    return made


class _Literal:
    def __getitem__(self, imag):
        return _new(complex, 0.0, imag)


literal = _Literal()


def _operand(value):
    if isinstance(value, complex):
        return value
    if isinstance(value, (int, float)):
        return _new(complex, float(value), 0.0)
    return None


def _parts(value, words):
    if isinstance(value, complex):
        return value._re, value._im
    kind = type(value)
    if hasattr(kind, "__complex__") and not isinstance(value, (int, float)):
        made = kind.__complex__(value)
        return made._re, made._im
    if isinstance(value, (int, float)) or hasattr(kind, "__float__") or hasattr(kind, "__index__"):
        return float(value), 0.0
    raise TypeError(f"complex() {words}, not '{kind.__name__}'")


def _parsed(text):
    """The parts of `1+2j`, `(3j)`, `-4`…"""
    body = text.strip()
    if body.startswith("(") and body.endswith(")"):
        body = body[1:-1].strip()
    try:
        if body[-1:] not in ("j", "J"):
            return float(body), 0.0
        body = body[:-1]
        at = len(body) - 1
        while at > 0 and not (body[at] in "+-" and body[at - 1] not in "eE"):
            at -= 1
        re, im = (body[:at], body[at:]) if at > 0 else ("0", body)
        return float(re), float(im + "1" if im in ("+", "-", "") else im)
    except ValueError:
        raise ValueError("complex() arg is a malformed string") from None


def _digits(x, spec):
    text = format(x, spec) if spec else repr(x)
    return text[:-2] if not spec and text.endswith(".0") else text


def _signed(text):
    return text if text[0] in "+-" else "+" + text


def _formatted(z, spec):
    fill, align, rest = " ", ">", spec
    if len(rest) > 1 and rest[1] in "<>^=":
        fill, align, rest = rest[0], rest[1], rest[2:]
    elif rest[0] in "<>^=":
        align, rest = rest[0], rest[1:]
    if align == "=":
        raise ValueError("'=' alignment flag is not allowed in complex format specifier")
    sign = ""
    if rest[:1] in ("+", "-", " "):
        sign, rest = rest[:1], rest[1:]
    hash_mark = rest[:1] == "#"
    rest = rest[hash_mark:]
    if rest[:1] == "0":
        raise ValueError("Zero padding is not allowed in complex format specifier")
    at = 0
    while at < len(rest) and rest[at].isdigit():
        at += 1
    width, rest = int(rest[:at] or 0), rest[at:]
    kind = rest[-1:]
    if kind.isalpha() and kind not in "eEfFgGn":
        raise ValueError(f"Unknown format code '{kind}' for object of type 'complex'")
    mark = "#" if hash_mark else ""
    if rest and not kind.isalpha():
        rest += "g"
        kind = ""
    re, im = _digits(z._re, sign + mark + rest), _signed(_digits(z._im, mark + rest))
    if not kind:
        if z._re == 0.0 and math.copysign(1.0, z._re) > 0.0:
            text = (im if sign == "+" else im.removeprefix("+")) + "j"
        else:
            text = f"({re}{im}j)"
    else:
        text = re + im + "j"
    return format(text, f"{fill}{align}{width}") if width else text


def _whole_power(z, n):
    result, square, left = _new(complex, 1.0, 0.0), z, abs(n)
    while left:
        if left & 1:
            result = result * square
        left >>= 1
        square = square * square
    if n > 0:
        return result
    if not result:
        raise ZeroDivisionError("0.0 to a negative or complex power")
    return _new(complex, 1.0, 0.0) / result


def _power(a, b):
    if not b:
        return _new(complex, 1.0, 0.0)
    if not a:
        if b._im != 0.0 or b._re < 0.0:
            raise ZeroDivisionError("0.0 to a negative or complex power")
        return _new(complex, 0.0, 0.0)
    size = math.hypot(a._re, a._im)
    length = size ** b._re
    angle = math.atan2(a._im, a._re)
    phase = angle * b._re
    if b._im != 0.0:
        length *= math.exp(-angle * b._im)
        phase += b._im * math.log(size)
    return _new(complex, length * math.cos(phase), length * math.sin(phase))
