"""multiprocessing with the start method `fork`, over the kernel's processes, pipes and semaphores.

A message between processes is pickled, so the receiver gets a copy. (CPython's queues have a feeder
thread that writes to the pipe; here `put` writes itself: the pipe never fills up, so no program can
tell, except by what a feeder thread would print when something cannot be pickled, and that is printed.)
"""
import _prelude
import _kernel
import pickle
import threading
import _simple_types
import _traceback
from queue import Empty, Full


class ProcessError(Exception):
    __module__ = "multiprocessing.context"


class TimeoutError(ProcessError):
    __module__ = "multiprocessing.context"


class AuthenticationError(ProcessError):
    __module__ = "multiprocessing.context"


class BufferTooShort(ProcessError):
    __module__ = "multiprocessing.context"


_pid_of = _kernel.pid_of


# ---------------------------------------------------------------- processes

class BaseProcess:
    __module__ = "multiprocessing.process"

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
        if self._number is None:
            # As CPython says it: what would do it comes with the start.
            raise AttributeError("'NoneType' object has no attribute 'terminate'")
        if _kernel.process_status(self._number) is None:
            _kernel.kill(self._number)

    def kill(self):
        self._check_closed()
        if self._number is None:
            raise AttributeError("'NoneType' object has no attribute 'kill'")
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
        if self._number is not None and not self._closed:
            parts.append(f"pid={_pid_of(self._number)}")
        parts.append(f"parent={self._parent_pid}")
        parts.append(status)
        text = " ".join(parts)
        daemon = " daemon" if self._daemonic else ""
        return f"<{type(self).__name__} {text}{daemon}>"


class Process(BaseProcess):
    __module__ = "multiprocessing.context"


class ForkProcess(BaseProcess):
    """The processes of a context, and so of the pools."""

    __module__ = "multiprocessing.context"


class _MainProcess(BaseProcess):
    __module__ = "multiprocessing.process"

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

    __module__ = "multiprocessing.process"

    def __init__(self, name, pid):
        self.name = name
        self.pid = pid
        self.ident = pid
        self.daemon = False

    def __repr__(self):
        state = "started" if self.is_alive() else "stopped exitcode=unknown"
        return f"<_ParentProcess name={self.name!r} pid={self.pid} parent=None {state}>"

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
            _traceback._write(f"{error.code}\n")
            status = 1
    except BaseException as error:
        status = 1
        _kernel.set_fatal(error)
        _traceback._write(f"Process {process.name}:\n")
        _traceback._print_by_module(error)
    finally:
        threading._shutdown()
    _close_ends()
    _kernel.exit(status)


_is_method_set = False


def set_start_method(method, force=False):
    global _is_method_set
    if _is_method_set and not force:
        raise RuntimeError("context has already been set")
    if method is not None:
        get_context(method)
    _is_method_set = method is not None


def get_start_method(allow_none=False):
    global _is_method_set
    if allow_none and not _is_method_set:
        return None
    _is_method_set = True
    return "fork"


def get_all_start_methods():
    return ["fork", "spawn", "forkserver"]


# ---------------------------------------------------------------- queues and pipes

class _Shared:
    """Only inherited by children; refuses to be sent through a queue."""

    _shared_between_processes = True


class Queue(_Shared):
    __module__ = "multiprocessing.queues"
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
    __module__ = "multiprocessing.queues"
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
            if self._unfinished.get_value() == 0:
                self._cond.notify_all()

    def join(self):
        with self._cond:
            if self._unfinished.get_value() != 0:
                self._cond._wait(None, "JoinableQueue.join")


class SimpleQueue(_Shared):
    __module__ = "multiprocessing.queues"

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

    __module__ = "multiprocessing.connection"

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

    def send_bytes(self, buf, offset=0, size=None):
        self._check(self._outgoing, "connection is read-only")
        end = None if size is None else offset + size
        _kernel.send(self._outgoing, bytes(buf)[offset:end], None, "Connection.send_bytes")

    def recv_bytes(self, maxlength=None):
        message = self.recv()
        return message if isinstance(message, bytes) else pickle.dumps(message)

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
    if end[1].get_value() == 0:
        _kernel.send(end[0], _NO_MORE, None, "Connection.close")


def _close_ends():
    for end in _open_ends:
        _close_end(end)


# ---------------------------------------------------------------- locks between processes

