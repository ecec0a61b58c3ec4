"""statistics: averages and spread. Sums of floats are exact (`math.fsum`) and rounded once."""
import math


class StatisticsError(ValueError):
    pass


StatisticsError.__module__ = "statistics"


def _all_ints(data):
    return all([type(x) in (int, bool) for x in data])


def _quotient(total, n):
    """A mean: an int if it is whole and all data are."""
    if isinstance(total, int):
        return total // n if total % n == 0 else total / n
    return total / n


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    if _all_ints(data):
        return _quotient(sum(data), len(data))
    return _float_mean(data)


def _float_mean(data):
    """The exact mean, rounded once: what the first quotient lacks is added."""
    n = len(data)
    near = math.fsum(data) / n
    return near + math.fsum([*data, *([-near] * n)]) / n


def fmean(data, weights=None):
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    return math.fsum([x * w for x, w in zip(data, weights)]) / math.fsum(weights)


def geometric_mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive "
                              "numbers")
    return math.exp(fmean([math.log(x) for x in data]))


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if min(data) < 0:
        raise StatisticsError("harmonic mean does not support negative values")
    if 0 in data:
        return 0
    if not _all_ints(data):
        return len(data) / math.fsum([1 / x for x in data])
    numerator, denominator = 0, 1
    for x in data:
        numerator, denominator = numerator * x + denominator, denominator * x
        divisor = math.gcd(numerator, denominator)
        numerator //= divisor
        denominator //= divisor
    return len(data) * denominator / numerator


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


def _spread(data, center):
    """The sum of squared deviations: exact for ints, with the mean as a fraction."""
    n = len(data)
    if center is None and _all_ints(data):
        total = sum(data)
        return n * sum([x * x for x in data]) - total * total, n
    if center is None:
        center = _float_mean(data)
    deviations = [x - center for x in data]
    squares = math.fsum([d * d for d in deviations])
    rest = math.fsum(deviations)
    return squares - rest * rest / n, 1


def _variance(data, center, less, name):
    data = list(data)
    least = 1 + less
    if len(data) < least:
        points = "two data points" if less else "one data point"
        raise StatisticsError(f"{name} requires at least {points}")
    squares, by = _spread(data, center)
    return _quotient(squares, by * (len(data) - less))


def variance(data, xbar=None):
    return _variance(data, xbar, 1, "variance")


def pvariance(data, mu=None):
    return _variance(data, mu, 0, "pvariance")


def stdev(data, xbar=None):
    return math.sqrt(_variance(data, xbar, 1, "stdev"))


def pstdev(data, mu=None):
    return math.sqrt(_variance(data, mu, 0, "pstdev"))


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
