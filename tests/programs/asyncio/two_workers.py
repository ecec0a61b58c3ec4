import asyncio


async def worker(n):
    for i in range(2):
        print(n, i)
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(worker("a"), worker("b"))


asyncio.run(main())
