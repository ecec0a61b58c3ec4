import asyncio


async def c(x):
    await asyncio.sleep(0)
    return x


async def main():
    t = asyncio.create_task(c("task"))
    f = asyncio.get_running_loop().create_future()
    f.set_result("future")
    print(await asyncio.gather(t, f, c("coro"), t))
    one, two = await asyncio.gather(c(1), c(2))
    print(one, two)


asyncio.run(main())
