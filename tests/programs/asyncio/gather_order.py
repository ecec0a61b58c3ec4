import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    print("done", name)
    return name


async def main():
    print(await asyncio.gather(job("slow", 0.04), job("fast", 0.01)))


asyncio.run(main())
