import asyncio


class RateLimiter:
    def __init__(self, n):
        self.semaphore = asyncio.Semaphore(n)

    async def __aenter__(self):
        await self.semaphore.acquire()
        return self

    async def __aexit__(self, *error):
        self.semaphore.release()


async def request(limiter, n, log):
    async with limiter:
        log.append(f"+{n}")
        await asyncio.sleep(0.01)
        log.append(f"-{n}")


async def main():
    limiter = RateLimiter(2)
    log = []
    await asyncio.gather(*[request(limiter, n, log) for n in range(5)])
    print(" ".join(log))


asyncio.run(main())
