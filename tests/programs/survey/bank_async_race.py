import asyncio


class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.lock = asyncio.Lock()

    async def unsafe_deposit(self, amount):
        current = self.balance
        await asyncio.sleep(0)
        self.balance = current + amount

    async def safe_deposit(self, amount):
        async with self.lock:
            await self.unsafe_deposit(amount)


async def transfer(src, dst, amount):
    first, second = sorted((src, dst), key=id)
    async with first.lock, second.lock:
        if src.balance < amount:
            raise ValueError(f"insufficient funds: {src.balance} < {amount}")
        src.balance -= amount
        await asyncio.sleep(0)
        dst.balance += amount


async def main():
    acc = Account()
    await asyncio.gather(*(acc.unsafe_deposit(10) for _ in range(100)))
    print("unsafe:", acc.balance)
    acc = Account()
    await asyncio.gather(*(acc.safe_deposit(10) for _ in range(100)))
    print("safe:", acc.balance)
    a, b = Account(100), Account(50)
    res = await asyncio.gather(transfer(a, b, 30), transfer(b, a, 80), transfer(a, b, 500), return_exceptions=True)
    print(a.balance, b.balance, a.balance + b.balance)
    print(res)
    lock = asyncio.Lock()
    await lock.acquire()
    print(lock.locked(), str(lock)[-9:-1] )
    lock.release()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)

asyncio.run(main())
