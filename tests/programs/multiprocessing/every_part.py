import multiprocessing as mp, time, os, sys

def work(n, q=None):
    time.sleep(.01 * n)
    if q: q.put((n, n * n))
def fail(): raise ValueError("child")
def ex(n): sys.exit(n)
def forever():
    while True: time.sleep(.1)
def add(v, arr, lock):
    for _ in range(50):
        with lock:
            v.value += 1
    arr[0] += 1
def sq(x): return x * x
def mul(a, b): return a * b
def bad(x): raise KeyError(x)
def conn_child(c):
    c.send([1, "a", None])
    print("child got", c.recv())
    c.close()
def barrier(b, n, q):
    time.sleep(.01 * n)
    q.put(b.wait())

if __name__ == "__main__":
    p = mp.Process(target=work, args=(1,), name="P")
    print(p.name, p.is_alive(), p.exitcode, p.daemon, p.pid)
    p.start(); print(p.is_alive(), p.exitcode); p.join(); print(p.is_alive(), p.exitcode)
    print(str(p)[-20:])
    for fn, a in ((ex, (3,)), (ex, (None,)), (ex, ("msg",)), (fail, ())):
        p = mp.Process(target=fn, args=a); p.start(); p.join(); print(p.exitcode)
    p = mp.Process(target=forever); p.start(); p.terminate(); p.join(); print(p.exitcode)
    p = mp.Process(target=forever); p.start(); p.kill(); p.join(); print(p.exitcode)
    p = mp.Process(target=forever, daemon=True); p.start(); p.join(.01); print(p.is_alive()); p.terminate(); p.join(); p.close()
    try:
        p.is_alive()
    except ValueError as e:
        print(e)
    q = mp.Queue()
    ps = [mp.Process(target=work, args=(i, q)) for i in (3, 1, 2)]
    for p in ps: p.start()
    print(sorted([q.get() for _ in ps]))
    for p in ps: p.join()
    print(q.empty())
    v = mp.Value("i", 0); arr = mp.Array("i", [1, 2, 3]); lock = mp.Lock()
    ps = [mp.Process(target=add, args=(v, arr, lock)) for _ in range(3)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value, arr[:], len(arr), list(arr))
    d = mp.Value("d", 1.5); print(d.value)
    with d.get_lock(): d.value += 1
    print(d.value)
    a, b = mp.Pipe()
    p = mp.Process(target=conn_child, args=(b,)); p.start()
    print(a.recv()); a.send({"k": 1}); p.join()
    print(a.poll(), a.closed)
    b.close()
    try:
        a.recv()
    except EOFError as e:
        print("EOF")
    with mp.Pool(2) as pool:
        print(pool.map(sq, range(5)))
        print(list(pool.imap(sq, range(5))))
        print(sorted(pool.imap_unordered(sq, range(5))))
        print(pool.starmap(mul, [(1, 2), (3, 4)]))
        r = pool.apply_async(sq, (7,), callback=lambda x: print("callback", x))
        print(r.get(timeout=1), r.ready(), r.successful())
        print(pool.apply(sq, (3,)))
        try:
            pool.map(bad, [1])
        except KeyError as e:
            print("K", e)
        r = pool.apply_async(bad, (7,), error_callback=lambda x: print("error", repr(x)))
        r.wait(); 
        print(r.successful())
        r = pool.map_async(sq, [1, 2]); print(r.get())
        r = pool.starmap_async(mul, [(1, 2)]); print(r.get())
        try:
            pool.apply_async(time.sleep, (1,)).get(timeout=.01)
        except mp.TimeoutError as e:
            print("T", repr(e))
    bar = mp.Barrier(2); q = mp.Queue()
    ps = [mp.Process(target=barrier, args=(bar, i, q)) for i in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(sorted([q.get(), q.get()]))
    print(mp.current_process().name, mp.cpu_count() >= 1, mp.get_start_method())
    ctx = mp.get_context("fork")
    p = ctx.Process(target=work, args=(0,)); p.start(); p.join(); print(p.name, p.exitcode)
    mp.freeze_support()
    print(mp.active_children(), mp.parent_process())
    jq = mp.JoinableQueue(); jq.put(1); jq.get(); jq.task_done(); jq.join(); print("jq")
    sq_ = mp.SimpleQueue(); sq_.put(1); print(sq_.get(), sq_.empty())
    ev = mp.Event(); print(ev.is_set(), ev.wait(.01)); ev.set(); print(ev.is_set())
    s = mp.Semaphore(1); print(s.acquire(), s.acquire(False)); s.release()
    rl = mp.RLock()
    with rl:
        with rl: print("rl")
    with mp.Manager() as m:
        dd = m.dict(); ll = m.list([1]); ns = m.Namespace(); ns.x = 1
        dd["a"] = 1; ll.append(2)
        print(dd, ll, dict(dd), list(ll), ns.x, len(ll))
        mv = m.Value("i", 3); mv.value += 1; print(mv.value)
        mq = m.Queue(); mq.put(1); print(mq.get())
        ml = m.Lock()
        with ml: print("lock")
    mp.set_start_method("fork", force=True)
