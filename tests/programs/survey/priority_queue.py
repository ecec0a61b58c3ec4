import asyncio
from dataclasses import dataclass, field
from typing import Any
import itertools


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    payload: Any = field(default=None, compare=False, repr=False)


async def worker(name, queue):
    while True:
        job = await queue.get()
        try:
            print(f"{name} runs {job}")
            await asyncio.sleep(0.01)
        finally:
            queue.task_done()


async def main():
    q = asyncio.PriorityQueue()
    for p, n in [(3, "low"), (1, "urgent"), (2, "normal"), (1, "urgent2")]:
        await q.put(Job(p, n))
    w = asyncio.create_task(worker("w1", q))
    await q.join()
    w.cancel()
    await asyncio.gather(w, return_exceptions=True)
    counter = itertools.count()
    heap = asyncio.PriorityQueue()
    for p, what in [(2, {"a": 1}), (2, {"b": 2}), (0, {"c": 3})]:
        heap.put_nowait((p, next(counter), what))
    while not heap.empty():
        print(heap.get_nowait())
    stack = asyncio.LifoQueue()
    for ch in "abc":
        stack.put_nowait(ch)
    print(stack.get_nowait() + stack.get_nowait(), stack.qsize())
    bad = asyncio.PriorityQueue()
    bad.put_nowait((1, {"x": 1}))
    try:
        bad.put_nowait((1, {"y": 1}))
    except TypeError as e:
        print("TypeError:", e)

asyncio.run(main())
