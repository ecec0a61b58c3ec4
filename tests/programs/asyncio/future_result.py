import asyncio


async def waiter(f, n):
    print("waiting", n)
    print(n, "got", await f)


async def main():
    f = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(waiter(f, n)) for n in range(3)]
    await asyncio.sleep(0)
    print(f.done())
    f.set_result("value")
    print("set", f.done(), f.result())
    await asyncio.gather(*tasks)
    print(await f)
    try:
        f.set_result(1)
    except asyncio.InvalidStateError as e:
        print(type(e).__name__, e)


asyncio.run(main())
