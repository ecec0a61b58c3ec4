import asyncio

async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
    addr = writer.get_extra_info("peername")
    print("connected", addr[0])
    while True:
        line = await reader.readline()
        if not line:
            break
        print("server got", line.decode().rstrip())
        writer.write(line.upper())
        await writer.drain()
    print("server closing")
    writer.close()
    await writer.wait_closed()

async def client(port, name, n):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for i in range(n):
        writer.write(f"{name} {i}\n".encode())
        await writer.drain()
        answer = await reader.readline()
        print(name, "answer", answer)
    writer.close()
    await writer.wait_closed()
    print(name, "closed")

async def main():
    server = await asyncio.start_server(handle, "127.0.0.1", 18765)
    print(server.sockets[0].getsockname(), server.is_serving())
    async with server:
        await client(18765, "one", 2)
        await asyncio.gather(*(client(18765, f"c{i}", 2) for i in range(2)))
        reader, writer = await asyncio.open_connection("127.0.0.1", 18765)
        writer.write(b"a\nb\n")
        writer.write_eof()
        print(await reader.read())
        writer.close()
        reader, writer = await asyncio.open_connection("127.0.0.1", 18765)
        writer.write(b"abc\n")
        try:
            await asyncio.wait_for(reader.readexactly(10), .05)
        except TimeoutError:
            print("timeout")
        writer.write_eof()
        try:
            await reader.readexactly(10)
        except asyncio.IncompleteReadError as e:
            print(e, e.partial, e.expected)
        writer.close()
    await asyncio.sleep(.01)
    try:
        await asyncio.open_connection("127.0.0.1", 18765)
    except ConnectionRefusedError as e:
        print("refused", e.errno)
    r = asyncio.StreamReader()
    r.feed_data(b"x;y;z")
    r.feed_eof()
    print(await r.readuntil(b";"), await r.read(1), await r.read(), r.at_eof())

asyncio.run(main())

class Echo(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        print("made")
    def data_received(self, data):
        print("data", data)
        self.transport.write(data[::-1])
    def connection_lost(self, exc):
        print("lost", exc)

class Client(asyncio.Protocol):
    def __init__(self, done):
        self.done = done
    def connection_made(self, transport):
        transport.write(b"hello")
        self.transport = transport
    def data_received(self, data):
        print("client data", data)
        self.transport.close()
    def connection_lost(self, exc):
        print("client lost", exc)
        self.done.set_result(True)

async def protocols():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Echo, "127.0.0.1", 18766)
    done = loop.create_future()
    await loop.create_connection(lambda: Client(done), "127.0.0.1", 18766)
    await done
    await asyncio.sleep(.01)
    server.close()
    await server.wait_closed()
    task = asyncio.create_task(forever())
    await asyncio.sleep(.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("server cancelled")

async def forever():
    server = await asyncio.start_server(lambda r, w: None, "127.0.0.1", 18767)
    async with server:
        await server.serve_forever()

asyncio.run(protocols())
