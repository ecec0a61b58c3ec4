import asyncio


class AppError(Exception):
    """Base class."""


class ConfigError(AppError):
    def __init__(self, key):
        self.key = key

    def __str__(self):
        return f"missing key {self.key!r}"


async def load(key):
    await asyncio.sleep(0.01)
    try:
        return {"a": 1}[key]
    except KeyError as exc:
        raise ConfigError(key) from exc


async def main():
    print(await load("a"))
    task = asyncio.create_task(load("b"), name="loader")
    await asyncio.wait({task})
    print(type(task.exception()).__name__, task.exception().__cause__.__class__.__name__)
    await task
    print("unreachable")

asyncio.run(main())
