# What programs that look under the bonnet of Thread find; locks are no classes.
import threading, time
class MyThread(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"my-{n}")
        self.n=n; self.result=None
    def run(self):
        self.result=self.n**2
ts=[MyThread(i) for i in range(3)]
print(ts[0]._target if hasattr(ts[0],'_target') else None, ts[0]._args, ts[0]._kwargs)
[t.start() for t in ts]; [t.join() for t in ts]
print([t.result for t in ts], ts[0]._started.is_set(), ts[0]._is_stopped)
class R(threading.Thread):
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, Verbose=None):
        threading.Thread.__init__(self, group, target, name, args, kwargs)
        self._return = None
    def run(self):
        if self._target is not None:
            self._return = self._target(*self._args, **self._kwargs)
    def join(self, *args):
        threading.Thread.join(self, *args)
        return self._return
t=R(target=pow,args=(2,5)); t.start(); print(t.join()); print(t.name, t.daemon)
class S(threading.Thread):
    def __init__(self,*a,**k):
        super().__init__(*a,**k); self._stop_event=threading.Event()
    def stop(self): self._stop_event.set()
    def stopped(self): return self._stop_event.is_set()
    def run(self):
        while not self.stopped(): time.sleep(0.01)
        print("stopped")
s=S(); s.start(); s.stop(); s.join()
print(threading._shutdown, threading._active.__class__, threading._main_thread) if 0 else None
print(threading.TIMEOUT_MAX, threading.ThreadError)
print(threading.Semaphore(2)._value, threading.Barrier(2)._count)
c=threading.Condition(); print(c._lock is not None, c._waiters)
print(isinstance(threading.Lock(), type(threading.Lock())), threading.Lock)
try: isinstance(threading.Lock(), threading.Lock)
except TypeError as e: print(e)
