import asyncio


async def worker():
    t = asyncio.current_task()
    print("in", t.get_name(), t.get_coro().__qualname__)
    await asyncio.sleep(0.01)
    return t.get_name()


async def main():
    t1 = asyncio.create_task(worker())
    t2 = asyncio.create_task(worker(), name="custom")
    t3 = asyncio.ensure_future(worker())
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    t3.set_name("renamed")
    print(await asyncio.gather(t1, t2, t3))
    print(t2.done(), t2.result(), t2.exception())
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    loop = asyncio.get_running_loop()
    print(type(loop).__name__, loop.is_running(), loop.get_debug())
    c = worker()
    print(asyncio.iscoroutine(c), c.__name__, c.cr_running)
    c.close()
    f = loop.create_future()
    print(f.done(), f.cancelled())
    f.cancel()
    print(f)

asyncio.run(main())
