import asyncio


async def bad():
    raise LookupError("first")


async def slow():
    try:
        await asyncio.sleep(1)
    finally:
        print("slow cleaned up")


async def main():
    await asyncio.gather(slow(), bad())


asyncio.run(main())
