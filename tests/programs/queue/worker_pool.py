import queue
import threading
import time

tasks, results = queue.Queue(), queue.Queue()


def worker(name):
    while True:
        n = tasks.get()
        if n is None:
            return
        time.sleep(n / 20)
        results.put(n)


for n in [6, 2, 3]:
    tasks.put(n)
ts = [threading.Thread(target=worker, args=[i]) for i in range(3)]
for _ in ts:
    tasks.put(None)
for t in ts:
    t.start()
for t in ts:
    t.join()
print([results.get() for _ in range(3)])
