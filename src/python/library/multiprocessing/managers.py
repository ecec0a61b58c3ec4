"""multiprocessing.managers: managers with a process of their own, which has the objects; programs have proxies."""
import _kernel
import _traceback
import multiprocessing
import threading
from multiprocessing import (AcquirerProxy, ArrayProxy, DictProxy, EventProxy, ListProxy, NamespaceProxy,
                             RemoteTraceback, SyncManager, ValueProxy)


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        shown = [f"{name}={value!r}" for name, value in sorted(self.__dict__.items())
                 if not name.startswith("_")]
        return f"{type(self).__name__}({', '.join(shown)})"


class RemoteError(Exception):
    def __str__(self):
        return "\n" + "-" * 75 + "\n" + str(self.args[0]) + "-" * 75


class BaseProxy:
    """Stands for an object in a manager's process: every call is sent there."""

    _exposed_ = ()

    def __init__(self, requests, number, typeid, shown=None):
        self._requests = requests
        self._number = number
        self._typeid = typeid

    def _callmethod(self, methodname, args=(), kwds={}):
        return _ask(self._requests, self._number, methodname, args, kwds)

    def _getvalue(self):
        return self._callmethod("#GETVALUE")

    def __repr__(self):
        return (f"<{type(self).__name__} object, typeid {self._typeid!r} at "
                f"{_kernel.address(self)}>")

    def __str__(self):
        return self._callmethod("__repr__")


def _ask(requests, number, name, args, kwds):
    """Sends a call to the manager's process and gives its result or raises what it raised there."""
    reply = _kernel.new_pipe(0)
    _kernel.send(requests, (reply, number, name, tuple(args), dict(kwds)), None, "manager")
    is_right, result = _kernel.receive(reply, None, "manager")[0]
    if is_right:
        return result
    raise result


def _serve(requests, registry, initializer, initargs):
    """What the manager's process does: each call in a thread of its own, as some of them wait."""
    if initializer is not None:
        initializer(*initargs)
    objects = []
    while True:
        request = _kernel.receive(requests, None, "manager")[0]
        threading.Thread(target=_answer, args=(objects, registry, *request), daemon=True).start()


def _answer(objects, registry, reply, number, name, args, kwds):
    try:
        if number is None:
            answer = (True, _create(objects, registry, name, args, kwds))
        elif name == "#GETVALUE":
            answer = (True, objects[number])
        else:
            answer = (True, getattr(objects[number], name)(*args, **kwds))
    except Exception as error:
        answer = (False, error)
    try:
        _kernel.send(reply, answer, None, "manager")
    except Exception as error:
        _kernel.send(reply, (False, RemoteError(_traceback._text(error))), None, "manager")


def _create(objects, registry, typeid, args, kwds):
    """Makes an object; gives its number and the methods that its proxy has."""
    callable, exposed = registry[typeid][:2]
    if callable is None:
        if kwds or len(args) != 1:
            raise ValueError("Without callable, must have one non-keyword argument")
        made = args[0]
    else:
        made = callable(*args, **kwds)
    if exposed is None:
        exposed = [name for name in dir(made) if name[0] != "_" and _is_method(made, name)]
    for number, known in enumerate(objects):
        if known is made:
            return number, list(exposed)
    objects.append(made)
    return len(objects) - 1, list(exposed)


def _is_method(obj, name):
    return callable(getattr(obj, name))


def _method(name):
    def call(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)
    call.__name__ = name
    call.__qualname__ = name
    return call


def MakeProxyType(name, exposed):
    return type(name, (BaseProxy,), {
        "__module__": "multiprocessing.managers",
        **{method: _method(method) for method in exposed},
    })


class BaseManager:
    _registry = {}

    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None, *,
                 shutdown_timeout=1.0):
        self._process = None
        self._state = "INITIAL"
        self._address = address

    def start(self, initializer=None, initargs=()):
        if self._state == "STARTED":
            raise multiprocessing.ProcessError("Already started server")
        if self._state == "SHUTDOWN":
            raise multiprocessing.ProcessError("Manager has shut down")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._requests = _kernel.new_pipe(0)
        self._process = multiprocessing.Process(
            target=_serve, args=(self._requests, self._registry, initializer, initargs))
        numbers = ":".join([str(number) for number in self._process._identity])
        self._process.name = f"{type(self).__name__}-{numbers}"
        self._process.start()
        self._process._daemonic = True
        self._state = "STARTED"

    def _create(self, typeid, /, *args, **kwds):
        assert self._state == "STARTED", "server not yet started"
        return _ask(self._requests, None, typeid, args, kwds)

    def join(self, timeout=None):
        if self._process is not None:
            self._process.join(timeout)

    def shutdown(self):
        if self._state == "STARTED":
            self._process.terminate()
            self._process.join()
        self._state = "SHUTDOWN"

    @property
    def address(self):
        return self._address

    def __enter__(self):
        if self._state == "INITIAL":
            self.start()
        assert self._state == "STARTED"
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None,
                 create_method=True):
        if "_registry" not in cls.__dict__:
            cls._registry = cls._registry.copy()
        exposed = exposed or getattr(proxytype, "_exposed_", None) or None
        cls._registry[typeid] = (callable, exposed, proxytype)
        if not create_method:
            return

        def make(self, /, *args, **kwds):
            number, exposed = self._create(typeid, *args, **kwds)
            kind = proxytype
            if kind is None:
                kind = _auto_proxy(typeid, tuple(exposed))
            elif not hasattr(kind, "_callmethod"):
                kind = kind(self._requests, number, typeid)
            return kind(self._requests, number, typeid)
        make.__name__ = typeid
        setattr(cls, typeid, make)


_auto_proxies = {}


def _auto_proxy(typeid, exposed):
    if (typeid, exposed) not in _auto_proxies:
        _auto_proxies[typeid, exposed] = MakeProxyType(f"AutoProxy[{typeid}]", exposed)
    return _auto_proxies[typeid, exposed]
