import asyncio


async def producer(name, q, n):
    for i in range(n):
        await asyncio.sleep(0.02 if name == "p0" else 0.03)
        await q.put((name, i))
    print(name, "finished")


async def consumer(q):
    seen = 0
    while True:
        name, i = await q.get()
        seen += 1
        print(name, i)
        q.task_done()
        if seen == 5:
            return seen


async def main():
    q = asyncio.Queue()
    c = asyncio.create_task(consumer(q))
    await asyncio.gather(producer("p0", q, 2), producer("p1", q, 3))
    print(await c)


asyncio.run(main())
