import asyncio

await asyncio.sleep(1)  # refused: 'await' outside function
