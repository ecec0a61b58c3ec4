from dataclasses import dataclass, field, asdict, astuple, replace, fields, FrozenInstanceError
from typing import List, Optional, ClassVar
@dataclass
class Point:
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list)
    n: ClassVar[int] = 3
    def dist(self): return (self.x**2 + self.y**2) ** .5
p = Point(1); q = Point(1, 0); r = Point(3, 4, ["a"])
print(p, p == q, r.dist(), p != r)
try: Point()
except TypeError as e: print(e)
try: Point(1,2,[],4)
except TypeError as e: print(e)
try: Point(1, z=2)
except TypeError as e: print(e)
@dataclass(order=True, frozen=True)
class V:
    pri: int
    name: str = field(compare=False)
print(sorted([V(3,"c"), V(1,"a"), V(2,"b")]), hash(V(1,"a")) == hash(V(1,"z")))
try: V(1,"a").pri = 3
except FrozenInstanceError as e: print(type(e), e)
print(asdict(r), astuple(r), replace(r, x=9), [f.name for f in fields(Point)])
@dataclass
class Child(Point):
    z: float = 1.5
    hidden: int = field(default=5, repr=False)
    def __post_init__(self): self.total = self.x + self.z
c = Child(1, 2)
print(c, c.total, c.hidden)
try: hash(p)
except TypeError as e: print(e)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1))
try: K(1)
except TypeError as e: print(e)
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as e: print(e)
