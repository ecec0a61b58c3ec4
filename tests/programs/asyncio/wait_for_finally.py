import asyncio


async def slow():
    try:
        await asyncio.sleep(1)
    finally:
        print("cancelled")


async def main():
    try:
        await asyncio.wait_for(slow(), 0.01)
    except asyncio.TimeoutError:
        print("timeout")


asyncio.run(main())
