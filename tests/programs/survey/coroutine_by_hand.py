import types
from collections import deque


@types.coroutine
def switch():
    yield


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks

    def __await__(self):
        for _ in range(self.ticks):
            yield "tick"
        return self.ticks


class Scheduler:
    def __init__(self):
        self.ready = deque()
        self.current = None
        self.steps = 0

    def spawn(self, coro):
        self.ready.append(coro)

    def run(self):
        while self.ready:
            self.current = self.ready.popleft()
            try:
                self.current.send(None)
            except StopIteration as e:
                print(f"{self.current.__name__} returned {e.value!r}")
            else:
                self.ready.append(self.current)
            self.steps += 1


async def countdown(n):
    while n:
        print("down", n)
        await switch()
        n -= 1
    return "liftoff"


async def countup(stop):
    for x in range(stop):
        print("up", x)
        await Sleep(2)
    return await Sleep(1)


s = Scheduler()
s.spawn(countdown(3))
s.spawn(countup(2))
s.run()
print("steps", s.steps)
c = countdown(1)
print(c.send(None))
try:
    c.throw(ValueError("injected"))
except ValueError as e:
    print("propagated", e)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
d = countup(1)
try:
    d.send(1)
except TypeError as e:
    print(e)
d.close()
