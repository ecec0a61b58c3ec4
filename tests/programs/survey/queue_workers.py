import queue
import threading

SENTINEL = None
NUM_WORKERS = 3


def worker(in_q: queue.Queue, out_q: "queue.Queue[tuple]", wid: int):
    for job in iter(in_q.get, SENTINEL):
        out_q.put((job, fib(job)))
        in_q.task_done()
    in_q.task_done()
    in_q.put(SENTINEL) if wid < 0 else None


def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


jobs, results = queue.Queue(), queue.Queue()
threads = []
for w in range(NUM_WORKERS):
    t = threading.Thread(target=worker, args=(jobs, results, w))
    t.start()
    threads.append(t)
for n in range(90, 100):
    jobs.put(n)
for _ in threads:
    jobs.put(SENTINEL)
jobs.join()
for t in threads:
    t.join()
table = {}
while True:
    try:
        k, v = results.get_nowait()
    except queue.Empty:
        break
    table[k] = v
for k in sorted(table):
    print(f"fib({k}) = {table[k]:>30,d}")
pq = queue.PriorityQueue()
for item in [(2, "code"), (1, "eat"), (3, "sleep")]:
    pq.put(item)
print([pq.get()[1] for _ in range(pq.qsize())])
lq = queue.LifoQueue(maxsize=2)
lq.put(1); lq.put(2)
try:
    lq.put(3, timeout=0.01)
except queue.Full:
    print("full", lq.get(), lq.get())
sq = queue.SimpleQueue()
sq.put("x")
print(sq.get(), sq.empty())
