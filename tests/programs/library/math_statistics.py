import math, statistics
print(math.exp(1), math.log(10), math.log(8, 2), math.log2(10), math.log10(1000), math.log10(2), math.sin(1), math.cos(2), math.tan(.5), math.atan2(1, 2), math.hypot(3, 4), math.hypot(1, 1), math.asin(.3), math.acos(.3), math.atan(5))
print([math.sin(x / 7) for x in range(30)]); print([math.cos(x * 1.3) for x in range(30)]); print([math.exp(x / 3 - 5) for x in range(30)]); print([math.log(x / 3) for x in range(1, 30)])
print([math.log2(x) for x in range(1, 20)], [math.log10(x) for x in range(1, 20)], [math.tan(x) for x in range(10)], [math.atan(x / 3) for x in range(-5, 9)])
print(math.pow(2, .5), math.perm(5, 2), math.comb(5, 2), math.fsum([.1] * 10), math.dist((0, 0), (3, 4)), math.modf(3.7), math.frexp(10), math.sinh(1), math.cosh(1), math.tanh(.5), math.e, math.sin(math.pi), math.cos(math.pi / 2))
for f in (lambda: math.log(0), lambda: math.exp(1000), lambda: math.acos(2), lambda: math.sqrt(-1), lambda: math.log(-1)):
    try: print(f())
    except (ValueError, OverflowError) as e: print(type(e).__name__, e)
print(statistics.mean([1, 2, 3, 4]), statistics.mean([1, 2]), statistics.median([3, 1, 2]), statistics.median([1, 2, 3, 4]), statistics.stdev([1, 2, 3, 4]), statistics.pstdev([1.5, 2.5, 4]), statistics.variance([2, 4, 4, 4, 5, 5, 7, 9]), statistics.mode("aab"), statistics.multimode("aabb"), statistics.quantiles([1, 2, 3, 4, 5], n=4), statistics.fmean([1, 2, 4]), statistics.harmonic_mean([40, 60]), statistics.geometric_mean([54, 24, 36]), statistics.mean([.1, .2, .3]), statistics.correlation([1, 2, 3], [2, 4, 7]))
try: statistics.mean([])
except statistics.StatisticsError as e: print(e)
