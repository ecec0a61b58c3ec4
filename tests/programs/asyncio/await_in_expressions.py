import asyncio


async def f(x):
    await asyncio.sleep(0)
    return x


async def main():
    print(await f(await f(1) + await f(2)))
    if await f(True) and not await f(0):
        print("if")
    for i in await f([1, 2]):
        print([await f(i), (await f(i)) * 2])
    while (n := await f(0)) < 0:
        print("never")
    print(f"{await f('in f-string')}", {await f("k"): await f("v")}, n)
    print(await f("a") if await f(True) else await f("b"))
    print([await f(x) for x in range(3)], max(await f(1), await f(5)))
    return await f("returned")


print(asyncio.run(main()))
