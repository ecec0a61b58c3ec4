import asyncio


async def save(n):
    print("saved", n)


class Store:
    async def flush(self):
        print("flushed")


async def main():
    for n in range(3):
        save(n)
    asyncio.sleep(1)
    Store().flush()
    await save(9)

    async def inner():
        pass

    inner()
    print("end")


asyncio.run(main())
save(0)
