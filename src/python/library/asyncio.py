"""asyncio over the native core: everything that is not the event loop, its futures or its tasks.

The core (`_asyncio`, written in Rust) has the ready queue, the timers, futures and tasks. What rests
on it is here, in Python, and keeps the order in which CPython 3.11 makes futures, callbacks and
wake-ups, because programs see that order.
"""
import _prelude
import _asyncio
import _kernel
import _runner
import _traceback
import heapq
from collections import deque

(Future, Task, Handle, TimerHandle, AbstractEventLoop, BaseEventLoop, SelectorEventLoop,
 CancelledError, InvalidStateError) = _asyncio.classes()
TimeoutError = TimeoutError

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class QueueEmpty(Exception):
    """get_nowait() found nothing."""
    __module__ = "asyncio.queues"


class QueueFull(Exception):
    """put_nowait() found no room."""
    __module__ = "asyncio.queues"


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted or reset while someone waited."""
    __module__ = "asyncio.exceptions"


iscoroutine = _asyncio.iscoroutine
iscoroutinefunction = _asyncio.iscoroutinefunction
get_running_loop = _asyncio.get_running_loop
_get_running_loop = _asyncio.running_loop_or_none
current_task = _asyncio.current_task
all_tasks = _asyncio.all_tasks
_timer = _asyncio.timer
_gather_child = _asyncio.gather_child


def isfuture(obj):
    return isinstance(obj, Future)


# The policy that the program has set or asked for; as long as there is none, the core is asked.
_policy = None


def get_event_loop():
    loop = _get_running_loop()
    if loop is not None:
        return loop
    return _asyncio.get_event_loop() if _policy is None else _policy.get_event_loop()


def set_event_loop(loop):
    if _policy is None:
        _asyncio.set_event_loop(loop)
    else:
        _policy.set_event_loop(loop)


def new_event_loop():
    return _asyncio.new_event_loop() if _policy is None else _policy.new_event_loop()


def get_event_loop_policy():
    global _policy
    if _policy is None:
        import _streams
        _policy = _streams.DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    if policy is not None:
        import _streams
        if not isinstance(policy, _streams.AbstractEventLoopPolicy):
            raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, "
                            f"not '{type(policy).__name__}'")
    _policy = policy


# ---------------------------------------------------------------- running

# The runner of the main thread, while it runs.
_main_runner = None


def _nothing():
    pass


class Runner:
    """Holds one event loop for several calls of `run`, and cleans up behind them."""
    __module__ = "asyncio.runners"

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._context = None
        self._loop_factory = loop_factory
        self._loop = None
        self._closed = False

    def __enter__(self):
        self._lazy_init()
        return self

    def __exit__(self, exc_type, exc, tb):
        self.close()

    def _lazy_init(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            if self._loop_factory is None:
                self._loop = new_event_loop()
            else:
                self._loop = self._loop_factory()
            set_event_loop(self._loop)
            if self._debug is not None:
                self._loop.set_debug(self._debug)
            contextvars = _kernel.imported("contextvars")
            if contextvars is not None:
                self._context = contextvars.copy_context()

    def get_loop(self):
        self._lazy_init()
        return self._loop

    def run(self, coro, *, context=None):
        global _main_runner
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._lazy_init()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        self._main_task = task
        self._n_interrupts = 0
        is_main = _kernel.thread_object() is None
        if is_main:
            _main_runner = self
        try:
            return self._loop.run_until_complete(task)
        except CancelledError:
            if self._n_interrupts > 0 and task.uncancel() == 0:
                raise KeyboardInterrupt()
            raise
        finally:
            if is_main:
                _main_runner = None

    def _on_sigint(self):
        """SIGINT, if the program has no handler of its own for it: the main task is cancelled first."""
        self._n_interrupts += 1
        if self._n_interrupts > 1 or self._main_task.done():
            raise KeyboardInterrupt()
        self._main_task.cancel()
        self._loop.call_soon_threadsafe(_nothing)

    def close(self):
        if self._closed or self._loop is None:
            self._closed = True
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            # Both are tasks in CPython too, but those that would do nothing only cost the page
            # two lanes: then just their names are used up.
            is_quiet = _asyncio.is_quiet(loop) and not _has_factory
            if _asyncio.take_async_generators(loop) or not is_quiet:
                loop.run_until_complete(loop.shutdown_asyncgens())
            else:
                _asyncio.skip_task_name()
            is_quiet = _asyncio.is_quiet(loop) and not _has_factory
            if getattr(loop, "_default_executor", None) is not None or not is_quiet:
                loop.run_until_complete(loop.shutdown_default_executor())
            else:
                _asyncio.skip_task_name()
        finally:
            set_event_loop(None)
            loop.close()
            self._loop = None
            self._closed = True


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)


def _cancel_all_tasks(loop):
    leftovers = _asyncio.task_list(loop)
    if not leftovers:
        return
    for task in leftovers:
        task.cancel()
    loop.run_until_complete(gather(*leftovers, return_exceptions=True))
    for task in leftovers:
        if task.cancelled():
            continue
        if task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })


def _run_until_complete_cb(future):
    if not future.cancelled():
        error = future.exception()
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            return
    future.get_loop().stop()


def _run_until_complete(self, future):
    """EventLoop.run_until_complete"""
    if self.is_closed():
        raise RuntimeError("Event loop is closed")
    if self.is_running():
        raise RuntimeError("This event loop is already running")
    if _get_running_loop() is not None:
        raise RuntimeError("Cannot run the event loop while another loop is running")
    is_new = not isfuture(future)
    future = ensure_future(future, loop=self)
    if is_new:
        _asyncio.log_no_destruction(future)
    future.add_done_callback(_run_until_complete_cb)
    try:
        self.run_forever()
    except BaseException:
        if is_new and future.done() and not future.cancelled():
            future.exception()
        raise
    finally:
        future.remove_done_callback(_run_until_complete_cb)
    if not future.done():
        raise RuntimeError("Event loop stopped before Future completed.")
    return future.result()


async def _shutdown_asyncgens(self):
    """EventLoop.shutdown_asyncgens"""
    generators = _asyncio.take_async_generators(self)
    if not generators:
        return
    results = await gather(*[g.aclose() for g in generators], return_exceptions=True)
    for result, generator in zip(results, generators):
        if isinstance(result, Exception):
            self.call_exception_handler({
                "message": f"an error occurred during closing of asynchronous generator {generator!r}",
                "exception": result,
            })


async def _shutdown_default_executor(self):
    """EventLoop.shutdown_default_executor"""
    executor = getattr(self, "_default_executor", None)
    self._executor_was_shut_down = True
    if executor is None:
        return
    from threading import Thread
    future = self.create_future()

    def shut_down():
        try:
            executor.shutdown(wait=True)
            self.call_soon_threadsafe(future.set_result, None)
        except Exception as error:
            self.call_soon_threadsafe(future.set_exception, error)

    thread = Thread(target=shut_down)
    thread.start()
    try:
        await future
    finally:
        thread.join()


def _run_in_executor(self, executor, func, *args):
    """EventLoop.run_in_executor"""
    if self.is_closed():
        raise RuntimeError("Event loop is closed")
    if executor is None:
        if getattr(self, "_executor_was_shut_down", False):
            raise RuntimeError("Executor shutdown has been called")
        executor = getattr(self, "_default_executor", None)
        if executor is None:
            from concurrent.futures import ThreadPoolExecutor
            executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
            self._default_executor = executor
    return wrap_future(executor.submit(func, *args), loop=self)


def _set_default_executor(self, executor):
    from concurrent.futures import ThreadPoolExecutor
    if not isinstance(executor, ThreadPoolExecutor):
        raise TypeError("executor must be ThreadPoolExecutor instance")
    self._default_executor = executor


def _set_exception_handler(self, handler):
    if handler is not None and not callable(handler):
        raise TypeError(f"A callable object or None is expected, got {handler!r}")
    self._exception_handler = handler


def _get_exception_handler(self):
    return getattr(self, "_exception_handler", None)


def _default_exception_handler(self, context):
    message = context.get("message")
    if not message:
        message = "Unhandled exception in event loop"
    lines = [message]
    for key in sorted(context):
        if key not in ("message", "exception"):
            value = context[key]
            lines.append(f"{key}: {value!r}")
    error = context.get("exception")
    logging = _runner.imported_module("logging")
    if logging is not None:
        logging.getLogger("asyncio").error("\n".join(lines), exc_info=error or False)
        return
    _kernel.write_error("\n".join(lines) + "\n")
    if error is not None:
        _traceback._print_by_module(error)


def _call_exception_handler(self, context):
    handler = getattr(self, "_exception_handler", None)
    if handler is None:
        self.default_exception_handler(context)
        return
    try:
        handler(self, context)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        self.default_exception_handler({
            "message": "Unhandled error in exception handler",
            "exception": error,
            "context": context,
        })


def _callback_raised(loop, handle, error):
    """Called by the core when a callback raised."""
    try:
        # If no frame of Python's saw it: the loop's own, that called, is in CPython's traceback.
        raise error
    except BaseException:
        pass
    loop.call_exception_handler({
        "message": f"Exception in callback {_asyncio.callback_of(handle)}",
        "exception": error,
        "handle": handle,
    })


def _report_failure(future):
    """Called by the core when nobody can look at a future's error any more."""
    kind = type(future).__name__
    future.get_loop().call_exception_handler({
        "message": f"{kind} exception was never retrieved",
        "exception": future.exception(),
        "future": future,
    })