class _Owned(_Shared):
    """What a thread can hold: knows of its own process who took it last and how often."""

    __module__ = "multiprocessing.synchronize"
    _holder = None
    _held = 0

    def _is_mine(self):
        return self._held > 0 and self._holder == _kernel.get_ident()

    def _owner_name(self):
        """Who holds it, as `repr` shows it; `None` if nobody does."""
        if self._is_mine():
            name = _current.name
            thread = threading.current_thread().name
            return name if thread == "MainThread" else f"{name}|{thread}"
        if self.get_value() > 0:
            return None
        is_here = self._held > 0 and self._holder in threading._active
        return "SomeOtherThread" if is_here else "SomeOtherProcess"

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class Semaphore(_Owned):
    __module__ = "multiprocessing.synchronize"
    _what = "Semaphore.acquire"
    _max = 2147483647
    _is_lock = False

    def __init__(self, value=1, *, ctx=None):
        if value < 0:
            raise OSError(22, "Invalid argument")
        self._semaphore = _kernel.new_shared(value, self._is_lock)

    def acquire(self, block=True, timeout=None):
        if not block:
            timeout = 0
        elif timeout is not None and timeout < 0:
            timeout = 0
        taken = _kernel.acquire(self._semaphore, timeout, self._what)
        if taken:
            self._holder = _kernel.get_ident()
            self._held = 1 if self._is_lock else self._held + 1
        return taken

    def release(self):
        if _kernel.sync_value(self._semaphore) >= self._max:
            raise ValueError("semaphore or lock released too many times")
        self._held -= 1
        _kernel.release(self._semaphore)

    def get_value(self):
        return _kernel.sync_value(self._semaphore)

    def __repr__(self):
        return f"<{type(self).__name__}(value={self.get_value()})>"


class BoundedSemaphore(Semaphore):
    __module__ = "multiprocessing.synchronize"
    _what = "BoundedSemaphore.acquire"

    def __init__(self, value=1, *, ctx=None):
        super().__init__(value)
        self._max = value

    def __repr__(self):
        return f"<{type(self).__name__}(value={self.get_value()}, maxvalue={self._max})>"


class Lock(Semaphore):
    __module__ = "multiprocessing.synchronize"
    _what = "Lock.acquire"
    _max = 1
    _is_lock = True

    def __init__(self, *, ctx=None):
        super().__init__(1)

    def __repr__(self):
        return f"<{type(self).__name__}(owner={self._owner_name()})>"


class RLock(_Owned):
    """A lock between processes that its owner (a thread of a process) may take again."""

    __module__ = "multiprocessing.synchronize"

    def __init__(self, *, ctx=None):
        self._semaphore = _kernel.new_shared(1, True)

    def get_value(self):
        return _kernel.sync_value(self._semaphore)

    def __repr__(self):
        owner = self._owner_name()
        count = 0 if owner is None else self._held if self._is_mine() else "nonzero"
        return f"<{type(self).__name__}({owner}, {count})>"

    def acquire(self, block=True, timeout=None):
        me = _kernel.get_ident()
        if self._holder == me and self._held > 0:
            self._held += 1
            return True
        if not block:
            timeout = 0
        taken = _kernel.acquire(self._semaphore, timeout, "RLock.acquire")
        if taken:
            self._holder = me
            self._held = 1
        return taken

    def release(self):
        if not self._is_mine():
            raise AssertionError("attempt to release recursive lock not owned by thread")
        self._held -= 1
        if self._held == 0:
            _kernel.release(self._semaphore)


