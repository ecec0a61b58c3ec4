import asyncio


class Sleeper:
    """An awaitable class."""
    def __init__(self, t, value):
        self.t, self.value = t, value

    def __await__(self):
        yield from asyncio.sleep(self.t).__await__()
        return self.value


class Later:
    def __await__(self):
        print("suspending once")
        x = yield
        print("resumed with", x)
        return "later"


async def set_after(fut, delay, value):
    await asyncio.sleep(delay)
    if isinstance(value, Exception):
        fut.set_exception(value)
    else:
        fut.set_result(value)


async def main():
    print(await Sleeper(0.01, "woke"), await Later())
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    asyncio.create_task(set_after(fut, 0.01, 42))
    print(fut.done(), await fut, fut.done(), fut.result(), fut.exception())
    try:
        fut.set_result(1)
    except asyncio.InvalidStateError as e:
        print("InvalidStateError:", e)
    fut2 = loop.create_future()
    try:
        fut2.result()
    except asyncio.InvalidStateError as e:
        print(e)
    asyncio.create_task(set_after(fut2, 0, LookupError("lost")))
    try:
        await fut2
    except LookupError as e:
        print(repr(e), fut2.exception() is e)
    fut3 = loop.create_future()
    fut3.cancel()
    try:
        await fut3
    except asyncio.CancelledError:
        print("cancelled", fut3.cancelled())
    print(asyncio.isfuture(fut), asyncio.iscoroutine(main), asyncio.iscoroutinefunction(main))
    try:
        await 5
    except TypeError as e:
        print(e)
    try:
        await asyncio.gather(5)
    except TypeError as e:
        print(e)

asyncio.run(main())
