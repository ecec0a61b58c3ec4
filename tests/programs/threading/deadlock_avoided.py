import threading
import time

a = threading.Lock()
b = threading.Lock()


def transfer(name, first, second):
    with first:
        time.sleep(0.02)
        got = second.acquire(timeout=0.02 if name == "x" else 0.2)
        if got:
            second.release()
        print(name, got)


t = threading.Thread(target=transfer, args=["x", a, b])
u = threading.Thread(target=transfer, args=["y", b, a])
t.start()
u.start()
t.join()
u.join()
