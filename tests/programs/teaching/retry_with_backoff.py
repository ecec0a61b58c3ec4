import asyncio

attempts = {}


class Unavailable(Exception):
    pass


async def call(name, fail_times):
    attempts[name] = attempts.get(name, 0) + 1
    await asyncio.sleep(0.001)
    if attempts[name] <= fail_times:
        raise Unavailable(f"{name} try {attempts[name]}")
    return f"{name} ok"


async def with_retry(name, fail_times, tries=3):
    delay = 0.002
    for attempt in range(1, tries + 1):
        try:
            return await call(name, fail_times)
        except Unavailable as e:
            print("failed:", e)
            if attempt == tries:
                return f"{name} gave up"
            await asyncio.sleep(delay)
            delay *= 2


async def main():
    for name, n in [("a", 0), ("b", 2), ("c", 9)]:
        print(await with_retry(name, n))


asyncio.run(main())
