import asyncio


def a(loop):
    print("A")
    loop.call_later(0.01, b)


def b():
    print("B")


def c():
    print("C")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.1, a, loop)
    loop.call_later(0.105, c)
    await asyncio.sleep(0.16)


asyncio.run(main())
