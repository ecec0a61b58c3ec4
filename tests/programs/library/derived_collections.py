from collections import *
from enum import *
from typing import NamedTuple
import json, copy
Point = namedtuple("Point", "x y", defaults=[0])
p = Point(1, 2)
print(p, p.x, p[1], isinstance(p, tuple), p == (1, 2), (1, 2) == p, hash(p) == hash((1, 2)), Point(5), json.dumps(p), p._asdict(), p._replace(x=9), Point._make([3, 4]), p + (3,), p < Point(1, 3), len(p), {p: 1}[(1, 2)], *p)
x, y = p
match p:
    case Point(x=1, y=yy): print("m", yy)
match p:
    case [a, b]: print("seq", a, b)
for bad in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point(1, x=2)):
    try: bad()
    except TypeError as e: print(e)
try: p.x = 5
except AttributeError as e: print(e)
try: p.zz = 5
except AttributeError as e: print(e)
class E(NamedTuple):
    name: str
    age: int = 3
    def hi(self): return f"hi {self.name}"
e = E("bob"); print(e, e.hi(), e.age, e._fields, E._field_defaults, isinstance(e, tuple), e == ("bob", 3), sorted([E("b"), E("a")]))
class P3(Point):
    def norm(self): return self.x + self.y
    def __new__(cls, x, y): return super().__new__(cls, x * 10, y)
q = P3(1, 2); q.extra = 1; print(q, q.norm(), q.extra)
d = defaultdict(list); d["a"].append(1); d["b"]; print(d, isinstance(d, dict), json.dumps(d), d == {"a": [1], "b": []}, dict(d), d.get("zz"), "zz" in d, len(d), sorted(d.items()), d.default_factory)
n = defaultdict(dict); n[1] = defaultdict(int); n[1][2] += 3; print(n[1], json.dumps(n), {**n[1]}, n[1] | {5: 6})
c = Counter("mississippi"); print(c, c.most_common(2), c["zz"], isinstance(c, dict), c == {"i": 4, "s": 4, "p": 2, "m": 1}, sum(c.values()), c.total(), json.dumps(c), c + Counter("ms"), c - Counter("sss"), c & Counter("is"), c | Counter("zzzzz"), sorted(c), list(c.elements())[:5])
c.update("mm"); c["q"] += 2; del c["nope"]; c -= Counter(m=2); print(c, +Counter(a=-1, b=2), Counter(a=1) <= Counter(a=2), Counter(a=1) != Counter(a=1, b=0), dict(c))
o = OrderedDict([("a", 1), ("b", 2)]); o.move_to_end("a"); print(o, o == {"a": 1, "b": 2}, o == OrderedDict(a=1, b=2), o.popitem(last=False), isinstance(o, dict), o, list(reversed(OrderedDict(a=1, b=2))), o | {"z": 1})
print(copy.copy(d), copy.deepcopy(n), copy.deepcopy(p), copy.copy(c) == c, type(copy.deepcopy(c)))
class LRU(OrderedDict):
    def __init__(self, n): super().__init__(); self.n = n
    def __getitem__(self, k):
        v = super().__getitem__(k); self.move_to_end(k); return v
    def __setitem__(self, k, v):
        if k in self: self.move_to_end(k)
        super().__setitem__(k, v)
        if len(self) > self.n: del self[next(iter(self))]
l = LRU(2); l["a"] = 1; l["b"] = 2; l["a"]; l["c"] = 3; print(l, l.n, list(l))
class Num(IntEnum):
    A = 1
    B = 2
    C = auto()
print(Num.A, repr(Num.B), Num.A + 1, Num.C > Num.A, isinstance(Num.A, int), [10, 20, 30][Num.A], Num(2), f"{Num.A}", f"{Num.A:>4}", "%d" % Num.B, json.dumps({"n": Num.B, Num.A: 1}), sorted(Num, reverse=True), sum(Num), max(Num), Num.A == 1, {1: "x"}[Num.A], str(Num.A), int(Num.C), Num["A"], range(Num.C), hash(Num.A) == hash(1), Num.A.name, Num.A.value)
class Color(str, Enum):
    RED = "red"
    BLUE = "blue"
print(Color.RED, repr(Color.RED), Color.RED == "red", Color.RED.upper(), isinstance(Color.RED, str), json.dumps(Color.RED), f"{Color.RED}", Color("blue"), {"red": 1}[Color.RED], Color.RED + "x", Color.RED.value, "-".join(Color))
class S(StrEnum):
    A = auto()
    Foo = "f"
print(S.A, repr(S.A), S.Foo == "f", f"{S.A:>3}|", S("a"), S.Foo.title())
class Perm(IntFlag):
    R = 4
    W = 2
    X = 1
print(Perm.R | Perm.W, repr(Perm.R | Perm.W), Perm.R in (Perm.R | Perm.X), int(Perm.R | Perm.X), Perm(7), repr(Perm(7)), Perm.R & 4, ~Perm.R, repr(Perm(8)), repr(Perm(0)), Perm.R + 1, bool(Perm(0)), list(Perm(5)), Perm.R | 1)
class F(Flag):
    A = auto()
    B = auto()
    AB = A | B
print(F.A | F.B, F.AB, F.A & F.B, ~F.A, F(3), list(F.AB), F.A in F.AB, len(F.AB), repr(F(0)))
try: F(9)
except ValueError as e: print(e)
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.3)
    def __init__(self, m, r): self.m = m; self.r = r
    @property
    def g(self): return self.m / self.r
print(Planet.EARTH.g, Planet.MARS.value, Planet((0.6, 3.3)))
class Ft(float, Enum):
    X = 1.5
print(Ft.X * 2, Ft.X, repr(Ft.X), Ft.X == 1.5)
class Coord(bytes, Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value]); obj._value_ = value; obj.label = label; return obj
    PX = (0, "P.X")
print(Coord.PX, Coord.PX.label, Coord.PX.value)
bd = deque([1, 2], maxlen=2); bd.append(3); print(bd, isinstance(bd, deque), bd.maxlen, list(bd), bd == deque([2, 3]), bd[0], len(bd))
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
u = U({1: 2}); u[3] = 4; print(u, u.data, dict(u), "1" in u, u.get("9", 0), list(u.items()), len(u), u == {"1": 2, "3": 4})
class UL(UserList):
    def append(self, x): super().append(x * 2)
ul = UL([3, 1]); ul.append(5); ul.sort(); print(ul, ul[0], ul + [1], len(ul), ul == [1, 3, 10], sorted(ul), ul[1:], type(ul[1:]).__name__)
us = UserString("abc"); print(us.upper(), us + "d", us == "abc", len(us), "b" in us, us[1], type(us.upper()).__name__)
cm = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(cm["a"], cm["b"], dict(cm), len(cm), cm, list(cm), cm.new_child({"z": 1}), cm.get("q"), "b" in cm)
from collections.abc import Mapping, Sequence, MutableMapping, Hashable, Iterable
print(isinstance(d, Mapping), isinstance(p, Sequence), isinstance(u, MutableMapping), isinstance(Num.A, Hashable), isinstance(c, Hashable), issubclass(Counter, Mapping), isinstance(l, MutableMapping))
