import asyncio

async def main():
    q = asyncio.Queue(2)
    print(q, q.maxsize, q.empty(), q.full())
    async def prod():
        for i in range(5):
            await q.put(i)
            print("put", i, q.qsize())
    async def cons(n):
        while True:
            x = await q.get()
            print("got", n, x)
            await asyncio.sleep(0)
            q.task_done()
    cs = [asyncio.create_task(cons(i)) for i in range(2)]
    p = asyncio.create_task(prod())
    await p
    print("join")
    await q.join()
    for c in cs: c.cancel()
    await asyncio.gather(*cs, return_exceptions=True)
    try:
        q.task_done()
    except ValueError as e:
        print(e)
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    q.put_nowait(1); q.put_nowait(2)
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        print(repr(e))
    print(str(q))
    pq = asyncio.PriorityQueue()
    for x in [(3, "c"), (1, "a"), (2, "b")]:
        await pq.put(x)
    print([pq.get_nowait() for _ in range(3)])
    lq = asyncio.LifoQueue()
    for x in range(3): lq.put_nowait(x)
    print([await lq.get() for _ in range(3)])
    # hand-off with cancelled getter
    q = asyncio.Queue()
    async def g(n):
        try:
            v = await q.get()
            print("g", n, v)
        except asyncio.CancelledError:
            print("g", n, "cancelled")
            raise
    ts = [asyncio.create_task(g(i)) for i in range(3)]
    await asyncio.sleep(0)
    print(str(q))
    q.put_nowait("x")
    ts[0].cancel()
    await asyncio.sleep(0)
    q.put_nowait("y")
    await asyncio.sleep(0.001)
    for t in ts: t.cancel()
    print(await asyncio.gather(*ts, return_exceptions=True))
    # wait_for get
    try:
        await asyncio.wait_for(q.get(), .01)
    except TimeoutError:
        print("empty timeout")
    class MyQ(asyncio.Queue):
        def _put(self, item):
            super()._put(item * 10)
    m = MyQ()
    await m.put(1)
    print(await m.get())

asyncio.run(main())
