import math
from functools import reduce


class Vector:
    def __init__(self, *components):
        self._c = tuple(components)

    def __repr__(self):
        return f"Vector{self._c}"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self, other, strict=True)))

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __sub__(self, o): return self + -o
    def __neg__(self): return Vector(*(-a for a in self))
    def __pos__(self): return self

    def __mul__(self, k):
        if isinstance(k, (int, float)):
            return Vector(*(a * k for a in self))
        return NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o))
    def __truediv__(self, k): return self * (1 / k)
    def __iter__(self): return iter(self._c)
    def __len__(self): return len(self._c)
    def __getitem__(self, i): return Vector(*self._c[i]) if isinstance(i, slice) else self._c[i]
    def __eq__(self, o): return isinstance(o, Vector) and self._c == o._c
    def __hash__(self): return hash(self._c)
    def __abs__(self): return math.hypot(*self)
    def __bool__(self): return any(self)
    def __contains__(self, x): return x in self._c
    def __round__(self, n=0): return Vector(*(round(a, n) for a in self))
    def __format__(self, spec): return "<" + ", ".join(format(a, spec) for a in self) + ">"
    def __iadd__(self, o): print("in place"); return self + o
    def __call__(self, f): return Vector(*map(f, self))

    def __getattr__(self, name):
        if len(name) == 1 and (i := "xyz".find(name)) >= 0:
            return self._c[i]
        raise AttributeError(f"no {name}")


v, w = Vector(1, 2, 3), Vector(4.5, 5, -6)
print(v + w, v - w, v * 3, 0.5 * v, v @ w, -v, w / 2)
print(abs(Vector(3, 4)), bool(Vector(0, 0)), v == Vector(1, 2, 3), len({v, Vector(1, 2, 3)}), 2 in v)
print(sum([v, w, v]), v[0], v[1:], v.x, v.z, f"{w:.2f}", f"{v}", round(w / 7, 2))
v += w
print(v, v(lambda t: t * t), list(reversed(list(v))))
for bad in (lambda: v + 1, lambda: "a" * v, lambda: v + Vector(1), lambda: v.q, lambda: v < w, lambda: v[9]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__ + ":", e)
x, *rest = w
print(x, rest, max(w), sorted(w), tuple(w), 5 in w)
