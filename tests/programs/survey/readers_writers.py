import threading
import time
from contextlib import contextmanager


class RWLock:
    def __init__(self):
        self._cond = threading.Condition(threading.RLock())
        self._readers = 0
        self._writer = False

    @contextmanager
    def read(self):
        with self._cond:
            while self._writer:
                self._cond.wait()
            self._readers += 1
        try:
            yield
        finally:
            with self._cond:
                self._readers -= 1
                if not self._readers:
                    self._cond.notify_all()

    @contextmanager
    def write(self):
        with self._cond:
            self._cond.wait_for(lambda: not self._writer and self._readers == 0)
            self._writer = True
        try:
            yield
        finally:
            with self._cond:
                self._writer = False
                self._cond.notify_all()


data = {"version": 0}
rw = RWLock()
seen = []


def reader(delay):
    time.sleep(delay)
    with rw.read():
        seen.append(data["version"])
        time.sleep(0.02)


def writer(delay, v):
    time.sleep(delay)
    with rw.write():
        data["version"] = v
        time.sleep(0.02)


threads = [threading.Thread(target=reader, args=(d,)) for d in (0, 0.005, 0.08, 0.16)]
threads += [threading.Thread(target=writer, args=(0.03, 1)), threading.Thread(target=writer, kwargs={"delay": 0.12, "v": 2})]
for t in threads: t.start()
for t in threads: t.join()
print(seen, data)
