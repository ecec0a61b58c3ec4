"""threading over the kernel's locks, built as CPython builds it, so that who wakes first is the same.

`_kernel.new_lock()` makes a lock of the kernel; everything else is in Python on top of it. `what`
names the call for the page: a wait inside `Queue.get` must not read `Condition.wait`.
"""
import _kernel
import _traceback
from collections import deque as _deque

Lock = _kernel.allocate_lock
_LockType = type(Lock())
get_ident = _kernel.get_ident
get_native_id = _kernel.get_ident
TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError


class BrokenBarrierError(RuntimeError):
    """The barrier was aborted or reset while someone waited."""


def _monotonic():
    return _kernel.now_ns() / 1e9


class RLock:
    """A lock that its owner may take again."""

    __module__ = "_thread"

    def __init__(self, block):
        self._block = block
        self._owner = None
        self._count = 0

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return (f"<{state} _thread.RLock object owner={self._owner or 0} "
                f"count={self._count} at {_kernel.address(self)}>")

    def acquire(self, blocking=True, timeout=-1):
        if not isinstance(blocking, int):
            kind = type(blocking).__name__
            raise TypeError(f"'{kind}' object cannot be interpreted as an integer")
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        taken = _kernel.acquire(self._block, _seconds(blocking, timeout), "RLock.acquire")
        if taken:
            self._owner = me
            self._count = 1
        return taken

    def __enter__(self):
        return self.acquire()

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            _kernel.release(self._block)

    def __exit__(self, t, v, tb):
        self.release()

    def _acquire_restore(self, state):
        _kernel.acquire(self._block, None, "Condition.wait")
        self._count, self._owner = state

    def _release_save(self):
        if self._count == 0:
            raise RuntimeError("cannot release un-acquired lock")
        state = (self._count, self._owner)
        self._count = 0
        self._owner = None
        _kernel.release(self._block)
        return state

    def _is_owned(self):
        return self._owner == get_ident()


_RLock = RLock


def RLock(*args, **kwargs):
    return _RLock(_kernel.allocate_lock())


def _seconds(blocking, timeout):
    """How long to wait at most: None for ever, 0 not at all."""
    if not blocking:
        if timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        return 0
    if timeout == -1:
        return None
    if timeout < 0:
        raise ValueError("timeout value must be positive")
    return timeout


class Condition:
    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self.acquire = lock.acquire
        self.release = lock.release
        self._is_reentrant = isinstance(lock, _RLock)
        # A lock of a class of the program's own: asked by its methods only.
        self._is_foreign = not self._is_reentrant and type(lock) is not _LockType
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        if self._is_reentrant:
            return self._lock._is_owned()
        if not self._is_foreign:
            return self._lock.locked()
        if hasattr(self._lock, "_is_owned"):
            return self._lock._is_owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        return self._wait(timeout, "Condition.wait")

    def _wait(self, timeout, what):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _kernel.new_gate()
        self._waiters.append(waiter)
        state = None
        if self._is_reentrant:
            state = self._lock._release_save()
        elif self._is_foreign:
            self._lock.release()
        else:
            _kernel.release(self._lock)
        notified = False
        try:
            if timeout is not None and timeout < 0:
                timeout = 0
            notified = _kernel.acquire(waiter, timeout, what)
            return notified
        finally:
            if self._is_reentrant:
                self._lock._acquire_restore(state)
            elif self._is_foreign:
                self._lock.acquire()
            else:
                _kernel.acquire(self._lock, None, what)
            if not notified:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def wait_for(self, predicate, timeout=None):
        return self._wait_for(predicate, timeout, "Condition.wait_for")

    def _wait_for(self, predicate, timeout, what):
        end = None
        left = timeout
        result = predicate()
        while not result:
            if left is not None:
                if end is None:
                    end = _monotonic() + left
                else:
                    left = end - _monotonic()
                    if left <= 0:
                        break
            self._wait(left, what)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        while self._waiters and n > 0:
            _kernel.release(self._waiters.popleft())
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    def notifyAll(self):
        self.notify_all()


def _shown(self, state):
    """What `repr` says of an object of this module."""
    kind = type(self)
    return f"<{kind.__module__}.{kind.__qualname__} at {_kernel.address(self)}: {state}>"


class Semaphore:
    _what = "Semaphore.acquire"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(_kernel.new_inner_lock())
        self._value = value

    def __repr__(self):
        return _shown(self, f"value={self._value}")

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        taken = False
        end = None
        with self._cond:
            while self._value == 0:
                if not blocking:
                    break
                if timeout is not None:
                    if end is None:
                        end = _monotonic() + timeout
                    else:
                        timeout = end - _monotonic()
                        if timeout <= 0:
                            break
                self._cond._wait(timeout, self._what)
            else:
                self._value -= 1
                taken = True
        return taken

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            for _ in range(n):
                self._cond.notify()

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    _what = "BoundedSemaphore.acquire"

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return _shown(self, f"value={self._value}/{self._initial_value}")

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            for _ in range(n):
                self._cond.notify()


