# What the objects of threading say when they are misused.
import re
_print = print
def print(*args): _print(*[re.sub("0x[0-9a-f]+", "?", str(a)) for a in args])
import threading
def t(f,*a,**k):
    try: print(f.__name__ if hasattr(f,'__name__') else f, a, k, '->', f(*a,**k))
    except BaseException as e: print(getattr(f,'__name__',f), a, k, type(e).__name__, e)
L=threading.Lock
for a,k in [((),{}),((1,),{}),((),{'x':1})]:
    for c in (threading.Lock,threading.RLock,threading.Event): 
        try: c(*a,**k); print(c.__name__,a,k,"ok")
        except Exception as e: print(c.__name__,a,k,type(e).__name__,e)
l=threading.Lock()
t(l.acquire); t(l.acquire,False); t(l.acquire,True,0.01); t(l.acquire,False,1); t(l.acquire,True,-2); t(l.acquire,"a"); t(l.acquire,1,2,3); t(l.acquire,x=1); t(l.acquire,timeout="a"); t(l.acquire, blocking=False)
t(l.release); t(l.release); t(l.locked); t(l.release,1); t(l.locked,1)
print(type(l), type(threading.RLock()), l)
r=threading.RLock()
t(r.acquire,"a"); t(r.release)
t(r.acquire,False,1); t(r.acquire,True,-2); t(r.release); t(r.release)
t(l.acquire_lock); t(l.locked_lock); t(l.release_lock)
with l as x: print(x)
with r as x: print(x)
c=threading.Condition()
t(c.wait); t(c.notify); t(c.notify_all); t(c.wait_for, lambda: True)
with c as x: print(x); t(c.wait,0.01); t(c.notify,3); t(c.notify_all); t(c.wait_for,lambda:0,timeout=0.01); t(c.wait_for,lambda:5)
t(c.wait,1,2); t(c.notify,1,2); t(c.wait_for); t(c.acquire,False); t(c.release); t(c.release)
t(threading.Condition,5)
s=threading.Semaphore(2)
t(threading.Semaphore,-1); t(threading.Semaphore,"a"); t(threading.BoundedSemaphore,-1)
t(s.acquire); t(s.acquire); t(s.acquire,False); t(s.acquire,True,0.01); t(s.acquire,False,1); t(s.release,0); t(s.release,2); t(s.release,n=1); t(s.release,"a")
b=threading.BoundedSemaphore(1); t(b.release); t(b.acquire); t(b.release,2); t(b.release)
e=threading.Event(); t(e.wait,0.01); t(e.set); t(e.wait); t(e.clear); t(e.is_set); t(e.wait,1,2)
t(threading.Barrier,0); t(threading.Barrier); t(threading.Barrier,"a"); t(threading.Barrier,-1)
ba=threading.Barrier(1); t(ba.wait); t(ba.wait,timeout=1); t(ba.reset); t(ba.abort); t(ba.wait); print(ba.broken,ba.parties,ba.n_waiting)
t(threading.Thread,1); t(threading.Thread,target=1); t(threading.Thread,None,None,"n"); t(threading.Thread,foo=1); t(threading.Thread,None,print,"n",(),{},True)
th=threading.Thread(target=len,args=('',))
t(th.join); t(th.is_alive); t(th.start); t(th.start); t(th.join); t(th.join,1); t(th.is_alive)
def sd(): th.daemon=True
t(sd)
t(threading.current_thread().join)
def sn(): th.name=5; return th.name
t(sn)
t(threading.Timer); t(threading.Timer,1); 
tm=threading.Timer(0.01,_print,[1],{'end':'!\n'}); tm.start(); t(tm.join); t(tm.cancel)
t(threading.active_count); t(threading.stack_size); t(threading.stack_size, 5); t(threading.stack_size, 65536*4); t(threading.stack_size)
t(threading.current_thread,1)
t(threading.gettrace); t(threading.getprofile)
