import asyncio


async def worker(name, q):
    while True:
        n = await q.get()
        await asyncio.sleep(n / 100)
        print(name, n)
        q.task_done()


async def main():
    q = asyncio.Queue()
    for n in [5, 1, 2, 9]:
        q.put_nowait(n)
    workers = [asyncio.create_task(worker(f"w{i}", q)) for i in range(2)]
    await q.join()
    print("all done")
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))


asyncio.run(main())
