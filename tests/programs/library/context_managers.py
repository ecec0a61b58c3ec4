import asyncio
from contextlib import *
@contextmanager
def tag(name):
    print("<", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(">", name)
with tag("a") as t: print(t)
with tag("b"): raise ValueError("x")
try:
    with tag("c"): raise KeyError("k")
except KeyError as e: print("KeyError", e)
@tag("deco")
def f(): print("in f")
f(); f()
with suppress(ZeroDivisionError, KeyError):
    1/0
with ExitStack() as st:
    for n in "xyz": st.enter_context(tag(n))
    st.callback(print, "callback", 1)
    print("body")
with nullcontext(5) as n: print(n)
class R:
    def close(self): print("closed")
with closing(R()): pass
@asynccontextmanager
async def conn(n):
    print("open", n); await asyncio.sleep(0.01)
    try: yield n
    finally:
        print("close", n)
async def main():
    async with conn(1) as c, conn(2): print("use", c)
    async with AsyncExitStack() as s:
        await s.enter_async_context(conn(7))
        s.push_async_callback(asyncio.sleep, 0)
        print("in")
    try:
        async with conn(3): raise RuntimeError("bad")
    except RuntimeError as e: print(e)
asyncio.run(main())
@contextmanager
def never():
    if False: yield
try:
    with never(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
