import asyncio


async def producer(q):
    for i in range(5):
        print("putting", i)
        await q.put(i)
    print("producer ends")


async def consumer(q):
    for _ in range(5):
        await asyncio.sleep(0.01)
        print("got", await q.get(), q.full())


async def main():
    q = asyncio.Queue(maxsize=2)
    await asyncio.gather(producer(q), consumer(q))


asyncio.run(main())
