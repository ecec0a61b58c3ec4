# What the loop says of callbacks that raise, also when no frame of the program's was on the way.
import asyncio


class E1(Exception):
    pass


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_result(1)
    loop.call_soon(future.set_result, 2)
    loop.call_soon(future.set_exception, E1)
    loop.call_soon(None)
    loop.call_soon(int, "x")
    loop.call_soon(lambda: 1 // 0)
    await asyncio.sleep(0)
    print("done")


asyncio.run(main())
