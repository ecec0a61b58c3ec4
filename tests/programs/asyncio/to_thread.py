import asyncio
import time


def blocking(n):
    time.sleep(n / 20)
    print("thread", n)
    return n


async def ticker():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(0.1)


async def main():
    print(await asyncio.gather(asyncio.to_thread(blocking, 8), asyncio.to_thread(blocking, n=1), ticker()))


asyncio.run(main())
