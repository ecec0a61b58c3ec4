from __future__ import annotations
from dataclasses import dataclass
from decimal import Decimal, ROUND_HALF_UP, InvalidOperation, localcontext
from functools import total_ordering

RATES = {("EUR", "USD"): Decimal("1.10"), ("USD", "EUR"): Decimal("0.91")}


class CurrencyMismatch(TypeError):
    pass


@total_ordering
@dataclass(frozen=True)
class Money:
    amount: Decimal
    currency: str = "EUR"

    @classmethod
    def of(cls, amount: str | int | float, currency="EUR") -> Money:
        return cls(Decimal(str(amount)), currency)

    def _check(self, other: Money):
        if self.currency != other.currency:
            raise CurrencyMismatch(f"{self.currency} != {other.currency}")

    def __add__(self, other):
        if other == 0:
            return self
        self._check(other)
        return Money(self.amount + other.amount, self.currency)

    __radd__ = __add__

    def __mul__(self, k):
        return Money(self.amount * Decimal(str(k)), self.currency)

    def __lt__(self, other):
        self._check(other)
        return self.amount < other.amount

    def rounded(self, places="0.01"):
        return Money(self.amount.quantize(Decimal(places), rounding=ROUND_HALF_UP), self.currency)

    def to(self, currency):
        return self if currency == self.currency else Money(self.amount * RATES[self.currency, currency], currency).rounded()

    def split(self, n):
        cents = int(self.amount * 100)
        q, r = divmod(cents, n)
        return [Money(Decimal(q + (i < r)) / 100, self.currency) for i in range(n)]

    def __str__(self):
        return f"{self.amount:>10,.2f} {self.currency}"


prices = [Money.of("19.99"), Money.of(5), Money.of(0.1) + Money.of(0.2)]
for p in sorted(prices):
    print(p, repr(p))
print(sum(prices), (sum(prices) * 1.19).rounded(), max(prices) > min(prices))
print([str(s.amount) for s in Money.of(10).split(3)], Money.of(100).to("USD"))
try:
    Money.of(1) + Money.of(1, "USD")
except CurrencyMismatch as e:
    print("mismatch:", e)
try:
    Decimal("12,5")
except InvalidOperation as e:
    print(type(e).__name__, e)
with localcontext() as ctx:
    ctx.prec = 50
    print(Decimal(2).sqrt())
print(Decimal(10) / 3, Decimal("1.10") + Decimal("2.2"), Decimal("100").normalize(), round(Decimal("2.675"), 2), Decimal("0.00001234"), Decimal(3) ** 5, -Decimal("0"), Decimal("7") // 2, Decimal("-7") % 3)
