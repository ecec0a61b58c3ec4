"""Classes that annotations subscript, and what their aliases are."""
import asyncio
import collections.abc
import concurrent.futures
import contextlib
import contextvars
import functools
import queue
import typing
from typing import Generic, TypeVar

T = TypeVar("T")
K = TypeVar("K")


async def worker(q: asyncio.Queue[int], done: "asyncio.Future[str]") -> asyncio.Task[None]: ...


def f(a: asyncio.PriorityQueue[int], b: queue.Queue[str], c: queue.SimpleQueue[bytes],
      d: concurrent.futures.Future[int], e: contextlib.AbstractContextManager[int],
      g: contextvars.ContextVar[int]) -> functools.partial[int]: ...


jobs: asyncio.Queue[tuple[int, str]] = asyncio.Queue()
print(worker.__annotations__)
print(f.__annotations__)
print(__annotations__)

for alias in (asyncio.LifoQueue[int], asyncio.Queue[T][int], queue.LifoQueue[T], list[int],
              dict[str, list[T]], type[int], BaseExceptionGroup[ValueError], contextlib.nullcontext[int],
              collections.abc.Callable[[int, str], None], collections.abc.Callable[..., int],
              collections.abc.Awaitable[int], collections.deque[int], functools.cached_property[int]):
    print(alias, type(alias), alias.__origin__.__name__, alias.__args__, alias.__parameters__)

for kind in (int, str, asyncio.Lock, asyncio.Event, asyncio.TaskGroup, object, Exception, range):
    try:
        kind[int]
    except TypeError as error:
        print(error)

q = asyncio.Queue[int](3)
print(type(q).__name__, q.maxsize, q.__orig_class__)
print(asyncio.Queue[int] | None, asyncio.Queue[int] == asyncio.Queue[int], asyncio.Queue[int].__name__)
try:
    isinstance(q, asyncio.Queue[int])
except TypeError as error:
    print(error)


class Inbox(asyncio.Queue[str]):
    pass


class Channel(Generic[T]):
    pass


class Table(Channel[T], Generic[K, T]):
    pass


print(Inbox.__mro__[1], Inbox.__orig_bases__, Inbox[int], Inbox().empty())
print(Channel.__parameters__, Channel[int], Table.__parameters__, Table[int, str], Channel[list[T]][int])
for wrong in (lambda: Table[int], lambda: Channel[int, str], lambda: isinstance(q, Channel[int]),
              lambda: Channel[int][str]):
    try:
        wrong()
    except TypeError as error:
        print(error)
print(typing.get_origin(asyncio.Queue[int]), typing.get_args(dict[str, int]))
print(isinstance(open_one := contextlib.nullcontext(1), contextlib.AbstractContextManager),
      isinstance(3, contextlib.AbstractContextManager))
for kind in (asyncio.QueueEmpty, asyncio.Lock, asyncio.Barrier, asyncio.Timeout, asyncio.Runner, asyncio.Queue,
             asyncio.StreamReader, asyncio.TimerHandle, asyncio.Protocol, asyncio.BoundedSemaphore,
             asyncio.AbstractEventLoop, asyncio.SelectorEventLoop, asyncio.DefaultEventLoopPolicy,
             concurrent.futures.Future):
    print(kind)
