import asyncio
from dataclasses import dataclass
from typing import Any


@dataclass
class Envelope:
    sender: "Actor | None"
    body: Any


class Actor:
    def __init__(self, name):
        self.name = name
        self.mailbox: asyncio.Queue[Envelope] = asyncio.Queue()
        self._task = asyncio.create_task(self._loop(), name=name)

    def tell(self, body, sender=None):
        self.mailbox.put_nowait(Envelope(sender, body))

    async def _loop(self):
        while True:
            env = await self.mailbox.get()
            if env.body == "stop":
                break
            await self.receive(env)
        await self.stopped()

    async def receive(self, env):
        raise NotImplementedError(f"{type(self).__name__} cannot handle {env.body}")

    async def stopped(self):
        print(f"{self.name} stopped")


class Ping(Actor):
    async def receive(self, env):
        match env.body:
            case ("ball", n) if n <= 0:
                print("game over")
                env.sender.tell("stop")
                self.tell("stop")
            case ("ball", n):
                print(f"{self.name}: {n}")
                env.sender.tell(("ball", n - 1), sender=self)


class Broken(Actor):
    pass


async def main():
    a, b = Ping("ping"), Ping("pong")
    b.tell(("ball", 4), sender=a)
    await asyncio.gather(a._task, b._task)
    c = Broken("broken")
    c.tell(1)
    try:
        await c._task
    except NotImplementedError as e:
        print("actor died:", e)

asyncio.run(main())
