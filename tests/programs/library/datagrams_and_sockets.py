"""Datagrams, and sockets that an event loop waits for."""
import asyncio, socket
class Server(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport
        print("server up", isinstance(transport, asyncio.BaseTransport))
    def datagram_received(self, data, addr):
        print("got", data.decode(), addr[0])
        self.transport.sendto(data.upper(), addr)
    def connection_lost(self, exc): print("server lost", exc)
class Client(asyncio.DatagramProtocol):
    def __init__(self, n, done): self.n = n; self.done = done
    def connection_made(self, transport):
        self.transport = transport
        for i in range(self.n): transport.sendto(f"message {i}".encode())
    def datagram_received(self, data, addr):
        print("answer", data)
        self.n -= 1
        if not self.n: self.transport.close()
    def error_received(self, exc): print("error", exc)
    def connection_lost(self, exc):
        print("client lost", exc); self.done.set_result(True)
async def main():
    loop = asyncio.get_running_loop()
    transport, protocol = await loop.create_datagram_endpoint(Server, local_addr=("127.0.0.1", 9999))
    print(transport.get_extra_info("sockname"))
    done = loop.create_future()
    t2, p2 = await loop.create_datagram_endpoint(lambda: Client(3, done), remote_addr=("127.0.0.1", 9999))
    print(await done)
    try: transport.sendto("text", ("127.0.0.1", 1))
    except TypeError as e: print(e)
    transport.close()
    await asyncio.sleep(0.01)
    print(transport.is_closing())
asyncio.run(main())
async def socks():
    loop = asyncio.get_running_loop()
    server = socket.socket(); server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("127.0.0.1", 8765)); server.listen(); server.setblocking(False)
    async def handle(conn, n):
        while data := await loop.sock_recv(conn, 100):
            print("server", n, data)
            await loop.sock_sendall(conn, b"echo " + data)
        conn.close()
        print("bye", n)
    async def serve():
        for n in range(2):
            conn, addr = await loop.sock_accept(server)
            asyncio.create_task(handle(conn, n))
    task = asyncio.create_task(serve())
    async def client(words):
        s = socket.socket(); s.setblocking(False)
        await loop.sock_connect(s, ("127.0.0.1", 8765))
        for w in words:
            await loop.sock_sendall(s, w)
            print("client", await loop.sock_recv(s, 100))
        s.close()
    await client([b"a", b"b"])
    await client([b"c"])
    await task
    await asyncio.sleep(0.01)
    server.close()
    s = socket.socket(); s.setblocking(False)
    try: await loop.sock_connect(s, ("127.0.0.1", 1))
    except OSError as e: print(type(e).__name__, e)
    r, w = socket.socketpair(); r.setblocking(False)
    got = loop.create_future()
    def readable(sock):
        data = sock.recv(100); print("readable", data)
        loop.remove_reader(sock)
        got.set_result(data)
    loop.add_reader(r, readable, r)
    loop.call_later(0.01, w.send, b"hello")
    print(await got, loop.remove_reader(r))
asyncio.run(socks())
