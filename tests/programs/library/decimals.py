from decimal import (Decimal, getcontext, localcontext, Context, InvalidOperation, DivisionByZero, ROUND_HALF_UP,
                     ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_UP, setcontext)
from fractions import Fraction
from numbers import Number, Integral, Real
import copy
import math

print(Decimal("0.1") + Decimal("0.2"), Decimal("1.10") * 3, Decimal(1) / Decimal(3), Decimal("2") ** 100)
print(repr(Decimal("19.99")), Decimal(0.1), Decimal((1, (1, 2, 5), -2)), Decimal(" -1_000.50 "), Decimal("1e5"), Decimal("-0"))
for text in ("0.00000001", "1E+3", "123456789012345678901234567890", "Infinity", "-nan", "0E-10", "1.500"):
    d = Decimal(text)
    print(d, repr(d), d.as_tuple(), d.adjusted(), d.is_finite(), bool(d))
price = Decimal("2.675")
for rounding in (ROUND_HALF_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_UP):
    print(rounding, price.quantize(Decimal("0.01"), rounding=rounding), (-price).quantize(Decimal("0.01"), rounding=rounding))
print(round(price, 2), round(price), round(Decimal("2.5")), round(Decimal("3.5")), int(Decimal("-7.9")), float(Decimal("0.1")))
print(math.floor(Decimal("-1.5")), math.ceil(Decimal("1.2")), math.trunc(Decimal("9.9")), Decimal("7.50").normalize(), Decimal("100").normalize())
print(Decimal("7") // 2, Decimal("-7") // 2, Decimal("-7") % 3, divmod(Decimal("7.5"), 2), -Decimal("1.0"), abs(Decimal("-3")))
print(Decimal("1.0") == 1, Decimal("1.0") == Decimal("1.00"), Decimal("0.1") == 0.1, Decimal("0.5") == 0.5, Decimal("2") > 1.5, 3 < Decimal("3.1"))
print(hash(Decimal("1.0")) == hash(1), hash(Decimal("0.5")) == hash(0.5), {Decimal("1"): "one"}[1], Decimal("1.0") in (1, 2))
print(sum([Decimal("0.1")] * 10), max(Decimal("1"), Decimal("2")), sorted([Decimal("3"), Decimal("-1"), Decimal("2.5")]))
print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10(), Decimal("2") ** Decimal("0.5"), Decimal("2") ** -3)
print(f"{Decimal('1234567.891'):,.2f}|{Decimal('0.5'):%}|{Decimal('3.14159'):.3f}|{Decimal('5'):>8}|{Decimal('5'):08.2f}|{Decimal('1234.5'):e}|{Decimal('0.25'):.0%}|{Decimal('-3'):+}")
print("%s %.2f %d" % (Decimal("1.50"), Decimal("2.345"), Decimal("7.9")), "{:.1f}".format(Decimal("0.25")), str(Decimal("1.10")))
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 7, Decimal(22) / 7, +Decimal("123456789"), Decimal("1.23456789") * 1)
print(Decimal(1) / 7, getcontext().prec, Context(prec=4).divide(Decimal(2), 3))
for failing in (lambda: Decimal("abc"), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: Decimal(1) % 0,
                lambda: Decimal({}), lambda: Decimal(-1).sqrt(), lambda: int(Decimal("nan")), lambda: Decimal("inf") - Decimal("inf"),
                lambda: Decimal(10) ** 30 % 3 and Decimal(10) ** 40 // 3):
    try:
        print(failing())
    except (ArithmeticError, TypeError, ValueError) as error:
        print(type(error).__name__, error, isinstance(error, ZeroDivisionError))
getcontext().prec = 4
print(Decimal("3.14159") + 0, Decimal(2).sqrt())
getcontext().traps[DivisionByZero] = False
print(Decimal(1) / 0, Decimal(-1) / 0)
getcontext().traps[InvalidOperation] = False
print(Decimal("x"), Decimal(0) / 0)
print(copy.deepcopy(Decimal("1.5")), Decimal("0.75").as_integer_ratio(), Fraction(Decimal("0.125")))
print(isinstance(Decimal(1), Number), isinstance(1, Integral), isinstance(1.5, Real), isinstance(1.5, Integral), isinstance("1", Number), isinstance(True, Integral))