def _closed(loop):
    """Called by the core when a loop was closed."""
    for sig in list(getattr(loop, "_signal_handlers", ())):
        loop.remove_signal_handler(sig)
    _report_forgotten(False)


def _report_forgotten(at_end=True):
    """Errors that nobody looked at; at the end of the process also what is left of its tasks."""
    for future in _asyncio.take_failed(at_end):
        _report_failure(future)
    if not at_end:
        return
    tasks = _asyncio.pending_tasks()
    unstarted = _asyncio.unstarted_coroutines()
    for task in tasks:
        task.get_loop().call_exception_handler({
            "message": "Task was destroyed but it is pending!",
            "task": task,
        })
        coroutine = task.get_coro()
        if _asyncio.is_unstarted(coroutine):
            unstarted.append(coroutine.__qualname__)
        try:
            coroutine.close()
        except Exception as error:
            _kernel.write_error(f"Exception ignored in: {coroutine!r}\n")
            _traceback._print(error)
    for name in unstarted:
        _kernel.write_error(f"sys:1: RuntimeWarning: coroutine '{name}' was never awaited\n")


def _frames(task):
    """What `get_stack` looks at: the frame of a suspended coroutine, or those an exception went through."""
    coroutine = task.get_coro()
    if coroutine.cr_frame is not None:
        return [coroutine.cr_frame]
    frames = []
    if task.done() and not task.cancelled() and task._exception is not None:
        place = task._exception.__traceback__
        while place is not None:
            frames.append(place.tb_frame)
            place = place.tb_next
    return frames


