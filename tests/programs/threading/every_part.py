import threading, time, sys

def work(n):
    time.sleep(.01 * n)
    print(threading.current_thread().name, n)

t = threading.Timer(.02, work, args=(0,), kwargs=None)
print(t.interval, t.name, t.daemon)
t.start(); t.join()
t = threading.Timer(.05, work, [1])
t.start(); t.cancel(); t.join()
print(t.is_alive(), t.finished.is_set())

data = threading.local()
data.x = "main"
def loc():
    print(hasattr(data, "x"))
    data.x = "thread"
    print(data.x, data.__dict__)
th = threading.Thread(target=loc); th.start(); th.join()
print(data.x)
class MyLocal(threading.local):
    y = 5
    def __init__(self, v):
        self.v = v
ml = MyLocal(3)
ml.v = 10
def loc2():
    print(ml.v, ml.y)
    ml.y = 6
th = threading.Thread(target=loc2); th.start(); th.join()
print(ml.v, ml.y)

bar = threading.Barrier(3, action=lambda: print("action"), timeout=1)
res = []
def b(n):
    time.sleep(.005 * n)
    i = bar.wait()
    res.append((n, i))
ts = [threading.Thread(target=b, args=(i,)) for i in range(3)]
for x in ts: x.start()
for x in ts: x.join()
print(sorted(res), bar.parties, bar.n_waiting, bar.broken)
def bb():
    try:
        bar.wait(.01)
    except threading.BrokenBarrierError as e:
        print("broken", repr(e))
th = threading.Thread(target=bb); th.start(); th.join()
print(bar.broken)
bar.reset(); print(bar.broken)
bar.abort(); print(bar.broken)
bs = threading.BoundedSemaphore(2)
bs.acquire(); bs.release()
try:
    bs.release()
except ValueError as e:
    print(e)
s = threading.Semaphore(0)
print(s.acquire(blocking=False), s.acquire(timeout=.01))
s.release(2)
print(s.acquire(), s.acquire(blocking=False), s.acquire(blocking=False))
try:
    s.acquire(False, 1)
except ValueError as e:
    print(e)
try:
    threading.Semaphore(-1)
except ValueError as e:
    print(e)
lock = threading.Lock()
print(lock.acquire(timeout=.01), lock.acquire(timeout=.01), lock.acquire(False), lock.locked())
lock.release()
try:
    lock.release()
except RuntimeError as e:
    print(e)
try:
    lock.acquire(False, 1)
except ValueError as e:
    print(e)
try:
    lock.acquire(True, -5)
except ValueError as e:
    print(e)
r = threading.RLock()
with r:
    with r:
        print("nested")
try:
    r.release()
except RuntimeError as e:
    print(e)
c = threading.Condition()
items = []
def consumer():
    with c:
        ok = c.wait_for(lambda: items, timeout=1)
        print("consumer", ok)
th = threading.Thread(target=consumer); th.start()
time.sleep(.01)
with c:
    items.append(1)
    c.notify()
th.join()
with c:
    print(c.wait(.01), c.wait_for(lambda: False, .01))
try:
    c.wait()
except RuntimeError as e:
    print(e)
try:
    c.notify()
except RuntimeError as e:
    print(e)
e = threading.Event()
print(e.is_set(), e.wait(.01)); e.set(); print(e.wait()); e.clear(); print(e.is_set())
print(threading.main_thread().name, threading.main_thread() is threading.current_thread())
print(threading.active_count(), [t.name for t in threading.enumerate()])
print(threading.get_ident() == threading.current_thread().ident, type(threading.get_native_id()))
th = threading.Thread(target=work, args=(1,), name="N", daemon=True)
print(th.name, th.daemon, th.ident, th.is_alive(), th)
try:
    th.join()
except RuntimeError as e:
    print(e)
th.start()
try:
    th.start()
except RuntimeError as e:
    print(e)
try:
    th.daemon = False
except RuntimeError as e:
    print(e)
th.join()
print(th.is_alive(), str(th).split(",")[1][:8])
try:
    threading.current_thread().join()
except RuntimeError as e:
    print(e)
th.name = "other"; print(th.name)
class W(threading.Thread):
    def __init__(self, n):
        super().__init__()
        self.n = n
    def run(self):
        print("W", self.n, self.name)
for w in [W(0), W(1)]:
    w.start()
    w.join()
def bad():
    raise ValueError("in thread")
def hook(args):
    print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)
threading.excepthook = hook
th = threading.Thread(target=bad); th.start(); th.join()
threading.excepthook = threading.__excepthook__
th = threading.Thread(target=bad, name="B"); th.start(); th.join()
try:
    threading.Thread(None, None, None, (), {}, daemon=None, group=1)
except Exception as e:
    print(type(e).__name__)
try:
    threading.Thread(group=1)
except AssertionError as e:
    print("A", e)
print(threading.TIMEOUT_MAX > 1e6)
def daemon():
    while True:
        time.sleep(.01)
threading.Thread(target=daemon, daemon=True).start()
def end():
    time.sleep(.02)
    print("non daemon end")
threading.Thread(target=end).start()
print("main end")
