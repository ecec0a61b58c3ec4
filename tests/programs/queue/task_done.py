import queue
import threading
import time

q = queue.Queue()
results = []


def worker():
    while True:
        n = q.get()
        time.sleep(0.005)
        results.append(n * n)
        q.task_done()


for _ in range(3):
    threading.Thread(target=worker, daemon=True).start()
for n in range(8):
    q.put(n)
q.join()
print(sorted(results))
try:
    q.task_done()
except ValueError as e:
    print(e)
