"""asyncio's transports, protocols and streams over `_network`; in the order of CPython's selector loop:
what arrives is noticed when the loop next looks, after what was ready already.
"""
import _runner
import _asyncio
import _network
import asyncio

_READ_SIZE = 256 * 1024
_LIMIT = 64 * 1024


class AbstractEventLoopPolicy:
    __module__ = "asyncio.events"

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class BaseDefaultEventLoopPolicy(AbstractEventLoopPolicy):
    __module__ = "asyncio.events"

    def get_event_loop(self):
        return _asyncio.get_event_loop()

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, asyncio.AbstractEventLoop):
            raise TypeError("loop must be an instance of AbstractEventLoop or None, "
                            f"not '{type(loop).__name__}'")
        _asyncio.set_event_loop(loop)

    def new_event_loop(self):
        return _asyncio.new_event_loop()


class DefaultEventLoopPolicy(BaseDefaultEventLoopPolicy):
    __module__ = "asyncio.unix_events"


DefaultEventLoopPolicy.__name__ = DefaultEventLoopPolicy.__qualname__ = "_UnixDefaultEventLoopPolicy"


class BaseProtocol:
    __module__ = "asyncio.protocols"

    def connection_made(self, transport):
        pass

    def connection_lost(self, exc):
        pass

    def pause_writing(self):
        pass

    def resume_writing(self):
        pass


class Protocol(BaseProtocol):
    __module__ = "asyncio.protocols"

    def data_received(self, data):
        pass

    def eof_received(self):
        pass


class DatagramProtocol(BaseProtocol):
    __module__ = "asyncio.protocols"

    def datagram_received(self, data, addr):
        pass

    def error_received(self, exc):
        pass


class BaseTransport:
    __module__ = "asyncio.transports"

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        return self._extra.get(name, default)

    def is_closing(self):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError

    def set_protocol(self, protocol):
        raise NotImplementedError

    def get_protocol(self):
        raise NotImplementedError


class ReadTransport(BaseTransport):
    __module__ = "asyncio.transports"

    def is_reading(self):
        raise NotImplementedError

    def pause_reading(self):
        raise NotImplementedError

    def resume_reading(self):
        raise NotImplementedError


class WriteTransport(BaseTransport):
    __module__ = "asyncio.transports"

    def set_write_buffer_limits(self, high=None, low=None):
        raise NotImplementedError

    def get_write_buffer_size(self):
        raise NotImplementedError

    def get_write_buffer_limits(self):
        raise NotImplementedError

    def write(self, data):
        raise NotImplementedError

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))

    def write_eof(self):
        raise NotImplementedError

    def can_write_eof(self):
        raise NotImplementedError

    def abort(self):
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    __module__ = "asyncio.transports"


class DatagramTransport(BaseTransport):
    __module__ = "asyncio.transports"

    def sendto(self, data, addr=None):
        raise NotImplementedError

    def abort(self):
        raise NotImplementedError


