import asyncio
async def boom():
    raise ValueError("lost")
async def main():
    t = asyncio.create_task(boom())
    await asyncio.sleep(0.01)
    print("main ends")
asyncio.run(main())
def bad_callback():
    raise RuntimeError("cb")
async def main2():
    loop = asyncio.get_running_loop()
    loop.call_soon(bad_callback)
    await asyncio.sleep(.01)
    print("main2 ends")
    f = loop.create_future()
    f.add_done_callback(lambda f: 1 / 0)
    f.set_result(1)
    await asyncio.sleep(.01)
asyncio.run(main2())
async def exits():
    raise SystemExit(3)
async def main3():
    t = asyncio.create_task(exits())
    try:
        await asyncio.sleep(1)
    finally:
        print("main3 finally")
asyncio.run(main3())
