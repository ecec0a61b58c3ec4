import asyncio


async def s(ms):
    await asyncio.sleep(ms / 1000)
    print(ms)


async def main():
    await asyncio.gather(*[s(ms) for ms in [60, 20, 40, 0, 80]])


asyncio.run(main())
