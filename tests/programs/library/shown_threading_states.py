# What the objects of threading look like in each state, and a Thread without its __init__.
import re
_print = print
def print(*args): _print(*[re.sub("0x[0-9a-f]+|started \\d+|stopped( daemon)? \\d+", "?", str(a)) for a in args])
import threading
for o in (threading.Lock(),threading.RLock(),threading.Condition(),threading.Condition(threading.Lock()),threading.Semaphore(3),threading.BoundedSemaphore(2),threading.Event(),threading.Barrier(3),threading.local(),threading.Timer(1,print),threading.Thread(target=print),threading.Thread(name="x",daemon=True),threading.current_thread()):
    print(repr(o)); print(type(o)); print(str(o))
e=threading.Event();e.set();print(e)
b=threading.Barrier(2); b.abort(); print(b)
l=threading.RLock(); l.acquire(); l.acquire(); 
print(repr(l).split("owner")[0], "count=2" in repr(l))
class T(threading.Thread): pass
t=T(); print(t); t.start(); t.join(); print(repr(t).split(",")[0], "stopped" in repr(t))
class Bad(threading.Thread):
    def __init__(self): pass
b=Bad()
for f in (lambda:b.start(), lambda:repr(b), lambda:b.join(), lambda:b.is_alive(), lambda:b.name, lambda:b.daemon, lambda: setattr(b,'daemon',True), lambda:b.ident):
    try: print(f())
    except BaseException as x: print(type(x).__name__,x)
