import asyncio
import time


async def polite():
    for i in range(3):
        print("polite", i)
        await asyncio.sleep(0.01)


async def greedy():
    await asyncio.sleep(0.005)
    print("greedy begins")
    end = time.monotonic() + 0.1
    while time.monotonic() < end:
        pass
    print("greedy ends")


async def main():
    await asyncio.gather(polite(), greedy())


asyncio.run(main())
