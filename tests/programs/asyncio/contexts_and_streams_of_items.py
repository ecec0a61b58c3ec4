import asyncio
class Resource:
    def __init__(self, name): self.name = name
    async def __aenter__(self):
        print("open", self.name); await asyncio.sleep(0); return self
    async def __aexit__(self, *exc):
        print("close", self.name, exc[0].__name__ if exc[0] else None); await asyncio.sleep(0)
from contextlib import asynccontextmanager, AsyncExitStack
@asynccontextmanager
async def managed(n):
    print("enter", n)
    try:
        yield n * 2
    finally:
        print("exit", n)
async def producer(q, n):
    for i in range(n):
        await q.put((i, f"item{i}"))
        await asyncio.sleep(.001)
    await q.put(None)
async def agen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def main():
    async with Resource("a") as a, managed(3) as m:
        print(a.name, m)
    async with AsyncExitStack() as st:
        for i in range(2):
            await st.enter_async_context(Resource(str(i)))
        st.push_async_callback(asyncio.sleep, 0)
    try:
        async with Resource("x"):
            raise ValueError("v")
    except ValueError: print("caught")
    print([x async for x in agen(3) if x], {x: x * x async for x in agen(3)})
    q = asyncio.Queue()
    t = asyncio.create_task(producer(q, 3))
    while (item := await q.get()) is not None:
        match item:
            case (n, str(s)): print(n, s)
    await t
    sem = asyncio.Semaphore(2)
    async def limited(i):
        async with sem:
            await asyncio.sleep(.01)
            return i
    print(await asyncio.gather(*map(limited, range(5))))
    results = []
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(limited(i)) for i in range(3)]
    print([t.result() for t in ts])
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, sum, [1, 2, 3]))
    ev = asyncio.Event()
    loop.call_later(.01, ev.set)
    try:
        await asyncio.wait_for(ev.wait(), 1)
        print("event")
    except asyncio.TimeoutError: print("no")
    a = aiter(agen(2)); print(await anext(a), await anext(a), await anext(a, "end"))
    c = asyncio.Condition()
    async def waiter(i):
        async with c:
            await c.wait(); print("woken", i)
    ws = [asyncio.create_task(waiter(i)) for i in range(2)]
    await asyncio.sleep(0)
    async with c: c.notify_all()
    await asyncio.wait(ws)
asyncio.run(main())
