import asyncio


async def work(ms, result):
    await asyncio.sleep(ms / 1000)
    return result


async def main():
    print(await asyncio.wait_for(work(10, "in time"), 0.05))
    print(await asyncio.wait_for(work(10, "no limit"), None))
    try:
        await asyncio.wait_for(work(50, "late"), timeout=0.01)
    except asyncio.TimeoutError as e:
        print("late", repr(e), isinstance(e, TimeoutError))
    try:
        await asyncio.wait_for(work(1, "x"), 0)
    except asyncio.TimeoutError:
        print("zero")


asyncio.run(main())
