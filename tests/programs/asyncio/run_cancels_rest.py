import asyncio


async def forever():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("cancelled at exit")
        raise
    finally:
        print("finally")


async def main():
    t = asyncio.create_task(forever())
    await asyncio.sleep(0.01)
    print("main ends")
    return 5


print(asyncio.run(main()))
