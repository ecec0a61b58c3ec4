import heapq
import itertools


class Loop:
    def __init__(self):
        self.now = 0
        self.heap = []
        self.ids = itertools.count()

    def call_at(self, when, gen):
        heapq.heappush(self.heap, (when, next(self.ids), gen))

    def run(self):
        while self.heap:
            self.now, _, gen = heapq.heappop(self.heap)
            try:
                delay = next(gen)
            except StopIteration as stop:
                print(f"t={self.now:>3}: finished with {stop.value}")
            else:
                self.call_at(self.now + delay, gen)


def customer(name, loop, *, patience=3):
    print(f"t={loop.now:>3}: {name} arrives")
    yield 2
    for i in range(patience):
        print(f"t={loop.now:>3}: {name} waits {i + 1}")
        yield 1 + i
    return name.upper()


def clock(loop, ticks):
    while ticks:
        print(f"t={loop.now:>3}: tick")
        yield 4
        ticks -= 1


loop = Loop()
loop.call_at(0, clock(loop, 3))
loop.call_at(1, customer("ann", loop))
loop.call_at(3, customer("bob", loop, patience=1))
loop.run()
