"""statistics: averages and spread. Sums are exact, as quotients of ints, and rounded once."""
import bisect
import collections
import math


class StatisticsError(ValueError):
    pass


StatisticsError.__module__ = "statistics"


def _kind_of_both(a, b):
    """The type of sums of numbers of two types."""
    if a is b or b is int or b is bool:
        return a
    if a is int or issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    names = {a.__name__, b.__name__}
    if names == {"Fraction", "float"}:
        return float
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _ratio(x):
    """Numerator and denominator of a number; 0 as denominator of an infinite one."""
    try:
        return x.as_integer_ratio()
    except (OverflowError, ValueError):
        return x, 0
    except AttributeError:
        if hasattr(x, "numerator"):
            return x.numerator, x.denominator
    raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator")


def _sums(data):
    """The type of their sum, how many there are, and exactly: the sum of the data and of their
    squares, each as numerator and denominator."""
    kind = int
    sums = {}
    count = 0
    for x in data:
        kind = _kind_of_both(kind, type(x))
        over, under = _ratio(x)
        first, second = sums.get(under, (0, 0))
        sums[under] = first + over, second + over * over
        count += 1
    if 0 in sums:
        return kind, count, (sums[0][0], 0), (sums[0][0], 0)
    top = 1
    for under in sums:
        top = top * under // math.gcd(top, under)
    first = sum([pair[0] * (top // under) for under, pair in sums.items()])
    second = sum([pair[1] * (top // under) ** 2 for under, pair in sums.items()])
    return kind, count, (first, top), (second, top * top)


def _converted(over, under, kind):
    """A quotient as a number of a type."""
    if under == 0:
        return over
    divisor = math.gcd(over, under)
    over, under = over // divisor, under // divisor
    if issubclass(kind, int):
        return kind(over) if under == 1 else over / under
    if issubclass(kind, float):
        return kind(over / under)
    return kind(over) / under


def mean(data):
    kind, n, (over, under), _ = _sums(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _converted(over, under * n, kind) if under else over / n


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum([x * w for x, w in zip(data, weights)]) / total


def geometric_mean(data):
    try:
        return math.exp(fmean([math.log(x) for x in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive "
                              "numbers") from None


def harmonic_mean(data, weights=None):
    data = list(data)
    negative = "harmonic mean does not support negative values"
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        if data[0] < 0:
            raise StatisticsError(negative)
        return data[0]
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    if min(weights) < 0 or min(data) < 0:
        raise StatisticsError(negative)
    if any([w and not x for w, x in zip(weights, data)]):
        return 0
    _, _, (weight, weight_under), _ = _sums(weights)
    kind, _, (over, under), _ = _sums([w / x if w else 0 for w, x in zip(weights, data)])
    if over <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _converted(weight * under, weight_under * over, kind)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    middle = len(data) // 2
    if len(data) % 2:
        return data[middle]
    return (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1):
    data = _sorted(data)
    n = len(data)
    x = data[n // 2]
    below = bisect.bisect_left(data, x)
    count = bisect.bisect_right(data, x, lo=below) - below
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (n / 2 - below) / count


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    if len(data) < 2:
        raise StatisticsError("must have at least two data points")
    if method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    found = []
    m = len(data) - 1 if method == "inclusive" else len(data) + 1
    for i in range(1, n):
        at, delta = divmod(i * m, n)
        if method != "inclusive":
            at = min(max(at, 1), len(data) - 1)
            delta = i * m - at * n
            at -= 1
        found.append((data[at] * (n - delta) + data[at + 1] * delta) / n)
    return found


def _spread(data, center, less, name):
    """The type of the data and their exact variance, as numerator and denominator."""
    data = list(data)
    if center is not None:
        deviations = [x - center for x in data]
        kind, n, (over, under), _ = _sums([d * d for d in deviations])
    else:
        kind, n, (x, under), (xx, xx_under) = _sums(data)
        # under * under is xx_under
        over, under = (n * xx - x * x, n * xx_under) if n and under else (x, under)
    if n < 1 + less:
        points = "two data points" if less else "one data point"
        raise StatisticsError(f"{name} requires at least {points}")
    return kind, over, under * (n - less)


def variance(data, xbar=None):
    kind, over, under = _spread(data, xbar, 1, "variance")
    return _converted(over, under, kind)


def pvariance(data, mu=None):
    kind, over, under = _spread(data, mu, 0, "pvariance")
    return _converted(over, under, kind)


def stdev(data, xbar=None):
    return _root(*_spread(data, xbar, 1, "stdev"))


def pstdev(data, mu=None):
    return _root(*_spread(data, mu, 0, "pstdev"))


def _root(kind, over, under):
    if kind.__name__ == "Decimal":
        return (kind(over) / kind(under)).sqrt()
    if not under:
        raise AttributeError("'float' object has no attribute 'numerator'")
    divisor = math.gcd(over, under)
    over, under = over // divisor, under // divisor
    # The root of an int that has twice the bits of a float, and its last bit says if there is a rest.
    shift = (over.bit_length() - under.bit_length() - 109) // 2
    if shift >= 0:
        under <<= 2 * shift
    else:
        over <<= -2 * shift
    root = math.isqrt(over // under)
    root |= root * root * under != over
    return (root << shift) / 1 if shift >= 0 else root / (1 << -shift)


def covariance(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data "
                              "points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    xbar = math.fsum(x) / n
    ybar = math.fsum(y) / n
    return math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)]) / (n - 1)


def correlation(x, y, /):
    if len(x) != len(y):
        raise StatisticsError("correlation requires that both inputs have same number of data "
                              "points")
    if len(x) < 2:
        raise StatisticsError("correlation requires at least two data points")
    xbar = math.fsum(x) / len(x)
    ybar = math.fsum(y) / len(y)
    xy = math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    xx = math.fsum([(a - xbar) ** 2 for a in x])
    yy = math.fsum([(b - ybar) ** 2 for b in y])
    if not xx or not yy:
        raise StatisticsError("at least one of the inputs is constant")
    return xy / math.sqrt(xx * yy)


LinearRegression = collections.namedtuple("LinearRegression", ("slope", "intercept"),
                                          module="statistics")


def linear_regression(x, y, /, *, proportional=False):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("linear regression requires that both inputs have same number of "
                              "data points")
    if n < 2:
        raise StatisticsError("linear regression requires at least two data points")
    xbar = ybar = 0
    if not proportional:
        xbar = math.fsum(x) / n
        ybar = math.fsum(y) / n
    xy = math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
    xx = math.fsum([(a - xbar) * (a - xbar) for a in x])
    if not xx:
        raise StatisticsError("x is constant")
    slope = xy / xx
    return LinearRegression(slope, 0.0 if proportional else ybar - slope * xbar)


# The quantile of the normal distribution: quotients of polynomials, for the middle, the tails and
# what is far out (Wichura 1988, algorithm AS 241).
_MIDDLE = ((2.509080928730122672709e+3, 3.34305755835881281050e+4, 6.72657709270087008530e+4,
            4.59219539315498714570e+4, 1.37316937655094611250e+4, 1.97159095030655144270e+3,
            1.33141667891784377450e+2, 3.38713287279636660800),
           (5.22649527885285456100e+3, 2.87290857357219426740e+4, 3.93078958000927106100e+4,
            2.12137943015865958670e+4, 5.39419602142475110770e+3, 6.87187007492057908300e+2,
            4.23133307016009112520e+1, 1.0))
_TAIL = ((7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
          1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550,
          4.63033784615654529590, 1.42343711074968357734),
         (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
          1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940,
          2.05319162663775882187, 1.0))
_FAR = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
         2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580,
         5.46378491116411436990, 6.65790464350110377720),
        (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
         7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
         5.99832206555887937690e-1, 1.0))


def _polynomial(factors, r):
    value = 0.0
    for factor in factors:
        value = value * r + factor
    return value


class NormalDist:
    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(float(mean(data)), _root(float, *_spread(data, None, 1, "stdev")[1:]))

    def samples(self, n, *, seed=None):
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        if not self._sigma:
            raise StatisticsError("pdf() not defined when sigma is zero")
        variance = self._sigma * self._sigma
        off = x - self._mu
        return math.exp(off * off / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        q = p - 0.5
        if abs(q) <= 0.425:
            r = 0.180625 - q * q
            x = _polynomial(_MIDDLE[0], r) * q / _polynomial(_MIDDLE[1], r)
        else:
            r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
            over, under = _TAIL if r <= 5.0 else _FAR
            r -= 1.6 if r <= 5.0 else 5.0
            x = _polynomial(over, r) / _polynomial(under, r)
            x = -x if q < 0.0 else x
        return self._mu + x * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        a, b = self, other
        if (b._sigma, b._mu) < (a._sigma, a._mu):
            a, b = b, a
        if not a._sigma or not b._sigma:
            raise StatisticsError("overlap() not defined when sigma is zero")
        more = b.variance - a.variance
        apart = abs(b._mu - a._mu)
        if not more:
            return 1.0 - math.erf(apart / (2.0 * a._sigma * math.sqrt(2.0)))
        middle = a._mu * b.variance - b._mu * a.variance
        off = a._sigma * b._sigma * math.sqrt(
            apart * apart + more * math.log(b.variance / a.variance))
        first, second = (middle + off) / more, (middle - off) / more
        return 1.0 - (abs(b.cdf(first) - a.cdf(first)) + abs(b.cdf(second) - a.cdf(second)))

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __rsub__(self, other):
        return -(self - other)

    def __mul__(self, other):
        return NormalDist(self._mu * other, self._sigma * abs(other))

    __rmul__ = __mul__

    def __truediv__(self, other):
        return NormalDist(self._mu / other, self._sigma / abs(other))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"
