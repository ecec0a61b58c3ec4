"""Callbacks that raise are reported by the loop, which goes on; found by `make fuzz`."""
import asyncio



async def name():
    return asyncio.current_task().get_name()


async def main():
    loop = asyncio.get_running_loop()
    reports = []
    loop.set_exception_handler(lambda loop, context: reports.append(
        (context["message"], repr(context["exception"]), repr(context["handle"]))))
    future = loop.create_future()
    future.cancel()
    loop.call_soon(future.set_result, 1)
    loop.call_soon(int, "x")
    loop.call_soon(len, 5)
    loop.call_soon({}.pop, "key")
    loop.call_soon(print, "goes on")
    await asyncio.sleep(0.01)
    for report in reports:
        print(report)

    # A task has its number, also if its name is given.
    named = asyncio.create_task(name(), name="mine")
    print(await named, await asyncio.create_task(name()))
    print(await loop.create_task(name(), name="direct"), await loop.create_task(name()))
    async with asyncio.TaskGroup() as group:
        first = group.create_task(name(), name="in a group")
        second = group.create_task(name())
    print(first.result(), second.result())


asyncio.run(main())
