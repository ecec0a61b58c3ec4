import asyncio

async def child(name, delay, fail=None, log=True):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise fail
        print(name, "ok")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise

async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(child("a", .02))
        b = tg.create_task(child("b", .01), name="bee")
        print(tg)
        print("in body")
    print(a.result(), b.result(), b.get_name())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child("a", .02))
            tg.create_task(child("b", .01, ValueError("b")))
            tg.create_task(child("c", .01, KeyError("c")))
            await asyncio.sleep(1)
    except* ValueError as eg:
        print("V", eg.exceptions, eg)
    except* KeyError as eg:
        print("K", eg.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child("a", .02))
            await asyncio.sleep(.001)
            raise RuntimeError("body")
    except BaseExceptionGroup as eg:
        print(repr(eg), type(eg))
    print(asyncio.current_task().cancelling())
    async def outer():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child("x", 1))
            tg.create_task(child("y", 1))
            print("outer waits")
    t = asyncio.create_task(outer())
    await asyncio.sleep(.01)
    t.cancel("enough")
    try:
        await t
    except asyncio.CancelledError as e:
        print("outer cancelled", e.args)
    tg = asyncio.TaskGroup()
    c = child("n", 0)
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e)[-20:])
    c.close()
    async with tg: pass
    try:
        async with tg: pass
    except RuntimeError as e:
        print(str(e)[-28:])
    c = child("n", 0)
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(str(e)[-20:])
    c.close()
    # nested
    try:
        async with asyncio.TaskGroup() as outer_tg:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(child("i", .01, ValueError("inner")))
                outer_tg.create_task(child("o", .5))
    except* ValueError as eg:
        print(repr(eg))
    # spawn from child
    async with asyncio.TaskGroup() as tg:
        async def spawner(n):
            print("spawn", n)
            if n: tg.create_task(spawner(n - 1))
        tg.create_task(spawner(3))
    try:
        async with asyncio.TaskGroup() as tg:
            t = tg.create_task(child("q", 1))
            await asyncio.sleep(0)
            t.cancel()
        print("cancel of one child is fine", t.cancelled())
    except BaseException as e:
        print("??", repr(e))

asyncio.run(main())
