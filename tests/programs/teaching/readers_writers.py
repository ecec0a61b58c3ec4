import threading
import time


class ReadWriteLock:
    def __init__(self):
        self.readers = 0
        self.guard = threading.Lock()
        self.writing = threading.Lock()

    def read_begin(self):
        with self.guard:
            self.readers += 1
            if self.readers == 1:
                self.writing.acquire()

    def read_end(self):
        with self.guard:
            self.readers -= 1
            if self.readers == 0:
                self.writing.release()


lock = ReadWriteLock()
log = []


def reader(n):
    lock.read_begin()
    log.append("r+")
    time.sleep(0.05)
    log.append("r-")
    lock.read_end()


def writer():
    time.sleep(0.02)
    with lock.writing:
        log.append("w+")
        time.sleep(0.02)
        log.append("w-")


ts = [threading.Thread(target=reader, args=[n]) for n in range(3)] + [threading.Thread(target=writer)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(log)
