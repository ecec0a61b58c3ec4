from collections import namedtuple, Counter, OrderedDict, defaultdict, ChainMap, deque
import enum
from enum import *
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: namedtuple("A", "class x"))
t(lambda: namedtuple("1A", "x"))
t(lambda: namedtuple("def", "x"))
t(lambda: namedtuple("A", "x x"))
t(lambda: namedtuple("A", "_x"))
t(lambda: namedtuple("A", "x y", defaults=(1, 2, 3)))
t(lambda: namedtuple("A", "class x _y x 1 def", rename=True)._fields)
P = namedtuple("P", "x y", defaults=[5])
t(lambda: (P.x.__doc__, P.y.__doc__, P.__doc__, P._fields, P._field_defaults, P(1), P.__match_args__, P.__module__, P.__slots__))
t(lambda: P())
t(lambda: P(1, 2, 3))
t(lambda: P(1, z=3))
t(lambda: P._make([1, 2, 3]))
t(lambda: P(1)._replace(z=3))
t(lambda: P(1)._replace(x=3))
t(lambda: P(1)._asdict())
t(lambda: P.x)
t(lambda: P(1, 2) + (3,))
t(lambda: P(1, 2) == (1, 2))
t(lambda: hash(P(1, 2)) == hash((1, 2)))
t(lambda: (P(1, 2)[0], P(1, 2)[-1], P(1, 2)[0:1], len(P(1)), list(P(1)), P(1).count(5), P(1).index(5)))
def setx(): P(1).x = 5
t(setx)
def sety(): P(1).foo = 5
t(sety)
class R(Flag):
    R = 1; W = 2; X = 4; RW = 3; NONE = 0
t(lambda: (list(R), len(R), R.RW, R["RW"], R(3), R(7), R.R | R.X, R(0), R.NONE, list(R.RW), list(R.__members__)))
t(lambda: R(8))
t(lambda: (R.R in R.RW, R.X in R.RW, ~R.R, bool(R.NONE), R.R ^ R.RW, len(R.RW), R.R & R.W))
t(lambda: repr(R(5)) + str(R(5)) + str(R.RW))
class Color(Enum):
    RED = 1; GREEN = 2; BLUE = 3; CRIMSON = 1
def dela(): del Color.RED
t(dela)
def seta(): Color.RED = 5
t(seta)
def setb(): Color.RED.value = 5
t(setb)
def setc(): Color.RED.name = 5
t(setc)
t(lambda: list(reversed(Color)))
t(lambda: Color.NOPE)
t(lambda: Color["NOPE"])
t(lambda: Color(99))
t(lambda: Color())
t(lambda: Color.RED())
t(lambda: (Color.RED.name, Color.CRIMSON, Color.__members__, len(Color), Color.RED in Color, Color(1), Color.RED is Color.CRIMSON, hash(Color.RED) == hash(Color.CRIMSON)))
t(lambda: Color.RED < Color.GREEN)
t(lambda: (Color.RED == 1, Color.RED != Color.GREEN, Color.RED.__class__, isinstance(Color.RED, Color), type(Color), Color, repr(Color.RED), str(Color.RED), f"{Color.RED}", f"{Color.RED:>12}|"))
class I(IntEnum):
    A = 1; B = 2
t(lambda: (I.A, repr(I.A), str(I.A), f"{I.A}", I.A + 1, I.A == 1, I.A < I.B, [10, 20, 30][I.A], I(2), I.A | 2, sorted(I), max(I), I.A in [1]))
class S(StrEnum):
    X = auto(); Y = "why"
t(lambda: (S.X, repr(S.X), S.X.upper(), S.X == "x", f"{S.Y}", S("why"), S.X + "!", isinstance(S.X, str)))
class IF(IntFlag):
    A = 1; B = 2; C = 4
t(lambda: (IF.A | IF.B, IF(7), IF(8), IF.A | 8, repr(IF.A | IF.C), str(IF.A | IF.C), ~IF.A, IF.A + 1, list(IF), list(IF(5)), IF(0), IF.A & 3))
def dup():
    @unique
    class D(Enum):
        A = 1; B = 1
