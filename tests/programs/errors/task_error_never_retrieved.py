import asyncio


async def bad():
    raise ValueError("nobody asks")


async def main():
    t = asyncio.create_task(bad())
    await asyncio.sleep(0.01)
    print("main ends")


asyncio.run(main())