class _SocketTransport(Transport):
    """One end of a connection."""

    def __init__(self, loop, connection, protocol, waiter, server=None):
        self._loop = loop
        self._connection = connection
        self._protocol = protocol
        self._server = server
        self._closing = False
        self._eof_sent = False
        self._paused = False
        self._told = False
        self._limits = (_LIMIT // 4, _LIMIT)
        if server is not None:
            server._attach()
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        loop.call_soon(_release, waiter)

    def _start_reading(self):
        if self._closing or self._paused:
            return
        incoming = self._connection.incoming
        incoming.reader = self._tell
        if incoming.is_ready():
            self._tell()

    def _tell(self):
        if not self._told:
            self._told = True
            _asyncio.at_select(self._loop, self._read_ready)

    def _read_ready(self):
        self._told = False
        incoming = self._connection.incoming
        if self._closing or incoming.reader is None or not incoming.is_ready():
            return
        data = incoming.take(_READ_SIZE)
        if data:
            self._protocol.data_received(data)
            if incoming.is_ready() and incoming.reader is not None:
                self._tell()
            return
        incoming.reader = None
        if not self._protocol.eof_received():
            self.close()

    def write(self, data):
        given, data = data, _runner.bytes_like(data)
        if data is None:
            raise TypeError("data argument must be a bytes-like object, not "
                            f"{type(given).__name__!r}")
        if self._eof_sent:
            raise RuntimeError("Cannot call write() after write_eof()")
        if self._closing or not data:
            return
        try:
            self._connection.send(data)
        except OSError as error:
            self._abort(error)

    def writelines(self, list_of_data):
        self.write(b"".join(list_of_data))

    def can_write_eof(self):
        return True

    def write_eof(self):
        if not self._closing and not self._eof_sent:
            self._eof_sent = True
            self._connection.outgoing.end()

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        self._paused = True
        self._connection.incoming.reader = None

    def resume_reading(self):
        if self._paused:
            self._paused = False
            self._start_reading()

    def close(self):
        if not self._closing:
            self._closing = True
            self._connection.incoming.reader = None
            self._loop.call_soon(self._end, None)

    def abort(self):
        self._abort(None)

    def _abort(self, error):
        if not self._closing:
            self._closing = True
            self._connection.incoming.reader = None
            self._loop.call_soon(self._end, error)

    def _end(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._connection.close()
            server = self._server
            if server is not None:
                self._server = None
                server._detach()

    def get_extra_info(self, name, default=None):
        if name == "peername":
            return self._connection.there
        if name == "sockname":
            return self._connection.here
        return default

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_write_buffer_size(self):
        return 0

    def get_write_buffer_limits(self):
        return self._limits

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = _LIMIT if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
        self._limits = (low, high)


_SocketTransport.__name__ = _SocketTransport.__qualname__ = "_SelectorSocketTransport"
_SocketTransport.__module__ = "asyncio.selector_events"


def _release(waiter):
    if not waiter.cancelled():
        waiter.set_result(None)


class _Submodule:
    """`asyncio.exceptions` and its like, if the program has not imported them: the same names are here."""

    def __init__(self, name):
        self.__name__ = name

    def __getattr__(self, name):
        if not name.startswith("_"):
            return getattr(asyncio, name)
        raise AttributeError(f"module '{self.__name__}' has no attribute '{name}'")

    def __repr__(self):
        return f"<module '{self.__name__}'>"


SUBMODULES = {name: _Submodule(f"asyncio.{name}") for name in (
    "base_events", "coroutines", "events", "exceptions", "futures", "locks", "protocols", "queues",
    "runners", "streams", "taskgroups", "tasks", "threads", "timeouts", "transports")}


# ---------------------------------------------------------------- connections and servers

async def create_connection(self, protocol_factory, host=None, port=None, **options):
    """EventLoop.create_connection"""
    await _resolve(self, host)
    arrived = self.create_future()
    address = (_network.address_of(host), port)
    connection = _network.connect(port) if address[0].startswith("127.") else None
    _asyncio.at_select(self, _release, arrived)
    await arrived
    if connection is None:
        raise ConnectionRefusedError(111, f"Connect call failed {address!r}")
    protocol = protocol_factory()
    waiter = self.create_future()
    transport = _SocketTransport(self, connection, protocol, waiter)
    await waiter
    return transport, protocol


async def _resolve(loop, host):
    """Names are looked up in a thread, numbers are not."""
    if host is not None and not host.replace(".", "").isdigit():
        found = loop.create_future()
        loop.call_later(0.0003, _release, found)
        await found
        if host not in ("localhost", "") and not host.endswith(".local"):
            import socket
            raise socket.gaierror(-2, "Name or service not known")


class AbstractServer:
    __module__ = "asyncio.events"

    def close(self):
        raise NotImplementedError

    def get_loop(self):
        raise NotImplementedError

    def is_serving(self):
        raise NotImplementedError

    async def start_serving(self):
        raise NotImplementedError

    async def serve_forever(self):
        raise NotImplementedError

    async def wait_closed(self):
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class Server(AbstractServer):
    __module__ = "asyncio.base_events"

    def __init__(self, loop, addresses, protocol_factory):
        self._loop = loop
        self._factory = protocol_factory
        self._listeners = [_network.Listener(address) for address in addresses]
        self._n_active = 0
        self._waiters = []
        self._serving = False
        self._forever = None

    def __repr__(self):
        return f"<Server sockets={self.sockets!r}>"

    @property
    def sockets(self):
        return tuple([_ServerSocket(listener) for listener in self._listeners or ()])

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    def _start(self):
        if self._serving:
            return
        self._serving = True
        for listener in self._listeners:
            listener.reader = self._tell
            if listener.backlog:
                self._tell()

    def _tell(self):
        _asyncio.at_select(self._loop, self._accept)

    def _accept(self):
        for listener in self._listeners or ():
            while listener.backlog:
                self._loop.create_task(self._accepted(listener.backlog.pop(0)))

    async def _accepted(self, connection):
        protocol = self._factory()
        waiter = self._loop.create_future()
        _SocketTransport(self._loop, connection, protocol, waiter, self)
        await waiter

    def _attach(self):
        self._n_active += 1

    def _detach(self):
        self._n_active -= 1
        if self._n_active == 0 and self._listeners is None:
            self._wake_up()

    def _wake_up(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def close(self):
        if self._listeners is None:
            return
        for listener in self._listeners:
            listener.close()
        self._listeners = None
        self._serving = False
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
            self._forever = None
        if self._n_active == 0:
            self._wake_up()

    async def start_serving(self):
        self._start()
        await asyncio.sleep(0)

    async def serve_forever(self):
        if self._forever is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._listeners is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start()
        self._forever = _asyncio.future(self._loop, "serve_forever")
        try:
            await self._forever
        except asyncio.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._forever = None

    async def wait_closed(self):
        if self._listeners is None or self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter


class _ServerSocket:
    def __init__(self, listener):
        self._listener = listener

    def getsockname(self):
        return self._listener.address

    def __repr__(self):
        return f"<asyncio.TransportSocket laddr={self._listener.address!r}>"


async def create_server(self, protocol_factory, host=None, port=None, *, start_serving=True,
                        **options):
    """EventLoop.create_server"""
    hosts = [host] if host is None or isinstance(host, str) else list(host)
    await asyncio.gather(*[_resolve(self, name) for name in hosts])
    port = port or _network.new_port()
    addresses = list(dict.fromkeys([(_network.address_of(name), port) for name in hosts]))
    try:
        server = Server(self, addresses, protocol_factory)
    except OSError as error:
        raise OSError(error.errno, f"error while attempting to bind on address "
                      f"{addresses[0]!r}: {error.strerror.lower()}") from None
    if start_serving:
        server._start()
        await asyncio.sleep(0)
    return server


# ---------------------------------------------------------------- sockets

def _socket_of(fileobj):
    import socket
    if isinstance(fileobj, int):
        return socket._by_fileno.get(fileobj)
    return fileobj


class _Watch:
    """A callback for as long as a socket can be read (or written, which it always can)."""

    def __init__(self, loop, sock, is_reader, callback, args):
        self.loop = loop
        self.sock = sock
        self.is_reader = is_reader
        self.callback = callback
        self.args = args
        self.is_told = False
        self.is_over = False
        if is_reader:
            self.source = sock._source()
            self.source.reader = self.tell
        if self.is_ready():
            self.tell()

    def is_ready(self):
        return self.sock._can_read() if self.is_reader else True

    def tell(self):
        if not self.is_told:
            self.is_told = True
            _asyncio.at_select(self.loop, self.fire)

    def fire(self):
        self.is_told = False
        if self.is_over or not self.is_ready():
            return
        # As epoll has it: before what the callback makes ready.
        if self.is_reader and isinstance(self.source, _network.Mailbox) and len(self.source) > 1:
            self.tell()
        self.callback(*self.args)
        if not self.is_over and self.is_ready():
            self.tell()

    def stop(self):
        self.is_over = True
        if self.is_reader and self.source.reader == self.tell:
            self.source.reader = None


def add_watch(loop, fd, is_reader, callback, args):
    """EventLoop.add_reader and add_writer"""
    if loop.is_closed():
        raise RuntimeError("Event loop is closed")
    watches = getattr(loop, "_watches", None)
    if watches is None:
        watches = loop._watches = {}
    sock = _socket_of(fd)
    if sock is None:
        raise ValueError(f"Invalid file object: {fd!r}")
    remove_watch(loop, sock, is_reader)
    watches[(sock, is_reader)] = _Watch(loop, sock, is_reader, callback, args)


def remove_watch(loop, fd, is_reader):
    """EventLoop.remove_reader and remove_writer"""
    watch = getattr(loop, "_watches", {}).pop((_socket_of(fd), is_reader), None)
    if watch is None:
        return False
    watch.stop()
    return True


async def when_ready(loop, sock, action):
    """What an action on a socket gives, as soon as it need not wait."""
    try:
        return action()
    except BlockingIOError:
        pass
    future = loop.create_future()

    def ready():
        if future.done():
            return
        try:
            result = action()
        except BlockingIOError:
            pass
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    add_watch(loop, sock, True, ready, ())
    try:
        return await future
    finally:
        remove_watch(loop, sock, True)


async def sock_accept(loop, sock):
    connection, address = await when_ready(loop, sock, sock.accept)
    connection.setblocking(False)
    return connection, address


async def sock_connect(loop, sock, address):
    import socket
    await _resolve(loop, address[0])
    if sock.type == socket.SOCK_DGRAM:
        sock._peer = address
        return
    error = sock.connect_ex(address)
    arrived = loop.create_future()
    _asyncio.at_select(loop, _release, arrived)
    await arrived
    if error:
        raise OSError(error, f"Connect call failed {address!r}")


class _DatagramTransport(Transport):
    def __init__(self, loop, sock, protocol, address, waiter):
        super().__init__({"socket": sock, "sockname": sock.getsockname(), "peername": address})
        self._loop = loop
        self._socket = sock
        self._protocol = protocol
        self._address = address
        self._closing = False
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        loop.call_soon(_release, waiter)

    def _start_reading(self):
        if not self._closing:
            add_watch(self._loop, self._socket, True, self._read_ready, ())

    def _read_ready(self):
        if not self._closing:
            self._protocol.datagram_received(*self._socket.recvfrom(_READ_SIZE))

    def sendto(self, data, addr=None):
        given, data = data, _runner.bytes_like(data)
        if data is None:
            raise TypeError("data argument must be a bytes-like object, not "
                            f"{type(given).__name__!r}")
        if not data:
            return
        if self._address:
            if addr not in (None, self._address):
                raise ValueError(f"Invalid address: must be None or {self._address}")
            addr = self._address
        if not self._closing and not self._socket._send_letter(data, addr) and self._address:
            refused = ConnectionRefusedError(111, "Connection refused")
            _asyncio.at_select(self._loop, self._protocol.error_received, refused)

    def is_closing(self):
        return self._closing

    def get_protocol(self):
        return self._protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    def close(self):
        self._abort(None)

    def abort(self):
        self._abort(None)

    def _abort(self, error):
        if not self._closing:
            self._closing = True
            remove_watch(self._loop, self._socket, True)
            self._loop.call_soon(self._end, error)

    def _end(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            self._socket.close()


_DatagramTransport.__name__ = _DatagramTransport.__qualname__ = "_SelectorDatagramTransport"
_DatagramTransport.__module__ = "asyncio.selector_events"


async def create_datagram_endpoint(loop, protocol_factory, local_addr=None, remote_addr=None, *,
                                   family=0, sock=None, **options):
    """EventLoop.create_datagram_endpoint"""
    import socket
    if sock is None:
        if local_addr is None and remote_addr is None and family == 0:
            raise ValueError("unexpected address family")
        for address in (local_addr, remote_addr):
            if address is not None:
                await _resolve(loop, address[0])
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        sock.setblocking(False)
        sock.bind(("127.0.0.1", 0) if local_addr is None else local_addr)
    if remote_addr is not None:
        remote_addr = (_network.address_of(remote_addr[0]), remote_addr[1])
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = _DatagramTransport(loop, sock, protocol, remote_addr, waiter)
    await waiter
    return transport, protocol


# ---------------------------------------------------------------- streams

class IncompleteReadError(EOFError):
    __module__ = "asyncio.exceptions"

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    __module__ = "asyncio.exceptions"

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed


class SendfileNotAvailableError(RuntimeError):
    """The system has no `sendfile` for this."""
    __module__ = "asyncio.exceptions"


class StreamReader:
    __module__ = "asyncio.streams"

    def __init__(self, limit=_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError("Limit cannot be <= 0")
        self._limit = limit
        self._loop = asyncio.get_event_loop() if loop is None else loop
        self._buffer = b""
        self._eof = False
        self._waiter = None
        self._exception = None

    def __repr__(self):
        parts = ["StreamReader"]
        if self._buffer:
            parts.append(f"{len(self._buffer)} bytes")
        if self._eof:
            parts.append("eof")
        return f"<{' '.join(parts)}>"

    def exception(self):
        return self._exception

    def set_exception(self, exc):
        self._exception = exc
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_exception(exc)

    def set_transport(self, transport):
        self._transport = transport

    def feed_eof(self):
        self._eof = True
        self._wake_up()

    def feed_data(self, data):
        assert not self._eof, "feed_data after feed_eof"
        if data:
            self._buffer += data
            self._wake_up()

    def at_eof(self):
        return self._eof and not self._buffer

    def _wake_up(self):
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.cancelled():
            waiter.set_result(None)

    async def _wait(self, name):
        if self._waiter is not None:
            raise RuntimeError(f"{name}() called while another coroutine is already waiting for "
                               "incoming data")
        self._waiter = _asyncio.future(self._loop, f"StreamReader.{name}")
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _take(self, n):
        data = self._buffer[:n]
        self._buffer = self._buffer[n:]
        return data

    async def readline(self):
        try:
            return await self.readuntil(b"\n")
        except IncompleteReadError as error:
            return error.partial
        except LimitOverrunError as error:
            if self._buffer[error.consumed:].startswith(b"\n"):
                self._take(error.consumed + 1)
            else:
                self._buffer = b""
            raise ValueError(error.args[0])

    async def readuntil(self, separator=b"\n"):
        if not separator:
            raise ValueError("Separator should be at least one-byte string")
        if self._exception is not None:
            raise self._exception
        while True:
            at = self._buffer.find(separator)
            if at >= 0:
                break
            if len(self._buffer) + 1 - len(separator) > self._limit:
                raise LimitOverrunError("Separator is not found, and chunk exceed the limit",
                                        len(self._buffer) + 1 - len(separator))
            if self._eof:
                partial, self._buffer = self._buffer, b""
                raise IncompleteReadError(partial, None)
            await self._wait("readuntil")
        if at > self._limit:
            raise LimitOverrunError("Separator is found, but chunk is longer than limit", at)
        return self._take(at + len(separator))

    async def read(self, n=-1):
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b""
        if n < 0:
            blocks = []
            while True:
                block = await self.read(self._limit)
                if not block:
                    return b"".join(blocks)
                blocks.append(block)
        if not self._buffer and not self._eof:
            await self._wait("read")
        return self._take(n)

    async def readexactly(self, n):
        if n < 0:
            raise ValueError("readexactly size can not be less than zero")
        if self._exception is not None:
            raise self._exception
        while len(self._buffer) < n:
            if self._eof:
                partial, self._buffer = self._buffer, b""
                raise IncompleteReadError(partial, n)
            await self._wait("readexactly")
        return self._take(n)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b"":
            raise StopAsyncIteration
        return line


class StreamReaderProtocol(Protocol):
    __module__ = "asyncio.streams"

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        self._loop = loop
        self._reader = stream_reader
        self._callback = client_connected_cb
        self._lost = False
        self._task = None
        self._closed = loop.create_future()

    def connection_made(self, transport):
        self._transport = transport
        self._reader.set_transport(transport)
        if self._callback is not None:
            writer = StreamWriter(transport, self, self._reader, self._loop)
            made = self._callback(self._reader, writer)
            if asyncio.iscoroutine(made):
                self._task = self._loop.create_task(made)

    def connection_lost(self, exc):
        if exc is None:
            self._reader.feed_eof()
        else:
            self._reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
                self._closed.exception()
        self._lost = True

    def data_received(self, data):
        self._reader.feed_data(data)

    def eof_received(self):
        self._reader.feed_eof()
        return True


class StreamWriter:
    __module__ = "asyncio.streams"

    def __init__(self, transport, protocol, reader, loop):
        self._transport = transport
        self._protocol = protocol
        self._reader = reader
        self._loop = loop

    def __repr__(self):
        return f"<StreamWriter transport={self._transport!r} reader={self._reader!r}>"

    @property
    def transport(self):
        return self._transport

    def write(self, data):
        self._transport.write(data)

    def writelines(self, data):
        self._transport.writelines(data)

    def write_eof(self):
        return self._transport.write_eof()

    def can_write_eof(self):
        return self._transport.can_write_eof()

    def close(self):
        return self._transport.close()

    def is_closing(self):
        return self._transport.is_closing()

    async def wait_closed(self):
        await self._protocol._closed

    def get_extra_info(self, name, default=None):
        return self._transport.get_extra_info(name, default)

    async def drain(self):
        if self._reader is not None:
            exc = self._reader.exception()
            if exc is not None:
                raise exc
        if self._transport.is_closing():
            await asyncio.sleep(0)
        if self._protocol._lost:
            raise ConnectionResetError("Connection lost")


async def open_connection(host=None, port=None, *, limit=_LIMIT, **kwds):
    loop = asyncio.get_running_loop()
    reader = StreamReader(limit, loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await create_connection(loop, lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_LIMIT, **kwds):
    loop = asyncio.get_running_loop()

    def factory():
        reader = StreamReader(limit, loop)
        return StreamReaderProtocol(reader, client_connected_cb, loop)

    return await create_server(loop, factory, host, port, **kwds)
