import queue
import threading
import time

q = queue.Queue(2)


def producer():
    for i in range(5):
        q.put(i)
    q.put(None)
    print("all put")


t = threading.Thread(target=producer)
t.start()
time.sleep(0.03)
print("size", q.qsize(), q.full())
got = []
while (x := q.get()) is not None:
    got.append(x)
    time.sleep(0.01)
t.join()
print(got)
