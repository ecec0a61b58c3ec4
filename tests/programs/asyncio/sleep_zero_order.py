import asyncio


async def chatty(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def main():
    tasks = [asyncio.create_task(chatty(n, k)) for n, k in [("a", 3), ("b", 1), ("c", 2)]]
    print("created")
    for t in tasks:
        print("result", await t)


asyncio.run(main())
