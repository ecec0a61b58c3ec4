import asyncio


async def fast():
    await asyncio.sleep(0.01)
    return "fast"


async def slow():
    try:
        await asyncio.sleep(0.2)
        return "slow"
    except asyncio.CancelledError:
        print("slow cancelled")
        raise


async def main():
    results = []
    for c in (fast(), slow()):
        try:
            results.append(await asyncio.wait_for(c, 0.05))
        except asyncio.TimeoutError:
            results.append("timeout")
    print(results)


asyncio.run(main())
