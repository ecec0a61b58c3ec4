import asyncio, time, functools, itertools, collections, dataclasses, enum, typing, json
from dataclasses import dataclass, field
from enum import Enum, auto
class State(Enum):
    IDLE = auto(); RUNNING = auto(); DONE = auto()
@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    state: State = field(default=State.IDLE, compare=False)
class Scheduler:
    def __init__(self): self.q = asyncio.PriorityQueue(); self.done: list[Job] = []
    async def add(self, job): await self.q.put(job)
    async def run(self):
        while not self.q.empty():
            job = await self.q.get()
            job.state = State.RUNNING
            await asyncio.sleep(.001)
            job.state = State.DONE
            self.done.append(job)
def retry(times):
    def deco(f):
        @functools.wraps(f)
        async def wrapper(*a, **k):
            for i in range(times):
                try: return await f(*a, **k)
                except ValueError as e: print("retry", i, e)
            raise RuntimeError("gave up")
        return wrapper
    return deco
n = itertools.count()
@retry(3)
async def flaky():
    k = next(n)
    if k < 2: raise ValueError(k)
    return "ok"
@retry(1)
async def bad(): raise ValueError("always")
async def main():
    s = Scheduler()
    for p, nm in ((3, "c"), (1, "a"), (2, "b")): await s.add(Job(p, nm))
    await s.run()
    print(s.done)
    print(await flaky(), flaky.__name__)
    try: await bad()
    except RuntimeError as e: print(e, repr(e.__context__))
    c = collections.Counter("hello"); print(c.most_common(2), json.dumps(dataclasses.asdict(s.done[0]), default=str))
    d = collections.defaultdict(list)
    async def put(k, v): await asyncio.sleep(0); d[k].append(v)
    await asyncio.gather(*(put(i % 2, i) for i in range(4)))
    print(dict(d))
    done, pending = await asyncio.wait({asyncio.create_task(asyncio.sleep(i / 100, i)) for i in range(3)}, timeout=.015)
    print(sorted(t.result() for t in done), len(pending))
    for p in pending: p.cancel()
    t0 = time.perf_counter(); await asyncio.gather(*[asyncio.sleep(.05) for _ in range(10)]); print(f"{time.perf_counter() - t0:.1f}s")
    fut = asyncio.get_event_loop().create_future(); fut.cancel()
    try: await fut
    except asyncio.CancelledError: print("cancelled fut")
    t = asyncio.create_task(asyncio.sleep(10)); t.add_done_callback(lambda t: print("done cb", t.cancelled()))
    await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: pass
    print(asyncio.iscoroutinefunction(main), asyncio.iscoroutine(c := main()), c.close())
asyncio.run(main())
