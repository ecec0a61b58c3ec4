import functools
from functools import *
def deco(f):
    @wraps(f)
    def w(*a, **k):
        "inner"
        print("call", f.__name__); return f(*a, **k)
    return w
@deco
def add(a, b=2):
    "adds"
    return a + b
print(add(1), add.__name__, add.__doc__, add.__wrapped__(5))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [3, 9, 2], 5))
p = partial(int, base=2); print(p("101"), p.func, p.keywords)
@lru_cache(maxsize=2)
def sq(n): print("compute", n); return n * n
print(sq(1), sq(2), sq(1), sq(3), sq(2), sq.cache_info())
sq.cache_clear(); print(sq.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(50), fib.cache_info())
class C:
    @cached_property
    def v(self): print("computing"); return 42
c = C(); print(c.v, c.v)
@total_ordering
class N:
    def __init__(s, n): s.n = n
    def __eq__(s, o): return s.n == o.n
    def __lt__(s, o): return s.n < o.n
print(N(1) <= N(2), N(1) > N(2), N(2) >= N(2))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
@singledispatch
def show(x): return f"obj {x}"
@show.register(int)
def _(x): return f"int {x}"
@show.register(list)
def _(x): return f"list {len(x)}"
print(show(1), show([1]), show("s"), show(True))
try: reduce(max, [])
except TypeError as e: print(e)
