"""decimal: decimal numbers of any precision, by the General Decimal Arithmetic Specification.

A number is `(-1) ** sign * coefficient * 10 ** exponent`; the coefficient is an int.
"""
import math as _math
import re as _re
import contextvars as _contextvars
import numbers as _numbers

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Clamped(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


for _kind in (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidOperation, DivisionByZero, Inexact,
              Rounded, Clamped, Subnormal, Overflow, Underflow, FloatOperation, DecimalException):
    _kind.__module__ = "decimal"

_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded,
            Clamped)


class Context:
    """How results are rounded, and which conditions raise."""

    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0,
                 flags=None, traps=None):
        self.prec = prec
        self.rounding = rounding
        self.Emin = Emin
        self.Emax = Emax
        self.capitals = capitals
        self.clamp = clamp
        self.flags = _signals(flags or ())
        self.traps = _signals((InvalidOperation, DivisionByZero, Overflow) if traps is None else traps)

    def __setattr__(self, name, value):
        if name == "prec":
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            if not 1 <= value <= MAX_PREC:
                raise ValueError(f"valid range for prec is [1, MAX_PREC]")
        elif name == "rounding" and value not in _ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, "
                            "ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        flags = ", ".join([kind.__name__ for kind in _SIGNALS if self.flags[kind]])
        traps = ", ".join([kind.__name__ for kind in _SIGNALS if self.traps[kind]])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       dict(self.flags), dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        for kind in self.flags:
            self.flags[kind] = False

    def clear_traps(self):
        for kind in self.traps:
            self.traps[kind] = False

    def _signal(self, kind, shown=None):
        """A condition has come up: it raises, or is only noted."""
        self.flags[kind] = True
        if self.traps[kind]:
            raise kind(list(shown) if isinstance(shown, tuple) else [shown or kind])

    def create_decimal(self, num="0"):
        return Decimal(num)._fixed(self)

    def create_decimal_from_float(self, f):
        return Decimal(f)._fixed(self)

    def quantize(self, a, b):
        return _number(a).quantize(b, context=self)

    def divide(self, a, b):
        return _number(a)._divide(_number(b), self)

    def add(self, a, b):
        return _number(a)._add(_number(b), self)

    def subtract(self, a, b):
        return _number(a)._add(_number(b)._negated(), self)

    def multiply(self, a, b):
        return _number(a)._multiply(_number(b), self)

    def power(self, a, b, modulo=None):
        return _number(a)._power(_number(b), self)

    def sqrt(self, a):
        return _number(a).sqrt(self)

    def to_sci_string(self, a):
        return str(a)


def _signals(given):
    if isinstance(given, dict):
        return given
    return {kind: kind in given for kind in _SIGNALS}


_current = _contextvars.ContextVar("decimal_context")


def getcontext():
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        _current.set(context)
    return context


def setcontext(context):
    _current.set(context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context)


class localcontext:
    """`with localcontext() as context:`"""

    def __init__(self, ctx=None, **changes):
        self._context = (getcontext() if ctx is None else ctx).copy()
        for name, value in changes.items():
            setattr(self._context, name, value)

    def __enter__(self):
        self._before = getcontext()
        setcontext(self._context)
        return self._context

    def __exit__(self, *exc):
        setcontext(self._before)


# Whether a coefficient whose digits are cut is then made one greater: by the sign, the last digit that
# is kept, and how what is cut compares with half of that digit's place (-1, 0, 1).
_ROUNDINGS = {
    ROUND_DOWN: lambda negative, last, half: False,
    ROUND_UP: lambda negative, last, half: True,
    ROUND_HALF_UP: lambda negative, last, half: half >= 0,
    ROUND_HALF_DOWN: lambda negative, last, half: half > 0,
    ROUND_HALF_EVEN: lambda negative, last, half: half > 0 or half == 0 and last % 2 == 1,
    ROUND_CEILING: lambda negative, last, half: not negative,
    ROUND_FLOOR: lambda negative, last, half: negative,
    ROUND_05UP: lambda negative, last, half: last in (0, 5),
}