class Condition(_Shared):
    __module__ = "multiprocessing.synchronize"

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

    def __repr__(self):
        n_waiting = (_kernel.sync_value(self._sleeping_count)
                     - _kernel.sync_value(self._woken_count))
        return f"<{type(self).__name__}({self._lock}, {n_waiting})>"

    def wait(self, timeout=None):
        return self._wait(timeout, "Condition.wait")

    def _wait(self, timeout, what):
        assert self._lock._is_mine(), "must acquire() condition before using wait()"
        _kernel.release(self._sleeping_count)
        count = self._lock._held
        for _ in range(count):
            self._lock.release()
        try:
            return _kernel.acquire(self._wait_semaphore, timeout, what)
        finally:
            _kernel.release(self._woken_count)
            for _ in range(count):
                self._lock.acquire()

    def notify(self, n=1):
        assert self._lock._is_mine(), "lock is not owned"
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
    __module__ = "multiprocessing.synchronize"

    def __repr__(self):
        state = "set" if self.is_set() else "unset"
        return f"<{type(self).__qualname__} at {_kernel.address(self)} {state}>"

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

    __module__ = "multiprocessing.synchronize"

    def __repr__(self):
        if self.broken:
            return f"<multiprocessing.synchronize.Barrier at {_kernel.address(self)}: broken>"
        return (f"<multiprocessing.synchronize.Barrier at {_kernel.address(self)}: "
                f"waiters={self.n_waiting}/{self.parties}>")

    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        self.parties = parties
        self._action = action
        self._timeout = timeout
        self._cond = Condition()
        self._count = RawValue("i", 0)
        # Each time that all have come counts one; a broken barrier counts below zero.
        self._round = RawValue("i", 0)

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
        return self._obj

    def acquire(self, *args):
        return self._lock.acquire(*args)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


def _type_of(typecode_or_type):
    if isinstance(typecode_or_type, str):
        kind = _simple_types.BY_CODE.get(typecode_or_type)
        if kind is None:
            raise TypeError("this type has no size")
        return kind
    if isinstance(typecode_or_type, type) and issubclass(typecode_or_type, _simple_types._Simple):
        return typecode_or_type
    raise TypeError("this type has no size")


class _SharedValue(_SharedCell):
    """What is behind the value of a type of C that processes share."""

    def __init__(self, kind, args):
        self._kind = kind
        super().__init__(kind(*args).value, False)

    @property
    def _kept(self):
        return self._read()

    @_kept.setter
    def _kept(self, value):
        self._write(value)


class Synchronized(_SharedCell):
    __module__ = "multiprocessing.sharedctypes"

    def __init__(self, obj, lock):
        self._obj = obj
        self._lock = RLock() if lock is True or lock is None else lock

    @property
    def value(self):
        return self._obj.value

    @value.setter
    def value(self, value):
        self._obj.value = value

    def __repr__(self):
        return f"<{type(self).__name__} wrapper for {self._obj!r}>"


_shared_kinds = {}


def _shared_kind(kind):
    """The class of values of a type of C that are in shared memory."""
    if kind not in _shared_kinds:
        _shared_kinds[kind] = type(kind.__name__, (_SharedValue, kind), {
            "__module__": "ctypes",
            "_bits": kind._bits,
            "_is_signed": kind._is_signed,
            "_stored": kind._stored,
            "value": kind.value,
        })
    return _shared_kinds[kind]


class _RawArray(_SharedCell):
    """An array of a type of C in shared memory."""

    def __init__(self, kind, size_or_initializer):
        self._kind = kind
        if isinstance(size_or_initializer, int):
            if size_or_initializer < 0:
                raise ValueError("Array length must be >= 0")
            contents = [kind().value] * size_or_initializer
        else:
            contents = [kind._stored(value) for value in size_or_initializer]
        self._n = len(contents)
        super().__init__(contents, False)

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__name__} object at {_kernel.address(self)}>"

    def __len__(self):
        return self._n

    def __getitem__(self, at):
        contents = self._read()
        if isinstance(at, slice):
            return self._joined(contents[at])
        if not -self._n <= at < self._n:
            raise IndexError("invalid index")
        return contents[at]

    def _joined(self, contents):
        if self._kind is _simple_types.c_char:
            return b"".join(contents)
        if self._kind is _simple_types.c_wchar:
            return "".join(contents)
        return contents

    def _change(self, change):
        contents = _kernel.receive(self._cell, None, "shared memory")[0]
        try:
            change(contents)
        finally:
            _kernel.send(self._cell, contents, None, "shared memory")

    def __setitem__(self, at, value):
        if isinstance(at, slice):
            values = [self._kind._stored(one) for one in value]
            if len(range(self._n)[at]) != len(values):
                raise ValueError("Can only assign sequence of same size")
        elif not -self._n <= at < self._n:
            raise IndexError("invalid index")
        else:
            values = self._kind._stored(value)

        def store(contents):
            contents[at] = values
        self._change(store)

    def __iter__(self):
        at = 0
        while at < self._n:
            yield self[at]
            at += 1


