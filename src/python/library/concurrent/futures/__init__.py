"""concurrent.futures: futures between threads, and pools of threads and processes, as CPython's.

Workers are started by the same rule (an idle one is used before a new one is started), and results
come in the same order.
"""
import _prelude
import _kernel
import pickle
import threading
import _traceback
from collections import namedtuple
from queue import Empty, SimpleQueue

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
TimeoutError = TimeoutError
__all__ = ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError",
           "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor",
           "ThreadPoolExecutor")


class Error(Exception):
    """Base class for all future-related exceptions."""
    __module__ = "concurrent.futures._base"

    __module__ = "concurrent.futures._base"


class CancelledError(Error):
    """The Future was cancelled."""
    __module__ = "concurrent.futures._base"

    __module__ = "concurrent.futures._base"


class InvalidStateError(Error):
    """The operation is not allowed in this state."""
    __module__ = "concurrent.futures._base"

    __module__ = "concurrent.futures._base"


class BrokenExecutor(RuntimeError):
    """An executor cannot be used any more."""
    __module__ = "concurrent.futures._base"

    __module__ = "concurrent.futures._base"


class BrokenThreadPool(BrokenExecutor):
    """A worker thread failed to initialise."""
    __module__ = "concurrent.futures.thread"

    __module__ = "concurrent.futures.thread"


class BrokenProcessPool(BrokenExecutor):
    """A worker process ended abruptly."""
    __module__ = "concurrent.futures.process"

    __module__ = "concurrent.futures.process"


# ---------------------------------------------------------------- futures

class Future:
    """The result of a call that a pool makes."""
    __module__ = "concurrent.futures._base"
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    __module__ = "concurrent.futures._base"

    def __init__(self):
        self._condition = threading.Condition(_kernel.new_inner_lock())
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def __repr__(self):
        state = self._state.partition("_AND_")[0].lower()
        at = _kernel.address(self)
        if self._state == "FINISHED":
            if self._exception:
                what = f"raised {type(self._exception).__name__}"
            else:
                what = f"returned {type(self._result).__name__}"
            return f"<Future at {at} state={state} {what}>"
        return f"<Future at {at} state={state}>"

    def _is_over(self):
        return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED")

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception as error:
            _traceback._write(f"exception calling callback for {self!r}\n")
            _traceback._print(error)

    def cancel(self):
        with self._condition:
            if self._state in ("RUNNING", "FINISHED"):
                return False
            if self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED"):
                return True
            self._state = "CANCELLED"
            self._condition.notify_all()
        self._invoke_callbacks()
        return True

    def cancelled(self):
        with self._condition:
            return self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED")

    def running(self):
        with self._condition:
            return self._state == "RUNNING"

    def done(self):
        with self._condition:
            return self._is_over()

    def add_done_callback(self, fn):
        with self._condition:
            if not self._is_over():
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def _outcome(self):
        if self._exception is not None:
            raise self._exception
        return self._result

    def _wait_until_over(self, timeout, what):
        """Called with the condition held: waits until the future is done."""
        if not self._is_over():
            self._condition._wait(timeout, what)
        if self._state in ("CANCELLED", "CANCELLED_AND_NOTIFIED"):
            raise CancelledError()
        if self._state != "FINISHED":
            raise TimeoutError()

    def result(self, timeout=None):
        with self._condition:
            self._wait_until_over(timeout, "Future.result")
            return self._outcome()

    def exception(self, timeout=None):
        with self._condition:
            self._wait_until_over(timeout, "Future.exception")
            return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == "CANCELLED":
                self._state = "CANCELLED_AND_NOTIFIED"
                for waiter in self._waiters:
                    waiter.add(self, False)
                return False
            if self._state == "PENDING":
                self._state = "RUNNING"
                return True
            raise RuntimeError("Future in unexpected state")

    def set_result(self, result):
        with self._condition:
            if self._is_over():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._state = "FINISHED"
            for waiter in self._waiters:
                waiter.add(self, False)
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_exception(self, exception):
        with self._condition:
            if self._is_over():
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._exception = exception
            self._state = "FINISHED"
            for waiter in self._waiters:
                waiter.add(self, True)
            self._condition.notify_all()
        self._invoke_callbacks()


