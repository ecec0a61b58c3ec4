"""multiprocessing with the start method `fork`, over the kernel's processes, pipes and semaphores.

A message between processes is pickled, so the receiver gets a copy. (CPython's queues have a feeder
thread that writes to the pipe; here `put` writes itself: the pipe never fills up, so no program can
tell, except by what a feeder thread would print when something cannot be pickled, and that is printed.)
"""
import _prelude
import _kernel
import pickle
import threading
import _traceback
from queue import Empty, Full


class ProcessError(Exception):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


class BufferTooShort(ProcessError):
    pass


_pid_of = _kernel.pid_of


# ---------------------------------------------------------------- processes

class BaseProcess:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        global _n_children
        _n_children += 1
        self._identity = _current._identity + (_n_children,)
        self._daemonic = _current._daemonic
        self._parent_pid = _kernel.getpid()
        self._parent_name = _current.name
        self._number = None
        self._closed = False
        self._killed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or f"{type(self).__name__}-{':'.join([str(n) for n in self._identity])}"
        if daemon is not None:
            self.daemon = daemon

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self._check_closed()
        assert self._number is None, "cannot start a process twice"
        assert self._parent_pid == _kernel.getpid(), \
            "can only start a process object created by current process"
        assert not _current._daemonic, "daemonic processes are not allowed to have children"
        _forget_dead_children()
        # The child begins in _bootstrap_process with its own copy of this object.
        _share_ends()
        self._number = _kernel.fork(_bootstrap_process, self, self._name, self._carried())
        _children[self] = None

    def _carried(self):
        return (self._args, self._kwargs)

    def terminate(self):
        self._check_closed()
        if self._number is not None and _kernel.process_status(self._number) is None:
            _kernel.kill(self._number)

    def kill(self):
        self._killed = True
        self.terminate()

    def join(self, timeout=None):
        self._check_closed()
        assert self._parent_pid == _kernel.getpid(), "can only join a child process"
        assert self._number is not None, "can only join a started process"
        if timeout is not None and timeout < 0:
            timeout = 0
        if _kernel.join_process(self._number, timeout) is not None:
            _children.pop(self, None)

    def is_alive(self):
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == _kernel.getpid(), "can only test a child process"
        if self._number is None:
            return False
        if _kernel.process_status(self._number) is None:
            return True
        _children.pop(self, None)
        return False

    def close(self):
        if self._number is not None and _kernel.process_status(self._number) is None:
            raise ValueError("Cannot close a process while it is still running. "
                             "You should first call join() or terminate().")
        _children.pop(self, None)
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        assert self._number is None, "process has already started"
        self._daemonic = daemonic

    @property
    def exitcode(self):
        self._check_closed()
        if self is _current or self._number is None:
            return None
        status = _kernel.process_status(self._number)
        if status == -15 and self._killed:
            return -9
        return status

    @property
    def ident(self):
        self._check_closed()
        if self is _current:
            return _kernel.getpid()
        return None if self._number is None else _pid_of(self._number)

    @property
    def pid(self):
        return self.ident

    def __repr__(self):
        if self._closed:
            status = "closed"
        elif self is _current:
            status = "started"
        elif self._number is None:
            status = "initial"
        else:
            code = self.exitcode
            if code is None:
                status = "started"
            else:
                names = {-15: "-SIGTERM", -9: "-SIGKILL"}
                status = f"stopped exitcode={names.get(code, code)}"
        parts = [f"name={self._name!r}"]
        if self._number is not None:
            parts.append(f"pid={_pid_of(self._number)}")
        parts.append(f"parent={self._parent_pid}")
        parts.append(status)
        text = " ".join(parts)
        daemon = " daemon" if self._daemonic else ""
        return f"<{type(self).__name__} {text}{daemon}>"


class Process(BaseProcess):
    pass


class ForkProcess(BaseProcess):
    """The processes of a context, and so of the pools."""


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._parent_pid = None
        self._daemonic = False
        self._number = None
        self._closed = False
        self._killed = False


_n_children = 0
_children = {}
_current = _MainProcess()
_parent = None


