import threading
import time

ready = threading.Event()


def waiter(n):
    time.sleep(n / 100)
    print(n, "waits")
    woken = ready.wait()
    time.sleep(n / 50)
    print(n, woken)


ts = [threading.Thread(target=waiter, args=[n]) for n in range(2)]
for t in ts:
    t.start()
print(ready.wait(0.04), ready.is_set())
ready.set()
for t in ts:
    t.join()
print(ready.wait(), ready.is_set())
ready.clear()
print(ready.wait(timeout=0.01))
