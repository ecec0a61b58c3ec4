import asyncio

from jobs import accept, aservice_b
from lab import inbox


async def main():
    orders = asyncio.Queue()
    service = asyncio.create_task(aservice_b(orders))

    async for job in inbox():
        accept(job)
        await orders.put(job)

    await orders.put(None)
    await service


asyncio.run(main())