class _ParentProcess:
    """What a child knows of its parent."""

    def __init__(self, name, pid):
        self.name = name
        self.pid = pid
        self.ident = pid
        self.daemon = False

    def is_alive(self):
        return _kernel.process_status(self.pid - _pid_of(0)) is None


def _forget_dead_children():
    for process in list(_children):
        if _kernel.process_status(process._number) is not None:
            _children.pop(process, None)


def current_process():
    return _current


def parent_process():
    return _parent


def active_children():
    _forget_dead_children()
    return list(_children)


def cpu_count():
    return _kernel.cpu_count()


def freeze_support():
    pass


def _exit_function():
    """At the end of a process: its daemons are terminated, its other children joined."""
    for process in active_children():
        if process.daemon:
            process.terminate()
    for process in active_children():
        process.join()


def _bootstrap_process(process):
    """The bottom frame of a child process."""
    global _current, _children, _n_children, _parent
    _parent = _ParentProcess(process._parent_name, process._parent_pid)
    _current = process
    _children = {}
    _n_children = 0
    threading._after_fork()
    status = 1
    try:
        try:
            process.run()
            status = 0
        finally:
            _exit_function()
    except SystemExit as error:
        if error.code is None:
            status = 0
        elif isinstance(error.code, int):
            status = error.code
        else:
            _kernel.write_error(f"{error.code}\n")
            status = 1
    except BaseException as error:
        status = 1
        _kernel.set_fatal(error)
        _kernel.write_error(f"Process {process.name}:\n")
        _traceback._print_by_module(error)
    finally:
        threading._shutdown()
    _close_ends()
    _kernel.exit(status)


def set_start_method(method, force=False):
    if method != "fork":
        raise ValueError(f"the simulated machine starts processes by fork, not by {method}")


def get_start_method(allow_none=False):
    return "fork"


def get_all_start_methods():
    return ["fork"]


# ---------------------------------------------------------------- queues and pipes

class _Shared:
    """Only inherited by children; refuses to be sent through a queue."""

    _shared_between_processes = True


