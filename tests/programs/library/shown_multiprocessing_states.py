# What the objects of multiprocessing look like in each state, and what they say when they are misused.
import re
_print = print
def print(*args): _print(*[re.sub("0x[0-9a-f]+|parent=\\d+|pid=\\d+", "?", str(a)) for a in args])
import multiprocessing as mp, os
def t(f,*a,**k):
    try: print(getattr(f,'__name__',f), '->', f(*a,**k))
    except BaseException as e: print(getattr(f,'__name__',f), type(e).__name__, e)
def f(): pass
if __name__=="__main__":
    print(mp.current_process(), mp.current_process().name, type(mp.current_process()), mp.parent_process(), mp.current_process().daemon, mp.current_process().exitcode if 0 else None)
    p=mp.Process(target=f); print(repr(p).split(" parent")[0], p.name, p.pid, p.exitcode, p.daemon, p.is_alive(), type(p), p.ident)
    t(p.join); t(p.terminate); t(p.kill); t(p.close)
    p=mp.Process(target=f,name="nm",daemon=True); print(repr(p).split(" ")[0], repr(p).endswith("initial daemon>"))
    p.start(); t(p.start); p.join(); print(p.exitcode, p.is_alive(), repr(p).endswith("stopped exitcode=0 daemon>")); t(p.join,1); p.close(); t(p.is_alive); t(lambda:p.exitcode); print(p)
    t(mp.Process,1); t(mp.Process,foo=1)
    l=mp.Lock(); print(l, type(l)); l.acquire(); print(l); t(l.release); t(l.release); t(l.acquire,False); t(l.acquire,timeout=0.01); l.release()
    r=mp.RLock(); print(r,type(r)); r.acquire(); r.acquire(); print(r); r.release(); r.release(); t(r.release)
    s=mp.Semaphore(2); print(s,type(s)); s.acquire(); print(s, s.get_value()); s.release(); s.release(); print(s)
    b=mp.BoundedSemaphore(1); print(b,type(b)); t(b.release)
    c=mp.Condition(); print(c,type(c)); t(c.wait,0.01); t(c.notify)
    e=mp.Event(); print(type(e), e.is_set()); t(e.wait,0.01); e.set(); print(e.is_set(), e)
    ba=mp.Barrier(2); print(type(ba), ba.parties, ba.n_waiting, ba.broken); t(ba.wait,0.01)
    v=mp.Value('i',3); print(v, v.value, type(v)); v.value+=1; print(v.value, v.get_lock(), type(v.get_obj()), v.get_obj()); t(mp.Value,'i','a'); t(mp.Value,'zz'); t(lambda: setattr(v,'value','x')); t(lambda: setattr(v,'value',1.5))
    v=mp.Value('d',3); print(v.value, v); v=mp.Value('i',3,lock=False); print(v, type(v)); v=mp.Value('c',b'a'); print(v.value); v=mp.Value('b',200); print(v.value); v=mp.Value('i',2**33); print(v.value); v=mp.Value('f',0.1); print(v.value); v=mp.Value('B',-1); print(v.value)
    v=mp.Value('d'); print(v.value); v=mp.Value('u','x'); print(v.value)
    a=mp.Array('i',3); print(a, type(a), a[:], len(a), list(a)); a=mp.Array('i',[1,2]); a[0]=5; print(a[:]); t(lambda:a[5]); t(lambda:a.__setitem__(0,'x')); a[:]=[7,8]; print(a[:]); t(lambda: a.__setitem__(slice(0,2),[1])); a=mp.Array('d',[1,2],lock=False); print(type(a), a[:]); a=mp.Array('c',b'hello'); print(a.value, a.raw, a[:]); 
    q=mp.Queue(); print(type(q)); t(q.get,False); t(q.get,timeout=0.01); t(q.empty); q.put(1); print(q.get()); t(q.qsize); q=mp.Queue(1); q.put(1); t(q.put,1,False); t(q.put_nowait,1); t(q.put,1,timeout=0.01); t(q.full); q.get(); q.close(); t(q.put,1); q.join_thread(); t(q.get,False)
    jq=mp.JoinableQueue(); print(type(jq)); jq.put(1); jq.get(); jq.task_done(); t(jq.task_done); jq.join()
    sq=mp.SimpleQueue(); print(type(sq)); sq.put(1); print(sq.empty(), sq.get(), sq.empty())
    x,y=mp.Pipe(); print(type(x)); x.send([1]); print(y.recv(), y.poll(), y.poll(0.01), x.closed, x.readable, x.writable); x.close(); t(y.recv); t(x.send,1); t(x.recv)
    x,y=mp.Pipe(False); t(x.send,1); t(y.recv); y.send(2); print(x.recv()); y.close(); t(x.recv); t(x.poll)
    x,y=mp.Pipe(); x.send_bytes(b'abc'); print(y.recv_bytes()); t(x.send,lambda:1)
    print(mp.cpu_count()>0, mp.get_start_method(), mp.get_all_start_methods(), mp.active_children(), type(mp.get_context()), type(mp.get_context('fork'))); t(mp.get_context,'zz'); t(mp.set_start_method,'fork'); t(mp.set_start_method,'fork',force=True)
    t(mp.Semaphore,-1); 
    print(mp.Process, mp.TimeoutError, mp.ProcessError, mp.AuthenticationError, mp.BufferTooShort, mp.TimeoutError.__mro__)
