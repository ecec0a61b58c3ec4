"""fractions: numbers that are quotients of ints, in lowest terms."""
import math as _math
import re as _re

_FORM = _re.compile(
    r"\s*([-+]?)(?:(\d+)(?:/(\d+))?|(\d*)\.(\d*)(?:[eE]([-+]?\d+))?|(\d+)[eE]([-+]?\d+))\s*$")


def _parse(text):
    found = _FORM.match(text)
    if found is None or (found.group(4) == "" and found.group(5) == ""):
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    sign, whole, under, before, after, exponent, plain, plain_exponent = found.groups()
    denominator = 1
    if whole is not None:
        numerator = int(whole)
        denominator = int(under) if under else 1
        power = 0
    elif plain is not None:
        numerator = int(plain)
        power = int(plain_exponent)
    else:
        numerator = int((before or "") + (after or "") or "0")
        power = int(exponent or 0) - len(after or "")
    if power >= 0:
        numerator *= 10 ** power
    else:
        denominator *= 10 ** -power
    return (-numerator if sign == "-" else numerator), denominator


class Fraction:
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if isinstance(numerator, str):
                numerator, denominator = _parse(numerator)
            elif isinstance(numerator, (int, Fraction)):
                denominator = 1
            elif isinstance(numerator, float):
                numerator, denominator = numerator.as_integer_ratio()
            elif hasattr(numerator, "as_integer_ratio"):
                numerator, denominator = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif not (isinstance(numerator, (int, Fraction))
                  and isinstance(denominator, (int, Fraction))):
            raise TypeError("both arguments should be Rational instances")
        above = numerator.numerator * denominator.denominator
        below = numerator.denominator * denominator.numerator
        if below == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = _math.gcd(above, below)
        if below < 0:
            common = -common
        self._numerator = above // common
        self._denominator = below // common
        return self

    @classmethod
    def from_float(cls, f):
        return cls(f)

    @classmethod
    def from_decimal(cls, dec):
        return cls(dec)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        above, below = self._numerator, self._denominator
        p, q, r, s = 0, 1, 1, 0
        while True:
            a = above // below
            t = q + a * s
            if t > max_denominator:
                break
            p, q, r, s = r, s, p + a * r, t
            above, below = below, above - a * below
        k = (max_denominator - q) // s
        one, two = Fraction(p + k * r, q + k * s), Fraction(r, s)
        return two if abs(two - self) <= abs(one - self) else one

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def _exact(self, other):
        if isinstance(other, Fraction):
            return other
        return Fraction(other) if isinstance(other, int) else None

    def _operate(self, other, exact, by_float):
        number = self._exact(other)
        if number is not None:
            return exact(self, number)
        if isinstance(other, float):
            return by_float(float(self), other)
        return NotImplemented

    def _reversed(self, other, exact, by_float):
        number = self._exact(other)
        if number is not None:
            return exact(number, self)
        if isinstance(other, float):
            return by_float(other, float(self))
        return NotImplemented

    def __add__(self, other):
        return self._operate(other, _add, lambda a, b: a + b)

    def __radd__(self, other):
        return self._reversed(other, _add, lambda a, b: a + b)

    def __sub__(self, other):
        return self._operate(other, _sub, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._reversed(other, _sub, lambda a, b: a - b)

    def __mul__(self, other):
        return self._operate(other, _mul, lambda a, b: a * b)

    def __rmul__(self, other):
        return self._reversed(other, _mul, lambda a, b: a * b)

    def __truediv__(self, other):
        return self._operate(other, _div, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._reversed(other, _div, lambda a, b: a / b)

    def __floordiv__(self, other):
        return self._operate(other, _floor_div, lambda a, b: a // b)

    def __rfloordiv__(self, other):
        return self._reversed(other, _floor_div, lambda a, b: a // b)

    def __mod__(self, other):
        return self._operate(other, _mod, lambda a, b: a % b)

    def __rmod__(self, other):
        return self._reversed(other, _mod, lambda a, b: a % b)

    def __divmod__(self, other):
        return (self // other, self % other)

    def __rdivmod__(self, other):
        return (other // self, other % self)

    def __pow__(self, other):
        power = self._exact(other)
        if power is None:
            return float(self) ** other
        if power._denominator != 1:
            return float(self) ** float(power)
        n = power._numerator
        if n >= 0:
            return Fraction(self._numerator ** n, self._denominator ** n)
        if self._numerator == 0:
            raise ZeroDivisionError(f"Fraction({self._denominator ** -n}, 0)")
        return Fraction(self._denominator ** -n, self._numerator ** -n)

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        return other ** float(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction(self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return self.__trunc__()

    def __trunc__(self):
        if self._numerator < 0:
            return -(-self._numerator // self._denominator)
        return self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator:
                return floor
            if rest * 2 > self._denominator:
                return floor + 1
            return floor if floor % 2 == 0 else floor + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        modulus = 2 ** 61 - 1
        if self._denominator % modulus == 0:
            result = 314159
        else:
            inverse = pow(self._denominator, modulus - 2, modulus)
            result = abs(self._numerator) % modulus * inverse % modulus
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return (self._numerator == other.numerator
                    and self._denominator == other.denominator)
        if isinstance(other, float):
            if _math.isnan(other) or _math.isinf(other):
                return 0.0 == other
            return self == Fraction(other)
        return NotImplemented

    def _compare(self, other, test):
        if isinstance(other, float):
            if _math.isnan(other) or _math.isinf(other):
                return test(0.0, other)
            other = Fraction(other)
        if not isinstance(other, (int, Fraction)):
            return NotImplemented
        return test(self._numerator * other.denominator, self._denominator * other.numerator)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)


def _add(a, b):
    return Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                    a._denominator * b._denominator)


def _sub(a, b):
    return Fraction(a._numerator * b._denominator - b._numerator * a._denominator,
                    a._denominator * b._denominator)


def _mul(a, b):
    return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    if b._numerator == 0:
        raise ZeroDivisionError(f"Fraction({a._numerator * b._denominator}, 0)")
    return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)


def _floor_div(a, b):
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _mod(a, b):
    below = a._denominator * b._denominator
    return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator), below)
