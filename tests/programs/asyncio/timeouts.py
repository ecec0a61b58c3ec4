import asyncio

async def slow(t=1.0, swallow=False):
    try:
        await asyncio.sleep(t)
        return "slow result"
    except asyncio.CancelledError as e:
        print("slow cancelled", e.args)
        if swallow:
            return "swallowed"
        raise
    finally:
        print("slow finally")

async def fails():
    await asyncio.sleep(0)
    raise KeyError("k")

async def main():
    try:
        await asyncio.wait_for(slow(), .01)
    except asyncio.TimeoutError as e:
        print("T", repr(e), repr(e.__cause__), type(e) is TimeoutError)
    print(await asyncio.wait_for(slow(.01), 1))
    print(await asyncio.wait_for(slow(.01), None))
    print(await asyncio.wait_for(slow(swallow=True), .01))
    try:
        await asyncio.wait_for(fails(), 1)
    except KeyError as e:
        print("K", e)
    try:
        await asyncio.wait_for(slow(), 0)
    except TimeoutError:
        print("zero")
    try:
        await asyncio.wait_for(slow(), -1)
    except TimeoutError:
        print("neg")
    f = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(f, .01)
    except TimeoutError:
        print(f.cancelled())
    t = asyncio.create_task(slow())
    try:
        await asyncio.wait_for(asyncio.shield(t), .01)
    except TimeoutError:
        print("shielded", t.cancelled(), t.done())
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("t cancelled")
    # outer cancel
    w = asyncio.create_task(asyncio.wait_for(slow(), 5))
    await asyncio.sleep(0.01)
    w.cancel("outer")
    try:
        await w
    except asyncio.CancelledError as e:
        print("outer", e.args)
    async with asyncio.timeout(1) as cm:
        print(cm.when() is not None, cm.expired())
        await asyncio.sleep(0)
    print(cm.expired(), cm)
    try:
        async with asyncio.timeout(.01) as cm:
            await slow()
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), cm.expired(), cm)
    try:
        async with asyncio.timeout(None) as cm:
            print(cm.when())
            cm.reschedule(asyncio.get_running_loop().time() + .01)
            await asyncio.sleep(1)
    except TimeoutError:
        print("rescheduled")
    try:
        async with asyncio.timeout(.01) as cm:
            cm.reschedule(None)
            await asyncio.sleep(.05)
        print("no timeout")
    except TimeoutError:
        print("??")
    try:
        cm.reschedule(1)
    except RuntimeError as e:
        print(e)
    try:
        asyncio.timeout(1).reschedule(5)
    except RuntimeError as e:
        print(e)
    try:
        async with cm: pass
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(.01):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("inner sees cancel", asyncio.current_task().cancelling())
                raise ValueError("instead")
    except ValueError as e:
        print("V", e, asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(.05):
            try:
                async with asyncio.timeout(.01):
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner timeout")
            await asyncio.sleep(1)
    except TimeoutError:
        print("outer timeout")
    try:
        async with asyncio.timeout_at(asyncio.get_running_loop().time() - 1):
            print("body")
            await asyncio.sleep(0)
            print("not reached?")
    except TimeoutError:
        print("past")
    async def with_timeout():
        async with asyncio.timeout(1):
            await asyncio.sleep(.5)
    t = asyncio.create_task(with_timeout())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError as e:
        print("cancelled from outside", repr(e))

asyncio.run(main())
