import asyncio


async def ok(n):
    await asyncio.sleep(0.06)
    print("ok", n)
    return n


async def bad():
    await asyncio.sleep(0.01)
    raise ValueError("bad")


async def main():
    try:
        await asyncio.gather(ok(1), bad(), ok(2))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(0.1)
    print(await asyncio.gather(ok(3), bad(), return_exceptions=True))
    print(await asyncio.gather())


asyncio.run(main())
