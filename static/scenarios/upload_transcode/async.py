import asyncio
from concurrent.futures import ProcessPoolExecutor

from jobs import ahandle
from lab import inbox


async def main():
    with ProcessPoolExecutor(max_workers=2) as pool:
        tasks = []
        async for job in inbox():
            tasks.append(asyncio.create_task(ahandle(job, pool)))

        # The inbox is closed: wait for what still runs.
        for error in await asyncio.gather(*tasks, return_exceptions=True):
            if error is not None:
                print(f"failed: {error}")


if __name__ == "__main__":
    asyncio.run(main())