def _get_stack(self, *, limit=None):
    """Task.get_stack"""
    frames = _frames(self)
    if limit is None:
        return frames
    return frames[-limit:] if self.get_coro().cr_frame is not None else frames[:limit]


def _print_stack(self, *, limit=None, file=None):
    """Task.print_stack"""
    frames = self.get_stack(limit=limit)
    error = self._exception
    what = "Traceback for" if error is not None else "Stack for" if frames else "No stack for"
    tail = " (most recent call last):" if frames or error is not None else ""
    lines = [f"{what} {self!r}{tail}\n"]
    for frame in frames:
        code = frame.f_code
        lines.append(f'  File "{code.co_filename}", line {frame.f_lineno}, in {code.co_name}\n')
        source = _runner.source_line(code.co_filename, frame.f_lineno)
        if source:
            lines.append(f"    {source}\n")
    if error is not None:
        lines.append(_traceback._last_lines(error))
    if file is None:
        _kernel.write_error("".join(lines))
    else:
        file.write("".join(lines))


_asyncio.add_methods(Task, get_stack=_get_stack, print_stack=_print_stack)


# Whether some loop has a task factory: then `gather` makes its tasks by the loop's method.
_has_factory = False


def _get_task_factory(self):
    return getattr(self, "_task_factory", None)


def _set_task_factory(self, factory):
    global _has_factory
    if factory is not None and not callable(factory):
        raise TypeError("task factory must be a callable or None")
    self._task_factory = factory
    _has_factory = True


def _task_by_factory(loop, factory, coro, name, context):
    """Called by the core in `create_task`."""
    task = factory(loop, coro) if context is None else factory(loop, coro, context=context)
    if name is not None:
        task.set_name(name)
    return task


def _get_debug(self):
    return getattr(self, "_debug", False)


def _set_debug(self, enabled):
    self._debug = enabled


async def _create_connection(self, *args, **kwargs):
    """EventLoop.create_connection"""
    import _streams
    return await _streams.create_connection(self, *args, **kwargs)


async def _create_server(self, *args, **kwargs):
    """EventLoop.create_server"""
    import _streams
    return await _streams.create_server(self, *args, **kwargs)


async def _create_datagram_endpoint(self, *args, **kwargs):
    """EventLoop.create_datagram_endpoint"""
    import _streams
    return await _streams.create_datagram_endpoint(self, *args, **kwargs)


def _add_reader(self, fd, callback, *args):
    import _streams
    _streams.add_watch(self, fd, True, callback, args)


def _remove_reader(self, fd):
    import _streams
    return _streams.remove_watch(self, fd, True)


def _add_writer(self, fd, callback, *args):
    import _streams
    _streams.add_watch(self, fd, False, callback, args)


