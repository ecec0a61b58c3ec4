import multiprocessing as mp, os, time, queue
from concurrent.futures import ProcessPoolExecutor
class Worker(mp.Process):
    def __init__(self, tasks, results):
        super().__init__(); self.tasks = tasks; self.results = results
    def run(self):
        while True:
            t = self.tasks.get()
            if t is None: break
            self.results.put((t, t ** 2))
def child(conn): 
    conn.send({"pid": os.getpid() > 0, "data": [1, 2]}); conn.close()
def counter(v, n):
    for _ in range(n):
        with v.get_lock(): v.value += 1
def boom(): raise RuntimeError("in child")
if __name__ == "__main__":
    tasks, results = mp.Queue(), mp.Queue()
    ws = [Worker(tasks, results) for _ in range(2)]
    for w in ws: w.start()
    for i in range(6): tasks.put(i)
    for _ in ws: tasks.put(None)
    print(sorted(results.get() for _ in range(6)))
    for w in ws: w.join()
    print([w.exitcode for w in ws])
    a, b = mp.Pipe()
    p = mp.Process(target=child, args=(b,)); p.start(); print(a.recv()); p.join()
    v = mp.Value("i", 0)
    ps = [mp.Process(target=counter, args=(v, 50)) for _ in range(3)]
    [p.start() for p in ps]; [p.join() for p in ps]; print(v.value)
    p = mp.Process(target=boom, name="Boomer"); p.start(); p.join(); print(p.exitcode)
    try: results.get(timeout=.05)
    except queue.Empty: print("empty")
    with mp.Pool(3) as pool:
        print(pool.map(abs, [-1, -2]), pool.starmap(pow, [(2, 3), (3, 2)]))
        r = pool.map_async(abs, range(-3, 0)); r.wait(); print(r.get(), r.ready())
    with mp.Manager() as m:
        d = m.dict(); l = m.list()
        def f(d, l, i): d[i] = i * i; l.append(i)
        ps = [mp.Process(target=f, args=(d, l, i)) for i in range(3)]
        [p.start() for p in ps]; [p.join() for p in ps]
        print(sorted(d.items()), sorted(l))
    ev = mp.Event(); print(ev.wait(.01))
    with ProcessPoolExecutor(max_workers=2) as ex:
        print(list(ex.map(pow, [2, 3], [3, 2])), ex.submit(max, 3, 9).result())
