import asyncio


async def bad():
    await asyncio.sleep(0.01)
    raise KeyError("bad")


async def slow_cleanup():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        await asyncio.sleep(0.02)
        print("cleaned up")
        raise


async def main():
    try:
        await asyncio.wait_for(bad(), 0.1)
    except KeyError as e:
        print("key", e)
    try:
        await asyncio.wait_for(slow_cleanup(), 0.01)
    except asyncio.TimeoutError:
        print("timeout after cleanup")


asyncio.run(main())
