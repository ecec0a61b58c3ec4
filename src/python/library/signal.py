"""signal: handlers that a program raises itself. Nothing comes from outside here."""
import _kernel
import _runner
import _tracebacks

_known = {}


class _Number:
    """An int with a name."""

    def __new__(cls, value, name=None):
        if isinstance(value, _Number):
            value = value.value
        found = _known.get((cls, value))
        if found is None:
            if name is None:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}")
            found = _known[(cls, value)] = object.__new__(cls)
            found.value = value
            found.name = name
        return found

    def __int__(self):
        return self.value

    __index__ = __int__

    def __eq__(self, other):
        if isinstance(other, _Number):
            return self.value == other.value
        return self.value == other

    def __hash__(self):
        return hash(self.value)

    def __neg__(self):
        return -self.value

    def __add__(self, other):
        return self.value + other

    def __lt__(self, other):
        return self.value < int(other)

    def __str__(self):
        return str(self.value)

    def __format__(self, spec):
        return format(self.value, spec)

    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {self.value}>"


class Signals(_Number):
    pass


class Handlers(_Number):
    pass


for _name, _value in (
        ("SIGHUP", 1), ("SIGINT", 2), ("SIGQUIT", 3), ("SIGABRT", 6), ("SIGKILL", 9),
        ("SIGUSR1", 10), ("SIGSEGV", 11), ("SIGUSR2", 12), ("SIGPIPE", 13), ("SIGALRM", 14),
        ("SIGTERM", 15), ("SIGCHLD", 17), ("SIGCONT", 18), ("SIGSTOP", 19)):
    setattr(Signals, _name, Signals(_value, _name))
Handlers.SIG_DFL = Handlers(0, "SIG_DFL")
Handlers.SIG_IGN = Handlers(1, "SIG_IGN")
SIGHUP = Signals.SIGHUP
SIGINT = Signals.SIGINT
SIGQUIT = Signals.SIGQUIT
SIGABRT = Signals.SIGABRT
SIGKILL = Signals.SIGKILL
SIGUSR1 = Signals.SIGUSR1
SIGSEGV = Signals.SIGSEGV
SIGUSR2 = Signals.SIGUSR2
SIGPIPE = Signals.SIGPIPE
SIGALRM = Signals.SIGALRM
SIGTERM = Signals.SIGTERM
SIGCHLD = Signals.SIGCHLD
SIGCONT = Signals.SIGCONT
SIGSTOP = Signals.SIGSTOP
SIG_DFL = Handlers.SIG_DFL
SIG_IGN = Handlers.SIG_IGN


def default_int_handler(signalnum, frame, /):
    raise KeyboardInterrupt


_handlers = {SIGINT: default_int_handler, SIGPIPE: SIG_IGN}


def signal(signalnum, handler, /):
    threading = _kernel.imported("threading")
    if threading is not None and threading.current_thread() is not threading.main_thread():
        raise ValueError("signal only works in main thread of the main interpreter")
    if not (callable(handler) or handler in (SIG_DFL, SIG_IGN)):
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable "
                        "object")
    if signalnum in (SIGKILL, SIGSTOP):
        raise OSError(22, "Invalid argument")
    before = getsignal(signalnum)
    _handlers[Signals(signalnum)] = handler
    return before


def getsignal(signalnum, /):
    return _handlers.get(Signals(signalnum), SIG_DFL)


def raise_signal(signalnum, /):
    handler = getsignal(signalnum)
    if handler is default_int_handler:
        asyncio = _kernel.imported("asyncio")
        if asyncio is not None and asyncio._main_runner is not None:
            asyncio._main_runner._on_sigint()
            return
    if not isinstance(handler, Handlers):
        entry = _runner.user_frame(0)
        handler(int(signalnum), None if entry is None else _tracebacks._Frame(entry))
    elif handler == SIG_DFL and signalnum not in (SIGCHLD, SIGCONT):
        _kernel.exit(-int(signalnum))


def strsignal(signalnum, /):
    return {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed",
            10: "User defined signal 1", 11: "Segmentation fault", 12: "User defined signal 2",
            13: "Broken pipe", 14: "Alarm clock", 15: "Terminated", 17: "Child exited",
            18: "Continued", 19: "Stopped (signal)"}.get(int(signalnum))


def valid_signals():
    return {number for (kind, _), number in _known.items() if kind is Signals}
