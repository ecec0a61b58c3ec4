import asyncio

async def job(name, delay, fail=False):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(name, "was cancelled")
        raise
    if fail:
        raise RuntimeError(name)
    print(name, "done")
    return name

def names(s):
    return sorted(t.get_name() for t in s)

async def main():
    mk = lambda *a: asyncio.create_task(job(*a), name=a[0])
    ts = [mk("a", .3), mk("b", .1), mk("c", .2)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(pending, timeout=.15)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(ts)
    print(names(done), names(pending))
    ts = [mk("a", .15), mk("b", .05, True), mk("c", .1)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending), [t.exception() for t in done])
    for t in pending: t.cancel()
    done, pending = await asyncio.wait(pending)
    print(names(done), [t.cancelled() for t in done])
    ts = [mk("a", .05), mk("b", .1)]
    ts[0].cancel()
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(names(done), names(pending))
    for bad in ([], job("x", 1)):
        try:
            await asyncio.wait(bad)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
        if bad: bad.close()
    c = job("x", 1)
    try:
        await asyncio.wait([c])
    except TypeError as e:
        print(e)
    c.close()
    try:
        await asyncio.wait([mk("z", 0)], return_when="SOMETIME")
    except ValueError as e:
        print(e)
    await asyncio.sleep(.001)
    # wait timeout 0
    ts = [mk("a", .2), mk("b", .0)]
    done, pending = await asyncio.wait(ts, timeout=0)
    print(names(done), names(pending))
    done, pending = await asyncio.wait(ts, timeout=0.03)
    print(names(done), names(pending))
    # cancelling a wait does not cancel tasks
    w = asyncio.create_task(asyncio.wait(ts))
    await asyncio.sleep(0)
    w.cancel()
    try:
        await w
    except asyncio.CancelledError:
        print("wait cancelled", [t.done() for t in ts])
    await asyncio.wait(ts)
    # as_completed
    for f in asyncio.as_completed([job("x", .3), job("y", .1), job("z", .2)]):
        print("got", await f)
    try:
        for f in asyncio.as_completed([mk("x", .3), mk("y", .1)], timeout=.2):
            print("got", await f)
    except asyncio.TimeoutError as e:
        print("timeout", repr(e))
    for f in asyncio.as_completed([job("x", .15, True), job("y", .05)]):
        try:
            print(await f)
        except RuntimeError as e:
            print("err", e)
    try:
        list(asyncio.as_completed(mk("o", 0)))
    except TypeError as e:
        print(e)

asyncio.run(main())
