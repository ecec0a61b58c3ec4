import asyncio


async def stage(name, source, target, f):
    while (x := await source.get()) is not None:
        y = f(x)
        print(name, x, "->", y)
        await target.put(y)
    await target.put(None)


async def main():
    a, b, c = asyncio.Queue(1), asyncio.Queue(1), asyncio.Queue()
    s1 = asyncio.create_task(stage("double", a, b, lambda x: x * 2))
    s2 = asyncio.create_task(stage("text", b, c, str))
    for n in range(3):
        await a.put(n)
    await a.put(None)
    await asyncio.gather(s1, s2)
    out = []
    while (x := await c.get()) is not None:
        out.append(x)
    print(out)


asyncio.run(main())
