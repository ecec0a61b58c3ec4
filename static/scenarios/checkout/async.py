import asyncio

from jobs import ahandle
from lab import inbox

tasks = []


def background(work, job):
    tasks.append(asyncio.create_task(work(job)))


async def main():
    async for job in inbox():
        tasks.append(asyncio.create_task(ahandle(job, background)))

    # The inbox is closed: wait for what still runs, also for what it starts in the background.
    while tasks:
        try:
            await tasks.pop(0)
        except Exception as error:
            print(f"failed: {error}")


asyncio.run(main())
