# CPython throws a future's exception through all coroutines that wait for it; where one of them handles
# another exception, the frames further in are lost.
import asyncio
import traceback


def fails(how):
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(*how(future))
    return future


def cancels(future):
    return (future.cancel,)


def raises(future):
    return future.set_exception, ValueError(1)


async def plain(how):
    await fails(how)


async def twice(how):
    await plain(how)


async def at_once(how):
    raise asyncio.CancelledError(3)


async def by_task(how):
    await asyncio.create_task(plain(how))


async def handling(how):
    try:
        undefined
    except BaseException:
        await plain(how)


async def around(how):
    await handling(how)


async def stops_and_goes_on(how):
    try:
        await fails(how)
    except BaseException:
        await plain(how)


async def in_handler(inner, how):
    try:
        undefined
    except BaseException:
        await inner(how)


async def seen_in_handler(inner, how):
    try:
        undefined
    except BaseException:
        try:
            await inner(how)
        except BaseException as error:
            print("seen", [f.name for f in traceback.extract_tb(error.__traceback__)])
            raise


async def not_in_handler(inner, how):
    try:
        undefined
    except BaseException:
        pass
    await inner(how)


async def main():
    for outer in in_handler, seen_in_handler, not_in_handler:
        for inner in plain, twice, at_once, by_task, handling, around, stops_and_goes_on:
            for how in cancels, raises:
                try:
                    await outer(inner, how)
                except BaseException as error:
                    names = [f.name for f in traceback.extract_tb(error.__traceback__)]
                    print(outer.__name__, inner.__name__, how.__name__, names)
    task = asyncio.create_task(plain(raises))
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        traceback.print_exc()


asyncio.run(main())


def generator():
    yield 1


try:
    generator().throw(KeyError("k"))
except KeyError:
    traceback.print_exc()
