class Point:
    dims = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def move(self, dx):
        self.x += dx
        return self

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point(1)
q = Point(1, 2)
p.move(5).move(1)
print(p, q, p.x, Point.dims, p.dims)
p.dims = 3
Point.dims = 4
print(p.dims, q.dims)
p.extra = "dynamic"
print(p.extra, hasattr(p, "extra"), hasattr(q, "extra"), getattr(q, "extra", "none"))
setattr(q, "z", 9)
print(q.z, q.__dict__, type(q).__name__, isinstance(p, Point), type(p) is Point)
del p.extra
try:
    p.extra
except AttributeError as e:
    print(e)
m = q.move
m(10)
print(q, Point.move(q, 1), callable(m))
print(str(p), [p], f"{p}")
