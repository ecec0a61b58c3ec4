import asyncio

from lab import aio


async def w(n):
    await aio(n)
    print(n)


async def main():
    await asyncio.gather(w(60), w(20), w(40))


asyncio.run(main())
