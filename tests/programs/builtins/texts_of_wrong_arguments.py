"""What builtin functions and methods say of arguments that they do not take."""
import collections, contextvars, asyncio, itertools, math
def t(label, f):
    try: r = f()
    except BaseException as e: r = f"{type(e).__module__}.{type(e).__qualname__}: {e}"
    print(label, "->", r)
t(1, lambda: round(((-1) ** 0.5).imag, 9))


def f(*a): return a
t(4, lambda: f(*5)); t(5, lambda: f(1, *5)); t(6, lambda: f(**5)); t(7, lambda: print(*5)); t(8, lambda: [].append(*5)); t(9, lambda: len(*5)); t(91, lambda: dict(**5)); t(92, lambda: math.sqrt(*5)); t(93, lambda: "a".join(*5)); t(94, lambda: int(*5))
def g(a, b=2, *c, d, e=5, **k):
    x = y = 1
    z = lambda: x
    return z
co = g.__code__
t(10, lambda: (co.co_varnames, co.co_argcount, co.co_name, co.co_firstlineno, co.co_kwonlyargcount, co.co_posonlyargcount, co.co_nlocals, co.co_flags, co.co_freevars, co.co_cellvars, co.co_qualname))
t(12, lambda: co.co_filename.rsplit("/", 1)[-1])
t(14, lambda: BaseExceptionGroup()); t(15, lambda: BaseExceptionGroup("a")); t(16, lambda: BaseExceptionGroup(1, [ValueError()])); t(17, lambda: ExceptionGroup("a", 5)); t(18, lambda: ExceptionGroup("a", [])); t(19, lambda: ExceptionGroup("a", [1])); t(20, lambda: ExceptionGroup("a", [KeyboardInterrupt()])); t(201, lambda: ExceptionGroup("a", [ValueError], 3))
def po(a, b, /, c, *, d): pass
t(21, lambda: po(1, b=2, c=3, d=4)); t(22, lambda: po(a=1, b=2, c=3, d=4)); t(23, lambda: po(1, 2, 3, 4)); t(24, lambda: po(1, 2, c=3, d=4, e=5)); t(25, lambda: po(1, a=1, c=3, z=4)); t(26, lambda: po(1)); t(27, lambda: po(1, 2)); t(28, lambda: po(1, 2, 3)); t(29, lambda: po(1, 2, 3, c=3, d=1))
async def m():
    async def c(): return 1
    k = asyncio.create_task(c()); await k
    t(30, lambda: k.result(5)); t(31, lambda: k.done(1)); t(32, lambda: k.cancel(1, 2)); t(33, lambda: k.exception(1)); t(34, lambda: k.set_name()); t(35, lambda: k.get_name(1)); t(36, lambda: k.result(x=1))
    fu = asyncio.get_running_loop().create_future()
    t(37, lambda: fu.set_result()); t(38, lambda: fu.set_result(1, 2)); t(39, lambda: fu.cancelled(1)); t(391, lambda: fu.set_exception(5)); t(392, lambda: fu.set_exception(StopIteration()))
asyncio.run(m())
t(40, lambda: "a"[10**30]); t(41, lambda: "a".__len__()); t(42, lambda: [1][10**30]); t(43, lambda: "a" * 10**30); t(44, lambda: "%c" % 10**10); t(45, lambda: chr(10**30)); t(46, lambda: chr(-1)); t(47, lambda: "%c" % -1); t(48, lambda: "%c" % "ab"); t(49, lambda: [1] * 10**30); t(50, lambda: range(5)[10**30]); t(51, lambda: (1,)[10**30])
class L:
    def __len__(self): return 10**30
class L2:
    def __len__(self): return -1
t(52, lambda: len(L())); t(53, lambda: len(L2())); t(54, lambda: bool(L())); t(55, lambda: bool(L2()))
t(56, lambda: math.factorial(-1)); t(57, lambda: math.factorial(10**30)); t(58, lambda: math.factorial(1.5)); t(59, lambda: list(itertools.islice([1], 10**30))); t(60, lambda: list(itertools.islice([1], -1))); t(61, lambda: list(itertools.islice([1], 0, 5, 0))); t(62, lambda: math.comb(-1, 2)); t(63, lambda: math.comb(5, -1)); t(64, lambda: math.perm(5, 10**30)); t(65, lambda: math.gcd(1.5)); t(66, lambda: math.isqrt(-1))
t(67, lambda: frozenset([3, 1, 2]).symmetric_difference([5, 1, 9, 3])); t(69, lambda: list({1, 2, 3} ^ {3, 4, 40, 8}))
v = contextvars.ContextVar("v", default=1); w = contextvars.ContextVar("w")
tok = v.set(5); v.reset(tok)
def reset(var, token):
    try: var.reset(token)
    except Exception as error: print(type(error).__name__)
reset(v, tok); reset(v, 5); reset(w, v.set(1)); t(74, lambda: w.get(7))
t(75, lambda: b"abc".index(b"z")); t(76, lambda: b"a".ljust(3, b"-")); t(77, lambda: b"abcabc".rfind(b"c")); t(78, lambda: b"a,b".partition(b","))
t(79, lambda: [1, 2].index(5)); t(80, lambda: (1,).index(2)); t(81, lambda: [1].remove(3)); t(82, lambda: [].pop()); t(83, lambda: {}.popitem()); t(84, lambda: set().pop()); t(85, lambda: collections.deque().pop()); t(86, lambda: collections.deque([1]).remove(2)); t(87, lambda: "a".index("b")); t(88, lambda: {}["a"]); t(89, lambda: [1].pop(5)); t(90, lambda: collections.deque([1]).index(5))
