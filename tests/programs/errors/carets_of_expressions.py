"""Which part of a line the carets of a traceback mark: operators, calls, attributes."""
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
def a1(): div(1, 0)
@F
def a2(): return div(1, 0) + 1
@F
def a3():
    y = [div(1, z) for z in (1, 0)]
@F
def a4():
    y = {z: div(1, z) for z in (1, 0)}
@F
def a5():
    y = sum(div(1, z) for z in (1, 0))
@F
def a6():
    div(
        1,
        0,
    )
@F
def a7():
    print(1, div(
        1,
        0,
    ))
@F
def a8():
    c.m().bad()
@F
def a9():
    c.m(1).m().bad().m()
@F
def a10():
    (c
      .m()
      .bad()
      .m())
@F
def a11():
    c.m(
        1
    ).m(
    ).bad(
        3
    )
@F
def a12(): c.foo()
@F
def a13(): c.m().foo
@F
def a14(): x.foo(1, 2)
@F
def a15():
    y = (x
      .foo(1, 2))
@F
def a16(): x.foo(1, k=2)
@F
def a17(): c.bad(1, k=2)
@F
def a18(): c.bad(*[1], k=2)
@F
def a19(): x.foo(*[1])
@F
def a20():
    (c
     .bad(*[1]))
@F
def a21(): c.prop
@F
def a22(): print(c.prop + 1)
@F
def a23():
    if c: pass
@F
def a24():
    if c:
        pass
@F
def a25():
    while c:
        pass
@F
def a26():
    y = not c
@F
def a27():
    y = c and 1
@F
def a28():
    y = 1 if c else 2
@F
def a29():
    y = [1 for q in range(3) if c]
@F
def a30():
    y = c == 1
@F
def a31():
    if c == 1: pass
@F
def a32():
    y = 1 in c or 2
@F
def a33():
    y = 0 < c < 5
@F
def a34():
    y = -c + 1
@F
def a35():
    for q in c: pass
@F
def a36():
    for q in c.v:
        pass
@F
def a37():
    a, b = c
@F
def a38():
    a, b = 1, 2, 3
@F
def a39():
    (a, b), d = (1, 2, 3), 4
@F
def a40():
    for a, b in [(1, 2), (1,)]:
        pass
@F
def a41():
    c.q = 5
@F
def a42():
    c[0] = 5
@F
def a43():
    y = c[0]
@F
def a44():
    del c[0]
@F
def a45():
    c[0] += 1
@F
def a46():
    x.v += 1
@F
def a47():
    y = None
    y += 1
@F
def a48():
    y = None; y += 1
@F
def a49():
    with c: pass
@F
def a50():
    with c as q:
        pass
@F
def a51():
    with x as q: pass
@F
def a52():
    y = f"{c:d}"
@F
def a53():
    y = f"{c}" + f"a {c!s} b"
@F
def a54():
    y = {c: 1}
@F
def a55():
    y = {1, c}
@F
def a56():
    y = {[]: 1, 2: 3}
@F
def a57():
    y = {**x}
@F
def a58():
    y = [*x]
@F
def a59():
    print(*x)
@F
def a60():
    print(**x)
@F
def a61():
    print(1, *x)
@F
def a62():
    c(1)
@F
def a63():
    y = c(1) + 1
@F
def a64():
    raise ValueError("a")
@F
def a65():
    if True: raise ValueError("a")
@F
def a66():
    raise ValueError(
        "a")
@F
def a67():
    raise ValueError("a") from KeyError("b")
@F
def a68():
    raise div(1, 0)
@F
def a69():
    assert 1 == 2
@F
def a70():
    assert 1 == 2, "msg"
@F
def a71():
    assert (1 ==
       2), "msg"
@F
def a72():
    assert div(1, 0), "msg"
@F
def a73():
    assert False, div(1, 0)

@F
def a76():
    @c
    def f(): pass
@F
def a77():
    @div(1, 0)
    def f(): pass
@F
def a78():
    @c.bad
    class D: pass
for f in funcs:
    print("-----", f.__name__)
    t(f)
