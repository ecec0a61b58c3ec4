import asyncio


async def leaf(n):
    await asyncio.sleep(0)
    print("leaf", n)
    return n


async def branch(n):
    print("branch", n)
    a, b = asyncio.create_task(leaf(n * 10)), asyncio.create_task(leaf(n * 10 + 1))
    return await a + await b


async def main():
    print(await asyncio.gather(branch(1), branch(2)))


asyncio.run(main())
