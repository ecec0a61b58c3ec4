import asyncio, logging, sys, time
logging.basicConfig(level=logging.DEBUG, format="%(levelname)s:%(threadName)s:%(funcName)s:%(lineno)d:%(message)s", stream=sys.stdout)
log = logging.getLogger(__name__)
logging.getLogger("asyncio").setLevel(logging.ERROR)
async def worker(n, q):
    while True:
        item = await q.get()
        log.info("worker %d got %s", n, item)
        await asyncio.sleep(0.01 * item)
        q.task_done()
async def main():
    q = asyncio.Queue()
    for i in range(5): q.put_nowait(i)
    ws = [asyncio.create_task(worker(i, q), name=f"w{i}") for i in range(2)]
    await q.join()
    for w in ws: w.cancel()
    res = await asyncio.gather(*ws, return_exceptions=True)
    log.debug("%r", [type(r).__name__ for r in res])
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
asyncio.run(main(), debug=False)
