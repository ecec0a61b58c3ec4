import asyncio


class Ctx:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("enter", self.name)
        return self

    async def __aexit__(self, kind, error, tb):
        await asyncio.sleep(0)
        print("exit", self.name, error)
        return kind is ValueError


async def main():
    async with Ctx("a") as a, Ctx("b"):
        print("in", a.name)
    async with Ctx("c"):
        raise ValueError("swallowed")
    try:
        async with Ctx("d"):
            raise KeyError("through")
    except KeyError as e:
        print("caught", e)


asyncio.run(main())