class _RawText(_RawArray):
    """An array of characters."""

    @property
    def raw(self):
        return self[:]

    @raw.setter
    def raw(self, value):
        self._fill(value, "")

    @property
    def value(self):
        whole = self[:]
        return whole[:whole.index(b"\0")] if b"\0" in whole else whole

    @value.setter
    def value(self, value):
        self._fill(value, b"\0")

    def _fill(self, value, end):
        if not isinstance(value, bytes):
            raise TypeError(f"bytes expected instead of {type(value).__name__} instance")
        if len(value) > self._n:
            raise ValueError("byte string too long")
        if len(value) < self._n and end:
            value += end
        self[:len(value)] = value


class SynchronizedArray(Synchronized):
    __module__ = "multiprocessing.sharedctypes"

    value = property(lambda self: self._obj.value,
                     lambda self, value: setattr(self._obj, "value", value))

    def __len__(self):
        return len(self._obj)

    # Operations on an array take its lock.
    def __getitem__(self, at):
        with self._lock:
            return self._obj[at]

    def __setitem__(self, at, value):
        with self._lock:
            self._obj[at] = value

    def __getslice__(self, start, stop):
        return self[start:stop]

    def __iter__(self):
        at = 0
        while at < len(self._obj):
            yield self[at]
            at += 1


class SynchronizedString(SynchronizedArray):
    __module__ = "multiprocessing.sharedctypes"

    raw = property(lambda self: self._obj.raw, lambda self, value: setattr(self._obj, "raw", value))


def _locked(wrapper, obj, lock):
    if lock is False:
        return obj
    if lock is not True and lock is not None and not hasattr(lock, "acquire"):
        raise AttributeError(f"{lock!r} has no method 'acquire'")
    return wrapper(obj, lock)


def RawValue(typecode_or_type, *args):
    kind = _type_of(typecode_or_type)
    return _shared_kind(kind)(kind, args)


def RawArray(typecode_or_type, size_or_initializer):
    kind = _type_of(typecode_or_type)
    base = _RawText if kind is _simple_types.c_char else _RawArray
    n = size_or_initializer if isinstance(size_or_initializer, int) else len(size_or_initializer)
    # CPython makes a class for each length, too.
    wanted = type(f"{kind.__name__}_Array_{n}", (base,), {"__module__": "multiprocessing.sharedctypes"})
    return wanted(kind, size_or_initializer)


def Value(typecode_or_type, *args, lock=True):
    return _locked(Synchronized, RawValue(typecode_or_type, *args), lock)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    obj = RawArray(typecode_or_type, size_or_initializer)
    is_text = obj._kind is _simple_types.c_char
    return _locked(SynchronizedString if is_text else SynchronizedArray, obj, lock)


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

    __module__ = "multiprocessing.pool"

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


class ApplyResult:
    """The results of one call of the pool, in parts."""
    __class_getitem__ = classmethod(_prelude.GenericAlias)

    __module__ = "multiprocessing.pool"

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
            self._success = False
            self._value = _failure(result)
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


AsyncResult = ApplyResult


def _failure(result):
    """The exception that ended a call; with the worker's traceback, if it got that far."""
    _, error, text = result
    if text is not None:
        error.__cause__ = RemoteTraceback(text)
    return error


class MapResult(ApplyResult):
    __module__ = "multiprocessing.pool"


AsyncResult.__name__ = AsyncResult.__qualname__ = "ApplyResult"
AsyncResult.__module__ = "multiprocessing.pool"


class IMapIterator:
    """Results one by one, in order of the tasks or (`unordered`) of their ends."""

    __module__ = "multiprocessing.pool"

    def __init__(self, pool, n_parts, ordered):
        self._condition = threading.Condition(_kernel.new_inner_lock())
        self._n_parts = n_parts
        self._ordered = ordered
        self._ready = []
        self._early = {}
        self._n_given = 0
        self._n_in_order = 0
        self._n_left = n_parts
        self._number = pool._register(self)
        if n_parts == 0:
            pool._results_by_number.pop(self._number)

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
        raise _failure(result)

    __next__ = next

    def _set(self, pool, at, result):
        self._n_left -= 1
        if self._n_left == 0:
            pool._results_by_number.pop(self._number, None)
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


class IMapUnorderedIterator(IMapIterator):
    __module__ = "multiprocessing.pool"


