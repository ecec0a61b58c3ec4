class V:
    def __init__(self, *xs):
        self.xs = xs

    def __add__(self, other):
        return V(*[a + b for a, b in zip(self.xs, other.xs)])

    def __mul__(self, k):
        return V(*[a * k for a in self.xs])

    def __rmul__(self, k):
        return self * k

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return isinstance(other, V) and self.xs == other.xs

    def __lt__(self, other):
        return self.xs < other.xs

    def __len__(self):
        return len(self.xs)

    def __getitem__(self, i):
        return self.xs[i]

    def __contains__(self, x):
        return x in self.xs

    def __bool__(self):
        return any(self.xs)

    def __iter__(self):
        return iter(self.xs)

    def __call__(self, x):
        return f"called {x}"

    def __repr__(self):
        return f"V{self.xs}"

    def __iadd__(self, n):
        self.xs = self.xs + (n,)
        return self


v = V(1, 2)
print(v + V(3, 4), v * 2, 3 * v, -v, v == V(1, 2), v != V(1, 3), v < V(2, 0), v > V(0, 0))
print(len(v), v[0], 2 in v, 9 in v, bool(V(0)), list(v), v("x"))
v += 3
print(v)
try:
    v - 1
except TypeError as e:
    print(e)
try:
    v >= v
except TypeError as e:
    print(e)
