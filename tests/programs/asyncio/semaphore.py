import asyncio


async def worker(n, s):
    async with s:
        print("in", n)
        await asyncio.sleep(0.02)
    print("out", n)


async def main():
    s = asyncio.Semaphore(2)
    await asyncio.gather(*[worker(n, s) for n in range(5)])
    print(s.locked())
    await s.acquire()
    await s.acquire()
    print(s.locked())
    s.release()


asyncio.run(main())
