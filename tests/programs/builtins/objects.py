
def t(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
class P:
    def __init__(self, x, y): self.x = x; self.y = y
    def __repr__(self): return f"P({self.x}, {self.y})"
    def __eq__(self, o): return isinstance(o, P) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __lt__(self, o): return (self.x, self.y) < (o.x, o.y)
    def __add__(self, o):
        if not isinstance(o, P): return NotImplemented
        return P(self.x + o.x, self.y + o.y)
    def __radd__(self, o): return f"radd {o}"
    def __mul__(self, k): return P(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return P(-self.x, -self.y)
    def __abs__(self): return abs(self.x) + abs(self.y)
    def __bool__(self): return self.x != 0
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, *a): return a
    def __format__(self, spec): return f"<{spec}|{self.x}>"
    def __int__(self): return self.x
    def __float__(self): return float(self.x)
    def __index__(self): return self.x
    def __round__(self, n=None): return ("round", n)
p, q = P(1, 2), P(0, 3)
t(lambda: p); t(lambda: [p, (q,), {"k": p}, {p}]); t(lambda: str(p)); t(lambda: f"{p} {p!r} {p:>5} {p!s:>10}"); t(lambda: "{0} {0!r} {0:x} {0.x} {0[1]}".format(p)); t(lambda: "%s %r %d" % (p, p, p)); t(lambda: p == P(1, 2)); t(lambda: p != P(1, 2)); t(lambda: p == 5); t(lambda: p < q); t(lambda: p > q); t(lambda: p <= q); t(lambda: p + q); t(lambda: p + 1); t(lambda: 1 + p); t(lambda: p * 3); t(lambda: 3 * p); t(lambda: p - q); t(lambda: -p); t(lambda: ~p); t(lambda: abs(p)); t(lambda: bool(q)); t(lambda: not q); t(lambda: len(p)); t(lambda: p[1]); t(lambda: p[5]); t(lambda: list(p)); t(lambda: 2 in p); t(lambda: p(1, 2)); t(lambda: int(p)); t(lambda: float(p)); t(lambda: [10, 20, 30][p]); t(lambda: [10, 20, 30][:p]); t(lambda: round(p)); t(lambda: round(p, 2)); t(lambda: hex(p)); t(lambda: range(p)); t(lambda: sorted([p, q])); t(lambda: sorted([p, q], reverse=True)); t(lambda: max(p, q)); t(lambda: min([p, q])); t(lambda: sum([p, q], P(0, 0))); t(lambda: [p, q].index(P(0, 3))); t(lambda: [p, q].count(P(1, 2))); t(lambda: P(1, 2) in [q, p]); t(lambda: [p] == [P(1, 2)]); t(lambda: (p, 1) == (P(1, 2), 1)); t(lambda: {"a": p} == {"a": P(1, 2)}); t(lambda: [q, p] < [p, q]); t(lambda: any([q, p])); t(lambda: all([p, q]))
d = {p: 1}; d[P(1, 2)] = 2; d[q] = 3; print(d, d[P(1, 2)], P(0, 3) in d, d.get(P(9, 9)), d.pop(P(0, 3)), len(d), d.setdefault(P(5, 5), "new"), d)
t(lambda: d[P(7, 7)])
s = {p, P(1, 2), q}; print(len(s), P(1, 2) in s, sorted(s), sorted(s | {P(8, 8)}), s & {P(1, 2)}, s - {P(1, 2)}, s == {P(0, 3), P(1, 2)})
s.add(P(1, 2)); s.discard(P(0, 3)); print(s, {(p, 1): 2}[(P(1, 2), 1)], hash(p) == hash((1, 2)), hash((p,)) == hash(((1, 2),)))
l = [p, q]; l.remove(P(1, 2)); print(l, {P(2, 2): 1, P(2, 2): 2}, {P(i % 2, 0) for i in range(4)}, {P(i % 2, 0): i for i in range(4)})
class E:
    def __eq__(self, o): return True
t(lambda: hash(E())); t(lambda: {E(): 1}); t(lambda: E() in [1]); t(lambda: [1, 2].index(E()))
class D: pass
x = D(); t(lambda: x == x); t(lambda: x == D()); t(lambda: x < x); t(lambda: x + 1); t(lambda: 1 + x); t(lambda: len(x)); t(lambda: x[0]); t(lambda: x()); t(lambda: iter(x)); t(lambda: 1 in x); t(lambda: int(x)); t(lambda: {x: 1}[x]); t(lambda: {x} == {x}); t(lambda: -x); t(lambda: hash(x) == hash(x)); t(lambda: sorted([x, D()])); t(lambda: f"{x:>5}"); t(lambda: abs(x)); t(lambda: round(x)); t(lambda: x.foo); t(lambda: getattr(x, "foo", 5)); t(lambda: hasattr(x, "foo")); t(lambda: setattr(x, "foo", 7)); t(lambda: x.foo); t(lambda: delattr(x, "foo")); t(lambda: x.foo); t(lambda: vars(x)); t(lambda: getattr(x, 5)); t(lambda: "abc" + x); t(lambda: [1] + x); t(lambda: x @ x); t(lambda: "%d" % x); t(lambda: next(x));
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
t(lambda: list(It(3))); t(lambda: tuple(It(3))); t(lambda: sum(It(4))); t(lambda: max(It(4))); t(lambda: sorted(It(4))); t(lambda: ",".join(str(i) for i in It(3))); t(lambda: list(zip(It(3), "abc"))); t(lambda: list(enumerate(It(2)))); t(lambda: 2 in It(3)); t(lambda: set(It(3))); t(lambda: dict.fromkeys(It(2))); t(lambda: [*It(2)]); t(lambda: list(map(lambda v: v * 2, It(3)))); t(lambda: next(It(1))); t(lambda: next(It(0), "d")); t(lambda: next(It(0))); t(lambda: any(It(2))); t(lambda: bytes(It(3))); t(lambda: list(reversed(It(3))))
a, b, c = It(3); print(a, b, c)
l = []; l.extend(It(2)); l += It(2); l[1:1] = It(2); print(l)
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
    def __len__(self): return 3
t(lambda: list(Seq())); t(lambda: 20 in Seq()); t(lambda: list(reversed(Seq()))); t(lambda: bool(Seq()))
class A:
    def __init__(self): self.v = 1
    def f(self): return "A.f"
    @property
    def prop(self): return self.v
    @prop.setter
    def prop(self, v): self.v = v * 2
    @staticmethod
    def st(x): return x
    @classmethod
    def cm(cls): return cls.__name__
    @property
    def bad(self): raise AttributeError("bad!")
class B(A):
    def __init__(self): super().__init__(); self.w = 2
    def f(self): return "B." + super().f()
    @classmethod
    def cm(cls): return "B" + super().cm()
b = B(); b.prop = 5; print(b.prop, b.f(), B.cm(), b.st(3), A.st(4), isinstance(b, A), issubclass(B, A), type(b).__name__, B.__mro__, hasattr(b, "bad"), getattr(b, "bad", "dflt"), hasattr(b, "prop"), vars(b), sorted(k for k in dir(b) if not k.startswith("__")))
t(lambda: b.bad); t(lambda: type(b)); t(lambda: B); t(lambda: b.f.__name__); t(lambda: A.f(b)); t(lambda: super(B, b).f()); t(lambda: b.f == b.f); t(lambda: callable(b)); t(lambda: callable(b.f))
t(lambda: ValueError("x")); t(lambda: ValueError("x", 1)); t(lambda: str(ValueError("x", 1))); t(lambda: str(KeyError("k"))); t(lambda: KeyError("k")); t(lambda: str(ValueError())); t(lambda: [ValueError(p)]); t(lambda: ValueError("a").args); t(lambda: str(OSError(2, "nope")))
class MyErr(Exception):
    def __str__(self): return "custom"
t(lambda: str(MyErr(1))); t(lambda: MyErr(1)); t(lambda: f"{MyErr(1)}"); print(MyErr(2), [MyErr(2)])
def g():
    try:
        v = yield 1
        print("got", v)
        yield 2
    finally:
        print("fin")
x = g(); print(next(x), x.send("hi")); x.close(); t(lambda: next(x)); x = g(); t(lambda: x.send(1)); next(x); t(lambda: x.throw(ValueError("thrown"))); t(lambda: list(i for i in g()))
class I:
    def __iadd__(self, o): return f"iadd {o}"
i = I(); i += 5; print(i)
class R:
    def __ror__(self, o): return ("ror", o)
    def __rsub__(self, o): return ("rsub", o)
    def __gt__(self, o): return ("gt", o)
t(lambda: {1} | R()); t(lambda: 5 - R()); t(lambda: 5 < R()); t(lambda: [1] - R()); t(lambda: {} | R())
class Str:
    def __str__(self): return "S!"
print(Str(), f"{Str()}", "%s" % Str(), "{}".format(Str()), str(Str()), "a" + str(Str())); t(lambda: len(str(Str()))); print([type(Str()).__name__], sep="")
class BadRepr:
    def __repr__(self): return 5
t(lambda: repr(BadRepr())); t(lambda: [BadRepr()])
class BadBool:
    def __bool__(self): return 5
t(lambda: bool(BadBool())); t(lambda: not BadBool())
class BadLen:
    def __len__(self): return -1
t(lambda: len(BadLen()))
print(p, q, sep=" & ", end=".\n")
t(lambda: divmod(p, 2)); t(lambda: p ** 2); t(lambda: p % 2); t(lambda: p // 2); t(lambda: p & 1); t(lambda: p << 1)
t(lambda: object() == object()); t(lambda: type(object()).__name__); t(lambda: isinstance(p, object)); t(lambda: type(None)); t(lambda: type(print)) ; t(lambda: type(lambda: 0)); t(lambda: type(type)); t(lambda: print); t(lambda: len); t(lambda: type(g())); t(lambda: NotImplemented); t(lambda: ...); t(lambda: type(1).__name__); t(lambda: int); t(lambda: Exception); t(lambda: [int, str])