def _remove_writer(self, fd):
    import _streams
    return _streams.remove_watch(self, fd, False)


async def _sock_recv(self, sock, n):
    import _streams
    return await _streams.when_ready(self, sock, lambda: sock.recv(n))


async def _sock_recvfrom(self, sock, bufsize):
    import _streams
    return await _streams.when_ready(self, sock, lambda: sock.recvfrom(bufsize))


async def _sock_sendall(self, sock, data):
    sock.sendall(data)


async def _sock_sendto(self, sock, data, address):
    return sock.sendto(data, address)


async def _sock_accept(self, sock):
    import _streams
    return await _streams.sock_accept(self, sock)


async def _sock_connect(self, sock, address):
    import _streams
    return await _streams.sock_connect(self, sock, address)


async def _getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
    import socket
    return await self.run_in_executor(None, socket.getaddrinfo, host, port, family, type, proto, flags)


def _add_signal_handler(self, sig, callback, *args):
    """EventLoop.add_signal_handler"""
    import signal
    if iscoroutine(callback) or iscoroutinefunction(callback):
        raise TypeError("coroutines cannot be used with add_signal_handler()")
    _check_signal(sig)
    if self.is_closed():
        raise RuntimeError("Event loop is closed")
    if _kernel.thread_object() is not None:
        raise RuntimeError("set_wakeup_fd only works in main thread of the main interpreter")
    handlers = getattr(self, "_signal_handlers", None)
    if handlers is None:
        handlers = self._signal_handlers = {}

    def sighandler(number, frame):
        # The loop learns of it where it next waits, and calls the callback in the turn after.
        _asyncio.at_select(self, told)

    def told():
        if sig in handlers:
            self.call_soon(handlers[sig])

    try:
        signal.signal(sig, sighandler)
    except OSError:
        raise RuntimeError(f"sig {sig} cannot be caught") from None
    handlers[sig] = callback if not args else lambda: callback(*args)


def _check_signal(sig):
    import signal
    if not isinstance(sig, int) and not isinstance(sig, signal.Signals):
        raise TypeError(f"sig must be an int, not {sig!r}")
    if sig not in signal.valid_signals():
        raise ValueError(f"invalid signal number {sig}")


def _remove_signal_handler(self, sig):
    """EventLoop.remove_signal_handler"""
    import signal
    _check_signal(sig)
    handlers = getattr(self, "_signal_handlers", None)
    if not handlers or sig not in handlers:
        return False
    del handlers[sig]
    signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
    return True


_asyncio.add_methods(
    SelectorEventLoop,
    create_connection=_create_connection,
    create_datagram_endpoint=_create_datagram_endpoint,
    add_reader=_add_reader,
    remove_reader=_remove_reader,
    add_writer=_add_writer,
    remove_writer=_remove_writer,
    sock_recv=_sock_recv,
    sock_recvfrom=_sock_recvfrom,
    sock_sendall=_sock_sendall,
    sock_sendto=_sock_sendto,
    sock_accept=_sock_accept,
    sock_connect=_sock_connect,
    getaddrinfo=_getaddrinfo,
    create_server=_create_server,
    add_signal_handler=_add_signal_handler,
    remove_signal_handler=_remove_signal_handler,
    run_until_complete=_run_until_complete,
    shutdown_asyncgens=_shutdown_asyncgens,
    shutdown_default_executor=_shutdown_default_executor,
    run_in_executor=_run_in_executor,
    set_default_executor=_set_default_executor,
    set_exception_handler=_set_exception_handler,
    get_exception_handler=_get_exception_handler,
    default_exception_handler=_default_exception_handler,
    call_exception_handler=_call_exception_handler,
    get_task_factory=_get_task_factory,
    set_task_factory=_set_task_factory,
    get_debug=_get_debug,
    set_debug=_set_debug,
)


async def open_connection(host=None, port=None, **options):
    import _streams
    return await _streams.open_connection(host, port, **options)


async def start_server(client_connected_cb, host=None, port=None, **options):
    import _streams
    return await _streams.start_server(client_connected_cb, host, port, **options)


def __getattr__(name):
    """Names that few programs use: `LATE_NAMES` in `mod.rs`."""
    if not name.startswith(("_", "Windows")):
        import _streams
        found = _streams.SUBMODULES.get(name) or getattr(_streams, name, None)
        if found is not None:
            return found
    raise AttributeError(f"module 'asyncio' has no attribute '{name}'")


# ---------------------------------------------------------------- tasks

async def sleep(delay, result=None):
    if delay <= 0:
        await None  # In the library this gives way once.
        return result
    return await _timer(delay, result, False)


