"""Constants of `math`, and functions that are rarely used; the others are natives
(`src/python/builtins`: `number.rs`, `elementary.rs`)."""

import math as _math

pi = 3.141592653589793
e = 2.718281828459045
tau = 6.283185307179586
inf = float("inf")
nan = float("nan")


def perm(n, k=None):
    if k is None:
        return _math.factorial(n)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    result = 1
    for factor in range(n - k + 1, n + 1):
        result *= factor
    return result


def dist(p, q):
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return _math.hypot(*[a - b for a, b in zip(p, q)])


def fsum(seq):
    """The exact sum, rounded once: parts that do not overlap, the largest last."""
    parts = []
    special = infinities = 0.0
    for x in seq:
        # A float, but not of a text.
        x = _math.copysign(x, x)
        if not _math.isfinite(x):
            special += x
            if _math.isinf(x):
                infinities += x
            continue
        kept = []
        for y in parts:
            if _math.fabs(x) < _math.fabs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low:
                kept.append(low)
            x = high
        if not _math.isfinite(x):
            raise OverflowError("intermediate overflow in fsum")
        kept.append(x)
        parts = kept
    if special != 0.0:
        if _math.isnan(infinities):
            raise ValueError("-inf + inf in fsum")
        return special
    total = 0.0
    while parts:
        x = parts.pop()
        high = total + x
        low = x - (high - total)
        total = high
        if low:
            # Half a unit in the last place is rounded by what comes after it.
            if parts and (low < 0.0) == (parts[-1] < 0.0):
                doubled = low * 2.0
                high = total + doubled
                if high - total == doubled:
                    total = high
            break
    return total


def modf(x):
    if _math.isinf(x):
        return (_math.copysign(0.0, x), x)
    whole = float(_math.trunc(x)) if _math.isfinite(x) else x
    return (_math.copysign(x - whole, x), _math.copysign(whole, x))


def frexp(x):
    x = float(x)
    exponent = 0
    if x == 0.0 or not _math.isfinite(x):
        return (x, 0)
    while _math.fabs(x) >= 1.0:
        x /= 2.0
        exponent += 1
    while _math.fabs(x) < 0.5:
        x *= 2.0
        exponent -= 1
    return (x, exponent)


def ldexp(x, i):
    x = float(x)
    if x == 0.0 or not _math.isfinite(x):
        return x
    while i > 1000 and x != inf and x != -inf:
        x *= 2.0 ** 1000
        i -= 1000
    while i < -1000 and x:
        x *= 2.0 ** -1000
        i += 1000
    x *= 2.0 ** i
    if not _math.isfinite(x):
        raise OverflowError("math range error")
    return x


def remainder(x, y):
    if y == 0.0 or _math.isinf(x):
        raise ValueError("math domain error")
    if _math.isinf(y):
        return float(x)
    size, unit = _math.fabs(x), _math.fabs(y)
    rest = _math.fmod(size, unit)
    other = unit - rest
    if rest > other or rest == other and _math.fmod((size - rest) / 2.0, unit) > 0.0:
        rest = -other
    return _math.copysign(1.0, x) * rest


def ulp(x):
    x = _math.fabs(x)
    if not _math.isfinite(x):
        return x
    above = _math.nextafter(x, inf)
    return above - x if _math.isfinite(above) else x - _math.nextafter(x, 0.0)
