import concurrent.futures as cf, time, threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED

def f(x, d=0.01):
    time.sleep(d * x)
    return x * x
def bad(x):
    raise ValueError(x)
with ThreadPoolExecutor(max_workers=3) as ex:
    print(list(ex.map(f, [3, 1, 2])))
    print(list(ex.map(lambda a, b: a + b, [1, 2], [3, 4, 5])))
    fs = [ex.submit(f, i) for i in (3, 1, 2)]
    print([x.result() for x in as_completed(fs)])
    fs = {ex.submit(f, i): i for i in (3, 1, 2)}
    for x in as_completed(fs):
        print(fs[x], x.result())
    done, not_done = wait([ex.submit(f, i) for i in (1, 5)], return_when=FIRST_COMPLETED)
    print(len(done), len(not_done))
    r = wait([ex.submit(f, i) for i in (1, 2)], timeout=.0)
    print(type(r).__name__, len(r.done), len(r.not_done))
    fu = ex.submit(bad, 5)
    try:
        fu.result()
    except ValueError as e:
        print("V", e)
    print(repr(fu.exception()), fu.done(), fu.running(), fu.cancelled())
    try:
        for x in ex.map(bad, [1, 2]): print(x)
    except ValueError as e:
        print("map", e)
    fu = ex.submit(f, 5)
    try:
        fu.result(timeout=.01)
    except cf.TimeoutError as e:
        print("T", repr(e), cf.TimeoutError is TimeoutError)
    fu.add_done_callback(lambda f: print("cb", f.result(), threading.current_thread() is threading.main_thread()))
    fu.result()
    time.sleep(.001)
    fu.add_done_callback(lambda f: print("cb late", threading.current_thread() is threading.main_thread()))
    try:
        for x in as_completed([ex.submit(f, 5), ex.submit(f, 1)], timeout=.03):
            print(x.result())
    except TimeoutError as e:
        print(e)
    try:
        for x in ex.map(f, [1, 5], timeout=.03): print(x)
    except TimeoutError as e:
        print("map T", repr(e))
try:
    ex.submit(f, 1)
except RuntimeError as e:
    print(e)
ex = ThreadPoolExecutor(1)
a = ex.submit(f, 2); b = ex.submit(f, 1); c = ex.submit(f, 1)
time.sleep(.001)
print(a.running(), b.running(), a.cancel(), b.cancel(), b.cancelled())
try:
    b.result()
except cf.CancelledError as e:
    print("C", repr(e))
print(str(a)[-14:], str(b)[-16:])
ex.shutdown(wait=True, cancel_futures=True)
print(c.cancelled(), c.done(), str(c)[-16:])
def init(n): print("init", n, threading.current_thread().name)
with ThreadPoolExecutor(1, "pre", init, ("x",)) as ex:
    print(ex.submit(lambda: threading.current_thread().name).result())
def badinit(): raise RuntimeError("init failed")
try:
    ThreadPoolExecutor(0)
except ValueError as e:
    print(e)
f1 = cf.Future()
f1.set_running_or_notify_cancel()
f1.set_result(1)
print(f1.result(), str(f1)[-24:])
try:
    f1.set_result(2)
except cf.InvalidStateError as e:
    print(str(e)[:10])
with ThreadPoolExecutor(2) as ex:
    def nested(n):
        return n
    def cb(f):
        raise KeyError("cb")
    x = ex.submit(nested, 1)
    x.result()
print("end")
