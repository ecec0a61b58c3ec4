from collections import *
import collections
from typing import NamedTuple
P = namedtuple("Point", "x y"); p = P(1, y=2)
print(p, p.x, p[1], len(p), list(p), p == (1, 2), p._asdict(), p._replace(x=5), hash(p) == hash((1, 2)))
a, b = p; print(a, b, p < P(1, 3), P._fields, P._make([7, 8]))
try: p.x = 3
except AttributeError as e: print(e)
try: P(1)
except TypeError as e: print(e)
Q = namedtuple("Q", ["a", "b"], defaults=[9]); print(Q(1), Q(1, 2))
class Job(NamedTuple):
    pri: int
    name: str = "x"
    def show(self): return f"{self.name}@{self.pri}"
print(Job(3), Job(1, "b").show(), sorted([Job(3, "a"), Job(1, "z")]))
d = defaultdict(list)
d["a"].append(1); d["b"].append(2); d["a"].append(3)
print(d, dict(d), len(d), "a" in d, d.get("zz"), list(d.items()))
n = defaultdict(int)
for w in "the cat the dog".split(): n[w] += 1
print(n, sorted(n.items(), key=lambda kv: -kv[1]), n == {"the": 2, "cat": 1, "dog": 1})
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c.total(), sorted(c.elements()))
c.update("aab"); print(c["a"]); c.subtract({"a": 3}); print(c["a"])
print(Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3, b=1) - Counter(a=1, b=5), Counter(a=1) | Counter(a=5), Counter())
for k, v in Counter([1, 1, 2]).items(): print(k, v)
o = OrderedDict([("x", 1), ("y", 2)]); o["z"] = 3; o.move_to_end("x"); print(o, o.popitem(last=False), list(o))
o.move_to_end("x", last=False); print(list(o.keys()))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], dict(m), m); m["b"] = 9; print(m.maps)
q = deque([1, 2, 3], maxlen=2); print(q); q.append(9); print(q, q.maxlen, q[0]); q.rotate(1); print(q)
print(deque("abc"), deque([1, 2]) == deque([1, 2]))
for k in d: print(k, d[k])
print({**d}, json if False else "")
print(max(c, key=c.get), sum(c.values()))
