import asyncio, contextvars

var = contextvars.ContextVar("var", default="d")
v2 = contextvars.ContextVar("v2")
print(var.get(), var.name, v2.get("fallback"))
try:
    v2.get()
except LookupError as e:
    print(type(e).__name__)
tok = var.set("one")
print(var.get(), tok.var is var, tok.old_value is contextvars.Token.MISSING)
tok2 = var.set("two")
print(tok2.old_value)
var.reset(tok2)
print(var.get())
var.reset(tok)
print(var.get())
try:
    var.reset(tok)
except RuntimeError as e:
    print(str(e)[:20])
try:
    v2.reset(v2.set(1)); var.reset(var.set(2)); v2.reset(var.set(3))
except ValueError as e:
    print(str(e)[-34:])

async def child(n):
    print("child", n, var.get())
    var.set(f"child{n}")
    await asyncio.sleep(0)
    print("child", n, var.get())

async def main():
    var.set("main")
    await asyncio.gather(child(1), child(2))
    print(var.get())
    await child(3)
    print(var.get())
    ctx = contextvars.copy_context()
    print(ctx[var], var in ctx, v2 in ctx, len(ctx) >= 1, ctx.get(v2))
    def f(x):
        var.set(x)
        return var.get()
    print(ctx.run(f, "in ctx"), var.get(), ctx[var])
    t = asyncio.create_task(child(4), context=ctx)
    await t
    print(ctx[var], var.get())
    loop = asyncio.get_running_loop()
    def cb(): print("cb", var.get())
    loop.call_soon(cb)
    var.set("later")
    loop.call_soon(cb)
    loop.call_soon(cb, context=ctx)
    loop.call_later(0.001, cb)
    await asyncio.sleep(.01)
    print(await asyncio.to_thread(var.get))
    fut = loop.create_future()
    fut.add_done_callback(lambda f: print("done cb", var.get()))
    var.set("even later")
    fut.set_result(1)
    await asyncio.sleep(0)
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(5))
        tg.create_task(child(6), context=ctx)
    print(ctx[var])
    try:
        ctx.run(lambda: ctx.run(print))
    except RuntimeError as e:
        print(str(e)[:30])

asyncio.run(main())
print(var.get())
ctx = contextvars.Context()
print(ctx.run(var.get), list(ctx), dict(ctx.items()))
import threading
def th():
    print("thread", var.get())
    var.set("t")
    print("thread", var.get())
var.set("global")
t = threading.Thread(target=th); t.start(); t.join()
print(var.get())
t = threading.Thread(target=contextvars.copy_context().run, args=(th,)); t.start(); t.join()
print(repr(var)[:35])