def _cut(negative, coefficient, digits, rounding):
    """A coefficient without its last digits, rounded; and whether that lost anything."""
    unit = 10 ** digits
    kept, rest = divmod(coefficient, unit)
    if rest == 0:
        return kept, False
    half = (2 * rest > unit) - (2 * rest < unit)
    return kept + _ROUNDINGS[rounding](negative, kept % 10, half), True


_FORM = _re.compile(r"([-+]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d+))?$")
_SPECIAL = _re.compile(r"([-+]?)(?:(inf(?:inity)?)|(s?nan)(\d*))$", _re.IGNORECASE)


class Decimal:
    __slots__ = ("_sign", "_int", "_exp", "_special")

    def __new__(cls, value="0", context=None):
        self = object.__new__(cls)
        self._special = ""
        if isinstance(value, Decimal):
            self._sign, self._int, self._exp = value._sign, value._int, value._exp
            self._special = value._special
        elif isinstance(value, int):
            self._sign, self._int, self._exp = int(value < 0), abs(int(value)), 0
        elif isinstance(value, str):
            self._parse(value.strip().replace("_", ""), context)
        elif isinstance(value, float):
            self._from_float(value)
        elif isinstance(value, (tuple, list)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            self._sign, self._int = sign, int("".join(map(str, digits)) or "0")
            if exponent == "F":
                self._special, self._int, self._exp = "Infinity", 0, 0
            elif exponent in ("n", "N"):
                self._special, self._exp = "NaN" if exponent == "n" else "sNaN", 0
            else:
                self._exp = exponent
        else:
            raise TypeError("conversion from " + type(value).__name__ + " to Decimal is not supported")
        return self

    def _parse(self, text, context):
        found = _FORM.match(text)
        if found is not None:
            sign, whole, part, only_part, exponent = found.groups()
            part = part or only_part or ""
            self._sign = int(sign == "-")
            self._int = int((whole or "") + part)
            self._exp = int(exponent or 0) - len(part)
            return
        found = _SPECIAL.match(text)
        if found is None:
            self._sign, self._int, self._exp, self._special = 0, 0, 0, "NaN"
            (context or getcontext())._signal(InvalidOperation, ConversionSyntax)
            return
        sign, infinity, nan, payload = found.groups()
        self._sign = int(sign == "-")
        self._int = int(payload or 0)
        self._exp = 0
        self._special = "Infinity" if infinity else "NaN" if len(nan) == 3 else "sNaN"

    def _from_float(self, value):
        if value != value or value in (_math.inf, -_math.inf):
            self._parse(str(value), None)
            return
        self._sign = int(_math.copysign(1.0, value) < 0)
        above, below = abs(value).as_integer_ratio()
        power = below.bit_length() - 1
        self._int = above * 5 ** power
        self._exp = -power

    @classmethod
    def from_float(cls, f):
        if isinstance(f, (int, float)):
            return cls(f)
        raise TypeError("argument must be int or float")

    # What it is.

    def is_nan(self):
        return self._special in ("NaN", "sNaN")

    def is_qnan(self):
        return self._special == "NaN"

    def is_snan(self):
        return self._special == "sNaN"

    def is_infinite(self):
        return self._special == "Infinity"

    def is_finite(self):
        return not self._special

    def is_zero(self):
        return not self._special and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def is_normal(self, context=None):
        return not self._special and self._int != 0

    def adjusted(self):
        return 0 if self._special else self._exp + len(str(self._int)) - 1

    def as_tuple(self):
        digits = tuple([int(digit) for digit in str(self._int)])
        if self.is_infinite():
            return DecimalTuple(self._sign, (0,), "F")
        if self.is_nan():
            return DecimalTuple(self._sign, digits if self._int else (), "n" if self.is_qnan() else "N")
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        if self.is_infinite():
            raise OverflowError("cannot convert Infinity to integer ratio")
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer ratio")
        above, below = self._int, 1
        if self._exp >= 0:
            above *= 10 ** self._exp
        else:
            below = 10 ** -self._exp
        common = _math.gcd(above, below)
        return ((-1) ** self._sign * (above // common), below // common)

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    # Texts.

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return self._text(False)

    def to_eng_string(self, context=None):
        return self._text(True)

    def _text(self, in_thousands):
        sign = "-" if self._sign else ""
        if self._special:
            return sign + self._special + (str(self._int) if self._int and self.is_nan() else "")
        digits = str(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not in_thousands:
            point = 1
        elif self._int == 0:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, part = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, part = digits + "0" * (point - len(digits)), ""
        else:
            whole, part = digits[:point], "." + digits[point:]
        if left == point:
            return sign + whole + part
        letter = "E" if getcontext().capitals else "e"
        return sign + whole + part + letter + f"{left - point:+d}"

    def __format__(self, spec):
        found = _SPEC.match(spec)
        if found is None:
            raise ValueError("invalid format string")
        fill, align, sign, no_negative_zero, alternate, zero, width, thousands, precision, kind = found.groups()
        kind = kind or ""
        if self._special:
            digits = self._special
            part, exponent = "", ""
            thousands = None
        else:
            number, digits, part, exponent = self._parts(kind, precision)
            self = number
        minus = "-" if self._sign else {"+": "+", " ": " "}.get(sign, "")
        if kind == "%":
            exponent += "%"
        width = int(width or 0)
        is_zero_padded = zero and align is None and not self._special
        if thousands:
            room = width - len(minus) - len(part) - len(exponent) if is_zero_padded else 0
            digits = _grouped(digits, thousands, room)
        elif is_zero_padded:
            digits = digits.rjust(width - len(minus) - len(part) - len(exponent), "0")
        body = digits + part + exponent
        fill = fill or " "
        missing = width - len(minus) - len(body)
        if missing <= 0:
            return minus + body
        if align == "<":
            return minus + body + fill * missing
        if align == "^":
            before = missing // 2
            return fill * before + minus + body + fill * (missing - before)
        if align == "=":
            return minus + fill * missing + body
        return fill * missing + minus + body

    def _parts(self, kind, precision):
        """A number as it is shown: itself rounded, digits before and after the point, and its exponent."""
        rounding = getcontext().rounding
        number = self
        if kind == "%":
            number = _made(self._sign, self._int, self._exp + 2)
        if precision is not None:
            precision = int(precision)
            if kind in ("e", "E"):
                number = number._with_digits(precision + 1, rounding)
            elif kind in ("f", "F", "%"):
                number = number._with_exponent(-precision, rounding)
            elif number._int and len(str(number._int)) > max(precision, 1):
                number = number._with_digits(max(precision, 1), rounding)
        if not number._int and number._exp > 0 and kind in ("f", "F", "%"):
            number = _made(number._sign, 0, 0)
        digits = str(number._int)
        left = number._exp + len(digits)
        if kind in ("e", "E"):
            point = 1 if number._int or precision is None else 1 - precision
        elif kind in ("f", "F", "%"):
            point = left
        elif number._exp <= 0 and left > -6:
            point = left
        else:
            point = 1
        if point <= 0:
            whole, part = "0", "0" * -point + digits
        elif point > len(digits):
            whole, part = digits + "0" * (point - len(digits)), ""
        else:
            whole, part = digits[:point] or "0", digits[point:]
        exponent = ""
        if left != point or kind in ("e", "E"):
            letter = "e" if kind in ("e", "g") else "E"
            exponent = letter + f"{left - point:+d}"
        return number, whole, "." + part if part else "", exponent

    def _with_digits(self, digits, rounding):
        """Rounded to so many digits, or filled up with zeros to as many."""
        if not self._int:
            return _made(self._sign, 0, self.adjusted() - digits + 1)
        return self._with_exponent(self.adjusted() - digits + 1, rounding, digits)

    def _with_exponent(self, exponent, rounding, digits=None):
        if exponent <= self._exp:
            return _made(self._sign, self._int * 10 ** (self._exp - exponent), exponent)
        coefficient, _ = _cut(self._sign == 1, self._int, exponent - self._exp, rounding)
        if digits is not None and len(str(coefficient)) > digits:
            return _made(self._sign, coefficient // 10, exponent + 1)
        return _made(self._sign, coefficient, exponent)

    # Conversion.

    def __int__(self):
        if self.is_nan():
            raise ValueError("cannot convert NaN to integer")
        if self.is_infinite():
            raise OverflowError("cannot convert Infinity to integer")
        size = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -size if self._sign else size

    __trunc__ = __int__

    def __float__(self):
        if self.is_snan():
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self))

    def __bool__(self):
        return bool(self._special) or self._int != 0

    def __round__(self, n=None):
        if n is None:
            return int(self.to_integral_value(ROUND_HALF_EVEN)) if self.is_finite() else int(self)
        return self.quantize(_made(0, 1, -n))

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __hash__(self):
        if self._special:
            return hash(float(str(self))) if self.is_infinite() else object.__hash__(self)
        above, below = self.as_integer_ratio()
        if below == 1:
            return hash(above)
        modulus = 2 ** 61 - 1
        value = abs(above) * pow(below, -1, modulus) % modulus if below % modulus else 314159
        return -2 if (value := -value if above < 0 else value) == -1 else value

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return (Decimal, (str(self),))

    # Rounding.

    def _fixed(self, context):
        """Rounded to the precision of a context."""
        if self._special or self._int == 0:
            return self
        too_many = len(str(self._int)) - context.prec
        if too_many <= 0:
            if self.adjusted() > context.Emax:
                context._signal(Overflow)
                return _special(self._sign, "Infinity")
            return self
        coefficient, is_inexact = _cut(self._sign == 1, self._int, too_many, context.rounding)
        exponent = self._exp + too_many
        if len(str(coefficient)) > context.prec:
            coefficient //= 10
            exponent += 1
        context._signal(Rounded)
        if is_inexact:
            context._signal(Inexact)
        made = _made(self._sign, coefficient, exponent)
        if made.adjusted() > context.Emax:
            context._signal(Overflow)
            return _special(self._sign, "Infinity")
        return made

    def quantize(self, exp, rounding=None, context=None):
        context = context or getcontext()
        exp = _number(exp)
        if self._special or exp._special:
            if self.is_nan() or exp.is_nan():
                return self._nan_of(exp, context)
            if self.is_infinite() and exp.is_infinite():
                return self
            return _invalid(context)
        made = self._with_exponent(exp._exp, rounding or context.rounding)
        if made._int and len(str(made._int)) > context.prec:
            return _invalid(context)
        if made != self:
            context._signal(Inexact)
        return made

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exp >= 0:
            return self
        return self._with_exponent(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_exact = to_integral_value

    def normalize(self, context=None):
        made = self._fixed(context or getcontext())
        if made._special:
            return made
        if made._int == 0:
            return _made(made._sign, 0, 0)
        coefficient, exponent = made._int, made._exp
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        return _made(made._sign, coefficient, exponent)

    def same_quantum(self, other, context=None):
        return self._exp == other._exp and self._special == other._special

    def scaleb(self, other, context=None):
        return _made(self._sign, self._int, self._exp + int(other))

    def copy_abs(self):
        return self._signed(0)

    def copy_negate(self):
        return self._signed(1 - self._sign)

    def copy_sign(self, other, context=None):
        return self._signed(_number(other)._sign)

    def _signed(self, sign):
        made = _made(sign, self._int, self._exp)
        made._special = self._special
        return made

    def _negated(self):
        return self._signed(1 - self._sign)

    # Arithmetic.

    def _nan_of(self, other, context):
        for number in (self, other):
            if number.is_snan():
                context._signal(InvalidOperation)
                return _special(number._sign, "NaN")
        return self if self.is_nan() else other

    def _add(self, other, context):
        if self._special or other._special:
            if self.is_nan() or other.is_nan():
                return self._nan_of(other, context)
            if self._special and other._special and self._sign != other._sign:
                return _invalid(context)
            return self if self._special else other
        exponent = min(self._exp, other._exp)
        total = self._signed_at(exponent) + other._signed_at(exponent)
        if total == 0:
            is_floor = context.rounding == ROUND_FLOOR
            sign = self._sign and other._sign or int(is_floor and self._sign != other._sign)
            return _made(sign, 0, exponent)
        return _made(int(total < 0), abs(total), exponent)._fixed(context)

    def _signed_at(self, exponent):
        size = self._int * 10 ** (self._exp - exponent)
        return -size if self._sign else size

    def _multiply(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            if self.is_nan() or other.is_nan():
                return self._nan_of(other, context)
            if not self or not other:
                return _invalid(context)
            return _special(sign, "Infinity")
        return _made(sign, self._int * other._int, self._exp + other._exp)._fixed(context)

    def _divide(self, other, context):
        sign = self._sign ^ other._sign
        if self._special or other._special:
            if self.is_nan() or other.is_nan():
                return self._nan_of(other, context)
            if self._special and other._special:
                return _invalid(context)
            return _special(sign, "Infinity") if self._special else _made(sign, 0, context.Emin - context.prec + 1)
        if other._int == 0:
            if self._int == 0:
                return _invalid(context, DivisionUndefined)
            context._signal(DivisionByZero)
            return _special(sign, "Infinity")
        ideal = self._exp - other._exp
        if self._int == 0:
            return _made(sign, 0, ideal)
        shift = max(0, len(str(other._int)) - len(str(self._int)) + context.prec + 1)
        quotient, rest = divmod(self._int * 10 ** shift, other._int)
        exponent = ideal - shift
        if rest:
            # So that what is cut is never taken for exactly a half, nor for nothing.
            quotient = quotient * 10 + 1
            exponent -= 1
        else:
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _made(sign, quotient, exponent)._fixed(context)

    def _divmod(self, other, context):
        """The quotient without its fraction, and what remains: the sign of the remainder is this number's."""
        sign = self._sign ^ other._sign
        if self._special or other._special:
            if self.is_nan() or other.is_nan():
                nan = self._nan_of(other, context)
                return nan, nan
            if self._special:
                invalid = _invalid(context)
                return (invalid if other._special else _special(sign, "Infinity")), invalid
            return _made(sign, 0, 0), self._fixed(context)
        if other._int == 0:
            if self._int == 0:
                nan = _invalid(context, DivisionUndefined)
                return nan, nan
                context.flags[DivisionByZero] = True
            invalid = _invalid(context, (InvalidOperation, DivisionByZero))
            context._signal(DivisionByZero)
            return _special(sign, "Infinity"), invalid
        exponent = min(self._exp, other._exp)
        quotient, rest = divmod(self._int * 10 ** (self._exp - exponent),
                                other._int * 10 ** (other._exp - exponent))
        if len(str(quotient)) > context.prec:
            nan = _invalid(context, DivisionImpossible)
            return nan, nan
        return _made(sign, quotient, 0), _made(self._sign, rest, exponent)._fixed(context)

    def _power(self, other, context):
        if self.is_nan() or other.is_nan():
            return self._nan_of(other, context)
        if not other:
            return _invalid(context) if not self else _made(0, 1, 0)
        is_whole = other.is_finite() and other == other.to_integral_value()
        sign = int(self._sign and is_whole and int(other) % 2 == 1)
        if not self:
            return _special(sign, "Infinity") if other._sign else _made(sign, 0, 0)
        if self.is_infinite():
            return _made(sign, 0, 0) if other._sign else _special(sign, "Infinity")
        if self._sign and not is_whole:
            return _invalid(context)
        if other.is_infinite():
            is_greater = self > 1
            if self == 1:
                return _made(0, 1, 0)
            return _special(0, "Infinity") if is_greater != bool(other._sign) else _made(0, 0, 0)
        if is_whole:
            n = int(other)
            if n > 0 and self._int.bit_length() * n < 200000:
                return _made(sign, self._int ** n, self._exp * n)._fixed(context)
            wide = Context(prec=context.prec + len(str(abs(n))) + 4)
            result, base, left = _made(0, 1, 0), self.copy_abs(), abs(n)
            while left:
                if left & 1:
                    result = result._multiply(base, wide)
                left >>= 1
                if left:
                    base = base._multiply(base, wide)
            if n < 0:
                result = _made(0, 1, 0)._divide(result, wide)
            return result._signed(sign)._fixed(context)
        wide = Context(prec=context.prec + 10 + max(0, other.adjusted()))
        return self.ln(wide)._multiply(other, wide).exp(wide)._fixed(context)

    def sqrt(self, context=None):
        context = context or getcontext()
        if self._special:
            return self if self.is_nan() or not self._sign else _invalid(context)
        if self._int == 0:
            return _made(self._sign, 0, self._exp // 2)
        if self._sign:
            return _invalid(context)
        ideal = self._exp // 2
        shift = max(0, context.prec + 2 - len(str(self._int)) // 2) * 2
        exponent = self._exp - shift
        coefficient = self._int * 10 ** shift
        if exponent % 2:
            coefficient *= 10
            exponent -= 1
        root = _math.isqrt(coefficient)
        exponent //= 2
        if root * root == coefficient:
            while exponent < ideal and root % 10 == 0:
                root //= 10
                exponent += 1
        else:
            root = root * 10 + 1
            exponent -= 1
        halfway_to_even = context.copy()
        halfway_to_even.rounding = ROUND_HALF_EVEN
        made = _made(0, root, exponent)._fixed(halfway_to_even)
        return made

    def exp(self, context=None):
        context = context or getcontext()
        if self._special:
            if self.is_infinite() and self._sign:
                return _made(0, 0, 0)
            return self
        if not self:
            return _made(0, 1, 0)
        digits = context.prec + max(0, self.adjusted()) + 6
        halvings = max(0, self.adjusted() + 1) * 4 + 8
        scale = 10 ** (digits + halvings)
        above, below = self.as_integer_ratio()
        x = above * scale // (below << halvings)
        term = total = scale
        n = 1
        while term:
            term = term * x // (scale * n)
            if term == -1:
                break
            total += term
            n += 1
        for _ in range(halvings):
            total = total * total // scale
        return _made(0, total, -(digits + halvings))._fixed(context)

    def ln(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return self
        if not self:
            return _special(1, "Infinity")
        if self._sign:
            return _invalid(context)
        if self._special:
            return self
        if self == 1:
            return _made(0, 0, 0)
        # By Newton's method on exp, beginning with what a float knows.
        digits = context.prec + 8
        wide = Context(prec=digits)
        guess = Decimal(repr(_math.log(float(_made(0, self._int, -len(str(self._int)) + 1)))
                             + self.adjusted() * _math.log(10)))
        known = 12
        while True:
            at_guess = guess.exp(wide)
            step = self._add(at_guess._negated(), wide)._multiply(_made(0, 2, 0), wide)._divide(
                self._add(at_guess, wide), wide)
            guess = guess._add(step, wide)
            if known > digits:
                return guess._fixed(context)
            known *= 2

    def log10(self, context=None):
        context = context or getcontext()
        if self.is_finite() and not self._sign and self._int and str(self._int).strip("0") == "1":
            return Decimal(self.adjusted())._fixed(context)
        wide = Context(prec=context.prec + 8)
        top = self.ln(wide)
        return top if top._special else top._divide(Decimal(10).ln(wide), wide)._fixed(context)

    def fma(self, other, third, context=None):
        wide = Context(prec=MAX_PREC)
        return self._multiply(_number(other), wide)._add(_number(third), context or getcontext())

    # Operators.

    def __add__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else self._add(other, getcontext())

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else self._add(other._negated(), getcontext())

    def __rsub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other._add(self._negated(), getcontext())

    def __mul__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else self._multiply(other, getcontext())

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else self._divide(other, getcontext())

    def __rtruediv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other._divide(self, getcontext())

    def __floordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else self._quotient(other)

    def __rfloordiv__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other._quotient(self)

    def __mod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else self._remainder(other)

    def __rmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other._remainder(self)

    def _quotient(self, other):
        if other.is_zero() or self.is_infinite():
            return self._divide(other, getcontext())
        return self._divmod(other, getcontext())[0]

    def _remainder(self, other):
        context = getcontext()
        if other.is_zero() and self.is_finite() and self._int:
            return _invalid(context)
        return self._divmod(other, context)[1]

    def __divmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else self._divmod(other, getcontext())

    def __rdivmod__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other._divmod(self, getcontext())

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        return other if other is NotImplemented else self._power(other, getcontext())

    def __rpow__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other._power(self, getcontext())

    def __neg__(self):
        if self.is_nan():
            return self
        return self.copy_abs() if self.is_zero() else self._negated()._fixed(getcontext())

    def __pos__(self):
        return self.copy_abs() if self.is_zero() else self._fixed(getcontext())

    def __abs__(self):
        return self if self.is_nan() else self.copy_abs()._fixed(getcontext())

    # Comparison.

    def _order(self, other):
        """-1, 0 or 1; None if one is not a number."""
        if self.is_nan() or other.is_nan():
            return None
        mine, theirs = self._rank(), other._rank()
        if mine != theirs or self._special:
            return (mine > theirs) - (mine < theirs)
        exponent = min(self._exp, other._exp)
        a, b = self._signed_at(exponent), other._signed_at(exponent)
        return (a > b) - (a < b)

    def _rank(self):
        return (-1 if self._sign else 1) if self.is_infinite() else 0

    def compare(self, other, context=None):
        order = self._order(_number(other))
        return _special(0, "NaN") if order is None else Decimal(order)

    def __eq__(self, other):
        other = _comparable(other)
        return other if other is NotImplemented else self._order(other) == 0

    def _compared(self, other, test):
        other = _comparable(other)
        if other is NotImplemented:
            return other
        order = self._order(other)
        if order is None:
            getcontext()._signal(InvalidOperation)
            return False
        return test(order)

    def __lt__(self, other):
        return self._compared(other, lambda order: order < 0)

    def __le__(self, other):
        return self._compared(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._compared(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._compared(other, lambda order: order >= 0)

    def max(self, other, context=None):
        other = _number(other)
        return (other if self < other else self)._fixed(context or getcontext())

    def min(self, other, context=None):
        other = _number(other)
        return (other if other < self else self)._fixed(context or getcontext())


class DecimalTuple(tuple):
    __slots__ = ()

    def __new__(cls, sign, digits, exponent):
        return tuple.__new__(cls, (sign, digits, exponent))

    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])

    def __repr__(self):
        return f"DecimalTuple(sign={self[0]!r}, digits={self[1]!r}, exponent={self[2]!r})"


_SPEC = _re.compile(r"(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?(,)?(?:\.(\d+))?([eEfFgGn%])?$", _re.DOTALL)


def _grouped(digits, mark, room):
    """Digits in groups of three; with zeros before them until they fill a room."""
    while True:
        groups = []
        rest = digits
        while len(rest) > 3:
            groups.insert(0, rest[-3:])
            rest = rest[:-3]
        groups.insert(0, rest)
        text = mark.join(groups)
        if len(text) >= room:
            return text
        digits = "0" + digits


def _made(sign, coefficient, exponent):
    made = object.__new__(Decimal)
    made._sign, made._int, made._exp, made._special = sign, coefficient, exponent, ""
    return made


def _special(sign, kind):
    made = _made(sign, 0, 0)
    made._special = kind
    return made


def _invalid(context, shown=None):
    context._signal(InvalidOperation, shown)
    return _special(0, "NaN")


def _operand(value):
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else NotImplemented


def _number(value):
    made = _operand(value)
    if made is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return made


def _comparable(value):
    return Decimal(value) if isinstance(value, float) else _operand(value)


_numbers.Number.register(Decimal)
DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP,
                       traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, traps=[])
HAVE_THREADS = True
HAVE_CONTEXTVAR = True
