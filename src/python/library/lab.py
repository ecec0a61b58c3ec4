"""lab: jobs from the page, and simulated work. `static/lab.py` is its twin for real CPython."""
import _asyncio
import asyncio


async def aio(ms):
    await _asyncio.timer(ms / 1000, None, True)
