# Futures and executors: their states and what they say when they are misused.
import re
_print = print
def print(*args): _print(*[re.sub("0x[0-9a-f]+", "?", str(a)) for a in args])
import concurrent.futures as cf
def t(f,*a,**k):
    try: print(getattr(f,'__name__',f), '->', f(*a,**k))
    except BaseException as e: print(getattr(f,'__name__',f), type(e).__name__, e)
f=cf.Future()
print(type(f), repr(f).split(" at ")[0], f.done(), f.running(), f.cancelled())
t(f.result, 0.01); t(f.result, timeout=0); t(f.exception, 0.01)
t(f.set_running_or_notify_cancel); print(f.running(), "running" in repr(f)); t(f.cancel)
t(f.set_result, 5); print(repr(f).split("state=")[1]); t(f.set_result,6); t(f.set_exception,ValueError(1)); t(f.result); t(f.exception); t(f.set_running_or_notify_cancel) if 0 else None
g=cf.Future(); t(g.cancel); t(g.cancel); print(repr(g).split("state=")[1]); t(g.result); t(g.exception); t(g.set_running_or_notify_cancel); print(repr(g).split("state=")[1]); t(g.set_result,1)
h=cf.Future(); h.set_exception(KeyError("x")); t(h.result); t(h.exception); print(repr(h).split("state=")[1])
h.add_done_callback(lambda f: print("cb", f is h))
f=cf.Future(); f.add_done_callback(print) if 0 else None
with cf.ThreadPoolExecutor(max_workers=2, thread_name_prefix="w") as ex:
    print(type(ex), ex._max_workers, type(ex.submit(pow,2,3)))
    t(ex.submit); t(ex.submit,1).__class__ if 0 else None
    print(ex.submit(1).exception())
    print(list(ex.map(pow,[1,2],[3,4]))); t(lambda: list(ex.map(pow,[1,2],[3,4],timeout=-1)))
    print(list(ex.map(lambda x:x,[1,2],chunksize=3)))
    t(lambda: list(ex.map(lambda x:1/x,[1,0])))
t(ex.submit,print); 
t(cf.ThreadPoolExecutor,0); t(cf.ThreadPoolExecutor,"a"); t(cf.ThreadPoolExecutor,-1); t(cf.ThreadPoolExecutor,initializer=5); t(cf.ProcessPoolExecutor,0); t(cf.ProcessPoolExecutor,1,initializer=3)
ex=cf.ThreadPoolExecutor(); ex.shutdown(); ex.shutdown(wait=False); ex.shutdown(cancel_futures=True)
t(cf.wait,[]); t(cf.wait,[f],timeout=0.01,return_when="X"); 
a=cf.Future();a.set_result(1); b=cf.Future()
r=cf.wait([a,b],timeout=0.01); print(type(r), len(r.done), len(r.not_done), r._fields)
t(lambda: [x.result() for x in cf.as_completed([a,b],timeout=0.01)])
t(lambda: [x.result() for x in cf.as_completed([a,b,a],timeout=0)])
print(cf.FIRST_COMPLETED,cf.FIRST_EXCEPTION,cf.ALL_COMPLETED, cf.TimeoutError, cf.CancelledError, cf.TimeoutError is TimeoutError, cf.BrokenExecutor, cf.InvalidStateError, cf.CancelledError.__mro__)
print(cf.__all__)
try: cf.Executor().submit(1)
except Exception as e: print(type(e),e)
try: cf.Executor().map(print,[1])
except Exception as e: print(type(e),e)
