import asyncio


class ClosableQueue(asyncio.Queue):
    _SENTINEL = object()

    async def close(self):
        await self.put(self._SENTINEL)

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.get()
        try:
            if item is self._SENTINEL:
                raise StopAsyncIteration
            return item
        finally:
            self.task_done()


async def merge(*iterables):
    q = asyncio.Queue()
    done = object()

    async def pump(it):
        async for x in it:
            await q.put(x)
        await q.put(done)

    tasks = [asyncio.create_task(pump(it)) for it in iterables]
    left = len(tasks)
    while left:
        x = await q.get()
        if x is done:
            left -= 1
        else:
            yield x


async def numbers(n, delay):
    for i in range(n):
        await asyncio.sleep(delay)
        yield (delay, i)


async def main():
    q = ClosableQueue()

    async def fill():
        for i in range(4):
            await q.put(i * i)
        await q.close()

    asyncio.create_task(fill())
    print([x async for x in q])
    await q.join()
    async for d, i in merge(numbers(3, 0.01), numbers(2, 0.025)):
        print(d, i)
    print(q.empty(), q)

asyncio.run(main())
