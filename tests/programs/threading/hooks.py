# excepthook: its argument, its replacement, and one that fails itself.
import threading, sys
def hook(a):
    print("hook", a.exc_type.__name__, a.exc_value, a.thread.name, a.exc_traceback is not None, len(a), a[0].__name__)
    print(type(a).__name__, str(a).split("(")[0])
threading.excepthook=hook
def f(): 1/0
t=threading.Thread(target=f,name="w"); t.start(); t.join()
threading.excepthook=threading.__excepthook__
t=threading.Thread(target=f,name="w"); t.start(); t.join()
def g(): sys.exit(3)
t=threading.Thread(target=g); t.start(); t.join(); print("ok")
class T(threading.Thread):
    def run(self): raise KeyError("x")
t=T(); t.start(); t.join()
def badhook(a): raise ValueError("in hook")
threading.excepthook=badhook
t=threading.Thread(target=f,name="w"); t.start(); t.join()
