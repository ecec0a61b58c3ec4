"""Tasks that take turns: each turn is a span of running and a span of waiting on the timeline."""

import asyncio

SIZE = 400  # in tests: 2
N_TASKS = 1_000


async def turn_taker():
    for _ in range(SIZE):
        await asyncio.sleep(0.05)


async def main():
    await asyncio.gather(*(turn_taker() for _ in range(N_TASKS)))
    print("every task had", SIZE, "turns")


asyncio.run(main())
