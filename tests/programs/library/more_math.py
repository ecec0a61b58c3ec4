import math

print([f"{f(x):.10f}" for f in (math.asinh, math.atanh, math.erf) for x in (0.1, 0.5, 0.9)])
print(math.nextafter(1.0, 2.0), math.ulp(1.0), math.ulp(1e300), math.ldexp(0.5, 3), math.ldexp(1.0, -1074))
print(math.remainder(7, 3), math.remainder(5, 2), math.remainder(-7.5, 2), math.remainder(3, math.inf))
print(math.erf(0), math.erf(-10), math.acosh(1.0))
for function, x in ((math.atanh, 1), (math.acosh, 0.5), (math.asinh, "x")):
    try:
        print(function(x))
    except Exception as error:
        print(type(error).__name__, error)
