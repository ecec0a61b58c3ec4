"""The carets of a traceback: calls that fail, comprehensions, lines that are long."""
import asyncio
import contextlib
import traceback


def t(f):
    try:
        r = f()
        if asyncio.iscoroutine(r): asyncio.run(r)
        else: print("no error", r)
    except BaseException:
        lines = traceback.format_exc().splitlines()
        keep = []
        lib = False
        for l in lines:
            if l.startswith('  File "'):
                lib = 'carets_' not in l
                l = l[l.find(", line"):] if not lib else l
            elif not l.startswith('    '):
                lib = False
            if not lib: keep.append(l)
        print("\n".join(keep))
x = None
class C:
    def __init__(self): self.v = 1
    def m(self, *a): return self
    def bad(self): raise ValueError("bad")
    def __getattr__(self, name): raise AttributeError("no " + name)
    @property
    def prop(self): return 1 + None
    def __bool__(self): raise TypeError("bool")
    def __eq__(self, other): raise TypeError("eq")
    def __lt__(self, other): raise TypeError("lt")
    def __contains__(self, other): raise TypeError("contains")
    def __neg__(self): raise TypeError("neg")
    def __iter__(self): raise TypeError("iter")
    def __format__(self, spec): raise TypeError("format")
    def __hash__(self): raise TypeError("hash")
    def __setattr__(self, n, v):
        if n == "q": raise TypeError("set")
        object.__setattr__(self, n, v)
    def __setitem__(self, n, v): raise TypeError("setitem")
    def __getitem__(self, n): raise TypeError("getitem")
    def __delitem__(self, n): raise TypeError("delitem")
    def __enter__(self): raise TypeError("enter")
    def __exit__(self, *a): raise TypeError("exit")
    def __call__(self, *a): raise TypeError("call")
c = C()
def div(a, b): return a / b
funcs = []
def F(f): funcs.append(f); return f
@F
def a157():
    y: int = div(1, 0)
@F
def a158():
    return div(1, 0)
@F
def a159():
    return (div(1, 0))
@F
def a160():
    try: raise KeyError("a")
    except KeyError: raise
@F
def a161():
    try:
        raise KeyError("a")
    except KeyError:
        raise
@F
def a162():
    raise
@F
def a163():
    with contextlib.suppress(KeyError): raise ValueError(1)
@F
def a164():
    @contextlib.contextmanager
    def cm():
        yield
        raise ValueError("after")
    with cm():
        pass
@F
def a165():
    @contextlib.contextmanager
    def cm():
        yield
    with cm():
        div(1, 0)
@F
def a166():
    class M:
        def __enter__(self): return self
        def __exit__(self, *a): raise TypeError("exit")
    with M():
        pass
@F
def a167():
    class M:
        def __enter__(self): return self
        def __exit__(self, *a): raise TypeError("exit")
    with M() as m:
        div(1, 0)
@F
def a168():
    class M:
        def __enter__(self): return self
        def __exit__(self, *a): raise TypeError("exit")
    with (M() as m,
          M() as n):
        pass
@F
def a169():
    super().foo()
@F
def a170():
    class D(C):
        def m(self): super().bad()
    D().m()
@F
def a171():
    class D(C):
        def m(self): return super().nothing(1)
    D().m()
@F
def a172():
    f = None
    f"{f.x}" "abc"
@F
def a173():
    y = ("abc"
         f"{x.y}"
         "def")
@F
def a174():
    y = ("abc"
         f"{c:d}"
         "def")
@F
def a175():
    y = f"{div(1, 0)} and {x}"
@F
def a176():
    y = f"{x:{div(1,0)}}"
@F
def a177():
    a, *b = 5
@F
def a178():
    a, *b, d = [1]
@F
def a179():
    [a, b] = [1]
@F
def a180():
    a = b, d = 5
@F
def a181():
    del x.foo
@F
def a182():
    y = x[1:2]
@F
def a183():
    x[1:2] = 5
@F
def a184():
    x.foo.bar = 5
@F
def a185():
    y = lambda: (yield)
    next(5)
@F
def a186():
    return 1, div(1, 0), 2
@F
def a187():
    while div(1, 0): pass
@F
def a188():
    for i in range(3): div(1, i - 1)
@F
def a189():
    for i in range(div(1, 0)):
        pass
@F
def a192():
    def rec(n):
        return rec(n - 1) if n else div(1, 0)
    rec(5)
@F
def a193():
    def rec(n):
        if n: return rec(n - 1) + 1
        return 1/0
    rec(6)
@F
def a194():
    y = x < 5; z = 1
@F
def a195():
    y = (x) < (5)
@F
def a196():
    y = not x < 5
@F
def a197():
    if not x < 5: pass
@F
def a198():
    y = 1 if x < 5 else 2
@F
def a199():
    y = [i for i in range(3) if x < i]
@F
def a200():
    y = [i
         for i in range(3)
         if x < i]
@F
def a201():
    y = [i + x
         for i in range(3)]
@F
def a202():
    y = [
        div(i, j)
        for i in range(1, 3)
        for j in range(3)
    ]
@F
def a203():
    y = [i for i in x]
@F
def a204():
    y = [j for i in range(3) for j in i]
@F
def a205():
    y = [j for i, j in [(1, 2), (3,)]]
@F
def a206():
    y = {[]: 1 for i in range(3)}
@F
def a207():
    y = {[] for i in range(3)}
@F
def a208():
    y = all(x < i for i in range(3))
@F
def a209():
    y = print("a" , end=5)
@F
def a210():
    c.m().m().m().prop.foo
@F
def a211():
    y = c.m(1)[0](2)
@F
def a212():
    y = "a" "b" + 5
@F
def a213():
    y = x @ 5 if 1 else 0
@F
def a214():
    y = 5 ** "a", 5 << "a", 5 and 1
@F
def a215():
    y = a214() or a1()
@F
def a216():
    lock = [1]
    lock.append(2).append(3)
@F
def a217():
    print("x".join(
        [1, 2]))
@F
def a218():
    result = ("x"
              .join([1, 2]))
@F
def a219():
    result = sum(
        [1, "2"]
    ) + 1
@F
def a220():
    d = {"a":
         div(1, 0)}
@F
def a221():
    d = {"a":
         []}
    d["a"][0]["x"] = 1
@F
def a222():
    print(d222["a"]); print(1)
@F
def a223():
    return div(1, 0) if x is None else 5
@F
def a224():
    return {**{"a": 1}, **5}
@F
def a225():
    div(**{"a": 1}, a=2)
@F
def a226():
    div(1, 2, 3, **{"a": 1})
@F
def a227():
    div(*[1], *5)
@F
def a228():
    div(1, 0).foo.bar()
@F
def a229():
    C.missing()
@F
def a230():
    C.missing.foo(); 1
@F
def a231():
    y = C.missing
@F
def a232():
    asyncio.run(x)
for f in funcs:
    print("-----", f.__name__)
    t(f)
