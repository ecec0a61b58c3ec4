import asyncio


async def say(what, when):
    await asyncio.sleep(when)
    print(what)


async def main():
    print("start")
    t1 = asyncio.create_task(say("task 1", 0.02))
    t2 = asyncio.create_task(say("task 2", 0.01))
    print("created")
    await say("direct", 0)
    print("after direct")
    await t1
    print("t2 done?", t2.done())
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "call_soon 1")
    asyncio.create_task(say("zero sleep", 0))
    loop.call_soon(print, "call_soon 2")
    loop.call_later(0, print, "call_later 0")
    await asyncio.sleep(0)
    print("main resumed")
    await asyncio.sleep(0)
    print("main resumed again")
    await asyncio.sleep(0.01)


asyncio.run(main())