class Event:
    def __init__(self):
        self._cond = Condition(_kernel.new_inner_lock())
        self._flag = False

    def __repr__(self):
        return _shown(self, "set" if self._flag else "unset")

    def is_set(self):
        return self._flag

    def isSet(self):
        return self.is_set()

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            signaled = self._flag
            if not signaled:
                signaled = self._cond._wait(timeout, "Event.wait")
            return signaled


class Barrier:
    """Threads wait here until `parties` of them are there."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(_kernel.new_inner_lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        if self.broken:
            return _shown(self, "broken")
        return _shown(self, f"waiters={self.n_waiting}/{self.parties}")

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            while self._state in ("draining", "resetting"):
                self._cond._wait(None, "Barrier.wait")
            if self._state == "broken":
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if index + 1 == self._parties:
                    self._let_go()
                else:
                    self._wait_until_full(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ("resetting", "draining"):
                    self._state = "filling"
                    self._cond.notify_all()

    def _let_go(self):
        try:
            if self._action:
                self._action()
            self._state = "draining"
            self._cond.notify_all()
        except:
            self._break()
            raise

    def _wait_until_full(self, timeout):
        if not self._cond._wait_for(lambda: self._state != "filling", timeout, "Barrier.wait"):
            self._break()
            raise BrokenBarrierError
        if self._state in ("broken", "resetting"):
            raise BrokenBarrierError

    def reset(self):
        with self._cond:
            if self._count > 0:
                if self._state == "filling":
                    self._state = "resetting"
                elif self._state == "broken":
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    def _break(self):
        self._state = "broken"
        self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"


# ---------------------------------------------------------------- threads

_n_names = 0
_active = {}
_limbo = {}
_to_join_at_exit = {}
_atexits = []
_SHUTTING_DOWN = False


def _new_name():
    global _n_names
    _n_names += 1
    return f"Thread-{_n_names}"


class _Started(Event):
    """Whether a thread has begun. Whoever starts it waits for that; until then no more is needed than a gate."""

    __module__ = "threading"
    __qualname__ = "Event"

    def __init__(self):
        self._flag = False
        self._gate = None

    def wait_for_begin(self):
        self._gate = _kernel.new_gate()
        return self._gate

    def begin(self):
        self._flag = True
        _kernel.release(self._gate)


class Thread:
    _initialized = False
    _is_stopped = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if kwargs is None:
            kwargs = {}
        if name:
            name = str(name)
        else:
            name = _new_name()
            if target is not None:
                try:
                    name += f" ({target.__name__})"
                except AttributeError:
                    pass
        self._target = target
        self._name = name
        self._args = args
        self._kwargs = kwargs
        if daemon is not None:
            self._daemonic = daemon
        else:
            self._daemonic = current_thread()._daemonic
        self._ident = None
        self._started = _Started()
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "initial"
        if self._started.is_set():
            status = "started"
            if not self.is_alive():
                status = "stopped"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def start(self):
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        gate = self._started.wait_for_begin()
        _limbo[self] = self
        _kernel.spawn_thread(_bootstrap_thread, self, self._name, self._daemonic, self._carried())
        # CPython waits too until the new thread runs: that is why a thread often runs before
        # the line after its start().
        _kernel.acquire(gate, None, "Thread.start")

    def _carried(self):
        """What the thread is given to work on: a job in it shows before the thread first runs."""
        return (getattr(self, "_args", ()), getattr(self, "_kwargs", None))

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _stop_tracking(self):
        _active.pop(self._ident, None)

    def _stop(self):
        self._is_stopped = True

    def _must_be_initialized(self):
        assert self._initialized, "Thread.__init__() not called"

    def join(self, timeout=None):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if timeout is not None and timeout < 0:
            timeout = 0
        if not self._is_stopped and _kernel.join_thread(self._ident, timeout):
            self._stop()

    def is_alive(self):
        self._must_be_initialized()
        if self._is_stopped or not self._started.is_set():
            return False
        if _kernel.thread_is_alive(self._ident):
            return True
        self._stop()
        return False

    @property
    def name(self):
        self._must_be_initialized()
        return self._name

    @name.setter
    def name(self, name):
        self._must_be_initialized()
        self._name = str(name)

    @property
    def ident(self):
        self._must_be_initialized()
        return self._ident

    @property
    def native_id(self):
        self._must_be_initialized()
        return self._ident

    @property
    def daemon(self):
        self._must_be_initialized()
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class _MainThread(Thread):
    def __init__(self):
        self._target = None
        self._args = ()
        self._kwargs = {}
        self._name = "MainThread"
        self._daemonic = False
        self._ident = get_ident()
        self._started = _Started()
        self._started._flag = True
        self._initialized = True
        _active[self._ident] = self


class Timer(Thread):
    """Calls a function after some seconds, unless cancelled."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def _carried(self):
        return (self.args, self.kwargs)

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _ExceptHookArgs(tuple):
    """What `excepthook` is given."""

    __module__ = "_thread"

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        names = ("exc_type", "exc_value", "exc_traceback", "thread")
        shown = [f"{name}={value!r}" for name, value in zip(names, self)]
        return f"_thread._ExceptHookArgs({', '.join(shown)})"


