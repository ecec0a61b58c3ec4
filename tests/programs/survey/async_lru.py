import asyncio
import functools
from collections import OrderedDict


def async_lru(maxsize=2):
    def decorator(fn):
        cache = OrderedDict()
        hits = misses = 0

        @functools.wraps(fn)
        async def wrapper(*args):
            nonlocal hits, misses
            if args in cache:
                hits += 1
                cache.move_to_end(args)
                return await asyncio.shield(cache[args])
            misses += 1
            fut = cache[args] = asyncio.ensure_future(fn(*args))
            if len(cache) > maxsize:
                old, _ = cache.popitem(last=False)
                print("evict", old)
            try:
                return await asyncio.shield(fut)
            except Exception:
                cache.pop(args, None)
                raise
        wrapper.info = lambda: (hits, misses, len(cache))
        return wrapper
    return decorator


@async_lru()
async def load(key):
    """Loads."""
    print("loading", key)
    await asyncio.sleep(0.01)
    if key == "bad":
        raise KeyError(key)
    return key * 2


async def main():
    print(await asyncio.gather(load("a"), load("a"), load("b")))
    print(await load("a"), await load("c"), await load("b"))
    try:
        await load("bad")
    except KeyError as e:
        print("KeyError", e)
    print(load.info(), load.__name__, load.__doc__)

asyncio.run(main())
