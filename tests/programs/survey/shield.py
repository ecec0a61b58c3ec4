import asyncio


async def save(data):
    print("saving", data)
    await asyncio.sleep(0.05)
    print("saved", data)
    return True


async def handler():
    try:
        return await asyncio.shield(save("order"))
    except asyncio.CancelledError:
        print("handler cancelled, but the save goes on")
        raise


async def main():
    t = asyncio.create_task(handler())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("main sees cancel:", t.cancelled())
    others = asyncio.all_tasks() - {asyncio.current_task()}
    print(len(others), "background")
    await asyncio.gather(*others)
    inner = asyncio.ensure_future(save("two"))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError:
        print("too slow; waiting anyway:", await inner)

asyncio.run(main())
