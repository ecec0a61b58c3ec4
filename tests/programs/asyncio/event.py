import asyncio


async def waiter(n, e):
    print(n, "waits")
    print(n, await e.wait())


async def main():
    e = asyncio.Event()
    tasks = [asyncio.create_task(waiter(n, e)) for n in range(2)]
    await asyncio.sleep(0)
    print(e.is_set())
    e.set()
    print("set", e.is_set())
    await asyncio.gather(*tasks)
    await e.wait()
    e.clear()
    print(e.is_set())


asyncio.run(main())
