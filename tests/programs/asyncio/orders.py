# order-revealing programs
import asyncio

log = []
def note(*a):
    print(*a)

async def chain(n):
    if n:
        await chain(n - 1)
    else:
        await asyncio.sleep(0)
    note("chain", n)

async def ticker(name, n):
    for i in range(n):
        note(name, i)
        await asyncio.sleep(0)

async def fut_waiter(f, name):
    try:
        note(name, "got", await f)
    except BaseException as e:
        note(name, repr(e))

async def test1():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    ts = [asyncio.create_task(fut_waiter(f, f"w{i}")) for i in range(3)]
    tick = asyncio.create_task(ticker("t", 6))
    await asyncio.sleep(0)
    f.add_done_callback(lambda _: note("cb"))
    f.set_result(1)
    note("set")
    await asyncio.sleep(0)
    note("one")
    await asyncio.gather(*ts, tick)

async def test2():
    async def inner():
        note("inner start")
        await asyncio.sleep(0)
        note("inner end")
        return 5
    t = asyncio.create_task(inner())
    tick = asyncio.create_task(ticker("t", 6))
    note("awaiting")
    note(await t)
    t = asyncio.create_task(inner())
    note(await asyncio.shield(t))
    note(await asyncio.wait_for(inner(), 1))
    note(await asyncio.gather(inner()))
    await tick

async def test3():
    tick = asyncio.create_task(ticker("t", 12))
    async def c():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            note("c cancelled")
            await asyncio.sleep(0)
            note("c cleanup")
            raise
    t = asyncio.create_task(c())
    await asyncio.sleep(0)
    t.cancel()
    note("cancel called")
    try:
        await t
    except asyncio.CancelledError:
        note("caught")
    async def outer():
        try:
            await c()
        finally:
            note("outer finally")
    t = asyncio.create_task(outer())
    await asyncio.sleep(0)
    t.cancel()
    t.cancel()
    r = await asyncio.gather(t, return_exceptions=True)
    note(r)
    t = asyncio.create_task(asyncio.wait_for(c(), 1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    r = await asyncio.gather(t, return_exceptions=True)
    note(r)
    tick.cancel()

async def test4():
    q = asyncio.Queue()
    async def getter(n):
        note(n, "got", await q.get())
    gs = [asyncio.create_task(getter(i)) for i in range(3)]
    await asyncio.sleep(0)
    for i in range(3):
        q.put_nowait(i)
        note("put", i)
    q.put_nowait(99)
    note("direct", q.get_nowait())
    await asyncio.sleep(0)
    note("size", q.qsize())
    q.put_nowait(100)
    await asyncio.gather(*gs)
    b = asyncio.Queue(1)
    async def putter(n):
        await b.put(n)
        note("putter", n)
    ps = [asyncio.create_task(putter(i)) for i in range(4)]
    await asyncio.sleep(0)
    for _ in range(4):
        note("get", await b.get())
    await asyncio.gather(*ps)

async def test5():
    lock = asyncio.Lock()
    async def w(n):
        async with lock:
            note("in", n)
            await asyncio.sleep(0)
        note("out", n)
        async with lock:
            note("again", n)
    await asyncio.gather(*(w(i) for i in range(3)))
    sem = asyncio.Semaphore(2)
    async def s(n):
        for k in range(2):
            async with sem:
                note("sem", n, k)
                await asyncio.sleep(0)
    await asyncio.gather(*(s(i) for i in range(4)))
    ev = asyncio.Event()
    async def e(n):
        await ev.wait()
        note("ev", n)
    ts = [asyncio.create_task(e(i)) for i in range(3)]
    await asyncio.sleep(0)
    ev.set()
    note("set")
    await ev.wait()
    note("main through")
    await asyncio.gather(*ts)
    cond = asyncio.Condition()
    async def cw(n):
        async with cond:
            await cond.wait()
            note("cond", n)
            await asyncio.sleep(0)
            note("cond end", n)
    ts = [asyncio.create_task(cw(i)) for i in range(3)]
    await asyncio.sleep(0)
    async with cond:
        cond.notify_all()
        note("notified")
        await asyncio.sleep(0)
        note("releasing")
    await asyncio.gather(*ts)

async def test6():
    loop = asyncio.get_running_loop()
    for d in (.003, .001, .002, .001):
        loop.call_later(d, note, "later", d)
    now = loop.time()
    for n in range(5):
        loop.call_at(now + .005, note, "same", n)
    await asyncio.gather(*(ticker(f"t{i}", 2) for i in range(2)), asyncio.sleep(.01))
    done, pending = await asyncio.wait([asyncio.create_task(ticker(f"w{i}", i + 1)) for i in range(3)], return_when=asyncio.FIRST_COMPLETED)
    note(len(done), len(pending))
    await asyncio.wait(pending)
    for c in asyncio.as_completed([ticker("a", 3)]):
        await c
        note("completed")

async def test7():
    async def agen(n):
        try:
            for i in range(n):
                yield i
                await asyncio.sleep(0)
        finally:
            note("agen closed")
    tick = asyncio.create_task(ticker("t", 4))
    async for x in agen(3):
        note("x", x)
    note([x async for x in agen(2)])
    g = agen(5)
    note(await g.__anext__(), await anext(g))
    await g.aclose()
    async for x in agen(5):
        break
    note("left")
    await tick

async def test8():
    async with asyncio.TaskGroup() as tg:
        for i in range(3):
            tg.create_task(ticker(f"g{i}", 2))
        note("body end")
    note("group done")
    async def boom(n):
        await asyncio.sleep(0)
        note("boom", n)
        raise ValueError(n)
    async def victim(n):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            note("victim", n)
            raise
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(victim(1))
            tg.create_task(boom(1))
            tg.create_task(boom(2))
    except* ValueError as e:
        note(e.exceptions)

for t in (test1, test2, test3, test4, test5, test6, test7, test8):
    print("==", t.__name__)
    asyncio.run(t())
