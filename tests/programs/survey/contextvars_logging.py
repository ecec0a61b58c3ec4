import asyncio
import contextvars
import logging
import sys

request_id: contextvars.ContextVar[str] = contextvars.ContextVar("request_id", default="-")


class RequestFilter(logging.Filter):
    def filter(self, record):
        record.request_id = request_id.get()
        return True


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("[%(request_id)s] %(levelname)s %(funcName)s:%(lineno)d %(message)s"))
handler.addFilter(RequestFilter())
logger = logging.getLogger("app")
logger.addHandler(handler)
logger.setLevel(logging.DEBUG)


async def query(sql, *params):
    logger.debug("running %r with %s", sql, params)
    await asyncio.sleep(0.01)
    return len(params)


async def handle(i):
    token = request_id.set(f"req-{i}")
    logger.info("start")
    n = await query("select ?", *range(i))
    logger.info("rows=%d", n)
    request_id.reset(token)
    logger.warning("after reset")
    try:
        1 / (i - 1)
    except ZeroDivisionError:
        logger.error("division failed in %s", handle.__name__)


async def main():
    await asyncio.gather(handle(1), handle(2))
    ctx = contextvars.copy_context()
    print(ctx.run(lambda: request_id.set("inner") and request_id.get()), request_id.get())
    print(request_id in ctx, request_id.name)

asyncio.run(main())
