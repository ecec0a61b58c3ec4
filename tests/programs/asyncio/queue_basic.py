import asyncio


async def producer(q):
    for i in range(4):
        await q.put(i)
        print("put", i, q.qsize())
    await q.put(None)


async def consumer(q):
    while True:
        x = await q.get()
        if x is None:
            break
        print("got", x)
        await asyncio.sleep(0)


async def main():
    q = asyncio.Queue()
    print(q.empty(), q.full(), q.maxsize)
    await asyncio.gather(producer(q), consumer(q))


asyncio.run(main())
