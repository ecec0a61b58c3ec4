import asyncio
from collections import deque


class AsyncChannel:
    """Go-like unbuffered channel."""

    def __init__(self):
        self._getters = deque()
        self._putters = deque()
        self._closed = False

    async def send(self, item):
        if self._closed:
            raise RuntimeError("send on closed channel")
        if self._getters:
            self._getters.popleft().set_result(item)
            return
        fut = asyncio.get_running_loop().create_future()
        self._putters.append((item, fut))
        await fut

    async def recv(self):
        if self._putters:
            item, fut = self._putters.popleft()
            fut.set_result(None)
            return item
        if self._closed:
            raise EOFError
        fut = asyncio.get_running_loop().create_future()
        self._getters.append(fut)
        return await fut

    def close(self):
        self._closed = True
        while self._getters:
            self._getters.popleft().set_exception(EOFError())

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.recv()
        except EOFError:
            raise StopAsyncIteration from None


async def generate(ch, n):
    for i in range(2, n):
        await ch.send(i)
    ch.close()


async def filter_(src, dst, prime):
    async for i in src:
        if i % prime:
            await dst.send(i)
    dst.close()


async def sieve(n):
    ch = AsyncChannel()
    tasks = [asyncio.create_task(generate(ch, n))]
    primes = []
    while True:
        try:
            p = await ch.recv()
        except EOFError:
            break
        primes.append(p)
        nxt = AsyncChannel()
        tasks.append(asyncio.create_task(filter_(ch, nxt, p)))
        ch = nxt
    await asyncio.gather(*tasks)
    return primes, len(tasks)


print(asyncio.run(sieve(40)))
