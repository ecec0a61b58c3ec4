import asyncio


async def task(n):
    print("task", n)
    await asyncio.sleep(0)
    print("task again", n)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "callback 1")
    t = asyncio.create_task(task(1))
    loop.call_soon(print, "callback 2")
    u = asyncio.create_task(task(2))
    print("main")
    await asyncio.sleep(0)
    print("main again")
    loop.call_soon(print, "callback 3")
    await u
    await t


asyncio.run(main())
