from typing import *
import typing
import collections.abc as cabc
from numbers import Number

Json = Union[None, bool, int, float, str, List["Json"], Dict[str, "Json"]]


def depth(x: Json) -> int:
    if isinstance(x, dict):
        return 1 + max((depth(v) for v in x.values()), default=0)
    if isinstance(x, list):
        return 1 + max(map(depth, x), default=0)
    return 0


print(depth({"a": [1, {"b": []}]}))
print(isinstance([], cabc.Sequence), isinstance({}, cabc.Mapping), isinstance("", cabc.Iterable), isinstance(5, cabc.Hashable), isinstance([], cabc.Hashable), issubclass(dict, cabc.MutableMapping), isinstance(iter([]), cabc.Iterator), isinstance((i for i in ()), cabc.Generator), callable(print), isinstance(print, cabc.Callable))
print(isinstance(3, Number), isinstance(3.5, Number), isinstance("3", Number), isinstance(True, Number))


class Ring(cabc.MutableSequence):
    def __init__(self, *xs): self.xs = list(xs)
    def __getitem__(self, i):
        if i >= 2 * len(self.xs): raise IndexError(i)
        return self.xs[i % len(self.xs)]
    def __setitem__(self, i, v): self.xs[i % len(self.xs)] = v
    def __delitem__(self, i): del self.xs[i % len(self.xs)]
    def __len__(self): return len(self.xs)
    def insert(self, i, v): self.xs.insert(i, v)


r = Ring(1, 2, 3)
r.append(4); r.extend([5]); r[7] = "x"
print(r.xs, r[-6], 5 in r, r.index(4), r.pop(), list(reversed(r)), r.count("x"))
r.remove("x"); r += [9]; r.reverse()
print(r.xs, isinstance(r, cabc.Sequence))


class FrozenMap(cabc.Mapping):
    def __init__(self, **kw): self._d = kw
    def __getitem__(self, k): return self._d[k]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
    def __hash__(self): return hash(tuple(sorted(self._d.items())))


m = FrozenMap(a=1, b=2)
print(dict(m), m.get("z", 0), "a" in m, list(m.items()), list(m.keys()), m == {"a": 1, "b": 2}, {**m}, hash(m) == hash(FrozenMap(b=2, a=1)))
try:
    m["c"] = 3
except TypeError as e:
    print(e)
try:
    class Half(cabc.Sized): pass
    Half()
except TypeError as e:
    print(e)
if TYPE_CHECKING:
    import nothing_here
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, None]), get_args(Optional[int]), List, Any, Callable)
x: int = "not an int"
print(x, __annotations__["x"])
A = NewType("A", int)
print(A(5) + 1, A.__name__, cast("int", "s"))
ParamSpecT = ParamSpec("P") if hasattr(typing, "ParamSpec") else None


class Pair(Generic[KT, VT] if False else object): pass


def f(*args: int, **kwargs: str) -> NoReturn: ...


print(f.__annotations__, get_type_hints(f)["args"], typing.NoReturn, reveal_type if False else "")
