"""gather of all kinds of arguments, its errors and cancelling; sleep that is cancelled, closed, thrown into."""
import asyncio


async def give(value, delay=0):
    await asyncio.sleep(delay)
    return value


async def fail(text, delay=0):
    await asyncio.sleep(delay)
    raise ValueError(text)


async def note_cancel(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise


class Awaitable:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield from asyncio.sleep(0.001).__await__()
        return self.value


async def arguments():
    loop = asyncio.get_running_loop()
    print(await asyncio.gather())
    once = give("once")
    task = asyncio.create_task(give("task", 0.002))
    future = loop.create_future()
    loop.call_later(0.001, future.set_result, "future")
    print(await asyncio.gather(once, task, once, future, task, Awaitable("own")))
    print(await asyncio.gather(task, future))
    print(await asyncio.gather(Awaitable(1), give(2)))
    done = asyncio.gather(give(1), give(2))
    print(done.done(), await done, done.done(), done.result())


async def errors():
    slow = asyncio.create_task(give("slow", 0.01))
    try:
        await asyncio.gather(slow, fail("first", 0.001), fail("second", 0.002))
    except ValueError as error:
        print("error", error, slow.done())
    print(await slow)
    cancelled = asyncio.create_task(note_cancel("inner"))
    await asyncio.sleep(0)
    cancelled.cancel("because")
    results = await asyncio.gather(fail("kept"), give(3), cancelled, return_exceptions=True)
    print([repr(result) for result in results])
    cancelled = asyncio.create_task(note_cancel("other"))
    await asyncio.sleep(0)
    cancelled.cancel()
    try:
        await asyncio.gather(cancelled, give(4))
    except asyncio.CancelledError:
        print("gather cancelled by its child")
    try:
        await asyncio.gather(give(5), 6)
    except TypeError as error:
        print("TypeError", error)


async def cancelling():
    outer = asyncio.gather(note_cancel("a"), note_cancel("b"))
    await asyncio.sleep(0)
    print(outer.cancel(), outer.cancelled())
    try:
        await outer
    except asyncio.CancelledError:
        print("outer", outer.cancelled(), outer.cancel())
    outer = asyncio.gather(note_cancel("c"), note_cancel("d"), return_exceptions=True)
    waits = asyncio.create_task(asyncio.wait_for(outer, 0.001))
    try:
        print(await waits)
    except asyncio.TimeoutError:
        print("timeout")


async def order():
    def tell(done):
        print("callback", done.result())

    tasks = [asyncio.create_task(give(n)) for n in range(3)]
    tasks[0].add_done_callback(tell)
    outer = asyncio.gather(*tasks)
    outer.add_done_callback(tell)
    tasks[2].add_done_callback(tell)
    asyncio.get_running_loop().call_soon(print, "soon")
    print(await outer)


async def sleeping():
    try:
        await None
    except TypeError as error:
        print(error)
    print(await asyncio.sleep(0, "zero"), await asyncio.sleep(-1, "less"), await asyncio.sleep(0.001, "more"))
    coroutine = asyncio.sleep(5)
    print(asyncio.iscoroutine(coroutine))
    coroutine.send(None)
    coroutine.close()
    coroutine = asyncio.sleep(5)
    coroutine.send(None)
    try:
        coroutine.throw(KeyError("thrown"))
    except KeyError as error:
        print("thrown", error)
    coroutine = asyncio.sleep(0)
    print(coroutine.send(None))
    try:
        coroutine.throw(KeyError("thrown"))
    except KeyError as error:
        print("thrown", error)
    loop = asyncio.get_running_loop()
    start = loop.time()
    many = [asyncio.create_task(asyncio.sleep(n)) for n in range(1, 300)]
    await asyncio.sleep(0)
    for task in many:
        task.cancel()
    await asyncio.gather(*many, return_exceptions=True)
    print(sum(task.cancelled() for task in many), loop.time() - start < 0.5)


async def main():
    for part in (arguments, errors, cancelling, order, sleeping):
        print("--", part.__name__)
        await part()


asyncio.run(main())
try:
    asyncio.gather(5)
except TypeError as error:
    print(error)


async def name():
    return asyncio.current_task().get_name()


async def names_and_lost_errors():
    named = asyncio.create_task(name(), name="named")
    print(await asyncio.gather(named, name(), asyncio.create_task(name(), name=""), name()))

    async def fails_when_cancelled():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            raise ValueError("not lost") from None

    child = asyncio.create_task(fails_when_cancelled())
    outer = asyncio.gather(child, return_exceptions=True)
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    print(await asyncio.gather(child, return_exceptions=True))


asyncio.run(names_and_lost_errors())