class Pool:
    __module__ = "multiprocessing.pool"

    def __repr__(self):
        kind = type(self)
        return (f"<{kind.__module__}.{kind.__qualname__} state={self._state} "
                f"pool_size={len(self._processes)}>")

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None,
                 context=None):
        if processes is None:
            processes = cpu_count()
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None:
            if not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0:
                raise ValueError("maxtasksperchild must be a positive int or None")
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
            try:
                _kernel.send_call(self._tasks, (number, at, func, args, kwargs), None)
            except Exception as error:
                self._results_by_number[number]._set(self, at, (False, error, None))

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
        result = MapResult(self, len(chunks), _join_parts, callback, error_callback)
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
            result = _results_one_by_one(self, len(items), ordered)
            self._send(result._number, [(func, (item,), {}) for item in items])
            return result
        chunks = [items[at:at + chunksize] for at in range(0, len(items), chunksize)]
        result = _results_one_by_one(self, len(chunks), ordered)
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


def _results_one_by_one(pool, n_parts, ordered):
    kind = IMapIterator if ordered else IMapUnorderedIterator
    return kind(pool, n_parts, ordered)


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
    _typeid = ""

    def __init__(self, contents):
        super().__init__(contents, False)

    def _do(self, action):
        contents = _kernel.receive(self._cell, None, "manager")[0]
        try:
            return action(contents)
        finally:
            _kernel.send(self._cell, contents, None, "manager")

    def _callmethod(self, name, args=(), kwds={}):
        return self._do(lambda contents: getattr(contents, name)(*args, **kwds))

    def _getvalue(self):
        return self._read()

    def __str__(self):
        return self._do(repr)

    def __repr__(self):
        return (f"<{type(self).__name__} object, typeid '{self._typeid}' at "
                f"{_kernel.address(self)}>")


class _Container(_Proxy):
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

    def pop(self, *args):
        return self._do(lambda contents: contents.pop(*args))


class DictProxy(_Container):
    __module__ = "multiprocessing.managers"
    _typeid = "dict"

    def __iter__(self):
        return iter(self.keys())

    def clear(self):
        return self._do(lambda contents: contents.clear())

    def copy(self):
        return self._do(lambda contents: contents.copy())

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


class ListProxy(_Container):
    __module__ = "multiprocessing.managers"
    _typeid = "list"

    def __iter__(self):
        at = 0
        while at < len(self):
            yield self[at]
            at += 1

    def __reversed__(self):
        return reversed(self._getvalue())

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

    def __mul__(self, other):
        return self._do(lambda contents: contents * other)

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __imul__(self, other):
        def repeat(contents):
            contents *= other
        self._do(repeat)
        return self


class ArrayProxy(_Proxy):
    __module__ = "multiprocessing.managers"
    _typeid = "Array"

    def __init__(self, typecode, items):
        super().__init__(items)
        self._typecode = typecode

    def __len__(self):
        return self._do(len)

    def __getitem__(self, at):
        return self._do(lambda contents: contents[at])

    def __setitem__(self, at, value):
        def store(contents):
            contents[at] = value
        self._do(store)

    def __iter__(self):
        return iter(self._getvalue())

    def __str__(self):
        items = self._getvalue()
        return f"array('{self._typecode}', {items})" if items else f"array('{self._typecode}')"


class _Managed:
    """A lock or queue of a manager: of another class for programs, and may be sent."""

    __module__ = "multiprocessing.managers"
    _shared_between_processes = False
    _typeid = ""
    _shown = ""

    def __repr__(self):
        return (f"<{type(self).__name__} object, typeid '{self._typeid}' at "
                f"{_kernel.address(self)}>")

    def __str__(self):
        return f"<{self._shown} at {_kernel.address(self)}>"


class _ManagedQueue(_Managed, JoinableQueue):
    __module__ = "multiprocessing.managers"
    __qualname__ = "AutoProxy[Queue]"
    _typeid = "Queue"
    _shown = "queue.Queue object"

    def put(self, obj, block=True, timeout=None):
        if timeout is not None and timeout < 0 and block:
            raise ValueError("'timeout' must be a non-negative number")
        JoinableQueue.put(self, obj, block, timeout)


class AcquirerProxy(_Managed, Lock):
    __module__ = "multiprocessing.managers"
    _typeid = "Lock"

    def __str__(self):
        state = "unlocked" if self.get_value() else "locked"
        return f"<{state} _thread.lock object at {_kernel.address(self)}>"

    def release(self):
        if self.get_value():
            raise RuntimeError("release unlocked lock")
        Lock.release(self)


