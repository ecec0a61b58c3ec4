import threading
import time

s = threading.Semaphore(2)
lock = threading.Lock()
active = peak = 0


def work(n):
    global active, peak
    time.sleep(n / 100)
    with s:
        with lock:
            active += 1
            peak = max(peak, active)
        print("in", n)
        time.sleep(0.1)
        with lock:
            active -= 1


ts = [threading.Thread(target=work, args=[n]) for n in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print("peak", peak)
print(s.acquire(blocking=False), s.acquire(blocking=False), s.acquire(timeout=0.01))
s.release()
s.release()
