# The error of a cancelled gather that returns exceptions is the last child's, or a new one.
import asyncio
import traceback


async def waits():
    await asyncio.sleep(10)


async def ends():
    pass


async def case(*children):
    try:
        async with asyncio.timeout(0.01):
            await asyncio.gather(*children, return_exceptions=True)
    except TimeoutError as error:
        cause = error.__cause__
        names = [frame.name for frame in traceback.extract_tb(cause.__traceback__)]
        print([name for name in names if name != "sleep"])


async def main():
    await case(waits(), ends())
    await case(ends(), waits())
    await case(waits(), waits())


asyncio.run(main())
