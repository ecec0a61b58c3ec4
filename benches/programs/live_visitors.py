"""So many asyncio tasks that live for ever, each of which mostly waits, for about a second each time."""

import asyncio

SIZE = 1_000


async def visitor(number):
    n_visits = 0
    while True:
        await asyncio.sleep((number * 7919 + n_visits * 101) % 1500 / 1000 + 0.25)
        n_visits += 1


async def main():
    await asyncio.gather(*(visitor(number) for number in range(SIZE)))


asyncio.run(main())
