import threading
import queue
import time


class Future:
    def __init__(self):
        self._event = threading.Event()
        self._result = self._exc = None
        self._callbacks = []

    def set_result(self, r):
        self._result = r
        self._event.set()
        for cb in self._callbacks:
            cb(self)

    def set_exception(self, e):
        self._exc = e
        self._event.set()

    def result(self, timeout=None):
        if not self._event.wait(timeout):
            raise TimeoutError("future timed out")
        if self._exc:
            raise self._exc
        return self._result


class ThreadPool:
    def __init__(self, n):
        self.tasks = queue.Queue()
        self.workers = []
        for i in range(n):
            t = threading.Thread(target=self._worker, name=f"pool-{i}", daemon=True)
            t.start()
            self.workers.append(t)

    def _worker(self):
        while True:
            item = self.tasks.get()
            if item is None:
                break
            fut, fn, args, kwargs = item
            try:
                fut.set_result(fn(*args, **kwargs))
            except Exception as e:
                fut.set_exception(e)
            finally:
                self.tasks.task_done()

    def submit(self, fn, /, *args, **kwargs):
        f = Future()
        self.tasks.put((f, fn, args, kwargs))
        return f

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.tasks.join()
        for _ in self.workers:
            self.tasks.put(None)
        for w in self.workers:
            w.join()


def slow(x, *, scale=1):
    time.sleep(0.01)
    if x < 0:
        raise ValueError("negative!")
    return x * scale


with ThreadPool(3) as pool:
    fs = [pool.submit(slow, i, scale=10) for i in range(5)] + [pool.submit(slow, -1)]
    for f in fs:
        try:
            print(f.result())
        except ValueError as e:
            print("error:", e)
    late = pool.submit(time.sleep, 0.05)
    try:
        late.result(timeout=0.001)
    except TimeoutError as e:
        print(e)
print([w.is_alive() for w in pool.workers], threading.active_count())
