"""_network: the network inside the simulated machine, of one process. Bytes arrive at once and in
order. Threads wait for it by `wait_until`; event loops are told by `Channel.reader`.
"""
import threading

_condition = threading.Condition()
_n_waiting = 0
listeners = {}
_next_port = 49152


def changed():
    """Something was sent, closed or accepted: threads that wait look again."""
    if _n_waiting:
        with _condition:
            _condition.notify_all()


def wait_until(is_ready, timeout, what):
    """Blocks the thread; gives whether it became ready in time."""
    global _n_waiting
    with _condition:
        if is_ready():
            return True
        _n_waiting += 1
        try:
            return bool(_condition._wait_for(is_ready, timeout, what))
        finally:
            _n_waiting -= 1


def new_port():
    global _next_port
    _next_port += 1
    return _next_port


def address_of(host):
    if host in (None, "", "0.0.0.0", "localhost", "::", "::1"):
        return "127.0.0.1"
    return host


class Channel:
    """One direction of a connection."""

    def __init__(self):
        self._chunks = []
        self.is_ended = False
        # Nobody will read any more.
        self.is_refused = False
        self.reader = None

    def is_ready(self):
        return bool(self._chunks) or self.is_ended

    def put(self, data):
        self._chunks.append(data)
        self._tell()

    def end(self):
        if not self.is_ended:
            self.is_ended = True
            self._tell()

    def take(self, n):
        data = b"".join(self._chunks)
        self._chunks = [data[n:]] if len(data) > n else []
        return data[:n]

    def peek(self, n):
        return b"".join(self._chunks)[:n]

    def _tell(self):
        if self.reader is not None:
            self.reader()
        changed()


class Connection:
    """One end of a connection."""

    def __init__(self, incoming, outgoing, here, there):
        self.incoming = incoming
        self.outgoing = outgoing
        self.here = here
        self.there = there
        self.is_closed = False

    def send(self, data):
        if self.outgoing.is_refused:
            raise BrokenPipeError(32, "Broken pipe")
        if data:
            self.outgoing.put(bytes(data))
        return len(data)

    def close(self):
        if not self.is_closed:
            self.is_closed = True
            self.incoming.is_refused = True
            self.outgoing.end()


class Mailbox:
    """The datagrams that have come to an address."""

    def __init__(self):
        self._letters = []
        self.reader = None

    def __len__(self):
        return len(self._letters)

    def append(self, letter):
        self._letters.append(letter)
        if self.reader is not None:
            self.reader()

    def pop(self, at):
        return self._letters.pop(at)


class Listener:
    def __init__(self, address):
        if address[1] in listeners:
            raise OSError(98, "Address already in use")
        self.address = address
        self.backlog = []
        self.reader = None
        listeners[address[1]] = self

    def close(self):
        if listeners.get(self.address[1]) is self:
            del listeners[self.address[1]]
        changed()


def connect(port):
    """A new connection to whoever listens there, or `None`."""
    listener = listeners.get(port)
    if listener is None:
        return None
    one, two = pair(("127.0.0.1", new_port()), listener.address)
    listener.backlog.append(two)
    if listener.reader is not None:
        listener.reader()
    changed()
    return one


def pair(here, there):
    forth, back = Channel(), Channel()
    return Connection(back, forth, here, there), Connection(forth, back, there, here)
