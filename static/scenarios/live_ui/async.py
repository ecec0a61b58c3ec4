import asyncio

from jobs import adraw_while, ahandle
from lab import inbox

tasks = []
window = None


def busy():
    return any(not task.done() for task in tasks)


async def main():
    global window
    async for job in inbox():
        if window is None or window.done():
            window = asyncio.create_task(adraw_while(busy))
        tasks.append(asyncio.create_task(ahandle(job)))

    # The inbox is closed: wait for what still runs.
    for error in await asyncio.gather(*tasks, return_exceptions=True):
        if error is not None:
            print(f"failed: {error}")
    if window is not None:
        await window


asyncio.run(main())
