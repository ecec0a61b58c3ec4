class lazyrange:
    def __init__(self, *args):
        self.r = range(*args)

    def map(self, f):
        return Stream(f(x) for x in self.r)


class Stream:
    def __init__(self, it):
        self._it = iter(it)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._it)

    def map(self, f):
        return Stream(map(f, self))

    def filter(self, p):
        return Stream(filter(p, self))

    def take(self, n):
        return Stream(x for x, _ in zip(self, range(n)))

    def __or__(self, f):
        return f(self)

    def reduce(self, f, init):
        for x in self:
            init = f(init, x)
        return init


def trace(label):
    def inner(x):
        print(f"{label}({x})", end=" ")
        return x
    return inner


s = lazyrange(1, 10).map(trace("a")).filter(lambda x: x % 2).map(lambda x: x * x).map(trace("b")).take(2)
print("nothing yet")
print(list(s))
print(Stream([1, 2, 3]) | sum, Stream("abc") | list, Stream(range(5)).reduce(lambda a, b: a * 2 + b, 0))


class Maybe:
    def __init__(self, v): self.v = v
    def __rshift__(self, f): return self if self.v is None else Maybe(f(self.v))
    def __repr__(self): return f"Just({self.v!r})" if self.v is not None else "Nothing"


print(Maybe(4) >> (lambda x: x + 1) >> str, Maybe(None) >> str, Maybe({"a": 1}) >> (lambda d: d.get("b")) >> len)


def compose(*fs):
    from functools import reduce
    return reduce(lambda f, g: lambda *a: f(g(*a)), fs)


def curry(f, n=None):
    n = n or f.__code__.co_argcount
    return lambda *a: f(*a) if len(a) >= n else curry(lambda *b: f(*a, *b), n - len(a))


print(compose(str, abs, int)("-5"), curry(lambda a, b, c: a + b * c)(1)(2)(3), curry(lambda a, b: a - b)(5, 3))


def memo(f):
    cache = {}
    def g(*a):
        if a not in cache:
            cache[a] = f(*a)
        return cache[a]
    g.cache = cache
    return g


@memo
def ack(m, n):
    return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))


print(ack(2, 3), len(ack.cache))
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))(10))
church = lambda n: lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))
print(church(3)(lambda x: x + 1)(0))
