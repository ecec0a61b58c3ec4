import asyncio

from lab import inbox


async def ticker():
    for i in range(3):
        print("tick", i)
        await asyncio.sleep(0.06)


async def main():
    t = asyncio.create_task(ticker())
    async for job in inbox():
        print(job, job.kind)
    await t


asyncio.run(main())
