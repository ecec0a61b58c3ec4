"""64 threads that all want the same lock, and hold it while they wait."""

import threading
import time

SIZE = 50  # in tests: 2
N_THREADS = 64

lock = threading.Lock()
total = 0


def worker(number):
    global total
    for _ in range(SIZE):
        with lock:
            seen = total
            time.sleep(0.0001)
            total = seen + number


threads = [threading.Thread(target=worker, args=(n,)) for n in range(N_THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("total", total)
