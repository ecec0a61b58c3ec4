"""Abstract classes of typing in isinstance() and as bases."""
import typing
from typing import Iterable, Iterator, Mapping, List, Dict, Sequence, Callable, Union, Optional, Generic, TypeVar, MutableMapping, Hashable, Sized
print(isinstance([1], Iterable), isinstance(3, Iterable), isinstance({}, Mapping), isinstance([], List), isinstance((), Sequence), isinstance(len, Callable), isinstance({}, Dict), isinstance(3, Hashable))
print(isinstance(3, Union[int, str]), isinstance(None, Optional[int]), issubclass(list, Iterable))
T = TypeVar("T")
class It(Iterator[int]):
    def __init__(self): self.n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()))
class M(Mapping[str, int]):
    def __getitem__(self, k): return len(k)
    def __iter__(self): return iter(["a", "bb"])
    def __len__(self): return 2
print(dict(M()), M().get("abc"), "a" in M())
class D(Dict[str, int]): pass
class L(List[int]):
    def total(self): return sum(self)
print(D(a=1), L([1, 2]).total(), isinstance(D(), dict))
class P(Iterable[T]):
    def __iter__(self): return iter((1, 2))
print(list(P()), P[int])
class MM(MutableMapping): 
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MM(); m.update(a=1); print(m.pop("a"), m.setdefault("b", 2), len(m))
print(typing.get_origin(Iterable[int]), typing.get_origin(List[int]), Iterable[int], List[T][int], typing.get_origin(Dict), Callable[[int], str], typing.get_origin(Callable[[int], str]))
try: isinstance([], List[int])
except TypeError as e: print(e)
try: isinstance(3, typing.Any)
except TypeError as e: print(e)
