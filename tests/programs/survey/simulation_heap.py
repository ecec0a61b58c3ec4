import heapq
import random
from dataclasses import dataclass, field
from itertools import count
from statistics import mean


@dataclass(order=True)
class Event:
    time: float
    seq: int = field(default_factory=count().__next__)
    kind: str = field(compare=False, default="")
    data: dict = field(compare=False, default_factory=dict)


class Simulation:
    def __init__(self, servers, seed):
        self.rng = random.Random(seed)
        self.queue, self.waiting, self.times = [], [], []
        self.free = servers
        self.clock = 0.0

    def schedule(self, delay, kind, **data):
        heapq.heappush(self.queue, Event(self.clock + delay, kind=kind, data=data))

    def run(self, until):
        self.schedule(0, "arrive", n=1)
        while self.queue and self.queue[0].time <= until:
            e = heapq.heappop(self.queue)
            self.clock = e.time
            getattr(self, f"on_{e.kind}")(**e.data)
        return self

    def on_arrive(self, n):
        self.waiting.append((n, self.clock))
        self.schedule(self.rng.expovariate(1 / 2), "arrive", n=n + 1)
        self.serve()

    def on_leave(self, n, since):
        self.free += 1
        self.times.append(self.clock - since)
        self.serve()

    def serve(self):
        while self.free and self.waiting:
            n, since = self.waiting.pop(0)
            self.free -= 1
            self.schedule(self.rng.uniform(1, 5), "leave", n=n, since=since)


for servers in (1, 2, 3):
    s = Simulation(servers, seed=11).run(until=200)
    print(f"{servers} servers: served {len(s.times):3d}, mean time {mean(s.times):7.3f}, max {max(s.times):7.3f}, left {len(s.waiting)}")
