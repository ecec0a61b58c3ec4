import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0)
        self.n -= 1
        return self.n


async def main():
    async for x in Countdown(3):
        print(x)
    else:
        print("else")
    async for x in Countdown(5):
        if x == 2:
            break
        if x == 3:
            continue
        print("b", x)
    print([x async for x in Countdown(3)], [x async for x in Countdown(4) if x % 2])


asyncio.run(main())
