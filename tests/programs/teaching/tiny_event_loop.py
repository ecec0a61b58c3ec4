import time


class Loop:
    def __init__(self):
        self.ready = []
        self.timers = []
        self.n = 0

    def call_soon(self, f, *args):
        self.ready.append((f, args))

    def call_later(self, delay, f, *args):
        self.n += 1
        self.timers.append((time.monotonic() + delay, self.n, f, args))
        self.timers.sort(key=lambda t: t[:2])

    def run(self):
        while self.ready or self.timers:
            if not self.ready:
                time.sleep(max(0, self.timers[0][0] - time.monotonic()))
            while self.timers and self.timers[0][0] <= time.monotonic():
                _, _, f, args = self.timers.pop(0)
                self.ready.append((f, args))
            for _ in range(len(self.ready)):
                f, args = self.ready.pop(0)
                f(*args)


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds

    def __await__(self):
        yield self


loop = Loop()


def step(coroutine):
    try:
        sleep = coroutine.send(None)
    except StopIteration:
        return
    loop.call_later(sleep.seconds, step, coroutine)


async def tick(name, seconds, n):
    for i in range(n):
        await Sleep(seconds)
        print(name, i)


loop.call_soon(step, tick("fast", 0.02, 3))
loop.call_soon(step, tick("slow", 0.05, 1))
loop.run()
