import asyncio


async def getter(n, q):
    print(n, "waits")
    print(n, "gets", await q.get())


async def main():
    q = asyncio.Queue()
    tasks = [asyncio.create_task(getter(n, q)) for n in range(3)]
    await asyncio.sleep(0)
    for x in "abc":
        await q.put(x)
        print("put", x)
    await asyncio.gather(*tasks)


asyncio.run(main())
