print(list[int], dict[str, int], tuple[int, ...], type[int], set[str], list[list[int]], repr(list[int]))
print(int | None, int | str, list[int] | None, isinstance(1, int | str))
class I:
    def __index__(self): return 3
print("a" * I(), [1] * I(), I() * "b" if False else "", range(I()), [1,2,3,4][I()], "abcdef"[:I()], bin(I()))
from functools import singledispatch
@singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return "int"
@show.register
def _(x: list): return "list"
@show.register(str)
def _(x): return "str"
print(show(1), show([1]), show("a"), show(1.5), show(True))
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(G[int], G["a", 1][1])
def pos(a, b, /, c, *, d): return a, b, c, d
print(pos(1, 2, c=3, d=4))
a, *b = 1, 2, 3
(x, y), *z = [(1, 2), 3, 4]
print(a, b, x, y, z, [*range(3), *"ab"], {*[1], *[2]}, {**{"a": 1}, "b": 2})
def star(*args, **kw): return args, kw
print(star(*[1, 2], 3, *"x", k=1, **{"z": 2}))
def ret(): 
    r = [1, 2]
    return 0, *r
print(ret())
for q, *w in [(1, 2, 3), (4,)]: print(q, w)
l = [1, 2, 3, 4, 5]
del l[0], l[-1]; print(l); del l[:2]; print(l)
del (a); 
try: a
except NameError as e: print(e)
l = [1, 2, 3, 4]; del [l[0], l[0]]; print(l)
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = counter(); c(); print(c())
class M:
    def __format__(self, spec): return f"<{spec}>"
print(f"{M():abc} {M()} {M()!r:.5}", format(M(), "z"), "{:q}".format(M()))
class Field:
    def __set_name__(self, owner, name): self.n = name; print("set_name", owner.__name__, name)
    def __get__(self, o, t): return self if o is None else o.__dict__.get(self.n, "none")
    def __set__(self, o, v): o.__dict__[self.n] = v
class Mo:
    f = Field()
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); print("sub", cls.__name__, tag)
class N(Mo, tag="t"): pass
n = N(); print(n.f); n.f = 5; print(n.f, n.__dict__, vars(n))
print(N.__dict__["__module__"], "f" in Mo.__dict__, sorted(k for k in N.__dict__ if not k.startswith("__")), N.__name__, N.__mro__, N.__bases__)
print(0.1 + 0.2, 1e100, 10**20, 2**-1, 7 // -2, -7 % 3, round(2.5), round(-1.567, 2), int("1_000"), 0xff, 1_000)
print(divmod(-7, 2), pow(2, 10, 7), abs(-3), hash(1.0) == hash(1), 3 == 3.0, True + True)
x = 5
print(f"{x=} {x!r:>5} {x + 1 = } {'a' 'b'} {x:{x}d} {{}}")
print(*map(lambda p: p ** 2, filter(None, [0, 1, 2])), sep="-", end="!\n")
print(sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), any(x > 1 for x in [1, 2]), list(zip(*[(1, 2), (3, 4)])))
print(globals()["x"], "x" in globals(), __name__)
