import asyncio
import contextlib


class Connection:
    def __init__(self, name):
        self.name = name
        self.open = False

    async def __aenter__(self):
        await asyncio.sleep(0)
        self.open = True
        print(f"{self.name} opened")
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await asyncio.sleep(0.01)
        self.open = False
        print(f"{self.name} closed because {exc_type.__name__ if exc_type else 'done'}")

    def __repr__(self):
        return f"<Connection {self.name!r} {'open' if self.open else 'closed'}>"


async def worker(name):
    async with Connection(name) as conn:
        print(conn)
        while True:
            await asyncio.sleep(0.1)


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("ignoring the first cancel")
    await asyncio.sleep(0.01)
    return "survived"


async def main():
    tasks = [asyncio.create_task(worker(f"db{i}")) for i in range(3)]
    await asyncio.sleep(0.05)
    for t in tasks:
        print(t.cancel("shutdown"), t.cancelled(), t.done(), t.cancelling())
    for t in tasks:
        with contextlib.suppress(asyncio.CancelledError):
            await t
    print([t.cancelled() for t in tasks])
    s = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    s.cancel()
    print(await s, s.cancelled(), s.cancelling(), s.cancel())
    t = asyncio.create_task(asyncio.sleep(1))
    t.cancel("with message")
    try:
        await t
    except asyncio.CancelledError as e:
        print("args", e.args)

asyncio.run(main())