def create_task(coro, *, name=None, context=None):
    # As in CPython, the task has a number of its own, also if that is not in its name.
    task = get_running_loop().create_task(coro, context=context)
    if name is not None:
        task.set_name(name)
    return task


async def _await(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError(
                "The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not _asyncio.isawaitable(coro_or_future):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    if loop is None:
        loop = get_event_loop()
    return loop.create_task(coro_or_future)


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        loop = get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer

    if not _has_factory and _asyncio.are_plain(coros_or_futures):
        outer = _asyncio.gathering(coros_or_futures[0], return_exceptions)
        for argument in coros_or_futures:
            _gather_child(outer, argument, True)
        return outer

    # Some argument is there twice, or has an `__await__` of its own.
    outer = loop = None
    futures_by_argument = {}
    for argument in coros_or_futures:
        future = futures_by_argument.get(argument)
        is_new = future is None
        if is_new:
            future = ensure_future(argument, loop=loop)
            futures_by_argument[argument] = future
        if outer is None:
            loop = future.get_loop()
            outer = _asyncio.gathering(future, return_exceptions)
        _gather_child(outer, future, is_new)
    return outer


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    loop = inner.get_loop()
    outer = _asyncio.future(loop, "shield")

    def inner_is_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
            return
        if inner.cancelled():
            outer.cancel()
        else:
            error = inner.exception()
            if error is not None:
                outer.set_exception(error)
            else:
                outer.set_result(inner.result())

    def outer_is_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_is_done)

    inner.add_done_callback(inner_is_done)
    outer.add_done_callback(outer_is_done)
    return outer


def _release(waiter, *ignored):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(future, loop):
    waiter = _asyncio.future(loop, "wait_for")

    def release(ignored):
        _release(waiter)

    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut

    if timeout <= 0:
        fut = ensure_future(fut, loop=loop)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut, loop)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError() from exc

    waiter = _asyncio.future(loop, "wait_for")
    timer = loop.call_later(timeout, _release, waiter)

    def release(ignored):
        _release(waiter)

    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut, loop)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut, loop)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError() from exc
    finally:
        timer.cancel()


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    fs = list(dict.fromkeys(fs))
    for f in fs:
        if iscoroutine(f):
            raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(fs, timeout, return_when, get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = _asyncio.future(loop, "wait")
    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release, waiter)
    n_left = len(fs)

    def one_is_done(f):
        nonlocal n_left
        n_left -= 1
        if (n_left <= 0 or return_when == FIRST_COMPLETED
                or (return_when == FIRST_EXCEPTION and not f.cancelled()
                    and f.exception() is not None)):
            if timer is not None:
                timer.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for f in fs:
        f.add_done_callback(one_is_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(one_is_done)

    done = set()
    pending = set()
    for f in fs:
        if f.done():
            done.add(f)
        else:
            pending.add(f)
    return done, pending


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    done = Queue()
    done._what = "as_completed"
    loop = get_event_loop()
    todo = {}
    # The same future given twice counts once. (CPython's order is that of addresses.)
    for f in dict.fromkeys(fs):
        todo[ensure_future(f, loop=loop)] = None
    timer = None

    def time_is_up():
        for f in todo:
            f.remove_done_callback(one_is_done)
            done.put_nowait(None)
        todo.clear()

    def one_is_done(f):
        if f not in todo:
            return
        del todo[f]
        done.put_nowait(f)
        if not todo and timer is not None:
            timer.cancel()

    async def wait_for_one():
        f = await done.get()
        if f is None:
            raise TimeoutError
        return f.result()

    for f in todo:
        f.add_done_callback(one_is_done)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, time_is_up)
    for _ in range(len(todo)):
        yield wait_for_one()


# ---------------------------------------------------------------- time-outs and groups

class Timeout:
    """`async with timeout(seconds)`: cancels the task inside, and turns that into TimeoutError."""
    __module__ = "asyncio.timeouts"

    def __init__(self, when):
        self._state = "created"
        self._timer = None
        self._task = None
        self._when = when
        self._cancelling = 0

    def when(self):
        return self._when

    def expired(self):
        return self._state in ("expiring", "expired")

    def reschedule(self, when):
        if self._state != "active":
            if self._state == "created":
                raise RuntimeError("Timeout has not been entered")
            state = "finished" if self._state == "exited" else self._state
            raise RuntimeError(f"Cannot change state of {state} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        if when is None:
            self._timer = None
        else:
            loop = get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._on_timeout)
            else:
                self._timer = loop.call_at(when, self._on_timeout)

    async def __aenter__(self):
        if self._state != "created":
            raise RuntimeError("Timeout has already been entered")
        task = current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state = "active"
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc, tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == "expiring":
            self._state = "expired"
            if self._task.uncancel() <= self._cancelling and exc_type is CancelledError:
                raise TimeoutError from exc
        elif self._state == "active":
            self._state = "exited"
        return None

    def __repr__(self):
        info = ["finished" if self._state == "exited" else self._state]
        if self._state == "active":
            when = None if self._when is None else round(self._when, 3)
            info.append(f"when={when}")
        return f"<Timeout [{info[0]}]{''.join([f' {word}' for word in info[1:]])}>"

    def _on_timeout(self):
        self._task.cancel()
        self._state = "expiring"
        self._timer = None


