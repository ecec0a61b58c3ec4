"""So many asyncio tasks that live for ever, each of which computes a little and waits a little."""

import asyncio

SIZE = 1_000


async def live(number):
    total = number
    while True:
        for n in range(40):
            total = (total * 31 + n) % 10_007
        await asyncio.sleep((total % 10 + 1) / 1000)


async def main():
    async with asyncio.TaskGroup() as group:
        for number in range(SIZE):
            group.create_task(live(number))


asyncio.run(main())
