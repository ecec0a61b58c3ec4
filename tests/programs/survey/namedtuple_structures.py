from collections import namedtuple, deque, OrderedDict
import copy
import sys
from types import SimpleNamespace, MappingProxyType

Point = namedtuple("Point", ["x", "y"])
Line = namedtuple("Line", "start end")
l = Line(Point(0, 0), Point(3, 4))
print(l, l.end.x, l._replace(end=Point(1, 1)), len(l), tuple(l), l == ((0, 0), (3, 4)))
(sx, sy), (ex, ey) = l
print(sx, ey, isinstance(l, tuple), Point(**{"x": 1, "y": 2}), Point(*[5, 6]), max(Point(1, 2)), sorted([Point(2, 1), Point(1, 9)]))


class Stack:
    def __init__(self): self._d = []
    def push(self, *xs): self._d.extend(xs); return self
    def pop(self): return self._d.pop()
    def peek(self): return self._d[-1]
    def __len__(self): return len(self._d)
    def __iter__(self): return reversed(self._d)
    def __contains__(self, x): return x in self._d


s = Stack().push(1, 2, 3)
print(list(s), s.peek(), s.pop(), len(s), 3 in s, [*s])


class CircularBuffer:
    def __init__(self, n): self.d = deque(maxlen=n)
    def add(self, x): self.d.append(x)
    def average(self): return sum(self.d) / len(self.d)


b = CircularBuffer(3)
for i in [10, 20, 30, 40]:
    b.add(i)
print(b.d, b.average(), list(b.d)[::-1])


class MinHeap:
    def __init__(self): self.h = []
    def push(self, x):
        self.h.append(x)
        i = len(self.h) - 1
        while i and self.h[(i - 1) // 2] > self.h[i]:
            self.h[i], self.h[(i - 1) // 2] = self.h[(i - 1) // 2], self.h[i]
            i = (i - 1) // 2
    def pop(self):
        self.h[0], self.h[-1] = self.h[-1], self.h[0]
        out = self.h.pop()
        i = 0
        while (c := 2 * i + 1) < len(self.h):
            if c + 1 < len(self.h) and self.h[c + 1] < self.h[c]: c += 1
            if self.h[i] <= self.h[c]: break
            self.h[i], self.h[c] = self.h[c], self.h[i]
            i = c
        return out


h = MinHeap()
for x in [5, 3, 8, 1, 9, 2]: h.push(x)
print([h.pop() for _ in range(6)])


class Trie:
    def __init__(self): self.root = {}
    def insert(self, w):
        node = self.root
        for ch in w: node = node.setdefault(ch, {})
        node["$"] = True
    def find(self, prefix):
        node = self.root
        for ch in prefix:
            if ch not in node: return []
            node = node[ch]
        out = []
        def walk(n, path):
            for k, v in sorted(n.items()):
                if k == "$": out.append(prefix + path)
                else: walk(v, path + k)
        walk(node, "")
        return out


t = Trie()
for w in "car card care cat dog".split(): t.insert(w)
print(t.find("car"), t.find("x"), t.root.keys())
ns = SimpleNamespace(a=1, b="x")
ns.c = [1]
print(ns, ns == SimpleNamespace(a=1, b="x", c=[1]), vars(ns))
ro = MappingProxyType({"k": 1})
try:
    ro["k"] = 2
except TypeError as e:
    print(e)
orig = {"list": [1, 2], "t": (1, [2])}
shallow, deep = copy.copy(orig), copy.deepcopy(orig)
orig["list"].append(3); orig["t"][1].append(4)
print(shallow, deep, shallow["list"] is orig["list"])
class Graph(dict):
    def __missing__(self, k): self[k] = set(); return self[k]
    def connect(self, a, b): self[a].add(b); self[b].add(a); return self
g = Graph().connect(1, 2).connect(2, 3)
print(g, sorted(g[2]), len(g))
matrix = {(r, c): r * c for r in range(3) for c in range(3)}
print(matrix[2, 2], sum(matrix.values()), sorted(k for k in matrix if matrix[k] == 2))
