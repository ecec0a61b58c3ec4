from itertools import chain
import copy


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("ragged matrix")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, ij):
        if isinstance(ij, tuple):
            i, j = ij
            return self.rows[i][j]
        return self.rows[ij]

    def __setitem__(self, ij, v):
        i, j = ij
        self.rows[i][j] = v

    def __add__(self, o):
        return Matrix([a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows))

    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]:
            raise ValueError(f"shapes {self.shape} and {o.shape} do not match")
        cols = list(zip(*o.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def det(self):
        n = len(self.rows)
        if n == 1:
            return self[0, 0]
        return sum((-1) ** j * self[0, j] * Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]]).det() for j in range(n))

    def __eq__(self, o): return self.rows == o.rows
    def __iter__(self): return chain.from_iterable(self.rows)

    def __str__(self):
        w = max(len(str(x)) for x in self)
        return "\n".join("[" + " ".join(f"{x:>{w}}" for x in r) + "]" for r in self.rows)


a = Matrix([[1, 2], [3, 4]])
b = Matrix([[0, 1], [-1, 10]])
print(a @ b, a + b, a.T, sep="\n\n")
print((Matrix([[1, 1], [1, 0]]) ** 90)[0, 1])
print(Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), a == a.T.T, a.shape, list(a), sum(a))
try:
    a @ Matrix([[1, 2, 3]])
except ValueError as e:
    print(e)
s, d = copy.copy(a), copy.deepcopy(a)
a[0, 0] = 99
print(s[0], d[0], a[0][0])
grid = [[0] * 3] * 2
grid[0][0] = 1
print(grid, [list(r) for r in zip(*[[1, 2, 3], [4, 5, 6]])][::-1])
spiral = lambda m: m and [*m.pop(0)] + spiral([*zip(*m)][::-1])
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
