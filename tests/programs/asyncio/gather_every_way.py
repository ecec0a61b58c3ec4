import asyncio

async def work(name, n, fail=False):
    try:
        for i in range(n):
            print(name, i)
            await asyncio.sleep(0)
        if fail:
            raise ValueError(name)
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "finally")

async def gather_cases():
    print(await asyncio.gather(work("a", 2), work("b", 1), work("c", 0)))
    r = await asyncio.gather(work("a", 2), work("b", 1, True), return_exceptions=True)
    print(r)
    try:
        await asyncio.gather(work("a", 3), work("b", 1, True), work("c", 5))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(0.01)
    t = asyncio.create_task(work("dup", 1))
    print(await asyncio.gather(t, t, work("x", 0)))
    g = asyncio.gather(work("p", 4), work("q", 4))
    await asyncio.sleep(0)
    print(g.cancel())
    try:
        await g
    except asyncio.CancelledError as e:
        print("gather cancelled", repr(e))
    print(g.cancelled(), g.done())
    g = asyncio.gather(work("p", 4), work("q", 4), return_exceptions=True)
    await asyncio.sleep(0)
    print(g.cancel())
    try:
        print(await g)
    except asyncio.CancelledError as e:
        print("gather cancelled", repr(e))
    t1 = asyncio.create_task(work("t1", 5)); t2 = asyncio.create_task(work("t2", 2))
    g = asyncio.gather(t1, t2, return_exceptions=True)
    await asyncio.sleep(0)
    t1.cancel("stop it")
    print(await g)
    t1 = asyncio.create_task(work("t1", 5)); t2 = asyncio.create_task(work("t2", 2))
    g = asyncio.gather(t1, t2)
    await asyncio.sleep(0)
    t1.cancel("stop it")
    try:
        print(await g)
    except asyncio.CancelledError as e:
        print(repr(e))
    await asyncio.sleep(0.01)
    print(await asyncio.gather())
    print(repr(asyncio.gather()))

asyncio.run(gather_cases())