def timeout(delay):
    loop = get_running_loop()
    return Timeout(loop.time() + delay if delay is not None else None)


def timeout_at(when):
    return Timeout(when)


class TaskGroup:
    """Tasks that live no longer than the block; the first error cancels the others."""
    __module__ = "asyncio.taskgroups"

    def __init__(self):
        self._entered = False
        self._exiting = False
        self._aborting = False
        self._loop = None
        self._parent_task = None
        self._parent_cancel_requested = False
        self._tasks = {}
        self._errors = []
        self._base_error = None
        self._on_completed_fut = None

    def __repr__(self):
        info = [""]
        if self._tasks:
            info.append(f"tasks={len(self._tasks)}")
        if self._errors:
            info.append(f"errors={len(self._errors)}")
        if self._aborting:
            info.append("cancelling")
        elif self._entered:
            info.append("entered")
        return f"<TaskGroup{' '.join(info)}>"

    async def __aenter__(self):
        if self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has already been entered")
        self._entered = True
        if self._loop is None:
            self._loop = get_running_loop()
        self._parent_task = current_task(self._loop)
        if self._parent_task is None:
            raise RuntimeError(f"TaskGroup {self!r} cannot determine the parent task")
        return self

    async def __aexit__(self, et, exc, tb):
        self._exiting = True
        if exc is not None and self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc

        propagate_cancellation_error = exc if et is CancelledError else None
        if self._parent_cancel_requested:
            if self._parent_task.uncancel() == 0:
                propagate_cancellation_error = None

        if et is not None:
            if not self._aborting:
                self._abort()

        while self._tasks:
            if self._on_completed_fut is None:
                self._on_completed_fut = _asyncio.future(self._loop, "TaskGroup")
            try:
                await self._on_completed_fut
            except CancelledError as ex:
                if not self._aborting:
                    propagate_cancellation_error = ex
                    self._abort()
            self._on_completed_fut = None

        if self._base_error is not None:
            raise self._base_error
        if propagate_cancellation_error is not None and not self._errors:
            raise propagate_cancellation_error
        if et is not None and et is not CancelledError:
            self._errors.append(exc)
        if self._errors:
            errors = self._errors
            self._errors = None
            from _groups import BaseExceptionGroup as Group
            raise Group("unhandled errors in a TaskGroup", errors)

    def create_task(self, coro, *, name=None, context=None):
        if not self._entered:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        if self._exiting and not self._tasks:
            raise RuntimeError(f"TaskGroup {self!r} is finished")
        if self._aborting:
            raise RuntimeError(f"TaskGroup {self!r} is shutting down")
        task = self._loop.create_task(coro, context=context)
        if name is not None:
            task.set_name(name)
        if task.done():
            self._on_task_done(task)
        else:
            self._tasks[task] = None
            task.add_done_callback(self._on_task_done)
        return task

    def _is_base_error(self, exc):
        return isinstance(exc, (SystemExit, KeyboardInterrupt))

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _on_task_done(self, task):
        self._tasks.pop(task, None)
        if self._on_completed_fut is not None and not self._tasks:
            if not self._on_completed_fut.done():
                self._on_completed_fut.set_result(True)
        if task.cancelled():
            return
        exc = task.exception()
        if exc is None:
            return
        self._errors.append(exc)
        if self._is_base_error(exc) and self._base_error is None:
            self._base_error = exc
        if self._parent_task.done():
            self._loop.call_exception_handler({
                "message": f"Task {task!r} has errored out but its parent task "
                           f"{self._parent_task} is already completed",
                "exception": exc,
                "task": task,
            })
            return
        if not self._aborting and not self._parent_cancel_requested:
            self._abort()
            self._parent_cancel_requested = True
            self._parent_task.cancel()


# ---------------------------------------------------------------- threads

def _call(func, args, kwargs):
    return func(*args, **kwargs)


