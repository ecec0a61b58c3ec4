import asyncio
import enum
import time


class State(enum.Enum):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half-open"


class CircuitOpen(Exception):
    pass


class CircuitBreaker:
    def __init__(self, threshold=2, reset_after=0.05):
        self.threshold, self.reset_after = threshold, reset_after
        self.failures = 0
        self.state = State.CLOSED
        self.opened_at = 0.0

    def __call__(self, fn):
        async def wrapper(*a, **kw):
            if self.state is State.OPEN:
                if time.monotonic() - self.opened_at >= self.reset_after:
                    self.state = State.HALF_OPEN
                else:
                    raise CircuitOpen("try later")
            try:
                result = await fn(*a, **kw)
            except Exception:
                self.failures += 1
                if self.failures >= self.threshold or self.state is State.HALF_OPEN:
                    self.state = State.OPEN
                    self.opened_at = time.monotonic()
                raise
            self.failures = 0
            self.state = State.CLOSED
            return result
        return wrapper


breaker = CircuitBreaker()
healthy = False


@breaker
async def service():
    await asyncio.sleep(0.001)
    if not healthy:
        raise ConnectionError("down")
    return "pong"


async def attempt(n):
    try:
        print(n, await service(), breaker.state.value)
    except (ConnectionError, CircuitOpen) as e:
        print(n, type(e).__name__, e, breaker.state.value)


async def main():
    global healthy
    for n in range(4):
        await attempt(n)
    await asyncio.sleep(0.06)
    healthy = True
    await attempt(4)
    await attempt(5)

asyncio.run(main())
