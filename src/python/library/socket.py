"""socket: connections inside the simulated machine and its one process, for threads that wait."""
import _runner
import _kernel
import _network

AF_UNSPEC = 0
AF_UNIX = 1
AF_INET = 2
AF_INET6 = 10
SOCK_STREAM = 1
SOCK_DGRAM = 2
SOL_SOCKET = 1
SO_REUSEADDR = 2
SO_KEEPALIVE = 9
SO_REUSEPORT = 15
IPPROTO_TCP = 6
TCP_NODELAY = 1
SHUT_RD = 0
SHUT_WR = 1
SHUT_RDWR = 2
SOMAXCONN = 4096
timeout = TimeoutError
error = OSError
_default_timeout = None
_next_fileno = 3
_mailboxes = {}
_by_fileno = {}


class herror(OSError):
    pass


class gaierror(OSError):
    pass


def _would_block():
    return BlockingIOError(11, "Resource temporarily unavailable")


class socket:
    def __init__(self, family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None):
        global _next_fileno
        if family not in (-1, AF_INET):
            raise OSError(97, "Address family not supported by protocol")
        self.family = AF_INET
        self.type = SOCK_STREAM if type == -1 else type
        self.proto = proto
        self._timeout = _default_timeout
        self._connection = None
        self._listener = None
        self._address = None
        self._mail = None
        self._is_closed = False
        self._fileno = _next_fileno
        _by_fileno[_next_fileno] = self
        _next_fileno += 1

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __repr__(self):
        closed = "[closed] " if self._is_closed else ""
        text = (f"<socket.socket {closed}fd={self.fileno()}, family={self.family}, "
                f"type={self.type}, proto={self.proto}")
        if not self._is_closed:
            text += f", laddr={self.getsockname()!r}"
            if self._connection is not None:
                text += f", raddr={self._connection.there!r}"
        return text + ">"

    # Settings

    def settimeout(self, value):
        if value is not None and value < 0:
            raise ValueError("Timeout value out of range")
        self._timeout = None if value is None else float(value)

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0.0

    def setsockopt(self, *args):
        pass

    def getsockopt(self, *args):
        return 0

    def fileno(self):
        return -1 if self._is_closed else self._fileno

    def getsockname(self):
        if self._connection is not None:
            return self._connection.here
        return self._address or ("0.0.0.0", 0)

    def getpeername(self):
        return self._connected().there

    # Waiting

    def _check_open(self):
        if self._is_closed:
            raise OSError(9, "Bad file descriptor")

    def _connected(self):
        self._check_open()
        if self._connection is None:
            raise OSError(107, "Transport endpoint is not connected")
        return self._connection

    def _wait(self, is_ready, what):
        if is_ready():
            return
        if self._timeout == 0.0:
            raise _would_block()
        if not _network.wait_until(is_ready, self._timeout, f"socket.{what}"):
            raise TimeoutError("timed out")

    def _can_read(self):
        if self._listener is not None:
            return bool(self._listener.backlog)
        if self._mail is not None:
            return bool(self._mail)
        return self._connection is not None and self._connection.incoming.is_ready()

    def _source(self):
        """What has the `reader` that is told when something comes."""
        if self._listener is not None:
            return self._listener
        return self._mail if self._mail is not None else self._connected().incoming

    # Connections

    def bind(self, address):
        self._check_open()
        host, port = address
        port = port or _network.new_port()
        if port in _network.listeners or port in _mailboxes:
            raise OSError(98, "Address already in use")
        self._address = (_network.address_of(host), port)
        if self.type == SOCK_DGRAM:
            self._mail = _mailboxes[port] = _network.Mailbox()

    def listen(self, backlog=128):
        self._check_open()
        if self._address is None:
            self._address = ("127.0.0.1", _network.new_port())
        self._listener = _network.Listener(self._address)

    def accept(self):
        self._check_open()
        if self._listener is None:
            raise OSError(22, "Invalid argument")
        self._wait(lambda: self._listener.backlog or self._is_closed, "accept")
        self._check_open()
        made = socket()
        made._connection = self._listener.backlog.pop(0)
        return made, made._connection.there

    def connect(self, address):
        self._check_open()
        if self._connection is not None:
            raise OSError(106, "Transport endpoint is already connected")
        connection = None
        if _network.address_of(_resolved(address[0])).startswith("127."):
            connection = _network.connect(address[1])
        if connection is None:
            raise ConnectionRefusedError(111, "Connection refused")
        self._connection = connection

    def connect_ex(self, address):
        try:
            self.connect(address)
        except OSError as error:
            return error.errno
        return 0

    def send(self, data, flags=0):
        given, data = data, _runner.bytes_like(data)
        if data is None:
            raise TypeError(f"a bytes-like object is required, not '{type(given).__name__}'")
        return self._connected().send(data)

    def sendall(self, data, flags=0):
        self.send(data)

    def recv(self, bufsize, flags=0):
        if self.type == SOCK_DGRAM:
            return self.recvfrom(bufsize)[0]
        connection = self._connected()
        if bufsize < 0:
            raise ValueError("negative buffersize in recv")
        self._wait(lambda: connection.incoming.is_ready() or self._is_closed, "recv")
        self._check_open()
        return connection.incoming.take(bufsize)

    def sendto(self, data, *args):
        address = args[-1]
        self._send_letter(data, address)
        return len(data)

    def _send_letter(self, data, address):
        """Gives whether there is somebody at that address."""
        if self._mail is None:
            self.bind(("127.0.0.1", 0))
        mailbox = _mailboxes.get(address[1])
        if mailbox is not None:
            mailbox.append((bytes(data), self._address))
            _network.changed()
        return mailbox is not None

    def recvfrom(self, bufsize, flags=0):
        self._check_open()
        if self._mail is None:
            self.bind(("127.0.0.1", 0))
        self._wait(lambda: self._mail, "recvfrom")
        data, address = self._mail.pop(0)
        return data[:bufsize], address

    def shutdown(self, how):
        connection = self._connected()
        if how in (SHUT_WR, SHUT_RDWR):
            connection.outgoing.end()
        if how in (SHUT_RD, SHUT_RDWR):
            connection.incoming.end()

    def close(self):
        if self._is_closed:
            return
        self._is_closed = True
        _by_fileno.pop(self._fileno, None)
        if self._connection is not None:
            self._connection.close()
        if self._listener is not None:
            self._listener.close()
        if self._mail is not None:
            _mailboxes.pop(self._address[1], None)
        _network.changed()

    def makefile(self, mode="r", buffering=None, *, encoding=None, errors=None, newline=None):
        return _File(self, "b" in mode)


