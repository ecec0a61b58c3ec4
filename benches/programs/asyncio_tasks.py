"""Very many asyncio tasks alive at once, each of which waits three times."""

import asyncio

SIZE = 100_000  # in tests: 300


async def visit(number, visited):
    await asyncio.sleep(0)
    await asyncio.sleep(number % 10 / 1000)
    visited.append(number)
    await asyncio.sleep(0)
    return number % 7


async def main():
    visited = []
    results = await asyncio.gather(*(visit(n, visited) for n in range(SIZE)))
    print(len(visited), "visits,", sum(results))


asyncio.run(main())
