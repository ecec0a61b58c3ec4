import asyncio


async def step3():
    await asyncio.sleep(0)
    raise LookupError("deep")


async def step2():
    try:
        await step3()
    finally:
        print("step2 finally")


async def step1():
    try:
        await step2()
    except KeyError:
        print("wrong")
    except LookupError as e:
        print("step1", e)
        raise RuntimeError("wrapped") from e


async def main():
    try:
        await step1()
    except RuntimeError as e:
        print(e, "<-", e.__cause__)


asyncio.run(main())
