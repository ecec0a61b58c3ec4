"""asyncio's names where CPython defines them."""
import asyncio
import asyncio.locks
import concurrent.futures.thread
from asyncio import exceptions, tasks
from asyncio.exceptions import CancelledError, TimeoutError
from asyncio.queues import Queue, QueueEmpty
from concurrent.futures._base import Future
from concurrent.futures.process import ProcessPoolExecutor

print(exceptions.CancelledError is asyncio.CancelledError is CancelledError, TimeoutError is asyncio.TimeoutError)
print(Queue is asyncio.Queue, asyncio.locks.Lock is asyncio.Lock, tasks.gather is asyncio.gather)
print(asyncio.futures.Future is asyncio.Future, asyncio.events.get_running_loop is asyncio.get_running_loop)
print(concurrent.futures.thread.ThreadPoolExecutor is concurrent.futures.ThreadPoolExecutor)
print(Future is concurrent.futures.Future, ProcessPoolExecutor.__name__)


async def main():
    queue = Queue()
    try:
        queue.get_nowait()
    except QueueEmpty as error:
        print(repr(error), type(error))
    try:
        await tasks.wait_for(queue.get(), 0.01)
    except asyncio.exceptions.TimeoutError as error:
        print(repr(error))


asyncio.run(main())
