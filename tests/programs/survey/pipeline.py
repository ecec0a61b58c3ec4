import asyncio

STOP = object()


async def stage(name, fn, inq, outq):
    count = 0
    while (item := await inq.get()) is not STOP:
        try:
            await outq.put(fn(item))
            count += 1
        except Exception as exc:
            print(f"{name}: dropped {item!r} ({type(exc).__name__}: {exc})")
    await outq.put(STOP)
    return name, count


async def main():
    q1, q2, q3, q4 = (asyncio.Queue(2) for _ in range(4))
    stages = [
        asyncio.create_task(stage("parse", int, q1, q2)),
        asyncio.create_task(stage("invert", lambda x: 100 / x, q2, q3)),
        asyncio.create_task(stage("format", "{:8.3f}".format, q3, q4)),
    ]

    async def feed():
        for s in ["1", "2", "three", "0", "4", " 5 ", "0x10"]:
            await q1.put(s)
        await q1.put(STOP)

    feeder = asyncio.create_task(feed())
    out = []
    while True:
        item = await q4.get()
        if item is STOP:
            break
        out.append(item)
    await feeder
    for s in stages:
        print(await s)
    print(out)
    try:
        q4.get_nowait()
    except asyncio.QueueEmpty as e:
        print("empty", repr(e))
    small = asyncio.Queue(maxsize=1)
    small.put_nowait(1)
    try:
        small.put_nowait(2)
    except asyncio.QueueFull as e:
        print("full", repr(e), small.full(), small.maxsize)

asyncio.run(main())
