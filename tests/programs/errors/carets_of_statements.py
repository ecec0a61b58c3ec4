"""The carets of a traceback under statements."""
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
def a79():
    class D:
        y = div(1, 0)
@F
def a81():
    class D(C, int, bool):
        pass
@F
def a82():
    def f(a=div(1, 0)): pass
@F
def a83():
    f = lambda: div(1, 0)
    f()
@F
def a84():
    f = lambda a: a + None; print(f(1))
@F
async def a85():
    await asyncio.sleep(0); await x
@F
async def a86():
    y = await div(1, 0)
@F
async def a87():
    async def g(): return 1 + None
    y = 1 + await g()
@F
async def a88():
    async with c: pass
@F
async def a89():
    async for q in c: pass
@F
async def a90():
    y = [q async for q in c]
@F
async def a91():
    async def g():
        yield 1
        raise ValueError("in g")
    async for q in g():
        pass
@F
async def a92():
    async def g():
        yield 1
        raise ValueError("in g")
    print([q async for q in g()])
@F
async def a93():
    async def g(n):
        await asyncio.sleep(0)
        return 1 / n
    print(await asyncio.gather(g(1), g(0)))
@F
async def a94():
    async def g(n):
        await asyncio.sleep(0)
        return 1 / n
    task = asyncio.create_task(g(0))
    await task
@F
async def a96():
    await asyncio.wait_for(asyncio.sleep(5), timeout=0.01)
@F
async def a97():
    async with asyncio.timeout(0.01):
        await asyncio.sleep(5)
@F
def a98():
    def g():
        yield 1
        raise ValueError("in g")
    for q in g():
        pass
@F
def a99():
    def g():
        yield 1
        raise ValueError("in g")
    def h():
        yield from g()
    list(h())
@F
def a100():
    def g():
        y = yield 1
        print(y + None)
    i = g(); next(i); i.send(3)
@F
def a101():
    def g():
        yield 1
    i = g(); next(i); i.throw(ValueError("thrown"))
@F
def a102():
    try:
        div(1, 0)
    except ZeroDivisionError as e:
        raise ValueError("x") from e
@F
def a103():
    try:
        div(1, 0)
    finally:
        print(1 + None)
@F
def a104():
    try:
        div(1, 0)
    except ValueError + 1:
        pass
@F
def a105():
    try:
        div(1, 0)
    except undefined_name:
        pass
@F
def a106():
    try:
        div(1, 0)
    except 5:
        pass
@F
def a107():
    print(undefined_name)
@F
def a108():
    print(1, undefined_name.foo, 2)
@F
def a109():
    print(late); late = 1
@F
def a110():
    del late
@F
def a111():
    match [1, div(1, 0)]:
        case [a, b]: pass
@F
def a112():
    match 5:
        case int(real=1) if div(1, 0): pass
        case _ if div(1, 0): pass
@F
def a113():
    match c:
        case 5: pass
@F
def a114():
    match 5:
        case C(1): pass
        case int(a, b): pass
@F
def a115():
    y = "abc" % 5
@F
def a116():
    y = 5 if 1 else 2; z = [1, 2, 3][10]
@F
def a117():
    y = {"a": 1}["b"]; z = y
@F
def a118():
    print({"a": {"b": 1}}["a"]["c"])
@F
def a119():
    y = [[1]]; y[0][1] = 5; y[5][0] = 2
@F
def a120():
    y = [[1]]; y[0][1] += 5
@F
def a121():
    y = (1 + 2) * (3 + None) * 5
@F
def a122():
    y = ((1 + 2)) // (0)
@F
def a123():
    y = 1 +  \
       None
@F
def a124():
    y = (1 +
       None)
@F
def a125():
    y = [
      1,
      div(1, 0),
    ]
@F
def a126():
    return [
      1,
      2 + None,
    ]
@F
def a127():
    y = dict(
      a=1,
      b=2 / 0,
    )
@F
def a128():
    y = int("x") + int("y")
@F
def a129():
    return int("x")
@F
def a130():
    int("x")
@F
def a131():
    x()
@F
def a132():
    x()()
@F
def a133():
    div(1)
@F
def a134():
    y = div(1) + 2
@F
def a135():
    y = c.m(c.bad())
@F
def a136():
    y = max([], key=lambda v: v)
@F
def a137():
    y = sorted([3, "a"]); z = 1
@F
def a138():
    y = sorted([3, 1], key=lambda v: v / 0)
@F
def a139():
    y = list(map(lambda v: v / 0, [1]))
@F
def a140():
    y = [1, 2][1:c.v:"a"]
@F
def a141():
    y = "é" + "ü" + 5
@F
def a142():
    y = "中" + 5 + "中"
@F
def a143():
    y = x.é
@F
def a144():
	y = 1 + None
@F
def a145():
    y = 1 + None   
@F
def a146():
    y = div(1, 0)   # comment
@F
def a147():
    div(1, 0)   # comment
@F
def a148():
    div(1, 0);
@F
def a149():
    global gg
    print(gg)
@F
def a150():
    (y := div(1, 0))
@F
def a151():
    if (y := div(1, 0)) > 5 and 1: pass
@F
def a152():
    if 1 and div(1, 0) > 5: pass
@F
def a153():
    if (1 and
         div(1, 0) > 5):
        pass
@F
def a154():
    if (c.v == 1 and
         c):
        pass
@F
def a155():
    y = c.v == 1 and \
        c and 5
@F
def a156():
    print("a", "b",
          c.bad(), "x")
for f in funcs:
    print("-----", f.__name__)
    t(f)
