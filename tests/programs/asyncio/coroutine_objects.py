import asyncio


async def f():
    return 1


c = f()
print(type(c).__name__, f.__name__)
try:
    c.send(None)
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)


async def main():
    try:
        await 5
    except TypeError as e:
        print(e)
    d = f()
    print(await d)
    try:
        await d
    except RuntimeError as e:
        print(e)


asyncio.run(main())
