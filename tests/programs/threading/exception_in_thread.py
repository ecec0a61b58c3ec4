import threading
import time


def bad():
    raise ValueError("in thread")


t = threading.Thread(target=bad)
t.start()
t.join()
print("main goes on", t.is_alive())
