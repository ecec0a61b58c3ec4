import queue

q = queue.Queue()
print(q.empty(), q.qsize())
for x in "abc":
    q.put(x)
print(q.qsize(), q.get(), q.get(), q.get(), q.empty())
try:
    q.get_nowait()
except queue.Empty as e:
    print("empty", repr(e))
try:
    q.get(timeout=0.01)
except queue.Empty:
    print("timeout")
b = queue.Queue(maxsize=1)
b.put(1)
print(b.full())
try:
    b.put_nowait(2)
except queue.Full as e:
    print("full", repr(e))
try:
    b.put(2, timeout=0.01)
except queue.Full:
    print("full after waiting")
try:
    b.put(2, block=False)
except queue.Full:
    print("full at once")
