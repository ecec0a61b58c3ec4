from __future__ import annotations
from fractions import Fraction
from decimal import Decimal, ROUND_HALF_UP, getcontext
import math


class Frac:
    __slots__ = ("n", "d")

    def __init__(self, n: int, d: int = 1):
        if d == 0:
            raise ZeroDivisionError("Frac(%d, 0)" % n)
        g = math.gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    def __add__(self, o): return Frac(self.n * o.d + o.n * self.d, self.d * o.d)
    def __mul__(self, o): return Frac(self.n * o.n, self.d * o.d)
    def __str__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    def __float__(self): return self.n / self.d


print(Frac(1, 2) + Frac(1, 3), Frac(2, -4), float(Frac(1, 8)), Frac(4, 2))
try:
    Frac(1, 0)
except ZeroDivisionError as e:
    print(e)
print(Fraction(1, 3) + Fraction(1, 6), Fraction("0.125"), Fraction(0.5), repr(Fraction(6, 4)), Fraction(7, 2) // 1, float(Fraction(22, 7)))
print(Fraction(3, 4).numerator, Fraction(5, 3).limit_denominator(2), Fraction(1, 3) < Fraction(1, 2), sum([Fraction(1, 10)] * 3))
print(Decimal("0.1") + Decimal("0.2"), 0.1 + 0.2)
price = Decimal("19.99")
print((price * Decimal("1.0825")).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), repr(price))
getcontext().prec = 6
print(Decimal(1) / Decimal(7), Decimal("1e3"), Decimal("3.140").normalize())
