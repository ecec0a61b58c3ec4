import asyncio
import functools
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s %(name)s: %(message)s")
log = logging.getLogger("retry")


class TransientError(Exception):
    pass


class PermanentError(Exception):
    def __init__(self, code, *args):
        super().__init__(code, *args)
        self.code = code


def retry(exceptions, *, tries=4, delay=0.01, backoff=2.0):
    def decorate(func):
        @functools.wraps(func)
        async def wrapper(*args, **kwargs):
            wait = delay
            for attempt in range(1, tries + 1):
                try:
                    return await func(*args, **kwargs)
                except exceptions as exc:
                    if attempt == tries:
                        log.error("giving up on %s after %d attempts", func.__name__, attempt)
                        raise
                    log.warning("%s failed (%s), retry in %.2fs", func.__qualname__, exc, wait)
                    await asyncio.sleep(wait)
                    wait *= backoff
        return wrapper
    return decorate


calls = {"flaky": 0}


@retry(TransientError)
async def flaky():
    """Fails twice and then works."""
    calls["flaky"] += 1
    if calls["flaky"] < 3:
        raise TransientError(f"attempt {calls['flaky']}")
    return "finally!"


@retry((TransientError, OSError), tries=2)
async def hopeless():
    raise TransientError("always")


@retry(TransientError)
async def wrong():
    raise PermanentError(404, "not found")


async def main():
    print(await flaky(), flaky.__doc__)
    try:
        await hopeless()
    except TransientError as e:
        print("caught", repr(e))
    try:
        await wrong()
    except PermanentError as e:
        print("permanent", e.code, e.args, e)

asyncio.run(main())
