import contextlib
def g(n="g"):
    try:
        for i in range(10):
            yield i
    finally:
        print("closed", n)
class Holder:
    def __init__(self): self.it = g("attr")
    def get(self): return next(self.it)
h = Holder()
print(h.get(), h.get(), h.get())
def keep():
    it = g("returned")
    next(it)
    return it
k = keep(); print(next(k))
lst = []
def store():
    it = g("list"); next(it); lst.append(it)
store(); print(next(lst[0]))
def outer():
    yield from g("inner")
for x in outer():
    if x == 2: break
print("after yield from")
@contextlib.contextmanager
def cm(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("exit", name)
def use():
    with cm("a") as a:
        for x in g("in with"):
            if x == 1:
                return a, x
print(use())
def loop():
    for i in range(3):
        with cm(i):
            if i == 1: break
    print("loop done")
loop()
def pipeline(src):
    for x in src:
        yield x * 2
for v in pipeline(g("piped")):
    if v > 3: break
print("after pipeline")
def two():
    a, b = g("a"), g("b")
    next(a); next(b)
    return b
keep_b = two()
print("b kept", next(keep_b))
d = {"gen": g("dict")}
next(d["gen"]); print(next(d["gen"]))
def passes(it):
    return next(it)
it = g("passed"); print(passes(it), passes(it), next(it))
def rec(n):
    if n == 0: return
    try:
        yield n
        yield from rec(n - 1)
    finally:
        print("rec", n)
for v in rec(4):
    if v == 2: break
print("end rec")
it = g("loopvar")
for x in it:
    if x == 1: break
print("still", next(it))
it.close(); print("explicit")
def gen_with():
    with cm("gw"):
        yield 1
        yield 2
for x in gen_with(): break
print("gw done")
def swallow():
    try: yield 1
    except GeneratorExit: print("GE"); raise
for x in swallow(): break
it = None
print("done")
