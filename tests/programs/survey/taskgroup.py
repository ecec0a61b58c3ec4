import asyncio


async def job(name, delay, fail=None):
    try:
        await asyncio.sleep(delay)
        if fail:
            raise fail
        print(name, "done")
        return name.upper()
    except asyncio.CancelledError:
        print(name, "was cancelled")
        raise


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(job("a", 0.02))
        b = tg.create_task(job("b", 0.01), name="bee")
    print(a.result(), b.result(), b.get_name())

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("c", 0.01, ValueError("bad c")))
            tg.create_task(job("d", 0.01, TypeError("bad d")))
            tg.create_task(job("e", 1))
    except* ValueError as eg:
        print("values:", [str(e) for e in eg.exceptions])
    except* TypeError as eg:
        print("types:", eg.exceptions)

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("f", 1))
            await asyncio.sleep(0.01)
            raise KeyError("body")
    except ExceptionGroup as eg:
        print(eg, eg.message, repr(eg.exceptions[0]))

    async def nested():
        async with asyncio.TaskGroup() as inner:
            inner.create_task(job("g", 0.01, RuntimeError("deep")))

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(nested())
            tg.create_task(job("h", 5))
    except BaseExceptionGroup as eg:
        print(repr(eg))
    match, rest = eg_split()
    print(match, rest)


def eg_split():
    eg = ExceptionGroup("many", [ValueError(1), TypeError(2), ExceptionGroup("sub", [ValueError(3)])])
    return eg.split(ValueError)

asyncio.run(main())
