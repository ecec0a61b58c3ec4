import asyncio


class BoundedBuffer:
    def __init__(self, size):
        self.size = size
        self.items = []
        self.cond = asyncio.Condition()

    async def put(self, x):
        async with self.cond:
            await self.cond.wait_for(lambda: len(self.items) < self.size)
            self.items.append(x)
            self.cond.notify_all()

    async def get(self):
        async with self.cond:
            while not self.items:
                await self.cond.wait()
            x = self.items.pop(0)
            self.cond.notify_all()
            return x


async def producer(buf, n):
    for i in range(n):
        await buf.put(i)
        print("put", i)


async def consumer(buf, n):
    for _ in range(n):
        x = await buf.get()
        print("got", x)
        await asyncio.sleep(0.001)


async def runner(barrier, name, delay):
    await asyncio.sleep(delay)
    print(name, "ready")
    pos = await barrier.wait()
    print(name, "go" , "last" if pos == 2 else "")


async def main():
    buf = BoundedBuffer(2)
    await asyncio.gather(producer(buf, 6), consumer(buf, 6))
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(runner(barrier, n, d) for n, d in [("x", .03), ("y", .01), ("z", .02)]))
    print(barrier.n_waiting, barrier.parties, barrier.broken)
    cond = asyncio.Condition()
    try:
        cond.notify()
    except RuntimeError as e:
        print(e)

asyncio.run(main())
