x = 1
g = globals()
g["y"] = 5
print(y)
globals().update(z=7)
print(z)
class C: a = 1
setattr(C, "b", 2)
print(C.b, C.__dict__["a"], vars(C)["b"])
def f(a, b=2):
    c = 3
    print(locals())
    return sorted(locals())
print(f(1))
import math
print(vars(math)["pi"], math.__dict__["e"], math.__name__)
print(dir(C())[-2:], [n for n in dir() if not n.startswith("_")])
T = type("T", (C,), {"m": lambda self: self.a, "k": 9})
print(T().m(), T.k, T.__name__, T, T.__mro__)
print(hasattr(C, "__dict__"), f.__dict__, f.__name__, f.__defaults__)
e = ValueError("x"); e.foo = 1; print(e.__dict__, vars(e)); e.__dict__["bar"] = 2; print(e.bar)
print("%s has %d" % ("a", 1), vars().get("x"))
