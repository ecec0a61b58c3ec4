import asyncio

from jobs import ahandle
from lab import inbox


async def main():
    tasks = []
    async for job in inbox():
        tasks.append(asyncio.create_task(ahandle(job)))

    # The inbox is closed: wait for what still runs. An error stays in its task until then.
    for error in await asyncio.gather(*tasks, return_exceptions=True):
        if error is not None:
            print(f"failed: {error}")


asyncio.run(main())
