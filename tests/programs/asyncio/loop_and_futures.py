import asyncio

def say(x):
    print(x)

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(say, "soon 1")
    h = loop.call_later(.06, say, "later")
    loop.call_soon(say, "soon 2")
    h2 = loop.call_at(loop.time() + .05, say, "at")
    h3 = loop.call_later(0, say, "later 0")
    h4 = loop.call_later(-1, say, "later -1")
    loop.call_soon_threadsafe(say, "threadsafe")
    print(h.cancelled(), h2.when() < h.when())
    await asyncio.sleep(0)
    print("after one turn")
    await asyncio.sleep(0)
    print("after two turns")
    await asyncio.sleep(.1)
    h = loop.call_later(.01, say, "no")
    h.cancel()
    print(h.cancelled(), str(h)[:28])
    h = loop.call_soon(say, "no")
    h.cancel()
    print(h)
    fut = loop.create_future()
    fut.add_done_callback(lambda f: print("cb1", f.result()))
    fut.add_done_callback(lambda f: print("cb2", f.done()))
    loop.call_soon(fut.set_result, 42)
    print("await", await fut)
    fut.add_done_callback(lambda f: print("late cb"))
    await asyncio.sleep(0)
    print(fut)
    fut = loop.create_future()
    print(fut)
    def cb(f): print("cb", f.cancelled())
    fut.add_done_callback(cb)
    fut.add_done_callback(cb)
    print(fut.remove_done_callback(cb))
    fut.add_done_callback(cb)
    print(str(fut)[:20])
    fut.cancel("why")
    try:
        fut.set_result(1)
    except asyncio.InvalidStateError as e:
        print("E", e)
    try:
        await fut
    except asyncio.CancelledError as e:
        print(repr(e))
    print(fut)
    fut = loop.create_future()
    try:
        fut.result()
    except asyncio.InvalidStateError as e:
        print(e)
    try:
        fut.exception()
    except asyncio.InvalidStateError as e:
        print(e)
    fut.set_exception(ValueError("v"))
    print(fut)
    print(repr(fut.exception()))
    try:
        fut.set_exception(StopIteration)
    except Exception as e:
        print(type(e), e)
    f2 = loop.create_future()
    try:
        f2.set_exception(StopIteration())
    except TypeError as e:
        print(e)
    print(f2.get_loop() is loop, asyncio.isfuture(f2), asyncio.isfuture(1))
    t = asyncio.ensure_future(asyncio.sleep(0, "r"))
    print(t.get_coro().__name__, t.get_name())
    print(await t)
    t = asyncio.create_task(asyncio.sleep(1))
    t.set_name(5)
    print(repr(t.get_name()))
    await asyncio.sleep(0)
    print(t.cancel(), t.cancelling(), t.cancel(), t.cancelling(), t.uncancel(), t.uncancel(), t.uncancel())
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", t.cancel())
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())
    async def named():
        print(asyncio.current_task().get_name(), asyncio.current_task().get_coro().__qualname__)
    await asyncio.create_task(named(), name="N")
    await named()
    try:
        asyncio.create_task(say)
    except TypeError as e:
        print(str(e)[:40])

asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(e)
try:
    asyncio.current_task()
except RuntimeError as e:
    print(e)
try:
    asyncio.run(say)
except ValueError as e:
    print(str(e)[:40])
