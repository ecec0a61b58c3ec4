import asyncio


async def bad():
    await asyncio.sleep(0)
    raise ValueError("out of run")


try:
    asyncio.run(bad())
except ValueError as e:
    print("caught", e)
