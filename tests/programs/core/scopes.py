x = "global"
def a():
    x = "a"
    class C:
        y = x
        x = "C"
        z = x
        def m(self): return x
        l = [x for _ in range(1)]
        m2 = lambda self: (x, self.x)
    return C.y, C.z, C().m(), C.l, C().m2()
try:
    print(a())
except Exception as e: print(type(e), e)
class D:
    x = x
    print(x)
    for i in range(2): pass
    def f(self, __p=1): self.__q = __p; return self.__q
    print([i for i in range(i + 1)])
d = D(); print(d.f(), d._D__q, D.i)
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        def dec():
            nonlocal n
            n -= 1
            return n
        return n, dec
    return inc
c = counter(); print(c()[0], c()[0], c()[1]())
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
def outer():
    def rec(n): return 1 if n < 2 else n * rec(n - 1)
    return rec(5)
print(outer())
def p(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(p(1, d=4), p(1, 2, 3, 4, 5, d=6, f=7, a=8))
class Base:
    def __init__(self, v): self.v = v
    def who(self): return "Base"
    @classmethod
    def make(cls, v): return cls(v)
    @staticmethod
    def st(x): return x * 2
    @property
    def double(self): return self.v * 2
class Derived(Base):
    def __init__(self, v):
        super().__init__(v)
        self.l = [super(Derived, self).who() for _ in range(1)]
    def who(self): return "Derived " + super().who() + __class__.__name__
dd = Derived.make(3); print(dd.who(), dd.double, dd.st(4), dd.l)
def deco(tag):
    print("deco", tag)
    def wrap(f):
        print("wrap", tag)
        def inner(*a, **k):
            print("call", tag)
            return f(*a, **k)
        return inner
    return wrap
@deco("a")
@deco("b")
def df(x): return x
print(df(1))
def gg():
    global newglobal
    newglobal = 5
    class K:
        global kk
        kk = 6
gg(); print(newglobal, kk)
print([(i, j) for i in range(3) if i for j in range(i) if j or i])
print({k: v for k, v in zip("ab", [1, 2])}, {c for c in "a"}, list(x * 2 for x in [1, 2]))
print([[y for y in range(x)] for x in range(3)])
def walrus():
    if any((hit := v) > 2 for v in [1, 2, 3, 4]): print("hit", hit)
    print([last := q for q in range(3)], last)
walrus()
print([total := 0] and [total := total + v for v in range(4)], total)
def ann(a: int, b: "str" = "x", *c: float, d: x = 1, **e: None) -> list: pass
print(ann.__annotations__)
class An:
    a: int
    b: "q" = 2
print(An.__annotations__)
z: int = 5
print(__annotations__)
def dflt(x, l=[]): l.append(x); return l
print(dflt(1), dflt(2))
first, *rest = range(4); print(first, rest)
*init, last = "abc"; print(init, last)
(q, w), [e, *r] = (1, 2), [3]; print(q, w, e, r)
for i, (j, k) in enumerate([(1, 2), (3, 4)]): print(i, j, k)
print(f"{1!r:>5}|{'a':<3}|{2.5:.2f}|{x=}|{x!s}|{'n' 'm'}|{{}}|{1 + 1:{'>'}{4}}")
l = [1, 2, 3, 4, 5]; print(l[1:3], l[::-1], l[-2:], l[:2]); l[1:3] = [9]; print(l); del l[0]; print(l)
print(1 if 0 else 2, not 1, -3 ** 2, 2 ** -1, 7 // -2, 7 % -3, 1 < 2 > 1, 1 == 1.0 != 2, 5 & 3 | 4 ^ 1, ~5, 1 << 3)
print("a" in "abc", 1 not in [1], None is None, 1 != None)
def many(*args): return len(args)
print(many(*range(300)), many(1, *[2, 3], 4, *(5,)))
print((lambda *a, **k: (a, k))(1, *[2], x=3, **{"y": 4}))
try: print((lambda **k: k)(x=1, **{"x": 2}))
except TypeError as e: print("TypeError")
def doc():
    "the doc"
print(doc.__doc__, doc.__name__, doc.__qualname__, D.f.__qualname__, counter().__qualname__)
while True:
    z -= 1
    if z: continue
    break
else: print("never")
print(z)
for q in []: pass
else: print("else")
if (n := 10) > 5: print(n)
big = [1, 2, 3, *[4, 5], *"ab"]; print(big, (*big, 1), {*"aa", 1} == {"a", 1})
def ug():
    if z: u = 1
    try: return u
    except UnboundLocalError as e: return str(e)
print(ug())
def loopdel():
    for i in range(3):
        if i == 1: y = 5; del y
        try: print(y)
        except UnboundLocalError: print("unbound", i)
        y = i
loopdel()
