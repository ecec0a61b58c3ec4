import asyncio

SITE = {"/": ["/a", "/b"], "/a": ["/b", "/c"], "/b": ["/"], "/c": []}


async def fetch(url):
    await asyncio.sleep(0.005)
    if url not in SITE:
        raise LookupError(url)
    return SITE[url]


async def crawler(queue, seen, order):
    while True:
        url = await queue.get()
        try:
            order.append(url)
            for link in await fetch(url):
                if link not in seen:
                    seen.add(link)
                    queue.put_nowait(link)
        finally:
            queue.task_done()


async def main():
    queue, seen, order = asyncio.Queue(), {"/"}, []
    queue.put_nowait("/")
    crawlers = [asyncio.create_task(crawler(queue, seen, order)) for _ in range(2)]
    await queue.join()
    for c in crawlers:
        c.cancel()
    await asyncio.gather(*crawlers, return_exceptions=True)
    print(order, sorted(seen))


asyncio.run(main())
