import asyncio


async def bad():
    await asyncio.sleep(0.001)
    raise ValueError("in task")


async def main():
    t = asyncio.create_task(bad())
    await t


asyncio.run(main())
