# A manager's objects between processes.
import multiprocessing as mp
def w(d,l,lock,n,v):
    with lock: d[n]=n*n; l.append(n); v.value+=1
if __name__=="__main__":
    with mp.Manager() as m:
        d,l,lock,v=m.dict(),m.list(),m.Lock(),m.Value('i',0)
        ps=[mp.Process(target=w,args=(d,l,lock,i,v)) for i in range(3)]
        [p.start() for p in ps]; [p.join() for p in ps]
        print(sorted(d.items()), sorted(l), v.value)
        q=m.Queue(); q.put(1); print(q.get(), q.empty(), q.qsize())
        ev=m.Event(); print(ev.is_set()); ev.set(); print(ev.is_set(), ev.wait(1))
        with m.Semaphore(1): print("s")
        r=m.RLock()
        with r: print("r")
        a=m.Array('i',[1,2,3]); a[0]=7; print(a[0], len(a), list(a))
        b=m.Barrier(1); print(b.wait())
        c=m.Condition()
        with c: c.notify_all()
    c=mp.Value('i',0)
    with c.get_lock(): c.value+=1
    print(c.value)
    with c: c.value+=1
    print(c.value)
    arr=mp.Array('i',range(5))
    for i,x in enumerate(arr): arr[i]=x*x
    print(arr[:], sum(arr), arr[1:3], arr[-1], max(arr), arr.get_obj()[0])
    f=mp.Value('d',1.5); print(f.value, f)
