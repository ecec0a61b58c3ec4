import asyncio


async def inner(n):
    print("inner", n)
    return n * 2


async def other():
    print("other")


async def main():
    task = asyncio.create_task(other())
    print(await inner(1) + await inner(2))
    print("before", task.done())
    await task


asyncio.run(main())
