# A manager's object with a lock, and a queue that was there before, used by processes.
from multiprocessing.managers import BaseManager
from multiprocessing import Process
import queue, threading
class Counter:
    def __init__(self): self.value=0; self.lock=threading.Lock()
    def inc(self):
        with self.lock: self.value+=1
    def get(self): return self.value
class M(BaseManager): pass
M.register("Counter", Counter)
q=queue.Queue()
M.register("get_queue", callable=lambda: q)
def work(c,q,i): c.inc(); q.put(i)
if __name__=="__main__":
    m=M(); m.start()
    c=m.Counter(); qq=m.get_queue()
    ps=[Process(target=work,args=(c,qq,i)) for i in range(4)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(c.get(), sorted(qq.get() for _ in range(4)), qq.empty(), m.get_queue().qsize())
    print([p.name for p in ps])
    m.shutdown()
