import asyncio


def tick(loop, n):
    print("tick", n)
    if n < 3:
        loop.call_later(0.01, tick, loop, n + 1)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(0.01, tick, loop, 0)
    loop.call_soon(print, "soon")
    print("main")
    await asyncio.sleep(0.09)
    print("end")


asyncio.run(main())