ExceptHookArgs = _ExceptHookArgs


def excepthook(args, /):
    if type(args) is not ExceptHookArgs:
        raise TypeError("_thread.excepthook argument type must be ExceptHookArgs")
    if args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    _traceback._write(f"Exception in thread {name}:\n")
    _traceback._print(args.exc_value)


__excepthook__ = excepthook


def _bootstrap_thread(thread):
    """The bottom frame of every thread but the main one."""
    thread._ident = get_ident()
    if not thread._daemonic:
        _to_join_at_exit[thread] = None
    thread._started.begin()
    _active[thread._ident] = thread
    _limbo.pop(thread, None)
    try:
        failure = _failure_of(thread)
        if failure is not None:
            _tell_of(failure, thread)
    finally:
        thread._stop_tracking()
        _to_join_at_exit.pop(thread, None)


def _failure_of(thread):
    """Runs a thread and gives what ended it, if it was an exception."""
    try:
        thread.run()
    except BaseException as error:
        if not isinstance(error, SystemExit):
            _kernel.set_fatal(error)
        return error
    return None


def _tell_of(failure, thread):
    try:
        arguments = (type(failure), failure, failure.__traceback__, thread)
        excepthook(ExceptHookArgs(arguments))
    except BaseException as second:
        _traceback._write("Exception in threading.excepthook:\n")
        _traceback._print(second)


def current_thread():
    thread = _kernel.thread_object()
    return _main_thread if thread is None else thread


def currentThread():
    return current_thread()


def main_thread():
    return _main_thread


def active_count():
    return len(_active) + len(_limbo)


def activeCount():
    return active_count()


def enumerate():
    return list(_active.values()) + list(_limbo.values())


def _register_atexit(func, *args, **kwargs):
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _atexits.append((func, args, kwargs))


def _shutdown():
    """Called when a process's main thread is through: waits for the threads that are not daemons."""
    global _SHUTTING_DOWN
    if _SHUTTING_DOWN:
        return
    _SHUTTING_DOWN = True
    for func, args, kwargs in reversed(_atexits):
        func(*args, **kwargs)
    # A thread may start others while it is waited for.
    me = current_thread()
    while True:
        others = [t for t in _to_join_at_exit if t is not me]
        if not others:
            break
        thread = others[0]
        _kernel.join_thread(thread._ident, None)
        _to_join_at_exit.pop(thread, None)


def _after_fork():
    """In a forked child only the thread that forked goes on; it is the main thread now."""
    global _main_thread, _active, _limbo, _to_join_at_exit, _SHUTTING_DOWN
    current = current_thread()
    for thread in enumerate():
        thread._is_stopped = thread is not current
    current._ident = get_ident()
    _main_thread = current
    _active = {current._ident: current}
    _limbo = {}
    _to_join_at_exit = {}
    _SHUTTING_DOWN = False


class _Default:
    """What a subclass of `local` has where an object has nothing of its own in this thread."""

    def __init__(self, name, value):
        self.name = name
        self.value = value

    def __get__(self, obj, cls=None):
        return self.value if obj is None else obj.__dict__.get(self.name, self.value)

    def __set__(self, obj, value):
        obj.__dict__[self.name] = value


class _local:
    """Attributes that each thread has for itself; `__init__` is called again in each."""

    __module__ = "_thread"

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        _kernel.raw_set(self, "_values_by_thread", {get_ident(): {}})
        _kernel.raw_set(self, "_arguments", (args, kwargs))
        return self

    @property
    def __dict__(self):
        values = _kernel.raw_get(self, "_values_by_thread")
        me = get_ident()
        if me not in values:
            values[me] = {}
            args, kwargs = _kernel.raw_get(self, "_arguments")
            if type(self).__init__ is not object.__init__:
                self.__init__(*args, **kwargs)
        return values[me]

    def __getattr__(self, name):
        mine = self.__dict__
        if name in mine:
            return mine[name]
        kind = "_thread._local" if type(self) is _local else type(self).__name__
        raise AttributeError(f"'{kind}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        mine = self.__dict__
        if name not in mine and hasattr(type(self), name):
            # A default that the class has would be found before what is set here.
            setattr(type(self), name, _Default(name, getattr(type(self), name)))
        mine[name] = value

    def __delattr__(self, name):
        mine = self.__dict__
        if name not in mine:
            self.__getattr__(name)
        del mine[name]


local = _local
_stack_size = 0


def stack_size(size=0, /):
    global _stack_size
    if size < 0:
        raise ValueError("size must be 0 or a positive value")
    if 0 < size < 32768:
        raise ValueError(f"size not valid: {size} bytes")
    before = _stack_size
    _stack_size = size
    return before


def gettrace():
    return None


def getprofile():
    return None


_main_thread = _MainThread()
