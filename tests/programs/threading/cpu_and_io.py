import threading
import time


def io():
    time.sleep(0.02)
    print("io")


def count():
    n = 0
    end = time.monotonic() + 0.2
    while time.monotonic() < end:
        n += 1
    print("cpu", n > 100)


ts = [threading.Thread(target=count), threading.Thread(target=io)]
for t in ts:
    t.start()
for t in ts:
    t.join()
