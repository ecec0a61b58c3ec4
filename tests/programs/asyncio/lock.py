import asyncio


async def worker(n, lock):
    print(n, "wants")
    async with lock:
        print(n, "in")
        await asyncio.sleep(0.01)
        print(n, "out")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*[worker(n, lock) for n in range(3)])
    print(lock.locked(), await lock.acquire(), lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)


asyncio.run(main())
