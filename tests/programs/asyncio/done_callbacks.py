import asyncio


async def work(n):
    await asyncio.sleep(0.01 * n)
    return n


async def main():
    t = asyncio.create_task(work(1))
    t.add_done_callback(lambda t: print("callback", t.result()))
    t.add_done_callback(lambda t: print("second", t.done()))
    print("main", await t)
    t.add_done_callback(lambda t: print("late"))
    print("before late")
    await asyncio.sleep(0)


asyncio.run(main())
