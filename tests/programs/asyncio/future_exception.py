import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    loop.call_later(0.01, f.set_exception, ValueError("broken"))
    try:
        await f
    except ValueError as e:
        print("caught", e)
    print(repr(f.exception()))
    g = loop.create_future()
    print(g.cancel(), g.cancelled(), g.done(), g.cancel())
    try:
        await g
    except asyncio.CancelledError:
        print("cancelled")
    h = asyncio.Future()
    try:
        h.result()
    except asyncio.InvalidStateError as e:
        print(e)


asyncio.run(main())
