import threading
import time


def work(n):
    time.sleep(n / 10)
    print("done", n)


threads = [threading.Thread(target=work, args=[n]) for n in (3, 1, 2)]
for t in threads:
    t.start()
print("started")
for t in threads:
    t.join()
print("joined")
