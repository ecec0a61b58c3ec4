import asyncio


async def say(x):
    print(x)
    await asyncio.sleep(0)
    print(x, "again")


async def main():
    c = say("coroutine")
    t = asyncio.create_task(say("task"))
    print("both made")
    await c
    print("coroutine awaited")
    await t


asyncio.run(main())
