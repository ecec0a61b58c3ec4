import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def blocking(n):
    time.sleep(n / 100)
    return n * n


def bad():
    raise ValueError("in thread")


async def main():
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, blocking, 2))
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [loop.run_in_executor(pool, blocking, n) for n in (3, 1)]
        print(await asyncio.gather(*futures))
        try:
            await loop.run_in_executor(pool, bad)
        except ValueError as e:
            print("caught", e)


asyncio.run(main())
