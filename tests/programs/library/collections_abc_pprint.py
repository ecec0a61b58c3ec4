from collections.abc import Iterable, Callable, Mapping, Sequence, Iterator, Awaitable, Hashable, Sized, AsyncIterator, MutableMapping
import collections.abc
print(isinstance([1], Iterable), isinstance(3, Iterable), isinstance(len, Callable), isinstance({}, Mapping), isinstance("s", Sequence), isinstance({1}, Sequence), isinstance(iter([]), Iterator), isinstance((x for x in []), Iterator), isinstance([], Hashable), isinstance(1, Hashable))
class A:
    def __iter__(self): yield 1
    def __len__(self): return 1
print(isinstance(A(), Iterable), isinstance(A(), Sized), isinstance(A(), collections.abc.Iterator), issubclass(dict, Mapping))
class M(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = M(); m["a"] = 1; m.update(b=2); print(dict(m.items()), "a" in m, m.get("z", 0), m.pop("a"), len(m), isinstance(m, Mapping))
def f(cb: Callable[[int], str], *a: Iterable[int]) -> Awaitable[None]: ...
from pprint import pprint
pprint({"b": 1, "a": [1, 2]}); pprint({"name": "x" * 40, "items": list(range(20)), "z": {"k": "v" * 30}}); pprint([{"id": i, "title": "t" * 20, "tags": ["a", "b"]} for i in range(3)], width=60)
