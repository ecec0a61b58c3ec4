# threading.local: its words and its __dict__.
import re
_print = print
def print(*args): _print(*[re.sub("0x[0-9a-f]+", "?", str(a)) for a in args])
import threading
d=threading.local()
print(d, d.__dict__)
try: d.x
except AttributeError as e: print(e)
d.x=1; print(d.__dict__, vars(d), hasattr(d,'y'), getattr(d,'y',3))
try: del d.y
except AttributeError as e: print(e)
try: threading.local(3)
except TypeError as e: print(e)
class L(threading.local):
    n=0
    def __init__(self,a): self.a=a; print("init",a)
    def m(self): self.n+=1; return self.n
l=L(5)
print(l.m(),l.m(),L.n)
def f(): print(l.a,l.m(),l.__dict__)
t=threading.Thread(target=f); t.start(); t.join()
print(l.__dict__, isinstance(l,threading.local), L.__mro__)
try: l.zz
except AttributeError as e: print(e)
