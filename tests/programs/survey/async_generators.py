import asyncio
from typing import AsyncIterator


async def countdown(n: int) -> AsyncIterator[int]:
    try:
        while n > 0:
            await asyncio.sleep(0.001)
            yield n
            n -= 1
    finally:
        print("countdown closed")


async def take(n, source):
    i = 0
    async for item in source:
        if i == n:
            break
        yield item
        i += 1


async def aenumerate(aiter, start=0):
    n = start
    async for x in aiter:
        yield n, x
        n += 1


class Ticker:
    def __init__(self, delay, to):
        self.delay, self.to, self.i = delay, to, 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.to:
            raise StopAsyncIteration
        self.i += 1
        await asyncio.sleep(self.delay)
        return self.i


async def main():
    print([x async for x in countdown(3)])
    print({x: x * x async for x in Ticker(0.001, 4) if x % 2 == 0})
    print({x async for x in Ticker(0, 3)})
    async for i, x in aenumerate(countdown(2), start=10):
        print(i, x)
    gen = (x * 2 async for x in Ticker(0, 3))
    print(type(gen).__name__, await gen.__anext__(), await anext(gen), await anext(gen), await anext(gen, "end"))
    g = countdown(5)
    print(await g.asend(None))
    try:
        await g.athrow(ValueError, "stop it")
    except ValueError as e:
        print("caught", e)
    g = countdown(9)
    await anext(g)
    await g.aclose()
    print([await asyncio.sleep(0, i) for i in range(3)])
    try:
        await anext(Ticker(0, 0))
    except StopAsyncIteration:
        print("nothing")

asyncio.run(main())
