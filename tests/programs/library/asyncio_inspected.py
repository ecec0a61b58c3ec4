import asyncio, inspect, sys, io, contextlib
buf = io.StringIO()
with contextlib.redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
async def co(): pass
c = co(); print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.getcoroutinestate(c)); c.close(); print(inspect.getcoroutinestate(c))
def g(): yield
x = g(); print(inspect.isgenerator(x), inspect.isgeneratorfunction(g), inspect.getgeneratorstate(x)); next(x); print(inspect.getgeneratorstate(x))
loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(asyncio.wait_for(asyncio.sleep(.01, "x"), 1))
    pass
except RuntimeError as e: print(e)
print(loop.time() >= 0)
loop.run_until_complete(loop.shutdown_asyncgens()); loop.close()
def legacy():
    loop = asyncio.get_event_loop_policy().new_event_loop(); asyncio.set_event_loop(loop)
    async def w(n): await asyncio.sleep(n / 100); print("w", n); return n
    tasks = [loop.create_task(w(i)) for i in (2, 1)]
    done, _ = loop.run_until_complete(asyncio.wait(tasks)); print(sorted(t.result() for t in done))
    f = asyncio.ensure_future(w(3), loop=loop); loop.run_until_complete(f); print(f.result())
    loop.close()
legacy()
if sys.platform == "win32": asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
async def dbg(): print(asyncio.get_running_loop().get_debug())
asyncio.run(dbg(), debug=True)
with asyncio.Runner() as r:
    v = r.run(asyncio.sleep(0, 5)); print(v, r.get_loop().is_running())
def sync_gen_to_async():
    async def agen():
        for i in range(3): yield i
    async def m():
        async with contextlib.aclosing(agen()) as a:
            async for i in a:
                print(i)
                if i == 1: break
        return [i async for i in agen()]
    return asyncio.run(m())
print(sync_gen_to_async())
try: asyncio.run(asyncio.wait_for(asyncio.sleep(5), .01))
except asyncio.TimeoutError as e: print("T", type(e).__name__)
async def leak():
    asyncio.create_task(asyncio.sleep(100)); return "leaked"
print(asyncio.run(leak()))
sys.exit("bye")
