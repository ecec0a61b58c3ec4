# What pools, their results and a manager's objects look like; exit codes.
import re
_print = print
def print(*args): _print(*[re.sub("0x[0-9a-f]+", "?", str(a)) for a in args])
import multiprocessing as mp, time, sys, os
def sq(x): return x*x
def add(a,b): return a+b
def bad(x): raise ValueError("bad %s"%x)
def t(f,*a,**k):
    try: print(getattr(f,'__name__',f), '->', f(*a,**k))
    except BaseException as e: print(getattr(f,'__name__',f), type(e).__name__, e)
if __name__=="__main__":
    with mp.Pool(2) as p:
        print(p, type(p)); print(p.map(sq,range(5)), p.starmap(add,[(1,2),(3,4)]), p.apply(add,(1,2)), list(p.imap(sq,[1,2])), sorted(p.imap_unordered(sq,[1,2])))
        r=p.map_async(sq,[1,2]); print(type(r), r.get(), r.ready(), r.successful()); r=p.apply_async(bad,(1,)); r.wait(); print(r.ready(), r.successful()); t(r.get)
        r=p.apply_async(time.sleep,(0.1,)); t(r.successful); t(r.get,0.01); t(r.get,timeout=0.01); r.wait(); print(r.get())
        p.apply_async(sq,(3,),callback=lambda v: print("cb",v)).wait(); p.apply_async(bad,(3,),error_callback=lambda v: print("ecb",repr(v))).wait(); time.sleep(0.01)
        t(p.map,bad,[1]); t(p.starmap,add,[(1,)]); t(p.map,lambda x:x,[1]); t(lambda: list(p.imap(bad,[1]))); it=p.imap(sq,[1,2]); print(next(it), it.next(), it.next(timeout=1) if 0 else None); t(it.next)
        t(p.map,sq,5); t(p.apply,sq,(1,2)); t(p.join)
    t(p.map,sq,[1]); print(p)
    p=mp.Pool(1); p.close(); t(p.apply,sq,(1,)); p.join(); print(p)
    t(mp.Pool,0); t(mp.Pool,initializer=3); t(mp.Pool,maxtasksperchild=0)
    def ex(c): 
        if c=="raise": raise ValueError("in child")
        if c=="exit": sys.exit(7)
        if c=="exits": sys.exit("text")
        if c=="_exit": os._exit(9)
        if c=="none": sys.exit()
        if c=="sleep": time.sleep(5)
    for c in ("ok","raise","exit","exits","_exit","none"):
        pr=mp.Process(target=ex,args=(c,)); pr.start(); pr.join(); print(c, pr.exitcode)
    pr=mp.Process(target=ex,args=("sleep",)); pr.start(); pr.terminate(); pr.join(); print(pr.exitcode, repr(pr).split("stopped")[1]); pr=mp.Process(target=ex,args=("sleep",)); pr.start(); pr.kill(); pr.join(); print(pr.exitcode,repr(pr).split("stopped")[1])
    with mp.Manager() as m:
        d=m.dict(); l=m.list([1,2]); n=m.Namespace(); v=m.Value('i',5); a=m.Array('i',[1,2]); q=m.Queue(); lk=m.Lock(); ev=m.Event()
        d['a']=1; d.update(b=2); l.append(3); n.x=5; v.value=7; print(d, l, n, v, a, type(d), type(l), type(n), type(v), type(q), type(lk))
        print(dict(d), list(l), d.copy(), d.keys(), d.items(), d.values(), l[0], l[-1], len(l), len(d), 'a' in d, d.get('z'), n.x, v.value, repr(d)[:20], str(l)); t(lambda: d['zz']); t(lambda: l[10]); t(lambda: n.y); t(lambda: l.foo)
        l.sort(reverse=True); print(l); l[0]=9; print(l[:], l*2, [1]+list(l)); print(type(m)); d.setdefault('q',[]).append(1); print(d['q']); print(d.pop('a'), sorted(d))
        for x in l: print(x)
        print(isinstance(d,dict), isinstance(l,list))
    class P(mp.Process):
        def __init__(self,n): super().__init__(); self.n=n
        def run(self): print("run",self.n,self.name, mp.current_process().name); sys.stdout.flush()
    ps=[P(i) for i in range(2)]
    for x in ps: x.start(); x.join()
    print(ps[0].name, mp.parent_process())
