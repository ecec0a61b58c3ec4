import asyncio, sys

async def boom(n):
    await asyncio.sleep(0)
    raise ValueError(n)

async def main():
    loop = asyncio.get_running_loop()
    def handler(loop, ctx):
        print("HANDLER", ctx["message"], repr(ctx.get("exception")))
    loop.set_exception_handler(handler)
    asyncio.create_task(boom(1))
    await asyncio.sleep(0.01)
    print("after 1")
    t = asyncio.create_task(boom(2))
    await asyncio.sleep(0.01)
    print("after 2")
    del t
    await asyncio.sleep(0)
    async def inner():
        t = asyncio.create_task(boom(4))
        await asyncio.sleep(.001)
        await inner()
    await asyncio.sleep(0)
    print("after inner")
    f = loop.create_future()
    f.set_exception(KeyError("fut"))
    del f
    await asyncio.sleep(0)
    g = asyncio.gather(boom(7), boom(8))
    await asyncio.sleep(.001)
    print("gather not awaited")
    del g
    await asyncio.sleep(0)
    print("end")
    last = asyncio.create_task(boom(9))
    await asyncio.sleep(.001)

asyncio.run(main())
print("after run")
