import asyncio
import random
import string


class Room:
    def __init__(self, name):
        self.name = name
        self.members: dict[str, "User"] = {}
        self.log: list[str] = []

    async def broadcast(self, sender, text):
        line = f"<{sender}> {text}"
        self.log.append(line)
        for user in self.members.values():
            if user.name != sender:
                await user.inbox.put(line)


class User:
    def __init__(self, name):
        self.name = name
        self.inbox: asyncio.Queue[str] = asyncio.Queue()
        self.received = 0

    async def join(self, room):
        room.members[self.name] = self
        await room.broadcast("server", f"{self.name} joined")

    async def listen(self):
        try:
            while True:
                msg = await self.inbox.get()
                self.received += 1
        except asyncio.CancelledError:
            print(f"{self.name:>6} got {self.received:>2} messages")
            raise


async def main():
    random.seed(2024)
    room = Room("lobby")
    users = [User(n) for n in ("ann", "bob", "cleo")]
    listeners = [asyncio.create_task(u.listen()) for u in users]
    for u in users:
        await u.join(room)
    for _ in range(5):
        u = random.choice(users)
        text = "".join(random.choices(string.ascii_lowercase, k=5))
        await room.broadcast(u.name, text)
        await asyncio.sleep(random.random() / 100)
    for l in listeners:
        l.cancel()
    await asyncio.gather(*listeners, return_exceptions=True)
    print("\n".join(room.log))

asyncio.run(main())
