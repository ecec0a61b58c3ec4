import threading
import time

lock = threading.Lock()
total = 0


def add(n):
    global total
    for _ in range(n):
        with lock:
            now = total
            time.sleep(0)
            total = now + 1


ts = [threading.Thread(target=add, args=[50]) for _ in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(total, lock.locked())
print(lock.acquire(), lock.locked(), lock.acquire(False), lock.acquire(timeout=0.01))
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)
