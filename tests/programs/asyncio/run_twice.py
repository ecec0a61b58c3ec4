import asyncio


async def f(n):
    await asyncio.sleep(0.001)
    return n


print(asyncio.run(f(1)), asyncio.run(f(2)))
try:
    asyncio.run(5)
except ValueError as e:
    print(e)


async def nested():
    c = f(3)
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
    c.close()


asyncio.run(nested())
