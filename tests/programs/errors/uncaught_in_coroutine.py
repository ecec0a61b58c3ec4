import asyncio


async def deep(n):
    if n == 0:
        raise ValueError("deep")
    await deep(n - 1)


async def main():
    print("start")
    await deep(2)


asyncio.run(main())
