import asyncio
import threading
import time

pages = ["home", "about", "news"]


def fetch(page):
    time.sleep(0.2)
    return len(page)


async def fetch_async(page):
    await asyncio.sleep(0.2)
    return len(page)


def timed(name, f):
    start = time.perf_counter()
    result = f()
    print(f"{name:<8} {result} about {round((time.perf_counter() - start) * 5)} x 200 ms")


def sync():
    return [fetch(p) for p in pages]


def threads():
    results = {}

    def work(p):
        results[p] = fetch(p)

    ts = [threading.Thread(target=work, args=(p,)) for p in pages]
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    return [results[p] for p in pages]


async def together():
    return await asyncio.gather(*(fetch_async(p) for p in pages))


timed("sync", sync)
timed("threads", threads)
timed("async", lambda: asyncio.run(together()))
