import asyncio


async def never():
    print("never runs")


async def main():
    print("main")
    if False:
        await never()


asyncio.run(main())
print("end")