class _Waiter:
    """Collects futures as they finish; its event is set when enough have."""

    def __init__(self, n_needed, stops_on_exception):
        self.event = threading.Event()
        self.lock = _kernel.new_inner_lock()
        self.finished = []
        self.n_needed = n_needed
        self.stops_on_exception = stops_on_exception

    def add(self, future, has_failed):
        with self.lock:
            self.finished.append(future)
            self.n_needed -= 1
            if self.n_needed <= 0 or (has_failed and self.stops_on_exception):
                self.event.set()


def _install(waiter, fs):
    for f in fs:
        f._waiters.append(waiter)


def _remove(waiter, fs):
    for f in fs:
        with f._condition:
            f._waiters.remove(waiter)


def _split(fs):
    """Those that are finished, and those that are not."""
    done = []
    pending = []
    for f in fs:
        if f._state in ("CANCELLED_AND_NOTIFIED", "FINISHED"):
            done.append(f)
        else:
            pending.append(f)
    return done, pending


def as_completed(fs, timeout=None):
    if timeout is not None:
        end = threading._monotonic() + timeout
    fs = list(dict.fromkeys(fs))
    n_all = len(fs)
    for f in fs:
        f._condition.acquire()
    finished, pending = _split(fs)
    waiter = _Waiter(1, False)
    _install(waiter, pending)
    for f in fs:
        f._condition.release()
    left = dict.fromkeys(pending)
    try:
        for f in finished:
            yield f
        while left:
            wait_timeout = None
            if timeout is not None:
                wait_timeout = end - threading._monotonic()
                if wait_timeout < 0:
                    raise TimeoutError(f"{len(left)} (of {n_all}) futures unfinished")
            waiter.event._cond.acquire()
            try:
                if not waiter.event._flag:
                    waiter.event._cond._wait(wait_timeout, "as_completed")
            finally:
                waiter.event._cond.release()
            with waiter.lock:
                finished = waiter.finished
                waiter.finished = []
                waiter.event.clear()
            for f in finished:
                del left[f]
                with f._condition:
                    f._waiters.remove(waiter)
                yield f
    finally:
        _remove(waiter, left)


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done",
                                   module="concurrent.futures._base")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = list(dict.fromkeys(fs))
    for f in fs:
        f._condition.acquire()
    done, pending = _split(fs)
    waiter = None
    is_enough = not pending
    if return_when == FIRST_COMPLETED:
        is_enough = is_enough or bool(done)
        waiter = _Waiter(1, False)
    elif return_when == FIRST_EXCEPTION:
        is_enough = is_enough or any(
            f._state == "FINISHED" and f._exception is not None for f in done)
        waiter = _Waiter(len(pending), True)
    elif return_when == ALL_COMPLETED:
        waiter = _Waiter(len(pending), False)
    if waiter is not None and not is_enough:
        _install(waiter, pending)
    for f in fs:
        f._condition.release()
    if waiter is None:
        raise ValueError(f"Invalid return condition: {return_when!r}")
    if is_enough:
        return DoneAndNotDoneFutures(set(done), set(pending))
    with waiter.event._cond:
        if not waiter.event._flag:
            waiter.event._cond._wait(timeout, "futures.wait")
    _remove(waiter, pending)
    done.extend(waiter.finished)
    return DoneAndNotDoneFutures(set(done), set(fs) - set(done))


# ---------------------------------------------------------------- executors

