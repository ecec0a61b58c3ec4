def make_multiplier(n):
    def multiplier(x):
        return x * n
    return multiplier


times3 = make_multiplier(3)
print(times3(9), times3.__closure__[0].cell_contents, times3.__code__.co_freevars)
print(times3.__name__, times3.__qualname__, times3.__defaults__, make_multiplier.__closure__)


def f(a, b=1, *args, c, d=2, **kw):
    """Docs."""
    local = a + b
    return local


code = f.__code__
print(code.co_name, code.co_argcount, code.co_kwonlyargcount, code.co_varnames, f.__kwdefaults__, f.__defaults__, f.__doc__, f.__module__)
f.calls = 0
f.calls += 1
print(f.__dict__, callable(f), f.__annotations__)


def counter():
    counter.count = getattr(counter, "count", 0) + 1
    return counter.count


counter(); counter()
print(counter.count, [g.__name__ for g in (len, print, counter)], (lambda: 0).__name__)


class A:
    def method(self): pass
    @classmethod
    def cm(cls): return cls.__name__
    @staticmethod
    def sm(): return "static"


a = A()
print(a.method.__func__ is A.method, a.method.__self__ is a, A.cm(), a.sm(), A.method.__qualname__, A.cm.__self__ is A)
print(sorted(k for k in A.__dict__ if not k.startswith("__")), A.__module__, A.__qualname__, type(A.__dict__["cm"]).__name__)
def outer():
    funcs = []
    for i in range(3):
        def inner():
            return i
        funcs.append(inner)
    return funcs
print([g() for g in outer()], outer()[0].__closure__[0].cell_contents, outer.__code__.co_cellvars)