SocketType = socket


class _File:
    """A connection as a file of lines."""

    def __init__(self, sock, is_binary):
        self._socket = sock
        self._is_binary = is_binary
        self._rest = b""

    def _shown(self, data):
        return data if self._is_binary else data.decode()

    def readline(self):
        while b"\n" not in self._rest:
            data = self._socket.recv(8192)
            if not data:
                line, self._rest = self._rest, b""
                return self._shown(line)
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        return self._shown(line + b"\n")

    def read(self, size=-1):
        while size < 0 or len(self._rest) < size:
            data = self._socket.recv(8192)
            if not data:
                break
            self._rest += data
        size = len(self._rest) if size < 0 else size
        data, self._rest = self._rest[:size], self._rest[size:]
        return self._shown(data)

    def write(self, data):
        self._socket.sendall(data if self._is_binary else data.encode())
        return len(data)

    def flush(self):
        pass

    def close(self):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def _resolved(host):
    if host in ("", "localhost", "0.0.0.0", gethostname()):
        return "127.0.0.1"
    if not host.replace(".", "").isdigit():
        raise gaierror(-2, "Name or service not known")
    return host


def gethostname():
    return "interleave"


getfqdn = gethostname


def gethostbyname(hostname):
    return _resolved(hostname)


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    return [(AF_INET, type or SOCK_STREAM, 6, "", (_resolved(host or ""), port))]


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout):
    global _default_timeout
    _default_timeout = timeout


def create_connection(address, timeout=-1, source_address=None, **ignored):
    made = socket()
    if timeout != -1:
        made.settimeout(timeout)
    try:
        made.connect(address)
    except OSError:
        made.close()
        raise
    return made


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, **ignored):
    made = socket()
    made.bind(address)
    made.listen()
    return made


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    one, two = socket(), socket()
    one._connection, two._connection = _network.pair(("", 0), ("", 0))
    return one, two


def inet_aton(ip_string):
    return bytes([int(part) for part in ip_string.split(".")])


def inet_ntoa(packed_ip):
    return ".".join([str(part) for part in packed_ip])


def htons(x):
    return (x & 255) << 8 | x >> 8


ntohs = htons
