import socket, threading, selectors

def serve(server):
    while True:
        try:
            conn, addr = server.accept()
        except OSError:
            return
        threading.Thread(target=handle, args=(conn, addr)).start()

def handle(conn, addr):
    with conn:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            conn.sendall(data.upper())

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 18770))
server.listen(5)
threading.Thread(target=serve, args=(server,), daemon=True).start()
def client(n):
    with socket.create_connection(("127.0.0.1", 18770)) as s:
        s.sendall(f"hello {n}".encode())
        print(s.recv(1024).decode())
for n in range(3):
    t = threading.Thread(target=client, args=(n,))
    t.start(); t.join()
s = socket.socket()
s.settimeout(.05)
s.connect(("127.0.0.1", 18770))
print(s.gettimeout(), s.getpeername())
try:
    s.recv(10)
except socket.timeout as e:
    print("timeout", repr(e), socket.timeout is TimeoutError)
s.setblocking(False)
try:
    s.recv(10)
except BlockingIOError as e:
    print("blocking", e)
s.close()
try:
    s.recv(1)
except OSError as e:
    print(e)
c = socket.socket()
try:
    c.connect(("127.0.0.1", 18779))
except ConnectionRefusedError as e:
    print(e)
print(c.connect_ex(("127.0.0.1", 18779)))
try:
    c.recv(1)
except OSError as e:
    print(e)
a, b = socket.socketpair()
a.sendall(b"ping"); print(b.recv(2), b.recv(10))
a.close(); print(b.recv(5))
sel = selectors.DefaultSelector()
listen = socket.socket(); listen.bind(("127.0.0.1", 18771)); listen.listen()
listen.setblocking(False)
sel.register(listen, selectors.EVENT_READ, data="accept")
def talk():
    with socket.create_connection(("127.0.0.1", 18771)) as s:
        s.sendall(b"over selectors")
        print("client", s.recv(100))
t = threading.Thread(target=talk); t.start()
done = False
while not done:
    for key, mask in sel.select(timeout=1):
        if key.data == "accept":
            conn, addr = key.fileobj.accept()
            conn.setblocking(False)
            sel.register(conn, selectors.EVENT_READ, data="echo")
        else:
            data = key.fileobj.recv(100)
            if data:
                key.fileobj.sendall(data[::-1])
            else:
                sel.unregister(key.fileobj)
                key.fileobj.close()
                done = True
t.join()
sel.close(); listen.close(); server.close()
u1 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u1.bind(("127.0.0.1", 18772))
u2 = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
u2.sendto(b"dgram", ("127.0.0.1", 18772))
print(u1.recvfrom(100)[0])
print("end")