class Executor:
    """What both pools can do."""
    __module__ = "concurrent.futures._base"

    __module__ = "concurrent.futures._base"

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if timeout is not None:
            end = threading._monotonic() + timeout
        fs = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                fs.reverse()
                while fs:
                    future = fs.pop()
                    try:
                        if timeout is None:
                            result = future.result()
                        else:
                            result = future.result(end - threading._monotonic())
                    finally:
                        future.cancel()
                    yield result
            finally:
                for future in fs:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class _WorkItem:
    """A call to be made; it has its job from `submit` until the call is over."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs
        self.job = _kernel.hold_job(args, kwargs)

    def run(self):
        _kernel.work_on(self.job)
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as error:
            _kernel.work_failed(error)
            self.future.set_exception(error)
        else:
            self.future.set_result(result)

    def drop(self):
        _kernel.unhold_job(self.job)


class _WorkQueue(SimpleQueue):
    _kind = "ThreadPoolExecutor"
    _what = "ThreadPoolExecutor: next call"


_shutdown = False
_n_thread_pools = 0
_threads_queues = {}
_manager_wakeups = {}


def _at_exit():
    global _shutdown
    _shutdown = True
    # In a forked child the parent's threads are not alive, and their pools are not the child's.
    waiting = [(t, e) for t, e in _manager_wakeups.items() if t.is_alive()]
    for thread, executor in waiting:
        executor._wake_manager()
    for thread, executor in waiting:
        thread.join()
    items = [(t, q) for t, q in _threads_queues.items() if t.is_alive()]
    for thread, work_queue in items:
        work_queue.put(None)
    for thread, work_queue in items:
        thread.join()


threading._register_atexit(_at_exit)


def _worker(executor, work_queue, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as error:
            _traceback._write("Exception in initializer:\n")
            _traceback._print(error)
            executor._initializer_failed()
            return
    while True:
        work_item = work_queue.get(block=True)
        if work_item is not None:
            work_item.run()
            del work_item
            executor._idle_semaphore.release()
            continue
        if _shutdown or executor._shutdown:
            executor._shutdown = True
            work_queue.put(None)
            return


class ThreadPoolExecutor(Executor):
    __module__ = "concurrent.futures.thread"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        global _n_thread_pools
        if max_workers is None:
            max_workers = min(32, _kernel.cpu_count() + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._work_queue = _WorkQueue()
        self._idle_semaphore = threading.Semaphore(0)
        self._threads = []
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = _kernel.new_inner_lock()
        if not thread_name_prefix:
            thread_name_prefix = f"ThreadPoolExecutor-{_n_thread_pools}"
            _n_thread_pools += 1
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            self._adjust_thread_count()
            return future

    def _adjust_thread_count(self):
        if self._idle_semaphore.acquire(timeout=0):
            return
        n_threads = len(self._threads)
        if n_threads < self._max_workers:
            thread = threading.Thread(
                name=f"{self._thread_name_prefix}_{n_threads}", target=_worker,
                args=(self, self._work_queue, self._initializer, self._initargs))
            thread.start()
            self._threads.append(thread)
            _threads_queues[thread] = self._work_queue

    def _drain(self):
        """The work items that no worker has taken."""
        items = []
        while True:
            try:
                item = self._work_queue.get_nowait()
            except Empty:
                return items
            if item is not None:
                items.append(item)

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for item in self._drain():
                item.drop()
                item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._drain():
                    item.drop()
                    item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()


# ---------------------------------------------------------------- processes

class _RemoteTraceback(Exception):
    """What the traceback was in the worker process."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


_RemoteTraceback.__module__ = "concurrent.futures.process"


def _process_worker(calls, results, initializer, initargs):
    import multiprocessing
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as error:
            _traceback._write("Exception in initializer:\n")
            _traceback._print(error)
            return
    while True:
        call = _kernel.receive(calls, None, "ProcessPoolExecutor: next call")[0]
        if call is None:
            return
        _run_call(call, results)


def _run_call(call, results):
    work_id, fn, args, kwargs, job = call
    _kernel.work_on_received(job)
    try:
        result = fn(*args, **kwargs)
    except BaseException as error:
        _kernel.work_failed(error)
        text = f'\n"""\n{_traceback._text(error)}"""'
        _send_result(results, (work_id, False, error, text))
    else:
        _send_result(results, (work_id, True, result, None))


def _send_result(results, message):
    try:
        _kernel.send(results, message, None, "ProcessPoolExecutor: result")
    except BaseException as error:
        text = f'\n"""\n{_traceback._text(error)}"""'
        _kernel.send(results, (message[0], False, error, text), None,
                     "ProcessPoolExecutor: result")


