import asyncio


async def f():
    print("never")


async def main():
    print("main")
    f()
    print("end")


asyncio.run(main())