class _ManagedRLock(_Managed, RLock):
    __module__ = "multiprocessing.managers"
    __qualname__ = "AcquirerProxy"
    _typeid = "RLock"
    _shown = "_thread.RLock object"


class _ManagedSemaphore(_Managed, Semaphore):
    __module__ = "multiprocessing.managers"
    __qualname__ = "AcquirerProxy"
    _typeid = "Semaphore"

    def __str__(self):
        return f"<threading.Semaphore at {_kernel.address(self)}: value={self.get_value()}>"


class _ManagedBoundedSemaphore(_Managed, BoundedSemaphore):
    __module__ = "multiprocessing.managers"
    __qualname__ = "AcquirerProxy"
    _typeid = "BoundedSemaphore"

    def __str__(self):
        return (f"<threading.BoundedSemaphore at {_kernel.address(self)}: "
                f"value={self.get_value()}/{self._max}>")

    def release(self):
        if self.get_value() >= self._max:
            raise ValueError("Semaphore released too many times")
        BoundedSemaphore.release(self)


class EventProxy(_Managed, Event):
    __module__ = "multiprocessing.managers"
    _typeid = "Event"

    def __str__(self):
        state = "set" if self.is_set() else "unset"
        return f"<threading.Event at {_kernel.address(self)}: {state}>"


class NamespaceProxy(_Proxy):
    __module__ = "multiprocessing.managers"
    _typeid = "Namespace"

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self._do(lambda contents: _named(contents, name))

    def __setattr__(self, name, value):
        if name.startswith("_"):
            object.__setattr__(self, name, value)
            return

        def store(contents):
            contents[name] = value
        self._do(store)

    def __delattr__(self, name):
        def remove(contents):
            _named(contents, name)
            del contents[name]
        self._do(remove)

    def __str__(self):
        shown = self._do(lambda contents: [f"{k}={v!r}" for k, v in contents.items()])
        return f"Namespace({', '.join(shown)})"


def _named(contents, name):
    if name not in contents:
        raise AttributeError(f"'Namespace' object has no attribute '{name}'")
    return contents[name]


class ValueProxy(_Proxy):
    __module__ = "multiprocessing.managers"
    _typeid = "Value"

    def __init__(self, typecode, value):
        super().__init__([value])
        self._typecode = typecode

    def get(self):
        return self._do(lambda contents: contents[0])

    def set(self, value):
        def store(contents):
            contents[0] = value
        self._do(store)

    value = property(get, set)

    def __str__(self):
        return f"Value({self._typecode!r}, {self.value!r})"


class SyncManager:
    """Makes shared objects. They are in shared memory here; there is no process behind them."""

    __module__ = "multiprocessing.managers"

    def __init__(self):
        global _n_children
        # The number that CPython gives to the manager's process.
        _n_children += 1
        self.Queue = _ManagedQueue
        self.JoinableQueue = _ManagedQueue
        self.Lock = AcquirerProxy
        self.RLock = _ManagedRLock
        self.Semaphore = _ManagedSemaphore
        self.BoundedSemaphore = _ManagedBoundedSemaphore
        self.Condition = Condition
        self.Event = EventProxy
        self.Barrier = Barrier

    def Array(self, typecode, sequence, lock=True):
        return ArrayProxy(typecode, list(sequence))

    def Value(self, typecode, value, lock=True):
        return ValueProxy(typecode, value)

    def Namespace(self, /, **kwargs):
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


class ForkContext:
    """What `get_context` gives: this module's names."""

    __module__ = "multiprocessing.context"

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
        self.RawValue = RawValue
        self.RawArray = RawArray
        self.Pool = Pool
        self.TimeoutError = TimeoutError
        self.cpu_count = cpu_count
        self.current_process = current_process
        self.parent_process = parent_process
        self.active_children = active_children
        self.freeze_support = freeze_support

    def get_start_method(self, allow_none=False):
        return "fork"

    def set_start_method(self, method, force=False):
        raise ValueError("cannot set start method of concrete context")

    def get_context(self, method=None):
        return self if method is None else get_context(method)


_context = ForkContext()


def get_context(method=None):
    if method in ("spawn", "forkserver"):
        raise ValueError(f"the simulated machine starts processes by fork, not by {method}")
    if method not in (None, "fork"):
        raise ValueError(f"cannot find context for {method!r}")
    return _context