t(dup)
def ver():
    @verify(UNIQUE)
    class D(Enum):
        A = 1; B = 1
t(ver)
def ver2():
    @verify(CONTINUOUS)
    class D(IntEnum):
        A = 1; B = 2; D = 5
t(ver2)
def ver3():
    @verify(NAMED_FLAGS)
    class D(Flag):
        A = 1; B = 4; C = 7
t(ver3)
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)
    def __init__(self, mass, radius):
        self.mass = mass; self.radius = radius
    @property
    def g(self): return round(6.67e-11 * self.mass / self.radius ** 2, 2)
t(lambda: (Planet.EARTH, Planet.EARTH.g, Planet.MARS.value, Planet((5.97e24, 6.37e6))))
class Au(Enum):
    A = auto(); B = auto(); C = 10; D = auto()
t(lambda: list(Au))
class G(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower() * (count + 1)
    A = auto(); B = auto()
t(lambda: list(G))
class M(Enum):
    A = "a"; B = "b"
    @classmethod
    def _missing_(cls, v): return cls.A if v == "z" else None
t(lambda: (M("z"),))
t(lambda: M("q"))
t(lambda: Enum("Animal", "ANT BEE CAT"))
t(lambda: list(Enum("Animal", "ANT BEE CAT")))
t(lambda: list(Enum("Animal", ["ANT", "BEE"], start=0)))
t(lambda: list(Enum("Animal", {"ANT": "a", "BEE": "b"})))
t(lambda: list(IntEnum("An", [("A", 5), ("B", 6)])))
t(lambda: list(Flag("Fl", "A B C")))
class Shape(Enum):
    SQ = 2; CI = 1
    def describe(self): return f"{self.name}-{self.value}"
    @classmethod
    def default(cls): return cls.SQ
    def __str__(self): return "shape:" + self.name
t(lambda: (Shape.SQ.describe(), Shape.default(), str(Shape.SQ), f"{Shape.CI}", [s.describe() for s in Shape]))
t(lambda: {Color.RED: 1}[Color.CRIMSON])
def ext():
    class More(Color): X = 5
t(ext)
import copy
t(lambda: copy.deepcopy(Color.RED) is Color.RED)
t(lambda: Color.RED.RED)
t(lambda: callable(Color), )
t(lambda: bool(Color.RED))
class Z(Enum):
    A = 0
t(lambda: (bool(Z.A), Z.A.value))
class HTTP(IntEnum):
    OK = 200; NOT = 404
    @property
    def is_ok(self): return self < 400
t(lambda: (HTTP.OK.is_ok, HTTP(404).is_ok, HTTP.OK == 200, "%d" % HTTP.OK, "%s" % HTTP.OK, format(HTTP.OK, "05d"), repr(HTTP.OK), int(HTTP.OK), HTTP.OK.real))
class Ord(Enum):
    LOW = 1; HIGH = 2
    def __lt__(self, o): return self.value < o.value
t(lambda: sorted([Ord.HIGH, Ord.LOW]))
class Fb(Flag, boundary=CONFORM):
    A = 1; B = 2
t(lambda: (Fb(7), Fb(8)))
class Fk(Flag, boundary=KEEP):
    A = 1; B = 2
t(lambda: (Fk(8), Fk(9)))
class Fe(Flag, boundary=EJECT):
    A = 1; B = 2
t(lambda: (Fe(8), type(Fe(8))))
class Fs(Flag, boundary=STRICT):
    A = 1; B = 2
t(lambda: Fs(8))
class Mixed(str, Enum):
    A = "a"
t(lambda: (Mixed.A, str(Mixed.A), f"{Mixed.A}", Mixed.A == "a", repr(Mixed.A), Mixed("a")))
class NM(Enum):
    A = 1
    helper = nonmember(5)
    @member
    def B(self): return 5
t(lambda: (list(NM)[0], NM.helper, len(NM)))
class Ann(Enum):
    x: int
    A = 1
t(lambda: list(Ann))
t(lambda: [m.name for m in Color if m is not Color.RED])
t(lambda: FlagBoundary.STRICT)
