import threading
import functools


class Singleton:
    _instance = None
    _lock = threading.Lock()

    def __new__(cls, *args, **kwargs):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls._instance = super().__new__(cls)
                    cls._instance.created = 0
        return cls._instance

    def __init__(self):
        self.created += 1


def synchronized(method):
    @functools.wraps(method)
    def wrapper(self, *args, **kwargs):
        with self._lock:
            return method(self, *args, **kwargs)
    return wrapper


class SafeDict:
    def __init__(self):
        self._lock = threading.RLock()
        self._d = {}

    @synchronized
    def __setitem__(self, k, v):
        self._d[k] = v

    @synchronized
    def __getitem__(self, k):
        return self._d[k]

    @synchronized
    def update_with(self, k, fn, default=0):
        """Atomic update."""
        self[k] = fn(self._d.get(k, default))
        return self[k]

    def __len__(self):
        return len(self._d)


objs = []
ts = [threading.Thread(target=lambda: objs.append(Singleton())) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(len({id(o) for o in objs}), objs[0].created)
d = SafeDict()


def inc(word):
    for ch in word:
        d.update_with(ch, lambda x: x + 1)


ts = [threading.Thread(target=inc, args=("mississippi",)) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print({k: d[k] for k in "misp"}, len(d), SafeDict.update_with.__doc__, SafeDict.update_with.__name__)
