import asyncio
from contextlib import asynccontextmanager


order = []


async def worker(lock, name, n):
    for i in range(n):
        async with lock:
            order.append(f"{name}{i}")
            await asyncio.sleep(0)


class AsyncRLock:
    def __init__(self):
        self._lock = asyncio.Lock()
        self._owner = None
        self._depth = 0

    async def acquire(self):
        me = asyncio.current_task()
        if self._owner is not me:
            await self._lock.acquire()
            self._owner = me
        self._depth += 1

    def release(self):
        if self._owner is not asyncio.current_task():
            raise RuntimeError("not the owner")
        self._depth -= 1
        if not self._depth:
            self._owner = None
            self._lock.release()

    @asynccontextmanager
    async def hold(self):
        await self.acquire()
        try:
            yield self._depth
        finally:
            self.release()


async def nested(r, name):
    async with r.hold() as a:
        await asyncio.sleep(0.001)
        async with r.hold() as b:
            print(name, a, b)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(lock, n, 2) for n in "abc"))
    print(order)
    r = AsyncRLock()
    await asyncio.gather(nested(r, "x"), nested(r, "y"))
    try:
        r.release()
    except RuntimeError as e:
        print(e)
    print(lock, asyncio.Semaphore(2)) if False else None
    waiters = [asyncio.create_task(lock.acquire()) for _ in range(3)]
    await asyncio.sleep(0)
    waiters[1].cancel()
    print([w.done() for w in waiters])
    lock.release()
    await asyncio.sleep(0)
    print([w.done() for w in waiters], lock.locked())

asyncio.run(main())
