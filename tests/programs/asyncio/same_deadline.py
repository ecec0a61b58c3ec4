import asyncio


async def main():
    loop = asyncio.get_running_loop()
    when = loop.time() + 0.01
    for n in range(5):
        loop.call_at(when, print, n)
    loop.call_at(when - 0.005, print, "first")
    await asyncio.sleep(0.03)


asyncio.run(main())