async def to_thread(func, /, *args, **kwargs):
    loop = get_running_loop()
    contextvars = _kernel.imported("contextvars")
    if contextvars is not None:
        context = contextvars.copy_context()
        return await loop.run_in_executor(None, _call, context.run, (func, *args), kwargs)
    return await loop.run_in_executor(None, _call, func, args, kwargs)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    if loop is None:
        loop = get_event_loop()
    wrapped = _asyncio.future(loop, "run_in_executor")
    _chain(future, wrapped)
    return wrapped


def _copy_state(source, destination):
    """From a finished future of a pool to one of the loop."""
    if destination.cancelled():
        return
    if source.cancelled():
        destination.cancel()
        return
    error = source.exception()
    if error is not None:
        destination.set_exception(_from_pool_error(error))
    else:
        destination.set_result(source.result())


def _from_pool_error(error):
    from concurrent.futures import CancelledError as PoolCancelledError
    if type(error) is PoolCancelledError:
        return CancelledError(*error.args)
    return error


def _chain(source, destination):
    """When the pool's future ends, so does the loop's; cancelling goes the other way."""
    loop = destination.get_loop()
    _asyncio.external(loop, 1)

    def destination_is_done(destination):
        if destination.cancelled():
            source.cancel()

    def source_is_done(source):
        if destination.cancelled() and loop.is_closed():
            return
        if loop.is_closed():
            return
        _asyncio.external(loop, -1)
        if _get_running_loop() is loop:
            _copy_state(source, destination)
        else:
            loop.call_soon_threadsafe(_copy_state, source, destination)

    destination.add_done_callback(destination_is_done)
    source.add_done_callback(source_is_done)


def run_coroutine_threadsafe(coro, loop):
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from concurrent.futures import Future as PoolFuture
    outer = PoolFuture()

    def start():
        try:
            task = ensure_future(coro, loop=loop)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if outer.set_running_or_notify_cancel():
                outer.set_exception(error)
            raise

        def task_is_done(task):
            if task.cancelled():
                outer.cancel()
            if not outer.set_running_or_notify_cancel():
                return
            error = task.exception()
            if error is not None:
                outer.set_exception(error)
            else:
                outer.set_result(task.result())

        def outer_is_done(outer):
            if outer.cancelled():
                if _get_running_loop() is loop:
                    task.cancel()
                else:
                    loop.call_soon_threadsafe(task.cancel)

        task.add_done_callback(task_is_done)
        outer.add_done_callback(outer_is_done)

    loop.call_soon_threadsafe(start)
    return outer


# ---------------------------------------------------------------- locks

def _object(thing):
    """The beginning of what `object` shows."""
    kind = type(thing)
    return f"{kind.__module__}.{kind.__qualname__} object at {_kernel.address(thing)}"


class _LoopBound:
    """Binds itself to the first loop that has to wait for it."""

    _loop = None

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop


class Lock(_LoopBound):
    __module__ = "asyncio.locks"

    def __init__(self):
        self._waiters = None
        self._locked = False

    def __repr__(self):
        state = "locked" if self._locked else "unlocked"
        if self._waiters:
            state = f"{state}, waiters:{len(self._waiters)}"
        return f"<{_object(self)} [{state}]>"

    def locked(self):
        return self._locked

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()

    async def acquire(self):
        if not self._locked and (self._waiters is None
                                 or all(w.cancelled() for w in self._waiters)):
            self._locked = True
            return True
        if self._waiters is None:
            self._waiters = deque()
        future = _asyncio.future(self._get_loop(), "Lock.acquire")
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake_up_first()

    def _wake_up_first(self):
        if not self._waiters:
            return
        future = self._waiters[0]
        if not future.done():
            future.set_result(True)


class Event(_LoopBound):
    __module__ = "asyncio.locks"

    def __init__(self):
        self._waiters = deque()
        self._value = False

    def __repr__(self):
        state = "set" if self._value else "unset"
        if self._waiters:
            state = f"{state}, waiters:{len(self._waiters)}"
        return f"<{_object(self)} [{state}]>"

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            for future in self._waiters:
                if not future.done():
                    future.set_result(True)

    def clear(self):
        self._value = False

    async def wait(self):
        if self._value:
            return True
        future = _asyncio.future(self._get_loop(), "Event.wait")
        self._waiters.append(future)
        try:
            await future
            return True
        finally:
            self._waiters.remove(future)


