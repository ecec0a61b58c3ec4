import asyncio

active = peak = 0


async def fetch(n, s):
    global active, peak
    async with s:
        active += 1
        peak = max(peak, active)
        await asyncio.sleep(0.005)
        active -= 1
        return n


async def main():
    s = asyncio.Semaphore(3)
    print(await asyncio.gather(*(fetch(n, s) for n in range(10))), peak)


asyncio.run(main())
