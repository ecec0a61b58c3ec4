import asyncio


async def f():
    print(asyncio.current_task().get_name())


async def main():
    print(asyncio.current_task().get_name())
    a = asyncio.create_task(f())
    b = asyncio.create_task(f(), name="special")
    await a
    await b
    a.set_name("renamed")
    print(a.get_name(), b.get_name(), a.done(), len(asyncio.all_tasks()))


asyncio.run(main())
