"""queue: queues between threads, one lock and three conditions each, as in CPython."""
import _prelude
import _kernel
import heapq
import threading
from collections import deque


class Empty(Exception):
    __module__ = "_queue"

    "Exception raised by Queue.get(block=0)/get_nowait()."
    __module__ = "_queue"

    __module__ = "_queue"


class Full(Exception):
    "Exception raised by Queue.put(block=0)/put_nowait()."


class Queue:
    __class_getitem__ = classmethod(_prelude.GenericAlias)
    _kind = "queue.Queue"

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = _kernel.new_inner_lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0
        self._number = _kernel.new_queue(self._kind, maxsize)

    def task_done(self):
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError("task_done() called too many times")
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done._wait(None, "Queue.join")

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        with self.not_full:
            if self.maxsize > 0:
                if not block:
                    if self._qsize() >= self.maxsize:
                        raise Full
                elif timeout is None:
                    while self._qsize() >= self.maxsize:
                        self.not_full._wait(None, "Queue.put")
                elif timeout < 0:
                    raise ValueError("'timeout' must be a non-negative number")
                else:
                    end = threading._monotonic() + timeout
                    while self._qsize() >= self.maxsize:
                        left = end - threading._monotonic()
                        if left <= 0.0:
                            raise Full
                        self.not_full._wait(left, "Queue.put")
            self._put(item)
            _kernel.queue_put(self._number, item, self.queue)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        with self.not_empty:
            if not block:
                if not self._qsize():
                    raise Empty
            elif timeout is None:
                while not self._qsize():
                    self.not_empty._wait(None, "Queue.get")
            elif timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            else:
                end = threading._monotonic() + timeout
                while not self._qsize():
                    left = end - threading._monotonic()
                    if left <= 0.0:
                        raise Empty
                    self.not_empty._wait(left, "Queue.get")
            item = self._get()
            _kernel.queue_taken(self._number, item, self.queue)
            self.not_full.notify()
            return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()


class PriorityQueue(Queue):
    _kind = "queue.PriorityQueue"

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heapq.heappush(self.queue, item)

    def _get(self):
        return heapq.heappop(self.queue)


class LifoQueue(Queue):
    _kind = "queue.LifoQueue"

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """An unbounded queue without task tracking: a deque and a counting gate."""
    __module__ = "_queue"
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    __module__ = "_queue"
    _kind = "queue.SimpleQueue"
    _what = "SimpleQueue.get"

    def __init__(self):
        self._queue = deque()
        self._count = _kernel.new_gate()
        self._number = _kernel.new_queue(self._kind, 0)

    def put(self, item, block=True, timeout=None):
        self._queue.append(item)
        _kernel.queue_put(self._number, item, self._queue)
        _kernel.release(self._count)

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not _kernel.acquire(self._count, timeout if block else 0, self._what):
            raise Empty
        item = self._queue.popleft()
        _kernel.queue_taken(self._number, item, self._queue)
        return item

    def put_nowait(self, item):
        return self.put(item)

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return len(self._queue) == 0

    def qsize(self):
        return len(self._queue)
