"""selectors: waiting for several sockets at once."""
import _network
from collections import namedtuple

EVENT_READ = 1
EVENT_WRITE = 2
SelectorKey = namedtuple("SelectorKey", "fileobj fd events data")


class DefaultSelector:
    def __init__(self):
        self._keys = {}

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def register(self, fileobj, events, data=None):
        if not events or events & ~(EVENT_READ | EVENT_WRITE):
            raise ValueError(f"Invalid events: {events!r}")
        key = SelectorKey(fileobj, fileobj.fileno(), events, data)
        if key.fd in self._keys:
            raise KeyError(f"{fileobj!r} (FD {key.fd}) is already registered")
        self._keys[key.fd] = key
        return key

    def _fd(self, fileobj):
        for fd, key in self._keys.items():
            if key.fileobj is fileobj:
                return fd
        raise KeyError(f"{fileobj!r} is not registered")

    def unregister(self, fileobj):
        return self._keys.pop(self._fd(fileobj))

    def modify(self, fileobj, events, data=None):
        fd = self._fd(fileobj)
        self._keys[fd] = key = SelectorKey(fileobj, fd, events, data)
        return key

    def _ready(self):
        found = []
        for key in self._keys.values():
            events = 0
            if key.events & EVENT_READ and key.fileobj._can_read():
                events |= EVENT_READ
            if key.events & EVENT_WRITE and key.fileobj._connection is not None:
                events |= EVENT_WRITE
            if events:
                found.append((key, events))
        return found

    def select(self, timeout=None):
        if timeout is not None and timeout <= 0:
            return self._ready()
        _network.wait_until(self._ready, timeout, "select")
        return self._ready()

    def get_key(self, fileobj):
        return self._keys[self._fd(fileobj)]

    def get_map(self):
        return {key.fileobj: key for key in self._keys.values()}

    def close(self):
        self._keys.clear()


SelectSelector = PollSelector = EpollSelector = BaseSelector = DefaultSelector
