import asyncio


async def step(name, log):
    try:
        log.append(f"{name} starts")
        await asyncio.sleep(0.2)
        log.append(f"{name} ends")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise
    finally:
        log.append(f"{name} cleaned")


async def workflow(log):
    await step("one", log)
    await asyncio.gather(step("two", log), step("three", log))


async def main():
    log = []
    t = asyncio.create_task(workflow(log))
    await asyncio.sleep(0.3)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        log.append("workflow cancelled")
    print("\n".join(log))


asyncio.run(main())
