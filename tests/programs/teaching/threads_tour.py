import threading, queue, time
from concurrent.futures import ThreadPoolExecutor, Future, wait, ALL_COMPLETED
class RW:
    def __init__(self): self.c = threading.Condition(); self.r = 0
    def read(self):
        with self.c: self.r += 1
    def done(self):
        with self.c:
            self.r -= 1
            if not self.r: self.c.notify_all()
    def write(self, f):
        with self.c:
            while self.r: self.c.wait()
            f()
rw = RW(); rw.read()
t = threading.Thread(target=rw.write, args=(lambda: print("written"),)); t.start(); time.sleep(.01); print("reading"); rw.done(); t.join()
class StoppableThread(threading.Thread):
    def __init__(self): super().__init__(daemon=True); self._stop_event = threading.Event(); self.n = 0
    def run(self):
        while not self._stop_event.wait(.01): self.n += 1
    def stop(self): self._stop_event.set()
s = StoppableThread(); s.start(); time.sleep(.055); s.stop(); s.join(); print(s.n > 1, s.is_alive())
tl = threading.local()
def use(n): tl.v = n; time.sleep(.01); print("local", tl.v)
ts = [threading.Thread(target=use, args=(i,)) for i in range(2)]
for x in ts: x.start(); x.join()
def div(a, b): return a / b
with ThreadPoolExecutor() as ex:
    fs = {ex.submit(div, 1, d): d for d in (1, 0, 2)}
    for f, d in fs.items():
        try: print(d, f.result())
        except ZeroDivisionError as e: print(d, "error", e)
sem = threading.BoundedSemaphore(2); active = 0; peak = 0; lk = threading.Lock()
def task():
    global active, peak
    with sem:
        with lk: active += 1; peak = max(peak, active)
        time.sleep(.01)
        with lk: active -= 1
ts = [threading.Thread(target=task) for _ in range(5)]
[t.start() for t in ts]; [t.join() for t in ts]; print("peak", peak)
b = threading.Barrier(2)
def meet(n): time.sleep(n * .01); b.wait(); return n
with ThreadPoolExecutor(2) as ex: print(sorted(ex.map(meet, range(2))))
def gen():
    try:
        yield 1; yield 2
    finally: print("gen closed")
g = gen(); next(g); g.close()
tm = threading.Timer(.01, print, ["timer fired"]); tm.start(); tm.join()
q = queue.Queue()
def prod():
    for i in range(3): q.put(i)
    q.put(None)
threading.Thread(target=prod).start()
for x in iter(q.get, None): print("item", x)
def hook(a): print("hook:", a.exc_type.__name__, a.thread.name)
threading.excepthook = hook
t = threading.Thread(target=lambda: 1 / 0, name="bad"); t.start(); t.join()
print(threading.current_thread().name, threading.main_thread().ident == threading.get_ident())
