import asyncio


async def ticks(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.001)
            yield i
    finally:
        print("generator ends")


async def main():
    async for t in ticks(3):
        print(t)
    print([t * 2 async for t in ticks(2)])
    g = ticks(5)
    print(await g.__anext__(), await anext(g))
    await g.aclose()
    print([x async for x in g])


asyncio.run(main())
