import asyncio


async def bad():
    print("bad runs")
    raise ValueError("from task")


async def main():
    t = asyncio.create_task(bad())
    await asyncio.sleep(0.01)
    print(t.done(), repr(t.exception()))
    try:
        await t
    except ValueError as e:
        print("caught", e)
    try:
        t.result()
    except ValueError as e:
        print("again", e)


asyncio.run(main())
