import functools
import operator
from functools import lru_cache, partial, reduce, singledispatch, cached_property, total_ordering, wraps, singledispatchmethod, partialmethod, cmp_to_key, cache


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache(maxsize=2)
def slow(x):
    print("computing", x)
    return x * 10


@singledispatch
def describe(arg):
    return f"object {arg!r}"


@describe.register
def _(arg: int):
    return f"int {arg:+d}"


@describe.register(list)
@describe.register(tuple)
def _(arg):
    return "sequence of " + ", ".join(describe(a) for a in arg)


@describe.register
def _(arg: str | None):
    return f"str-or-none {arg}"


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        print("calculating area")
        return 3 * self.r ** 2

    @singledispatchmethod
    def scale(self, by):
        raise NotImplementedError(f"cannot scale by {type(by).__name__}")

    @scale.register
    def _(self, by: int):
        self.r *= by
        return self

    grow = partialmethod(scale, 2)


@total_ordering
class Version:
    def __init__(self, s):
        self.parts = tuple(map(int, s.split(".")))

    def __eq__(self, o):
        return self.parts == o.parts

    def __lt__(self, o):
        return self.parts < o.parts

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


print(fib(80), fib.cache_info())
slow(1); slow(2); slow(1); slow(3); slow(2)
print(slow.cache_info(), slow.__wrapped__.__name__)
slow.cache_clear()
print(slow.cache_info())
print(describe(5), describe("x"), describe([1, (2.5, "y")]), describe(None), sep="\n")
c = Circle(2)
print(c.area, c.area, "area" in c.__dict__, c.grow().r)
try:
    c.scale("big")
except NotImplementedError as e:
    print(e)
print(sorted(map(Version, ["1.10", "1.9", "1.9.1"])), Version("2") >= Version("1.5"), max(Version("0.1"), Version("0.0.9")))
pow2 = partial(pow, exp=2)
print(pow2(5), partial(print, "a", sep="-")("b"), pow2.func, pow2.keywords)
print(reduce(operator.mul, range(1, 6)), reduce(lambda a, b: f"({a}+{b})", "abc", "z"))
print(sorted(["bb", "a", "ccc"], key=cmp_to_key(lambda a, b: len(b) - len(a))))
