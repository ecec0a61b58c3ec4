"""multiprocessing.pool: the pool of processes, and one like it of threads."""
import multiprocessing
import queue
import threading
import _traceback
from multiprocessing import (ApplyResult, AsyncResult, IMapIterator, IMapUnorderedIterator, MapResult,
                             MaybeEncodingError, Pool, RemoteTraceback, TimeoutError)


class ThreadPool(Pool):
    def __init__(self, processes=None, initializer=None, initargs=()):
        if processes is None:
            processes = multiprocessing.cpu_count()
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._state = "RUN"
        self._calls = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._results_by_number = {}
        self._n_results = 0
        self._processes = []
        for _ in range(processes):
            thread = threading.Thread(target=self._work, args=(initializer, initargs), daemon=True)
            thread.name = thread.name.replace("(_work)", "(worker)")
            thread.start()
            self._processes.append(thread)
        for what in ("workers", "tasks", "results"):
            threading._new_name()

    def _work(self, initializer, initargs):
        if initializer is not None:
            initializer(*initargs)
        while True:
            call = self._calls.get()
            if call is None:
                return
            number, at, func, args, kwargs = call
            try:
                result = (True, func(*args, **kwargs))
            except Exception as error:
                result = (False, error, f'\n"""\n{_traceback._text(error)}"""')
            if self._state == "TERMINATE":
                return
            with self._lock:
                target = self._results_by_number.get(number)
                if target is not None:
                    target._set(self, at, result)

    def _send(self, number, calls):
        for at, call in enumerate(calls):
            self._calls.put((number, at, *call))

    def close(self):
        if self._state == "RUN":
            self._state = "CLOSE"
            for _ in self._processes:
                self._calls.put(None)

    def terminate(self):
        if self._state == "TERMINATE":
            return
        self._state = "TERMINATE"
        while not self._calls.empty():
            self._calls.get()
        for _ in self._processes:
            self._calls.put(None)

    def join(self):
        if self._state == "RUN":
            raise ValueError("Pool is still running")
        for thread in self._processes:
            thread.join()
