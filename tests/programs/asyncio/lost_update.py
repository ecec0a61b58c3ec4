import asyncio

balance = 0


async def deposit():
    global balance
    now = balance
    await asyncio.sleep(0)
    balance = now + 1


async def safe(lock):
    global balance
    async with lock:
        now = balance
        await asyncio.sleep(0)
        balance = now + 1


async def main():
    global balance
    await asyncio.gather(*[deposit() for _ in range(10)])
    print(balance)
    balance = 0
    lock = asyncio.Lock()
    await asyncio.gather(*[safe(lock) for _ in range(10)])
    print(balance)


asyncio.run(main())
