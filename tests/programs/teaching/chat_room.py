import asyncio


class Room:
    def __init__(self):
        self.members = {}

    def join(self, name):
        self.members[name] = asyncio.Queue()
        return self.members[name]

    def say(self, name, text):
        for other, q in self.members.items():
            if other != name:
                q.put_nowait(f"{name}: {text}")


async def listen(name, q):
    while True:
        text = await q.get()
        if text.endswith("bye"):
            print(f"{name} hears goodbye")
            return
        print(f"{name} hears {text!r}")


async def main():
    room = Room()
    listeners = [asyncio.create_task(listen(n, room.join(n))) for n in ("ann", "bob", "cy")]
    room.say("ann", "hello")
    await asyncio.sleep(0)
    room.say("bob", "hi")
    await asyncio.sleep(0.001)
    room.say("ann", "bye")
    room.say("bob", "bye")
    await asyncio.gather(*listeners)


asyncio.run(main())