class Queue(_Shared):
    _kind = "multiprocessing.Queue"

    def __init__(self, maxsize=0, *, ctx=None):
        if maxsize is None or maxsize <= 0:
            maxsize = 0
        self._maxsize = maxsize
        self._pipe = _kernel.new_pipe(maxsize)
        self._number = _kernel.new_queue(self._kind, maxsize)
        self._closed = False

    def put(self, obj, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not block:
            timeout = 0
        try:
            sent = _kernel.send(self._pipe, obj, timeout, "Queue.put")
        except Exception as error:
            # In CPython the feeder thread fails, and `put` has returned long ago.
            _traceback._print_by_module(error)
            return
        if not sent:
            raise Full
        _kernel.pipe_changed(self._pipe, self._number, True, obj)

    def get(self, block=True, timeout=None):
        if self._closed:
            raise ValueError(f"Queue {self!r} is closed")
        if not block:
            timeout = 0
        elif timeout is not None and timeout < 0:
            timeout = 0
        message = _kernel.receive(self._pipe, timeout, "Queue.get")
        if message is None:
            raise Empty
        _kernel.pipe_changed(self._pipe, self._number, False, message[0])
        return message[0]

    def qsize(self):
        return _kernel.pipe_len(self._pipe)

    def empty(self):
        return _kernel.pipe_len(self._pipe) == 0

    def full(self):
        return 0 < self._maxsize <= _kernel.pipe_len(self._pipe)

    def get_nowait(self):
        return self.get(False)

    def put_nowait(self, obj):
        return self.put(obj, False)

    def close(self):
        self._closed = True

    def join_thread(self):
        pass

    def cancel_join_thread(self):
        pass


class JoinableQueue(Queue):
    _kind = "multiprocessing.JoinableQueue"

    def __init__(self, maxsize=0, *, ctx=None):
        super().__init__(maxsize)
        self._unfinished = Semaphore(0)
        self._cond = Condition()

    def put(self, obj, block=True, timeout=None):
        with self._cond:
            self._unfinished.release()
        super().put(obj, block, timeout)

    def task_done(self):
        with self._cond:
            if not self._unfinished.acquire(False):
                raise ValueError("task_done() called too many times")
            if self._unfinished._value() == 0:
                self._cond.notify_all()

    def join(self):
        with self._cond:
            if self._unfinished._value() != 0:
                self._cond._wait(None, "JoinableQueue.join")


class SimpleQueue(_Shared):
    def __init__(self, *, ctx=None):
        self._pipe = _kernel.new_pipe(0)
        self._number = _kernel.new_queue("multiprocessing.SimpleQueue", 0)

    def put(self, obj):
        _kernel.send(self._pipe, obj, None, "SimpleQueue.put")
        _kernel.pipe_changed(self._pipe, self._number, True, obj)

    def get(self):
        message = _kernel.receive(self._pipe, None, "SimpleQueue.get")
        _kernel.pipe_changed(self._pipe, self._number, False, message[0])
        return message[0]

    def empty(self):
        return _kernel.pipe_len(self._pipe) == 0

    def close(self):
        pass


class Connection(_Shared):
    """One end of a pipe between processes."""

    def __init__(self, incoming, outgoing):
        self._incoming = incoming
        self._outgoing = outgoing
        self._received = []
        self._is_over = False
        self.closed = False
        self._end = None

    @property
    def readable(self):
        return self._incoming is not None

    @property
    def writable(self):
        return self._outgoing is not None

    def _check(self, pipe, problem):
        if self.closed:
            raise OSError("handle is closed")
        if pipe is None:
            raise OSError(problem)

    def send(self, obj):
        self._check(self._outgoing, "connection is read-only")
        _kernel.send(self._outgoing, obj, None, "Connection.send")

    def recv(self):
        self._check(self._incoming, "connection is write-only")
        if self._received:
            return self._received.pop(0)
        if not self._is_over:
            message = _kernel.receive(self._incoming, None, "Connection.recv")[0]
            if message != _NO_MORE:
                return message
            self._is_over = True
        raise EOFError

    def poll(self, timeout=0.0):
        self._check(self._incoming, "connection is write-only")
        if self._received or self._is_over:
            return True
        message = _kernel.receive(self._incoming, timeout, "Connection.poll")
        if message is None:
            return False
        if message[0] == _NO_MORE:
            self._is_over = True
        else:
            self._received.append(message[0])
        return True

    def close(self):
        self.closed = True
        _close_end(self._end)

    def fileno(self):
        return 3

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()


def Pipe(duplex=True):
    there = _kernel.new_pipe(0)
    if not duplex:
        return Connection(there, None), _with_end(Connection(None, there))
    back = _kernel.new_pipe(0)
    return _with_end(Connection(back, there)), _with_end(Connection(there, back))


_NO_MORE = ("\0interleave: nobody can send any more",)
# The ends that this process could send through: pipe, how many processes have it open, whether we do.
_open_ends = []


def _with_end(connection):
    connection._end = [connection._outgoing, Semaphore(1), True]
    _open_ends.append(connection._end)
    return connection


def _share_ends():
    """A child is about to be made: it will have all ends open that are open here."""
    _open_ends[:] = [end for end in _open_ends if end[2]]
    for end in _open_ends:
        end[1].release()


def _close_end(end):
    if end is None or not end[2]:
        return
    end[2] = False
    end[1].acquire(False)
    if end[1]._value() == 0:
        _kernel.send(end[0], _NO_MORE, None, "Connection.close")


def _close_ends():
    for end in _open_ends:
        _close_end(end)


# ---------------------------------------------------------------- locks between processes

class Semaphore(_Shared):
    _what = "Semaphore.acquire"
    _max = 2147483647
    _is_lock = False

    def __init__(self, value=1, *, ctx=None):
        self._semaphore = _kernel.new_shared(value, self._is_lock)

    def acquire(self, block=True, timeout=None):
        if not block:
            timeout = 0
        elif timeout is not None and timeout < 0:
            timeout = 0
        return _kernel.acquire(self._semaphore, timeout, self._what)

    def release(self):
        if self._value() >= self._max:
            raise ValueError("semaphore or lock released too many times")
        _kernel.release(self._semaphore)

    def _value(self):
        return _kernel.sync_value(self._semaphore)

    def get_value(self):
        return self._value()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    _what = "BoundedSemaphore.acquire"

    def __init__(self, value=1, *, ctx=None):
        super().__init__(value)
        self._max = value


class Lock(Semaphore):
    _what = "Lock.acquire"
    _max = 1
    _is_lock = True

    def __init__(self, *, ctx=None):
        super().__init__(1)


class RLock(_Shared):
    """A lock between processes that its owner (a thread of a process) may take again."""

    def __init__(self, *, ctx=None):
        self._semaphore = _kernel.new_shared(1, True)
        self._owner = None
        self._count = 0

    def acquire(self, block=True, timeout=None):
        me = (_kernel.getpid(), _kernel.get_ident())
        if self._owner == me and self._count > 0:
            self._count += 1
            return True
        if not block:
            timeout = 0
        taken = _kernel.acquire(self._semaphore, timeout, "RLock.acquire")
        if taken:
            self._owner = me
            self._count = 1
        return taken

    def release(self):
        if self._owner != (_kernel.getpid(), _kernel.get_ident()) or self._count == 0:
            raise AssertionError("attempt to release recursive lock not owned by thread")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            _kernel.release(self._semaphore)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class Condition(_Shared):
    def __init__(self, lock=None, *, ctx=None):
        self._lock = lock if lock is not None else RLock()
        self._sleeping_count = _kernel.new_shared(0, False)
        self._woken_count = _kernel.new_shared(0, False)
        self._wait_semaphore = _kernel.new_shared(0, False)
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        return self._wait(timeout, "Condition.wait")

    def _wait(self, timeout, what):
        _kernel.release(self._sleeping_count)
        count = getattr(self._lock, "_count", 1)
        for _ in range(count):
            self._lock.release()
        try:
            return _kernel.acquire(self._wait_semaphore, timeout, what)
        finally:
            _kernel.release(self._woken_count)
            for _ in range(count):
                self._lock.acquire()

    def notify(self, n=1):
        while _kernel.acquire(self._woken_count, 0, "Condition.notify"):
            _kernel.acquire(self._sleeping_count, 0, "Condition.notify")
        n_sleepers = 0
        while n_sleepers < n and _kernel.acquire(self._sleeping_count, 0, "Condition.notify"):
            _kernel.release(self._wait_semaphore)
            n_sleepers += 1
        if n_sleepers:
            for _ in range(n_sleepers):
                _kernel.acquire(self._woken_count, None, "Condition.notify")
            while _kernel.acquire(self._wait_semaphore, 0, "Condition.notify"):
                pass

    def notify_all(self):
        self.notify(2147483647)

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if result:
            return result
        end = None if timeout is None else threading._monotonic() + timeout
        left = timeout
        while not result:
            if end is not None:
                left = end - threading._monotonic()
                if left <= 0:
                    break
            self._wait(left, "Condition.wait_for")
            result = predicate()
        return result


class Event(_Shared):
    def __init__(self, *, ctx=None):
        self._cond = Condition(Lock())
        self._flag = _kernel.new_shared(0, False)

    def is_set(self):
        return _kernel.sync_value(self._flag) > 0

    def set(self):
        with self._cond:
            _kernel.acquire(self._flag, 0, "Event.set")
            _kernel.release(self._flag)
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            _kernel.acquire(self._flag, 0, "Event.clear")

    def wait(self, timeout=None):
        with self._cond:
            if not self.is_set():
                self._cond._wait(timeout, "Event.wait")
            return self.is_set()


class Barrier:
    """A number of processes that wait for each other, as often as they like."""

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        self.parties = parties
        self._action = action
        self._timeout = timeout
        self._cond = Condition()
        self._count = Value("i", 0)
        # Each time that all have come counts one; a broken barrier counts below zero.
        self._round = Value("i", 0)

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            round = self._round.value
            if round < 0:
                raise threading.BrokenBarrierError
            at = self._count.value
            if at + 1 == self.parties:
                self._let_go(round)
                return at
            self._count.value = at + 1
            if not self._cond.wait_for(lambda: self._round.value != round, timeout):
                self._break()
            if self._round.value < 0:
                raise threading.BrokenBarrierError
            return at

    def _let_go(self, round):
        try:
            if self._action is not None:
                self._action()
        except BaseException:
            self._break()
            raise
        self._count.value = 0
        self._round.value = round + 1
        self._cond.notify_all()

    def _break(self):
        self._round.value = -1
        self._count.value = 0
        self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    def reset(self):
        with self._cond:
            if self._count.value > 0:
                raise NotImplementedError("Barrier.reset() while processes wait is not part of "
                                          "this simulated Python")
            self._round.value = 0

    @property
    def n_waiting(self):
        return self._count.value

    @property
    def broken(self):
        return self._round.value < 0


class _SharedCell(_Shared):
    """Memory that processes share: a pipe that always holds exactly one message, the contents."""

    def __init__(self, contents, lock):
        self._cell = _kernel.new_pipe(0)
        if lock is True or lock is None:
            lock = RLock()
        self._lock = lock or None
        _kernel.send(self._cell, contents, None, "shared memory")

    def _read(self):
        contents = _kernel.receive(self._cell, None, "shared memory")[0]
        _kernel.send(self._cell, contents, None, "shared memory")
        return contents

    def _write(self, contents):
        _kernel.receive(self._cell, None, "shared memory")
        _kernel.send(self._cell, contents, None, "shared memory")

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def acquire(self, *args):
        return self._lock.acquire(*args)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


def _typed(typecode, value):
    if typecode in ("d", "f"):
        return float(value)
    if typecode in ("c", "u"):
        return value
    if isinstance(value, float):
        raise TypeError("int expected instead of float instance")
    return int(value)


class _Value(_SharedCell):
    def __init__(self, typecode, value, lock):
        self._typecode = typecode
        super().__init__(_typed(typecode, value), lock)

    @property
    def value(self):
        return self._read()

    @value.setter
    def value(self, value):
        self._write(_typed(self._typecode, value))


class _Array(_SharedCell):
    def __init__(self, typecode, size_or_initializer, lock):
        self._typecode = typecode
        if isinstance(size_or_initializer, int):
            contents = [_typed(typecode, 0)] * size_or_initializer
        else:
            contents = [_typed(typecode, v) for v in size_or_initializer]
        self._n = len(contents)
        super().__init__(contents, lock)

    def __len__(self):
        return self._n

    def __getitem__(self, at):
        return self._read()[at]

    def __setitem__(self, at, value):
        contents = _kernel.receive(self._cell, None, "shared memory")[0]
        try:
            contents[at] = value
        finally:
            _kernel.send(self._cell, contents, None, "shared memory")

    def __iter__(self):
        return iter(self._read())


def Value(typecode_or_type, value=0, *, lock=True):
    return _Value(typecode_or_type, value, lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    return _Array(typecode_or_type, size_or_initializer, lock)


RawValue = Value
RawArray = Array


# ---------------------------------------------------------------- pools

def _pool_worker(tasks, results, initializer, initargs):
    if initializer is not None:
        initializer(*initargs)
    while True:
        task = _kernel.receive(tasks, None, "Pool: next task")[0]
        if task is None:
            return
        number, at, func, args, kwargs = task
        try:
            result = (True, func(*args, **kwargs))
        except Exception as error:
            text = f'\n"""\n{_traceback._text(error)}"""'
            result = (False, error, text)
        try:
            _kernel.send(results, (number, at, result), None, "Pool: result")
        except Exception as error:
            wrapped = MaybeEncodingError(error, result[1])
            _kernel.send(results, (number, at, (False, wrapped, "")), None, "Pool: result")


class MaybeEncodingError(Exception):
    """A result could not be pickled."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"


class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


RemoteTraceback.__module__ = "multiprocessing.pool"


def _call_each(func, chunk):
    return [func(item) for item in chunk]


def _call_each_star(func, chunk):
    return [func(*item) for item in chunk]


class AsyncResult:
    """The results of one call of the pool, in parts."""
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    def __init__(self, pool, n_parts, finish, callback, error_callback):
        self._event = threading.Event()
        self._n_left = n_parts
        self._parts = [None] * n_parts
        self._finish = finish
        self._callback = callback
        self._error_callback = error_callback
        self._success = True
        self._value = None
        self._number = pool._register(self)
        if n_parts == 0:
            self._value = []
            self._event.set()
            pool._results_by_number.pop(self._number)

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        cond = self._event._cond
        with cond:
            if not self._event._flag:
                cond._wait(timeout, "AsyncResult.wait")

    def get(self, timeout=None):
        cond = self._event._cond
        with cond:
            if not self._event._flag:
                cond._wait(timeout, "AsyncResult.get")
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, pool, at, result):
        self._n_left -= 1
        if result[0]:
            self._parts[at] = result[1]
        elif self._success:
            error = result[1]
            error.__cause__ = RemoteTraceback(result[2])
            self._success = False
            self._value = error
        if self._n_left > 0:
            return
        pool._results_by_number.pop(self._number, None)
        if self._success:
            self._value = self._finish(self._parts)
            if self._callback:
                self._callback(self._value)
        elif self._error_callback:
            self._error_callback(self._value)
        self._event.set()


ApplyResult = AsyncResult
MapResult = AsyncResult


AsyncResult.__name__ = AsyncResult.__qualname__ = "ApplyResult"
AsyncResult.__module__ = "multiprocessing.pool"


class IMapIterator:
    """Results one by one, in order of the tasks or (`unordered`) of their ends."""

    def __init__(self, pool, n_parts, ordered):
        self._condition = threading.Condition(_kernel.new_inner_lock())
        self._n_parts = n_parts
        self._ordered = ordered
        self._ready = []
        self._early = {}
        self._n_given = 0
        self._n_in_order = 0
        self._number = pool._register(self)

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._condition:
            if not self._ready:
                if self._n_given == self._n_parts:
                    raise StopIteration
                self._condition._wait(timeout, "Pool.imap: next result")
                if not self._ready:
                    raise TimeoutError
            self._n_given += 1
            result = self._ready.pop(0)
        if result[0]:
            return result[1]
        error = result[1]
        error.__cause__ = RemoteTraceback(result[2])
        raise error

    __next__ = next

    def _set(self, pool, at, result):
        with self._condition:
            if not self._ordered:
                self._ready.append(result)
            else:
                self._early[at] = result
                while self._n_in_order in self._early:
                    self._ready.append(self._early.pop(self._n_in_order))
                    self._n_in_order += 1
            if self._ready:
                self._condition.notify()


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None,
                 context=None):
        if processes is None:
            processes = cpu_count()
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._state = "RUN"
        self._tasks = _kernel.new_pipe(0)
        self._results = _kernel.new_pipe(0)
        self._results_by_number = {}
        self._n_results = 0
        self._processes = []
        for _ in range(processes):
            worker = ForkProcess(target=_pool_worker,
                                 args=(self._tasks, self._results, initializer, initargs))
            worker.name = worker.name.replace("Process", "PoolWorker")
            worker.daemon = True
            worker.start()
            self._processes.append(worker)
        # CPython has three threads here; only the last does something that can be seen.
        for what in ("workers", "tasks"):
            threading._new_name()
        self._handler = threading.Thread(target=self._handle_results, daemon=True)
        self._handler.start()

    def _register(self, result):
        number = self._n_results
        self._n_results += 1
        self._results_by_number[number] = result
        return number

    def _handle_results(self):
        while True:
            message = _kernel.receive(self._results, None, "Pool: next result")[0]
            if message is None:
                if self._state == "TERMINATE" or not self._results_by_number:
                    return
                continue
            number, at, result = message
            target = self._results_by_number.get(number)
            if target is not None:
                target._set(self, at, result)
            if self._state == "CLOSE" and not self._results_by_number:
                return

    def _check_running(self):
        if self._state != "RUN":
            raise ValueError("Pool not running")

    def _send(self, number, calls):
        for at, call in enumerate(calls):
            func, args, kwargs = call
            _kernel.send_call(self._tasks, (number, at, func, args, kwargs), None)

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = AsyncResult(self, 1, _only_one, callback, error_callback)
        self._send(result._number, [(func, tuple(args), dict(kwds))])
        return result

    def map(self, func, iterable, chunksize=None):
        return self.map_async(func, iterable, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self.starmap_async(func, iterable, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, iterable, _call_each, chunksize, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, iterable, _call_each_star, chunksize, callback, error_callback)

    def _map(self, func, iterable, mapper, chunksize, callback, error_callback):
        self._check_running()
        items = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(items), len(self._processes) * 4)
            if extra:
                chunksize += 1
        chunks = []
        if items:
            chunks = [items[at:at + chunksize] for at in range(0, len(items), chunksize)]
        result = AsyncResult(self, len(chunks), _join_parts, callback, error_callback)
        self._send(result._number, [(mapper, (func, chunk), {}) for chunk in chunks])
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(func, iterable, chunksize, True)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(func, iterable, chunksize, False)

    def _imap(self, func, iterable, chunksize, ordered):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize}")
        items = list(iterable)
        if chunksize == 1:
            result = IMapIterator(self, len(items), ordered)
            self._send(result._number, [(func, (item,), {}) for item in items])
            return result
        chunks = [items[at:at + chunksize] for at in range(0, len(items), chunksize)]
        result = IMapIterator(self, len(chunks), ordered)
        self._send(result._number, [(_call_each, (func, chunk), {}) for chunk in chunks])
        return _flatten(result)

    def close(self):
        if self._state == "RUN":
            self._state = "CLOSE"
            for _ in self._processes:
                _kernel.send(self._tasks, None, None, "Pool.close")
            _kernel.send(self._results, None, None, "Pool.close")

    def terminate(self):
        if self._state == "TERMINATE":
            return
        self._state = "TERMINATE"
        for worker in self._processes:
            worker.terminate()
        _kernel.send(self._results, None, None, "Pool.terminate")
        self._handler.join()
        for worker in self._processes:
            worker.join()

    def join(self):
        if self._state == "RUN":
            raise ValueError("Pool is still running")
        for worker in self._processes:
            worker.join()
        self._handler.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


def _only_one(parts):
    return parts[0]


def _join_parts(parts):
    whole = []
    for part in parts:
        whole.extend(part)
    return whole


def _flatten(results):
    for chunk in results:
        for result in chunk:
            yield result


class _Proxy(_SharedCell):
    """What a manager hands out: every call is done on the one object that all processes share."""

    _shared_between_processes = False

    def __init__(self, contents):
        super().__init__(contents, False)

    def _do(self, action):
        contents = _kernel.receive(self._cell, None, "manager")[0]
        try:
            return action(contents)
        finally:
            _kernel.send(self._cell, contents, None, "manager")

    def __len__(self):
        return self._do(len)

    def __contains__(self, item):
        return self._do(lambda contents: item in contents)

    def __getitem__(self, key):
        return self._do(lambda contents: contents[key])

    def __setitem__(self, key, value):
        def store(contents):
            contents[key] = value
        self._do(store)

    def __delitem__(self, key):
        def remove(contents):
            del contents[key]
        self._do(remove)

    def __str__(self):
        return self._do(repr)

    def pop(self, *args):
        return self._do(lambda contents: contents.pop(*args))

    def clear(self):
        self._do(lambda contents: contents.clear())

    def copy(self):
        return self._do(lambda contents: contents.copy())


class DictProxy(_Proxy):
    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        return self._do(list)

    def values(self):
        return self._do(lambda contents: list(contents.values()))

    def items(self):
        return self._do(lambda contents: list(contents.items()))

    def get(self, key, default=None):
        return self._do(lambda contents: contents.get(key, default))

    def setdefault(self, key, default=None):
        return self._do(lambda contents: contents.setdefault(key, default))

    def update(self, *args, **kwargs):
        self._do(lambda contents: contents.update(*args, **kwargs))

    def popitem(self):
        return self._do(lambda contents: contents.popitem())


class ListProxy(_Proxy):
    def __iter__(self):
        at = 0
        while at < len(self):
            yield self[at]
            at += 1

    def append(self, item):
        self._do(lambda contents: contents.append(item))

    def extend(self, items):
        items = list(items)
        self._do(lambda contents: contents.extend(items))

    def insert(self, at, item):
        self._do(lambda contents: contents.insert(at, item))

    def remove(self, item):
        self._do(lambda contents: contents.remove(item))

    def reverse(self):
        self._do(lambda contents: contents.reverse())

    def sort(self, **kwargs):
        self._do(lambda contents: contents.sort(**kwargs))

    def index(self, *args):
        return self._do(lambda contents: contents.index(*args))

    def count(self, item):
        return self._do(lambda contents: contents.count(item))

    def __add__(self, other):
        return self._do(lambda contents: contents + other)

    def __iadd__(self, other):
        self.extend(other)
        return self


class _ManagedQueue(JoinableQueue):
    _shared_between_processes = False


class _ManagedLock(Lock):
    _shared_between_processes = False


class _ManagedRLock(RLock):
    _shared_between_processes = False


class _ManagedSemaphore(Semaphore):
    _shared_between_processes = False


class _ManagedEvent(Event):
    _shared_between_processes = False


class NamespaceProxy(_Proxy):
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._do(lambda contents: _named(contents, name))

    def __setattr__(self, name, value):
        if name.startswith("_"):
            object.__setattr__(self, name, value)
        else:
            self[name] = value

    def __str__(self):
        shown = self._do(lambda contents: [f"{k}={v!r}" for k, v in contents.items()])
        return f"Namespace({', '.join(shown)})"


def _named(contents, name):
    if name not in contents:
        raise AttributeError(f"'Namespace' object has no attribute '{name}'")
    return contents[name]


class ValueProxy(_Proxy):
    def get(self):
        return self[0]

    def set(self, value):
        self[0] = value

    value = property(get, set)

    def __str__(self):
        return repr(self.value)


class SyncManager:
    """Makes shared objects. They are in shared memory here; there is no process behind them."""

    def __init__(self):
        global _n_children
        # The number that CPython gives to the manager's process.
        _n_children += 1
        self.Queue = _ManagedQueue
        self.JoinableQueue = _ManagedQueue
        self.Lock = _ManagedLock
        self.RLock = _ManagedRLock
        self.Semaphore = _ManagedSemaphore
        self.BoundedSemaphore = BoundedSemaphore
        self.Condition = Condition
        self.Event = _ManagedEvent
        self.Barrier = Barrier
        self.Array = Array

    def Value(self, typecode, value, lock=True):
        return ValueProxy([value])

    def Namespace(self, **kwargs):
        return NamespaceProxy(kwargs)

    def dict(self, *args, **kwargs):
        return DictProxy(dict(*args, **kwargs))

    def list(self, *args):
        return ListProxy(list(*args))

    def start(self):
        pass

    def shutdown(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()


def Manager():
    return SyncManager()


class _Context:
    """What `get_context` gives: this module's names."""

    def __init__(self):
        self.Process = ForkProcess
        self.Queue = Queue
        self.JoinableQueue = JoinableQueue
        self.SimpleQueue = SimpleQueue
        self.Pipe = Pipe
        self.Lock = Lock
        self.RLock = RLock
        self.Semaphore = Semaphore
        self.BoundedSemaphore = BoundedSemaphore
        self.Condition = Condition
        self.Event = Event
        self.Barrier = Barrier
        self.Manager = Manager
        self.Value = Value
        self.Array = Array
        self.Pool = Pool
        self.cpu_count = cpu_count
        self.get_start_method = get_start_method
        self.current_process = current_process
        self.active_children = active_children


def get_context(method=None):
    if method not in (None, "fork"):
        raise ValueError(f"the simulated machine starts processes by fork, not by {method}")
    return _Context()
