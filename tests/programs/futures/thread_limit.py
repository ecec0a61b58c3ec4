import threading
import time
from concurrent.futures import ThreadPoolExecutor

lock = threading.Lock()
active = peak = 0


def work(n):
    global active, peak
    with lock:
        active += 1
        peak = max(peak, active)
    time.sleep(0.01)
    with lock:
        active -= 1


with ThreadPoolExecutor(max_workers=2) as pool:
    for n in range(6):
        pool.submit(work, n)
print("peak", peak)
