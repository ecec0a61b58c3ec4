import asyncio

async def main():
    lock = asyncio.Lock()
    order = []
    async def w(n, hold=0):
        async with lock:
            order.append(n)
            await asyncio.sleep(hold)
    await lock.acquire()
    ts = [asyncio.create_task(w(i)) for i in range(4)]
    await asyncio.sleep(0)
    print(str(lock)[-21:])
    ts[1].cancel()
    lock.release()
    print(lock.locked())
    await asyncio.gather(*ts, return_exceptions=True)
    print(order)
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    cond = asyncio.Condition()
    async def waiter(n):
        async with cond:
            print("wait", n)
            await cond.wait()
            print("woke", n)
    ts = [asyncio.create_task(waiter(i)) for i in range(4)]
    await asyncio.sleep(0)
    async with cond:
        cond.notify(2)
        print("notified 2")
    await asyncio.sleep(.001)
    async with cond:
        cond.notify_all()
        print("notified all")
    await asyncio.gather(*ts)
    try:
        cond.notify()
    except RuntimeError as e:
        print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    print(str(cond)[-12:])
    x = 0
    async def wf():
        async with cond:
            r = await cond.wait_for(lambda: x >= 2)
            print("wait_for", r, x)
    t = asyncio.create_task(wf())
    for _ in range(3):
        await asyncio.sleep(0.001)
        async with cond:
            x += 1
            cond.notify_all()
    await t
    sem = asyncio.Semaphore(2)
    async def s(n):
        async with sem:
            print("in", n, sem.locked())
            await asyncio.sleep(.01)
            print("out", n)
    await asyncio.gather(*(s(i) for i in range(5)))
    print(str(sem)[-20:])
    b = asyncio.BoundedSemaphore(1)
    await b.acquire()
    b.release()
    try:
        b.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    ev = asyncio.Event()
    async def we(n):
        print("ev wait", n)
        print(await ev.wait(), n)
    ts = [asyncio.create_task(we(i)) for i in range(3)]
    await asyncio.sleep(0)
    print(str(ev)[-18:], ev.is_set())
    ts[1].cancel()
    ev.set()
    ev.clear()
    r = await asyncio.gather(*ts, return_exceptions=True)
    print(r)
    bar = asyncio.Barrier(3)
    async def bw(n):
        await asyncio.sleep(n * .001)
        i = await bar.wait()
        print("passed", n, i)
    await asyncio.gather(*(bw(i) for i in range(6)))
    print(bar.parties, bar.n_waiting, bar.broken, str(bar)[-24:])
    async def bw2():
        try:
            async with bar as pos:
                print("pos", pos)
        except asyncio.BrokenBarrierError as e:
            print("broken", e)
    t = asyncio.create_task(bw2())
    await asyncio.sleep(0)
    print(bar.n_waiting)
    await bar.abort()
    await t
    print(bar.broken, str(bar)[-9:])
    try:
        await bar.wait()
    except asyncio.BrokenBarrierError as e:
        print("E", e)
    await bar.reset()
    t = asyncio.create_task(bw2())
    await asyncio.sleep(0)
    await bar.reset()
    await t
    print(bar.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)
    try:
        with lock: pass
    except TypeError as e:
        print(e)
    try:
        await asyncio.Condition(lock).notify()
    except RuntimeError as e:
        print(e)

asyncio.run(main())
