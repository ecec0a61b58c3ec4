import asyncio


async def main():
    loop = asyncio.get_running_loop()
    t = loop.time()
    h = loop.call_later(0.01, print, "never")
    loop.call_later(0.02, print, "later")
    k = loop.call_at(t + 0.03, print, "at")
    h.cancel()
    s = loop.call_soon(print, "no")
    s.cancel()
    print(h.cancelled(), s.cancelled(), k.cancelled())
    await asyncio.sleep(0.05)
    print(0.05 <= loop.time() - t < 0.5)


asyncio.run(main())