class _ManagerThread(threading.Thread):
    """Moves calls to the workers and results to the futures."""

    def __init__(self, executor):
        self.executor = executor
        super().__init__()

    def run(self):
        executor = self.executor
        while True:
            self.send_calls()
            self.take_result()
            if _shutdown or executor._shutdown_thread:
                executor._shutdown_thread = True
                if executor._cancel_pending_futures:
                    self.cancel_pending()
                self.send_calls()
                if not executor._pending:
                    break
        for _ in executor._processes:
            _kernel.send(executor._calls, None, None, "ProcessPoolExecutor: stop")
        for process in executor._processes:
            process.join()

    def send_calls(self):
        executor = self.executor
        while _kernel.pipe_len(executor._calls) < executor._max_workers + 1:
            if not executor._work_ids:
                return
            work_id = executor._work_ids.popleft()
            _kernel.queue_taken(executor._number, None, executor._waiting())
            item = executor._pending[work_id]
            if item.future.set_running_or_notify_cancel():
                try:
                    _kernel.send_call(
                        executor._calls, (work_id, item.fn, item.args, item.kwargs, item.job), item.job)
                except Exception as error:
                    del executor._pending[work_id]
                    error.__cause__ = _RemoteTraceback(
                        f'\n"""\n{_traceback._text(error)}"""')
                    item.future.set_exception(error)
                item.drop()
            else:
                item.drop()
                del executor._pending[work_id]

    def take_result(self):
        executor = self.executor
        message = _kernel.receive(executor._results, None, "ProcessPoolExecutor: next result")[0]
        if message is None:
            return
        work_id, is_result, value, text = message
        item = executor._pending.pop(work_id, None)
        if item is None:
            return
        if is_result:
            item.future.set_result(value)
        else:
            value.__cause__ = _RemoteTraceback(text)
            item.future.set_exception(value)

    def cancel_pending(self):
        executor = self.executor
        for work_id, item in list(executor._pending.items()):
            if item.future.cancel():
                item.drop()
                del executor._pending[work_id]
        executor._work_ids.clear()
        executor._cancel_pending_futures = False


class ProcessPoolExecutor(Executor):
    __module__ = "concurrent.futures.process"

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        from collections import deque
        if max_workers is None:
            max_workers = _kernel.cpu_count()
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            raise ValueError("max_tasks_per_child is incompatible with the 'fork' "
                             "multiprocessing start method; supply a different mp_context.")
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._manager = None
        self._processes = []
        self._shutdown_thread = False
        self._shutdown_lock = _kernel.new_inner_lock()
        self._n_submitted = 0
        self._pending = {}
        self._cancel_pending_futures = False
        self._calls = _kernel.new_pipe(0)
        self._results = _kernel.new_pipe(0)
        self._work_ids = deque()
        self._number = _kernel.new_queue("ProcessPoolExecutor", 0)

    def _waiting(self):
        """The calls that no worker has been sent, for the page."""
        return [self._pending[work_id] for work_id in self._work_ids]

    def _wake_manager(self):
        _kernel.send(self._results, None, None, "ProcessPoolExecutor: wake")

    def _launch_processes(self):
        from multiprocessing import ForkProcess
        for _ in range(self._max_workers):
            process = ForkProcess(
                target=_process_worker,
                args=(self._calls, self._results, self._initializer, self._initargs))
            process.start()
            self._processes.append(process)

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._shutdown_thread:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future()
            item = _WorkItem(future, fn, args, kwargs)
            self._pending[self._n_submitted] = item
            self._work_ids.append(self._n_submitted)
            _kernel.queue_put(self._number, None, self._waiting())
            self._n_submitted += 1
            self._wake_manager()
            if self._manager is None:
                self._launch_processes()
                self._manager = _ManagerThread(self)
                self._manager.start()
                _manager_wakeups[self._manager] = self
            return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        if chunksize == 1:
            return super().map(fn, *iterables, timeout=timeout)
        arguments = list(zip(*iterables))
        chunks = [arguments[at:at + chunksize] for at in range(0, len(arguments), chunksize)]
        lists = super().map(_call_chunk, [fn] * len(chunks), chunks, timeout=timeout)
        return _flatten(lists)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._cancel_pending_futures = cancel_futures
            self._shutdown_thread = True
            if self._manager is not None:
                self._wake_manager()
        if self._manager is not None and wait:
            self._manager.join()
            _manager_wakeups.pop(self._manager, None)


def _call_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _flatten(lists):
    for results in lists:
        for result in results:
            yield result
