import asyncio
import time


async def timer(ms):
    await asyncio.sleep(ms / 1000)
    print(ms)


async def main():
    tasks = [asyncio.create_task(timer(30)), asyncio.create_task(timer(10))]
    await asyncio.sleep(0)
    time.sleep(0.05)
    print("blocked")
    await asyncio.gather(*tasks)


asyncio.run(main())
