import asyncio


def f():
    await asyncio.sleep(1)  # refused: 'await' outside async function
