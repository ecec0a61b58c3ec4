import asyncio


class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        print("awaiting")
        yield from asyncio.sleep(0.001).__await__()
        return self.value


async def main():
    print(await Later(5))
    print(await asyncio.gather(asyncio.create_task(wrap(1)), wrap(2)))


async def wrap(x):
    return await Later(x)


asyncio.run(main())
