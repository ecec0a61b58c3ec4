# everything a teacher does with asyncio beside the usual
import asyncio, contextlib, logging, random, time, functools, itertools, dataclasses, enum
from collections import defaultdict, Counter, deque
from typing import Any, Awaitable, Callable
class Status(enum.Enum):
    PENDING = "pending"; DONE = "done"; FAILED = "failed"
@dataclasses.dataclass
class Job:
    id: int
    status: Status = Status.PENDING
    result: Any = None
def retry(times):
    def deco(f):
        @functools.wraps(f)
        async def w(*a, **k):
            for n in range(times):
                try: return await f(*a, **k)
                except ValueError as e:
                    print(f.__name__, "attempt", n + 1, "failed:", e)
            raise RuntimeError("gave up")
        return w
    return deco
calls = itertools.count(1)
@retry(3)
async def flaky(job):
    await asyncio.sleep(0.01)
    if next(calls) % 2: raise ValueError("odd")
    job.status = Status.DONE; job.result = job.id ** 2
async def main():
    random.seed(1)
    jobs = [Job(i) for i in range(3)]
    for j in jobs:
        with contextlib.suppress(RuntimeError): await flaky(j)
    print(jobs); print(Counter(j.status for j in jobs))
    stats = defaultdict(list)
    async def w(n):
        await asyncio.sleep(random.uniform(0.01, 0.05)); stats[n % 2].append(n)
    await asyncio.gather(*(w(i) for i in range(6)))
    print(dict(stats))
    q = asyncio.PriorityQueue()
    for p in (3, 1, 2): q.put_nowait((p, f"t{p}"))
    while not q.empty(): print(await q.get())
asyncio.run(main())
