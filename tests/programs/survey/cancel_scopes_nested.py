import asyncio


async def level3():
    try:
        print("level3 start")
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("level3 cancelled")
        raise


async def level2():
    try:
        await level3()
    finally:
        print("level2 finally")
        await asyncio.sleep(0)
        print("level2 finally after await")


async def level1():
    async with asyncio.timeout(0.05):
        try:
            async with asyncio.timeout(0.01):
                await level2()
        except TimeoutError:
            print("inner timeout")
        await asyncio.sleep(1)


async def main():
    try:
        await level1()
    except TimeoutError as e:
        print("outer timeout", repr(e))
    task = asyncio.create_task(level2())
    await asyncio.sleep(0.001)
    task.cancel()
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("task cancelled:", task.cancelled(), task.cancelling())
    t = asyncio.current_task()
    t.cancel()
    try:
        await asyncio.sleep(0)
    except asyncio.CancelledError:
        print("self cancelled", t.cancelling(), t.uncancel())
    print("end")

asyncio.run(main())
