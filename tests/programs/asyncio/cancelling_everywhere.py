import asyncio
# custom loops, subclass Future, awaitables, exceptions in various places
class MyErr(Exception): pass
async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    async def setter():
        await asyncio.sleep(.01); fut.set_exception(MyErr("set"))
    asyncio.create_task(setter())
    try: await fut
    except MyErr as e: print("got", e)
    try: await fut
    except MyErr as e: print("again", e)
    # cancel inside gather
    async def c(n):
        try: await asyncio.sleep(n)
        except asyncio.CancelledError: print("c", n); raise
    g = asyncio.gather(c(1), c(2))
    loop.call_later(.01, g.cancel)
    try: await g
    except asyncio.CancelledError: print("gather cancelled")
    # task that suppresses
    async def stubborn():
        for _ in range(2):
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: print("ignored")
        return "survived"
    t = asyncio.create_task(stubborn())
    for _ in range(2): await asyncio.sleep(0); t.cancel()
    print(await t, t.cancelled())
    # uncancel
    async def un():
        try: await asyncio.sleep(1)
        except asyncio.CancelledError:
            print(asyncio.current_task().cancelling(), asyncio.current_task().uncancel())
        await asyncio.sleep(0); return "continued"
    t = asyncio.create_task(un()); await asyncio.sleep(0); t.cancel(); print(await t)
    # as_completed with exceptions and timeouts
    async def f(n):
        await asyncio.sleep(n / 100)
        if n == 2: raise MyErr(n)
        return n
    for x in asyncio.as_completed([f(3), f(1), f(2)]):
        try: print(await x)
        except MyErr as e: print("err", e)
    # wait_for with already done
    d = loop.create_future(); d.set_result("done"); print(await asyncio.wait_for(d, 0))
    # call_soon order with exceptions
    loop.set_exception_handler(lambda l, ctx: print("handler:", ctx["message"].split(" at ")[0], type(ctx["exception"]).__name__))
    loop.call_soon(lambda: 1 / 0); loop.call_soon(print, "next cb")
    await asyncio.sleep(0); await asyncio.sleep(0)
    # queue with timeouts
    q = asyncio.Queue(1); await q.put(1)
    try: await asyncio.wait_for(q.put(2), .01)
    except asyncio.TimeoutError: print("full", q.qsize())
    # lock fairness
    lock = asyncio.Lock(); out = []
    async def take(n):
        for _ in range(2):
            async with lock: out.append(n); await asyncio.sleep(0)
    await asyncio.gather(*(take(i) for i in range(3))); print(out)
    # timeouts nested with wait_for
    try:
        async with asyncio.timeout(.02):
            try: await asyncio.wait_for(asyncio.sleep(1), .01)
            except TimeoutError: print("inner"); await asyncio.sleep(1)
    except TimeoutError: print("outer")
    # run_coroutine_threadsafe from executor
    def blocking(): return asyncio.run_coroutine_threadsafe(f(1), loop).result()
    print(await asyncio.to_thread(blocking))
    print(asyncio.current_task().get_name(), [t.get_name() for t in asyncio.all_tasks()])
    await asyncio.shield(asyncio.sleep(0))
    r = await asyncio.gather(asyncio.sleep(0, 1), fut, return_exceptions=True); print(r)
    raise SystemExit(4)
asyncio.run(main())
