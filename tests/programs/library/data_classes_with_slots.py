import dataclasses, inspect, typing, sys
from dataclasses import dataclass, field, fields, KW_ONLY, InitVar, asdict, astuple, replace, make_dataclass, is_dataclass
from typing import ClassVar, List, Optional

@dataclass(slots=True)
class S:
    x: int
    y: str = "d"
    def double(self): return self.x * 2
s = S(1)
print(s, S.__slots__, hasattr(s, "__dict__"))
try: s.q = 1
except AttributeError as e: print(e)
print(s == S(1), s.double(), asdict(s), fields(S)[0].name, S.y if 0 else "")
s.x = 9
print(s, replace(s, x=5))

@dataclass(slots=True)
class S2(S):
    z: float = 1.0
print(S2(1, "a", 2.0), S2.__slots__, S2.__mro__)
try: S2(1).w = 3
except AttributeError as e: print(e)

@dataclass(frozen=True, slots=True, order=True)
class P:
    x: int = 0
    y: int = 0
p = P(1, 2)
try: p.x = 3
except dataclasses.FrozenInstanceError as e: print(type(e).__name__, e)
try: p.q = 3
except Exception as e: print(type(e).__name__, e)
try: del p.x
except Exception as e: print(type(e).__name__, e)
print({p: 1}[P(1, 2)], p < P(2, 1), sorted([P(3), P(1)]))
print(P.__doc__, S.__doc__, S2.__doc__)

@dataclass
class A:
    x: int
    y: str = 'd'
    l: List[int] = field(default_factory=list)
    o: Optional[int] = None
    z: 'int' = 3
    f: float | None = None
    c: ClassVar[int] = 0
    k: int = field(default=4, kw_only=True)
    n: int = field(default=3, init=False)
print(A.__doc__)
print(inspect.signature(A))
print(inspect.signature(A.__init__))
print(A.__init__.__annotations__)
print(A.__match_args__)
print(A.__dataclass_params__)
print(A.__dataclass_fields__.keys())

@dataclass
class WithDoc:
    "my doc"
    a: int
print(WithDoc.__doc__)

@dataclass
class Empty: pass
print(Empty.__doc__, Empty(), Empty() == Empty())

@dataclass
class K:
    a: int
    _: KW_ONLY
    b: int = 0
    c: list[int] = field(default_factory=list, repr=False)
print(K.__doc__, K(1, b=2), K.__match_args__)
try: K(1, 2)
except TypeError as e: print(e)

C = make_dataclass("C", ["x", ("y", int), ("z", int, field(default=5))], namespace={"add": lambda self: self.x + self.z})
c = C(1, 2)
print(c, c.add(), C.__doc__, C.__module__, C.__annotations__)
E = make_dataclass("E", [("a", int)], frozen=True)
try: E(1).a = 2
except dataclasses.FrozenInstanceError as e: print(e)
for bad in (["class"], ["a b"], ["a", "a"], [("a",)], [5]):
    try: make_dataclass("X", bad)
    except Exception as e: print(type(e).__name__, e)
print(is_dataclass(S), is_dataclass(s), is_dataclass(int))
try: fields(int)
except TypeError as e: print(e)
try: asdict(S)
except TypeError as e: print(e)
try: replace(S, x=1)
except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad2:
        x: int = 1
        y: int
except TypeError as e: print(e)
try:
    @dataclass(slots=True)
    class Bad3:
        __slots__ = ("x",)
        x: int
except TypeError as e: print(e)
print(InitVar[int], InitVar)
@dataclass(unsafe_hash=True)
class H:
    a: int
    b: int = field(hash=False, default=2)
print(hash(H(1)) == hash(H(1, 5)))
@dataclass
class Un: a: int
try: hash(Un(1))
except TypeError as e: print(e)
@dataclass(eq=False)
class NE: a: int
print(NE(1) == NE(1))
@dataclass
class Node:
    val: int
    next: 'Node' = None
n = Node(1); n.next = n
print(n)
@dataclass(order=True)
class O:
    pri: int
    name: str = field(compare=False)
print(O(1, "b") == O(1, "a"), O(1,"x") < O(2,"a"), max(O(1,"x"), O(2,"a")))
try: O(1,"a") < 3
except TypeError as e: print(e)
@dataclass
class IV:
    a: int
    b: InitVar[int] = 3
    c: int = field(init=False)
    def __post_init__(self, b): self.c = self.a + b
print(IV(1), IV(1, 5), IV.__doc__)
try: IV()
except TypeError as e: print(e)
try: IV(1,2,3)
except TypeError as e: print(e)
try: IV(1,q=3)
except TypeError as e: print(e)
class Base:
    def hi(self): return "base"
@dataclass(slots=True)
class Der(Base):
    a: int
    def hi(self):
        return super().hi()
try: print(Der(1).hi())
except TypeError as e: print(e)
@dataclass(slots=True, weakref_slot=True)
class W: a: int
print(W.__slots__)
import copy
print(copy.copy(s), copy.deepcopy(s))
match p:
    case P(x, y): print("m", x, y)
print(asdict(K(1, c=[S(2)])))
print(astuple(A(1)))
@dataclass
class G(typing.Generic[typing.TypeVar("T")]):
    item: int
print(G[int](3), G.__doc__)
