import queue, threading, time
q = queue.Queue(maxsize=2)
print(q.empty(), q.full(), q.qsize(), q.maxsize)
q.put(1); q.put(2)
try:
    q.put(3, block=False)
except queue.Full as e:
    print("Full", repr(e))
try:
    q.put(3, timeout=.01)
except queue.Full as e:
    print("Full", repr(e))
try:
    q.put_nowait(3)
except queue.Full: print("full")
print(q.get(), q.get_nowait())
try:
    q.get(timeout=.01)
except queue.Empty as e:
    print("Empty", repr(e))
try:
    q.get(False)
except queue.Empty as e:
    print("Empty", repr(e))
try:
    q.get(timeout=-1)
except ValueError as e:
    print(e)
try:
    q.put(1, timeout=-1)
except ValueError as e:
    print(e)
q.task_done(); q.task_done()
try:
    q.task_done()
except ValueError as e:
    print(e)
q.join()
s = queue.SimpleQueue()
s.put(1); s.put_nowait(2)
print(s.get(), s.qsize(), s.empty(), s.get_nowait())
try:
    s.get_nowait()
except queue.Empty: print("E")
try:
    s.get(timeout=.01)
except queue.Empty: print("E")
p = queue.PriorityQueue()
for x in [(2, "b"), (1, "a"), (3, "c")]: p.put(x)
while not p.empty(): print(p.get())
p.put((1, {})); 
try:
    p.put((1, {}))
except TypeError as e:
    print(e)
l = queue.LifoQueue()
for x in range(3): l.put(x)
print([l.get() for _ in range(3)])
def worker():
    while True:
        item = q.get()
        if item is None:
            q.task_done()
            break
        print("item", item)
        time.sleep(.001)
        q.task_done()
t = threading.Thread(target=worker); t.start()
for i in range(4): q.put(i)
q.put(None)
q.join()
print("joined", q.unfinished_tasks)
t.join()
print(list(q.queue))
