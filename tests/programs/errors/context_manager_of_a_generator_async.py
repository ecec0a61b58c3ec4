import asyncio
import contextlib


@contextlib.asynccontextmanager
async def manager():
    try:
        yield 1
    finally:
        print("leaves")


async def worker():
    async with manager() as value:
        await undefined


asyncio.run(worker())