class Condition(_LoopBound):
    __module__ = "asyncio.locks"

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
        self._waiters = deque()

    def __repr__(self):
        state = "locked" if self.locked() else "unlocked"
        if self._waiters:
            state = f"{state}, waiters:{len(self._waiters)}"
        return f"<{_object(self)} [{state}]>"

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            future = _asyncio.future(self._get_loop(), "Condition.wait")
            self._waiters.append(future)
            try:
                await future
                return True
            finally:
                self._waiters.remove(future)
        finally:
            # The lock must be taken again, even if the waiter is cancelled meanwhile.
            was_cancelled = False
            while True:
                try:
                    await self.acquire()
                    break
                except CancelledError:
                    was_cancelled = True
            if was_cancelled:
                raise CancelledError

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        n_woken = 0
        for future in self._waiters:
            if n_woken >= n:
                break
            if not future.done():
                n_woken += 1
                future.set_result(False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_LoopBound):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._waiters = None
        self._value = value

    def __repr__(self):
        state = "locked" if self.locked() else f"unlocked, value:{self._value}"
        if self._waiters:
            state = f"{state}, waiters:{len(self._waiters)}"
        return f"<{_object(self)} [{state}]>"

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()

    def locked(self):
        return self._value == 0 or any(not w.cancelled() for w in self._waiters or ())

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = deque()
        future = _asyncio.future(self._get_loop(), "Semaphore.acquire")
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except CancelledError:
            if not future.cancelled():
                self._value += 1
                self._wake_up_next()
            raise
        if self._value > 0:
            self._wake_up_next()
        return True

    def release(self):
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        if not self._waiters:
            return False
        for future in self._waiters:
            if not future.done():
                self._value -= 1
                future.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    __module__ = "asyncio.locks"

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class Barrier(_LoopBound):
    """Tasks wait here until `parties` of them are there."""
    __module__ = "asyncio.locks"

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = Condition()
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        state = self._state
        if not self.broken:
            state = f"{state}, waiters:{self.n_waiting}/{self.parties}"
        return f"<{_object(self)} [{state}]>"

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._cond:
            while self._state in ("draining", "resetting"):
                await self._cond.wait()
            if self._state == "broken":
                raise BrokenBarrierError("Barrier aborted")
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = "draining"
                    self._cond.notify_all()
                else:
                    while self._state == "filling":
                        await self._cond.wait()
                    if self._state in ("broken", "resetting"):
                        raise BrokenBarrierError("Abort or reset of barrier")
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in ("resetting", "draining"):
                        self._state = "filling"
                    self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            if self._count > 0:
                if self._state != "resetting":
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            self._state = "broken"
            self._cond.notify_all()


# ---------------------------------------------------------------- queues

class Queue(_LoopBound):
    __module__ = "asyncio.queues"
    __class_getitem__ = classmethod(_prelude.GenericAlias)
    _kind = "asyncio.Queue"
    _what = "Queue"

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = Event()
        self._finished.set()
        self._init(maxsize)
        self._number = _kernel.new_queue(self._kind, maxsize)

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    def _wakeup_next(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break

    def __repr__(self):
        return f"<{type(self).__name__} at {_kernel.address(self)} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def _format(self):
        result = f"maxsize={self._maxsize!r}"
        if self._queue:
            result += f" _queue={list(self._queue)!r}"
        if self._getters:
            result += f" _getters[{len(self._getters)}]"
        if self._putters:
            result += f" _putters[{len(self._putters)}]"
        if self._unfinished_tasks:
            result += f" tasks={self._unfinished_tasks}"
        return result

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        if self._maxsize <= 0:
            return False
        return self.qsize() >= self._maxsize

    async def put(self, item):
        while self.full():
            putter = _asyncio.future(self._get_loop(), "Queue.put")
            self._putters.append(putter)
            try:
                await putter
            except BaseException:
                putter.cancel()
                try:
                    self._putters.remove(putter)
                except ValueError:
                    pass
                if not self.full() and not putter.cancelled():
                    self._wakeup_next(self._putters)
                raise
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        _kernel.queue_put(self._number, item, self._queue)
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    async def get(self):
        while self.empty():
            what = self._what
            getter = _asyncio.future(self._get_loop(), "Queue.get" if what == "Queue" else what)
            self._getters.append(getter)
            try:
                await getter
            except BaseException:
                getter.cancel()
                try:
                    self._getters.remove(getter)
                except ValueError:
                    pass
                if not self.empty() and not getter.cancelled():
                    self._wakeup_next(self._getters)
                raise
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._get()
        _kernel.queue_taken(self._number, item, self._queue)
        self._wakeup_next(self._putters)
        return item

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()


class PriorityQueue(Queue):
    __module__ = "asyncio.queues"
    _kind = "asyncio.PriorityQueue"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    __module__ = "asyncio.queues"
    _kind = "asyncio.LifoQueue"

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
