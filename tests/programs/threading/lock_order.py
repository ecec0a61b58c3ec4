import threading
import time

lock = threading.Lock()


def work(n):
    time.sleep(n / 50)
    print(n, "wants")
    with lock:
        print(n, "has")
        time.sleep(0.08)
    

ts = [threading.Thread(target=work, args=[n]) for n in range(3)]
for t in ts:
    t.start()
for t in ts:
    t.join()
