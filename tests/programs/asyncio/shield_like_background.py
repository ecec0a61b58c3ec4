import asyncio

background = set()


async def log(n):
    await asyncio.sleep(0.01)
    print("logged", n)


async def answer(n):
    t = asyncio.create_task(log(n))
    background.add(t)
    t.add_done_callback(background.discard)
    return f"answer {n}"


async def main():
    print(await answer(1))
    print(await answer(2))
    print(len(background))
    await asyncio.sleep(0.03)
    print(len(background))


asyncio.run(main())
